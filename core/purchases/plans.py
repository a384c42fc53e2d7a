# SPDX-License-Identifier: GPL-2.0-or-later
"""Plans that outlive QGIS: a list of images at accepted prices, kept in the ledger until each is there or given up."""

from __future__ import annotations

import datetime as dt
import uuid
from dataclasses import dataclass
from typing import TYPE_CHECKING

from .ledger_rows import NO_LIMITS, PurchaseKind
from .purchased import request_from_json
from .till import request_json

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ...clearsky.models import CompositeRequest
    from .ledger import Ledger
    from .ledger_rows import Limits


@dataclass(frozen=True)
class Cell:
    """One image of a plan."""

    area_name: str
    request: CompositeRequest
    amount_accepted: float
    """Processing units that the user agreed to; a higher price is asked about, not paid."""
    group_name: str = ""
    """Cells of one group are parts of one image."""


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


def save_plan(
    ledger: Ledger, account: str, name: str, cells: Sequence[Cell], *, limits: Limits = NO_LIMITS
) -> Plan:
    """Write a plan down before its first image is bought, if the month's limit leaves room for all of it.

    Raises:
        MoneyError: the limit would be passed; then nothing was written.
        LedgerError: it could not be written; then nothing may be bought.
    """
    check_limit(ledger, account, sum(cell.amount_accepted for cell in cells), limits)
    plan = Plan(uuid.uuid4().hex, name, account, tuple(cells))
    rows = [
        (
            plan.uid,
            position,
            cell.area_name,
            cell.group_name,
            cell.request.fingerprint,
            request_json(cell.request),
            cell.amount_accepted,
        )
        for position, cell in enumerate(plan.cells)
    ]
    now = dt.datetime.now(dt.timezone.utc).isoformat(timespec="seconds")
    with ledger.transaction() as connection:
        connection.execute("INSERT INTO plan VALUES (?, ?, ?, ?, '')", (plan.uid, name, account, now))
        connection.executemany("INSERT INTO cell VALUES (?, ?, ?, ?, ?, ?, ?)", rows)
    return plan


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
    return tuple(
        Cell(
            row["area_name"],
            request_from_json(row["request_json"]),
            row["amount_accepted"],
            row["group_name"],
        )
        for row in rows
    )
