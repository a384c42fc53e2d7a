# SPDX-License-Identifier: GPL-2.0-or-later
"""How ground is measured: on the WGS84 ellipsoid, as the service bills it (contract 8)."""

from __future__ import annotations

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransformContext,
    QgsDistanceArea,
    QgsGeometry,
)

WGS84 = "EPSG:4326"
M2_PER_KM2 = 1_000_000
MEASURED_EDGE_DEG = 0.02


def ellipsoidal_meter(context: QgsCoordinateTransformContext | None = None) -> QgsDistanceArea:
    """Return what measures geometries given in EPSG:4326, in metres."""
    meter = QgsDistanceArea()
    meter.setSourceCrs(QgsCoordinateReferenceSystem(WGS84), context or QgsCoordinateTransformContext())
    meter.setEllipsoid("WGS84")
    return meter


def area_km2(geometry: QgsGeometry, meter: QgsDistanceArea) -> float:
    """Return the km² of an area given in EPSG:4326 as the service measures it, to all that it has recorded."""
    return 0.0 if geometry.isEmpty() else meter.measureArea(geometry) / M2_PER_KM2


def pieces_km2(geometry: QgsGeometry, meter: QgsDistanceArea) -> float:
    """Return the km² of a geometry given in EPSG:4326 so that the pieces of an area add up.

    QGIS takes an edge for the shortest way between its ends: a long one bulges, and less so once it is cut.
    """
    return 0.0 if geometry.isEmpty() else area_km2(geometry.densifyByDistance(MEASURED_EDGE_DEG), meter)
