# SPDX-License-Identifier: GPL-2.0-or-later
"""A layer that was made in the background becomes the main thread's, which alone may add it to a project."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from qgis.core import QgsApplication

if TYPE_CHECKING:
    from qgis.core import QgsMapLayer


def hand_to_main_thread(layer: QgsMapLayer) -> None:
    """Hand a layer over with all that belongs to it; it may not be touched afterwards where it was made."""
    application: Any = QgsApplication.instance()
    for part in (
        layer,
        layer.styleManager(),
    ):  # the styles are not the layer's child, and do not move with it
        part.moveToThread(application.thread())
