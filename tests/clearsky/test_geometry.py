# SPDX-License-Identifier: GPL-2.0-or-later
"""Areas: read strictly, measured on the ellipsoid."""

from __future__ import annotations

import json
import math
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clearsky_qgis.clearsky._cover import covered_fraction
from clearsky_qgis.clearsky.geometry import (
    GeometryError,
    GeometryKind,
    area_km2,
    collection_wkt,
    parse_geo_json,
    parse_wkt,
)
from clearsky_qgis.tests.support.clearsky_client import AREA

PUBLISHED = (
    "GEOMETRYCOLLECTION ("
    "POLYGON ((8.675127 55.962046, 8.675127 55.963407, 8.679411 55.963407, 8.679411 55.962046, 8.675127 55.962046)), "
    "POLYGON ((8.472053 56.105382, 8.472053 56.337398, 8.948552 56.337398, 8.948552 56.105382, 8.472053 56.105382)), "
    "POLYGON ((8.678 55.948533, 8.678 56.068376, 8.878589 56.068376, 8.878589 55.948533, 8.678 55.948533)))"
)
EARTH_KM2 = 510_065_621.724


def box(west: float, south: float, east: float, north: float) -> str:
    return f"POLYGON (({west} {south}, {east} {south}, {east} {north}, {west} {north}, {west} {south}))"


def test_the_published_order_measures_what_its_estimate_says():
    assert area_km2(PUBLISHED) == pytest.approx(930.654, abs=5e-4)


def test_the_recorded_estimate_measures_what_it_says():
    assert area_km2(box(13.53241, 57.370977, 14.230042, 57.585087)) == pytest.approx(997.953, abs=5e-4)


def test_the_whole_earth_measures_what_the_ellipsoid_says():
    assert area_km2(box(-180, -90, 180, 90)) == pytest.approx(EARTH_KM2, rel=1e-9)


def test_a_hole_is_taken_out():
    whole, hole = box(9, 56, 10, 57), "(9.2 56.2, 9.4 56.2, 9.4 56.4, 9.2 56.4, 9.2 56.2)"
    assert area_km2(whole[:-1] + f", {hole})") == pytest.approx(
        area_km2(whole) - area_km2(f"POLYGON ({hole})")
    )


@pytest.mark.parametrize(
    ("text", "kind", "parts"),
    [
        (AREA, GeometryKind.POLYGON, [1]),
        ("multipolygon(((0 0,1 0,1 1,0 0)),((2 2,3 2,3 3,2 2)))", GeometryKind.MULTIPOLYGON, [2]),
        (
            "GEOMETRYCOLLECTION (POLYGON ((0 0, 1e0 0, +1. .5, 0 0)), MULTIPOLYGON (((2 2, 3 2, 3 3, 2 2))))",
            GeometryKind.COLLECTION,
            [1, 1],
        ),
    ],
    ids=["polygon", "multipolygon", "collection"],
)
def test_the_three_kinds_are_read(text: str, kind: GeometryKind, parts: list[int]):
    geometry = parse_wkt(text)
    assert (geometry.kind, [len(part) for part in geometry.parts]) == (kind, parts)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "POINT (1 2)",
        "LINESTRING (0 0, 1 1)",
        "POLYGON EMPTY",
        "POLYGON Z ((0 0 0, 1 0 0, 1 1 0, 0 0 0))",
        "POLYGON ((0 0, 1 0, 1 1))",
        "POLYGON ((0 0, 1 0, 1 1, 0 1))",
        "POLYGON ((0 0, 1 0, 0 0))",
        "POLYGON ((0 0, 1 0, 1 1, 0 0)",
        "POLYGON ((0 0, 1 0, 1 1, 0 0))x",
        "POLYGON ((0 0, 1 0 5, 1 1, 0 0))",
        "POLYGON ((0 0, nan 0, 1 1, 0 0))",
        "POLYGON ((0 0, 1e999 0, 1 1, 0 0))",
        "POLYGON ((0 0, 181 0, 1 1, 0 0))",
        "POLYGON ((0 0, 1 91, 1 1, 0 0))",
        "GEOMETRYCOLLECTION (GEOMETRYCOLLECTION (POLYGON ((0 0, 1 0, 1 1, 0 0))))",
        "GEOMETRYCOLLECTION (POINT (1 2))",
        "SRID=4326;POLYGON ((0 0, 1 0, 1 1, 0 0))",
        "POLYGON ((0 0, 1 0, 1 1, 0 0)); DROP TABLE",
        "POLYGON ((" + "0 0, " * 1_250_000 + "0 0))",
    ],
    ids=lambda text: text[:40],
)
def test_everything_else_is_refused(text: str):
    with pytest.raises(GeometryError):
        parse_wkt(text)


@pytest.mark.parametrize(
    "value",
    [
        None,
        [],
        {},
        {"type": "Feature", "geometry": {}},
        {"type": "Polygon"},
        {"type": "Polygon", "coordinates": []},
        {"type": "Polygon", "coordinates": [[[0, 0], [1, 0], [1, True], [0, 0]]]},
        {"type": "Polygon", "coordinates": [[[0, 0], [1, 0], [1, "1"], [0, 0]]]},
        {"type": "Polygon", "coordinates": [[[0, 0, 5], [1, 0, 5], [1, 1, 5], [0, 0, 5]]]},
        {"type": "Polygon", "coordinates": [[[0, 0], [1, 0], [1, 10**400], [0, 0]]]},
        {"type": "GeometryCollection", "geometries": []},
        {"type": ["Polygon"], "coordinates": []},
    ],
    ids=str,
)
def test_other_geojson_is_refused(value: object):
    with pytest.raises(GeometryError):
        parse_geo_json(value)


longitudes = st.floats(-180, 180, allow_nan=False)
latitudes = st.floats(-90, 90, allow_nan=False)
positions = st.tuples(longitudes, latitudes)
rings = st.lists(positions, min_size=3, max_size=8).map(lambda ring: [*ring, ring[0]])


@given(st.lists(st.lists(rings, min_size=1, max_size=3), min_size=1, max_size=4))
def test_what_is_written_reads_back_the_same(polygons: list[list[list[tuple[float, float]]]]):
    geometry = parse_geo_json({"type": "MultiPolygon", "coordinates": json.loads(json.dumps(polygons))})
    assert parse_wkt(collection_wkt(geometry)).polygons == geometry.polygons


@given(rings)
def test_an_area_is_finite_never_negative_and_the_same_in_both_directions(ring: list[tuple[float, float]]):
    forth = parse_geo_json({"type": "Polygon", "coordinates": [ring]}).area_km2
    back = parse_geo_json({"type": "Polygon", "coordinates": [ring[::-1]]}).area_km2
    assert math.isfinite(forth)
    assert 0 <= forth <= EARTH_KM2 * len(ring)
    assert back == pytest.approx(forth, abs=1e-3)


@given(st.text(max_size=60) | st.text("POLYGON(),. 019eE-+", max_size=60))
def test_no_text_breaks_the_reader(text: str):
    with suppress(GeometryError):
        assert parse_wkt(text).polygons


cuts = st.floats(0.01, 0.99)


@given(cuts)
def test_a_part_covers_its_share(cut: float):
    aoi = parse_wkt(box(9, 56, 10, 57))
    assert covered_fraction(aoi, [parse_wkt(box(9, 55, 9 + cut, 58))]) == pytest.approx(cut, abs=1e-6)


@given(cuts)
def test_two_parts_that_meet_cover_all_and_overlaps_count_once(cut: float):
    aoi = parse_wkt(box(9, 56, 10, 57))
    west, east = parse_wkt(box(9, 56, 9 + cut, 57)), parse_wkt(box(9 + cut, 56, 10, 57))
    assert covered_fraction(aoi, [west, east]) == pytest.approx(1)
    assert covered_fraction(aoi, [west, west, None]) == pytest.approx(cut, abs=1e-6)


def test_an_area_covers_itself_whatever_its_shape():
    star = parse_wkt("POLYGON ((9 56, 9.5 56.9, 10 56, 9 56.6, 10 56.6, 9 56))")
    assert covered_fraction(star, [star]) == 1
    assert covered_fraction(star, []) == 0


@given(
    positions=st.lists(st.tuples(st.floats(-180, 180), st.floats(-90, 90)), min_size=3, max_size=8),
    gap=st.sampled_from([" ", "  ", "\t", "\n "]),
    comma=st.sampled_from([",", ", ", " ,\n"]),
)
def test_a_ring_is_read_whole_as_it_would_be_number_by_number(positions, gap, comma):
    ring = (*positions, positions[0])
    text = f"POLYGON (({comma.join(f'{x!r}{gap}{y!r}' for x, y in ring)}))"
    assert parse_wkt(text).polygons == ((ring,),)


@pytest.mark.parametrize(
    "ring",
    [
        "0 0, 1 0, 1 1_0, 0 0",
        "0 0, 1 0, nan 1, 0 0",
        "0 0, 1 0, 1 1 1, 0 0",
        "0 0, 1 0, , 0 0",
        "0 0, 1 0, - 1, 0 0",
    ],
)
def test_what_python_takes_for_a_number_is_not_always_one(ring):
    with pytest.raises(GeometryError, match="character"):
        parse_wkt(f"POLYGON (({ring}))")


def test_an_outline_of_100_000_corners_is_read():
    count = 100_000
    turns = [2 * math.pi * number / count for number in range(count)]
    corners = [f"{9 + 0.5 * math.cos(turn):.7f} {55 + 0.3 * math.sin(turn):.7f}" for turn in turns]
    outline = parse_wkt(f"POLYGON (({', '.join([*corners, corners[0]])}))")
    assert len(outline.polygons[0][0]) == count + 1
    assert outline.has_area
    assert covered_fraction(outline, [outline]) == pytest.approx(1.0)
