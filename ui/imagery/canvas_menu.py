# SPDX-License-Identifier: GPL-2.0-or-later
"""Right click on a polygon of the map: *Get ClearSKY Image…*."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.core import Qgis, QgsVectorLayer
from qgis.gui import QgsMapToolIdentify

from ...core.area.sources import area_of_feature
from ...core.translation import tr

if TYPE_CHECKING:
    from collections.abc import Callable

    from qgis.gui import QgsMapCanvas, QgsMapMouseEvent
    from qgis.PyQt.QtWidgets import QMenu

    from ...core.area.sources import DrawnArea


_VECTORS = QgsMapToolIdentify.Type.VectorLayer


class CanvasMenu:
    """Add one entry to the canvas's own menu where a polygon lies under the mouse."""

    def __init__(self, canvas: QgsMapCanvas, on_chosen: Callable[[DrawnArea], None]) -> None:
        self._canvas = canvas
        self._on_chosen = on_chosen
        canvas.contextMenuAboutToShow.connect(self._on_about_to_show)

    def remove(self) -> None:
        """Leave the canvas's menu alone again."""
        self._canvas.contextMenuAboutToShow.disconnect(self._on_about_to_show)

    def _on_about_to_show(self, menu: QMenu, event: QgsMapMouseEvent) -> None:
        area = self.area_at(event.pos().x(), event.pos().y())
        if area is not None:
            menu.addAction(tr("Get ClearSKY Image…")).triggered.connect(lambda: self._on_chosen(area))

    def area_at(self, x_px: int, y_px: int) -> DrawnArea | None:
        """Return the topmost polygon under a point of the canvas, or None."""
        tool = QgsMapToolIdentify(self._canvas)
        found = tool.identify(x_px, y_px, QgsMapToolIdentify.IdentifyMode.TopDownAll, _VECTORS)
        for result in found:
            layer = result.mLayer
            if isinstance(layer, QgsVectorLayer) and layer.geometryType() == Qgis.GeometryType.Polygon:
                return area_of_feature(layer, result.mFeature)
        return None
