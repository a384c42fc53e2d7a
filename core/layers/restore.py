# SPDX-License-Identifier: GPL-2.0-or-later
"""Where a bought file is now: looked for at its place, then by its content in other folders. No network."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from ..purchases.delivery import sha256_of
from ..purchases.ledger_rows import OWNED_STATES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ..purchases.ledger import Ledger
    from ..purchases.ledger_rows import Purchase

IMAGE_SUFFIXES = (".tif", ".tiff")


def purchase_of_file(ledger: Ledger, path: Path) -> Purchase | None:
    """Return the owned purchase whose image, or the view beside it, is at a path by the ledger's knowledge.

    Raises:
        LedgerError: the ledger cannot be read.
    """
    image_paths = {path, *(path.with_suffix(suffix) for suffix in IMAGE_SUFFIXES)}
    owned = ledger.purchases(states=OWNED_STATES)
    return next((purchase for purchase in owned if Path(purchase.file_path) in image_paths), None)


def restore(ledger: Ledger, purchase: Purchase, folders: Iterable[Path]) -> Path | None:
    """Return where a purchase's file is now, and note it in the ledger; None where it is nowhere.

    Only a file of the delivered content counts, be its name what it may. Reads whole files: not for the main thread.

    Raises:
        LedgerError: the new place cannot be noted.
    """
    if purchase.size_bytes is None or not purchase.sha256:
        return None
    noted = Path(purchase.file_path)
    if _is_it(noted, purchase.size_bytes, purchase.sha256):
        return noted
    found = find_file(purchase.size_bytes, purchase.sha256, (noted.parent, *folders), name=noted.name)
    if found is not None:
        ledger.note_file(purchase.uid, str(found))
    return found


def find_file(size_bytes: int, sha256: str, folders: Iterable[Path], *, name: str = "") -> Path | None:
    """Return an image of exactly this content below the folders, one of that name first; None if there is none."""
    places = dict.fromkeys(path for folder in folders for path in _images(folder))
    likely_first = sorted(places, key=lambda path: path.name != name)
    return next((path for path in likely_first if _is_it(path, size_bytes, sha256)), None)


def _images(folder: Path) -> Iterator[Path]:
    # A folder that cannot be read, or a link in a circle, is passed over.
    for parent, _, names in os.walk(folder):
        for name in names:
            if name.lower().endswith(IMAGE_SUFFIXES):
                yield Path(parent, name)


def _is_it(path: Path, size_bytes: int, sha256: str) -> bool:
    try:
        return path.is_file() and path.stat().st_size == size_bytes and sha256_of(path) == sha256
    except OSError:
        return False
