# SPDX-License-Identifier: GPL-2.0-or-later
"""The ledger's file: opened, brought up to date, set aside when damaged; one commit or nothing. Any thread."""

from __future__ import annotations

import contextlib
import datetime as dt
import sqlite3
import threading
import time
from typing import TYPE_CHECKING, Any, TypeVar

from ..errors import LedgerError, Reason
from .ledger_schema import CURRENT_VERSION, migrate
from .owner import Owner

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

FILE_NAME = "purchases.sqlite"
BUSY_TIMEOUT_S = 5.0
WAL_PAUSE_S = 0.1
SPARE_FOLDER_NAME = "unfinished"
SIDE_FILES = ("-wal", "-shm")
"""What belongs to the file and holds its last commits."""

_SomeLedger = TypeVar("_SomeLedger", bound="LedgerFile")


class LedgerFile:
    """Hold one connection to the file; every method either commits or raises `LedgerError` and has changed nothing."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / FILE_NAME
        self.owner = Owner(folder / "owners")
        self._lock = threading.RLock()
        self._connection: sqlite3.Connection | None = None

    @property
    def spare_folder(self) -> Path:
        """Where the rest of an image goes whose own disk fills up: in the profile, which nobody tidies."""
        return self.path.parent / SPARE_FOLDER_NAME

    def open(self: _SomeLedger) -> _SomeLedger:
        """Open the file, making it or bringing it up to date; an open one stays as it is.

        Raises:
            LedgerError: it cannot be used. A damaged file is set aside, never deleted.
        """
        with self._lock:
            if self._connection is not None:
                return self
            try:
                self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
                self.owner.claim()
                self._connection = _connected(self.path)
                found = migrate(self._connection)
            except (sqlite3.Error, OSError) as error:
                self.close()
                raise self._unusable(error) from error
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

    def _unusable(self, error: Exception) -> LedgerError:
        is_damaged = isinstance(error, sqlite3.Error) and (
            "not a database" in str(error) or "malformed" in str(error)
        )
        if is_damaged:
            kept = self.path.with_name(f"{FILE_NAME}.damaged-{now_text().replace(':', '')}")
            with contextlib.suppress(OSError):
                self._set_aside(kept)
                return LedgerError(Reason.LEDGER_DAMAGED, path=str(kept))
        return LedgerError(Reason.LEDGER_UNUSABLE, path=str(self.path))

    def _set_aside(self, kept: Path) -> None:
        """Rename the file with its side files: together they hold all that can still be read."""
        self.path.replace(kept)
        for suffix in SIDE_FILES:
            with contextlib.suppress(FileNotFoundError):
                self.path.with_name(FILE_NAME + suffix).replace(kept.with_name(kept.name + suffix))

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
                yield connection
                connection.execute("COMMIT")
            except BaseException as error:
                if connection.in_transaction:
                    with contextlib.suppress(sqlite3.Error):
                        connection.execute("ROLLBACK")
                if isinstance(error, sqlite3.Error):
                    raise LedgerError(Reason.LEDGER_UNUSABLE, path=str(self.path)) from error
                raise

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


def now_text() -> str:
    """Return the time as the ledger writes it: ISO, UTC."""
    return dt.datetime.now(dt.timezone.utc).isoformat(timespec="milliseconds")


def _connected(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(
        str(path), timeout=BUSY_TIMEOUT_S, isolation_level=None, check_same_thread=False
    )
    try:
        connection.row_factory = sqlite3.Row
        _switch_to_wal(connection)
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("PRAGMA foreign_keys = ON")
        _check(connection)
    except BaseException:
        connection.close()
        raise
    return connection


def _check(connection: sqlite3.Connection) -> None:
    """Find out now what would otherwise be found out in the middle of a purchase."""
    if connection.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok":
        raise sqlite3.DatabaseError("malformed")


def _switch_to_wal(connection: sqlite3.Connection) -> None:
    """Ask for WAL until it is granted: the busy timeout does not cover this, and two processes may start at once."""
    deadline = time.monotonic() + BUSY_TIMEOUT_S
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as error:
            if "locked" not in str(error) or time.monotonic() > deadline:
                raise
            time.sleep(WAL_PAUSE_S)
        else:
            return
