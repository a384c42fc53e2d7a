# SPDX-License-Identifier: GPL-2.0-or-later
"""The orders page: the list, and behind it the form and one order's images. Draws states, sends intents."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QFileDialog, QStackedWidget, QWidget

from ...core.translation import tr
from .form import OrderForm
from .images_page import OrderImagesPage
from .images_words import exported_words
from .order_list import OrderList
from .ordering_words import explain_order, placed_words
from .words import cancelled_words

if TYPE_CHECKING:
    from qgis.PyQt.QtGui import QHideEvent, QShowEvent

    from ...clearsky.models import Order
    from ...core.orders.cancel import CancelResult
    from ...core.orders.gallery import GalleryState
    from ...core.orders.room import OrderRoom
    from ...core.orders.state import BookState, OrderState

GEOPACKAGE, TABLE = "gpkg", "csv"
EXPORT_NAME = "clearsky-orders"


class OrdersPage(QStackedWidget):
    """Hold the list, the form and the images, and carry their intents to the controllers."""

    def __init__(self, room: OrderRoom, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Orders"))
        self._room = room
        self._wanted_guid = ""
        self._told: CancelResult | None = None
        self.list = OrderList()
        self.form = OrderForm(lambda: room.book.today)
        self.images = OrderImagesPage()
        for page in (self.list, self.form, self.images):
            self.addWidget(page)
        self._connect_list()
        self._connect_form()
        self._connect_images()
        self.list.render_state(room.book.state)
        self._render_form(room.controller.state)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 (Qt's name)
        """Follow the orders for as long as they are looked at."""
        super().showEvent(event)
        self._room.book.set_watched(is_watched=True)

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 (Qt's name)
        """Let the service be while nobody looks."""
        super().hideEvent(event)
        self._room.book.set_watched(is_watched=False)

    def show_order(self, guid: str) -> None:
        """Choose an order of the list, as soon as it is there."""
        self._room.controller.close_form()
        self._room.gallery.close()
        self._wanted_guid = guid
        self._on_book_changed()

    def _connect_list(self) -> None:
        room, book, footprints, orders = self._room, self._room.book, self._room.footprints, self.list
        book.state_changed.connect(self._on_book_changed)
        orders.picked.connect(self._on_picked)
        orders.expired_toggled.connect(lambda on: book.set_include_expired(include=on))
        orders.map_toggled.connect(self._on_map_toggled)
        orders.new_requested.connect(room.controller.open_form)
        orders.images_requested.connect(room.gallery.open)
        orders.export_requested.connect(self._on_export_requested)
        orders.give_up_requested.connect(book.give_up_lost)
        orders.details.cancel_requested.connect(book.cancel_order)
        footprints.picked.connect(orders.choose)
        footprints.shown_changed.connect(lambda on: orders.set_on_map(is_on_map=on))
        room.news.changed.connect(orders.set_new_images)
        room.export.exported.connect(lambda done: orders.set_news(exported_words(done)))
        room.export.failed.connect(lambda error: orders.set_news(explain_order(error)))

    def _connect_form(self) -> None:
        controller, form = self._room.controller, self.form
        controller.state_changed.connect(self._render_form)
        controller.order_placed.connect(self._on_placed)
        form.draft_changed.connect(controller.set_draft)
        form.closed.connect(controller.close_form)
        form.card.offer_chosen.connect(controller.choose_offer)
        form.card.place_requested.connect(controller.place)
        form.card.ask_again_requested.connect(controller.ask_again)

    def _connect_images(self) -> None:
        gallery, images = self._room.gallery, self.images
        gallery.state_changed.connect(self._render_images)
        images.closed.connect(gallery.close)
        images.place_chosen.connect(gallery.choose_place)
        images.image_requested.connect(gallery.get)
        images.all_new_requested.connect(gallery.get_all_new)
        images.ask_again_requested.connect(gallery.ask)

    def _render_form(self, state: OrderState) -> None:
        if state.is_open:
            # A form that nobody sees needs no models of the client's, which take a while to load.
            self.form.render_state(state)
        self.list.set_news(placed_words(state.placed) if state.placed and not state.is_open else "")
        self._turn()

    def _render_images(self, state: GalleryState) -> None:
        self.images.render_state(state)
        self._turn()

    def _turn(self) -> None:
        """Show what is in hand: an order that is being made, an order's images, or else the list."""
        is_gallery = self._room.gallery.state.row is not None
        behind = self.images if is_gallery else self.list
        self.setCurrentWidget(self.form if self._room.controller.state.is_open else behind)

    def _on_book_changed(self) -> None:
        state = self._room.book.state
        self.list.render_state(state)
        self._tell_cancelled(state)
        if self._wanted_guid and self.list.model.row_of(self._wanted_guid):
            self.list.choose((self._wanted_guid,))
            self._wanted_guid = ""

    def _tell_cancelled(self, state: BookState) -> None:
        """Say once what a cancellation has done whose order is not in the list any more: it has no card to say it."""
        result = state.cancelled
        if result is not None and result is not self._told and state.row_of(result.guid) is None:
            self._told = result
            self.list.set_news(cancelled_words(result))

    def _on_placed(self, order: Order) -> None:
        """Choose the new order as soon as it is in the list."""
        self._wanted_guid = order.task_order_guid

    def _on_picked(self, guids: tuple[str, ...]) -> None:
        self._room.footprints.select(guids)
        self.list.render_state(self._room.book.state)

    def _on_map_toggled(self, on: bool) -> None:  # noqa: FBT001 (a Qt slot)
        if on:
            self._room.footprints.show()
            self._room.footprints.select(self.list.chosen_guids())
        else:
            self._room.footprints.hide()

    def _on_export_requested(self) -> None:
        dialog = QFileDialog(self, tr("Export Orders"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        filters = {tr("GeoPackage (*.gpkg)"): GEOPACKAGE, tr("Tables (*.csv)"): TABLE}
        dialog.setNameFilters(list(filters))
        dialog.setDefaultSuffix(GEOPACKAGE)
        dialog.filterSelected.connect(lambda chosen: dialog.setDefaultSuffix(filters[chosen]))
        dialog.selectFile(EXPORT_NAME)
        dialog.fileSelected.connect(lambda path: self._room.export.write(self.list.shown_rows(), path))
        dialog.open()
