# SPDX-License-Identifier: GPL-2.0-or-later
"""The ledger's tables, one script a version. A script that has shipped is never edited: a new one follows it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3

VERSION_1 = (
    """CREATE TABLE purchase (
        uid TEXT PRIMARY KEY,
        kind TEXT NOT NULL CHECK (kind IN ('image', 'order')),
        state TEXT NOT NULL CHECK (state IN ('planned', 'sent', 'receiving', 'received', 'verified', 'loaded',
                                             'failed', 'cancelled', 'unknown')),
        account TEXT NOT NULL,
        fingerprint TEXT NOT NULL,
        request_json TEXT NOT NULL,
        aoi_wkt TEXT NOT NULL,
        area_km2 REAL NOT NULL,
        image_date TEXT NOT NULL,
        model TEXT NOT NULL,
        amount_estimated REAL NOT NULL CHECK (amount_estimated >= 0),
        amount_charged REAL,
        charge TEXT NOT NULL DEFAULT 'none' CHECK (charge IN ('none', 'unknown', 'charged')),
        words TEXT NOT NULL DEFAULT '',
        order_guids TEXT NOT NULL DEFAULT '[]',
        guids_before TEXT NOT NULL DEFAULT '[]',
        file_path TEXT NOT NULL DEFAULT '',
        staging_path TEXT NOT NULL DEFAULT '',
        expected_bytes INTEGER,
        size_bytes INTEGER,
        sha256 TEXT NOT NULL DEFAULT '',
        owner TEXT NOT NULL,
        created_at TEXT NOT NULL,
        changed_at TEXT NOT NULL
    )""",
    # What no two processes can race past: one open purchase of the same request at a time.
    """CREATE UNIQUE INDEX one_open_purchase ON purchase (account, fingerprint)
        WHERE state IN ('planned', 'sent', 'receiving', 'received', 'unknown')""",
    "CREATE INDEX purchase_by_time ON purchase (created_at)",
    "CREATE INDEX purchase_by_series ON purchase (account, image_date, model)",
    "CREATE INDEX purchase_by_hash ON purchase (sha256) WHERE sha256 <> ''",
    """CREATE TABLE step (
        uid TEXT NOT NULL REFERENCES purchase (uid),
        state TEXT NOT NULL,
        at TEXT NOT NULL,
        words TEXT NOT NULL DEFAULT ''
    )""",
    "CREATE INDEX step_by_purchase ON step (uid)",
)

VERSION_2 = (
    """CREATE TABLE plan (
        uid TEXT PRIMARY KEY,
        name TEXT NOT NULL,
        account TEXT NOT NULL,
        created_at TEXT NOT NULL,
        closed_at TEXT NOT NULL DEFAULT ''
    )""",
    """CREATE TABLE cell (
        plan_uid TEXT NOT NULL REFERENCES plan (uid),
        position INTEGER NOT NULL,
        area_name TEXT NOT NULL,
        group_name TEXT NOT NULL DEFAULT '',
        fingerprint TEXT NOT NULL,
        request_json TEXT NOT NULL,
        amount_accepted REAL NOT NULL CHECK (amount_accepted >= 0),
        PRIMARY KEY (plan_uid, position)
    )""",
)

# Who calls the service now, in all processes of the profile: gone with them, and no part of the record.
VERSION_3 = (
    """CREATE TABLE gate (
        account TEXT PRIMARY KEY,
        call_limit INTEGER NOT NULL,
        width INTEGER NOT NULL,
        changed_at REAL NOT NULL,
        resume_at REAL NOT NULL
    )""",
    """CREATE TABLE lease (
        uid TEXT PRIMARY KEY,
        account TEXT NOT NULL,
        owner TEXT NOT NULL,
        is_paid INTEGER NOT NULL,
        beat_at REAL NOT NULL
    )""",
    """CREATE TABLE waiting (
        account TEXT NOT NULL,
        owner TEXT NOT NULL,
        is_paid INTEGER NOT NULL,
        since REAL NOT NULL,
        beat_at REAL NOT NULL,
        PRIMARY KEY (account, owner, is_paid)
    )""",
)

# What a recurring order costs in later months, and until when. Of older ones only the first charge was written down.
VERSION_4 = (
    "ALTER TABLE purchase ADD COLUMN amount_monthly REAL NOT NULL DEFAULT 0 CHECK (amount_monthly >= 0)",
    "ALTER TABLE purchase ADD COLUMN renews_until TEXT NOT NULL DEFAULT ''",
    """UPDATE purchase SET amount_monthly = amount_estimated
        WHERE kind = 'order' AND request_json LIKE '%"To":null%'""",
)

# When the user asked to undo an order: a list has yet to show that it is undone.
VERSION_5 = ("ALTER TABLE purchase ADD COLUMN undo_asked_at TEXT NOT NULL DEFAULT ''",)

# The image that a group of cells are parts of: by it a plan goes on where nobody remembers what was wanted. Plans of
# parts that were written before cannot be gone on with; the same area asked for again finds what came of them.
VERSION_6 = (
    """CREATE TABLE whole (
        plan_uid TEXT NOT NULL REFERENCES plan (uid),
        group_name TEXT NOT NULL,
        request_json TEXT NOT NULL,
        PRIMARY KEY (plan_uid, group_name)
    )""",
    """UPDATE plan SET closed_at = created_at
        WHERE closed_at = '' AND uid IN (SELECT plan_uid FROM cell WHERE group_name <> '')""",
)

MIGRATIONS = (VERSION_1, VERSION_2, VERSION_3, VERSION_4, VERSION_5, VERSION_6)
CURRENT_VERSION = len(MIGRATIONS)


def migrate(connection: sqlite3.Connection) -> int:
    """Bring the tables to the current version, all or nothing; return the version found.

    A version newer than ours is left alone: the caller refuses to write.
    """
    connection.execute("BEGIN IMMEDIATE")
    found = int(connection.execute("PRAGMA user_version").fetchone()[0])
    for version in range(found, CURRENT_VERSION):
        for statement in MIGRATIONS[version]:
            connection.execute(statement)
        connection.execute(f"PRAGMA user_version = {version + 1}")
    connection.execute("COMMIT")
    return found
