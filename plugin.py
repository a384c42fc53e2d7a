# SPDX-License-Identifier: GPL-2.0-or-later
"""The plugin's face: what is registered with QGIS, and taken back in the mirror of that order.

What lies behind it is made at its first use: `core.office` by whoever asks the service first, `ui.workplace` with
the dock.
"""

from __future__ import annotations

import datetime as dt
from functools import partial
from typing import TYPE_CHECKING

from qgis.core import QgsApplication, QgsProject

from .core.connection.credentials import Credentials
from .core.translation import install_translation, remove_translation, tr

if TYPE_CHECKING:
    from collections.abc import Callable

    from qgis.gui import QgisInterface
    from qgis.PyQt.QtCore import QTranslator
    from qgis.PyQt.QtWidgets import QWidget

    from .core.algorithms.provider import ClearSkyProvider
    from .core.layers.attribution_function import AttributionFunction
    from .core.office import Office
    from .ui.browser.entry import BrowserEntry
    from .ui.entry_points import EntryPoints
    from .ui.locator_filter import Target, TargetKind
    from .ui.options.factory import OptionsFactory
    from .ui.options.page import OptionsPage
    from .ui.small_steps import SmallSteps
    from .ui.workplace import Workplace


class ClearSkyPlugin:
    """What QGIS starts and stops."""

    def __init__(self, iface: QgisInterface) -> None:
        self.iface = iface
        self.credentials = Credentials()
        self.office: Office | None = None
        self.workplace: Workplace | None = None
        self.entries: EntryPoints | None = None
        self.options_factory: OptionsFactory | None = None
        self.translator: QTranslator | None = None
        self.provider: ClearSkyProvider | None = None
        self.browser: BrowserEntry | None = None
        self.attribution: AttributionFunction | None = None
        self._opening: SmallSteps | None = None

    def initGui(self) -> None:  # noqa: N802 (QGIS's name)
        """Register with QGIS; no network, no client library, no dock yet."""
        from .ui.browser.entry import BrowserEntry
        from .ui.entry_points import EntryPoints
        from .ui.options.factory import OptionsFactory

        self._speak()
        self.entries = EntryPoints(self.iface)
        self.entries.dock_action.triggered.connect(self._on_dock_action)
        self.entries.draw_action.triggered.connect(self._draw_area)
        self.entries.restore_action.triggered.connect(self._restore_missing_layers)
        self.entries.add(self._targets, self._go_to)
        self.options_factory = OptionsFactory(self.make_options_page)
        self.iface.registerOptionsWidgetFactory(self.options_factory)
        self.initProcessing()
        self.browser = BrowserEntry(self.iface, lambda: self.open_office().orders.browse)
        self.browser.add()

    def initProcessing(self) -> None:  # noqa: N802 (QGIS's name; qgis_process calls this and nothing else)
        """Register the Processing provider and the expression function; nobody is asked before their use."""
        from .core.algorithms.base import Desk
        from .core.algorithms.provider import ClearSkyProvider
        from .core.layers.attribution_function import register_function
        from .ui.late_words import describe_availability, explain_error

        self._speak()
        self.attribution = register_function()
        desk = Desk(
            service=lambda: self.open_office().service,
            ledger=lambda: self.open_office().ledger,
            explain=explain_error,
            describe=describe_availability,
        )
        self.provider = ClearSkyProvider(desk)
        QgsApplication.processingRegistry().addProvider(self.provider)

    def _speak(self) -> None:
        """Load the texts of QGIS's language, once."""
        if self.translator is None:
            self.translator = install_translation()

    def unload(self) -> None:
        """Undo what `initGui` and the first use have done, in the mirror of their order."""
        if self.browser is not None:
            self.browser.remove()
            self.browser = None
        self._give_up_opening()
        if self.workplace is not None:
            self.workplace.close_down()
            self.workplace = None
        self._end_processing()
        if self.office is not None:
            self.office.close_down()
            self.office = None
        if self.options_factory is not None:
            self.iface.unregisterOptionsWidgetFactory(self.options_factory)
            self.options_factory = None
        if self.entries is not None:
            self.entries.remove()
            self.entries = None
        remove_translation(self.translator)
        self.translator = None

    def show_dock(self) -> None:
        """Show the dock, making it the first time, which holds QGIS up for a tenth of a second."""
        self.credentials.may_ask()
        self._make_workplace()
        self.workplace.open()
        self.workplace.dock.setUserVisible(True)

    def open_office(self) -> Office:
        """Return what all parts share, making it the first time; that opens and asks nothing."""
        from .core.office import Office

        if self.office is None:
            self.office = Office(self.credentials, self._await_wish)
        return self.office

    def make_options_page(self, parent: QWidget) -> OptionsPage:
        """Return the plugin's page for QGIS's options."""
        from .core.connection.account_check import AccountCheck
        from .core.connection.diagnostics import diagnostics_report
        from .ui.options.page import OptionsPage

        office = self.open_office()
        service, ledger_path = office.service, office.ledger.path
        check = AccountCheck(service, office.queue)
        page = OptionsPage(service, check, lambda: diagnostics_report(service, ledger_path), parent)
        page.applied.connect(self._on_options_applied)
        return page

    def _make_workplace(self) -> None:
        from .ui.workplace import Workplace

        if self.workplace is None:
            self.workplace = Workplace(self.iface, self.open_office())
            self.workplace.visibility_changed.connect(self.entries.dock_action.setChecked)

    def _end_processing(self) -> None:
        from .core.layers.attribution_function import unregister_function

        if self.provider is not None:
            QgsApplication.processingRegistry().removeProvider(self.provider)
            self.provider = None
        if self.attribution is not None:
            unregister_function()
            self.attribution = None

    def _on_dock_action(self, is_wanted: bool) -> None:  # noqa: FBT001 (a Qt slot)
        self._give_up_opening()
        if is_wanted:
            self._open_dock()
        elif self.workplace is not None:
            self.workplace.dock.setUserVisible(False)

    def _open_dock(self, act: Callable[[], object] = lambda: None) -> None:
        """Show the dock and then act; the first time in small steps, between which QGIS goes on."""
        from .ui.opening import open_in_steps

        self._give_up_opening()
        if self.workplace is None:
            self._opening = open_in_steps(self._make_workplace, self.show_dock, act)
        else:
            self.show_dock()
            act()

    def _give_up_opening(self) -> None:
        if self._opening is not None:
            self._opening.give_up()
            self._opening = None

    def _draw_area(self) -> None:
        self._open_dock(self._begin_drawing)

    def _begin_drawing(self) -> None:
        dock = self.workplace.dock
        dock.show_page(dock.page)
        dock.page.area.draw_button.click()

    def _targets(self) -> tuple[Target, ...]:
        """List what the locator can find now; orders are known once somebody has wanted to see them."""
        from .core.area.recent import recent_areas
        from .ui.locator_targets import area_targets, order_targets

        knows_orders = self.office is not None and self.office.has_orders
        rows = self.office.orders.book.state.rows if knows_orders else ()
        return (*area_targets(recent_areas()), *order_targets(rows))

    def _go_to(self, kind: TargetKind, key: str) -> None:
        """Open the dock at what was found."""
        self._open_dock(partial(self._show_target, kind, key))

    def _show_target(self, kind: TargetKind, key: str) -> None:
        from .ui.locator_filter import TargetKind

        place = self.workplace
        place.dock.show_page(place.orders_tab if kind is TargetKind.ORDER else place.dock.page)
        if kind is TargetKind.ORDER:
            place.orders_tab.page().show_order(key)
        elif kind is TargetKind.AREA:
            place.controller.areas.take_recent(int(key))
        else:
            place.controller.dates.wish(dt.date.fromisoformat(key))

    def _await_wish(self) -> None:
        """Show the dock with all that a wish from the Browser needs."""
        self.show_dock()
        self.workplace.orders_tab.page()

    def _restore_missing_layers(self) -> None:
        from .ui.restore_action import restore_missing_layers

        def restore() -> None:
            office = self.open_office()
            restore_missing_layers(self.iface, office.queue, office.ledger, QgsProject.instance())

        self._open_dock(restore)

    def _on_options_applied(self, notice: str) -> None:
        """Ask again with the new key or address; an open dock need not be reopened."""
        self.credentials.may_ask()
        if notice:
            self.iface.messageBar().pushWarning(tr("ClearSKY"), notice)
        if self.workplace is not None:
            self.workplace.controller.settings_changed()
        if self.office is not None:
            self.office.settings_changed()
