# SPDX-License-Identifier: GPL-2.0-or-later
"""Which calls may be sent again, and when: the one place that decides about repeating.

A repeated order is bought twice; a repeated download may be paid twice. So the class of a call, which every
call declares, decides: free calls are repeated freely, the others only while they surely changed nothing.
"""

from __future__ import annotations

import logging
import random
import time
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Optional, Protocol, TypeVar

from .errors import Cancelled, Charge, ClearSkyError, NetworkCause, NetworkError, RateLimitError, ServerError

if TYPE_CHECKING:
    from collections.abc import Callable

_LOG = logging.getLogger("clearsky")
_MAX_PAID_REPEATS = 2
_Result = TypeVar("_Result")

_STANDING_CAUSES = frozenset({NetworkCause.CERTIFICATE, NetworkCause.PROXY_REFUSED})
"""These stand until somebody changes a setting, and are met before anything is sent: waiting helps nobody."""


class CallClass(Enum):
    """What repeating a call could cost."""

    FREE = "free"
    ORDER = "order"
    DOWNLOAD = "download"
    UPLOAD = "upload"


class CancelToken(Protocol):
    """Tell that the caller wants to stop; a `threading.Event` is one."""

    def is_set(self) -> bool:
        """Tell whether to stop."""

    def wait(self, timeout: Optional[float] = None) -> bool:
        """Wait until it is time to stop, at most `timeout` seconds."""


def pause(seconds: float, cancel: Optional[CancelToken]) -> None:
    """Wait, or return at once when cancelled."""
    if cancel is None:
        time.sleep(seconds)
    else:
        cancel.wait(seconds)


def raise_if_cancelled(cancel: Optional[CancelToken]) -> None:
    """Stop here if the caller wants to; nothing has been spent yet."""
    if cancel is not None and cancel.is_set():
        raise Cancelled


@dataclass(frozen=True)
class DownloadBudget:
    """Say what one download attempt costs and what was accepted, in processing units."""

    units_per_attempt: float
    units_accepted: float

    def allows(self, attempts: int) -> bool:
        """Tell whether that many paid attempts stay within what was accepted."""
        return attempts <= 1 + _MAX_PAID_REPEATS and attempts * self.units_per_attempt <= self.units_accepted


@dataclass(frozen=True)
class RetryPolicy:
    """Hold how often and how long to try; waits are drawn between zero and a doubling limit.

    `wait` and `jitter` are there for tests: the first sleeps, the second draws a number below its argument.
    """

    attempts: int = 5
    first_wait_s: float = 1.0
    longest_wait_s: float = 30.0
    total_s: float = 180.0
    longest_retry_after_s: float = 120.0
    wait: Callable[[float, Optional[CancelToken]], None] = pause
    jitter: Callable[[float], float] = lambda limit: random.uniform(0, limit)  # noqa: S311 (no secret) # nosec B311

    def run(
        self,
        attempt: Callable[[], _Result],
        kind: CallClass,
        *,
        cancel: Optional[CancelToken] = None,
        budget: Optional[DownloadBudget] = None,
    ) -> _Result:
        """Call `attempt` until it succeeds or must not be repeated.

        Raises:
            ClearSkyError: the last attempt's own error; its charge also speaks for the attempts before.
            Cancelled: before an attempt, during one or during a wait.
        """
        failed: list[ClearSkyError] = []
        try:
            return self._repeat(attempt, kind, cancel, budget, failed)
        except (ClearSkyError, Cancelled) as error:
            if error.charge is Charge.NONE and any(earlier.charge is not Charge.NONE for earlier in failed):
                error.charge = Charge.UNKNOWN
            raise

    def _repeat(
        self,
        attempt: Callable[[], _Result],
        kind: CallClass,
        cancel: Optional[CancelToken],
        budget: Optional[DownloadBudget],
        failed: list[ClearSkyError],
    ) -> _Result:
        spent_s = 0.0
        while True:
            raise_if_cancelled(cancel)
            started = time.monotonic()
            try:
                return attempt()
            except ClearSkyError as error:
                failed.append(error)
                wait_s = self._wait_s(error, len(failed))
                spent_s += time.monotonic() - started + wait_s
                paid_attempts = sum(isinstance(earlier, ServerError) for earlier in failed)
                allowed = may_repeat(error, kind, paid_attempts + 1, budget) and not self._is_too_far(error)
                if not allowed or len(failed) >= self.attempts or spent_s > self.total_s:
                    raise
                _LOG.info("attempt %d failed (%s), next in %.1f s", len(failed), type(error).__name__, wait_s)
            self.wait(wait_s, cancel)

    def _wait_s(self, error: ClearSkyError, number: int) -> float:
        drawn = self.jitter(min(self.longest_wait_s, self.first_wait_s * 2 ** (number - 1)))
        return max(drawn, _asked_wait_s(error))

    def _is_too_far(self, error: ClearSkyError) -> bool:
        return _asked_wait_s(error) > self.longest_retry_after_s


def _asked_wait_s(error: ClearSkyError) -> float:
    """Return how long the service asks to be left alone."""
    asked = error.retry_after_s if isinstance(error, (RateLimitError, ServerError)) else None
    return asked or 0.0


def may_repeat(
    error: ClearSkyError, kind: CallClass, next_paid_attempt: int, budget: Optional[DownloadBudget]
) -> bool:
    """Tell whether a call that failed like this may be sent again without anybody's consent."""
    if isinstance(error, RateLimitError):
        return True
    if isinstance(error, NetworkError):
        if error.cause in _STANDING_CAUSES:
            return False
        return kind is CallClass.FREE or not error.sent
    if not isinstance(error, ServerError):
        return False
    if kind in (CallClass.DOWNLOAD, CallClass.UPLOAD):
        return budget is not None and budget.allows(next_paid_attempt)
    return kind is CallClass.FREE
