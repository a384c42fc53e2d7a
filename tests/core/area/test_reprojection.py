# SPDX-License-Identifier: GPL-2.0-or-later
"""From a map to longitude and latitude: nothing bends away, and 180° is no edge of the world."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCoordinateTransformContext,
    QgsGeometry,
    QgsPointXY,
    QgsRectangle,
)

from clearsky_qgis.core.area.aoi import aoi_from_geometry
from clearsky_qgis.core.area.measure import ellipsoidal_meter
from clearsky_qgis.core.errors import AoiError, Reason

CONTEXT = QgsCoordinateTransformContext()
WORLD_HALF_M = 20037508.342789244


def crs_of(name):
    return QgsCoordinateReferenceSystem(name)


def aoi_of_box(west, south, east, north, crs):
    return aoi_from_geometry(
        QgsGeometry.fromRect(QgsRectangle(west, south, east, north)), crs_of(crs), CONTEXT
    )


def in_degrees(x, y, crs):
    return QgsCoordinateTransform(crs_of(crs), crs_of("EPSG:4326"), CONTEXT).transform(x, y)


@pytest.mark.parametrize(
    ("crs", "box"),
    [
        ("EPSG:32632", (450_000, 6_200_000, 550_000, 6_300_000)),
        ("EPSG:32633", (450_000, 7_800_000, 550_000, 7_900_000)),
        ("EPSG:3035", (4_300_000, 3_600_000, 4_400_000, 3_700_000)),
        ("EPSG:3857", (1_000_000, 7_500_000, 1_100_000, 7_600_000)),
    ],
)
def test_an_edge_of_100_km_stays_within_a_fifth_of_a_pixel_of_where_it_was_drawn(crs, box):
    west, south, east, north = box
    outline = aoi_of_box(*box, crs).to_geometry()
    meter = ellipsoidal_meter()
    for share in (0.03, 0.27, 0.5, 0.81):
        for point in (
            in_degrees(west + share * (east - west), north, crs),
            in_degrees(east, south + share * (north - south), crs),
        ):
            _distance, nearest, _after, _side = outline.closestSegmentWithContext(point)
            assert meter.measureLine(point, nearest) < 2.0


def test_a_field_keeps_its_corners():
    assert aoi_of_box(500_000, 6_200_000, 504_000, 6_204_000, "EPSG:32632").vertex_count == 4


def test_what_is_straight_in_degrees_stays_straight():
    assert aoi_of_box(5, 50, 8, 52, "EPSG:4326").vertex_count == 4


@pytest.mark.parametrize(
    ("crs", "box", "zone"),
    [
        ("EPSG:4326", (179.5, -17, 180.2, -16), 32760),
        ("EPSG:4326", (-180.5, -17, -179.8, -16), 32760),
        ("EPSG:4258", (179.8, 50, 180.9, 51), 32601),
        ("EPSG:32760", (800_000, 8_100_000, 860_000, 8_200_000), 32701),
        ("EPSG:32601", (150_000, 5_500_000, 320_000, 5_560_000), 32660),
        ("EPSG:3857", (WORLD_HALF_M - 40_000, 0, WORLD_HALF_M + 90_000, 90_000), 32601),
        ("EPSG:3857", (-WORLD_HALF_M - 90_000, 0, -WORLD_HALF_M + 40_000, 90_000), 32660),
        ("EPSG:3832", (3_300_000, 5_000_000, 3_400_000, 5_100_000), 32601),
    ],
)
def test_an_area_across_180_degrees_is_cut_there_into_two_parts(crs, box, zone):
    aoi = aoi_of_box(*box, crs)
    assert aoi.wkt.startswith("MULTIPOLYGON (((")
    assert aoi.part_count == 2
    assert aoi.crosses_antimeridian
    assert aoi.utm_epsg == zone
    assert not aoi.was_repaired
    edges = sorted(part.boundingBox().xMinimum() for part in aoi.to_geometry().asGeometryCollection())
    assert edges[0] == -180.0


@given(
    middle=st.floats(-0.4, 0.4), south=st.floats(-70, 69), width=st.floats(0.85, 1), height=st.floats(0.05, 1)
)
@settings(max_examples=40, deadline=None)
def test_an_area_is_as_large_across_180_degrees_as_elsewhere(middle, south, width, height):
    across = aoi_of_box(
        180 + middle - width / 2, south, 180 + middle + width / 2, south + height, "EPSG:4326"
    )
    elsewhere = aoi_of_box(
        10 + middle - width / 2, south, 10 + middle + width / 2, south + height, "EPSG:4326"
    )
    assert across.area_km2 == pytest.approx(elsewhere.area_km2, rel=1e-4)
    assert across.part_count == 2


def test_a_hole_across_180_degrees_stays_a_hole():
    holed = QgsGeometry.fromRect(QgsRectangle(700_000, 8_000_000, 900_000, 8_200_000)).difference(
        QgsGeometry.fromRect(QgsRectangle(760_000, 8_050_000, 880_000, 8_150_000))
    )
    aoi = aoi_from_geometry(holed, crs_of("EPSG:32760"), CONTEXT)
    assert aoi.area_km2 == pytest.approx(200 * 200 - 120 * 100, rel=0.01)


def test_the_whole_world_is_one_world_wide_however_far_the_map_is_zoomed_out():
    whole = aoi_of_box(-WORLD_HALF_M, -1e6, WORLD_HALF_M, 1e6, "EPSG:3857")
    twice = aoi_of_box(-2 * WORLD_HALF_M, -1e6, 2 * WORLD_HALF_M, 1e6, "EPSG:3857")
    assert twice.area_km2 == pytest.approx(whole.area_km2, rel=1e-6)
    assert not whole.crosses_antimeridian


def test_islands_on_both_sides_of_180_degrees_lie_in_the_zone_between_them():
    both = QgsGeometry.collectGeometry(
        [QgsGeometry.fromRect(QgsRectangle(*box)) for box in ((177, -18, 178, -17), (-178.5, -18, -178, -17))]
    )
    aoi = aoi_from_geometry(both, crs_of("EPSG:4326"), CONTEXT)
    assert aoi.utm_epsg == 32760
    assert aoi.centre[0] == pytest.approx(179.5)


def test_an_area_round_a_pole_is_refused():
    around = QgsGeometry.fromPointXY(QgsPointXY(0, 0)).buffer(300_000, 32)
    with pytest.raises(AoiError) as caught:
        aoi_from_geometry(around, crs_of("EPSG:3995"), CONTEXT)
    assert caught.value.reason is Reason.AROUND_POLE


@pytest.mark.parametrize("box", [(0, 0, 1e12, 1e12), (600_000, 0, 600_100, 60)])
def test_coordinates_of_no_place_on_the_earth_are_refused(box):
    with pytest.raises(AoiError) as caught:
        aoi_of_box(*box, "EPSG:3857" if box[2] > 1e9 else "EPSG:4326")
    assert caught.value.reason is Reason.NOT_ON_EARTH
