# SPDX-License-Identifier: GPL-2.0-or-later
"""The account's connections, shared by all QGIS processes of a profile: leases in the ledger's file. Any thread.

A lease has a heartbeat, so that a process that died holds nothing for long. Its commits are not synced: no lease
outlives its process. Where the file cannot be used each process counts for itself, for free calls must go on;
what is paid for needs the ledger anyway.
"""

from __future__ import annotations

import contextlib
import hashlib
import sqlite3
import threading
import time
import uuid
from typing import TYPE_CHECKING

from ...clearsky.slots import OwnSlots
from .leases import (
    Party,
    beat,
    crowd_of,
    end_lease,
    end_waiting,
    forget,
    gate_of,
    mark_waiting,
    owners_of,
    write_gate,
)
from .ledger_schema import CURRENT_VERSION

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from ...clearsky.slots import Gate
    from .owner import Owner

BEAT_S = 10.0
BUSY_TIMEOUT_S = 1.0
LOOK_AROUND_S = 1.0
"""How often who waits says so, and looks whether those who hold the slots still live."""
UNUSABLE = (sqlite3.Error, OSError)


def slots_name(base_url: str, api_key: str) -> str:
    """Name an account's gate: no key can be found out from its hash, so the ledger still holds none."""
    return hashlib.sha256(f"{base_url}\n{api_key}".encode()).hexdigest()


class SharedSlots:
    """The book of slots (`clearsky.slots.SlotBook`) of one account."""

    def __init__(
        self, ledger_path: Path, owner: Owner, account: str, *, clock: Callable[[], float] = time.time
    ) -> None:
        self._path = ledger_path
        self._owner = owner
        self._party = Party(account, owner.uid)
        self._clock = clock
        self._lock = threading.RLock()
        self._own = OwnSlots()
        self._connection: sqlite3.Connection | None = None
        self._held: dict[str, bool] = {}
        self._waits_since: dict[bool, float] = {}
        self._marked: set[bool] = set()
        self._looked_at = 0.0
        self._is_over = threading.Event()
        self._beater: threading.Thread | None = None

    @property
    def width(self) -> int:
        """How many calls may run at once now, in all processes together."""
        with contextlib.suppress(*UNUSABLE), self._lock:
            return gate_of(self._opened(), self._party.account).width
        return self._own.width

    def resize(self, limit: int) -> None:
        """Take the account's limit."""
        self._own.resize(limit)
        self._change(lambda gate: gate.resized(limit))

    def narrow(self, pause_s: float) -> None:
        """Take a complaint of the service: it is meant for all processes."""
        self._own.narrow(pause_s)
        self._change(lambda gate: gate.narrowed(pause_s, self._clock()))

    def take(self, *, paid: bool) -> str | None:
        """Take a slot and return its name, or return None while there is none."""
        with self._lock:
            try:
                since = self._waits_since.setdefault(paid, self._clock())
                slot = self._leased(since, paid=paid)
                if slot is None:
                    self._look_around(since, paid=paid)
            except UNUSABLE:
                self._drop_connection()
                slot = self._own.take(paid=paid)
            if slot is not None:
                self._waits_since.pop(paid, None)
            return slot

    def give_back(self, slot: str) -> None:
        """Give a slot back; a lease that cannot be ended goes stale by itself."""
        with self._lock:
            if self._held.pop(slot, None) is None:
                self._own.give_back(slot)
                return
            with contextlib.suppress(*UNUSABLE), self._changing() as connection:
                end_lease(connection, slot)

    def close(self) -> None:
        """Close the file; a slot that is still held can be given back all the same."""
        self._is_over.set()
        self._drop_connection()

    # Inside

    def _leased(self, since: float, *, paid: bool) -> str | None:
        if not self._is_free(self._opened(), since, paid=paid):  # looked at first: looking locks nobody out
            return None
        with self._changing() as connection:
            if not self._is_free(connection, since, paid=paid):
                return None
            now, slot = self._clock(), uuid.uuid4().hex
            gate = gate_of(connection, self._party.account)
            if gate.recovered(now) != gate:
                write_gate(connection, self._party.account, gate.recovered(now))
            if paid in self._marked:
                end_waiting(connection, self._party, paid=paid)
            beat(connection, self._party, {slot: paid}, now)
        self._marked.discard(paid)
        self._held[slot] = paid
        self._keep_beating()
        return slot

    def _is_free(self, connection: sqlite3.Connection, since: float, *, paid: bool) -> bool:
        now = self._clock()
        gate = gate_of(connection, self._party.account).recovered(now)
        return crowd_of(connection, self._party, since, now).lets_in(gate, paid=paid, now=now)

    def _look_around(self, since: float, *, paid: bool) -> None:
        """Say that we wait, if for another process; free the slots of processes that have died."""
        now = self._clock()
        if abs(now - self._looked_at) < LOOK_AROUND_S and paid in self._marked:
            return
        self._looked_at = now
        connection = self._opened()
        if not crowd_of(connection, self._party, since, now).is_shared:
            return
        dead = [
            owner for owner in owners_of(connection, self._party.account) if not self._owner.is_alive(owner)
        ]
        with self._changing():
            forget(connection, dead, now)
            mark_waiting(connection, self._party, since, now, paid=paid)
        self._marked.add(paid)

    def _change(self, changed: Callable[[Gate], Gate]) -> None:
        account = self._party.account
        with contextlib.suppress(*UNUSABLE), self._lock:
            known = gate_of(self._opened(), account)
            if changed(known) == known:
                return
            with self._changing() as connection:
                write_gate(connection, account, changed(gate_of(connection, account)))

    def _keep_beating(self) -> None:
        if self._beater is None or not self._beater.is_alive():
            self._is_over.clear()
            self._beater = threading.Thread(target=self._beat_on, name="clearsky-slots", daemon=True)
            self._beater.start()

    def _beat_on(self) -> None:
        while not self._is_over.wait(BEAT_S):
            with self._lock:
                if not self._held:
                    self._beater = None
                    return
                with contextlib.suppress(*UNUSABLE), self._changing() as connection:
                    beat(connection, self._party, self._held, self._clock())

    @contextlib.contextmanager
    def _changing(self) -> Iterator[sqlite3.Connection]:
        connection = self._opened()
        connection.execute("BEGIN IMMEDIATE")
        try:
            yield connection
            connection.execute("COMMIT")
        except BaseException:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise

    def _opened(self) -> sqlite3.Connection:
        if self._connection is None:
            self._connection = _connected(self._path)
        return self._connection

    def _drop_connection(self) -> None:
        with self._lock:
            connection, self._connection = self._connection, None
            if connection is not None:
                connection.close()


def _connected(path: Path) -> sqlite3.Connection:
    """Open the ledger's file, which must be there and of our version.

    Raises:
        sqlite3.Error: it cannot be used.
    """
    connection = sqlite3.connect(
        f"{path.resolve().as_uri()}?mode=rw",
        uri=True,
        timeout=BUSY_TIMEOUT_S,
        isolation_level=None,
        check_same_thread=False,
    )
    try:
        connection.execute("PRAGMA synchronous = NORMAL")
        found = connection.execute("PRAGMA user_version").fetchone()[0]
    except BaseException:
        connection.close()
        raise
    if found != CURRENT_VERSION:
        connection.close()
        raise sqlite3.DatabaseError("a ledger of another version")
    return connection
