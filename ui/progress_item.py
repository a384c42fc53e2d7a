# SPDX-License-Identifier: GPL-2.0-or-later
"""One item in QGIS's message bar for everything that is being received; the task manager shows each by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from qgis.core import Qgis
from qgis.gui import QgsMessageBar
from qgis.PyQt import sip
from qgis.PyQt.QtCore import QObject, QTimer, pyqtSignal
from qgis.PyQt.QtWidgets import QProgressBar, QPushButton

from ..core.imagery.state import Activity
from ..core.translation import tr
from .formats import count_text
from .pay_button import TwoStepButton
from .stop_question import StopQuestion

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

    image_count: int
    done: float
    is_paid: bool = False
    """Whether *Stop* would end what is paid for."""
    is_stopping: bool = False
    """Whether nothing more is begun."""


def running_of_imagery(state: ImageryState) -> Running | None:
    """Return what the imagery page is receiving."""
    if state.activity is not Activity.FETCHING:
        return None
    progress = state.progress
    is_paid = progress is not None
    if progress is None or progress.total_bytes <= 0:
        return Running(1, -1.0, is_paid)
    return Running(1, progress.received_bytes / progress.total_bytes, is_paid)


def running_of_batch(state: BatchState) -> Running | None:
    """Return what a batch is receiving."""
    from ..core.batch.state import BatchActivity  # only who has a batch needs its states

    if state.activity is not BatchActivity.FETCHING or not state.running:
        return None
    # The first time, a batch is only kept from beginning more; the second time ends what comes.
    is_stopping = state.is_stopping
    return Running(len(state.running), state.running_done, is_stopping, is_stopping)


class ProgressItem(QObject):
    """Merge all that runs into one item with a bar, *View* and *Stop*; put away, it comes again with the next run.

    What is paid for is stopped by a second press; *Keep Receiving*, or no answer, lets it come.
    """

    stop_requested = pyqtSignal()
    view_requested = pyqtSignal()

    def __init__(self, bar: QgsMessageBar, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bar = bar
        self._running: dict[str, Running] = {}
        self._item: QgsMessageBarItem | None = None
        self.progress_bar: QProgressBar | None = None
        self._view_button: QPushButton | None = None
        self._keep_button: QPushButton | None = None
        self._stop_question = StopQuestion()
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
        self._item = item = QgsMessageBar.createMessage(tr("ClearSKY"), "")
        self.progress_bar = QProgressBar()
        self.progress_bar.setFixedWidth(BAR_WIDTH_PX)
        self.progress_bar.setAccessibleName(tr("Images being received"))
        item.layout().addWidget(self.progress_bar)
        self._view_button = QPushButton(tr("View"))
        self._keep_button = QPushButton(tr("Keep Receiving"))
        for button, answer in (
            (self._view_button, self.view_requested),
            (self._keep_button, self._on_keep_clicked),
            (TwoStepButton(tr("Stop")), self._on_stop_clicked),
        ):
            button.clicked.connect(answer)
            item.layout().addWidget(button)
        self._bar.pushWidget(item, Qgis.MessageLevel.Info)
        self._render()

    def _render(self) -> None:
        if not self._is_paid:
            self._stop_question.drop()
        if not self._running:
            self._timer.stop()
        if self._item is None or sip.isdeleted(self._item):
            return
        if not self._running:
            self._bar.popWidget(self._item)
            self._item = self.progress_bar = self._view_button = self._keep_button = None
            return
        is_asking = self._stop_question.is_open
        self._item.setText(_question_text() if is_asking else self._running_text())
        self._keep_button.setVisible(is_asking)
        for widget in (self.progress_bar, self._view_button):  # the question needs their room
            widget.setVisible(not is_asking)
        self._render_bar(sum(running.image_count for running in self._running.values()))

    @property
    def _is_paid(self) -> bool:
        return any(running.is_paid for running in self._running.values())

    def _running_text(self) -> str:
        count = sum(running.image_count for running in self._running.values())
        text = tr("Receiving {count} images").format(count=count_text(count))
        if count == 1:
            text = tr("Receiving an image")
        is_stopping = any(running.is_stopping for running in self._running.values())
        return text + tr("; stopping: what has begun still comes") if is_stopping else text

    def _on_stop_clicked(self) -> None:
        if self._stop_question.is_answered(is_paid=self._is_paid):
            self.stop_requested.emit()
            return
        self._render()
        self._keep_button.setFocus()

    def _on_keep_clicked(self) -> None:
        self._stop_question.drop()
        self._render()

    def _render_bar(self, count: int) -> None:
        if self.progress_bar is None:
            return
        is_known = all(running.done >= 0 for running in self._running.values())
        self.progress_bar.setRange(0, STEPS if is_known else 0)
        if is_known:
            done = sum(running.done for running in self._running.values())
            self.progress_bar.setValue(round(STEPS * done / count))


def _question_text() -> str:
    """Say in the width of a message bar what it means to stop."""
    return tr("It counts as fetched already; if you stop it, the rest is lost.")
