# SPDX-License-Identifier: GPL-2.0-or-later
"""An order counter without a window: a real book and a real controller, with a sandbox behind them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from qgis.core import QgsCoordinateReferenceSystem, QgsCoordinateTransformContext, QgsGeometry, QgsRectangle

from clearsky_qgis.core.area.aoi import aoi_from_geometry
from clearsky_qgis.core.connection.credentials import Credentials
from clearsky_qgis.core.connection.service import Service
from clearsky_qgis.core.jobs.job_queue import JobQueue
from clearsky_qgis.core.orders.book import OrderBook
from clearsky_qgis.core.orders.controller import OrderController
from clearsky_qgis.core.orders.state import OrderActivity
from clearsky_qgis.core.purchases.ledger import Ledger
from clearsky_qgis.tests.support.calls import booked, seen

if TYPE_CHECKING:
    import datetime as dt
    from pathlib import Path

    from clearsky_qgis.core.area.aoi import Aoi
    from clearsky_qgis.sandbox import Sandbox

WAIT_MS = 20_000
FAR_AWAY = QgsRectangle(-70.0, 45.0, -69.97, 45.02)
"""About five km² where the play account has no standing order."""
ORDERS = "/api/tasking/orders"


def aoi_of(shape: QgsRectangle | str = FAR_AWAY) -> Aoi:
    """Return an area of a box or of a WKT, both EPSG:4326."""
    geometry = QgsGeometry.fromWkt(shape) if isinstance(shape, str) else QgsGeometry.fromRect(shape)
    crs = QgsCoordinateReferenceSystem("EPSG:4326")
    return aoi_from_geometry(geometry, crs, QgsCoordinateTransformContext())


class Counter:
    """Orders are made and followed here; the sandbox's clock is the counter's."""

    def __init__(self, qtbot, folder: Path, sandbox: Sandbox, *, poll_s: float = 30.0) -> None:
        self.qtbot = qtbot
        self.sandbox = sandbox
        self.queue = JobQueue()
        self.ledger = Ledger(folder / "profile").open()
        self.service = Service(Credentials(), self.ledger)
        self.service.credentials.keep_until_close(sandbox.api_key)
        self.book = OrderBook(self.service, self.queue, self.ledger, now=sandbox.clock.now, poll_s=poll_s)
        self.controller = OrderController(self.service, self.queue, self.ledger, self.book)

    @property
    def state(self):
        return self.controller.state

    @property
    def today(self) -> dt.date:
        return self.book.today

    def settle(self) -> None:
        self.qtbot.waitUntil(self._is_settled, timeout=WAIT_MS)

    def price(self, aoi: Aoi | None = None, **changes) -> None:
        """Open the form over an area, fill it in, and wait for the price."""
        self.controller.set_area(aoi or aoi_of())
        self.controller.open_form()
        self.settle()
        self.controller.set_draft(replace(self.state.draft, **changes))
        self.settle()

    def place(self) -> None:
        self.controller.place(self.state.quote)
        self.settle()

    def refresh(self) -> None:
        self.book.refresh()
        self.settle()

    def row(self, guid: str):
        return next((row for row in self.book.state.rows if row.guid == guid), None)

    def booked(self) -> int:
        return booked(self.sandbox, f"POST {ORDERS}")

    def seen(self, call: str) -> int:
        return seen(self.sandbox, call)

    def close(self) -> None:
        self.queue.close()
        self.service.close()
        self.ledger.close()
        self.__dict__.clear()

    def _is_settled(self) -> bool:
        return self.state.activity is OrderActivity.IDLE and len(self.queue) == 0
