# SPDX-License-Identifier: GPL-2.0-or-later
"""One item in QGIS's message bar for everything that is being received; the task manager shows each by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from qgis.core import Qgis
from qgis.gui import QgsMessageBar
from qgis.PyQt import sip
from qgis.PyQt.QtCore import QObject, QTimer, pyqtSignal
from qgis.PyQt.QtWidgets import QProgressBar

from ..core.imagery.state import Activity
from ..core.translation import tr
from .formats import number_text
from .pay_button import TwoStepButton

if TYPE_CHECKING:
    from qgis.gui import QgsMessageBarItem

    from ..core.batch.state import BatchState
    from ..core.imagery.state import ImageryState

PATIENCE_MS = 700
"""What is here sooner needs no word."""
STEPS = 1000
BAR_WIDTH_PX = 120


class Running(NamedTuple):
    """How many images are on their way, and how far they are, in images; -1 where nobody knows."""

    count: int
    done: float


def running_of_imagery(state: ImageryState) -> Running | None:
    """Return what the imagery page is receiving."""
    if state.activity is not Activity.FETCHING:
        return None
    progress = state.progress
    if progress is None or progress.total_bytes <= 0:
        return Running(1, -1.0)
    return Running(1, progress.received_bytes / progress.total_bytes)


def running_of_batch(state: BatchState) -> Running | None:
    """Return what a batch is receiving."""
    from ..core.batch.state import ENDED_PHASES, BatchActivity  # only who has a batch needs its states

    if state.activity is not BatchActivity.FETCHING or not state.running:
        return None
    return Running(len(state.running), float(state.count_running(ENDED_PHASES)))


class ProgressItem(QObject):
    """Merge all that runs into one item with a bar, *View* and *Stop*; put away, it comes again with the next run."""

    stop_requested = pyqtSignal()
    view_requested = pyqtSignal()

    def __init__(self, bar: QgsMessageBar, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bar = bar
        self._running: dict[str, Running] = {}
        self._item: QgsMessageBarItem | None = None
        self.progress_bar: QProgressBar | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PATIENCE_MS)
        self._timer.timeout.connect(self._push)

    def show_imagery(self, state: ImageryState) -> None:
        """Take how far the imagery page is."""
        self._take("imagery", running_of_imagery(state))

    def show_batch(self, state: BatchState) -> None:
        """Take how far a batch is."""
        self._take("batch", running_of_batch(state))

    def close_down(self) -> None:
        """Take the item away for good."""
        self._running.clear()
        self._render()

    def _take(self, source: str, running: Running | None) -> None:
        was_running = bool(self._running)
        if running is None:
            self._running.pop(source, None)
        else:
            self._running[source] = running
        if self._running and not was_running:
            self._timer.start()
        self._render()

    def _push(self) -> None:
        """Show the item, unless all is here by now."""
        if not self._running:
            return
        item = QgsMessageBar.createMessage(tr("ClearSKY"), "")
        self.progress_bar = QProgressBar()
        self.progress_bar.setFixedWidth(BAR_WIDTH_PX)
        self.progress_bar.setAccessibleName(tr("Images being received"))
        item.layout().addWidget(self.progress_bar)
        for title, signal in ((tr("View"), self.view_requested), (tr("Stop"), self.stop_requested)):
            # A batch takes a second stop for one that ends also what is being received.
            button = TwoStepButton(title)
            button.clicked.connect(signal)
            item.layout().addWidget(button)
        self._item = item
        self._bar.pushWidget(item, Qgis.MessageLevel.Info)
        self._render()

    def _render(self) -> None:
        if not self._running:
            self._timer.stop()
        if self._item is None or sip.isdeleted(self._item):
            return
        if not self._running:
            self._bar.popWidget(self._item)
            self._item = self.progress_bar = None
            return
        count = sum(running.count for running in self._running.values())
        self._item.setText(
            tr("Receiving an image")
            if count == 1
            else tr("Receiving {count} images").format(count=number_text(count, 0))
        )
        self._render_bar(count)

    def _render_bar(self, count: int) -> None:
        if self.progress_bar is None:
            return
        is_known = all(running.done >= 0 for running in self._running.values())
        self.progress_bar.setRange(0, STEPS if is_known else 0)
        if is_known:
            done = sum(running.done for running in self._running.values())
            self.progress_bar.setValue(round(STEPS * done / count))
