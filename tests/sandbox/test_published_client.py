# SPDX-License-Identifier: GPL-2.0-or-later
"""The vendor's published client works here unchanged: what it sends is taken, what it reads is there (contract 17).

Spelled out rather than imported, for its code is not ours to pass on: it sends every field, nulls and all, writes
truth as Python does, and reads PascalCase without asking.
"""

from __future__ import annotations

from clearsky_qgis.tests.sandbox.caller import (
    AVAILABLE,
    COMPOSITE,
    DATES,
    ORDERS,
    STRATUS,
    TILES,
    VEJLE,
    imagery,
)
from clearsky_qgis.tests.support import http_server as http

DAY = "2026-08-08"
COLLECTION = f"GEOMETRYCOLLECTION ({VEJLE})"
IMAGE = imagery(
    Resolution=160,
    FileType="tif",
    PixelSelectionMode="contained",
    DataType="INT16",
    UtmDataSelectionMode="combined_utm",
    UtmGridForcePixelResolutionSize=True,
    OldPixelSelectionMode=False,
    AllowPartialImage=False,
    AutomaticOrderCreation=False,
)
GRID = {
    "Date": DAY,
    "SatelliteConstellations": STRATUS,
    "Model": "Stratus2",
    "Level": None,
    "Harmonize": None,
    "ClipReflectance": None,
    "UploadUrl": None,
}
CHECK = {
    "Wkt": VEJLE,
    "GeoJson": None,
    "Date": f"{DAY}T00:00:00Z",
    "UtmDataSelectionMode": "combined_utm",
    "SatelliteConstellations": STRATUS,
    "Model": "Stratus2",
    "EpsgProjection": 32632,
    "Bandnames": "all",
}


def an_order(**changes):
    body = {
        "Wkt": COLLECTION,
        "GeoJson": None,
        "TileGuids": None,
        "MiniTileGuids": None,
        "SatelliteConstellations": STRATUS,
        "Model": "Stratus2",
        "StorageMonths": 3,
        "ApiRequests": 5,
        "ImageFrequency": 2,
        "ReferenceDate": "2024-01-01",
        "From": "2026-08-01",
        "To": "2026-08-31",
    }
    return {**body, **changes}


def search(service, **selector):
    nothing = dict.fromkeys(("Wkt", "GeoJson", "TileGuids", "MiniTileGuids", "TileGuidForMiniTiles"))
    return service.post(TILES, {**nothing, **selector})


def test_the_key_may_come_in_capitals_and_is_all_that_a_call_needs(service):
    connection = service.connect()
    connection.request("GET", "/api/account/info", headers={"X-API-KEY": service.key})
    assert connection.getresponse().status == 200
    connection.close()


def test_the_account_and_the_models_are_read(service):
    assert service.get("/api/account/info").data["MaxCompositeAreaKm2"]
    (first, *_) = service.get("/api/tasking/models").data["TaskingModels"]
    assert first["SupportedSatelliteConstellations"][0]["SatelliteConstellation"] in STRATUS


def test_tiles_are_found_proposed_and_priced(service):
    found = search(service, Wkt=VEJLE).data["Tiles"]
    assert [(bool(tile["Guid"]), tile["MiniTile"], tile["Epsg"]) for tile in found] == [
        (True, False, "32632")
    ]
    proposed = service.post("/api/tasking/tile/optimize", {"Wkt": COLLECTION}).data
    guids = {"TileGuids": proposed["Tiles"] or None, "MiniTileGuids": proposed["MiniTiles"] or None}
    price = service.post(ORDERS + "/estimate", an_order(Wkt=None, SimulatedEuroUsage=None, **guids)).data
    assert price["AreaKm2"] > 0
    for costs in ("CurrentMonthCosts", "RecurringCostsEstimate"):
        assert {"CurrencyCode", "TotalCost"} <= set(price[costs])
    assert price["ImageDates"]
    assert price["CancellationDate"]


def test_an_order_is_placed_listed_and_told_in_detail(service):
    placed = service.post(ORDERS, an_order(TileDeduplication=False)).data
    assert placed["OrderingProcessStatus"]
    for flags in ("recurringOnly=False&getExpired=False", "recurringOnly=False&getExpired=True"):
        listed = service.get(f"{ORDERS}?{flags}").data["TaskOrders"]
        assert placed["TaskOrderGuid"] in {order["TaskOrderGuid"] for order in listed}
    recurring = service.get(f"{ORDERS}?recurringOnly=True&getExpired=False").data["TaskOrders"]
    assert placed["TaskOrderGuid"] not in {order["TaskOrderGuid"] for order in recurring}
    (told,) = service.post(ORDERS + "/details", {"Guids": [placed["TaskOrderGuid"]]}).data["TaskOrders"]
    assert told["OrderingProcessStatus"]


def test_dates_are_searched_and_an_image_is_checked_and_fetched(service):
    dates = service.post(
        DATES, {"Wkt": VEJLE, "GeoJson": None, "From": "2026-08-01T00:00:00Z", "Until": None}
    )
    assert DAY in dates.data["ModelImageDates"][0]["DatesByGeog"][0]["Dates"]
    ready = service.post(AVAILABLE, CHECK).data
    assert ready["FullyAvailable"]
    assert ready["OrdersCoverPolygon"]
    assert ready["DataAvailableForUser"]
    assert service.post(COMPOSITE, IMAGE).body[:4] == b"II*\0"


def test_a_minitile_is_fetched_by_its_guid_alone(service):
    (tile,) = search(service, Wkt=VEJLE).data["Tiles"]
    (first, *_) = search(service, TileGuidForMiniTiles=tile["Guid"]).data["Tiles"]
    assert first["MiniTile"] is True
    answer = service.post("/api/satelliteimages/process/minitile", {"MiniTileGuid": first["Guid"], **GRID})
    assert answer.body[:4] == b"II*\0"


def test_with_an_upload_address_the_answer_is_201(service):
    with http.ScriptedServer(http.answer(b"")) as store:
        answer = service.post(COMPOSITE, {**IMAGE, "UploadUrl": f"{store.url}/image.tif?sig=1"})
    assert (answer.status, answer.body) == (201, b"")


def test_an_error_is_json_with_a_message_a_code_and_the_fields(service):
    answer = service.post(COMPOSITE, {**IMAGE, "Resolution": 7})
    assert answer.status == 400
    assert answer.headers["content-type"].startswith("application/json")
    assert set(answer.json) == {"Succeeded", "Error", "Data"}
    assert answer.json["Error"]["Message"]
    assert answer.json["Error"]["Code"] == 992
    assert "Resolution" in answer.json["Data"]
