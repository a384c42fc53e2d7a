# SPDX-License-Identifier: GPL-2.0-or-later
"""Two processes at one account's gate: counted together, freed when one dies, and nobody waits for ever."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clearsky_qgis.core.purchases import leases, shared_slots
from clearsky_qgis.core.purchases.ledger import Ledger
from clearsky_qgis.core.purchases.shared_slots import SharedSlots, slots_name

KEY = "play-0123456789"
NAME = slots_name("https://api.example", KEY)


class Clock:
    now = 1_700_000_000.0

    def __call__(self):
        return self.now


class Process:
    """What one QGIS has: its own view of the ledger's file, its own lock, its own book."""

    def __init__(self, folder, clock, name=NAME):
        self.ledger = Ledger(folder).open()
        self.slots = SharedSlots(self.ledger.path, self.ledger.owner, name, clock=clock)

    def take(self, count=1, *, paid=False):
        return [self.slots.take(paid=paid) for _ in range(count)]

    def end(self):
        self.slots.close()
        self.ledger.close()


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def start(tmp_path, clock):
    started = []

    def begin(name=NAME):
        started.append(Process(tmp_path, clock, name))
        return started[-1]

    yield begin
    for process in started:
        process.end()


@pytest.fixture
def one(start):
    process = start()
    process.slots.resize(4)
    return process


@pytest.fixture
def other(one, start):
    return start()


def test_what_one_process_holds_the_other_cannot_have(one, other):
    first = one.take(3)
    assert None not in first
    assert [slot is not None for slot in other.take(2)] == [True, False]
    one.slots.give_back(first[0])
    assert other.take() != [None]


def test_the_limit_that_one_process_has_learnt_holds_for_the_other(one, other):
    assert other.slots.width == 4


def test_one_slot_is_left_to_free_calls_of_either_process(one, other):
    one.take(2, paid=True)
    assert [slot is not None for slot in other.take(2, paid=True)] == [True, False]
    assert other.take() != [None]


def test_another_account_has_a_gate_of_its_own(one, start):
    one.take(4)
    assert start(slots_name("https://api.example", "another")).take() != [None]


def test_a_complaint_to_one_process_narrows_both_and_quiet_minutes_widen_them(one, other, clock):
    one.slots.narrow(5)
    assert other.slots.width == 2
    assert other.take() == [None]
    clock.now += 5
    assert [slot is not None for slot in other.take(3)] == [True, True, False]
    for width in (3, 4):
        clock.now += 60
        one.take(1)
        assert other.slots.width == width


def test_the_slots_of_a_process_that_died_are_free_as_soon_as_somebody_looks(one, other, clock):
    one.take(4)
    assert other.take() == [None]
    one.ledger.close()  # gives its lock up, as the system does for a dead process
    clock.now += shared_slots.LOOK_AROUND_S
    assert other.take() == [None]  # looks around, and finds that nobody is there
    assert None not in other.take(4)


def test_the_slots_of_a_process_that_hangs_are_free_after_a_while(one, other, clock):
    one.take(4)
    clock.now += leases.STALE_S - 1
    assert other.take() == [None]
    clock.now += 2
    assert None not in other.take(4)


def test_a_slot_that_is_held_for_long_is_kept_by_its_heartbeat(one, other, clock, monkeypatch, qtbot):
    monkeypatch.setattr(shared_slots, "BEAT_S", 0.01)
    (slot,) = one.take()
    clock.now += leases.STALE_S + 1
    qtbot.waitUntil(lambda: beats_of(one, slot) == [clock.now])
    assert [taken is not None for taken in other.take(4)] == [True, True, True, False]
    one.slots.give_back(slot)
    assert beats_of(one, slot) == []


def beats_of(process, slot):
    return [row[0] for row in process.ledger.read("SELECT beat_at FROM lease WHERE uid = ?", (slot,))]


def test_a_process_that_waits_comes_before_one_that_came_later(one, other, clock):
    """One with many threads would otherwise take every slot anew in the moment it has given it back."""
    (first, *_) = one.take(3, paid=True)
    assert other.take(paid=True) == [None]
    clock.now += 1
    assert one.take(paid=True) == [None]
    one.slots.give_back(first)
    assert one.take(paid=True) == [None]
    (slot,) = other.take(paid=True)
    assert slot is not None
    other.slots.give_back(slot)
    assert one.take(paid=True) != [None]


def test_who_waits_to_pay_keeps_no_free_call_out(one, other, clock):
    one.take(3, paid=True)
    assert other.take(paid=True) == [None]
    clock.now += 1
    assert one.take() != [None]


def test_who_has_stopped_waiting_holds_up_nobody(one, other, clock):
    (first, *_) = one.take(3, paid=True)
    assert other.take(paid=True) == [None]
    one.slots.give_back(first)
    clock.now += leases.WAIT_STALE_S + 1
    assert one.take(paid=True) != [None]


@given(st.lists(st.tuples(st.integers(0, 2), st.booleans(), st.booleans()), max_size=60))
def test_never_more_calls_run_than_the_account_allows(tmp_path_factory, steps):
    folder, clock = tmp_path_factory.mktemp("profile"), Clock()
    processes = [Process(folder, clock) for _ in range(3)]
    processes[0].slots.resize(3)
    held = []
    for number, paid, gives_back in steps:
        clock.now += 0.1
        if gives_back and held:
            process, slot = held.pop(0)
            process.slots.give_back(slot)
        elif (slot := processes[number].slots.take(paid=paid)) is not None:
            held.append((processes[number], slot))
        assert len(held) <= 3
    for process in processes:
        process.end()


def test_without_the_ledger_each_process_counts_for_itself(tmp_path, clock):
    lonely = SharedSlots(tmp_path / "none.sqlite", Ledger(tmp_path).owner, NAME, clock=clock)
    lonely.resize(1)
    first = lonely.take(paid=False)
    assert first is not None
    assert lonely.take(paid=False) is None
    lonely.give_back(first)
    assert lonely.take(paid=False) is not None
    assert list(tmp_path.iterdir()) == []


def test_a_ledger_locked_by_another_program_keeps_no_free_call_waiting_for_long(one, monkeypatch):
    monkeypatch.setattr(shared_slots, "BUSY_TIMEOUT_S", 0.01)
    with closing(sqlite3.connect(one.ledger.path, isolation_level=None)) as program:
        program.execute("BEGIN EXCLUSIVE")
        (slot,) = one.take()
        assert slot is not None
        one.slots.give_back(slot)
        program.execute("ROLLBACK")
    assert one.take() != [None]


def test_a_ledger_of_a_newer_version_is_not_written(one, other):
    one.slots.close()
    with closing(sqlite3.connect(one.ledger.path)) as newer:
        newer.execute("PRAGMA user_version = 1000")
    assert one.take() != [None]
    assert one.ledger.read("SELECT * FROM lease", ()) == []


def test_a_slot_can_be_given_back_after_the_client_was_closed(one):
    (slot,) = one.take()
    one.slots.close()
    one.slots.give_back(slot)
    assert one.ledger.read("SELECT * FROM lease", ()) == []


def test_the_ledger_still_holds_no_key(one, other):
    one.take(4)
    other.take()
    one.slots.close()
    files = one.ledger.path.parent.glob("purchases.sqlite*")
    assert not any(KEY.encode() in file.read_bytes() for file in files)
