# SPDX-License-Identifier: GPL-2.0-or-later
from __future__ import annotations

import threading

import pytest

from clearsky_qgis.core.jobs.job_queue import JobQueue
from clearsky_qgis.ui.afterwards import Afterwards


@pytest.fixture
def queue(qapp):
    queue = JobQueue()
    yield queue
    queue.close()


def test_loading_is_done_in_the_background_and_then_the_steps_in_their_order(queue, qtbot):
    told = []

    def note(name):
        return lambda: told.append((name, threading.current_thread() is threading.main_thread()))

    Afterwards(queue, note("load"), [note("first"), note("second")], queue)
    assert told == []
    qtbot.waitUntil(lambda: len(told) == 3)
    assert told == [("load", False), ("first", True), ("second", True)]


def test_what_cannot_be_loaded_keeps_no_step_from_being_taken(queue, qtbot):
    told = []
    Afterwards(queue, lambda: 1 / 0, [lambda: told.append(1)], queue)
    qtbot.waitUntil(lambda: told == [1])


def test_nothing_is_done_of_it_once_it_was_given_up(queue, qtbot):
    told = []
    Afterwards(queue, lambda: told.append("load"), [lambda: told.append("step")], queue).give_up()
    Afterwards(queue, lambda: None, [lambda: told.append("another's step")], queue)
    qtbot.waitUntil(lambda: bool(told))
    assert told == ["another's step"]
