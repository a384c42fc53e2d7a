# SPDX-License-Identifier: GPL-2.0-or-later
"""The area's section, the canvas and the core's areas, joined: what one begins the other carries out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.core import QgsGeometry
from qgis.gui import QgsProjectionSelectionDialog
from qgis.PyQt.QtCore import QObject, pyqtSignal
from qgis.PyQt.QtWidgets import QApplication, QFileDialog, QInputDialog

from ...core.area.sources import DrawnArea, area_of_file_layer, area_of_text
from ...core.translation import tr
from ..formats import count_text
from .area_canvas import AreaCanvas
from .canvas_menu import CanvasMenu
from .paste_key import PasteKey
from .recent_menu import RecentMenu

if TYPE_CHECKING:
    from qgis.gui import QgisInterface
    from qgis.PyQt.QtWidgets import QWidget

    from ...core.area.sources import FileLayer
    from ...core.imagery.controller import ImageryController
    from ...core.imagery.state import ImageryState
    from .area_section import AreaSection

FILE_FILTER = "Maps of polygons (*.gpkg *.shp *.geojson *.json *.kml *.kmz);;All files (*)"


class AreaWiring(QObject):
    """Carry the area from the canvas, a layer, a file or text to the core, and show it on the canvas."""

    chosen_on_canvas = pyqtSignal()
    """A polygon was chosen in the canvas's own menu: the page should come into view."""

    def __init__(
        self, page: QWidget, section: AreaSection, iface: QgisInterface, controller: ImageryController
    ) -> None:
        super().__init__(section)
        self._section = section
        self._iface = iface
        self._areas = controller.areas
        self._canvas = AreaCanvas(section, iface, self._areas)
        self._menu = CanvasMenu(iface.mapCanvas(), self._on_area_chosen)
        self._paste_key = PasteKey(page, self._on_paste_requested)
        section.recent_button.setMenu(RecentMenu(self._areas.recent, self._areas.take_recent, section))
        self._connect()

    def close_down(self) -> None:
        """Give the canvas back as it was found."""
        self._areas.layers_found.disconnect(self._on_layers_found)
        self._menu.remove()
        self._canvas.close_down()

    def render_state(self, state: ImageryState) -> None:
        """Show the area on the canvas."""
        self._canvas.render_state(state)

    def _connect(self) -> None:
        section, areas = self._section, self._areas
        section.extent_requested.connect(self._on_extent_requested)
        section.selection_requested.connect(self._on_selection_requested)
        section.layer_requested.connect(self._on_layer_requested)
        section.file_requested.connect(self._on_file_requested)
        section.paste_requested.connect(self._on_paste_requested)
        section.tile_of_area_requested.connect(self._on_tile_of_area_requested)
        section.simplify_requested.connect(areas.take_simpler)
        section.crs_requested.connect(self._on_crs_requested)
        section.clear_requested.connect(areas.clear)
        areas.layers_found.connect(self._on_layers_found)

    def _on_extent_requested(self) -> None:
        canvas = self._iface.mapCanvas()
        box, crs = canvas.extent(), canvas.mapSettings().destinationCrs()
        self._areas.take(lambda: DrawnArea(QgsGeometry.fromRect(box), crs))

    def _on_selection_requested(self) -> None:
        self._areas.read_layer(self._iface.activeLayer(), selected_only=True)

    def _on_layer_requested(self) -> None:
        self._areas.read_layer(self._iface.activeLayer(), selected_only=False)

    def _on_tile_of_area_requested(self) -> None:
        self._areas.take_tile(None, is_mini=False)

    def _on_file_requested(self) -> None:
        path, _ = QFileDialog.getOpenFileName(self._section, tr("Area from File"), "", tr(FILE_FILTER))
        if path:
            self._areas.open_file(path)

    def _on_layers_found(self, layers: tuple[FileLayer, ...]) -> None:
        titles = [_title(layer) for layer in layers]
        title, is_chosen = QInputDialog.getItem(
            self._section, tr("Area from File"), tr("Layer of polygons"), titles, editable=False
        )
        if is_chosen:
            layer = layers[titles.index(title)]
            self._areas.read(lambda: area_of_file_layer(layer))

    def _on_paste_requested(self) -> None:
        text = QApplication.clipboard().text()
        self._areas.read(lambda: area_of_text(text))

    def _on_crs_requested(self) -> None:
        dialog = QgsProjectionSelectionDialog(self._section)
        if dialog.exec() and dialog.crs().isValid():
            self._areas.set_crs(dialog.crs())

    def _on_area_chosen(self, area: DrawnArea) -> None:
        self.chosen_on_canvas.emit()
        self._areas.take(lambda: area)


def _title(layer: FileLayer) -> str:
    if layer.feature_count < 0:
        return layer.name
    return tr("{name} · {count} features").format(name=layer.name, count=count_text(layer.feature_count))
