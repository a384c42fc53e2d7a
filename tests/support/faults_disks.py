# SPDX-License-Identifier: GPL-2.0-or-later
"""Real small disks: a tmpfs of 1 MB that fills up, and one that cannot be written. They need root and mount."""

from __future__ import annotations

import functools
import os
import shutil
import subprocess
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

MOUNT, UMOUNT = shutil.which("mount"), shutil.which("umount")
DISK_BYTES = 1024 * 1024
BLOCK_BYTES = 4096


@functools.cache
def can_mount() -> bool:
    """Say whether this process may mount a tmpfs."""
    if MOUNT is None or UMOUNT is None or not hasattr(os, "geteuid") or os.geteuid() != 0:
        return False
    with tempfile.TemporaryDirectory() as folder:
        done = subprocess.run([MOUNT, "-t", "tmpfs", "tmpfs", folder], capture_output=True, check=False)
        if done.returncode == 0:
            subprocess.run([UMOUNT, folder], check=True)
        return done.returncode == 0


needs_mount = pytest.mark.skipif(not can_mount(), reason="needs root and mount")


class SmallDisk(type(Path())):
    """The folder of a small disk."""

    @property
    def _ballast(self) -> Path:
        return self / "ballast"

    def fill(self, *, leave_bytes: int = 0) -> None:
        """Take all the room but so much."""
        disk = os.statvfs(self)
        free = disk.f_bavail * disk.f_frsize - leave_bytes
        with self._ballast.open("ab", buffering=0) as ballast:
            try:
                for _ in range(free // BLOCK_BYTES):
                    ballast.write(bytes(BLOCK_BYTES))
            except OSError:
                return

    def make_room(self) -> None:
        """Give the room back."""
        self._ballast.unlink()


@contextmanager
def full_disk(folder: Path) -> Iterator[SmallDisk]:
    """Mount a disk of 1 MB."""
    with _mounted(folder, f"size={DISK_BYTES}"):
        yield SmallDisk(folder)


@contextmanager
def read_only_disk(folder: Path) -> Iterator[Path]:
    """Mount a disk that cannot be written."""
    with _mounted(folder, "ro"):
        yield folder


@contextmanager
def _mounted(folder: Path, options: str) -> Iterator[None]:
    folder.mkdir(parents=True)
    subprocess.run([MOUNT, "-t", "tmpfs", "-o", options, "tmpfs", str(folder)], check=True)
    try:
        yield
    finally:
        # Lazily: a file that a failed test left open must not keep the disk.
        subprocess.run([UMOUNT, "-l", str(folder)], check=True)
