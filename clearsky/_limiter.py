# SPDX-License-Identifier: GPL-2.0-or-later
"""How many calls may run at once: the account's limit, narrowed when the service complains."""

from __future__ import annotations

import threading
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING, Optional

from ._retry import raise_if_cancelled

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from ._retry import CancelToken

_NARROWING = 0.7
_QUIET_S = 60.0
_POLL_S = 0.1
_WIDTH_WITH_RESERVE = 3


class Limiter:
    """Share slots among the threads of one client.

    Paid calls leave one slot to the free ones where the account has three or more, so that a batch of
    downloads does not freeze the person who looks at dates.
    """

    def __init__(self, width: int = 2, *, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._condition = threading.Condition()
        self._limit = width
        self._width = width
        self._busy = 0
        self._busy_paid = 0
        self._changed_at = clock()
        self._resume_at = clock()

    @property
    def width(self) -> int:
        """How many calls may run at once now."""
        with self._condition:
            return self._width

    def resize(self, limit: int) -> None:
        """Set the account's limit (contract 3.1)."""
        with self._condition:
            if limit != self._limit:
                self._limit = self._width = max(1, limit)
                self._condition.notify_all()

    def rejected(self, pause_s: float) -> None:
        """Narrow the gate after a 429 and keep it shut for a while."""
        with self._condition:
            self._width = max(1, int(self._width * _NARROWING))
            self._changed_at = self._clock()
            self._resume_at = max(self._resume_at, self._changed_at + pause_s)

    @contextmanager
    def slot(self, *, paid: bool, cancel: Optional[CancelToken] = None) -> Iterator[None]:
        """Hold one slot, waiting for it if need be.

        Raises:
            Cancelled: while waiting.
        """
        self._acquire(paid=paid, cancel=cancel)
        try:
            yield
        finally:
            with self._condition:
                self._busy -= 1
                self._busy_paid -= paid
                self._condition.notify_all()

    def _acquire(self, *, paid: bool, cancel: Optional[CancelToken]) -> None:
        with self._condition:
            while not self._is_free(paid=paid):
                raise_if_cancelled(cancel)
                self._condition.wait(_POLL_S)
            self._busy += 1
            self._busy_paid += paid

    def _is_free(self, *, paid: bool) -> bool:
        now = self._clock()
        if self._width < self._limit and now - self._changed_at >= _QUIET_S:
            self._width += 1
            self._changed_at = now
        reserve = 1 if self._width >= _WIDTH_WITH_RESERVE else 0
        if paid and self._busy_paid >= self._width - reserve:
            return False
        return self._busy < self._width and now >= self._resume_at
