# SPDX-License-Identifier: GPL-2.0-or-later
"""Which dates: a list with ticks, and a line that ticks every n-th date of a period at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import QSignalBlocker, Qt, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QBoxLayout,
    QDateEdit,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from ...core.translation import tr
from ..formats import ISO_FORMAT, date_text, py_date, q_date
from ..section import Section

if TYPE_CHECKING:
    import datetime as dt

    from ...core.batch.state import BatchState, OfferedDate

MAX_EVERY = 60
DATE_ROLE = Qt.ItemDataRole.UserRole


class BatchDates(Section):
    """Show the dates of the series, the newest first, and let them be ticked."""

    dates_chosen = pyqtSignal(object)
    """The list of `datetime.date` that are ticked now."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Dates"), parent)
        self._offered: tuple[OfferedDate, ...] = ()
        self.list = QListWidget()
        self.list.setAccessibleName(tr("Dates of the series"))
        self.list.setUniformItemSizes(True)
        self.from_edit = _date_edit(tr("First date of the period"))
        self.until_edit = _date_edit(tr("Last date of the period"))
        self.every_spin = QSpinBox()
        self.every_spin.setRange(1, MAX_EVERY)
        self.every_spin.setSpecialValueText(tr("date"))
        self.every_spin.setSuffix(tr(" dates"))
        self.every_spin.setAccessibleName(tr("Every how many dates"))
        self.tick_button = _button(tr("Tick"), tr("Tick these dates, and no others"))
        self.none_button = _button(tr("None"), tr("Tick no date"))
        self._lay_out()
        self.list.itemChanged.connect(lambda _item: self.dates_chosen.emit(self._ticked()))
        self.tick_button.clicked.connect(lambda: self.dates_chosen.emit(self._of_period()))
        self.none_button.clicked.connect(lambda: self.dates_chosen.emit([]))

    def render_state(self, state: BatchState, *, enabled: bool) -> None:
        """Show the offered dates and which of them are columns."""
        if state.offered != self._offered:
            self._offered = state.offered
            self._fill(len(state.areas))
        chosen = set(state.dates)
        with QSignalBlocker(self.list):
            for row in range(self.list.count()):
                item = self.list.item(row)
                is_chosen = item.data(DATE_ROLE) in chosen
                wanted = Qt.CheckState.Checked if is_chosen else Qt.CheckState.Unchecked
                if item.checkState() != wanted:
                    item.setCheckState(wanted)
        count = len(self._offered)
        self.set_remark(tr("{chosen} of {count}").format(chosen=len(chosen), count=count) if count else "")
        for widget in (self.list, self.from_edit, self.until_edit, self.every_spin):
            widget.setEnabled(enabled and bool(count))
        self.tick_button.setEnabled(enabled and bool(count))
        self.none_button.setEnabled(enabled and bool(chosen) and bool(count))

    def set_wide(self, *, is_wide: bool) -> None:
        """Put the period beside the list, or below it where the section is narrow."""
        self._line.setDirection(
            QBoxLayout.Direction.LeftToRight if is_wide else QBoxLayout.Direction.TopToBottom
        )

    def _lay_out(self) -> None:
        grid = QGridLayout()
        fields = (
            (tr("From"), self.from_edit),
            (tr("To"), self.until_edit),
            (tr("Every"), self.every_spin),
        )
        for row, (text, field) in enumerate(fields):
            grid.addWidget(QLabel(text), row, 0)
            grid.addWidget(field, row, 1)
        grid.setColumnStretch(1, 1)
        buttons = QHBoxLayout()
        buttons.addWidget(self.tick_button, 1)
        buttons.addWidget(self.none_button, 1)
        period = QVBoxLayout()
        period.addLayout(grid)
        period.addLayout(buttons)
        period.addStretch(1)
        self._line = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._line.addWidget(self.list, 1)
        self._line.addLayout(period)
        self.body.addLayout(self._line, 1)

    def _fill(self, area_count: int) -> None:
        with QSignalBlocker(self.list):
            self.list.clear()
            for entry in reversed(self._offered):
                text = date_text(entry.date)
                if entry.area_count < area_count:
                    text += " · " + tr("{count} of {all} areas").format(
                        count=entry.area_count, all=area_count
                    )
                item = QListWidgetItem(text, self.list)
                item.setData(DATE_ROLE, entry.date)
                item.setCheckState(Qt.CheckState.Unchecked)
        if self._offered:
            first, last = self._offered[0].date, self._offered[-1].date
            for edit, day in ((self.from_edit, first), (self.until_edit, last)):
                edit.setDateRange(q_date(first), q_date(last))
                edit.setDate(q_date(day))

    def _ticked(self) -> list[dt.date]:
        items = [self.list.item(row) for row in range(self.list.count())]
        return [item.data(DATE_ROLE) for item in items if item.checkState() == Qt.CheckState.Checked]

    def _of_period(self) -> list[dt.date]:
        """Return every n-th date of the period, counted from its first."""
        first, last = (py_date(edit.date()) for edit in (self.from_edit, self.until_edit))
        days = [entry.date for entry in self._offered if first <= entry.date <= last]
        return days[:: self.every_spin.value()]


def _date_edit(name: str) -> QDateEdit:
    edit = QDateEdit()
    edit.setDisplayFormat(ISO_FORMAT)
    edit.setCalendarPopup(True)
    edit.setAccessibleName(name)
    edit.setToolTip(name)
    return edit


def _button(text: str, tip: str) -> QPushButton:
    button = QPushButton(text)
    button.setToolTip(tip)
    button.setAutoDefault(False)
    return button
