# SPDX-License-Identifier: GPL-2.0-or-later
"""What can wait until the dock has been drawn, so that the dock is drawn the sooner."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import QObject, QTimer

from ..core.translation import tr

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from ..core.jobs.job_queue import JobQueue

AFTER_MS = 200
"""The dock stands there, and nobody has got to another tab yet."""
BREATH_MS = 20
"""Between two steps QGIS does what else there is to do."""


class Afterwards(QObject):
    """Load in the background, and then take some steps on the main thread, one at a time."""

    def __init__(
        self,
        queue: JobQueue,
        load: Callable[[], object],
        steps: Iterable[Callable[[], object]],
        parent: QObject | None = None,
    ) -> None:
        """Take what imports the modules, which on the main thread would hold QGIS up, and what then needs them."""
        super().__init__(parent)
        self._queue = queue
        self._load = load
        self._steps = deque(steps)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._begin)
        self._timer.start(AFTER_MS)

    def give_up(self) -> None:
        """Do nothing more of it: the plugin ends."""
        self._timer.stop()
        self._steps.clear()

    def _begin(self) -> None:
        self._timer.timeout.disconnect(self._begin)
        self._timer.timeout.connect(self._take_step)
        self._queue.submit(
            tr("ClearSKY pages"),
            lambda _feedback: self._load(),
            on_done=lambda _loaded: self._take_step(),
            on_failed=lambda _error: self._take_step(),  # which says itself what it lacks
        )

    def _take_step(self) -> None:
        if self._steps:
            self._steps.popleft()()
            self._timer.start(BREATH_MS)
