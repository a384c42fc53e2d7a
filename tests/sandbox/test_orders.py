# SPDX-License-Identifier: GPL-2.0-or-later
from __future__ import annotations

import pytest

from clearsky_qgis.tests.sandbox.caller import AVAILABLE, COMPOSITE, DATES, ORDERS, box_wkt, imagery, order

ESTIMATE = ORDERS + "/estimate"
DETAILS = ORDERS + "/details"
SOMEWHERE = box_wkt(-70.0, 45.0, -69.9, 45.05)  # no standing order reaches it
FAR = {"Wkt": f"GEOMETRYCOLLECTION({SOMEWHERE})"}


def cancel(service, guid):
    return service.send("DELETE", f"{ORDERS}/cancel?taskOrderGuid={guid}")


def listed(service, guid, query="?getExpired=True"):
    orders = service.get(ORDERS + query).data["TaskOrders"]
    return next((found for found in orders if found["TaskOrderGuid"] == guid), None)


def status(service, guid):
    return listed(service, guid)["OrderingProcessStatus"]


def placed(service, **changes):
    return service.post(ORDERS, order(**changes)).data["TaskOrderGuid"]


def image(**changes):
    return imagery(Wkt=SOMEWHERE, EpsgProjection=47000, Resolution=160, **changes)


def test_an_estimate_names_area_dates_and_both_costs(service):
    data = service.post(ESTIMATE, order()).data
    assert data["AreaKm2"] == pytest.approx(32.95, abs=0.1)
    assert data["ImageDates"] == [f"2026-08-{day:02}" for day in (3, 8, 13, 18, 23, 28)]
    assert data["CancellationDate"] == "2026-08-31"
    assert data["CurrentMonthCosts"]["TotalCost"] == pytest.approx(data["AreaKm2"] * 6 * 0.20, abs=0.01)
    assert data["RecurringCostsEstimate"]["CurrencyCode"] == "EUR"
    assert service.counts(ESTIMATE)[1] == 0


def test_the_published_weekly_example_is_reproduced(service):
    weekly = order(From="2025-01-01", To="2025-01-31", ImageFrequency=7, ReferenceDate="2025-01-01")
    assert service.post(ESTIMATE, weekly).data["ImageDates"] == [
        f"2025-01-{day:02}" for day in (1, 8, 15, 22, 29)
    ]


def test_an_order_for_a_period_has_no_recurring_cost(service):
    data = service.post(ESTIMATE, order(From="2026-06-01", To="2026-06-30")).data
    assert data["RecurringCostsEstimate"]["TotalCost"] == 0


def test_spending_climbs_through_the_tiers_slice_by_slice(service):
    plain = service.post(ESTIMATE, order()).data
    spent = service.post(ESTIMATE, order(SimulatedEuroUsage=990)).data
    km2 = plain["AreaKm2"] * 6
    assert spent["CurrentMonthCosts"]["TotalCost"] == pytest.approx(10 + (km2 - 50) * 0.05, abs=0.02)


def test_storage_and_retrievals_cost_extra(service):
    data = service.post(ESTIMATE, order(StorageMonths=4, ApiRequests=3)).data
    km2 = data["AreaKm2"] * 6
    costs = data["CurrentMonthCosts"]
    assert costs["StorageCost"] == pytest.approx(km2 * 0.00001 * 3, abs=0.006)
    assert costs["ApiRequestsCost"] == pytest.approx(km2 / 10 * 0.002 * 2, abs=0.006)


def test_the_fast_model_is_cheaper(service):
    fast = order(Model="Stratus2Fast", SatelliteConstellations=["Sentinel1", "Sentinel2"])
    full_eur, fast_eur = (
        service.post(ESTIMATE, body).data["CurrentMonthCosts"]["TotalCost"] for body in (order(), fast)
    )
    assert fast_eur == pytest.approx(0.9 * full_eur, abs=0.01)


@pytest.mark.parametrize("dialect", ["older", "camel"])
def test_the_older_estimate_has_its_own_members(start, dialect):
    answer = start(dialect=dialect).post(ESTIMATE, order()).json
    data = answer["data"] if dialect == "camel" else answer["Data"]
    data = {key.lower(): value for key, value in data.items()}
    assert data["currentmonthcost"] > 0
    assert data["nextmonthcost"] > 0
    assert "currentmonthcosts" not in data
    assert len(data["imagedates"]) == 6


@pytest.mark.parametrize(
    ("changes", "named"),
    [
        ({"Wkt": None}, "Wkt"),
        ({"TileGuids": ["nonsense"]}, "TileGuids"),
        ({"Wkt": None, "MiniTileGuids": ["nonsense"]}, "MiniTileGuids"),
        ({"Wkt": box_wkt(15, 58, 15.001, 58.05)}, "Wkt"),
        ({"Wkt": "POLYGON((15 58,15.5 58.5,15.5 58.501,15 58))"}, "Wkt"),
        ({"Wkt": "GEOMETRYCOLLECTION(POINT(15 58))"}, "Wkt"),
        ({"Model": None}, "Model"),
        ({"SatelliteConstellations": ["Sentinel2"]}, "SatelliteConstellations"),
        ({"SatelliteConstellations": ["Sputnik"]}, "SatelliteConstellations"),
        ({"StorageMonths": 0}, "StorageMonths"),
        ({"ApiRequests": None}, "ApiRequests"),
        ({"ImageFrequency": 8}, "ImageFrequency"),
        ({"From": None}, "From"),
        ({"From": "2014-12-31"}, "From"),
        ({"To": "2026-07-31"}, "To"),
        ({"From": "2026-08-04", "To": "2026-08-05"}, "To"),
    ],
)
def test_an_order_that_is_not_valid_names_the_property_and_costs_nothing(service, changes, named):
    for path in (ESTIMATE, ORDERS):
        answer = service.post(path, order(**changes))
        assert answer.code == 992
        assert named in answer.json["Data"]
    assert service.sandbox.state["euro_balance"] == 2500


def test_small_geometries_are_billed_at_the_minimum_and_a_multipolygon_counts_as_one(service):
    small = [f"(({x} 58,{x + 0.004} 58,{x + 0.004} 58.002,{x} 58.002,{x} 58))" for x in (15.0, 15.1)]
    apart = "GEOMETRYCOLLECTION(POLYGON" + small[0] + ",POLYGON" + small[1] + ")"
    bundled = "GEOMETRYCOLLECTION(MULTIPOLYGON(" + ",".join(small) + "))"
    assert service.post(ESTIMATE, order(Wkt=apart)).data["AreaKm2"] == 1.0
    assert service.post(ESTIMATE, order(Wkt=bundled)).data["AreaKm2"] < 1.0


def test_an_order_costs_what_was_estimated_and_brings_units_for_one_download(service):
    estimate = service.post(ESTIMATE, order()).data
    answer = service.post(ORDERS, order()).data
    state = service.sandbox.state
    assert 2500 - state["euro_balance"] == pytest.approx(
        estimate["CurrentMonthCosts"]["TotalCost"], abs=0.011
    )
    assert state["processing_units"] == pytest.approx(1240 + answer["TaskOrderAreaKm2"] * 6 / 10, abs=0.01)
    assert service.counts(ORDERS) == (1, 1, 1)
    assert answer["OrderingProcessStatus"] == "Initialize"
    assert answer["To"] is None
    assert answer["Wkt"].startswith("GEOMETRYCOLLECTION")


def test_an_order_beyond_credits_and_overdraft_is_refused(start):
    service = start(euro_balance=1.0, euro_overdraft_limit=2)
    answer = service.post(ORDERS, order())
    assert (answer.status, answer.code) == (400, 995)
    assert len(service.sandbox.state["orders"]) == 2


def test_orders_are_never_placed_automatically(service):
    assert service.post(ORDERS + "?automaticOrderGuid=x", order()).code == 992


def test_an_order_walks_through_its_stages(start):
    service = start(stage_seconds=(60, 60, 60, 60, 60, 60))
    guid = placed(service, **FAR)
    walked = []
    for _ in range(7):
        walked.append(status(service, guid))
        service.advance(61 / 86_400)
    assert walked == [
        "Initialize", "Review", "Preparing", "AwaitingSatelliteProducts", "Processing", "Predicting", "UpToDate",
    ]  # fmt: skip


def test_an_account_whose_orders_are_accepted_by_themselves_skips_review(start):
    service = start(auto_accept=True, stage_seconds=(60, 60, 60, 60, 60, 60))
    guid = placed(service, **FAR)
    service.advance(61 / 86_400)
    assert status(service, guid) == "Preparing"


def test_imagery_is_there_once_the_order_is_made(service):
    placed(service, **FAR)
    flags = service.post(AVAILABLE, image(Date="2026-08-08")).data
    assert flags["OrdersCoverPolygon"]
    assert not flags["FullyAvailable"]
    assert service.post(COMPOSITE, image(Date="2026-08-08")).code == 1002
    service.advance(1)
    assert service.post(AVAILABLE, image(Date="2026-08-08")).data["FullyAvailable"]
    assert service.post(COMPOSITE, image(Date="2026-08-08")).status == 200


def test_a_recurring_order_renews_over_two_month_ends_until_it_is_cancelled(service):
    guid = placed(service, **FAR)
    august = service.sandbox.state["euro_balance"]
    service.advance(12)
    september = service.sandbox.state["euro_balance"]
    assert september < august
    service.advance(30)
    october = service.sandbox.state["euro_balance"]
    assert october < september
    assert set(service.sandbox.state["euro_spent"]) == {"2026-08", "2026-09", "2026-10"}
    assert cancel(service, guid).data["To"] == "2026-10-31"
    assert status(service, guid) == "UpToDate"
    service.advance(31)
    assert service.sandbox.state["euro_balance"] == october
    assert status(service, guid) == "Canceled"
    found = service.post(DATES, {"Wkt": SOMEWHERE, "From": "2026-01-01"}).data["ModelImageDates"]
    assert max(found[0]["DatesByGeog"][0]["Dates"]) <= "2026-10-31"


def test_cancelling_a_second_before_the_month_ends_is_in_time_and_a_second_after_is_not(service):
    in_time, too_late = placed(service), placed(service, **FAR)
    service.post("/__sandbox/clock", {"now": "2026-08-31T23:59:30Z"})
    assert cancel(service, in_time).data["To"] == "2026-08-31"
    service.post("/__sandbox/clock", {"now": "2026-09-01T00:00:00Z"})
    assert cancel(service, too_late).data["To"] == "2026-09-30"


def test_a_renewal_that_cannot_be_paid_ends_the_order(start):
    service = start(euro_balance=60, euro_overdraft_limit=0)
    guid = placed(service)
    service.advance(40)
    assert listed(service, guid)["To"] == "2026-08-31"
    assert service.sandbox.state["euro_balance"] >= 0


def test_cancelling_in_review_gives_everything_back(service):
    guid = placed(service, **FAR)
    assert cancel(service, guid).data["OrderingProcessStatus"] == "Canceled"
    state = service.sandbox.state
    assert state["euro_balance"] == 2500
    assert state["euro_spent"] == {"2026-08": 0}
    assert state["processing_units"] == pytest.approx(1240)
    service.advance(1)
    assert not service.post(AVAILABLE, image(Date="2026-08-08")).data["FullyAvailable"]


def test_what_cannot_be_cancelled_says_why(service):
    period = placed(service, From="2026-07-01", To="2026-07-31")
    cancelled = placed(service, **FAR)
    cancel(service, cancelled)
    service.advance(1)
    standing = service.get(ORDERS).data["TaskOrders"][0]["TaskOrderGuid"]
    assert [cancel(service, guid).code for guid in (period, cancelled, standing, "")] == [992] * 4
    assert cancel(service, "no-such-order").status == 404


def test_an_order_for_a_period_completes(service):
    past = placed(service, From="2026-07-01", To="2026-07-31")
    running = placed(service, From="2026-08-01", To="2026-09-30", **FAR)
    service.advance(1)
    assert (status(service, past), status(service, running)) == ("Completed", "AwaitingSatelliteProducts")
    service.advance(60)
    assert status(service, running) == "Completed"


def test_stored_imagery_expires_at_the_end_of_the_paid_month(service):
    short = {"From": "2026-08-01", "To": "2026-08-31", **FAR}
    placed(service, **short)
    service.post("/__sandbox/clock", {"now": "2026-09-30T12:00:00Z"})
    assert service.post(AVAILABLE, image(Date="2026-08-08")).data["AnyImageWithinStorageMonths"]
    service.post("/__sandbox/clock", {"now": "2026-10-01T00:00:00Z"})
    assert not service.post(AVAILABLE, image(Date="2026-08-08")).data["AnyImageWithinStorageMonths"]
    assert service.post(COMPOSITE, image(Date="2026-08-08")).code == 1002


def test_longer_storage_keeps_imagery_longer(service):
    placed(service, From="2026-08-01", To="2026-08-31", StorageMonths=3, **FAR)
    service.post("/__sandbox/clock", {"now": "2026-11-30T12:00:00Z"})
    assert service.post(COMPOSITE, image(Date="2026-08-08")).status == 200


def test_expired_and_single_orders_can_be_left_out_of_the_list(service):
    period, recurring = placed(service, From="2026-07-01", To="2026-07-31"), placed(service, **FAR)
    assert listed(service, period, "?recurringOnly=true") is None
    assert listed(service, recurring, "?recurringOnly=True")
    assert listed(service, period, "?recurringOnly=False&getExpired=False")
    service.advance(62)
    assert listed(service, period, "") is None
    assert listed(service, period, "?getExpired=True")


def test_details_come_by_guid_and_leave_unknown_ones_out(service):
    guid = placed(service)
    found = service.post(DETAILS, {"Guids": [guid.upper(), "unknown"]}).data["TaskOrders"]
    assert [entry["TaskOrderGuid"] for entry in found] == [guid]
    assert service.post(DETAILS, {"Guids": []}).code == 992


def test_under_strict_quotas_a_date_can_be_fetched_as_often_as_was_ordered(start):
    service = start(strict_quota=True)
    placed(service, ApiRequests=2, **FAR)
    service.advance(1)
    answers = [service.post(COMPOSITE, image(Date="2026-08-08")) for _ in range(3)]
    assert [answer.status for answer in answers] == [200, 200, 400]
    assert answers[2].code == 994
    assert service.post(COMPOSITE, image(Date="2026-08-13")).status == 200
    assert service.post(COMPOSITE, imagery(Resolution=160)).status == 200  # standing orders never block
