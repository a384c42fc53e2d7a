# SPDX-License-Identifier: GPL-2.0-or-later
"""Folders whose disks take only so much, for tests that may mount nothing."""

from __future__ import annotations

import errno
import os
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pytest


class FullFolders:
    """Refuse what is written into a folder beyond its room, as a full disk does."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self._room_bytes: dict[Path, int] = {}
        self._write = os.write
        monkeypatch.setattr(os, "write", self._write_if_there_is_room)

    def leave(self, folder: Path, room_bytes: int) -> None:
        """Let a folder take so much more."""
        self._room_bytes[folder.resolve()] = room_bytes

    def _write_if_there_is_room(self, descriptor: int, data: bytes | memoryview) -> int:
        folder = Path(f"/proc/self/fd/{descriptor}").resolve().parent
        room = self._room_bytes.get(folder, len(data))
        if data and room <= 0:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        written = self._write(descriptor, data[:room])
        if folder in self._room_bytes:
            self._room_bytes[folder] -= written
        return written
