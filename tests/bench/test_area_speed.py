# SPDX-License-Identifier: GPL-2.0-or-later
"""An outline of 100,000 corners: the road to what is sent costs little more than QGIS's own steps of it."""

from __future__ import annotations

import math

import pytest
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCoordinateTransformContext,
    QgsGeometry,
    QgsPointXY,
)

from clearsky_qgis.core.area.aoi import aoi_from_geometry
from clearsky_qgis.core.area.measure import ellipsoidal_meter
from clearsky_qgis.core.area.sources import area_of_text
from clearsky_qgis.tests.support.bench_pairs import at_most, compare, seconds

pytestmark = [pytest.mark.bench, pytest.mark.timeout(600)]

CORNERS = 100_000
UTM32 = QgsCoordinateReferenceSystem("EPSG:32632")
WGS84 = QgsCoordinateReferenceSystem("EPSG:4326")
CONTEXT = QgsCoordinateTransformContext()


@pytest.fixture(scope="module")
def outline():
    """A coast of many small bays, as WKB: every measurement starts from a geometry that nobody has looked at."""
    points = []
    for number in range(CORNERS):
        turn = 2 * math.pi * number / CORNERS
        reach = 5_000 * (1 + 0.1 * math.sin(60 * turn))
        points.append(QgsPointXY(540_000 + reach * math.cos(turn), 6_180_000 + reach * math.sin(turn)))
    return QgsGeometry.fromPolygonXY([[*points, points[0]]]).asWkb()


def fresh(outline):
    geometry = QgsGeometry()
    geometry.fromWkb(outline)
    return geometry


def by_hand(outline):
    """Mend, transform, write and measure: what QGIS has a call for, once each."""
    geometry = fresh(outline).makeValid()
    geometry.transform(QgsCoordinateTransform(UTM32, WGS84, CONTEXT))
    return geometry.asWkt(7), ellipsoidal_meter().measureArea(geometry)


def test_an_area_of_100_000_corners_costs_at_most_one_and_a_half_times_qgiss_own_steps(outline):
    compare(
        f"area of {CORNERS:,} corners vs makeValid + transform + asWkt + measureArea",
        ours=lambda: seconds(lambda: aoi_from_geometry(fresh(outline), UTM32, CONTEXT)),
        reference=lambda: seconds(lambda: by_hand(outline)),
        bound=at_most(1.5),
    )


def test_pasted_text_of_100_000_corners_costs_little_more_than_a_drawn_area(outline):
    aoi = aoi_from_geometry(fresh(outline), UTM32, CONTEXT)

    def pasted():
        drawn = area_of_text(aoi.wkt)
        return aoi_from_geometry(drawn.geometry, drawn.crs, CONTEXT)

    compare(
        f"area pasted as WKT of {CORNERS:,} corners vs makeValid + transform + asWkt + measureArea",
        ours=lambda: seconds(pasted),
        reference=lambda: seconds(lambda: by_hand(outline)),
        bound=at_most(1.5),
    )
