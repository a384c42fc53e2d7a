# SPDX-License-Identifier: GPL-2.0-or-later
"""Which of the account's orders reach an area, and what imagery they give there (contract 3.11, 3.12)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Optional

from .geometry import area_km2, covers, overlap, polygons_only, union
from .orders import Order, is_kept, is_produced

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date, datetime

    from osgeo import ogr

SLIVER_SHARE = 1e-6


@dataclass(frozen=True)
class Coverage:
    """The account's orders seen from one area, model, constellations and day."""

    touching: tuple[Order, ...]
    scheduled: tuple[Order, ...]
    ready: tuple[Order, ...]
    scheduled_cover_all: bool
    ready_cover_all: bool

    @property
    def ready_area(self) -> ogr.Geometry:
        """The ground that has an image on the day."""
        return union([order.footprint for order in self.ready])


def matching(orders: Iterable[Order], model: Optional[str], constellations: Sequence[str]) -> list[Order]:
    """Return the orders of a model and exactly these constellations; none given means any (contract 3.14)."""
    wanted = set(constellations)
    return [
        order
        for order in orders
        if (model is None or order.model == model) and (not wanted or set(order.constellations) == wanted)
    ]


def has_image(order: Order, day: date, now: datetime, stages: tuple[int, ...]) -> bool:
    """Tell whether an order's image of a day can be downloaded now."""
    return (
        day <= now.date()
        and order.is_scheduled(day)
        and is_produced(order, now, stages)
        and is_kept(order, day, now.date())
    )


def coverage(
    orders: Iterable[Order], area: ogr.Geometry, day: date, now: datetime, stages: tuple[int, ...]
) -> Coverage:
    """Look at an area on a day through matching orders."""
    sliver_km2 = SLIVER_SHARE * area_km2(area)
    touching = tuple(order for order in orders if area_km2(overlap(area, order.footprint)) > sliver_km2)
    scheduled = tuple(order for order in touching if order.is_scheduled(day) and not order.is_voided)
    ready = tuple(order for order in scheduled if has_image(order, day, now, stages))
    return Coverage(touching, scheduled, ready, _all_of(scheduled, area), _all_of(ready, area))


def _all_of(orders: Sequence[Order], area: ogr.Geometry) -> bool:
    return bool(orders) and covers(union([order.footprint for order in orders]), area)


def model_image_dates(
    orders: Sequence[Order],
    area: ogr.Geometry,
    start: date,
    end: date,
    now: datetime,
    stages: tuple[int, ...],
) -> list[dict[str, Any]]:
    """Return `ModelImageDates`: per model and constellations, the sub-areas that share their dates."""
    groups: dict[tuple[str, tuple[str, ...]], list[Order]] = {}
    for order in orders:
        groups.setdefault((order.model, order.constellations), []).append(order)
    answer = []
    for (model, constellations), members in groups.items():
        entries = _dates_by_geography(members, area, start, min(end, now.date()), now, stages)
        if entries:
            answer.append(
                {"Model": model, "SatelliteConstellations": list(constellations), "DatesByGeog": entries}
            )
    return answer


def _dates_by_geography(
    orders: Sequence[Order],
    area: ogr.Geometry,
    start: date,
    end: date,
    now: datetime,
    stages: tuple[int, ...],
) -> list[dict[str, Any]]:
    days = {
        order.guid: frozenset(
            day for day in order.image_days(start, end) if has_image(order, day, now, stages)
        )
        for order in orders
    }
    by_dates: dict[frozenset[date], list[ogr.Geometry]] = {}
    for piece, owners in _pieces([order for order in orders if days[order.guid]], area):
        shared = frozenset().union(*(days[guid] for guid in owners))
        by_dates.setdefault(shared, []).append(piece)
    return [
        {"Wkt": _one(pieces).ExportToWkt(), "Dates": [day.isoformat() for day in sorted(dates)]}
        for dates, pieces in by_dates.items()
    ]


def _one(pieces: list[ogr.Geometry]) -> ogr.Geometry:
    return pieces[0] if len(pieces) == 1 else union(pieces)


def _pieces(orders: Sequence[Order], area: ogr.Geometry) -> list[tuple[ogr.Geometry, tuple[str, ...]]]:
    """Cut the area along the orders' edges; return what some order owns, with its owners."""
    sliver_km2 = SLIVER_SHARE * area_km2(area)
    pieces: list[tuple[ogr.Geometry, tuple[str, ...]]] = [(area, ())]
    for order in orders:
        parted = []
        for piece, owners in pieces:
            inside = overlap(piece, order.footprint)
            if area_km2(inside) <= sliver_km2:
                parted.append((piece, owners))
                continue
            parted.append((inside, (*owners, order.guid)))
            outside = polygons_only(piece.Difference(order.footprint))
            if area_km2(outside) > sliver_km2:
                parted.append((outside, owners))
        pieces = parted
    return [(piece, owners) for piece, owners in pieces if owners]
