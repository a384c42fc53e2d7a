# SPDX-License-Identifier: GPL-2.0-or-later
"""Draw an area from the order form: the Imagery page's tool, and the rules for orders while one draws (contract 8)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.core import QgsGeometry, QgsPointXY, QgsProject
from qgis.gui import QgsMapToolCapture
from qgis.PyQt.QtCore import QEvent, QObject
from qgis.PyQt.QtGui import QMouseEvent

from ...core.area.aoi import aoi_from_geometry
from ...core.errors import AoiError
from ...core.orders.area import order_areas
from .where_words import order_area_words

if TYPE_CHECKING:
    from qgis.gui import QgsMapCanvas

    from ..imagery.area_section import AreaSection
    from .form import OrderForm

FEWEST_CORNERS = 2
"""With the mouse they are a triangle."""


class DrawWiring(QObject):
    """Join the form's draw button with the Imagery page's own, and judge what is drawn at every move."""

    def __init__(self, form: OrderForm, section: AreaSection, canvas: QgsMapCanvas) -> None:
        super().__init__(form)
        self._where = form.where
        self._section = section
        self._canvas = canvas
        form.where.draw_button.clicked.connect(section.draw_button.click)
        section.draw_button.toggled.connect(form.where.draw_button.setChecked)
        canvas.viewport().installEventFilter(self)

    def eventFilter(self, viewport: QObject, event: QEvent) -> bool:  # noqa: N802, ARG002 (Qt's name and signature)
        """Look at the mouse's moves, and let every event pass."""
        if not (isinstance(event, QMouseEvent) and event.type() == QEvent.Type.MouseMove):
            return False
        if self._section.draw_button.isChecked():
            self._judge(self._canvas.getCoordinateTransform().toMapCoordinates(event.pos()))
        return False

    def _judge(self, point: QgsPointXY) -> None:
        """Say what the area would measure and break if it ended here."""
        tool = self._canvas.mapTool()
        is_drawing = isinstance(tool, QgsMapToolCapture) and tool.size() >= FEWEST_CORNERS
        if not is_drawing or not self._where.isVisible():
            return
        corners = [QgsPointXY(corner) for corner in tool.captureCurve().points()]
        try:
            aoi = aoi_from_geometry(
                QgsGeometry.fromPolygonXY([[*corners, point]]),
                self._canvas.mapSettings().destinationCrs(),
                QgsProject.instance().transformContext(),
            )
        except AoiError:
            return  # not an area yet: three corners in a line, say
        self._where.show_while_drawing(order_area_words(order_areas(aoi).apart))
