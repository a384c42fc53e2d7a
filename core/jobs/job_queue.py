# SPDX-License-Identifier: GPL-2.0-or-later
"""The running jobs: keeps their references, for QGIS's task manager does not, and ends them together."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QObject, QTimer, pyqtSignal

from .tasks import CallTask, Done, Outcome

if TYPE_CHECKING:
    from collections.abc import Callable

    from .tasks import Feedback

CLOSE_WAIT_MS = 2000
LOOK_EVERY_MS = 500
LOST_AFTER_S = 2.0
"""A job that waits for a thread for this long may have been lost by QGIS; see `CallTask.replaced`."""


@dataclass
class _Job:
    """One piece of work, and the task that does it now."""

    task: CallTask
    listen: Callable[[CallTask], None]
    given_at: float


class JobQueue(QObject):
    """Hand work to QGIS's task manager and its outcome back, on the main thread, exactly once."""

    jobs_changed = pyqtSignal(int)
    """The number of jobs under way."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs: dict[CallTask, _Job] = {}
        self._is_closed = False
        self._lost_timer = QTimer(self)
        self._lost_timer.setInterval(LOOK_EVERY_MS)
        self._lost_timer.timeout.connect(self._replace_lost)

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

        def settle(outcome: Outcome) -> None:
            self._end(name)
            if isinstance(outcome, Done):
                on_done(outcome.value)
            else:
                on_failed(outcome.error)

        def listen(task: CallTask) -> None:
            task.settled.connect(settle)
            if on_progress is not None:
                task.progressed.connect(on_progress)

        if self._is_closed:
            return name  # waiting for the last jobs lets timers fire: what they want now is begun no more
        self._jobs[name] = _Job(name, listen, 0.0)
        self._give(self._jobs[name], name)
        self.jobs_changed.emit(len(self))
        return name

    def cancel(self, name: CallTask | None) -> None:
        """Ask a job to stop, if it still runs: an ended one may be gone on QGIS's side already."""
        if name in self._jobs:
            self._jobs[name].task.cancel()

    def close(self) -> None:
        """Cancel what runs and wait a little: for the plugin's end. Nobody is told of these outcomes any more."""
        self._is_closed = True
        self._lost_timer.stop()
        tasks = [job.task for job in self._jobs.values()]
        self._jobs = {}
        for task in tasks:
            task.settled.disconnect()
            task.cancel()
        for task in tasks:
            task.waitForFinished(CLOSE_WAIT_MS)

    def _give(self, job: _Job, task: CallTask) -> None:
        """Hand a job's task to QGIS."""
        job.task, job.given_at = task, time.monotonic()
        job.listen(task)
        if not self._lost_timer.isActive():
            self._lost_timer.start()
        QgsApplication.taskManager().addTask(task)

    def _end(self, name: CallTask) -> None:
        self._jobs.pop(name, None)
        if not self._jobs:
            self._lost_timer.stop()
        self.jobs_changed.emit(len(self))

    def _replace_lost(self) -> None:
        """Begin anew what has waited for a thread too long and has not begun: it may never begin otherwise."""
        now = time.monotonic()
        for job in tuple(self._jobs.values()):
            other = job.task.replaced() if now - job.given_at >= LOST_AFTER_S else None
            if other is not None:
                self._give(job, other)
