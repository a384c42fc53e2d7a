# SPDX-License-Identifier: GPL-2.0-or-later
"""What the order costs now and later, for which images, and the one button that places it, pressed twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QButtonGroup,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from ...core.orders.state import OrderActivity, renewal_at
from ...core.translation import tr
from ..formats import area_text, date_text, euro_text
from ..pay_button import TwoStepButton
from ..section import SPACING_PX, make_bold, make_quiet, plain_label, price_label, sentence_label
from .ordering_words import (
    cheapest_words,
    confirm_words,
    explain_order,
    last_day_words,
    missing_words,
    offer_name,
    placed_words,
    until_words,
)
from .words import day_text, renewal_text

if TYPE_CHECKING:
    import datetime as dt

    from ...core.orders.offers import Offer
    from ...core.orders.ordering import OrderQuote
    from ...core.orders.state import OrderState

DATES_SHOWN = 3


class OrderCard(QFrame):
    """Offers, price, dates, and the button: the first press repeats everything, the second one orders."""

    offer_chosen = pyqtSignal(int)
    """The position of the offer."""
    place_requested = pyqtSignal(object)
    """The `OrderQuote` that was confirmed."""
    ask_again_requested = pyqtSignal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setAccessibleName(tr("Price"))
        self.status_label = sentence_label()
        self.offers_group = QButtonGroup(self)
        self.offers_grid = QGridLayout()
        self.offers_grid.setVerticalSpacing(2)
        self.offers_grid.setColumnStretch(1, 1)
        self.price_label = price_label()
        self.facts_label = make_quiet(QLabel())
        self.later_label = plain_label()
        self.dates_label = make_quiet(plain_label())
        self.order_button = make_bold(TwoStepButton())
        self.not_yet_button = QPushButton(tr("Not Yet"))
        self.progress_bar = QProgressBar()
        self.progress_bar.setRange(0, 0)
        self.progress_bar.setAccessibleName(tr("Ordering"))
        self._state: OrderState | None = None
        self._today: dt.date | None = None
        self._offers: tuple[Offer, ...] = ()
        self._amounts: list[QLabel] = []
        self._confirming: OrderQuote | None = None
        self._lay_out()
        self._connect()

    def render_state(self, state: OrderState, today: dt.date) -> None:
        """Show what it costs and what is under way; a confirmation holds only for the quote it was asked for."""
        self._state, self._today = state, today
        if state.quote is not self._confirming or state.activity is not OrderActivity.IDLE:
            self._confirming = None
        self._redraw()

    def _redraw(self) -> None:
        state = self._state
        if state is None:
            return
        placing = state.activity is OrderActivity.PLACING
        self.status_label.setText(self._status_text(state))
        self._render_offers(state)
        self._render_price(state)
        self.order_button.setText(self._button_text(state))
        self.order_button.setEnabled(_needs_new_question(state) or state.can_place)
        self.order_button.setVisible(not placing)
        self.not_yet_button.setVisible(self._confirming is not None)
        self.progress_bar.setVisible(placing)
        self.status_label.setVisible(bool(self.status_label.text()))

    def _render_price(self, state: OrderState) -> None:
        is_confirming = self._confirming is not None
        estimate = state.quote.estimate if state.quote else None
        self.price_label.setText(euro_text(estimate.current_month.amount) if estimate else "")
        self.facts_label.setText(_facts_text(state))
        self.later_label.setText(self._later_text(state))
        dates = estimate.image_dates if estimate else ()
        self.dates_label.setText(dates_text(dates))
        self.dates_label.setToolTip(", ".join(date_text(day) for day in dates))
        for label in (self.price_label, self.facts_label, self.later_label, self.dates_label):
            label.setVisible(bool(label.text()) and not is_confirming)

    def _render_offers(self, state: OrderState) -> None:
        if state.offers != self._offers:
            self._offers = state.offers
            self._make_offers(state.offers)
        button = self.offers_group.button(state.chosen)
        if button is not None:
            button.setChecked(True)
        for widget in (*self.offers_group.buttons(), *self._amounts):
            widget.setVisible(self._confirming is None)
            widget.setEnabled(state.activity is OrderActivity.IDLE)

    def _make_offers(self, offers: tuple[Offer, ...]) -> None:
        for button in self.offers_group.buttons():
            self.offers_group.removeButton(button)
        while self.offers_grid.count():
            self.offers_grid.takeAt(0).widget().deleteLater()
        self._amounts = []
        for position, offer in enumerate(offers if len(offers) > 1 else ()):
            button = QRadioButton(_offer_text(offer, is_cheapest=position == 0))
            button.setToolTip(_offer_tip(offer))
            amount = make_quiet(QLabel(euro_text(offer.quote.estimate.current_month.amount)))
            amount.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            button.setAccessibleDescription(amount.text())
            self.offers_group.addButton(button, position)
            self.offers_grid.addWidget(button, position, 0)
            self.offers_grid.addWidget(amount, position, 1)
            self._amounts.append(amount)

    def _status_text(self, state: OrderState) -> str:
        if state.activity is OrderActivity.PLACING:
            return tr("Ordering… It is sent once; if its answer is lost, it is looked for in your list.")
        if self._confirming is not None and self._today is not None:
            start = self._confirming.request.period.from_
            return confirm_words(self._confirming, renewal_at(start, self._today))
        if state.problem is not None:
            return explain_order(state.problem)
        if state.activity is OrderActivity.PRICING:
            return tr("Asking for the price…")
        if state.placed is not None:
            return placed_words(state.placed)
        lines = [cheapest_words(state.offers), *(missing_words(missing) for missing in state.missing)]
        return "\n".join(line for line in lines if line)

    def _button_text(self, state: OrderState) -> str:
        if _needs_new_question(state):
            return tr("Ask Again")
        if state.quote is None:
            return tr("Order")
        price = euro_text(state.quote.estimate.current_month.amount)
        if self._confirming is not None:
            return tr("Yes, Pay {price}").format(price=price)
        if state.is_repetition:
            return tr("Order Once More · {price}").format(price=price)
        return tr("Order · {price}").format(price=price)

    def _later_text(self, state: OrderState) -> str:
        quote = state.quote
        if quote is None or self._today is None:
            return ""
        if not quote.request.period.is_recurring:
            return until_words(quote)
        later = quote.estimate.next_month
        each = tr("then about {amount} every month").format(amount=euro_text(later.amount)) if later else ""
        renewal = renewal_at(quote.request.period.from_, self._today)
        last_day = last_day_words(quote.estimate.cancellation_date, renewal)
        return "\n".join(line for line in (each, renewal_text(renewal), last_day) if line)

    def _on_order_clicked(self) -> None:
        """Ask again, or repeat what is about to be ordered, or order it."""
        state = self._state
        if state is None:
            return
        if _needs_new_question(state):
            self.ask_again_requested.emit()
        elif self._confirming is not None:
            confirmed, self._confirming = self._confirming, None
            self.place_requested.emit(confirmed)
        elif state.can_place:
            self._confirming = state.quote
            self._redraw()

    def _on_not_yet_clicked(self) -> None:
        self._confirming = None
        self._redraw()

    def _connect(self) -> None:
        self.order_button.clicked.connect(self._on_order_clicked)
        self.not_yet_button.clicked.connect(self._on_not_yet_clicked)
        self.offers_group.idClicked.connect(self.offer_chosen)

    def _lay_out(self) -> None:
        price_row = QHBoxLayout()
        price_row.addWidget(self.price_label)
        price_row.addWidget(self.facts_label, 1)
        button_row = QHBoxLayout()
        button_row.addWidget(self.order_button, 1)
        button_row.addWidget(self.not_yet_button)
        column = QVBoxLayout(self)
        column.setSpacing(2 * SPACING_PX)
        column.addWidget(self.status_label)
        column.addLayout(self.offers_grid)
        column.addLayout(price_row)
        column.addWidget(self.later_label)
        column.addWidget(self.dates_label)
        column.addLayout(button_row)
        column.addWidget(self.progress_bar)


def dates_text(dates: tuple[dt.date, ...]) -> str:
    """Write the days of the images briefly: "16 images: 1 Oct, 3 Oct, 5 Oct, …, 31 Oct 2024"."""
    if not dates:
        return ""
    days = [*(day_text(day) for day in dates[:-1]), date_text(dates[-1])]
    if len(days) > DATES_SHOWN + 1:
        days = [*days[:DATES_SHOWN], "…", days[-1]]
    return tr("{count} images: {days}").format(count=len(dates), days=", ".join(days))


def _needs_new_question(state: OrderState) -> bool:
    """Say whether a failure left the area without a price, so that asking again is the next step."""
    idle = state.activity is OrderActivity.IDLE
    return idle and state.problem is not None and state.quote is None and state.aoi is not None


def _facts_text(state: OrderState) -> str:
    if state.quote is None:
        return ""
    words = tr("at most, for {area}") if state.quote.request.tile_deduplication else tr("now, for {area}")
    return words.format(area=area_text(state.quote.estimate.area_km2))


def _offer_text(offer: Offer, *, is_cheapest: bool) -> str:
    name = offer_name(offer.kind)
    return tr("{name}, cheapest").format(name=name) if is_cheapest else name


def _offer_tip(offer: Offer) -> str:
    """Say what an offer covers, and what it costs later; where it recurs, two months are compared."""
    request, estimate = offer.quote.request, offer.quote.estimate
    counts = (
        (len(request.tile_guids), tr("{count} tiles")),
        (len(request.mini_tile_guids), tr("{count} minitiles")),
    )
    facts = [area_text(estimate.area_km2), *(text.format(count=count) for count, text in counts if count)]
    if offer.quote.later_eur > 0:
        facts.append(tr("then {amount} a month").format(amount=euro_text(offer.quote.later_eur)))
    return " · ".join(facts)
