# SPDX-License-Identifier: GPL-2.0-or-later
from __future__ import annotations

import uuid

import pytest
from hypothesis import given
from hypothesis import strategies as st
from osgeo import ogr

from clearsky_qgis.sandbox.tiles import Tile, tile_of_guid
from clearsky_qgis.tests.sandbox.caller import ESTIMATE, ORDERS, STRATUS, TILES, Raster, box_wkt, order

OPTIMIZE = "/api/tasking/tile/optimize"
TILE = "/api/satelliteimages/process/tile"
MINITILE = "/api/satelliteimages/process/minitile"
MINIMAL = {
    "Date": "2026-08-08",
    "SatelliteConstellations": STRATUS,
    "Model": "Stratus2",
    "Level": None,
    "Harmonize": None,
    "ClipReflectance": None,
    "UploadUrl": None,
}
AMID_ZONE = box_wkt(9.3, 55.6, 9.32, 55.61)
AT_ZONE_EDGE = box_wkt(11.95, 55.0, 12.05, 55.05)


def tiles(service, **selector):
    return service.post(TILES, {"Wkt": None, "GeoJson": None, "TileGuids": None, **selector}).data["Tiles"]


def minitiles_of(service, wkt=AMID_ZONE):
    return tiles(service, TileGuidForMiniTiles=tiles(service, Wkt=wkt)[0]["Guid"])


@given(
    zone=st.integers(1, 60),
    south=st.booleans(),
    column=st.integers(0, 320),
    row=st.integers(0, 3200),
    is_minitile=st.booleans(),
)
def test_a_guid_names_one_tile_for_ever(zone, south, column, row, is_minitile):
    tile = Tile((32700 if south else 32600) + zone, column, row, is_minitile)
    assert tile_of_guid(tile.guid) == tile
    assert tile_of_guid(tile.guid.upper()) == tile
    assert uuid.UUID(tile.guid).version == 4


@given(st.uuids())
def test_other_guids_name_nothing(guid):
    assert tile_of_guid(str(guid)) is None


def test_a_place_amid_a_zone_lies_in_one_tile(service):
    (found,) = tiles(service, Wkt=AMID_ZONE)
    assert found["MiniTile"] is False
    assert found["Epsg"] == "32632"
    assert ogr.CreateGeometryFromWkt(found["DataGeogWkt"]).Contains(ogr.CreateGeometryFromWkt(AMID_ZONE))


def test_where_zones_meet_the_tiles_of_both_are_found(service):
    assert {found["Epsg"] for found in tiles(service, Wkt=AT_ZONE_EDGE)} == {"32632", "32633"}


def test_guids_lead_back_to_footprints(service):
    found = tiles(service, Wkt=AMID_ZONE)
    assert tiles(service, TileGuids=[found[0]["Guid"], "unknown"]) == found
    small = minitiles_of(service)[:3]
    assert tiles(service, MiniTileGuids=[entry["Guid"] for entry in small]) == small


def test_a_full_tile_has_256_minitiles_that_fill_it(service):
    (tile,) = tiles(service, Wkt=AMID_ZONE)
    parts = minitiles_of(service)
    assert len({part["Guid"] for part in parts}) == 256
    assert all(part["MiniTile"] for part in parts)
    whole = ogr.CreateGeometryFromWkt(tile["DataGeogWkt"]).GetArea()
    assert sum(ogr.CreateGeometryFromWkt(part["DataGeogWkt"]).GetArea() for part in parts) == pytest.approx(
        whole, rel=1e-5
    )


@pytest.mark.parametrize(
    "body", [{}, {"Wkt": AMID_ZONE, "TileGuids": ["x"]}, {"TileGuidForMiniTiles": "unknown"}]
)
def test_a_search_needs_exactly_one_selector_that_exists(service, body):
    assert service.post(TILES, body).code == 992


def test_a_search_over_half_the_world_is_refused(service):
    assert service.post(TILES, {"Wkt": box_wkt(-90, -60, 90, 60)}).code == 992


def test_the_older_dialect_names_tiles_otherwise(start):
    service = start(dialect="older")
    found = service.post(TILES, {"Wkt": AMID_ZONE}).data
    (tile,) = found["Tiles"]
    assert tile["Epsg"] == 32632
    parts = service.post(TILES, {"TileGuidForMiniTiles": tile["TileGuid"]}).data["MiniTiles"]
    assert len(parts) == 256
    assert isinstance(parts[0], str)


def test_a_small_area_is_covered_best_by_minitiles_and_a_large_one_by_tiles(service):
    small = service.post(OPTIMIZE, {"Wkt": f"GEOMETRYCOLLECTION({AMID_ZONE})"}).data
    assert small["Tiles"] == []
    assert 1 <= len(small["MiniTiles"]) <= 4
    (tile,) = tiles(service, Wkt=AMID_ZONE)
    large = service.post(OPTIMIZE, {"Wkt": tile["DataGeogWkt"]}).data
    assert large["Tiles"] == [tile["Guid"]]


def test_optimising_needs_a_geometry(service):
    assert service.post(OPTIMIZE, {"Wkt": None}).code == 992


def test_tile_orders_cost_a_fifth_and_minitile_orders_a_half_per_area(service):
    estimate = ORDERS + "/estimate"
    (tile,), small = tiles(service, Wkt=AMID_ZONE), minitiles_of(service)[0]
    for guids, factor in (({"MiniTileGuids": [small["Guid"]]}, 0.5), ({"TileGuids": [tile["Guid"]]}, 0.2)):
        data = service.post(estimate, order(Wkt=None, To="2026-08-04", **guids)).data
        assert data["CurrentMonthCosts"]["TotalCost"] == pytest.approx(
            data["AreaKm2"] * 0.2 * factor, abs=0.01
        )
    assert data["AreaKm2"] == pytest.approx(2621.4, rel=0.003)


def test_a_tile_order_lists_its_tiles_and_gives_their_footprints_in_the_details(service):
    guids = [entry["Guid"] for entry in minitiles_of(service)[:2]]
    placed = service.post(ORDERS, order(Wkt=None, MiniTileGuids=guids)).data
    assert placed["MiniTiles"] == guids
    assert placed["Wkt"] is None
    (details,) = service.post(ORDERS + "/details", {"Guids": [placed["TaskOrderGuid"]]}).data["TaskOrders"]
    assert [entry["Guid"] for entry in details["MiniTiles"]] == guids
    assert details["MiniTiles"][0]["Wkt"].startswith("POLYGON")


def test_tiles_ordered_before_are_dropped_on_demand(service):
    guids = [entry["Guid"] for entry in minitiles_of(service)[:4]]
    service.post(ORDERS, order(Wkt=None, MiniTileGuids=guids[:2]))
    again = order(Wkt=None, MiniTileGuids=guids, TileDeduplication=True)
    assert service.post(ORDERS, again).data["MiniTiles"] == guids[2:]
    assert service.post(ORDERS, again).code == 992
    assert service.post(ORDERS, {**again, "ImageFrequency": 4}).data["MiniTiles"] == guids


def test_only_tile_orders_can_be_deduplicated(service):
    assert service.post(ORDERS, order(TileDeduplication=True)).code == 992


def test_a_minitile_arrives_whole_in_its_own_zone(service):
    guid = minitiles_of(service)[17]["Guid"]
    units = service.post(ESTIMATE, {"MiniTileGuid": guid, "TileGuid": None}).data["CreditEstimate"]
    answer = service.post(MINITILE, {"MiniTileGuid": guid, **MINIMAL})
    with Raster(answer.body) as raster:
        assert (raster.RasterXSize, raster.RasterYSize, raster.RasterCount) == (320, 320, 10)
        assert raster.GetSpatialRef().GetAuthorityCode(None) == "32632"
        assert (raster.ReadAsArray() != -32768).all()
    assert units == pytest.approx(1.024, rel=0.003)
    assert service.sandbox.state["processing_units"] == pytest.approx(1240 - units, abs=1e-3)


def test_a_tile_arrives_at_the_size_asked_for(service):
    (tile,) = tiles(service, Wkt=AMID_ZONE)
    answer = service.post(
        TILE, {"TileGuid": tile["Guid"], "Resolution": 320, "EpsgProjection": 47000, **MINIMAL}
    )
    with Raster(answer.body) as raster:
        assert (raster.RasterXSize, raster.RasterYSize) == (160, 160)


@pytest.mark.parametrize(
    ("path", "changes"),
    [
        (TILE, {}),
        (TILE, {"TileGuid": "unknown"}),
        (MINITILE, {"MiniTileGuid": Tile(32632, 10, 120).guid}),
        (TILE, {"TileGuid": Tile(32632, 10, 120).guid, "EpsgProjection": 3857}),
        (TILE, {"TileGuid": Tile(32632, 10, 120).guid, "Date": None}),
    ],
)
def test_a_tile_that_is_no_tile_or_not_in_its_zone_is_refused(service, path, changes):
    assert service.post(path, {**MINIMAL, **changes}).code == 992


def test_a_tile_beyond_the_orders_is_refused(service):
    assert service.post(TILE, {"TileGuid": Tile(32618, 10, 90).guid, **MINIMAL}).code == 1006
