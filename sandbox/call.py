# SPDX-License-Identifier: GPL-2.0-or-later
"""One call as a handler sees it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Callable, NamedTuple, Union

from .envelope import Reply
from .payload import Payload, read_payload

if TYPE_CHECKING:
    from .world import World


@dataclass(frozen=True)
class Call:
    """Method, path, query (keys in lower case), headers (keys in lower case) and body."""

    method: str
    path: str
    query: dict[str, str]
    headers: dict[str, str]
    body: bytes = b""

    def payload(self) -> Payload:
        """Read the body as a JSON object.

        Raises:
            ApiError: 993, it is none.
        """
        return read_payload(self.body)

    def query_flag(self, name: str) -> bool:
        """Read a truth value of the query in any case; absent is false (contract 3.8)."""
        return self.query.get(name.lower(), "").strip().lower() in ("true", "1")


Answer = Union[dict[str, object], Reply]


class Route(NamedTuple):
    """A handler, and whether it takes the world's lock itself because its work is long."""

    handler: Callable[[World, Call], Answer]
    locks_itself: bool = False
