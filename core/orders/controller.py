# SPDX-License-Identifier: GPL-2.0-or-later
"""The road from an area to an order: prices in the background, places once, and tells each new state.

Only the newest price counts, and none is asked for while the form is closed. What is placed is the very quote whose
amount and period were confirmed.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from qgis.core import QgsCoordinateTransformContext
from qgis.PyQt.QtCore import QObject, QTimer, pyqtSignal

from ..area.aoi import aoi_from_geometry
from ..area.sources import area_of_text
from ..connection.tills import till_of
from ..errors import AoiError
from ..imagery.state import Source
from ..jobs.questions import Questions
from ..translation import tr
from .area import order_areas
from .offers import ask_offers
from .ordering import Found, place_order
from .state import OrderActivity, OrderMode, OrderState, first_draft, with_day

if TYPE_CHECKING:
    import datetime as dt

    from ...clearsky import ClearSky
    from ...clearsky.models import TaskingModel
    from ..area.aoi import Aoi
    from ..connection.service import Service
    from ..jobs.job_queue import JobQueue
    from ..purchases.ledger import Ledger
    from ..purchases.till import Till
    from .book import OrderBook
    from .offers import Offers
    from .ordering import OrderQuote, Placed
    from .state import BookState, OrderDraft

PRICE_PAUSE_MS = 400
"""A form is filled in by many small changes: the price is asked for when they pause."""
UNPRICED: dict[str, Any] = {"offers": (), "missing": (), "chosen": 0, "problem": None, "placed": None}
"""What no longer holds as soon as anything in the form changes."""


class OrderController(QObject):
    """Hold the order that is being made and carry out what it is asked. Main thread only."""

    state_changed = pyqtSignal(object)
    """The new `OrderState`."""
    order_placed = pyqtSignal(object)
    """The `Order` that was just placed, or found after its answer was lost."""

    def __init__(
        self,
        service: Service,
        queue: JobQueue,
        ledger: Ledger,
        book: OrderBook,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._service = service
        self._queue = queue
        self._ledger = ledger
        self._book = book
        self._aoi: Aoi | None = None
        self._is_area_waiting = False
        self._prices = Questions(queue)
        self._asked: ClearSky | None = None
        self._price_timer = QTimer(self)
        self._price_timer.setSingleShot(True)
        self._price_timer.timeout.connect(self._ask_price)
        self._state = OrderState(draft=first_draft(book.today))
        book.state_changed.connect(self._on_book_changed)

    @property
    def state(self) -> OrderState:
        """The state as last told."""
        return self._state

    @property
    def is_placing(self) -> bool:
        """Whether an order is being placed."""
        return self._state.activity is OrderActivity.PLACING

    # Intents

    def set_area(self, aoi: Aoi | None) -> None:
        """Take the dock's area when it is another; while an order is being placed it waits."""
        if aoi == self._aoi:
            return
        self._aoi = aoi
        if self.is_placing:
            self._is_area_waiting = True
        else:
            self._reprice(aoi=aoi)

    def open_form(self, source: Source | None = None) -> None:
        """Begin an order of the dock's area, of a series if one is given."""
        draft = self._state.draft
        self._open(self._aoi, replace(draft, source=source) if source else draft)

    def order_area(self, wkt: str, source: Source | None, day: dt.date | None) -> None:
        """Begin an order of an area of its own (EPSG:4326), of the month of a day with an image on that very day.

        It lasts until the dock's area is another; what is no area is told like any other failure.
        """
        draft = with_day(self._state.draft, day) if day else self._state.draft
        draft = replace(draft, source=source) if source else draft
        try:
            area = area_of_text(wkt)
            aoi = aoi_from_geometry(area.geometry, area.crs, QgsCoordinateTransformContext())
        except AoiError as error:
            self._open(None, draft)
            self._change(problem=error)
            return
        self._open(aoi, draft)

    def close_form(self) -> None:
        """Put the order aside; nothing was sent."""
        if not self.is_placing:
            self._reprice(is_open=False)

    def set_draft(self, draft: OrderDraft) -> None:
        """Take what the form says, and in the same step forget the price of what it said before."""
        if not self.is_placing and draft != self._state.draft:
            self._reprice(draft=draft)

    def ask_again(self) -> None:
        """Ask for the price once more, after a failure."""
        if not self.is_placing:
            self._reprice()

    def choose_offer(self, position: int) -> None:
        """Choose one of the priced ways to order."""
        state = self._state
        if state.activity is OrderActivity.IDLE and 0 <= position < len(state.offers):
            self._change(chosen=position, problem=None)

    def place(self, quote: OrderQuote) -> None:
        """Place exactly the order whose amount and period the user has confirmed.

        Confirmed anew after the refusal of a second order of the same, it is the user's word that it is meant.
        """
        state = self._state
        if not state.can_place or quote is not state.quote:
            return
        try:
            client = self._service.client()
        except Exception as error:  # noqa: BLE001 (every failure is told in the dock, none may leave a slot)
            self._change(problem=error)
            return
        if client is not self._asked:
            # Another key or service is in force than the one whose price is shown.
            self._book.forget_service()
            self._reprice()
            return
        self._book.set_seeks_lost(seeks=False)
        self._change(activity=OrderActivity.PLACING, problem=None, placed=None)
        self._send(client, quote, again=state.is_repetition)

    def close_down(self) -> None:
        """Ask for nothing any more, and listen to nobody."""
        self._price_timer.stop()
        self._prices.drop()
        self._book.state_changed.disconnect(self._on_book_changed)

    # Answers

    def _on_book_changed(self, book: BookState) -> None:
        if book.known != self._state.known and not self.is_placing:
            self._reprice(known=book.known)

    def _on_offers(self, answer: Offers) -> None:
        fields = {"offers": answer.offers, "missing": answer.missing, "chosen": 0}
        self._change(**fields, activity=OrderActivity.IDLE, problem=None)

    def _on_price_failed(self, error: BaseException) -> None:
        self._change(activity=OrderActivity.IDLE, problem=error)

    def _on_placed(self, placed: Placed) -> None:
        self._book.set_seeks_lost(seeks=True)
        is_found = placed.found is Found.ONE
        self._change(**{**UNPRICED, "activity": OrderActivity.IDLE, "placed": placed})
        self._change(is_open=self._state.is_open and not is_found, aoi=self._newest_area())
        if is_found:
            self.order_placed.emit(placed.candidates[0])
        self._book.refresh()

    def _on_place_failed(self, error: BaseException) -> None:
        """Tell the failure; but for a mere repetition the price is to be asked anew before anything is placed."""
        self._book.set_seeks_lost(seeks=True)
        self._change(activity=OrderActivity.IDLE, problem=error)
        if not self._state.is_repetition or self._is_area_waiting:
            self._change(**{**UNPRICED, "problem": error, "aoi": self._newest_area()})
        self._book.refresh()

    # Inside

    def _open(self, aoi: Aoi | None, draft: OrderDraft) -> None:
        if self.is_placing:
            return
        if self._state.known is None and not self._book.state.is_listing:
            self._book.refresh()
        self._reprice(is_open=True, aoi=aoi, draft=draft)

    def _newest_area(self) -> Aoi | None:
        """Return the area to go on with: the dock's, if that was drawn anew meanwhile."""
        is_newer, self._is_area_waiting = self._is_area_waiting, False
        return self._aoi if is_newer else self._state.aoi

    def _send(self, client: ClearSky, quote: OrderQuote, *, again: bool) -> None:
        till = self._till()
        self._queue.submit(
            tr("ClearSKY order"),
            lambda feedback: place_order(client, till, quote, feedback, again=again),
            on_done=self._on_placed,
            on_failed=self._on_place_failed,
        )

    def _till(self) -> Till:
        known = self._state.known
        return till_of(known.account if known else None, self._service, self._ledger)

    def _reprice(self, **fields: Any) -> None:  # noqa: ANN401 (fields of OrderState)
        """Change what is wanted and, in the same step, forget its price; then ask, once the changes pause."""
        self._price_timer.stop()
        self._prices.drop()
        state = replace(self._state, **{**UNPRICED, "activity": OrderActivity.IDLE, **fields})
        models = state.known.models if state.known else ()
        if state.draft.source is None:
            state = replace(state, draft=replace(state.draft, source=first_source(models)))
        state = _kept_in_step(self._state, state)
        if _can_be_priced(state):
            state = replace(state, activity=OrderActivity.PRICING)
            self._price_timer.start(PRICE_PAUSE_MS)
        self._tell(state)

    def _ask_price(self) -> None:
        draft, aoi = self._state.draft, self._state.aoi
        if aoi is None:
            return
        try:
            client = self._service.client()
            draft.period()
        except Exception as error:  # noqa: BLE001 (every failure is told in the dock, none may leave a slot)
            self._on_price_failed(error)
            return
        if not self._book.has_asked(client):
            # Who the account is was another service's word: it is asked first, and the price follows.
            self._book.refresh()
            return
        self._asked = client
        self._prices.ask(
            tr("ClearSKY order price"),
            lambda feedback: ask_offers(client, draft, aoi, feedback),
            on_answer=self._on_offers,
            on_failed=self._on_price_failed,
        )

    def _change(self, **fields: Any) -> None:  # noqa: ANN401 (fields of OrderState)
        self._tell(_kept_in_step(self._state, replace(self._state, **fields)))

    def _tell(self, state: OrderState) -> None:
        self._state = state
        self.state_changed.emit(state)


def first_source(models: tuple[TaskingModel, ...]) -> Source | None:
    """Return the first model with what it needs, and nothing beyond that."""
    return next(
        (Source(m.model, m.required_constellations) for m in models if m.required_constellations), None
    )


def _kept_in_step(before: OrderState, after: OrderState) -> OrderState:
    """Let go of what was said of another area, and of what was picked from another grid."""
    is_elsewhere = before.aoi != after.aoi
    if is_elsewhere:
        after = replace(after, areas=order_areas(after.aoi) if after.aoi else None)
    if is_elsewhere or before.draft.mode is not after.draft.mode or after.known is None:
        after = replace(after, draft=replace(after.draft, picked=None))
    return after


def _can_be_priced(state: OrderState) -> bool:
    """Say whether everything is there that a price needs, and somebody wants to know it."""
    if not state.is_open or state.area is None or state.known is None or state.draft.source is None:
        return False
    return state.area.problem is None or state.draft.mode is not OrderMode.POLYGON
