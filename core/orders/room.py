# SPDX-License-Identifier: GPL-2.0-or-later
"""All that the orders page works with, made together and let go of together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .book import OrderBook, utc_now
from .browse import OrderBrowse
from .controller import OrderController
from .export import OrderExport
from .footprints import OrderFootprints
from .gallery import OrderGallery
from .grounds import OrderGrounds
from .news import OrderNews
from .picking import TilePicker

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable

    from qgis.core import QgsProject

    from ..connection.service import Service
    from ..jobs.job_queue import JobQueue
    from ..purchases.ledger import Ledger


class OrderRoom:
    """Hold the book of orders and what hangs on it. Main thread only."""

    def __init__(
        self,
        service: Service,
        queue: JobQueue,
        ledger: Ledger,
        project: QgsProject,
        *,
        now: Callable[[], dt.datetime] = utc_now,
    ) -> None:
        self.book = OrderBook(service, queue, ledger, now=now)
        self.controller = OrderController(service, queue, ledger, self.book)
        self.picker = TilePicker(service, queue, self.controller)
        self.grounds = OrderGrounds(service, queue, self.book)
        self.footprints = OrderFootprints(self.book, self.grounds, project)
        self.gallery = OrderGallery(service, queue, ledger, self.book)
        self.news = OrderNews(service, queue, self.book)
        self.browse = OrderBrowse(service, queue, ledger, self.book)
        self.export = OrderExport(service, queue, self.grounds)
        self.gallery.looked_at.connect(self.news.note_seen)

    @property
    def is_placing(self) -> bool:
        """Whether an order is being placed."""
        return self.controller.is_placing

    def close_down(self) -> None:
        """Let go of the project and of each other."""
        listeners = (self.footprints, self.news, self.browse, self.grounds, self.picker, self.controller)
        for listener in listeners:
            listener.close_down()
        parts = (self.export, self.news, self.gallery, self.footprints, self.grounds, self.picker)
        for part in (*parts, self.browse, self.controller, self.book):
            part.deleteLater()
