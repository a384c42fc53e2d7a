# SPDX-License-Identifier: GPL-2.0-or-later
"""What the locator bar can find, written for it: the account's orders as far as they are known."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .locator_filter import Target, TargetKind
from .orders.words import facts_text, name_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..core.orders.state import OrderRow


def order_targets(rows: Sequence[OrderRow]) -> tuple[Target, ...]:
    """Write orders as targets; they are also found by their identifier."""
    return tuple(Target(TargetKind.ORDER, row.guid, name_text(row), facts_text(row)) for row in rows)
