# SPDX-License-Identifier: GPL-2.0-or-later
"""What is told of each call, to the log and to whoever watches: never a header, a body, a query or a key."""

from __future__ import annotations

import datetime as dt
import logging
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Callable, Optional

if TYPE_CHECKING:
    from types import TracebackType

    import requests

_LOG = logging.getLogger("clearsky")


@dataclass(frozen=True)
class CallRecord:
    """Tell of one attempt of a call; `status` is None where no answer came."""

    begun_at: dt.datetime
    method: str
    path: str
    status: Optional[int]
    failure: str
    """The name of the error that the call ended in; empty where it ended well."""
    duration_s: float
    received_bytes: int


CallObserver = Callable[[CallRecord], None]
"""Be told of each attempt as it ends, in the thread that made it."""


class Watch:
    """Follow one attempt from its beginning to its end, then log it and tell the observer."""

    def __init__(self, method: str, path: str, observer: Optional[CallObserver]) -> None:
        self.response: Optional[requests.Response] = None
        self._method = method
        self._path = path
        self._observer = observer

    def __enter__(self) -> Watch:
        self._begun_at = dt.datetime.now(dt.timezone.utc)
        self._started = time.monotonic()
        return self

    def __exit__(
        self,
        kind: Optional[type[BaseException]],
        error: Optional[BaseException],
        trace: Optional[TracebackType],
    ) -> None:
        record = self._record("" if kind is None else kind.__name__)
        _log(record)
        if self._observer is None:
            return
        try:
            self._observer(record)
        except Exception:  # noqa: BLE001 (what was paid for may not be lost to somebody who only looks on)
            _LOG.exception("the observer of calls failed")

    def _record(self, failure: str) -> CallRecord:
        response = self.response
        return CallRecord(
            begun_at=self._begun_at,
            method=self._method,
            path=self._path,
            status=None if response is None else response.status_code,
            failure=failure,
            duration_s=time.monotonic() - self._started,
            received_bytes=0 if response is None else response.raw.tell(),
        )


def _log(record: CallRecord) -> None:
    line = "%s %s %s %.2f s %d bytes"
    ending = record.failure if record.status is None else record.status
    _LOG.info(line, record.method, record.path, ending, record.duration_s, record.received_bytes)
