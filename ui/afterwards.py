# SPDX-License-Identifier: GPL-2.0-or-later
"""What can wait until the dock has been drawn, so that the dock is drawn the sooner."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import QObject, QTimer

from ..core.translation import tr
from .small_steps import SmallSteps

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from ..core.jobs.job_queue import JobQueue

AFTER_MS = 200
"""The dock stands there, and nobody has got to another tab yet."""
BREATH_MS = 20


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
        self._steps = SmallSteps(steps, BREATH_MS, self)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._begin)
        self._timer.start(AFTER_MS)

    def give_up(self) -> None:
        """Do nothing more of it: the plugin ends."""
        self._timer.stop()
        self._steps.give_up()

    def _begin(self) -> None:
        self._queue.submit(
            tr("ClearSKY pages"),
            lambda _feedback: self._load(),
            on_done=lambda _loaded: self._steps.take_step(),
            on_failed=lambda _error: self._steps.take_step(),  # which says itself what it lacks
        )
