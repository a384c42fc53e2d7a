# SPDX-License-Identifier: GPL-2.0-or-later
"""Which recurring orders have new images since their images were last looked at. Quiet, free, and never in a hurry.

Only orders are asked about whose cadence says that a date has come since (contract 10); what is there, the service
says.
"""

from __future__ import annotations

import datetime as dt
import json
import math
import time
from itertools import islice
from typing import TYPE_CHECKING, Any

from qgis.PyQt.QtCore import QObject, pyqtSignal

from ...clearsky.errors import ClearSkyError
from ...clearsky.schedule import scheduled_dates
from ..errors import CoreError
from ..imagery.series import FIRST_DAY
from ..jobs.questions import Questions
from ..settings import ORDER_DATES_SEEN
from ..translation import tr
from .ground import ask_places
from .images import aoi_of_places, ask_order_dates

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from ...clearsky import ClearSky
    from ...clearsky.models import Order
    from ..connection.service import Service
    from ..jobs.job_queue import JobQueue
    from ..jobs.tasks import Feedback
    from .book import OrderBook

ORDERS_AT_ONCE = 10
"""More are asked about at the next look at the list."""
CHECK_EVERY_S = 600.0
"""How long an order is let be after it was asked about."""
MAX_KEPT = 2000
DAY = dt.timedelta(days=1)

Dates = dict[str, dt.date]


class OrderNews(QObject):
    """Count the new images of recurring orders. Main thread only."""

    changed = pyqtSignal(object)
    """How many new dates orders have: a dict by the order's identifier."""

    def __init__(
        self,
        service: Service,
        queue: JobQueue,
        book: OrderBook,
        *,
        clock: Callable[[], float] = time.monotonic,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._service = service
        self._book = book
        self._clock = clock
        self._questions = Questions(queue)
        self._asked_at: dict[str, float] = {}
        self._is_asking = False
        self._counts: dict[str, int] = {}
        book.state_changed.connect(self._check)

    @property
    def counts(self) -> Mapping[str, int]:
        """The number of new dates, by the order's identifier."""
        return self._counts

    def note_seen(self, guid: str, latest: dt.date) -> None:
        """Take down that the user has seen an order's dates up to a day."""
        if latest > seen_dates().get(guid, dt.date.min):
            _keep({guid: latest})
        if self._counts.pop(guid, 0):
            self.changed.emit(self._counts)

    def close_down(self) -> None:
        """Let go of the book."""
        self._questions.drop()
        self._book.state_changed.disconnect(self._check)

    def _check(self, *_state: object) -> None:
        """Ask about those whose turn it is."""
        if self._is_asking or self._book.state.is_listing or not self._book.is_watched:
            return
        seen, today, now = seen_dates(), self._book.today, self._clock()
        all_due = (
            row.order
            for row in self._book.state.rows
            if now - self._asked_at.get(row.guid, -math.inf) >= CHECK_EVERY_S
            and may_have_news(row.order, seen.get(row.guid), today)
        )
        due = list(islice(all_due, ORDERS_AT_ONCE))
        try:
            client = self._service.client() if due else None
        except Exception:  # noqa: BLE001 (the book tells of it; news are no reason to tell it twice)
            return
        if client is not None:
            self._ask(client, due, seen, today)

    def _ask(self, client: ClearSky, due: list[Order], seen: Dates, today: dt.date) -> None:
        self._is_asking = True
        self._asked_at.update((order.task_order_guid, self._clock()) for order in due)
        self._questions.ask(
            tr("ClearSKY new images"),
            lambda feedback: ask_news(client, due, seen, today, feedback),
            on_answer=self._on_answer,
            on_failed=self._on_failed,
        )

    def _on_answer(self, found: Mapping[str, tuple[dt.date, ...]]) -> None:
        self._is_asking = False
        seen = seen_dates()
        # An order that is met for the first time is no news: everything would be new.
        _keep({guid: max(days, default=FIRST_DAY) for guid, days in found.items() if guid not in seen})
        known = {guid: days for guid, days in found.items() if guid in seen}
        news = {guid: len([day for day in days if day > seen[guid]]) for guid, days in known.items()}
        counts = {guid: count for guid, count in {**self._counts, **news}.items() if count}
        if counts != self._counts:
            self._counts = counts
            self.changed.emit(counts)

    def _on_failed(self, _error: BaseException) -> None:
        self._is_asking = False


def may_have_news(order: Order, seen: dt.date | None, today: dt.date) -> bool:
    """Say whether a recurring order may have an image that the user has not seen."""
    from ...clearsky.models import OrderStatus

    if not order.is_recurring or order.status in (OrderStatus.INITIALIZE, OrderStatus.REVIEW):
        return False
    if seen is None or not order.image_frequency or order.reference_date is None:
        return True
    try:
        return bool(scheduled_dates(order.reference_date, order.image_frequency, seen + DAY, today))
    except ValueError:
        return True


def ask_news(
    client: ClearSky,
    orders: list[Order],
    seen: Dates,
    today: dt.date,
    feedback: Feedback,
) -> dict[str, tuple[dt.date, ...]]:
    """Return the dates of orders since they were seen; an order that cannot be asked about now is left out."""
    found: dict[str, tuple[dt.date, ...]] = {}
    for order in orders:
        guid = order.task_order_guid
        from_ = seen[guid] + DAY if guid in seen else order.from_ or FIRST_DAY
        try:
            aoi = aoi_of_places(ask_places(client, order, feedback), None)
            dates = ask_order_dates(client, order, aoi, from_, today, feedback)
        except (ClearSkyError, CoreError):
            continue
        found[guid] = tuple(entry.date for entry in dates if entry.fraction > 0)
    return found


def seen_dates() -> Dates:
    """Return up to which day the images of each order were seen."""
    try:
        kept: dict[str, Any] = json.loads(ORDER_DATES_SEEN.get() or "{}")
        return {str(guid): dt.date.fromisoformat(day) for guid, day in kept.items()}
    except (ValueError, TypeError, AttributeError):
        return {}


def _keep(new: Mapping[str, dt.date]) -> None:
    """Take down days; the orders noted longest ago are forgotten first."""
    if new:
        before = {guid: day for guid, day in seen_dates().items() if guid not in new}
        kept = list({**before, **new}.items())[-MAX_KEPT:]
        ORDER_DATES_SEEN.set(json.dumps({guid: day.isoformat() for guid, day in kept}))
