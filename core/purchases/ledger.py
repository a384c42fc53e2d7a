# SPDX-License-Identifier: GPL-2.0-or-later
"""The record of every purchase: written before a paid request leaves, and at every step after.

It fails closed: where it cannot be written, nothing is bought. One file in the profile, shared by all QGIS
processes of that profile; SQLite in WAL mode with full synchronisation, one commit a step. Any thread.
"""

from __future__ import annotations

import datetime as dt
import json
import uuid
from typing import TYPE_CHECKING, Any

from ...clearsky.errors import Charge
from ..errors import MoneyError, Reason
from . import spending
from .ledger_file import BUSY_TIMEOUT_S, FILE_NAME, LedgerFile, now_text
from .ledger_rows import (
    NEXT_STATES,
    NO_LIMITS,
    OPEN_STATES,
    OWNED_STATES,
    TUPLE_COLUMNS,
    MonthTotal,
    NewPurchase,
    Purchase,
    PurchaseKind,
    PurchaseState,
    Step,
    columns_of,
    purchase_of,
)
from .under_way import UnderWay

if TYPE_CHECKING:
    import sqlite3
    from pathlib import Path

    from .ledger_rows import Limits

__all__ = ["BUSY_TIMEOUT_S", "FILE_NAME", "ORDER_GUARD", "Ledger"]

ORDER_GUARD = dt.timedelta(hours=24)
"""An order like one of the last day is placed only on the user's word that it is meant again."""


class Ledger(LedgerFile):
    """Keep purchases; every method either commits or raises `LedgerError` and has changed nothing.

    Beside what is written down stands what is not: which of them this process receives now (`under_way`).
    """

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.under_way = UnderWay()

    # Writing

    def plan(self, new: NewPurchase, *, limits: Limits = NO_LIMITS, again: bool = False) -> Purchase:
        """Write a purchase down before anything is sent, if nothing speaks against it.

        `again` is the user's word that the same thing is wanted once more although it was bought before.

        Raises:
            MoneyError: the same request is open, was bought before, or the month's limit would be passed.
            LedgerError: it could not be written; then nothing may be sent.
        """
        row = {
            "uid": uuid.uuid4().hex,
            "state": PurchaseState.PLANNED.value,
            "owner": self.owner.uid,
            "created_at": now_text(),
            "changed_at": now_text(),
            **columns_of(new),
        }
        with self.transaction() as connection:
            self._refuse_repetition(connection, new, again=again)
            spending.refuse_overspending(connection, new, limits)
            names = ", ".join(row)
            marks = ", ".join("?" for _ in row)
            connection.execute(f"INSERT INTO purchase ({names}) VALUES ({marks})", tuple(row.values()))  # noqa: S608 (columns) # nosec B608
            _add_step(connection, row["uid"], PurchaseState.PLANNED, "")
            return _one(connection, row["uid"])

    def move(self, uid: str, state: PurchaseState, *, words: str = "", **changes: Any) -> Purchase:  # noqa: ANN401 (columns)
        """Take a purchase to its next state; `changes` are further columns to set.

        Raises:
            ValueError: the state does not follow from the present one.
            LedgerError: it could not be written.
        """
        with self.transaction() as connection:
            return self._moved(connection, uid, state, words, changes)

    def undo_order(self, uid: str) -> None:
        """Note that an order was cancelled before it was accepted: its charge is taken back (contract 7.2).

        Raises:
            LedgerError: it could not be written.
        """
        self._correct(uid, PurchaseState.CANCELLED, Charge.NONE)

    def redo_order(self, uid: str) -> None:
        """Note that an order which was taken for undone goes on after all: it is charged.

        Raises:
            LedgerError: it could not be written.
        """
        self._correct(uid, PurchaseState.VERIFIED, Charge.CHARGED)

    def note_order(self, uid: str, *, undo_asked_at: str, renews_until: str) -> None:
        """Note what is known of an order's end; see `Purchase`."""
        with self.transaction() as connection:
            connection.execute(
                "UPDATE purchase SET undo_asked_at = ?, renews_until = ?, changed_at = ? WHERE uid = ?",
                (undo_asked_at, renews_until, now_text(), uid),
            )

    def note_file(self, uid: str, path: str) -> None:
        """Note that a purchased file is somewhere else now."""
        with self.transaction() as connection:
            connection.execute(
                "UPDATE purchase SET file_path = ?, changed_at = ? WHERE uid = ?", (path, now_text(), uid)
            )

    def recover(self) -> tuple[Purchase, ...]:
        """Settle what ended processes have left, without any network, and return what is still open.

        What was only planned has never left and is cancelled; what was sent and not received is unknown.
        Several processes may do so at once: each purchase is settled by one of them.
        """
        for purchase in self.purchases(states=OPEN_STATES):
            if not self.owner.is_alive(purchase.owner):
                self._settle(purchase)
        return self.purchases(states=OPEN_STATES - {PurchaseState.PLANNED}, owned_by_living=False)

    def take_over(self, purchase: Purchase) -> bool:
        """Make an open purchase of an ended process this process's own; False if another was quicker."""
        if purchase.owner == self.owner.uid:
            return True
        if self.owner.is_alive(purchase.owner):
            return False
        with self.transaction() as connection:
            done = connection.execute(
                "UPDATE purchase SET owner = ? WHERE uid = ? AND owner = ? AND state = ?",
                (self.owner.uid, purchase.uid, purchase.owner, purchase.state.value),
            )
            return done.rowcount == 1

    # Reading

    def purchase(self, uid: str) -> Purchase:
        """Return one purchase.

        Raises:
            KeyError: there is none of that id.
        """
        rows = self.read("SELECT * FROM purchase WHERE uid = ?", (uid,))
        if not rows:
            raise KeyError(uid)
        return purchase_of(rows[0])

    def purchases(
        self,
        *,
        states: frozenset[PurchaseState] | None = None,
        account: str | None = None,
        owned_by_living: bool = True,
    ) -> tuple[Purchase, ...]:
        """Return purchases, the newest first; `owned_by_living=False` leaves out those that still run."""
        wanted = [state.value for state in (states or frozenset(PurchaseState))]
        marks = ", ".join("?" for _ in wanted)
        query = f"SELECT * FROM purchase WHERE state IN ({marks}) ORDER BY created_at DESC, rowid DESC"  # noqa: S608 (marks) # nosec B608
        found = (purchase_of(row) for row in self.read(query, tuple(wanted)))
        return tuple(
            purchase
            for purchase in found
            if (account is None or purchase.account == account)
            and (owned_by_living or not self._runs_elsewhere(purchase))
        )

    def find(self, account: str, fingerprint: str) -> Purchase | None:
        """Return the newest purchase of a request that is open or owned, or None."""
        wanted = OPEN_STATES | OWNED_STATES
        marks = ", ".join("?" for _ in wanted)
        rows = self.read(
            f"SELECT * FROM purchase WHERE account = ? AND fingerprint = ? AND state IN ({marks}) "  # noqa: S608 (question marks alone) # nosec B608
            "ORDER BY created_at DESC, rowid DESC LIMIT 1",
            (account, fingerprint, *(state.value for state in wanted)),
        )
        return purchase_of(rows[0]) if rows else None

    def of_series(self, account: str, image_date: str, model: str) -> tuple[Purchase, ...]:
        """Return all purchases of one date and model."""
        query = "SELECT * FROM purchase WHERE account = ? AND image_date = ? AND model = ?"
        return tuple(purchase_of(row) for row in self.read(query, (account, image_date, model)))

    def named_orders(self, account: str) -> tuple[Purchase, ...]:
        """Return the account's orders that the service has named, undone ones too."""
        query = "SELECT * FROM purchase WHERE account = ? AND kind = ? AND order_guids <> '[]'"
        return tuple(purchase_of(row) for row in self.read(query, (account, PurchaseKind.ORDER.value)))

    def history(self, uid: str) -> tuple[Step, ...]:
        """Return the steps of a purchase, the oldest first."""
        rows = self.read("SELECT state, at, words FROM step WHERE uid = ? ORDER BY rowid", (uid,))
        return tuple(Step(PurchaseState(row["state"]), row["at"], row["words"]) for row in rows)

    def month_totals(self, account: str = "") -> tuple[MonthTotal, ...]:
        """Return what each month has cost at an account's service, or at all of them, the newest first.

        What may have been charged counts, and so do the renewals of recurring orders up to now.
        """
        service = spending.service_of(account)
        here = (p for p in self.purchases() if not account or spending.service_of(p.account) == service)
        return spending.totals(here, spending.this_month())

    def spent_this_month(self, account: str, kind: PurchaseKind) -> float:
        """Return what this month costs at an account's service, by the rule of the limit.

        Raises:
            LedgerError: it is not known.
        """
        with self.transaction() as connection:
            return spending.spent_in(connection, account, kind, spending.this_month())

    def check_room(self, account: str, kind: PurchaseKind, amount: float, limits: Limits) -> None:
        """Refuse an amount that this month has no room for, as `plan` would.

        Raises:
            MoneyError: the limit would be passed.
            LedgerError: it is not known what was spent.
        """
        with self.transaction() as connection:
            spending.check_room(connection, account, kind, amount, limits)

    # Inside

    def _moved(
        self,
        connection: sqlite3.Connection,
        uid: str,
        state: PurchaseState,
        words: str,
        changes: dict[str, Any],
    ) -> Purchase:
        allowed = [now.value for now, following in NEXT_STATES.items() if state in following]
        values = {"state": state.value, "changed_at": now_text(), "owner": self.owner.uid, **changes}
        if words:
            values["words"] = words
        for column in set(TUPLE_COLUMNS) & set(values):
            values[column] = json.dumps(list(values[column]))
        setters = ", ".join(f"{name} = ?" for name in values)
        marks = ", ".join("?" for _ in allowed)
        done = connection.execute(
            f"UPDATE purchase SET {setters} WHERE uid = ? AND state IN ({marks})",  # noqa: S608 (names of columns) # nosec B608
            (*values.values(), uid, *allowed),
        )
        if done.rowcount != 1:
            raise ValueError(f"purchase {uid} cannot become {state.value}")
        _add_step(connection, uid, state, words)
        return _one(connection, uid)

    def _correct(self, uid: str, state: PurchaseState, charge: Charge) -> None:
        """Set what a list of orders has shown, whatever was believed before."""
        with self.transaction() as connection:
            connection.execute(
                "UPDATE purchase SET state = ?, charge = ?, changed_at = ? WHERE uid = ?",
                (state.value, charge.value, now_text(), uid),
            )
            _add_step(connection, uid, state, "")

    def _settle(self, purchase: Purchase) -> None:
        """Say what a purchase of an ended process has become, unless that is said already."""
        with self.transaction() as connection:
            now = _one(connection, purchase.uid)  # another start may have been quicker
            if now.state is PurchaseState.PLANNED:
                self._moved(connection, now.uid, PurchaseState.CANCELLED, "never sent", {})
            elif now.state in (PurchaseState.SENT, PurchaseState.RECEIVING):
                charge = "charged" if now.state is PurchaseState.RECEIVING else "unknown"
                self._moved(connection, now.uid, PurchaseState.UNKNOWN, "", {"charge": charge})

    def _runs_elsewhere(self, purchase: Purchase) -> bool:
        return purchase.state is not PurchaseState.UNKNOWN and self.owner.is_alive(purchase.owner)

    def _refuse_repetition(self, connection: sqlite3.Connection, new: NewPurchase, *, again: bool) -> None:
        rows = connection.execute(
            "SELECT * FROM purchase WHERE account = ? AND fingerprint = ? ORDER BY created_at DESC",
            (new.account, new.fingerprint),
        )
        for purchase in map(purchase_of, rows.fetchall()):
            if purchase.state is PurchaseState.PLANNED and not self.owner.is_alive(purchase.owner):
                self._moved(connection, purchase.uid, PurchaseState.CANCELLED, "never sent", {})
            elif purchase.is_open:
                raise MoneyError(Reason.ALREADY_OPEN, purchase=purchase)
            elif purchase.is_owned and not again and _still_counts(purchase):
                raise MoneyError(Reason.ALREADY_OWNED, purchase=purchase)


def _still_counts(purchase: Purchase) -> bool:
    """An image is owned for good; an order guards against a repetition for a day."""
    if purchase.kind is PurchaseKind.IMAGE:
        return True
    age = dt.datetime.now(dt.timezone.utc) - dt.datetime.fromisoformat(purchase.created_at)
    return age < ORDER_GUARD


def _one(connection: sqlite3.Connection, uid: str) -> Purchase:
    return purchase_of(connection.execute("SELECT * FROM purchase WHERE uid = ?", (uid,)).fetchone())


def _add_step(connection: sqlite3.Connection, uid: str, state: PurchaseState, words: str) -> None:
    connection.execute("INSERT INTO step VALUES (?, ?, ?, ?)", (uid, state.value, now_text(), words))
