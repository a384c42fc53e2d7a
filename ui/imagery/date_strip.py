# SPDX-License-Identifier: GPL-2.0-or-later
"""A year of available dates in one strip: a tall bar covers the whole area, a short one part of it, a dot none."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import QEvent, QPoint, QSize, Qt, pyqtSignal
from qgis.PyQt.QtGui import QHelpEvent, QPainter
from qgis.PyQt.QtWidgets import QSizePolicy, QToolTip, QWidget

from ...core.translation import tr
from ..formats import date_text
from .date_words import cover_text
from .strip_painter import StripPainter, strip_height_px, x_of

if TYPE_CHECKING:
    from qgis.PyQt.QtGui import QKeyEvent, QMouseEvent, QPaintEvent

    from ...clearsky.models import DateCoverage

MIN_WIDTH_PX = 200
CLICK_REACH_PX = 8
ARROWS: dict[int, int] = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
PAGES: dict[int, int] = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}
ENDS: dict[int, int] = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: -1}


class DateStrip(QWidget):
    """Show the dates of one year; pick one by mouse or keys, or tick several.

    Keys: Left and Right go to the date before and after, Page Up and Page Down to the year before and after, Home and
    End to the year's first and last date, with Ctrl to the very first and last. While dates are ticked the keys move
    a cursor, and Space ticks where it stands.
    """

    date_picked = pyqtSignal(object)
    """The `datetime.date` that was picked."""
    ticks_changed = pyqtSignal(object)
    """All `datetime.date` that are to be ticked now, as a set."""
    year_changed = pyqtSignal(int)
    """Another year is shown."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._dates: dict[dt.date, DateCoverage] = {}
        self._model = ""
        self._selected: dt.date | None = None
        self._ticked: frozenset[dt.date] | None = None
        self._cursor: dt.date | None = None
        self._anchor: dt.date | None = None
        self._year = dt.datetime.now(dt.timezone.utc).year
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(tr("Available dates of the year"))
        self.setMouseTracking(True)

    @property
    def year(self) -> int:
        """The year that is shown."""
        return self._year

    @property
    def years(self) -> tuple[int, ...]:
        """The years that have dates, the first first."""
        return tuple(sorted({date.year for date in self._dates}))

    @property
    def current(self) -> dt.date | None:
        """The date that the keys start from: the chosen one or, while dates are ticked, the cursor's."""
        return self._selected if self._ticked is None else self._cursor

    def set_dates(
        self,
        dates: tuple[DateCoverage, ...],
        selected: dt.date | None,
        *,
        ticked: frozenset[dt.date] | None = None,
        model: str = "",
    ) -> None:
        """Show dates, and the year of the selected one; `ticked` is None where one date is chosen, not several."""
        are_others = dates != tuple(self._dates.values()) or selected != self._selected
        if (ticked is None) != (self._ticked is None) or are_others:
            self._cursor = self._anchor = selected
        self._dates = {d.date: d for d in dates}
        self._selected, self._ticked, self._model = selected, ticked, model
        if are_others:
            last = max(self._dates, default=None)
            self.show_year((selected or last).year if selected or last else self._year)
        self._describe()
        self.update()

    def show_year(self, year: int) -> None:
        """Show another year; the chosen date stays."""
        if year != self._year:
            self._year = year
            self.year_changed.emit(year)
            self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        """Ask for the month letters and the bars under them."""
        return QSize(MIN_WIDTH_PX, strip_height_px(self))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        """Ask for no less than a readable strip."""
        return self.sizeHint()

    def x_of(self, date: dt.date) -> float:
        """Return where in the strip a date of the shown year stands, in pixels."""
        return x_of(date, self.width())

    def text_of(self, date: dt.date) -> str:
        """Say of a date what there is: the model, and how much of the area it covers."""
        coverage = self._dates.get(date)
        facts = [self._model, cover_text(coverage)] if coverage else [tr("no image")]
        return " · ".join([date_text(date), *filter(None, facts)])

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802, ARG002 (Qt's name and signature)
        """Draw the months, the bars, the ticks and the mark around the current date."""
        painter = QPainter(self)
        shown = [d for day, d in self._dates.items() if day.year == self._year]
        StripPainter(painter, self, self._year).paint(shown, self._ticked or frozenset(), self.current)
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 (Qt's name)
        """Pick the date nearest to the click, or tick it; with Shift tick all since the one clicked before."""
        near = self._date_near(event.pos())
        if near is None or event.button() != Qt.MouseButton.LeftButton:
            return
        if self._ticked is None:
            self.date_picked.emit(near)
        elif event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self._tick_until(near)
        else:
            self._toggle(near)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        """Go to another date, or tick the one under the cursor."""
        if event.key() == Qt.Key.Key_Space and self._ticked is not None and self._cursor is not None:
            self._toggle(self._cursor)
            return
        is_far = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        target = self._target_of(event.key(), is_far=is_far)
        if target is None:
            super().keyPressEvent(event)
        elif self._ticked is None:
            self.date_picked.emit(target)
        else:
            self._cursor = target
            self.show_year(target.year)
            if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
                self._tick_until(target)
            self._describe()
            self.update()

    def event(self, event: QEvent) -> bool:
        """Say on hover which date a bar stands for and how much of the area it covers."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            self._show_tool_tip(event)
            return True
        return bool(super().event(event))

    def _target_of(self, key: int, *, is_far: bool) -> dt.date | None:
        dates = sorted(self._dates)
        if key in ARROWS:
            return neighbour(dates, self.current, ARROWS[key])
        if key in PAGES:
            return same_day_of_year(dates, self.current, PAGES[key])
        shown = dates if is_far else [d for d in dates if d.year == self._year]
        return shown[ENDS[key]] if key in ENDS and shown else None

    def _toggle(self, date: dt.date) -> None:
        self._cursor = self._anchor = date
        self.ticks_changed.emit((self._ticked or frozenset()) ^ {date})

    def _tick_until(self, date: dt.date) -> None:
        first, last = sorted((self._anchor or date, date))
        self._cursor = date
        between = {day for day in self._dates if first <= day <= last}
        self.ticks_changed.emit((self._ticked or frozenset()) | between)

    def _describe(self) -> None:
        current = self.current
        text = self.text_of(current) if current else tr("no date chosen")
        if current and self._ticked is not None and current in self._ticked:
            text += " · " + tr("ticked")
        self.setAccessibleDescription(text)

    def _date_near(self, point: QPoint) -> dt.date | None:
        shown = [d for d in self._dates if d.year == self._year]
        near = min(shown, key=lambda d: abs(self.x_of(d) - point.x()), default=None)
        return near if near and abs(self.x_of(near) - point.x()) <= CLICK_REACH_PX else None

    def _date_under(self, point: QPoint) -> dt.date:
        days = (dt.date(self._year + 1, 1, 1) - dt.date(self._year, 1, 1)).days
        day = min(max(int(point.x() / max(1, self.width()) * days), 0), days - 1)
        return dt.date(self._year, 1, 1) + dt.timedelta(days=day)

    def _show_tool_tip(self, event: QHelpEvent) -> None:
        date = self._date_near(event.pos()) or self._date_under(event.pos())
        QToolTip.showText(event.globalPos(), self.text_of(date), self)


def neighbour(dates: list[dt.date], selected: dt.date | None, step: int) -> dt.date | None:
    """Return the available date before (-1) or after (1) the selected one; dates are sorted."""
    if selected is None:
        return dates[-1] if dates else None
    beyond = [d for d in dates if (d - selected).days * step > 0]
    return min(beyond, key=lambda d: abs((d - selected).days), default=None)


def same_day_of_year(dates: list[dt.date], selected: dt.date | None, step: int) -> dt.date | None:
    """Return the date nearest to the same day of the next year, before (-1) or after (1), that has any."""
    if selected is None:
        return neighbour(dates, selected, step)
    years = [d.year for d in dates if (d.year - selected.year) * step > 0]
    if not years:
        return None
    year = min(years) if step > 0 else max(years)
    wanted = dt.date(year, 1, 1) + dt.timedelta(days=selected.timetuple().tm_yday - 1)
    return min((d for d in dates if d.year == year), key=lambda d: abs((d - wanted).days))
