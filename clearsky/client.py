# SPDX-License-Identifier: GPL-2.0-or-later
"""The client: one configuration, one gate, one set of resources."""

from __future__ import annotations

from typing import TYPE_CHECKING, Optional

from ._http import Transport
from ._limiter import Limiter
from ._retry import RetryPolicy
from .resources import Account, Composites, Imagery, Models, Orders, Products, Tiles
from .slots import OwnSlots

if TYPE_CHECKING:
    from types import TracebackType

    from .calls import CallObserver
    from .config import ClientConfig
    from .slots import SlotBook


class ClearSky:
    """Call the ClearSKY API; may be shared by threads.

    Nothing is opened before the first call. `retry` is for tests and for programs that must not wait;
    `observer` is told of each attempt as it ends, in the thread that made it; `slots` is for programs of several
    processes, which share the account's connections (see `slots`).
    """

    def __init__(
        self,
        config: ClientConfig,
        *,
        retry: Optional[RetryPolicy] = None,
        observer: Optional[CallObserver] = None,
        slots: Optional[SlotBook] = None,
    ) -> None:
        self._transport = Transport(config, retry or RetryPolicy(), Limiter(slots or OwnSlots()), observer)
        self.account = Account(self._transport)
        self.models = Models(self._transport)
        self.imagery = Imagery(self._transport)
        self.composites = Composites(self._transport)
        self.tiles = Tiles(self._transport)
        self.orders = Orders(self._transport)
        self.products = Products(self._transport)

    def close(self) -> None:
        """Close the connections that are kept open."""
        self._transport.close()

    def __enter__(self) -> ClearSky:
        return self

    def __exit__(
        self,
        kind: Optional[type[BaseException]],
        error: Optional[BaseException],
        trace: Optional[TracebackType],
    ) -> None:
        self.close()
