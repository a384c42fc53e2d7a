# SPDX-License-Identifier: GPL-2.0-or-later
"""Work of the main thread in small steps, between which QGIS does what else there is to do."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import QObject, QTimer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable


class SmallSteps(QObject):
    """Take steps in their order, one each time the event loop comes round. Main thread only."""

    def __init__(
        self, steps: Iterable[Callable[[], object]], breath_ms: int = 0, parent: QObject | None = None
    ) -> None:
        """Take the steps, and how long to leave QGIS alone between two of them."""
        super().__init__(parent)
        self._steps = deque(steps)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(breath_ms)
        self._timer.timeout.connect(self.take_step)

    def begin(self) -> None:
        """Take the first step as soon as the event loop comes round."""
        self._timer.start()

    def give_up(self) -> None:
        """Take none of the steps that are left."""
        self._timer.stop()
        self._steps.clear()

    def take_step(self) -> None:
        """Take one step now, and the others after it; one that raises is the last."""
        if self._steps:
            self._steps.popleft()()
        if self._steps:
            self._timer.start()
