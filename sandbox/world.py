# SPDX-License-Identifier: GPL-2.0-or-later
"""All that one sandbox remembers: clock, account, orders, and the file they may be kept in."""

from __future__ import annotations

import json
import os
import tempfile
import threading
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any, Optional

from .account import Account, opened
from .clock import Clock, midnight, month_end, month_start
from .orders import Order, from_json, is_produced, standing_orders
from .orders import as_json as order_as_json
from .pricing import cart_of, price

if TYPE_CHECKING:
    from .settings import Settings

ONE_DAY = timedelta(days=1)


class World:
    """The state of a sandbox; whoever reads or changes it holds `lock`."""

    def __init__(self, settings: Settings, api_key: str, folder: Path) -> None:
        self.settings = settings
        self.api_key = api_key
        self.folder = folder
        self.lock = threading.RLock()
        self.clock = Clock(settings.now)
        self.account = opened(settings)
        self.orders: list[Order] = []
        self._load()

    def reset(self) -> None:
        """Forget everything that happened since the first start."""
        self.clock = Clock(self.settings.now)
        self.account = opened(self.settings)
        self.orders = standing_orders() if self.settings.standing_orders else []
        self.save()

    @property
    def now(self) -> datetime:
        """The sandbox's present."""
        return self.clock.now()

    def order(self, guid: str) -> Optional[Order]:
        """Return the order of a GUID in any case, or None."""
        return next((order for order in self.orders if order.guid.lower() == guid.lower()), None)

    def replace_order(self, changed: Order) -> None:
        """Put a changed order in its old one's place."""
        self.orders = [changed if order.guid == changed.guid else order for order in self.orders]

    def catch_up(self) -> None:
        """Renew the recurring orders for every month that has begun since (contract 7.3); unpaid ones end."""
        renewed = [self._renewed(order) for order in self.orders]
        if renewed != self.orders:
            self.orders = renewed
            self.save()

    def _renewed(self, order: Order) -> Order:
        while order.to_day is None and not order.is_voided and self.now >= midnight(order.last_day) + ONE_DAY:
            first = order.last_day + ONE_DAY
            longer = replace(order, paid_until=month_end(first).isoformat())
            cart = cart_of(longer, len(longer.image_days(first, longer.last_day)))
            cost = price(cart, self.account.spent_in(first)).total_eur
            if not self.account.can_afford(cost, self.settings.euro_overdraft_limit):
                return replace(order, to_day=order.paid_until, is_ended=True)
            self.account.pay(cost, first)
            self.account.processing_units += cart.included_units
            order = replace(longer, cost_eur=order.cost_eur + cost)
        return order

    def next_month_eur(self) -> float:
        """Return what the renewals of the coming month will cost, the tiers counted from nothing."""
        first = month_start(self.clock.today(), 1)
        total = 0.0
        for order in self.orders:
            if order.to_day is None and not order.is_standing and not order.is_voided:
                longer = replace(order, paid_until=month_end(first).isoformat())
                total += price(
                    cart_of(longer, len(longer.image_days(first, longer.last_day))), total
                ).total_eur
        return total

    def is_produced(self, order: Order) -> bool:
        """Tell whether an order's past days have been made."""
        return is_produced(order, self.now, self.settings.stages)

    def save(self) -> None:
        """Write the state file in one step, where one is wanted."""
        if not self.settings.state_file:
            return
        target = Path(self.settings.state_file)
        target.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=target.parent, prefix=target.name)
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            json.dump(self._as_json(), file)
            file.flush()
            os.fsync(file.fileno())
        Path(name).replace(target)

    def _as_json(self) -> dict[str, Any]:
        return {
            "seconds_ahead": self.clock.seconds_ahead,
            "account": self.account.as_json(),
            "orders": [order_as_json(order) for order in self.orders if not order.is_standing],
        }

    def _load(self) -> None:
        self.orders = standing_orders() if self.settings.standing_orders else []
        file = Path(self.settings.state_file) if self.settings.state_file else None
        if file is None or not file.exists():
            return
        try:
            kept = json.loads(file.read_text(encoding="utf-8"))
            orders = [from_json(fields) for fields in kept["orders"]]
            self.account = Account(**kept["account"])
            self.clock.seconds_ahead = float(kept["seconds_ahead"])
        except (ValueError, KeyError, TypeError):
            file.replace(file.with_name(file.name + ".unreadable"))
            return
        self.orders += orders
