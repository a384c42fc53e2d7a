# SPDX-License-Identifier: GPL-2.0-or-later
"""The rules for ordered areas (contract 8): which geometries are sent, and what at least is billed for them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransformContext,
    QgsDistanceArea,
    QgsGeometry,
    QgsPointXY,
)

from ..area.aoi import M2_PER_KM2, WGS84, WKT_DECIMALS

if TYPE_CHECKING:
    from ..area.aoi import Aoi

MIN_BILLED_KM2 = 0.5
MIN_SHARE_OF_BOX = 0.05
MIN_SIDE_M = 150.0


class AreaProblem(str, Enum):
    """Why the service would not take an area as a polygon."""

    TOO_NARROW = "too_narrow"
    """A side of its bounding box is 150 m or less."""
    TOO_SPARSE = "too_sparse"
    """It fills less than 5 % of its bounding box."""


@dataclass(frozen=True)
class OrderArea:
    """An area as it would be ordered."""

    wkt: str
    """One POLYGON or MULTIPOLYGON, or a collection of polygons that are billed one by one."""
    billed_km2: float
    """What is billed at least: every geometry is raised to the minimum. The estimate has the last word."""
    problem: AreaProblem | None


def order_area(aoi: Aoi) -> OrderArea:
    """Bundle an area's parts into one geometry where the rules allow that: it is raised to the minimum only once.

    Where they lie too far apart for that, each part is a geometry of its own.
    """
    whole = aoi.to_geometry()
    meter = _meter()
    parts = [whole] if _problem(whole, meter) is None else whole.asGeometryCollection()
    problems = (_problem(part, meter) for part in parts)
    return OrderArea(
        wkt=aoi.wkt if len(parts) == 1 else f"GEOMETRYCOLLECTION ({', '.join(_wkt(part) for part in parts)})",
        billed_km2=sum(max(MIN_BILLED_KM2, meter.measureArea(part) / M2_PER_KM2) for part in parts),
        problem=next((problem for problem in problems if problem), None),
    )


def _problem(part: QgsGeometry, meter: QgsDistanceArea) -> AreaProblem | None:
    box = part.boundingBox()
    middle_deg, left_deg = box.center().y(), box.xMinimum()
    width_m = meter.measureLine(QgsPointXY(left_deg, middle_deg), QgsPointXY(box.xMaximum(), middle_deg))
    height_m = meter.measureLine(QgsPointXY(left_deg, box.yMinimum()), QgsPointXY(left_deg, box.yMaximum()))
    if min(width_m, height_m) <= MIN_SIDE_M:
        return AreaProblem.TOO_NARROW
    box_m2 = meter.measureArea(QgsGeometry.fromRect(box))
    return AreaProblem.TOO_SPARSE if meter.measureArea(part) < MIN_SHARE_OF_BOX * box_m2 else None


def _meter() -> QgsDistanceArea:
    meter = QgsDistanceArea()
    meter.setSourceCrs(QgsCoordinateReferenceSystem(WGS84), QgsCoordinateTransformContext())
    meter.setEllipsoid("WGS84")
    return meter


def _wkt(part: QgsGeometry) -> str:
    return part.asWkt(WKT_DECIMALS).upper()
