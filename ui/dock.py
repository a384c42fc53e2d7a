# SPDX-License-Identifier: GPL-2.0-or-later
"""The dock: its pages as tabs, the imagery page over its controller."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.gui import QgsDockWidget
from qgis.PyQt.QtWidgets import QHBoxLayout, QTabWidget, QToolButton, QWidget

from ..core.translation import tr
from .imagery.area_wiring import AreaWiring
from .imagery.date_wiring import DateWiring
from .imagery.page import ImageryPage
from .imagery.price_wiring import PriceWiring
from .imagery.success_bar import bring_into_view, tell_success

if TYPE_CHECKING:
    from qgis.gui import QgisInterface
    from qgis.PyQt.QtGui import QResizeEvent

    from ..core.imagery.controller import ImageryController
    from ..core.imagery.library import Library
    from ..core.imagery.state import ImageryState
    from ..core.layers.image_layer import LoadedImage

OBJECT_NAME = "ClearSkyDock"
"""QGIS remembers a dock's place by this name."""
MIN_WIDTH_PX = 300
CORNER_MARGIN_PX = 4


class ClearSkyDock(QgsDockWidget):
    """Compose the pages, and carry the imagery page's intents to the controller."""

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
        self._area_wiring = AreaWiring(self.page, self.page.area, iface, controller)
        self._date_wiring = DateWiring(self.page.date, iface, controller)
        self._price_wiring = PriceWiring(self.page, self._canvas, controller, library)
        self._connect()
        self._render(controller.state)

    def close_down(self) -> None:
        """Give the canvas back as it was found."""
        self._controller.state_changed.disconnect(self._render)
        self._library.image_loaded.disconnect(self._on_image_loaded)
        self._library.unresolved_changed.disconnect(self.page.unresolved.render_purchases)
        self._area_wiring.close_down()
        self._price_wiring.close_down()

    def come_into_view(self) -> None:
        """Show the dock, with the imagery page before the others."""
        self.show_page(self.page)

    def add_page(self, page: QWidget, title: str) -> None:
        """Add a page behind the imagery page."""
        self.tabs.addTab(page, title)

    def show_page(self, page: QWidget) -> None:
        """Bring one of the pages to the front, and the dock with it."""
        self.setUserVisible(True)
        self.tabs.setCurrentWidget(page)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 (Qt's name)
        """Shorten the mark of play money where it would push a tab out of sight."""
        super().resizeEvent(event)
        self._fit_mark()

    def _fit_mark(self) -> None:
        self.play_button.setText(tr("Play Money"))
        needed_px = self.tabs.tabBar().sizeHint().width() + self.tabs.cornerWidget().sizeHint().width()
        if needed_px > self.tabs.width():
            self.play_button.setText(tr("Play"))

    def _lay_out(self) -> None:
        self.tabs.setDocumentMode(True)
        self.tabs.setMinimumWidth(MIN_WIDTH_PX)
        self.tabs.addTab(self.page, tr("Imagery"))
        self.tabs.setCornerWidget(self._corner())
        self.setWidget(self.tabs)

    def _corner(self) -> QWidget:
        """Keep the mark of play money off the tabs and the dock's edge."""
        corner = QWidget()
        row = QHBoxLayout(corner)
        row.setContentsMargins(CORNER_MARGIN_PX, 0, CORNER_MARGIN_PX, CORNER_MARGIN_PX)
        row.addWidget(self.play_button)
        return corner

    def _connect(self) -> None:
        page, controller = self.page, self._controller
        self._area_wiring.chosen_on_canvas.connect(self.come_into_view)
        page.product.product_changed.connect(controller.set_product)
        page.product.source_changed.connect(controller.set_source)
        self.play_button.clicked.connect(lambda: controller.use_sample(on=False))
        page.unresolved.forget_requested.connect(self._library.give_up)
        page.unresolved.finish_requested.connect(self._library.finish)
        page.unresolved.confirm_requested.connect(self._library.confirm)
        controller.state_changed.connect(self._render)
        self._library.image_loaded.connect(self._on_image_loaded)
        self._library.unresolved_changed.connect(page.unresolved.render_purchases)

    def _render(self, state: ImageryState) -> None:
        self.play_button.setVisible(state.is_play)
        self._fit_mark()
        self.page.render_state(state)
        self._area_wiring.render_state(state)
        self._price_wiring.render_state(state)

    def _on_image_loaded(self, loaded: LoadedImage) -> None:
        tell_success(self._iface, loaded)
        bring_into_view(self._canvas, loaded.layer)


def _play_button() -> QToolButton:
    """Make the mark that says that no real money is in play; it leads back to the service of the settings."""
    button = QToolButton()
    button.setText(tr("Play Money"))
    button.setToolTip(
        tr("A sandbox on this computer: nothing here costs anything. Click to leave the sample service.")
    )
    button.setAccessibleName(tr("Play Money"))
    return button
