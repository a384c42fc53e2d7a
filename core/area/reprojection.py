# SPDX-License-Identifier: GPL-2.0-or-later
"""From any CRS to longitude and latitude: edges that bend are followed, and what crosses 180° is cut there."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from qgis.core import (  # type: ignore[attr-defined]  # the stubs lack QgsCsException
    Qgis,
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCsException,
    QgsGeometry,
    QgsPointXY,
    QgsRectangle,
    QgsUnitTypes,
)

from ..errors import AoiError, Reason
from .measure import WGS84

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qgis.core import QgsCoordinateTransformContext

LONGEST_EDGE_M = 5_000
"""No straight edge of a map stays longer than this before it is reprojected.

A straight line in UTM is not straight in longitude and latitude. Measured at 56° N, the middle of an edge of
100 km lies 290 m (west to east) to 320 m (diagonal) beside it, 29 pixels of 10 m; of 20 km 12 m; of 5 km 0.8 m. In
EPSG:3035 it is the same, in EPSG:3857 a third. So at 5 km nothing moves by a tenth of a pixel, and the shapes of
everyday keep their corners.
"""
MOST_ADDED_VERTICES = 1_000_000

WORLD = QgsRectangle(-180, -90, 180, 90)
WORLDS_BESIDE = (-1, 0, 1)
"""A map may show the world once more to the west and to the east."""
FULL_CIRCLE_DEG = 360.0


def to_longitude_latitude(
    geometry: QgsGeometry, crs: QgsCoordinateReferenceSystem, context: QgsCoordinateTransformContext
) -> QgsGeometry:
    """Return polygons in EPSG:4326, within ±180°: one that crosses the antimeridian is cut into parts there.

    Raises:
        AoiError: they do not lie on the Earth, or go round one of its poles.
    """
    # In degrees it is plain what lies beyond 180°; a transform would wrap it, so it is cut before.
    moved = _folded(geometry) if crs.isGeographic() else _densified(geometry, crs)
    try:
        moved.transform(QgsCoordinateTransform(crs, QgsCoordinateReferenceSystem(WGS84), context))
    except QgsCsException as error:
        raise AoiError(Reason.NOT_ON_EARTH) from error
    if not moved.boundingBox().isFinite():
        raise AoiError(Reason.NOT_ON_EARTH)
    if not crs.isGeographic() and moved.boundingBox().width() > FULL_CIRCLE_DEG / 2:
        moved = _folded(_unwrapped(moved))
    if not WORLD.contains(moved.boundingBox()):
        raise AoiError(Reason.NOT_ON_EARTH)
    return moved


def _densified(geometry: QgsGeometry, crs: QgsCoordinateReferenceSystem) -> QgsGeometry:
    box = geometry.boundingBox()
    units_per_m = QgsUnitTypes.fromUnitToUnitFactor(Qgis.DistanceUnit.Meters, crs.mapUnits())
    longest = LONGEST_EDGE_M * units_per_m
    if not (box.width() + box.height()) / longest < MOST_ADDED_VERTICES:
        raise AoiError(Reason.NOT_ON_EARTH)
    return geometry.densifyByDistance(longest)


def _unwrapped(geometry: QgsGeometry) -> QgsGeometry:
    """Undo the wrapping at ±180°: each ring goes on where its last vertex was."""
    polygons = geometry.asMultiPolygon() if geometry.isMultipart() else [geometry.asPolygon()]
    return QgsGeometry.fromMultiPolygonXY([_unwrapped_polygon(rings) for rings in polygons])


def _unwrapped_polygon(rings: Sequence[Sequence[QgsPointXY]]) -> list[list[QgsPointXY]]:
    outer = _continuous(rings[0], rings[0][0].x())
    middle_deg = (min(p.x() for p in outer) + max(p.x() for p in outer)) / 2
    home_deg = middle_deg - FULL_CIRCLE_DEG * round(middle_deg / FULL_CIRCLE_DEG)
    unwrapped = [outer, *(_continuous(hole, middle_deg) for hole in rings[1:])]
    return [[QgsPointXY(p.x() + home_deg - middle_deg, p.y()) for p in ring] for ring in unwrapped]


def _continuous(ring: Sequence[QgsPointXY], near_deg: float) -> list[QgsPointXY]:
    points = []
    for point in ring:
        if not math.isfinite(point.x()):  # the bounds pass over what is no number
            raise AoiError(Reason.NOT_ON_EARTH)
        near_deg = point.x() + FULL_CIRCLE_DEG * round((near_deg - point.x()) / FULL_CIRCLE_DEG)
        points.append(QgsPointXY(near_deg, point.y()))
    if points[0].distance(points[-1]) > FULL_CIRCLE_DEG / 2:
        raise AoiError(Reason.AROUND_POLE)
    return points


def _folded(geometry: QgsGeometry) -> QgsGeometry:
    """Cut at every ±180° and bring all pieces into one world."""
    box = geometry.boundingBox()
    if WORLD.xMinimum() <= box.xMinimum() and box.xMaximum() <= WORLD.xMaximum():
        return QgsGeometry(geometry)
    pieces = []
    for world in WORLDS_BESIDE:
        offset_deg = FULL_CIRCLE_DEG * world
        strip = QgsRectangle(offset_deg - 180, box.yMinimum(), offset_deg + 180, box.yMaximum())
        piece = geometry.intersection(QgsGeometry.fromRect(strip))
        piece.convertGeometryCollectionToSubclass(Qgis.GeometryType.Polygon)
        if not piece.isEmpty():
            piece.translate(-offset_deg, 0)
            pieces.append(piece)
    reach = FULL_CIRCLE_DEG * max(WORLDS_BESIDE) + WORLD.xMaximum()
    if not pieces or max(-box.xMinimum(), box.xMaximum()) > reach:
        raise AoiError(Reason.NOT_ON_EARTH)
    return QgsGeometry.unaryUnion(pieces)
