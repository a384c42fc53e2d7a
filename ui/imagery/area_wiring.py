# SPDX-License-Identifier: GPL-2.0-or-later
"""The area's section, the map tools and the controller, joined: what one begins the other carries out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.core import QgsGeometry
from qgis.gui import QgsMapToolExtent
from qgis.PyQt.QtCore import QObject, pyqtSignal
from qgis.PyQt.QtWidgets import QApplication, QFileDialog

from ...core.area.sources import area_of_file, area_of_layer, area_of_text
from ...core.translation import tr
from .aoi_tools import AreaBand, PolygonTool
from .canvas_menu import CanvasMenu

if TYPE_CHECKING:
    from qgis.core import QgsCoordinateReferenceSystem, QgsRectangle
    from qgis.gui import QgisInterface

    from ...core.area.sources import DrawnArea
    from ...core.imagery.controller import ImageryController
    from ...core.imagery.state import ImageryState
    from .area_section import AreaSection

FILE_FILTER = "Maps of polygons (*.gpkg *.shp *.geojson *.json *.kml *.kmz);;All files (*)"


class AreaWiring(QObject):
    """Carry the area from the canvas, a layer, a file or text to the controller, and show it on the canvas."""

    chosen_on_canvas = pyqtSignal()
    """A polygon was chosen in the canvas's own menu: the page should come into view."""

    def __init__(self, section: AreaSection, iface: QgisInterface, controller: ImageryController) -> None:
        super().__init__(section)
        self._section = section
        self._iface = iface
        self._canvas = iface.mapCanvas()
        self._controller = controller
        self._band = AreaBand(self._canvas)
        self._tool = PolygonTool(self._canvas, iface.cadDockWidget())
        self._rectangle_tool = QgsMapToolExtent(self._canvas)
        self._menu = CanvasMenu(self._canvas, self._on_area_chosen)
        self._connect()

    def close_down(self) -> None:
        """Give the canvas back as it was found."""
        for tool in (self._tool, self._rectangle_tool):
            self._canvas.unsetMapTool(tool)
            tool.deleteLater()
        self._menu.remove()
        self._band.remove()

    def render_state(self, state: ImageryState) -> None:
        """Show the area on the canvas; once its image is there, only as an outline."""
        self._band.show(state.aoi.to_geometry() if state.aoi else None)
        self._band.set_filled(filled=state.loaded is None)

    def _connect(self) -> None:
        section = self._section
        section.draw_toggled.connect(self._on_draw_toggled)
        section.rectangle_toggled.connect(self._on_rectangle_toggled)
        section.extent_requested.connect(self._on_extent_requested)
        section.selection_requested.connect(self._on_selection_requested)
        section.layer_requested.connect(self._on_layer_requested)
        section.file_requested.connect(self._on_file_requested)
        section.paste_requested.connect(self._on_paste_requested)
        section.clear_requested.connect(self._controller.clear_area)
        self._tool.polygon_drawn.connect(self._on_polygon_drawn)
        self._tool.deactivated.connect(lambda: section.draw_button.setChecked(False))
        self._rectangle_tool.extentChanged.connect(self._on_rectangle_drawn)
        self._rectangle_tool.deactivated.connect(lambda: section.rectangle_button.setChecked(False))

    def _on_draw_toggled(self, on: bool) -> None:  # noqa: FBT001 (a Qt slot)
        if on:
            self._canvas.setMapTool(self._tool)
        else:
            self._canvas.unsetMapTool(self._tool)

    def _on_polygon_drawn(self, geometry: QgsGeometry, crs: QgsCoordinateReferenceSystem) -> None:
        self._section.draw_button.setChecked(False)
        self._controller.set_area(geometry, crs)

    def _on_extent_requested(self) -> None:
        crs = self._canvas.mapSettings().destinationCrs()
        self._controller.set_area(QgsGeometry.fromRect(self._canvas.extent()), crs)

    def _on_selection_requested(self) -> None:
        layer = self._iface.activeLayer()
        self._controller.take_area(lambda: area_of_layer(layer, selected_only=True))

    def _on_layer_requested(self) -> None:
        layer = self._iface.activeLayer()
        self._controller.take_area(lambda: area_of_layer(layer, selected_only=False))

    def _on_file_requested(self) -> None:
        path, _ = QFileDialog.getOpenFileName(self._section, tr("Area from File"), "", tr(FILE_FILTER))
        if path:
            self._controller.take_area(lambda: area_of_file(path))

    def _on_paste_requested(self) -> None:
        text = QApplication.clipboard().text()
        self._controller.take_area(lambda: area_of_text(text))

    def _on_area_chosen(self, area: DrawnArea) -> None:
        self.chosen_on_canvas.emit()
        self._controller.take_area(lambda: area)

    def _on_rectangle_toggled(self, on: bool) -> None:  # noqa: FBT001 (a Qt slot)
        if on:
            self._canvas.setMapTool(self._rectangle_tool)
        else:
            self._canvas.unsetMapTool(self._rectangle_tool)

    def _on_rectangle_drawn(self, box: QgsRectangle) -> None:
        self._section.rectangle_button.setChecked(False)
        if not box.isEmpty():
            crs = self._canvas.mapSettings().destinationCrs()
            self._controller.set_area(QgsGeometry.fromRect(box), crs)
