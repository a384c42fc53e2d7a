# SPDX-License-Identifier: GPL-2.0-or-later
"""How late the main thread is: a precise timer, and how much later than due each of its ticks came."""

from __future__ import annotations

import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import QEventLoop, Qt, QTimer

if TYPE_CHECKING:
    from collections.abc import Iterator

TICK_MS = 10


class Ticks:
    """The ticks of one watch."""

    def __init__(self) -> None:
        self._times: list[float] = []

    def note(self) -> None:
        self._times.append(time.perf_counter())

    @property
    def late_ms(self) -> list[float]:
        """How much later than due each tick came, the worst last."""
        gaps_ms = [(now - before) * 1000 for before, now in zip(self._times, self._times[1:])]
        return sorted(max(0.0, gap - TICK_MS) for gap in gaps_ms)

    @property
    def longest_gap_ms(self) -> float:
        """The longest time in which the main thread did nothing else."""
        return self.late_ms[-1] + TICK_MS


@contextmanager
def watching() -> Iterator[Ticks]:
    """Watch the main thread while the events of the block are processed."""
    ticks = Ticks()
    timer = QTimer()
    timer.setTimerType(Qt.TimerType.PreciseTimer)
    timer.timeout.connect(ticks.note)
    timer.start(TICK_MS)
    yield ticks
    timer.stop()


def pause(seconds: float) -> None:
    """Let the event loop run for a while."""
    loop = QEventLoop()
    QTimer.singleShot(round(seconds * 1000), loop.quit)
    loop.exec()
