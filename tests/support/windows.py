# SPDX-License-Identifier: GPL-2.0-or-later
"""Every page and window of the plugin, opened as a user would have it before him."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clearsky_qgis.ui.batch.dialog import BatchDialog
from clearsky_qgis.ui.options.diagnostics_dialog import DiagnosticsDialog

if TYPE_CHECKING:
    from qgis.PyQt.QtWidgets import QWidget

    from clearsky_qgis.plugin import ClearSkyPlugin

WINDOWS = ("imagery", "orders", "order form", "downloads", "batch", "options", "diagnostics")


def window_of(plugin: ClearSkyPlugin, name: str) -> QWidget:
    """Open one of the plugin's pages or windows."""
    if name == "batch":
        plugin.workplace.batch.open_with(plugin.workplace.controller.state)
        return plugin.iface.window.findChild(BatchDialog)
    if name in ("options", "diagnostics"):
        page = plugin.make_options_page(plugin.iface.window)
        return page if name == "options" else DiagnosticsDialog("report", page)
    tab = {"imagery": 0, "orders": 1, "order form": 1, "downloads": 2}[name]
    plugin.workplace.dock.tabs.setCurrentIndex(tab)
    if name == "order form":
        plugin.office.orders.controller.open_form()
    return plugin.workplace.dock.tabs.currentWidget()
