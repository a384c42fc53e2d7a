# SPDX-License-Identifier: GPL-2.0-or-later
"""ClearSKY for QGIS: the entry point. Nothing is imported until QGIS asks for the plugin."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from qgis.gui import QgisInterface

    from .plugin import ClearSkyPlugin


def classFactory(iface: QgisInterface) -> ClearSkyPlugin:  # noqa: N802 (QGIS calls it by this name)
    """Return the plugin that QGIS starts and stops."""
    from .plugin import ClearSkyPlugin

    return ClearSkyPlugin(iface)
