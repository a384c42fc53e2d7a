# SPDX-License-Identifier: GPL-2.0-or-later
"""What an order is on the map and in a file: its attributes, its standing, and the style that tells standings apart."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, Any

from qgis.core import (
    QgsCategorizedSymbolRenderer,
    QgsExpression,
    QgsFeature,
    QgsField,
    QgsFields,
    QgsGeometry,
    QgsRendererCategory,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QMetaType

from ..layers.footprint_symbol import footprint_symbol
from ..translation import tr
from .cancel import CancelEffect, effect_of

if TYPE_CHECKING:
    from ...clearsky.models import Order, OrderStatus
    from .state import OrderRow

MARK = "clearsky/orders"
"""The custom property by which a project's own layer is found again."""
FIELDS = (
    "guid:string", "standing:string", "status:string", "model:string", "from:date", "to:date",
    "frequency:integer", "area_km2:double", "agreed_eur:double", "renewal:string",
)  # fmt: skip
FIELD_TYPES = {
    "string": QMetaType.Type.QString,
    "date": QMetaType.Type.QDate,
    "integer": QMetaType.Type.Int,
    "double": QMetaType.Type.Double,
}


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


def standing_of(order: Order) -> Standing:
    """Say what an order is drawn as."""
    from ...clearsky.models import OrderStatus

    if effect_of(order) is CancelEffect.FULL:
        return Standing.REVIEW
    if order.status in (OrderStatus.CANCELED, OrderStatus.COMPLETED):
        return Standing.OVER
    return Standing.RECURRING if order.is_recurring else Standing.RUNNING


def status_words() -> dict[OrderStatus, str]:
    """Name how far orders are."""
    from ...clearsky.models import OrderStatus

    return {
        OrderStatus.INITIALIZE: tr("received"),
        OrderStatus.REVIEW: tr("in review"),
        OrderStatus.PREPARING: tr("preparing"),
        OrderStatus.AWAITING_SATELLITE_PRODUCTS: tr("awaiting scenes"),
        OrderStatus.PROCESSING: tr("processing"),
        OrderStatus.PREDICTING: tr("processing"),
        OrderStatus.PROCESSING_PREDICTING: tr("processing"),
        OrderStatus.COMPLETED: tr("completed"),
        OrderStatus.UP_TO_DATE: tr("up to date"),
        OrderStatus.CANCELED: tr("cancelled"),
    }


def status_text(order: Order) -> str:
    """Name how far an order is; a word nobody documented is shown as it came."""
    status = order.status
    return status_words()[status] if status else (order.ordering_process_status or tr("state unknown"))


def name_expression() -> str:
    """Return the expression by which a feature is called: its model and its state, which the fields hold raw."""
    words = (
        (f"'{status.value}'", QgsExpression.quotedString(text)) for status, text in status_words().items()
    )
    known = ", ".join(part for pair in words for part in pair)
    return f"""concat("model", ' · ', coalesce(map_get(map({known}), "status"), "status"))"""


def order_fields() -> QgsFields:
    """Return the attributes of an order; safe on any thread."""
    fields = QgsFields()
    for name, _, kind in (field.partition(":") for field in FIELDS):
        fields.append(QgsField(name, FIELD_TYPES[kind]))
    return fields


def new_layer() -> QgsVectorLayer:
    """Make the layer of orders, empty and styled. Main thread only."""
    definition = "&".join(f"field={field}" for field in FIELDS)
    layer = QgsVectorLayer(f"MultiPolygon?crs=EPSG:4326&{definition}", tr("ClearSKY orders"), "memory")
    layer.setReadOnly(True)
    layer.setCustomProperty(MARK, True)
    layer.setCustomProperty("skipMemoryLayersCheck", 1)  # it can be had again at any time
    layer.setDisplayExpression(name_expression())
    names = {
        Standing.REVIEW: tr("in review"),
        Standing.RECURRING: tr("recurring"),
        Standing.RUNNING: tr("for a period, under way"),
        Standing.OVER: tr("completed or cancelled"),
    }
    categories = [
        QgsRendererCategory(
            kind.value, footprint_symbol(COLOURS[kind], LINES.get(kind, "solid")), names[kind]
        )
        for kind in Standing
    ]
    layer.setRenderer(QgsCategorizedSymbolRenderer("standing", categories))
    return layer


def attributes_of(row: OrderRow) -> list[Any]:
    """Return what is said of an order, in the order of `FIELDS`."""
    order = row.order
    return [
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


def feature_of(fields: QgsFields, row: OrderRow, ground: QgsGeometry) -> QgsFeature:
    """Return an order as a feature."""
    feature = QgsFeature(fields)
    feature.setGeometry(ground)
    feature.setAttributes(attributes_of(row))
    return feature
