# SPDX-License-Identifier: GPL-2.0-or-later
"""Where an area may come from besides the pencil: a layer, a selection, a file, pasted text."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from qgis.core import (
    Qgis,
    QgsCoordinateReferenceSystem,
    QgsFeature,
    QgsFeatureRequest,
    QgsFields,
    QgsGeometry,
    QgsJsonUtils,
    QgsMapLayer,
    QgsProviderRegistry,
    QgsProviderUtils,
    QgsVectorLayer,
    QgsVectorLayerFeatureSource,
    QgsVectorLayerUtils,
    QgsWkbTypes,
)

from ..errors import AoiError, Reason
from .aoi import aoi_from_geometry
from .measure import WGS84

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from qgis.core import QgsCoordinateTransformContext, QgsProviderSublayerDetails

    from .aoi import Aoi

MAX_TEXT_CHARS = 20_000_000
OVERLAP_SHARE = 1e-9
EXTENDED_WKT = re.compile(r"SRID\s*=\s*(\d+)\s*;\s*(.+)", re.IGNORECASE | re.DOTALL)
"""WKT as PostGIS writes it, with its CRS in front."""
COPIED_FEATURES = "wkt_geom"
"""The heading of features that were copied in QGIS: one a line, its WKT before the first tab."""


@dataclass(frozen=True)
class DrawnArea:
    """A geometry as it was found, in its own CRS, and how much of the source it is."""

    geometry: QgsGeometry
    crs: QgsCoordinateReferenceSystem
    used_count: int = 1
    """Features with a polygon."""
    total_count: int = 1
    """Features looked at."""
    repaired_count: int = 0
    """Features whose outline was invalid and had to be mended."""
    had_overlaps: bool = False
    """True when features lay over each other and were dissolved, so that nothing is paid for twice."""
    grid_epsg: int | None = None
    """The UTM zone of the grid that it is a tile of."""
    name: str = ""
    """What the source is called: a layer, a feature, a file; empty where it has no name."""


def aoi_of(drawn: DrawnArea, context: QgsCoordinateTransformContext) -> Aoi:
    """Turn what was found into the area that is sent.

    Raises:
        AoiError: as `aoi_from_geometry`.
    """
    return replace(aoi_from_geometry(drawn.geometry, drawn.crs, context), grid_epsg=drawn.grid_epsg)


@dataclass(frozen=True)
class FileLayer:
    """One layer of polygons in a file."""

    name: str
    uri: str
    """What QGIS's OGR provider opens it by."""
    feature_count: int
    """Negative where the file does not say."""


def reader_of_layer(layer: QgsMapLayer | None, *, selected_only: bool) -> Callable[[], DrawnArea]:
    """Return what reads a polygon layer's features, or those that are selected, as one area, in any thread.

    Main thread only; edits that are not saved yet count.

    Raises:
        AoiError: there is no polygon layer, it has no CRS, or nothing is selected.
    """
    if not isinstance(layer, QgsVectorLayer) or layer.geometryType() != Qgis.GeometryType.Polygon:
        raise AoiError(Reason.NO_POLYGON_LAYER)
    if not layer.crs().isValid():
        raise AoiError(Reason.LAYER_WITHOUT_CRS, name=layer.name())
    if selected_only and not layer.selectedFeatureCount():
        raise AoiError(Reason.NOTHING_SELECTED)
    source, crs = QgsVectorLayerFeatureSource(layer), layer.crs()
    name = _name_of_selection(layer) if selected_only else layer.name()
    request = QgsFeatureRequest().setNoAttributes()
    if selected_only:
        request.setFilterFids(layer.selectedFeatureIds())
    return lambda: gathered(source.getFeatures(request), crs, name)


def area_of_feature(layer: QgsVectorLayer, feature: QgsFeature) -> DrawnArea:
    """Take one polygon of a layer."""
    return DrawnArea(feature.geometry(), layer.crs(), name=_name_of_feature(layer, feature))


def polygon_layers_of_file(path: str) -> tuple[FileLayer, ...]:
    """List the layers of polygons in a file (GeoPackage, Shapefile, GeoJSON, KML and whatever else OGR reads).

    Raises:
        AoiError: the file cannot be read, or holds no polygons.
    """
    wanted = Qgis.SublayerQueryFlag
    flags = Qgis.SublayerQueryFlags(wanted.ResolveGeometryType) | wanted.CountFeatures
    found = QgsProviderRegistry.instance().querySublayers(path, flags)
    vectors = [layer for layer in found if layer.type() == Qgis.LayerType.Vector]
    if not vectors:
        raise AoiError(Reason.UNREADABLE_FILE, path=path)
    polygons = [layer for layer in vectors if _holds_polygons(layer)]
    if not polygons:
        raise AoiError(Reason.NOT_POLYGON)
    title = QgsProviderUtils.suggestLayerNameFromFilePath(path) if len(polygons) == 1 else ""
    return tuple(FileLayer(title or layer.name(), layer.uri(), layer.featureCount()) for layer in polygons)


def area_of_file_layer(layer: FileLayer) -> DrawnArea:
    """Take all polygons of a file's layer as one area.

    Raises:
        AoiError: it cannot be read, has no CRS, or holds no polygon.
    """
    opened = QgsVectorLayer(layer.uri, layer.name, "ogr")
    if not opened.isValid():
        raise AoiError(Reason.UNREADABLE_FILE, path=Path(layer.uri.partition("|")[0]).name)
    if not opened.crs().isValid():
        raise AoiError(Reason.LAYER_WITHOUT_CRS, name=layer.name)
    return gathered(opened.getFeatures(), opened.crs(), layer.name)


def area_of_text(text: str) -> DrawnArea:
    """Read GeoJSON, WKT, or features copied in QGIS: longitude first, in EPSG:4326 unless a SRID says otherwise.

    Raises:
        AoiError: it is none of these, or too long.
    """
    stripped = text.strip()
    if not stripped or len(stripped) > MAX_TEXT_CHARS:
        raise AoiError(Reason.UNREADABLE_TEXT)
    if stripped.startswith("{"):
        features = QgsJsonUtils.stringToFeatureList(stripped, QgsFields()) or [_bare_geometry(stripped)]
        return gathered(features, QgsCoordinateReferenceSystem(WGS84))
    if stripped.startswith(COPIED_FEATURES):
        rows = (line.partition("\t")[0] for line in stripped.splitlines()[1:])
        return gathered(map(_feature_of_wkt, rows), QgsCoordinateReferenceSystem(WGS84))
    extended = EXTENDED_WKT.fullmatch(stripped)
    code, wkt = extended.groups() if extended else (WGS84.partition(":")[2], stripped)
    geometry = _feature_of_wkt(wkt).geometry()
    return DrawnArea(geometry, QgsCoordinateReferenceSystem.fromEpsgId(int(code)))


def _name_of_selection(layer: QgsVectorLayer) -> str:
    if layer.selectedFeatureCount() > 1:
        return str(layer.name())
    (feature,) = layer.selectedFeatures()
    return _name_of_feature(layer, feature)


def _name_of_feature(layer: QgsVectorLayer, feature: QgsFeature) -> str:
    title = QgsVectorLayerUtils.getFeatureDisplayString(layer, feature) or str(feature.id())
    return f"{layer.name()} {title}"


def _holds_polygons(layer: QgsProviderSublayerDetails) -> bool:
    return bool(QgsWkbTypes.geometryType(layer.wkbType()) == Qgis.GeometryType.Polygon)


def _feature_of_wkt(wkt: str) -> QgsFeature:
    geometry = QgsGeometry.fromWkt(wkt)
    if geometry.isNull():
        raise AoiError(Reason.UNREADABLE_TEXT)
    feature = QgsFeature()
    feature.setGeometry(geometry)
    return feature


def _bare_geometry(text: str) -> QgsFeature:
    """Read a GeoJSON geometry that is no feature."""
    feature = QgsFeature()
    wrapped = f'{{"type":"Feature","properties":{{}},"geometry":{text}}}'
    for found in QgsJsonUtils.stringToFeatureList(wrapped, QgsFields()):
        feature = found
    if not feature.hasGeometry():
        raise AoiError(Reason.UNREADABLE_TEXT)
    return feature


def gathered(features: Iterable[QgsFeature], crs: QgsCoordinateReferenceSystem, name: str = "") -> DrawnArea:
    """Dissolve all polygons among some features into one area.

    Raises:
        AoiError: there is none.
    """
    shapes = [feature.geometry() for feature in features]
    polygons = [g for g in shapes if g.type() == Qgis.GeometryType.Polygon and not g.isEmpty()]
    broken = [not g.isGeosValid() for g in polygons]
    sound = [g.makeValid() if is_broken else g for g, is_broken in zip(polygons, broken)]
    if not sound:
        raise AoiError(Reason.NOT_POLYGON)
    union = QgsGeometry.unaryUnion(sound)
    # Mending may leave stray lines and points behind.
    union.convertGeometryCollectionToSubclass(Qgis.GeometryType.Polygon)
    had_overlaps = sum(g.area() for g in sound) > union.area() * (1 + OVERLAP_SHARE)
    return DrawnArea(
        geometry=union,
        crs=crs,
        used_count=len(sound),
        total_count=len(shapes),
        repaired_count=sum(broken),
        had_overlaps=had_overlaps,
        name=name,
    )
