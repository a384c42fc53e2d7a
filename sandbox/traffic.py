# SPDX-License-Identifier: GPL-2.0-or-later
"""What the server saw: counters per path and the headers of the last calls, without the key."""

from __future__ import annotations

import json
import threading
from collections import deque
from dataclasses import asdict, dataclass
from typing import Any

REMEMBERED_CALLS = 100
SETTLING_S = 0.5
LONGEST_BODY_SHOWN = 64 * 1024


@dataclass
class Counter:
    """Calls of one path: arrived, moved play money, answered in full."""

    seen: int = 0
    booked: int = 0
    served: int = 0
    too_many: int = 0


class Traffic:
    """Counts calls; safe to use from every connection's thread."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._counters: dict[str, Counter] = {}
        self._calls: deque[dict[str, Any]] = deque(maxlen=REMEMBERED_CALLS)
        self._open = 0
        self._settling = 0
        self._most_open = 0

    def arrived(
        self, method: str, path: str, headers: dict[str, str], body: bytes = b"", *, key_matches: bool
    ) -> None:
        """Count a call and remember headers and body; of the key only whether it was the right one."""
        shown = {name: value for name, value in headers.items() if name not in ("x-api-key", "authorization")}
        if "x-api-key" in headers:
            shown["x-api-key"] = "matches" if key_matches else "does-not-match"
        with self._changed:
            self._counter(method, path).seen += 1
            self._calls.append({"method": method, "path": path, "headers": shown, "body": _shown(body)})

    def count(self, method: str, path: str, what: str) -> None:
        """Add one to `booked`, `served` or `too_many` of a path."""
        with self._changed:
            counter = self._counter(method, path)
            setattr(counter, what, getattr(counter, what) + 1)

    def enter(self, limit: int) -> bool:
        """Take one of the account's connections; False where all are taken."""
        with self._changed:
            if self._open >= limit:
                self._let_settle()
            if self._open >= limit:
                return False
            self._open += 1
            self._most_open = max(self._most_open, self._open)
            return True

    def settle(self) -> None:
        """Note that a call's last bytes leave now: its caller may act on them before the call is counted."""
        with self._changed:
            self._settling += 1

    def leave(self, *, settled: bool) -> None:
        """Give a connection back."""
        with self._changed:
            self._open -= 1
            self._settling -= settled
            self._changed.notify_all()

    def _let_settle(self) -> None:
        self._changed.wait_for(lambda: self._settling == 0, timeout=SETTLING_S)

    def clear(self) -> None:
        """Forget the counts."""
        with self._changed:
            self._counters.clear()
            self._calls.clear()
            self._most_open = self._open

    def as_json(self) -> dict[str, Any]:
        """Return counters and calls."""
        with self._changed:
            self._let_settle()
            return {
                "paths": {name: asdict(counter) for name, counter in self._counters.items()},
                "calls": list(self._calls),
                "most_connections": self._most_open,
            }

    def _counter(self, method: str, path: str) -> Counter:
        return self._counters.setdefault(f"{method} {path}", Counter())


def _shown(body: bytes) -> Any:  # noqa: ANN401 (any JSON)
    """Return a JSON body as the state shows it: an upload address is a secret, other texts stay unread."""
    if not body or len(body) > LONGEST_BODY_SHOWN:
        return None
    try:
        value = json.loads(body)
    except (ValueError, RecursionError):
        return None
    if not isinstance(value, dict):
        return value
    return {name: _masked(name, inner) for name, inner in value.items()}


def _masked(name: str, value: Any) -> Any:  # noqa: ANN401 (any JSON)
    return "given" if value and name.lower() == "uploadurl" else value
