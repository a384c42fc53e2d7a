# SPDX-License-Identifier: GPL-2.0-or-later
"""Opens the window of dates times areas, making it the first time: for the dock's area, a selection, or a wish."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.core import QgsVectorLayer

if TYPE_CHECKING:
    from collections.abc import Callable

    from qgis.gui import QgisInterface

    from ...core.batch.controller import BatchController
    from ...core.imagery.state import ImageryState
    from ...core.imagery.wanted import SeriesWish
    from .dialog import BatchDialog


class BatchOpener:
    """Hold the window and its controller, once there is one."""

    def __init__(self, iface: QgisInterface, make_controller: Callable[[], BatchController]) -> None:
        self._iface = iface
        self._make_controller = make_controller
        self._controller: BatchController | None = None
        self.window: BatchDialog | None = None

    @property
    def is_fetching(self) -> bool:
        """Whether images are being fetched."""
        return self._controller is not None and self._controller.is_fetching

    def open_with(self, state: ImageryState) -> None:
        """Open it for what the dock shows; a selection of polygons in the current layer gives its areas."""
        layer = self._iface.activeLayer()
        has_selection = isinstance(layer, QgsVectorLayer) and layer.selectedFeatureCount() > 0
        self._made().open_with(state, layer if has_selection else None)

    def open_for(self, wish: SeriesWish) -> None:
        """Open it filled with a wish."""
        self._made().open_for(wish)

    def close_down(self) -> None:
        """Take the window away."""
        if self.window is not None and self._controller is not None:
            self.window.deleteLater()
            self._controller.deleteLater()
        self.window = self._controller = None

    def _made(self) -> BatchDialog:
        from .dialog import BatchDialog

        if self.window is None:
            self._controller = self._make_controller()
            self.window = BatchDialog(self._controller, self._iface.mainWindow())
        return self.window
