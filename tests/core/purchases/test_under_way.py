# SPDX-License-Identifier: GPL-2.0-or-later
from __future__ import annotations

import threading

from clearsky_qgis.core.jobs.progress import Progress
from clearsky_qgis.core.purchases.under_way import UnderWay


def test_one_of_several_downloads_is_stopped_alone():
    board, whole = UnderWay(), threading.Event()
    with board.receiving("a", whole) as first, board.receiving("b", whole) as second:
        board.stop("a")
        assert (first.is_set(), second.is_set(), whole.is_set()) == (True, False, False)


def test_the_end_of_the_whole_ends_each_of_its_downloads():
    board, whole = UnderWay(), threading.Event()
    with board.receiving("a", whole) as stop:
        whole.set()
        assert stop.is_set()
        assert stop.wait(60)


def test_a_wait_ends_as_soon_as_it_is_stopped():
    board, whole = UnderWay(), threading.Event()
    with board.receiving("a", whole) as stop:
        threading.Timer(0.05, board.stop, ("a",)).start()
        assert stop.wait(60)
        assert not whole.is_set()


def test_a_wait_that_nobody_ends_ends_by_itself():
    with UnderWay().receiving("a", threading.Event()) as stop:
        assert not stop.wait(0.01)


def test_what_runs_is_told_until_it_has_ended():
    board = UnderWay()
    with board.receiving("a", threading.Event()):
        assert board.progress() == {}
        board.note("a", 5, None)
        assert board.progress() == {"a": Progress(5, -1)}
    board.note("a", 6, None)
    assert board.progress() == {}


def test_to_stop_what_has_ended_does_nothing():
    UnderWay().stop("a")


def test_what_runs_of_one_whole_is_told_apart_from_the_rest():
    board, plan, other = UnderWay(), threading.Event(), threading.Event()
    with board.receiving("a", plan), board.receiving("b", other):
        board.note("a", 5, None)
        board.note("b", 6, None)
        assert board.progress(of=plan) == {"a": Progress(5, -1)}
