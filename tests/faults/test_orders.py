# SPDX-License-Identifier: GPL-2.0-or-later
"""Orders whose answer fails: what was booked is found by listing, and nothing is ever sent again."""

from __future__ import annotations

import datetime as dt

import pytest

from clearsky_qgis.clearsky.errors import (
    ApiError,
    BadAnswerError,
    Charge,
    NetworkError,
    ServerError,
)
from clearsky_qgis.core.errors import MoneyError, Reason
from clearsky_qgis.core.orders.ordering import Found, OrderQuote, ask_order_quote, look_for, request_of
from clearsky_qgis.core.purchases.ledger_rows import PurchaseState
from clearsky_qgis.core.purchases.recovery import recover
from clearsky_qgis.tests.support import http_server as http
from clearsky_qgis.tests.support.faults_names import NameService, by_name
from clearsky_qgis.tests.support.faults_road import order_request
from clearsky_qgis.tests.support.faults_service import ORDERS, Counts, counts, orders_at

fault = pytest.mark.fault
REQUEST = order_request()
NEVER_THERE = 10**6
REPEATS = 4
"""How often the client tries again by itself what surely has not left."""
BY_LISTING = "1 POST, done by listing, no second one after a restart or another press"


def press_again(desk):
    with pytest.raises(MoneyError) as caught:
        desk.order(REQUEST)
    return caught.value.reason


def check_found_by_listing(desk, sandbox, open_a_desk):
    placed = desk.order(REQUEST)
    assert placed.found is Found.ONE
    assert list(placed.purchase.order_guids) == orders_at(sandbox, REQUEST.wkt)
    (row,) = desk.rows
    assert (row.state, row.charge) == (PurchaseState.VERIFIED, "charged")
    assert row.order_guids == placed.purchase.order_guids
    assert press_again(desk) is Reason.ALREADY_OWNED
    desk.close()
    restarted = open_a_desk()
    assert recover(restarted.ledger) == ()
    assert press_again(restarted) is Reason.ALREADY_OWNED
    seen = counts(sandbox, ORDERS)
    assert (seen.seen, seen.booked) == (1, 1)
    return seen


@fault("M1", "The order is booked, then the connection closes without an answer", BY_LISTING)
@pytest.mark.parametrize("kind", ["drop", "drop_reset"])
def test_M01_a_booked_order_whose_connection_closes_is_found(kind, desk, sandbox, open_a_desk, report):
    sandbox.faults.add(kind, path="/orders", method="POST")
    report(
        "done by listing; pressing again books nothing", check_found_by_listing(desk, sandbox, open_a_desk)
    )


@fault("M2", "The order is booked, then answered 500, 502, 503 or 504", BY_LISTING)
@pytest.mark.parametrize("status", [500, 502, 503, 504])
def test_M02_a_booked_order_that_is_called_failed_is_found(status, desk, sandbox, open_a_desk, report):
    sandbox.faults.add("status_after", path="/orders", method="POST", status=status)
    report(
        "done by listing; pressing again books nothing", check_found_by_listing(desk, sandbox, open_a_desk)
    )


@fault("M3", "The order is booked and answered after the read timeout", BY_LISTING)
def test_M03_a_booked_order_that_is_answered_too_late_is_found(impatient_desk, sandbox, open_a_desk, report):
    sandbox.faults.add("late", path="/orders", method="POST", seconds=2)
    seen = check_found_by_listing(impatient_desk, sandbox, open_a_desk)
    report("done by listing; pressing again books nothing", seen)


@fault("M4", "429 twice, then 200", "3 POSTs, 1 booked, waits as long as asked")
def test_M04_an_order_turned_away_twice_is_booked_once(desk, sandbox, report):
    sandbox.faults.add("status", path="/orders", method="POST", status=429, retry_after="1", times=2)
    assert desk.order(REQUEST).found is Found.ONE
    seen = counts(sandbox, ORDERS)
    assert seen == Counts(seen=3, booked=1, served=1)
    assert [wait >= 1 for wait in desk.waits] == [True, True]
    assert [row.state for row in desk.rows] == [PurchaseState.VERIFIED]
    report("booked at the third", seen)


@fault(
    "M5",
    "The connection is refused, no TLS comes about, or the name is not resolved",
    "0 booked, tried again; failed, nothing charged, can be pressed again",
)
@pytest.mark.parametrize("kind", ["refused", "no tls", "no name"])
def test_M05_an_order_that_cannot_be_sent_costs_nothing_and_can_be_placed_later(
    kind, desk, sandbox, open_a_desk, report, monkeypatch
):
    quote = ask_order_quote(desk.client, REQUEST)
    addresses = {
        "refused": f"http://127.0.0.1:{http.closed_port()}",
        "no tls": sandbox.base_url.replace("http:", "https:"),
        "no name": by_name(sandbox.base_url),
    }
    NameService(monkeypatch, fails=NEVER_THERE)
    unplugged = open_a_desk(base_url=addresses[kind])
    # Only the paid call meets the dead line: what comes before it went well.
    monkeypatch.setattr(desk.client.orders, "create", unplugged.client.orders.create)
    with pytest.raises(NetworkError) as caught:
        desk.order(REQUEST, quote)
    assert (caught.value.sent, caught.value.charge) == (False, Charge.NONE)
    (row,) = desk.rows
    assert (row.state, row.charge) == (PurchaseState.FAILED, "none")
    assert row.words == str(caught.value)
    assert len(unplugged.waits) == REPEATS
    monkeypatch.undo()
    assert counts(sandbox, ORDERS).seen == 0
    assert desk.order(REQUEST, quote).found is Found.ONE
    report("failed, charge none; the next press books 1", counts(sandbox, ORDERS))


@fault("M5", "The name is not resolved at first, and then it is", "tried again, 1 POST, 1 booked")
def test_M05_an_order_is_placed_once_as_soon_as_the_name_is_resolved(
    sandbox, open_a_desk, report, monkeypatch
):
    desk = open_a_desk(base_url=by_name(sandbox.base_url))
    names = NameService(monkeypatch, fails=0)
    quote = ask_order_quote(desk.client, REQUEST)
    place = desk.client.orders.create

    def asleep(*args, **kwargs):
        names.fails = 2
        return place(*args, **kwargs)

    monkeypatch.setattr(desk.client.orders, "create", asleep)
    assert desk.order(REQUEST, quote).found is Found.ONE
    assert len(desk.waits) == 2
    (row,) = desk.rows
    assert (row.state, row.charge) == (PurchaseState.VERIFIED, "charged")
    seen = counts(sandbox, ORDERS)
    assert seen == Counts(1, 1, 1)
    report("booked at the third try", seen)


@fault(
    "M6", "The connection closes before anything is booked", "asks; not found, may still appear; not resent"
)
@pytest.mark.parametrize("kind", ["refuse", "reset"])
def test_M06_an_order_that_is_not_found_is_not_sent_again(kind, desk, sandbox, open_a_desk, report):
    sandbox.faults.add(kind, path="/orders", method="POST")
    placed = desk.order(REQUEST)
    assert (placed.found, placed.purchase.state) == (Found.NONE, PurchaseState.UNKNOWN)
    assert press_again(desk) is Reason.ALREADY_OPEN
    desk.close()
    restarted = open_a_desk()
    (open_row,) = recover(restarted.ledger)
    assert open_row.state is PurchaseState.UNKNOWN
    assert (
        look_for(restarted.client, restarted.ledger, open_row.uid, request_of(open_row)).found is Found.NONE
    )
    assert press_again(restarted) is Reason.ALREADY_OPEN
    assert counts(sandbox, ORDERS) == Counts(1, 0, 0)
    restarted.ledger.move(open_row.uid, PurchaseState.FAILED, words="given up")
    assert restarted.order(REQUEST).found is Found.ONE
    seen = counts(sandbox, ORDERS)
    assert seen == Counts(2, 1, 1)
    report("unknown until given up; given up, the next press books 1", seen)


@fault("M7", "200 that says Succeeded: false", "rejected, nothing charged")
def test_M07_an_order_that_is_refused_costs_nothing(desk, sandbox, report):
    sandbox.faults.add("json_error", path="/orders", method="POST")
    with pytest.raises(ApiError) as caught:
        desk.order(REQUEST)
    assert caught.value.charge is Charge.NONE
    (row,) = desk.rows
    assert (row.state, row.charge) == (PurchaseState.FAILED, "none")
    assert "Refused on demand" in row.words
    report("failed, charge none, with the service's words", counts(sandbox, ORDERS))


@fault("M7", "200 with a web page or half a JSON, after the booking", BY_LISTING)
@pytest.mark.parametrize(
    "options", [{"kind": "html", "book": True}, {"kind": "half_json"}, {"kind": "empty", "book": True}]
)
def test_M07_an_order_whose_answer_cannot_be_read_is_found(options, desk, sandbox, open_a_desk, report):
    sandbox.faults.add(path="/orders", method="POST", **options)
    report(
        "done by listing; pressing again books nothing", check_found_by_listing(desk, sandbox, open_a_desk)
    )


@fault("M7", "200 with a web page, nothing booked (a captive portal)", "unknown, not resent")
def test_M07_a_web_page_instead_of_an_answer_leaves_the_order_unknown(desk, sandbox, report):
    sandbox.faults.add("html", path="/orders", method="POST")
    assert desk.order(REQUEST).found is Found.NONE
    assert press_again(desk) is Reason.ALREADY_OPEN
    seen = counts(sandbox, ORDERS)
    assert (seen.seen, seen.booked) == (1, 0)
    report("unknown; not resent", seen)


@fault("M8", "Pressed twice, one after the other and by two dialogs", "1 booked, the other is told")
def test_M08_a_second_press_is_told_that_it_was_done_today(desk, sandbox, open_a_desk, report):
    quote = ask_order_quote(desk.client, REQUEST)
    desk.order(REQUEST, quote)
    other = open_a_desk()
    for second in (desk, other):
        with pytest.raises(MoneyError) as caught:
            second.order(REQUEST, quote)
        assert caught.value.reason is Reason.ALREADY_OWNED
    seen = counts(sandbox, ORDERS)
    assert seen == Counts(1, 1, 1)
    report("1 booked; the others: already done today", seen)


@fault("M8", "The same order from another profile", "1 booked, the other is told")
def test_M08_another_profile_finds_the_order_in_the_list(desk, sandbox, open_a_desk, tmp_path, report):
    desk.order(REQUEST)
    stranger = open_a_desk(tmp_path / "other")
    with pytest.raises(MoneyError) as caught:
        stranger.order(REQUEST)
    assert caught.value.reason is Reason.ALREADY_ORDERED
    assert [row.state for row in stranger.rows] == [PurchaseState.CANCELLED]
    assert counts(sandbox, ORDERS).seen == 1
    placed = stranger.order(REQUEST, again=True)
    assert placed.found is Found.ONE
    seen = counts(sandbox, ORDERS)
    assert (seen.seen, seen.booked) == (2, 2)
    report("told of the order in the list; books only on the word 'again'", seen)


@fault("M10", "The price has changed between showing and pressing", "refused with the new price, 0 booked")
def test_M10_another_price_than_the_one_shown_is_not_paid(desk, sandbox, report):
    quote = ask_order_quote(desk.client, REQUEST)
    shown = quote.estimate.model_copy(update={"current_month_costs": None, "current_month_cost": 1.0})
    with pytest.raises(MoneyError) as caught:
        desk.order(REQUEST, OrderQuote(REQUEST, shown))
    assert caught.value.reason is Reason.PRICE_CHANGED
    assert caught.value.details["amount"] == quote.amount_eur
    assert desk.rows == ()
    seen = counts(sandbox, ORDERS)
    assert seen.seen == 0
    report("refused, names the new price; no row", seen)


@fault("M10", "The estimate has no total", "refused, 0 booked")
def test_M10_an_order_without_a_price_is_not_placed(desk, sandbox, report):
    sandbox.faults.add("json_error", path="/orders/estimate", body='{"Succeeded":true,"Data":{"AreaKm2":1}}')
    with pytest.raises(BadAnswerError):
        desk.order(REQUEST)
    assert desk.rows == ()
    seen = counts(sandbox, ORDERS)
    assert seen.seen == 0
    report("refused; no row", seen)


@fault(
    "M13", "The list fails while a lost order is looked for", "stays unknown across restarts, nothing resent"
)
def test_M13_an_order_that_cannot_be_looked_for_stays_unknown(desk, sandbox, open_a_desk, report):
    sandbox.faults.add("status", path="/orders", method="GET", status=503, times=0, after=1)
    sandbox.faults.add("drop", path="/orders", method="POST")
    assert desk.order(REQUEST).found is Found.NOT_ASKED
    desk.close()
    restarted = open_a_desk()
    (open_row,) = recover(restarted.ledger)
    looked = look_for(restarted.client, restarted.ledger, open_row.uid, request_of(open_row))
    assert (looked.found, restarted.rows[0].state) == (Found.NOT_ASKED, PurchaseState.UNKNOWN)
    sandbox.faults.clear()
    looked = look_for(restarted.client, restarted.ledger, open_row.uid, request_of(open_row))
    assert list(looked.purchase.order_guids) == orders_at(sandbox, REQUEST.wkt)
    seen = counts(sandbox, ORDERS)
    assert (seen.seen, seen.booked) == (1, 1)
    report("unknown while the list fails, then found", seen)


@fault("M13", "The list fails before the order is sent", "nothing sent, nothing charged")
def test_M13_an_order_is_not_sent_blind(desk, sandbox, report):
    sandbox.faults.add("status", path="/orders", method="GET", status=503, times=0)
    with pytest.raises(ServerError):
        desk.order(REQUEST)
    assert [(row.state, row.charge) for row in desk.rows] == [(PurchaseState.FAILED, "none")]
    seen = counts(sandbox, ORDERS)
    assert seen.seen == 0
    report("failed, charge none", seen)


@fault("M14", "The service's clock is years off", "matched by GUIDs, not by times")
@pytest.mark.parametrize("now", ["2031-01-01T00:00:00Z", "2015-01-01T00:00:00Z"])
def test_M14_a_wrong_clock_does_not_hide_an_order(now, desk, sandbox, open_a_desk, report):
    sandbox.clock.set(dt.datetime.fromisoformat(now.replace("Z", "+00:00")))
    sandbox.faults.add("drop", path="/orders", method="POST")
    report("done by listing", check_found_by_listing(desk, sandbox, open_a_desk))
