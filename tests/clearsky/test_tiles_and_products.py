# SPDX-License-Identifier: GPL-2.0-or-later
"""Tiles in both spellings of the service, and the scenes behind an image."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from clearsky_qgis.clearsky.errors import BadAnswerError, RequestError
from clearsky_qgis.clearsky.models import AreaRequest, TileRequest
from clearsky_qgis.tests.support import http_server as http
from clearsky_qgis.tests.support.clearsky_client import AREA, TIFF, client_for

if TYPE_CHECKING:
    from pathlib import Path

SETTINGS = {"date": dt.date(2024, 5, 3), "model": "Stratus2", "satellite_constellations": ("Sentinel1",)}
ANSWERS = {
    "newer": {"Tiles": [{"Guid": "t-1", "MiniTile": False, "Epsg": "32632", "DataGeogWkt": AREA}]},
    "older": {"tiles": [{"tileGuid": "t-1", "epsg": 32632, "dataGeogWkt": AREA}], "miniTiles": []},
    "older, mixed case": {
        "Tiles": [{"TileGuid": "t-1", "Epsg": 32632, "DataGeogWkt": AREA}],
        "MiniTiles": None,
    },
}


@pytest.mark.parametrize("shape", ANSWERS)
def test_tiles_are_read_in_both_spellings(shape: str):
    with http.ScriptedServer(http.envelope(ANSWERS[shape])) as server, client_for(server.url) as client:
        (tile,) = client.tiles.search(AreaRequest(wkt=AREA))
    assert (tile.guid, tile.epsg, tile.data_geog_wkt, tile.mini_tile) == ("t-1", 32632, AREA, False)
    assert server.bodies[0] == {
        "Wkt": AREA,
        "GeoJson": None,
        "TileGuids": None,
        "MiniTileGuids": None,
        "TileGuidForMiniTiles": None,
    }


@pytest.mark.parametrize(
    "data",
    [{"Tiles": [{"Guid": "m-1", "MiniTile": True}]}, {"miniTiles": ["m-1"]}, {"MiniTiles": ["m-1"]}],
    ids=str,
)
def test_minitiles_are_read_as_objects_and_as_bare_identifiers(data: object):
    with http.ScriptedServer(http.envelope(data)) as server, client_for(server.url) as client:
        (tile,) = client.tiles.mini_tiles_of("t-1")
    assert (tile.guid, tile.mini_tile) == ("m-1", True)
    assert server.bodies[0]["TileGuidForMiniTiles"] == "t-1"


def test_an_answer_without_any_list_is_not_an_empty_list():
    server = http.ScriptedServer(http.envelope({"foundTiles": []}))
    with server, client_for(server.url) as client, pytest.raises(BadAnswerError):
        client.tiles.by_guids(["t-1"])


def test_no_identifiers_is_a_mistake_and_not_a_search_for_everything():
    with client_for("https://no-such-host.invalid") as client:
        for ask in (client.tiles.by_guids, client.tiles.by_mini_tile_guids, client.orders.details):
            with pytest.raises(RequestError):
                ask([])


@pytest.mark.parametrize(
    "area",
    [
        {"wkt": AREA},
        {"geo_json": {"type": "Polygon", "coordinates": [[[9, 56], [9.1, 56], [9, 56.1], [9, 56]]]}},
    ],
    ids=["wkt", "geojson"],
)
def test_the_proposal_is_asked_with_a_collection(area: dict[str, object]):
    with http.ScriptedServer(http.envelope({"Tiles": ["t-1"]})) as server, client_for(server.url) as client:
        chosen = client.tiles.optimise(AreaRequest(**area))
    assert (chosen.tiles, chosen.mini_tiles) == (("t-1",), ())
    assert server.bodies[0]["Wkt"].startswith("GEOMETRYCOLLECTION (POLYGON ((9")


@pytest.mark.parametrize("kind", ["tile", "mini_tile"])
def test_a_tile_is_priced_and_bought_under_its_own_address(kind: str, tmp_path: Path):
    request = TileRequest(**{f"{kind}_guid": "g-1"}, **SETTINGS)
    scripts = http.envelope({"CreditEstimate": 262.1}), http.geotiff(TIFF)
    with http.ScriptedServer(*scripts) as server, client_for(server.url) as client:
        assert client.tiles.estimate(request).credit_estimate == 262.1
        client.tiles.download(request, tmp_path / "t.tif")
    assert server.seen[1].path == f"/api/satelliteimages/process/{kind.replace('_', '')}"
    priced, bought = server.bodies
    assert {**priced, **bought} == priced


def test_a_tile_request_names_exactly_one_tile():
    for guids in ({}, {"tile_guid": "a", "mini_tile_guid": "b"}):
        with pytest.raises(RequestError):
            TileRequest(**guids, **SETTINGS)


def test_scenes_and_passes_are_read():
    scene = {
        "satelliteConstellation": "Sentinel1",
        "productGeogWkt": AREA,
        "imageDate": "2019-08-24T14:15:22Z",
    }
    plan = {
        "Date": "2019-08-24T00:00:00Z",
        "AcquisitionPlans": [{"Satellite": "S1A", "AcquisitionStatus": "x"}],
    }
    scripts = http.envelope({"satelliteProductsForComposite": [scene]}), http.envelope({"Plans": [plan]})
    with http.ScriptedServer(*scripts) as server, client_for(server.url) as client:
        (product,) = client.products.inputs(AreaRequest(wkt=AREA))
        (day,) = client.products.acquisition_plans(AreaRequest(wkt=AREA))
    assert (product.satellite_constellation, product.image_date.day) == ("Sentinel1", 24)
    assert day.acquisition_plans[0].satellite == "S1A"


def test_balances_are_read_without_the_key_and_may_be_gone():
    data = {"Key": "k", "CreditAmount": 5.5, "EuroCreditAmount": -2, "ContactInfo": "me"}
    with (
        http.ScriptedServer(http.envelope(data), http.answer(status=404)) as server,
        client_for(server.url) as client,
    ):
        info = client.account.key_info()
        assert client.account.key_info() is None
    assert (info.credit_amount, info.euro_credit_amount) == (5.5, -2)
    assert "'k'" not in repr(info)
    assert "me" not in repr(info.model_dump().values())
