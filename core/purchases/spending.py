# SPDX-License-Identifier: GPL-2.0-or-later
"""What a month has cost, and whether there is room for more: one rule for the limit and for the totals that are shown.

Months are UTC's, as the service's are (contract 7.2). A recurring order costs again in each month after its first,
until the list of orders has shown when it ends: the record alone says so, nobody is asked. What a month costs is what
was agreed to: the service does not tell what it has charged.
"""

from __future__ import annotations

import datetime as dt
import json
from typing import TYPE_CHECKING

from ..errors import MoneyError, Reason
from .ledger_rows import MonthTotal, PurchaseKind, PurchaseState, purchase_of

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator

    from .ledger_rows import Limits, NewPurchase, Purchase

SAME_SERVICE = "substr(account || '#', 1, length(?1)) = ?1"
"""All tenants of one service share a limit; play money and real money do not."""
STATES_THAT_COST = "(state NOT IN ('failed', 'cancelled') OR charge <> 'none')"
RENEWING = f"{SAME_SERVICE} AND amount_monthly > 0 AND state NOT IN ('failed', 'cancelled')"
ENDED_BADLY = (PurchaseState.FAILED, PurchaseState.CANCELLED)
MONTH_CHARS = 7
MONTHS_PER_YEAR = 12
EXACTNESS = 1e-9
"""Relative; sums of decimal fractions are off by less, and no limit is meant as closely."""


def this_month() -> str:
    """Return the present month, UTC, as 2024-05."""
    return dt.datetime.now(dt.timezone.utc).strftime("%Y-%m")


def month_after(month: str) -> str:
    """Return the month that follows one."""
    count = int(month[:4]) * MONTHS_PER_YEAR + int(month[5:MONTH_CHARS])
    return f"{count // MONTHS_PER_YEAR:04}-{count % MONTHS_PER_YEAR + 1:02}"


def exceeds(amount: float, limit: float) -> bool:
    """Say whether an amount is above a limit by more than binary fractions are inexact; what is no number always is."""
    return not amount <= limit + EXACTNESS * max(1.0, limit)


def first_renewal(created_at: str, request_json: str) -> str:
    """Return the month in which a recurring order is charged for the second time: after that of its start or order."""
    starts = str(json.loads(request_json).get("From") or "")
    return month_after(max(created_at[:MONTH_CHARS], starts[:MONTH_CHARS]))


def renewal_months(purchase: Purchase, until: str) -> Iterator[str]:
    """Give the months up to one in which a recurring order was charged again, as far as is known."""
    if purchase.amount_monthly <= 0 or purchase.state in ENDED_BADLY:
        return
    last = min(until, purchase.renews_until[:MONTH_CHARS] or until)
    month = first_renewal(purchase.created_at, purchase.request_json)
    while month <= last:
        yield month
        month = month_after(month)


def spent_in(connection: sqlite3.Connection, account: str, kind: PurchaseKind, month: str) -> float:
    """Return what a month costs at an account's service; what may have been charged counts.

    Purchases of a later month count too: the clock was set back, and they were made all the same.
    """
    service = service_of(account)
    rows = connection.execute(
        "SELECT amount_estimated FROM purchase "  # noqa: S608 (constants) # nosec B608
        f"WHERE {SAME_SERVICE} AND kind = ?2 AND created_at >= ?3 AND {STATES_THAT_COST}",
        (service, kind.value, month),
    )
    renewals = _renewals_in(connection, service, month) if kind is PurchaseKind.ORDER else []
    return sum([*(row[0] for row in rows), *renewals])


def refuse_overspending(connection: sqlite3.Connection, new: NewPurchase, limits: Limits) -> None:
    """Refuse what this month, or for a recurring order each later one, has no room for.

    Raises:
        MoneyError: the limit would be passed.
    """
    limit, month = limits.monthly(new.kind), this_month()
    if limit is None:
        return
    _check_room(limit, new.kind, spent_in(connection, new.account, new.kind, month), new.amount_estimated)
    if new.amount_monthly > 0:
        first = first_renewal(month, new.request_json)
        if new.renews_until and new.renews_until < first:
            return  # it has ended by then
        renewals = sum(_renewals_in(connection, service_of(new.account), first))
        _check_room(limit, new.kind, renewals, new.amount_monthly, reason=Reason.OVER_LIMIT_LATER)


def check_room(
    connection: sqlite3.Connection, account: str, kind: PurchaseKind, amount: float, limits: Limits
) -> None:
    """Refuse an amount that this month has no room for.

    Raises:
        MoneyError: the limit would be passed.
    """
    limit = limits.monthly(kind)
    if limit is not None and amount > 0:
        _check_room(limit, kind, spent_in(connection, account, kind, this_month()), amount)


def totals(purchases: Iterable[Purchase], until: str) -> tuple[MonthTotal, ...]:
    """Return what each month has cost, the newest first: purchases, and the renewals up to a month."""
    charges: dict[tuple[str, str], list[float]] = {}
    for purchase in purchases:
        for month, amount in charges_of(purchase, until):
            charges.setdefault((month, purchase.kind.value), []).append(amount)
    by_kind = sorted(charges.items(), key=lambda item: item[0][1])
    newest_first = sorted(by_kind, key=lambda item: item[0][0], reverse=True)
    return tuple(
        MonthTotal(month, PurchaseKind(kind), len(amounts), sum(amounts))
        for (month, kind), amounts in newest_first
    )


def charges_of(purchase: Purchase, until: str) -> Iterator[tuple[str, float]]:
    """Give the months that a purchase has or may have cost something in, each with its amount."""
    if purchase.may_have_cost:
        yield purchase.created_at[:MONTH_CHARS], purchase.amount_estimated
    for month in renewal_months(purchase, until):
        yield month, purchase.amount_monthly


def service_of(account: str) -> str:
    """Return the part of an account's name that says where it is, with its end mark."""
    return account.partition("#")[0] + "#"


def _check_room(
    limit: float, kind: PurchaseKind, spent: float, amount: float, reason: Reason = Reason.OVER_LIMIT
) -> None:
    if exceeds(spent + amount, limit):
        raise MoneyError(reason, kind=kind, spent=spent, amount=amount, limit=limit)


def _renewals_in(connection: sqlite3.Connection, service: str, month: str) -> list[float]:
    rows = connection.execute(f"SELECT * FROM purchase WHERE {RENEWING}", (service,))  # noqa: S608 (constants) # nosec B608
    return [p.amount_monthly for p in map(purchase_of, rows) if month in renewal_months(p, month)]
