# SPDX-License-Identifier: GPL-2.0-or-later
"""The ledger as a list: what each line says, what may be done with it, and what the months have cost."""

from __future__ import annotations

import datetime as dt
import os
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache
from pathlib import PurePath
from typing import TYPE_CHECKING, NamedTuple

from qgis.PyQt.QtCore import QDate, QLocale

from ..connection.service import is_loopback
from ..purchases.ledger_rows import PurchaseKind, PurchaseState
from ..purchases.recovery import PART_SUFFIX
from ..purchases.spending import this_month, totals
from ..translation import tr

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from ..purchases.ledger_rows import MonthTotal, Purchase

PATHS_REMEMBERED = 50_000


class Standing(str, Enum):
    """What has become of a purchase, as far as the ledger, the disk and the project tell together."""

    UNKNOWN = "unknown"
    """Its end is not known: only the user can decide."""
    WAITING = "waiting"
    RECEIVING = "receiving"
    CHECKING = "checking"
    IN_PROJECT = "in_project"
    ON_DISK = "on_disk"
    MISSING = "missing"
    """Bought, and its file is not where it was."""
    DELIVERED = "delivered"
    """Put by the service at an address of the user's own."""
    ORDERED = "ordered"
    FAILED = "failed"
    STOPPED = "stopped"


RUNNING = frozenset({Standing.WAITING, Standing.RECEIVING, Standing.CHECKING})
ENDED_BADLY = frozenset({Standing.FAILED, Standing.STOPPED})
NOT_TAKEN = ENDED_BADLY | {Standing.UNKNOWN}
WITH_IMAGE = frozenset({Standing.IN_PROJECT, Standing.ON_DISK})
_STANDING_OF = {
    PurchaseState.UNKNOWN: Standing.UNKNOWN,
    PurchaseState.PLANNED: Standing.WAITING,
    PurchaseState.SENT: Standing.WAITING,
    PurchaseState.RECEIVING: Standing.RECEIVING,
    PurchaseState.RECEIVED: Standing.CHECKING,
    PurchaseState.FAILED: Standing.FAILED,
    PurchaseState.CANCELLED: Standing.STOPPED,
}


class RowAction(str, Enum):
    """What may be done with a line of the list."""

    CANCEL = "cancel"
    ZOOM = "zoom"
    REOPEN = "reopen"
    """Load the file into the project again; free."""
    RESTORE = "restore"
    """Look for a file that was moved."""
    RETRY = "retry"
    """Ask for the same image once more, where the first try has cost nothing."""
    OPEN_KEPT = "open_kept"
    """Show what has come of an image that was not taken; free."""
    FETCH_AGAIN = "fetch_again"
    """Ask for the same image once more although the first try may have been charged."""
    FORGET = "forget"
    """Give up a purchase of unknown end, or an image whose file is gone for good, so that it may be bought again."""
    CONFIRM = "confirm"
    """Say of an upload of unknown end that it has arrived."""
    SHOW_IN_FOLDER = "show_in_folder"
    DETAILS = "details"


@dataclass(frozen=True)
class DownloadRow:
    """One line of the list: plain values, nothing left to look up."""

    uid: str
    kind: PurchaseKind
    standing: Standing
    charge: str
    """`none`, `unknown` or `charged`, as far as is known."""
    image_date: dt.date | None
    """None for an order."""
    bought_on: dt.date
    """UTC."""
    model: str
    area_name: str
    """What the user calls the area; empty where it has no name."""
    area_km2: float
    amount: float
    """What was agreed to when it was bought: processing units for an image, euros for an order."""
    is_play_money: bool
    size_bytes: int | None
    path: str
    """The file that is there, else where it should be; may be empty."""
    has_file: bool
    layer_id: str
    """The layer of the project that shows it, or empty."""
    uploaded_to: str
    """Where the service was to put it, masked after the host; empty where it was to come here."""
    is_ours: bool
    """Whether this very QGIS carries the purchase out."""
    haystack: str
    """The standing, a line break, and what a search looks through."""


class Surroundings(NamedTuple):
    """What the ledger does not know: the files, the project's layers, and who asks."""

    names_in: Mapping[str, frozenset[str]]
    """The names of the files in each folder."""
    layer_ids: Mapping[str, str]
    """The layer of each image, by `file_key`."""
    owner_uid: str
    area_names: Mapping[str, str] = {}
    """What the user calls areas, by their WKT."""


class PlayTotal(NamedTuple):
    """A month's total, and whether it was play money."""

    total: MonthTotal
    is_play_money: bool


def rows_of(
    purchases: Iterable[Purchase], around: Surroundings, before: Mapping[str, DownloadRow]
) -> tuple[DownloadRow, ...]:
    """Turn purchases, the newest first, into lines: the unresolved first, then what runs, then the rest.

    A line that is as it was `before` is that very object, so that what has changed is found by identity.
    """
    rows = [_unchanged(row_of(purchase, around), before) for purchase in purchases]
    return tuple(sorted(rows, key=_rank))


def row_of(purchase: Purchase, around: Surroundings) -> DownloadRow:
    """Turn one purchase into a line."""
    path, has_file = _place(purchase, around)
    layer_id = around.layer_ids.get(file_key(path), "") if path else ""
    area_name = around.area_names.get(purchase.aoi_wkt, "")
    standing = _standing(purchase, has_file=has_file, is_shown=bool(layer_id))
    return DownloadRow(
        uid=purchase.uid,
        kind=purchase.kind,
        standing=standing,
        charge=purchase.charge,
        image_date=dt.date.fromisoformat(purchase.image_date) if purchase.image_date else None,
        bought_on=dt.date.fromisoformat(purchase.created_at[:10]),
        model=purchase.model,
        area_name=area_name,
        area_km2=purchase.area_km2,
        amount=purchase.amount_estimated,
        is_play_money=_is_play_money(purchase.account),
        size_bytes=purchase.size_bytes or purchase.expected_bytes,
        path=path,
        has_file=has_file,
        layer_id=layer_id,
        uploaded_to=purchase.uploaded_to,
        is_ours=purchase.owner == around.owner_uid,
        haystack=_haystack(purchase, standing, area_name),
    )


def actions_of(row: DownloadRow) -> tuple[RowAction, ...]:
    """List what may be done with a line, the likeliest first."""
    is_image = row.kind is PurchaseKind.IMAGE
    conditions = {
        RowAction.CANCEL: row.is_ours and row.standing in (Standing.WAITING, Standing.RECEIVING) and is_image,
        RowAction.ZOOM: row.standing is Standing.IN_PROJECT,
        RowAction.REOPEN: row.standing is Standing.ON_DISK,
        RowAction.RESTORE: row.standing is Standing.MISSING,
        RowAction.RETRY: row.standing in ENDED_BADLY and row.charge == "none" and is_image,
        RowAction.OPEN_KEPT: row.has_file and is_image and row.standing in NOT_TAKEN,
        RowAction.FETCH_AGAIN: row.standing in ENDED_BADLY and row.charge != "none" and is_image,
        RowAction.FORGET: row.standing is Standing.UNKNOWN or (is_image and row.standing is Standing.MISSING),
        RowAction.CONFIRM: row.standing is Standing.UNKNOWN and bool(row.uploaded_to),
        RowAction.SHOW_IN_FOLDER: row.has_file,
        RowAction.DETAILS: True,
    }
    return tuple(action for action, is_offered in conditions.items() if is_offered)


def main_action(row: DownloadRow) -> RowAction:
    """Return what Enter and a double click do: nothing that costs, stops or gives up."""
    harmless = (RowAction.ZOOM, RowAction.REOPEN, RowAction.RESTORE, RowAction.DETAILS)
    return next(action for action in actions_of(row) if action in harmless)


def totals_of(purchases: Iterable[Purchase]) -> tuple[PlayTotal, ...]:
    """Return what each month has cost, the newest first; play money is counted apart."""
    apart: dict[bool, list[Purchase]] = {False: [], True: []}
    for purchase in purchases:
        apart[_is_play_money(purchase.account)].append(purchase)
    found = [
        PlayTotal(total, is_play) for is_play, some in apart.items() for total in totals(some, this_month())
    ]
    return tuple(sorted(found, key=lambda told: told.total.month, reverse=True))


def names_in_folders(purchases: Iterable[Purchase]) -> dict[str, frozenset[str]]:
    """List the folders of these purchases, each once: far quicker than asking for each file on a slow disk."""
    paths = {path for p in purchases for path in (p.file_path, p.staging_path) if path}
    return {folder: _names(folder) for folder in {split_path(path)[0] for path in paths}}


@lru_cache(maxsize=PATHS_REMEMBERED)
def split_path(path: str) -> tuple[str, str, str]:
    """Return a path's folder and name, and the key that its image and the view beside it share."""
    pure = PurePath(path)
    # A file's name may hold points, so only the last suffix goes.
    return str(pure.parent), pure.name, str(PurePath(os.path.normcase(pure.parent), pure.stem))


def file_key(path: str) -> str:
    """Return the key that an image and the view beside it share."""
    return split_path(path)[2]


def _place(purchase: Purchase, around: Surroundings) -> tuple[str, bool]:
    """Return where a purchase's file is, and whether it is there; what was kept of a broken one counts too."""
    candidates = [purchase.file_path]
    if not purchase.is_owned and purchase.staging_path:
        candidates = [purchase.staging_path, purchase.staging_path + PART_SUFFIX]
    for path in filter(None, candidates):
        folder, name, _ = split_path(path)
        if name in around.names_in.get(folder, ()):
            return path, True
    return purchase.file_path, False


def _standing(purchase: Purchase, *, has_file: bool, is_shown: bool) -> Standing:
    if not purchase.is_owned:
        return _STANDING_OF[purchase.state]
    if purchase.kind is PurchaseKind.ORDER:
        return Standing.ORDERED
    if purchase.uploaded_to:
        return Standing.DELIVERED
    if not has_file:
        return Standing.MISSING
    return Standing.IN_PROJECT if is_shown else Standing.ON_DISK


def _haystack(purchase: Purchase, standing: Standing, area_name: str) -> str:
    name = split_path(purchase.file_path)[1] if purchase.file_path else ""
    day = purchase.image_date or purchase.created_at[:10]
    texts = (day, _day_in_words(day), purchase.model, area_name, f"{purchase.area_km2:.1f} km²", name)
    return f"{standing.value}\n" + " ".join(texts)


@lru_cache(maxsize=PATHS_REMEMBERED)
def _day_in_words(iso_date: str) -> str:
    as_shown = tr("d MMM yyyy")
    return str(QLocale().toString(QDate.fromString(iso_date, "yyyy-MM-dd"), f"d MMM MMMM yyyy {as_shown}"))


@lru_cache(maxsize=100)
def _is_play_money(account: str) -> bool:
    return is_loopback(account.partition("#")[0])


def _names(folder: str) -> frozenset[str]:
    try:
        with os.scandir(folder) as entries:
            return frozenset(entry.name for entry in entries)
    except OSError:
        return frozenset()


def _unchanged(row: DownloadRow, before: Mapping[str, DownloadRow]) -> DownloadRow:
    old = before.get(row.uid)
    return old if old is not None and old == row else row


def _rank(row: DownloadRow) -> int:
    if row.standing is Standing.UNKNOWN:
        return 0
    return 1 if row.standing in RUNNING else 2
