# SPDX-License-Identifier: GPL-2.0-or-later
"""The ledger in short: a table for the accountant, and how many purchases are in which state."""

from __future__ import annotations

import contextlib
import csv
import sqlite3
from typing import TYPE_CHECKING

from ..errors import LedgerError, Reason, StorageError
from .ledger_rows import PurchaseKind, PurchaseState

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from .ledger_rows import Purchase

COLUMNS = (
    "date",
    "kind",
    "area",
    "km2",
    "price agreed to",
    "price of each later month",
    "currency",
    "charge",
    "state",
    "order guids",
    "file",
)
CURRENCY_OF = {PurchaseKind.IMAGE: "processing units", PurchaseKind.ORDER: "EUR"}
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def counts_by_state(path: Path) -> dict[PurchaseState, int]:
    """Return how many purchases of a ledger's file are in each state, without opening the ledger or changing it.

    Raises:
        LedgerError: it cannot be read.
    """
    query = "SELECT state, count(*) FROM purchase GROUP BY state ORDER BY state"
    try:
        with contextlib.closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)) as connection:
            return {PurchaseState(state): count for state, count in connection.execute(query)}
    except sqlite3.Error as error:
        raise LedgerError(Reason.LEDGER_UNUSABLE, path=str(path)) from error


def export_csv(purchases: Sequence[Purchase], path: Path) -> None:
    """Write purchases as CSV, the oldest first; they are given newest first, and an existing file is replaced.

    The price is what was agreed to: the service does not tell what it has charged, nor for renewals. `charge` says of
    which purchases it is known that they cost nothing, or something.
    UTF-8 with a mark, so that spreadsheets read the names of folders right.

    Raises:
        StorageError: the file cannot be written.
    """
    try:
        with path.open("w", encoding="utf-8-sig", newline="") as stream:
            writer = csv.writer(stream)
            writer.writerow(COLUMNS)
            writer.writerows(_row(purchase) for purchase in reversed(purchases))
    except OSError as error:
        raise StorageError(Reason.FOLDER, path=str(path)) from error


def _row(purchase: Purchase) -> tuple[str, ...]:
    later = f"{purchase.amount_monthly:.4f}" if purchase.amount_monthly else ""
    return (
        purchase.created_at,
        purchase.kind.value,
        as_cell_text(purchase.aoi_wkt),
        f"{purchase.area_km2:.3f}",
        f"{purchase.amount_estimated:.4f}",
        later,
        CURRENCY_OF[purchase.kind],
        purchase.charge,
        purchase.state.value,
        as_cell_text(" ".join(purchase.order_guids)),
        as_cell_text(purchase.file_path),
    )


def as_cell_text(text: str) -> str:
    """Keep a spreadsheet from taking a text for a formula."""
    return f"'{text}" if text.startswith(FORMULA_STARTS) else text
