# SPDX-License-Identifier: GPL-2.0-or-later
"""The accountant's table."""

from __future__ import annotations

import csv
from dataclasses import replace

import pytest

from clearsky_qgis.core.errors import StorageError
from clearsky_qgis.core.purchases.ledger_report import COLUMNS, export_csv
from clearsky_qgis.core.purchases.ledger_rows import PurchaseState
from clearsky_qgis.tests.support.purchases import AREA, an_image, an_order, brought_to


def rows_of(path):
    with path.open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.DictReader(stream))


def test_every_purchase_is_a_line_the_oldest_first(ledger, tmp_path):
    image = brought_to(
        ledger,
        PurchaseState.VERIFIED,
        an_image(),
        charge="charged",
        file_path='/\u00e6 "x", y\n/a.tif',
    )
    brought_to(
        ledger,
        PurchaseState.VERIFIED,
        an_order(amount_monthly=20.0),
        charge="charged",
        order_guids=["g1", "g2"],
    )
    brought_to(ledger, PurchaseState.FAILED, an_order("o2"), charge="none")
    path = tmp_path / "purchases.csv"
    export_csv(ledger.purchases(), path)
    first, second, third = rows_of(path)
    assert tuple(first) == COLUMNS
    assert first == {
        "date": image.created_at,
        "kind": "image",
        "area": AREA,
        "km2": "0.700",
        "price agreed to": "2.0000",
        "price of each later month": "",
        "currency": "processing units",
        "charge": "charged",
        "state": "verified",
        "order guids": "",
        "file": '/\u00e6 "x", y\n/a.tif',
    }
    assert (second["kind"], second["price agreed to"], second["currency"]) == ("order", "30.0000", "EUR")
    assert second["price of each later month"] == "20.0000"
    assert second["order guids"] == "g1 g2"
    assert (third["state"], third["charge"]) == ("failed", "none")


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_no_text_of_the_service_becomes_a_formula(ledger, tmp_path, start):
    brought_to(ledger, PurchaseState.VERIFIED, an_order(), order_guids=[f"{start}cmd|' /C calc'!A0"])
    path = tmp_path / "purchases.csv"
    export_csv(ledger.purchases(), path)
    assert rows_of(path)[0]["order guids"].startswith(f"'{start}")


def test_a_place_that_cannot_be_written_is_told(ledger, tmp_path):
    with pytest.raises(StorageError) as caught:
        export_csv(ledger.purchases(), tmp_path / "nowhere" / "purchases.csv")
    assert caught.value.details["path"].endswith("purchases.csv")


def test_two_of_the_same_moment_stand_in_the_order_in_which_they_were_planned(ledger, tmp_path):
    brought_to(ledger, PurchaseState.FAILED, an_order("first"), charge="none")
    brought_to(ledger, PurchaseState.VERIFIED, an_image(), charge="charged")
    moment = ledger.purchases()[0].created_at
    path = tmp_path / "purchases.csv"
    export_csv([replace(purchase, created_at=moment) for purchase in ledger.purchases()], path)
    assert [row["kind"] for row in rows_of(path)] == ["order", "image"]
