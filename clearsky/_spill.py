# SPDX-License-Identifier: GPL-2.0-or-later
"""Where the rest of a file goes once its own disk is full: to another folder, or else, for a while, into memory."""

from __future__ import annotations

import errno
import os
from contextlib import suppress
from typing import TYPE_CHECKING, Optional

from ._writing import write_until_refused

if TYPE_CHECKING:
    from pathlib import Path

MAX_MEMORY_BYTES = 256 * 1024 * 1024


class Spill:
    """Take what follows on the first `start` bytes of a file; in a file of its own it lies at the same offset."""

    def __init__(self, wanted: Path, start: int) -> None:
        self.path: Optional[Path] = None
        self._memory: list[bytes] = []
        self._memory_bytes = 0
        self._descriptor: Optional[int] = None
        self._has_taken = False
        with suppress(OSError):
            wanted.parent.mkdir(parents=True, exist_ok=True)
            flags = os.O_CREAT | os.O_EXCL | os.O_WRONLY | getattr(os, "O_BINARY", 0)
            self._descriptor = os.open(wanted, flags, 0o600)
            self.path = wanted
            os.lseek(self._descriptor, start, os.SEEK_SET)

    def write(self, data: memoryview) -> None:
        """Take these bytes.

        Raises:
            OSError: neither the folder nor the memory takes them.
        """
        rest = data if self._memory else self._write_to_file(data)
        if not rest:
            return
        if self._memory_bytes + len(rest) > MAX_MEMORY_BYTES:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        self._memory.append(bytes(rest))
        self._memory_bytes += len(rest)

    def is_stored(self) -> bool:
        """Put into the file what is held in memory, and sync it; say whether all of it is there now."""
        while self._memory:
            rest = self._write_to_file(memoryview(self._memory[0]))
            if rest:
                self._memory[0] = bytes(rest)
                return False
            del self._memory[0]
        return self._descriptor is not None and _is_synced(self._descriptor)

    def is_unloaded(self, descriptor: int) -> bool:
        """Put what is held in memory into an open file, and sync it, where nothing of it lies in a file of its own."""
        if self.path is not None:
            return False
        for block in self._memory:
            if write_until_refused(descriptor, memoryview(block))[1] is not None:
                return False
        return _is_synced(descriptor)

    def close(self) -> None:
        """Close the file, which stays."""
        if self._descriptor is not None:
            os.close(self._descriptor)
            self._descriptor = None

    def _write_to_file(self, data: memoryview) -> memoryview:
        """Write what goes; return what is left. A folder that takes nothing at all is let be."""
        if self._descriptor is None:
            return data
        rest, _ = write_until_refused(self._descriptor, data)
        self._has_taken = self._has_taken or len(rest) < len(data)
        if not self._has_taken and self.path is not None:
            self.close()
            with suppress(OSError):
                self.path.unlink()
            self.path = None
        return rest


def _is_synced(descriptor: int) -> bool:
    try:
        os.fsync(descriptor)
    except OSError:
        return False
    return True
