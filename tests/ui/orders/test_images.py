# SPDX-License-Identifier: GPL-2.0-or-later
"""One order's images with real clicks: seen, got on the one road, loaded for free, got all at once."""

from __future__ import annotations

import datetime as dt

import pytest
from qgis.PyQt.QtCore import QPoint, Qt
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QStyleOptionViewItem

from clearsky_qgis.core.batch.controller import BatchController
from clearsky_qgis.core.imagery.state import Activity
from clearsky_qgis.core.orders.state import OrderMode, OrderTime
from clearsky_qgis.core.purchases.ledger_rows import PurchaseKind
from clearsky_qgis.tests.support.calls import DATES, booked, seen
from clearsky_qgis.tests.support.order_counter import aoi_of
from clearsky_qgis.tests.support.order_window import with_settings
from clearsky_qgis.tests.support.shots import palette, take_shot
from clearsky_qgis.ui.batch.dialog import BatchDialog
from clearsky_qgis.ui.orders.images_model import IMAGE_ROLE, button_box

MADE_AT_ONCE = {"stage_seconds": (0, 0, 0, 0, 0, 0)}


def order_some(window, mode=OrderMode.POLYGON, time=OrderTime.HISTORICAL, aoi=None):
    """Place an order with clicks and open its images with another."""
    window.begin(aoi)
    window.choose(window.form.where.mode_combo, mode)
    window.choose(window.form.when.time_combo, time)
    window.order()
    guid = window.new_row().guid
    window.click(window.list.details.images_button)
    window.settle()
    return guid


def images(window):
    model = window.page.images.model
    return [model.index(at).data(IMAGE_ROLE) for at in range(model.rowCount())]


def press_button(window, row):
    """Press the button that is drawn on a line."""
    view = window.page.images.view
    index = window.page.images.model.index(row)
    view.scrollTo(index)
    option = QStyleOptionViewItem()
    option.initFrom(view)
    option.font = view.font()
    option.rect = view.visualRect(index)
    where = button_box(option, index.data(IMAGE_ROLE)).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, where)


def buy(window, row):
    """Get an image from the list to the project."""
    press_button(window, row)
    window.desk.settle()
    window.desk.press_get()
    window.desk.settle()
    window.show()


@with_settings(MADE_AT_ONCE)
def test_an_orders_dates_are_those_of_its_period_the_newest_first(window):
    order_some(window)
    assert window.page.currentWidget() is window.page.images
    dates = [image.date for image in images(window)]
    assert dates == sorted(dates, reverse=True)
    assert {(day.year, day.month) for day in dates} == {(2024, 10)}
    assert len(dates) == 16
    assert all(image.is_whole and not image.is_owned for image in images(window))


@with_settings(MADE_AT_ONCE)
def test_one_click_leads_to_the_price_of_exactly_that_image_and_buys_nothing(window, desk):
    order_some(window)
    wanted = images(window)[3]
    press_button(window, 3)
    desk.settle()
    assert desk.dock.tabs.currentWidget() is desk.dock.page
    assert (desk.state.date, desk.state.source.model) == (wanted.date, "Stratus2")
    assert desk.state.quote.request.date == wanted.date
    assert desk.dock.page.price.get_button.isEnabled()
    assert seen(window.sandbox) == 0


@with_settings(MADE_AT_ONCE)
def test_what_is_owned_says_so_and_is_loaded_for_free(window, desk):
    order_some(window)
    buy(window, 0)
    assert booked(window.sandbox) == 1
    window.room.gallery.ask()
    window.settle()
    assert [image.is_owned for image in images(window)[:2]] == [True, False]
    assert window.page.images.all_button.text() == "Get All New (15)…"
    loaded = []
    desk.library.image_loaded.connect(loaded.append)
    press_button(window, 0)
    desk.wait_until(lambda: bool(loaded))
    assert booked(window.sandbox) == 1


@with_settings(MADE_AT_ONCE)
def test_all_that_is_new_fills_the_batch_window(window, desk):
    order_some(window)
    buy(window, 0)
    window.room.gallery.ask()
    window.settle()
    window.click(window.page.images.all_button)
    desk.wait_until(lambda: bool(window.wishes))
    (wish,) = window.wishes
    assert wish.dates == tuple(sorted(image.date for image in images(window)[1:]))
    batch = BatchController(desk.service, desk.queue, desk.project, desk.ledger)
    dialog = BatchDialog(batch)
    desk.qtbot.addWidget(dialog)
    dialog.open_for(wish)
    desk.wait_until(lambda: batch.state.can_get and len(desk.queue) == 0)
    assert batch.state.dates == wish.dates
    assert len(batch.state.chosen) == 15
    assert batch.state.source.model == "Stratus2"


@with_settings(MADE_AT_ONCE)
def test_a_tile_is_got_in_its_own_zone_through_the_same_till(window, desk):
    order_some(window, OrderMode.MINI_TILES)
    combo = window.page.images.place_combo
    assert combo.isVisible()
    assert combo.itemText(1) == "Minitile 1"
    window.choose(combo, 0)
    (place,) = window.room.gallery.state.places[:1]
    assert images(window)[0].is_whole
    press_button(window, 0)
    desk.settle()
    assert desk.state.quote.request.epsg_projection == place.utm_epsg
    desk.press_get()
    desk.settle()
    assert desk.state.loaded is not None, desk.words
    (bought,) = [p for p in desk.ledger.purchases() if p.kind is PurchaseKind.IMAGE]
    assert bought.file_path
    window.show()
    window.room.gallery.ask()
    window.settle()
    assert images(window)[0].is_owned


@with_settings(MADE_AT_ONCE)
def test_bundled_fields_can_be_had_each_by_itself(window):
    west, east = (
        "((-70 45,-69.98 45,-69.98 45.02,-70 45.02,-70 45))",
        "((-69.9 45,-69.8 45,-69.8 45.02,-69.9 45))",
    )
    order_some(window, aoi=aoi_of(f"MULTIPOLYGON ({west},{east})"))
    assert len(images(window)) == 16
    names = [window.page.images.place_combo.itemText(at) for at in range(3)]
    assert names == ["The Whole Order · 2 parts", "Area 1", "Area 2"]


@with_settings(MADE_AT_ONCE)
def test_enter_and_a_double_click_do_what_the_button_does(window, desk):
    order_some(window)
    view = window.page.images.view
    view.setFocus()
    view.setCurrentIndex(window.page.images.model.index(2))
    wanted = images(window)[2].date
    QTest.keyClick(view, Qt.Key.Key_Return)
    desk.settle()
    assert desk.state.date == wanted


def test_an_order_without_images_says_so_and_the_arrow_leads_back(window):
    order_some(window, time=OrderTime.RECURRING)
    assert window.page.images.empty_label.isVisible()
    assert not window.page.images.all_button.isEnabled()
    window.click(window.page.images.back_button)
    assert window.page.currentWidget() is window.list


@with_settings(MADE_AT_ONCE)
def test_a_failed_question_is_said_and_asked_again(window, sandbox):
    guid = order_some(window)
    window.click(window.page.images.back_button)
    sandbox.faults.add("html", path="/search/available")
    window.room.gallery.open(guid)
    window.settle()
    assert "nothing was charged" in window.page.images.words_label.text()
    window.click(window.page.images.again_button)
    window.settle()
    assert len(images(window)) == 16


@with_settings(MADE_AT_ONCE)
def test_while_an_image_is_fetched_no_other_takes_its_place(window, desk, sandbox):
    order_some(window)
    press_button(window, 0)
    desk.settle()
    sandbox.faults.add("delay", path="/process/composite", method="POST", seconds=1)
    desk.press_get()
    date = desk.state.date
    desk.dock.tabs.setCurrentWidget(window.page)
    assert desk.state.activity is Activity.FETCHING
    press_button(window, 5)
    assert "just now" in window.page.images.words_label.text()
    assert desk.state.date == date
    desk.settle()


@with_settings(MADE_AT_ONCE)
def test_a_recurring_order_with_new_dates_says_so_until_they_are_looked_at(window, sandbox, monkeypatch):
    monkeypatch.setattr("clearsky_qgis.core.orders.news.CHECK_EVERY_S", 0.0)
    window.begin()
    window.choose(window.form.when.time_combo, OrderTime.RECURRING)
    window.order()
    guid = window.new_row().guid
    window.book.refresh()
    window.settle()
    assert guid not in window.room.news.counts
    sandbox.clock.advance(6)
    window.book.refresh()
    window.settle()
    assert window.room.news.counts[guid] == 3
    assert "new images" in window.list.images_label.text()
    take_shot(window.page, "orders-news")
    window.click(window.list.details.images_button)
    window.settle()
    assert images(window)[0].date == dt.date(2024, 11, 26)
    assert guid not in window.room.news.counts
    window.click(window.page.images.back_button)
    window.book.refresh()
    window.settle()
    assert guid not in window.room.news.counts


@with_settings(MADE_AT_ONCE)
def test_dates_are_asked_for_only_when_they_are_looked_at(window):
    window.begin()
    window.order()
    asked = seen(window.sandbox, DATES)
    window.click_row(window.new_row().guid)
    window.settle()
    assert seen(window.sandbox, DATES) == asked


@with_settings(MADE_AT_ONCE)
@pytest.mark.parametrize("dress", ["light", "dark"])
def test_the_images_are_drawn_at_the_docks_narrowest(window, dress):
    with palette(dress):
        window.page.setParent(None)
        window.page.resize(300, 640)
        window.page.show()
        order_some(window, OrderMode.MINI_TILES)
        window.page.images.view.setCurrentIndex(window.page.images.model.index(1))
        QTest.mouseMove(window.page.images.view.viewport(), QPoint(20, 20))
        assert take_shot(window.page, f"order-images-{dress}-300").width() == 300
