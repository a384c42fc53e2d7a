# SPDX-License-Identifier: GPL-2.0-or-later
"""The area's corners under a real mouse: moved, added, deleted, and all of it taken back."""

from __future__ import annotations

import pytest
from qgis.core import QgsCoordinateReferenceSystem, QgsGeometry, QgsRectangle
from qgis.gui import QgsAdvancedDigitizingDockWidget, QgsMapCanvas
from qgis.PyQt.QtCore import QEvent, QPoint, QPointF, Qt
from qgis.PyQt.QtGui import QMouseEvent
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QApplication

from clearsky_qgis.ui.imagery.corner_tool import CornerTool

UTM32 = QgsCoordinateReferenceSystem("EPSG:25832")
WGS84 = QgsCoordinateReferenceSystem("EPSG:4326")
SIDE_PX = 300
SQUARE_PX = (QPoint(60, 240), QPoint(240, 240), QPoint(240, 60), QPoint(60, 60))
NO_KEY = Qt.KeyboardModifier.NoModifier
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def canvas(qtbot):
    canvas = QgsMapCanvas()
    qtbot.addWidget(canvas)
    canvas.resize(SIDE_PX, SIDE_PX)
    canvas.setDestinationCrs(UTM32)
    canvas.setExtent(QgsRectangle(529000, 6169000, 532000, 6172000))
    canvas.show()
    return canvas


@pytest.fixture
def tool(canvas):
    cad_dock = QgsAdvancedDigitizingDockWidget(canvas)
    tool = CornerTool(canvas, cad_dock)
    canvas.setMapTool(tool)
    tool.edit(square(canvas), UTM32)
    yield tool
    canvas.unsetMapTool(tool)


def at(canvas, pixel):
    return canvas.getCoordinateTransform().toMapCoordinates(pixel)


def square(canvas):
    return QgsGeometry.fromPolygonXY([[at(canvas, pixel) for pixel in (*SQUARE_PX, SQUARE_PX[0])]])


def drag(canvas, start, end):
    viewport = canvas.viewport()
    QTest.mousePress(viewport, LEFT, NO_KEY, start)
    move_held(canvas, end)
    QTest.mouseRelease(viewport, LEFT, NO_KEY, end)


def move_held(canvas, pixel):
    """Move with the left button down: QTest's own move knows of no button."""
    event = QMouseEvent(QEvent.Type.MouseMove, QPointF(pixel), Qt.MouseButton.NoButton, LEFT, NO_KEY)
    QApplication.sendEvent(canvas.viewport(), event)


def corner_count(tool):
    return tool.geometry.constGet().nCoordinates() - 1


def has_corner(canvas, tool, pixel):
    return tool.geometry.closestVertex(at(canvas, pixel))[4] == pytest.approx(0.0, abs=1.0)


def test_a_corner_is_dragged_to_another_place(canvas, tool, qtbot):
    with qtbot.waitSignal(tool.reshaped, timeout=2000) as reshaped:
        drag(canvas, SQUARE_PX[2], QPoint(280, 20))
    geometry, crs = reshaped.args
    assert crs == UTM32
    assert geometry.area() == pytest.approx(tool.geometry.area())
    assert has_corner(canvas, tool, QPoint(280, 20))
    assert not has_corner(canvas, tool, SQUARE_PX[2])
    assert corner_count(tool) == 4


def test_the_first_corner_is_also_the_last_and_the_ring_stays_closed(canvas, tool):
    drag(canvas, SQUARE_PX[0], QPoint(20, 280))
    ring = tool.geometry.asPolygon()[0]
    assert ring[0] == ring[-1]
    assert has_corner(canvas, tool, QPoint(20, 280))


def test_the_middle_of_an_edge_becomes_a_corner(canvas, tool):
    drag(canvas, QPoint(150, 60), QPoint(150, 20))
    assert corner_count(tool) == 5
    assert has_corner(canvas, tool, QPoint(150, 20))


def test_a_click_on_the_middle_adds_a_corner_there(canvas, tool, qtbot):
    with qtbot.waitSignal(tool.reshaped, timeout=2000):
        QTest.mouseClick(canvas.viewport(), LEFT, NO_KEY, QPoint(150, 60))
    assert corner_count(tool) == 5


def test_a_double_click_on_an_edge_adds_a_corner(canvas, tool, qtbot):
    with qtbot.waitSignal(tool.reshaped, timeout=2000):
        QTest.mouseDClick(canvas.viewport(), LEFT, NO_KEY, QPoint(90, 60))
    assert corner_count(tool) == 5
    assert has_corner(canvas, tool, QPoint(90, 60))


def test_a_double_click_beside_the_area_adds_nothing(canvas, tool, qtbot):
    with qtbot.assertNotEmitted(tool.reshaped, wait=50):
        QTest.mouseDClick(canvas.viewport(), LEFT, NO_KEY, QPoint(150, 150))
    assert corner_count(tool) == 4


@pytest.mark.parametrize("key", [Qt.Key.Key_Delete, Qt.Key.Key_Backspace])
def test_the_touched_corner_is_deleted(canvas, tool, key):
    QTest.mouseClick(canvas.viewport(), LEFT, NO_KEY, SQUARE_PX[2])
    QTest.keyClick(canvas, key)
    assert corner_count(tool) == 3
    assert not has_corner(canvas, tool, SQUARE_PX[2])


def test_a_triangle_keeps_its_three_corners(canvas, tool):
    for corner in (SQUARE_PX[2], SQUARE_PX[1]):
        QTest.mouseClick(canvas.viewport(), LEFT, NO_KEY, corner)
        QTest.keyClick(canvas, Qt.Key.Key_Delete)
    assert corner_count(tool) == 3


def test_a_click_that_moves_nothing_changes_nothing(canvas, tool, qtbot):
    with qtbot.assertNotEmitted(tool.reshaped, wait=50):
        QTest.mouseClick(canvas.viewport(), LEFT, NO_KEY, SQUARE_PX[2])


def test_escape_takes_the_changes_back_one_by_one_and_then_ends(canvas, tool, qtbot):
    before = tool.geometry
    drag(canvas, SQUARE_PX[2], QPoint(280, 20))
    moved = tool.geometry
    drag(canvas, QPoint(60, 150), QPoint(20, 150))
    with qtbot.waitSignal(tool.reshaped, timeout=2000):
        QTest.keyClick(canvas, Qt.Key.Key_Escape)
    assert tool.geometry.equals(moved)
    QTest.keyClick(canvas, Qt.Key.Key_Escape)
    assert tool.geometry.equals(before)
    with qtbot.waitSignal(tool.finished, timeout=2000):
        QTest.keyClick(canvas, Qt.Key.Key_Escape)


def test_the_right_click_ends_it(canvas, tool, qtbot):
    with qtbot.waitSignal(tool.finished, timeout=2000):
        QTest.mouseClick(canvas.viewport(), Qt.MouseButton.RightButton, NO_KEY, QPoint(150, 150))


def test_corners_of_a_second_part_and_of_a_hole_move_too(canvas, tool):
    hole = [QPoint(80, 220), QPoint(120, 220), QPoint(120, 180), QPoint(80, 220)]
    second = [QPoint(250, 40), QPoint(290, 40), QPoint(290, 10), QPoint(250, 40)]
    both = QgsGeometry.fromMultiPolygonXY(
        [[square(canvas).asPolygon()[0], [at(canvas, p) for p in hole]], [[at(canvas, p) for p in second]]]
    )
    tool.edit(both, UTM32)
    drag(canvas, QPoint(120, 180), QPoint(140, 160))
    drag(canvas, QPoint(290, 10), QPoint(270, 20))
    assert has_corner(canvas, tool, QPoint(140, 160))
    assert has_corner(canvas, tool, QPoint(270, 20))
    assert tool.geometry.constGet().partCount() == 2


def test_the_corners_lie_where_they_lay_after_pan_zoom_and_another_crs(canvas, tool):
    drawn = square(canvas)
    corner = at(canvas, SQUARE_PX[2])
    canvas.setExtent(QgsRectangle(528000, 6168000, 534000, 6174000))
    pixel = canvas.getCoordinateTransform().transform(corner)
    drag(canvas, QPoint(round(pixel.x()), round(pixel.y())), QPoint(250, 20))
    assert has_corner(canvas, tool, QPoint(250, 20))
    canvas.setDestinationCrs(WGS84)
    tool.edit(drawn, UTM32)
    assert tool.geometry.boundingBox().xMinimum() == pytest.approx(9.47, abs=0.05)


def test_an_area_on_the_far_side_of_a_globe_has_no_corners_to_take(canvas, tool):
    """QGIS gives it infinite coordinates there, and numbers of corners that do not exist: Delete was a crash."""
    drawn, told = square(canvas), []
    tool.reshaped.connect(lambda *_: told.append("reshaped"))
    canvas.setDestinationCrs(QgsCoordinateReferenceSystem.fromProj("+proj=ortho +lat_0=-60 +lon_0=170"))
    canvas.setExtent(QgsRectangle(-1e7, -1e7, 1e7, 1e7))
    tool.edit(drawn, UTM32)
    assert tool.geometry.isEmpty()
    drag(canvas, SQUARE_PX[2], QPoint(280, 20))
    QTest.mouseDClick(canvas.viewport(), LEFT, NO_KEY, SQUARE_PX[0])
    QTest.keyClick(canvas.viewport(), Qt.Key.Key_Delete)
    assert told == []
    canvas.setDestinationCrs(UTM32)
    tool.edit(drawn, UTM32)
    assert corner_count(tool) == 4


def test_no_mark_is_left_on_the_canvas_when_another_tool_is_taken(canvas, tool):
    canvas.unsetMapTool(tool)
    assert tool.geometry.isEmpty()
    assert tool._corners.numberOfVertices() == 0


def test_with_nothing_to_edit_the_mouse_does_nothing(canvas, tool):
    canvas.unsetMapTool(tool)
    canvas.setMapTool(tool)
    drag(canvas, SQUARE_PX[2], QPoint(280, 20))
    QTest.mouseDClick(canvas.viewport(), LEFT, NO_KEY, QPoint(90, 60))
    assert tool.geometry.isEmpty()
