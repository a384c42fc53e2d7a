# SPDX-License-Identifier: GPL-2.0-or-later
"""Satellite scenes as a layer: those an image was made from, and those still to come (contract 3.17, 3.18)."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from itertools import cycle
from typing import TYPE_CHECKING, Any

from qgis.core import (
    QgsCategorizedSymbolRenderer,
    QgsFeature,
    QgsGeometry,
    QgsRendererCategory,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QDate

from ..layers.footprint_symbol import footprint_symbol
from ..translation import tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ...clearsky.models.products import AcquisitionDay, InputProduct

MARK = "clearsky/scenes"
"""The custom property by which such a layer is known again."""
FIELDS = ("satellite:string", "date:date", "days_before:integer", "acquisition:string", "publication:string")
COLOURS = ("#2f7fb8", "#3c8c5a", "#c88a12", "#8a4fa3", "#b8483f", "#5c6b73")
LINES = ("solid", "dash", "dot")
"""Told apart by line as well as by colour."""
FILL_OPACITY = 3
"""Scenes lie over each other by the dozen."""


@dataclass(frozen=True)
class Scene:
    """One scene or pass: who takes it, on which day in UTC, and where."""

    satellite: str
    date: dt.date | None
    wkt: str
    acquisition: str = ""
    publication: str = ""


def scenes_of_inputs(products: Sequence[InputProduct]) -> tuple[Scene, ...]:
    """Return the input scenes that have a place."""
    return tuple(
        Scene(p.satellite_constellation, _utc_day(p.image_date), p.product_geog_wkt)
        for p in products
        if p.product_geog_wkt
    )


def scenes_of_plans(days: Sequence[AcquisitionDay]) -> tuple[Scene, ...]:
    """Return the planned passes that have a place."""
    return tuple(
        Scene(
            plan.satellite,
            _utc_day(day.date),
            plan.wkt,
            plan.acquisition_status or "",
            plan.publication_status or "",
        )
        for day in days
        for plan in day.acquisition_plans
        if plan.wkt
    )


def scene_layer(title: str, scenes: Sequence[Scene], day: dt.date | None) -> QgsVectorLayer:
    """Make a layer of scenes; `day` is that of the image, from which the scenes' age is counted. Main thread only."""
    definition = "&".join(f"field={field}" for field in FIELDS)
    layer = QgsVectorLayer(f"MultiPolygon?crs=EPSG:4326&{definition}", title, "memory")
    provider: Any = layer.dataProvider()
    provider.addFeatures([f for f in (_feature(layer, scene, day) for scene in scenes) if f is not None])
    layer.updateExtents()
    layer.setReadOnly(True)
    layer.setCustomProperty(MARK, title)
    layer.setCustomProperty("skipMemoryLayersCheck", 1)  # it can be had again at any time
    layer.setDisplayExpression("\"satellite\" || ' · ' || format_date(\"date\", 'yyyy-MM-dd')")
    layer.setRenderer(_renderer({scene.satellite for scene in scenes}))
    return layer


def inputs_title(day: dt.date) -> str:
    """Name the layer of an image's input scenes."""
    return tr("ClearSKY input scenes of {date}").format(date=day.isoformat())


def plans_title(day: dt.date) -> str:
    """Name the layer of the passes to come."""
    return tr("ClearSKY acquisitions from {date}").format(date=day.isoformat())


def _renderer(satellites: set[str]) -> QgsCategorizedSymbolRenderer:
    looks = zip(sorted(satellites), cycle(COLOURS), cycle(LINES))
    return QgsCategorizedSymbolRenderer(
        "satellite",
        [
            QgsRendererCategory(name, footprint_symbol(colour, line, fill_opacity=FILL_OPACITY), name)
            for name, colour, line in looks
        ],
    )


def _feature(layer: QgsVectorLayer, scene: Scene, day: dt.date | None) -> QgsFeature | None:
    ground = QgsGeometry.fromWkt(scene.wkt)
    if ground.isEmpty():
        return None
    ground.convertToMultiType()
    feature = QgsFeature(layer.fields())
    feature.setGeometry(ground)
    date = scene.date
    age_days = (day - date).days if day is not None and date is not None else None
    q_date = QDate(date.year, date.month, date.day) if date is not None else None
    feature.setAttributes([scene.satellite, q_date, age_days, scene.acquisition, scene.publication])
    return feature


def _utc_day(moment: dt.datetime | None) -> dt.date | None:
    """Return the day in UTC; a moment without a zone is meant in UTC."""
    if moment is None:
        return None
    return (moment.astimezone(dt.timezone.utc) if moment.tzinfo else moment).date()
