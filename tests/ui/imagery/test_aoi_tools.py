# SPDX-License-Identifier: GPL-2.0-or-later
from __future__ import annotations

import pytest
from qgis.core import QgsCoordinateReferenceSystem, QgsGeometry, QgsRectangle, QgsVectorLayer
from qgis.gui import QgsAdvancedDigitizingDockWidget, QgsMapCanvas
from qgis.PyQt.QtCore import QPoint, Qt
from qgis.PyQt.QtTest import QTest

from clearsky_qgis.ui.imagery.aoi_tools import AreaBand, PolygonTool

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
    cad_dock = QgsAdvancedDigitizingDockWidget(canvas)
    tool = PolygonTool(canvas, cad_dock)
    canvas.setMapTool(tool)
    yield tool
    canvas.unsetMapTool(tool)


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


def test_the_area_stays_in_its_place_when_the_projects_crs_changes(canvas):
    band = AreaBand(canvas)
    geometry = QgsGeometry.fromWkt("POLYGON ((9.47 55.67, 9.49 55.67, 9.49 55.69, 9.47 55.67))")
    band.show(geometry)
    canvas.setDestinationCrs(QgsCoordinateReferenceSystem("EPSG:4326"))
    west = band.rubber_band.asGeometry().boundingBox().xMinimum()
    assert west == pytest.approx(9.47, abs=1e-6)
    band.remove()
