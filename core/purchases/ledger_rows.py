# SPDX-License-Identifier: GPL-2.0-or-later
"""What the ledger knows of one purchase, and through which states it may go."""

from __future__ import annotations

import json
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    import sqlite3

TUPLE_COLUMNS = ("order_guids", "guids_before")
"""Columns that hold a JSON list."""
UPLOAD_MARK = '"UploadUrl":"'
"""What stands in a written request that names an upload address, and is quicker to look for than to read it."""


class PurchaseKind(str, Enum):
    """What is bought."""

    IMAGE = "image"
    """A download; paid in processing units."""
    ORDER = "order"
    """A tasking order; paid in euros."""


class PurchaseState(str, Enum):
    """How far a purchase is. Only what has not been SENT has surely cost nothing."""

    PLANNED = "planned"
    """Written down; nothing has left yet."""
    SENT = "sent"
    """The request may have left."""
    RECEIVING = "receiving"
    """The service has begun to answer with the file: it counts as fetched."""
    RECEIVED = "received"
    """Every byte is on disk, not yet checked."""
    VERIFIED = "verified"
    """Checked, and under its own name; for an order: the service has named it."""
    LOADED = "loaded"
    """In a project."""
    FAILED = "failed"
    """Ended without what was wanted; `charge` says whether it cost something."""
    CANCELLED = "cancelled"
    """Stopped by the user; `charge` says whether it cost something."""
    UNKNOWN = "unknown"
    """The answer was lost: it may have been bought. Never sent again by itself."""


_S = PurchaseState

OPEN_STATES = frozenset({_S.PLANNED, _S.SENT, _S.RECEIVING, _S.RECEIVED, _S.UNKNOWN})
"""While a purchase is in one of these, the same request cannot be planned again."""
OWNED_STATES = frozenset({_S.VERIFIED, _S.LOADED})

_ENDED_BADLY = frozenset({_S.FAILED, _S.CANCELLED})
NEXT_STATES: dict[PurchaseState, frozenset[PurchaseState]] = {
    _S.PLANNED: _ENDED_BADLY | {_S.SENT},
    _S.SENT: _ENDED_BADLY | {_S.RECEIVING, _S.RECEIVED, _S.VERIFIED, _S.UNKNOWN},
    _S.RECEIVING: _ENDED_BADLY | {_S.RECEIVED, _S.VERIFIED, _S.UNKNOWN},
    _S.RECEIVED: frozenset({_S.VERIFIED, _S.FAILED, _S.UNKNOWN}),
    _S.VERIFIED: frozenset({_S.LOADED, _S.FAILED}),
    _S.LOADED: frozenset({_S.LOADED, _S.FAILED}),
    _S.UNKNOWN: _ENDED_BADLY | {_S.RECEIVED, _S.VERIFIED},
    _S.FAILED: frozenset(),
    _S.CANCELLED: frozenset(),
}


@dataclass(frozen=True)
class NewPurchase:
    """What is written down before anything is sent. Holds no secret: an upload address is not part of it."""

    kind: PurchaseKind
    account: str
    """Service address and tenant: play money and real money never mix."""
    fingerprint: str
    """SHA-256 of the canonical request."""
    request_json: str
    aoi_wkt: str
    area_km2: float
    image_date: str
    """ISO date of an image; empty for an order."""
    model: str
    amount_estimated: float
    """Processing units for an image, euros for an order."""
    amount_monthly: float = 0.0
    """What each later month costs, in euros; nothing but for an order that is charged again."""
    renews_until: str = ""
    """The last day that an order is charged for again, ISO; empty where it has no end."""
    file_path: str = ""
    """Where the image is to be, under its own name."""
    staging_path: str = ""
    """Where it arrives before it is checked."""
    guids_before: tuple[str, ...] = ()
    """The orders that the account had before this one was sent."""


@dataclass(frozen=True)
class Purchase:
    """One row of the ledger."""

    uid: str
    kind: PurchaseKind
    state: PurchaseState
    account: str
    fingerprint: str
    request_json: str
    aoi_wkt: str
    area_km2: float
    image_date: str
    model: str
    amount_estimated: float
    """What was agreed to; what it has charged the service does not tell."""
    charge: str
    """`none`, `unknown` or `charged`, as far as is known."""
    words: str
    """What the service or the disk said when it failed."""
    order_guids: tuple[str, ...]
    guids_before: tuple[str, ...]
    file_path: str
    staging_path: str
    expected_bytes: int | None
    size_bytes: int | None
    sha256: str
    owner: str
    created_at: str
    """ISO, UTC."""
    changed_at: str
    amount_monthly: float = 0.0
    """What was agreed to for each later month of an order, in euros."""
    renews_until: str = ""
    """The last day that is charged for, ISO, as ordered or as a list has shown; empty while an order goes on."""
    undo_asked_at: str = ""
    """When the user asked to undo an order, ISO, UTC; empty where nobody did or it was accepted all the same."""

    @property
    def may_have_cost(self) -> bool:
        """Whether it was or may have been charged."""
        return self.charge != "none" or self.state not in (PurchaseState.FAILED, PurchaseState.CANCELLED)

    @property
    def uploaded_to(self) -> str:
        """Where an image was to be put by the service, masked after the host; empty where it was to come here."""
        if UPLOAD_MARK not in self.request_json:
            return ""
        return str(json.loads(self.request_json)["UploadUrl"])

    @property
    def is_open(self) -> bool:
        """Whether its end is not known yet."""
        return self.state in OPEN_STATES

    @property
    def is_to_be_finished(self) -> bool:
        """Whether every byte is on disk and only the place for the whole file was missing."""
        return self.state is PurchaseState.UNKNOWN and bool(self.sha256)

    @property
    def is_owned(self) -> bool:
        """Whether what was bought is there."""
        return self.state in OWNED_STATES


@dataclass(frozen=True)
class Step:
    """One line of a purchase's history."""

    state: PurchaseState
    at: str
    words: str


@dataclass(frozen=True)
class MonthTotal:
    """What a month has cost in one currency."""

    month: str
    """As 2024-05."""
    kind: PurchaseKind
    count: int
    amount: float


class Limits(Protocol):
    """What the user allows. Every paid path obeys it, and asks anew for each purchase."""

    @property
    def monthly_units(self) -> float | None:
        """Processing units a month; None is no limit."""

    @property
    def monthly_euros(self) -> float | None:
        """Euros a month; None is no limit."""

    def monthly(self, kind: PurchaseKind) -> float | None:
        """Return the limit for one kind of money."""


@dataclass(frozen=True)
class SpendingLimits:
    """Limits as they were at a moment; None is no limit."""

    monthly_units: float | None = None
    monthly_euros: float | None = None

    def monthly(self, kind: PurchaseKind) -> float | None:
        """Return the limit for one kind of money."""
        return self.monthly_units if kind is PurchaseKind.IMAGE else self.monthly_euros


def columns_of(new: NewPurchase) -> dict[str, Any]:
    """Turn what is to be written into columns."""
    columns = {name: getattr(new, name) for name in NewPurchase.__dataclass_fields__}
    columns["kind"] = new.kind.value
    columns["guids_before"] = json.dumps(list(new.guids_before))
    return columns


def purchase_of(row: sqlite3.Row) -> Purchase:
    """Turn a row into a purchase."""
    values = {name: row[name] for name in Purchase.__dataclass_fields__}
    for column in TUPLE_COLUMNS:
        values[column] = tuple(json.loads(values[column]))
    values["kind"] = PurchaseKind(values["kind"])
    values["state"] = PurchaseState(values["state"])
    return Purchase(**values)


NO_LIMITS = SpendingLimits()
