# SPDX-License-Identifier: GPL-2.0-or-later
"""The order on the map: rubber bands and short texts that belong to no layer and leave no trace in the project."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCsException,
    QgsGeometry,
    QgsPointXY,
    QgsProject,
)
from qgis.gui import QgsMapCanvasItem
from qgis.PyQt.QtCore import QPointF, QRectF, Qt
from qgis.PyQt.QtGui import QFontMetricsF, QPainter, QPalette

from ..imagery.aoi_tools import AreaBand
from ..imagery.hatch_band import HatchBand
from .map_picture import MapPicture

if TYPE_CHECKING:
    from collections.abc import Iterable

    from qgis.gui import QgsMapCanvas
    from qgis.PyQt.QtWidgets import QStyleOptionGraphicsItem, QWidget

    from .map_picture import MapText

WGS84 = "EPSG:4326"
BAND_NAMES = ("grid", "other_zone", "ordered", "unwanted", "twice", "broken")
"""The parts of a picture, and the bands that draw them."""
OUTLINE_WIDTH_PX = 1
TEXT_BACK_OPACITY = 200
TEXT_MARGIN_PX = 3


class MapBands:
    """Draw one picture after another onto the canvas."""

    def __init__(self, canvas: QgsMapCanvas) -> None:
        self._canvas = canvas
        self._shown = MapPicture()
        self.grid = _outline(canvas, Qt.PenStyle.SolidLine)
        self.other_zone = _outline(canvas, Qt.PenStyle.DashLine)
        self.ordered = AreaBand(canvas)
        self.unwanted = HatchBand(canvas)
        self.twice = HatchBand(canvas)
        self.twice.rubber_band.setBrushStyle(Qt.BrushStyle.DiagCrossPattern)
        self.broken = HatchBand(canvas)
        self.broken.rubber_band.setBrushStyle(Qt.BrushStyle.NoBrush)
        self.broken.rubber_band.setLineStyle(Qt.PenStyle.DashLine)
        self.texts = MapTexts(canvas)

    def show(self, picture: MapPicture) -> None:
        """Draw a picture in the place of the one before; what is the same is not drawn again."""
        for name in BAND_NAMES:
            shapes = getattr(picture, name)
            if shapes == getattr(self._shown, name):
                continue
            filled = [shape for shape in shapes if not shape.isEmpty()]
            getattr(self, name).show(QgsGeometry.collectGeometry(filled) if filled else None)
        self.texts.show(picture.texts)
        self._shown = picture

    def remove(self) -> None:
        """Take everything off the canvas for good."""
        for name in BAND_NAMES:
            getattr(self, name).remove()
        self._canvas.scene().removeItem(self.texts)


class MapTexts(QgsMapCanvasItem):
    """Write short texts in the middle of their ground, in the palette's colours."""

    def __init__(self, canvas: QgsMapCanvas) -> None:
        super().__init__(canvas)
        self._canvas = canvas
        self._texts: tuple[MapText, ...] = ()

    def show(self, texts: Iterable[MapText]) -> None:
        """Write these texts in the place of those before."""
        self._texts = tuple(texts)
        self.update()

    def updatePosition(self) -> None:  # noqa: N802 (QGIS's name)
        """Follow the canvas when it is moved or zoomed."""
        self.prepareGeometryChange()
        self.update()

    def boundingRect(self) -> QRectF:  # noqa: N802 (Qt's name)
        """Claim the whole canvas."""
        return QRectF(self._canvas.rect())

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionGraphicsItem | None = None,  # noqa: ARG002 (Qt's signature)
        widget: QWidget | None = None,  # noqa: ARG002 (Qt's signature)
    ) -> None:
        """Write each text that has room."""
        for text in self.shown():
            self._write(painter, text)

    def shown(self) -> list[MapText]:
        """Return the texts that have room at the canvas's scale."""
        return [text for text in self._texts if self._has_room(text)]

    def _has_room(self, text: MapText) -> bool:
        box = self._to_map(QgsGeometry.fromRect(text.ground.boundingBox()))
        if box is None or not box.boundingBox().intersects(self._canvas.extent()):
            return False
        width_px = box.boundingBox().width() / max(self._canvas.mapUnitsPerPixel(), 1e-12)
        return width_px >= QFontMetricsF(self._canvas.font()).horizontalAdvance(text.text)

    def _write(self, painter: QPainter, text: MapText) -> None:
        middle = self._to_map(text.ground.pointOnSurface())
        if middle is None:
            return
        palette, metrics = self._canvas.palette(), QFontMetricsF(self._canvas.font())
        point: QPointF = self.toCanvasCoordinates(QgsPointXY(middle.asPoint()))
        box = metrics.boundingRect(text.text).adjusted(*_grown(TEXT_MARGIN_PX))
        box.moveCenter(point)
        painter.setFont(self._canvas.font())
        back = palette.color(QPalette.ColorRole.Window)
        back.setAlpha(TEXT_BACK_OPACITY)
        painter.fillRect(box, back)
        painter.setPen(palette.color(QPalette.ColorRole.WindowText))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text.text)

    def _to_map(self, shape: QgsGeometry) -> QgsGeometry | None:
        crs = self._canvas.mapSettings().destinationCrs()
        transform = QgsCoordinateTransform(QgsCoordinateReferenceSystem(WGS84), crs, QgsProject.instance())
        try:
            shape.transform(transform)
        except QgsCsException:
            return None
        return shape


def _grown(margin: float) -> tuple[float, float, float, float]:
    return (-margin, -margin, margin, margin)


def _outline(canvas: QgsMapCanvas, line: Qt.PenStyle) -> AreaBand:
    band = AreaBand(canvas)
    band.rubber_band.setWidth(OUTLINE_WIDTH_PX)
    band.rubber_band.setLineStyle(line)
    band.rubber_band.setBrushStyle(Qt.BrushStyle.NoBrush)
    return band
