# SPDX-License-Identifier: GPL-2.0-or-later
"""What a list of orders says of money: until when the recurring ones that were ordered here go on.

Only what a list shows counts: an order that it leaves out may merely have been forgotten, and goes on costing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Sequence

    from ...clearsky.models import Order
    from ..purchases.ledger import Ledger
    from ..purchases.ledger_rows import Purchase


def settle_orders(ledger: Ledger, account: str, listed: Iterable[Order], today: dt.date) -> None:
    """Take into the record what a list shows of the orders that were placed here.

    Raises:
        LedgerError: it could not be read or written.
    """
    by_guid = {order.task_order_guid.lower(): order for order in listed}
    for purchase in ledger.recurring_orders(account):
        shown = [by_guid[guid] for guid in map(str.lower, purchase.order_guids) if guid in by_guid]
        until = _paid_until(purchase, shown, today) if shown else purchase.renews_until
        if until != purchase.renews_until:
            ledger.note_renewals_end(purchase.uid, until)


def _paid_until(purchase: Purchase, shown: Sequence[Order], today: dt.date) -> str:
    """Return the last day that is paid for, ISO, or "" where it goes on; a cancelled order may not tell its own."""
    if any(order.is_recurring for order in shown):
        return ""
    told = [order.to for order in shown if order.to is not None]
    return max(told).isoformat() if told else purchase.renews_until or today.isoformat()
