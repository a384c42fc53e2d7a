# SPDX-License-Identifier: GPL-2.0-or-later
"""How the year strip looks: month letters, bars whose height says how much they cover, ticks and a mark."""

from __future__ import annotations

import calendar
from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import QLocale, QRectF, Qt
from qgis.PyQt.QtGui import QPainter, QPalette, QPen
from qgis.PyQt.QtWidgets import QStyle, QStyleOptionFocusRect

from ..section import text_palette
from .date_words import is_whole

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from qgis.PyQt.QtWidgets import QWidget

    from ...clearsky.models import DateCoverage

MONTHS = 12
DAYS_PER_YEAR = 366
BAR_LINES = 1.6
"""Height of a bar in lines of text."""
PART_HEIGHT = 0.5
MARK_WIDTH_PX = 7
TICK_PX = 4
NARROW_LENGTH = 2


def x_of(date: dt.date, width_px: int) -> float:
    """Return where in a strip of its year a date stands, in pixels."""
    days = DAYS_PER_YEAR if calendar.isleap(date.year) else DAYS_PER_YEAR - 1
    return (date.timetuple().tm_yday - 0.5) / days * width_px


def strip_height_px(widget: QWidget) -> int:
    """Return the height that the month letters, the ticks and the bars need."""
    return round(widget.fontMetrics().height() * (1 + BAR_LINES)) + TICK_PX + 6


class StripPainter:
    """Draw one year of dates into a widget, in the colours of text around it."""

    def __init__(self, painter: QPainter, widget: QWidget, year: int) -> None:
        self._painter = painter
        self._widget = widget
        self._palette = text_palette()
        self._palette.setCurrentColorGroup(widget.palette().currentColorGroup())
        self._width, self._height = widget.width(), widget.height()
        self._line = widget.fontMetrics().height()
        self._bar_height = self._line * BAR_LINES
        self._year = year

    def paint(
        self, dates: Sequence[DateCoverage], ticked: frozenset[dt.date], current: dt.date | None
    ) -> None:
        """Draw everything; `dates` are those of the year."""
        self._paint_months()
        self._paint_bars(dates)
        self._paint_ticks([day for day in ticked if day.year == self._year])
        if current is not None and current.year == self._year:
            self._paint_mark(current)
        if self._widget.hasFocus():
            option = QStyleOptionFocusRect()
            option.initFrom(self._widget)
            style: QStyle = self._widget.style()
            style.drawPrimitive(
                QStyle.PrimitiveElement.PE_FrameFocusRect, option, self._painter, self._widget
            )

    @property
    def _bar_width(self) -> int:
        return max(1, self._width // DAYS_PER_YEAR)

    def _paint_months(self) -> None:
        painter, step = self._painter, self._width / MONTHS
        painter.setPen(self._palette.color(QPalette.ColorRole.PlaceholderText))
        for month in range(1, MONTHS + 1):
            box = QRectF((month - 1) * step, 0, step, self._line)
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, month_letter(month))
        base = QPen(self._palette.color(QPalette.ColorRole.PlaceholderText), 1, Qt.PenStyle.DotLine)
        painter.setPen(base)
        painter.drawLine(0, self._height - 2, self._width, self._height - 2)

    def _paint_bars(self, dates: Sequence[DateCoverage]) -> None:
        painter = self._painter
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._palette.color(QPalette.ColorRole.Highlight))
        # Drawn without blur: a blurred bar fills its gaps.
        for coverage in dates:
            tall = self._bar_height if is_whole(coverage) else self._bar_height * PART_HEIGHT
            left = round(x_of(coverage.date, self._width))
            painter.drawRect(QRectF(left, self._height - 2 - tall, self._bar_width, tall))

    def _paint_ticks(self, ticked: Sequence[dt.date]) -> None:
        """Put a dash above each ticked date; those beside each other become a line."""
        painter = self._painter
        painter.setBrush(self._palette.color(QPalette.ColorRole.WindowText))
        top = self._height - 4 - self._bar_height - TICK_PX
        for day in ticked:
            left = round(x_of(day, self._width)) - 1
            painter.drawRect(QRectF(left, top, self._bar_width + 2, TICK_PX - 1))

    def _paint_mark(self, date: dt.date) -> None:
        painter = self._painter
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(self._palette.color(QPalette.ColorRole.WindowText), 1.6))
        left = min(max(x_of(date, self._width) - MARK_WIDTH_PX / 2, 1), self._width - MARK_WIDTH_PX - 1)
        top = self._height - 3 - self._bar_height
        painter.drawRoundedRect(QRectF(left, top, MARK_WIDTH_PX, self._bar_height + 2), 2, 2)


def month_letter(month: int) -> str:
    """Return a month's one-letter name; some locales have no narrow names and give longer ones."""
    name = QLocale().standaloneMonthName(month, QLocale.FormatType.NarrowFormat)
    return name if len(name) <= NARROW_LENGTH else name[:1]
