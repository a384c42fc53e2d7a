# SPDX-License-Identifier: GPL-2.0-or-later
"""Fewer corners are offered where there are very many, and cost no more ground than was said."""

from __future__ import annotations

import math

import pytest
from qgis.core import QgsCoordinateReferenceSystem, QgsCoordinateTransformContext, QgsGeometry, QgsPointXY

from clearsky_qgis.core.area.aoi import aoi_from_geometry
from clearsky_qgis.core.area.simplify import MANY_CORNERS, simpler_area

UTM32 = QgsCoordinateReferenceSystem("EPSG:32632")
CONTEXT = QgsCoordinateTransformContext()


def coast(corner_count, roughness_m=0.0):
    """A bay-shaped outline: smooth, or with a notch at every second corner."""
    points = []
    for number in range(corner_count):
        turn = 2 * math.pi * number / corner_count
        reach = 8_000 + 600 * math.sin(7 * turn) + roughness_m * (number % 2)
        points.append(QgsPointXY(530_000 + reach * math.cos(turn), 6_170_000 + reach * math.sin(turn)))
    return aoi_from_geometry(QgsGeometry.fromPolygonXY([[*points, points[0]]]), UTM32, CONTEXT)


def test_a_smooth_outline_of_100_000_corners_needs_few():
    whole = coast(100_000)
    assert whole.vertex_count == 100_000
    simpler = simpler_area(whole, CONTEXT)
    assert simpler.tolerance_m == 1.0
    assert simpler.aoi.vertex_count < 1_000
    assert simpler.aoi.area_km2 == pytest.approx(whole.area_km2, rel=1e-3)


def test_no_point_of_the_outline_moves_further_than_was_said():
    whole = coast(20_000)
    simpler = simpler_area(whole, CONTEXT)
    metre_deg = 1 / 111_000
    distance_deg = simpler.aoi.to_geometry().hausdorffDistance(whole.to_geometry())
    assert distance_deg < 2 * metre_deg * simpler.tolerance_m


def test_a_coarser_step_is_offered_where_the_finer_one_does_not_help():
    simpler = simpler_area(coast(10_000, roughness_m=3.0), CONTEXT)
    assert simpler.tolerance_m == 5.0


def test_no_offer_is_made_where_it_would_not_help_or_is_not_needed():
    assert simpler_area(coast(10_000, roughness_m=40.0), CONTEXT) is None
    assert simpler_area(coast(MANY_CORNERS), CONTEXT) is None
