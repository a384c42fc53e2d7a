# SPDX-License-Identifier: GPL-2.0-or-later
"""When: a period that ends or one that recurs, and how often an image is made."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QHBoxLayout, QLabel, QWidget

from ...core.orders.cadence import planned_images
from ...core.orders.state import OrderTime, earliest_start, latest_start, with_time
from ...core.translation import tr
from ..formats import py_date, q_date
from ..section import Section, arrow_button, make_quiet, plain_label
from .fields import combo_field, count_field, date_field
from .planned_strip import PlannedStrip

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable

    from ...core.orders.cadence import PlannedImages
    from ...core.orders.state import OrderDraft, OrderState


class TimeSection(Section):
    """Choose the period and the cadence."""

    changed = pyqtSignal(dict)
    """Fields of the `OrderDraft` that are another by now."""

    def __init__(self, today: Callable[[], dt.date], parent: QWidget | None = None) -> None:
        super().__init__(tr("Time"), parent)
        self._today = today
        self._draft: OrderDraft | None = None
        self.time_combo = combo_field(tr("For when"), _time_texts())
        self.from_edit, self.to_edit = date_field(tr("First day")), date_field(tr("Last day"))
        self.to_label = QLabel(tr("to"))
        self.recurring_label = plain_label(tr("↻ Has no end: it is charged every month until you cancel it."))
        self.frequency_spin = count_field(tr("Days between two images"), 1, 7)
        self.reference_edit = date_field(tr("Day that the images are counted from"))
        self.strip = PlannedStrip()
        self.planned_label = make_quiet(plain_label())
        self.year_before_button = arrow_button(
            Qt.ArrowType.LeftArrow, tr("Show the year before"), is_quiet=True
        )
        self.year_after_button = arrow_button(
            Qt.ArrowType.RightArrow, tr("Show the year after"), is_quiet=True
        )
        self._lay_out()
        self._connect()

    def render_draft(self, draft: OrderDraft) -> None:
        """Show what the draft says of when."""
        self._draft = draft
        self.time_combo.setCurrentIndex(self.time_combo.findData(draft.time))
        earliest, latest = earliest_start(draft.time, self._today()), latest_start(draft.time, self._today())
        self.from_edit.clearMinimumDate()
        self.from_edit.clearMaximumDate()
        if earliest is not None:
            self.from_edit.setMinimumDate(q_date(earliest))
        if latest is not None:
            self.from_edit.setMaximumDate(q_date(latest))
        self.from_edit.setDate(q_date(draft.from_))
        self.to_edit.setDate(q_date(draft.to))
        self.reference_edit.setDate(q_date(draft.reference_date))
        self.frequency_spin.setValue(draft.image_frequency)
        for widget in (self.to_label, self.to_edit):
            widget.setVisible(not draft.is_recurring)
        self.recurring_label.setVisible(draft.is_recurring)

    def render_state(self, state: OrderState) -> None:
        """Show the days that images are planned for."""
        estimate = state.quote.estimate if state.quote else None
        planned = planned_images(state.draft, estimate, self._today())
        self.strip.show_planned(planned)
        self.planned_label.setText(planned_words(planned))
        self._render_year()

    def _render_year(self) -> None:
        years, year = self.strip.years, self.strip.year
        self.set_remark(str(year))
        for step, button in ((-1, self.year_before_button), (1, self.year_after_button)):
            button.setVisible(len(years) > 1)
            button.setEnabled(year + step in years)

    def _connect(self) -> None:
        self.strip.year_changed.connect(self._render_year)
        self.year_before_button.clicked.connect(lambda: self.strip.step_year(-1))
        self.year_after_button.clicked.connect(lambda: self.strip.step_year(1))
        send = self.changed.emit
        self.time_combo.activated.connect(self._on_time_chosen)
        self.from_edit.dateChanged.connect(lambda day: send({"from_": py_date(day)}))
        self.to_edit.dateChanged.connect(lambda day: send({"to": py_date(day)}))
        self.reference_edit.dateChanged.connect(lambda day: send({"reference_date": py_date(day)}))
        self.frequency_spin.valueChanged.connect(lambda days: send({"image_frequency": days}))

    def _on_time_chosen(self) -> None:
        if self._draft is not None:
            draft = with_time(self._draft, self.time_combo.currentData(), self._today())
            self.changed.emit({"time": draft.time, "from_": draft.from_, "to": draft.to})

    def _lay_out(self) -> None:
        self.body.addWidget(self.time_combo)
        days = QHBoxLayout()
        days.addWidget(QLabel(tr("From")))
        days.addWidget(self.from_edit, 1)
        days.addWidget(self.to_label)
        days.addWidget(self.to_edit, 1)
        self.body.addLayout(days)
        self.body.addWidget(self.recurring_label)
        cadence = QHBoxLayout()
        cadence.addWidget(QLabel(tr("Every")))
        cadence.addWidget(self.frequency_spin)
        cadence.addWidget(QLabel(tr("days from")))
        cadence.addWidget(self.reference_edit, 1)
        self.body.addLayout(cadence)
        self.body.addWidget(self.strip)
        self.body.addWidget(self.planned_label)
        self.head.addWidget(self.year_before_button)
        self.head.addWidget(self.year_after_button)


def planned_words(planned: PlannedImages) -> str:
    """Say how many images are planned, who says so, and which bar is which."""
    count = tr("1 image") if len(planned.paid) == 1 else tr("{count} images").format(count=len(planned.paid))
    source = (
        tr("as the service plans them") if planned.is_told else tr("by the rule; the service has the say")
    )
    lines = [f"{count}, {source}"]
    if planned.renewed:
        lines.append(tr("▮ in this price   ▖ each later month is charged again"))
    return "\n".join(lines)


def _time_texts() -> tuple[tuple[str, OrderTime], ...]:
    return (
        (tr("From a Day to a Day"), OrderTime.HISTORICAL),
        (tr("Recurring, Every Month"), OrderTime.RECURRING),
        (tr("The Past and Recurring"), OrderTime.BACKFILL),
    )
