# SPDX-License-Identifier: GPL-2.0-or-later
"""SHA-256 in a thread of its own, over a ring of buffers: hashing hides behind receiving, and memory stays flat."""

from __future__ import annotations

import hashlib
import queue
import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING, Optional

if TYPE_CHECKING:
    from types import TracebackType

BUFFER_BYTES = 4 * 1024 * 1024
"""Large, for each buffer is handed from thread to thread, and that costs more than filling it."""
_BUFFERS = 4


@dataclass(frozen=True)
class Block:
    """Hold received bytes, and the buffer they lie in if it is to be used again."""

    data: memoryview
    buffer: Optional[memoryview] = None


class BufferRing:
    """Lend out a few buffers, again and again; none larger than what is expected."""

    def __init__(self, expected_bytes: Optional[int] = None) -> None:
        wanted = BUFFER_BYTES if expected_bytes is None else expected_bytes
        self._size_bytes = max(1, min(wanted, BUFFER_BYTES))
        self._free: queue.SimpleQueue[memoryview] = queue.SimpleQueue()
        self._made = 0

    def take(self) -> memoryview:
        """Return a buffer nobody uses, waiting for one if all are lent out."""
        if self._made < _BUFFERS and self._free.empty():
            self._made += 1
            return memoryview(bytearray(self._size_bytes))
        return self._free.get()

    def give_back(self, block: Block) -> None:
        """Let a block's buffer be used again."""
        if block.buffer is not None:
            self._free.put(block.buffer)


class BackgroundHash:
    """Hash blocks in the order they are handed over, and give their buffers back."""

    def __init__(self, ring: BufferRing) -> None:
        self._ring = ring
        self._digest = hashlib.sha256()
        self._waiting: queue.SimpleQueue[Optional[Block]] = queue.SimpleQueue()
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

    def update(self, block: Block) -> None:
        """Hand over the next block; its buffer is given back when it is hashed."""
        self._waiting.put(block)

    def hexdigest(self) -> str:
        """Return the hash of everything handed over."""
        self._finish()
        return self._digest.hexdigest()

    def _finish(self) -> None:
        if self._thread.is_alive():
            self._waiting.put(None)
            self._thread.join()

    def _work(self) -> None:
        while (block := self._waiting.get()) is not None:
            self._digest.update(block.data)
            self._ring.give_back(block)
