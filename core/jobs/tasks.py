# SPDX-License-Identifier: GPL-2.0-or-later
"""One sealed task: a plain callable runs off the main thread and ends in exactly one outcome on it."""

from __future__ import annotations

import math
import threading
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, TypeVar, Union

from qgis.core import QgsTask
from qgis.PyQt.QtCore import pyqtSignal

from ...clearsky.errors import Cancelled, ClearSkyError
from ..errors import CoreError
from ..log import LOGGER

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")
TELL_EVERY_S = 0.1
"""Nobody reads faster, and each telling is work for the main thread."""


@dataclass(frozen=True)
class Done(Generic[T]):
    """The work's result."""

    value: T


@dataclass(frozen=True)
class Failed:
    """The exception that ended the work; a cancel arrives as the client's `Cancelled`."""

    error: BaseException


Outcome = Union[Done[Any], Failed]


class Feedback:
    """What the work may use: a cancel to look at and a progress to tell. Safe on any thread."""

    def __init__(
        self, tell: Callable[[int, int], None], *, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self.cancel = threading.Event()
        self._tell = tell
        self._clock = clock
        self._told_at = -math.inf

    def silent(self) -> Feedback:
        """Return one that shares the cancel and tells nothing: for the parts of a whole that counts itself."""
        quiet = Feedback(lambda _received, _total: None)
        quiet.cancel = self.cancel
        return quiet

    def progress(self, received_bytes: int, total_bytes: int | None) -> None:
        """Tell how far the work is, ten times a second at most, and its end; -1 stands for an unknown total."""
        now = self._clock()
        if received_bytes == total_bytes or now - self._told_at >= TELL_EVERY_S:
            self._told_at = now
            self._tell(received_bytes, -1 if total_bytes is None else total_bytes)


class CallTask(QgsTask):
    """Run `work(feedback)` in the background.

    `work` gets plain values only: no layer, project or widget may be touched in it but a layer of its own making.
    """

    settled = pyqtSignal(object)
    """Emitted once, on the main thread, with `Done` or `Failed`."""
    progressed = pyqtSignal("qint64", "qint64")
    """Bytes received and bytes in all (-1 when unknown)."""

    def __init__(self, description: str, work: Callable[[Feedback], Any]) -> None:
        # Silent: QGIS would say "Task complete" over our own message, which says what and where.
        flags: Any = QgsTask.Flag.CanCancel | QgsTask.Flag.Silent
        super().__init__(description, flags)
        self.feedback = Feedback(self._on_progress)
        self._work = work
        self._claim = threading.Lock()
        self._is_replaced = False
        self._outcome: Outcome = Failed(Cancelled())  # what holds if QGIS ends the task before it ran

    def run(self) -> bool:
        """Run the work; nothing may leave here, or QGIS aborts."""
        if not self._claim.acquire(blocking=False):
            return False
        try:
            self._outcome = Done(self._work(self.feedback))
        except BaseException as error:  # noqa: BLE001 (an exception that leaves a QgsTask ends the process)
            if not isinstance(error, (ClearSkyError, CoreError, Cancelled)):
                LOGGER.exception("the work %r ended in an error that nobody foresaw", self.description())
            self._outcome = Failed(error)
        return isinstance(self._outcome, Done)

    def finished(self, result: bool) -> None:  # noqa: ARG002, FBT001 (QGIS's signature)
        """Hand the outcome over, on the main thread."""
        if not self._is_replaced:
            self.settled.emit(self._outcome)

    def cancel(self) -> None:
        """Ask the work to stop; waits and downloads look at the event."""
        self.feedback.cancel.set()
        if self.status() == QgsTask.TaskStatus.Queued and not self._claim.acquire(blocking=False):
            return  # it has begun in this moment: QGIS would call it ended while it runs
        super().cancel()

    def replaced(self) -> CallTask | None:
        """Return another task for the same work if it has not begun, and never will here; None where it has.

        QGIS 3.40's task manager was seen to lose about one in a thousand tasks that wait for a thread: they stay
        queued for good. Why is not proven; it may take a waiting task for an ended one at the same place in memory.
        """
        if self.status() != QgsTask.TaskStatus.Queued or not self._claim.acquire(blocking=False):
            return None
        self._is_replaced = True
        other = CallTask(self.description(), self._work)
        other.feedback.cancel = self.feedback.cancel
        super().cancel()
        return other

    def _on_progress(self, received_bytes: int, total_bytes: int) -> None:
        if total_bytes > 0:
            self.setProgress(100.0 * received_bytes / total_bytes)
        self.progressed.emit(received_bytes, total_bytes)
