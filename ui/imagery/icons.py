# SPDX-License-Identifier: GPL-2.0-or-later
"""Our own icons, drawn in the palette's colours: QGIS's SVG cache puts them in where the drawings leave them open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QEvent, QSize
from qgis.PyQt.QtGui import QIcon, QPalette, QPixmap

from ...core.about import resource_path
from ..section import text_palette

if TYPE_CHECKING:
    from qgis.PyQt.QtWidgets import QAbstractButton, QWidget

DRAWN_PX = 64
"""Large enough for a sharp icon on a screen of twice the resolution."""
RESTYLED = (QEvent.Type.PaletteChange, QEvent.Type.StyleChange, QEvent.Type.FontChange)
"""What tells that icons are to be drawn anew."""
SMALLEST_PX, LARGEST_PX = 18, 20
"""Icons grow a little with the type, but a row of them still fits a dock of 300 px."""


def palette_icon(name: str, palette: QPalette) -> QIcon:
    """Draw `resources/icons/<name>.svg` in a palette's text and highlight colours, also for a disabled button."""
    icon = QIcon()
    for group, mode in (
        (QPalette.ColorGroup.Active, QIcon.Mode.Normal),
        (QPalette.ColorGroup.Disabled, QIcon.Mode.Disabled),
    ):
        text = palette.color(group, QPalette.ColorRole.WindowText)
        highlight = palette.color(group, QPalette.ColorRole.Highlight)
        path = resource_path("icons", f"{name}.svg")
        image, _fits = QgsApplication.svgCache().svgAsImage(path, DRAWN_PX, highlight, text, 1.0, 1.0)
        icon.addPixmap(QPixmap.fromImage(image), mode)
    return icon


def dress(button: QAbstractButton, name: str, like: QWidget) -> None:
    """Give a button one of our icons, in the colours of text and as large as the type around it."""
    side_px = min(max(like.fontMetrics().height(), SMALLEST_PX), LARGEST_PX)
    button.setIcon(palette_icon(name, text_palette()))
    button.setIconSize(QSize(side_px, side_px))
