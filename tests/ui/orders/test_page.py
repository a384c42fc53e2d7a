# SPDX-License-Identifier: GPL-2.0-or-later
"""The orders page with real clicks, through real HTTP, over a sandbox whose clock can be advanced."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from qgis.PyQt.QtCore import QPoint, Qt
from qgis.PyQt.QtTest import QTest

from clearsky_qgis.core.orders.book import OrderBook
from clearsky_qgis.core.orders.controller import OrderController
from clearsky_qgis.core.orders.footprints import OrderFootprints
from clearsky_qgis.core.orders.state import BookState, OrderActivity, OrderMode, OrderTime
from clearsky_qgis.core.settings import MONTHLY_EUROS
from clearsky_qgis.sandbox import Sandbox
from clearsky_qgis.tests.support.order_counter import FAR_AWAY, ORDERS, aoi_of
from clearsky_qgis.tests.support.shots import palette, take_shot
from clearsky_qgis.ui.orders.model import ROW_ROLE
from clearsky_qgis.ui.orders.order_list import OrderList
from clearsky_qgis.ui.orders.page import OrdersPage

REVIEW_LASTS = {"stage_seconds": (0, 100_000, 0, 0, 0, 0)}
ACCEPTED_AT_ONCE = {"stage_seconds": (0, 0, 0, 0, 0, 0)}
WAIT_MS = 20_000


class Window:
    """The orders page in the dock of a real desk."""

    def __init__(self, desk, sandbox):
        self.desk, self.sandbox, self.qtbot = desk, sandbox, desk.qtbot
        self.book = OrderBook(desk.service, desk.queue, desk.ledger, now=sandbox.clock.now)
        self.controller = OrderController(desk.service, desk.queue, desk.ledger, self.book)
        self.footprints = OrderFootprints(desk.service, desk.queue, self.book, desk.project)
        self.page = OrdersPage(self.book, self.controller, self.footprints)
        desk.controller.state_changed.connect(self.take_area)
        desk.dock.add_page(self.page, "Orders")
        self.show()

    def take_area(self, state):
        self.controller.set_area(state.aoi)

    @property
    def list(self):
        return self.page.list

    @property
    def form(self):
        return self.page.form

    @property
    def card(self):
        return self.page.form.card

    @property
    def words(self):
        return self.card.status_label.text()

    @property
    def state(self):
        return self.controller.state

    def show(self, page=None):
        self.desk.dock.tabs.setCurrentWidget(page or self.page)
        self.settle()

    def settle(self):
        self.qtbot.waitUntil(
            lambda: self.state.activity is OrderActivity.IDLE and len(self.desk.queue) == 0, timeout=WAIT_MS
        )

    def click(self, button):
        self.qtbot.waitUntil(button.isEnabled, timeout=WAIT_MS)
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    def begin(self, aoi=None):
        """Open the form over an area with a click."""
        self.controller.set_area(aoi or aoi_of(FAR_AWAY))
        self.click(self.list.new_button)
        self.settle()

    def choose(self, combo, data):
        """Choose an entry of a combo box with the keyboard."""
        combo.setFocus()
        target = next(at for at in range(combo.count()) if combo.itemData(at) == data)
        steps = target - combo.currentIndex()
        for _ in range(abs(steps)):
            QTest.keyClick(combo, Qt.Key.Key_Down if steps > 0 else Qt.Key.Key_Up)
        self.settle()

    def order(self):
        """Press twice: the first press only asks."""
        self.click(self.card.order_button)
        self.click(self.card.order_button)
        self.settle()

    def shown(self):
        model = self.list.shown
        return [model.index(at, 0).data(ROW_ROLE) for at in range(model.rowCount())]

    def new_row(self):
        return next(row for row in self.shown() if row.cost_eur is not None)

    def click_row(self, guid):
        index = self.list.shown.mapFromSource(self.list.model.index_of(guid))
        where = self.list.view.visualRect(index).center()
        QTest.mouseClick(
            self.list.view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, where
        )

    def booked(self):
        return self.seen(f"POST {ORDERS}", "booked")

    def seen(self, call, what="seen"):
        return self.sandbox.state["paths"].get(call, {}).get(what, 0)

    def close(self):
        self.desk.controller.state_changed.disconnect(self.take_area)
        self.footprints.close_down()
        self.__dict__.clear()


@pytest.fixture
def settings():
    """What the sandbox is started with; a test may override it by parametrizing."""
    return {}


@pytest.fixture
def sandbox(settings, monkeypatch):
    with Sandbox(now="2024-11-20T12:00:00Z", **settings) as service:
        yield service


@pytest.fixture
def window(desk, sandbox, monkeypatch):
    # Other processes share the settings of the profile, but not the environment.
    monkeypatch.setenv("CLEARSKY_BASE_URL", sandbox.base_url)
    window = Window(desk, sandbox)
    yield window
    MONTHLY_EUROS.set("")
    window.close()


def with_settings(values):
    return pytest.mark.parametrize("settings", [values], ids=["settings"])


# Ordering


def test_the_docks_area_becomes_one_order_with_two_presses(window, desk):
    desk.draw_and_settle()
    window.show()
    window.click(window.list.new_button)
    window.settle()
    assert "drawn" in window.form.area_label.text()
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
    assert window.card.order_button.text() == f"Yes, pay {price}"


def test_a_double_click_does_not_order(window):
    window.begin()
    QTest.mouseDClick(window.card.order_button, Qt.MouseButton.LeftButton)
    QTest.mouseClick(window.card.order_button, Qt.MouseButton.LeftButton)
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
    window.form.frequency_spin.stepUp()
    window.settle()
    assert window.state.quote.request.image_frequency == 3
    assert window.card.order_button.text().startswith("Order · ")
    window.click(window.card.order_button)
    assert window.booked() == 0


def test_recurring_is_an_explicit_choice_that_says_what_recurs_and_until_when_to_cancel(window):
    window.begin()
    assert not window.form.recurring_label.isVisible()
    window.choose(window.form.time_combo, OrderTime.RECURRING)
    assert window.form.recurring_label.isVisible()
    assert not window.form.to_edit.isVisible()
    assert "then about € " in window.card.later_label.text()
    assert "cancel before 1 Dec 2024 00:00 UTC" in window.card.later_label.text()
    window.click(window.card.order_button)
    assert "Charged every month until cancelled. Next on 1 Dec 2024" in window.words
    window.click(window.card.order_button)
    window.settle()
    assert window.new_row().order.to is None


def test_a_backfill_cannot_begin_in_the_present(window):
    window.begin()
    window.choose(window.form.time_combo, OrderTime.BACKFILL)
    assert window.form.from_edit.maximumDate().toPyDate() == dt.date(2024, 10, 31)
    assert window.state.quote.request.period.from_ == dt.date(2024, 9, 1)


def test_days_are_typed_and_the_images_that_follow_are_shown(window):
    window.begin()
    edit = window.form.reference_edit
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
    assert (window.form.storage_label.text(), window.form.requests_label.text()) == ("included", "included")
    window.form.storage_spin.setValue(120)
    window.form.requests_spin.setValue(50)
    window.settle()
    assert window.form.storage_label.text().startswith("+ € ")
    assert window.form.requests_label.text().startswith("+ € ")


def test_the_best_price_shows_the_ways_side_by_side_and_names_the_cheapest(window):
    window.begin()
    window.choose(window.form.mode_combo, OrderMode.BEST)
    texts = [button.text() for button in window.card.offers_group.buttons()]
    assert len(texts) >= 3
    assert [text.endswith(", cheapest") for text in texts] == [True] + [False] * (len(texts) - 1)
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
    assert window.card.order_button.text() == "Ask again"
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
    assert window.card.order_button.text().startswith("Order once more · ")


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
    window.click(window.form.back_button)
    words, give_up = (window.list.lost_box.itemAt(at).widget() for at in range(2))
    assert "its answer was lost" in words.text()
    window.click(give_up)
    assert window.list.lost_box.count() == 0


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
    window.choose(window.form.time_combo, OrderTime.RECURRING)
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
    window.form.to_edit.setDate(dt.date(2024, 9, 1))
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
    QTest.keyClicks(orders.search_edit, "order-9999")
    assert orders.shown.rowCount() == 1
    assert orders.shown.index(0, 0).data(ROW_ROLE).guid == "order-9999"


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


@with_settings(ACCEPTED_AT_ONCE)
def test_an_accepted_recurring_order_only_loses_its_renewal_and_the_deadline_is_said(window):
    window.begin()
    window.choose(window.form.time_combo, OrderTime.RECURRING)
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
    layer = window.footprints.layer
    assert desk.project.mapLayer(layer.id()) is layer
    assert layer.featureCount() == 2
    fast = next(row.guid for row in window.shown() if row.order.model == "Stratus2Fast")
    window.click_row(fast)
    assert [feature["guid"] for feature in layer.selectedFeatures()] == [fast]
    other = next(feature for feature in layer.getFeatures() if feature["guid"] != fast)
    layer.selectByIds([other.id()])
    assert window.list.chosen_guids() == (other["guid"],)


def test_tile_orders_have_footprints_too_and_a_poll_keeps_the_selection(window, sandbox):
    window.begin()
    window.choose(window.form.mode_combo, OrderMode.TILES)
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
        window.choose(window.form.mode_combo, OrderMode.BEST)
        window.choose(window.form.time_combo, OrderTime.RECURRING)
        window.form.verticalScrollBar().setValue(window.form.verticalScrollBar().maximum())
        take_shot(window.page, f"orders-best-{dress}-300")
        assert window.form.widget().width() <= window.form.viewport().width()
        window.choose(window.form.mode_combo, OrderMode.POLYGON)
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
