# SPDX-License-Identifier: GPL-2.0-or-later
"""Choosing among the dates of an area: one of them, the nearest to a day, or several for a series."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Sequence

    from ...clearsky.models import DateCoverage
    from .inquiry import Inquiry
    from .store import StateStore


ONE: dict[str, Any] = {"is_several": False, "ticked": ()}
"""Whoever wants one date, from wherever, ticks no series any more: its price has to be seen."""


class DateChoice:
    """Put into the store which dates are meant; while an image is being fetched, nothing. Main thread only."""

    def __init__(self, store: StateStore, inquiry: Inquiry) -> None:
        self._store = store
        self._inquiry = inquiry

    def pick(self, date: dt.date) -> None:
        """Choose a date. One without an image is told as such, and has no price: nothing else is bought for it."""
        if not self._is_open():
            return
        if date in {d.date for d in self._store.state.dates}:
            self._inquiry.choose(**ONE, date=date, asked_date=None)
        else:
            self._inquiry.choose(**ONE, date=None, asked_date=date)

    def wish(self, wanted: dt.date) -> None:
        """Choose the available date that is nearest to a day, now or as soon as an area has dates."""
        if self._store.state.dates:
            self.take_nearest(wanted)
        else:
            self._store.change(**ONE)
            self._inquiry.wish(wanted)

    def take_nearest(self, wanted: dt.date) -> None:
        """Choose the available date that is nearest to a day."""
        nearest = nearest_date(self._store.state.dates, wanted)
        if self._is_open() and nearest is not None:
            asked_date = wanted if nearest.date != wanted else None
            self._inquiry.choose(**ONE, date=nearest.date, asked_date=asked_date)

    def set_several(self, *, on: bool) -> None:
        """Go over to ticking dates for a series, beginning with the chosen one, or back to one date."""
        state = self._store.state
        if self._is_open() and on != state.is_several:
            ticked = (state.date,) if on and state.date else ()
            self._store.change(is_several=on, ticked=ticked)

    def tick(self, dates: Iterable[dt.date]) -> None:
        """Tick these of the available dates, and no others."""
        state = self._store.state
        if self._is_open() and state.is_several:
            available = {d.date for d in state.dates}
            self._store.change(ticked=tuple(sorted(available & set(dates))))

    def _is_open(self) -> bool:
        return not self._store.is_fetching and bool(self._store.state.dates)


def nearest_date(dates: Sequence[DateCoverage], wanted: dt.date) -> DateCoverage | None:
    """Return the available date nearest to a day; of two as near, the one that covers more, then the earlier."""
    return min(dates, key=lambda d: (abs((d.date - wanted).days), -d.fraction, d.date), default=None)


def nearest_whole_date(dates: Sequence[DateCoverage], date: dt.date | None) -> dt.date | None:
    """Return another date of the whole area, the nearest to a day or else the last; None where there is none."""
    if not dates:
        return None  # without pydantic there are none, and what follows needs it
    from ...clearsky.models import Cover

    whole = [d for d in dates if d.cover is Cover.WHOLE and d.date != date]
    if date is None:
        return max((d.date for d in whole), default=None)
    nearest = nearest_date(whole, date)
    return nearest.date if nearest is not None else None
