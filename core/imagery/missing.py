# SPDX-License-Identifier: GPL-2.0-or-later
"""Which part of an area has no image on a date, by the service's own answer about dates (contract 3.11)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.core import Qgis, QgsGeometry

from ..area.aoi import WKT_DECIMALS

if TYPE_CHECKING:
    import datetime as dt

    from ...clearsky.models import AvailableDates
    from ..area.aoi import Aoi
    from .state import Source

SLIVER = 1e-6
"""What is smaller than this share of the area is an edge that was rounded, not ground without an image."""


def missing_part(available: AvailableDates, source: Source, date: dt.date, aoi: Aoi) -> str:
    """Return the ground of an area that a date does not cover as WKT in EPSG:4326; empty where it covers all.

    A part whose shape cannot be read counts as nothing, as it does for the share that is told.
    """
    shapes = [
        QgsGeometry.fromWkt(part.wkt)
        for entry in available.model_image_dates
        if entry.answers(source.model, source.constellations)
        for part in entry.dates_by_geog
        if date in part.dates
    ]
    covered = QgsGeometry.unaryUnion([shape for shape in shapes if not shape.isEmpty()])
    area = aoi.to_geometry()
    if covered.isEmpty():
        return aoi.wkt
    ground = [part for part in area.difference(covered).asGeometryCollection() if _is_ground(part, area)]
    return QgsGeometry.collectGeometry(ground).asWkt(WKT_DECIMALS) if ground else ""


def _is_ground(part: QgsGeometry, area: QgsGeometry) -> bool:
    return part.type() == Qgis.GeometryType.Polygon and part.area() > SLIVER * area.area()
