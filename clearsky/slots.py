# SPDX-License-Identifier: GPL-2.0-or-later
"""The account's connections as slots: the rules of who gets one, and the book that counts who holds one.

The client's own book counts the threads of one process. A program of several processes gives the client a book
that all of them share (`ClearSky(slots=...)`): then they keep to the account's limit together.
"""

from __future__ import annotations

import itertools
import threading
import time
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Optional, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable

WIDTH_UNTIL_KNOWN = 2
_NARROWING = 0.7
_QUIET_S = 60.0
_LONGEST_PAUSE_S = 120.0
_WIDTH_WITH_RESERVE = 3


@dataclass(frozen=True)
class Gate:
    """How many calls may run at once: the account's limit, narrowed when the service complains.

    Times are seconds of one clock, whichever it is. A clock that was set back neither shuts the gate nor keeps it
    narrow for long.
    """

    limit: int = WIDTH_UNTIL_KNOWN
    width: int = WIDTH_UNTIL_KNOWN
    changed_at: float = 0.0
    resume_at: float = 0.0

    def resized(self, limit: int) -> Gate:
        """Return the gate for an account's limit (contract 3.1)."""
        limit = max(1, limit)
        return self if limit == self.limit else replace(self, limit=limit, width=limit)

    def narrowed(self, pause_s: float, now: float) -> Gate:
        """Return the gate after a 429: narrower, and shut for a while."""
        width = max(1, int(self.width * _NARROWING))
        return replace(self, width=width, changed_at=now, resume_at=max(self.resume_at, now + pause_s))

    def recovered(self, now: float) -> Gate:
        """Return the gate one wider if it was narrowed and a quiet minute has passed."""
        if self.width >= self.limit or abs(now - self.changed_at) < _QUIET_S:
            return self
        return replace(self, width=self.width + 1, changed_at=now)

    def admits(self, *, paid: bool, busy: int, busy_paid: int, now: float) -> bool:
        """Tell whether one more call may begin.

        Paid calls leave one slot to the free ones where the account has three or more, so that a batch of
        downloads does not freeze the person who looks at dates.
        """
        reserve = 1 if self.width >= _WIDTH_WITH_RESERVE else 0
        if paid and busy_paid >= self.width - reserve:
            return False
        is_paused = now < self.resume_at <= now + _LONGEST_PAUSE_S
        return busy < self.width and not is_paused


class SlotBook(Protocol):
    """Count who holds a slot. Safe on any thread; nothing here waits for a slot, and nothing may raise."""

    @property
    def width(self) -> int:
        """How many calls may run at once now."""

    def resize(self, limit: int) -> None:
        """Take the account's limit."""

    def narrow(self, pause_s: float) -> None:
        """Take a complaint of the service: fewer at once, and none for a while."""

    def take(self, *, paid: bool) -> Optional[str]:
        """Take a slot and return its name, or return None while there is none."""

    def give_back(self, slot: str) -> None:
        """Give a slot back by its name."""


class OwnSlots:
    """The book of one process."""

    def __init__(self, gate: Gate = Gate(), *, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._lock = threading.Lock()
        self._gate = replace(gate, changed_at=clock(), resume_at=clock())
        self._names = itertools.count()
        self._held: dict[str, bool] = {}

    @property
    def width(self) -> int:
        """How many calls may run at once now."""
        with self._lock:
            return self._gate.width

    def resize(self, limit: int) -> None:
        """Take the account's limit."""
        with self._lock:
            self._gate = self._gate.resized(limit)

    def narrow(self, pause_s: float) -> None:
        """Take a complaint of the service."""
        with self._lock:
            self._gate = self._gate.narrowed(pause_s, self._clock())

    def take(self, *, paid: bool) -> Optional[str]:
        """Take a slot, or return None."""
        with self._lock:
            now = self._clock()
            self._gate = self._gate.recovered(now)
            held = self._held
            if not self._gate.admits(paid=paid, busy=len(held), busy_paid=sum(held.values()), now=now):
                return None
            name = f"own-{next(self._names)}"
            held[name] = paid
            return name

    def give_back(self, slot: str) -> None:
        """Give a slot back."""
        with self._lock:
            del self._held[slot]
