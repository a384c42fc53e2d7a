# SPDX-License-Identifier: GPL-2.0-or-later
"""ClearSKY for QGIS: the entry point. Nothing is imported until QGIS asks for the plugin."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from qgis.gui import QgisInterface

    from .plugin import ClearSkyPlugin

# Before QGIS loads the plugin again it forgets what came by an import statement, and nothing else (`import_module`).
for _left_over in [_name for _name in sys.modules if _name.startswith(f"{__name__}.")]:
    del sys.modules[_left_over]


def classFactory(iface: QgisInterface) -> ClearSkyPlugin:  # noqa: N802 (QGIS calls it by this name)
    """Return the plugin that QGIS starts and stops."""
    from .plugin import ClearSkyPlugin

    return ClearSkyPlugin(iface)
