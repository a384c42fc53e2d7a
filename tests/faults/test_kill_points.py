# SPDX-License-Identifier: GPL-2.0-or-later
"""Killed at every named step: nothing is bought twice, nothing whole is lost, and the next start knows."""

from __future__ import annotations

from pathlib import Path

import pytest

from clearsky_qgis.core.errors import MoneyError, Reason
from clearsky_qgis.core.orders.ordering import Found, look_for, request_of
from clearsky_qgis.core.purchases.ledger_rows import NewPurchase, PurchaseState
from clearsky_qgis.core.purchases.recovery import kept_file, recover
from clearsky_qgis.core.rasters.raster_file import inspect_geotiff
from clearsky_qgis.tests.support.faults_disks import full_disk, needs_mount
from clearsky_qgis.tests.support.faults_kill_points import CROWDED_POINTS, IMAGE_POINTS, ORDER_POINTS
from clearsky_qgis.tests.support.faults_road import LARGE_M, image_request, order_request
from clearsky_qgis.tests.support.faults_service import COMPOSITE, ORDERS, counts, orders_at

fault = pytest.mark.fault
LARGER_THAN_DISK = 0.05
"""The side of an area, in degrees, whose image is larger than the small disk."""
NEVER_SENT = {
    "before it is planned",
    "planned",
    "orders listed",
    "about to be noted as sent",
    "image: planned",
}
NOT_A_BYTE = {"image: noted as sent", "image: headers came"}


@fault("M9", "Killed at each step of an order", "at most 1 booked ever; the next start lists and resolves")
@pytest.mark.parametrize("point", ORDER_POINTS)
def test_M09_an_order_killed_at_a_step_is_settled_by_the_next_start(
    point, nursery, sandbox, open_a_desk, tmp_path, report
):
    if point.startswith("answer lost"):
        sandbox.faults.add("drop", path="/orders", method="POST")
        sandbox.faults.add("status", path="/orders", method="GET", status=503, times=5, after=1)
    job = {"base_url": sandbox.base_url, "api_key": sandbox.api_key, "folder": str(tmp_path), "number": 0}
    assert nursery.run(what="order", kill_at=point, **job).was_killed
    sandbox.faults.clear()
    request = order_request(0)
    before = counts(sandbox, ORDERS)
    desk = open_a_desk()
    left = recover(desk.ledger)
    for row in left:
        look_for(desk.client, desk.ledger, row.uid, request_of(row))
    booked = orders_at(sandbox, request.wkt)
    assert len(booked) == before.booked <= 1
    if point in NEVER_SENT:
        assert (left, before.seen) == ((), 0)
        assert desk.order(request).found is Found.ONE
        outcome = "nothing sent; the next press books 1"
    else:
        outcome = check_order_settled(desk, request, booked)
    after = counts(sandbox, ORDERS)
    assert after.booked == after.seen <= 1
    report(f"{outcome} ({point})", after)


def check_order_settled(desk, request, booked):
    (row,) = desk.rows
    with pytest.raises(MoneyError) as caught:
        desk.order(request)
    if booked:
        assert (row.state, list(row.order_guids)) == (PurchaseState.VERIFIED, booked)
        assert caught.value.reason is Reason.ALREADY_OWNED
        return "found by listing; pressing again books 0"
    assert row.state is PurchaseState.UNKNOWN
    assert caught.value.reason is Reason.ALREADY_OPEN
    return "sent or not is unknown; not found; pressing again books 0 until given up"


@fault(
    "D9", "Killed at each step of a download", "1 POST; whole bytes are promoted, others kept; no short file"
)
@pytest.mark.parametrize("point", IMAGE_POINTS)
def test_D09_a_download_killed_at_a_step_is_settled_by_the_next_start(
    point, nursery, sandbox, open_a_desk, tmp_path, report
):
    job = {"base_url": sandbox.base_url, "api_key": sandbox.api_key, "folder": str(tmp_path), "number": 0}
    assert nursery.run(what="image", kill_at=point, **job).was_killed
    before = counts(sandbox, COMPOSITE)
    request = image_request(0)
    desk = open_a_desk()
    left = recover(desk.ledger)
    assert recover(desk.ledger) == left
    (row,) = desk.rows
    if point in NEVER_SENT:
        assert (left, before.seen, row.state) == ((), 0, PurchaseState.CANCELLED)
        desk.buy(request)
        outcome = "nothing sent; the next press fetches 1"
    else:
        outcome = check_image_settled(desk, request, row, left, point)
    check_no_short_file(desk)
    after = counts(sandbox, COMPOSITE)
    assert after.seen <= 1
    report(f"{outcome} ({point.replace('image: ', '')})", after)


def check_image_settled(desk, request, row, left, point):
    with pytest.raises(MoneyError) as caught:
        desk.buy(request)
    if row.state is PurchaseState.VERIFIED:
        assert (left, caught.value.reason) == ((), Reason.ALREADY_OWNED)
        assert desk.files == [desk.owned(request).name]
        return "verified and named; pressing again fetches 0"
    assert [purchase.uid for purchase in left] == [row.uid]
    assert (row.state, caught.value.reason) == (PurchaseState.UNKNOWN, Reason.ALREADY_OPEN)
    assert point in NOT_A_BYTE | {"image: half of the bytes written"}
    if point in NOT_A_BYTE:
        assert all(not path.stat().st_size for path in desk.images.iterdir())
        return "no byte; unknown; pressing again fetches 0 until given up"
    assert kept_file(row).stat().st_size > 0
    return "a part; unknown, kept; pressing again fetches 0 until given up"


def check_no_short_file(desk):
    for path in desk.images.glob("*.tif"):
        inspect_geotiff(path)


@needs_mount
@fault(
    "D9",
    "Killed at each step of a download whose disk is full",
    "1 POST; what is whole becomes one checked file; no short file",
)
@pytest.mark.parametrize("point", CROWDED_POINTS)
def test_D09_a_download_killed_while_its_disk_is_full_is_settled_by_the_next_start(
    point, nursery, sandbox, open_a_desk, tmp_path, report
):
    job = {"base_url": sandbox.base_url, "api_key": sandbox.api_key, "folder": str(tmp_path), "number": 1}
    with full_disk(tmp_path / "images"):
        ending = nursery.run(
            what="image", kill_at=point, is_crowded=True, resolution=LARGE_M, size=LARGER_THAN_DISK, **job
        )
        assert ending.was_killed, ending
        desk = open_a_desk()
        left = recover(desk.ledger)
        assert recover(desk.ledger) == left
        (row,) = desk.rows
        if point == "full disk: began elsewhere":
            assert [purchase.uid for purchase in left] == [row.uid]
            assert kept_file(row).stat().st_size > 0
            outcome = "both pieces kept; unknown, not bought again until given up"
        else:
            assert (left, row.state) == ((), PurchaseState.VERIFIED)
            assert inspect_geotiff(Path(row.file_path)).width > 0
            assert desk.files == []
            outcome = "joined, verified and named in the profile's folder"
        with pytest.raises(MoneyError):
            desk.till.ledger.plan(_same_again(row))
        after = counts(sandbox, COMPOSITE)
        assert after.seen == 1
    report(f"{outcome} ({point.replace('full disk: ', '')})", after)


def _same_again(row):
    return NewPurchase(**{name: getattr(row, name) for name in NewPurchase.__dataclass_fields__})
