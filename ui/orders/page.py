# SPDX-License-Identifier: GPL-2.0-or-later
"""The orders page: the list, and behind it the form. Draws states, sends intents, decides nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.PyQt.QtWidgets import QStackedWidget, QWidget

from ...core.translation import tr
from .form import OrderForm
from .order_list import OrderList
from .words import placed_words

if TYPE_CHECKING:
    from qgis.PyQt.QtGui import QHideEvent, QShowEvent

    from ...clearsky.models import Order
    from ...core.orders.book import OrderBook
    from ...core.orders.controller import OrderController
    from ...core.orders.footprints import OrderFootprints
    from ...core.orders.state import OrderState


class OrdersPage(QStackedWidget):
    """Hold the list and the form, and carry their intents to the controllers."""

    def __init__(
        self,
        book: OrderBook,
        controller: OrderController,
        footprints: OrderFootprints,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Orders"))
        self._book = book
        self._controller = controller
        self._footprints = footprints
        self._wanted_guid = ""
        self.list = OrderList()
        self.form = OrderForm(lambda: book.today)
        self.addWidget(self.list)
        self.addWidget(self.form)
        self._connect_list()
        self._connect_form()
        self.list.render_state(book.state)
        self._render_form(controller.state)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 (Qt's name)
        """Follow the orders for as long as they are looked at."""
        super().showEvent(event)
        self._book.set_watched(is_watched=True)

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 (Qt's name)
        """Let the service be while nobody looks."""
        super().hideEvent(event)
        self._book.set_watched(is_watched=False)

    def show_order(self, guid: str) -> None:
        """Choose an order of the list, as soon as it is there."""
        self._controller.close_form()
        self._wanted_guid = guid
        self._on_book_changed()

    def _connect_list(self) -> None:
        book, footprints, orders = self._book, self._footprints, self.list
        book.state_changed.connect(self._on_book_changed)
        orders.picked.connect(self._on_picked)
        orders.expired_toggled.connect(lambda on: book.set_include_expired(include=on))
        orders.map_toggled.connect(self._on_map_toggled)
        orders.new_requested.connect(self._controller.open_form)
        orders.give_up_requested.connect(book.give_up_lost)
        orders.details.cancel_requested.connect(book.cancel_order)
        footprints.picked.connect(orders.choose)
        footprints.shown_changed.connect(lambda on: orders.set_on_map(is_on_map=on))

    def _connect_form(self) -> None:
        controller, form = self._controller, self.form
        controller.state_changed.connect(self._render_form)
        controller.order_placed.connect(self._on_placed)
        form.draft_changed.connect(controller.set_draft)
        form.closed.connect(controller.close_form)
        form.card.offer_chosen.connect(controller.choose_offer)
        form.card.place_requested.connect(controller.place)
        form.card.ask_again_requested.connect(controller.ask_again)

    def _render_form(self, state: OrderState) -> None:
        self.form.render_state(state)
        self.list.set_news(placed_words(state.placed) if state.placed and not state.is_open else "")
        self.setCurrentWidget(self.form if state.is_open else self.list)

    def _on_book_changed(self) -> None:
        self.list.render_state(self._book.state)
        if self._wanted_guid and self.list.model.row_of(self._wanted_guid):
            self.list.choose((self._wanted_guid,))
            self._wanted_guid = ""

    def _on_placed(self, order: Order) -> None:
        """Choose the new order as soon as it is in the list."""
        self._wanted_guid = order.task_order_guid

    def _on_picked(self, guids: tuple[str, ...]) -> None:
        self._footprints.select(guids)
        self.list.render_state(self._book.state)

    def _on_map_toggled(self, on: bool) -> None:  # noqa: FBT001 (a Qt slot)
        if on:
            self._footprints.show()
            self._footprints.select(self.list.chosen_guids())
        else:
            self._footprints.hide()
