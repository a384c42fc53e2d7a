# SPDX-License-Identifier: GPL-2.0-or-later
"""Questions to the service of which only the newest counts: an answer to an older one is dropped."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from qgis.PyQt.QtCore import QTimer

if TYPE_CHECKING:
    from collections.abc import Callable

    from .job_queue import JobQueue
    from .tasks import CallTask, Feedback


class Pause:
    """Do the first of many things at once and, of those that follow it closely, only the last. Main thread only."""

    def __init__(self, pause_ms: int) -> None:
        self._waiting: Callable[[], None] | None = None
        self._timer = QTimer()
        self._timer.setSingleShot(True)
        self._timer.setInterval(pause_ms)
        self._timer.timeout.connect(self._on_timeout)

    def run(self, act: Callable[[], None]) -> None:
        """Act now, or in a moment where the last time was only just now."""
        is_early = self._timer.isActive()
        self._timer.start()
        if is_early:
            self._waiting = act
        else:
            act()

    def drop(self) -> None:
        """Leave undone what still waits."""
        self._waiting = None

    def _on_timeout(self) -> None:
        act, self._waiting = self._waiting, None
        if act is not None:
            self._timer.start()
            act()


class Questions:
    """Ask in the background, one question at a time. Main thread only."""

    def __init__(self, queue: JobQueue) -> None:
        self._queue = queue
        self._number = 0
        self._task: CallTask | None = None

    def drop(self) -> None:
        """Let no answer that is still under way count any more."""
        self._number += 1
        self._queue.cancel(self._task)
        self._task = None

    def ask(
        self,
        description: str,
        work: Callable[[Feedback], Any],
        *,
        on_answer: Callable[[Any], None],
        on_failed: Callable[[BaseException], None],
    ) -> None:
        """Ask; the answer or the failure is handed over unless the question was dropped meanwhile."""
        number = self._number

        def if_newest(handle: Callable[[Any], None]) -> Callable[[Any], None]:
            return lambda value: handle(value) if number == self._number else None

        self._task = self._queue.submit(
            description, work, on_done=if_newest(on_answer), on_failed=if_newest(on_failed)
        )
