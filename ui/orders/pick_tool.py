# SPDX-License-Identifier: GPL-2.0-or-later
"""The map tool that picks squares: a click for one, a drag for many, a right click or Esc to end."""

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
from qgis.gui import QgsMapTool, QgsRubberBand
from qgis.PyQt.QtCore import QRect, Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QApplication

if TYPE_CHECKING:
    from qgis.gui import QgsMapCanvas, QgsMapMouseEvent
    from qgis.PyQt.QtCore import QPoint, pyqtBoundSignal
    from qgis.PyQt.QtGui import QKeyEvent

EDGE_PARTS = 8
"""A side of the dragged box is bent in this many places: what is straight on the map is not in degrees."""


class PickTool(QgsMapTool):
    """Tell where was clicked and what was dragged over, in EPSG:4326."""

    point_clicked = pyqtSignal(QgsPointXY)
    box_dragged = pyqtSignal(QgsGeometry, bool)
    """The box, and whether Ctrl was held: what it meets is to be let go."""
    hovered = pyqtSignal(QgsPointXY)
    finished = pyqtSignal()
    """The user wants no more of it."""

    def __init__(self, canvas: QgsMapCanvas) -> None:
        super().__init__(canvas)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self._pressed: QPoint | None = None
        self._box_band: QgsRubberBand | None = None

    def canvasPressEvent(self, event: QgsMapMouseEvent) -> None:  # noqa: N802 (QGIS's name)
        """Begin a click or a drag."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed = event.pos()

    def canvasMoveEvent(self, event: QgsMapMouseEvent) -> None:  # noqa: N802 (QGIS's name)
        """Draw the box that is being dragged, or tell what the mouse is over."""
        if self._pressed is not None and self._is_drag(event.pos()):
            self._draw_box(event.pos())
        elif self._pressed is None:
            self._tell(self.hovered, QgsGeometry.fromPointXY(event.originalMapPoint()))

    def canvasReleaseEvent(self, event: QgsMapMouseEvent) -> None:  # noqa: N802 (QGIS's name)
        """Pick what was clicked or dragged over; the right button ends."""
        if event.button() == Qt.MouseButton.RightButton:
            self._drop_box()
            self.finished.emit()
        elif event.button() == Qt.MouseButton.LeftButton and self._pressed is not None:
            if self._is_drag(event.pos()):
                is_letting_go = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
                self._tell(self.box_dragged, self._box(event.pos()), is_letting_go)
            else:
                self._tell(self.point_clicked, QgsGeometry.fromPointXY(event.originalMapPoint()))
            self._drop_box()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        """End with Esc; QGIS passes no key on while a mouse button is down."""
        if event.key() == Qt.Key.Key_Escape:
            self.finished.emit()
        else:
            event.ignore()

    def deactivate(self) -> None:
        """Leave nothing on the canvas."""
        self._drop_box()
        super().deactivate()

    def _is_drag(self, point: QPoint) -> bool:
        return (point - self._pressed).manhattanLength() >= QApplication.startDragDistance()

    def _box(self, point: QPoint) -> QgsGeometry:
        corners = QRect(self._pressed, point).normalized()
        points = (corners.topLeft(), corners.topRight(), corners.bottomRight(), corners.bottomLeft())
        ring = [self.toMapCoordinates(corner) for corner in points]
        return QgsGeometry.fromPolygonXY([ring])

    def _draw_box(self, point: QPoint) -> None:
        if self._box_band is None:
            self._box_band = QgsRubberBand(self.canvas(), Qgis.GeometryType.Polygon)
            self._box_band.setColor(self.digitizingStrokeColor())
            self._box_band.setFillColor(self.digitizingFillColor())
        self._box_band.setToGeometry(self._box(point), None)

    def _drop_box(self) -> None:
        self._pressed = None
        if self._box_band is not None:
            self.canvas().scene().removeItem(self._box_band)
            self._box_band = None

    def _tell(self, signal: pyqtBoundSignal, shape: QgsGeometry, *extra: bool) -> None:
        """Send a shape of the map in degrees; where the map shows no place on Earth there is nothing to tell."""
        wgs84 = QgsCoordinateReferenceSystem("EPSG:4326")
        transform = QgsCoordinateTransform(
            self.canvas().mapSettings().destinationCrs(), wgs84, QgsProject.instance()
        )
        moved = shape.densifyByCount(EDGE_PARTS) if shape.type() == Qgis.GeometryType.Polygon else shape
        try:
            moved.transform(transform)
        except QgsCsException:
            return
        is_point = moved.type() == Qgis.GeometryType.Point
        signal.emit(moved.asPoint() if is_point else moved, *extra)
