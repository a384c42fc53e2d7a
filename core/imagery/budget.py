# SPDX-License-Identifier: GPL-2.0-or-later
"""What is left to spend: the account's balance where the service tells it, and the user's own monthly limit."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from ...clearsky.errors import ClearSkyError
from ..connection.tills import till_of
from ..purchases.ledger_rows import PurchaseKind
from ..translation import tr
from .state import Budget

if TYPE_CHECKING:
    from ...clearsky import ClearSky
    from ..connection.service import Service
    from ..jobs.job_queue import JobQueue
    from ..purchases.ledger import Ledger
    from ..purchases.till import Till
    from .store import StateStore


class BudgetWatch:
    """Keep what the store knows of the budget up to date; all of it is free. Main thread only."""

    def __init__(self, store: StateStore, service: Service, queue: JobQueue, ledger: Ledger) -> None:
        self._store = store
        self._service = service
        self._ledger = ledger
        self._queue = queue
        self._newest = 0

    def look(self, client: ClearSky) -> None:
        """Look anew, in the background; what cannot be told now is left out and never a failure."""
        till = till_of(self._store.state.account, self._service, self._ledger)
        self._newest += 1
        self._queue.submit(
            tr("ClearSKY balance"),
            lambda _feedback: _budget(client, till),
            on_done=partial(self._take, self._newest),
            on_failed=lambda _error: None,
        )

    def forget(self) -> None:
        """Let no answer that is still under way count: another account may be meant now."""
        self._newest += 1

    def _take(self, number: int, budget: Budget) -> None:
        if number == self._newest:
            self._store.change(budget=budget)


def _budget(client: ClearSky, till: Till) -> Budget:
    spent = till.ledger.spent_this_month(till.account, PurchaseKind.IMAGE)
    return Budget(_balance_units(client), spent, till.limits.monthly_units)


def _balance_units(client: ClearSky) -> float | None:
    """Return the account's processing units; only the legacy call tells them, and it may be gone (contract 3.2)."""
    try:
        info = client.account.key_info()
    except ClearSkyError:
        return None
    return None if info is None else info.credit_amount
