# SPDX-License-Identifier: GPL-2.0-or-later
from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clearsky_qgis.sandbox import Sandbox
from clearsky_qgis.tests.sandbox.caller import (
    AVAILABLE,
    COMPOSITE,
    DATES,
    ESTIMATE,
    NOW,
    ORDERS,
    TILES,
    VEJLE,
    Caller,
    imagery,
    order,
)

ODD = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.text(max_size=20),
    st.sampled_from(
        ["9999-12-31", "0001-01-01T00:00:00+14:00", "2026-02-30", "POLYGON((0 0,1e400 0,1 1,0 0))", VEJLE]
    ),
    st.lists(st.one_of(st.none(), st.text(max_size=5), st.integers()), max_size=3),
    st.dictionaries(
        st.sampled_from(["type", "coordinates"]), st.one_of(st.text(max_size=8), st.none()), max_size=2
    ),
)
STARTS = {
    DATES: {"Wkt": VEJLE, "From": "2026-08-01"},
    AVAILABLE: imagery(),
    ESTIMATE: imagery(),
    COMPOSITE: imagery(Resolution=640, Date="2026-08-09"),
    ORDERS + "/estimate": order(SimulatedEuroUsage=None, TileDeduplication=None),
    ORDERS: order(TileDeduplication=None),
    ORDERS + "/details": {"Guids": ["x"]},
    TILES: {"Wkt": VEJLE, "TileGuids": None, "MiniTileGuids": None, "TileGuidForMiniTiles": None},
    "/api/tasking/tile/optimize": {"Wkt": VEJLE},
    "/api/satelliteimages/process/minitile": {"MiniTileGuid": "x", "Date": "2026-08-08", "Model": "Stratus2"},
    "/api/satelliteproducts/acquisitionplans": {"Wkt": VEJLE},
    "/__sandbox/clock": {"advance_days": 0, "now": None},
    "/__sandbox/faults": {"kind": "delay", "path": "/nowhere", "times": 1},
}


@pytest.fixture(scope="module")
def service():
    with Sandbox(now=NOW, processing_units=1e9, euro_balance=1e12) as sandbox:
        yield Caller(sandbox)


@settings(max_examples=150)
@given(data=st.data())
def test_no_request_however_odd_makes_the_server_fail(service, data):
    path = data.draw(st.sampled_from(sorted(STARTS)))
    name = data.draw(st.sampled_from(sorted(STARTS[path])))
    answer = service.post(path, {**STARTS[path], name: data.draw(ODD)})
    assert answer.status in (200, 400)
    assert set(answer.json) == {"Succeeded", "Error", "Data"}
    service.sandbox.faults.clear()
