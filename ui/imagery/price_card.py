# SPDX-License-Identifier: GPL-2.0-or-later
"""What it costs, beside the one button it belongs to, and what became of it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ...core.imagery.state import Activity, ImageryState
from ...core.translation import tr
from ..formats import units_text
from ..pay_button import TwoStepButton
from ..section import SPACING_PX, make_bold, make_quiet, plain_label, price_label, sentence_label
from ..stop_question import StopQuestion
from .availability_words import PERCENT, NextStep, every_answer
from .deliver_to import DeliverTo
from .price_words import (
    button_text,
    facts_text,
    facts_tip,
    has_no_key,
    needs_confirming,
    next_steps,
    price_text,
    status_text,
    step_text,
    stopping_text,
)

if TYPE_CHECKING:
    from qgis.PyQt.QtGui import QResizeEvent

    from ...core.purchases.delivery import Quote

MARGIN_PX = 6
MOST_OTHER_STEPS = 2


class PriceCard(QFrame):
    """Availability, price, button, progress and the one sentence about a failure."""

    get_requested = pyqtSignal()
    step_requested = pyqtSignal(object)
    """The `NextStep` that the user wants to take."""
    cancel_requested = pyqtSignal()
    keep_waiting_requested = pyqtSignal()
    sample_requested = pyqtSignal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setAccessibleName(tr("Price"))
        self.status_label = sentence_label()
        self.price_label = price_label()
        self.facts_label = make_quiet(plain_label())
        self._price_row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self.deliver_to = DeliverTo()
        self.get_button = make_bold(TwoStepButton())
        self.step_buttons = tuple(QPushButton() for _ in range(MOST_OTHER_STEPS))
        self.keep_button = QPushButton(tr("Keep Waiting"))
        self.cancel_button = TwoStepButton(tr("Stop"))
        self.sample_button = QPushButton(tr("Try with Sample Data"))
        self.sample_button.setToolTip(tr("No account needed: a service with play money runs inside QGIS."))
        self.progress_bar = QProgressBar()
        self.progress_bar.setAccessibleName(tr("Download"))
        self._lay_out()
        self._connect()
        self._steps: tuple[NextStep, ...] = ()
        self._quote: Quote | None = None
        self._is_confirming = False
        self._needs_confirming = False
        self._has_come = False
        self._stop_question = StopQuestion()
        self._state = ImageryState()

    def render_state(self, state: ImageryState) -> None:
        """Show what can be had, for how much, and what is under way."""
        self._state = state
        fetching = state.activity is Activity.FETCHING
        self._has_come = fetching and state.progress is not None and not state.is_asking_to_wait
        if not self._has_come:
            self._stop_question.drop()
        is_stopping = self._stop_question.is_open
        self.status_label.setText(stopping_text() if is_stopping else status_text(state))
        self.status_label.setToolTip(every_answer(state.quote.availability) if state.quote else "")
        self.price_label.setText(price_text(state))
        self.facts_label.setText(facts_text(state))
        self.facts_label.setToolTip(facts_tip(state))
        for label in (self.price_label, self.facts_label):
            label.setVisible(bool(label.text()))
        self._turn_price_row()
        if state.quote is not self._quote:
            self._quote, self._is_confirming = state.quote, False
        self._needs_confirming = needs_confirming(state)
        self._render_buttons(state)
        self.deliver_to.render_state(state, enabled=not fetching)
        self.deliver_to.setVisible(state.date is not None)
        self.get_button.setVisible(not fetching)
        self.keep_button.setText(tr("Keep Receiving") if is_stopping else tr("Keep Waiting"))
        self.keep_button.setVisible(state.is_asking_to_wait or is_stopping)
        self.cancel_button.setVisible(fetching)
        self.sample_button.setVisible(has_no_key(state))
        self.progress_bar.setVisible(fetching)
        self._render_progress(state)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 (Qt's name)
        """Keep the facts beside the price as long as there is room for them."""
        super().resizeEvent(event)
        self._turn_price_row()

    def _lay_out(self) -> None:
        self._price_row.setSpacing(2 * SPACING_PX)
        self._price_row.addWidget(self.price_label)
        self._price_row.addWidget(self.facts_label, 1)
        running_row = QHBoxLayout()
        running_row.addWidget(self.progress_bar, 1)
        running_row.addWidget(self.cancel_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(4 * [MARGIN_PX]))
        column.setSpacing(2 * SPACING_PX)
        column.addWidget(self.status_label)
        column.addLayout(self._price_row)
        column.addWidget(self.deliver_to)
        for button in (self.get_button, *self.step_buttons, self.sample_button):
            column.addWidget(button)
        column.addLayout(running_row)
        column.addWidget(self.keep_button)

    def _turn_price_row(self) -> None:
        """Write the facts at the price's right, or below it where they would be broken up."""
        metrics = self.facts_label.fontMetrics()
        widest = max(metrics.horizontalAdvance(line) for line in self.facts_label.text().split("\n"))
        room = self.contentsRect().width() - 2 * MARGIN_PX - 4 * SPACING_PX  # a theme may pad labels
        is_beside = bool(self.price_label.text()) and self.price_label.sizeHint().width() + widest <= room
        side, direction = Qt.AlignmentFlag.AlignLeft, QBoxLayout.Direction.TopToBottom
        if is_beside:
            side, direction = Qt.AlignmentFlag.AlignRight, QBoxLayout.Direction.LeftToRight
        self._price_row.setDirection(direction)
        self.facts_label.setAlignment(side | Qt.AlignmentFlag.AlignVCenter)

    def _connect(self) -> None:
        self.get_button.clicked.connect(self._on_get_clicked)
        for place, button in enumerate(self.step_buttons, start=1):
            button.clicked.connect(partial(self._on_step_clicked, place))
        self.keep_button.clicked.connect(self._on_keep_clicked)
        self.cancel_button.clicked.connect(self._on_stop_clicked)
        self.sample_button.clicked.connect(self.sample_requested)

    def _render_buttons(self, state: ImageryState) -> None:
        """Let the button do what comes next; where that is not to buy, its other ways stand below it."""
        self._steps = next_steps(state)
        steps = (*self._steps, *((1 + MOST_OTHER_STEPS) * [None]))
        self.get_button.setText(step_text(steps[0], state) if steps[0] else self._get_text(state))
        self.get_button.setEnabled(bool(self._steps) or state.can_get)
        for button, step in zip(self.step_buttons, steps[1:]):
            button.setVisible(step is not None)
            button.setText(step_text(step, state) if step else "")

    def _render_progress(self, state: ImageryState) -> None:
        progress = state.progress
        if progress is None or progress.total_bytes <= 0:
            self.progress_bar.setRange(0, 0)
            return
        self.progress_bar.setRange(0, PERCENT)
        self.progress_bar.setValue(int(PERCENT * progress.received_bytes / progress.total_bytes))

    def _get_text(self, state: ImageryState) -> str:
        if self._is_confirming and state.quote is not None:
            price = units_text(state.quote.units)
            return tr("Yes, Pay {price}").format(price=price)
        return button_text(state)

    def _on_stop_clicked(self) -> None:
        """Stop; where bytes have come, which are paid for, only when it was said what that means."""
        if self._stop_question.is_answered(is_paid=self._has_come):
            self.cancel_requested.emit()
            return
        self.render_state(self._state)
        self.keep_button.setFocus()

    def _on_keep_clicked(self) -> None:
        if self._stop_question.is_open:
            self._stop_question.drop()
            self.render_state(self._state)
        else:
            self.keep_waiting_requested.emit()

    def _on_step_clicked(self, place: int) -> None:
        self.step_requested.emit(self._steps[place])

    def _on_get_clicked(self) -> None:
        """Take the next step, pay, or first say the amount once more where the user wants to be asked."""
        if self._steps:
            self.step_requested.emit(self._steps[0])
        elif self._needs_confirming and not self._is_confirming and self._quote is not None:
            self._is_confirming = True
            price = units_text(self._quote.units)
            self.get_button.setText(tr("Yes, Pay {price}").format(price=price))
        else:
            self._is_confirming = False
            self.get_requested.emit()
