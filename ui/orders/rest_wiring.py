# SPDX-License-Identifier: GPL-2.0-or-later
"""From the Imagery page to an order: what the account's orders do not cover is handed to the form."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import QObject

if TYPE_CHECKING:
    from qgis.PyQt.QtWidgets import QWidget

    from ...core.imagery.controller import ImageryController
    from ...core.orders.controller import OrderController
    from ..dock import ClearSkyDock


class RestWiring(QObject):
    """Open the order form over just the missing part, for the series and the date that were looked at."""

    def __init__(
        self, dock: ClearSkyDock, page: QWidget, imagery: ImageryController, orders: OrderController
    ) -> None:
        super().__init__(page)
        self._tabs = dock.tabs
        self._page = page
        self._imagery = imagery
        self._orders = orders
        dock.page.order_rest_requested.connect(self._order_rest)

    def _order_rest(self, wkt: str) -> None:
        state = self._imagery.state
        self._orders.order_area(wkt, state.source, state.date)
        self._tabs.setCurrentWidget(self._page)
