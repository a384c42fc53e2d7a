# SPDX-License-Identifier: GPL-2.0-or-later
"""An outline with far more corners than its image has pixels can be had with fewer, if the user says so."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from qgis.core import QgsCoordinateReferenceSystem, QgsCoordinateTransform

from .aoi import aoi_from_geometry
from .measure import WGS84

if TYPE_CHECKING:
    from qgis.core import QgsCoordinateTransformContext

    from .aoi import Aoi

MANY_CORNERS = 5_000
"""The service has no published limit; above this an outline takes noticeable time at every question."""
TOLERANCES_M = (1.0, 5.0)
"""A tenth and a half of the finest pixel."""
WORTH_SHARE = 0.5
"""An offer that leaves more than this share of the corners is none."""


@dataclass(frozen=True)
class Simpler:
    """An area with fewer corners, on offer."""

    aoi: Aoi
    tolerance_m: float
    """How far no edge is moved beyond."""


def simpler_area(aoi: Aoi, context: QgsCoordinateTransformContext) -> Simpler | None:
    """Return an area with at most half of the corners, or None where there is none or no need of one."""
    if aoi.vertex_count <= MANY_CORNERS:
        return None
    utm = QgsCoordinateReferenceSystem.fromEpsgId(aoi.utm_epsg)
    in_metres = aoi.to_geometry()
    in_metres.transform(QgsCoordinateTransform(QgsCoordinateReferenceSystem(WGS84), utm, context))
    for tolerance_m in TOLERANCES_M:
        fewer = aoi_from_geometry(in_metres.simplify(tolerance_m), utm, context)
        if fewer.vertex_count <= aoi.vertex_count * WORTH_SHARE:
            return Simpler(fewer, tolerance_m)
    return None
