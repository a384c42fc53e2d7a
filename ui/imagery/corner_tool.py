# SPDX-License-Identifier: GPL-2.0-or-later
"""Edit the area on the canvas: corners are dragged, added by a double click or at an edge's middle, and deleted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.core import (
    Qgis,
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCsException,
    QgsGeometry,
    QgsPointXY,
    QgsProject,
)
from qgis.gui import QgsMapTool, QgsMapToolAdvancedDigitizing, QgsRubberBand, QgsSnapIndicator
from qgis.PyQt.QtCore import QPoint, Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QApplication

from ...core.area.aoi import plain_polygons
from .aoi_tools import dress_band

if TYPE_CHECKING:
    from qgis.gui import QgsAdvancedDigitizingDockWidget, QgsMapCanvas, QgsMapMouseEvent
    from qgis.PyQt.QtGui import QKeyEvent

CORNER_PX = 8
MIDDLE_PX = 5
HOT_PX = 13
FEWEST_VERTICES = 4
"""A triangle: its ring ends where it began."""


class CornerTool(QgsMapToolAdvancedDigitizing):
    """Move, add and delete the corners of one area.

    Esc takes the last change back; with nothing to take back, and with the right click, editing ends. (While a
    mouse button is down, the canvas lets no key through.)
    """

    reshaped = pyqtSignal(QgsGeometry, QgsCoordinateReferenceSystem)
    """The changed area, in the canvas's CRS."""
    finished = pyqtSignal()
    """The user is done."""

    def __init__(self, canvas: QgsMapCanvas, cad_dock: QgsAdvancedDigitizingDockWidget) -> None:
        super().__init__(canvas, cad_dock)
        self._geometry = QgsGeometry()
        self._before: list[QgsGeometry] = []
        self._dragged: int | None = None
        self._touched: int | None = None
        self._pressed_px = QPoint()
        self._is_moving = False
        self._snap_mark: QgsSnapIndicator | None = None
        self._outline = QgsRubberBand(canvas, Qgis.GeometryType.Polygon)
        dress_band(self._outline, canvas)
        self._corners = self._marks(QgsRubberBand.IconType.ICON_FULL_BOX, CORNER_PX)
        self._middles = self._marks(QgsRubberBand.IconType.ICON_CIRCLE, MIDDLE_PX)
        self._hot = self._marks(QgsRubberBand.IconType.ICON_BOX, HOT_PX)

    @property
    def geometry(self) -> QgsGeometry:
        """The area as edited so far, in the canvas's CRS."""
        return QgsGeometry(self._geometry)

    def edit(self, geometry: QgsGeometry, crs: QgsCoordinateReferenceSystem) -> None:
        """Take an area to edit; the one that is being edited already goes on as it is.

        One that the map has no place for, on the far side of a globe, cannot be edited there.
        """
        shape = self._on_map(geometry, crs)
        if not shape.equals(self._geometry):
            self._geometry, self._before = shape, []
            self._dragged = self._touched = None
        self._draw()

    def _on_map(self, geometry: QgsGeometry, crs: QgsCoordinateReferenceSystem) -> QgsGeometry:
        canvas_crs = self.canvas().mapSettings().destinationCrs()
        shape = plain_polygons(geometry)
        try:
            shape.transform(QgsCoordinateTransform(crs, canvas_crs, QgsProject.instance().transformContext()))
        except QgsCsException:
            return QgsGeometry()
        # QGIS finds corners at random places in memory where coordinates are infinite.
        return shape if shape.boundingBox().isFinite() else QgsGeometry()

    def cadCanvasPressEvent(self, event: QgsMapMouseEvent) -> None:  # noqa: N802 (QGIS's name)
        """Take hold of a corner; the middle of an edge becomes one."""
        if event.button() != Qt.MouseButton.LeftButton or self._geometry.isEmpty():
            return
        point = event.originalMapPoint()
        self._touched = self._corner_at(point)
        if self._touched is None:
            self._touched = self._new_corner_at_middle(point)
        else:
            self._keep()
        self._dragged, self._is_moving, self._pressed_px = self._touched, False, event.pos()
        self._draw()

    def cadCanvasMoveEvent(self, event: QgsMapMouseEvent) -> None:  # noqa: N802 (QGIS's name)
        """Let the corner follow the mouse, or mark the one that a press would take."""
        if self._snap_mark is not None:
            self._snap_mark.setMatch(event.mapPointMatch())
        if self._dragged is None:
            self._mark(self._corner_at(event.originalMapPoint()))
        else:
            self._carry(event)

    def cadCanvasReleaseEvent(self, event: QgsMapMouseEvent) -> None:  # noqa: N802 (QGIS's name)
        """Let the corner go."""
        if event.button() == Qt.MouseButton.RightButton:
            self.finished.emit()
        elif self._dragged is not None:
            self._carry(event)
            self._dragged = None
            self._tell_if_changed()

    def canvasDoubleClickEvent(self, event: QgsMapMouseEvent) -> None:  # noqa: N802 (QGIS's name)
        """Add a corner on an edge."""
        distance_squared, on_edge, next_vertex, _side = self._geometry.closestSegmentWithContext(
            event.originalMapPoint()
        )
        if 0 <= distance_squared <= self._reach() ** 2 and self._corner_at(event.originalMapPoint()) is None:
            self._keep()
            self._geometry.insertVertex(on_edge.x(), on_edge.y(), next_vertex)
            self._touched = next_vertex
            self._tell_if_changed()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        """Delete the corner that was touched last, or take the last change back."""
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self._delete_touched()
        elif event.key() == Qt.Key.Key_Escape:
            self._take_back()
        else:
            super().keyPressEvent(event)
            return
        event.accept()

    def activate(self) -> None:
        """Show what the mouse would snap to; the mark must not outlive the canvas, so it is gone with the tool."""
        super().activate()
        self._snap_mark = QgsSnapIndicator(self.canvas())

    def deactivate(self) -> None:
        """Leave no marks behind on the canvas."""
        self._geometry, self._before = QgsGeometry(), []
        self._dragged = self._touched = None
        self._draw()
        self._snap_mark = None
        super().deactivate()

    def close_down(self) -> None:
        """Take the marks off the canvas for good: they are the canvas's, and would outlive the tool."""
        for band in (self._outline, self._corners, self._middles, self._hot):
            self.canvas().scene().removeItem(band)

    def _carry(self, event: QgsMapMouseEvent) -> None:
        """Put the corner under the mouse, once it has moved further than a hand trembles."""
        moved_px = (event.pos() - self._pressed_px).manhattanLength()
        self._is_moving = self._is_moving or moved_px >= QApplication.startDragDistance()
        if self._is_moving:
            self._geometry.moveVertex(event.mapPoint().x(), event.mapPoint().y(), self._dragged)
            self._draw()

    def _delete_touched(self) -> None:
        if self._touched is None:
            return
        is_found, vertex = self._geometry.vertexIdFromVertexNr(self._touched)
        # QGIS crashes on being asked for a ring that there is not.
        if not is_found or self._geometry.constGet().vertexCount(vertex.part, vertex.ring) <= FEWEST_VERTICES:
            return
        self._keep()
        self._geometry.deleteVertex(self._touched)
        self._touched = None
        self._tell_if_changed()

    def _take_back(self) -> None:
        if not self._before:
            self.finished.emit()
            return
        self._geometry = self._before.pop()
        self._touched = None
        self._draw()
        self._tell()

    def _keep(self) -> None:
        self._before.append(QgsGeometry(self._geometry))

    def _tell_if_changed(self) -> None:
        if self._geometry.equals(self._before[-1]):
            self._before.pop()
        else:
            self._tell()
        self._draw()

    def _tell(self) -> None:
        self.reshaped.emit(QgsGeometry(self._geometry), self.canvas().mapSettings().destinationCrs())

    def _new_corner_at_middle(self, point: QgsPointXY) -> int | None:
        _distance, _on_edge, next_vertex, _side = self._geometry.closestSegmentWithContext(point)
        middle = self._middle(next_vertex)
        if middle.distance(point) > self._reach():
            return None
        self._keep()
        self._geometry.insertVertex(middle.x(), middle.y(), next_vertex)
        return next_vertex

    def _middle(self, next_vertex: int) -> QgsPointXY:
        start, end = self._geometry.vertexAt(next_vertex - 1), self._geometry.vertexAt(next_vertex)
        return QgsPointXY((start.x() + end.x()) / 2, (start.y() + end.y()) / 2)

    def _corner_at(self, point: QgsPointXY) -> int | None:
        if self._geometry.isEmpty():
            return None
        _corner, number, _before, _after, distance_squared = self._geometry.closestVertex(point)
        return number if 0 <= distance_squared <= self._reach() ** 2 else None

    def _reach(self) -> float:
        """Return how far from the mouse a corner may lie, in map units."""
        return QgsMapTool.searchRadiusMU(self.canvas())

    def _marks(self, shape: QgsRubberBand.IconType, size_px: int) -> QgsRubberBand:
        band = QgsRubberBand(self.canvas(), Qgis.GeometryType.Point)
        dress_band(band, self.canvas())
        band.setIcon(shape)
        band.setIconSize(size_px)
        return band

    def _draw(self) -> None:
        self._outline.setToGeometry(self._geometry, None)
        corners = [QgsPointXY(vertex) for vertex in self._geometry.vertices()]
        self._corners.setToGeometry(QgsGeometry.fromMultiPointXY(corners), None)
        self._middles.setToGeometry(QgsGeometry.fromMultiPointXY(self._all_middles()), None)
        self._mark(self._touched)

    def _mark(self, number: int | None) -> None:
        self._hot.reset(Qgis.GeometryType.Point)
        if number is not None:
            self._hot.addPoint(QgsPointXY(self._geometry.vertexAt(number)))

    def _all_middles(self) -> list[QgsPointXY]:
        rings = [ring for polygon in _polygons_of(self._geometry) for ring in polygon]
        return [
            QgsPointXY((start.x() + end.x()) / 2, (start.y() + end.y()) / 2)
            for ring in rings
            for start, end in zip(ring, ring[1:])
        ]


def _polygons_of(geometry: QgsGeometry) -> list[list[list[QgsPointXY]]]:
    if geometry.isEmpty():
        return []
    return geometry.asMultiPolygon() if geometry.isMultipart() else [geometry.asPolygon()]
