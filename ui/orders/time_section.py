# SPDX-License-Identifier: GPL-2.0-or-later
"""When: a period that ends or one that recurs, and how often an image is made."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QHBoxLayout, QLabel, QWidget

from ...core.orders.state import OrderTime, earliest_start, latest_start, with_time
from ...core.translation import tr
from ..section import Section, plain_label
from .fields import combo_field, count_field, date_field
from .words import qdate

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable

    from ...core.orders.state import OrderDraft


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
            self.from_edit.setMinimumDate(qdate(earliest))
        if latest is not None:
            self.from_edit.setMaximumDate(qdate(latest))
        self.from_edit.setDate(qdate(draft.from_))
        self.to_edit.setDate(qdate(draft.to))
        self.reference_edit.setDate(qdate(draft.reference_date))
        self.frequency_spin.setValue(draft.image_frequency)
        for widget in (self.to_label, self.to_edit):
            widget.setVisible(not draft.is_recurring)
        self.recurring_label.setVisible(draft.is_recurring)

    def _connect(self) -> None:
        send = self.changed.emit
        self.time_combo.activated.connect(self._on_time_chosen)
        self.from_edit.dateChanged.connect(lambda day: send({"from_": day.toPyDate()}))
        self.to_edit.dateChanged.connect(lambda day: send({"to": day.toPyDate()}))
        self.reference_edit.dateChanged.connect(lambda day: send({"reference_date": day.toPyDate()}))
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


def _time_texts() -> tuple[tuple[str, OrderTime], ...]:
    return (
        (tr("From a day to a day"), OrderTime.HISTORICAL),
        (tr("Recurring, every month"), OrderTime.RECURRING),
        (tr("The past and recurring"), OrderTime.BACKFILL),
    )
