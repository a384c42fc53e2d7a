# SPDX-License-Identifier: GPL-2.0-or-later
"""Tiles that an earlier order of the very same settings holds are left out, also when the answer is lost."""

from __future__ import annotations

import pytest
from qgis.core import QgsRectangle

from clearsky_qgis.clearsky.errors import ClearSkyError
from clearsky_qgis.core.orders.ordering import Found
from clearsky_qgis.core.orders.state import OrderMode
from clearsky_qgis.tests.support.order_counter import aoi_of

FIELD = QgsRectangle(-70.0, 45.0, -69.9, 45.08)


@pytest.fixture
def half_had(counter):
    """A counter whose account has half of the minitiles of a field; all of them are priced, the had ones left out."""
    counter.price(aoi_of(FIELD), mode=OrderMode.MINI_TILES)
    every = counter.state.quote.request.mini_tile_guids
    counter.had, counter.missing = set(every[::2]), set(every[1::2])
    counter.price(aoi_of(FIELD), picked=every[::2])
    counter.place()
    counter.price(aoi_of(FIELD), picked=every, deduplicates=True)
    return counter


def ordered(placed):
    (order,) = placed.candidates
    return set(order.mini_tile_guids)


def test_what_is_priced_asks_for_it_and_is_the_most_that_is_charged(half_had):
    counter = half_had
    quote, before = counter.state.quote, counter.sandbox.state["euro_spent"]["2024-11"]
    assert quote.request.tile_deduplication
    counter.place()
    assert ordered(counter.state.placed) == counter.missing
    charged = counter.sandbox.state["euro_spent"]["2024-11"] - before
    assert 0 < charged < quote.amount_eur


@pytest.mark.parametrize("fault", ["drop", "status_after"])
def test_a_lost_answer_is_found_though_the_order_has_fewer_tiles_than_were_asked_for(half_had, fault):
    counter = half_had
    counter.sandbox.faults.add(fault, path="/orders", method="POST")
    counter.place()
    assert counter.state.placed.found is Found.ONE
    assert ordered(counter.state.placed) == counter.missing
    assert counter.booked() == 2


def test_a_polygon_is_never_sent_with_it(counter):
    counter.price(deduplicates=True)
    assert not counter.state.quote.request.tile_deduplication
    counter.place()
    assert counter.booked() == 1


def test_where_all_were_had_the_service_refuses_and_nothing_is_charged(half_had):
    counter = half_had
    counter.price(aoi_of(FIELD), picked=tuple(sorted(counter.had))[:-1], deduplicates=True)
    spent = counter.sandbox.state["euro_spent"]
    counter.place()
    assert isinstance(counter.state.problem, ClearSkyError)
    assert counter.sandbox.state["euro_spent"] == spent
