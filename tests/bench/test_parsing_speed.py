# SPDX-License-Identifier: GPL-2.0-or-later
"""How fast a long list of orders is read, against the plain JSON parser on the same bytes."""

from __future__ import annotations

import gc
import json
import time
from functools import partial

import pytest

from clearsky_qgis.clearsky._envelope import Answer, Envelope, data_of
from clearsky_qgis.clearsky._redact import Redactor
from clearsky_qgis.clearsky.models.orders import TaskOrders
from clearsky_qgis.tests.support.bench_pairs import at_most, compare

pytestmark = [pytest.mark.bench, pytest.mark.timeout(900)]

ORDERS = 10_000
CORNERS = 5


def outline(number):
    west, south = 8 + number % 100 / 20, 54 + number % 70 / 25
    corners = [(west + i * 0.0123457, south + i * i * 0.0012345) for i in range(CORNERS)]
    return "POLYGON ((" + ", ".join(f"{x:.7f} {y:.7f}" for x, y in [*corners, corners[0]]) + "))"


def an_order(number):
    return {
        "TaskOrderGuid": f"{number:08x}-0000-4000-8000-{number:012x}",
        "OrderingProcessStatus": "UpToDate",
        "BillingCycle": "Monthly",
        "StorageMonths": 1,
        "ApiRequests": 1,
        "ImageFrequency": 2,
        "TaskOrderAreaKm2": 12.345,
        "SatelliteConstellations": ["Sentinel1", "Sentinel2", "Landsat89"],
        "Model": "Stratus2",
        "ReferenceDate": "2024-05-01",
        "From": "2024-05-01",
        "To": None,
        "Wkt": outline(number),
        "CreatedDate": "2024-05-01T12:34:56.789Z",
        "IsAutomaticOrder": False,
    }


@pytest.fixture(scope="module")
def answer():
    envelope = {
        "Succeeded": True,
        "Error": None,
        "Data": {"TaskOrders": [an_order(i) for i in range(ORDERS)]},
    }
    body = json.dumps(envelope).encode()
    return Answer(200, {"Content-Type": "application/json"}, body, Redactor(("a-key-that-is-not-in-there",)))


def seconds_of(parse):
    """Time a parser from a clean slate: else either pays now and then for the other's garbage.

    By this thread's own clock: a parser waits for nothing, so time that a neighbour took is none of its.
    """
    gc.collect()
    started = time.thread_time()
    parse()
    return time.thread_time() - started


def test_ten_thousand_orders_are_read_in_at_most_two_and_a_half_times_the_plain_parsers_time(answer):
    read = partial(data_of, answer, Envelope[TaskOrders])
    assert len(read().task_orders) == ORDERS
    compare(
        f"parse {ORDERS} orders, {len(answer.body) / 1e6:.1f} MB, vs json.loads",
        ours=lambda: seconds_of(read),
        reference=lambda: seconds_of(partial(json.loads, answer.body)),
        bound=at_most(2.5),
        rounds=15,
    )
