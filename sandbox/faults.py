# SPDX-License-Identifier: GPL-2.0-or-later
"""Faults on demand: what shall go wrong, on which calls, how often."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field, fields
from enum import Enum
from typing import Any, Optional


class Kind(str, Enum):
    """What goes wrong.

    Before handling, nothing is booked: DELAY (then all goes well), STATUS, REFUSE (closed without a word), RESET,
    REDIRECT. After handling, money has moved where the call moves any: DROP, DROP_RESET, LATE, STATUS_AFTER,
    TWICE (booked twice, answered once). The rest spoil the answer; JSON_ERROR, HTML and EMPTY book only when
    `book` is true.
    """

    DELAY = "delay"
    STATUS = "status"
    REFUSE = "refuse"
    RESET = "reset"
    REDIRECT = "redirect"
    DROP = "drop"
    DROP_RESET = "drop_reset"
    LATE = "late"
    STATUS_AFTER = "status_after"
    TWICE = "twice"
    TRUNCATE = "truncate"
    TRUNCATE_RESET = "truncate_reset"
    TRUNCATE_CHUNKED = "truncate_chunked"
    TRUNCATE_CLOSE = "truncate_close"
    CHUNKED = "chunked"
    CLOSE_DELIMITED = "close_delimited"
    STALL = "stall"
    TRICKLE = "trickle"
    EXTRA_BYTES = "extra_bytes"
    GZIP = "gzip"
    CONTENT_TYPE = "content_type"
    EMPTY = "empty"
    JSON_ERROR = "json_error"
    HTML = "html"
    HALF_JSON = "half_json"
    WRONG_CRS = "wrong_crs"
    WRONG_BANDS = "wrong_bands"
    ALL_NODATA = "all_nodata"


UNBOOKED = (Kind.STATUS, Kind.REFUSE, Kind.RESET, Kind.REDIRECT, Kind.JSON_ERROR, Kind.HTML, Kind.EMPTY)


@dataclass
class Fault:
    """One order to fail.

    `path` is a whole path or its end ("/orders"), None is any; `times` 0 means for ever; `after` lets that many
    calls pass first. `seconds`, `status`, `body`, `retry_after`, `url`, `content_type` and `fraction` (of the body
    that still arrives) belong to the kinds that need them; `book` says whether an answer that replaces the real
    one comes after the booking.
    """

    kind: Kind
    path: Optional[str] = None
    method: Optional[str] = None
    times: int = 1
    after: int = 0
    seconds: float = 1.0
    status: int = 503
    body: Optional[str] = None
    retry_after: Optional[str] = None
    url: str = ""
    content_type: str = "text/html"
    fraction: float = 0.5
    book: Optional[bool] = None
    hits: int = field(default=0)

    def __post_init__(self) -> None:
        self.kind = Kind(self.kind)
        for name in ("path", "method", "body", "retry_after", "url", "content_type"):
            if not isinstance(getattr(self, name), (str, type(None))):
                raise ValueError(f"{name} must be a text.")  # noqa: TRY004 (a refusal of the value)
        for name in ("times", "after", "status"):
            setattr(self, name, int(getattr(self, name)))
        self.seconds = min(3600.0, max(0.0, float(self.seconds)))
        self.fraction = min(1.0, max(0.0, float(self.fraction)))

    @property
    def books(self) -> bool:
        """Whether the call is handled before it goes wrong."""
        return self.kind not in UNBOOKED if self.book is None else self.book

    def concerns(self, method: str, path: str) -> bool:
        """Tell whether a call is one this fault waits for."""
        wanted = self.path.lower().rstrip("/") if self.path else ""
        return path.lower().rstrip("/").endswith(wanted) and (self.method or method).upper() == method

    @property
    def is_spent(self) -> bool:
        """Whether it has struck as often as it should."""
        return self.times > 0 and self.hits >= self.times


class Faults:
    """The faults that wait; each call meets at most one, the oldest that concerns it."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._waiting: list[Fault] = []

    def add(self, kind: str, **options: Any) -> Fault:  # noqa: ANN401 (the fields of Fault)
        """Add a fault and return it; its `hits` count on.

        Raises:
            ValueError: the kind is unknown.
            TypeError: an option is unknown.
        """
        fault = Fault(Kind(kind), **options)
        with self._lock:
            self._waiting.append(fault)
        return fault

    def add_json(self, options: dict[str, Any]) -> Fault:
        """Add a fault described by a JSON object.

        Raises:
            ValueError: the kind or an option is unknown.
        """
        known = {item.name for item in fields(Fault)} - {"hits"}
        unknown = set(options) - known
        if unknown or "kind" not in options:
            raise ValueError(f"Give 'kind' and any of {sorted(known)}; unknown: {sorted(unknown)}.")
        return self.add(**options)

    def clear(self) -> None:
        """Let everything go well again."""
        with self._lock:
            self._waiting.clear()

    def take(self, method: str, path: str) -> Optional[Fault]:
        """Return the fault that a call meets, counted, or None."""
        with self._lock:
            for fault in self._waiting:
                if not fault.concerns(method, path):
                    continue
                if fault.after > 0:
                    fault.after -= 1
                    continue
                fault.hits += 1
                self._waiting = [waiting for waiting in self._waiting if not waiting.is_spent]
                return fault
        return None

    def as_json(self) -> list[dict[str, Any]]:
        """Return the faults that still wait."""
        with self._lock:
            return [
                {
                    "kind": fault.kind.value,
                    "path": fault.path,
                    "method": fault.method,
                    "times": fault.times,
                    "hits": fault.hits,
                }
                for fault in self._waiting
            ]
