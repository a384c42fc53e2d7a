# SPDX-License-Identifier: GPL-2.0-or-later
"""The pace of each running download, gathered a few times a second."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..jobs.progress import Pace, Progress

if TYPE_CHECKING:
    from collections.abc import Mapping


class ProgressBook:
    """Remember the pace of each running download."""

    def __init__(self) -> None:
        self._paces: dict[str, Pace] = {}

    def note(self, progress: Mapping[str, Progress], now_s: float) -> dict[str, Progress]:
        """Take the state of all that runs and return it with its pace; what is not named any more has ended."""
        self._paces = {uid: self._paces.get(uid) or Pace() for uid in progress}
        return {
            uid: self._paces[uid].note(state.received_bytes, state.total_bytes, now_s)
            for uid, state in progress.items()
        }
