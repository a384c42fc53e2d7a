# SPDX-License-Identifier: GPL-2.0-or-later
"""The dock with all that belongs to it: its pages, their controllers, and the wires between them."""

from __future__ import annotations

from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING

from qgis.core import QgsProject
from qgis.PyQt.QtCore import QObject, Qt, pyqtSignal

from ..core.imagery.controller import ImageryController
from ..core.imagery.library import Library
from ..core.libraries import client_package
from ..core.translation import tr
from .afterwards import Afterwards
from .batch.opener import BatchOpener
from .dock import ClearSkyDock
from .exit_blocker import ExitBlocker
from .page_on_demand import PageOnDemand
from .progress_item import ProgressItem

if TYPE_CHECKING:
    from qgis.gui import QgisInterface

    from ..core.batch.controller import BatchController
    from ..core.downloads.controller import DownloadsController
    from ..core.imagery.state import ImageryState
    from ..core.office import Office
    from .downloads.page import DownloadsPage
    from .orders.order_map import OrderMap
    from .orders.page import OrdersPage

LATER_MODULES = (
    ".orders.draw_wiring",
    ".orders.order_map",
    ".orders.page",
    ".orders.rest_wiring",
    ".orders.wiring",
    "..core.orders.room",
    "..core.downloads.controller",
    ".downloads.page",
    ".downloads.recent",
    ".downloads.wiring",
)
"""What the pages behind the imagery page are made of."""


class Workplace(QObject):
    """Build the dock and connect it; `open` registers it with QGIS, `close_down` undoes all in the mirror of that."""

    visibility_changed = pyqtSignal(bool)

    def __init__(self, iface: QgisInterface, office: Office) -> None:
        super().__init__()
        project = QgsProject.instance()
        self._iface = iface
        self._office = office
        self._order_map: OrderMap | None = None
        self._downloads: DownloadsController | None = None
        self.library = Library(office.ledger, office.queue, project)
        self.controller = ImageryController(
            office.service, office.queue, project, office.ledger, self.library
        )
        self.dock = ClearSkyDock(iface, self.controller, self.library)
        self.dock.visibilityChanged.connect(self.visibility_changed)
        self.batch = BatchOpener(iface, self._make_batch)
        self.dock.page.batch_button.clicked.connect(lambda: self.batch.open_with(self.controller.state))
        self.orders_tab = PageOnDemand(self._make_orders_page)
        self.dock.add_page(self.orders_tab, tr("Orders"))
        self.downloads_tab = PageOnDemand(self._make_downloads_page)
        self.dock.add_page(self.downloads_tab, tr("Downloads"))
        self.progress = ProgressItem(iface.messageBar(), self.dock)
        self._connect_progress()
        self._exit_blocker = ExitBlocker(self._is_paying, iface.mainWindow())
        self._afterwards: Afterwards | None = None

    def open(self) -> None:
        """Register the dock with QGIS, open the ledger, and let the other pages be made in a quiet moment."""
        if self._afterwards is not None:
            return
        self._iface.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, self.dock)
        self._iface.registerApplicationExitBlocker(self._exit_blocker)
        pages = (self.downloads_tab.page, self.orders_tab.page)
        steps = (self.library.look_again, *pages) if self.library.start() else pages
        self._afterwards = Afterwards(self._office.queue, _load_the_rest, steps, self)

    def close_down(self) -> None:
        """Take the dock away, and everything that hangs on it."""
        if self._afterwards is not None:
            self._afterwards.give_up()
            self._iface.unregisterApplicationExitBlocker(self._exit_blocker)
            self._iface.removeDockWidget(self.dock)
        self.dock.visibilityChanged.disconnect(self.visibility_changed)
        if self._order_map is not None:
            self.controller.state_changed.disconnect(self._on_imagery_changed)
            self._order_map.close_down()
        self.progress.close_down()
        self.batch.close_down()
        self.dock.close_down()
        for part in (self.dock, self._downloads, self.controller, self.library, self):
            if part is not None:
                part.deleteLater()

    def _make_orders_page(self) -> OrdersPage:
        from .orders.draw_wiring import DrawWiring
        from .orders.order_map import OrderMap
        from .orders.page import OrdersPage
        from .orders.rest_wiring import RestWiring
        from .orders.wiring import MapViewFilter, connect_orders

        orders, canvas = self._office.orders, self._iface.mapCanvas()
        orders.grounds.failed.connect(self.controller.tell_problem)
        self.controller.state_changed.connect(self._on_imagery_changed)
        self._on_imagery_changed(self.controller.state)
        page = OrdersPage(orders)
        self._order_map = OrderMap(canvas, page.form, orders.controller, orders.picker)
        MapViewFilter(page, orders, canvas)
        connect_orders(page, orders, self.controller, self.library, self.dock, self.batch)
        RestWiring(self.dock, self.orders_tab, self.controller, orders.controller)
        DrawWiring(page.form, self.dock.page.area, canvas)
        return page

    def _make_downloads_page(self) -> DownloadsPage:
        """Make the list of downloads, and the last few of them below the price."""
        from ..core.downloads.controller import DownloadsController
        from .downloads.page import DownloadsPage
        from .downloads.recent import RecentDownloads
        from .downloads.wiring import connect_downloads, connect_recent

        office, canvas = self._office, self._iface.mapCanvas()
        downloads = self._downloads = DownloadsController(
            office.ledger,
            office.queue,
            QgsProject.instance(),
            area_names=self.controller.areas.recent.given_names,
        )
        page = DownloadsPage(downloads)
        connect_downloads(page, downloads, self.controller, self.library, canvas)
        recent = RecentDownloads(downloads)
        connect_recent(recent, page)
        recent.all_requested.connect(partial(self.dock.show_page, self.downloads_tab))
        self.dock.page.add_section(recent)
        downloads.refresh()
        return page

    def _connect_progress(self) -> None:
        self.progress.view_requested.connect(partial(self.dock.show_page, self.downloads_tab))
        self.progress.stop_requested.connect(self.controller.cancel)
        self.controller.state_changed.connect(self.progress.show_imagery)

    def _make_batch(self) -> BatchController:
        from ..core.batch.controller import BatchController

        office = self._office
        batch = BatchController(office.service, office.queue, QgsProject.instance(), office.ledger)
        batch.state_changed.connect(self.progress.show_batch)
        self.progress.stop_requested.connect(batch.cancel)
        return batch

    def _is_paying(self) -> bool:
        """Whether something that costs money is under way."""
        return self.controller.is_fetching() or self._office.is_placing or self.batch.is_fetching

    def _on_imagery_changed(self, state: ImageryState) -> None:
        self._office.orders.controller.set_area(state.aoi)


def _load_the_rest() -> None:
    """Import the client, which is needed first, and what the other pages are made of."""
    client_package()
    for name in LATER_MODULES:
        import_module(name, __package__)
