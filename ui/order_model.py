# SPDX-License-Identifier: GPL-2.0-or-later
"""Qt's view of the orders: the rows, and the filter over them by state and text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from qgis.PyQt.QtCore import QAbstractListModel, QModelIndex, QObject, QSortFilterProxyModel, Qt

from .order_words import detail_text, facts_text, name_text, status_text

if TYPE_CHECKING:
    from ..core.order_state import OrderRow

ROW_ROLE = Qt.ItemDataRole.UserRole + 1


class OrderModel(QAbstractListModel):
    """Hold the rows; what stays keeps its place and its selection."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[OrderRow, ...] = ()
        self._answer_to = {
            Qt.ItemDataRole.DisplayRole: name_text,
            Qt.ItemDataRole.ToolTipRole: lambda row: f"{detail_text(row)}\n{row.guid}",
            Qt.ItemDataRole.AccessibleTextRole: _spoken,
            ROW_ROLE: lambda row: row,
        }

    def rowCount(self, parent: QModelIndex = QModelIndex()) -> int:  # noqa: N802, B008 (Qt's name and signature)
        """Count the rows."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 (Qt's signature)
        """Answer for one row and one role."""
        answer = self._answer_to.get(role)
        return answer(self._rows[index.row()]) if answer is not None and index.isValid() else None

    def set_rows(self, rows: tuple[OrderRow, ...]) -> None:
        """Show rows; those of the same orders in the same places are only repainted, and only if they differ."""
        old = self._rows
        if [row.guid for row in rows] == [row.guid for row in old]:
            self._rows = rows
            for position in (at for at, row in enumerate(rows) if row != old[at]):
                self.dataChanged.emit(self.index(position), self.index(position))
            return
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def row_of(self, guid: str) -> OrderRow | None:
        """Return the row of an order, or None."""
        return next((row for row in self._rows if row.guid == guid), None)

    def index_of(self, guid: str) -> QModelIndex:
        """Return the place of an order; an invalid one where it is not listed."""
        position = next((at for at, row in enumerate(self._rows) if row.guid == guid), None)
        return QModelIndex() if position is None else self.index(position)

    def statuses(self) -> tuple[str, ...]:
        """List the states that occur, as they are called."""
        return tuple(sorted({status_text(row.order) for row in self._rows}))


class OrderFilter(QSortFilterProxyModel):
    """Let through the orders of a state that hold every word of a text."""

    def __init__(self, model: OrderModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._status = ""
        self._words: tuple[str, ...] = ()
        self.setSourceModel(model)

    def set_wanted(self, status: str, text: str) -> None:
        """Want orders of this state, or of any where it is empty, that hold every word of a text in any case."""
        wanted = status, tuple(text.lower().split())
        if wanted != (self._status, self._words):
            self._status, self._words = wanted
            self.invalidateFilter()

    def filterAcceptsRow(self, position: int, parent: QModelIndex) -> bool:  # noqa: N802 (Qt's name)
        """Say whether a row is wanted."""
        row = self.sourceModel().index(position, 0, parent).data(ROW_ROLE)
        if self._status and status_text(row.order) != self._status:
            return False
        haystack = _haystack(row) if self._words else ""
        return all(word in haystack for word in self._words)


def _haystack(row: OrderRow) -> str:
    return f"{_spoken(row)} {detail_text(row)} {row.guid} {row.order.from_} {row.order.to}".lower()


def _spoken(row: OrderRow) -> str:
    return f"{name_text(row)}, {status_text(row.order)}, {facts_text(row)}"
