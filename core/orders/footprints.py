# SPDX-License-Identifier: GPL-2.0-or-later
"""The orders on the map: one styled layer on demand, kept like the list, whose selection can be followed.

Only what differs is drawn anew, and that a few milliseconds at a time: thousands of orders must hold nothing up.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

from qgis.PyQt.QtCore import QObject, QTimer, pyqtSignal

from .order_layer import MARK, feature_of, new_layer

if TYPE_CHECKING:
    from collections.abc import Iterable

    from qgis.core import QgsProject, QgsVectorLayer

    from .book import OrderBook
    from .grounds import OrderGrounds
    from .state import OrderRow

WANTING = "layer"
SLICE_S = 0.008
FEATURES_AT_ONCE = 25


class OrderFootprints(QObject):
    """Keep the layer like the book for as long as it is shown. Main thread only."""

    picked = pyqtSignal(object)
    """The identifiers of the orders that were selected on the map, as a tuple."""
    shown_changed = pyqtSignal(bool)
    """The layer came into the project or left it."""

    def __init__(
        self, book: OrderBook, grounds: OrderGrounds, project: QgsProject, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._book = book
        self._grounds = grounds
        self._project = project
        self._feature_ids: dict[str, int] = {}
        self._drawn: dict[str, OrderRow] = {}
        self._waiting: list[OrderRow] = []
        self._chosen: tuple[str, ...] = ()
        self._is_selecting = False
        self._layer: QgsVectorLayer | None = None
        self._slices = QTimer(self)
        self._slices.timeout.connect(self._draw_slice)
        book.state_changed.connect(self._draw)
        grounds.changed.connect(self._draw)
        project.layersWillBeRemoved.connect(self._on_layers_leaving)

    @property
    def is_shown(self) -> bool:
        """Whether the layer is in the project."""
        return self._layer is not None

    @property
    def is_drawn(self) -> bool:
        """Whether everything that is known is in the layer."""
        return not self._slices.isActive()

    @property
    def layer(self) -> QgsVectorLayer | None:
        """The layer, while it is shown."""
        return self._layer

    def show(self) -> None:
        """Put the orders on the map."""
        if self._layer is not None:
            return
        for left_over in [la for la in self._project.mapLayers().values() if la.customProperty(MARK)]:
            self._project.removeMapLayer(left_over.id())
        layer = new_layer()
        layer.selectionChanged.connect(self._on_selected)
        self._project.addMapLayer(layer)
        self._layer = layer
        self._grounds.set_wanted(WANTING, is_wanted=True)
        self._draw()
        self.shown_changed.emit(True)

    def hide(self) -> None:
        """Take the orders off the map."""
        if self._layer is not None:
            self._project.removeMapLayer(self._layer.id())

    def select(self, guids: Iterable[str]) -> None:
        """Select orders on the map; those that have no footprint yet are selected as soon as they have."""
        self._chosen = tuple(guids)
        if self._layer is None:
            return
        wanted = sorted(self._feature_ids[guid] for guid in self._chosen if guid in self._feature_ids)
        if wanted == sorted(self._layer.selectedFeatureIds()):
            return
        self._is_selecting = True
        self._layer.selectByIds(wanted)
        self._is_selecting = False

    def close_down(self) -> None:
        """Let go of the project; the layer stays as it is."""
        self._slices.stop()
        self._book.state_changed.disconnect(self._draw)
        self._grounds.changed.disconnect(self._draw)
        self._project.layersWillBeRemoved.disconnect(self._on_layers_leaving)
        if self._layer is not None:
            self._layer.selectionChanged.disconnect(self._on_selected)
            self._layer = None

    def _draw(self, *_state: object) -> None:
        """Take out what is gone or differs, and begin to draw what is missing."""
        layer = self._layer
        if layer is None:
            return
        rows, shapes = {row.guid: row for row in self._book.state.rows}, self._grounds.shapes
        stale = [guid for guid, row in self._drawn.items() if rows.get(guid) is not row]
        self._take_out(layer, stale)
        self._waiting = [
            row
            for guid, row in rows.items()
            if guid not in self._drawn and guid in shapes and not shapes[guid].isEmpty()
        ]
        if stale or self._waiting:
            self._slices.start(0)

    def _take_out(self, layer: QgsVectorLayer, guids: list[str]) -> None:
        provider: Any = layer.dataProvider()
        self._is_selecting = True
        provider.deleteFeatures([self._feature_ids.pop(guid) for guid in guids])
        self._is_selecting = False
        for guid in guids:
            del self._drawn[guid]

    def _draw_slice(self) -> None:
        """Draw for a few milliseconds; the map is painted anew after the last slice."""
        layer, until = self._layer, time.perf_counter() + SLICE_S
        while layer is not None and self._waiting and time.perf_counter() < until:
            self._draw_some(layer, self._waiting[:FEATURES_AT_ONCE])
            del self._waiting[:FEATURES_AT_ONCE]
        if layer is None or not self._waiting:
            self._slices.stop()
        if layer is not None and not self._waiting:
            layer.updateExtents()
            layer.triggerRepaint()
            self.select(self._chosen)

    def _draw_some(self, layer: QgsVectorLayer, rows: list[OrderRow]) -> None:
        provider: Any = layer.dataProvider()
        fields, shapes = layer.fields(), self._grounds.shapes
        _, added = provider.addFeatures([feature_of(fields, row, shapes[row.guid]) for row in rows])
        self._feature_ids.update((feature["guid"], feature.id()) for feature in added)
        self._drawn.update((row.guid, row) for row in rows)

    def _selected_guids(self) -> tuple[str, ...]:
        chosen = set(self._layer.selectedFeatureIds()) if self._layer is not None else set()
        return tuple(guid for guid, feature_id in self._feature_ids.items() if feature_id in chosen)

    def _on_selected(self) -> None:
        if not self._is_selecting:
            self._chosen = self._selected_guids()
            self.picked.emit(self._chosen)

    def _on_layers_leaving(self, layer_ids: list[str]) -> None:
        if self._layer is not None and self._layer.id() in layer_ids:
            self._slices.stop()
            self._layer = None
            self._feature_ids, self._drawn, self._waiting = {}, {}, []
            self._grounds.set_wanted(WANTING, is_wanted=False)
            self.shown_changed.emit(False)
