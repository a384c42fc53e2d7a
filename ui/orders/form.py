# SPDX-License-Identifier: GPL-2.0-or-later
"""The order form: what of the area, for when, how often, kept how long; and below it what that costs."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from qgis.PyQt.QtCore import QSignalBlocker, Qt, QTimer, pyqtSignal
from qgis.PyQt.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from ...core.orders.state import OrderActivity
from ..section import SECTION_SPACING_PX
from .card import OrderCard
from .extras_section import ExtrasSection
from .series_section import SeriesSection
from .time_section import TimeSection
from .where_section import WhereSection

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable

    from ...core.orders.state import OrderDraft, OrderState

MARGIN_PX = 8


class OrderForm(QScrollArea):
    """Draw the order that is being made, and send what is changed in it."""

    draft_changed = pyqtSignal(object)
    """The new `OrderDraft`."""
    closed = pyqtSignal()

    def __init__(self, today: Callable[[], dt.date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self._draft: OrderDraft | None = None
        self.where, self.when = WhereSection(), TimeSection(today)
        self.series, self.extras = SeriesSection(), ExtrasSection()
        self.card = OrderCard()
        self._lay_out()
        for section in self._sections():
            section.changed.connect(self._send)
        self.where.closed.connect(self.closed)
        self.card.order_button.clicked.connect(self._show_button_later)

    def render_state(self, state: OrderState) -> None:
        """Show the draft; a field that is being typed in is left alone unless the draft itself has changed."""
        self.body.setEnabled(state.activity is not OrderActivity.PLACING)
        are_other_models = self.series.render_models(state.known.models if state.known else ())
        if are_other_models or state.draft != self._draft:
            self._draft = state.draft
            self._render_draft(state.draft)
        self.where.render_state(state)
        self.when.render_state(state)
        self.extras.render_state(state)
        self.card.render_state(state, self._today())

    def _render_draft(self, draft: OrderDraft) -> None:
        blockers = [QSignalBlocker(section) for section in self._sections()]
        for section in self._sections():
            section.render_draft(draft)
        del blockers

    def _send(self, fields: dict[str, Any]) -> None:
        if self._draft is not None:
            self.draft_changed.emit(replace(self._draft, **fields))

    def _show_button_later(self) -> None:
        """Scroll to the button once the words above it have got their room."""
        QTimer.singleShot(0, self._show_button)

    def _show_button(self) -> None:
        self.ensureWidgetVisible(self.card.order_button)

    def _sections(self) -> tuple[WhereSection, TimeSection, SeriesSection, ExtrasSection]:
        return self.where, self.when, self.series, self.extras

    def _lay_out(self) -> None:
        self.body = QWidget()
        inner = QVBoxLayout(self.body)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(SECTION_SPACING_PX)
        for section in self._sections():
            inner.addWidget(section)
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(MARGIN_PX, MARGIN_PX, MARGIN_PX, MARGIN_PX)
        column.setSpacing(SECTION_SPACING_PX)
        column.addWidget(self.body)
        column.addWidget(self.card)
        column.addStretch(1)
        self.setWidget(content)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
