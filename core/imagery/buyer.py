# SPDX-License-Identifier: GPL-2.0-or-later
"""Pressing the button: exactly the image whose price is shown is fetched in the background and put on the map."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from time import monotonic
from typing import TYPE_CHECKING, Any, NamedTuple

from ..connection.tills import till_of
from ..errors import LedgerError
from ..jobs.progress import Pace, Progress
from ..layers.image_layer import ReadyImage, ready_image
from ..layers.remote_file import can_be_read
from ..purchases.uploads import Upload
from ..translation import tr
from .obtain import ImageOrder, holes_in, obtain, send, with_owned
from .state import Activity

if TYPE_CHECKING:
    from pathlib import Path

    from ...clearsky import ClearSky
    from ..connection.service import Service
    from ..jobs.job_queue import JobQueue
    from ..jobs.tasks import CallTask, Feedback
    from ..purchases.delivery import Quote
    from ..purchases.ledger import Ledger
    from .budget import BudgetWatch
    from .library import Library
    from .store import StateStore


class Buyer:
    """Fetch one image at a time and tell the store how far it is. Main thread only."""

    def __init__(
        self,
        store: StateStore,
        service: Service,
        queue: JobQueue,
        ledger: Ledger,
        library: Library,
        budget: BudgetWatch,
    ) -> None:
        self._store = store
        self._service = service
        self._queue = queue
        self._ledger = ledger
        self._library = library
        self._budget = budget
        self._task: CallTask | None = None
        self._client: ClearSky | None = None
        self._pace = Pace()
        self._has_answered = False

    def fetch(self, client: ClearSky, quote: Quote, folder: Path) -> None:
        """Fetch the image of a quote, or load it for free when it is on disk already."""
        state = self._store.state
        till = till_of(state.account, self._service, self._ledger)
        order = ImageOrder(till, quote, folder, state.connections)
        self._client = client
        self._pace, self._has_answered = Pace(), False
        self._store.change(activity=Activity.FETCHING, problem=None, loaded=None, progress=None)
        self._task = self._queue.submit(
            tr("ClearSKY image of {date}").format(date=quote.request.date.isoformat()),
            partial(_obtain_ready if quote.request.upload_url is None else send, client, order),
            on_done=self._on_fetched,
            on_failed=self._on_failed,
            on_progress=self._on_progress,
        )

    def cancel(self) -> None:
        """Stop the download that runs."""
        if self._store.is_fetching:
            self._queue.cancel(self._task)

    def keep_waiting(self) -> None:
        """Take the user's word that a trickling image is to go on; it is not asked about again."""
        self._has_answered = True
        self._store.change(is_asking_to_wait=False)

    def _on_progress(self, received_bytes: int, total_bytes: int) -> None:
        state = self._store.state
        if not self._store.is_fetching:
            return
        if state.quote is not None and state.quote.parts:
            self._store.change(progress=Progress(received_bytes, total_bytes))
            return
        # A trickle is paid for like any other: it goes on while the user is asked.
        progress = self._pace.note(received_bytes, total_bytes, monotonic())
        is_asking = progress.is_trickling and not self._has_answered
        self._store.change(progress=progress, is_asking_to_wait=is_asking)

    def _end(self, **fields: Any) -> None:  # noqa: ANN401 (fields of ImageryState)
        """Tell that nothing is being fetched any more, and see what is left to spend."""
        self._task = None
        self._store.change(activity=Activity.IDLE, progress=None, is_asking_to_wait=False, **fields)
        if self._client is not None:
            self._budget.look(self._client)

    def _on_fetched(self, fetched: _Fetched | Upload) -> None:
        if isinstance(fetched, Upload):
            self._on_sent(fetched)
            return
        self._end()
        loaded, delivery = self._library.add(fetched.ready), fetched.ready.delivery
        if loaded is None:
            self._store.change(quote=None)
            return
        self._store.change(loaded=loaded, quote=fetched.quote, problem=holes_in(delivery))

    def _on_sent(self, upload: Upload) -> None:
        """Tell where the image went, forget the address, and find out whether it can be opened from there."""
        self._end(sent=upload, upload=None, quote=None, problem=None)
        self._queue.submit(
            tr("ClearSKY look at an upload"),
            lambda _feedback: can_be_read(upload.address),
            on_done=partial(self._on_looked_at, upload),
            on_failed=lambda _error: None,
        )

    def _on_looked_at(self, upload: Upload, is_readable: bool) -> None:  # noqa: FBT001 (an answer)
        if self._store.state.sent is upload and is_readable:
            self._store.change(sent=replace(upload, is_readable=True))

    def _on_failed(self, error: BaseException) -> None:
        """Tell the failure; the price is asked anew, and an upload address given anew, before it is tried again."""
        self._end(problem=error, quote=None, upload=None)
        # Paid, and only in want of a place: it is offered to be finished.
        if getattr(error, "is_whole", False):
            self._library.look_again()


class _Fetched(NamedTuple):
    """An image, and its price as it is now: that of the parts that are still missing, if any."""

    ready: ReadyImage
    quote: Quote


def _obtain_ready(client: ClearSky, order: ImageOrder, feedback: Feedback) -> _Fetched:
    ready = ready_image(obtain(client, order, feedback))
    try:
        return _Fetched(ready, with_owned(order.till, order.quote, order.folder))
    except LedgerError:  # the image is there all the same
        return _Fetched(ready, order.quote)
