# SPDX-License-Identifier: GPL-2.0-or-later
"""The ledger's file: brought up to date from every version, refused when newer, set aside when damaged."""

from __future__ import annotations

import sqlite3

import pytest

from clearsky_qgis.core.errors import LedgerError, Reason
from clearsky_qgis.core.purchases import ledger as ledger_module
from clearsky_qgis.core.purchases import ledger_file, ledger_schema
from clearsky_qgis.core.purchases.ledger import Ledger
from clearsky_qgis.core.purchases.ledger_rows import PurchaseState
from clearsky_qgis.tests.support.purchases import REAL, an_image, brought_to


@pytest.fixture
def ledger(tmp_path):
    opened = Ledger(tmp_path).open()
    yield opened
    opened.close()


def leave_a_purchase(folder):
    ended = Ledger(folder).open()
    brought_to(ended, PurchaseState.VERIFIED, an_image())
    ended.close()


@pytest.mark.parametrize("version", range(ledger_schema.CURRENT_VERSION + 1))
def test_a_ledger_of_every_older_version_is_brought_up_to_date(tmp_path, version):
    path = tmp_path / ledger_module.FILE_NAME
    connection = sqlite3.connect(path)
    for statements in ledger_schema.MIGRATIONS[:version]:
        for statement in statements:
            connection.execute(statement)
    if version:
        connection.execute(
            "INSERT INTO purchase (uid, kind, state, account, fingerprint, request_json, aoi_wkt, area_km2, "
            "image_date, model, amount_estimated, owner, created_at, changed_at) VALUES ('u', 'image', 'verified', "
            "?, 'f1', '{}', '', 1, '2024-05-04', 'm', 2, 'x', '2024-05-04T00:00:00+00:00', 'now')",
            (REAL,),
        )
    connection.execute(f"PRAGMA user_version = {version}")
    connection.commit()
    connection.close()
    ledger = Ledger(tmp_path).open()
    assert [row.uid for row in ledger.purchases()] == (["u"] if version else [])
    ledger.plan(an_image("f2"))
    with ledger.transaction() as connection:
        connection.execute("INSERT INTO plan VALUES ('p', 'name', 'account', 'now', '')")
        assert connection.execute("PRAGMA user_version").fetchone()[0] == ledger_schema.CURRENT_VERSION
    ledger.close()


def test_a_plan_of_parts_from_before_their_image_was_kept_is_closed_and_others_stay_open(tmp_path):
    connection = sqlite3.connect(tmp_path / ledger_module.FILE_NAME)
    for statement in (statement for statements in ledger_schema.MIGRATIONS[:3] for statement in statements):
        connection.execute(statement)
    for plan, group in (("parts", "whole"), ("batch", "")):
        connection.execute("INSERT INTO plan VALUES (?, 'name', ?, 'then', '')", (plan, REAL))
        connection.execute("INSERT INTO cell VALUES (?, 0, 'area', ?, 'f', '{}', 1)", (plan, group))
    connection.execute("PRAGMA user_version = 3")
    connection.commit()
    connection.close()
    ledger = Ledger(tmp_path).open()
    rows = ledger.read("SELECT uid FROM plan WHERE closed_at = ''", ())
    assert [row["uid"] for row in rows] == ["batch"]
    ledger.close()


def test_a_migration_that_fails_leaves_the_ledger_as_it_was(tmp_path, monkeypatch):
    leave_a_purchase(tmp_path)
    newer = (*ledger_schema.MIGRATIONS, ("CREATE TABLE half (a)", "CREATE TABLE purchase (a)"))
    with monkeypatch.context() as patched:
        patched.setattr(ledger_schema, "MIGRATIONS", newer)
        patched.setattr(ledger_schema, "CURRENT_VERSION", len(newer))
        with pytest.raises(LedgerError) as caught:
            Ledger(tmp_path).open()
    assert caught.value.reason is Reason.LEDGER_UNUSABLE
    ledger = Ledger(tmp_path).open()
    assert len(ledger.purchases()) == 1
    assert ledger.read("SELECT name FROM sqlite_master WHERE name = 'half'", ()) == []
    ledger.close()


def test_a_ledger_of_a_newer_plugin_is_refused_and_left_alone(tmp_path):
    leave_a_purchase(tmp_path)
    path = tmp_path / ledger_module.FILE_NAME
    connection = sqlite3.connect(path)
    connection.execute(f"PRAGMA user_version = {ledger_schema.CURRENT_VERSION + 1}")
    connection.close()
    content = path.read_bytes()
    ledger = Ledger(tmp_path)
    with pytest.raises(LedgerError) as caught:
        ledger.open()
    assert caught.value.reason is Reason.LEDGER_NEWER
    with pytest.raises(LedgerError):
        ledger.plan(an_image())
    assert path.read_bytes() == content


def test_a_damaged_ledger_is_set_aside_with_its_last_commits_and_a_new_one_begins(tmp_path, ledger):
    ledger.plan(an_image())
    ledger.read("PRAGMA wal_checkpoint(TRUNCATE)", ())
    ledger.plan(an_image("f2"))
    content = bytearray(ledger.path.read_bytes())
    content[4096:] = b"\xff" * (len(content) - 4096)
    ledger.path.write_bytes(content)
    with pytest.raises(LedgerError) as caught:
        Ledger(tmp_path).open()
    assert caught.value.reason is Reason.LEDGER_DAMAGED
    kept = sorted(file.name for file in tmp_path.glob("*.damaged-*"))
    assert kept[1:] == [kept[0] + suffix for suffix in sorted(ledger_file.SIDE_FILES)]
    assert caught.value.details["path"] == str(tmp_path / kept[0])
    fresh = Ledger(tmp_path).open()
    assert fresh.purchases() == ()
    assert fresh.plan(an_image())
    fresh.close()


def test_a_damaged_ledger_that_cannot_be_set_aside_stays_and_is_told(tmp_path, monkeypatch):
    path = tmp_path / ledger_module.FILE_NAME
    path.write_bytes(b"this is no database, and never was " * 200)

    def held(*_):
        raise PermissionError(13, "held by another program")

    with monkeypatch.context() as patched:
        patched.setattr(ledger_file.LedgerFile, "_set_aside", held)
        with pytest.raises(LedgerError) as caught:
            Ledger(tmp_path).open()
    assert (caught.value.reason, caught.value.details["path"]) == (Reason.LEDGER_UNUSABLE, str(path))
    assert path.read_bytes().startswith(b"this is no database")


def test_a_ledger_that_is_not_open_refuses_everything(tmp_path):
    closed = Ledger(tmp_path)
    for use in (
        lambda: closed.plan(an_image()),
        closed.purchases,
        closed.recover,
        lambda: closed.note_file("u", "p"),
    ):
        with pytest.raises(LedgerError):
            use()


def test_a_place_that_is_no_folder_is_told(tmp_path):
    (tmp_path / "profile").write_text("a file")
    with pytest.raises(LedgerError) as caught:
        Ledger(tmp_path / "profile").open()
    assert caught.value.reason is Reason.LEDGER_UNUSABLE


def test_opening_twice_is_opening_once(ledger):
    connection = ledger._connection
    assert ledger.open() is ledger
    assert ledger._connection is connection


def test_every_step_is_synchronised_to_the_disk(ledger):
    assert ledger.read("PRAGMA journal_mode", ())[0][0] == "wal"
    assert ledger.read("PRAGMA synchronous", ())[0][0] == 2
