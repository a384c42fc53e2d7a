# SPDX-License-Identifier: GPL-2.0-or-later
from __future__ import annotations

import json

import pytest
from osgeo import ogr

from clearsky_qgis.tests.sandbox.caller import (
    ATLANTIC,
    AVAILABLE,
    COMPOSITE,
    DATES,
    ESTIMATE,
    PUBLISHED_ORDER,
    VEJLE,
    box_wkt,
    imagery,
)

RECORDED = box_wkt(13.53241, 57.370977, 14.230042, 57.585087)
ACROSS_THE_HOLE = box_wkt(9.58, 55.62, 9.62, 55.66)
FAST = {"Model": "Stratus2Fast", "SatelliteConstellations": ["Sentinel1", "Sentinel2"], "Date": "2026-08-09"}


def dates(service, **body):
    entries = service.post(DATES, {"From": "2026-08-01", "Until": "2026-08-10", **body}).data[
        "ModelImageDates"
    ]
    return {entry["Model"]: entry["DatesByGeog"] for entry in entries}


def test_every_european_area_has_dates_without_any_order(service):
    found = dates(service, Wkt=box_wkt(20.0, 41.0, 20.1, 41.1))
    assert found["Stratus2"][0]["Dates"] == [f"2026-08-{day:02}" for day in (2, 4, 6, 8, 10)]


def test_an_area_beyond_all_orders_has_no_dates(service):
    assert dates(service, Wkt=ATLANTIC) == {}


def test_no_date_lies_in_the_future(service):
    found = dates(service, Wkt=VEJLE, Until=None)
    assert max(found["Stratus2"][0]["Dates"]) == "2026-08-20"


def test_the_other_spelling_of_the_last_day_is_read_too(service):
    assert dates(service, Wkt=VEJLE, Until=None, To="2026-08-03T10:00:00Z")["Stratus2"][0]["Dates"] == [
        "2026-08-02"
    ]


def test_dates_come_with_the_part_of_the_area_that_has_them(service):
    entry = dates(service, Wkt=ACROSS_THE_HOLE)["Stratus2Fast"][0]
    part, whole = ogr.CreateGeometryFromWkt(entry["Wkt"]), ogr.CreateGeometryFromWkt(ACROSS_THE_HOLE)
    assert part.GetArea() == pytest.approx(0.5 * whole.GetArea())


def test_request_keys_may_come_in_any_case_and_geojson_will_do(service):
    shape = json.loads(ogr.CreateGeometryFromWkt(VEJLE).ExportToJson())
    answer = service.post(
        DATES, {"geojson": shape, "wkt": None, "from": "2026-08-01T00:00:01.123Z", "until": "2026-08-04"}
    )
    assert answer.data["ModelImageDates"][0]["DatesByGeog"][0]["Dates"] == ["2026-08-02", "2026-08-04"]


@pytest.mark.parametrize(
    ("body", "named"),
    [
        ({}, "Wkt"),
        ({"Wkt": VEJLE, "GeoJson": {"type": "Point", "coordinates": [9, 55]}}, "Wkt"),
        ({"Wkt": "POLYGON((0 0,1 1,1 0,0 1,0 0))"}, "Wkt"),
        ({"Wkt": "POLYGON EMPTY"}, "Wkt"),
        ({"Wkt": "nonsense"}, "Wkt"),
        ({"Wkt": 7}, "Wkt"),
        ({"Wkt": "POINT(9 55)"}, "Wkt"),
        ({"Wkt": box_wkt(500, 55, 501, 56)}, "Wkt"),
        ({"GeoJson": {"type": "Nothing"}}, "GeoJson"),
        ({"Wkt": VEJLE, "From": "yesterday"}, "From"),
        ({"Wkt": VEJLE, "From": "2026-08-02", "Until": "2026-08-01"}, "Until"),
    ],
)
def test_a_search_that_makes_no_sense_names_the_property(service, body, named):
    answer = service.post(DATES, body)
    assert answer.code == 992
    assert set(answer.json["Data"]) == {named}


def test_a_ready_image_answers_all_twelve_questions(service):
    flags = service.post(AVAILABLE, imagery()).data
    no = {"UncertaintyAvailable", "PartiallyAvailable", "PartiallyUncertaintyAvailable"}
    assert len(flags) == 12
    assert {name for name, value in flags.items() if not value} == no


def test_a_day_off_the_schedule_is_not_available_but_the_place_is(service):
    flags = service.post(AVAILABLE, imagery(Date="2026-08-09")).data
    assert not flags["FullyAvailable"]
    assert not flags["DataOnZoneDataFrequencyDate"]
    assert flags["DataAvailableForUser"]
    assert flags["PolygonInDataArea"]


def test_a_day_to_come_is_covered_by_orders_but_not_there_yet(service):
    flags = service.post(AVAILABLE, imagery(Date="2026-08-30")).data
    assert flags["OrdersCoverPolygon"]
    assert not flags["FullyAvailable"]
    assert not flags["AllImagesPredicted"]


def test_the_open_ocean_is_no_data_area(service):
    assert not any(service.post(AVAILABLE, imagery(Wkt=ATLANTIC)).data.values())


def test_partial_cover_shows_in_the_flags(service):
    flags = service.post(AVAILABLE, imagery(Wkt=ACROSS_THE_HOLE, **FAST)).data
    assert flags["PartiallyAvailable"]
    assert not flags["FullyAvailable"]
    assert not flags["OrdersCoverPolygon"]


def test_another_utm_zone_has_no_native_data_here(service):
    assert not service.post(AVAILABLE, imagery(EpsgProjection=32635)).data["IntersectedActiveZonesUtmEpsg"]


def test_the_recorded_estimate_is_reproduced(service):
    data = service.post(ESTIMATE, imagery(Wkt=RECORDED)).data
    assert data["AreaEstimateKm2"] == pytest.approx(997.953, abs=5e-4)
    assert data["CreditEstimate"] == pytest.approx(99.7953, abs=5e-5)
    assert data["FastTimeEstimateSeconds"] < data["SlowTimeEstimateSeconds"]


def test_the_published_order_area_is_reproduced(service):
    data = service.post("/api/tasking/orders/estimate", {
        "Wkt": PUBLISHED_ORDER, "Model": "Stratus2", "SatelliteConstellations": ["sentinel1", "Sentinel2", "landsat89"],
        "StorageMonths": 1, "ApiRequests": 1, "ImageFrequency": 3, "ReferenceDate": "2025-01-01", "From": "2025-04-01",
        "To": "2025-04-30",
    }).data  # fmt: skip
    assert data["AreaKm2"] == pytest.approx(931.113, abs=5e-4)  # 0.04 km2 billed as the newer minimum of 0.5


def test_the_size_estimate_is_close_to_the_file(service):
    for changes in ({"Resolution": 10}, {"Resolution": 10, "DataType": "UINT8"}, {"EpsgProjection": 4326}):
        estimate = service.post(ESTIMATE, imagery(**changes)).data["FileSizeEstimateMB"]
        assert estimate == pytest.approx(len(service.post(COMPOSITE, imagery(**changes)).body) / 1e6, rel=0.5)


def test_an_estimate_needs_no_more_than_an_area(service):
    assert (
        service.post(ESTIMATE, {"Wkt": VEJLE, "GeoJson": None, "MiniTileGuid": None, "TileGuid": None}).status
        == 200
    )
