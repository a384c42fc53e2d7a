# SPDX-License-Identifier: GPL-2.0-or-later
"""The window of a batch: dates times areas as one table, one total, one button. Draws a state, decides nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import Qt, QTimer
from qgis.PyQt.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QSizePolicy,
    QSplitter,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from ...core.batch.state import SHOWN_PHASES, BatchActivity, BatchArea
from ...core.imagery.state import ImageryState
from ...core.translation import tr
from ..imagery.availability_words import PERCENT
from ..pay_button import PayButton, TwoStepButton
from ..section import SPACING_PX, Section, make_bold, make_quiet, plain_label, price_label, sentence_label
from .dates import BatchDates
from .model import BatchModel
from .words import facts_text, get_text, go_on_text, plan_text, price_text, series_text, status_text

if TYPE_CHECKING:
    from qgis.core import QgsVectorLayer
    from qgis.PyQt.QtGui import QResizeEvent

    from ...core.batch.controller import BatchController
    from ...core.batch.state import BatchState
    from ...core.imagery.wanted import SeriesWish

MIN_WIDTH_PX = 420
SIZE_PX = (860, 560)
NARROW_PX = 620
DATES_PX = 200
TICK_PX = 34
"""A tick and the margins of a cell."""
MAX_NAME_PX = 160


class BatchDialog(QDialog):
    """Show one controller's table; it may be closed while images come, and opened again."""

    def __init__(self, controller: BatchController, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._controller = controller
        self._choices: list[tuple[BatchArea, ...]] = []
        self.setWindowTitle(tr("Several Dates or Areas"))
        self.setMinimumWidth(MIN_WIDTH_PX)
        self._make_widgets()
        self._lay_out()
        self.resize(*SIZE_PX)
        self._connect()
        self._render(controller.state)

    def open_with(self, state: ImageryState, layer: QgsVectorLayer | None = None) -> None:
        """Show the window for what the dock shows and what is selected in a layer; what runs is left alone."""
        if not self._controller.is_fetching:
            self._controller.begin(state)
            self._fill_areas(state, layer)
        self._come_up()

    def open_for(self, wish: SeriesWish) -> None:
        """Show the window filled with a wish; what runs is left alone."""
        if not self._controller.is_fetching:
            self._controller.begin(ImageryState(source=wish.source), wish.dates)
            areas = tuple(BatchArea(name, aoi) for name, aoi in wish.areas)
            self._choices = [areas]
            self.areas_combo.clear()
            self.areas_combo.addItem(tr("Areas of the Order · {count}").format(count=len(areas)))
            self._controller.set_areas(areas)
        self._come_up()

    def _come_up(self) -> None:
        self.show()
        self.raise_()
        self.activateWindow()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 (Qt's name)
        """Put the dates beside the table, or above it where the window is narrow."""
        is_narrow = self.width() < NARROW_PX
        wanted = Qt.Orientation.Vertical if is_narrow else Qt.Orientation.Horizontal
        if wanted != self.splitter.orientation():
            self.splitter.setOrientation(wanted)
            self.dates.set_wide(is_wide=is_narrow)
            QTimer.singleShot(0, self._share_room)
        super().resizeEvent(event)

    def _share_room(self) -> None:
        """Give the dates as little as they need, the table the rest."""
        is_narrow = self.splitter.orientation() == Qt.Orientation.Vertical
        hint = self.dates.minimumSizeHint()
        least = hint.height() if is_narrow else max(DATES_PX, hint.width())
        self.splitter.setSizes([least, max(self.width(), self.height()) - least])

    def _make_widgets(self) -> None:
        self.areas_combo = QComboBox()
        self.areas_combo.setAccessibleName(tr("Areas"))
        self.series_label = make_quiet(plain_label())
        self.plan_label = plain_label()
        self.go_on_button = PayButton()
        self.forget_button = _button(tr("Forget"), tr("Give up what is missing; what was bought stays."))
        self.dates = BatchDates()
        self.model = BatchModel(self)
        self.table = _table(self.model)
        self.price_label = price_label()
        self.facts_label = make_quiet(plain_label())
        self.status_label = sentence_label()
        self.ask_button = _button(tr("Ask Again"), tr("Ask once more for what could not be asked."))
        self.keep_button = _button(tr("Keep Waiting"), "")
        self.stop_slow_button = _button("", tr("Stop what comes very slowly; the others go on."))
        self.series_button = _button(
            tr("Show as Time Series"),
            tr("Make every date visible, so that QGIS's Temporal Controller plays them one after the other."),
        )
        self.progress_bar = QProgressBar()
        self.progress_bar.setAccessibleName(tr("Download"))
        self.stop_button = _button(tr("Stop"), "")
        self.get_button = make_bold(PayButton())

    def _lay_out(self) -> None:
        areas = Section(tr("Areas"))
        areas.body.addWidget(self.areas_combo)
        areas.body.addWidget(self.series_label)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.addWidget(self.dates)
        self.splitter.addWidget(self.table)
        self.splitter.setStretchFactor(1, 1)
        self.splitter.setSizes([DATES_PX, SIZE_PX[0] - DATES_PX])
        self.plan_bar = _bar(self.plan_label, self.go_on_button, self.forget_button)
        column = QVBoxLayout(self)
        column.setSpacing(2 * SPACING_PX)
        column.addWidget(self.plan_bar)
        column.addWidget(areas)
        column.addWidget(self.splitter, 1)
        column.addLayout(_row(self.price_label, (self.facts_label, 1)))
        column.addLayout(_row((self.status_label, 1), self.ask_button))
        column.addLayout(_row((self.keep_button, 1), (self.stop_slow_button, 1)))
        column.addLayout(_row((self.progress_bar, 1), self.stop_button))
        column.addLayout(_row(self.series_button, (self.get_button, 1)))

    def _connect(self) -> None:
        controller = self._controller
        controller.state_changed.connect(self._render)
        self.areas_combo.activated.connect(lambda index: controller.set_areas(self._choices[index]))
        self.dates.dates_chosen.connect(controller.set_dates)
        self.model.tick_changed.connect(lambda keys, on: controller.set_ticked(keys, is_ticked=on))
        self.table.horizontalHeader().sectionClicked.connect(self.model.toggle_column)
        self.table.verticalHeader().sectionClicked.connect(self.model.toggle_row)
        self.get_button.agreed.connect(controller.get)
        self.stop_button.clicked.connect(controller.cancel)
        self.ask_button.clicked.connect(controller.ask_prices)
        self.keep_button.clicked.connect(controller.keep_waiting)
        self.stop_slow_button.clicked.connect(controller.stop_slow)
        self.go_on_button.agreed.connect(lambda: controller.go_on(controller.state.plans[0]))
        self.forget_button.clicked.connect(lambda: controller.forget(controller.state.plans[0]))
        self.series_button.clicked.connect(controller.show_series)

    def _fill_areas(self, state: ImageryState, layer: QgsVectorLayer | None) -> None:
        """Offer the dock's area and the selection; where several features are selected, those are meant."""
        self.areas_combo.clear()
        self._choices = []
        if state.aoi is not None:
            self._choices.append((BatchArea(tr("Area"), state.aoi),))
            self.areas_combo.addItem(tr("The Panel's Area"))
        selected = self._controller.areas_of_selection(layer) if layer is not None else ()
        if selected and layer is not None:
            self._choices.append(selected)
            text = tr("Selected in {layer} · {count}").format(layer=layer.name(), count=len(selected))
            self.areas_combo.addItem(text)
        if self._choices:
            index = len(self._choices) - 1 if len(selected) > 1 else 0
            self.areas_combo.setCurrentIndex(index)
            self._controller.set_areas(self._choices[index])

    def _render(self, state: BatchState) -> None:
        is_fetching = state.activity is BatchActivity.FETCHING
        self.areas_combo.setEnabled(not is_fetching and bool(self._choices))
        self.series_label.setText(series_text(state))
        self.dates.render_state(state, enabled=not is_fetching)
        self.model.set_state(state)
        self.price_label.setText(price_text(state))
        self.price_label.setVisible(bool(state.chosen) and not is_fetching)
        self.facts_label.setText(facts_text(state))
        self.facts_label.setVisible(not is_fetching)
        self.status_label.setText(status_text(state))
        self.ask_button.setVisible(state.needs_asking)
        self._render_plan(state)
        self._render_buttons(state, is_fetching=is_fetching)

    def _render_plan(self, state: BatchState) -> None:
        self.plan_bar.setVisible(bool(state.plans))
        if state.plans:
            first = state.plans[0]
            self.plan_label.setText(plan_text(first))
            self.go_on_button.set_offer(first.plan.uid, go_on_text(first), first.units)

    def _render_buttons(self, state: BatchState, *, is_fetching: bool) -> None:
        self.get_button.set_offer(
            frozenset(cell.key for cell in state.chosen), get_text(state), state.total_units
        )
        self.get_button.setEnabled(state.can_get)
        self.get_button.setVisible(not is_fetching)
        self.progress_bar.setVisible(is_fetching)
        self.progress_bar.setRange(0, PERCENT * len(state.running))
        self.progress_bar.setValue(int(PERCENT * state.running_done))
        for button in (self.keep_button, self.stop_slow_button):
            button.setVisible(is_fetching and state.slow_count > 0)
        one, several = tr("Stop That Download"), tr("Stop Those Downloads")
        self.stop_slow_button.setText(one if state.slow_count == 1 else several)
        self.stop_button.setVisible(is_fetching)
        self.stop_button.setText(tr("Stop at Once") if state.is_stopping else tr("Stop"))
        self.stop_button.setToolTip(
            tr("End also what is being received; it may have been charged.")
            if state.is_stopping
            else tr("Begin no further image; what is being received still comes.")
        )
        has_come = any(cell.phase in SHOWN_PHASES for cell in state.cells.values())
        self.series_button.setVisible(has_come and not is_fetching)


def _table(model: BatchModel) -> QTableView:
    table = QTableView()
    table.setModel(model)
    table.setAccessibleName(tr("Images"))
    table.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
    table.setAlternatingRowColors(True)
    table.setWordWrap(False)
    width = table.fontMetrics().horizontalAdvance(tr("already yours: free")) + TICK_PX
    table.horizontalHeader().setDefaultSectionSize(width)
    table.horizontalHeader().setSectionsClickable(True)
    table.verticalHeader().setMaximumWidth(MAX_NAME_PX)
    table.verticalHeader().setSectionsClickable(True)
    table.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
    return table


def _button(text: str, tip: str) -> QPushButton:
    button = TwoStepButton(text)
    button.setToolTip(tip)
    # Enter in a field beside it must not press it.
    button.setAutoDefault(False)
    return button


def _row(*widgets: QWidget | tuple[QWidget, int]) -> QHBoxLayout:
    row = QHBoxLayout()
    for item in widgets:
        widget, stretch = item if isinstance(item, tuple) else (item, 0)
        row.addWidget(widget, stretch)
    return row


def _bar(label: QLabel, *buttons: QPushButton) -> QFrame:
    """Make a framed line of words with buttons at its right."""
    bar = QFrame()
    bar.setFrameShape(QFrame.Shape.StyledPanel)
    line = QHBoxLayout(bar)
    line.addWidget(label, 1)
    for button in buttons:
        line.addWidget(button)
    return bar
