# SPDX-License-Identifier: GPL-2.0-or-later
"""What the locator bar can find, written for it: recent areas, and the account's orders as far as they are known."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .formats import area_text
from .locator_filter import Target, TargetKind
from .orders.words import facts_text, name_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..core.area.recent import RecentArea
    from ..core.orders.state import OrderRow


def order_targets(rows: Sequence[OrderRow]) -> tuple[Target, ...]:
    """Write orders as targets; they are also found by their identifier."""
    return tuple(Target(TargetKind.ORDER, row.guid, name_text(row), facts_text(row)) for row in rows)


def area_targets(areas: Sequence[RecentArea]) -> tuple[Target, ...]:
    """Write recent areas as targets."""
    return tuple(
        Target(TargetKind.AREA, str(area.uid), area.name, area_text(area.area_km2)) for area in areas
    )
