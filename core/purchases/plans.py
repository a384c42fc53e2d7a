# SPDX-License-Identifier: GPL-2.0-or-later
"""Plans that outlive QGIS: a list of images at accepted prices, kept in the ledger until each is there or given up.

An image over the account's limit is several cells of a plan: each of its parts is bought, and is owned, by itself.
"""

from __future__ import annotations

import datetime as dt
import uuid
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from .delivery import file_name
from .ledger_rows import NO_LIMITS, PurchaseKind
from .purchased import request_from_json
from .till import check_space, request_json

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from ...clearsky.models import CompositeRequest
    from .delivery import Quote
    from .ledger import Ledger
    from .ledger_rows import Limits
    from .till import Till


@dataclass(frozen=True)
class Cell:
    """One purchase of a plan: an image, or a part of one."""

    area_name: str
    request: CompositeRequest
    amount_accepted: float
    """Processing units that the user agreed to; a higher price is asked about, not paid."""
    whole: CompositeRequest | None = None
    """The image that this is a part of; None where it is one by itself."""

    @property
    def image(self) -> CompositeRequest:
        """What the user sees of it: the image, in however many parts it comes."""
        return self.whole or self.request

    def folder_in(self, folder: Path) -> Path:
        """Return where its file goes when images go into a folder: parts have one of their own beside the image."""
        return folder if self.whole is None else parts_folder(self.whole, folder)


@dataclass(frozen=True)
class PlannedImage:
    """One image of a plan."""

    area_name: str
    request: CompositeRequest
    cells: tuple[Cell, ...]
    """Its parts, or the one cell that it is itself."""


@dataclass(frozen=True)
class Plan:
    """Images to be bought together: one table, one total, one confirmation."""

    uid: str
    name: str
    account: str
    cells: tuple[Cell, ...]

    @property
    def total_units(self) -> float:
        """What the user agreed to in all."""
        return sum(cell.amount_accepted for cell in self.cells)


def parts_folder(request: CompositeRequest, folder: Path) -> Path:
    """Name the folder of an image's parts."""
    return folder / f"{(folder / file_name(request)).stem}_parts"


def cells_of(quote: Quote, area_name: str) -> tuple[Cell, ...]:
    """Return what is to be bought for an image at the price that was told: nothing is agreed to for what is owned."""
    whole = quote.request if quote.parts else None
    return tuple(
        Cell(area_name, piece.request, piece.units, whole=whole) for piece in quote.parts or (quote,)
    )


def images_of(cells: Iterable[Cell]) -> tuple[PlannedImage, ...]:
    """Return the images of a plan's cells, in their order; the parts of one stand side by side."""
    by_image = groupby(cells, key=lambda cell: (cell.area_name, cell.image))
    return tuple(PlannedImage(name, image, tuple(found)) for (name, image), found in by_image)


def begin_plan(till: Till, name: str, cells: Sequence[Cell], folder: Path, size_mb: float) -> Plan:
    """Write a plan down if the disk and the month's limit leave room for all of it.

    Raises:
        StorageError: there is too little space, or the folder cannot be made.
        MoneyError, LedgerError: see `save_plan`.
    """
    check_space(folder, size_mb)
    return save_plan(till.ledger, till.account, name, cells, limits=till.limits)


def save_plan(
    ledger: Ledger, account: str, name: str, cells: Sequence[Cell], *, limits: Limits = NO_LIMITS
) -> Plan:
    """Write a plan down before its first image is bought, if the month's limit leaves room for all of it.

    It takes the place of open plans that have nothing beside what is in this one.

    Raises:
        MoneyError: the limit would be passed; then nothing was written.
        LedgerError: it could not be written; then nothing may be bought.
    """
    check_limit(ledger, account, sum(cell.amount_accepted for cell in cells), limits)
    plan = Plan(uuid.uuid4().hex, name, account, tuple(cells))
    rows, wholes = _rows_of(plan)
    now = dt.datetime.now(dt.timezone.utc).isoformat(timespec="seconds")
    with ledger.transaction() as connection:
        connection.execute("INSERT INTO plan VALUES (?, ?, ?, ?, '')", (plan.uid, name, account, now))
        connection.executemany("INSERT INTO cell VALUES (?, ?, ?, ?, ?, ?, ?)", rows)
        connection.executemany("INSERT OR IGNORE INTO whole VALUES (?, ?, ?)", wholes)
        _close_replaced(connection, plan, now)
    return plan


def _rows_of(plan: Plan) -> tuple[list[tuple[object, ...]], list[tuple[str, str, str]]]:
    """Return the rows of a plan's cells, and of the images that come in parts."""
    rows: list[tuple[object, ...]] = []
    wholes: list[tuple[str, str, str]] = []
    for image in images_of(plan.cells):
        group = ""
        if image.cells[0].whole is not None:
            group = image.request.fingerprint
            wholes.append((plan.uid, group, request_json(image.request)))
        for cell in image.cells:
            request, amount = cell.request, cell.amount_accepted
            sent = (request.fingerprint, request_json(request))
            rows.append((plan.uid, len(rows), cell.area_name, group, *sent, amount))
    return rows, wholes


def _close_replaced(connection: sqlite3.Connection, plan: Plan, now: str) -> None:
    connection.execute(
        """UPDATE plan SET closed_at = ? WHERE account = ? AND closed_at = '' AND uid <> ? AND NOT EXISTS (
            SELECT 1 FROM cell WHERE plan_uid = plan.uid
                AND fingerprint NOT IN (SELECT fingerprint FROM cell WHERE plan_uid = ?))""",
        (now, plan.account, plan.uid, plan.uid),
    )


def check_limit(ledger: Ledger, account: str, amount: float, limits: Limits) -> None:
    """Refuse as a whole what each purchase would be refused for in turn: a plan is not begun to be left in the middle.

    Raises:
        MoneyError: the month's limit leaves no room for this many processing units.
        LedgerError: it is not known what was spent.
    """
    ledger.check_room(account, PurchaseKind.IMAGE, amount, limits)


def close_plan(ledger: Ledger, uid: str) -> None:
    """Note that a plan has come to its end, or was given up.

    Raises:
        LedgerError: it could not be written.
    """
    now = dt.datetime.now(dt.timezone.utc).isoformat(timespec="seconds")
    with ledger.transaction() as connection:
        connection.execute("UPDATE plan SET closed_at = ? WHERE uid = ?", (now, uid))


def open_plans(ledger: Ledger, account: str) -> tuple[Plan, ...]:
    """Return the plans that have not come to their end, the oldest first.

    Raises:
        LedgerError: they could not be read.
    """
    plans = ledger.read(
        "SELECT uid, name FROM plan WHERE account = ? AND closed_at = '' ORDER BY created_at", (account,)
    )
    return tuple(Plan(row["uid"], row["name"], account, _cells(ledger, row["uid"])) for row in plans)


def _cells(ledger: Ledger, uid: str) -> tuple[Cell, ...]:
    rows = ledger.read("SELECT * FROM cell WHERE plan_uid = ? ORDER BY position", (uid,))
    kept = ledger.read("SELECT group_name, request_json FROM whole WHERE plan_uid = ?", (uid,))
    wholes = {row["group_name"]: request_from_json(row["request_json"]) for row in kept}
    return tuple(
        Cell(
            row["area_name"],
            request_from_json(row["request_json"]),
            row["amount_accepted"],
            wholes.get(row["group_name"]),
        )
        for row in rows
    )
