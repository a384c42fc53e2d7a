# SPDX-License-Identifier: GPL-2.0-or-later
"""When: the year strip, the date itself between its neighbours, and the box that lets several be ticked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QSignalBlocker, QSize, Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QCheckBox, QHBoxLayout, QPushButton, QToolButton, QWidget

from ...core.imagery.date_choice import nearest_date
from ...core.imagery.state import Activity
from ...core.translation import tr
from ..formats import date_text
from ..section import MORE, SPACING_PX, MenuButton, Section, arrow_button, make_quiet, plain_label
from .date_field import DateField
from .date_menu import DateMenu
from .date_strip import DateStrip, neighbour
from .date_words import missed_text, nearest_text, ticked_text

if TYPE_CHECKING:
    import datetime as dt

    from qgis.PyQt.QtGui import QResizeEvent

    from ...core.imagery.state import ImageryState


class DateSection(Section):
    """Show the available dates; let one be chosen, or several be ticked."""

    date_picked = pyqtSignal(object)
    """The `datetime.date` that was picked or typed, available or not."""
    ticks_changed = pyqtSignal(object)
    """All `datetime.date` that are to be ticked now, as a set."""
    several_toggled = pyqtSignal(bool)
    """Several dates are to be ticked from now on, or one to be chosen again."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Date"), parent)
        self._days: list[dt.date] = []
        self._start: dt.date | None = None
        self._nearest: dt.date | None = None
        self.strip = DateStrip()
        self.menu = DateMenu(self)
        self._make_widgets()
        self._lay_out()
        self._connect()

    def render_state(self, state: ImageryState, *, enabled: bool) -> None:
        """Show the dates of the area and which of them are chosen."""
        can_choose = enabled and bool(state.dates)
        self._days = sorted(d.date for d in state.dates)
        self._start = state.date or state.asked_date
        ticked = frozenset(state.ticked) & set(self._days) if state.is_several else None
        model = state.source.model if state.source else ""
        self.strip.set_dates(state.dates, state.date, ticked=ticked, model=model)
        self.date_field.mark_dates(state.dates)
        self.date_field.show_date(state.date or state.asked_date)
        self._render_years(is_asking=state.activity is Activity.ASKING_DATES)
        self._render_several(state, len(ticked or ()))
        self._render_note(state)
        self.menu.render_state(state, enabled=enabled)
        self.menu_button.setEnabled(state.aoi is not None)
        for widget in (self.strip, self.date_field, self.several_check):
            widget.setEnabled(can_choose)
        for step, button in ((-1, self.before_button), (1, self.after_button)):
            button.setEnabled(can_choose and neighbour(self._days, self._start, step) is not None)
        self._legend.setVisible(bool(state.dates))

    def sizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        """Ask for no more room than is needed: the box finds its place."""
        return QSize(self.minimumSizeHint().width(), super().sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 (Qt's name)
        """Find the box its place anew when there is more room, or less."""
        super().resizeEvent(event)
        self._place_check()

    def _make_widgets(self) -> None:
        self._legend = make_quiet(
            plain_label(tr("▮ whole area   ▖ part of it   · none").replace("· ", "·\u00a0"))
        )
        self.year_before_button = arrow_button(
            Qt.ArrowType.LeftArrow, tr("Show the year before"), is_quiet=True
        )
        self.year_after_button = arrow_button(
            Qt.ArrowType.RightArrow, tr("Show the year after"), is_quiet=True
        )
        self.menu_button = MenuButton(MORE, tr("More about dates"))
        self.menu_button.setMenu(self.menu)
        self.before_button = arrow_button(Qt.ArrowType.LeftArrow, tr("Date before"))
        self.after_button = arrow_button(Qt.ArrowType.RightArrow, tr("Date after"))
        self.date_field = DateField()
        self.date_field.setAccessibleName(tr("Date of the image"))
        self.date_field.setToolTip(tr("Date of the image, in UTC"))
        self.ticked_label = plain_label()
        self.none_button = QToolButton()
        self.none_button.setIcon(QgsApplication.getThemeIcon("mIconClearText.svg"))
        self.none_button.setAutoRaise(True)
        self.none_button.setToolTip(tr("Tick no date"))
        self.none_button.setAccessibleName(tr("Tick no date"))
        self.several_check = QCheckBox(tr("Several dates"))
        self.several_check.setToolTip(
            tr(
                "Tick dates in the strip by a click, a range by a click with Shift; Space ticks with the keyboard."
            )
        )
        self.several_check.setMinimumWidth(1)  # it makes room by going below the date
        self.note_label = make_quiet(plain_label())
        self.nearest_button = QPushButton()

    def _lay_out(self) -> None:
        for button in (self.year_before_button, self.year_after_button, self.menu_button):
            self.head.addWidget(button)
        date_row = QHBoxLayout()
        date_row.setSpacing(SPACING_PX)
        one = (self.before_button, self.date_field, self.after_button)
        for widget in (*one, self.none_button):
            date_row.addWidget(widget)
        date_row.insertWidget(0, self.ticked_label, 1)
        date_row.addStretch(0)
        self.body.addWidget(self.strip)
        self.body.addWidget(self._legend)
        self.body.addLayout(date_row)
        self._beside, self._below = date_row, QHBoxLayout()
        self.body.addLayout(self._below)
        self._place_check()
        self.body.addWidget(self.note_label)
        self.body.addWidget(self.nearest_button)

    def _place_check(self) -> None:
        """Put the box beside the date, or below it where there is no room for both."""
        one = (self.before_button, self.date_field, self.after_button, self.several_check)
        needed_px = sum(widget.sizeHint().width() + SPACING_PX for widget in one)
        row = self._below if needed_px > self.width() else self._beside
        if row.indexOf(self.several_check) < 0:
            for other in (self._beside, self._below):
                other.removeWidget(self.several_check)
            row.addWidget(self.several_check, 0, Qt.AlignmentFlag.AlignLeft)

    def _connect(self) -> None:
        self.strip.date_picked.connect(self.date_picked)
        self.strip.ticks_changed.connect(self.ticks_changed)
        self.strip.year_changed.connect(lambda _year: self._render_years(is_asking=False))
        self.date_field.date_entered.connect(self.date_picked)
        self.date_field.stepped.connect(self._step)
        self.before_button.clicked.connect(lambda: self._step(-1))
        self.after_button.clicked.connect(lambda: self._step(1))
        self.year_before_button.clicked.connect(lambda: self._show_year(-1))
        self.year_after_button.clicked.connect(lambda: self._show_year(1))
        self.none_button.clicked.connect(lambda: self.ticks_changed.emit(set()))
        self.several_check.toggled.connect(self.several_toggled)
        self.nearest_button.clicked.connect(lambda: self.date_picked.emit(self._nearest))

    def _render_years(self, *, is_asking: bool) -> None:
        years, year = self.strip.years, self.strip.year
        self.set_remark(tr("asking…") if is_asking else str(year) if years else "")
        for step, button in ((-1, self.year_before_button), (1, self.year_after_button)):
            button.setVisible(len(set(years) | {year}) > 1 and bool(years))
            button.setEnabled(_year_beside(years, year, step) is not None)

    def _render_several(self, state: ImageryState, ticked_count: int) -> None:
        with QSignalBlocker(self.several_check):
            self.several_check.setChecked(state.is_several)
        for widget in (self.before_button, self.date_field, self.after_button):
            widget.setVisible(not state.is_several)
        self.ticked_label.setVisible(state.is_several)
        self.none_button.setVisible(state.is_several)
        self.ticked_label.setText(ticked_text(ticked_count))
        self.none_button.setEnabled(bool(ticked_count))

    def _render_note(self, state: ImageryState) -> None:
        """Say so where the day that was asked for has no image, and offer the nearest."""
        asked = state.asked_date
        nearest = nearest_date(state.dates, asked) if asked is not None else None
        is_missed = asked is not None and nearest is not None and state.date is None
        text = ""
        if asked is not None and nearest is not None:
            text = (
                missed_text(asked, nearest) if is_missed else nearest_text(asked, state.date or nearest.date)
            )
        self._nearest = nearest.date if nearest else None
        self.note_label.setText(text)
        self.note_label.setVisible(bool(text))
        self.nearest_button.setVisible(is_missed)
        if is_missed and nearest is not None:
            self.nearest_button.setText(tr("Take {date}").format(date=date_text(nearest.date)))

    def _show_year(self, step: int) -> None:
        year = _year_beside(self.strip.years, self.strip.year, step)
        if year is not None:
            self.strip.show_year(year)

    def _step(self, step: int) -> None:
        target = neighbour(self._days, self._start, step)
        if target is not None:
            self.date_picked.emit(target)


def _year_beside(years: tuple[int, ...], year: int, step: int) -> int | None:
    beyond = [y for y in years if (y - year) * step > 0]
    return min(beyond, key=lambda y: abs(y - year), default=None)
