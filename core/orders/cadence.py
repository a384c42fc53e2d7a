# SPDX-License-Identifier: GPL-2.0-or-later
"""Which days an order will have images of: as the service plans them or, before it has said so, by the rule."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ...clearsky.schedule import scheduled_dates
from .state import month_end

if TYPE_CHECKING:
    from ...clearsky.models import OrderEstimate
    from .state import OrderDraft

MONTHS_AHEAD = 3
"""So many months of renewals are shown: more would say nothing new."""


@dataclass(frozen=True)
class PlannedImages:
    """The days of an order's images."""

    paid: tuple[dt.date, ...] = ()
    """In the first charge."""
    renewed: tuple[dt.date, ...] = ()
    """In the months after, each with a charge of its own until it is cancelled."""
    is_told: bool = False
    """Whether the service itself has planned the paid ones: its word goes before the rule (contract 10)."""


def planned_images(draft: OrderDraft, estimate: OrderEstimate | None, today: dt.date) -> PlannedImages:
    """Return the days that a draft stands for; `estimate` is its own, or None while it is not priced."""
    paid_until = month_end(max(draft.from_, today)) if draft.is_recurring else draft.to
    told = estimate.image_dates if estimate else ()
    return PlannedImages(
        paid=told or _by_rule(draft, draft.from_, paid_until),
        renewed=_renewed(draft, paid_until) if draft.is_recurring else (),
        is_told=bool(told),
    )


def _renewed(draft: OrderDraft, paid_until: dt.date) -> tuple[dt.date, ...]:
    return _by_rule(draft, paid_until + dt.timedelta(days=1), month_end(paid_until, MONTHS_AHEAD))


def _by_rule(draft: OrderDraft, first: dt.date, last: dt.date) -> tuple[dt.date, ...]:
    return scheduled_dates(draft.reference_date, draft.image_frequency, first, last) if first <= last else ()
