# SPDX-License-Identifier: GPL-2.0-or-later
"""What the dock, the options, QGIS's Browser and Processing share: made at the first need, ended together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.core import QgsProject

from .connection.service import Service
from .folders import profile_folder
from .jobs.job_queue import JobQueue
from .log import start_logging, stop_logging
from .purchases.ledger import Ledger

if TYPE_CHECKING:
    from collections.abc import Callable

    from .connection.credentials import Credentials
    from .orders.room import OrderRoom


class Office:
    """Hold the queue, the ledger, the service and the orders. Nothing of it is opened or asked by itself."""

    def __init__(self, credentials: Credentials, await_wish: Callable[[], object]) -> None:
        """Take the key's keeper, and what is to be done before a wish from the Browser is told."""
        self._log_handler = start_logging()
        self._await_wish = await_wish
        self._orders: OrderRoom | None = None
        self.queue = JobQueue()
        self.ledger = Ledger(profile_folder())
        self.service = Service(credentials, self.ledger)

    @property
    def has_orders(self) -> bool:
        """Whether anybody has wanted to see orders so far."""
        return self._orders is not None

    @property
    def orders(self) -> OrderRoom:
        """All that works with orders, made when first wanted."""
        from .orders.room import OrderRoom

        if self._orders is None:
            self._orders = OrderRoom(self.service, self.queue, self.ledger, _project())
            self._orders.browse.wish_coming.connect(self._await_wish)
        return self._orders

    @property
    def is_placing(self) -> bool:
        """Whether an order is being placed."""
        return self._orders is not None and self._orders.is_placing

    def settings_changed(self) -> None:
        """Let the orders be asked anew: another key or service may be in force."""
        if self._orders is not None:
            self._orders.book.forget_service()

    def close_down(self) -> None:
        """End what runs, and let go of the key and the ledger."""
        if self._orders is not None:
            self._orders.close_down()
            self._orders = None
        self.queue.close()
        stop_logging(self._log_handler)
        self.service.close()
        self.service.stop_sample()
        self.ledger.close()


def _project() -> QgsProject:
    project = QgsProject.instance()
    assert project is not None  # noqa: S101 (QGIS always has one) # nosec B101
    return project
