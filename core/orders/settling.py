# SPDX-License-Identifier: GPL-2.0-or-later
"""What a list of orders says of money: which of those placed here are undone, and until when the others go on.

What a list shows is believed, also against what was believed before. What it leaves out may merely have been forgotten
for a moment, and goes on costing; only an order that the user has undone is believed gone when even a complete list
lacks it a day later.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from ..purchases.ledger_file import now_text
from ..purchases.ledger_rows import PurchaseState
from .cancel import CancelEffect, effect_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from ...clearsky.models import Order
    from ..purchases.ledger import Ledger
    from ..purchases.ledger_rows import Purchase

BELIEVED_GONE_AFTER = dt.timedelta(days=1)


def ask_undo(ledger: Ledger, guid: str) -> None:
    """Note, before it is sent, that an order is to be undone: lists show what comes of it, whoever sees them.

    Raises:
        LedgerError: it could not be written.
    """
    for purchase in _placed_as(ledger, guid):
        ledger.note_order(purchase.uid, undo_asked_at=now_text(), renews_until=purchase.renews_until)


def note_undone(ledger: Ledger, guid: str) -> None:
    """Note that an order was seen to be undone.

    Raises:
        LedgerError: it could not be written.
    """
    for purchase in _placed_as(ledger, guid):
        ledger.undo_order(purchase.uid)


def settle_orders(
    ledger: Ledger,
    account: str,
    listed: Sequence[Order],
    today: dt.date,
    list_all: Callable[[], Sequence[Order]],
) -> None:
    """Take into the record what a list shows of the orders that were placed here.

    `list_all` gives the list with the expired ones; it is asked only where an undone order is missed.

    Raises:
        LedgerError: it could not be read or written.
    """
    shown = _by_guid(listed)
    for purchase in ledger.named_orders(account):
        orders = _orders_of(purchase, shown)
        if not orders and _is_long_missed(purchase):
            orders = _orders_of(purchase, _by_guid(list_all()))
            if not orders:
                ledger.undo_order(purchase.uid)
        if orders:
            _settle(ledger, purchase, orders, today)


def _settle(ledger: Ledger, purchase: Purchase, orders: Sequence[Order], today: dt.date) -> None:
    is_believed_undone = purchase.state is PurchaseState.CANCELLED
    if is_believed_undone and not _are_canceled(orders):
        ledger.redo_order(purchase.uid)
    elif not is_believed_undone and purchase.undo_asked_at and _is_undone(purchase, orders):
        ledger.undo_order(purchase.uid)
    elif not is_believed_undone:
        is_in_review = all(effect_of(order) is CancelEffect.FULL for order in orders)
        asked_at = purchase.undo_asked_at if is_in_review else ""
        until = _paid_until(purchase, orders, today)
        if (asked_at, until) != (purchase.undo_asked_at, purchase.renews_until):
            ledger.note_order(purchase.uid, undo_asked_at=asked_at, renews_until=until)


def _is_undone(purchase: Purchase, orders: Sequence[Order]) -> bool:
    """Say whether an order was cancelled as a whole; a recurring one with an end was accepted before."""
    was_accepted = purchase.amount_monthly > 0 and any(order.to is not None for order in orders)
    return _are_canceled(orders) and not was_accepted


def _is_long_missed(purchase: Purchase) -> bool:
    if purchase.state is PurchaseState.CANCELLED or not purchase.undo_asked_at:
        return False
    asked_at = dt.datetime.fromisoformat(purchase.undo_asked_at)
    return dt.datetime.now(dt.timezone.utc) - asked_at >= BELIEVED_GONE_AFTER


def _paid_until(purchase: Purchase, orders: Sequence[Order], today: dt.date) -> str:
    """Return the last day that is paid for, ISO, or "" where it goes on; a cancelled order may not tell its own."""
    if purchase.amount_monthly <= 0 or any(order.is_recurring for order in orders):
        return ""
    told = [order.to for order in orders if order.to is not None]
    return max(told).isoformat() if told else purchase.renews_until or today.isoformat()


def _are_canceled(orders: Sequence[Order]) -> bool:
    from ...clearsky.models import OrderStatus

    return all(order.status is OrderStatus.CANCELED for order in orders)


def _placed_as(ledger: Ledger, guid: str) -> list[Purchase]:
    placed = ledger.purchases(states=frozenset({PurchaseState.VERIFIED}))
    return [purchase for purchase in placed if guid.lower() in _guids(purchase)]


def _guids(purchase: Purchase) -> set[str]:
    return {guid.lower() for guid in purchase.order_guids}


def _by_guid(listed: Sequence[Order]) -> dict[str, Order]:
    return {order.task_order_guid.lower(): order for order in listed}


def _orders_of(purchase: Purchase, shown: dict[str, Order]) -> list[Order]:
    return [shown[guid] for guid in _guids(purchase) if guid in shown]
