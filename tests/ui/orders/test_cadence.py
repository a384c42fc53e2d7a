# SPDX-License-Identifier: GPL-2.0-or-later
"""The images of an order on its year strip, before anything is ordered."""

from __future__ import annotations

import datetime as dt

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtTest import QTest

from clearsky_qgis.core.orders.state import OrderTime
from clearsky_qgis.tests.support.order_counter import ORDERS


def shown_days(window):
    return set(window.form.when.strip._dates)


def type_day(window, edit, text):
    edit.setFocus()
    edit.selectAll()
    QTest.keyClicks(edit, text)
    QTest.keyClick(edit, Qt.Key.Key_Return)
    window.settle()


def test_the_strip_shows_what_the_service_plans_and_follows_the_cadence(window):
    window.begin()
    assert shown_days(window) == set(window.state.quote.estimate.image_dates)
    assert window.form.when.planned_label.text() == "16 images, as the service plans them"
    window.form.when.frequency_spin.setFocus()
    QTest.keyClick(window.form.when.frequency_spin, Qt.Key.Key_Up)
    assert window.form.when.planned_label.text() == "11 images, by the rule; the service has the say"
    window.settle()
    assert shown_days(window) == set(window.state.quote.estimate.image_dates)
    assert window.form.when.planned_label.text() == "11 images, as the service plans them"


def test_dates_that_the_rule_would_not_give_are_shown_as_the_service_says(window, sandbox):
    body = (
        '{"Succeeded": true, "Error": null, "Data": {"AreaKm2": 5.0, "CurrentMonthCosts": {"TotalCost": 9.5},'
        ' "ImageDates": ["2024-10-04", "2024-10-09"]}}'
    )
    sandbox.faults.add("status", path=f"{ORDERS}/estimate", status=200, body=body, times=0)
    window.begin()
    assert shown_days(window) == {dt.date(2024, 10, 4), dt.date(2024, 10, 9)}


def test_what_recurs_shows_the_renewals_apart_and_the_years_can_be_leafed_through(window):
    window.begin()
    window.choose(window.form.when.time_combo, OrderTime.RECURRING)
    when = window.form.when
    assert "each later month is charged again" in when.planned_label.text()
    assert when.strip.years == (2024, 2025)
    assert when.strip.text_of(dt.date(2024, 11, 1)).endswith("no image")
    paid = window.state.quote.estimate.image_dates[0]
    assert when.strip.text_of(paid).endswith("an image in this price")
    window.click(when.year_after_button)
    assert when.strip.year == 2025
    renewed = min(day for day in shown_days(window) if day.year == 2025)
    assert when.strip.text_of(renewed).endswith("an image if it is renewed")
    QTest.keyClick(when.strip, Qt.Key.Key_PageUp)
    assert when.strip.year == 2024
    assert not when.year_before_button.isEnabled()


def test_a_click_on_the_strip_changes_nothing(window):
    window.begin()
    draft = window.state.draft
    QTest.mouseClick(window.form.when.strip, Qt.MouseButton.LeftButton)
    assert window.state.draft == draft
    assert window.state.quote is not None


def test_another_reference_day_moves_the_images(window):
    window.begin()
    before = shown_days(window)
    type_day(window, window.form.when.reference_edit, "2024-01-02")
    assert shown_days(window).isdisjoint(before)
    assert shown_days(window) == set(window.state.quote.estimate.image_dates)
