# SPDX-License-Identifier: GPL-2.0-or-later
"""The account's orders: looked at in the background for as long as somebody looks at them, and cancelled.

Only the newest look counts. What a cancellation has done is read from the list, never taken from the call's answer.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from qgis.PyQt.QtCore import QObject, QTimer, pyqtSignal

from ..errors import LedgerError
from ..jobs.questions import Questions
from ..log import LOGGER
from ..purchases.ledger_rows import PurchaseState
from ..translation import tr
from .cancel import CancelEffect, cancel_order
from .listing import Look, list_orders
from .settling import ask_undo, note_undone
from .state import BookState

if TYPE_CHECKING:
    from collections.abc import Callable

    from ...clearsky import ClearSky
    from ..connection.service import Service
    from ..jobs.job_queue import JobQueue
    from ..jobs.tasks import Feedback
    from ..purchases.ledger import Ledger
    from .cancel import CancelResult
    from .listing import Listing

POLL_S = 30.0
"""Between the end of one look and the next; the service wants no particular pace (contract U20)."""
SLOWEST_POLL_S = 300.0
"""However often looking fails, it is tried again after this."""
MS_PER_S = 1000


def utc_now() -> dt.datetime:
    """Return the present, UTC."""
    return dt.datetime.now(dt.timezone.utc)


class OrderBook(QObject):
    """Hold what is known of the account's orders. Main thread only."""

    state_changed = pyqtSignal(object)
    """The new `BookState`."""

    def __init__(
        self,
        service: Service,
        queue: JobQueue,
        ledger: Ledger,
        *,
        now: Callable[[], dt.datetime] = utc_now,
        poll_s: float = POLL_S,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._service = service
        self._queue = queue
        self._ledger = ledger
        self._now = now
        self._poll_s = self._wait_s = poll_s
        self._is_watched = False
        self._seeks_lost = True
        self._looks = Questions(queue)
        self._asked: ClearSky | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.refresh)
        self._state = BookState()

    @property
    def state(self) -> BookState:
        """The state as last told."""
        return self._state

    @property
    def today(self) -> dt.date:
        """The day at the service, UTC: its months begin and end there."""
        return self._now().date()

    @property
    def is_polling(self) -> bool:
        """Whether the list will be looked at again by itself."""
        return self._timer.isActive()

    @property
    def is_watched(self) -> bool:
        """Whether somebody follows the orders."""
        return self._is_watched

    def set_watched(self, *, is_watched: bool) -> None:
        """Begin to follow the orders, with a look at once, or cease to."""
        self._is_watched = is_watched
        if is_watched:
            self.refresh()
        else:
            self._timer.stop()

    def set_include_expired(self, *, include: bool) -> None:
        """Choose whether orders are listed of which nothing is stored any more."""
        if include != self._state.include_expired:
            self._change(include_expired=include)
            self.refresh()

    def set_seeks_lost(self, *, seeks: bool) -> None:
        """Look for lost answers or leave that to an order that is being placed: it looks for its own."""
        self._seeks_lost = seeks

    def refresh(self) -> None:
        """Look at the list now."""
        self._looks.drop()
        self._timer.stop()
        try:
            client = self._service.client()
            self._take_client(client)
            look = Look(
                client=client,
                ledger=self._ledger,
                service_url=self._service.base_url,
                include_expired=self._state.include_expired,
                known=self._state.known,
                before=self._state.rows,
                seeks_lost=self._seeks_lost,
            )
        except Exception as error:  # noqa: BLE001 (every failure is told in the dock, none may leave a slot)
            self._on_look_failed(error)
            return
        self._change(is_listing=True)
        now = self._now()
        self._looks.ask(
            tr("ClearSKY orders"),
            lambda feedback: list_orders(look, now, feedback),
            on_answer=self._on_listed,
            on_failed=self._on_look_failed,
        )

    def has_asked(self, client: ClearSky) -> bool:
        """Say whether what is known is this client's word: the same key at the same service."""
        return client is self._asked

    def forget_service(self) -> None:
        """Drop all that was said by a service or an account that is not in force any more."""
        self._looks.drop()
        self._asked = None
        self._tell(BookState(include_expired=self._state.include_expired))
        if self._is_watched:
            self.refresh()

    def _take_client(self, client: ClearSky) -> None:
        """Note who is asked; what another key or service has said is not said of this one."""
        asked, self._asked = self._asked, client
        if asked not in (None, client):
            self._tell(BookState(include_expired=self._state.include_expired))

    def cancel_order(self, guid: str, promised: CancelEffect) -> None:
        """Cancel an order, if that still does what the user was told it does."""
        if self._state.cancelling_guid:
            return
        try:
            client = self._service.client()
        except Exception as error:  # noqa: BLE001 (every failure is told in the dock, none may leave a slot)
            self._change(cancel_problem=error, not_cancelled_guid=guid)
            return
        self._change(cancelling_guid=guid, cancelled=None, cancel_problem=None)
        self._queue.submit(
            tr("ClearSKY cancellation"),
            lambda feedback: _cancelled(client, self._ledger, guid, promised, feedback),
            on_done=self._on_cancelled,
            on_failed=self._on_cancel_failed,
        )

    def give_up_lost(self, uid: str) -> None:
        """Take the user's word that an order whose answer was lost does not exist and may be placed again."""
        try:
            self._ledger.move(uid, PurchaseState.FAILED, words="given up by the user")
        except (LedgerError, ValueError, KeyError) as error:
            self._change(problem=error)
        self._change(unresolved=tuple(p for p in self._state.unresolved if p.uid != uid))

    def _on_listed(self, listing: Listing) -> None:
        self._wait_s = self._poll_s
        self._change(
            known=listing.known,
            rows=listing.rows,
            unresolved=listing.unresolved,
            listed_at=self._now(),
            is_listing=False,
            problem=listing.ledger_problem,
        )
        self._look_later()

    def _on_look_failed(self, error: BaseException) -> None:
        self._wait_s = min(2 * self._wait_s, SLOWEST_POLL_S)
        self._change(is_listing=False, problem=error)
        self._look_later()

    def _look_later(self) -> None:
        if self._is_watched:
            self._timer.start(round(self._wait_s * MS_PER_S))

    def _on_cancelled(self, result: CancelResult) -> None:
        self._change(cancelling_guid="", cancelled=result)
        self.refresh()

    def _on_cancel_failed(self, error: BaseException) -> None:
        guid = self._state.cancelling_guid
        self._change(cancelling_guid="", cancel_problem=error, not_cancelled_guid=guid)
        self.refresh()

    def _change(self, **fields: Any) -> None:  # noqa: ANN401 (fields of BookState)
        self._tell(replace(self._state, **fields))

    def _tell(self, state: BookState) -> None:
        self._state = state
        self.state_changed.emit(state)


def _cancelled(
    client: ClearSky, ledger: Ledger, guid: str, promised: CancelEffect, feedback: Feedback
) -> CancelResult:
    """Cancel an order; where it is to be undone as a whole, its cost goes out of the record once that is seen."""
    if promised is CancelEffect.FULL:
        _noted(guid, lambda: ask_undo(ledger, guid))
    result = cancel_order(client, guid, promised, feedback)
    if result.is_undone:
        _noted(guid, lambda: note_undone(ledger, guid))
    return result


def _noted(guid: str, note: Callable[[], None]) -> None:
    """Write down what saves money; that it cannot be written must not keep it from being done."""
    try:
        note()
    except LedgerError:
        LOGGER.exception("what becomes of the order %s could not be noted: its charge stays", guid)
