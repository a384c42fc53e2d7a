# SPDX-License-Identifier: GPL-2.0-or-later
from __future__ import annotations

from dataclasses import replace

import pytest
from qgis.core import (
    Qgis,
    QgsCoordinateReferenceSystem,
    QgsFeature,
    QgsGeometry,
    QgsPointXY,
    QgsRectangle,
    QgsSnappingConfig,
    QgsTolerance,
    QgsVectorLayer,
)
from qgis.gui import QgsAdvancedDigitizingDockWidget, QgsMapCanvas
from qgis.PyQt.QtCore import QPoint, Qt
from qgis.PyQt.QtTest import QTest

from clearsky_qgis.core.jobs.progress import Progress
from clearsky_qgis.ui.imagery.aoi_tools import AreaBand, PolygonTool, RectangleTool

CORNERS = (QPoint(50, 50), QPoint(250, 60), QPoint(240, 200), QPoint(60, 180))


@pytest.fixture
def canvas(qtbot):
    canvas = QgsMapCanvas()
    qtbot.addWidget(canvas)
    canvas.resize(300, 300)
    canvas.setDestinationCrs(QgsCoordinateReferenceSystem("EPSG:25832"))
    canvas.setExtent(QgsRectangle(529000, 6169000, 532000, 6172000))
    canvas.show()
    return canvas


@pytest.fixture
def tool(canvas):
    yield from in_hand(canvas, PolygonTool)


@pytest.fixture
def rectangle_tool(canvas):
    yield from in_hand(canvas, RectangleTool)


def in_hand(canvas, kind):
    cad_dock = QgsAdvancedDigitizingDockWidget(canvas)
    tool = kind(canvas, cad_dock)
    canvas.setMapTool(tool)
    yield tool
    canvas.unsetMapTool(tool)


@pytest.fixture
def corner_to_snap_to(canvas):
    """A corner of a polygon in the map, a few pixels beside the second corner that is clicked."""
    corner = canvas.getCoordinateTransform().toMapCoordinates(CORNERS[1] + QPoint(4, -3))
    layer = QgsVectorLayer("Polygon?crs=EPSG:25832", "fields", "memory")
    field = QgsFeature()
    field.setGeometry(
        QgsGeometry.fromRect(QgsRectangle(corner, QgsPointXY(corner.x() + 300, corner.y() + 300)))
    )
    layer.dataProvider().addFeatures([field])
    canvas.setLayers([layer])
    config = QgsSnappingConfig()
    config.setEnabled(True)
    config.setMode(Qgis.SnappingMode.AllLayers)
    config.setTypeFlag(Qgis.SnappingType.Vertex)
    config.setUnits(QgsTolerance.UnitType.Pixels)
    config.setTolerance(12)
    canvas.snappingUtils().setConfig(config)
    # The index that snapping looks into is built on the first look, and a mouse move does not wait for it.
    assert canvas.snappingUtils().snapToMap(corner).isValid()
    yield corner
    canvas.setLayers([])


def press(canvas, point):
    QTest.mousePress(canvas.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, point)


def release(canvas, point, button=Qt.MouseButton.LeftButton):
    QTest.mouseRelease(canvas.viewport(), button, Qt.KeyboardModifier.NoModifier, point)


def click(canvas, point, button=Qt.MouseButton.LeftButton):
    QTest.mouseMove(canvas.viewport(), point)
    QTest.mouseClick(canvas.viewport(), button, Qt.KeyboardModifier.NoModifier, point)


def test_clicks_and_a_right_click_draw_a_polygon_in_the_canvass_crs(canvas, tool, qtbot):
    with qtbot.waitSignal(tool.polygon_drawn, timeout=2000) as drawn:
        for corner in CORNERS:
            click(canvas, corner)
        click(canvas, CORNERS[-1], Qt.MouseButton.RightButton)
    geometry, crs = drawn.args
    assert crs.authid() == "EPSG:25832"
    assert geometry.constGet().nCoordinates() == 5
    assert geometry.boundingBox().width() == pytest.approx(2000, rel=0.02)


def test_the_current_layers_crs_does_not_matter(canvas, tool, qtbot):
    layer = QgsVectorLayer("Polygon?crs=EPSG:4326", "in degrees", "memory")
    canvas.setCurrentLayer(layer)
    with qtbot.waitSignal(tool.polygon_drawn, timeout=2000) as drawn:
        for corner in CORNERS:
            click(canvas, corner)
        click(canvas, CORNERS[-1], Qt.MouseButton.RightButton)
    canvas.setCurrentLayer(None)
    assert drawn.args[0].boundingBox().xMinimum() > 500_000


def test_backspace_takes_the_last_corner_back_and_escape_the_whole_drawing(canvas, tool, qtbot):
    for corner in CORNERS:
        click(canvas, corner)
    QTest.keyClick(canvas, Qt.Key.Key_Backspace)
    assert tool.size() == 3
    QTest.keyClick(canvas, Qt.Key.Key_Escape)
    assert tool.size() == 0


def test_two_corners_are_no_polygon(canvas, tool, qtbot):
    with qtbot.assertNotEmitted(tool.polygon_drawn, wait=50):
        for corner in CORNERS[:2]:
            click(canvas, corner)
        click(canvas, CORNERS[1], Qt.MouseButton.RightButton)


def test_a_corner_of_the_polygon_snaps_to_what_is_in_the_map(canvas, tool, corner_to_snap_to, qtbot):
    with qtbot.waitSignal(tool.polygon_drawn, timeout=2000) as drawn:
        for corner in CORNERS:
            click(canvas, corner)
        click(canvas, CORNERS[-1], Qt.MouseButton.RightButton)
    assert drawn.args[0].closestVertex(corner_to_snap_to)[4] == pytest.approx(0.0, abs=1e-6)


def test_a_rectangle_is_dragged(canvas, rectangle_tool, qtbot):
    with qtbot.waitSignal(rectangle_tool.rectangle_drawn, timeout=2000) as drawn:
        press(canvas, QPoint(50, 50))
        QTest.mouseMove(canvas.viewport(), QPoint(150, 100))
        release(canvas, QPoint(150, 100))
    geometry, crs = drawn.args
    assert crs.authid() == "EPSG:25832"
    assert geometry.boundingBox().width() == pytest.approx(1000, rel=0.02)
    assert geometry.boundingBox().height() == pytest.approx(500, rel=0.02)


@pytest.mark.parametrize("button", [Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton])
def test_a_rectangle_is_clicked_and_finished_with_either_button(canvas, rectangle_tool, qtbot, button):
    with qtbot.waitSignal(rectangle_tool.rectangle_drawn, timeout=2000) as drawn:
        click(canvas, QPoint(50, 50))
        click(canvas, QPoint(150, 100), button)
    assert drawn.args[0].boundingBox().width() == pytest.approx(1000, rel=0.02)


@pytest.mark.parametrize("key", [Qt.Key.Key_Backspace, Qt.Key.Key_Escape])
def test_backspace_and_escape_take_a_rectangles_first_corner_back(canvas, rectangle_tool, qtbot, key):
    with qtbot.assertNotEmitted(rectangle_tool.rectangle_drawn, wait=50):
        click(canvas, QPoint(50, 50))
        QTest.keyClick(canvas, key)
        assert rectangle_tool.first_corner is None
        click(canvas, QPoint(100, 80))
    assert rectangle_tool.first_corner is not None


def test_a_rectangles_corners_snap_to_what_is_in_the_map(canvas, rectangle_tool, corner_to_snap_to, qtbot):
    with qtbot.waitSignal(rectangle_tool.rectangle_drawn, timeout=2000) as drawn:
        click(canvas, CORNERS[1])
        click(canvas, CORNERS[3])
    assert drawn.args[0].closestVertex(corner_to_snap_to)[4] == pytest.approx(0.0, abs=1e-6)


def test_two_clicks_on_one_place_are_no_rectangle(canvas, rectangle_tool, qtbot):
    with qtbot.assertNotEmitted(rectangle_tool.rectangle_drawn, wait=50):
        click(canvas, QPoint(50, 50))
        click(canvas, QPoint(50, 50))


def test_the_area_stays_in_its_place_when_the_projects_crs_changes(canvas):
    band = AreaBand(canvas)
    geometry = QgsGeometry.fromWkt("POLYGON ((9.47 55.67, 9.49 55.67, 9.49 55.69, 9.47 55.67))")
    band.show(geometry)
    canvas.setDestinationCrs(QgsCoordinateReferenceSystem("EPSG:4326"))
    west = band.rubber_band.asGeometry().boundingBox().xMinimum()
    assert west == pytest.approx(9.47, abs=1e-6)
    band.remove()


def test_the_bands_are_drawn_anew_only_for_another_area(desk):
    desk.draw_and_settle()
    area_canvas = desk.dock._area_wiring._canvas
    band, state = area_canvas._band.rubber_band, desk.controller.state
    band.reset(Qgis.GeometryType.Polygon)
    area_canvas.render_state(replace(state, progress=Progress(1, 2)))
    assert band.size() == 0
    area_canvas.render_state(replace(state, aoi=replace(state.aoi)))
    assert band.size() == 1
