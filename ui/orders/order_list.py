# SPDX-License-Identifier: GPL-2.0-or-later
"""The list of orders: search, filter, rows, and below them what is known of the chosen one."""

from __future__ import annotations

from functools import partial
from itertools import groupby
from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QItemSelectionRange,
    QLocale,
    Qt,
    QTime,
    pyqtSignal,
)
from qgis.PyQt.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ...core.translation import tr
from ..formats import count_text
from ..row_list import RowList
from ..section import SPACING_PX, Section, make_quiet, plain_label
from .delegate import OrderDelegate
from .details import OrderDetails
from .images_words import news_words
from .model import ROW_ROLE, OrderFilter, OrderModel
from .ordering_words import explain_order, lost_words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from qgis.PyQt.QtCore import QAbstractItemModel

    from ...core.orders.state import BookState, OrderRow
    from ...core.purchases.ledger_rows import Purchase

MARGIN_PX = 8


class OrderList(QWidget):
    """Draw the book, and send what is chosen in it."""

    picked = pyqtSignal(object)
    """The identifiers of the chosen orders, as a tuple."""
    expired_toggled = pyqtSignal(bool)
    map_toggled = pyqtSignal(bool)
    in_view_toggled = pyqtSignal(bool)
    images_requested = pyqtSignal(str)
    """The identifier of the order whose images are to be looked at."""
    export_requested = pyqtSignal()
    new_requested = pyqtSignal()
    give_up_requested = pyqtSignal(str)
    """The id of a purchase whose answer was lost and that the user gives up."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lost: tuple[Purchase, ...] = ()
        self._rows: tuple[OrderRow, ...] = ()
        self.head = Section(tr("Your Orders"))
        self.search_edit = QLineEdit()
        self.status_combo = QComboBox()
        self.notice_label = plain_label()
        self.news_label = plain_label()
        self.news_label.hide()
        self.images_label = make_quiet(plain_label())
        self.images_label.hide()
        self.lost_box = QVBoxLayout()
        self.view = RowList(tr("Orders"))
        self.empty_label = make_quiet(plain_label())
        self.details = OrderDetails()
        self.expired_check = QCheckBox(tr("Expired too"))
        self.in_view_check = QCheckBox(tr("In map view"))
        self.map_button = QToolButton()
        self.export_button = QToolButton()
        self.new_button = QPushButton(tr("New Order…"))
        self.model = OrderModel(self)
        self.shown = OrderFilter(self.model, self)
        self._dress()
        self._lay_out()
        self._connect()

    def render_state(self, state: BookState) -> None:
        """Show the orders; what is chosen stays chosen."""
        if state.rows is not self._rows:
            self._rows = state.rows
            chosen = self.chosen_guids()
            self.model.set_rows(state.rows)
            self._fill_statuses()
            self.choose(chosen)
        self.head.set_remark(_remark(state))
        self.notice_label.setText(explain_order(state.problem) if state.problem else "")
        self.notice_label.setVisible(state.problem is not None)
        self._render_lost(state.unresolved)
        self._render_emptiness(state)
        self._render_details(state)

    def chosen_guids(self) -> tuple[str, ...]:
        """Return the identifiers of the chosen orders."""
        return tuple(index.data(ROW_ROLE).guid for index in self.view.selectionModel().selectedIndexes())

    def choose(self, guids: tuple[str, ...]) -> None:
        """Choose orders, as if they had been clicked."""
        if set(guids) == set(self.chosen_guids()):
            return
        found = (self.shown.mapFromSource(self.model.index_of(guid)) for guid in guids)
        rows = sorted(index.row() for index in found if index.isValid())
        flags = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self.view.selectionModel().select(_ranges(self.shown, rows), flags)
        if rows:
            self.view.scrollTo(self.shown.index(rows[0], 0))

    def set_on_map(self, *, is_on_map: bool) -> None:
        """Show whether the footprints are on the map."""
        self.map_button.setChecked(is_on_map)

    def set_in_view(self, guids: frozenset[str] | None) -> None:
        """Show only these orders, for they are in the map's view; None shows all again."""
        self.shown.set_in_view(guids)
        self._render_emptiness()

    def shown_rows(self) -> tuple[OrderRow, ...]:
        """Return the orders that the filters let through, in the list's order."""
        return tuple(self.shown.index(at, 0).data(ROW_ROLE) for at in range(self.shown.rowCount()))

    def set_new_images(self, counts: Mapping[str, int]) -> None:
        """Show which orders have images that were not looked at yet."""
        self.model.set_news(counts)
        self.images_label.setText(news_words(len(counts)))
        self.images_label.setVisible(bool(counts))

    def set_news(self, text: str) -> None:
        """Say what has just been done; empty says nothing."""
        self.news_label.setText(text)
        self.news_label.setVisible(bool(text))

    def _render_lost(self, lost: tuple[Purchase, ...]) -> None:
        if lost == self._lost:
            return
        self._lost = lost
        while self.lost_box.count():
            self.lost_box.takeAt(0).widget().deleteLater()
        for purchase in lost:
            self.lost_box.addWidget(plain_label(lost_words(purchase)))
            give_up = QPushButton(tr("Give Up, Allow Ordering Again"))
            give_up.setToolTip(tr("Nothing is sent now. The same can then be ordered once more."))
            give_up.clicked.connect(partial(self.give_up_requested.emit, purchase.uid))
            self.lost_box.addWidget(give_up)

    def _render_emptiness(self, state: BookState | None = None) -> None:
        is_empty = self.shown.rowCount() == 0
        self.view.setVisible(not is_empty)
        self.empty_label.setVisible(is_empty)
        if self.model.rowCount():
            self.empty_label.setText(tr("Nothing matches."))
        elif state is not None:
            self.empty_label.setText(_emptiness_text(state))

    def _render_details(self, state: BookState) -> None:
        chosen = self.view.selectionModel().selectedIndexes()
        self.details.render_order(chosen[0].data(ROW_ROLE) if len(chosen) == 1 else None, state)

    def _fill_statuses(self) -> None:
        named = self.model.statuses()
        combo = self.status_combo
        if {combo.itemText(at): combo.itemData(at) for at in range(1, combo.count())} == named:
            return
        chosen = combo.currentText()
        combo.blockSignals(True)
        combo.clear()
        combo.addItem(tr("Every State"), None)
        for name, words in named.items():
            combo.addItem(name, words)
        combo.setCurrentIndex(max(0, combo.findText(chosen)))
        combo.blockSignals(False)
        self._on_filter_changed()

    def _on_filter_changed(self) -> None:
        self.shown.set_wanted(self.status_combo.currentData(), self.search_edit.text())
        self._render_emptiness()

    def _dress(self) -> None:
        self.search_edit.setPlaceholderText(tr("Search"))
        self.search_edit.setAccessibleName(tr("Search by model, date, input or number"))
        self.search_edit.setToolTip(self.search_edit.accessibleName())
        self.search_edit.setClearButtonEnabled(True)
        self.status_combo.addItem(tr("Every State"), None)
        self.status_combo.setAccessibleName(tr("Which orders are shown"))
        self.status_combo.setToolTip(self.status_combo.accessibleName())
        self.status_combo.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        view = self.view
        view.setModel(self.shown)
        view.setItemDelegate(OrderDelegate(view))
        view.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.empty_label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.map_button.setText(tr("Show on Map"))
        self.map_button.setCheckable(True)
        self.map_button.setToolTip(
            tr("The orders' footprints as a layer; its selection and the list's are one")
        )
        self.in_view_check.setToolTip(tr("Only orders whose ground is in the map's view"))
        self.export_button.setText(tr("Export…"))
        self.export_button.setToolTip(tr("Write the orders shown here, with their footprints, to a file"))
        self.expired_check.setToolTip(tr("Orders of which no image is kept any more"))

    def _lay_out(self) -> None:
        filters = QHBoxLayout()
        filters.addWidget(self.search_edit, 3)
        filters.addWidget(self.status_combo, 2)
        checks = QHBoxLayout()
        checks.addWidget(self.in_view_check)
        checks.addWidget(self.expired_check, 1)
        foot = QHBoxLayout()
        foot.addWidget(self.map_button)
        foot.addStretch(1)
        foot.addWidget(self.export_button)
        self.head.body.addLayout(filters)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN_PX, MARGIN_PX, MARGIN_PX, MARGIN_PX)
        column.setSpacing(2 * SPACING_PX)
        column.addWidget(self.head)
        column.addWidget(self.news_label)
        column.addWidget(self.notice_label)
        column.addWidget(self.images_label)
        column.addLayout(self.lost_box)
        column.addWidget(self.view, 1)
        column.addWidget(self.empty_label, 1)
        column.addWidget(self.details)
        column.addLayout(checks)
        column.addLayout(foot)
        column.addWidget(self.new_button)

    def _connect(self) -> None:
        self.search_edit.textChanged.connect(self._on_filter_changed)
        self.status_combo.currentIndexChanged.connect(self._on_filter_changed)
        self.view.selectionModel().selectionChanged.connect(lambda *_: self.picked.emit(self.chosen_guids()))
        self.view.row_entered.connect(lambda index: self.images_requested.emit(index.data(ROW_ROLE).guid))
        self.details.images_requested.connect(self.images_requested)
        self.model.indexed.connect(self._render_emptiness)
        self.expired_check.toggled.connect(self.expired_toggled)
        self.in_view_check.toggled.connect(self.in_view_toggled)
        self.export_button.clicked.connect(self.export_requested)
        self.map_button.clicked.connect(self.map_toggled)
        self.new_button.clicked.connect(self.new_requested)


def _ranges(model: QAbstractItemModel, rows: list[int]) -> QItemSelection:
    """Return rows as a selection of as few ranges as possible: thousands of single ones are slow."""
    selection = QItemSelection()
    for _, neighbours in groupby(enumerate(rows), key=lambda pair: pair[1] - pair[0]):
        run = [row for _, row in neighbours]
        selection.append(QItemSelectionRange(model.index(run[0], 0), model.index(run[-1], 0)))
    return selection


def _remark(state: BookState) -> str:
    if state.listed_at is None:
        return tr("asking…") if state.is_listing else ""
    local = state.listed_at.astimezone()
    time = QLocale().toString(QTime(local.hour, local.minute, local.second), "hh:mm")
    return tr("{count} · as of {time}").format(count=count_text(len(state.rows)), time=time)


def _emptiness_text(state: BookState) -> str:
    """Say why there is nothing to see; where the question failed, the notice above says that."""
    if state.listed_at is not None:
        return tr("There are no orders.")
    return "" if state.problem is not None else tr("Asking for your orders…")
