# SPDX-License-Identifier: GPL-2.0-or-later
"""Everything the orders page shows, as frozen values: the page draws them, the controllers replace them."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from enum import Enum
from typing import TYPE_CHECKING

from ..errors import MoneyError, Reason

if TYPE_CHECKING:
    from ...clearsky.models import AccountInfo, Order, OrderPeriod, TaskingModel
    from ..area.aoi import Aoi
    from ..imagery.state import Source
    from ..purchases.ledger_rows import Purchase
    from .area import OrderArea, OrderAreas
    from .cancel import CancelResult
    from .offers import Missing, Offer
    from .ordering import OrderQuote, Placed

MONTHS_PER_YEAR = 12
BACKFILL_MONTHS = 2
"""How far back a backfill begins until the user says otherwise."""


class OrderMode(str, Enum):
    """What of the area is ordered (contract 9)."""

    POLYGON = "polygon"
    TILES = "tiles"
    MINI_TILES = "mini_tiles"
    BEST = "best"
    """Whatever is cheapest by the service's estimates."""


class OrderTime(str, Enum):
    """For when it is ordered (contract 7.3). Two of them are charged every month until cancelled."""

    HISTORICAL = "historical"
    RECURRING = "recurring"
    BACKFILL = "backfill"
    """Recurring, and the past from a day on as well."""


class OrderActivity(str, Enum):
    """What is under way in the form."""

    IDLE = "idle"
    PRICING = "pricing"
    PLACING = "placing"


@dataclass(frozen=True)
class Known:
    """What is asked once and kept, for it does not change from look to look."""

    account: AccountInfo
    models: tuple[TaskingModel, ...]


@dataclass(frozen=True)
class OrderDraft:
    """What the form says. No draft is ever placed: only a quote that was made of one."""

    from_: dt.date
    to: dt.date
    """Counts only for `HISTORICAL`."""
    reference_date: dt.date
    mode: OrderMode = OrderMode.POLYGON
    time: OrderTime = OrderTime.HISTORICAL
    source: Source | None = None
    image_frequency: int = 2
    storage_months: int = 1
    api_requests: int = 1
    bundles: bool = True
    """Whether small fields share one geometry, where that saves something (contract 8)."""
    picked: tuple[str, ...] | None = None
    """The tiles or minitiles that were picked on the map; None for those that the area needs."""
    deduplicates: bool = False
    """Whether tiles are left out that an order of the very same settings holds already (contract 3.7)."""

    @property
    def is_picked(self) -> bool:
        """Whether what is ordered is picked on the map: squares of one kind."""
        return self.mode in (OrderMode.TILES, OrderMode.MINI_TILES)

    @property
    def is_recurring(self) -> bool:
        """Whether it would be charged every month until cancelled."""
        return self.time is not OrderTime.HISTORICAL

    def period(self) -> OrderPeriod:
        """Return the period as it is sent: an end is left out only by an explicit choice.

        Raises:
            RequestError: the end lies before the start.
        """
        from ...clearsky.models import OrderPeriod

        if self.is_recurring:
            return OrderPeriod.recurring(self.from_)
        return OrderPeriod.historical(self.from_, self.to)


@dataclass(frozen=True)
class OrderRow:
    """One line of the list."""

    order: Order
    cost_eur: float | None
    """What it cost when it was placed, as far as this profile's ledger knows; the service does not say."""
    renewal: dt.datetime | None
    """When it is charged again (UTC), and until when that can be stopped."""
    is_renewal_near: bool = False
    """Whether it is the last day on which the renewal can be stopped with a day to spare, or later."""

    @property
    def guid(self) -> str:
        """The order's identifier."""
        return self.order.task_order_guid


@dataclass(frozen=True)
class BookState:
    """What is known of the account's orders."""

    known: Known | None = None
    rows: tuple[OrderRow, ...] = ()
    listed_at: dt.datetime | None = None
    is_listing: bool = False
    include_expired: bool = False
    unresolved: tuple[Purchase, ...] = ()
    """Orders whose answer was lost and that no list has shown yet."""
    problem: BaseException | None = None
    cancelling_guid: str = ""
    cancelled: CancelResult | None = None
    cancel_problem: BaseException | None = None
    not_cancelled_guid: str = ""
    """The order that `cancel_problem` is about."""

    @property
    def account(self) -> AccountInfo | None:
        """The account, as soon as a list of its orders has come."""
        return self.known.account if self.known else None

    def row_of(self, guid: str) -> OrderRow | None:
        """Return the listed order of an identifier, or None."""
        return next((row for row in self.rows if row.guid == guid), None)


@dataclass(frozen=True)
class OrderState:
    """What is known of the order that is being made."""

    draft: OrderDraft
    known: Known | None = None
    aoi: Aoi | None = None
    is_open: bool = False
    """Whether the form is open: only then is a price asked for."""
    areas: OrderAreas | None = None
    """The area as a polygon order would send it."""
    offers: tuple[Offer, ...] = ()
    """Priced ways to order the area, the cheapest first."""
    missing: tuple[Missing, ...] = ()
    """Ways that cannot be had or priced."""
    chosen: int = 0
    activity: OrderActivity = OrderActivity.IDLE
    problem: BaseException | None = None
    placed: Placed | None = None

    @property
    def area(self) -> OrderArea | None:
        """The area as it would be sent, its fields bundled or not."""
        return self.areas.choose(bundles=self.draft.bundles) if self.areas else None

    @property
    def offer(self) -> Offer | None:
        """The chosen way to order."""
        return self.offers[self.chosen] if self.offers else None

    @property
    def quote(self) -> OrderQuote | None:
        """What would be placed: the request together with its price."""
        return self.offer.quote if self.offer else None

    @property
    def can_place(self) -> bool:
        """Whether the button may be pressed: no price, no order."""
        return self.activity is OrderActivity.IDLE and self.quote is not None and self.known is not None

    @property
    def is_repetition(self) -> bool:
        """Whether the order was refused only because there is one like it: the user may insist."""
        reasons = (Reason.ALREADY_ORDERED, Reason.ALREADY_OWNED)
        return isinstance(self.problem, MoneyError) and self.problem.reason in reasons


def month_start(day: dt.date, months: int = 0) -> dt.date:
    """Return the first day of the month that lies so many months after a day's."""
    count = day.year * MONTHS_PER_YEAR + day.month - 1 + months
    return dt.date(count // MONTHS_PER_YEAR, count % MONTHS_PER_YEAR + 1, 1)


def month_end(day: dt.date, months: int = 0) -> dt.date:
    """Return the last day of the month that lies so many months after a day's."""
    return month_start(day, months + 1) - dt.timedelta(days=1)


def renewal_at(from_: dt.date, today: dt.date) -> dt.datetime:
    """Return when a recurring order is charged next: 00:00 UTC on the first of the next month (contract 7.2)."""
    first = month_start(max(from_, today), 1)
    return dt.datetime(first.year, first.month, 1, tzinfo=dt.timezone.utc)


def first_draft(today: dt.date) -> OrderDraft:
    """Return the draft that a form begins with: the month before, which ends by itself."""
    start = month_start(today, -1)
    return OrderDraft(from_=start, to=month_end(start), reference_date=start)


def with_time(draft: OrderDraft, time: OrderTime, today: dt.date) -> OrderDraft:
    """Return a draft for another kind of period, beginning where that kind usually does."""
    start = {
        OrderTime.HISTORICAL: month_start(today, -1),
        OrderTime.RECURRING: month_start(today),
        OrderTime.BACKFILL: month_start(today, -BACKFILL_MONTHS),
    }[time]
    return replace(draft, time=time, from_=start, to=month_end(start))


def with_day(draft: OrderDraft, day: dt.date) -> OrderDraft:
    """Return a draft for the month of a day, whose images are counted from that very day."""
    start = month_start(day)
    time = OrderTime.HISTORICAL
    return replace(draft, time=time, from_=start, to=month_end(start), reference_date=day)


def earliest_start(time: OrderTime, today: dt.date) -> dt.date | None:
    """Return the first day that a kind of period may begin with; None where only the service has the say."""
    return month_start(today) if time is OrderTime.RECURRING else None


def latest_start(time: OrderTime, today: dt.date) -> dt.date | None:
    """Return the last day that a kind of period may begin with, or None."""
    return month_start(today) - dt.timedelta(days=1) if time is OrderTime.BACKFILL else None
