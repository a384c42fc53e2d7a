# SPDX-License-Identifier: GPL-2.0-or-later
"""What background threads tell, gathered and handed over on the main thread a few times a second."""

from __future__ import annotations

from queue import Empty, SimpleQueue
from typing import Any

from qgis.PyQt.QtCore import QObject, QTimer, pyqtSignal

PAUSE_MS = 100
"""Ten times a second: a thousand answers then redraw a window a few times only."""


class Gatherer(QObject):
    """Take things on any thread, hand them over in bundles on the main thread."""

    gathered = pyqtSignal(object)
    """The list of what was told since the last time; told also when it is empty, as long as it runs."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._told: SimpleQueue[Any] = SimpleQueue()
        self._timer = QTimer(self)
        self._timer.setInterval(PAUSE_MS)
        self._timer.timeout.connect(self.hand_over)

    def tell(self, thing: object) -> None:
        """Take one thing; safe on any thread."""
        self._told.put(thing)

    def start(self) -> None:
        """Begin to hand over."""
        self._timer.start()

    def stop(self) -> None:
        """Hand nothing over any more, until it is started again."""
        self._timer.stop()

    def hand_over(self) -> None:
        """Hand over at once what was told so far."""
        bundle = []
        try:
            while True:
                bundle.append(self._told.get_nowait())
        except Empty:
            self.gathered.emit(bundle)
