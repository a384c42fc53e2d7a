# SPDX-License-Identifier: GPL-2.0-or-later
"""The last calls to the service, for the diagnostics: where they went and how they ended, not what they held."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ...clearsky import CallRecord

REMEMBERED = 20


class CallLog:
    """Remember the last calls; any thread may add one."""

    def __init__(self, remembered: int = REMEMBERED) -> None:
        self._records: deque[CallRecord] = deque(maxlen=remembered)

    def add(self, record: CallRecord) -> None:
        """Remember a call, forgetting the oldest where there are too many."""
        self._records.append(record)

    def records(self) -> tuple[CallRecord, ...]:
        """Return the calls, the oldest first."""
        return tuple(self._records.copy())
