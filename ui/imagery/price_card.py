# SPDX-License-Identifier: GPL-2.0-or-later
"""What it costs, beside the one button it belongs to, and what became of it."""

from __future__ import annotations

import datetime as dt
import math
from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QPushButton, QVBoxLayout, QWidget

from ...core.errors import Reason, SetupError
from ...core.imagery.state import Activity
from ...core.translation import tr
from ..formats import (
    BYTES_PER_MB,
    area_text,
    date_text,
    duration_text,
    megabytes_text,
    number_text,
    units_text,
)
from ..messages import explain
from ..pay_button import above_asking
from ..section import SPACING_PX, make_quiet, plain_label
from .availability_words import availability_words

if TYPE_CHECKING:
    from ...core.imagery.state import ImageryState
    from ...core.purchases.delivery import Quote
    from ...core.purchases.owned import Owned

PRICE_FONT_SCALE = 1.35
PERCENT = 100
MARGIN_PX = 6
SHARE_WORTH_SAYING = 0.01


class PriceCard(QFrame):
    """Availability, price, button, progress and the one sentence about a failure."""

    get_requested = pyqtSignal()
    ask_again_requested = pyqtSignal()
    cancel_requested = pyqtSignal()
    sample_requested = pyqtSignal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setAccessibleName(tr("Price"))
        self.status_label = plain_label()
        self.price_label = QLabel()
        font = self.price_label.font()
        font.setBold(True)
        font.setPointSizeF(font.pointSizeF() * PRICE_FONT_SCALE)
        self.price_label.setFont(font)
        self.facts_label = make_quiet(plain_label())
        self.get_button = QPushButton()
        button_font = self.get_button.font()
        button_font.setBold(True)
        self.get_button.setFont(button_font)
        self.cancel_button = QPushButton(tr("Stop"))
        self.sample_button = QPushButton(tr("Try with Sample Data"))
        self.sample_button.setToolTip(tr("No account needed: a service with play money runs inside QGIS."))
        self.progress_bar = QProgressBar()
        self.progress_bar.setAccessibleName(tr("Download"))
        self._lay_out()
        self.get_button.clicked.connect(self._on_get_clicked)
        self.cancel_button.clicked.connect(self.cancel_requested)
        self.sample_button.clicked.connect(self.sample_requested)
        self._asks_again = False
        self._quote: Quote | None = None
        self._is_confirming = False
        self._needs_confirming = False

    def render_state(self, state: ImageryState) -> None:
        """Show what can be had, for how much, and what is under way."""
        fetching = state.activity is Activity.FETCHING
        self.status_label.setText(_status_text(state))
        self.price_label.setText(_price_text(state))
        self.facts_label.setText(_facts_text(state.quote) if state.quote else "")
        for label in (self.price_label, self.facts_label):
            label.setVisible(bool(label.text()))
        self._asks_again = _needs_new_question(state)
        if state.quote is not self._quote:
            self._quote, self._is_confirming = state.quote, False
        self._needs_confirming = needs_confirming(state)
        self.get_button.setText(tr("Ask again") if self._asks_again else self._get_text(state))
        self.get_button.setEnabled(self._asks_again or state.can_get)
        self.get_button.setVisible(not fetching)
        self.cancel_button.setVisible(fetching)
        self.sample_button.setVisible(_has_no_key(state))
        self.progress_bar.setVisible(fetching)
        self._render_progress(state)

    def _lay_out(self) -> None:
        price_row = QHBoxLayout()
        price_row.addWidget(self.price_label)
        price_row.addWidget(self.facts_label, 1)
        running_row = QHBoxLayout()
        running_row.addWidget(self.progress_bar, 1)
        running_row.addWidget(self.cancel_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(4 * [MARGIN_PX]))
        column.setSpacing(2 * SPACING_PX)
        column.addWidget(self.status_label)
        column.addLayout(price_row)
        column.addWidget(self.get_button)
        column.addWidget(self.sample_button)
        column.addLayout(running_row)

    def _render_progress(self, state: ImageryState) -> None:
        progress = state.progress
        if progress is None or progress.total_bytes <= 0:
            self.progress_bar.setRange(0, 0)
            return
        self.progress_bar.setRange(0, PERCENT)
        self.progress_bar.setValue(int(PERCENT * progress.received_bytes / progress.total_bytes))

    def _get_text(self, state: ImageryState) -> str:
        if self._is_confirming and state.quote is not None:
            price = units_text(state.quote.estimate.credit_estimate)
            return tr("Yes, pay {price}").format(price=price)
        return _button_text(state)

    def _on_get_clicked(self) -> None:
        """Ask, pay, or first say the amount once more where it is above the user's own limit for that."""
        if self._asks_again:
            self.ask_again_requested.emit()
        elif self._needs_confirming and not self._is_confirming and self._quote is not None:
            self._is_confirming = True
            price = units_text(self._quote.estimate.credit_estimate)
            self.get_button.setText(tr("Yes, pay {price}").format(price=price))
        else:
            self._is_confirming = False
            self.get_requested.emit()


def _has_no_key(state: ImageryState) -> bool:
    return isinstance(state.problem, SetupError) and state.problem.reason is Reason.NO_KEY


def needs_confirming(state: ImageryState) -> bool:
    """Say whether the price is above the amount from which on the user wants to be asked."""
    if state.quote is None or state.owned is not None:
        return False
    return above_asking(state.quote.estimate.credit_estimate)


def _needs_new_question(state: ImageryState) -> bool:
    """Say whether a failure left the area without a price, so that asking again is the next step."""
    return state.problem is not None and state.quote is None and state.aoi is not None


def _status_text(state: ImageryState) -> str:
    if state.problem is not None:
        return explain(state.problem)
    under_way = {
        Activity.ASKING_DATES: tr("Asking which dates there are…"),
        Activity.ASKING_PRICE: tr("Asking for the price…"),
        Activity.FETCHING: _fetching_text(state),
    }
    if state.activity in under_way:
        return under_way[state.activity]
    if state.loaded is not None:
        return tr("✔ In the project: {name}").format(name=state.loaded.delivery.facts.path.name)
    if state.quote is None:
        return tr("Choose an area to see dates and price.")
    if state.owned is not None:
        return _owned_text(state.owned)
    words = availability_words(state.quote.availability)
    share = state.owned_share
    if share is not None and share.fraction >= SHARE_WORTH_SAYING:
        bought = tr("You have this date for {percent} % of this area already.")
        words += "\n" + bought.format(percent=math.floor(PERCENT * share.fraction))
    return words


def _owned_text(owned: Owned) -> str:
    if owned.purchase is None:
        return tr("✔ This image is on your disk already.")
    day = dt.date.fromisoformat(owned.purchase.created_at[:10])
    return tr("✔ You bought this image on {date}: here it is.").format(date=date_text(day))


def _fetching_text(state: ImageryState) -> str:
    progress = state.progress
    if progress is None:
        return tr("The service is making the image…")
    if state.quote is not None and state.quote.parts:
        return tr("{done} of {total} parts are here").format(
            done=progress.received_bytes, total=progress.total_bytes
        )
    received = number_text(progress.received_bytes / BYTES_PER_MB, 1)
    if progress.total_bytes > 0:
        total = megabytes_text(progress.total_bytes / BYTES_PER_MB)
        return tr("Receiving {received} of {total}").format(received=received, total=total)
    return tr("Receiving, {received} MB so far").format(received=received)


def _price_text(state: ImageryState) -> str:
    if state.quote is None:
        return ""
    if state.owned is not None:
        return tr("Free")
    return units_text(state.quote.estimate.credit_estimate)


def _facts_text(quote: Quote) -> str:
    estimate = quote.estimate
    facts = [tr("for {area}").format(area=area_text(estimate.area_estimate_km2 or quote.request.area_km2))]
    if quote.parts:
        facts.append(tr("in {count} parts").format(count=len(quote.parts)))
    if estimate.file_size_estimate_mb:
        facts.append(megabytes_text(estimate.file_size_estimate_mb))
    if estimate.slow_time_estimate_s:
        facts.append(tr("up to {time}").format(time=duration_text(estimate.slow_time_estimate_s)))
    return " · ".join(facts)


def _button_text(state: ImageryState) -> str:
    if state.owned is not None:
        return tr("Load image · already yours")
    if state.quote is None:
        return tr("Get image")
    return tr("Get image · {price}").format(price=units_text(state.quote.estimate.credit_estimate))
