# SPDX-License-Identifier: GPL-2.0-or-later
"""Orders: the end of the period is never forgotten, the price is never guessed, and nothing is bought twice."""

from __future__ import annotations

import datetime as dt

import pytest

from clearsky_qgis.clearsky.errors import BadAnswerError, Charge, RequestError
from clearsky_qgis.clearsky.models import Cost, OrderPeriod, OrderStatus, PeriodKind
from clearsky_qgis.tests.support import http_server as http
from clearsky_qgis.tests.support.clearsky_client import AREA, an_order, client_for

MAY = dt.date(2024, 5, 1), dt.date(2024, 5, 31)
RECURRING = OrderPeriod.recurring(dt.date(2024, 5, 1))
NEWER = {
    "AreaKm2": 931.61,
    "CancellationDate": "2024-04-30",
    "CurrentMonthCosts": {"CurrencyCode": "EUR", "TotalCost": 1009.98},
    "RecurringCostsEstimate": {"CurrencyCode": "EUR", "TotalCostEuro": 609.98},
    "ImageDates": ["2024-05-01", "2024-05-03"],
}
OLDER = {
    "AreaKm2": 931.61,
    "CurrentMonthCost": 1009.98,
    "NextMonthCost": 609.98,
    "Costs": {"CurrencyCode": "EUR", "CurrentMonthOrderCostEstimate": 999.99},
    "ImageDates": ["2024-05-01", "2024-05-03"],
}
ORDER = {
    "TaskOrderGuid": "A-1",
    "OrderingProcessStatus": "Review",
    "From": "2024-05-01",
    "To": None,
    "Tiles": ["t-1"],
}


def lower(value: object) -> object:
    """Spell keys as the older documentation does."""
    if isinstance(value, dict):
        return {key[0].lower() + key[1:]: lower(item) for key, item in value.items()}
    return value


@pytest.mark.parametrize(
    "data", [NEWER, OLDER, lower(NEWER), lower(OLDER)], ids=["new", "old", "new camel", "old camel"]
)
def test_both_generations_of_estimates_tell_the_same_price(data: object):
    with http.ScriptedServer(http.envelope(data)) as server, client_for(server.url) as client:
        estimate = client.orders.estimate(an_order(period=RECURRING))
    assert (estimate.current_month, estimate.next_month) == (Cost(1009.98, "EUR"), Cost(609.98, "EUR"))
    assert estimate.image_dates == (dt.date(2024, 5, 1), dt.date(2024, 5, 3))


def test_of_a_total_in_two_currencies_the_euros_are_taken():
    both = {"CurrencyCode": "DKK", "TotalCost": 7535.0, "TotalCostEuro": 1009.98}
    server = http.ScriptedServer(http.envelope({**NEWER, "CurrentMonthCosts": both}))
    with server, client_for(server.url) as client:
        assert client.orders.estimate(an_order()).current_month == Cost(1009.98, "EUR")


@pytest.mark.parametrize("guid", ["", " "])
def test_an_order_that_is_not_named_may_have_been_placed_and_is_to_be_looked_for(guid: str):
    server = http.ScriptedServer(http.envelope({**ORDER, "TaskOrderGuid": guid}))
    with server, client_for(server.url) as client, pytest.raises(BadAnswerError) as caught:
        client.orders.create(an_order())
    assert caught.value.charge is Charge.UNKNOWN


UNREADABLE = {
    "no total": {**NEWER, "CurrentMonthCosts": {"CurrencyCode": "EUR"}},
    "no cost": {"AreaKm2": 1},
    "null": {**OLDER, "CurrentMonthCost": None},
    "text": {**NEWER, "CurrentMonthCosts": {"TotalCost": "about ten"}},
    "negative": {**OLDER, "CurrentMonthCost": -5},
    "a bare number in place of the block": {**NEWER, "CurrentMonthCosts": 5},
    "no later price": {**NEWER, "RecurringCostsEstimate": None},
}


@pytest.mark.parametrize("kind", UNREADABLE)
def test_an_estimate_without_a_readable_price_is_an_error(kind: str):
    server = http.ScriptedServer(http.envelope(UNREADABLE[kind]))
    with server, client_for(server.url) as client, pytest.raises(BadAnswerError):
        client.orders.estimate(an_order(period=RECURRING))


def test_a_fixed_period_needs_no_price_for_later_months():
    data = {**NEWER, "RecurringCostsEstimate": None}
    with http.ScriptedServer(http.envelope(data)) as server, client_for(server.url) as client:
        assert client.orders.estimate(an_order()).next_month is None


def test_what_was_priced_is_what_is_ordered():
    request = an_order()
    with (
        http.ScriptedServer(http.envelope(NEWER), http.envelope(ORDER)) as server,
        client_for(server.url) as client,
    ):
        client.orders.estimate(request, simulated_euro_usage=100.0)
        order = client.orders.create(request)
    priced, placed = server.bodies
    assert (priced.pop("SimulatedEuroUsage"), placed.pop("TileDeduplication")) == (100.0, False)
    assert priced == placed
    assert placed["Wkt"] == f"GEOMETRYCOLLECTION ({AREA})"
    assert (order.task_order_guid, order.status) == ("A-1", OrderStatus.REVIEW)
    assert "automaticOrderGuid" not in server.seen[1].query


def test_an_end_is_missing_on_the_wire_only_when_renewal_was_asked_for():
    assert an_order().to_wire()["To"] == "2024-05-31"
    assert an_order(period=RECURRING).to_wire()["To"] is None


@pytest.mark.parametrize(
    ("kind", "to"),
    [
        (PeriodKind.HISTORICAL, None),
        (PeriodKind.RECURRING, MAY[1]),
        (PeriodKind.HISTORICAL, dt.date(2024, 4, 30)),
    ],
    ids=["no end", "an end", "an end before the start"],
)
def test_a_period_cannot_contradict_itself(kind: PeriodKind, to: dt.date | None):
    with pytest.raises(RequestError) as caught:
        OrderPeriod(kind, MAY[0], to)
    assert list(caught.value.fields) == ["to"]


@pytest.mark.parametrize(
    ("changes", "named"),
    [
        ({"period": {"from_": "2024-05-01", "to": None}}, "period"),
        ({"tile_guids": ["t-1"]}, "tile_guids"),
        ({"wkt": None}, "wkt"),
        ({"wkt": "POINT (1 2)"}, "wkt"),
        ({"geo_json": {"type": "Point"}}, "geo_json"),
        ({"image_frequency": 0}, "image_frequency"),
        ({"image_frequency": 8}, "image_frequency"),
        ({"storage_months": 0}, "storage_months"),
        ({"api_requests": True}, "api_requests"),
        ({"tile_deduplication": True}, "tile_deduplication"),
        ({"wkt": None, "tile_guids": ["t-1", "t-1"]}, "tile_guids"),
        ({"wkt": None, "mini_tile_guids": [" "]}, "mini_tile_guids"),
        ({"satellite_constellations": ()}, "satellite_constellations"),
        ({"model": ""}, "model"),
        ({"To": None}, "To"),
        ({"AutomaticOrderCreation": True}, "AutomaticOrderCreation"),
    ],
    ids=str,
)
def test_an_order_that_makes_no_sense_names_its_field(changes: dict[str, object], named: str):
    with pytest.raises(RequestError) as caught:
        an_order(**changes)
    assert named in caught.value.fields


def test_a_tile_order_sends_tiles_and_no_area():
    body = an_order(wkt=None, tile_guids=["t-1"], mini_tile_guids=["m-1"], tile_deduplication=True).to_wire()
    assert (body["TileGuids"], body["MiniTileGuids"], body["TileDeduplication"]) == (["t-1"], ["m-1"], True)
    assert (body["Wkt"], body["GeoJson"]) == (None, None)


def test_a_list_of_orders_keeps_what_it_does_not_know():
    odd = {
        "TaskOrderGuid": "B-2",
        "OrderingProcessStatus": "Meditating",
        "CreatedDate": "soon",
        "Novelty": 7,
        "Tiles": [{"Guid": "t-2", "Wkt": AREA}],
        "To": "2024-05-31T00:00:00.5Z",
    }
    with (
        http.ScriptedServer(http.envelope({"TaskOrders": [ORDER, odd]})) as server,
        client_for(server.url) as client,
    ):
        first, second = client.orders.list(recurring_only=True)
    assert (server.seen[0].query["recurringOnly"], server.seen[0].query["getExpired"]) == (
        ["true"],
        ["false"],
    )
    assert (first.tile_guids[0], first.is_recurring) == ("t-1", True)
    assert (second.status, second.ordering_process_status, second.created_date) == (None, "Meditating", None)
    assert (second.tile_footprints[0], second.to) == (AREA, dt.date(2024, 5, 31))
    assert second.model_extra == {"Novelty": 7}


def test_an_end_that_cannot_be_read_is_never_taken_for_none():
    data = {"TaskOrders": [{**ORDER, "To": "whenever"}]}
    server = http.ScriptedServer(http.envelope(data))
    with server, client_for(server.url) as client, pytest.raises(BadAnswerError):
        client.orders.list()


def test_one_order_is_found_in_the_list_by_its_identifier():
    with (
        http.ScriptedServer(http.envelope({"TaskOrders": [ORDER]})) as server,
        client_for(server.url) as client,
    ):
        assert client.orders.get("a-1") is not None
        assert client.orders.get("other") is None


@pytest.mark.parametrize("status", [404, 405])
def test_details_fall_back_on_the_list_where_they_do_not_exist(status: int):
    scripts = (
        http.answer(status=status),
        http.envelope({"TaskOrders": [ORDER, {**ORDER, "TaskOrderGuid": "B-2"}]}),
    )
    with http.ScriptedServer(*scripts) as server, client_for(server.url) as client:
        (found,) = client.orders.details(["B-2"])
    assert found.task_order_guid == "B-2"
    assert [(seen.method, seen.path) for seen in server.seen] == [
        ("POST", "/api/tasking/orders/details"),
        ("GET", "/api/tasking/orders"),
    ]


def test_a_cancellation_names_the_order_in_the_query():
    with http.ScriptedServer(http.answer(b"")) as server, client_for(server.url) as client:
        client.orders.cancel(" A-1 ")
    seen = server.seen[0]
    assert (seen.method, seen.path, seen.query) == (
        "DELETE",
        "/api/tasking/orders/cancel",
        {"taskOrderGuid": ["A-1"]},
    )


def test_an_order_whose_confirmation_cannot_be_read_may_have_been_charged():
    with http.ScriptedServer(http.envelope({"Guid": "A-1"})) as server, client_for(server.url) as client:
        with pytest.raises(BadAnswerError) as caught:
            client.orders.create(an_order())
        assert len(server.seen) == 1
    assert caught.value.charge is Charge.UNKNOWN
