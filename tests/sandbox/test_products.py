# SPDX-License-Identifier: GPL-2.0-or-later
from __future__ import annotations

from clearsky_qgis.tests.sandbox.caller import VEJLE

SCENES = "/api/satelliteproducts/satellitezones/composite"
PLANS = "/api/satelliteproducts/acquisitionplans"


def test_input_scenes_of_the_month_before_a_date_are_listed(service):
    scenes = service.post(SCENES, {"Wkt": VEJLE, "Date": "2026-08-08"}).data["SatelliteProductsForComposite"]
    assert {scene["SatelliteConstellation"] for scene in scenes} == {"Sentinel1", "Sentinel2", "Landsat89"}
    assert all("2026-07-09" <= scene["ImageDate"] <= "2026-08-08" for scene in scenes)
    assert scenes[0]["ProductGeogWkt"].startswith("POLYGON")


def test_acquisition_plans_are_sorted_by_day_and_lie_ahead(service):
    plans = service.post(PLANS, {"Wkt": VEJLE}).data["Plans"]
    days = [plan["Date"] for plan in plans]
    assert days == sorted(days)
    assert days[0] >= "2026-08-20"
    assert {"Satellite", "AcquisitionStatus", "PublicationStatus", "Wkt"} == set(
        plans[0]["AcquisitionPlans"][0]
    )


def test_both_need_an_area(service):
    assert [service.post(path, {}).code for path in (SCENES, PLANS)] == [992, 992]
