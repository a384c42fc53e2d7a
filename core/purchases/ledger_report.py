# SPDX-License-Identifier: GPL-2.0-or-later
"""The ledger as a table for the accountant."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

from ..errors import Reason, StorageError
from .ledger_rows import PurchaseKind

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from .ledger_rows import Purchase

COLUMNS = (
    "date",
    "kind",
    "area",
    "km2",
    "amount",
    "currency",
    "charge",
    "state",
    "order guids",
    "file",
)
CURRENCY_OF = {PurchaseKind.IMAGE: "processing units", PurchaseKind.ORDER: "EUR"}
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def export_csv(purchases: Iterable[Purchase], path: Path) -> None:
    """Write purchases as CSV, the oldest first; an existing file is replaced.

    The amount is what was charged, or else what was estimated; `charge` says which purchases cost nothing.
    UTF-8 with a mark, so that spreadsheets read the names of folders right.

    Raises:
        StorageError: the file cannot be written.
    """
    ordered = sorted(purchases, key=lambda purchase: purchase.created_at)
    try:
        with path.open("w", encoding="utf-8-sig", newline="") as stream:
            writer = csv.writer(stream)
            writer.writerow(COLUMNS)
            writer.writerows(_row(purchase) for purchase in ordered)
    except OSError as error:
        raise StorageError(Reason.FOLDER, path=str(path)) from error


def _row(purchase: Purchase) -> tuple[str, ...]:
    charged = purchase.amount_charged
    return (
        purchase.created_at,
        purchase.kind.value,
        _as_text(purchase.aoi_wkt),
        f"{purchase.area_km2:.3f}",
        f"{purchase.amount_estimated if charged is None else charged:.4f}",
        CURRENCY_OF[purchase.kind],
        purchase.charge,
        purchase.state.value,
        _as_text(" ".join(purchase.order_guids)),
        _as_text(purchase.file_path),
    )


def _as_text(text: str) -> str:
    """Keep a spreadsheet from taking a text for a formula."""
    return f"'{text}" if text.startswith(FORMULA_STARTS) else text
