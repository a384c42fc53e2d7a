# SPDX-License-Identifier: GPL-2.0-or-later
"""The wiring: builds the rooms, connects them, registers them with QGIS, and undoes it in the mirror of that order."""

from __future__ import annotations

import datetime as dt
from functools import partial
from typing import TYPE_CHECKING

from qgis.core import QgsApplication, QgsProject
from qgis.PyQt.QtCore import Qt

from .core.connection.credentials import Credentials
from .core.translation import install_translation, remove_translation, tr

if TYPE_CHECKING:
    from qgis.gui import QgisInterface
    from qgis.PyQt.QtCore import QTranslator
    from qgis.PyQt.QtWidgets import QWidget

    from .core.algorithms.provider import ClearSkyProvider
    from .core.batch.controller import BatchController
    from .core.connection.service import Service
    from .core.downloads.controller import DownloadsController
    from .core.imagery.controller import ImageryController
    from .core.imagery.library import Library
    from .core.imagery.state import ImageryState
    from .core.jobs.job_queue import JobQueue
    from .core.layers.attribution_function import AttributionFunction
    from .core.log import PanelHandler
    from .core.orders.browse import OrderBrowse
    from .core.orders.room import OrderRoom
    from .core.purchases.ledger import Ledger
    from .ui.batch.opener import BatchOpener
    from .ui.browser.entry import BrowserEntry
    from .ui.dock import ClearSkyDock
    from .ui.entry_points import EntryPoints
    from .ui.exit_blocker import ExitBlocker
    from .ui.locator_filter import Target, TargetKind
    from .ui.options.factory import OptionsFactory
    from .ui.options.page import OptionsPage
    from .ui.orders.order_map import OrderMap
    from .ui.orders.page import OrdersPage
    from .ui.page_on_demand import PageOnDemand
    from .ui.progress_item import ProgressItem


class ClearSkyPlugin:
    """What QGIS starts and stops. The dock and all behind it are made when it is first shown."""

    def __init__(self, iface: QgisInterface) -> None:
        self.iface = iface
        self.credentials = Credentials()
        self.entries: EntryPoints | None = None
        self.options_factory: OptionsFactory | None = None
        self.queue: JobQueue | None = None
        self.service: Service | None = None
        self.ledger: Ledger | None = None
        self.library: Library | None = None
        self.controller: ImageryController | None = None
        self.downloads: DownloadsController | None = None
        self.progress: ProgressItem | None = None
        self.log_handler: PanelHandler | None = None
        self.orders: OrderRoom | None = None
        self.order_map: OrderMap | None = None
        self.orders_tab: PageOnDemand | None = None
        self.batch: BatchOpener | None = None
        self.dock: ClearSkyDock | None = None
        self.exit_blocker: ExitBlocker | None = None
        self.translator: QTranslator | None = None
        self.provider: ClearSkyProvider | None = None
        self.browser: BrowserEntry | None = None
        self.attribution: AttributionFunction | None = None

    def initGui(self) -> None:  # noqa: N802 (QGIS's name)
        """Register with QGIS; no network, no client library, no dock yet."""
        from .ui.browser.entry import BrowserEntry
        from .ui.entry_points import EntryPoints
        from .ui.options.factory import OptionsFactory

        self.translator = install_translation()
        self.entries = EntryPoints(self.iface)
        self.entries.dock_action.triggered.connect(self.show_dock)
        self.entries.draw_action.triggered.connect(self._draw_area)
        self.entries.restore_action.triggered.connect(self._restore_missing_layers)
        self.entries.add(self._targets, self._go_to)
        self.options_factory = OptionsFactory(self._make_options_page)
        self.iface.registerOptionsWidgetFactory(self.options_factory)
        self.initProcessing()
        self.browser = BrowserEntry(self.iface, self._orders_browse)
        self.browser.add()

    def initProcessing(self) -> None:  # noqa: N802 (QGIS's name; qgis_process calls this and nothing else)
        """Register the Processing provider and the expression function; nobody is asked before their use."""
        from .core.algorithms.base import Desk
        from .core.algorithms.provider import ClearSkyProvider
        from .core.layers.attribution_function import register_function
        from .ui.late_words import describe_availability, explain_error

        self.attribution = register_function()
        self.provider = ClearSkyProvider(
            Desk(self._service_in_force, self._ledger_in_force, explain_error, describe_availability)
        )
        QgsApplication.processingRegistry().addProvider(self.provider)

    def unload(self) -> None:
        """Undo what `initGui` and the first show have done, in the mirror of their order."""
        from .core.layers.attribution_function import unregister_function

        if self.browser is not None:
            self.browser.remove()
            self.browser = None
        self._remove_dock()
        if self.orders is not None:
            self.orders.close_down()
            self.orders = None
        if self.provider is not None:
            QgsApplication.processingRegistry().removeProvider(self.provider)
            self.provider = None
        if self.attribution is not None:
            unregister_function()
            self.attribution = None
        self._stop_core()
        if self.options_factory is not None:
            self.iface.unregisterOptionsWidgetFactory(self.options_factory)
            self.options_factory = None
        if self.entries is not None:
            self.entries.remove()
            self.entries = None
        remove_translation(self.translator)
        self.translator = None

    def show_dock(self, visible: bool = True) -> None:  # noqa: FBT001, FBT002 (a Qt slot)
        """Show or hide the dock, making it the first time."""
        if visible:
            self.credentials.may_ask()
        if visible and self.dock is None:
            self._make_dock()
        if self.dock is not None:
            self.dock.setUserVisible(visible)

    def _draw_area(self) -> None:
        self.show_dock()
        self.dock.show_page(self.dock.page)
        self.dock.page.area.draw_button.click()

    def _targets(self) -> tuple[Target, ...]:
        """List what the locator can find now; orders are known once the dock has been opened."""
        from .core.area.recent import recent_areas
        from .ui.locator_targets import area_targets, order_targets

        rows = self.orders.book.state.rows if self.orders is not None else ()
        return (*area_targets(recent_areas()), *order_targets(rows))

    def _go_to(self, kind: TargetKind, key: str) -> None:
        """Open the dock at what was found."""
        from .ui.locator_filter import TargetKind

        self.show_dock()
        self.dock.show_page(self.orders_tab if kind is TargetKind.ORDER else self.dock.page)
        if kind is TargetKind.ORDER:
            self.orders_tab.page().show_order(key)
        elif kind is TargetKind.AREA:
            self.controller.areas.take_recent(int(key))
        else:
            self.controller.dates.wish(dt.date.fromisoformat(key))

    def _restore_missing_layers(self) -> None:
        from .ui.restore_action import restore_missing_layers

        self.show_dock()
        restore_missing_layers(self.iface, self.queue, self.ledger, QgsProject.instance())

    def _make_options_page(self, parent: QWidget) -> OptionsPage:
        from .core.connection.account_check import AccountCheck
        from .core.connection.diagnostics import diagnostics_report
        from .ui.options.page import OptionsPage

        self._start_core()
        service, ledger_path = self.service, self.ledger.path
        check = AccountCheck(service, self.queue)
        page = OptionsPage(service, check, lambda: diagnostics_report(service, ledger_path), parent)
        page.applied.connect(self._on_options_applied)
        return page

    def _start_core(self) -> None:
        """Make what the dock and the options both need, the first time; nothing of it is opened or asked yet."""
        from .core.connection.service import Service
        from .core.folders import profile_folder
        from .core.jobs.job_queue import JobQueue
        from .core.log import start_logging
        from .core.purchases.ledger import Ledger

        if self.service is None:
            self.log_handler = start_logging()
            self.queue = JobQueue()
            self.ledger = Ledger(profile_folder())
            self.service = Service(self.credentials, self.ledger)

    def _stop_core(self) -> None:
        from .core.log import stop_logging

        if self.service is None:
            return
        self.queue.close()
        stop_logging(self.log_handler)
        self.service.close()
        self.service.stop_sample()
        self.ledger.close()
        self.ledger = self.service = self.queue = self.log_handler = None

    def _make_dock(self) -> None:
        from .core.imagery.controller import ImageryController
        from .core.imagery.library import Library
        from .ui.batch.opener import BatchOpener
        from .ui.dock import ClearSkyDock
        from .ui.exit_blocker import ExitBlocker
        from .ui.page_on_demand import PageOnDemand

        self._start_core()
        self.library = Library(self.ledger, self.queue, QgsProject.instance())
        self.controller = ImageryController(
            self.service, self.queue, QgsProject.instance(), self.ledger, self.library
        )
        self.dock = ClearSkyDock(self.iface, self.controller, self.library)
        self.iface.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, self.dock)
        self.dock.visibilityChanged.connect(self._on_dock_visibility_changed)
        self.batch = BatchOpener(self.iface, self._make_batch)
        self.orders_tab = PageOnDemand(self._make_orders_page)
        self.dock.add_page(self.orders_tab, tr("Orders"))
        self._add_downloads_page()
        self.dock.page.batch_button.clicked.connect(lambda: self.batch.open_with(self.controller.state))
        self.exit_blocker = ExitBlocker(self._is_paying, self.iface.mainWindow())
        self.iface.registerApplicationExitBlocker(self.exit_blocker)
        self.library.start()
        self.downloads.refresh()

    def _service_in_force(self) -> Service:
        self._start_core()
        return self.service

    def _ledger_in_force(self) -> Ledger:
        self._start_core()
        return self.ledger

    def _orders_browse(self) -> OrderBrowse:
        """Return who knows the orders for QGIS's Browser, which may want to before there is a dock."""
        from .core.orders.room import OrderRoom

        if self.orders is None:
            self._start_core()
            self.orders = OrderRoom(self.service, self.queue, self.ledger, QgsProject.instance())
            self.orders.browse.wish_coming.connect(self._await_wish)
        return self.orders.browse

    def _await_wish(self) -> None:
        """Show the dock with all that a wish from the Browser needs."""
        self.show_dock()
        self.orders_tab.page()

    def _make_orders_page(self) -> OrdersPage:
        from .ui.orders.draw_wiring import DrawWiring
        from .ui.orders.order_map import OrderMap
        from .ui.orders.page import OrdersPage
        from .ui.orders.rest_wiring import RestWiring
        from .ui.orders.wiring import MapViewFilter, connect_orders

        self._orders_browse()
        self.orders.grounds.failed.connect(self.controller.tell_problem)
        self.controller.state_changed.connect(self._on_imagery_changed)
        self._on_imagery_changed(self.controller.state)
        page = OrdersPage(self.orders)
        canvas = self.iface.mapCanvas()
        self.order_map = OrderMap(canvas, page.form, self.orders.controller, self.orders.picker)
        MapViewFilter(page, self.orders, canvas)
        connect_orders(page, self.orders, self.controller, self.library, self.dock, self.batch)
        RestWiring(self.dock, self.orders_tab, self.controller, self.orders.controller)
        DrawWiring(page.form, self.dock.page.area, canvas)
        return page

    def _add_downloads_page(self) -> None:
        from .core.downloads.controller import DownloadsController
        from .ui.downloads.page import DownloadsPage
        from .ui.downloads.recent import RecentDownloads
        from .ui.downloads.wiring import connect_downloads, connect_recent
        from .ui.progress_item import ProgressItem

        self.downloads = DownloadsController(self.ledger, self.queue, QgsProject.instance())
        page = DownloadsPage(self.downloads)
        connect_downloads(page, self.downloads, self.controller, self.library, self.iface.mapCanvas())
        recent = RecentDownloads(self.downloads)
        connect_recent(recent, page)
        recent.all_requested.connect(partial(self.dock.show_page, page))
        self.dock.page.add_section(recent)
        self.progress = ProgressItem(self.iface.messageBar(), self.dock)
        self.progress.view_requested.connect(partial(self.dock.show_page, page))
        self.progress.stop_requested.connect(self.controller.cancel)
        self.controller.state_changed.connect(self.progress.show_imagery)
        self.dock.add_page(page, tr("Downloads"))

    def _make_batch(self) -> BatchController:
        from .core.batch.controller import BatchController

        batch = BatchController(self.service, self.queue, QgsProject.instance(), self.ledger)
        batch.state_changed.connect(self.progress.show_batch)
        self.progress.stop_requested.connect(batch.cancel)
        return batch

    def _is_paying(self) -> bool:
        """Whether something that costs money is under way."""
        is_placing = self.orders is not None and self.orders.is_placing
        return self.controller.is_fetching() or is_placing or self.batch.is_fetching

    def _on_imagery_changed(self, state: ImageryState) -> None:
        self.orders.controller.set_area(state.aoi)

    def _remove_dock(self) -> None:
        if self.dock is None:
            return
        self.iface.unregisterApplicationExitBlocker(self.exit_blocker)
        self.exit_blocker = None
        self.dock.visibilityChanged.disconnect(self._on_dock_visibility_changed)
        self.iface.removeDockWidget(self.dock)
        self.orders_tab.give_up()
        if self.order_map is not None:
            self.controller.state_changed.disconnect(self._on_imagery_changed)
            self.order_map.close_down()
        self.order_map = self.orders_tab = None
        self.progress.close_down()
        self.batch.close_down()
        self.batch = None
        self.dock.close_down()
        self.dock.deleteLater()
        self.downloads.deleteLater()
        self.controller.deleteLater()
        self.library.deleteLater()
        self.dock = self.downloads = self.controller = self.library = None

    def _on_dock_visibility_changed(self, visible: bool) -> None:  # noqa: FBT001 (a Qt slot)
        self.entries.dock_action.setChecked(visible)

    def _on_options_applied(self, notice: str) -> None:
        """Ask again with the new key or address; an open dock need not be reopened."""
        self.credentials.may_ask()
        if notice:
            self.iface.messageBar().pushWarning(tr("ClearSKY"), notice)
        if self.dock is not None:
            self.controller.settings_changed()
        if self.orders is not None:
            self.orders.book.forget_service()
