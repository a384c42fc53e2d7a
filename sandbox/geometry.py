# SPDX-License-Identifier: GPL-2.0-or-later
"""Areas of interest: read from WKT or GeoJSON, judged, measured on the ellipsoid (contract 2, 8)."""

from __future__ import annotations

import json
import math

from osgeo import ogr

from .projection import QuietGdal, transformation

_A_M = 6_378_137.0
_E2 = 0.0066943799901413165
_E = math.sqrt(_E2)
_B2 = _A_M * _A_M * (1 - _E2)
# Five Gauss points: an edge that climbs is a smooth curve in S(latitude).
_GAUSS = (
    (0.046910077030668, 0.118463442528095),
    (0.230765344947158, 0.239314335249683),
    (0.5, 0.284444444444444),
    (0.769234655052842, 0.239314335249683),
    (0.953089922969332, 0.118463442528095),
)
_POLYGONAL = (ogr.wkbPolygon, ogr.wkbMultiPolygon)


def read_geometry(wkt: object, geojson: object) -> ogr.Geometry:
    """Read a geometry in EPSG:4326, longitude first, two-dimensional.

    Raises:
        ValueError: it cannot be read, is empty, crosses itself or leaves the globe.
    """
    geometry = _from_wkt(wkt) if wkt is not None else _from_geojson(geojson)
    geometry.FlattenTo2D()
    if geometry.IsEmpty():
        raise ValueError("The geometry is empty.")
    west, east, south, north = geometry.GetEnvelope()
    if not (-180 <= west <= east <= 180 and -90 <= south <= north <= 90):
        raise ValueError("Coordinates must be longitude (-180..180) and latitude (-90..90).")
    with QuietGdal():
        if not all(part.IsValid() for part in polygonal_parts(geometry)):
            raise ValueError("The geometry is not valid, for example its rings cross themselves.")
    return geometry


def _from_wkt(wkt: object) -> ogr.Geometry:
    if not isinstance(wkt, str):
        raise ValueError("Wkt must be a text.")  # noqa: TRY004 (a refusal of the value, told like the others)
    with QuietGdal():
        try:
            geometry = ogr.CreateGeometryFromWkt(wkt)
        except (RuntimeError, TypeError, UnicodeError):
            geometry = None
    if geometry is None:
        raise ValueError("The text is not well-known text.")
    return geometry


def _from_geojson(geojson: object) -> ogr.Geometry:
    text = geojson if isinstance(geojson, str) else json.dumps(geojson)
    with QuietGdal():
        try:
            geometry = ogr.CreateGeometryFromJson(text)
        except (RuntimeError, TypeError, UnicodeError):
            geometry = None
    if geometry is None:
        raise ValueError("The object is not a GeoJSON geometry.")
    return geometry


def polygonal_parts(geometry: ogr.Geometry) -> list[ogr.Geometry]:
    """Return the polygons and multipolygons of a geometry or of a collection's members.

    Raises:
        ValueError: something in it is neither.
    """
    kind = ogr.GT_Flatten(geometry.GetGeometryType())
    if kind in _POLYGONAL:
        return [geometry]
    if kind != ogr.wkbGeometryCollection:
        raise ValueError("Only Polygon, MultiPolygon and collections of them are accepted.")
    return [
        part
        for index in range(geometry.GetGeometryCount())
        for part in polygonal_parts(geometry.GetGeometryRef(index))
    ]


def area_km2(geometry: ogr.Geometry) -> float:
    """Return the ellipsoidal WGS84 area of a 4326 geometry whose edges are straight in longitude and latitude."""
    if geometry is None or geometry.IsEmpty():
        return 0.0
    if geometry.GetGeometryName() == "POLYGON":
        rings = [_ring_km2(geometry.GetGeometryRef(index)) for index in range(geometry.GetGeometryCount())]
        return rings[0] - sum(rings[1:])
    return sum(area_km2(geometry.GetGeometryRef(index)) for index in range(geometry.GetGeometryCount()))


def _ring_km2(ring: ogr.Geometry) -> float:
    points = ring.GetPoints() or []
    total = sum(_under_edge(*start[:2], *end[:2]) for start, end in zip(points, points[1:]))
    return abs(total) / 1e6


def _under_edge(x0: float, y0: float, x1: float, y1: float) -> float:
    mean = sum(weight * _authalic(math.radians(y0 + at * (y1 - y0))) for at, weight in _GAUSS)
    return math.radians(x1 - x0) * mean


def _authalic(latitude: float) -> float:
    sine = math.sin(latitude)
    log = math.log((1 + _E * sine) / (1 - _E * sine)) / (2 * _E)
    return _B2 / 2 * (sine / (1 - _E2 * sine * sine) + log)


def union(geometries: list[ogr.Geometry]) -> ogr.Geometry:
    """Return the union of geometries; an empty polygon for none."""
    whole = ogr.Geometry(ogr.wkbMultiPolygon)
    for geometry in geometries:
        for part in polygonal_parts(geometry):
            whole = whole.Union(part)
    return whole


def flat(geometry: ogr.Geometry) -> ogr.Geometry:
    """Return a collection's polygons as one geometry that set operations accept."""
    return (
        union([geometry])
        if ogr.GT_Flatten(geometry.GetGeometryType()) == ogr.wkbGeometryCollection
        else geometry
    )


def polygons_only(geometry: ogr.Geometry) -> ogr.Geometry:
    """Drop the points and lines that an intersection leaves behind."""
    if ogr.GT_Flatten(geometry.GetGeometryType()) in _POLYGONAL:
        return geometry
    kept = ogr.Geometry(ogr.wkbMultiPolygon)
    for index in range(geometry.GetGeometryCount()):
        part = geometry.GetGeometryRef(index)
        if ogr.GT_Flatten(part.GetGeometryType()) == ogr.wkbPolygon:
            kept.AddGeometry(part)
    return kept


def box(west: float, south: float, east: float, north: float) -> ogr.Geometry:
    """Return a rectangle in 4326."""
    corners = ((west, south), (east, south), (east, north), (west, north), (west, south))
    return ogr.CreateGeometryFromWkt("POLYGON((" + ",".join(f"{x!r} {y!r}" for x, y in corners) + "))")


def centre(geometry: ogr.Geometry) -> tuple[float, float]:
    """Return the middle of the bounding box, longitude and latitude."""
    west, east, south, north = geometry.GetEnvelope()
    return (west + east) / 2, (south + north) / 2


def projected(geometry: ogr.Geometry, source_epsg: int, target_epsg: int) -> ogr.Geometry:
    """Return a copy in another system, with long edges broken up first so that they bend as they should.

    Raises:
        ValueError: the geometry has no place in the target system.
    """
    moved = geometry.Clone()
    moved.Segmentize(0.02 if source_epsg == 4326 else 2000.0)
    if source_epsg == target_epsg:
        return moved
    with QuietGdal():
        try:
            failed = moved.Transform(transformation(source_epsg, target_epsg))
        except RuntimeError:
            failed = 1
    if failed or not all(math.isfinite(edge) for edge in moved.GetEnvelope()):
        raise ValueError("The area cannot be expressed in this projection.")
    return moved


def covers(cover: ogr.Geometry, geometry: ogr.Geometry) -> bool:
    """Tell whether a geometry lies within a cover, forgiving slivers below a millionth of it."""
    whole = area_km2(geometry)
    return area_km2(polygons_only(geometry.Difference(cover))) <= whole * 1e-6


def overlap(first: ogr.Geometry, second: ogr.Geometry) -> ogr.Geometry:
    """Return the polygons two geometries share."""
    return polygons_only(first.Intersection(second))
