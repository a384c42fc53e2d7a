# SPDX-License-Identifier: GPL-2.0-or-later
"""Orders: what was bought, for which days, and the state each is in at a moment (contract 7, 10)."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date, datetime, timedelta
from enum import Enum
from functools import lru_cache
from typing import Any, Optional

from osgeo import ogr

from .clock import iso, midnight, month_end, parse_time
from .geometry import area_km2, box, flat
from .models import CONSTELLATIONS

REFERENCE_DATE = date(2024, 1, 1)


class Status(str, Enum):
    """`OrderingProcessStatus` (contract 7.1)."""

    INITIALIZE = "Initialize"
    REVIEW = "Review"
    PREPARING = "Preparing"
    AWAITING = "AwaitingSatelliteProducts"
    PROCESSING = "Processing"
    PREDICTING = "Predicting"
    COMPLETED = "Completed"
    UP_TO_DATE = "UpToDate"
    CANCELED = "Canceled"


STAGES = (
    Status.INITIALIZE,
    Status.REVIEW,
    Status.PREPARING,
    Status.AWAITING,
    Status.PROCESSING,
    Status.PREDICTING,
)


@dataclass(frozen=True)
class Order:
    """One task order; days are ISO texts so that an order is written to the state file as it is.

    `paid_until` is the last day that has been charged; a recurring order has `to_day` None.
    """

    guid: str
    model: str
    constellations: tuple[str, ...]
    image_frequency: int
    reference_day: str
    from_day: str
    to_day: Optional[str]
    paid_until: str
    created: str
    storage_months: int
    api_requests: int
    area_km2: float
    wkt: Optional[str]
    footprint_wkt: str
    tiles: tuple[str, ...] = ()
    minitiles: tuple[str, ...] = ()
    is_automatic: bool = False
    is_standing: bool = False
    is_voided: bool = False
    is_ended: bool = False
    cost_eur: float = 0.0

    @property
    def footprint(self) -> ogr.Geometry:
        """The ordered ground in 4326; shared, not to be changed."""
        return _footprint(self.footprint_wkt)

    @property
    def last_day(self) -> date:
        """The last day that imagery is made for, as far as it is paid."""
        paid = date.fromisoformat(self.paid_until)
        return min(paid, date.fromisoformat(self.to_day)) if self.to_day else paid

    def is_scheduled(self, day: date) -> bool:
        """Tell whether an image falls on the day (contract 10)."""
        return (
            date.fromisoformat(self.from_day) <= day <= self.last_day
            and (day - date.fromisoformat(self.reference_day)).days % self.image_frequency == 0
        )

    def image_days(self, start: date, end: date) -> list[date]:
        """Return the scheduled days between two days, both included."""
        first = max(start, date.fromisoformat(self.from_day))
        return schedule(first, min(end, self.last_day), self.reference_day, self.image_frequency)


@lru_cache(maxsize=512)
def _footprint(wkt: str) -> ogr.Geometry:
    return flat(ogr.CreateGeometryFromWkt(wkt))


def schedule(start: date, end: date, reference_day: str, frequency: int) -> list[date]:
    """Return every day in a range that the modulus formula picks (contract 10)."""
    late = (start - date.fromisoformat(reference_day)).days % frequency
    first = start + timedelta(days=(frequency - late) % frequency)
    return [first + timedelta(days=step) for step in range(0, max(0, (end - first).days + 1), frequency)]


def status(order: Order, now: datetime, stages: tuple[int, ...]) -> Status:
    """Return the state of an order at a moment."""
    if order.is_voided:
        return Status.CANCELED
    age = (now - parse_time(order.created)).total_seconds()
    for stage, seconds in zip(STAGES, stages):
        if age < seconds and not order.is_standing:
            return stage
        age -= seconds
    is_running = now.date() <= order.last_day
    if order.to_day is None:
        return Status.UP_TO_DATE
    if order.is_ended:
        return Status.UP_TO_DATE if is_running else Status.CANCELED
    return Status.AWAITING if is_running else Status.COMPLETED


def is_cancellable_in_full(order: Order, now: datetime, stages: tuple[int, ...]) -> bool:
    """Tell whether the order is not yet accepted: cancelling then undoes it (contract 7.2)."""
    return status(order, now, stages) in (Status.INITIALIZE, Status.REVIEW)


def is_produced(order: Order, now: datetime, stages: tuple[int, ...]) -> bool:
    """Tell whether the order's past days have been made."""
    if order.is_voided:
        return False
    return order.is_standing or (now - parse_time(order.created)).total_seconds() >= sum(stages)


def is_expired(order: Order, today: date) -> bool:
    """Tell whether the order has ended and nothing of it is stored any more."""
    if order.to_day is None and not order.is_voided:
        return False
    return not is_kept(order, min(order.last_day, today) if order.is_voided else order.last_day, today)


def is_kept(order: Order, day: date, today: date) -> bool:
    """Tell whether a day's image is still stored: to the end of the month `StorageMonths` later (contract 6.4).

    Backfilled days count from the month they were made in. The play account's own orders never expire.
    """
    made = max(day, parse_time(order.created).date())
    return order.is_standing or today <= month_end(made, order.storage_months)


def wire(order: Order, now: datetime, stages: tuple[int, ...]) -> dict[str, Any]:
    """Return an order as the service lists it (contract 3.7)."""
    return {
        "TaskOrderGuid": order.guid,
        "BillingCycle": "Monthly",
        "OrderingProcessStatus": status(order, now, stages).value,
        "StorageMonths": order.storage_months,
        "ApiRequests": order.api_requests,
        "TaskOrderAreaKm2": round(order.area_km2, 3),
        "SatelliteConstellations": list(order.constellations),
        "Model": order.model,
        "ImageFrequency": order.image_frequency,
        "ReferenceDate": order.reference_day,
        "From": order.from_day,
        "To": order.to_day,
        "Tiles": list(order.tiles),
        "MiniTiles": list(order.minitiles),
        "Wkt": order.wkt,
        "CreatedDate": order.created,
        "IsAutomaticOrder": order.is_automatic,
    }


def as_json(order: Order) -> dict[str, Any]:
    """Return an order as the state file keeps it."""
    return asdict(order)


def from_json(fields: dict[str, Any]) -> Order:
    """Read an order of the state file."""
    lists = {name: tuple(fields[name]) for name in ("constellations", "tiles", "minitiles")}
    return Order(**{**fields, **lists})


def standing_orders() -> list[Order]:
    """Return the orders every play account owns, so that any European area has dates at once.

    Stratus2 covers longitude -12..35, latitude 35..72, every second day. Stratus2Fast (Sentinel-1 and -2 only)
    covers 9.0..10.0, 55.0..56.0, every third day, with a hole at 9.60..9.70, 55.60..55.70: areas across its edge
    or its hole are covered in part.
    """
    europe = box(-12, 35, 35, 72)
    part = box(9, 55, 10, 56).Difference(box(9.6, 55.6, 9.7, 55.7))
    return [
        _standing("11111111-aaaa-4aaa-8aaa-000000000001", "Stratus2", CONSTELLATIONS, 2, europe),
        _standing("11111111-aaaa-4aaa-8aaa-000000000002", "Stratus2Fast", CONSTELLATIONS[:2], 3, part),
    ]


def _standing(
    guid: str, model: str, constellations: tuple[str, ...], frequency: int, area: ogr.Geometry
) -> Order:
    wkt = area.ExportToWkt()
    day = REFERENCE_DATE.isoformat()
    return Order(
        guid=guid, model=model, constellations=constellations, image_frequency=frequency, reference_day=day,
        from_day=day, to_day=None, paid_until="2999-12-31", created=iso(midnight(REFERENCE_DATE)),
        storage_months=12, api_requests=100, area_km2=area_km2(area), wkt=wkt, footprint_wkt=wkt,
        is_standing=True,
    )  # fmt: skip
