# SPDX-License-Identifier: GPL-2.0-or-later
"""How far running downloads are, and how fast: numbers for the eye, gathered a few times a second."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ..imagery.state import Progress

RATE_WINDOW_S = 3.0
"""A rate over less jumps about, one over more lags behind."""


@dataclass(frozen=True)
class LiveProgress:
    """How much of an image has arrived, and how fast it comes."""

    received_bytes: int
    total_bytes: int
    """-1 when the service did not say."""
    rate_bytes_s: float | None = None
    """None until there are two moments to compare."""


class ProgressBook:
    """Remember the last seconds of each running download."""

    def __init__(self) -> None:
        self._samples: dict[str, deque[tuple[float, int]]] = {}

    def note(self, progress: Mapping[str, Progress], now_s: float) -> dict[str, LiveProgress]:
        """Take the state of all that runs and return it with its rates; what is not named any more has ended."""
        self._samples = {uid: self._samples.get(uid, deque()) for uid in progress}
        return {
            uid: LiveProgress(
                state.received_bytes, state.total_bytes, self._rate(uid, state.received_bytes, now_s)
            )
            for uid, state in progress.items()
        }

    def _rate(self, uid: str, received_bytes: int, now_s: float) -> float | None:
        samples = self._samples[uid]
        samples.append((now_s, received_bytes))
        while len(samples) > 2 and now_s - samples[1][0] >= RATE_WINDOW_S:
            samples.popleft()
        first_s, first_bytes = samples[0]
        return (received_bytes - first_bytes) / (now_s - first_s) if now_s > first_s else None
