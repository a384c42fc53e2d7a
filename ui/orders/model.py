# SPDX-License-Identifier: GPL-2.0-or-later
"""Qt's view of the orders: the rows, and the filter over them by state, text and place.

What a search looks through is put together a few milliseconds at a time, when nothing else is to be done: thousands of
orders must hold nothing up.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any, NamedTuple

from qgis.PyQt.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QSortFilterProxyModel,
    Qt,
    QTimer,
    pyqtSignal,
)

from ...core.orders.order_layer import status_text
from .images_words import new_count_text
from .words import detail_text, facts_text, name_text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ...core.orders.state import OrderRow

ROW_ROLE = Qt.ItemDataRole.UserRole + 1
NEWS_ROLE = ROW_ROLE + 1
SLICE_S = 0.006


class OrderModel(QAbstractListModel):
    """Hold the rows; what stays keeps its place and its selection."""

    indexed = pyqtSignal()
    """Every row can be searched now."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[OrderRow, ...] = ()
        self._positions: dict[str, int] = {}
        self._haystacks: dict[str, str] = {}
        self._unindexed: list[OrderRow] = []
        self._news: Mapping[str, int] = {}
        self._indexing = QTimer(self)
        self._indexing.timeout.connect(self._index_some)
        self._answer_to = {
            Qt.ItemDataRole.DisplayRole: name_text,
            Qt.ItemDataRole.ToolTipRole: lambda row: f"{detail_text(row)}\n{row.guid}",
            Qt.ItemDataRole.AccessibleTextRole: self._spoken,
            ROW_ROLE: lambda row: row,
            NEWS_ROLE: lambda row: self._news.get(row.guid, 0),
        }

    @property
    def is_indexed(self) -> bool:
        """Whether every row can be searched."""
        return not self._unindexed

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
        if rows is old:
            return
        kept = {row.guid for row, before in zip(rows, old) if row is before}
        self._haystacks = {guid: text for guid, text in self._haystacks.items() if guid in kept}
        self._unindexed = [row for row in rows if row.guid not in self._haystacks]
        self._indexing.start(0)
        if [row.guid for row in rows] == [row.guid for row in old]:
            self._rows = rows
            for position in (at for at, row in enumerate(rows) if row is not old[at]):
                self.dataChanged.emit(self.index(position), self.index(position))
            return
        self.beginResetModel()
        self._rows = rows
        self._positions = {row.guid: at for at, row in enumerate(rows)}
        self.endResetModel()

    def set_news(self, news: Mapping[str, int]) -> None:
        """Show how many new images orders have, by their identifiers."""
        changed = [guid for guid in {*news, *self._news} if news.get(guid) != self._news.get(guid)]
        self._news = dict(news)
        for index in (self.index_of(guid) for guid in changed):
            self.dataChanged.emit(index, index)

    def row_of(self, guid: str) -> OrderRow | None:
        """Return the row of an order, or None."""
        position = self._positions.get(guid)
        return None if position is None else self._rows[position]

    def index_of(self, guid: str) -> QModelIndex:
        """Return the place of an order; an invalid one where it is not listed."""
        position = self._positions.get(guid)
        return QModelIndex() if position is None else self.index(position)

    def statuses(self) -> dict[str, frozenset[str]]:
        """Map the states that occur, as they are called, to the service's own words for them."""
        one_of_each = {row.order.ordering_process_status or "": row.order for row in self._rows}
        named: dict[str, frozenset[str]] = {}
        for word, order in one_of_each.items():
            words = status_text(order)
            name = words[:1].upper() + words[1:]
            named[name] = named.get(name, frozenset()) | {word}
        return dict(sorted(named.items()))

    def matches(self, position: int, wanted: Wanted) -> bool:
        """Say whether a row is wanted; one that cannot be searched yet holds every word."""
        row = self._rows[position]
        if wanted.statuses is not None and (row.order.ordering_process_status or "") not in wanted.statuses:
            return False
        if wanted.guids is not None and row.guid not in wanted.guids:
            return False
        haystack = self._haystacks.get(row.guid) if wanted.words else None
        return haystack is None or all(word in haystack for word in wanted.words)

    def _index_some(self) -> None:
        until = time.perf_counter() + SLICE_S
        while self._unindexed and time.perf_counter() < until:
            row = self._unindexed.pop()
            self._haystacks[row.guid] = _haystack(row)
        if self.is_indexed:
            self._indexing.stop()
            self.indexed.emit()

    def _spoken(self, row: OrderRow) -> str:
        return ", ".join(filter(None, (_spoken(row), new_count_text(self._news.get(row.guid, 0)))))


class Wanted(NamedTuple):
    """Which orders are wanted: every condition that is given must hold."""

    statuses: frozenset[str] | None = None
    """The service's words for states; None is every state."""
    words: tuple[str, ...] = ()
    """Lower case."""
    guids: frozenset[str] | None = None
    """Those in view; None is wherever they are."""


class OrderFilter(QSortFilterProxyModel):
    """Let through the orders in some states, in some places, that hold every word of a text."""

    def __init__(self, model: OrderModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._wanted = Wanted()
        self.setSourceModel(model)
        model.indexed.connect(self._on_indexed)

    def set_wanted(self, statuses: frozenset[str] | None, text: str) -> None:
        """Want orders in these states, None being all, that hold every word of a text in any case."""
        self._want(self._wanted._replace(statuses=statuses, words=tuple(text.lower().split())))

    def set_in_view(self, guids: frozenset[str] | None) -> None:
        """Want only these orders; None lets all through again."""
        self._want(self._wanted._replace(guids=guids))

    def filterAcceptsRow(self, position: int, parent: QModelIndex) -> bool:  # noqa: N802, ARG002 (Qt's)
        """Say whether a row is wanted."""
        return self._model.matches(position, self._wanted)

    def _want(self, wanted: Wanted) -> None:
        if wanted != self._wanted:
            self._wanted = wanted
            self.invalidateFilter()

    def _on_indexed(self) -> None:
        if self._wanted.words:
            self.invalidateFilter()


def _haystack(row: OrderRow) -> str:
    order = row.order
    inputs = " ".join(order.satellite_constellations)
    return f"{_spoken(row)} {inputs} {row.guid} {order.from_} {order.to}".lower()


def _spoken(row: OrderRow) -> str:
    return f"{name_text(row)}, {status_text(row.order)}, {facts_text(row)}"
