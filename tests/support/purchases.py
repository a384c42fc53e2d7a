# SPDX-License-Identifier: GPL-2.0-or-later
"""Purchases for the tests of the ledger."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from clearsky_qgis.core.purchases.ledger_rows import NewPurchase, Purchase, PurchaseKind, PurchaseState

if TYPE_CHECKING:
    from clearsky_qgis.core.purchases.ledger import Ledger

REAL, PLAY = "https://api.example#tenant", "http://127.0.0.1:9#play-tenant"
AREA = "POLYGON ((9.5 55.7, 9.51 55.7, 9.51 55.71, 9.5 55.71, 9.5 55.7))"
WAY_TO = {
    PurchaseState.PLANNED: (),
    PurchaseState.SENT: (PurchaseState.SENT,),
    PurchaseState.RECEIVING: (PurchaseState.SENT, PurchaseState.RECEIVING),
    PurchaseState.RECEIVED: (PurchaseState.SENT, PurchaseState.RECEIVED),
    PurchaseState.VERIFIED: (PurchaseState.SENT, PurchaseState.VERIFIED),
    PurchaseState.LOADED: (PurchaseState.SENT, PurchaseState.VERIFIED, PurchaseState.LOADED),
    PurchaseState.FAILED: (PurchaseState.FAILED,),
    PurchaseState.CANCELLED: (PurchaseState.CANCELLED,),
    PurchaseState.UNKNOWN: (PurchaseState.SENT, PurchaseState.UNKNOWN),
}
"""The shortest way to each state."""


def an_image(fingerprint: str = "f1", **changes: Any) -> NewPurchase:
    """Return an image of 2 units."""
    values: dict[str, Any] = {
        "kind": PurchaseKind.IMAGE,
        "account": REAL,
        "fingerprint": fingerprint,
        "request_json": "{}",
        "aoi_wkt": AREA,
        "area_km2": 0.7,
        "image_date": "2024-05-04",
        "model": "Stratus2",
        "amount_estimated": 2.0,
    }
    return NewPurchase(**{**values, **changes})


def an_order(fingerprint: str = "o1", **changes: Any) -> NewPurchase:
    """Return an order of 30 euros."""
    return an_image(
        fingerprint, **{"kind": PurchaseKind.ORDER, "image_date": "", "amount_estimated": 30.0, **changes}
    )


def as_bought(new: NewPurchase, created_at: str) -> Purchase:
    """Return the row of a purchase that went well, without a ledger."""
    values = {name: getattr(new, name) for name in NewPurchase.__dataclass_fields__}
    nothing = dict.fromkeys(("expected_bytes", "size_bytes"))
    texts = dict.fromkeys(("uid", "words", "sha256", "owner"), "")
    state = {"state": PurchaseState.VERIFIED, "charge": "charged", "order_guids": ()}
    return Purchase(**values, **nothing, **texts, **state, created_at=created_at, changed_at=created_at)


def brought_to(ledger: Ledger, state: PurchaseState, new: NewPurchase, **changes: Any) -> Purchase:
    """Write a purchase down and take it to a state; `changes` come with the last step."""
    purchase = ledger.plan(new, again=True)
    *way, last = (*WAY_TO[state],) or (None,)
    for step in way:
        ledger.move(purchase.uid, step)
    return purchase if last is None else ledger.move(purchase.uid, last, **changes)
