# SPDX-License-Identifier: GPL-2.0-or-later
"""Where an area may come from besides the pencil: a layer, a selection, a file, pasted text."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from qgis.core import (
    Qgis,
    QgsCoordinateReferenceSystem,
    QgsFeature,
    QgsFields,
    QgsGeometry,
    QgsJsonUtils,
    QgsMapLayer,
    QgsVectorLayer,
)

from ..errors import AoiError, Reason
from .aoi import aoi_from_geometry
from .measure import WGS84

if TYPE_CHECKING:
    from collections.abc import Iterable

    from qgis.core import QgsCoordinateTransformContext

    from .aoi import Aoi

MAX_TEXT_CHARS = 20_000_000


@dataclass(frozen=True)
class DrawnArea:
    """A geometry as it was found, in its own CRS, and how much of the source it is."""

    geometry: QgsGeometry
    crs: QgsCoordinateReferenceSystem
    used_count: int = 1
    """Features with a polygon."""
    total_count: int = 1
    """Features looked at."""
    had_overlaps: bool = False
    """True when features lay over each other and were dissolved, so that nothing is paid for twice."""
    grid_epsg: int | None = None
    """The UTM zone of the grid that it is a tile of."""


def aoi_of(drawn: DrawnArea, context: QgsCoordinateTransformContext) -> Aoi:
    """Turn what was found into the area that is sent.

    Raises:
        AoiError: as `aoi_from_geometry`.
    """
    return replace(aoi_from_geometry(drawn.geometry, drawn.crs, context), grid_epsg=drawn.grid_epsg)


def area_of_layer(layer: QgsMapLayer | None, *, selected_only: bool) -> DrawnArea:
    """Take a polygon layer's features, or those that are selected, as one area.

    Raises:
        AoiError: there is no polygon layer, or nothing is selected.
    """
    if not isinstance(layer, QgsVectorLayer) or layer.geometryType() != Qgis.GeometryType.Polygon:
        raise AoiError(Reason.NO_POLYGON_LAYER)
    features = list(layer.selectedFeatures() if selected_only else layer.getFeatures())
    if not features:
        raise AoiError(Reason.NOTHING_SELECTED)
    return gathered(features, layer.crs())


def area_of_file(path: str) -> DrawnArea:
    """Take all polygons of a file (GeoPackage, Shapefile, GeoJSON, KML and whatever else OGR reads) as one area.

    Raises:
        AoiError: the file cannot be read, or holds no polygon.
    """
    layer = QgsVectorLayer(path, "", "ogr")
    if not layer.isValid():
        raise AoiError(Reason.UNREADABLE_FILE, path=path)
    return gathered(list(layer.getFeatures()), layer.crs())


def area_of_text(text: str) -> DrawnArea:
    """Read WKT or GeoJSON, longitude first, in EPSG:4326.

    Raises:
        AoiError: it is neither, or too long.
    """
    stripped = text.strip()
    crs = QgsCoordinateReferenceSystem(WGS84)
    if not stripped or len(stripped) > MAX_TEXT_CHARS:
        raise AoiError(Reason.UNREADABLE_TEXT)
    if not stripped.startswith("{"):
        geometry = QgsGeometry.fromWkt(stripped)
        if geometry.isNull():
            raise AoiError(Reason.UNREADABLE_TEXT)
        return DrawnArea(geometry, crs)
    features = QgsJsonUtils.stringToFeatureList(stripped, QgsFields()) or [_bare_geometry(stripped)]
    return gathered(features, crs)


def _bare_geometry(text: str) -> QgsFeature:
    """Read a GeoJSON geometry that is no feature."""
    feature = QgsFeature()
    wrapped = f'{{"type":"Feature","properties":{{}},"geometry":{text}}}'
    for found in QgsJsonUtils.stringToFeatureList(wrapped, QgsFields()):
        feature = found
    if not feature.hasGeometry():
        raise AoiError(Reason.UNREADABLE_TEXT)
    return feature


def gathered(features: Iterable[QgsFeature], crs: QgsCoordinateReferenceSystem) -> DrawnArea:
    """Dissolve all polygons among some features into one area.

    Raises:
        AoiError: there is none.
    """
    found = list(features)
    polygons = [f.geometry() for f in found if f.geometry().type() == Qgis.GeometryType.Polygon]
    sound = [g if g.isGeosValid() else g.makeValid() for g in polygons if not g.isEmpty()]
    if not sound:
        raise AoiError(Reason.NOT_POLYGON)
    union = QgsGeometry.unaryUnion(sound)
    had_overlaps = sum(g.area() for g in sound) > union.area() * (1 + 1e-9)
    return DrawnArea(union, crs, len(sound), len(found), had_overlaps)
