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


def ellipsoidal_meter(context: QgsCoordinateTransformContext | None = None) -> QgsDistanceArea:
    """Return what measures geometries given in EPSG:4326, in metres."""
    meter = QgsDistanceArea()
    meter.setSourceCrs(QgsCoordinateReferenceSystem(WGS84), context or QgsCoordinateTransformContext())
    meter.setEllipsoid("WGS84")
    return meter


def ground_km2(geometry: QgsGeometry, meter: QgsDistanceArea) -> float:
    """Return the km² of a geometry given in EPSG:4326."""
    return 0.0 if geometry.isEmpty() else meter.measureArea(geometry) / M2_PER_KM2
