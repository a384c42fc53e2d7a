# SPDX-License-Identifier: GPL-2.0-or-later
"""The running jobs: keeps their references, for QGIS's task manager does not, and ends them together."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QObject, pyqtSignal

from .tasks import CallTask, Done, Outcome

if TYPE_CHECKING:
    from collections.abc import Callable

    from .tasks import Feedback

CLOSE_WAIT_MS = 2000


class JobQueue(QObject):
    """Hand work to QGIS's task manager and its outcome back, on the main thread, exactly once."""

    jobs_changed = pyqtSignal(int)
    """The number of jobs under way."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tasks: set[CallTask] = set()
        self._is_closed = False

    def __len__(self) -> int:
        return len(self._tasks)

    def submit(
        self,
        description: str,
        work: Callable[[Feedback], Any],
        *,
        on_done: Callable[[Any], object],
        on_failed: Callable[[BaseException], None],
        on_progress: Callable[[int, int], None] | None = None,
    ) -> CallTask:
        """Start `work` in the background; `description` is shown to the user and must hold no secret."""
        task = CallTask(description, work)

        def settle(outcome: Outcome) -> None:
            self._tasks.discard(task)
            self.jobs_changed.emit(len(self))
            if isinstance(outcome, Done):
                on_done(outcome.value)
            else:
                on_failed(outcome.error)

        task.settled.connect(settle)
        if on_progress is not None:
            task.progressed.connect(on_progress)
        if self._is_closed:
            return task  # waiting for the last jobs lets timers fire: what they want now is begun no more
        self._tasks.add(task)
        self.jobs_changed.emit(len(self))
        QgsApplication.taskManager().addTask(task)
        return task

    def cancel(self, task: CallTask | None) -> None:
        """Ask a job to stop, if it still runs: an ended one may be gone on QGIS's side already."""
        if task in self._tasks:
            task.cancel()

    def close(self) -> None:
        """Cancel what runs and wait a little: for the plugin's end. Nobody is told of these outcomes any more."""
        self._is_closed = True
        tasks, self._tasks = self._tasks, set()
        for task in tasks:
            task.settled.disconnect()
            task.cancel()
        for task in tasks:
            task.waitForFinished(CLOSE_WAIT_MS)
