# SPDX-License-Identifier: GPL-2.0-or-later
"""A file in two pieces, because its own disk was full: its beginning where it belongs, its rest on another disk.

Each byte of the rest lies at the offset that it has in the whole file, so either piece can be completed in place.
"""

from __future__ import annotations

import os
from contextlib import suppress
from typing import TYPE_CHECKING, Optional

from ._writing import write_until_refused

if TYPE_CHECKING:
    from pathlib import Path

REST_SUFFIX = ".rest"
"""What the rest's name has at its end."""
_BLOCK_BYTES = 1024 * 1024


def join_pieces(beginning: Path, rest: Path) -> Optional[Path]:
    """Complete one of the pieces on whichever disk has room, the beginning's first; return it, synced, or None.

    Both pieces stay, so that this can be cut off at any point and done again: the other one is to be removed when
    the whole has its name.

    Raises:
        OSError: a piece is not there or cannot be read.
    """
    begun_bytes, size_bytes = beginning.stat().st_size, rest.stat().st_size
    for source, target, start, end in (
        (rest, beginning, begun_bytes, size_bytes),
        (beginning, rest, 0, begun_bytes),
    ):
        if _is_copied(source, target, start, end):
            return target
        _cut(beginning, begun_bytes)
    return None


def _is_copied(source: Path, target: Path, start: int, end: int) -> bool:
    """Copy a stretch of one file to the same place in another; False where the disk refuses."""
    with source.open("rb") as read:
        try:
            with target.open("r+b", buffering=0) as written:
                read.seek(start)
                written.seek(start)
                while (left := end - read.tell()) > 0:
                    block = memoryview(read.read(min(left, _BLOCK_BYTES)))
                    if write_until_refused(written.fileno(), block)[1] is not None:
                        return False
                os.fsync(written.fileno())
        except OSError:
            return False
    return True


def _cut(path: Path, size_bytes: int) -> None:
    """Give back the room that a copy has taken in vain."""
    with suppress(OSError):
        os.truncate(path, size_bytes)
