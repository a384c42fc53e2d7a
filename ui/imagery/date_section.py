# SPDX-License-Identifier: GPL-2.0-or-later
"""When: the year strip, and the date itself between its neighbours."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QComboBox, QHBoxLayout, QSizePolicy, QToolButton, QWidget

from ...core.imagery.state import Activity
from ...core.translation import tr
from ..formats import date_text
from ..section import Section, make_quiet, plain_label
from .date_strip import DateStrip, neighbour

if TYPE_CHECKING:
    import datetime as dt

    from ...core.imagery.state import ImageryState


class DateSection(Section):
    """Show the available dates and let one be chosen."""

    date_picked = pyqtSignal(object)
    """The `datetime.date` that was picked."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Date"), parent)
        self.strip = DateStrip()
        self._legend = make_quiet(plain_label(tr("▮ whole area   ▖ part of it")))
        self.before_button = _arrow(Qt.ArrowType.LeftArrow, tr("Date before"))
        self.after_button = _arrow(Qt.ArrowType.RightArrow, tr("Date after"))
        self.date_combo = QComboBox()
        self.date_combo.setAccessibleName(tr("Date of the image"))
        self.date_combo.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout()
        for widget in (self.before_button, self.date_combo, self.after_button):
            row.addWidget(widget)
        self.body.addWidget(self.strip)
        self.body.addWidget(self._legend)
        self.body.addLayout(row)
        self._connect()

    def render_state(self, state: ImageryState, *, enabled: bool) -> None:
        """Show the dates of the area and which one is chosen."""
        self.strip.set_dates(state.dates, state.date)
        self.set_remark(_remark(state))
        has_dates = bool(state.dates)
        self._legend.setVisible(has_dates)
        for widget in (self.strip, self.before_button, self.after_button, self.date_combo):
            widget.setEnabled(enabled and has_dates)
        days = sorted(d.date for d in state.dates)
        self._fill(days, state.date)
        self.before_button.setEnabled(enabled and neighbour(days, state.date, -1) is not None)
        self.after_button.setEnabled(enabled and neighbour(days, state.date, 1) is not None)

    def _connect(self) -> None:
        self.strip.date_picked.connect(self.date_picked)
        self.date_combo.activated.connect(self._on_activated)
        self.before_button.clicked.connect(lambda: self._step(-1))
        self.after_button.clicked.connect(lambda: self._step(1))

    def _fill(self, days: list[dt.date], selected: dt.date | None) -> None:
        if [self.date_combo.itemData(i) for i in range(self.date_combo.count())] != days:
            self.date_combo.clear()
            for day in days:
                self.date_combo.addItem(date_text(day), day)
        self.date_combo.setCurrentIndex(days.index(selected) if selected in days else -1)

    def _on_activated(self, index: int) -> None:
        self.date_picked.emit(self.date_combo.itemData(index))

    def _step(self, step: int) -> None:
        days = [self.date_combo.itemData(i) for i in range(self.date_combo.count())]
        target = neighbour(days, self.date_combo.currentData(), step)
        if target is not None:
            self.date_picked.emit(target)


def _remark(state: ImageryState) -> str:
    if state.activity is Activity.ASKING_DATES:
        return tr("asking…")
    return str(state.date.year) if state.date else ""


def _arrow(arrow: Qt.ArrowType, text: str) -> QToolButton:
    button = QToolButton()
    button.setArrowType(arrow)
    button.setToolTip(text)
    button.setAccessibleName(text)
    return button
