# SPDX-License-Identifier: GPL-2.0-or-later
"""What is said of a date: how much of the area it covers, and how far it is from the day that was asked for."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from ...core.translation import tr
from ..formats import date_text

if TYPE_CHECKING:
    import datetime as dt

    from ...clearsky.models import DateCoverage

PERCENT = 100


def is_whole(coverage: DateCoverage) -> bool:
    """Say whether a date covers the whole area."""
    from ...clearsky.models import Cover

    return coverage.cover is Cover.WHOLE


def cover_text(coverage: DateCoverage) -> str:
    """Say how much of the area a date covers; a part is never rounded up to all of it."""
    if is_whole(coverage):
        return tr("whole area")
    percent = math.floor(PERCENT * coverage.fraction)
    return tr("{percent} % of the area").format(percent=percent) if percent else tr("under 1 % of the area")


def distance_text(wanted: dt.date, found: dt.date) -> str:
    """Say how far a date is from the day that was wanted, e.g. "2 days earlier"."""
    days = (found - wanted).days
    if days in (-1, 1):
        return tr("1 day later") if days > 0 else tr("1 day earlier")
    text = tr("{count} days later") if days > 0 else tr("{count} days earlier")
    return text.format(count=abs(days))


def missed_text(wanted: dt.date, nearest: DateCoverage) -> str:
    """Say that a day has no image, and which date is the nearest."""
    words = tr("There is no image of {date}. The nearest is {nearest}, {distance}.")
    return words.format(
        date=date_text(wanted),
        nearest=date_text(nearest.date),
        distance=distance_text(wanted, nearest.date),
    )


def nearest_text(wanted: dt.date, found: dt.date) -> str:
    """Say which day the chosen date is the nearest to."""
    words = tr("The nearest to {date}: {distance}.")
    return words.format(date=date_text(wanted), distance=distance_text(wanted, found))


def ticked_text(count: int) -> str:
    """Say how many dates are ticked."""
    return tr("1 date ticked") if count == 1 else tr("{count} dates ticked").format(count=count)
