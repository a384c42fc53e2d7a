# SPDX-License-Identifier: GPL-2.0-or-later
"""An ordinary date edit among available dates: any day can be typed, the arrows go from one available to the next."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import QDate, QSignalBlocker, Qt, pyqtSignal
from qgis.PyQt.QtGui import QFont, QTextCharFormat
from qgis.PyQt.QtWidgets import QAbstractSpinBox, QDateEdit, QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from ...core.translation import tr
from ..formats import ISO_FORMAT, py_date, q_date
from .date_words import cover_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qgis.PyQt.QtGui import QWheelEvent

    from ...clearsky.models import DateCoverage

NO_DATE = "\N{EN DASH}"
"""What the field reads while no date is known."""
PAGE_REACH_DAYS = 30
"""A page of the calendar shows no day further from its month's middle."""


class DateField(QDateEdit):
    """Show one date as ISO text, with a calendar in which the available dates are bold."""

    date_entered = pyqtSignal(object)
    """The `datetime.date` that was typed or chosen in the calendar, available or not."""
    stepped = pyqtSignal(int)
    """An arrow was pressed: -1 for the date before, 1 for the date after."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._marked: tuple[DateCoverage, ...] = ()
        self._shown: dt.date | None = None
        self.setDisplayFormat(ISO_FORMAT)
        self.setSpecialValueText(NO_DATE)
        self.setDate(self.minimumDate())
        self.setCalendarPopup(True)
        self.setKeyboardTracking(False)  # a date that is half typed is none
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.calendarWidget().setAccessibleName(tr("Calendar"))
        self.calendarWidget().currentPageChanged.connect(self._mark_page)
        self.dateChanged.connect(lambda date: self.date_entered.emit(py_date(date)))

    def show_date(self, date: dt.date | None) -> None:
        """Show a date, or that there is none; what is being typed is left alone as long as it stays the same."""
        if date != self._shown:
            with QSignalBlocker(self):
                self.setDate(q_date(date) if date is not None else self.minimumDate())
        self._shown = date

    def mark_dates(self, dates: tuple[DateCoverage, ...]) -> None:
        """Make the available dates bold in the calendar, and say of each how much it covers."""
        if dates != self._marked:
            self._marked = dates
            calendar = self.calendarWidget()
            self._mark_page(calendar.yearShown(), calendar.monthShown())

    def _mark_page(self, year: int, month: int) -> None:
        """Mark the dates of one page of the calendar: there may be thousands in all."""
        calendar, middle = self.calendarWidget(), dt.date(year, month, 15)
        calendar.setDateTextFormat(QDate(), QTextCharFormat())
        for coverage in self._marked:
            if abs((coverage.date - middle).days) <= PAGE_REACH_DAYS:
                look = QTextCharFormat()
                look.setFontWeight(QFont.Weight.Bold)
                look.setToolTip(cover_text(coverage))
                calendar.setDateTextFormat(q_date(coverage.date), look)

    def stepBy(self, steps: int) -> None:  # noqa: N802 (Qt's name)
        """Go to the next available date, not to the next day."""
        self.stepped.emit(1 if steps > 0 else -1)

    def stepEnabled(self) -> QAbstractSpinBox.StepEnabledFlag:  # noqa: N802 (Qt's name)
        """Allow the arrows; where there is no further date they do nothing."""
        return (
            QAbstractSpinBox.StepEnabledFlag.StepUpEnabled | QAbstractSpinBox.StepEnabledFlag.StepDownEnabled
        )

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 (Qt's name)
        """Let the page scroll: a wheel that passes over must not change what is bought."""
        event.ignore()


class NearestDialog(QDialog):
    """Ask for a day, to take the available date nearest to it."""

    def __init__(self, start: dt.date, dates: Sequence[DateCoverage], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Nearest to a Date"))
        self.edit = DateField()
        self.edit.setAccessibleName(tr("Date"))
        self.edit.mark_dates(tuple(dates))
        self.edit.show_date(start)
        self.edit.stepped.connect(lambda step: self.edit.setDate(self.edit.date().addDays(step)))
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addWidget(self.edit)
        column.addWidget(buttons)

    @property
    def date(self) -> dt.date:
        """The day that is shown."""
        return py_date(self.edit.date())
