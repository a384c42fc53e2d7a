# SPDX-License-Identifier: GPL-2.0-or-later
"""Who calls the service now and who waits to, in all processes of a profile: rows with heartbeats, read and written.

Times are seconds of the wall clock, the only one that processes share. A row whose heartbeat is too old belongs to
a process that has died or hangs; one from the future was written before the clock was set back. Neither counts.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ...clearsky.slots import Gate

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Mapping

STALE_S = 30.0
WAIT_STALE_S = 3.0
SLACK_S = 5.0


@dataclass(frozen=True)
class Party:
    """One process at the gate of one account."""

    account: str
    owner: str


@dataclass(frozen=True)
class Crowd:
    """How many calls run, and how many others wait for longer than we do; paid ones also by themselves."""

    busy: int
    busy_paid: int
    ahead_free: int
    ahead_paid: int
    is_shared: bool
    """Whether another process is there at all."""

    def lets_in(self, gate: Gate, *, paid: bool, now: float) -> bool:
        """Say whether one more call may begin: those who wait for longer come first."""
        ahead = self.ahead_free + (self.ahead_paid if paid else 0)
        return gate.admits(
            paid=paid, busy=self.busy + ahead, busy_paid=self.busy_paid + self.ahead_paid, now=now
        )


def gate_of(connection: sqlite3.Connection, account: str) -> Gate:
    """Return an account's gate as all processes know it."""
    row = connection.execute(
        "SELECT call_limit, width, changed_at, resume_at FROM gate WHERE account = ?", (account,)
    ).fetchone()
    return Gate(*row) if row else Gate()


def write_gate(connection: sqlite3.Connection, account: str, gate: Gate) -> None:
    """Tell all processes of a gate."""
    connection.execute(
        "INSERT OR REPLACE INTO gate VALUES (?, ?, ?, ?, ?)",
        (account, gate.limit, gate.width, gate.changed_at, gate.resume_at),
    )


def crowd_of(connection: sqlite3.Connection, party: Party, since: float, now: float) -> Crowd:
    """Count who is there; `since` is when we began to wait."""
    busy, busy_paid, others = connection.execute(
        "SELECT count(*), coalesce(sum(is_paid), 0), coalesce(sum(owner <> ?), 0) FROM lease "
        "WHERE account = ? AND beat_at BETWEEN ? AND ?",
        (party.owner, party.account, now - STALE_S, now + SLACK_S),
    ).fetchone()
    waiting, ahead, ahead_paid = connection.execute(
        "SELECT count(*), coalesce(sum(since < ?), 0), coalesce(sum(is_paid AND since < ?), 0) FROM waiting "
        "WHERE owner <> ? AND account = ? AND beat_at BETWEEN ? AND ?",
        (since, since, party.owner, party.account, now - WAIT_STALE_S, now + SLACK_S),
    ).fetchone()
    return Crowd(busy, busy_paid, ahead - ahead_paid, ahead_paid, is_shared=bool(others or waiting))


def beat(connection: sqlite3.Connection, party: Party, held: Mapping[str, bool], now: float) -> None:
    """Say that slots are held; one that was taken for stale meanwhile stands on the list again."""
    connection.executemany(
        "INSERT OR REPLACE INTO lease VALUES (?, ?, ?, ?, ?)",
        [(slot, party.account, party.owner, paid, now) for slot, paid in held.items()],
    )


def end_lease(connection: sqlite3.Connection, slot: str) -> None:
    """Say that a slot is held no more."""
    connection.execute("DELETE FROM lease WHERE uid = ?", (slot,))


def mark_waiting(
    connection: sqlite3.Connection, party: Party, since: float, now: float, *, paid: bool
) -> None:
    """Say that we wait, and since when."""
    connection.execute(
        "INSERT OR REPLACE INTO waiting VALUES (?, ?, ?, ?, ?)",
        (party.account, party.owner, paid, since, now),
    )


def end_waiting(connection: sqlite3.Connection, party: Party, *, paid: bool) -> None:
    """Say that we wait no more."""
    connection.execute(
        "DELETE FROM waiting WHERE account = ? AND owner = ? AND is_paid = ?",
        (party.account, party.owner, paid),
    )


def owners_of(connection: sqlite3.Connection, account: str) -> tuple[str, ...]:
    """Name the processes that hold or await a slot."""
    rows = connection.execute(
        "SELECT owner FROM lease WHERE account = ?1 UNION SELECT owner FROM waiting WHERE account = ?1",
        (account,),
    )
    return tuple(row[0] for row in rows)


def forget(connection: sqlite3.Connection, owners: Iterable[str], now: float) -> None:
    """Take processes that have died off the lists, and whatever else has long gone stale."""
    for table in ("lease", "waiting"):
        connection.executemany(f"DELETE FROM {table} WHERE owner = ?", [(owner,) for owner in owners])  # noqa: S608 (ours) # nosec B608
        connection.execute(f"DELETE FROM {table} WHERE beat_at < ?", (now - STALE_S,))  # noqa: S608 (ours) # nosec B608
