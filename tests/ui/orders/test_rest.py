# SPDX-License-Identifier: GPL-2.0-or-later
"""From "your orders cover 62 %" to an order of just the missing part, with real clicks."""

from __future__ import annotations

import pytest
from qgis.core import QgsGeometry
from qgis.PyQt.QtWidgets import QApplication

from clearsky_qgis.clearsky.models import Cover
from clearsky_qgis.tests.support.order_counter import FAR_AWAY, aoi_of


@pytest.fixture
def half_ordered(window, sandbox):
    """The Imagery page over an area across the edge of an order, on a date that has an image of a part of it."""
    desk = window.desk
    shapes = [QgsGeometry.fromWkt(order["Wkt"]) for order in sandbox.state["orders"]]
    box = max((shape.boundingBox() for shape in shapes), key=lambda box: box.xMaximum())
    east, middle = box.xMaximum(), box.center().y()
    box.set(east - 0.01, middle - 0.004, east + 0.006, middle + 0.004)
    QApplication.clipboard().setText(QgsGeometry.fromRect(box).asWkt())
    window.show(desk.dock.page)
    desk.dock.page.area.paste_requested.emit()
    desk.settle()
    desk.controller.dates.pick(next(d.date for d in desk.state.dates if d.cover is Cover.PART))
    desk.settle()
    return window


def order_rest(window):
    window.desk.click(window.desk.dock.page.price.get_button)
    window.settle()


def test_just_the_missing_part_is_handed_to_the_form_with_its_series_and_its_day(half_ordered):
    window, looked_at = half_ordered, half_ordered.desk.state
    order_rest(window)
    assert window.desk.dock.tabs.currentWidget() is window.page
    assert window.page.currentWidget() is window.form
    missing = QgsGeometry.fromWkt(looked_at.missing_wkt)
    assert window.state.aoi.area_km2 < looked_at.aoi.area_km2 / 2
    assert window.state.aoi.to_geometry().symDifference(missing).area() < 1e-9
    request = window.state.quote.request
    assert request.model == looked_at.source.model
    assert looked_at.date in window.state.quote.estimate.image_dates
    assert window.booked() == 0


def test_the_rest_stays_while_the_docks_area_is_the_same_and_goes_with_another(half_ordered):
    window = half_ordered
    order_rest(window)
    rest = window.state.aoi
    window.desk.controller.ask_again()
    window.desk.settle()
    assert window.state.aoi == rest
    window.controller.set_area(aoi_of(FAR_AWAY))
    assert window.state.aoi == aoi_of(FAR_AWAY)


def test_once_the_rest_is_ordered_the_whole_area_can_be_had(half_ordered, sandbox):
    window = half_ordered
    order_rest(window)
    window.order()
    assert window.booked() == 1
    sandbox.clock.advance(1)
    window.show(window.desk.dock.page)
    window.desk.controller.ask_again()
    window.desk.settle()
    assert window.desk.state.can_get


def test_what_is_no_area_is_told_and_not_priced(window):
    window.controller.order_area("POINT (1 2)", None, None)
    window.settle()
    assert "polygon" in window.words
    assert not window.card.order_button.isEnabled()
