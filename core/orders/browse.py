# SPDX-License-Identifier: GPL-2.0-or-later
"""The orders as QGIS's Browser shows them: asked for only when unfolded, each order's images by themselves."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Union

from qgis.PyQt.QtCore import QObject, pyqtSignal

from ..connection.tills import till_of
from ..errors import LedgerError
from ..jobs.questions import Questions
from ..translation import tr
from .images import ImagesAnswer, ImagesQuestion, ask_images, image_wish

if TYPE_CHECKING:
    import datetime as dt

    from ..connection.service import Service
    from ..jobs.job_queue import JobQueue
    from ..purchases.ledger import Ledger
    from .book import OrderBook
    from .state import BookState

Answer = Union[ImagesAnswer, BaseException]


class OrderBrowse(QObject):
    """Know the orders that are unfolded, and hand on what is wanted of them. Main thread only."""

    orders_changed = pyqtSignal()
    """The list of orders, or why it could not be had."""
    images_changed = pyqtSignal(str)
    """The identifier of the order of whose images there is an answer now."""
    wish_coming = pyqtSignal()
    """Something is about to be wanted: who shows prices has to be there now."""
    image_wanted = pyqtSignal(object)
    """The `ImageWish` whose price is to be shown."""
    reopen_wanted = pyqtSignal(str)
    """The id of a purchase that is on disk and is wanted in the project; free."""

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
        self._answers: dict[str, Answer] = {}
        self._asking: dict[str, Questions] = {}
        self._told = book.state
        book.state_changed.connect(self._on_book_changed)

    @property
    def book(self) -> BookState:
        """What is known of the orders."""
        return self._book.state

    def ask_orders(self) -> None:
        """Ask for the list of orders, unless that is under way."""
        with suppress(LedgerError):  # who reads it tells of it
            self._ledger.open()
        if not self._book.state.is_listing:
            self._book.refresh()

    def answer_of(self, guid: str) -> Answer | None:
        """Return what was answered about an order's images, a failure, or None while there is no answer."""
        return self._answers.get(guid)

    def ask_images(self, guid: str) -> None:
        """Ask for an order's images, unless that is under way."""
        row = self._book.state.row_of(guid)
        if row is None or guid in self._asking:
            return
        till = till_of(self._book.state.account, self._service, self._ledger)
        question = ImagesQuestion(row.order, self._book.today, till.account)
        try:
            client = self._service.client()
        except Exception as error:  # noqa: BLE001 (every failure is told in the Browser, none may leave a slot)
            self._note(guid, error)
            return
        ledger, questions = self._ledger, Questions(self._queue)
        self._asking[guid] = questions
        questions.ask(
            tr("ClearSKY dates"),
            lambda feedback: ask_images(client, ledger, question, feedback),
            on_answer=lambda answer: self._note(guid, answer),
            on_failed=lambda error: self._note(guid, error),
        )

    def get(self, guid: str, date: dt.date) -> None:
        """Load an image that is owned, or want it where its price is shown."""
        row, answer = self._book.state.row_of(guid), self._answers.get(guid)
        if row is None or not isinstance(answer, ImagesAnswer):
            return
        image = next((image for image in answer.images if image.date == date), None)
        if image is None:
            return
        self.wish_coming.emit()
        if image.owned_uid:
            self.reopen_wanted.emit(image.owned_uid)
        else:
            self.image_wanted.emit(image_wish(row.order, answer.aoi, date))

    def close_down(self) -> None:
        """Let go of the book."""
        for questions in self._asking.values():
            questions.drop()
        self._book.state_changed.disconnect(self._on_book_changed)

    def _note(self, guid: str, answer: Answer) -> None:
        self._asking.pop(guid, None)
        self._answers[guid] = answer
        self.images_changed.emit(guid)

    def _on_book_changed(self, state: BookState) -> None:
        told, self._told = self._told, state
        if state.is_listing:
            return
        if state.rows is not told.rows or state.problem is not told.problem or told.is_listing:
            self.orders_changed.emit()
