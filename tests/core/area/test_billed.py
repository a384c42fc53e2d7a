# SPDX-License-Identifier: GPL-2.0-or-later
"""What is billed beyond the drawing has a place on the map, where one of the known rules explains it."""

from __future__ import annotations

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from qgis.core import QgsCoordinateReferenceSystem, QgsCoordinateTransformContext, QgsGeometry, QgsPointXY

from clearsky_qgis.core.area.aoi import aoi_from_geometry
from clearsky_qgis.core.area.billed import billed_beyond, is_billed_beyond
from clearsky_qgis.core.area.measure import area_km2, ellipsoidal_meter

pytestmark = pytest.mark.usefixtures("either_gdal")

UTM32 = QgsCoordinateReferenceSystem("EPSG:32632")
CONTEXT = QgsCoordinateTransformContext()


def circle(radius_m, x=530_003.0, y=6_170_007.0):
    shape = QgsGeometry.fromPointXY(QgsPointXY(x, y)).buffer(radius_m, 16)
    return aoi_from_geometry(shape, UTM32, CONTEXT)


def pixels_km2(aoi_radius_m, pixel_m, x=530_003.0, y=6_170_007.0):
    """Count the pixels that a circle touches, one by one."""
    shape = QgsGeometry.fromPointXY(QgsPointXY(x, y)).buffer(aoi_radius_m, 16)
    reach = math.ceil(aoi_radius_m / pixel_m) + 2
    left, bottom = math.floor(x / pixel_m) - reach, math.floor(y / pixel_m) - reach
    count = 0
    for column in range(2 * reach + 1):
        for row in range(2 * reach + 1):
            west, south = (left + column) * pixel_m, (bottom + row) * pixel_m
            ring = [
                (west, south),
                (west + pixel_m, south),
                (west + pixel_m, south + pixel_m),
                (west, south + pixel_m),
            ]
            pixel = QgsGeometry.fromPolygonXY([[QgsPointXY(*corner) for corner in (*ring, ring[0])]])
            count += pixel.intersects(shape)
    return count * pixel_m**2 / 1e6


@given(radius_m=st.floats(60, 400), pixel_m=st.sampled_from([20, 40]))
@settings(max_examples=12, deadline=None)
def test_whole_pixels_that_are_billed_are_the_ones_the_area_touches(radius_m, pixel_m):
    aoi = circle(radius_m)
    billed_km2 = pixels_km2(radius_m, pixel_m)
    beyond = billed_beyond(aoi, billed_km2, epsg=32632, resolution_m=pixel_m)
    more_km2 = area_km2(beyond, ellipsoidal_meter())
    assert more_km2 == pytest.approx(billed_km2 - aoi.area_km2, rel=0.05)
    assert beyond.intersection(aoi.to_geometry()).area() < 1e-9


def test_a_billed_bounding_box_is_hatched_where_it_is_not_drawn():
    aoi = circle(3_000)
    box = QgsGeometry.fromRect(aoi.to_geometry().boundingBox())
    beyond = billed_beyond(aoi, area_km2(box, ellipsoidal_meter()), epsg=32632, resolution_m=10)
    assert beyond.area() == pytest.approx(box.area() - aoi.to_geometry().area(), rel=1e-6)


@pytest.mark.parametrize("factor", [0.9, 1.0, 1.0005])
def test_what_is_billed_as_drawn_has_nothing_beyond(factor):
    aoi = circle(500)
    assert not is_billed_beyond(aoi, aoi.area_km2 * factor)
    assert billed_beyond(aoi, aoi.area_km2 * factor, epsg=32632, resolution_m=10) is None


def test_without_an_area_in_the_estimate_nothing_is_said_of_it():
    assert billed_beyond(circle(500), None, epsg=32632, resolution_m=10) is None


def test_a_least_amount_for_a_small_field_has_no_place_on_the_map():
    assert is_billed_beyond(circle(60), 0.1)
    assert billed_beyond(circle(60), 0.1, epsg=32632, resolution_m=10) is None


def test_pixels_in_degrees_are_not_guessed_at():
    aoi = circle(500)
    assert billed_beyond(aoi, aoi.area_km2 * 1.01, epsg=4326, resolution_m=10) is None
