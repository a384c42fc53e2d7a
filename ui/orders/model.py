# SPDX-License-Identifier: GPL-2.0-or-later
"""Qt's view of the orders: the rows, and the filter over them by state and text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from qgis.PyQt.QtCore import QAbstractListModel, QModelIndex, QObject, QSortFilterProxyModel, Qt

from .words import detail_text, facts_text, name_text, status_text

if TYPE_CHECKING:
    from ...core.orders.state import OrderRow

ROW_ROLE = Qt.ItemDataRole.UserRole + 1


class OrderModel(QAbstractListModel):
    """Hold the rows; what stays keeps its place and its selection."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[OrderRow, ...] = ()
        self._haystacks: dict[int, str] = {}
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
        if rows is old:
            return
        self._haystacks = {}
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

    def statuses(self) -> dict[str, frozenset[str]]:
        """Map the states that occur, as they are called, to the service's own words for them."""
        one_of_each = {row.order.ordering_process_status or "": row.order for row in self._rows}
        named: dict[str, frozenset[str]] = {}
        for word, order in one_of_each.items():
            name = status_text(order)
            named[name] = named.get(name, frozenset()) | {word}
        return dict(sorted(named.items()))

    def holds(self, position: int, statuses: frozenset[str] | None, words: tuple[str, ...]) -> bool:
        """Say whether a row is in one of these states, None being all, and holds every one of some words."""
        row = self._rows[position]
        if statuses is not None and (row.order.ordering_process_status or "") not in statuses:
            return False
        if words and position not in self._haystacks:
            self._haystacks[position] = _haystack(row)
        return all(word in self._haystacks[position] for word in words)


class OrderFilter(QSortFilterProxyModel):
    """Let through the orders in some states that hold every word of a text."""

    def __init__(self, model: OrderModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._statuses: frozenset[str] | None = None
        self._words: tuple[str, ...] = ()
        self.setSourceModel(model)

    def set_wanted(self, statuses: frozenset[str] | None, text: str) -> None:
        """Want orders in these states, None being all, that hold every word of a text in any case."""
        wanted = statuses, tuple(text.lower().split())
        if wanted != (self._statuses, self._words):
            self._statuses, self._words = wanted
            self.invalidateFilter()

    def filterAcceptsRow(self, position: int, parent: QModelIndex) -> bool:  # noqa: N802, ARG002 (Qt's)
        """Say whether a row is wanted."""
        return self._model.holds(position, self._statuses, self._words)


def _haystack(row: OrderRow) -> str:
    order = row.order
    inputs = " ".join(order.satellite_constellations)
    return f"{_spoken(row)} {inputs} {row.guid} {order.from_} {order.to}".lower()


def _spoken(row: OrderRow) -> str:
    return f"{name_text(row)}, {status_text(row.order)}, {facts_text(row)}"
