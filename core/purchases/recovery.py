# SPDX-License-Identifier: GPL-2.0-or-later
"""After a crash: what is on disk decides what a purchase has become. No network, nothing is sent again."""

from __future__ import annotations

import datetime as dt
import threading
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ...clearsky.pieces import REST_SUFFIX, join_pieces
from ..errors import RasterError
from ..rasters.raster_file import inspect_geotiff
from .delivery import sha256_of
from .free_names import named_beside, take_free_name
from .ledger_rows import OWNED_STATES, PurchaseKind, PurchaseState

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .ledger import Ledger
    from .ledger_rows import Purchase

PART_SUFFIX = ".part"
CLOCK_SLACK_S = 10.0
"""File systems round their times, some to two seconds."""
_ONE_AT_A_TIME = threading.Lock()
"""Between processes it is the rows' owners that see to that."""


def recover(ledger: Ledger) -> tuple[Purchase, ...]:
    """Settle what ended processes have left and return what only the user can decide.

    A file that arrived whole before the end is checked and given its name: it was paid for. Of several processes
    that start at once, one settles each purchase.

    Raises:
        LedgerError: the ledger cannot be read or written.
    """
    left = []
    with _ONE_AT_A_TIME:
        for purchase in ledger.recover():
            mine = purchase.kind is PurchaseKind.IMAGE and ledger.take_over(purchase)
            settled = _settled(ledger, purchase) if mine else purchase
            if settled.is_open:
                left.append(settled)
    return tuple(left)


def kept_file(purchase: Purchase) -> Path | None:
    """Return the file that a purchase has left on disk under a name of its own, whole or not, or None."""
    if not purchase.staging_path:
        return None
    staging = Path(purchase.staging_path)
    candidates = (staging, staging.with_name(staging.name + PART_SUFFIX))
    return next((path for path in candidates if path.is_file()), None)


def _pieces(ledger: Ledger, purchase: Purchase) -> tuple[Path, Path]:
    """Return where the two pieces of a file are whose disk filled up midway."""
    part = Path(purchase.staging_path + PART_SUFFIX)
    return part, ledger.spare_folder / f"{Path(purchase.staging_path).name}{REST_SUFFIX}"


def _whole_file(ledger: Ledger, purchase: Purchase) -> Path | None:
    """Return the purchase's whole file under a name of its own, put together first where it is in two pieces."""
    if not purchase.staging_path:
        return None
    part, rest = _pieces(ledger, purchase)
    joined = None
    if part.is_file() and rest.is_file() and rest.stat().st_size == _expected_bytes(purchase):
        joined = join_pieces(part, rest)
    candidates = (kept_file(purchase), joined, ledger.spare_folder / Path(purchase.staging_path).name)
    return next((p for p in candidates if p is not None and p.is_file() and _is_whole(p, purchase)), None)


def _drop_pieces(ledger: Ledger, purchase: Purchase) -> None:
    """Remove what a whole and checked file was put together from."""
    for piece in _pieces(ledger, purchase):
        with suppress(OSError):
            piece.unlink()


def _settled(ledger: Ledger, purchase: Purchase) -> Purchase:
    """Take a whole file over as the purchase's own; otherwise its end stays unknown."""
    with suppress(OSError):
        named = _named_file(ledger, purchase)
        if named is not None:
            _drop_second_name(kept_file(purchase), named)
            return _verified(ledger, purchase, named)
        whole = _whole_file(ledger, purchase)
        if whole is not None:
            verified = _verified(ledger, purchase, take_free_name(whole, named_beside(whole, purchase)))
            _drop_pieces(ledger, purchase)
            return verified
    if purchase.state is PurchaseState.UNKNOWN:
        return purchase
    return ledger.move(purchase.uid, PurchaseState.UNKNOWN, words="its file is not where it was")


def _verified(ledger: Ledger, purchase: Purchase, path: Path) -> Purchase:
    facts: dict[str, Any] = {
        "size_bytes": path.stat().st_size,
        "sha256": sha256_of(path),
        "charge": "charged",
    }
    if purchase.state is PurchaseState.UNKNOWN:
        ledger.move(purchase.uid, PurchaseState.RECEIVED, **facts)
    return ledger.move(purchase.uid, PurchaseState.VERIFIED, file_path=str(path), **facts)


def _named_file(ledger: Ledger, purchase: Purchase) -> Path | None:
    """Return the purchase's file if it had got its final name before the end.

    Another purchase's file may have that name, or a number was put behind it: the content decides, and where the
    ledger could not write that down, that nobody else owns a file which came after the purchase was planned.
    """
    wanted = Path(purchase.file_path)
    taken = {p.file_path for p in ledger.purchases(states=OWNED_STATES)}
    for path in (*_numbered(wanted), *_numbered(ledger.spare_folder / wanted.name)):
        if purchase.sha256:
            if path.stat().st_size == purchase.size_bytes and sha256_of(path) == purchase.sha256:
                return path
        elif str(path) not in taken and _came_after(path, purchase) and _is_whole(path, purchase):
            return path
    return None


def _numbered(wanted: Path) -> Iterator[Path]:
    """Give the files that have a name or that name with a number behind it."""
    number = 1
    path = wanted
    while path.is_file():
        yield path
        number += 1
        path = wanted.with_name(f"{wanted.stem}-{number}{wanted.suffix}")


def _came_after(path: Path, purchase: Purchase) -> bool:
    planned = dt.datetime.fromisoformat(purchase.created_at).timestamp()
    return path.stat().st_mtime >= planned - CLOCK_SLACK_S


def _drop_second_name(kept: Path | None, named: Path) -> None:
    """Remove the name that a file had before, if it still has both."""
    if kept is not None and kept.samefile(named):
        kept.unlink()


def _is_whole(path: Path, purchase: Purchase) -> bool:
    """Say whether every byte is there: by the announced length, the file's own structure, and its hash."""
    expected = _expected_bytes(purchase)
    if expected is not None and path.stat().st_size != expected:
        return False
    try:
        inspect_geotiff(path)
    except RasterError:
        return False
    return not purchase.sha256 or sha256_of(path) == purchase.sha256


def _expected_bytes(purchase: Purchase) -> int | None:
    return purchase.size_bytes or purchase.expected_bytes
