# SPDX-License-Identifier: GPL-2.0-or-later
"""The calls about the grid: tile search and the cheapest choice of tiles (contract 3.4, 3.5, 9)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ..envelope import invalid
from ..geometry import area_km2, flat, overlap, projected
from ..payload import Payload
from ..pricing import MINITILE_FACTOR, TILE_FACTOR
from ..projection import WGS84_EPSG
from ..settings import Dialect
from ..tiles import (
    MINITILE_M,
    TILE_M,
    Tile,
    shares_ground,
    tile_of_guid,
    tile_of_selector,
    tiles_touching,
    zone_box,
)

if TYPE_CHECKING:
    from osgeo import ogr

    from ..call import Answer, Call
    from ..world import World

LARGEST_SEARCH_KM2 = 3_000_000
_SELECTORS = ("Wkt", "GeoJson", "TileGuids", "MiniTileGuids", "TileGuidForMiniTiles")


def search_tiles(world: World, call: Call) -> Answer:
    """Find tiles by area, footprints by GUID, or the minitiles of a tile."""
    payload = call.payload()
    given = [name for name in _SELECTORS if payload.raw(name)]
    if len(given) != 1:
        raise invalid({"Wkt": [f"Send exactly one of {', '.join(_SELECTORS)}."]})
    if given[0] in ("Wkt", "GeoJson"):
        found = list(tiles_touching(_search_area(payload)))
    elif given[0] == "TileGuidForMiniTiles":
        found = _tile_named(payload).minitiles()
    else:
        found = _tiles_named(payload, given[0])
    return _older_answer(found, given[0]) if world.settings.dialect is not Dialect.CURRENT else _answer(found)


def _search_area(payload: Payload) -> ogr.Geometry:
    area = payload.geometry(polygons=False)
    payload.check()
    area = flat(area)
    if area_km2(area) > LARGEST_SEARCH_KM2:
        raise invalid({"Wkt": [f"The area is larger than {LARGEST_SEARCH_KM2} km2."]})
    return area


def _tile_named(payload: Payload) -> Tile:
    renamed = Payload({"TileGuid": payload.raw("TileGuidForMiniTiles")})
    return tile_of_selector(renamed, "TileGuid")


def _tiles_named(payload: Payload, selector: str) -> list[Tile]:
    """Return the tiles of a list of GUIDs; unknown ones are left out."""
    guids = payload.texts(selector)
    payload.check()
    wanted = selector == "MiniTileGuids"
    return [tile for tile in map(tile_of_guid, guids) if tile and tile.is_minitile == wanted]


def _answer(tiles: list[Tile]) -> dict[str, Any]:
    return {
        "Tiles": [
            {
                "Guid": tile.guid,
                "MiniTile": tile.is_minitile,
                "Epsg": str(tile.epsg),
                "DataGeogWkt": tile.footprint.ExportToWkt(),
            }
            for tile in tiles
        ]
    }


def _older_answer(tiles: list[Tile], selector: str) -> dict[str, Any]:
    """Return the shape of the old pages: other names, numbers for EPSG, minitiles as bare GUIDs (contract K6)."""
    if selector == "TileGuidForMiniTiles":
        return {"Tiles": [], "MiniTiles": [tile.guid for tile in tiles]}
    entries = [
        {"TileGuid": tile.guid, "Epsg": tile.epsg, "DataGeogWkt": tile.footprint.ExportToWkt()}
        for tile in tiles
    ]
    return {"Tiles": entries, "MiniTiles": []}


def optimize_tiles(_world: World, call: Call) -> Answer:
    """Choose tiles and minitiles that cover an area cheaply: a whole tile once its minitiles would cost more."""
    payload = call.payload()
    payload.text("Wkt", required=True)
    area = _search_area(payload)
    tiles: list[str] = []
    minitiles: list[str] = []
    for tile in tiles_touching(area, margin_deg=0):
        parts = _needed_parts(tile, area)
        if len(parts) * MINITILE_M**2 * MINITILE_FACTOR < TILE_M**2 * TILE_FACTOR:
            minitiles += [part.guid for part in parts]
        else:
            tiles.append(tile.guid)
    return {"Tiles": tiles, "MiniTiles": minitiles}


def _needed_parts(tile: Tile, area: ogr.Geometry) -> list[Tile]:
    native = overlap(overlap(area, zone_box(tile.epsg, 0)), tile.footprint)
    if native.IsEmpty():
        return []
    needed = projected(native, WGS84_EPSG, tile.epsg)
    return [part for part in tile.minitiles() if shares_ground(part, needed)]
