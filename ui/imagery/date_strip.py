# SPDX-License-Identifier: GPL-2.0-or-later
"""A year of available dates in one strip: a tall bar covers the whole area, a short one part of it."""

from __future__ import annotations

import calendar
import datetime as dt
from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import QEvent, QLocale, QPoint, QRectF, QSize, Qt, pyqtSignal
from qgis.PyQt.QtGui import QPainter, QPalette, QPen
from qgis.PyQt.QtWidgets import QSizePolicy, QToolTip, QWidget

from ...core.translation import tr
from ..formats import date_text

if TYPE_CHECKING:
    from qgis.PyQt.QtGui import QHelpEvent, QKeyEvent, QMouseEvent, QPaintEvent

    from ...clearsky.models import DateCoverage

MONTHS = 12
DAYS_PER_YEAR = 366
BAR_LINES = 1.6
"""Height of a bar in lines of text."""
PART_HEIGHT = 0.5
MARK_WIDTH_PX = 7
MIN_WIDTH_PX = 200
CLICK_REACH_PX = 8
NARROW_LENGTH = 2


class DateStrip(QWidget):
    """Show the dates of one year and let one be picked by mouse or by the arrow keys."""

    date_picked = pyqtSignal(object)
    """The `datetime.date` that was picked."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._dates: dict[dt.date, DateCoverage] = {}
        self._selected: dt.date | None = None
        self._year = dt.datetime.now(dt.timezone.utc).year
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(tr("Available dates of the year"))
        self.setMouseTracking(True)

    @property
    def year(self) -> int:
        """The year that is shown."""
        return self._year

    def set_dates(self, dates: tuple[DateCoverage, ...], selected: dt.date | None) -> None:
        """Show dates, and the year of the selected one."""
        self._dates = {d.date: d for d in dates}
        self._selected = selected
        if selected is not None:
            self._year = selected.year
        self.setAccessibleDescription(date_text(selected) if selected else tr("no date chosen"))
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        """Ask for the month letters and the bars under them."""
        return QSize(MIN_WIDTH_PX, round(self.fontMetrics().height() * (1 + BAR_LINES)) + 6)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        """Ask for no less than a readable strip."""
        return self.sizeHint()

    def x_of(self, date: dt.date) -> float:
        """Return where in the strip a date of the shown year stands, in pixels."""
        days = DAYS_PER_YEAR if calendar.isleap(self._year) else DAYS_PER_YEAR - 1
        return (date.timetuple().tm_yday - 0.5) / days * self.width()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802, ARG002 (Qt's name and signature)
        """Draw the months, the bars and the mark around the selected date."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_months(painter)
        self._paint_bars(painter)
        self._paint_mark(painter)
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 (Qt's name)
        """Pick the date nearest to the click."""
        near = self._date_near(event.pos())
        if near is not None and event.button() == Qt.MouseButton.LeftButton:
            self.date_picked.emit(near)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        """Go to the date before or after with the arrow keys, to the first or last with Home and End."""
        dates = sorted(self._dates)
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        target: dt.date | None = None
        if dates and event.key() in steps:
            target = neighbour(dates, self._selected, steps[event.key()])
        elif dates and event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End):
            target = dates[0 if event.key() == Qt.Key.Key_Home else -1]
        if target is None:
            super().keyPressEvent(event)
        else:
            self.date_picked.emit(target)

    def event(self, event: QEvent) -> bool:
        """Say on hover which date a bar stands for and how much of the area it covers."""
        if event.type() == QEvent.Type.ToolTip:
            self._show_tool_tip(event)
            return True
        return bool(super().event(event))

    def _paint_months(self, painter: QPainter) -> None:
        palette, line = self.palette(), self.fontMetrics().height()
        painter.setPen(palette.color(QPalette.ColorRole.PlaceholderText))
        step = self.width() / MONTHS
        for month in range(1, MONTHS + 1):
            box = QRectF((month - 1) * step, 0, step, line)
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, month_letter(month))
        painter.setPen(QPen(palette.color(QPalette.ColorRole.Mid), 1))
        painter.drawLine(0, self.height() - 2, self.width(), self.height() - 2)

    def _paint_bars(self, painter: QPainter) -> None:
        colour = self.palette().color(QPalette.ColorRole.Highlight)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)  # a blurred bar fills its gaps
        bottom, height = self.height() - 3, self._bar_height()
        width = max(1, self.width() // DAYS_PER_YEAR)
        for date, coverage in self._dates.items():
            if date.year == self._year:
                tall = height if is_whole(coverage) else height * PART_HEIGHT
                painter.drawRect(QRectF(round(self.x_of(date)), bottom - tall, width, tall))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)

    def _paint_mark(self, painter: QPainter) -> None:
        if self._selected is None or self._selected.year != self._year:
            return
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(self.palette().color(QPalette.ColorRole.WindowText), 1.6))
        left = min(max(self.x_of(self._selected) - MARK_WIDTH_PX / 2, 1), self.width() - MARK_WIDTH_PX - 1)
        top = self.height() - 4 - self._bar_height()
        painter.drawRoundedRect(QRectF(left, top, MARK_WIDTH_PX, self._bar_height() + 2), 2, 2)

    def _bar_height(self) -> float:
        return self.fontMetrics().height() * BAR_LINES

    def _date_near(self, point: QPoint) -> dt.date | None:
        shown = [d for d in self._dates if d.year == self._year]
        near = min(shown, key=lambda d: abs(self.x_of(d) - point.x()), default=None)
        return near if near and abs(self.x_of(near) - point.x()) <= CLICK_REACH_PX else None

    def _show_tool_tip(self, event: QHelpEvent) -> None:
        date = self._date_near(event.pos())
        if date is None:
            QToolTip.hideText()
            return
        coverage = self._dates[date]
        covered = (
            tr("whole area")
            if is_whole(coverage)
            else tr("{percent} % of the area").format(percent=round(100 * coverage.fraction))
        )
        QToolTip.showText(event.globalPos(), f"{date_text(date)} · {covered}", self)


def month_letter(month: int) -> str:
    """Return a month's one-letter name; some locales have no narrow names and give longer ones."""
    name = QLocale().standaloneMonthName(month, QLocale.FormatType.NarrowFormat)
    return name if len(name) <= NARROW_LENGTH else name[:1]


def is_whole(coverage: DateCoverage) -> bool:
    """Say whether a date covers the whole area."""
    from ...clearsky.models import Cover

    return coverage.cover is Cover.WHOLE


def neighbour(dates: list[dt.date], selected: dt.date | None, step: int) -> dt.date | None:
    """Return the available date before (-1) or after (1) the selected one; dates are sorted."""
    if selected is None:
        return dates[-1] if dates else None
    beyond = [d for d in dates if (d - selected).days * step > 0]
    return min(beyond, key=lambda d: abs((d - selected).days), default=None)
