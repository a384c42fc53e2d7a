# SPDX-License-Identifier: GPL-2.0-or-later
"""Qt's view of the list: plain rows, what runs, pictures; and the filter that Qt applies without asking Python."""

from __future__ import annotations

from collections import OrderedDict
from enum import Enum
from typing import TYPE_CHECKING, Any

from qgis.PyQt.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QRegularExpression,
    QSortFilterProxyModel,
    Qt,
    pyqtSignal,
)

from ...core.downloads.rows import ENDED_BADLY, RUNNING, WITH_IMAGE, Standing
from .words import name_text, state_text, tool_tip

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from qgis.PyQt.QtGui import QImage

    from ...core.downloads.rows import DownloadRow
    from ...core.jobs.progress import Progress

PICTURES_KEPT = 400
"""About ten megabytes."""
ROW_ROLE = Qt.ItemDataRole.UserRole + 1
LIVE_ROLE = Qt.ItemDataRole.UserRole + 2
HAYSTACK_ROLE = Qt.ItemDataRole.UserRole + 3


class StandingFilter(Enum):
    """Which lines are wanted."""

    ALL = frozenset(Standing)
    UNRESOLVED = frozenset({Standing.UNKNOWN})
    RUNNING = RUNNING
    IN_PROJECT = frozenset({Standing.IN_PROJECT})
    ON_DISK = frozenset({Standing.ON_DISK})
    DELIVERED = frozenset({Standing.DELIVERED})
    MISSING = frozenset({Standing.MISSING})
    ENDED_BADLY = ENDED_BADLY
    ORDERED = frozenset({Standing.ORDERED})


class DownloadModel(QAbstractListModel):
    """Hold the rows; only what is looked at is ever asked of it."""

    picture_wanted = pyqtSignal(str)
    """The path of an image whose picture is looked at and not there."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[DownloadRow, ...] = ()
        self._position: dict[str, int] = {}
        self._live: dict[str, Progress] = {}
        self._pictures: OrderedDict[str, QImage] = OrderedDict()
        self._asked: dict[str, str] = {}

    def rowCount(self, parent: QModelIndex = QModelIndex()) -> int:  # noqa: N802, B008 (Qt's name and signature)
        """Count the rows."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 (Qt's signature)
        """Answer for one row and one role."""
        answer = _ANSWER_TO.get(role)
        return answer(self, self._rows[index.row()]) if answer is not None and index.isValid() else None

    def set_rows(self, rows: tuple[DownloadRow, ...]) -> None:
        """Show other rows; what stays keeps its place in the view, its selection and its picture."""
        old = self._rows
        head = _common(old, rows, step=1, most=min(len(old), len(rows)))
        tail = _common(old, rows, step=-1, most=min(len(old), len(rows)) - head)
        if len(old) > head + tail:
            self.beginRemoveRows(QModelIndex(), head, len(old) - tail - 1)
            self._rows = old[:head] + old[len(old) - tail :]
            self.endRemoveRows()
        if len(rows) > head + tail:
            self.beginInsertRows(QModelIndex(), head, len(rows) - tail - 1)
            self._rows = rows
            self.endInsertRows()
        self._rows = rows
        self._position = {row.uid: position for position, row in enumerate(rows)}
        self._tell_changed(_changed(old, rows, head, tail))

    def set_live(self, live: Mapping[str, Progress]) -> None:
        """Show how far the running ones are."""
        touched = {uid for uid in {*self._live, *live} if self._live.get(uid) != live.get(uid)}
        self._live = dict(live)
        self._tell_changed(sorted(self._position[uid] for uid in touched if uid in self._position))

    def add_pictures(self, pictures: Mapping[str, QImage]) -> None:
        """Show pictures, by the path of their image."""
        self._pictures.update(pictures)
        while len(self._pictures) > PICTURES_KEPT:
            self._pictures.popitem(last=False)
        shown = {self._position.get(self._asked.pop(path, "")) for path in pictures}
        self._tell_changed(sorted(shown - {None}))

    def position_of(self, uid: str) -> int | None:
        """Return where a purchase stands in the list."""
        return self._position.get(uid)

    def live_of(self, row: DownloadRow) -> Progress | None:
        """Return how far a row is, if it runs."""
        return self._live.get(row.uid)

    def picture_of(self, row: DownloadRow) -> QImage | None:
        """Return a row's picture; where it has one that is not there yet, ask for it."""
        if row.standing not in WITH_IMAGE:
            return None
        picture = self._pictures.get(row.path)
        if picture is None:
            self._asked[row.path] = row.uid
            self.picture_wanted.emit(row.path)
            return None
        self._pictures.move_to_end(row.path)
        return picture

    def _tell_changed(self, positions: list[int]) -> None:
        if positions:
            self.dataChanged.emit(self.index(positions[0]), self.index(positions[-1]))


_ANSWER_TO: dict[int, Callable[[DownloadModel, DownloadRow], Any]] = {
    Qt.ItemDataRole.DisplayRole: lambda _model, row: name_text(row),
    Qt.ItemDataRole.DecorationRole: DownloadModel.picture_of,
    Qt.ItemDataRole.ToolTipRole: lambda model, row: tool_tip(row, model.live_of(row)),
    Qt.ItemDataRole.AccessibleTextRole: lambda model, row: (
        f"{name_text(row)}, {state_text(row, model.live_of(row))}"
    ),
    ROW_ROLE: lambda _model, row: row,
    LIVE_ROLE: DownloadModel.live_of,
    HAYSTACK_ROLE: lambda _model, row: row.haystack,
}


class DownloadFilter(QSortFilterProxyModel):
    """Let through what is wanted; Qt itself compares, Python is asked for one text a row and only while filtering."""

    def __init__(self, model: DownloadModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.setSourceModel(model)
        self.setFilterRole(HAYSTACK_ROLE)

    def set_wanted(self, standings: StandingFilter, text: str) -> None:
        """Want lines of these standings that hold every word of a text, in any order and case."""
        words = text.split()
        states = "" if standings is StandingFilter.ALL else f"(?=(?:{'|'.join(sorted(standings.value))})\\n)"
        needles = "".join(f"(?=[^\\n]*\\n.*{QRegularExpression.escape(word)})" for word in words)
        pattern = f"\\A{states}{needles}" if states or needles else ""
        if pattern != self.filterRegularExpression().pattern():
            self.setFilterRegularExpression(
                QRegularExpression(pattern, QRegularExpression.PatternOption.CaseInsensitiveOption)
            )


def _common(old: tuple[DownloadRow, ...], new: tuple[DownloadRow, ...], *, step: int, most: int) -> int:
    """Count the purchases that both lists begin with (step 1) or end with (step -1), at most so many."""
    start = 0 if step == 1 else -1
    count = 0
    while count < most and old[start + step * count].uid == new[start + step * count].uid:
        count += 1
    return count


def _changed(old: tuple[DownloadRow, ...], new: tuple[DownloadRow, ...], head: int, tail: int) -> list[int]:
    """List where both lists have the same purchase and say something else of it."""
    shift = len(new) - len(old)
    stayed = [*range(head), *range(len(new) - tail, len(new))]
    return [at for at in stayed if new[at] is not old[at if at < head else at - shift]]
