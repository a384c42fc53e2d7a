# SPDX-License-Identifier: GPL-2.0-or-later
"""The orders on the map: one styled layer on demand, kept like the list, whose selection can be followed.

The footprints of tile orders come with the orders' details only (contract K20); they are asked for once.
"""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, Any

from qgis.core import (
    QgsCategorizedSymbolRenderer,
    QgsFeature,
    QgsFillSymbol,
    QgsGeometry,
    QgsRendererCategory,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QObject, pyqtSignal

from ..jobs.questions import Questions
from ..translation import tr
from .cancel import CancelEffect, effect_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from qgis.core import QgsProject

    from ...clearsky.models import Order
    from ..connection.service import Service
    from ..jobs.job_queue import JobQueue
    from .book import OrderBook
    from .state import BookState, OrderRow

MARK = "clearsky/orders"
"""The custom property by which a project's own layer is found again."""
FIELDS = (
    "guid:string", "standing:string", "status:string", "model:string", "from:date", "to:date",
    "frequency:integer", "area_km2:double", "cost_eur:double", "renewal:string",
)  # fmt: skip
FILL_OPACITY = 30


class Standing(str, Enum):
    """What an order is drawn as."""

    REVIEW = "review"
    RECURRING = "recurring"
    RUNNING = "running"
    OVER = "over"


COLOURS = {
    Standing.REVIEW: "#c88a12",
    Standing.RECURRING: "#2f7fb8",
    Standing.RUNNING: "#3c8c5a",
    Standing.OVER: "#8a8a8a",
}
"""Told apart by line as well: what is not for good is dashed, what is over is dotted."""
LINES = {Standing.REVIEW: "dash", Standing.OVER: "dot"}


class OrderFootprints(QObject):
    """Keep the layer like the book for as long as it is shown. Main thread only."""

    picked = pyqtSignal(object)
    """The identifiers of the orders that were selected on the map, as a tuple."""
    shown_changed = pyqtSignal(bool)
    """The layer came into the project or left it."""
    failed = pyqtSignal(object)
    """The error for which the footprints of tile orders could not be had."""

    def __init__(
        self,
        service: Service,
        queue: JobQueue,
        book: OrderBook,
        project: QgsProject,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._service = service
        self._book = book
        self._project = project
        self._details = Questions(queue)
        self._wkts: dict[str, tuple[str, ...]] = {}
        self._feature_ids: dict[str, int] = {}
        self._drawn: tuple[OrderRow, ...] = ()
        self._chosen: tuple[str, ...] = ()
        self._is_selecting = False
        self._layer: QgsVectorLayer | None = None
        book.state_changed.connect(self._on_book_changed)
        project.layersWillBeRemoved.connect(self._on_layers_leaving)

    @property
    def is_shown(self) -> bool:
        """Whether the layer is in the project."""
        return self._layer is not None

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
        layer = _new_layer()
        layer.selectionChanged.connect(self._on_selected)
        self._project.addMapLayer(layer)
        self._layer = layer
        self._draw(self._book.state.rows)
        self._ask_details()
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
        self._details.drop()
        self._book.state_changed.disconnect(self._on_book_changed)
        self._project.layersWillBeRemoved.disconnect(self._on_layers_leaving)
        if self._layer is not None:
            self._layer.selectionChanged.disconnect(self._on_selected)
            self._layer = None

    def _on_book_changed(self, state: BookState) -> None:
        if self._layer is not None and state.rows != self._drawn:
            self._draw(state.rows)
            self._ask_details()

    def _draw(self, rows: tuple[OrderRow, ...]) -> None:
        layer = self._layer
        if layer is None:
            return
        self._drawn = rows
        self._is_selecting = True
        provider: Any = layer.dataProvider()
        provider.truncate()
        features = [f for f in (_feature(layer, row, self._wkts_of(row.order)) for row in rows) if f]
        _, added = provider.addFeatures(features)
        self._feature_ids = {feature["guid"]: feature.id() for feature in added}
        layer.updateExtents()
        layer.triggerRepaint()
        self._is_selecting = False
        self.select(self._chosen)

    def _selected_guids(self) -> tuple[str, ...]:
        chosen = set(self._layer.selectedFeatureIds()) if self._layer is not None else set()
        return tuple(guid for guid, feature_id in self._feature_ids.items() if feature_id in chosen)

    def _wkts_of(self, order: Order) -> tuple[str, ...]:
        told = [tile.wkt for tile in (*order.tiles, *order.mini_tiles) if tile.wkt]
        return (order.wkt,) if order.wkt else tuple(told) or self._wkts.get(order.task_order_guid, ())

    def _ask_details(self) -> None:
        unknown = [row.guid for row in self._drawn if not self._wkts_of(row.order)]
        if not unknown:
            return
        try:
            client = self._service.client()
        except Exception as error:  # noqa: BLE001 (every failure is told in the dock, none may leave a slot)
            self.failed.emit(error)
            return
        self._details.drop()
        self._details.ask(
            tr("ClearSKY order footprints"),
            lambda feedback: client.orders.details(unknown, cancel=feedback.cancel),
            on_answer=self._on_details,
            on_failed=self.failed.emit,
        )

    def _on_details(self, orders: tuple[Order, ...]) -> None:
        found = {order.task_order_guid: self._wkts_of(order) for order in orders}
        self._wkts.update({guid: wkts for guid, wkts in found.items() if wkts})
        if self._wkts:
            self._draw(self._drawn)

    def _on_selected(self) -> None:
        if not self._is_selecting:
            self._chosen = self._selected_guids()
            self.picked.emit(self._chosen)

    def _on_layers_leaving(self, layer_ids: list[str]) -> None:
        if self._layer is not None and self._layer.id() in layer_ids:
            self._details.drop()
            self._layer = None
            self._feature_ids = {}
            self._drawn = ()
            self.shown_changed.emit(False)


def standing_of(order: Order) -> Standing:
    """Say what an order is drawn as."""
    from ...clearsky.models import OrderStatus

    if effect_of(order) is CancelEffect.FULL:
        return Standing.REVIEW
    if order.status in (OrderStatus.CANCELED, OrderStatus.COMPLETED):
        return Standing.OVER
    return Standing.RECURRING if order.is_recurring else Standing.RUNNING


def _new_layer() -> QgsVectorLayer:
    definition = "&".join(f"field={field}" for field in FIELDS)
    layer = QgsVectorLayer(f"MultiPolygon?crs=EPSG:4326&{definition}", tr("ClearSKY orders"), "memory")
    layer.setReadOnly(True)
    layer.setCustomProperty(MARK, True)
    layer.setCustomProperty("skipMemoryLayersCheck", 1)  # it can be had again at any time
    layer.setDisplayExpression('"model" || \' · \' || "status"')
    names = {
        Standing.REVIEW: tr("in review"),
        Standing.RECURRING: tr("recurring"),
        Standing.RUNNING: tr("for a period, under way"),
        Standing.OVER: tr("completed or cancelled"),
    }
    categories = [QgsRendererCategory(kind.value, _symbol(kind), names[kind]) for kind in Standing]
    layer.setRenderer(QgsCategorizedSymbolRenderer("standing", categories))
    return layer


def _symbol(standing: Standing) -> QgsFillSymbol:
    red, green, blue = (int(COLOURS[standing][at : at + 2], 16) for at in (1, 3, 5))
    properties = {
        "color": f"{red},{green},{blue},{FILL_OPACITY}",
        "outline_color": f"{red},{green},{blue},255",
        "outline_width": "0.5",
        "outline_style": LINES.get(standing, "solid"),
    }
    symbol = QgsFillSymbol.createSimple(properties)
    assert symbol is not None  # noqa: S101 (of fixed properties)
    return symbol


def _feature(layer: QgsVectorLayer, row: OrderRow, wkts: tuple[str, ...]) -> QgsFeature | None:
    order = row.order
    ground = QgsGeometry.unaryUnion(
        [part for wkt in wkts for part in QgsGeometry.fromWkt(wkt).asGeometryCollection()]
    )
    if ground.isEmpty():
        return None
    ground.convertToMultiType()
    feature = QgsFeature(layer.fields())
    feature.setGeometry(ground)
    feature.setAttributes(
        [
            row.guid,
            standing_of(order).value,
            order.ordering_process_status,
            order.model,
            order.from_.isoformat() if order.from_ else None,
            order.to.isoformat() if order.to else None,
            order.image_frequency,
            order.task_order_area_km2,
            row.cost_eur,
            row.renewal.isoformat() if row.renewal else None,
        ]
    )
    return feature
