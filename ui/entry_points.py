# SPDX-License-Identifier: GPL-2.0-or-later
"""The ways in: actions in QGIS's menu and toolbar, with shortcuts the user may set, and the locator filter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.gui import QgsGui
from qgis.PyQt.QtGui import QIcon
from qgis.PyQt.QtWidgets import QAction

from ..core.about import resource_path
from ..core.translation import tr
from .locator_filter import ClearSkyLocatorFilter

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from qgis.gui import QgisInterface

    from .locator_filter import Target, TargetKind


class EntryPoints:
    """Register the actions and the filter, and take them back in the mirror of that order."""

    def __init__(self, iface: QgisInterface) -> None:
        self._iface = iface
        self._menu = tr("ClearSKY")
        self.dock_action = self._action("ClearSkyAction", tr("ClearSKY Imagery"), "clearsky.svg")
        self.dock_action.setCheckable(True)
        self.draw_action = self._action("ClearSkyDrawAction", tr("Draw ClearSKY Area"))
        self.restore_action = self._action("ClearSkyRestoreAction", tr("Restore Missing Layers…"))
        self._filter: ClearSkyLocatorFilter | None = None

    @property
    def actions(self) -> tuple[QAction, ...]:
        """The actions, as the menu lists them."""
        return (self.dock_action, self.draw_action, self.restore_action)

    def add(
        self, list_targets: Callable[[], Sequence[Target]], on_chosen: Callable[[TargetKind, str], None]
    ) -> None:
        """Register everything with QGIS."""
        for action in self.actions:
            self._iface.addPluginToRasterMenu(self._menu, action)
            QgsGui.shortcutsManager().registerAction(action)
        self._iface.addRasterToolBarIcon(self.dock_action)
        self._filter = ClearSkyLocatorFilter(list_targets, on_chosen)
        self._iface.registerLocatorFilter(self._filter)

    def remove(self) -> None:
        """Undo `add`."""
        if self._filter is not None:
            self._iface.deregisterLocatorFilter(self._filter)
            self._filter = None
        self._iface.removeRasterToolBarIcon(self.dock_action)
        for action in reversed(self.actions):
            QgsGui.shortcutsManager().unregisterAction(action)
            self._iface.removePluginRasterMenu(self._menu, action)
            action.deleteLater()

    def _action(self, name: str, text: str, icon: str = "") -> QAction:
        action = QAction(text, self._iface.mainWindow())
        action.setObjectName(name)
        if icon:
            action.setIcon(QIcon(resource_path("icons", icon)))
        return action
