# SPDX-License-Identifier: GPL-2.0-or-later
from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from qgis.core import QgsCoordinateReferenceSystem, QgsCoordinateTransformContext, QgsGeometry

from clearsky_qgis.core.area.aoi import aoi_from_geometry, utm_epsg
from clearsky_qgis.core.errors import AoiError, Reason

WGS84 = QgsCoordinateReferenceSystem("EPSG:4326")
UTM32 = QgsCoordinateReferenceSystem("EPSG:32632")
CONTEXT = QgsCoordinateTransformContext()

ORDER_EXAMPLE = (
    "POLYGON ((8.675127 55.962046, 8.675127 55.963407, 8.679411 55.963407, 8.679411 55.962046, 8.675127 55.962046))",
    "POLYGON ((8.472053 56.105382, 8.472053 56.337398, 8.948552 56.337398, 8.948552 56.105382, 8.472053 56.105382))",
    "POLYGON ((8.678 55.948533, 8.678 56.068376, 8.878589 56.068376, 8.878589 55.948533, 8.678 55.948533))",
)
RECORDED_EXAMPLE = (
    "POLYGON ((13.53241 57.370977, 14.230042 57.370977, "
    "14.230042 57.585087, 13.53241 57.585087, 13.53241 57.370977))"
)


GROUND = "0 0 {z}, 400 0 {z}, 400 300 {z}, 0 300 {z}, 0 0 {z}"
WALL = "0 0 0, 400 0 0, 400 0 20, 0 0 20, 0 0 0"
HOUSE = f"POLYHEDRALSURFACE Z ((({GROUND.format(z=0)})), (({GROUND.format(z=20)})), (({WALL})))"
BESIDE_A_GLOBE = "POLYGON ((0 0, 100000 0, 7000000 7000000, 0 0))"
TERRAIN = "TIN Z (((0 0 0, 400 0 5, 400 300 9, 0 0 0)), ((0 0 0, 400 300 9, 0 300 2, 0 0 0)))"


def aoi_of(wkt, crs=WGS84):
    return aoi_from_geometry(QgsGeometry.fromWkt(wkt), crs, CONTEXT)


def test_the_area_is_the_one_that_the_service_recorded():
    assert round(aoi_of(RECORDED_EXAMPLE).area_km2, 2) == 997.94


def test_the_areas_of_the_order_example_add_up_to_the_published_one():
    areas_km2 = [aoi_of(wkt).area_km2 for wkt in ORDER_EXAMPLE]
    assert round(sum(areas_km2), 2) == 930.65
    assert round(sum(max(area, 1.0) for area in areas_km2), 2) == 931.61


def test_a_polygon_in_utm_becomes_longitude_and_latitude_with_seven_decimals():
    aoi = aoi_of(
        "POLYGON ((530000 6170000, 532000 6170000, 532000 6172000, 530000 6172000, 530000 6170000))", UTM32
    )
    assert aoi.wkt.startswith("POLYGON ((9.47")
    assert max(len(number.partition(".")[2]) for number in aoi.wkt[10:-2].replace(",", "").split()) <= 7
    assert aoi.area_km2 == pytest.approx(4.0, rel=1e-3)
    assert (aoi.part_count, aoi.vertex_count, aoi.was_repaired, aoi.utm_epsg) == (1, 4, False, 32632)


def test_a_self_crossing_polygon_is_mended_and_it_is_said():
    aoi = aoi_of("POLYGON ((9 55, 9.2 55.2, 9.2 55, 9 55.2, 9 55))")
    assert aoi.was_repaired
    assert aoi.part_count == 2
    assert aoi.wkt.startswith("MULTIPOLYGON (((")


def test_a_multipolygon_of_one_part_is_sent_as_a_polygon():
    assert aoi_of("MULTIPOLYGON (((9 55, 9.2 55.2, 9.2 55, 9 55)))").wkt.startswith("POLYGON ((")


def test_heights_and_measures_are_left_behind():
    assert "Z" not in aoi_of("POLYGON ZM ((9 55 1 2, 9.2 55.2 1 2, 9.2 55 1 2, 9 55 1 2))").wkt


def test_holes_are_kept_and_not_counted_as_area():
    whole = aoi_of("POLYGON ((9 55, 9.2 55, 9.2 55.2, 9 55.2, 9 55))")
    holed = aoi_of(
        "POLYGON ((9 55, 9.2 55, 9.2 55.2, 9 55.2, 9 55), (9.05 55.05, 9.1 55.05, 9.1 55.1, 9.05 55.1, 9.05 55.05))"
    )
    assert holed.area_km2 < whole.area_km2
    assert holed.vertex_count == 8


@pytest.mark.parametrize(
    ("wkt", "crs", "reason"),
    [
        ("POLYGON ((0 0, 1 0, 1 1, 0 0))", QgsCoordinateReferenceSystem(), Reason.NO_CRS),
        ("POLYGON EMPTY", WGS84, Reason.EMPTY),
        ("POLYGON ((9 55, 9 55, 9 55, 9 55))", WGS84, Reason.EMPTY),
        ("POLYGON ((9 55, 9.1 55.1, 9.2 55.2, 9 55))", WGS84, Reason.EMPTY),
        ("LINESTRING (9 55, 10 56)", WGS84, Reason.NOT_POLYGON),
        ("POLYGON ((600000 0, 600100 0, 600100 60, 600000 60, 600000 0))", WGS84, Reason.NOT_ON_EARTH),
        ("POLYGON ((0 0, 0 91, 1 91, 1 0, 0 0))", WGS84, Reason.NOT_ON_EARTH),
    ],
)
def test_what_cannot_be_an_area_is_refused_with_its_reason(wkt, crs, reason):
    with pytest.raises(AoiError) as caught:
        aoi_of(wkt, crs)
    assert caught.value.reason is reason


@pytest.mark.parametrize(
    ("longitude", "latitude", "epsg"),
    [(9.5, 55.7, 32632), (5.3, 60.4, 32632), (5.3, 50.0, 32631), (15.0, 78.0, 32633), (-70.0, -33.0, 32719)],
)
def test_the_utm_zone_is_the_grids_own_also_in_norway_and_svalbard(longitude, latitude, epsg):
    assert utm_epsg(longitude, latitude) == epsg


@given(
    west=st.floats(-170, 169), south=st.floats(-80, 79), width=st.floats(0.01, 1), height=st.floats(0.01, 1)
)
@settings(max_examples=60)
def test_any_box_is_valid_small_enough_to_read_back_and_has_its_spherical_area(west, south, width, height):
    import math

    east, north = west + width, south + height
    aoi = aoi_of(
        f"POLYGON (({west} {south}, {east} {south}, {east} {north}, {west} {north}, {west} {south}))"
    )
    assert aoi.to_geometry().isGeosValid()
    spherical = (
        6371.0**2 * math.radians(width) * (math.sin(math.radians(north)) - math.sin(math.radians(south)))
    )
    assert aoi.area_km2 == pytest.approx(spherical, rel=0.01)


@pytest.mark.parametrize("wkt", [HOUSE, TERRAIN])
def test_a_surface_of_many_faces_is_the_ground_that_it_covers(wkt):
    """QGIS 3.40 itself crashes on giving such a surface corners along its edges: a click on a house was its end."""
    surface = QgsGeometry.fromWkt(wkt)
    surface.translate(530000, 6170000)
    aoi = aoi_from_geometry(surface, UTM32, CONTEXT)
    assert aoi.area_km2 == pytest.approx(0.12, rel=0.01)
    assert aoi.wkt.startswith("POLYGON")


def test_what_lies_beside_a_globe_is_not_on_earth():
    """There QGIS transforms without an error, to coordinates that are infinite."""
    globe = QgsCoordinateReferenceSystem.fromProj("+proj=ortho +lat_0=-60 +lon_0=170")
    with pytest.raises(AoiError) as told:
        aoi_of(BESIDE_A_GLOBE, globe)
    assert told.value.reason is Reason.NOT_ON_EARTH
