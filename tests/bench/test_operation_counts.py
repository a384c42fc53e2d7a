# SPDX-License-Identifier: GPL-2.0-or-later
"""What one purchase does, counted: no clock is needed to see that a request, a commit or a sync was added."""

from __future__ import annotations

import os

import pytest

from clearsky_qgis.clearsky import ClearSky, ClientConfig
from clearsky_qgis.core.jobs.job_queue import JobQueue
from clearsky_qgis.core.jobs.tasks import TELL_EVERY_S, Feedback
from clearsky_qgis.core.purchases.delivery import ask_quote, file_name
from clearsky_qgis.core.purchases.ledger import Ledger
from clearsky_qgis.core.purchases.ledger_rows import PurchaseState
from clearsky_qgis.core.purchases.shared_slots import SharedSlots, slots_name
from clearsky_qgis.core.purchases.till import Till, account_name, buy_image, note
from clearsky_qgis.sandbox import Sandbox
from clearsky_qgis.tests.support.geotiffs import composite_request

COMPOSITE = "POST /api/satelliteimages/process/composite"
NOW = "2024-06-20T12:00:00Z"
SYNC_AT_CHECKPOINTS_ONLY = 1
"""What SQLite calls NORMAL."""


class Count:
    """How often something happened, by name."""

    def __init__(self):
        self.of = {}

    def __call__(self, name):
        self.of[name] = self.of.get(name, 0) + 1


@pytest.fixture
def sandbox():
    with Sandbox(now=NOW) as service:
        yield service


@pytest.fixture
def slots(sandbox, ledger):
    shared = SharedSlots(ledger.path, ledger.owner, slots_name(sandbox.base_url, sandbox.api_key))
    yield shared
    shared.close()


@pytest.fixture
def client(sandbox, slots):
    config = ClientConfig(api_key=sandbox.api_key, base_url=sandbox.base_url)
    with ClearSky(config, slots=slots) as client:
        yield client


@pytest.fixture
def ledger(tmp_path):
    opened = Ledger(tmp_path / "profile").open()
    yield opened
    opened.close()


@pytest.fixture
def queue():
    made = JobQueue()
    yield made
    made.close()


@pytest.fixture
def count():
    return Count()


@pytest.fixture
def bought(client, ledger, slots, queue, sandbox, tmp_path, qtbot, monkeypatch, count):
    """One image bought in a background job, its layer noted; returns what the service saw of it."""
    quote = ask_quote(client, composite_request())
    till = Till(ledger, account_name(sandbox.base_url, "play"), sandbox.base_url)
    asked = seen(sandbox)
    real_sync = os.fsync
    monkeypatch.setattr(os, "fsync", lambda descriptor: (count("fsync"), real_sync(descriptor)))
    ledger._connection.set_trace_callback(lambda sql: count("commit") if sql == "COMMIT" else None)
    slots._connection.set_trace_callback(lambda sql: count("lease commit") if sql == "COMMIT" else None)
    queue.jobs_changed.connect(lambda _number: count("jobs changed"))

    def done(delivery):
        note(ledger, delivery.purchase_uid, PurchaseState.LOADED)
        count("done")

    queue.submit(
        "one image",
        lambda feedback: buy_image(client, till, quote, tmp_path / file_name(quote.request), feedback),
        on_done=done,
        on_failed=lambda _error: count("failed"),
        on_progress=lambda _received, _total: count("progress"),
    )
    qtbot.waitUntil(lambda: "done" in count.of or "failed" in count.of, timeout=30_000)
    return {path: number - asked.get(path, 0) for path, number in seen(sandbox).items()}


def seen(sandbox):
    return {path: counter["seen"] for path, counter in sandbox.state["paths"].items()}


def test_a_purchase_asks_once_more_and_is_sent_once(bought):
    assert bought == {f"{COMPOSITE}/available": 1, f"{COMPOSITE}/estimate": 1, COMPOSITE: 1}


def test_a_purchase_is_written_down_in_six_commits_and_synced_twice(bought, count):
    assert (count.of["commit"], count.of["fsync"]) == (6, 2)


def test_each_of_its_three_calls_takes_a_slot_and_gives_it_back_in_commits_that_sync_nothing(
    bought, count, slots
):
    assert count.of["lease commit"] == 6
    assert slots._connection.execute("PRAGMA synchronous").fetchone()[0] == SYNC_AT_CHECKPOINTS_ONLY


def test_a_small_image_tells_its_progress_once_and_its_end_once(bought, count):
    assert {name: count.of.get(name) for name in ("progress", "jobs changed", "done", "failed")} == {
        "progress": 1,
        "jobs changed": 2,
        "done": 1,
        "failed": None,
    }


def test_progress_is_told_ten_times_a_second_however_many_blocks_come():
    told = []
    clock = iter(block / 1000 for block in range(2001))
    feedback = Feedback(lambda received, total: told.append(received), clock=lambda: next(clock))
    for received in range(2001):
        feedback.progress(received, 2000)
    assert len(told) <= 2 / TELL_EVERY_S + 1
    assert (told[0], told[-1]) == (0, 2000)
    assert len(told) > 1 / TELL_EVERY_S


def test_the_end_is_told_though_another_block_came_just_before():
    told = []
    feedback = Feedback(lambda received, total: told.append(received), clock=lambda: 5.0)
    for received in (1, 2, 3):
        feedback.progress(received, 3)
    assert told == [1, 3]
