# SPDX-License-Identifier: GPL-2.0-or-later
"""What this process is receiving now, whoever began it: how far each is, and how to stop just that one. Any thread."""

from __future__ import annotations

import threading
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

from ..jobs.progress import Progress

if TYPE_CHECKING:
    from collections.abc import Iterator

POLL_S = 0.1


class StopToken:
    """A cancel for one download that also heeds the cancel of the whole it belongs to."""

    def __init__(self, whole: threading.Event) -> None:
        self.whole = whole
        self._own = threading.Event()

    def set(self) -> None:
        """Stop this one."""
        self._own.set()

    def is_set(self) -> bool:
        """Say whether to stop."""
        return self._own.is_set() or self.whole.is_set()

    def wait(self, timeout: float | None = None) -> bool:
        """Wait until it is time to stop, at most so many seconds."""
        deadline = None if timeout is None else time.monotonic() + timeout
        while not self.is_set():
            left_s = POLL_S if deadline is None else min(POLL_S, deadline - time.monotonic())
            if left_s <= 0:
                break
            self._own.wait(left_s)
        return self.is_set()


class UnderWay:
    """The running downloads, by the purchase's id."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._stops: dict[str, StopToken] = {}
        self._progress: dict[str, Progress] = {}

    @contextmanager
    def receiving(self, uid: str, whole: threading.Event) -> Iterator[StopToken]:
        """List a download for as long as it runs."""
        stop = StopToken(whole)
        with self._lock:
            self._stops[uid] = stop
        try:
            yield stop
        finally:
            with self._lock:
                self._stops.pop(uid, None)
                self._progress.pop(uid, None)

    def note(self, uid: str, received_bytes: int, total_bytes: int | None) -> None:
        """Note how far a download is."""
        progress = Progress(received_bytes, -1 if total_bytes is None else total_bytes)
        with self._lock:
            if uid in self._stops:
                self._progress[uid] = progress

    def progress(self, *, of: threading.Event | None = None) -> dict[str, Progress]:
        """Return how far each is that has begun to come; of one whole only, if its cancel is given."""
        with self._lock:
            return {
                uid: progress
                for uid, progress in self._progress.items()
                if of is None or self._stops[uid].whole is of
            }

    def stop(self, uid: str) -> None:
        """Stop one download; what has come of it is kept."""
        with self._lock:
            stop = self._stops.get(uid)
        if stop is not None:
            stop.set()
