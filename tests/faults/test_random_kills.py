# SPDX-License-Identifier: GPL-2.0-or-later
"""Killed at 200 random moments each: 0 purchases doubled, 0 whole images lost, 0 orders lost."""

from __future__ import annotations

import random
import time
from collections import Counter

import pytest

from clearsky_qgis.core.errors import MoneyError
from clearsky_qgis.core.orders.ordering import Found, look_for, request_of
from clearsky_qgis.core.purchases.ledger_rows import OWNED_STATES, PurchaseState
from clearsky_qgis.core.purchases.recovery import kept_file, recover
from clearsky_qgis.core.rasters.raster_file import inspect_geotiff
from clearsky_qgis.tests.support.faults_road import LARGE_M, box, image_request, open_desk, order_request
from clearsky_qgis.tests.support.faults_service import COMPOSITE, ORDERS, counts, orders_at

fault = pytest.mark.fault
KILLS = 200
SEED = 20240620
WARM_UPS = 3


def kill_moments(nursery, job):
    """Give moments all over the time that an undisturbed buyer takes; the seed is fixed, the timing never is."""
    took = []
    for number in range(WARM_UPS):
        started = time.monotonic()
        assert nursery.run(**job(number)).exit_code == 0
        took.append(time.monotonic() - started)
    draw = random.Random(SEED)  # noqa: S311 (moments, no secret)
    return [draw.uniform(0.0, 1.1 * max(took)) for _ in range(KILLS)]


@pytest.mark.faults
@pytest.mark.timeout(1800)
@fault(
    "D9",
    f"Killed at {KILLS} random moments of a download",
    "0 fetched twice, 0 whole images lost, 0 short files",
)
def test_D09_downloads_killed_at_random_moments(nursery, sandbox, tmp_path, report):
    sandbox.account.processing_units = 1e6

    def job(number):
        return {
            "what": "image",
            "base_url": sandbox.base_url,
            "api_key": sandbox.api_key,
            "folder": str(tmp_path / str(number)),
            "number": number,
            "resolution": LARGE_M,
            "size": 0.02,
        }

    ends = Counter()
    for number, moment_s in enumerate(kill_moments(nursery, job), start=WARM_UPS):
        before = counts(sandbox)
        nursery.run(kill_after_s=moment_s, **job(number))
        ends[check_image(sandbox, tmp_path / str(number), job(number), before)] += 1
    total = counts(sandbox, COMPOSITE)
    assert len(ends) >= 3, ends
    report(", ".join(f"{count} {end}" for end, count in sorted(ends.items())) + "; 0 twice, 0 lost", total)


def check_image(sandbox, folder, job, before):
    """Start anew after a kill, press again, and say how it stands."""
    seen = counts(sandbox) - before
    assert seen.seen <= 1
    desk = open_desk(sandbox.base_url, sandbox.api_key, folder)
    try:
        left = recover(desk.ledger)
        rows = desk.rows
        assert len(rows) <= 1
        assert rows or not seen.seen, "sent without a row"
        state = rows[0].state if rows else None
        for path in desk.images.glob("*.tif"):
            inspect_geotiff(path)
        if state in OWNED_STATES:
            assert desk.files == [path_name(rows[0])]
        elif state is PurchaseState.UNKNOWN:
            assert [row.uid for row in left] == [rows[0].uid]
            check_kept_is_not_whole(rows[0])
        else:
            assert state in (None, PurchaseState.CANCELLED)
            assert seen.seen == 0
        press_image(desk, job, state)
        assert (counts(sandbox) - before).seen <= 1
        return "never sent" if state in (None, PurchaseState.CANCELLED) else state.value
    finally:
        desk.close()


def path_name(row):
    return row.file_path.rpartition("/")[2]


def check_kept_is_not_whole(row):
    kept = kept_file(row)
    if kept is not None and row.expected_bytes is not None:
        assert kept.stat().st_size < row.expected_bytes


def press_image(desk, job, state):
    if state in (None, PurchaseState.CANCELLED):
        assert not desk.rows or desk.rows[0].charge == "none"
        return
    with pytest.raises(MoneyError):
        desk.buy(image_request(wkt=box(job["number"], size=job["size"]), resolution=job["resolution"]))


@pytest.mark.faults
@pytest.mark.timeout(1800)
@fault("M9", f"Killed at {KILLS} random moments of an order", "0 booked twice, 0 booked orders lost")
def test_M09_orders_killed_at_random_moments(nursery, sandbox, tmp_path, report):
    sandbox.account.euro = 1e6

    def job(number):
        return {
            "what": "order",
            "base_url": sandbox.base_url,
            "api_key": sandbox.api_key,
            "folder": str(tmp_path / str(number)),
            "number": number,
        }

    ends = Counter()
    for number, moment_s in enumerate(kill_moments(nursery, job), start=WARM_UPS):
        before = counts(sandbox, ORDERS)
        nursery.run(kill_after_s=moment_s, **job(number))
        ends[check_order(sandbox, tmp_path / str(number), number, before)] += 1
    total = counts(sandbox, ORDERS)
    assert total.booked == total.seen
    assert len(ends) >= 2, ends
    report(", ".join(f"{count} {end}" for end, count in sorted(ends.items())) + "; 0 twice, 0 lost", total)


def check_order(sandbox, folder, number, before):
    """Start anew after a kill, look, press again, and say how it stands."""
    seen = counts(sandbox, ORDERS) - before
    request = order_request(number)
    desk = open_desk(sandbox.base_url, sandbox.api_key, folder)
    try:
        for row in recover(desk.ledger):
            look_for(desk.client, desk.ledger, row.uid, request_of(row))
        booked = orders_at(sandbox, request.wkt)
        rows = desk.rows
        state = rows[0].state if rows else None
        assert len(booked) == seen.booked <= 1
        assert (state is PurchaseState.VERIFIED) == bool(booked)
        if booked:
            assert list(rows[0].order_guids) == booked
        if state in (None, PurchaseState.CANCELLED):
            assert desk.order(request).found is Found.ONE
        else:
            with pytest.raises(MoneyError):
                desk.order(request)
        assert len(orders_at(sandbox, request.wkt)) == (0 if state is PurchaseState.UNKNOWN else 1)
        return "never sent" if state in (None, PurchaseState.CANCELLED) else state.value
    finally:
        desk.close()
