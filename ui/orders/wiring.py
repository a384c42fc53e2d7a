# SPDX-License-Identifier: GPL-2.0-or-later
"""The orders page joined to what lies beside it: the map's view, the imagery page, the batch window, the library."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import QObject, QTimer

from ...core.translation import tr

if TYPE_CHECKING:
    from qgis.gui import QgsMapCanvas

    from ...core.imagery.controller import ImageryController
    from ...core.imagery.library import Library
    from ...core.imagery.wanted import ImageWish
    from ...core.orders.room import OrderRoom
    from ..batch.opener import BatchOpener
    from ..dock import ClearSkyDock
    from .page import OrdersPage

WANTING = "map view"
PAUSE_MS = 150
"""A map that is dragged tells its extent many times a second."""


class MapViewFilter(QObject):
    """Show in the list only the orders whose ground is in the map's view, while that is wanted."""

    def __init__(self, page: OrdersPage, room: OrderRoom, canvas: QgsMapCanvas) -> None:
        super().__init__(page)
        self._list = page.list
        self._grounds = room.grounds
        self._canvas = canvas
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self._apply)
        page.list.in_view_toggled.connect(self._on_toggled)
        canvas.extentsChanged.connect(self._pause.start)
        room.grounds.changed.connect(self._apply)

    def _on_toggled(self, on: bool) -> None:  # noqa: FBT001 (a Qt slot)
        self._grounds.set_wanted(WANTING, is_wanted=on)
        self._apply()

    def _apply(self) -> None:
        is_wanted = self._list.in_view_check.isChecked()
        crs = self._canvas.mapSettings().destinationCrs()
        self._list.set_in_view(self._grounds.touching(self._canvas.extent(), crs) if is_wanted else None)


def connect_orders(
    page: OrdersPage,
    room: OrderRoom,
    imagery: ImageryController,
    library: Library,
    dock: ClearSkyDock,
    batch: BatchOpener,
) -> None:
    """Let the wishes of an order's images be done where prices are shown and things are bought."""

    def show_price(wish: ImageWish) -> None:
        imagery.want(wish)
        dock.come_into_view()

    def want(wish: ImageWish) -> None:
        if imagery.is_fetching():
            page.images.tell(tr("An image is being fetched just now. Get this one when it is there."))
        else:
            page.images.tell("")
            show_price(wish)

    room.gallery.image_wanted.connect(want)
    room.browse.image_wanted.connect(
        show_price
    )  # while one is fetched, it is that one's progress that is seen
    for source in (room.gallery, room.browse):
        source.reopen_wanted.connect(library.reopen)
    room.gallery.series_wanted.connect(batch.open_for)
