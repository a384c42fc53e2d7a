# SPDX-License-Identifier: GPL-2.0-or-later
"""Where an image cannot be had: why, how much of it could, what to do next, and where on the map it is missing."""

from __future__ import annotations

import pytest
from qgis.core import QgsDistanceArea, QgsGeometry
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QApplication

from clearsky_qgis.clearsky.models import CompositeAvailability, Cover
from clearsky_qgis.ui.imagery.availability_words import NextStep, every_answer, finding_of
from clearsky_qgis.ui.imagery.hatch_band import HatchBand

GOOD = {
    "fully_available": True,
    "data_available_for_user": True,
    "orders_cover_polygon": True,
    "intersected_active_zones": True,
    "intersected_active_zones_utm_epsg": True,
    "partially_available": False,
    "polygon_in_data_area": True,
    "data_on_zone_data_frequency_date": True,
    "all_images_predicted": True,
    "any_image_within_storage_months": True,
}
NOT_READY = {**GOOD, "fully_available": False}


@pytest.mark.parametrize(
    ("flag", "answer", "words", "step"),
    [
        ("polygon_in_data_area", False, "There is no data for this area", None),
        ("data_available_for_user", False, "no access to data here. Order the area", NextStep.ORDER_REST),
        ("orders_cover_polygon", False, "Your orders cover 62 % of this area", NextStep.ORDER_REST),
        ("data_on_zone_data_frequency_date", False, "No image is scheduled", NextStep.OTHER_DATE),
        ("any_image_within_storage_months", False, "This image has expired", NextStep.OTHER_DATE),
        ("intersected_active_zones", False, "No image of this series lies here", NextStep.OTHER_DATE),
        ("all_images_predicted", False, "This image is still being made", NextStep.ASK_AGAIN),
        ("partially_available", True, "ready for 62 % of the area", NextStep.ALLOW_PARTIAL),
        ("fully_available", False, "This image is not ready", NextStep.ASK_AGAIN),
    ],
)
def test_each_flag_is_a_sentence_with_a_next_step(flag, answer, words, step):
    finding = finding_of(CompositeAvailability(**{**NOT_READY, flag: answer}), 0.629)
    assert words in finding.words
    assert (finding.steps[0] if finding.steps else None) is step


def test_all_twelve_answers_are_listed_and_what_was_not_said_is_left_out():
    every = {**GOOD, "uncertainty_available": False, "partially_uncertainty_available": False}
    assert len(every_answer(CompositeAvailability(**every)).splitlines()) == 12
    bare = CompositeAvailability(fully_available=True, data_available_for_user=False)
    assert len(every_answer(bare).splitlines()) == 2


def test_a_share_is_rounded_down_and_never_told_as_all():
    part = CompositeAvailability(**{**GOOD, "orders_cover_polygon": False})
    assert "99 %" in finding_of(part, 0.9999).words
    assert "%" not in finding_of(part, 1.0).words


@pytest.fixture
def half_ordered(desk, sandbox):
    """An area across the edge of what is ordered, on a date that has an image of a part of it."""
    edge = edge_of_orders(sandbox)
    QApplication.clipboard().setText(edge)
    desk.dock.page.area.paste_requested.emit()
    desk.settle()
    part = next(d for d in desk.state.dates if d.cover is Cover.PART)
    desk.controller.dates.pick(part.date)
    desk.settle()
    return desk


def edge_of_orders(sandbox):
    """Return a box of which the western half lies in the easternmost standing order."""
    shapes = [QgsGeometry.fromWkt(order["Wkt"]) for order in sandbox.state["orders"]]
    box = max((shape.boundingBox() for shape in shapes), key=lambda box: box.xMaximum())
    east, middle = box.xMaximum(), box.center().y()
    west, right, low, high = east - 0.01, east + 0.006, middle - 0.004, middle + 0.004
    return f"POLYGON (({west} {low}, {right} {low}, {right} {high}, {west} {high}, {west} {low}))"


def test_the_share_is_said_and_the_missing_part_is_hatched(half_ordered):
    desk = half_ordered
    assert "Your orders cover 62 % of this area" in desk.words
    missing = QgsGeometry.fromWkt(desk.state.missing_wkt)
    meter = QgsDistanceArea()
    meter.setEllipsoid("WGS84")
    share = meter.measureArea(missing) / 1e6 / desk.state.aoi.area_km2
    assert share == pytest.approx(1 - 0.625, abs=0.01)
    band = hatch_of(desk)
    assert band.rubber_band.fillColor().isValid()
    assert band.rubber_band.numberOfVertices() >= 4
    desk.click(desk.dock.page.area.clear_button)
    assert band.rubber_band.numberOfVertices() == 0


def hatch_of(desk):
    band = desk.dock._price_wiring._missing_band
    assert isinstance(band, HatchBand)
    return band


def test_the_button_orders_the_rest_and_buys_nothing(half_ordered, sandbox):
    desk = half_ordered
    wanted = []
    desk.dock.page.order_rest_requested.connect(wanted.append)
    button = desk.dock.page.price.get_button
    assert button.text() == "Order the Rest…"
    desk.click(button)
    assert wanted == [desk.state.missing_wkt]
    assert "POST /api/satelliteimages/process/composite" not in sandbox.state["paths"]


def test_a_partial_image_is_allowed_with_one_press_and_then_has_a_price(half_ordered):
    desk = half_ordered
    card = desk.dock.page.price
    assert not card.price_label.isVisible()
    desk.click(next(b for b in card.step_buttons if b.text() == "Allow a Partial Image"))
    desk.settle()
    assert desk.state.product.allow_partial
    assert desk.words.startswith("✔ Ready for 62 % of the area")
    assert card.get_button.text().startswith("Get Image · ")
    assert desk.state.missing_wkt
    desk.press_get()
    desk.settle()
    assert desk.words.startswith("✔ In the project")
    assert desk.state.loaded.delivery.request.allow_partial_image


def test_the_keyboard_takes_the_next_step_too(half_ordered):
    desk = half_ordered
    wanted = []
    desk.dock.page.order_rest_requested.connect(wanted.append)
    desk.dock.page.price.get_button.setFocus()
    QTest.keyClick(desk.dock.page.price.get_button, Qt.Key.Key_Space)
    assert len(wanted) == 1


def test_an_area_without_any_dates_can_be_ordered_whole(desk):
    QApplication.clipboard().setText(
        "POLYGON ((-150 -40, -149.98 -40, -149.98 -39.99, -150 -39.99, -150 -40))"
    )
    desk.dock.page.area.paste_requested.emit()
    desk.settle()
    wanted = []
    desk.dock.page.order_rest_requested.connect(wanted.append)
    assert desk.dock.page.price.get_button.text() == "Order This Area…"
    desk.press_get()
    assert wanted == [desk.state.aoi.wkt]


def test_the_nearest_whole_date_is_one_press_away(desk, sandbox):
    desk.draw_and_settle()
    whole = [d.date for d in desk.state.dates if d.cover is Cover.WHOLE]
    body = (
        '{"Succeeded": true, "Error": null, "Data": {"FullyAvailable": false, "DataAvailableForUser": true,'
        '"OrdersCoverPolygon": true, "DataOnZoneDataFrequencyDate": false}}'
    )
    sandbox.faults.add("status", path="composite/available", status=200, body=body)
    desk.controller.dates.pick(whole[5])
    desk.settle()
    button = desk.dock.page.price.get_button
    assert button.text().startswith("Go to ")
    desk.click(button)
    desk.settle()
    assert desk.state.date in (whole[4], whole[6])
    assert desk.state.can_get
