# SPDX-License-Identifier: GPL-2.0-or-later
"""Downloads of a plan that come so slowly that the user is asked about them; they are paid, so meanwhile they go on."""

from __future__ import annotations

from time import monotonic
from typing import TYPE_CHECKING

from ..downloads.live_progress import ProgressBook

if TYPE_CHECKING:
    from threading import Event

    from ..purchases.under_way import UnderWay


class SlowDownloads:
    """Watch what comes of one plan. Main thread only."""

    def __init__(self, under_way: UnderWay, whole: Event) -> None:
        """Watch the downloads that end with `whole`, the cancel of the plan's run."""
        self._under_way = under_way
        self._whole = whole
        self._book = ProgressBook()
        self._answered: frozenset[str] = frozenset()
        self._slow: frozenset[str] = frozenset()

    def look(self) -> int:
        """Return how many trickle by now that the user has not answered for."""
        running = self._book.note(self._under_way.progress(of=self._whole), monotonic())
        slow = frozenset(uid for uid, progress in running.items() if progress.is_trickling)
        self._slow = slow - self._answered
        return len(self._slow)

    def keep_waiting(self) -> None:
        """Take the user's word that these are to go on; they are not asked about again."""
        self._answered |= self._slow

    def stop(self) -> None:
        """Stop these alone; what has come of them is kept, and the others go on."""
        for uid in self._slow:
            self._under_way.stop(uid)
        self._answered |= self._slow
