# SPDX-License-Identifier: GPL-2.0-or-later
"""The order on the canvas with real mouse events: squares picked where they lie, what is billed hatched."""

from __future__ import annotations

import pytest
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsGeometry,
    QgsPointXY,
    QgsProject,
    QgsRectangle,
)
from qgis.PyQt.QtCore import QPoint, Qt
from qgis.PyQt.QtTest import QTest

from clearsky_qgis.core.orders.state import OrderMode
from clearsky_qgis.tests.support.order_counter import ORDERS, aoi_of
from clearsky_qgis.tests.support.shots import palette, take_shot

UTM19 = QgsCoordinateReferenceSystem("EPSG:32619")
WGS84 = QgsCoordinateReferenceSystem("EPSG:4326")
FIELD = QgsRectangle(-70.0, 45.0, -69.9, 45.08)
AT_ZONE_EDGE = QgsRectangle(-72.02, 45.0, -71.98, 45.02)
LEFT, RIGHT = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton
NO_KEY, CTRL = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier


class Canvas:
    """The desk's canvas over a box, and a hand that points at places in degrees."""

    def __init__(self, window, box, crs=UTM19, side_px=300):
        self.window = window
        self.canvas = window.desk.iface.canvas
        self.canvas.resize(side_px, side_px)
        self.canvas.setDestinationCrs(crs)
        self.transform = QgsCoordinateTransform(WGS84, crs, QgsProject.instance())
        around = self.transform.transformBoundingBox(box)
        around.scale(1.6)
        self.canvas.setExtent(around)

    def pixel(self, point):
        moved = self.canvas.getCoordinateTransform().transform(self.transform.transform(QgsPointXY(point)))
        return QPoint(round(moved.x()), round(moved.y()))

    def middle(self, square):
        return self.pixel(square.ground.pointOnSurface().asPoint())

    def click(self, pixel, button=LEFT):
        QTest.mouseClick(self.canvas.viewport(), button, NO_KEY, pixel)

    def drag(self, start, end, modifier=NO_KEY):
        viewport = self.canvas.viewport()
        QTest.mousePress(viewport, LEFT, modifier, start)
        QTest.mouseMove(viewport, (start + end) / 2)
        QTest.mouseMove(viewport, end)
        QTest.mouseRelease(viewport, LEFT, modifier, end)


@pytest.fixture
def pick_on(window):
    """Open the form over a box in a mode, and begin to pick with a click."""

    def begin(box, mode=OrderMode.MINI_TILES):
        canvas = Canvas(window, box)
        window.begin(aoi_of(box))
        window.choose(window.form.where.mode_combo, mode)
        window.qtbot.waitUntil(lambda: window.picker.grid is not None, timeout=20_000)
        window.click(window.picks.pick_button)
        return canvas

    return begin


def ordered(window):
    window.settle()
    request = window.state.quote.request
    return {*request.tile_guids, *request.mini_tile_guids}


def test_a_click_lets_a_square_go_and_another_picks_it_again(window, pick_on):
    canvas = pick_on(FIELD)
    before = ordered(window)
    square = window.picker.grid.of(window.picker.picked)[0]
    canvas.click(canvas.middle(square))
    assert window.state.quote is None
    assert ordered(window) == before - {square.guid}
    assert f"{len(before) - 1} minitiles" in window.picks.picked_label.text()
    assert "of your area left out" in window.picks.picked_label.text()
    canvas.click(canvas.middle(square))
    assert ordered(window) == before


def test_a_drag_picks_all_under_its_box_and_with_ctrl_lets_them_go(window, pick_on):
    canvas = pick_on(FIELD)
    window.click(window.picks.none_button)
    assert window.picks.picked_label.text().startswith("None picked")
    canvas.drag(QPoint(2, 2), QPoint(150, 150))
    few = ordered(window)
    assert 0 < len(few) < len(window.picker.grid.squares)
    canvas.drag(QPoint(2, 2), QPoint(298, 298))
    assert ordered(window) > few
    canvas.drag(QPoint(2, 2), QPoint(298, 298), CTRL)
    window.settle()
    assert window.picker.picked == ()
    assert window.words == "Minitiles: none is picked on the map."
    assert not window.card.order_button.isEnabled()


def test_all_touching_and_all_inside_are_one_click_each(window, pick_on):
    pick_on(FIELD)
    window.click(window.picks.inside_button)
    inside = ordered(window)
    assert "not wanted" not in window.picks.picked_label.text()
    window.click(window.picks.touching_button)
    assert ordered(window) > inside
    assert "not wanted (hatched)" in window.picks.picked_label.text()
    assert window.map.bands.unwanted.rubber_band.size() > 0


@pytest.mark.parametrize("way", ["esc", "right click", "button"])
def test_picking_is_ended_and_clicks_pick_no_more(window, pick_on, way):
    canvas = pick_on(FIELD)
    assert canvas.canvas.mapTool() is window.map.tool
    if way == "esc":
        QTest.keyClick(canvas.canvas, Qt.Key.Key_Escape)
    elif way == "right click":
        canvas.click(QPoint(20, 20), RIGHT)
    else:
        window.click(window.picks.pick_button)
    assert canvas.canvas.mapTool() is not window.map.tool
    assert not window.picks.pick_button.isChecked()
    picked = window.picker.picked
    canvas.click(canvas.middle(window.picker.grid.of(picked)[0]))
    assert window.picker.picked == picked


def test_what_lies_under_the_mouse_is_described(window, pick_on):
    canvas = pick_on(FIELD)
    corner = canvas.pixel(QgsPointXY(-70.0, 45.0))
    QTest.mouseMove(canvas.canvas.viewport(), corner + QPoint(-1, 1))
    QTest.mouseMove(canvas.canvas.viewport(), corner)
    assert window.picks.hover_label.text().startswith("Minitile · UTM 19N · ")
    assert "of it not wanted" in window.picks.hover_label.text()


def test_the_unwanted_km2_of_each_square_is_written_where_there_is_room(window, pick_on):
    canvas = pick_on(FIELD)
    texts = window.map.bands.texts
    assert texts.shown() == []
    canvas.canvas.resize(900, 900)
    canvas.canvas.setExtent(canvas.transform.transformBoundingBox(FIELD))
    written = {text.text for text in texts.shown()}
    assert written
    assert all(text.endswith("km² not wanted") for text in written)


def test_where_zones_overlap_both_are_seen_and_a_click_steps_to_the_other(window, pick_on):
    canvas = pick_on(AT_ZONE_EDGE, OrderMode.TILES)
    (first,) = ordered(window)
    assert "Zones overlap here (UTM 18N, UTM 19N)" in window.picks.picked_label.text()
    assert window.map.bands.other_zone.rubber_band.size() > 0
    middle = canvas.pixel(AT_ZONE_EDGE.center())
    canvas.click(middle)
    (second,) = ordered(window)
    assert second != first
    canvas.drag(middle - QPoint(20, 20), middle + QPoint(20, 20))
    assert ordered(window) == {first, second}
    assert "paid twice" in window.picks.picked_label.text()
    assert window.map.bands.twice.rubber_band.size() > 0


def test_what_was_picked_is_what_is_ordered(window, pick_on):
    pick_on(FIELD)
    window.click(window.picks.inside_button)
    inside = ordered(window)
    window.order()
    assert window.booked() == 1
    assert set(window.new_row().order.mini_tile_guids) == inside


def test_nothing_of_it_is_left_once_the_form_is_closed_or_hidden(window, desk, pick_on):
    canvas = pick_on(FIELD)
    bands = window.map.bands
    window.show(desk.dock.page)
    assert canvas.canvas.mapTool() is not window.map.tool
    assert bands.grid.rubber_band.size() == 0
    window.show()
    assert bands.grid.rubber_band.size() > 0
    window.click(window.form.where.back_button)
    assert bands.grid.rubber_band.size() == bands.ordered.rubber_band.size() == 0
    assert desk.project.mapLayers() == {}


def test_a_box_that_is_billed_is_hatched_beyond_what_was_drawn(window, sandbox):
    triangle = "POLYGON ((-70 45,-69.9 45,-70 45.08,-70 45))"
    body = (
        '{"Succeeded": true, "Error": null, "Data": {"AreaKm2": 70.0, "CurrentMonthCosts": {"TotalCost": 9.5},'
        ' "AreasOfInterestWkt": "POLYGON ((-70 45,-69.9 45,-69.9 45.08,-70 45.08,-70 45))", "ImageDates": []}}'
    )
    sandbox.faults.add("status", path=f"{ORDERS}/estimate", status=200, body=body, times=0)
    window.begin(aoi_of(triangle))
    hatched = window.map.bands.unwanted._geometry
    drawn = QgsGeometry.fromWkt(triangle)
    assert hatched.area() == pytest.approx(drawn.area(), rel=1e-3)
    assert hatched.intersection(drawn).area() < 1e-9
    assert "70 km² billed" in window.form.where.area_label.text()
    assert "km² wasted" in window.form.where.area_label.text()


def test_small_fields_are_bundled_with_one_click_and_the_price_follows(window):
    fields = ",".join(
        f"(({west} 45,{west + 0.003} 45,{west + 0.003} 45.003,{west} 45.003,{west} 45))"
        for west in (-70, -69.995, -69.99)
    )
    window.begin(aoi_of(f"MULTIPOLYGON ({fields})"))
    check = window.form.where.bundle_check
    assert check.text() == "Bundle 3 Small Fields · billed 0.5 km² instead of 1.5 km²"
    bundled_eur = window.state.quote.amount_eur
    window.click(check.box)
    window.settle()
    assert window.state.quote.estimate.area_km2 == pytest.approx(1.5)
    assert "1.5 km² billed" in window.form.where.area_label.text()
    assert "wasted" in window.form.where.area_label.text()
    QTest.mouseClick(check._label, LEFT)
    window.settle()
    assert window.state.quote.amount_eur == bundled_eur


def test_what_breaks_a_rule_is_said_and_marked(window):
    window.begin(aoi_of(QgsRectangle(-70.0, 45.0, -69.9, 45.001)))
    assert "sides of more than 150 m" in window.form.where.area_label.text()
    assert window.map.bands.broken.rubber_band.size() > 0
    assert not window.card.order_button.isEnabled()


def test_the_squares_of_the_best_offer_are_on_the_map(window):
    window.begin(aoi_of(QgsRectangle(-70.0, 45.0, -69.5, 45.3)))
    window.choose(window.form.where.mode_combo, OrderMode.BEST)
    window.qtbot.waitUntil(lambda: window.picker.grid is not None, timeout=20_000)
    assert {square.guid for square in window.picker.grid.squares} == ordered(window)
    assert window.map.bands.unwanted.rubber_band.size() > 0
    assert not window.picks.buttons.isVisible()


@pytest.mark.parametrize("dress", ["light", "dark"])
def test_it_is_drawn_light_and_dark(window, dress):
    with palette(dress):
        canvas = Canvas(window, FIELD, side_px=700)
        window.page.setParent(None)
        window.page.resize(300, 700)
        window.page.show()
        window.begin(aoi_of("POLYGON ((-70 45,-69.9 45.01,-69.91 45.08,-69.97 45.085,-70 45))"))
        window.choose(window.form.where.mode_combo, OrderMode.MINI_TILES)
        window.qtbot.waitUntil(lambda: window.picker.grid is not None, timeout=20_000)
        window.qtbot.wait_until(
            lambda: window.picks.picked_label.height() >= window.picks.picked_label.sizeHint().height()
        )
        take_shot(window.page, f"orders-pick-{dress}-300")
        assert window.form.widget().width() <= window.form.viewport().width()
        shot = take_shot(canvas.canvas, f"orders-map-{dress}")
        assert shot.width() == canvas.canvas.width()
