# SPDX-License-Identifier: GPL-2.0-or-later
"""The rows of a batch: each selected feature an area of its own, and what is asked for each."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from qgis.core import QgsCoordinateReferenceSystem, QgsGeometry, QgsVectorLayerUtils

from ..area.aoi import aoi_from_geometry
from ..area.measure import WGS84
from ..errors import AoiError
from .state import MAX_CELLS, BatchArea

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from qgis.core import QgsCoordinateTransformContext, QgsVectorLayer

    from ..area.aoi import Aoi
    from ..purchases.plans import Plan

MAX_NAME_CHARS = 60


def areas_of_selection(
    layer: QgsVectorLayer, context: QgsCoordinateTransformContext
) -> tuple[BatchArea, ...]:
    """Make an area of each selected feature, named by the layer's display expression. Main thread only.

    A shape that stands there twice is one area: the same image is not bought twice. Features beyond what fits a
    table are left out, for one more than fits is enough to be told so.
    """
    areas: list[BatchArea] = []
    shapes: set[str] = set()
    features = sorted(layer.selectedFeatures(), key=lambda feature: feature.id())
    for feature in features[: MAX_CELLS + 1]:
        name = QgsVectorLayerUtils.getFeatureDisplayString(layer, feature) or str(feature.id())
        area = _area(name, feature.geometry(), layer.crs(), context)
        if area.aoi is None or area.aoi.wkt not in shapes:
            areas.append(area)
            shapes.update([area.aoi.wkt] if area.aoi else [])
    return tuple(sorted(_with_own_names(areas), key=lambda area: natural_key(area.name)))


def natural_key(name: str) -> list[tuple[int, str]]:
    """Return what names are sorted by: numbers in them by their value, so that Field 2 comes before Field 10."""
    pieces = re.split(r"([0-9]+)", name.casefold())
    return [(int(piece), "") if piece.isdecimal() else (-1, piece) for piece in pieces if piece]


def areas_of_plan(plan: Plan, context: QgsCoordinateTransformContext) -> tuple[BatchArea, ...]:
    """Give a plan's areas back as rows."""
    shapes = {cell.area_name: cell.image.wkt or "" for cell in plan.cells}
    wgs84 = QgsCoordinateReferenceSystem(WGS84)
    return tuple(_area(name, QgsGeometry.fromWkt(wkt), wgs84, context) for name, wkt in shapes.items())


def union_of(areas: Sequence[BatchArea], context: QgsCoordinateTransformContext) -> Aoi:
    """Return all areas as one: the dates of all of them are one question.

    Raises:
        AoiError: they have no ground at all.
    """
    shapes = [area.aoi.to_geometry() for area in areas if area.aoi is not None]
    return aoi_from_geometry(QgsGeometry.unaryUnion(shapes), QgsCoordinateReferenceSystem(WGS84), context)


def _area(
    name: str,
    geometry: QgsGeometry,
    crs: QgsCoordinateReferenceSystem,
    context: QgsCoordinateTransformContext,
) -> BatchArea:
    short_name = " ".join(name.split())[:MAX_NAME_CHARS]
    try:
        return BatchArea(short_name, aoi_from_geometry(geometry, crs, context))
    except AoiError as error:
        return BatchArea(short_name, None, error)


def _with_own_names(areas: Iterable[BatchArea]) -> Iterator[BatchArea]:
    """Number the second and later areas of one name."""
    taken: set[str] = set()
    for area in areas:
        name, number = area.name, 1
        while name in taken:
            number += 1
            name = f"{area.name} ({number})"
        taken.add(name)
        yield BatchArea(name, area.aoi, area.problem)
