# SPDX-License-Identifier: GPL-2.0-or-later
"""Which process a purchase belongs to, and whether that process still lives."""

from __future__ import annotations

import contextlib
import uuid
from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import QLockFile

if TYPE_CHECKING:
    from pathlib import Path


class Owner:
    """Hold a lock file for as long as this process lives: Qt finds out by itself when its holder has died."""

    def __init__(self, folder: Path) -> None:
        self.uid = uuid.uuid4().hex
        self._folder = folder
        self._lock = _lock_file(folder, self.uid)

    def claim(self) -> None:
        """Take the lock.

        Raises:
            OSError: the folder cannot be written.
        """
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if not self._lock.isLocked() and not self._lock.tryLock(0):
            raise OSError(f"no lock file can be made in {self._folder.name}")

    def release(self) -> None:
        """Give the lock up."""
        self._lock.unlock()

    def is_alive(self, uid: str) -> bool:
        """Say whether the process behind an owner still runs; the lock file of a dead one is removed."""
        if uid == self.uid:
            return True
        path = self._folder / f"{uid}.lock"
        if not path.exists():
            return False
        other = _lock_file(self._folder, uid)
        if not other.tryLock(0):
            return True
        other.unlock()
        with contextlib.suppress(OSError):
            path.unlink()
        return False


def _lock_file(folder: Path, uid: str) -> QLockFile:
    lock = QLockFile(str(folder / f"{uid}.lock"))
    lock.setStaleLockTime(0)  # stale when its process is dead, however old it is
    return lock
