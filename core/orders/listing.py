# SPDX-License-Identifier: GPL-2.0-or-later
"""One look at the account's orders: the list, what each has cost here, and what has become of lost answers.

Runs off the main thread; everything asked is free.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..errors import LedgerError
from ..purchases.ledger_rows import OPEN_STATES, PurchaseKind, PurchaseState
from ..purchases.till import account_name
from .ordering import look_for, request_of
from .settling import settle_orders
from .state import Known, OrderRow, renewal_at

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ...clearsky import ClearSky
    from ...clearsky.models import Order
    from ..jobs.tasks import Feedback
    from ..purchases.ledger import Ledger
    from ..purchases.ledger_rows import Purchase

WARNED_BEFORE = dt.timedelta(days=2)
"""A day early, and that of the safe moment: the service's texts differ by up to a day (contract K8)."""
LOST_STATES = OPEN_STATES - {PurchaseState.PLANNED}


@dataclass(frozen=True)
class Look:
    """What to look with."""

    client: ClearSky
    ledger: Ledger
    service_url: str
    include_expired: bool
    known: Known | None
    before: tuple[OrderRow, ...]
    """The rows of the last look: what has not changed stays the same object, so that nobody has to compare it again."""
    seeks_lost: bool
    """Whether lost answers are looked for; not while an order is being placed, which looks for its own."""


@dataclass(frozen=True)
class Listing:
    """What was seen."""

    known: Known
    rows: tuple[OrderRow, ...]
    unresolved: tuple[Purchase, ...]
    ledger_problem: LedgerError | None
    """The ledger cannot be read: the orders are true all the same, but what they cost is not known."""


def list_orders(look: Look, now: dt.datetime, feedback: Feedback) -> Listing:
    """List the account's orders, the newest first.

    Raises:
        ClearSkyError: the list could not be had.
    """
    client, cancel = look.client, feedback.cancel
    known = look.known or Known(client.account.info(cancel=cancel), client.models.list(cancel=cancel))
    account = account_name(look.service_url, known.account.tenant_id)
    listed = client.orders.list(include_expired=look.include_expired, cancel=cancel)
    problem: LedgerError | None = None
    costs_eur: dict[str, float] = {}
    unresolved: tuple[Purchase, ...] = ()
    try:
        unresolved = _still_lost(client, look.ledger, account) if look.seeks_lost else ()
        settle_orders(
            look.ledger,
            account,
            listed,
            now.date(),
            lambda: client.orders.list(include_expired=True, cancel=cancel),
        )
        costs_eur = _costs_eur(look.ledger, account)
    except LedgerError as error:
        problem = error
    rows = (row_of(order, costs_eur, now) for order in listed)
    return Listing(known, _kept(tuple(sorted(rows, key=_age_key)), look.before), unresolved, problem)


def _kept(rows: tuple[OrderRow, ...], before: tuple[OrderRow, ...]) -> tuple[OrderRow, ...]:
    """Return rows, but each that equals one of before as that one; and all of before where nothing has changed."""
    known = {row.guid: row for row in before}
    kept = tuple(known[row.guid] if known.get(row.guid) == row else row for row in rows)
    is_same = len(kept) == len(before) and all(new is old for new, old in zip(kept, before))
    return before if is_same else kept


def row_of(order: Order, costs_eur: Mapping[str, float], now: dt.datetime) -> OrderRow:
    """Put together what is known of an order; `costs_eur` is by lower-case identifier."""
    start = order.from_ or now.date()
    renewal = renewal_at(start, now.date()) if order.is_recurring else None
    return OrderRow(
        order=order,
        cost_eur=costs_eur.get(order.task_order_guid.lower()),
        renewal=renewal,
        is_renewal_near=renewal is not None and renewal - now <= WARNED_BEFORE,
    )


def _still_lost(client: ClearSky, ledger: Ledger, account: str) -> tuple[Purchase, ...]:
    """Look for the orders whose answer was lost, and return those that are not found."""
    open_ones = ledger.purchases(states=LOST_STATES, account=account, owned_by_living=False)
    lost = [purchase for purchase in open_ones if purchase.kind is PurchaseKind.ORDER]
    for purchase in lost:
        look_for(client, ledger, purchase.uid, request_of(purchase))
    return tuple(purchase for purchase in lost if ledger.purchase(purchase.uid).is_open)


def _costs_eur(ledger: Ledger, account: str) -> dict[str, float]:
    return {
        guid.lower(): purchase.amount_estimated
        for purchase in ledger.named_orders(account)
        for guid in purchase.order_guids
    }


def _age_key(row: OrderRow) -> tuple[float, str]:
    """Order the newest first; those without a date of creation last."""
    created = row.order.created_date
    if created is None:
        return (0.0, row.guid)
    aware = created if created.tzinfo else created.replace(tzinfo=dt.timezone.utc)
    return (-aware.timestamp(), row.guid)
