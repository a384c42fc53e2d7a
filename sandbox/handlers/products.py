# SPDX-License-Identifier: GPL-2.0-or-later
"""The optional extras: input scenes over an area, and what the satellites plan (contract 3.17, 3.18).

Their request bodies are not documented; here both take an area, and the first a `Date` too.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from ..geometry import box, centre, flat

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..call import Answer, Call
    from ..world import World

_REVISIT_DAYS = (("Sentinel1", 6, 1), ("Sentinel2", 5, 2), ("Landsat89", 8, 5))
_SATELLITES = (("S1A", 12, 1), ("S1C", 12, 7), ("S2A", 10, 2), ("S2B", 10, 7), ("L8", 16, 5), ("L9", 16, 13))
_EPOCH = date(2024, 1, 1)
LOOK_BACK_DAYS = 30
PLANNED_DAYS = 12


def input_products(world: World, call: Call) -> Answer:
    """List the scenes that touch an area in the month before a date."""
    payload = call.payload()
    area = payload.geometry(polygons=False)
    day = payload.day("Date") or world.clock.today()
    payload.check()
    middle = centre(flat(area))
    scenes = [
        {"SatelliteConstellation": name, "ProductGeogWkt": _scene(middle), "ImageDate": passed.isoformat()}
        for name, every, offset in _REVISIT_DAYS
        for passed in _passes(middle, every, offset, day - timedelta(days=LOOK_BACK_DAYS), day)
    ]
    return {"SatelliteProductsForComposite": scenes}


def acquisition_plans(world: World, call: Call) -> Answer:
    """List the passes planned over an area in the coming days."""
    payload = call.payload()
    area = payload.geometry(polygons=False)
    payload.check()
    middle, today = centre(flat(area)), world.clock.today()
    plans: dict[str, list[dict[str, Any]]] = {}
    for satellite, every, offset in _SATELLITES:
        for passed in _passes(middle, every, offset, today, today + timedelta(days=PLANNED_DAYS)):
            plan = {
                "Satellite": satellite,
                "AcquisitionStatus": "Acquired" if passed == today else "Planned",
                "PublicationStatus": "NotPublished",
                "Wkt": _scene(middle),
            }
            plans.setdefault(passed.isoformat(), []).append(plan)
    return {"Plans": [{"Date": day, "AcquisitionPlans": plans[day]} for day in sorted(plans)]}


def _passes(middle: tuple[float, float], every: int, offset: int, start: date, end: date) -> Iterator[date]:
    """Yield the days a satellite passes; neighbouring degrees of longitude are passed on different days."""
    shift = (offset + int(middle[0] // 2)) % every
    for step in range((end - start).days + 1):
        day = start + timedelta(days=step)
        if ((day - _EPOCH).days - shift) % every == 0:
            yield day


def _scene(middle: tuple[float, float]) -> str:
    west, south = middle[0] // 2 * 2, middle[1] // 1
    return str(box(max(-180, west - 0.4), south - 0.3, min(180, west + 2.4), south + 1.3).ExportToWkt())
