# SPDX-License-Identifier: GPL-2.0-or-later
"""The orders page with real clicks, through real HTTP, over a sandbox whose clock can be advanced."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from qgis.core import QgsExpression
from qgis.PyQt.QtTest import QTest

from clearsky_qgis.core.errors import Reason, SetupError
from clearsky_qgis.core.orders import cancel
from clearsky_qgis.core.orders.order_layer import status_text
from clearsky_qgis.core.orders.state import BookState, OrderMode, OrderTime
from clearsky_qgis.tests.support.order_counter import ORDERS, aoi_of
from clearsky_qgis.tests.support.order_window import with_settings
from clearsky_qgis.tests.support.shots import palette, take_shot
from clearsky_qgis.ui.orders.model import ROW_ROLE
from clearsky_qgis.ui.orders.order_list import OrderList

REVIEW_LASTS = {"stage_seconds": (0, 100_000, 0, 0, 0, 0)}
ACCEPTED_AT_ONCE = {"stage_seconds": (0, 0, 0, 0, 0, 0)}


# The list


def test_the_list_is_followed_while_it_is_seen_and_not_behind_another_tab(window, desk):
    assert window.book.is_polling
    window.show(desk.dock.page)
    assert not window.book.is_polling


def test_search_and_state_narrow_the_list(window):
    assert len(window.shown()) == 2
    QTest.keyClicks(window.list.search_edit, "fast 2024-01")
    assert [row.order.model for row in window.shown()] == ["Stratus2Fast"]
    QTest.keyClicks(window.list.search_edit, " nowhere")
    assert window.list.empty_label.text() == "Nothing matches."
    window.list.search_edit.clear()
    window.begin()
    window.order()
    window.choose(window.list.status_combo, frozenset({"UpToDate"}))
    assert len(window.shown()) == 2
    window.choose(window.list.status_combo, frozenset({"Initialize"}))
    assert window.shown() == [window.new_row()]


@with_settings(ACCEPTED_AT_ONCE)
def test_a_recurring_order_says_its_next_renewal_through_two_month_ends(window, sandbox):
    window.begin()
    window.choose(window.form.when.time_combo, OrderTime.RECURRING)
    window.order()
    for days, renewal in ((0, "1 Dec 2024"), (11, "1 Jan 2025"), (31, "1 Feb 2025")):
        sandbox.clock.advance(days)
        window.book.refresh()
        window.settle()
        assert (
            f"Next on {renewal}; cancel before {renewal} 00:00 UTC" in window.list.details.facts_label.text()
        )
    assert sorted(sandbox.state["euro_spent"]) == ["2024-11", "2024-12", "2025-01"]
    assert window.booked() == 1


def test_an_end_before_the_start_is_not_asked_for_and_said(window):
    window.begin()
    asked = window.seen(f"POST {ORDERS}/estimate")
    window.form.when.to_edit.setDate(dt.date(2024, 9, 1))
    window.settle()
    assert "the end lies before the start" in window.words
    assert not window.state.can_place
    assert window.seen(f"POST {ORDERS}/estimate") == asked


def test_ten_thousand_orders_keep_their_place_and_selection_when_one_changes(window, qtbot):
    orders = OrderList()
    qtbot.addWidget(orders)
    row = window.shown()[0]
    rows = tuple(
        replace(row, order=row.order.model_copy(update={"task_order_guid": f"order-{number}"}))
        for number in range(10_000)
    )
    orders.render_state(BookState(rows=rows))
    orders.choose(("order-7000",))
    changed = replace(rows[3], cost_eur=5.0)
    orders.render_state(BookState(rows=(*rows[:3], changed, *rows[4:])))
    assert orders.chosen_guids() == ("order-7000",)
    assert orders.model.row_of("order-3") is changed
    qtbot.waitUntil(lambda: orders.model.is_indexed, timeout=20_000)
    QTest.keyClicks(orders.search_edit, "order-9999")
    assert orders.shown.rowCount() == 1
    assert orders.shown.index(0, 0).data(ROW_ROLE).guid == "order-9999"


def test_a_list_that_could_not_be_asked_for_is_not_said_to_be_empty(qtbot):
    orders = OrderList()
    qtbot.addWidget(orders)
    orders.render_state(BookState(problem=SetupError(Reason.NO_KEY)))
    assert "No ClearSKY key is set" in orders.notice_label.text()
    assert orders.empty_label.text() == ""
    assert orders.status_combo.currentText() == "Every State"
    orders.render_state(BookState(listed_at=dt.datetime.now(dt.timezone.utc)))
    assert orders.empty_label.text() == "There are no orders."


def test_a_failing_look_keeps_the_list_and_says_so(window, sandbox):
    sandbox.faults.add("html", path="/orders")
    window.book.refresh()
    window.settle()
    assert window.list.notice_label.isVisible()
    assert len(window.shown()) == 2
    window.book.refresh()
    window.settle()
    assert not window.list.notice_label.isVisible()


# Cancelling


@with_settings(REVIEW_LASTS)
def test_an_order_in_review_is_undone_after_saying_so(window, sandbox):
    window.begin()
    window.order()
    details = window.list.details
    window.click(details.cancel_button)
    assert "undone as a whole" in details.words_label.text()
    assert window.seen(f"DELETE {ORDERS}/cancel") == 0
    window.click(details.cancel_button)
    window.settle()
    assert details.words_label.text() == "✔ The order is cancelled."
    assert not details.cancel_button.isVisible()
    assert sandbox.state["euro_spent"]["2024-11"] == 0


@with_settings(REVIEW_LASTS)
def test_of_an_undone_order_that_the_list_leaves_out_it_is_said_that_it_goes_on_counting(
    window, sandbox, monkeypatch
):
    monkeypatch.setattr(cancel, "LOOK_WAITS_S", ())
    window.begin()
    window.order()
    nothing = '{"Succeeded": true, "Data": {"TaskOrders": []}}'
    sandbox.faults.add("status", path=ORDERS, method="GET", status=200, body=nothing, after=1, times=2)
    window.click(window.list.details.cancel_button)
    window.click(window.list.details.cancel_button)
    window.settle()
    assert window.list.news_label.text().startswith("The list leaves the order out")


@with_settings(ACCEPTED_AT_ONCE)
def test_an_accepted_recurring_order_only_loses_its_renewal_and_the_deadline_is_said(window):
    window.begin()
    window.choose(window.form.when.time_combo, OrderTime.RECURRING)
    window.order()
    details = window.list.details
    window.click(details.cancel_button)
    assert "before 1 Dec 2024 00:00 UTC (" in details.words_label.text()
    window.click(details.keep_button)
    assert window.new_row().order.is_recurring
    window.click(details.cancel_button)
    window.click(details.cancel_button)
    window.settle()
    assert details.words_label.text().startswith("✔ Its renewal has ended.")
    assert window.new_row().order.to == dt.date(2024, 11, 30)


@with_settings(ACCEPTED_AT_ONCE)
def test_an_accepted_order_for_a_period_offers_no_cancellation(window):
    window.begin()
    window.order()
    assert not window.list.details.cancel_button.isVisible()


# Footprints


def test_the_footprints_are_a_layer_whose_selection_and_the_lists_are_one(window, desk):
    window.click(window.list.map_button)
    window.settle()
    layer = window.footprints.layer
    assert desk.project.mapLayer(layer.id()) is layer
    assert layer.featureCount() == 2
    fast = next(row.guid for row in window.shown() if row.order.model == "Stratus2Fast")
    window.click_row(fast)
    assert [feature["guid"] for feature in layer.selectedFeatures()] == [fast]
    other = next(feature for feature in layer.getFeatures() if feature["guid"] != fast)
    layer.selectByIds([other.id()])
    assert window.list.chosen_guids() == (other["guid"],)


def test_an_order_on_the_map_is_called_as_the_list_calls_it(window):
    window.click(window.list.map_button)
    window.settle()
    layer = window.footprints.layer
    context = layer.createExpressionContext()
    name = QgsExpression(layer.displayExpression())
    names = set()
    for feature in layer.getFeatures():
        context.setFeature(feature)
        names.add(name.evaluate(context))
    assert names == {f"{row.order.model} · {status_text(row.order)}" for row in window.shown()}
    assert not any("UpToDate" in name for name in names)


def test_tile_orders_have_footprints_too_and_a_poll_keeps_the_selection(window, sandbox):
    window.begin()
    window.choose(window.form.where.mode_combo, OrderMode.TILES)
    window.order()
    window.click(window.list.map_button)
    window.settle()
    layer = window.footprints.layer
    assert layer.featureCount() == 3
    (chosen,) = window.list.chosen_guids()
    assert [feature["guid"] for feature in layer.selectedFeatures()] == [chosen]
    sandbox.clock.advance(1)
    window.book.refresh()
    window.settle()
    (feature,) = layer.selectedFeatures()
    assert (feature["guid"], feature["status"]) == (chosen, "Completed")


def test_taking_the_layer_out_of_the_project_is_noticed(window, desk):
    window.click(window.list.map_button)
    desk.project.removeMapLayer(window.footprints.layer.id())
    assert not window.list.map_button.isChecked()
    window.click(window.list.map_button)
    window.settle()
    assert window.footprints.layer.featureCount() == 2


# Looks


@pytest.mark.parametrize("dress", ["light", "dark"])
def test_it_is_drawn_at_the_docks_narrowest(window, sandbox, dress):
    with palette(dress):
        window.page.setParent(None)
        window.page.resize(300, 640)
        window.page.show()
        window.begin(aoi_of("POLYGON ((-70 45,-69.96 45,-69.95 45.03,-70 45.028,-70 45))"))
        take_shot(window.page, f"orders-form-{dress}-300")
        window.choose(window.form.where.mode_combo, OrderMode.BEST)
        window.choose(window.form.when.time_combo, OrderTime.RECURRING)
        window.form.verticalScrollBar().setValue(window.form.verticalScrollBar().maximum())
        take_shot(window.page, f"orders-best-{dress}-300")
        assert window.form.widget().width() <= window.form.viewport().width()
        window.choose(window.form.where.mode_combo, OrderMode.POLYGON)
        window.click(window.card.order_button)
        window.form.verticalScrollBar().setValue(window.form.verticalScrollBar().maximum())
        take_shot(window.page, f"orders-confirm-{dress}-300")
        assert window.form.widget().width() <= window.form.viewport().width()
        window.click(window.card.order_button)
        window.settle()
        shot = take_shot(window.page, f"orders-{dress}-300")
        assert shot.width() == 300
        window.click(window.list.details.cancel_button)
        assert take_shot(window.page, f"orders-cancel-{dress}-300").width() == 300
        assert window.page.minimumSizeHint().width() <= 300
