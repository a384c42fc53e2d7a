# SPDX-License-Identifier: GPL-2.0-or-later
"""Coordinate systems through OSR: always longitude before latitude, and quiet about codes nobody knows."""

from __future__ import annotations

import math
from functools import lru_cache
from typing import Optional

import numpy as np
from osgeo import gdal, osr

PLANE_EPSG = 3035
WGS84_EPSG = 4326
AUTO_UTM = 47000


class QuietGdal:
    """Keep GDAL's messages of this thread off stderr for the length of a `with` block."""

    def __enter__(self) -> QuietGdal:
        gdal.PushErrorHandler("CPLQuietErrorHandler")
        return self

    def __exit__(self, *_: object) -> None:
        gdal.PopErrorHandler()


def reference(epsg: int) -> Optional[osr.SpatialReference]:
    """Return the reference system of an EPSG code with x = east, or None where no such code exists."""
    found = osr.SpatialReference()
    with QuietGdal():
        try:
            failed = found.ImportFromEPSG(epsg)
        except RuntimeError:
            return None
    if failed:
        return None
    found.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
    return found


def transformation(source_epsg: int, target_epsg: int) -> osr.CoordinateTransformation:
    """Return the transformation between two known EPSG codes, x before y on both sides."""
    return osr.CoordinateTransformation(reference(source_epsg), reference(target_epsg))


@lru_cache(maxsize=256)
def is_known(epsg: int) -> bool:
    """Tell whether the EPSG code names a horizontal system that imagery can be made in."""
    if not 1024 <= epsg <= 999_999:
        return False
    found = reference(epsg)
    return found is not None and bool(found.IsProjected() or found.IsGeographic())


@lru_cache(maxsize=256)
def unit_per_metre(epsg: int) -> tuple[float, bool]:
    """Return units of the system per metre, and whether they are degrees (then: along a meridian)."""
    found = reference(epsg)
    if found is None or found.IsGeographic():
        return 1 / 111_319.490793, True
    return 1 / found.GetLinearUnits(), False


def utm_epsg(longitude: float, latitude: float) -> int:
    """Return the EPSG code of the UTM zone that a point lies in (contract 12: 326xx north, 327xx south)."""
    zone = min(60, max(1, math.floor((longitude + 180) / 6) + 1))
    return (32600 if latitude >= 0 else 32700) + zone


class Projector:
    """Takes positions of one system to the landscape's plane; one per rendering, shared by no two threads at once."""

    def __init__(self, epsg: int) -> None:
        self._epsg = epsg

    def to_plane(self, x: np.ndarray, y: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Project arrays of positions to metres on the plane."""
        moved = transformation(self._epsg, PLANE_EPSG).TransformPoints(
            np.column_stack([x.ravel(), y.ravel()]).tolist()
        )
        plane = np.array(moved)
        return plane[:, 0].reshape(x.shape), plane[:, 1].reshape(x.shape)

    def latitude(self, x: float, y: float) -> float:
        """Return the latitude of a position."""
        return float(transformation(self._epsg, WGS84_EPSG).TransformPoint(x, y)[1])
