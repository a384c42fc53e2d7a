# SPDX-License-Identifier: GPL-2.0-or-later
"""The fixed grid of tiles (5120 px) and minitiles (320 px) of every UTM zone, with lasting names (contract 9)."""

from __future__ import annotations

import hashlib
import uuid
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Optional

from osgeo import ogr

from .envelope import invalid
from .geometry import box, overlap, polygons_only, projected
from .projection import WGS84_EPSG

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .payload import Payload

PIXEL_M = 10
TILE_M = 5120 * PIXEL_M
MINITILE_M = 320 * PIXEL_M
PER_SIDE = TILE_M // MINITILE_M
ZONE_MARGIN_DEG = 0.25

_ODD = 0x2545F4914F6CDD1D
_LOW_BITS = 62
_UNSCRAMBLE = pow(_ODD, -1, 1 << _LOW_BITS)


@dataclass(frozen=True)
class Tile:
    """One square of the grid: its zone, and its column and row counted from the zone's origin."""

    epsg: int
    column: int
    row: int
    is_minitile: bool = False

    @property
    def size_m(self) -> int:
        """The side of the square."""
        return MINITILE_M if self.is_minitile else TILE_M

    @property
    def guid(self) -> str:
        """The name: position and zone, scrambled, and a check sum; so no list of tiles has to be kept."""
        packed = (self.is_minitile << 40) | (self.epsg >= 32700) << 39 | (self.epsg % 100) << 32
        packed |= self.column << 16 | self.row
        low = packed * _ODD % (1 << _LOW_BITS) | 1 << 63
        high = int.from_bytes(hashlib.blake2b(packed.to_bytes(8, "big"), digest_size=8).digest(), "big")
        return str(uuid.UUID(int=(high & ~0xF000 | 0x4000) << 64 | low))

    @property
    def square(self) -> ogr.Geometry:
        """The square in metres of its zone."""
        west, south = self.column * self.size_m, self.row * self.size_m
        return box(west, south, west + self.size_m, south + self.size_m)

    @property
    def footprint(self) -> ogr.Geometry:
        """The ground in 4326, cut where the zone's data end."""
        return ogr.CreateGeometryFromWkt(_footprint_wkt(self))

    @property
    def ground(self) -> ogr.Geometry:
        """The square in metres of its zone, cut where the zone's data end."""
        near_by = projected(self.footprint.Buffer(0.001), WGS84_EPSG, self.epsg)
        return polygons_only(self.square.Intersection(near_by))

    def minitiles(self) -> list[Tile]:
        """Return the minitiles of a tile that hold any data."""
        parts = [
            Tile(self.epsg, self.column * PER_SIDE + right, self.row * PER_SIDE + up, is_minitile=True)
            for up in range(PER_SIDE)
            for right in range(PER_SIDE)
        ]
        return [part for part in parts if not part.footprint.IsEmpty()]


@lru_cache(maxsize=4096)
def _footprint_wkt(tile: Tile) -> str:
    west, south = tile.column * tile.size_m, tile.row * tile.size_m
    square = box(west, south, west + tile.size_m, south + tile.size_m)
    square.Segmentize(tile.size_m / 4)
    return str(overlap(projected(square, tile.epsg, WGS84_EPSG), zone_box(tile.epsg)).ExportToWkt())


def tile_of_guid(guid: str) -> Optional[Tile]:
    """Return the tile or minitile of a name, or None where there is no such name."""
    try:
        number = uuid.UUID(guid).int
    except ValueError:
        return None
    packed = (number & ((1 << _LOW_BITS) - 1)) * _UNSCRAMBLE % (1 << _LOW_BITS)
    zone, south = packed >> 32 & 0x7F, packed >> 39 & 1
    if packed >> 41 or not 1 <= zone <= 60:
        return None
    tile = Tile(
        (32700 if south else 32600) + zone, packed >> 16 & 0xFFFF, packed & 0xFFFF, bool(packed >> 40)
    )
    return tile if tile.guid == str(uuid.UUID(guid)) else None


def zone_box(epsg: int, margin_deg: float = ZONE_MARGIN_DEG) -> ogr.Geometry:
    """Return the ground with data native to a UTM zone: its six degrees and a margin shared with its neighbours."""
    west = (epsg % 100) * 6 - 186
    south, north = (-80, 0) if epsg >= 32700 else (0, 84)
    return box(max(-180, west - margin_deg), south, min(180, west + 6 + margin_deg), north)


def zones_of(area: ogr.Geometry, margin_deg: float = ZONE_MARGIN_DEG) -> list[int]:
    """Return the UTM zones whose data touch an area."""
    codes = [*range(32601, 32661), *range(32701, 32761)]
    return [epsg for epsg in codes if zone_box(epsg, margin_deg).Intersects(area)]


def tiles_touching(area: ogr.Geometry, *, margin_deg: float = ZONE_MARGIN_DEG) -> Iterator[Tile]:
    """Yield the tiles of every zone that share ground with an area; zones overlap by the margin."""
    for epsg in zones_of(area, margin_deg):
        part = overlap(area, zone_box(epsg, margin_deg))
        if not part.IsEmpty():
            yield from _touching(projected(part, WGS84_EPSG, epsg), epsg)


def _touching(area: ogr.Geometry, epsg: int) -> Iterator[Tile]:
    west, east, south, north = area.GetEnvelope()
    for row in range(int(south // TILE_M), int(north // TILE_M) + 1):
        for column in range(int(west // TILE_M), int(east // TILE_M) + 1):
            tile = Tile(epsg, column, row)
            if row >= 0 and column >= 0 and shares_ground(tile, area):
                yield tile


def shares_ground(tile: Tile, area: ogr.Geometry) -> bool:
    """Tell whether a tile and an area in its zone's metres share more than an edge."""
    return area.Intersects(tile.square) and polygons_only(area.Intersection(tile.square)).GetArea() > 1.0


def tile_of_selector(payload: Payload, selector: str) -> Tile:
    """Read the tile that a field names.

    Raises:
        ApiError: 992, the field is missing or names none of its kind.
    """
    guid = payload.text(selector, required=True)
    payload.check()
    tile = tile_of_guid(guid or "")
    if tile is None or tile.is_minitile != (selector == "MiniTileGuid"):
        raise invalid({selector: [f"{selector} is not known."]})
    return tile


def footprint_of_selector(payload: Payload) -> Optional[ogr.Geometry]:
    """Return the ground of a payload's `TileGuid` or `MiniTileGuid`; None where it has neither."""
    for selector in ("TileGuid", "MiniTileGuid"):
        if payload.raw(selector) is not None:
            return tile_of_selector(payload, selector).footprint
    return None
