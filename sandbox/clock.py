# SPDX-License-Identifier: GPL-2.0-or-later
"""The sandbox's own time, in UTC: it runs with the wall clock and can be moved on."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone
from typing import Optional


def parse_time(text: str) -> datetime:
    """Read an ISO date or timestamp as UTC.

    Raises:
        ValueError: the text is no date.
    """
    plain = text.strip()
    if plain[-1:] in ("Z", "z"):
        plain = plain[:-1] + "+00:00"
    moment = datetime.fromisoformat(_without_fraction(plain))
    return moment.astimezone(timezone.utc) if moment.tzinfo else moment.replace(tzinfo=timezone.utc)


def _without_fraction(text: str) -> str:
    """Drop fractions of a second: Python 3.9 reads only three or six digits of them."""
    head, dot, tail = text.partition(".")
    return head + tail.lstrip("0123456789") if dot else text


def iso(moment: datetime) -> str:
    """Write a time as the service does: `2025-04-03T00:00:00Z`."""
    return moment.astimezone(timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")


def month_start(day: date, months: int = 0) -> date:
    """Return the first day of the month `months` after the month of `day`."""
    count = day.year * 12 + day.month - 1 + months
    return date(count // 12, count % 12 + 1, 1)


def month_end(day: date, months: int = 0) -> date:
    """Return the last day of the month `months` after the month of `day`."""
    return month_start(day, months + 1) - timedelta(days=1)


def midnight(day: date) -> datetime:
    """Return 00:00 UTC of a day."""
    return datetime(day.year, day.month, day.day, tzinfo=timezone.utc)


class Clock:
    """A clock that runs at the usual pace from wherever it was set."""

    def __init__(self, now: Optional[str] = None) -> None:
        self._ahead = timedelta(0)
        if now:
            self.set(parse_time(now))

    def now(self) -> datetime:
        """Return the sandbox's present, UTC."""
        return datetime.now(timezone.utc) + self._ahead

    def today(self) -> date:
        """Return the sandbox's day, UTC."""
        return self.now().date()

    def advance(self, days: float) -> None:
        """Move the clock on by days (parts of days too)."""
        self._ahead += timedelta(days=days)

    def set(self, moment: datetime) -> None:
        """Set the clock; it goes on running from there."""
        self._ahead = moment - datetime.now(timezone.utc)

    @property
    def seconds_ahead(self) -> float:
        """How far this clock is ahead of the wall clock, in seconds."""
        return self._ahead.total_seconds()

    @seconds_ahead.setter
    def seconds_ahead(self, seconds: float) -> None:
        self._ahead = timedelta(seconds=seconds)
