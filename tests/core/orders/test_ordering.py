# SPDX-License-Identifier: GPL-2.0-or-later
"""Finding a lost order again: by content and by what was there before, never by clocks; and never a word too much."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import replace

import pytest

from clearsky_qgis.clearsky.models import OrderPeriod, OrderRequest
from clearsky_qgis.clearsky.models.orders import Order
from clearsky_qgis.core.errors import LedgerError, MoneyError, Reason
from clearsky_qgis.core.orders import ordering
from clearsky_qgis.core.orders.ordering import (
    Found,
    ask_order_quote,
    look_for,
    place_order,
    request_of,
)
from clearsky_qgis.core.purchases.ledger_rows import PurchaseState, SpendingLimits
from clearsky_qgis.sandbox import Sandbox
from clearsky_qgis.tests.support.faults_road import CONSTELLATIONS, NOW, box, open_desk, order_request

WKT = box()


@pytest.fixture
def sandbox():
    with Sandbox(now=NOW) as service:
        yield service


@pytest.fixture
def desk(sandbox, tmp_path, monkeypatch):
    monkeypatch.setattr(ordering, "RECONCILE_WAITS_S", (0.01, 0.01))
    opened = open_desk(sandbox.base_url, sandbox.api_key, tmp_path)
    yield opened
    opened.close()


def listed(**changes):
    """Return the order of `order_request()` as a service lists it."""
    fields = {
        "TaskOrderGuid": "g",
        "Model": "Stratus2",
        "SatelliteConstellations": list(CONSTELLATIONS),
        "From": "2024-05-01",
        "To": "2024-05-31",
        "ImageFrequency": 2,
        "Wkt": f"GEOMETRYCOLLECTION ({WKT})",
    }
    return Order.model_validate({**fields, **changes})


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"Wkt": WKT},
        {"Wkt": WKT.replace("POLYGON ((", "MULTIPOLYGON (((").replace("))", ")))")},
        {"Model": "STRATUS2"},
        {"SatelliteConstellations": ["landsat89", "Sentinel2", "Sentinel1"]},
        {"From": "2024-05-01T00:00:00Z"},
        {"ImageFrequency": None},
        {"OrderingProcessStatus": "Review", "CreatedDate": "1999-01-01T00:00:00Z"},
    ],
    ids=str,
)
def test_the_same_order_is_recognised_however_it_is_spelled(changes):
    assert ordering._is_alike(listed(**changes), order_request())


@pytest.mark.parametrize(
    "changes",
    [
        {"Wkt": None},
        {"Wkt": "no geometry at all"},
        {"Model": None},
        {"SatelliteConstellations": None},
        {"From": None},
    ],
    ids=str,
)
def test_what_a_list_does_not_tell_speaks_against_nothing(changes):
    """Otherwise a lost order would never be found, and would be placed a second time without a word."""
    assert ordering._is_alike(listed(**changes), order_request())
    tiles = order_request(wkt=None, tile_guids=("t1",))
    assert ordering._is_alike(listed(**{**changes, "Wkt": None}), tiles)


@pytest.mark.parametrize(
    "changes",
    [
        {"Model": "Stratus2Fast"},
        {"SatelliteConstellations": ["Sentinel1"]},
        {"From": "2024-05-02"},
        {"To": "2024-06-30"},
        {"To": None},
        {"ImageFrequency": 4},
        {"Wkt": box(1)},
        {"Wkt": box(size=0.011)},
        {"Wkt": None, "Tiles": ["t1"]},
    ],
    ids=str,
)
def test_another_order_is_not_taken_for_it(changes):
    assert not ordering._is_alike(listed(**changes), order_request())


def test_an_order_that_left_the_frequency_open_is_recognised():
    assert ordering._is_alike(listed(ImageFrequency=3), order_request(image_frequency=None))


def test_a_place_given_as_geojson_is_compared_like_any_other():
    ring = [[9.1, 55.3], [9.11, 55.3], [9.11, 55.31], [9.1, 55.31], [9.1, 55.3]]
    request = order_request(wkt=None, geo_json={"type": "Polygon", "coordinates": [ring]})
    assert ordering._is_alike(listed(), request)
    assert not ordering._is_alike(listed(Wkt=box(1)), request)


def test_tiles_are_compared_by_name():
    request = order_request(wkt=None, tile_guids=("T1", "t2"), mini_tile_guids=("m1",))
    assert ordering._is_alike(listed(Wkt=None, Tiles=["t2", {"Guid": "t1"}], MiniTiles=["M1"]), request)
    assert not ordering._is_alike(listed(Wkt=None, Tiles=["t1"], MiniTiles=["m1"]), request)
    assert not ordering._is_alike(listed(), request)


REQUESTS = {
    "a period": order_request(),
    "recurring": order_request(period=OrderPeriod.recurring(dt.date(2024, 6, 1)), image_frequency=None),
    "tiles": order_request(
        wkt=None, tile_guids=("t1",), tile_deduplication=True, storage_months=3, api_requests=2
    ),
    "geojson": order_request(
        wkt=None, geo_json={"type": "Polygon", "coordinates": [[[9, 55], [9.1, 55], [9.1, 55.1], [9, 55]]]}
    ),
}


@pytest.mark.parametrize("request_", REQUESTS.values(), ids=REQUESTS)
def test_an_order_is_read_back_from_the_ledger_as_it_was(request_: OrderRequest, desk):
    sent = ordering._new_purchase(desk.till, ordering.OrderQuote(request_, an_estimate()))
    purchase = desk.ledger.plan(sent)
    assert request_of(purchase).fingerprint == request_.fingerprint == purchase.fingerprint


def an_estimate():
    from clearsky_qgis.clearsky.models import OrderEstimate

    return OrderEstimate.model_validate({"AreaKm2": 1.0, "CurrentMonthCost": 3.0})


def test_two_new_orders_that_look_alike_are_both_shown(desk, sandbox):
    sandbox.faults.add("drop", path="/orders", method="POST")
    sandbox.faults.add("status", path="/orders", method="GET", status=503, times=15, after=1)
    lost = desk.order(order_request())
    assert lost.found is Found.NOT_ASKED
    sandbox.faults.clear()
    desk.client.orders.create(order_request())  # somebody else of the account, in the same minutes
    looked = look_for(desk.client, desk.ledger, lost.purchase.uid, order_request())
    assert (looked.found, len(looked.candidates)) == (Found.SEVERAL, 2)
    assert desk.rows[0].state is PurchaseState.UNKNOWN


def test_an_order_that_was_there_before_is_not_the_lost_one(desk, sandbox):
    desk.client.orders.create(order_request())
    sandbox.faults.add("refuse", path="/orders", method="POST")
    assert desk.order(order_request(), again=True).found is Found.NONE


def test_an_order_that_another_purchase_has_placed_is_not_the_lost_one(desk, sandbox):
    sandbox.faults.add("refuse", path="/orders", method="POST")
    lost = desk.order(order_request())
    kept_longer = desk.order(order_request(storage_months=2))
    assert (lost.found, kept_longer.found) == (Found.NONE, Found.ONE)
    assert look_for(desk.client, desk.ledger, lost.purchase.uid, order_request()).found is Found.NONE
    guids = [row.order_guids for row in desk.rows]
    assert guids == [kept_longer.purchase.order_guids, ()]


def test_an_order_whose_place_the_list_does_not_tell_is_found_again_and_not_placed_twice(desk, sandbox):
    sandbox.faults.add("drop", path="/orders", method="POST")
    sandbox.faults.add("status", path="/orders", method="GET", status=503, times=15, after=1)
    lost = desk.order(order_request())
    assert lost.found is Found.NOT_ASKED
    sandbox.faults.clear()
    orders = [{**order, "Wkt": None} for order in sandbox.state["orders"]]
    body = json.dumps({"Succeeded": True, "Error": None, "Data": {"TaskOrders": orders}})
    sandbox.faults.add("status", path="/orders", method="GET", status=200, body=body)
    assert look_for(desk.client, desk.ledger, lost.purchase.uid, order_request()).found is Found.ONE


def test_an_order_that_was_cancelled_speaks_against_nothing(desk):
    cancelled = desk.client.orders.create(order_request())
    desk.client.orders.cancel(cancelled.task_order_guid)
    placed = desk.order(order_request())
    assert placed.found is Found.ONE
    assert placed.purchase.order_guids != (cancelled.task_order_guid,)


def test_looking_stops_when_told_to(desk, sandbox):
    sandbox.faults.add("refuse", path="/orders", method="POST")
    desk.feedback.cancel.set()
    assert desk.order(order_request()).found is Found.NONE
    assert sandbox.state["paths"]["GET /api/tasking/orders"]["seen"] == 2


def test_looking_goes_on_until_the_order_appears(desk, sandbox, monkeypatch):
    monkeypatch.setattr(ordering, "RECONCILE_WAITS_S", (0.01,) * 5)
    sandbox.faults.add("refuse", path="/orders", method="POST")
    looks = []
    list_orders = desk.client.orders.list

    def appear_late(**how):
        looks.append(1)
        if len(looks) == 4:
            desk.client.orders.create(order_request())
        return list_orders(**how)

    monkeypatch.setattr(desk.client.orders, "list", appear_late)
    assert desk.order(order_request()).found is Found.ONE
    assert len(looks) == 4, "once before it was sent, three times after"


def test_a_ledger_that_fails_after_the_order_was_placed_does_not_deny_it(desk, monkeypatch):
    quote = ask_order_quote(desk.client, order_request())
    create = desk.client.orders.create

    def create_and_break(request):
        order = create(request)
        desk.ledger.close()
        return order

    monkeypatch.setattr(desk.client.orders, "create", create_and_break)
    placed = desk.order(order_request(), quote)
    assert (placed.found, placed.purchase.charge) == (Found.ONE, "charged")
    assert placed.purchase.order_guids == (placed.candidates[0].task_order_guid,)


def test_what_could_not_be_noted_as_sent_is_not_sent(desk, sandbox, monkeypatch):
    move = desk.ledger.move

    def fail_once(uid, state, **changes):
        if state is PurchaseState.SENT:
            raise LedgerError(Reason.LEDGER_UNUSABLE, path="there")
        return move(uid, state, **changes)

    with monkeypatch.context() as patched:
        patched.setattr(desk.ledger, "move", fail_once)
        with pytest.raises(LedgerError):
            desk.order(order_request())
    assert "POST /api/tasking/orders" not in sandbox.state["paths"]
    assert desk.order(order_request()).found is Found.ONE


def test_orders_obey_the_months_limit(desk, sandbox):
    quote = ask_order_quote(desk.client, order_request())
    till = replace(desk.till, limits=SpendingLimits(monthly_euros=quote.amount_eur / 2))
    with pytest.raises(MoneyError) as caught:
        place_order(desk.client, till, quote, desk.feedback)
    assert caught.value.reason is Reason.OVER_LIMIT
    assert "POST /api/tasking/orders" not in sandbox.state["paths"]
