# SPDX-License-Identifier: GPL-2.0-or-later
"""Orders from price to cancellation, through real HTTP, without a window."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import replace

import pytest
from qgis.core import QgsRectangle

from clearsky_qgis.clearsky.errors import BadAnswerError
from clearsky_qgis.clearsky.models import AreaRequest
from clearsky_qgis.core.errors import LedgerError, MoneyError, Reason
from clearsky_qgis.core.orders import cancel, settling
from clearsky_qgis.core.orders.area import AreaProblem
from clearsky_qgis.core.orders.book import SLOWEST_POLL_S
from clearsky_qgis.core.orders.cancel import CancelEffect, CancelOutcome, effect_of
from clearsky_qgis.core.orders.offers import NoOffer, OfferKind
from clearsky_qgis.core.orders.ordering import Found
from clearsky_qgis.core.orders.settling import settle_orders
from clearsky_qgis.core.orders.state import OrderMode, OrderTime, with_time
from clearsky_qgis.core.purchases.ledger_rows import PurchaseState
from clearsky_qgis.core.purchases.spending import renewal_months
from clearsky_qgis.core.settings import MONTHLY_EUROS
from clearsky_qgis.sandbox import Sandbox
from clearsky_qgis.tests.support.order_counter import ORDERS, aoi_of

GET_ORDERS = f"GET {ORDERS}"
ESTIMATE = f"POST {ORDERS}/estimate"
REVIEW_ENDS = {"stage_seconds": (0, 0, 0, 0, 0, 0)}
"""Every order is accepted and made at once."""


def recurring(counter):
    return vars(with_time(counter.state.draft, OrderTime.RECURRING, counter.today))


def spent(counter):
    return counter.sandbox.state["euro_spent"]


# Price


def test_no_price_is_asked_for_while_the_form_is_closed(counter):
    counter.controller.set_area(aoi_of())
    counter.refresh()
    assert counter.state.offers == ()
    assert counter.seen(ESTIMATE) == 0


def test_the_form_begins_with_a_period_that_ends_by_itself(counter):
    counter.price()
    request = counter.state.quote.request
    assert not request.period.is_recurring
    assert (request.period.from_, request.period.to) == (dt.date(2024, 10, 1), dt.date(2024, 10, 31))
    assert (request.storage_months, request.api_requests) == (1, 1)


def test_a_change_forgets_the_price_in_the_same_moment(counter):
    counter.price()
    told = []
    counter.controller.state_changed.connect(told.append)
    counter.price(image_frequency=5)
    first = next(state for state in told if state.draft.image_frequency == 5)
    assert first.quote is None
    assert all(s.quote.request.image_frequency == s.draft.image_frequency for s in told if s.quote)
    assert counter.state.quote.request.image_frequency == 5


def test_many_changes_in_a_row_are_one_question(counter):
    counter.price()
    before = counter.seen(ESTIMATE)
    for frequency in (3, 4, 5, 6):
        draft = counter.state.draft
        counter.controller.set_draft(type(draft)(**{**vars(draft), "image_frequency": frequency}))
    counter.settle()
    assert counter.seen(ESTIMATE) == before + 1
    assert counter.state.quote.request.image_frequency == 6


def test_without_a_readable_price_nothing_can_be_placed(counter):
    body = '{"Succeeded": true, "Error": null, "Data": {"AreaKm2": 5.0, "ImageDates": []}}'
    counter.sandbox.faults.add("status", path="/orders/estimate", status=200, body=body, times=0)
    counter.price()
    assert isinstance(counter.state.problem, BadAnswerError)
    assert not counter.state.can_place
    counter.controller.place(counter.state.quote)
    assert counter.booked() == 0


def test_storage_and_retrievals_are_told_apart_by_the_services_own_estimates(counter):
    counter.price(storage_months=120, api_requests=40)
    offer = counter.state.offer
    plain = offer.quote.request.model_copy(update={"storage_months": 1, "api_requests": 1})
    plain_eur = counter.service.client().orders.estimate(plain).current_month.amount
    assert offer.requests_eur > offer.storage_eur > 0
    total = plain_eur + offer.storage_eur + offer.requests_eur
    assert total == pytest.approx(offer.quote.amount_eur, abs=0.02)


def test_the_best_price_compares_every_way_and_the_cheapest_comes_first(counter):
    counter.price(aoi_of(QgsRectangle(-70.0, 45.0, -69.5, 45.3)), mode=OrderMode.BEST)
    offers = counter.state.offers
    assert {OfferKind.POLYGON, OfferKind.TILES, OfferKind.MINI_TILES} <= {offer.kind for offer in offers}
    amounts = [offer.quote.amount_eur for offer in offers]
    assert amounts == sorted(amounts)
    for offer in offers:
        again = counter.service.client().orders.estimate(offer.quote.request)
        assert again.current_month.amount == offer.quote.amount_eur


def test_for_a_small_area_the_polygon_is_cheapest_and_another_way_can_be_chosen_all_the_same(counter):
    counter.price(mode=OrderMode.BEST)
    assert counter.state.offer.kind is OfferKind.POLYGON
    last = len(counter.state.offers) - 1
    counter.controller.choose_offer(last)
    assert counter.state.quote is counter.state.offers[last].quote


def test_where_utm_zones_overlap_no_ground_is_ordered_twice(counter):
    at_zone_edge = aoi_of(QgsRectangle(-72.02, 45.0, -71.98, 45.02))
    counter.price(at_zone_edge, mode=OrderMode.TILES)
    touching = counter.service.client().tiles.search(AreaRequest(wkt=at_zone_edge.wkt))
    assert len(touching) == 2
    assert len(counter.state.quote.request.tile_guids) == 1


def test_one_way_that_fails_does_not_spoil_the_others(counter):
    counter.sandbox.faults.add("status", path="/tile/optimize", status=400, body="{}", times=0)
    counter.price(mode=OrderMode.BEST)
    assert [(gap.kind, gap.why) for gap in counter.state.missing] == [(OfferKind.MIX, NoOffer.NOT_PRICED)]
    assert counter.state.can_place


# Area rules (contract 8)


def test_a_small_area_is_billed_as_half_a_square_kilometre(counter):
    counter.price(aoi_of(QgsRectangle(-70.0, 45.0, -69.995, 45.003)))
    assert counter.state.aoi.area_km2 < 0.2
    assert counter.state.area.billed_km2 == 0.5
    assert counter.state.quote.estimate.area_km2 == 0.5


def test_near_parts_are_bundled_and_raised_to_the_minimum_only_once(counter):
    east = "((0.004 0,0.007 0,0.007 0.003,0.004 0.003,0.004 0))"
    fields = f"MULTIPOLYGON (((0 0,0.003 0,0.003 0.003,0 0.003,0 0)),{east})"
    counter.price(aoi_of(fields))
    assert counter.state.area.billed_km2 == 0.5
    assert counter.state.quote.estimate.area_km2 == 0.5


def test_parts_too_far_apart_for_that_are_ordered_one_by_one(counter):
    fields = "MULTIPOLYGON (((0 0,0.01 0,0.01 0.01,0 0.01,0 0)),((1 1,1.01 1,1.01 1.01,1 1.01,1 1)))"
    counter.price(aoi_of(fields))
    assert counter.state.quote.request.wkt.startswith("GEOMETRYCOLLECTION")
    assert counter.state.quote.estimate.area_km2 == pytest.approx(counter.state.area.billed_km2, abs=0.01)


def test_a_strip_too_narrow_for_a_polygon_order_is_not_asked_for_but_tiles_are(counter):
    strip = aoi_of(QgsRectangle(-70.0, 45.0, -69.9, 45.001))
    counter.price(strip)
    assert counter.state.area.problem is AreaProblem.TOO_NARROW
    assert counter.seen(ESTIMATE) == 0
    counter.price(strip, mode=OrderMode.BEST)
    assert [(gap.kind, gap.why) for gap in counter.state.missing] == [(OfferKind.POLYGON, NoOffer.AREA_RULES)]
    assert counter.state.can_place


def test_a_thin_diagonal_fills_too_little_of_its_box(counter):
    counter.price(aoi_of("POLYGON ((0 0,0.1 0.099,0.1 0.1,0 0))"))
    assert counter.state.area.problem is AreaProblem.TOO_SPARSE
    assert not counter.state.can_place


# Placing


def test_what_was_priced_is_placed_once_and_listed_with_its_cost(counter):
    counter.price()
    quote = counter.state.quote
    placed = []
    counter.controller.order_placed.connect(placed.append)
    counter.controller.place(quote)
    counter.controller.place(quote)
    counter.settle()
    assert counter.booked() == 1
    row = counter.row(placed[0].task_order_guid)
    assert row.cost_eur == quote.amount_eur == spent(counter)["2024-11"]
    assert not counter.state.is_open


def test_an_order_priced_by_one_service_is_never_placed_with_another(counter, monkeypatch):
    """Both know the key and ask the same price: only remembering who was asked can tell them apart."""
    counter.price()
    quote = counter.state.quote
    with Sandbox(api_key=counter.sandbox.api_key, now="2024-11-20T12:00:00Z") as other:
        monkeypatch.setenv("CLEARSKY_BASE_URL", other.base_url)
        counter.controller.place(quote)
        counter.settle()
        assert other.state["paths"].get("POST /api/tasking/orders", {}).get("seen", 0) == 0
        assert counter.booked() == 0
        monkeypatch.setenv("CLEARSKY_BASE_URL", counter.sandbox.base_url)
        counter.settle()


def test_a_quote_that_is_not_the_one_shown_is_not_placed(counter):
    counter.price()
    old = counter.state.quote
    counter.price(image_frequency=7)
    counter.controller.place(old)
    counter.settle()
    assert counter.booked() == 0


@pytest.mark.parametrize("fault", ["drop", "drop_reset", "status_after", "half_json"])
def test_a_lost_answer_gives_exactly_one_order_and_a_true_list(counter, fault):
    counter.price()
    counter.sandbox.faults.add(fault, path="/orders", method="POST")
    counter.place()
    assert counter.booked() == 1
    assert counter.state.placed.found is Found.ONE
    (purchase,) = counter.ledger.purchases()
    assert purchase.state is PurchaseState.VERIFIED
    assert counter.row(purchase.order_guids[0]).cost_eur == purchase.amount_estimated


def test_an_order_like_one_that_is_there_is_placed_only_on_the_users_word(counter):
    counter.price()
    counter.place()
    counter.price()
    counter.place()
    assert counter.state.problem.reason is Reason.ALREADY_OWNED
    assert counter.booked() == 1
    assert counter.state.can_place
    assert counter.state.is_repetition
    counter.place()
    assert counter.booked() == 2


def test_the_months_limit_is_obeyed(counter):
    MONTHLY_EUROS.set("0.01")
    counter.price()
    counter.place()
    assert isinstance(counter.state.problem, MoneyError)
    assert counter.state.problem.reason is Reason.OVER_LIMIT
    assert counter.booked() == 0


def test_an_order_that_is_nowhere_is_told_looked_for_and_can_be_given_up(counter, monkeypatch):
    monkeypatch.setattr("clearsky_qgis.core.orders.ordering.RECONCILE_WAITS_S", (0.0,))
    counter.price()
    counter.sandbox.faults.add("refuse", path="/orders", method="POST")
    counter.place()
    assert counter.state.placed.found is Found.NONE
    (lost,) = counter.book.state.unresolved
    counter.book.give_up_lost(lost.uid)
    assert counter.book.state.unresolved == ()
    counter.price(image_frequency=3)
    counter.price(image_frequency=2)
    counter.place()
    assert counter.booked() == 1


def test_an_area_drawn_while_an_order_is_placed_waits(counter):
    counter.price()
    counter.sandbox.faults.add("delay", path="/orders", method="POST", seconds=0.3)
    ordered = counter.state.aoi
    counter.controller.place(counter.state.quote)
    elsewhere = aoi_of(QgsRectangle(-71.0, 46.0, -70.9, 46.1))
    counter.controller.set_area(elsewhere)
    assert counter.state.aoi == ordered
    counter.settle()
    assert counter.state.aoi == elsewhere
    assert counter.booked() == 1


# Recurring, and the ends of months


def test_a_recurring_order_is_renewed_at_two_month_ends_and_says_when_next(open_counter):
    counter = open_counter(**REVIEW_ENDS)
    counter.price(**recurring(counter))
    assert counter.state.quote.estimate.next_month.amount > 0
    counter.place()
    guid = counter.state.placed.candidates[0].task_order_guid
    for days, year, month in ((0, 2024, 12), (11, 2025, 1), (31, 2025, 2)):
        counter.sandbox.clock.advance(days)
        counter.refresh()
        assert counter.row(guid).renewal == dt.datetime(year, month, 1, tzinfo=dt.timezone.utc)
    assert sorted(spent(counter)) == ["2024-11", "2024-12", "2025-01"]
    assert counter.booked() == 1


def test_ending_the_renewal_keeps_what_is_paid_and_charges_no_further_month(open_counter):
    counter = open_counter(**REVIEW_ENDS)
    counter.price(**recurring(counter))
    counter.place()
    guid = counter.state.placed.candidates[0].task_order_guid
    assert effect_of(counter.row(guid).order) is CancelEffect.RENEWAL
    counter.book.cancel_order(guid, CancelEffect.RENEWAL)
    counter.settle()
    assert counter.book.state.cancelled.outcome is CancelOutcome.RENEWAL_ENDED
    row = counter.row(guid)
    assert (row.order.to, row.renewal) == (dt.date(2024, 11, 30), None)
    (purchase,) = counter.ledger.purchases()
    assert purchase.renews_until == "2024-11-30"
    counter.sandbox.clock.advance(45)
    counter.refresh()
    assert sorted(spent(counter)) == ["2024-11"]


def test_a_backfill_begins_in_the_past_and_goes_on(counter):
    counter.price(**vars(with_time(counter.state.draft, OrderTime.BACKFILL, counter.today)))
    request, estimate = counter.state.quote.request, counter.state.quote.estimate
    assert request.period.is_recurring
    assert min(estimate.image_dates).month == 9
    assert estimate.next_month.amount < estimate.current_month.amount


# What the record says of renewals: the limit counts them, and is asked without the service


def test_the_record_knows_what_was_agreed_to_for_the_later_months(counter):
    counter.price()
    counter.place()
    counter.price(**recurring(counter))
    agreed = counter.state.quote.estimate.next_month.amount
    counter.place()
    told = [(purchase.amount_monthly, purchase.renews_until) for purchase in counter.ledger.purchases()]
    assert told == [(agreed, ""), (0.0, "")]


def test_a_period_that_the_service_charges_in_later_months_too_counts_in_each_until_its_end(counter):
    """The estimate says so, whatever the period is called: nothing is charged without a word of it."""
    first, last = dt.date(2024, 11, 1), dt.date(2025, 1, 31)
    counter.price(from_=first, to=last)
    shown = counter.state.quote.estimate
    body = {
        "AreaKm2": shown.area_km2,
        "CurrentMonthCosts": {"TotalCost": 15.0, "CurrencyCode": "EUR"},
        "RecurringCostsEstimate": {"TotalCost": 12.0, "CurrencyCode": "EUR"},
        "ImageDates": [day.isoformat() for day in shown.image_dates],
    }
    answer = json.dumps({"Succeeded": True, "Error": None, "Data": body})
    counter.sandbox.faults.add("status", path="orders/estimate", status=200, body=answer, times=0)
    counter.price(from_=first, to=last, image_frequency=3)
    assert counter.state.quote.later_eur == 12.0
    counter.place()
    (purchase,) = counter.ledger.purchases()
    assert (purchase.amount_monthly, purchase.renews_until) == (12.0, "2025-01-31")
    placed_then = replace(purchase, created_at="2024-11-20T12:00:00+00:00")
    assert [*renewal_months(placed_then, "2025-06")] == ["2024-12", "2025-01"]
    counter.refresh()
    assert counter.ledger.purchases()[0].renews_until == "2025-01-31"


def test_a_renewal_that_was_ended_elsewhere_is_seen_in_the_list_and_one_that_goes_on_after_all_too(
    open_counter,
):
    counter = open_counter(**REVIEW_ENDS)
    counter.price(**recurring(counter))
    counter.place()
    guid = counter.state.placed.candidates[0].task_order_guid
    counter.service.client().orders.cancel(guid)
    counter.refresh()
    (purchase,) = counter.ledger.purchases()
    assert purchase.renews_until == "2024-11-30"
    ordered = counter.row(guid).order
    settle_orders(counter.ledger, purchase.account, [], counter.today, list)
    assert counter.ledger.purchase(purchase.uid).renews_until == "2024-11-30", "an empty list says nothing"
    goes_on = ordered.model_copy(update={"to": None, "ordering_process_status": "UpToDate"})
    settle_orders(counter.ledger, purchase.account, [goes_on], counter.today, list)
    assert counter.ledger.purchase(purchase.uid).renews_until == ""
    over = goes_on.model_copy(update={"ordering_process_status": "Canceled"})
    for day in (counter.today, counter.today + dt.timedelta(40)):
        settle_orders(counter.ledger, purchase.account, [over], day, list)
        assert counter.ledger.purchase(purchase.uid).renews_until == counter.today.isoformat()


def test_a_limit_without_room_for_the_later_months_refuses_the_order(open_counter):
    counter = open_counter(**REVIEW_ENDS)
    counter.price(
        **{**recurring(counter), "reference_date": dt.date(2024, 11, 1)}
    )  # 15 images now, 16 in December
    quote = counter.state.quote
    assert quote.amount_eur < quote.estimate.next_month.amount
    MONTHLY_EUROS.set(str(quote.estimate.next_month.amount - 0.01))
    counter.place()
    assert counter.state.problem.reason is Reason.OVER_LIMIT_LATER
    assert counter.booked() == 0


# Cancelling


def test_in_review_an_order_is_undone_and_the_money_comes_back(open_counter):
    counter = open_counter(stage_seconds=(0, 3600, 0, 0, 0, 0))
    counter.price()
    counter.place()
    guid = counter.state.placed.candidates[0].task_order_guid
    counter.book.cancel_order(guid, CancelEffect.FULL)
    counter.settle()
    assert counter.book.state.cancelled.outcome is CancelOutcome.CANCELED
    assert spent(counter)["2024-11"] == 0
    (purchase,) = counter.ledger.purchases()
    assert (purchase.state, purchase.charge) == (PurchaseState.CANCELLED, "none")
    assert counter.ledger.month_totals() == ()


def test_a_cancellation_whose_answer_is_lost_is_read_from_the_list_and_not_sent_again(open_counter):
    counter = open_counter(stage_seconds=(0, 3600, 0, 0, 0, 0))
    counter.price()
    counter.place()
    guid = counter.state.placed.candidates[0].task_order_guid
    counter.sandbox.faults.add("drop", path="/orders/cancel")
    counter.book.cancel_order(guid, CancelEffect.FULL)
    counter.settle()
    assert counter.book.state.cancelled.outcome is CancelOutcome.CANCELED
    assert counter.seen(f"DELETE {ORDERS}/cancel") == 1


NO_ORDERS = {"path": ORDERS, "method": "GET", "body": '{"Succeeded": true, "Data": {"TaskOrders": []}}'}
"""A list that has forgotten everything for a moment."""


@pytest.fixture
def undoing(open_counter, monkeypatch):
    """Return a counter with an order in review, and the order's identifier."""
    monkeypatch.setattr(cancel, "LOOK_WAITS_S", (0.0, 0.0))
    counter = open_counter(stage_seconds=(0, 3600, 0, 0, 0, 0))
    counter.price(**recurring(counter))
    counter.place()
    return counter, counter.state.placed.candidates[0].task_order_guid


def undo(counter, guid):
    counter.book.cancel_order(guid, CancelEffect.FULL)
    counter.settle()
    return counter.ledger.purchases()[0]


def test_a_list_that_forgets_an_order_for_a_moment_does_not_undo_it(undoing):
    counter, guid = undoing
    counter.sandbox.faults.add("refuse", path="/orders/cancel")
    counter.sandbox.faults.add("status", status=200, after=1, **NO_ORDERS)
    purchase = undo(counter, guid)
    assert counter.row(guid).order.ordering_process_status == "Review"
    assert counter.book.state.cancelled is None
    assert (purchase.state, purchase.charge) == (PurchaseState.VERIFIED, "charged")
    assert counter.ledger.month_totals()


def test_an_order_that_no_list_shows_any_more_goes_on_counting_until_one_shows_it_cancelled(undoing):
    counter, guid = undoing
    counter.sandbox.faults.add("status", status=200, after=1, times=0, **NO_ORDERS)
    purchase = undo(counter, guid)
    assert counter.book.state.cancelled.outcome is CancelOutcome.MISSING
    assert (purchase.state, purchase.charge) == (PurchaseState.VERIFIED, "charged")
    counter.sandbox.faults.clear()
    counter.refresh()
    (purchase,) = counter.ledger.purchases()
    assert (purchase.state, purchase.charge) == (PurchaseState.CANCELLED, "none")
    assert counter.ledger.month_totals() == ()


def test_an_order_that_is_missing_for_a_day_is_believed_gone_and_charged_again_should_it_appear(
    undoing, monkeypatch
):
    counter, guid = undoing
    counter.sandbox.faults.add("refuse", path="/orders/cancel")
    counter.sandbox.faults.add("status", status=200, after=1, times=0, **NO_ORDERS)
    assert undo(counter, guid).charge == "charged"
    monkeypatch.setattr(settling, "BELIEVED_GONE_AFTER", dt.timedelta(0))
    counter.refresh()
    assert counter.ledger.purchases()[0].charge == "none"
    counter.sandbox.faults.clear()
    counter.refresh()
    (purchase,) = counter.ledger.purchases()
    assert (purchase.state, purchase.charge) == (PurchaseState.VERIFIED, "charged")


def test_an_order_that_was_accepted_before_it_could_be_undone_stays_charged_whatever_becomes_of_it(undoing):
    counter, guid = undoing
    counter.sandbox.faults.add("refuse", path="/orders/cancel")
    assert undo(counter, guid).undo_asked_at
    counter.sandbox.clock.advance(1)
    counter.refresh()
    assert counter.ledger.purchases()[0].undo_asked_at == ""
    counter.service.client().orders.cancel(guid)
    counter.sandbox.clock.advance(15)
    counter.refresh()
    (purchase,) = counter.ledger.purchases()
    assert counter.row(guid).order.ordering_process_status == "Canceled"
    assert (purchase.charge, purchase.renews_until) == ("charged", "2024-11-30")


def test_an_order_accepted_meanwhile_is_not_cancelled_on_an_old_promise(open_counter):
    counter = open_counter(stage_seconds=(0, 60, 0, 0, 0, 0))
    counter.price(**recurring(counter))
    counter.place()
    guid = counter.state.placed.candidates[0].task_order_guid
    assert effect_of(counter.row(guid).order) is CancelEffect.FULL
    counter.sandbox.clock.advance(1)
    counter.book.cancel_order(guid, CancelEffect.FULL)
    counter.settle()
    assert counter.book.state.cancelled.outcome is CancelOutcome.CHANGED_BEFORE
    assert counter.row(guid).order.is_recurring
    assert counter.seen(f"DELETE {ORDERS}/cancel") == 0


def test_a_refused_cancellation_is_told_and_the_order_stays(counter):
    counter.refresh()
    standing = counter.book.state.rows[0]
    counter.book.cancel_order(standing.guid, CancelEffect.RENEWAL)
    counter.settle()
    assert "stays" in str(counter.book.state.cancel_problem.fields)
    assert counter.row(standing.guid).order.is_recurring


def test_an_accepted_order_that_ends_by_itself_has_nothing_to_cancel(open_counter):
    counter = open_counter(**REVIEW_ENDS)
    counter.price()
    counter.place()
    assert (
        effect_of(counter.row(counter.state.placed.candidates[0].task_order_guid).order) is CancelEffect.NONE
    )


# The list


def test_the_list_is_looked_at_again_only_while_it_is_watched(open_counter):
    counter = open_counter(poll_s=0.05)
    counter.book.set_watched(is_watched=True)
    counter.qtbot.waitUntil(lambda: counter.seen(GET_ORDERS) >= 3, timeout=20_000)
    counter.book.set_watched(is_watched=False)
    counter.settle()
    assert not counter.book.is_polling


def test_a_new_status_comes_into_the_list_by_itself(open_counter):
    counter = open_counter(poll_s=0.05, stage_seconds=(0, 3600, 0, 0, 0, 0))
    counter.price()
    counter.place()
    guid = counter.state.placed.candidates[0].task_order_guid
    counter.book.set_watched(is_watched=True)
    assert counter.row(guid).order.ordering_process_status == "Review"
    counter.sandbox.clock.advance(1)
    counter.qtbot.waitUntil(
        lambda: counter.row(guid).order.ordering_process_status == "Completed", timeout=20_000
    )
    counter.book.set_watched(is_watched=False)


def test_failing_looks_keep_the_last_list_and_become_rarer(counter):
    counter.refresh()
    rows = counter.book.state.rows
    counter.sandbox.faults.add("html", path="/orders", times=0)
    for _ in range(8):
        counter.refresh()
    assert counter.book.state.problem is not None
    assert counter.book.state.rows == rows
    assert counter.book._wait_s == SLOWEST_POLL_S


def test_expired_orders_are_listed_on_request(open_counter):
    counter = open_counter(**REVIEW_ENDS)
    counter.price()
    counter.place()
    guid = counter.state.placed.candidates[0].task_order_guid
    counter.sandbox.clock.advance(90)
    counter.refresh()
    assert counter.row(guid) is None
    counter.book.set_include_expired(include=True)
    counter.settle()
    assert counter.row(guid) is not None


def test_the_orders_of_another_account_are_forgotten_at_once(counter):
    counter.price()
    counter.book.forget_service()
    assert counter.book.state.rows == ()
    assert counter.state.known is None
    assert not counter.state.can_place


def test_without_a_ledger_the_list_is_true_and_only_the_costs_are_missing(counter):
    counter.price()
    counter.place()
    counter.ledger.close()
    counter.refresh()
    assert isinstance(counter.book.state.problem, LedgerError)
    assert len(counter.book.state.rows) == 3
    assert {row.cost_eur for row in counter.book.state.rows} == {None}


@pytest.mark.parametrize("dialect", ["older", "camel"])
def test_every_generation_of_answers_can_be_priced_placed_and_listed(open_counter, dialect):
    counter = open_counter(dialect=dialect)
    counter.price(mode=OrderMode.BEST)
    assert {OfferKind.POLYGON, OfferKind.TILES, OfferKind.MINI_TILES} <= {
        o.kind for o in counter.state.offers
    }
    counter.place()
    assert counter.row(counter.state.placed.candidates[0].task_order_guid).cost_eur > 0


def test_a_price_of_the_later_months_that_changed_since_it_was_shown_is_not_agreed_to(counter):
    counter.price(**recurring(counter))
    shown = counter.state.quote.estimate
    body = {
        "AreaKm2": shown.area_km2,
        "CurrentMonthCosts": {"TotalCost": shown.current_month.amount, "CurrencyCode": "EUR"},
        "RecurringCostsEstimate": {"TotalCost": 10 * shown.next_month.amount, "CurrencyCode": "EUR"},
        "ImageDates": [],
    }
    answer = json.dumps({"Succeeded": True, "Error": None, "Data": body})
    counter.sandbox.faults.add("status", path="orders/estimate", status=200, body=answer)
    counter.place()
    assert counter.state.problem.reason is Reason.PRICE_CHANGED
    assert counter.booked() == 0


@pytest.mark.parametrize(
    "change", [{"ImageDates": ["2024-11-02"]}, {"AreaKm2": 9.5}], ids=["other dates", "another area"]
)
def test_what_would_be_made_by_now_is_not_what_was_shown_and_is_not_ordered_for_the_same_price(
    counter, change
):
    """The dates and the area are agreed to with the price (contract 18)."""
    counter.price()
    shown = counter.state.quote.estimate
    body = {
        "AreaKm2": shown.area_km2,
        "CurrentMonthCosts": {"TotalCost": shown.current_month.amount, "CurrencyCode": "EUR"},
        "ImageDates": [day.isoformat() for day in shown.image_dates],
        **change,
    }
    answer = json.dumps({"Succeeded": True, "Error": None, "Data": body})
    counter.sandbox.faults.add("status", path="orders/estimate", status=200, body=answer)
    counter.place()
    assert counter.state.problem.reason is Reason.ORDER_CHANGED
    assert counter.booked() == 0
    assert counter.ledger.purchases() == ()


def test_another_service_is_asked_who_the_account_is_before_an_order_is_placed_with_it(counter, monkeypatch):
    counter.price()
    other = Sandbox(
        api_key=counter.sandbox.api_key, now="2024-11-20T12:00:00Z", tenant_id="other-tenant"
    ).start()
    try:
        monkeypatch.setenv("CLEARSKY_BASE_URL", other.base_url)
        counter.price(storage_months=2)
        counter.place()
        assert counter.state.placed.found is Found.ONE
        assert counter.booked() == 0
        assert [p.account for p in counter.ledger.purchases()] == [f"{other.base_url}#other-tenant"]
    finally:
        monkeypatch.setenv("CLEARSKY_BASE_URL", counter.sandbox.base_url)
        other.stop()


@pytest.mark.parametrize(
    ("now", "later"), [("DKK", "EUR"), ("EUR", "DKK")], ids=["the first charge", "the later months"]
)
def test_an_order_priced_in_another_currency_is_not_offered(counter, now, later):
    """Its number would be taken for euros: by the limit, the totals and the record."""
    body = {
        "AreaKm2": 5.2,
        "CurrentMonthCosts": {"TotalCost": 90.0, "CurrencyCode": now},
        "RecurringCostsEstimate": {"TotalCost": 90.0, "CurrencyCode": later},
        "ImageDates": [],
    }
    answer = json.dumps({"Succeeded": True, "Error": None, "Data": body})
    counter.sandbox.faults.add("status", path="orders/estimate", status=200, body=answer, times=0)
    counter.price(**recurring(counter))
    assert counter.state.problem.reason is Reason.OTHER_CURRENCY
    assert not counter.state.can_place
