# SPDX-License-Identifier: GPL-2.0-or-later
"""The calls that hand out imagery and use up processing units (contract 3.14 to 3.16)."""

from __future__ import annotations

import time
from dataclasses import replace
from typing import TYPE_CHECKING, Optional

from ..account import KM2_PER_UNIT
from ..envelope import ApiError, Code, Reply, invalid
from ..geometry import area_km2, covers, overlap
from ..imagery_request import ImageryRequest, read_imagery_request
from ..scenery.geotiff import draw, picture_grid
from ..settings import Speed
from ..tiles import Tile, tile_of_selector
from ..upload import put_file
from .imagery import look

if TYPE_CHECKING:
    from osgeo import ogr

    from ..call import Call
    from ..coverage import Coverage
    from ..orders import Order
    from ..world import World


def composite(world: World, call: Call) -> Reply:
    """Hand out a composite of an area."""
    request = read_imagery_request(call.payload(), world.settings)
    limit = world.settings.max_composite_area_km2
    if request.area_km2 > limit:
        message = f"The area is {request.area_km2:.2f} km2; this account may ask for {limit} km2 at once."
        raise invalid({request.selector: [message]})
    return _served(world, request)


def tile(world: World, call: Call) -> Reply:
    """Hand out a tile in its own UTM zone."""
    return _tile(world, call, "TileGuid")


def minitile(world: World, call: Call) -> Reply:
    """Hand out a minitile in its own UTM zone."""
    return _tile(world, call, "MiniTileGuid")


def _tile(world: World, call: Call, selector: str) -> Reply:
    payload = call.payload()
    found = tile_of_selector(payload, selector)
    epsg = payload.number("EpsgProjection", found.epsg)
    if epsg not in (found.epsg, 47000):
        payload.complain("EpsgProjection", f"A tile comes in its own zone: {found.epsg} or 47000.")
    request = read_imagery_request(
        payload, world.settings, area=found.footprint, selector=selector, default_epsg=found.epsg
    )
    return _served(world, replace(request, epsg=found.epsg), found)


def _served(world: World, request: ImageryRequest, frame: Optional[Tile] = None) -> Reply:
    started = time.monotonic()
    with world.lock:
        orders, data_area = _entitled(world, request)
        _require_quota(world, orders, request)
    picture = request.picture(world.settings, data_area)
    if frame:
        picture = replace(picture, area=frame.ground, area_epsg=frame.epsg)
    try:
        path = draw(picture, world.folder)
    except ValueError as error:
        raise invalid({request.selector: [str(error)]}) from None
    _take_time(world.settings.speed, request.area_km2, started)
    if request.upload_url:
        put_file(request.upload_url, path)
    with world.lock:
        _book(world, orders, request)
    name = f"{picture.model}_{picture.day:%Y%m%d}_{picture.resolution}m_{picture_grid(picture).epsg}.tif"
    if request.upload_url:
        path.unlink()
        return Reply(201, booked=True)
    headers = {
        "Content-Type": "application/octet-stream",
        "Content-Disposition": f'attachment; filename="{name}"',
    }
    return Reply(200, headers=headers, file=path, booked=True)


def _entitled(world: World, request: ImageryRequest) -> tuple[list[Order], ogr.Geometry]:
    """Return the orders that give the imagery, and where there is data.

    Raises:
        ApiError: 1006 not ordered, 1002 no image, or the area is only partly served and partial was not allowed.
    """
    seen = look(world, request)
    _require_orders(seen, request)
    data_area = seen.ready_area
    if (
        request.is_utm
        and request.utm_mode == "single_utm_fully_covered"
        and not covers(request.zone_area, request.area)
    ):
        raise ApiError(
            Code.NO_IMAGERY, "The area is not fully covered by data native to the requested UTM zone."
        )
    if request.is_utm and request.utm_mode == "single_utm":
        data_area = overlap(data_area, request.zone_area)
    return list(seen.ready), data_area


def _require_orders(seen: Coverage, request: ImageryRequest) -> None:
    if not seen.touching:
        raise ApiError(
            Code.NOT_COVERED, "The area is not covered by your orders for this model and constellations."
        )
    if not seen.ready:
        raise ApiError(Code.NO_IMAGERY, f"There is no imagery for the area on {request.day}.")
    if not seen.ready_cover_all and not request.allow_partial:
        if seen.scheduled_cover_all:
            raise ApiError(Code.NO_IMAGERY, f"Part of the area has no imagery on {request.day}.")
        raise ApiError(Code.NOT_COVERED, "Part of the area is not covered by your orders for this date.")


def _require_quota(world: World, orders: list[Order], request: ImageryRequest) -> None:
    """Check the units, and under strict quotas that some order still has retrievals left (contract 6.3, K15)."""
    world.account.require_units(request.area_km2 / KM2_PER_UNIT)
    if world.settings.strict_quota and not any(_has_left(world, order, request) for order in orders):
        raise ApiError(
            Code.UNITS_RUN_OUT, "The retrievals included in the order for this date have been used up."
        )


def _key(order: Order, request: ImageryRequest) -> str:
    return f"{order.guid}|{request.day}"


def _has_left(world: World, order: Order, request: ImageryRequest) -> bool:
    if order.is_standing:
        return True
    shared = area_km2(overlap(request.area, order.footprint))
    used = world.account.served_km2.get(_key(order, request), 0.0)
    return used + shared <= order.area_km2 * order.api_requests * (1 + 1e-6)


def _book(world: World, orders: list[Order], request: ImageryRequest) -> None:
    _require_quota(world, orders, request)
    world.account.processing_units -= request.area_km2 / KM2_PER_UNIT
    payer = next((order for order in orders if _has_left(world, order, request)), orders[0])
    if not payer.is_standing:
        shared = area_km2(overlap(request.area, payer.footprint))
        served = world.account.served_km2
        served[_key(payer, request)] = served.get(_key(payer, request), 0.0) + shared
    world.save()


def _take_time(speed: Speed, km2: float, started: float) -> None:
    """Wait as long as the pretended server work takes."""
    wanted = {Speed.INSTANT: 0.0, Speed.BRISK: 1.5 + 0.03 * km2, Speed.REAL: 2 + 0.0802 * km2}[speed]
    time.sleep(max(0.0, wanted - (time.monotonic() - started)))
