# SPDX-License-Identifier: GPL-2.0-or-later
"""SHA-256 in a thread of its own: hashing hides behind receiving, and holds few buffers."""

from __future__ import annotations

import hashlib
import queue
import threading
from typing import TYPE_CHECKING, Optional

if TYPE_CHECKING:
    from types import TracebackType

_BUFFERS = 4


class BackgroundHash:
    """Hash what is handed over; `update` waits when the hash lags behind."""

    def __init__(self) -> None:
        self._digest = hashlib.sha256()
        self._waiting: queue.Queue[Optional[bytes]] = queue.Queue(_BUFFERS)
        self._thread = threading.Thread(target=self._work, name="clearsky-sha256", daemon=True)

    def __enter__(self) -> BackgroundHash:
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: Optional[type[BaseException]],
        error: Optional[BaseException],
        trace: Optional[TracebackType],
    ) -> None:
        self._finish()

    def update(self, data: bytes) -> None:
        """Hand over the next bytes."""
        self._waiting.put(data)

    def hexdigest(self) -> str:
        """Return the hash of everything handed over."""
        self._finish()
        return self._digest.hexdigest()

    def _finish(self) -> None:
        if self._thread.is_alive():
            self._waiting.put(None)
            self._thread.join()

    def _work(self) -> None:
        while (data := self._waiting.get()) is not None:
            self._digest.update(data)
