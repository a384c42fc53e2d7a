# SPDX-License-Identifier: GPL-2.0-or-later
from __future__ import annotations

import threading

from qgis.core import QgsApplication

from clearsky_qgis.clearsky.errors import Cancelled
from clearsky_qgis.core.jobs import job_queue
from clearsky_qgis.core.jobs.job_queue import JobQueue

WAIT_MS = 5_000


def test_a_job_ends_in_one_outcome_on_the_main_thread(qtbot):
    queue, seen = JobQueue(), []
    queue.submit(
        "work",
        lambda _feedback: threading.get_ident(),
        on_done=lambda ident: seen.append((ident, threading.get_ident())),
        on_failed=seen.append,
    )
    qtbot.waitUntil(lambda: len(queue) == 0, timeout=WAIT_MS)
    ((worker, told),) = seen
    assert told == threading.get_ident() != worker


def test_a_closed_queue_tells_nobody_of_what_was_running(qtbot):
    queue, seen, begun = JobQueue(), [], threading.Event()

    def work(feedback):
        begun.set()
        feedback.cancel.wait(WAIT_MS / 1000)

    queue.submit("work", work, on_done=seen.append, on_failed=seen.append)
    qtbot.waitUntil(begun.is_set, timeout=WAIT_MS)
    queue.close()
    qtbot.wait(50)
    assert seen == []


def test_a_closed_queue_begins_nothing_any_more(qtbot):
    queue, seen = JobQueue(), []
    queue.close()
    queue.submit("work", lambda _feedback: seen.append("ran"), on_done=seen.append, on_failed=seen.append)
    qtbot.wait(50)
    assert (len(queue), seen) == (0, [])


def test_a_job_that_qgis_has_lost_is_begun_anew_and_runs_once(qtbot, monkeypatch):
    queue, seen, ran = JobQueue(), [], []
    manager = QgsApplication.taskManager()
    with monkeypatch.context() as patch:
        patch.setattr(job_queue, "QgsApplication", NoManager)
        lost = queue.submit(
            "work", lambda _feedback: ran.append(1), on_done=seen.append, on_failed=seen.append
        )
    assert lost.status() == lost.TaskStatus.Queued
    assert manager.count() == 0
    qtbot.waitUntil(lambda: len(queue) == 0, timeout=WAIT_MS)
    assert (ran, seen) == ([1], [None])
    assert not lost.run()  # should QGIS find it after all
    assert ran == [1]


def test_a_lost_job_can_be_cancelled_by_the_name_it_was_given(qtbot, monkeypatch):
    queue, seen, begun = JobQueue(), [], threading.Event()

    def work(feedback):
        begun.set()
        feedback.cancel.wait(WAIT_MS / 1000)
        raise Cancelled

    with monkeypatch.context() as patch:
        patch.setattr(job_queue, "QgsApplication", NoManager)
        name = queue.submit("work", work, on_done=seen.append, on_failed=seen.append)
    qtbot.waitUntil(begun.is_set, timeout=WAIT_MS)
    queue.cancel(name)
    qtbot.waitUntil(lambda: len(queue) == 0, timeout=WAIT_MS)
    assert [type(outcome) for outcome in seen] == [Cancelled]


class NoManager:
    """QGIS as it behaves when it loses a task: it takes it and does nothing."""

    @staticmethod
    def taskManager():
        return NoManager

    @staticmethod
    def addTask(task):
        pass
