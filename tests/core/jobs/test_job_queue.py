# SPDX-License-Identifier: GPL-2.0-or-later
from __future__ import annotations

import random
import threading
from contextlib import contextmanager

from osgeo import gdal, osr
from qgis.core import (
    QgsApplication,
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCoordinateTransformContext,
    QgsRasterLayer,
)

from clearsky_qgis.clearsky.errors import Cancelled
from clearsky_qgis.core.jobs import job_queue
from clearsky_qgis.core.jobs.job_queue import JobQueue
from clearsky_qgis.core.layers.handover import hand_to_main_thread

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


def test_qgis_asks_nothing_of_its_own_about_a_job_when_it_is_to_close(qtbot):
    """It would stop the closing for the mere price of an image; what is paid for has a question of its own."""
    queue, begun = JobQueue(), threading.Event()
    queue.submit("work", lambda _feedback: begun.wait(WAIT_MS / 1000), on_done=print, on_failed=print)
    (task,) = manager().activeTasks()
    assert task.flags() & task.Flag.CancelWithoutPrompt
    begun.set()
    qtbot.waitUntil(lambda: len(queue) == 0, timeout=WAIT_MS)


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


def test_a_job_is_told_of_when_qgis_is_through_with_it(qtbot):
    """QGIS may lose a task that is begun while it still ends another."""
    queue, left = JobQueue(), []
    queue.submit(
        "work", lambda _feedback: None, on_done=lambda _: left.append(manager().count()), on_failed=print
    )
    qtbot.waitUntil(lambda: len(queue) == 0, timeout=WAIT_MS)
    assert left == [0]


def test_a_waiting_job_that_is_cancelled_ends_at_once_and_stays_qgiss_until_its_turn(qtbot):
    """QGIS deletes a task that is ended while it waits, even if a thread is just about to begin it."""
    queue, seen, ran = JobQueue(), [], []
    with busy_threads(qtbot):
        name = queue.submit("work", ran.append, on_done=seen.append, on_failed=seen.append)
        queue.cancel(name)
        qtbot.waitUntil(lambda: len(queue) == 0, timeout=WAIT_MS)
        assert [type(outcome) for outcome in seen] == [Cancelled]
        assert name.status() == name.TaskStatus.Queued
    qtbot.waitUntil(lambda: manager().count() == 0, timeout=WAIT_MS)
    assert (ran, len(seen)) == ([], 1)


def test_a_job_that_waits_for_a_busy_thread_is_not_taken_for_lost(qtbot, monkeypatch):
    monkeypatch.setattr(job_queue, "LOST_AFTER_S", 0.0)
    queue, seen = JobQueue(), []
    with busy_threads(qtbot):
        name = queue.submit("work", lambda _feedback: "done", on_done=seen.append, on_failed=seen.append)
        queue._look_for_lost()
        assert name.status() == name.TaskStatus.Queued
    qtbot.waitUntil(lambda: len(queue) == 0, timeout=WAIT_MS)
    assert seen == ["done"]


def test_a_lost_job_that_was_cancelled_leaves_nothing_behind_in_qgis(qtbot, monkeypatch):
    queue, seen = JobQueue(), []
    with monkeypatch.context() as patch:
        patch.setattr(job_queue, "QgsApplication", NoManager)
        lost = queue.submit("work", seen.append, on_done=seen.append, on_failed=lambda _error: None)
    queue.cancel(lost)
    qtbot.waitUntil(lambda: lost.status() == lost.TaskStatus.Terminated, timeout=WAIT_MS)
    assert (seen, len(queue), manager().count()) == ([], 0, 0)


def test_a_closed_queue_tells_of_no_progress_that_was_still_on_its_way(qtbot):
    queue, seen, told = JobQueue(), [], threading.Event()

    def work(feedback):
        feedback.progress(1, 2)
        told.set()

    queue.submit(
        "work", work, on_done=seen.append, on_failed=seen.append, on_progress=lambda *p: seen.append(p)
    )
    assert told.wait(WAIT_MS / 1000)
    queue.close()
    qtbot.wait(50)
    assert seen == []


def test_a_closed_queue_keeps_nothing_that_was_made(qtbot):
    """A layer that is still held when QGIS has ended takes the process down with it."""
    queue, made, died = JobQueue(), threading.Event(), threading.Event()

    class Held:
        def __del__(self):
            died.set()

    def work(_feedback):
        made.set()
        return Held()

    name = queue.submit("work", work, on_done=print, on_failed=print)
    assert made.wait(WAIT_MS / 1000)
    queue.close()
    assert died.is_set()
    assert name.TaskStatus.Complete == name.status()


def test_what_a_failed_job_held_is_let_go_of_on_its_own_thread(qtbot):
    """A layer that was made on a thread must not outlive the job in its error's traceback."""
    queue, died_on, worker = JobQueue(), [], []

    class Held:
        def __del__(self):
            died_on.append(threading.get_ident())

    def work(_feedback):
        worker.append(threading.get_ident())
        held = Held()  # noqa: F841 (held by the frame)
        try:
            int("no number")
        except ValueError as error:
            raise Cancelled from error

    queue.submit("work", work, on_done=print, on_failed=worker.append)
    qtbot.waitUntil(lambda: len(queue) == 0, timeout=WAIT_MS)
    assert died_on == worker[:1]
    assert isinstance(worker[1].__cause__, ValueError)


def test_an_error_that_is_its_own_cause_ends_its_job_like_any_other(qtbot):
    queue, seen = JobQueue(), []

    def work(_feedback):
        error = Cancelled()
        raise error from error

    queue.submit("work", work, on_done=print, on_failed=seen.append)
    qtbot.waitUntil(lambda: len(queue) == 0, timeout=WAIT_MS)
    assert [type(error) for error in seen] == [Cancelled]


def test_jobs_cancelled_at_any_moment_end_in_one_outcome_each(qtbot):
    queue, rng, ended = JobQueue(), random.Random(1), []  # noqa: S311 (moments, not secrets)

    def submit(number):
        pause_s = rng.random() / 500
        return queue.submit(
            "work",
            lambda feedback: feedback.cancel.wait(pause_s),
            on_done=lambda _: ended.append(number),
            on_failed=lambda _: ended.append(number),
        )

    for begin in range(0, 400, 8):
        names = [submit(number) for number in range(begin, begin + 8)]
        for name in rng.sample(names, 4):
            qtbot.wait(rng.randint(0, 2))
            queue.cancel(name)
    qtbot.waitUntil(lambda: len(queue) == 0, timeout=4 * WAIT_MS)
    assert sorted(ended) == list(range(400))
    qtbot.waitUntil(lambda: manager().count() == 0, timeout=WAIT_MS)


def manager():
    return QgsApplication.taskManager()


@contextmanager
def busy_threads(qtbot):
    """Let all of QGIS's threads work until the end of the block."""
    queue, threads, end = JobQueue(), manager().threadPool(), threading.Event()
    for _ in range(threads.maxThreadCount()):
        queue.submit("busy", lambda _feedback: end.wait(WAIT_MS / 1000), on_done=print, on_failed=print)
    qtbot.waitUntil(lambda: not any(task.is_waiting for task in queue._jobs), timeout=WAIT_MS)
    try:
        yield
    finally:
        end.set()
        qtbot.waitUntil(lambda: len(queue) == 0, timeout=WAIT_MS)


class NoManager:
    """QGIS as it behaves when it loses a task: it takes it and does nothing."""

    @staticmethod
    def taskManager():
        return NoManager

    @staticmethod
    def addTask(task):
        pass


def test_a_coordinate_system_that_a_job_has_made_outlives_its_thread(qtbot, tmp_path):
    """Of QGIS's own threads, each that was idle for half a minute takes with it what it has made of PROJ."""
    path = str(tmp_path / "image.tif")
    dataset = gdal.GetDriverByName("GTiff").Create(path, 4, 4)
    dataset.SetSpatialRef(reference(32660))
    dataset.SetGeoTransform((500_000, 10, 0, 6_000_000, 0, -10))
    dataset = None
    manager().threadPool().setExpiryTimeout(10)
    queue, layers = JobQueue(), []
    queue.submit("layer", lambda _feedback: handed_over(path), on_done=layers.append, on_failed=layers.append)
    qtbot.waitUntil(lambda: len(queue) == 0, timeout=WAIT_MS)
    qtbot.wait(300)
    (layer,) = layers
    assert layer.crs().toWkt()
    mercator = QgsCoordinateReferenceSystem("EPSG:3857")
    transform = QgsCoordinateTransform(layer.crs(), mercator, QgsCoordinateTransformContext())
    assert transform.transform(500_000, 6_000_000).y() > 7_000_000


def reference(epsg):
    made = osr.SpatialReference()
    made.ImportFromEPSG(epsg)
    return made


def handed_over(path):
    layer = QgsRasterLayer(path, "image", "gdal")
    hand_to_main_thread(layer)
    return layer
