# SPDX-License-Identifier: GPL-2.0-or-later
from __future__ import annotations

import itertools
import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCoordinateTransformContext,
    QgsGeometry,
    QgsPointXY,
)

from clearsky_qgis.core.area.aoi import WKT_DECIMALS, aoi_from_geometry
from clearsky_qgis.core.errors import AoiError, Reason
from clearsky_qgis.core.imagery.parts import SEAM_TOLERANCE_PX, cut_into_parts

WGS84 = QgsCoordinateReferenceSystem("EPSG:4326")
CONTEXT = QgsCoordinateTransformContext()
ON_THE_OUTLINE_DEG = 3e-7
WEB_MERCATOR = 3857
LEAST_M_PER_DEG = 110_574
"""Of latitude, at the equator."""


def aoi_of(wkt):
    return aoi_from_geometry(QgsGeometry.fromWkt(wkt), WGS84, CONTEXT)


def ring(west, south, east, north):
    return f"({west} {south}, {east} {south}, {east} {north}, {west} {north}, {west} {south})"


def box(*edges):
    return f"POLYGON ({ring(*edges)})"


DENMARK = aoi_of(box(9, 55.5, 10, 56.5))
HOLED = aoi_of(f"POLYGON ({ring(9, 55.5, 10, 56.5)}, {ring(9.2, 55.8, 9.9, 56.1)})")
TWO_ISLANDS = aoi_of(
    f"MULTIPOLYGON (({ring(9, 55.5, 9.2, 55.7)}), ({ring(9.9, 56.3, 10, 56.5)}), ({ring(11, 55, 11.5, 55.2)}))"
)
AT_THE_ANTIMERIDIAN = aoi_of(box(179, -17, 180, -16))
ACROSS_THE_ANTIMERIDIAN = aoi_of(
    f"MULTIPOLYGON (({ring(179.5, -17, 180, -16)}), ({ring(-180, -17, -179.5, -16)}))"
)


def cut(aoi, limit_km2, epsg=32632, resolution_m=10):
    return cut_into_parts(aoi, epsg=epsg, resolution_m=resolution_m, limit_km2=limit_km2, context=CONTEXT)


def union_of(parts):
    return QgsGeometry.unaryUnion([part.to_geometry() for part in parts])


def lost_or_added(aoi, parts):
    return union_of(parts).symDifference(aoi.to_geometry())


def bought_twice(parts):
    pairs = itertools.combinations([part.to_geometry() for part in parts], 2)
    return QgsGeometry.unaryUnion([one.intersection(other) for one, other in pairs])


def widest_deg(resolution_m):
    """Return how wide a strip may be that the parts lack or share, in degrees.

    New corners are rounded: those of a part by half of the last decimal along each axis, and where a row is cut in
    two, the edge of the next row the other way. The ends of such a cut lie on the grid's line, not on the row's chord.
    """
    rounding_deg = math.hypot(0.5, 0.5) * 10**-WKT_DECIMALS
    return 2 * rounding_deg + SEAM_TOLERANCE_PX * resolution_m / LEAST_M_PER_DEG


def is_within(strips, width_deg):
    """Say whether no strip is wider: then no circle of that diameter fits into any."""
    return strips.buffer(-width_deg / 2, 1).isEmpty()


def seam_points(aoi, parts):
    """List the vertices and the middles of the edges that are not on the area's own outline."""
    outline = QgsGeometry(aoi.to_geometry().constGet().boundary())
    points = []
    for part in parts:
        for polygon in part.to_geometry().asGeometryCollection():
            for corners in polygon.asPolygon():
                points += corners
                points += [
                    QgsPointXY((a.x() + b.x()) / 2, (a.y() + b.y()) / 2) for a, b in zip(corners, corners[1:])
                ]
    return [p for p in points if outline.distance(QgsGeometry.fromPointXY(p)) > ON_THE_OUTLINE_DEG]


def off_grid_px(points, epsg, step_m):
    """Measure how far from the grid's lines the farthest point lies, in steps."""
    to_output = QgsCoordinateTransform(WGS84, QgsCoordinateReferenceSystem(f"EPSG:{epsg}"), CONTEXT)
    worst = 0.0
    for point in points:
        moved = to_output.transform(point)
        across, up = moved.x() / step_m, moved.y() / step_m
        worst = max(worst, min(abs(across - round(across)), abs(up - round(up))))
    return worst


@st.composite
def large_areas(draw):
    """Draw star-shaped polygons of hundreds to thousands of square kilometres, anywhere that UTM is defined."""
    longitude, latitude = draw(st.floats(-175, 175)), draw(st.floats(-70, 75))
    reach_deg = draw(st.floats(0.15, 0.6))
    reaches = draw(st.lists(st.floats(0.4, 1.0), min_size=5, max_size=24))
    corners = []
    for index, reach in enumerate(reaches):
        turn = 2 * math.pi * index / len(reaches)
        across = reach_deg * reach * math.cos(turn) / math.cos(math.radians(latitude))
        corners.append(f"{longitude + across!r} {latitude + reach_deg * reach * math.sin(turn)!r}")
    return aoi_of(f"POLYGON (({', '.join([*corners, corners[0]])}))")


@given(
    aoi=large_areas(),
    share=st.floats(0.06, 0.95),
    resolution_m=st.sampled_from([10, 20, 40, 80]),
    in_mercator=st.booleans(),
)
@settings(max_examples=40)
def test_parts_are_the_area_cut_between_pixels_and_none_is_over_the_limit(
    aoi, share, resolution_m, in_mercator
):
    epsg = WEB_MERCATOR if in_mercator else aoi.utm_epsg
    limit_km2 = aoi.area_km2 * share
    parts = cut(aoi, limit_km2, epsg, resolution_m)
    fewest = math.ceil(aoi.area_km2 / (0.95 * limit_km2))
    assert fewest <= len(parts) <= fewest + 1
    assert max(part.area_km2 for part in parts) <= 0.951 * limit_km2
    assert min(part.area_km2 for part in parts) >= 0.01 * limit_km2
    assert is_within(lost_or_added(aoi, parts), widest_deg(resolution_m))
    assert is_within(bought_twice(parts), widest_deg(resolution_m))
    seams = seam_points(aoi, parts)
    assert seams
    assert off_grid_px(seams, epsg, resolution_m) < 0.05


def test_an_area_within_the_limit_comes_back_as_itself():
    assert cut(DENMARK, DENMARK.area_km2) == (DENMARK,)
    assert cut(DENMARK, DENMARK.area_km2)[0] is DENMARK
    assert cut(DENMARK, DENMARK.area_km2, epsg=4326) == (DENMARK,)


def test_parts_come_from_north_to_south_and_each_row_from_west_to_east():
    parts = cut(DENMARK, 1000)
    middles = [part.to_geometry().centroid().asPoint() for part in parts]
    rows = [round((56.5 - middle.y()) * 4 - 0.5) for middle in middles]
    assert rows == sorted(rows)
    assert len(set(rows)) == 4
    for row in set(rows):
        in_row = [middle.x() for middle, its_row in zip(middles, rows) if its_row == row]
        assert in_row == sorted(in_row)


def test_the_same_area_is_always_cut_the_same_way():
    assert cut(TWO_ISLANDS, 150) == cut(TWO_ISLANDS, 150)


def test_seams_keep_to_multiples_of_sixteen_pixels_where_that_costs_no_part():
    seams = seam_points(DENMARK, cut(DENMARK, 1000))
    assert off_grid_px(seams, 32632, 160) < 0.05 / 16


@pytest.mark.parametrize(
    ("aoi", "limit_km2", "epsg"),
    [
        (HOLED, 400, 32632),
        (TWO_ISLANDS, 150, 32632),
        (AT_THE_ANTIMERIDIAN, 1000, 32760),
        (ACROSS_THE_ANTIMERIDIAN, 1000, 32760),
    ],
    ids=["with a hole", "of islands", "at the antimeridian", "across the antimeridian"],
)
def test_an_area_of_any_shape_is_neither_lost_nor_bought_twice(aoi, limit_km2, epsg):
    parts = cut(aoi, limit_km2, epsg)
    assert len(parts) > 1
    assert max(part.area_km2 for part in parts) <= 0.95 * limit_km2
    assert is_within(lost_or_added(aoi, parts), widest_deg(10))
    assert is_within(bought_twice(parts), widest_deg(10))


def test_a_part_keeps_the_areas_own_corners_to_the_last_decimal():
    kept = {
        point for part in cut(HOLED, 400) for point in part.wkt.replace("(", "").replace(")", "").split(", ")
    }
    assert {"9.2 55.8", "9.9 55.8", "9.9 56.1", "9.2 56.1", "10 56.5"} <= kept


def test_the_parts_of_a_mended_area_say_so():
    mended = aoi_of("POLYGON ((9 55, 10 56, 10 55, 9 56, 9 55))")
    assert {part.was_repaired for part in cut(mended, 1000)} == {True}
    assert {part.was_repaired for part in cut(DENMARK, 1000)} == {False}


@pytest.mark.parametrize(
    ("epsg", "resolution_m", "limit_km2", "reason"),
    [
        (4326, 10, 1000, Reason.TOO_LARGE),  # the size of a pixel in degrees is not documented
        (2263, 10, 1000, Reason.TOO_LARGE),  # nor is it in feet
        (32632, 1280, 1.0, Reason.TOO_LARGE),  # one pixel is over the limit
        (32632, 10, 0.0, Reason.TOO_LARGE),
        (47000, 10, 1000, Reason.NO_CRS),  # the automatic zone may differ from part to part
    ],
)
def test_what_cannot_be_cut_is_refused_with_its_area_and_the_limit(epsg, resolution_m, limit_km2, reason):
    with pytest.raises(AoiError) as caught:
        cut(DENMARK, limit_km2, epsg, resolution_m)
    assert caught.value.reason is reason
    if reason is Reason.TOO_LARGE:
        assert caught.value.details == {"area_km2": DENMARK.area_km2, "limit_km2": limit_km2}


def test_an_area_with_no_place_in_the_output_crs_is_refused():
    with pytest.raises(AoiError) as caught:
        cut(aoi_of(box(-10, -90, 10, -85)), 1000, epsg=WEB_MERCATOR)
    assert caught.value.reason is Reason.NOT_ON_EARTH
