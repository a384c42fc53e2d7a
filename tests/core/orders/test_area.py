# SPDX-License-Identifier: GPL-2.0-or-later
"""The rules for ordered areas (contract 8): minimum, box, sides, and fields that share one geometry."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from qgis.core import QgsGeometry

from clearsky_qgis.core.orders.area import MIN_BILLED_KM2, AreaProblem, order_areas
from clearsky_qgis.tests.support.order_counter import aoi_of

FIELD_DEG = 0.003
"""The side of a field of about 0.08 km² at 45° north."""


def field(west, south, width=FIELD_DEG, height=FIELD_DEG):
    east, north = west + width, south + height
    return f"(({west} {south},{east} {south},{east} {north},{west} {north},{west} {south}))"


def areas_of(*fields):
    return order_areas(aoi_of(f"MULTIPOLYGON ({','.join(fields)})"))


def test_near_small_fields_are_bundled_and_what_that_saves_is_known():
    areas = areas_of(*(field(9 + 0.005 * number, 45) for number in range(7)))
    assert areas.bundled_count == 7
    assert areas.apart.billed_km2 == pytest.approx(7 * MIN_BILLED_KM2)
    assert areas.bundled.billed_km2 == pytest.approx(areas.bundled.drawn_km2)
    assert areas.bundled.wasted_km2 == 0
    assert areas.apart.wkt.startswith("GEOMETRYCOLLECTION")
    assert areas.bundled.wkt.startswith("MULTIPOLYGON")


def test_two_groups_that_lie_far_apart_become_two_bundles():
    here = [field(9 + 0.005 * number, 45) for number in range(3)]
    there = [field(11 + 0.005 * number, 47) for number in range(4)]
    areas = areas_of(*here, *there)
    assert sorted(part.field_count for part in areas.bundled.parts) == [3, 4]
    assert areas.bundled_count == 7
    assert areas.bundled.problem is None


def test_a_field_too_narrow_alone_is_mended_by_its_neighbour():
    areas = areas_of(field(9, 45, width=0.001), field(9.002, 45, width=0.02, height=0.02))
    assert areas.apart.problem is AreaProblem.TOO_NARROW
    assert areas.bundled.problem is None
    assert areas.bundled_count == 2


def test_large_fields_gain_nothing_by_a_bundle_and_none_is_offered():
    areas = areas_of(field(9, 45, 0.02, 0.02), field(9.03, 45, 0.02, 0.02))
    assert areas.bundled_count == 0
    assert areas.bundled.billed_km2 == pytest.approx(areas.apart.billed_km2)


def test_the_part_that_breaks_a_rule_can_be_pointed_at():
    areas = areas_of(field(9, 45, width=0.001), field(11, 47, 0.02, 0.02))
    (broken,) = [part for part in areas.bundled.parts if part.problem]
    assert QgsGeometry.fromWkt(broken.wkt).boundingBox().xMinimum() == pytest.approx(9)


@given(
    st.lists(
        st.tuples(st.integers(0, 30), st.integers(0, 30), st.sampled_from((0.001, 0.003, 0.009))),
        min_size=1,
        max_size=12,
        unique_by=lambda place: place[:2],
    )
)
def test_bundling_keeps_every_field_and_never_costs_more(places):
    areas = areas_of(*(field(9 + column / 50, 45 + row / 50, size) for column, row, size in places))
    assert sum(part.field_count for part in areas.bundled.parts) == len(places)
    assert areas.bundled.drawn_km2 == pytest.approx(areas.apart.drawn_km2)
    assert areas.bundled.billed_km2 <= areas.apart.billed_km2 + 1e-9
    ground = QgsGeometry.unaryUnion(QgsGeometry.fromWkt(areas.bundled.wkt).asGeometryCollection())
    drawn = QgsGeometry.unaryUnion(QgsGeometry.fromWkt(areas.apart.wkt).asGeometryCollection())
    assert ground.symDifference(drawn).area() < 1e-12
