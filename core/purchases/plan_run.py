# SPDX-License-Identifier: GPL-2.0-or-later
"""Many images on the same road as one: each cell its own purchase, failures leave the rest running.

A plan cut off at any point goes on where it stopped: what is owned is opened, never bought again.
Runs off the main thread.
"""

from __future__ import annotations

from concurrent.futures import FIRST_COMPLETED, ThreadPoolExecutor, wait
from dataclasses import dataclass
from enum import Enum
from threading import Event
from typing import TYPE_CHECKING

from ...clearsky.errors import AuthenticationError, Cancelled, ConfigurationError, QuotaError
from ..errors import LedgerError, MoneyError, Reason
from .delivery import Quote, ask_quote, file_name
from .ledger_rows import PurchaseKind
from .owned import find_owned
from .plans import close_plan
from .purchased import open_owned
from .till import PRICE_TOLERANCE, buy_image

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from concurrent.futures import Future
    from pathlib import Path

    from ...clearsky import ClearSky
    from ...clearsky.models import CompositeRequest
    from ..jobs.tasks import Feedback
    from .delivery import Delivery
    from .owned import Owned
    from .plans import Cell, Plan
    from .till import Till

STOPPING_ERRORS = (AuthenticationError, ConfigurationError, QuotaError, LedgerError)
"""After one of these every further cell would fail the same way."""


class CellState(str, Enum):
    """What has become of one cell."""

    DONE = "done"
    FAILED = "failed"
    STOPPED = "stopped"
    """Not begun: the plan was stopped before."""


@dataclass(frozen=True)
class CellResult:
    """One cell's outcome."""

    cell: Cell
    state: CellState
    delivery: Delivery | None = None
    error: BaseException | None = None


def quote_all(
    client: ClearSky,
    requests: Sequence[CompositeRequest],
    *,
    workers: int,
    feedback: Feedback,
    on_answer: Callable[[int, Quote | BaseException], None] = lambda _position, _answer: None,
) -> tuple[Quote | BaseException, ...]:
    """Ask for the price of each image; a failure stands in its place and leaves the rest."""

    def ask(position: int, request: CompositeRequest) -> Quote | BaseException:
        answer = _quoted(client, request, feedback)
        on_answer(position, answer)
        return answer

    with ThreadPoolExecutor(max_workers=max(1, workers)) as pool:
        return tuple(pool.map(ask, range(len(requests)), requests))


def _quoted(client: ClearSky, request: CompositeRequest, feedback: Feedback) -> Quote | BaseException:
    if feedback.cancel.is_set():
        return Cancelled()
    try:
        return ask_quote(client, request)
    except Exception as error:  # noqa: BLE001 (it is returned in its place)
        return error


def run_plan(
    client: ClearSky,
    till: Till,
    plan: Plan,
    folder: Path,
    feedback: Feedback,
    *,
    workers: int,
    on_begun: Callable[[int], None] = lambda _position: None,
    on_result: Callable[[int, CellResult], None] = lambda _position, _result: None,
    stop: Event | None = None,
) -> tuple[CellResult, ...]:
    """Fetch every cell that is not owned yet; the results stand in the plan's order.

    The plan stays open while a cell is missing, so that it can go on later. `stop` lets what has begun come to its
    end and begins nothing more; the feedback's cancel also ends what has begun, though it may be paid already.
    """
    no_more = stop or Event()

    def work(position: int, cell: Cell) -> CellResult:
        if no_more.is_set() or feedback.cancel.is_set():
            result = CellResult(cell, CellState.STOPPED)
        else:
            on_begun(position)
            result = _obtained(client, till, cell, folder, feedback)
            if isinstance(result.error, STOPPING_ERRORS):
                no_more.set()
        on_result(position, result)
        return result

    with ThreadPoolExecutor(max_workers=max(1, workers)) as pool:
        futures = [pool.submit(work, position, cell) for position, cell in enumerate(plan.cells)]
        _report(futures, feedback)
        results = tuple(future.result() for future in futures)
    if all(result.state is CellState.DONE for result in results):
        close_plan(till.ledger, plan.uid)
    return results


def _report(futures: Sequence[Future[CellResult]], feedback: Feedback) -> None:
    """Tell how many cells are there, as they come."""
    waiting = set(futures)
    while waiting:
        _, waiting = wait(waiting, return_when=FIRST_COMPLETED)
        feedback.progress(len(futures) - len(waiting), len(futures))


def _obtained(client: ClearSky, till: Till, cell: Cell, folder: Path, feedback: Feedback) -> CellResult:
    try:
        return CellResult(cell, CellState.DONE, delivery=_open_or_buy(client, till, cell, folder, feedback))
    except Cancelled as error:
        return CellResult(cell, CellState.STOPPED, error=error)
    except Exception as error:  # noqa: BLE001 (one cell's failure leaves the rest running)
        return CellResult(cell, CellState.FAILED, error=error)


def _open_or_buy(client: ClearSky, till: Till, cell: Cell, folder: Path, feedback: Feedback) -> Delivery:
    own_folder = cell.folder_in(folder)
    owned = find_owned(till.ledger, till.account, cell.request, own_folder)
    if owned is not None:
        return _reopened(till, cell, owned)
    quote = ask_quote(client, cell.request)
    _check_accepted(quote, cell)
    return buy_image(client, till, quote, own_folder / file_name(cell.request), feedback.silent())


def _reopened(till: Till, cell: Cell, owned: Owned) -> Delivery:
    """Open an image that is on disk without asking: it is ours though the service may have it no more."""
    units = owned.purchase.amount_estimated if owned.purchase else cell.amount_accepted
    return open_owned(owned, cell.request, units, till.service_url)


def _check_accepted(quote: Quote, cell: Cell) -> None:
    """Refuse a price above the one that the user agreed to for this cell.

    Raises:
        MoneyError: it is higher, or the image can no longer be had.
    """
    amount = quote.estimate.credit_estimate
    if not quote.is_ready:
        raise MoneyError(Reason.PRICE_CHANGED, kind=PurchaseKind.IMAGE, amount=None)
    if amount > cell.amount_accepted * (1 + PRICE_TOLERANCE) + PRICE_TOLERANCE:
        raise MoneyError(Reason.PRICE_CHANGED, kind=PurchaseKind.IMAGE, amount=amount)
