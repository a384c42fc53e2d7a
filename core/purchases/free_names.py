# SPDX-License-Identifier: GPL-2.0-or-later
"""Giving a file a name that nobody has: nothing is ever overwritten, also not by two processes at once."""

from __future__ import annotations

import os
import time
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .ledger_rows import Purchase

RENAMES_TRIED = 10
RENAME_PAUSE_S = 0.1


def free_path(path: Path) -> Path:
    """Return a name that nobody has: a file is never overwritten."""
    number = 1
    candidate = path
    while candidate.exists():
        number += 1
        candidate = path.with_name(f"{path.stem}-{number}{path.suffix}")
    return candidate


def named_beside(path: Path, purchase: Purchase) -> Path:
    """Return the name that a purchase's file shall have, on the disk where it is: its own may have been full."""
    wanted = Path(purchase.file_path)
    is_at_home = path.parent == Path(purchase.staging_path).parent
    return wanted if is_at_home else path.with_name(wanted.name)


def take_free_name(source: Path, wanted: Path) -> Path:
    """Rename a file to a name that nobody has, as near to the wanted one as can be, and return it.

    Raises:
        OSError: it cannot be renamed; it stays where it is.
    """
    while True:
        target = free_path(wanted)
        with suppress(FileExistsError):  # somebody took the name in this moment: the next one
            _rename(source, target)
            return target


def _rename(source: Path, target: Path) -> None:
    """Rename without ever overwriting: a hard link fails where the name is taken, a rename may not."""
    try:
        os.link(source, target)
    except FileExistsError:
        raise
    except OSError:
        _rename_patiently(source, target)
        return
    with suppress(OSError):
        source.unlink()


def _rename_patiently(source: Path, target: Path) -> None:
    for _ in range(RENAMES_TRIED - 1):
        # On Windows a virus scanner holds a new file for a moment.
        with suppress(PermissionError):
            source.rename(target)
            return
        time.sleep(RENAME_PAUSE_S)
    source.rename(target)
