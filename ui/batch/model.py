# SPDX-License-Identifier: GPL-2.0-or-later
"""Qt's view of the table: areas are rows, dates are columns, each cell has a tick and a few words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from qgis.PyQt.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt, pyqtSignal
from qgis.PyQt.QtGui import QPalette

from ...core.batch.state import (
    GETTABLE_PHASES,
    SHOWN_PHASES,
    TICKABLE_PHASES,
    BatchActivity,
    BatchCell,
    BatchState,
    CellKey,
    CellPhase,
)
from ..formats import date_text
from ..section import text_palette
from .words import area_tip, cell_text, cell_tip

if TYPE_CHECKING:
    from collections.abc import Callable

LOUD_PHASES = GETTABLE_PHASES | SHOWN_PHASES | {CellPhase.FETCHING, CellPhase.FAILED}
"""All others are drawn in the palette's subdued colour."""


class BatchModel(QAbstractTableModel):
    """Show a state, and tell which ticks the user changes."""

    tick_changed = pyqtSignal(object, bool)
    """A list of `CellKey` and whether they are wanted."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._state = BatchState()

    def set_state(self, state: BatchState) -> None:
        """Show another state; where rows and columns stay, only the cells that changed are drawn anew."""
        old = self._state
        if (old.areas, old.dates) != (state.areas, state.dates):
            self.beginResetModel()
            self._state = state
            self.endResetModel()
            return
        self._state = state
        if old.activity is not state.activity:
            self._tell_changed(list(state.cells))
        else:
            self._tell_changed([k for k, cell in state.cells.items() if cell is not old.cells.get(k)])

    def rowCount(self, parent: QModelIndex = QModelIndex()) -> int:  # noqa: N802, B008 (Qt's name and signature)
        """Count the areas."""
        return 0 if parent.isValid() else len(self._state.areas)

    def columnCount(self, parent: QModelIndex = QModelIndex()) -> int:  # noqa: N802, B008 (Qt's name and signature)
        """Count the dates."""
        return 0 if parent.isValid() else len(self._state.dates)

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 (Qt's signature)
        """Answer for one cell and one role."""
        answer = _ANSWER_TO.get(role)
        if answer is None or not index.isValid():
            return None
        cell = self._state.cells.get(self.key_at(index))
        return None if cell is None else answer(cell)

    def setData(self, index: QModelIndex, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:  # noqa: N802 (Qt's name)
        """Take a tick."""
        if role != Qt.ItemDataRole.CheckStateRole:
            return False
        self.tick_changed.emit([self.key_at(index)], _is_checked(value))
        return True

    def flags(self, index: QModelIndex) -> Qt.ItemFlag:
        """Let a tick be changed where there is one, and while nothing is being fetched."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        cell = self._state.cells.get(self.key_at(index))
        is_open = self._state.activity is not BatchActivity.FETCHING
        if cell is not None and is_open and cell.phase in TICKABLE_PHASES:
            flags |= Qt.ItemFlag.ItemIsUserCheckable
        return flags

    def headerData(  # noqa: N802 (Qt's name)
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:  # noqa: ANN401 (Qt's signature)
        """Name the areas and the dates."""
        if orientation == Qt.Orientation.Horizontal and section < len(self._state.dates):
            return date_text(self._state.dates[section]) if role == Qt.ItemDataRole.DisplayRole else None
        if orientation == Qt.Orientation.Vertical and section < len(self._state.areas):
            area = self._state.areas[section]
            texts: dict[int, str] = {
                Qt.ItemDataRole.DisplayRole: area.name,
                Qt.ItemDataRole.ToolTipRole: area_tip(area),
            }
            return texts.get(role)
        return None

    def key_at(self, index: QModelIndex) -> CellKey:
        """Return which cell stands at an index."""
        return CellKey(self._state.areas[index.row()].name, self._state.dates[index.column()])

    def toggle_row(self, row: int) -> None:
        """Tick all cells of an area, or none where all are ticked."""
        name = self._state.areas[row].name
        self._toggle([key for key in self._state.cells if key.area_name == name])

    def toggle_column(self, column: int) -> None:
        """Tick all cells of a date, or none where all are ticked."""
        date = self._state.dates[column]
        self._toggle([key for key in self._state.cells if key.date == date])

    def _toggle(self, keys: list[CellKey]) -> None:
        cells = self._state.cells
        tickable = [key for key in keys if cells[key].phase in TICKABLE_PHASES]
        if tickable:
            self.tick_changed.emit(tickable, not all(cells[key].is_ticked for key in tickable))

    def _tell_changed(self, keys: list[CellKey]) -> None:
        rows = {area.name: row for row, area in enumerate(self._state.areas)}
        columns = {date: column for column, date in enumerate(self._state.dates)}
        places = [(rows[key.area_name], columns[key.date]) for key in keys]
        if places:
            first = self.index(min(row for row, _ in places), min(column for _, column in places))
            last = self.index(max(row for row, _ in places), max(column for _, column in places))
            self.dataChanged.emit(first, last)


def _is_checked(value: object) -> bool:
    """Read Qt's check state, which is a number in Qt 5 and an enum in Qt 6."""
    return value in (Qt.CheckState.Checked, getattr(Qt.CheckState.Checked, "value", 2), 2)


def _check_state(cell: BatchCell) -> Qt.CheckState | None:
    if cell.phase not in TICKABLE_PHASES:
        return None
    return Qt.CheckState.Checked if cell.is_ticked else Qt.CheckState.Unchecked


def _colour(cell: BatchCell) -> Any:  # noqa: ANN401 (a colour, or none for the view's own)
    if cell.phase in LOUD_PHASES:
        return None
    return text_palette().color(QPalette.ColorRole.PlaceholderText)


_ANSWER_TO: dict[int, Callable[[BatchCell], Any]] = {
    Qt.ItemDataRole.DisplayRole: cell_text,
    Qt.ItemDataRole.ToolTipRole: cell_tip,
    Qt.ItemDataRole.AccessibleTextRole: lambda cell: f"{cell_tip(cell)}, {cell_text(cell)}",
    Qt.ItemDataRole.CheckStateRole: _check_state,
    Qt.ItemDataRole.ForegroundRole: _colour,
}
