# SPDX-License-Identifier: GPL-2.0-or-later
"""After a crash: what is on disk decides what a purchase has become. No network, nothing is sent again."""

from __future__ import annotations

import contextlib
from pathlib import Path
from typing import TYPE_CHECKING

from .delivery import sha256_of
from .errors import RasterError
from .ledger_rows import OPEN_STATES, PurchaseKind, PurchaseState
from .raster_file import inspect_geotiff
from .till import free_path

if TYPE_CHECKING:
    from .ledger import Ledger
    from .ledger_rows import Purchase

PART_SUFFIX = ".part"


def recover(ledger: Ledger) -> tuple[Purchase, ...]:
    """Settle what ended processes have left and return what only the user can decide.

    A file that arrived whole before the end is checked and given its name: it was paid for.

    Raises:
        LedgerError: the ledger cannot be read or written.
    """
    for purchase in ledger.recover():
        if purchase.kind is PurchaseKind.IMAGE:
            _promote(ledger, purchase)
    return ledger.purchases(states=OPEN_STATES, owned_by_living=False)


def kept_file(purchase: Purchase) -> Path | None:
    """Return the file that a purchase has left on disk, whole or not, or None."""
    staging = Path(purchase.staging_path)
    candidates = (Path(purchase.file_path), staging, staging.with_name(staging.name + PART_SUFFIX))
    return next((path for path in candidates if purchase.staging_path and path.is_file()), None)


def _promote(ledger: Ledger, purchase: Purchase) -> None:
    """Take a whole file over as the purchase's own; leave everything as it is where it is not whole."""
    path = kept_file(purchase)
    if path is None or not _is_whole(path, purchase):
        return
    target = Path(purchase.file_path)
    with contextlib.suppress(OSError):
        if path != target:
            target = free_path(target)
            path.replace(target)
        if purchase.state is PurchaseState.UNKNOWN:
            ledger.move(
                purchase.uid,
                PurchaseState.RECEIVED,
                size_bytes=target.stat().st_size,
                sha256=sha256_of(target),
                charge="charged",
            )
        ledger.move(purchase.uid, PurchaseState.VERIFIED, file_path=str(target))


def _is_whole(path: Path, purchase: Purchase) -> bool:
    """Say whether every byte is there: by the length that was announced, and by the file's own structure."""
    expected = purchase.size_bytes or purchase.expected_bytes
    if expected is not None and path.stat().st_size != expected:
        return False
    try:
        inspect_geotiff(path)
    except RasterError:
        return False
    return True
