# SPDX-License-Identifier: GPL-2.0-or-later
"""The area on the canvas: the tools that draw, edit and pick it, and the bands that show it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.gui import QgsMapToolEmitPoint
from qgis.PyQt.QtCore import QObject

from ...core.area.sources import DrawnArea
from ...core.area.tiles import place_at
from ...core.imagery.state import ImageryState
from .aoi_tools import AreaBand, PolygonTool, RectangleTool
from .corner_tool import CornerTool
from .hatch_band import HatchBand

if TYPE_CHECKING:
    from qgis.core import QgsCoordinateReferenceSystem, QgsGeometry, QgsPointXY
    from qgis.gui import QgisInterface, QgsMapTool

    from ...core.imagery.areas import Areas
    from .area_section import AreaSection


class AreaCanvas(QObject):
    """Switch the tools with the section's buttons, and hand on what they make."""

    def __init__(self, section: AreaSection, iface: QgisInterface, areas: Areas) -> None:
        super().__init__(section)
        self._section = section
        self._canvas = canvas = iface.mapCanvas()
        self._areas = areas
        self._shown = ImageryState()
        self._drawn: DrawnArea | None = None
        self._wants_minitile = False
        self._band = AreaBand(canvas)
        self.billed_band = HatchBand(canvas)
        self.polygon_tool = PolygonTool(canvas, iface.cadDockWidget())
        self.rectangle_tool = RectangleTool(canvas, iface.cadDockWidget())
        self.corner_tool = CornerTool(canvas, iface.cadDockWidget())
        self.tile_tool = QgsMapToolEmitPoint(canvas)
        self._connect()

    def close_down(self) -> None:
        """Give the canvas back as it was found."""
        self._canvas.destinationCrsChanged.disconnect(self._edit_drawn)
        for tool in (self.polygon_tool, self.rectangle_tool, self.corner_tool, self.tile_tool):
            self._canvas.unsetMapTool(tool)
            tool.deleteLater()
        self.rectangle_tool.close_down()
        self.corner_tool.close_down()
        self._band.remove()
        self.billed_band.remove()

    def render_state(self, state: ImageryState) -> None:
        """Show the area; once its image is there, only as an outline.

        Bands of many corners are slow to make, and a download tells ten new states a second: only what is new is drawn.
        """
        if state.aoi is not self._shown.aoi:
            self._band.show(state.aoi.to_geometry() if state.aoi else None)
        if state.billed_beyond is not self._shown.billed_beyond:
            self.billed_band.show(state.billed_beyond)
        self._band.set_filled(filled=state.loaded is None)
        self._shown = state
        self._drawn = state.drawn if state.aoi else None
        self._edit_drawn()

    def _connect(self) -> None:
        section = self._section
        # QGIS brings a tool's button up when another tool is taken.
        self.polygon_tool.setButton(section.draw_button)
        self.rectangle_tool.setButton(section.rectangle_button)
        self.corner_tool.setButton(section.edit_button)
        section.draw_toggled.connect(self._on_draw_toggled)
        section.rectangle_toggled.connect(self._on_rectangle_toggled)
        section.edit_toggled.connect(self._on_edit_toggled)
        section.tile_pick_requested.connect(self._on_tile_pick_requested)
        self.polygon_tool.polygon_drawn.connect(self._on_drawn)
        self.rectangle_tool.rectangle_drawn.connect(self._on_drawn)
        self.corner_tool.reshaped.connect(self._areas.reshape)
        self.corner_tool.finished.connect(self._on_edited)
        self.tile_tool.canvasClicked.connect(self._on_tile_clicked)
        self._canvas.destinationCrsChanged.connect(self._edit_drawn)

    def _on_draw_toggled(self, on: bool) -> None:  # noqa: FBT001 (a Qt slot)
        self._switch(self.polygon_tool, on=on)

    def _on_rectangle_toggled(self, on: bool) -> None:  # noqa: FBT001 (a Qt slot)
        self._switch(self.rectangle_tool, on=on)

    def _on_edit_toggled(self, on: bool) -> None:  # noqa: FBT001 (a Qt slot)
        self._switch(self.corner_tool, on=on)
        self._edit_drawn()

    def _on_edited(self) -> None:
        self._section.edit_button.setChecked(False)

    def _switch(self, tool: QgsMapTool, *, on: bool) -> None:
        if on:
            self._canvas.setMapTool(tool)
        else:
            self._canvas.unsetMapTool(tool)

    def _on_drawn(self, geometry: QgsGeometry, crs: QgsCoordinateReferenceSystem) -> None:
        self._section.draw_button.setChecked(False)
        self._section.rectangle_button.setChecked(False)
        self._areas.take(lambda: DrawnArea(geometry, crs))

    def _edit_drawn(self) -> None:
        """Give the corner tool, while it is in the hand, the area as it was drawn: with the corners its owner set."""
        if self._canvas.mapTool() is not self.corner_tool:
            return
        if self._drawn is None:
            self._section.edit_button.setChecked(False)
        else:
            self.corner_tool.edit(self._drawn.geometry, self._drawn.crs)

    def _on_tile_pick_requested(self, is_mini: bool) -> None:  # noqa: FBT001 (a Qt slot)
        self._wants_minitile = is_mini
        self._canvas.setMapTool(self.tile_tool)

    def _on_tile_clicked(self, point: QgsPointXY) -> None:
        self._canvas.unsetMapTool(self.tile_tool)
        crs = self._canvas.mapSettings().destinationCrs()
        self._areas.take_tile(place_at(point, crs), is_mini=self._wants_minitile)
