# SPDX-License-Identifier: GPL-2.0-or-later
"""Map tools that draw an area, and the band that keeps it visible. QGIS's own capture does the digitizing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.core import Qgis, QgsCoordinateReferenceSystem, QgsGeometry, QgsPolygon
from qgis.gui import QgsMapToolCapture, QgsRubberBand
from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtGui import QColor, QPalette

if TYPE_CHECKING:
    from qgis.gui import QgsAdvancedDigitizingDockWidget, QgsMapCanvas, QgsMapMouseEvent

FILL_OPACITY = 40
LINE_WIDTH_PX = 2
MIN_CORNERS = 3


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


class AreaBand:
    """The area on the map: stays through pan, zoom and a change of the project's CRS."""

    def __init__(self, canvas: QgsMapCanvas) -> None:
        self._canvas = canvas
        self.rubber_band = QgsRubberBand(canvas, Qgis.GeometryType.Polygon)
        self._geometry: QgsGeometry | None = None
        colour = canvas.palette().color(QPalette.ColorRole.Highlight)
        self.rubber_band.setStrokeColor(colour)
        self.rubber_band.setWidth(LINE_WIDTH_PX)
        self.rubber_band.setFillColor(QColor(colour.red(), colour.green(), colour.blue(), FILL_OPACITY))
        canvas.destinationCrsChanged.connect(self._redraw)

    def show(self, geometry: QgsGeometry | None) -> None:
        """Show an area given in EPSG:4326, or none."""
        self._geometry = geometry
        self._redraw()

    def set_filled(self, *, filled: bool) -> None:
        """Fill the area, or leave only its outline so that the image inside is seen."""
        fill = self.rubber_band.fillColor()
        fill.setAlpha(FILL_OPACITY if filled else 0)
        self.rubber_band.setFillColor(fill)

    def remove(self) -> None:
        """Take the band off the canvas for good."""
        self._canvas.destinationCrsChanged.disconnect(self._redraw)
        self._canvas.scene().removeItem(self.rubber_band)

    def _redraw(self) -> None:
        self.rubber_band.reset(Qgis.GeometryType.Polygon)
        if self._geometry is not None:
            self.rubber_band.setToGeometry(self._geometry, QgsCoordinateReferenceSystem("EPSG:4326"))
