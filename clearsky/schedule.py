# SPDX-License-Identifier: GPL-2.0-or-later
"""Which days an order asks for (contract 10); the estimate's own list has the last word."""

from __future__ import annotations

import datetime as dt


def scheduled_dates(
    reference_date: dt.date, image_frequency: int, from_: dt.date, to: dt.date
) -> tuple[dt.date, ...]:
    """Return the days between two days, both included, that lie a whole number of steps from the reference.

    Raises:
        ValueError: the frequency is not between 1 and 7 days.
    """
    if not 1 <= image_frequency <= 7:
        raise ValueError("the frequency is one to seven days")
    first = from_ + dt.timedelta(days=(reference_date - from_).days % image_frequency)
    count = max(0, (to - first).days // image_frequency + 1)
    return tuple(first + dt.timedelta(days=image_frequency * step) for step in range(count))
