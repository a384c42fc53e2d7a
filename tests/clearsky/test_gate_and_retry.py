# SPDX-License-Identifier: GPL-2.0-or-later
"""The gate within the account's limit, and the table of who may be sent again."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from typing import Optional

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clearsky_qgis.clearsky import DownloadBudget, RetryPolicy
from clearsky_qgis.clearsky._limiter import Limiter
from clearsky_qgis.clearsky._retry import CallClass, may_repeat
from clearsky_qgis.clearsky.errors import (
    Cancelled,
    Charge,
    ClearSkyError,
    InvalidRequestError,
    NetworkCause,
    NetworkError,
    RateLimitError,
    ServerError,
)
from clearsky_qgis.clearsky.slots import Gate, OwnSlots
from clearsky_qgis.tests.support import http_server as http
from clearsky_qgis.tests.support.clearsky_client import Waits, client_for

UNSENT = NetworkError("x", cause=NetworkCause.DNS, sent=False, host="h")
SENT = NetworkError("x", cause=NetworkCause.RESET, sent=True, host="h")
BUSY = RateLimitError("x", status=429)
FAILED = ServerError("x", status=503)
WRONG = InvalidRequestError("x", status=400)
FREE, ORDER, DOWNLOAD, UPLOAD = CallClass
MATRIX = [
    (UNSENT, {FREE, ORDER, DOWNLOAD, UPLOAD}),
    (BUSY, {FREE, ORDER, DOWNLOAD, UPLOAD}),
    (SENT, {FREE}),
    (FAILED, {FREE}),
    (WRONG, set()),
]


@pytest.mark.parametrize(("error", "repeated"), MATRIX, ids=["unsent", "429", "sent", "5xx", "400"])
def test_the_matrix_of_what_may_be_sent_again(error: ClearSkyError, repeated: set[CallClass]):
    assert {kind for kind in CallClass if may_repeat(error, kind, 2, None)} == repeated


def test_only_downloads_have_a_budget():
    budget = DownloadBudget(1, 3)
    assert {kind for kind in CallClass if may_repeat(FAILED, kind, 2, budget)} == {FREE, DOWNLOAD, UPLOAD}
    assert {kind for kind in CallClass if may_repeat(SENT, kind, 2, budget)} == {FREE}


@given(st.floats(0, 1))
def test_waits_are_drawn_below_a_doubling_limit(share: float):
    waits = Waits()
    policy = RetryPolicy(attempts=8, wait=waits, jitter=lambda limit: limit * share)

    def fail() -> None:
        raise SENT

    with pytest.raises(NetworkError):
        policy.run(fail, FREE)
    assert waits.seconds == [limit * share for limit in (1, 2, 4, 8, 16, 30, 30)]


def test_trying_ends_when_the_time_is_up():
    waits = Waits()
    policy = RetryPolicy(attempts=1000, wait=waits, jitter=lambda limit: limit)

    def fail() -> None:
        raise SENT

    with pytest.raises(NetworkError):
        policy.run(fail, FREE)
    assert 150 < sum(waits.seconds) <= 180


def test_a_wait_ends_at_once_when_cancelled():
    cancel = threading.Event()

    def fail() -> None:
        threading.Timer(0.05, cancel.set).start()
        raise RateLimitError("x", status=429, retry_after_s=60)

    with pytest.raises(Cancelled):
        RetryPolicy().run(fail, ORDER, cancel=cancel)


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


def gate_of(limit: int, clock: Optional[Clock] = None) -> Limiter:
    return Limiter(OwnSlots(Gate(limit, limit), clock=clock or Clock()))


def test_a_complaint_narrows_the_gate_and_quiet_minutes_widen_it_again():
    clock = Clock()
    gate = gate_of(10, clock)
    gate.rejected(0)
    assert gate.width == 7
    gate.rejected(0)
    assert gate.width == 4
    for minute in range(1, 10):
        clock.now = minute * 60.0
        with gate.slot(paid=False):
            assert gate.width == min(10, 4 + minute)


def test_the_gate_never_closes_for_good():
    gate = gate_of(1)
    for _ in range(5):
        gate.rejected(0)
    assert gate.width == 1


def test_paid_calls_leave_one_slot_for_the_free_ones():
    gate = gate_of(3)
    cancel = threading.Event()
    cancel.set()
    with gate.slot(paid=True), gate.slot(paid=True):
        with pytest.raises(Cancelled), gate.slot(paid=True, cancel=cancel):
            pass
        with gate.slot(paid=False):
            assert gate.width == 3


def test_a_pause_holds_everybody_back():
    clock = Clock()
    gate = gate_of(2, clock)
    gate.rejected(30)
    cancel = threading.Event()
    cancel.set()
    with pytest.raises(Cancelled), gate.slot(paid=False, cancel=cancel):
        pass
    clock.now = 30
    with gate.slot(paid=False, cancel=cancel):
        assert gate.width == 1


def test_a_clock_that_is_set_back_neither_shuts_the_gate_nor_keeps_it_narrow():
    clock = Clock()
    clock.now = 10_000.0
    gate = gate_of(4, clock)
    gate.rejected(30)
    clock.now = 0.0
    with gate.slot(paid=False):
        assert gate.width == 3


def test_no_more_calls_run_at_once_than_the_account_allows():
    running, most, lock = 0, 0, threading.Lock()
    limits = {"MaxConcurrentConnections": 3, "MaxCompositeAreaKm2": 1, "MaxTotalBands": 1}

    def script(connection: http.Connection) -> None:
        nonlocal running, most
        with lock:
            running += 1
            most = max(most, running)
        threading.Event().wait(0.01)
        with lock:
            running -= 1
        http.envelope(limits)(connection)

    with http.ScriptedServer(script) as server, client_for(server.url) as client:
        client.account.info()
        with ThreadPoolExecutor(12) as pool:
            list(pool.map(lambda _: client.account.info(), range(40)))
        assert len(server.seen) == 41
        assert server.connections <= 4
    assert 1 < most <= 3


def test_a_last_error_speaks_for_the_attempts_before_it():
    answers: list[ClearSkyError] = [
        ServerError("x", status=503, charge=Charge.UNKNOWN),
        NetworkError("x", cause=NetworkCause.DNS, sent=False, host="h"),
        InvalidRequestError("x", status=400),
    ]

    def fail() -> None:
        raise answers.pop(0)

    with pytest.raises(InvalidRequestError) as caught:
        RetryPolicy(wait=Waits()).run(fail, DOWNLOAD, budget=DownloadBudget(1, 9))
    assert caught.value.charge is Charge.UNKNOWN


def test_stopping_after_a_doubtful_attempt_says_that_nobody_knows():
    cancel = threading.Event()

    def fail() -> None:
        cancel.set()
        raise ServerError("x", status=503, charge=Charge.UNKNOWN)

    with pytest.raises(Cancelled) as caught:
        RetryPolicy(wait=Waits()).run(fail, DOWNLOAD, cancel=cancel, budget=DownloadBudget(1, 9))
    assert caught.value.charge is Charge.UNKNOWN
