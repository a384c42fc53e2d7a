# SPDX-License-Identifier: GPL-2.0-or-later
"""What writing purchases down costs, against the cheapest way to make a line of text survive a power cut."""

from __future__ import annotations

import os
from contextlib import closing

import pytest

from clearsky_qgis.core.purchases.ledger import Ledger
from clearsky_qgis.core.purchases.ledger_rows import PurchaseState
from clearsky_qgis.tests.support.bench_pairs import at_most, compare, seconds
from clearsky_qgis.tests.support.purchases import an_image

pytestmark = [pytest.mark.bench, pytest.mark.timeout(300)]

STEPS = (PurchaseState.SENT, PurchaseState.RECEIVING, PurchaseState.RECEIVED, PurchaseState.VERIFIED)
PURCHASES = 200
TRANSITIONS = PURCHASES * (1 + len(STEPS))
LINE = b"x" * 300 + b"\n"


@pytest.fixture
def ledger(disk_folder):
    with closing(Ledger(disk_folder / "profile").open()) as opened:
        yield opened


def test_a_thousand_steps_cost_at_most_three_times_as_many_synced_lines(ledger, disk_folder):
    log = os.open(disk_folder / "log", os.O_CREAT | os.O_APPEND | os.O_WRONLY)
    numbers = iter(range(1_000_000))

    def purchases():
        for _ in range(PURCHASES):
            uid = ledger.plan(an_image(f"fingerprint {next(numbers)}")).uid
            for state in STEPS:
                ledger.move(uid, state)

    def lines():
        for _ in range(TRANSITIONS):
            os.write(log, LINE)
            os.fsync(log)

    compare(
        f"B8 {TRANSITIONS} ledger steps vs append+fsync",
        ours=lambda: seconds(purchases),
        reference=lambda: seconds(lines),
        bound=at_most(3.0),
    )
    os.close(log)
