# SPDX-License-Identifier: GPL-2.0-or-later
"""The order form with real clicks, through real HTTP: what is wanted, what it costs, and one order of it."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import replace

from qgis.PyQt.QtCore import QPoint, Qt
from qgis.PyQt.QtTest import QTest

from clearsky_qgis.core.orders.state import OrderMode, OrderTime
from clearsky_qgis.core.settings import MONTHLY_EUROS
from clearsky_qgis.tests.support.order_counter import ORDERS
from clearsky_qgis.ui.orders.ordering_words import confirm_words


def test_the_docks_area_becomes_one_order_with_two_presses(window, desk):
    desk.draw_and_settle()
    window.show()
    window.click(window.list.new_button)
    window.settle()
    assert "drawn" in window.form.where.area_label.text()
    assert window.card.order_button.text().startswith("Order · € ")
    window.click(window.card.order_button)
    assert window.booked() == 0
    window.click(window.card.order_button)
    window.settle()
    assert window.booked() == 1
    assert window.page.currentWidget() is window.list
    assert window.list.news_label.text().startswith("✔ Ordered · € ")
    assert window.list.chosen_guids() == (window.new_row().guid,)


def test_the_confirmation_repeats_amount_period_and_that_nothing_recurs(window):
    window.begin()
    price = window.card.price_label.text()
    window.click(window.card.order_button)
    assert window.words.startswith(f"{price} now for ")
    assert "1 to 31 Oct 2024" in window.words
    assert "It ends by itself; nothing recurs." in window.words
    assert window.card.order_button.text() == f"Yes, Pay {price}"


def test_what_the_service_charges_in_later_months_of_a_period_is_said_before_it_is_ordered(window, sandbox):
    body = {
        "AreaKm2": 5.0,
        "CurrentMonthCosts": {"TotalCost": 15.0, "CurrencyCode": "EUR"},
        "RecurringCostsEstimate": {"TotalCost": 12.0, "CurrencyCode": "EUR"},
        "ImageDates": ["2024-10-01"],
    }
    answer = json.dumps({"Succeeded": True, "Error": None, "Data": body})
    sandbox.faults.add("status", path="orders/estimate", status=200, body=answer, times=0)
    window.begin()
    words = "Then about € 12.00 in each later month up to 31 Oct 2024; it ends by itself."
    assert window.card.later_label.text() == words
    window.click(window.card.order_button)
    assert words in window.words
    assert "nothing recurs" not in window.words


def test_neither_a_double_nor_a_triple_click_orders(window):
    window.begin()
    for click in (QTest.mouseClick, QTest.mouseDClick, QTest.mouseClick):
        click(window.card.order_button, Qt.MouseButton.LeftButton)
    window.settle()
    assert window.booked() == 0
    assert window.card.not_yet_button.isVisible()


def test_not_yet_takes_the_question_back(window):
    window.begin()
    window.click(window.card.order_button)
    window.click(window.card.not_yet_button)
    assert window.card.order_button.text().startswith("Order · ")
    assert window.booked() == 0


def test_a_change_after_the_first_press_has_to_be_confirmed_anew(window):
    window.begin()
    window.click(window.card.order_button)
    window.form.when.frequency_spin.stepUp()
    window.settle()
    assert window.state.quote.request.image_frequency == 3
    assert window.card.order_button.text().startswith("Order · ")
    window.click(window.card.order_button)
    assert window.booked() == 0


def test_recurring_is_an_explicit_choice_that_says_what_recurs_and_until_when_to_cancel(window):
    window.begin()
    assert not window.form.when.recurring_label.isVisible()
    window.choose(window.form.when.time_combo, OrderTime.RECURRING)
    assert window.form.when.recurring_label.isVisible()
    assert not window.form.when.to_edit.isVisible()
    assert "then about € " in window.card.later_label.text()
    assert "cancel before 1 Dec 2024 00:00 UTC" in window.card.later_label.text()
    window.click(window.card.order_button)
    assert "Charged every month until cancelled. Next on 1 Dec 2024" in window.words
    window.click(window.card.order_button)
    window.settle()
    assert window.new_row().order.to is None


def test_a_backfill_cannot_begin_in_the_present(window):
    window.begin()
    window.choose(window.form.when.time_combo, OrderTime.BACKFILL)
    assert window.form.when.from_edit.maximumDate().toPyDate() == dt.date(2024, 10, 31)
    assert window.state.quote.request.period.from_ == dt.date(2024, 9, 1)


def test_days_are_typed_and_the_images_that_follow_are_shown(window):
    window.begin()
    edit = window.form.when.reference_edit
    edit.setFocus()
    edit.selectAll()
    QTest.keyClicks(edit, "2024-01-01")
    QTest.keyClick(edit, Qt.Key.Key_Return)
    window.settle()
    assert window.state.draft.reference_date == dt.date(2024, 1, 1)
    dates = window.state.quote.estimate.image_dates
    assert window.card.dates_label.text().startswith(f"{len(dates)} images: 1 Oct, 3 Oct, ")


def test_more_storage_and_retrievals_say_what_each_adds(window):
    window.begin()
    assert (window.form.extras.storage_label.text(), window.form.extras.requests_label.text()) == (
        "included",
        "included",
    )
    window.form.extras.storage_spin.setValue(120)
    window.form.extras.requests_spin.setValue(50)
    window.settle()
    assert window.form.extras.storage_label.text().startswith("+ € ")
    assert window.form.extras.requests_label.text().startswith("+ € ")


def test_the_best_price_shows_the_ways_side_by_side_and_names_the_cheapest(window):
    window.begin()
    window.choose(window.form.where.mode_combo, OrderMode.BEST)
    texts = [button.text() for button in window.card.offers_group.buttons()]
    assert len(texts) >= 3
    assert [text.endswith(", cheapest") for text in texts] == [True] + [False] * (len(texts) - 1)
    first, next_best = (offer.quote.amount_eur for offer in window.state.offers[:2])
    assert window.words == f"Polygon: cheapest here by € {next_best - first:.2f}"
    second = window.card.offers_group.buttons()[1]
    QTest.mouseClick(second, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(8, 8))
    assert window.state.chosen == 1
    window.order()
    assert window.booked() == 1
    assert window.new_row().order.mini_tiles or window.new_row().order.tiles


def test_a_price_that_cannot_be_read_leaves_nothing_to_press_but_ask_again(window, sandbox):
    body = '{"Succeeded": true, "Error": null, "Data": {"AreaKm2": 5.0, "ImageDates": []}}'
    sandbox.faults.add("status", path="/orders/estimate", status=200, body=body)
    window.begin()
    assert "nothing was charged" in window.words
    assert window.card.order_button.text() == "Ask Again"
    window.click(window.card.order_button)
    window.settle()
    assert window.card.order_button.text().startswith("Order · ")


def test_a_lost_answer_gives_one_order_and_a_true_list(window, sandbox):
    sandbox.faults.add("drop", path="/orders", method="POST")
    window.begin()
    window.order()
    assert window.booked() == 1
    assert len([row for row in window.shown() if row.cost_eur is not None]) == 1
    window.begin()
    window.order()
    assert window.words.startswith("The same was ordered on ")
    assert window.booked() == 1
    assert window.card.order_button.text().startswith("Order Once More · ")


def test_the_users_monthly_limit_is_obeyed_and_said(window):
    MONTHLY_EUROS.set("0.01")
    window.begin()
    window.order()
    assert window.words.startswith("Your limit of € 0.01 a month leaves no room")
    assert window.booked() == 0


def test_a_lost_order_that_is_nowhere_waits_in_the_list_until_it_is_given_up(window, sandbox, monkeypatch):
    monkeypatch.setattr("clearsky_qgis.core.orders.ordering.RECONCILE_WAITS_S", (0.0,))
    sandbox.faults.add("refuse", path="/orders", method="POST")
    window.begin()
    window.order()
    assert window.words.startswith("The answer was lost, and the order")
    window.click(window.form.where.back_button)
    words, give_up = (window.list.lost_box.itemAt(at).widget() for at in range(2))
    assert "its answer was lost" in words.text()
    window.click(give_up)
    assert window.list.lost_box.count() == 0


def test_leaving_out_earlier_tiles_is_offered_with_what_it_depends_on(window):
    window.begin()
    picks = window.picks
    assert not picks.earlier_check.isVisible()
    window.choose(window.form.where.mode_combo, OrderMode.MINI_TILES)
    assert not picks.earlier_label.isVisible()
    window.click(picks.earlier_check.box)
    window.settle()
    assert "model, inputs, first and last day, and cadence are the very same" in picks.earlier_label.text()
    assert picks.earlier_label.isVisible()
    assert window.state.quote.request.tile_deduplication
    assert window.card.facts_label.text().startswith("at most, for ")
    window.click(window.card.order_button)
    assert window.words.startswith("At most € ")
    window.click(window.card.order_button)
    window.settle()
    assert window.booked() == 1


def test_a_quote_without_a_later_price_is_never_said_to_end_by_itself(window):
    window.begin()
    window.choose(window.form.when.time_combo, OrderTime.RECURRING)
    quote = window.state.quote
    bare = quote.estimate.model_copy(update={"recurring_costs_estimate": None})
    words = confirm_words(replace(quote, estimate=bare), dt.datetime(2024, 12, 1, tzinfo=dt.timezone.utc))
    assert "Then every month, and the service did not say how much." in words
    assert "Charged every month until cancelled. Next on 1 Dec 2024" in words
    assert "nothing recurs" not in words


def test_a_last_day_to_cancel_that_is_earlier_than_the_rule_is_said(window, sandbox):
    data = {
        "AreaKm2": 5.0,
        "CurrentMonthCosts": {"TotalCost": 9.5},
        "RecurringCostsEstimate": {"TotalCost": 9.5},
        "ImageDates": ["2024-11-02"],
        "CancellationDate": "2024-11-25",
    }
    body = json.dumps({"Succeeded": True, "Error": None, "Data": data})
    sandbox.faults.add("status", path=f"{ORDERS}/estimate", status=200, body=body, times=0)
    window.begin()
    window.choose(window.form.when.time_combo, OrderTime.RECURRING)
    assert "names 25 Nov 2024 as the last day to cancel" in window.card.later_label.text()
    window.click(window.card.order_button)
    assert "names 25 Nov 2024 as the last day to cancel" in window.words


def test_an_optional_input_is_taken_and_left_out_again_with_a_click(window):
    window.begin()
    combo = window.form.series.model_combo
    window.choose(combo, combo.itemData(combo.findText("Stratus2Fast")))
    check = window.form.series.optional_checks["Landsat89"]
    for constellations in (("Sentinel1", "Sentinel2", "Landsat89"), ("Sentinel1", "Sentinel2")):
        window.click(check)
        window.settle()
        assert window.state.quote.request.satellite_constellations == constellations
