# SPDX-License-Identifier: GPL-2.0-or-later
"""The dock: one page over one controller, the drawing tool on the canvas, and the area's band."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.core import QgsGeometry
from qgis.gui import QgsDockWidget, QgsMapToolExtent
from qgis.PyQt.QtWidgets import QApplication, QFileDialog, QTabWidget, QToolButton, QWidget

from ..core.area.sources import area_of_file, area_of_layer, area_of_text
from ..core.translation import tr
from .imagery.aoi_tools import AreaBand, PolygonTool
from .imagery.canvas_menu import CanvasMenu
from .imagery.page import ImageryPage
from .imagery.success_bar import bring_into_view, tell_success

if TYPE_CHECKING:
    from qgis.core import QgsCoordinateReferenceSystem, QgsRectangle
    from qgis.gui import QgisInterface

    from ..core.area.sources import DrawnArea
    from ..core.imagery.controller import ImageryController
    from ..core.imagery.library import Library
    from ..core.imagery.state import ImageryState
    from ..core.layers.image_layer import LoadedImage

OBJECT_NAME = "ClearSkyDock"
"""QGIS remembers a dock's place by this name."""
MIN_WIDTH_PX = 300
FILE_FILTER = "Maps of polygons (*.gpkg *.shp *.geojson *.json *.kml *.kmz);;All files (*)"


class ClearSkyDock(QgsDockWidget):
    """Compose the page and the map tools, and carry intents to the controller."""

    def __init__(self, iface: QgisInterface, controller: ImageryController, library: Library) -> None:
        super().__init__(tr("ClearSKY"), iface.mainWindow())
        self.setObjectName(OBJECT_NAME)
        self._canvas = iface.mapCanvas()
        self._iface = iface
        self._controller = controller
        self._library = library
        self.page = ImageryPage()
        self.tabs = QTabWidget()
        self.play_button = _play_button()
        self._lay_out()
        self._band = AreaBand(self._canvas)
        self._tool = PolygonTool(self._canvas, iface.cadDockWidget())
        self._menu = CanvasMenu(self._canvas, self._on_area_chosen)
        self._rectangle_tool = QgsMapToolExtent(self._canvas)
        self._connect()
        self._render(controller.state)

    def close_down(self) -> None:
        """Give the canvas back as it was found."""
        self._controller.state_changed.disconnect(self._render)
        self._library.image_loaded.disconnect(self._on_image_loaded)
        self._library.unresolved_changed.disconnect(self.page.unresolved.render_purchases)
        for tool in (self._tool, self._rectangle_tool):
            self._canvas.unsetMapTool(tool)
            tool.deleteLater()
        self._menu.remove()
        self._band.remove()

    def add_page(self, page: QWidget, title: str) -> None:
        """Add a page behind the imagery page."""
        self.tabs.addTab(page, title)

    def _lay_out(self) -> None:
        self.tabs.setDocumentMode(True)
        self.tabs.setMinimumWidth(MIN_WIDTH_PX)
        self.tabs.addTab(self.page, tr("Imagery"))
        self.tabs.setCornerWidget(self.play_button)
        self.setWidget(self.tabs)

    def _connect(self) -> None:
        page, controller = self.page, self._controller
        page.area.draw_toggled.connect(self._on_draw_toggled)
        page.area.extent_requested.connect(self._on_extent_requested)
        page.area.selection_requested.connect(self._on_selection_requested)
        page.area.layer_requested.connect(self._on_layer_requested)
        page.area.file_requested.connect(self._on_file_requested)
        page.area.paste_requested.connect(self._on_paste_requested)
        page.area.rectangle_toggled.connect(self._on_rectangle_toggled)
        page.area.clear_requested.connect(controller.clear_area)
        page.date.date_picked.connect(controller.set_date)
        page.product.product_changed.connect(controller.set_product)
        page.product.source_changed.connect(controller.set_source)
        page.price.get_requested.connect(controller.get_image)
        page.price.ask_again_requested.connect(controller.ask_again)
        page.price.cancel_requested.connect(controller.cancel)
        page.price.sample_requested.connect(lambda: controller.use_sample(on=True))
        self.play_button.clicked.connect(lambda: controller.use_sample(on=False))
        page.unresolved.forget_requested.connect(self._library.give_up)
        self._tool.polygon_drawn.connect(self._on_polygon_drawn)
        self._rectangle_tool.extentChanged.connect(self._on_rectangle_drawn)
        self._rectangle_tool.deactivated.connect(lambda: page.area.rectangle_button.setChecked(False))
        self._tool.deactivated.connect(lambda: page.area.draw_button.setChecked(False))
        controller.state_changed.connect(self._render)
        self._library.image_loaded.connect(self._on_image_loaded)
        self._library.unresolved_changed.connect(page.unresolved.render_purchases)

    def _render(self, state: ImageryState) -> None:
        self.play_button.setVisible(state.is_play)
        self.page.render_state(state)
        self._band.show(state.aoi.to_geometry() if state.aoi else None)
        self._band.set_filled(filled=state.loaded is None)

    def _on_image_loaded(self, loaded: LoadedImage) -> None:
        tell_success(self._iface.messageBar(), loaded)
        bring_into_view(self._canvas, loaded.layer)

    def _on_draw_toggled(self, on: bool) -> None:  # noqa: FBT001 (a Qt slot)
        if on:
            self._canvas.setMapTool(self._tool)
        else:
            self._canvas.unsetMapTool(self._tool)

    def _on_polygon_drawn(self, geometry: QgsGeometry, crs: QgsCoordinateReferenceSystem) -> None:
        self.page.area.draw_button.setChecked(False)
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
        path, _ = QFileDialog.getOpenFileName(self, tr("Area from File"), "", tr(FILE_FILTER))
        if path:
            self._controller.take_area(lambda: area_of_file(path))

    def _on_paste_requested(self) -> None:
        text = QApplication.clipboard().text()
        self._controller.take_area(lambda: area_of_text(text))

    def _on_area_chosen(self, area: DrawnArea) -> None:
        self.setUserVisible(True)
        self.tabs.setCurrentWidget(self.page)
        self._controller.take_area(lambda: area)

    def _on_rectangle_toggled(self, on: bool) -> None:  # noqa: FBT001 (a Qt slot)
        if on:
            self._canvas.setMapTool(self._rectangle_tool)
        else:
            self._canvas.unsetMapTool(self._rectangle_tool)

    def _on_rectangle_drawn(self, box: QgsRectangle) -> None:
        self.page.area.rectangle_button.setChecked(False)
        if not box.isEmpty():
            crs = self._canvas.mapSettings().destinationCrs()
            self._controller.set_area(QgsGeometry.fromRect(box), crs)


def _play_button() -> QToolButton:
    """Make the mark that says that no real money is in play; it leads back to the service of the settings."""
    button = QToolButton()
    button.setText(tr("Play money"))
    button.setToolTip(
        tr("A sandbox on this computer: nothing here costs anything. Click to leave the sample service.")
    )
    button.setAccessibleName(tr("Play money"))
    return button
