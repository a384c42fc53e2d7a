# SPDX-License-Identifier: GPL-2.0-or-later
"""The calls about imagery that cost nothing: dates, availability, estimate (contract 3.11 to 3.13)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from ..account import KM2_PER_UNIT
from ..coverage import Coverage, coverage, matching, model_image_dates
from ..geometry import area_km2, flat
from ..imagery_request import ImageryRequest, read_imagery_request
from ..scenery.geotiff import size_estimate_mb
from ..settings import Speed
from ..tiles import footprint_of_selector

if TYPE_CHECKING:
    from ..call import Answer, Call
    from ..world import World

_SECONDS_PER_KM2 = {Speed.INSTANT: (0.018, 0.05), Speed.BRISK: (0.03, 0.08), Speed.REAL: (0.0802, 0.1283)}


def search_available(world: World, call: Call) -> Answer:
    """List the dates of the account's imagery in an area."""
    payload = call.payload()
    area = payload.geometry(polygons=False)
    start = payload.day("From") or date(2015, 1, 1)
    end = payload.day("Until") or payload.day("To") or date(9999, 12, 31)
    if end < start:
        payload.complain("Until", "Until must not lie before From.")
    payload.check()
    assert area is not None  # noqa: S101 (check raises without one) # nosec B101
    entries = model_image_dates(world.orders, flat(area), start, end, world.now, world.settings.stages)
    return {"ModelImageDates": entries}


def composite_available(world: World, call: Call) -> Answer:
    """Answer the twelve questions about one image."""
    payload = call.payload()
    payload.day("Date", required=True)
    request = read_imagery_request(payload, world.settings, strict=False)
    return dict(availability(world, request))


def look(world: World, request: ImageryRequest) -> Coverage:
    """See a request's area through the account's orders."""
    orders = matching(world.orders, request.model, request.constellations)
    return coverage(
        orders, request.area, request.day or world.clock.today(), world.now, world.settings.stages
    )


def availability(world: World, request: ImageryRequest) -> dict[str, bool]:
    """Return the flags of contract 3.12; uncertainty layers do not exist here."""
    seen = look(world, request)
    native = not request.is_utm or area_km2(request.zone_area) > 0
    past = request.day is not None and request.day <= world.clock.today()
    made = [order for order in seen.scheduled if past and world.is_produced(order)]
    return {
        "IntersectedActiveZones": bool(seen.ready),
        "IntersectedActiveZonesUtmEpsg": bool(seen.ready) and request.is_utm and native,
        "FullyAvailable": seen.ready_cover_all,
        "UncertaintyAvailable": False,
        "PartiallyAvailable": bool(seen.ready) and not seen.ready_cover_all,
        "PartiallyUncertaintyAvailable": False,
        "PolygonInDataArea": bool(coverage_of_any(world, request)),
        "DataAvailableForUser": bool(seen.touching),
        "DataOnZoneDataFrequencyDate": bool(seen.scheduled),
        "AllImagesPredicted": bool(made) and len(made) == len(seen.scheduled),
        "AnyImageWithinStorageMonths": bool(seen.ready),
        "OrdersCoverPolygon": seen.scheduled_cover_all,
    }


def coverage_of_any(world: World, request: ImageryRequest) -> bool:
    """Tell whether any order of any model touches the area."""
    return any(request.area.Intersects(order.footprint) for order in world.orders)


def composite_estimate(world: World, call: Call) -> Answer:
    """Estimate units, size and time of a composite, a tile or a minitile."""
    payload = call.payload()
    shape = footprint_of_selector(payload)
    request = read_imagery_request(payload, world.settings, area=shape, strict=False)
    return estimate(world, request)


def estimate(world: World, request: ImageryRequest) -> dict[str, Any]:
    """Return the `Data` of an estimate: one unit per 10 km2 (contract 3.13)."""
    km2 = request.area_km2
    fast, slow = _SECONDS_PER_KM2[world.settings.speed]
    return {
        "CreditEstimate": round(km2 / KM2_PER_UNIT, 4),
        "AreaEstimateKm2": round(km2, 4),
        "FileSizeEstimateMB": round(size_estimate_mb(request.picture(world.settings)), 3),
        "FastTimeEstimateSeconds": round(0.5 + km2 * fast, 1),
        "SlowTimeEstimateSeconds": round(2 + km2 * slow, 1),
    }
