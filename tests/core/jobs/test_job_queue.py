# SPDX-License-Identifier: GPL-2.0-or-later
from __future__ import annotations

import threading

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
