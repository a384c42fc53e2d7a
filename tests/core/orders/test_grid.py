# SPDX-License-Identifier: GPL-2.0-or-later
"""Tiles and minitiles picked for an order, through real HTTP, without a window."""

from __future__ import annotations

import pytest
from qgis.core import QgsGeometry, QgsPointXY, QgsRectangle

from clearsky_qgis.clearsky.models import AreaRequest
from clearsky_qgis.core.orders.offers import NoOffer
from clearsky_qgis.core.orders.picking import TilePicker
from clearsky_qgis.core.orders.state import OrderMode
from clearsky_qgis.tests.support.order_counter import aoi_of

FIELD = QgsRectangle(-70.0, 45.0, -69.9, 45.08)
"""About 70 km²: some minitiles lie wholly inside."""
AT_ZONE_EDGE = QgsRectangle(-72.02, 45.0, -71.98, 45.02)


@pytest.fixture
def picker(counter):
    return TilePicker(counter.service, counter.queue, counter.controller)


@pytest.fixture
def grid_of(counter, picker):
    """Open the form over a box in a mode, and wait for its grid."""

    def open_over(box, mode=OrderMode.MINI_TILES):
        counter.price(aoi_of(box), mode=mode)
        counter.qtbot.waitUntil(lambda: picker.grid is not None, timeout=20_000)
        counter.settle()
        return picker.grid

    return open_over


def ordered(counter):
    request = counter.state.quote.request
    return {*request.tile_guids, *request.mini_tile_guids}


def test_what_is_ordered_where_nothing_is_picked_is_what_the_grid_shows_as_picked(counter, picker, grid_of):
    grid_of(FIELD)
    assert ordered(counter) == set(picker.picked)


def test_the_squares_measure_what_is_billed_and_what_of_that_is_not_wanted(counter, picker, grid_of):
    grid = grid_of(FIELD)
    facts = grid.measure(picker.picked)
    assert facts.area_km2 == pytest.approx(counter.state.quote.estimate.area_km2, rel=1e-4)
    assert facts.wanted_km2 == pytest.approx(counter.state.aoi.area_km2, rel=1e-4)
    assert facts.unwanted_km2 == pytest.approx(facts.area_km2 - counter.state.aoi.area_km2, rel=1e-3)
    assert facts.left_out_km2 == pytest.approx(0, abs=1e-3)


def test_every_square_is_parted_into_what_is_wanted_and_what_is_not(grid_of):
    area = aoi_of(FIELD).to_geometry()
    for square in grid_of(FIELD).squares:
        assert square.unwanted.intersection(area).area() < 1e-9
        assert square.ground.difference(area).symDifference(square.unwanted).area() < 1e-9


def test_a_step_at_a_point_lets_go_and_picks_again_and_is_priced_anew(counter, picker, grid_of):
    grid = grid_of(FIELD)
    before, square = ordered(counter), grid.of(picker.picked)[0]
    point = square.ground.pointOnSurface().asPoint()
    picker.step_at(QgsPointXY(point))
    assert counter.state.quote is None
    counter.settle()
    assert ordered(counter) == before - {square.guid}
    picker.step_at(QgsPointXY(point))
    counter.settle()
    assert ordered(counter) == before


def test_all_inside_leaves_nothing_unwanted_and_says_what_is_left_out(counter, picker, grid_of):
    grid = grid_of(FIELD)
    picker.take_inside()
    counter.settle()
    facts = grid.measure(picker.picked)
    assert facts.count > 0
    assert facts.unwanted_km2 == pytest.approx(0, abs=1e-3)
    assert facts.left_out_km2 == pytest.approx(counter.state.aoi.area_km2 - facts.area_km2, rel=1e-4)
    picker.take_touching()
    counter.settle()
    assert ordered(counter) == set(grid.needed)


def test_a_shape_picks_all_that_it_meets_and_lets_them_go(counter, picker, grid_of):
    grid = grid_of(FIELD)
    everything = QgsGeometry.fromRect(FIELD.buffered(1))
    picker.take_within(everything, removes=False)
    assert set(picker.picked) == {square.guid for square in grid.squares}
    picker.take_within(everything, removes=True)
    counter.settle()
    assert picker.picked == ()
    assert [gap.why for gap in counter.state.missing] == [NoOffer.NONE_PICKED]
    assert not counter.state.can_place


def test_where_zones_overlap_both_squares_are_there_and_ground_picked_twice_is_counted(
    counter, picker, grid_of
):
    grid = grid_of(AT_ZONE_EDGE, OrderMode.TILES)
    found = counter.service.client().tiles.search(AreaRequest(wkt=aoi_of(AT_ZONE_EDGE).wkt))
    assert {square.guid for square in grid.squares} == {tile.guid for tile in found}
    assert {square.epsg for square in grid.squares} == {32618, 32619}
    assert grid.measure(picker.picked).twice_km2 == 0
    point = QgsPointXY(AT_ZONE_EDGE.center())
    picker.step_at(point)
    (second,) = set(picker.picked)
    assert second not in grid.needed
    picker.step_at(point)
    assert picker.picked == ()
    picker.take_within(QgsGeometry.fromPointXY(point), removes=False)
    facts = grid.measure(picker.picked)
    assert facts.count == 2
    assert facts.twice_km2 > counter.state.aoi.area_km2
    assert facts.wanted_km2 == pytest.approx(counter.state.aoi.area_km2, rel=1e-4)


def test_another_area_or_another_kind_forgets_what_was_picked(counter, picker, grid_of):
    grid_of(FIELD)
    picker.take_inside()
    counter.settle()
    counter.price(mode=OrderMode.TILES)
    assert counter.state.draft.picked is None
    grid_of(FIELD)
    picker.take_inside()
    counter.controller.set_area(aoi_of(AT_ZONE_EDGE))
    assert counter.state.draft.picked is None


def test_no_grid_is_asked_for_while_a_polygon_is_ordered(counter, picker):
    counter.price(mode=OrderMode.POLYGON)
    assert picker.grid is None
    assert counter.seen("POST /api/tasking/search/tiles") == 0


def test_a_grid_that_cannot_be_had_is_told_and_can_be_asked_for_again(counter, picker):
    failures = []
    picker.failed.connect(failures.append)
    counter.sandbox.faults.add("status", path="/search/tiles", status=400, body="{}", times=0)
    counter.price(mode=OrderMode.TILES)
    assert failures
    counter.sandbox.faults.clear()
    picker.ask_again()
    counter.settle()
    assert picker.grid is not None


def test_once_closed_nothing_is_asked_for_any_more(counter, picker):
    counter.price(mode=OrderMode.TILES)
    counter.controller.set_area(aoi_of(AT_ZONE_EDGE))
    picker.close_down()
    counter.controller.close_down()
    assert not counter.controller._price_timer.isActive()
    state = counter.state
    counter.book.forget_service()
    assert counter.state is state
