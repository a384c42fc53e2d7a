# SPDX-License-Identifier: GPL-2.0-or-later
"""A part of the area that is marked on the map by a hatch: colour alone would not tell it from the rest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QPalette

from .aoi_tools import AreaBand

if TYPE_CHECKING:
    from qgis.gui import QgsMapCanvas

HATCH_WIDTH_PX = 1


class HatchBand(AreaBand):
    """An area's band, hatched in the palette's text colour over the background's, so that it shows on any map."""

    def __init__(self, canvas: QgsMapCanvas) -> None:
        super().__init__(canvas)
        palette, band = canvas.palette(), self.rubber_band
        band.setWidth(HATCH_WIDTH_PX)
        band.setBrushStyle(Qt.BrushStyle.BDiagPattern)
        band.setStrokeColor(palette.color(QPalette.ColorRole.WindowText))
        band.setSecondaryStrokeColor(palette.color(QPalette.ColorRole.Window))
        band.setFillColor(palette.color(QPalette.ColorRole.WindowText))
