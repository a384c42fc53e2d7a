# SPDX-License-Identifier: GPL-2.0-or-later
"""Map tools that draw an area, and the band that keeps it visible. QGIS's own classes do the snapping."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.core import Qgis, QgsCoordinateReferenceSystem, QgsGeometry, QgsPointXY, QgsPolygon, QgsRectangle
from qgis.gui import QgsMapToolAdvancedDigitizing, QgsMapToolCapture, QgsRubberBand, QgsSnapIndicator
from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtGui import QColor, QPalette
from qgis.PyQt.QtWidgets import QApplication

if TYPE_CHECKING:
    from qgis.gui import QgsAdvancedDigitizingDockWidget, QgsMapCanvas, QgsMapMouseEvent
    from qgis.PyQt.QtCore import QPoint
    from qgis.PyQt.QtGui import QKeyEvent

FILL_OPACITY = 40
LINE_WIDTH_PX = 2
MIN_CORNERS = 3


def dress_band(band: QgsRubberBand, canvas: QgsMapCanvas) -> None:
    """Draw a band in the palette's highlight colour."""
    colour = canvas.palette().color(QPalette.ColorRole.Highlight)
    band.setStrokeColor(colour)
    band.setWidth(LINE_WIDTH_PX)
    band.setFillColor(QColor(colour.red(), colour.green(), colour.blue(), FILL_OPACITY))


class PolygonTool(QgsMapToolCapture):
    """Draw one polygon: snapping, Backspace, Esc and the right click to finish are QGIS's own."""

    polygon_drawn = pyqtSignal(QgsGeometry, QgsCoordinateReferenceSystem)
    """The polygon and the CRS it was drawn in."""

    def __init__(self, canvas: QgsMapCanvas, cad_dock: QgsAdvancedDigitizingDockWidget) -> None:
        super().__init__(canvas, cad_dock, QgsMapToolCapture.CaptureMode.CapturePolygon)

    def capabilities(self) -> QgsMapToolCapture.Capability:
        """Say that nothing beyond straight sides is needed."""
        return QgsMapToolCapture.Capability.NoCapabilities

    def supportsTechnique(self, technique: Qgis.CaptureTechnique) -> bool:  # noqa: N802 (QGIS's name)
        """Say that corners are clicked one by one."""
        return technique == Qgis.CaptureTechnique.StraightSegments

    def layer(self) -> None:
        """Say that no layer is drawn on: QGIS would give the corners in the current layer's CRS otherwise."""
        return

    def cadCanvasReleaseEvent(self, event: QgsMapMouseEvent) -> None:  # noqa: N802 (QGIS's name)
        """Let QGIS handle the click, and tell the polygon that a right click has finished.

        QGIS 3.40 does not call `polygonCaptured` in Python, so the curve is taken before it is dropped.
        """
        is_last = event.button() == Qt.MouseButton.RightButton and self.size() >= MIN_CORNERS
        polygon = self._polygon() if is_last else None
        super().cadCanvasReleaseEvent(event)
        if polygon is not None:
            self.polygon_drawn.emit(polygon, self.canvas().mapSettings().destinationCrs())

    def _polygon(self) -> QgsGeometry:
        ring = self.captureCurve().curveToLine()
        ring.close()
        return QgsGeometry(QgsPolygon(ring))


class RectangleTool(QgsMapToolAdvancedDigitizing):
    """Draw one rectangle along the map's axes: drag it, or click two opposite corners.

    Both corners snap. The right click finishes at the mouse; Backspace and Esc take the first corner back.
    """

    rectangle_drawn = pyqtSignal(QgsGeometry, QgsCoordinateReferenceSystem)
    """The rectangle and the CRS it was drawn in."""

    def __init__(self, canvas: QgsMapCanvas, cad_dock: QgsAdvancedDigitizingDockWidget) -> None:
        super().__init__(canvas, cad_dock)
        self.first_corner: QgsPointXY | None = None
        self._pressed_px: QPoint | None = None
        self._snap_mark: QgsSnapIndicator | None = None
        self._band = QgsRubberBand(canvas, Qgis.GeometryType.Polygon)
        dress_band(self._band, canvas)

    def cadCanvasPressEvent(self, event: QgsMapMouseEvent) -> None:  # noqa: N802 (QGIS's name)
        """Take the first corner."""
        if event.button() == Qt.MouseButton.LeftButton and self.first_corner is None:
            self.first_corner = event.mapPoint()
            self._pressed_px = event.pos()

    def cadCanvasMoveEvent(self, event: QgsMapMouseEvent) -> None:  # noqa: N802 (QGIS's name)
        """Show the rectangle so far, and what the mouse would snap to."""
        if self._snap_mark is not None:
            self._snap_mark.setMatch(event.mapPointMatch())
        if self.first_corner is not None:
            self._band.setToGeometry(
                QgsGeometry.fromRect(QgsRectangle(self.first_corner, event.mapPoint())), None
            )

    def cadCanvasReleaseEvent(self, event: QgsMapMouseEvent) -> None:  # noqa: N802 (QGIS's name)
        """Finish at the second corner; letting go where the first was pressed is no second corner yet."""
        if self.first_corner is None:
            return
        pressed_px, self._pressed_px = self._pressed_px, None
        if pressed_px is not None and event.button() == Qt.MouseButton.LeftButton:
            moved_px = (event.pos() - pressed_px).manhattanLength()
            if moved_px < QApplication.startDragDistance():
                return
        box = QgsRectangle(self.first_corner, event.mapPoint())
        self._start_over()
        if not box.isEmpty():
            crs = self.canvas().mapSettings().destinationCrs()
            self.rectangle_drawn.emit(QgsGeometry.fromRect(box), crs)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        """Take the first corner back."""
        if self.first_corner is not None and event.key() in (Qt.Key.Key_Backspace, Qt.Key.Key_Escape):
            self._start_over()
            event.accept()
        else:
            super().keyPressEvent(event)

    def activate(self) -> None:
        """Show what the mouse would snap to; the mark must not outlive the canvas, so it is gone with the tool."""
        super().activate()
        self._snap_mark = QgsSnapIndicator(self.canvas())

    def deactivate(self) -> None:
        """Leave nothing behind on the canvas."""
        self._start_over()
        self._snap_mark = None
        super().deactivate()

    def close_down(self) -> None:
        """Take the band off the canvas for good: it is the canvas's, and would outlive the tool."""
        self.canvas().scene().removeItem(self._band)

    def _start_over(self) -> None:
        self.first_corner = self._pressed_px = None
        self._band.reset(Qgis.GeometryType.Polygon)


class AreaBand:
    """The area on the map: stays through pan, zoom and a change of the project's CRS."""

    def __init__(self, canvas: QgsMapCanvas) -> None:
        self._canvas = canvas
        self.rubber_band = QgsRubberBand(canvas, Qgis.GeometryType.Polygon)
        self._geometry: QgsGeometry | None = None
        dress_band(self.rubber_band, canvas)
        canvas.destinationCrsChanged.connect(self._redraw)

    def show(self, geometry: QgsGeometry | None) -> None:
        """Show an area given in EPSG:4326, or none."""
        self._geometry = geometry
        self._redraw()

    def set_filled(self, *, filled: bool) -> None:
        """Fill the area, or leave only its outline so that the image inside is seen."""
        fill = self.rubber_band.fillColor()
        opacity = FILL_OPACITY if filled else 0
        if fill.alpha() != opacity:
            fill.setAlpha(opacity)
            self.rubber_band.setFillColor(fill)

    def remove(self) -> None:
        """Take the band off the canvas for good."""
        self._canvas.destinationCrsChanged.disconnect(self._redraw)
        self._canvas.scene().removeItem(self.rubber_band)

    def _redraw(self) -> None:
        self.rubber_band.reset(Qgis.GeometryType.Polygon)
        if self._geometry is not None:
            self.rubber_band.setToGeometry(self._geometry, QgsCoordinateReferenceSystem("EPSG:4326"))
