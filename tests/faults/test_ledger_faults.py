# SPDX-License-Identifier: GPL-2.0-or-later
"""What the payloads can never say, and a ledger that cannot be written: then nothing is sent."""

from __future__ import annotations

import datetime as dt
import sqlite3
from dataclasses import replace

import pytest

from clearsky_qgis.clearsky.errors import RequestError
from clearsky_qgis.clearsky.models import OrderPeriod
from clearsky_qgis.core.errors import LedgerError, Reason
from clearsky_qgis.core.purchases import ledger_file
from clearsky_qgis.core.purchases.ledger import FILE_NAME, Ledger
from clearsky_qgis.tests.support.faults_disks import full_disk, needs_mount, read_only_disk
from clearsky_qgis.tests.support.faults_road import image_request, order_request
from clearsky_qgis.tests.support.faults_service import COMPOSITE, ORDERS, counts

fault = pytest.mark.fault
CLOSED = "no order, no download; the message names the file"


def check_closed(desk, sandbox, quote):
    """Press both buttons; nothing may leave."""
    for press in (lambda: desk.buy(quote.request, quote), lambda: desk.order(order_request())):
        with pytest.raises(LedgerError) as caught:
            press()
        assert caught.value.details["path"] == str(desk.ledger.path)
    assert desk.files == []
    images, orders = counts(sandbox, COMPOSITE), counts(sandbox, ORDERS)
    assert (images.seen, orders.seen) == (0, 0)
    return images


@fault("M11", "An order without an end sent by mistake", "impossible; the payload has an end")
def test_M11_an_order_without_an_end_takes_the_labelled_choice(desk, sandbox, report):
    with pytest.raises(RequestError):
        OrderPeriod.historical(dt.date(2024, 5, 1), None)
    with pytest.raises(RequestError):
        order_request(period=None)
    desk.order(order_request())
    desk.order(order_request(1, period=OrderPeriod.recurring(dt.date(2024, 6, 1))))
    sent = [
        call["body"]["To"]
        for call in sandbox.state["calls"]
        if call["path"].endswith("/orders") and call["body"]
    ]
    assert sent == ["2024-05-31", None]
    report("refused as a type; only OrderPeriod.recurring sends null", counts(sandbox, ORDERS))


@fault("M12", "A download that orders by itself", "AutomaticOrderCreation is false on the wire")
def test_M12_no_download_ever_orders(desk, sandbox, report):
    with pytest.raises(RequestError):
        image_request(automatic_order_creation=True)
    forced = image_request()
    forced.__dict__["automatic_order_creation"] = True
    desk.buy(forced)
    bodies = [call["body"] for call in sandbox.state["calls"] if call["path"].endswith("/composite")]
    assert [body["AutomaticOrderCreation"] for body in bodies] == [False]
    report("false, even of a request that was tampered with", counts(sandbox))


@fault("M15", "The ledger is locked by another program", CLOSED)
def test_M15_a_locked_ledger_stops_every_purchase(open_a_desk, sandbox, report, monkeypatch):
    monkeypatch.setattr(ledger_file, "BUSY_TIMEOUT_S", 0.2)
    desk = open_a_desk()
    quote = desk.quote(image_request())
    other = sqlite3.connect(desk.ledger.path, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    seen = check_closed(desk, sandbox, quote)
    other.execute("ROLLBACK")
    other.close()
    assert desk.buy(quote.request, quote).sha256
    report("refused while locked; works when it is free again", seen)


@fault("M15", "The ledger is locked when QGIS starts", CLOSED)
def test_M15_a_ledger_that_cannot_be_opened_stops_every_purchase(
    open_a_desk, tmp_path, sandbox, report, monkeypatch
):
    monkeypatch.setattr(ledger_file, "BUSY_TIMEOUT_S", 0.2)
    desk = open_a_desk()
    quote = desk.quote(image_request())
    desk.ledger.close()
    other = sqlite3.connect(desk.ledger.path, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    with pytest.raises(LedgerError) as caught:
        desk.ledger.open()
    assert caught.value.reason is Reason.LEDGER_UNUSABLE
    seen = check_closed(desk, sandbox, quote)
    other.execute("ROLLBACK")
    other.close()
    report("refused", seen)


@fault("M15", "The ledger is damaged", "set aside, never deleted; nothing is sent")
@pytest.mark.parametrize("damage", ["no database", "torn page"])
def test_M15_a_damaged_ledger_is_set_aside_and_stops_every_purchase(damage, open_a_desk, sandbox, report):
    desk = open_a_desk()
    desk.buy(image_request(1))
    desk.slots.close()
    desk.ledger.close()
    content = bytearray(desk.ledger.path.read_bytes())
    lost = slice(0, 16) if damage == "no database" else slice(4096, len(content))
    content[lost] = b"\xff" * len(content[lost])
    desk.ledger.path.write_bytes(content)
    with pytest.raises(LedgerError) as caught:
        desk.ledger.open()
    assert caught.value.reason is Reason.LEDGER_DAMAGED
    (kept,) = desk.ledger.path.parent.glob(f"{FILE_NAME}.damaged-*")
    assert caught.value.details["path"] == str(kept)
    assert kept.read_bytes() == bytes(content)
    quote = desk.quote(image_request())
    with pytest.raises(LedgerError):
        desk.buy(quote.request, quote)
    seen = counts(sandbox)
    assert seen.seen == 1
    report("set aside, byte for byte; nothing sent until QGIS starts anew", "1 / 1 / 1 (before the damage)")


@needs_mount
@fault("M15", "The ledger's disk is full", CLOSED)
def test_M15_a_full_disk_under_the_ledger_stops_every_purchase(desk, sandbox, tmp_path, report):
    with full_disk(tmp_path / "small") as small:
        desk.ledger.close()
        ledger = Ledger(small / "profile").open()
        crowded = replace(desk, ledger=ledger, till=replace(desk.till, ledger=ledger))
        quote = crowded.quote(image_request())
        small.fill()
        seen = check_closed(crowded, sandbox, quote)
        small.make_room()
        assert [row.state.value for row in ledger.purchases()] == []
        assert crowded.buy(quote.request, quote).sha256
        ledger.close()
    report("refused on a full 1 MB tmpfs; works when there is room again", seen)


@needs_mount
@fault("M15", "The ledger is read-only", CLOSED)
def test_M15_a_read_only_ledger_stops_every_purchase(desk, sandbox, tmp_path, report):
    with read_only_disk(tmp_path / "sealed") as sealed:
        ledger = Ledger(sealed / "profile")
        with pytest.raises(LedgerError) as caught:
            ledger.open()
        assert caught.value.reason is Reason.LEDGER_UNUSABLE
        closed = replace(desk, ledger=ledger, till=replace(desk.till, ledger=ledger))
        seen = check_closed(closed, sandbox, desk.quote(image_request()))
    report("refused", seen)
