# SPDX-License-Identifier: GPL-2.0-or-later
"""Where an order lies: the places it is made of, and the ground of all of them together. Any thread.

A place is what can be had as an image of its own: a polygon of the order, also one of those that were bundled to be
billed together, a tile or a minitile. The footprints of tiles do not come with the list of orders (contract K20).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from qgis.core import QgsGeometry

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from ...clearsky import ClearSky
    from ...clearsky.models import Order, Tile
    from ..jobs.tasks import Feedback

DETAILS_AT_ONCE = 25
"""Orders whose details are asked for in one call: more objects at once would live long enough to make Python's
collection of garbage hold the main thread up."""
MAX_DISSOLVED = 400
"""Tiles beyond this number are drawn side by side: dissolving them would hold everything else up."""


class PlaceKind(str, Enum):
    """What a place of an order is."""

    AREA = "area"
    TILE = "tile"
    MINI_TILE = "mini_tile"


@dataclass(frozen=True)
class Place:
    """One part of an order with an image of its own."""

    kind: PlaceKind
    wkt: str
    """POLYGON or, of a tile, MULTIPOLYGON; EPSG:4326."""
    guid: str = ""
    """The tile's identifier."""
    utm_epsg: int | None = None
    """The zone whose grid a tile belongs to."""


def ask_places(client: ClearSky, order: Order, feedback: Feedback) -> tuple[Place, ...]:
    """Return the places of an order; for tiles the service is asked, which is free.

    Raises:
        ClearSkyError: the tiles could not be asked for.
    """
    if order.wkt:
        return tuple(Place(PlaceKind.AREA, shape.asWkt()) for shape in _members(order.wkt))
    tiles, mini_tiles = order.tile_guids, order.mini_tile_guids
    cancel = feedback.cancel
    found = client.tiles.by_guids(tiles, cancel=cancel) if tiles else ()
    found_mini = client.tiles.by_mini_tile_guids(mini_tiles, cancel=cancel) if mini_tiles else ()
    return (*_tile_places(found, PlaceKind.TILE), *_tile_places(found_mini, PlaceKind.MINI_TILE))


def ask_footprints(
    client: ClearSky, orders: Sequence[Order], feedback: Feedback
) -> Mapping[str, tuple[str, ...]]:
    """Return the tiles' footprints of tile orders by the order's identifier; it is free.

    Raises:
        ClearSkyError: they could not be asked for.
    """
    guids = [order.task_order_guid for order in orders]
    found: dict[str, tuple[str, ...]] = {}
    for start in range(0, len(guids), DETAILS_AT_ONCE):
        some = guids[start : start + DETAILS_AT_ONCE]
        answer = client.orders.details(some, cancel=feedback.cancel)
        found.update({order.task_order_guid: told_footprints(order) for order in answer})
    return found


def told_footprints(order: Order) -> tuple[str, ...]:
    """Return the WKTs of an order's ground as far as it tells them itself."""
    return (order.wkt,) if order.wkt else order.tile_footprints


def ground_of(wkts: Iterable[str]) -> QgsGeometry:
    """Return the ground of some WKTs as a multipolygon in EPSG:4326; empty where there is none."""
    shapes = [member for wkt in wkts for member in _members(wkt)]
    is_many = len(shapes) > MAX_DISSOLVED
    ground = QgsGeometry.collectGeometry(shapes) if is_many else QgsGeometry.unaryUnion(shapes)
    if not ground.isEmpty():
        ground.convertToMultiType()
    return ground


def _members(wkt: str) -> list[QgsGeometry]:
    """Return the polygons of a WKT, whatever holds them."""
    members = QgsGeometry.fromWkt(wkt).asGeometryCollection()
    return [polygon for member in members for polygon in member.asGeometryCollection()]


def _tile_places(tiles: Iterable[Tile], kind: PlaceKind) -> list[Place]:
    return [
        Place(kind, tile.data_geog_wkt, tile.guid, tile.epsg)
        for tile in sorted(tiles, key=lambda tile: tile.guid)
        if tile.data_geog_wkt
    ]
