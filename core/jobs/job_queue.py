# SPDX-License-Identifier: GPL-2.0-or-later
"""The running jobs: keeps their references, for QGIS's task manager does not, and ends them together."""

from __future__ import annotations

import time
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QObject, Qt, QTimer, pyqtSignal

from .tasks import CallTask, Done

if TYPE_CHECKING:
    from collections.abc import Callable

    from .tasks import Feedback

CLOSE_WAIT_S = 2.0
LOOK_EVERY_MS = 250
NEVER = -1
LOST_AFTER_S = 0.5
"""A thread that is free takes a task in far less."""


@dataclass
class _Job:
    """One piece of work, and the task that does it now."""

    task: CallTask
    on_done: Callable[[Any], object]
    on_failed: Callable[[BaseException], None]
    on_progress: Callable[[int, int], None] | None


class JobQueue(QObject):
    """Hand work to QGIS's task manager and its outcome back, on the main thread, exactly once."""

    jobs_changed = pyqtSignal(int)
    """The number of jobs under way."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        _keep_threads()
        self._jobs: dict[CallTask, _Job] = {}
        self._waiting: dict[CallTask, float] = {}
        """Tasks that QGIS may not have come to yet, and since when; of cancelled jobs too."""
        self._is_closed = False
        self._look_timer = QTimer(self)
        self._look_timer.setInterval(LOOK_EVERY_MS)
        self._look_timer.timeout.connect(self._look_for_lost)

    def __len__(self) -> int:
        return len(self._jobs)

    def submit(
        self,
        description: str,
        work: Callable[[Feedback], Any],
        *,
        on_done: Callable[[Any], object],
        on_failed: Callable[[BaseException], None],
        on_progress: Callable[[int, int], None] | None = None,
    ) -> CallTask:
        """Start `work` in the background; `description` is shown to the user and must hold no secret.

        What is returned names the job for `cancel`, whichever task does it in the end.
        """
        name = CallTask(description, work)
        if self._is_closed:
            return name  # waiting for the last jobs lets timers fire: what they want now is begun no more
        self._jobs[name] = job = _Job(name, on_done, on_failed, on_progress)
        self._give(name, job, name)
        self.jobs_changed.emit(len(self))
        return name

    def cancel(self, name: CallTask | None) -> None:
        """Ask a job to stop, if it still runs: an ended one may be gone on QGIS's side already."""
        if name in self._jobs:
            self._jobs[name].task.cancel()

    def close(self) -> None:
        """Cancel what runs and wait a little: for the plugin's end. Nobody is told of these outcomes any more."""
        self._is_closed = True
        self._look_timer.stop()
        tasks = [job.task for job in self._jobs.values()]
        self._jobs, self._waiting = {}, {}
        for task in tasks:
            task.cancel()
        until_s = time.monotonic() + CLOSE_WAIT_S
        for task in tasks:
            task.end(until_s)

    def _give(self, name: CallTask, job: _Job, task: CallTask) -> None:
        """Hand a job's task to QGIS."""
        job.task = task
        # Queued: a job that is begun while QGIS still ends another may be lost (see `_look_for_lost`).
        task.settled.connect(partial(self._hand_over, name), Qt.ConnectionType.QueuedConnection)
        if job.on_progress is not None:
            task.progressed.connect(partial(self._tell_progress, name))
        self._waiting[task] = time.monotonic()
        if not self._look_timer.isActive():
            self._look_timer.start()
        QgsApplication.taskManager().addTask(task)

    def _hand_over(self, name: CallTask) -> None:
        job = self._jobs.pop(name, None)
        if job is None:
            return  # the queue was closed meanwhile
        self.jobs_changed.emit(len(self))
        outcome = job.task.take_outcome()
        if isinstance(outcome, Done):
            job.on_done(outcome.value)
        else:
            job.on_failed(outcome.error)

    def _tell_progress(self, name: CallTask, received_bytes: int, total_bytes: int) -> None:
        job = self._jobs.get(name)
        if job is not None and job.on_progress is not None:
            job.on_progress(received_bytes, total_bytes)

    def _look_for_lost(self) -> None:
        """Begin anew what waits though a thread is free: QGIS has lost it.

        QGIS's task manager keeps the address of an ended task's runnable, and when it has told of the end it takes
        whatever stands at that address by then out of the threads' queue (QGIS issue 53806).
        """
        self._waiting = {task: since for task, since in self._waiting.items() if task.is_waiting}
        if not self._waiting:
            self._look_timer.stop()
            return
        pool = QgsApplication.taskManager().threadPool()
        if pool.activeThreadCount() >= pool.maxThreadCount():
            return  # they wait because they have to
        latest = time.monotonic() - LOST_AFTER_S
        for task in [task for task, since in self._waiting.items() if since <= latest]:
            del self._waiting[task]
            self._begin_anew(task)

    def _begin_anew(self, lost: CallTask) -> None:
        other = lost.replaced()
        name = next((name for name, job in self._jobs.items() if job.task is lost), None)
        if other is not None and name is not None:
            self._give(name, self._jobs[name], other)


def _keep_threads() -> None:
    """Let no thread of the task manager end that once did a job, as it would after half a minute without one.

    A coordinate system that was made in a thread ends with it, though a layer or QGIS's own cache still holds it: it
    calls itself valid, and what is transformed by it stays where it was. Seen with QGIS 3.40.
    """
    manager: Any = QgsApplication.taskManager()
    manager.threadPool().setExpiryTimeout(NEVER)
