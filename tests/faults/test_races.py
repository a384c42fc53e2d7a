# SPDX-License-Identifier: GPL-2.0-or-later
"""Two processes that want the same thing in the same moment."""

from __future__ import annotations

import sqlite3
import time

import pytest

from clearsky_qgis.core.purchases import leases
from clearsky_qgis.core.purchases.ledger import Ledger
from clearsky_qgis.core.purchases.ledger_rows import PurchaseState
from clearsky_qgis.core.rasters.raster_file import inspect_geotiff
from clearsky_qgis.tests.support.faults_road import image_request
from clearsky_qgis.tests.support.faults_service import COMPOSITE, ORDERS, Counts, counts

fault = pytest.mark.fault
FEW, MANY = 5, 50
HEAD_START_S = 0.05
REFUSALS = {"already_open", "already_owned", "already_ordered"}


def race(one, other, job):
    """Let two buyers begin in the same moment; return how both ended."""
    start_at = time.time() + HEAD_START_S
    for runner in (one, other):
        runner.start(start_at=start_at, **job)
    return [one.wait(), other.wait()]


def job_for(sandbox, folder, number, what):
    return {
        "what": what,
        "base_url": sandbox.base_url,
        "api_key": sandbox.api_key,
        "folder": str(folder),
        "number": number,
    }


def check_races(times, what, call, nursery, second_nursery, sandbox, tmp_path):
    for number in range(times):
        job = job_for(sandbox, tmp_path, number, what)
        results = [ending.result for ending in race(nursery, second_nursery, job)]
        assert [("done" in result) for result in results].count(True) == 1, results
        (refused,) = (result for result in results if "done" not in result)
        assert refused["reason"] in REFUSALS, refused
        seen = counts(sandbox, call)
        assert (seen.seen, seen.booked) == (number + 1, number + 1)
    return seen


@pytest.mark.parametrize("times", [FEW, pytest.param(MANY, marks=pytest.mark.faults)])
@pytest.mark.timeout(600)
@fault("M8", "Two processes race for one order", "1 booked each time; the other is told")
def test_M08_two_processes_book_an_order_once(times, nursery, second_nursery, sandbox, tmp_path, report):
    sandbox.account.euro = 1e6
    seen = check_races(times, "order", ORDERS, nursery, second_nursery, sandbox, tmp_path)
    report(f"{times} races: 1 booked each, the other refused", seen)


@pytest.mark.parametrize("times", [FEW, pytest.param(MANY, marks=pytest.mark.faults)])
@pytest.mark.timeout(600)
@fault("M8", "Two processes race for one image", "1 fetched each time; the other is told")
def test_M08_two_processes_fetch_an_image_once(times, nursery, second_nursery, sandbox, tmp_path, report):
    seen = check_races(times, "image", COMPOSITE, nursery, second_nursery, sandbox, tmp_path)
    images = list((tmp_path / "images").glob("*.tif"))
    assert len(images) == times
    for path in images:
        inspect_geotiff(path)
    report(f"{times} races: 1 fetched each, the other refused", seen)


@fault("P2", "Two QGIS processes fetch at once at an account of 4 connections", "no call turned away")
@pytest.mark.timeout(300)
def test_P02_two_processes_keep_to_the_accounts_connections_together(
    nursery, second_nursery, sandbox, tmp_path, report
):
    sandbox.faults.add("delay", path="/composite", seconds=0.05)  # long enough for the other to come between
    jobs = [{**job_for(sandbox, tmp_path, first, "plan"), "count": 8} for first in (0, 8)]
    for runner, job in zip((nursery, second_nursery), jobs):
        runner.start(**job)
    endings = [runner.wait() for runner in (nursery, second_nursery)]
    assert [ending.result for ending in endings] == 2 * [{"done": 8 * ["done"]}]
    paths = sandbox.state["paths"].values()
    assert sum(path["too_many"] for path in paths) == 0
    seen = counts(sandbox)
    assert seen == Counts(16, 16, 16)
    report(f"16 of 16, 0 calls turned away, {sandbox.state['most_connections']} at once", seen)


@fault("P2", "A QGIS process dies with a connection in hand", "the next one goes on at once")
def test_P02_what_a_dead_process_held_is_free(nursery, sandbox, open_a_desk, tmp_path, report, monkeypatch):
    monkeypatch.setattr(leases, "STALE_S", 10**6)  # its heartbeat alone would hold the slot for ever
    assert nursery.run(kill_at="image: headers came", **job_for(sandbox, tmp_path, 0, "image")).was_killed
    desk = open_a_desk()
    desk.slots.resize(1)
    assert len(desk.ledger.read("SELECT * FROM lease", ())) == 1
    assert desk.buy(image_request(1)).facts.path.is_file()
    assert desk.ledger.read("SELECT * FROM lease", ()) == []
    report("its slot is free; fetched", counts(sandbox))


@fault("P10", "Two processes open a ledger that is not there yet", "both open it")
def test_P10_two_processes_make_the_ledger_together(nursery, second_nursery, sandbox, tmp_path, report):
    for number in range(2 * FEW):
        endings = race(nursery, second_nursery, job_for(sandbox, tmp_path / str(number), 0, "recover"))
        assert [ending.result for ending in endings] == [{"done": []}, {"done": []}]
    report(f"{2 * FEW} times: both opened it")


@fault("D9", "Two processes start at once after a crash", "each purchase is settled once")
def test_D09_two_starts_at_once_settle_each_purchase_once(nursery, second_nursery, sandbox, tmp_path, report):
    for number in range(FEW):
        folder = tmp_path / str(number)
        points = (
            "image: noted as sent",
            "image: noted as received",
            "image: about to get its name",
            "image: planned",
        )
        for place, point in enumerate(points):
            job = job_for(sandbox, folder, 10 * number + place, "image")
            assert nursery.run(kill_at=point, **job).was_killed
        endings = race(nursery, second_nursery, job_for(sandbox, folder, 0, "recover"))
        assert all("done" in ending.result for ending in endings), endings
        ledger = Ledger(folder / "profile").open()
        states = [row.state for row in reversed(ledger.purchases())]
        ledger.close()
        owned, unknown = PurchaseState.VERIFIED, PurchaseState.UNKNOWN
        assert states == [unknown, owned, owned, PurchaseState.CANCELLED]
        assert len(list((folder / "images").glob("*.tif"))) == 2
        check_history(folder / "profile" / "purchases.sqlite")
    report(f"{FEW} times: 4 purchases settled once each", counts(sandbox))


def check_history(path):
    """No purchase may have reached its end twice."""
    connection = sqlite3.connect(path)
    doubled = connection.execute(
        "SELECT uid, state, count(*) FROM step GROUP BY uid, state HAVING count(*) > 1"
    ).fetchall()
    connection.close()
    assert doubled == []
