# SPDX-License-Identifier: GPL-2.0-or-later
"""Every way to an area, by its own button, and what the section then says; through real clicks and a real service."""

from __future__ import annotations

import json

import pytest
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCoordinateTransformContext,
    QgsFeature,
    QgsGeometry,
    QgsRectangle,
    QgsVectorFileWriter,
    QgsVectorLayer,
)
from qgis.gui import QgsProjectionSelectionDialog
from qgis.PyQt.QtCore import QEvent, QPoint, QPointF, Qt
from qgis.PyQt.QtGui import QKeySequence, QMouseEvent
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QAction, QApplication, QFileDialog, QInputDialog

from clearsky_qgis.core.area.measure import area_km2, ellipsoidal_meter
from clearsky_qgis.core.area.sources import DrawnArea
from clearsky_qgis.core.imagery.state import Activity
from clearsky_qgis.tests.support.calls import DATES, seen
from clearsky_qgis.tests.support.desk import NEAR_VEJLE, SELF_CROSSING, UTM32
from clearsky_qgis.ui.imagery.area_words import billed_km2_of

WGS84 = QgsCoordinateReferenceSystem("EPSG:4326")
NO_KEY = Qt.KeyboardModifier.NoModifier
LEFT = Qt.MouseButton.LeftButton
SQUARE = "POLYGON ((9.2 55.8, 9.22 55.8, 9.22 55.81, 9.2 55.81, 9.2 55.8))"


@pytest.fixture
def section(desk):
    return desk.dock.page.area


def choose(button, title):
    """Open a button's menu and take an entry, as a click on it does."""
    menu = button.menu()
    menu.aboutToShow.emit()
    (action,) = [action for action in menu.actions() if action.text() == title]
    action.trigger()


def titles(button):
    button.menu().aboutToShow.emit()
    return [action.text() for action in button.menu().actions()]


def fields(*wkts, crs="EPSG:4326", name="fields"):
    layer = QgsVectorLayer(f"Polygon?crs={crs}", name, "memory")
    for wkt in wkts:
        feature = QgsFeature()
        feature.setGeometry(QgsGeometry.fromWkt(wkt))
        layer.dataProvider().addFeatures([feature])
    return layer


def write(layer, path, layer_name):
    options = QgsVectorFileWriter.SaveVectorOptions()
    options.layerName = layer_name
    kinds = QgsVectorFileWriter.ActionOnExistingFile
    options.actionOnExistingFile = (
        kinds.CreateOrOverwriteLayer if path.exists() else kinds.CreateOrOverwriteFile
    )
    QgsVectorFileWriter.writeAsVectorFormatV3(layer, str(path), QgsCoordinateTransformContext(), options)


def drag(desk, start, end):
    viewport = desk.iface.canvas.viewport()
    QTest.mousePress(viewport, LEFT, NO_KEY, start)
    move = QMouseEvent(QEvent.Type.MouseMove, QPointF(end), Qt.MouseButton.NoButton, LEFT, NO_KEY)
    QApplication.sendEvent(viewport, move)
    QTest.mouseRelease(viewport, LEFT, NO_KEY, end)


# Drawn


def test_a_rectangle_is_clicked_corner_by_corner(desk, section):
    desk.click(section.rectangle_button)
    for corner in (QPoint(60, 60), QPoint(200, 180)):
        QTest.mouseClick(desk.iface.canvas.viewport(), LEFT, NO_KEY, corner)
    desk.settle()
    assert desk.state.aoi.vertex_count == 4
    assert not section.rectangle_button.isChecked()
    assert desk.state.can_get


def test_one_tool_puts_the_other_out_of_the_hand(desk, section):
    desk.click(section.draw_button)
    desk.click(section.rectangle_button)
    assert (section.draw_button.isChecked(), section.rectangle_button.isChecked()) == (False, True)
    desk.click(section.rectangle_button)
    assert desk.iface.canvas.mapTool() is None


# Edited


def test_a_moved_corner_is_the_area_at_once_and_asked_about_when_the_hand_rests(desk, section, sandbox):
    desk.draw_and_settle()
    before, date, asked = desk.state.aoi, desk.state.dates[20].date, seen(sandbox, DATES)
    desk.controller.dates.pick(date)
    desk.settle()
    desk.click(section.edit_button)
    for number in range(5):
        start = QPoint(230, 220) + number * QPoint(8, 6)
        drag(desk, start, start + QPoint(8, 6))
        assert desk.state.quote is None
        assert not desk.dock.page.price.get_button.isEnabled()
    assert desk.state.aoi.area_km2 > before.area_km2
    assert desk.state.activity is Activity.ASKING_DATES
    desk.settle()
    # The first change is asked about at once, and of those that follow it closely the last.
    assert 1 <= seen(sandbox, DATES) - asked <= 2
    assert desk.state.date == date
    assert desk.state.quote.request.wkt == desk.state.aoi.wkt


def test_escape_gives_the_area_back_as_it_was(desk, section):
    desk.draw_and_settle()
    before = desk.state.aoi.area_km2
    desk.click(section.edit_button)
    drag(desk, QPoint(230, 220), QPoint(270, 250))
    QTest.keyClick(desk.iface.canvas, Qt.Key.Key_Escape)
    desk.settle()
    assert desk.state.aoi.area_km2 == pytest.approx(before, rel=1e-6)
    QTest.keyClick(desk.iface.canvas, Qt.Key.Key_Escape)
    assert not section.edit_button.isChecked()


def test_a_corner_is_added_by_a_double_click_and_deleted_by_a_key(desk, section):
    desk.draw_and_settle()
    desk.click(section.edit_button)
    viewport = desk.iface.canvas.viewport()
    QTest.mouseDClick(viewport, LEFT, NO_KEY, QPoint(96, 62))
    desk.settle()
    assert desk.state.aoi.vertex_count == 5
    QTest.keyClick(desk.iface.canvas, Qt.Key.Key_Delete)
    desk.settle()
    assert desk.state.aoi.vertex_count == 4


def test_a_change_that_leaves_no_area_is_told_and_the_area_stays(desk, section):
    desk.draw_and_settle((QPoint(60, 60), QPoint(240, 60), QPoint(150, 220)))
    before = desk.state.aoi
    desk.click(section.edit_button)
    drag(desk, QPoint(150, 220), QPoint(150, 60))
    assert desk.words.startswith("The area is empty")
    assert desk.state.aoi is before


def test_the_area_can_be_edited_after_the_canvas_got_another_crs(desk, section):
    desk.draw_and_settle()
    canvas = desk.iface.canvas
    desk.click(section.edit_button)
    canvas.setDestinationCrs(WGS84)
    box = desk.state.aoi.to_geometry().boundingBox()
    canvas.setExtent(box.buffered(0.01))
    corner = desk.state.aoi.to_geometry().vertexAt(2)
    pixel = canvas.getCoordinateTransform().transform(corner.x(), corner.y())
    start = QPoint(round(pixel.x()), round(pixel.y()))
    drag(desk, start, start + QPoint(10, 10))
    desk.settle()
    moved = desk.state.aoi.to_geometry().boundingBox()
    assert moved.yMinimum() < box.yMinimum()
    assert moved.xMinimum() == pytest.approx(box.xMinimum(), abs=1e-6)


def test_with_the_area_gone_there_is_nothing_to_edit(desk, section):
    desk.draw_and_settle()
    desk.click(section.edit_button)
    desk.click(section.clear_button)
    assert desk.state.aoi is None
    assert not section.edit_button.isChecked()
    assert not section.edit_button.isVisible()


# Taken


def test_a_geopackage_of_several_layers_is_asked_which(desk, section, tmp_path, monkeypatch):
    path = tmp_path / "farm.gpkg"
    write(fields(SQUARE, name="north"), path, "north")
    write(fields("POLYGON ((9.3 55.8, 9.31 55.8, 9.31 55.81, 9.3 55.8))"), path, "south")
    offered = []

    def pick(_parent, _title, _label, items, **_options):
        offered.extend(items)
        return next(item for item in items if item.startswith("south")), True

    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_args: (str(path), ""))
    monkeypatch.setattr(QInputDialog, "getItem", pick)
    choose(section.more_button, "From File…")
    desk.settle()
    assert sorted(offered) == ["north · 1 features", "south · 1 features"]
    assert desk.state.aoi.bounds[0] == pytest.approx(9.3)
    assert desk.state.drawn.name == "south"


def test_no_choice_among_the_layers_is_no_area(desk, section, tmp_path, monkeypatch):
    path = tmp_path / "farm.gpkg"
    for name in ("north", "south"):
        write(fields(SQUARE), path, name)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_args: (str(path), ""))
    monkeypatch.setattr(QInputDialog, "getItem", lambda *_args, **_options: ("", False))
    choose(section.more_button, "From File…")
    desk.settle()
    assert desk.state.aoi is None
    assert desk.state.activity is Activity.IDLE


def test_the_paste_keys_take_the_clipboard_when_the_page_has_the_focus(desk):
    QApplication.clipboard().setText(SQUARE)
    desk.dock.page.setFocus()
    QTest.keyClick(desk.dock.page, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    desk.settle()
    assert desk.state.aoi.area_km2 == pytest.approx(1.39, abs=0.02)


def test_qgiss_own_paste_has_the_keys_everywhere_else(desk):
    pasted = []
    action = QAction(desk.iface.window)
    action.setShortcut(QKeySequence(QKeySequence.StandardKey.Paste))
    action.triggered.connect(lambda: pasted.append("features"))
    desk.iface.window.addAction(action)
    desk.iface.window.activateWindow()
    QApplication.clipboard().setText(SQUARE)
    QTest.keyClick(desk.iface.canvas, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert pasted == ["features"]
    assert desk.state.aoi is None
    QTest.keyClick(desk.dock.page, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    desk.settle()
    assert pasted == ["features"]
    assert desk.state.aoi is not None


def test_the_paste_keys_work_with_the_focus_on_a_button_of_the_page(desk, section):
    QApplication.clipboard().setText(SQUARE)
    QTest.keyClick(section.extent_button, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    desk.settle()
    assert desk.state.aoi is not None


@pytest.mark.parametrize(
    ("title", "side_km"), [("Tile Under a Click", 51.2), ("Minitile Under a Click", 3.2)]
)
def test_the_tile_under_a_click_is_the_area(desk, section, title, side_km):
    choose(section.tile_button, title)
    QTest.mouseClick(desk.iface.canvas.viewport(), LEFT, NO_KEY, QPoint(150, 150))
    desk.settle()
    assert desk.state.aoi.area_km2 == pytest.approx(side_km**2, rel=0.02)
    here = QgsGeometry.fromPointXY(desk.iface.canvas.getCoordinateTransform().toMapCoordinates(150, 150))
    area = desk.state.aoi.to_geometry()
    area.transform(QgsCoordinateTransform(WGS84, UTM32, QgsCoordinateTransformContext()))
    assert area.contains(here)
    assert desk.iface.canvas.mapTool() is None


def test_the_tile_of_the_area_is_the_area(desk, section):
    assert not next(
        a for a in section.tile_button.menu().actions() if a.text() == "Tile of This Area"
    ).isEnabled()
    desk.draw_and_settle()
    choose(section.tile_button, "Tile of This Area")
    desk.settle()
    assert desk.state.aoi.area_km2 == pytest.approx(51.2**2, rel=0.02)
    assert desk.state.drawn.name.startswith("Tile ")


# Said


def test_it_is_counted_what_was_repaired(desk, section):
    bow_tie = "POLYGON ((9.3 55.8, 9.32 55.81, 9.32 55.8, 9.3 55.81, 9.3 55.8))"
    desk.iface.active_layer = fields(
        SQUARE, "POLYGON ((9.25 55.8, 9.26 55.8, 9.26 55.81, 9.25 55.8))", bow_tie
    )
    choose(section.more_button, "Whole Current Layer")
    desk.settle()
    assert section.readout_label.text().startswith("3 of 3 features, 4 parts, 1 repaired · ")


def test_a_drawn_area_that_crosses_itself_is_said_to_be_repaired(desk, section):
    desk.draw_and_settle(SELF_CROSSING)
    assert section.readout_label.text().startswith("2 parts, repaired · ")


def test_the_readout_tells_the_zone_the_corners_and_the_accounts_limit(desk, section):
    desk.draw_and_settle()
    text = section.readout_label.text()
    assert "1 part · 4 corners · UTM 32N · limit " in text
    assert section._remark.text().count("km²") == 2
    assert " · billed " in section._remark.text()


def test_an_area_across_180_degrees_is_said_to_be_cut(desk, section):
    canvas = desk.iface.canvas
    canvas.setDestinationCrs(WGS84)
    canvas.setExtent(QgsRectangle(179.9, -17, 180.1, -16.9))
    desk.click(section.extent_button)
    desk.settle()
    assert "2 parts, cut at 180° · " in section.readout_label.text()


def test_without_a_project_crs_the_drawing_waits_for_one(desk, section, monkeypatch):
    desk.iface.canvas.setDestinationCrs(QgsCoordinateReferenceSystem())
    desk.iface.canvas.setExtent(NEAR_VEJLE)
    desk.draw()
    assert section.crs_button.isVisible()
    monkeypatch.setattr(QgsProjectionSelectionDialog, "exec", lambda _self: True)
    monkeypatch.setattr(QgsProjectionSelectionDialog, "crs", lambda _self: UTM32)
    desk.click(section.crs_button)
    desk.settle()
    assert desk.project.crs() == UTM32
    assert not section.crs_button.isVisible()
    assert desk.state.can_get


def test_a_layer_without_a_crs_is_named(desk, section):
    desk.iface.active_layer = fields(SQUARE, crs="", name="old map")
    choose(section.more_button, "Whole Current Layer")
    assert desk.words.startswith("old map has no coordinate system")
    assert not section.crs_button.isVisible()


def test_what_is_billed_beyond_the_drawing_is_hatched_on_the_map_and_said(desk, section, sandbox):
    desk.draw_and_settle()
    box = desk.state.aoi.to_geometry().boundingBox()
    billed_km2 = area_km2(QgsGeometry.fromRect(box), ellipsoidal_meter())
    answer = {"CreditEstimate": billed_km2 / 10, "AreaEstimateKm2": billed_km2, "FileSizeEstimateMB": 1.0}
    body = json.dumps({"Succeeded": True, "Error": None, "Data": answer})
    sandbox.faults.add("status", path="composite/estimate", status=200, body=body)
    desk.controller.ask_again()
    desk.settle()
    assert billed_km2_of(desk.state) == pytest.approx(billed_km2)
    assert "more is billed, hatched on the map" in section.readout_label.text()
    hatched = desk.dock._area_wiring._canvas.billed_band.rubber_band
    assert hatched.numberOfVertices() > 0
    desk.controller.dates.pick(desk.state.dates[5].date)
    assert hatched.numberOfVertices() == 0
    desk.settle()


# Remembered


def test_recent_areas_are_listed_by_name_taken_again_renamed_and_removed(desk, section, monkeypatch):
    assert titles(section.recent_button) == ["No Recent Areas"]
    desk.iface.active_layer = fields(SQUARE, name="Fields & woods")
    choose(section.more_button, "Whole Current Layer")
    desk.settle()
    first = desk.state.aoi
    desk.draw_and_settle()
    newest, older = titles(section.recent_button)[:2]
    assert newest.startswith("Area near 55.8, 9.2 · ")
    assert older == "Fields && woods · 1.4 km²"
    choose(section.recent_button, older)
    desk.settle()
    assert desk.state.aoi.wkt == first.wkt
    monkeypatch.setattr(QInputDialog, "getText", lambda *_args, **_options: ("Home", True))
    submenu(section, "Rename").actions()[0].trigger()
    assert titles(section.recent_button)[0].startswith("Home · ")
    submenu(section, "Remove").actions()[0].trigger()
    assert titles(section.recent_button)[0] == newest


def submenu(section, title):
    titles(section.recent_button)
    return next(a.menu() for a in section.recent_button.menu().actions() if a.text() == title)


# Simplified


def test_an_outline_of_many_corners_is_simplified_only_with_the_users_yes(desk, section):
    circle = QgsGeometry.fromWkt("POINT (512000 6186500)").buffer(900, 2500)
    desk.controller.areas.take(lambda: DrawnArea(circle, UTM32))
    desk.settle()
    assert desk.state.aoi.vertex_count == 10_000
    assert not section.edit_button.isEnabled()
    desk.wait_until(section.simplify_button.isVisible)
    assert section.offer_label.text().startswith("10,000 corners; moved by at most 1 m: ")
    assert section.simplify_button.text() == "Simplify to 1 m"
    desk.click(section.simplify_button)
    desk.settle()
    assert desk.state.aoi.vertex_count < 200
    assert desk.state.aoi.area_km2 == pytest.approx(2.54, abs=0.01)
    assert not section.simplify_button.isVisible()
    assert section.edit_button.isEnabled()


# For every hand


def test_every_button_has_a_tool_tip_and_a_name_for_screen_readers(section):
    buttons = (*section._sources(), section.edit_button, section.clear_button)
    assert all(button.toolTip() and button.accessibleName() for button in buttons)
    assert len({button.accessibleName() for button in buttons}) == len(buttons)
