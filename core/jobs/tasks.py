# SPDX-License-Identifier: GPL-2.0-or-later
"""One sealed task: a plain callable runs off the main thread and ends in exactly one outcome on it."""

from __future__ import annotations

import math
import threading
import time
import traceback
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

    settled = pyqtSignal()
    """Emitted once, on the main thread, when there is an outcome to take."""
    progressed = pyqtSignal("qint64", "qint64")
    """Bytes received and bytes in all (-1 when unknown)."""

    def __init__(self, description: str, work: Callable[[Feedback], Any]) -> None:
        # Silent: QGIS would say "Task complete" over our own message, which says what and where.
        # Without a prompt: at QGIS's end we ask ourselves, once, and only where something is being paid for.
        flags: Any = QgsTask.Flag.CanCancel | QgsTask.Flag.CancelWithoutPrompt | QgsTask.Flag.Silent
        super().__init__(description, flags)
        self.feedback = Feedback(self._on_progress)
        self._work = work
        self._claim = threading.Lock()
        """Taken once and for all: by the thread that does the work, or by whoever sees to it that none does."""
        self._is_settled = False
        self._is_wanted = True
        self._outcome: Outcome = Failed(Cancelled())  # what holds if QGIS ends the task before it ran
        self.is_waiting = True
        """Whether QGIS has not come to this task yet."""

    def run(self) -> bool:
        """Run the work; nothing may leave here, or QGIS aborts."""
        self.is_waiting = False
        if not self._claim.acquire(blocking=False):
            return False
        self._outcome = outcome = self._outcome_of_work()
        if not self._is_wanted:
            self.take_outcome()
        return isinstance(outcome, Done)

    def finished(self, result: bool) -> None:  # noqa: ARG002, FBT001 (QGIS's signature)
        """Tell of the outcome, on the main thread."""
        self.is_waiting = False
        self._settle()

    def take_outcome(self) -> Outcome:
        """Return what came of the work, which the task then keeps no longer: a layer must not outlive QGIS in it."""
        outcome, self._outcome = self._outcome, Failed(Cancelled())
        return outcome

    def cancel(self) -> None:
        """Ask the work to stop; waits and downloads look at the event. What has not begun ends at once.

        A waiting task stays in QGIS's queue, and does nothing when its turn comes: QGIS would delete it now, though a
        thread may have taken it from the queue in this moment and be about to begin it.
        """
        self.feedback.cancel.set()
        if self._claim.acquire(blocking=False):
            self._settle()
        elif not self._is_settled:
            super().cancel()

    def end(self, until_s: float) -> None:
        """After a cancel, wait for work that has begun, until a moment of `time.monotonic`; its outcome is dropped."""
        if not self._is_settled:
            self.waitForFinished(max(1, round(1000 * (until_s - time.monotonic()))))
        self._is_wanted = False
        self.take_outcome()

    def replaced(self) -> CallTask | None:
        """End a task that QGIS has lost, to which no thread will come; return another for its work.

        None where the work has begun after all, or nobody wants it any more.
        """
        is_wanted = not self._is_settled
        if is_wanted and not self._claim.acquire(blocking=False):
            return None
        self._is_settled, self.is_waiting = True, False
        super().cancel()
        if not is_wanted:
            return None
        other = CallTask(self.description(), self._work)
        other.feedback.cancel = self.feedback.cancel
        return other

    def _outcome_of_work(self) -> Outcome:
        try:
            return Done(self._work(self.feedback))
        except BaseException as error:  # noqa: BLE001 (an exception that leaves a QgsTask ends the process)
            if not isinstance(error, (ClearSkyError, CoreError, Cancelled)):
                LOGGER.exception("the work %r ended in an error that nobody foresaw", self.description())
            _let_go(error)
            return Failed(error)

    def _settle(self) -> None:
        if not self._is_settled:
            self._is_settled = True
            self.settled.emit()

    def _on_progress(self, received_bytes: int, total_bytes: int) -> None:
        if total_bytes > 0:
            self.setProgress(100.0 * received_bytes / total_bytes)
        self.progressed.emit(received_bytes, total_bytes)


def _let_go(error: BaseException | None) -> None:
    """Let what the work held die here: a layer belongs to the thread that made it, and a traceback keeps it."""
    seen: list[BaseException] = []
    while error is not None and error not in seen:
        traceback.clear_frames(error.__traceback__)
        seen.append(error)
        error = error.__cause__ or error.__context__
