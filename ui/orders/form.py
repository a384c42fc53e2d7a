# SPDX-License-Identifier: GPL-2.0-or-later
"""The order form: what of the area, for when, how often, kept how long; and below it what that costs."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import QSignalBlocker, Qt, QTimer, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDateEdit,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QSizePolicy,
    QSpinBox,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ...core.imagery.state import Source
from ...core.orders.state import OrderActivity, OrderMode, OrderTime, earliest_start, latest_start, with_time
from ...core.translation import tr
from ..formats import area_text, euro_text
from ..section import SECTION_SPACING_PX, Section, make_quiet, plain_label
from .card import OrderCard
from .words import CONSTELLATION_NAMES, area_problem_words, qdate

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable

    from ...clearsky.models import TaskingModel
    from ...core.orders.state import OrderDraft, OrderState

MARGIN_PX = 8
DATE_FORMAT = "yyyy-MM-dd"
MOST_MONTHS = 120
MOST_REQUESTS = 1000


class OrderForm(QScrollArea):
    """Draw the order that is being made, and send what is changed in it."""

    draft_changed = pyqtSignal(object)
    """The new `OrderDraft`."""
    closed = pyqtSignal()

    def __init__(self, today: Callable[[], dt.date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self._draft: OrderDraft | None = None
        self._models: tuple[TaskingModel, ...] = ()
        self.back_button = QToolButton()
        self.area_label = make_quiet(plain_label())
        self.mode_combo = _combo(tr("What is ordered"), _mode_texts())
        self.time_combo = _combo(tr("For when"), _time_texts())
        self.from_edit, self.to_edit = _date_edit(tr("First day")), _date_edit(tr("Last day"))
        self.to_label = QLabel(tr("to"))
        self.recurring_label = plain_label()
        self.frequency_spin = _spin(tr("Days between two images"), 1, 7)
        self.reference_edit = _date_edit(tr("Day that the images are counted from"))
        self.model_combo = _combo(tr("Model"), ())
        self.optional_checks: dict[str, QCheckBox] = {}
        self.optional_box = QVBoxLayout()
        self.storage_spin = _spin(tr("Months that images are kept"), 1, MOST_MONTHS)
        self.requests_spin = _spin(tr("How often each image may be fetched"), 1, MOST_REQUESTS)
        self.storage_label, self.requests_label = make_quiet(QLabel()), make_quiet(QLabel())
        self.card = OrderCard()
        self._lay_out()
        self._connect()

    def render_state(self, state: OrderState) -> None:
        """Show the draft; a field that is being typed in is left alone unless the draft itself has changed."""
        enabled = state.activity is not OrderActivity.PLACING
        self.body.setEnabled(enabled)
        self.back_button.setEnabled(enabled)
        self._render_area(state)
        self._render_models(state.known.models if state.known else ())
        if state.draft != self._draft:
            self._draft = state.draft
            self._render_draft(state.draft)
        self._render_extras(state)
        self.card.render_state(state, self._today())

    def _render_area(self, state: OrderState) -> None:
        self.where.set_remark(area_text(state.aoi.area_km2) if state.aoi else "")
        self.area_label.setText(_area_words(state))

    def _render_models(self, models: tuple[TaskingModel, ...]) -> None:
        if models == self._models:
            return
        self._models = models
        self._draft = None
        self.model_combo.clear()
        for model in models:
            self.model_combo.addItem(model.model, model)

    def _render_draft(self, draft: OrderDraft) -> None:
        fields = (self.from_edit, self.to_edit, self.reference_edit, self.frequency_spin, self.storage_spin)
        blockers = [QSignalBlocker(widget) for widget in (*fields, self.requests_spin)]
        self.mode_combo.setCurrentIndex(self.mode_combo.findData(draft.mode))
        self.time_combo.setCurrentIndex(self.time_combo.findData(draft.time))
        self._render_days(draft)
        self.frequency_spin.setValue(draft.image_frequency)
        self.storage_spin.setValue(draft.storage_months)
        self.requests_spin.setValue(draft.api_requests)
        self._render_source(draft.source)
        del blockers

    def _render_days(self, draft: OrderDraft) -> None:
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
        for widget in (self.to_label, self.to_edit):
            widget.setVisible(not draft.is_recurring)
        self.recurring_label.setVisible(draft.is_recurring)

    def _render_source(self, source: Source | None) -> None:
        names = [model.model for model in self._models]
        position = names.index(source.model) if source and source.model in names else -1
        self.model_combo.setCurrentIndex(position)
        offered = self._models[position].supported_satellite_constellations if position >= 0 else ()
        wanted = tuple(item.satellite_constellation for item in offered if item.optional)
        if wanted != tuple(self.optional_checks):
            self._make_checks(wanted)
        for name, check in self.optional_checks.items():
            check.setChecked(bool(source) and name in source.constellations)

    def _make_checks(self, names: tuple[str, ...]) -> None:
        for check in self.optional_checks.values():
            self.optional_box.removeWidget(check)
            check.deleteLater()
        self.optional_checks = {}
        for name in names:
            check = QCheckBox(tr("With {name}").format(name=CONSTELLATION_NAMES.get(name, name)))
            check.setToolTip(tr("This input may be left out."))
            check.clicked.connect(self._on_source_changed)
            self.optional_checks[name] = check
            self.optional_box.addWidget(check)

    def _render_extras(self, state: OrderState) -> None:
        offer = state.offer
        storage_eur = offer.storage_eur if offer else None
        requests_eur = offer.requests_eur if offer else None
        self.storage_label.setText(_extra_text(state.draft.storage_months, storage_eur))
        self.requests_label.setText(_extra_text(state.draft.api_requests, requests_eur))

    # Changes

    def _connect(self) -> None:
        self.back_button.clicked.connect(self.closed)
        self.card.order_button.clicked.connect(self._show_button_later)
        self.mode_combo.activated.connect(lambda _at: self._send(mode=self.mode_combo.currentData()))
        self.time_combo.activated.connect(self._on_time_chosen)
        self.model_combo.activated.connect(self._on_source_changed)
        self.from_edit.dateChanged.connect(lambda day: self._send(from_=day.toPyDate()))
        self.to_edit.dateChanged.connect(lambda day: self._send(to=day.toPyDate()))
        self.reference_edit.dateChanged.connect(lambda day: self._send(reference_date=day.toPyDate()))
        self.frequency_spin.valueChanged.connect(lambda days: self._send(image_frequency=days))
        self.storage_spin.valueChanged.connect(lambda months: self._send(storage_months=months))
        self.requests_spin.valueChanged.connect(lambda count: self._send(api_requests=count))

    def _send(self, **fields: object) -> None:
        if self._draft is not None:
            self.draft_changed.emit(replace(self._draft, **fields))

    def _on_time_chosen(self) -> None:
        if self._draft is not None:
            self.draft_changed.emit(with_time(self._draft, self.time_combo.currentData(), self._today()))

    def _on_source_changed(self) -> None:
        model: TaskingModel | None = self.model_combo.currentData()
        if model is None:
            return
        chosen = {name for name, check in self.optional_checks.items() if check.isChecked()}
        names = tuple(
            item.satellite_constellation
            for item in model.supported_satellite_constellations
            if not item.optional or item.satellite_constellation in chosen
        )
        self._send(source=Source(model.model, names))

    def _show_button_later(self) -> None:
        """Scroll to the button once the words above it have got their room."""
        QTimer.singleShot(0, self._show_button)

    def _show_button(self) -> None:
        self.ensureWidgetVisible(self.card.order_button)

    # Layout

    def _lay_out(self) -> None:
        self.where, when = Section(tr("New order")), Section(tr("Time"))
        what, extras = Section(tr("Model")), Section(tr("Beyond what is included"))
        self.back_button.setArrowType(Qt.ArrowType.LeftArrow)
        self.back_button.setAutoRaise(True)
        self.back_button.setToolTip(tr("Back to your orders; nothing is sent"))
        self.back_button.setAccessibleName(tr("Back to your orders"))
        mode_row = QHBoxLayout()
        mode_row.addWidget(self.back_button)
        mode_row.addWidget(self.mode_combo, 1)
        self.where.body.addLayout(mode_row)
        self.where.body.addWidget(self.area_label)
        self._lay_out_time(when)
        what.body.addWidget(self.model_combo)
        what.body.addLayout(self.optional_box)
        self._lay_out_extras(extras)
        self._lay_out_column((self.where, when, what, extras))

    def _lay_out_time(self, when: Section) -> None:
        when.body.addWidget(self.time_combo)
        days = QHBoxLayout()
        days.addWidget(QLabel(tr("From")))
        days.addWidget(self.from_edit, 1)
        days.addWidget(self.to_label)
        days.addWidget(self.to_edit, 1)
        when.body.addLayout(days)
        self.recurring_label.setText(tr("↻ Has no end: it is charged every month until you cancel it."))
        when.body.addWidget(self.recurring_label)
        cadence = QHBoxLayout()
        cadence.addWidget(QLabel(tr("Every")))
        cadence.addWidget(self.frequency_spin)
        cadence.addWidget(QLabel(tr("days from")))
        cadence.addWidget(self.reference_edit, 1)
        when.body.addLayout(cadence)

    def _lay_out_extras(self, extras: Section) -> None:
        grid = QGridLayout()
        rows = (
            (tr("Months kept"), self.storage_spin, self.storage_label),
            (tr("Retrievals each"), self.requests_spin, self.requests_label),
        )
        for number, (text, spin, label) in enumerate(rows):
            name = plain_label(text)
            name.setBuddy(spin)
            label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            grid.addWidget(name, number, 0)
            grid.addWidget(spin, number, 1)
            grid.addWidget(label, number, 2)
        grid.setColumnStretch(0, 3)
        grid.setColumnStretch(2, 2)
        extras.body.addLayout(grid)
        why = tr("Included: kept to the end of the next month, fetched once. More can only be had now.")
        extras.body.addWidget(make_quiet(plain_label(why)))

    def _lay_out_column(self, sections: tuple[Section, ...]) -> None:
        self.body = QWidget()
        inner = QVBoxLayout(self.body)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(SECTION_SPACING_PX)
        for section in sections:
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


def _area_words(state: OrderState) -> str:
    if state.aoi is None or state.area is None:
        return tr("Draw an area on the Imagery page, or take one there.")
    if state.draft.mode in (OrderMode.TILES, OrderMode.MINI_TILES):
        return tr("Whole squares of the service's grid that hold the area.")
    if state.area.problem is not None:
        return area_problem_words(state.area.problem)
    facts = [tr("{area} drawn").format(area=area_text(state.aoi.area_km2))]
    facts.append(tr("{area} billed").format(area=area_text(state.area.billed_km2)))
    if state.area.billed_km2 > state.aoi.area_km2 * 1.001:
        facts.append(tr("0.5 km² is the least"))
    return " · ".join(facts)


def _extra_text(count: int, added_eur: float | None) -> str:
    if count == 1:
        return tr("included")
    return tr("+ {amount}").format(amount=euro_text(added_eur)) if added_eur is not None else "…"


def _mode_texts() -> tuple[tuple[str, OrderMode], ...]:
    return (
        (tr("The polygon as drawn"), OrderMode.POLYGON),
        (tr("Whole tiles (51 km)"), OrderMode.TILES),
        (tr("Minitiles (3.2 km)"), OrderMode.MINI_TILES),
        (tr("Whatever is cheapest"), OrderMode.BEST),
    )


def _time_texts() -> tuple[tuple[str, OrderTime], ...]:
    return (
        (tr("From a day to a day"), OrderTime.HISTORICAL),
        (tr("Recurring, every month"), OrderTime.RECURRING),
        (tr("The past and recurring"), OrderTime.BACKFILL),
    )


def _combo(name: str, items: tuple[tuple[str, object], ...]) -> QComboBox:
    combo = QComboBox()
    combo.setAccessibleName(name)
    combo.setToolTip(name)
    combo.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
    for text, data in items:
        combo.addItem(text, data)
    return combo


def _date_edit(name: str) -> QDateEdit:
    edit = QDateEdit()
    edit.setDisplayFormat(DATE_FORMAT)
    edit.setCalendarPopup(True)
    edit.setKeyboardTracking(False)
    edit.setAccessibleName(name)
    edit.setToolTip(name)
    edit.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
    return edit


def _spin(name: str, least: int, most: int) -> QSpinBox:
    spin = QSpinBox()
    spin.setRange(least, most)
    spin.setKeyboardTracking(False)
    spin.setAccessibleName(name)
    spin.setToolTip(name)
    return spin
