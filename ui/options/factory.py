# SPDX-License-Identifier: GPL-2.0-or-later
"""What is registered at QGIS's start for the options page: light, for the page itself comes when it is looked at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.gui import QgsOptionsWidgetFactory
from qgis.PyQt.QtGui import QIcon

from ...core.about import resource_path
from ...core.translation import tr

if TYPE_CHECKING:
    from collections.abc import Callable

    from qgis.gui import QgsOptionsPageWidget
    from qgis.PyQt.QtWidgets import QWidget


class OptionsFactory(QgsOptionsWidgetFactory):
    """Make the page when QGIS's options are opened."""

    def __init__(self, make_page: Callable[[QWidget], QgsOptionsPageWidget]) -> None:
        super().__init__(tr("ClearSKY"), QIcon(resource_path("icons", "clearsky.svg")))
        self._make_page = make_page

    def createWidget(self, parent: QWidget) -> QgsOptionsPageWidget:  # noqa: N802 (QGIS's name)
        """Make the page."""
        return self._make_page(parent)
