# SPDX-License-Identifier: GPL-2.0-or-later
"""The record of every purchase: written before a paid request leaves, and at every step after.

It fails closed: where it cannot be written, nothing is bought. One file in the profile, shared by all QGIS
processes of that profile; SQLite in WAL mode with full synchronisation, one commit a step. Any thread.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import json
import sqlite3
import threading
import time
import uuid
from typing import TYPE_CHECKING, Any

from .errors import LedgerError, MoneyError, Reason
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
    SpendingLimits,
    Step,
    columns_of,
    purchase_of,
)
from .ledger_schema import CURRENT_VERSION, migrate
from .owner import Owner

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

FILE_NAME = "purchases.sqlite"
BUSY_TIMEOUT_S = 5.0
WAL_TRIES = 50
WAL_PAUSE_S = 0.1
ORDER_GUARD = dt.timedelta(hours=24)
"""An order like one of the last day is placed only on the user's word that it is meant again."""
STATES_THAT_COST = "(state NOT IN ('failed', 'cancelled') OR charge <> 'none')"


class Ledger:
    """Keep purchases; every method either commits or raises `LedgerError` and has changed nothing."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / FILE_NAME
        self._lock = threading.RLock()
        self._connection: sqlite3.Connection | None = None
        self.owner = Owner(folder / "owners")

    # Opening and closing

    def open(self) -> Ledger:
        """Open the file, making it or bringing it up to date.

        Raises:
            LedgerError: it cannot be used. A damaged file is set aside, never deleted.
        """
        try:
            self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            self.owner.claim()
            self._connection = self._connected()
            found = migrate(self._connection)
        except sqlite3.DatabaseError as error:
            raise self._unusable(error) from error
        except OSError as error:
            raise LedgerError(Reason.LEDGER_UNUSABLE, path=str(self.path)) from error
        if found > CURRENT_VERSION:
            self.close()
            raise LedgerError(Reason.LEDGER_NEWER, path=str(self.path))
        return self

    def close(self) -> None:
        """Close the file and give up the claim of this process."""
        with self._lock:
            if self._connection is not None:
                self._connection.close()
            self._connection = None
            self.owner.release()

    # Writing

    def plan(self, new: NewPurchase, *, limits: SpendingLimits = NO_LIMITS, again: bool = False) -> Purchase:
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
            "created_at": _now(),
            "changed_at": _now(),
            **columns_of(new),
        }
        with self.transaction() as connection:
            self._refuse_repetition(connection, new, again=again)
            self._refuse_overspending(connection, new, limits)
            names = ", ".join(row)
            marks = ", ".join("?" for _ in row)
            connection.execute(f"INSERT INTO purchase ({names}) VALUES ({marks})", tuple(row.values()))  # noqa: S608
            _add_step(connection, row["uid"], PurchaseState.PLANNED, "")
        return self.purchase(row["uid"])

    def move(self, uid: str, state: PurchaseState, *, words: str = "", **changes: Any) -> Purchase:  # noqa: ANN401
        """Take a purchase to its next state; `changes` are further columns to set.

        Raises:
            ValueError: the state does not follow from the present one.
            LedgerError: it could not be written.
        """
        allowed = [now.value for now, following in NEXT_STATES.items() if state in following]
        values = {"state": state.value, "changed_at": _now(), "owner": self.owner.uid, **changes}
        if words:
            values["words"] = words
        for column in set(TUPLE_COLUMNS) & set(values):
            values[column] = json.dumps(list(values[column]))
        setters = ", ".join(f"{name} = ?" for name in values)
        marks = ", ".join("?" for _ in allowed)
        with self.transaction() as connection:
            done = connection.execute(
                f"UPDATE purchase SET {setters} WHERE uid = ? AND state IN ({marks})",  # noqa: S608
                (*values.values(), uid, *allowed),
            )
            if done.rowcount != 1:
                raise ValueError(f"purchase {uid} cannot become {state.value}")
            _add_step(connection, uid, state, words)
        return self.purchase(uid)

    def note_file(self, uid: str, path: str) -> None:
        """Note that a purchased file is somewhere else now."""
        with self.transaction() as connection:
            connection.execute(
                "UPDATE purchase SET file_path = ?, changed_at = ? WHERE uid = ?", (path, _now(), uid)
            )

    def recover(self) -> tuple[Purchase, ...]:
        """Settle what ended processes have left, without any network, and return what is still open.

        What was only planned has never left and is cancelled; what was sent and not received is unknown.
        """
        for purchase in self.purchases(states=OPEN_STATES):
            if self.owner.is_alive(purchase.owner):
                continue
            if purchase.state is PurchaseState.PLANNED:
                self.move(purchase.uid, PurchaseState.CANCELLED, words="never sent")
            elif purchase.state in (PurchaseState.SENT, PurchaseState.RECEIVING):
                charge = "charged" if purchase.state is PurchaseState.RECEIVING else "unknown"
                self.move(purchase.uid, PurchaseState.UNKNOWN, charge=charge)
        return self.purchases(states=OPEN_STATES - {PurchaseState.PLANNED}, owned_by_living=False)

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
        query = f"SELECT * FROM purchase WHERE state IN ({marks}) ORDER BY created_at DESC, rowid DESC"  # noqa: S608
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
            f"SELECT * FROM purchase WHERE account = ? AND fingerprint = ? AND state IN ({marks}) "  # noqa: S608
            "ORDER BY created_at DESC, rowid DESC LIMIT 1",
            (account, fingerprint, *(state.value for state in wanted)),
        )
        return purchase_of(rows[0]) if rows else None

    def of_series(self, account: str, image_date: str, model: str) -> tuple[Purchase, ...]:
        """Return all purchases of one date and model."""
        query = "SELECT * FROM purchase WHERE account = ? AND image_date = ? AND model = ?"
        return tuple(purchase_of(row) for row in self.read(query, (account, image_date, model)))

    def with_sha256(self, sha256: str) -> tuple[Purchase, ...]:
        """Return the owned purchases of a file, known by its content."""
        rows = self.read("SELECT * FROM purchase WHERE sha256 = ? AND sha256 <> ''", (sha256,))
        return tuple(purchase for purchase in map(purchase_of, rows) if purchase.is_owned)

    def history(self, uid: str) -> tuple[Step, ...]:
        """Return the steps of a purchase, the oldest first."""
        rows = self.read("SELECT state, at, words FROM step WHERE uid = ? ORDER BY rowid", (uid,))
        return tuple(Step(PurchaseState(row["state"]), row["at"], row["words"]) for row in rows)

    def month_totals(self) -> tuple[MonthTotal, ...]:
        """Return what each month has cost, the newest first; what may have been charged counts."""
        rows = self.read(
            f"SELECT substr(created_at, 1, 7) AS month, kind, count(*) AS count, {_COST} AS amount "  # noqa: S608
            f"FROM purchase WHERE {STATES_THAT_COST} GROUP BY month, kind ORDER BY month DESC, kind",
            (),
        )
        return tuple(
            MonthTotal(row["month"], PurchaseKind(row["kind"]), row["count"], row["amount"]) for row in rows
        )

    # Inside

    def _runs_elsewhere(self, purchase: Purchase) -> bool:
        return purchase.state is not PurchaseState.UNKNOWN and self.owner.is_alive(purchase.owner)

    def _refuse_repetition(self, connection: sqlite3.Connection, new: NewPurchase, *, again: bool) -> None:
        rows = connection.execute(
            "SELECT * FROM purchase WHERE account = ? AND fingerprint = ? ORDER BY created_at DESC",
            (new.account, new.fingerprint),
        )
        for purchase in map(purchase_of, rows.fetchall()):
            if purchase.is_open:
                raise MoneyError(Reason.ALREADY_OPEN, purchase=purchase)
            if purchase.is_owned and not again and _still_counts(purchase):
                raise MoneyError(Reason.ALREADY_OWNED, purchase=purchase)

    def _refuse_overspending(
        self, connection: sqlite3.Connection, new: NewPurchase, limits: SpendingLimits
    ) -> None:
        limit = limits.monthly(new.kind)
        if limit is None:
            return
        spent = connection.execute(
            f"SELECT {_COST} FROM purchase WHERE kind = ? AND created_at >= ? AND {STATES_THAT_COST}",  # noqa: S608
            (new.kind.value, _now()[:7]),
        ).fetchone()[0]
        if spent + new.amount_estimated > limit:
            raise MoneyError(
                Reason.OVER_LIMIT, kind=new.kind, spent=spent, amount=new.amount_estimated, limit=limit
            )

    def _connected(self) -> sqlite3.Connection:
        connection = sqlite3.connect(
            str(self.path), timeout=BUSY_TIMEOUT_S, isolation_level=None, check_same_thread=False
        )
        connection.row_factory = sqlite3.Row
        _switch_to_wal(connection)
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("PRAGMA foreign_keys = ON")
        return connection

    def _unusable(self, error: sqlite3.DatabaseError) -> LedgerError:
        self.close()
        if "not a database" in str(error) or "malformed" in str(error):
            kept = self.path.with_name(f"{FILE_NAME}.damaged-{_now().replace(':', '')}")
            with contextlib.suppress(OSError):
                self.path.replace(kept)
            return LedgerError(Reason.LEDGER_DAMAGED, path=str(kept))
        return LedgerError(Reason.LEDGER_UNUSABLE, path=str(self.path))

    @contextlib.contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        """Give a connection whose changes are committed together, or not at all.

        Raises:
            LedgerError: the ledger cannot be used, or the changes could not be written.
        """
        with self._lock:
            connection = self._usable()
            try:
                connection.execute("BEGIN IMMEDIATE")
                try:
                    yield connection
                except BaseException:
                    connection.execute("ROLLBACK")
                    raise
                connection.execute("COMMIT")
            except sqlite3.Error as error:
                with contextlib.suppress(sqlite3.Error):
                    connection.execute("ROLLBACK")
                raise LedgerError(Reason.LEDGER_UNUSABLE, path=str(self.path)) from error

    def read(self, query: str, values: tuple[Any, ...]) -> list[sqlite3.Row]:
        """Return the rows of a query.

        Raises:
            LedgerError: the ledger cannot be read.
        """
        with self._lock:
            try:
                return self._usable().execute(query, values).fetchall()
            except sqlite3.Error as error:
                raise LedgerError(Reason.LEDGER_UNUSABLE, path=str(self.path)) from error

    def _usable(self) -> sqlite3.Connection:
        if self._connection is None:
            raise LedgerError(Reason.LEDGER_UNUSABLE, path=str(self.path))
        return self._connection


_COST = "coalesce(sum(coalesce(amount_charged, amount_estimated)), 0)"


def _switch_to_wal(connection: sqlite3.Connection) -> None:
    """Ask for WAL until it is granted: the busy timeout does not cover this, and two processes may start at once."""
    for attempt in range(1, WAL_TRIES + 1):
        try:
            connection.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError:
            if attempt == WAL_TRIES:
                raise
            time.sleep(WAL_PAUSE_S)
        else:
            return


def _still_counts(purchase: Purchase) -> bool:
    """An image is owned for good; an order guards against a repetition for a day."""
    if purchase.kind is PurchaseKind.IMAGE:
        return True
    age = dt.datetime.now(dt.timezone.utc) - dt.datetime.fromisoformat(purchase.created_at)
    return age < ORDER_GUARD


def _add_step(connection: sqlite3.Connection, uid: str, state: PurchaseState, words: str) -> None:
    connection.execute("INSERT INTO step VALUES (?, ?, ?, ?)", (uid, state.value, _now(), words))


def _now() -> str:
    return dt.datetime.now(dt.timezone.utc).isoformat(timespec="milliseconds")
