# SPDX-License-Identifier: GPL-2.0-or-later
"""How far a download is, how fast it comes, and how long it will take: numbers for the eye, made steady."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass

RATE_WINDOW_S = 3.0
"""A rate over less jumps about, one over more lags behind."""
STEADY_S = 10.0
"""How long a change of pace takes to be believed in."""
RESTLESS = 0.15
"""The end that was foretold stands until the newest guess is off by so much of the time left."""
TRICKLE_WINDOW_S = 120.0
TRICKLE_BYTES_S = 1000.0
SAMPLE_S = 1.0


@dataclass(frozen=True)
class Progress:
    """How much of an image has arrived: bytes, or parts where it comes in parts."""

    received_bytes: int
    total_bytes: int
    """-1 when the service did not say."""
    rate_bytes_s: float | None = None
    """None until there are two moments to compare."""
    left_s: float | None = None
    """How long the rest will take; None while that cannot be said."""
    is_trickling: bool = False
    """Whether for two minutes less than 1 kB a second has come."""


class Pace:
    """Watch one download; times are of any clock that only goes forward."""

    def __init__(self) -> None:
        self._recent: deque[tuple[float, int]] = deque()
        self._long: deque[tuple[float, int]] = deque()
        self._steady_rate: float | None = None
        self._due_s: float | None = None

    def note(self, received_bytes: int, total_bytes: int, now_s: float) -> Progress:
        """Take how much there is now, and return what that means."""
        since_s = now_s - self._recent[-1][0] if self._recent else 0.0
        rate = _rate(self._recent, received_bytes, now_s, RATE_WINDOW_S)
        self._steady_rate = _steadied(self._steady_rate, rate, since_s)
        return Progress(
            received_bytes,
            total_bytes,
            rate_bytes_s=rate,
            left_s=self._left_s(total_bytes - received_bytes, now_s) if total_bytes > 0 else None,
            is_trickling=self._is_trickling(received_bytes, now_s),
        )

    def _left_s(self, missing_bytes: int, now_s: float) -> float | None:
        """Count down to the foretold end, and foretell another one only where this one has become too wrong."""
        if not self._steady_rate or self._recent[-1][0] - self._recent[0][0] < RATE_WINDOW_S:
            return None
        guess_s = missing_bytes / self._steady_rate
        if self._due_s is None or abs(now_s + guess_s - self._due_s) > RESTLESS * guess_s:
            self._due_s = now_s + guess_s
        return max(0.0, self._due_s - now_s)

    def _is_trickling(self, received_bytes: int, now_s: float) -> bool:
        samples = self._long
        if not samples or now_s - samples[-1][0] >= SAMPLE_S:
            samples.append((now_s, received_bytes))
        while len(samples) > 2 and now_s - samples[1][0] >= TRICKLE_WINDOW_S:
            samples.popleft()
        first_s, first_bytes = samples[0]
        seconds = now_s - first_s
        return seconds >= TRICKLE_WINDOW_S and received_bytes - first_bytes < TRICKLE_BYTES_S * seconds


def _rate(
    samples: deque[tuple[float, int]], received_bytes: int, now_s: float, window_s: float
) -> float | None:
    samples.append((now_s, received_bytes))
    while len(samples) > 2 and now_s - samples[1][0] >= window_s:
        samples.popleft()
    first_s, first_bytes = samples[0]
    return (received_bytes - first_bytes) / (now_s - first_s) if now_s > first_s else None


def _steadied(steady: float | None, rate: float | None, since_s: float) -> float | None:
    """Let a new rate count for more the longer ago the last one was."""
    if steady is None or rate is None:
        return rate
    weight = min(1.0, since_s / STEADY_S)
    return steady + weight * (rate - steady)
