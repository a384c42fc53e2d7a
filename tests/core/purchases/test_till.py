# SPDX-License-Identifier: GPL-2.0-or-later
"""The till's own rules: names, renaming, what was paid and is whole is taken, and what is written down."""

from __future__ import annotations

import errno
import json
import os
import threading
from pathlib import Path

import pytest

from clearsky_qgis.clearsky.errors import Cancelled, Charge, StorageError, TruncatedDownloadError
from clearsky_qgis.core.errors import LedgerError, RasterError, Reason
from clearsky_qgis.core.jobs.tasks import Feedback
from clearsky_qgis.core.purchases import free_names, till
from clearsky_qgis.core.purchases.delivery import Arrival, file_name
from clearsky_qgis.core.purchases.free_names import free_path, take_free_name
from clearsky_qgis.core.purchases.ledger_rows import PurchaseState
from clearsky_qgis.core.purchases.till import (
    Till,
    account_name,
    finish,
    request_json,
)
from clearsky_qgis.tests.support.geotiffs import composite_request, quote_for, write_geotiff
from clearsky_qgis.tests.support.purchases import an_image, brought_to

REQUEST = composite_request()


@pytest.fixture
def a_till(ledger):
    return Till(ledger, "a#", "https://a.example")


def received(ledger, folder, **how):
    """Return a purchase whose file has come, and the file."""
    path = write_geotiff(folder / "x.unchecked.tif", **how)
    facts = {"size_bytes": path.stat().st_size, "sha256": till.sha256_of(path), "charge": "charged"}
    new = an_image(file_path=str(folder / file_name(REQUEST)))
    purchase = brought_to(ledger, PurchaseState.RECEIVED, new, staging_path=str(path), **facts)
    return purchase, Arrival(
        path, facts["size_bytes"], facts["sha256"], till.dt.datetime.now(till.dt.timezone.utc)
    )


def test_an_account_is_named_without_its_key_and_however_its_address_is_spelled():
    names = {
        account_name(url, "t") for url in ("https://A.example/", " https://a.example", "https://a.example//")
    }
    assert names == {"https://a.example#t"}
    assert account_name("http://127.0.0.1:1", None) != account_name("https://a.example", None)


def test_an_upload_address_is_not_written_down():
    secret = "https://bucket.example/x?sig=secret"
    written = request_json(composite_request(upload_url=secret))
    assert "secret" not in written
    assert json.loads(written)["UploadUrl"] == "https://bucket.example/…"


def test_a_checked_file_gets_its_name_and_is_written_down(ledger, a_till, tmp_path):
    purchase, arrival = received(ledger, tmp_path)
    delivery = finish(a_till, purchase, quote_for(REQUEST), arrival)
    row = ledger.purchase(purchase.uid)
    assert (row.state, Path(row.file_path), row.sha256) == (
        PurchaseState.VERIFIED,
        delivery.facts.path,
        arrival.sha256,
    )
    assert delivery.purchase_uid == row.uid
    assert not arrival.path.exists()


def test_a_file_whose_view_cannot_be_written_is_owned_all_the_same(ledger, a_till, tmp_path, monkeypatch):
    def full(*_):
        raise RuntimeError("no space left for a view")

    monkeypatch.setattr(till, "prepared", full)
    purchase, arrival = received(ledger, tmp_path)
    with pytest.raises(RasterError) as caught:
        finish(a_till, purchase, quote_for(REQUEST), arrival)
    row = ledger.purchase(purchase.uid)
    assert row.state is PurchaseState.VERIFIED
    assert Path(row.file_path) == caught.value.details["path"]
    assert Path(row.file_path).is_file()


def test_a_file_that_is_not_what_was_asked_for_is_kept_where_it_is(ledger, a_till, tmp_path):
    purchase, arrival = received(ledger, tmp_path, epsg=32633)
    with pytest.raises(RasterError):
        finish(a_till, purchase, quote_for(REQUEST), arrival)
    row = ledger.purchase(purchase.uid)
    assert (row.state, row.charge, row.words) == (PurchaseState.FAILED, "charged", Reason.OTHER_CRS.value)
    assert arrival.path.is_file()


def test_a_name_that_is_taken_gets_a_number(tmp_path):
    for name in ("a.tif", "a-2.tif"):
        (tmp_path / name).write_bytes(b"mine")
    assert free_path(tmp_path / "a.tif") == tmp_path / "a-3.tif"
    (tmp_path / "new").write_bytes(b"new")
    assert take_free_name(tmp_path / "new", tmp_path / "a.tif") == tmp_path / "a-3.tif"
    assert [(tmp_path / name).read_bytes() for name in ("a.tif", "a-2.tif", "a-3.tif")] == [
        b"mine",
        b"mine",
        b"new",
    ]


@pytest.mark.parametrize("links", [True, False], ids=["hard links", "no hard links"])
def test_many_that_take_one_name_at_once_overwrite_nobody(tmp_path, links, monkeypatch):
    def refuse(*_):
        raise OSError(errno.EPERM, "no hard links here")

    names = [tmp_path / f"part{number}" for number in range(12)]
    if not links:
        monkeypatch.setattr(os, "link", refuse)
        names = names[:1]  # without links, only the check before the rename protects
    for number, path in enumerate(names):
        path.write_bytes(bytes([number]))
    gate, taken = threading.Barrier(len(names)), []

    def take(path):
        gate.wait()
        taken.append(take_free_name(path, tmp_path / "a.tif"))

    threads = [threading.Thread(target=take, args=(path,)) for path in names]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(path.read_bytes() for path in taken) == [bytes([number]) for number in range(len(names))]
    assert len(set(taken)) == len(names)
    assert not any(path.exists() for path in names)


def test_a_file_that_is_held_for_a_moment_is_renamed_after_it(tmp_path, monkeypatch):
    (tmp_path / "new").write_bytes(b"new")
    rename, held = Path.rename, [1, 2, 3]

    def refuse(*_):
        raise OSError(errno.EPERM, "no hard links here")

    def hold(path, target):
        if held:
            held.pop()
            raise PermissionError(13, "held by another program")
        return rename(path, target)

    monkeypatch.setattr(free_names, "RENAME_PAUSE_S", 0.0)
    monkeypatch.setattr(os, "link", refuse)
    monkeypatch.setattr(Path, "rename", hold)
    assert take_free_name(tmp_path / "new", tmp_path / "a.tif").read_bytes() == b"new"


class Composites:
    """A service whose download ends in a given way after some bytes."""

    def __init__(self, body, total_bytes, error):
        self.body, self.total_bytes, self.error = body, total_bytes, error

    def download(self, request, target, *, progress, cancel):
        kept = Path(f"{target}.part")
        kept.write_bytes(self.body)
        progress(len(self.body), self.total_bytes)
        raise self.error(kept)


class Client:
    def __init__(self, *how):
        self.composites = Composites(*how)


ENDINGS = {
    "cancelled": lambda kept: Cancelled(charge=Charge.CHARGED, kept_path=kept),
    "not renamed": lambda kept: StorageError("held", path=kept, kept_path=kept, charge=Charge.CHARGED),
}


def outcome_of(ledger, tmp_path, body, total_bytes, error):
    new = an_image(file_path=str(tmp_path / "a.tif"))
    purchase = brought_to(ledger, PurchaseState.SENT, new, staging_path=str(tmp_path / "a.unchecked.tif"))
    feedback = Feedback(lambda _received, _total: None)
    arrival = till._received(Client(body, total_bytes, error), ledger, purchase, quote_for(REQUEST), feedback)
    return purchase, arrival


@pytest.mark.parametrize("ending", ENDINGS.values(), ids=ENDINGS)
def test_a_download_that_ended_otherwise_but_is_whole_is_taken(ledger, tmp_path, ending):
    purchase, arrival = outcome_of(ledger, tmp_path, b"II*\0whole", 9, ending)
    row = ledger.purchase(purchase.uid)
    assert arrival.path.read_bytes() == b"II*\0whole"
    assert (row.state, row.size_bytes, row.sha256) == (PurchaseState.RECEIVED, 9, arrival.sha256)


@pytest.mark.parametrize("total_bytes", [10, None], ids=["short", "of unknown length"])
@pytest.mark.parametrize(("name", "state"), [("cancelled", "cancelled"), ("not renamed", "failed")])
def test_a_download_that_is_not_surely_whole_is_not_taken(ledger, tmp_path, name, state, total_bytes):
    with pytest.raises((Cancelled, StorageError)):
        outcome_of(ledger, tmp_path, b"II*\0whole", total_bytes, ENDINGS[name])
    (row,) = ledger.purchases()
    assert (row.state.value, row.charge, row.expected_bytes) == (state, "charged", total_bytes)


def test_a_whole_file_that_cannot_be_read_just_now_leaves_no_purchase_under_way(
    ledger, tmp_path, monkeypatch
):
    def unreadable(_path):
        raise OSError(5, "the share has gone")

    monkeypatch.setattr(till, "sha256_of", unreadable)
    with pytest.raises(Cancelled):
        outcome_of(ledger, tmp_path, b"II*\0whole", 9, ENDINGS["cancelled"])
    (row,) = ledger.purchases()
    assert (row.state, row.charge) == (PurchaseState.CANCELLED, "charged")


def test_two_pieces_are_not_taken_for_a_whole(ledger, tmp_path):
    def in_two_pieces(kept):
        return StorageError("full", path=kept, kept_path=kept, rest_path=kept, charge=Charge.CHARGED)

    with pytest.raises(StorageError):
        outcome_of(ledger, tmp_path, b"II*\0whole", 9, in_two_pieces)
    assert ledger.purchases()[0].state is PurchaseState.FAILED


def test_once_bytes_have_come_it_counts_as_charged_whatever_happens_then(ledger, tmp_path):
    with pytest.raises(ZeroDivisionError):
        outcome_of(ledger, tmp_path, b"II*\0", 9, lambda _kept: ZeroDivisionError())
    (row,) = ledger.purchases()
    assert (row.state, row.charge) == (PurchaseState.FAILED, "charged")


def test_who_listens_to_the_progress_cannot_spoil_the_download(ledger, tmp_path):
    def gone(_received, _total):
        raise RuntimeError("wrapped C/C++ object has been deleted")

    purchase = brought_to(ledger, PurchaseState.SENT, an_image())
    watcher = till._Watcher(ledger, purchase.uid, Feedback(gone))
    watcher.progress(5, 9)
    assert ledger.purchase(purchase.uid).state is PurchaseState.RECEIVING


def test_a_ledger_that_fails_midway_is_asked_once_and_cannot_spoil_the_download(ledger, caplog):
    purchase = brought_to(ledger, PurchaseState.SENT, an_image())
    told = []
    watcher = till._Watcher(
        ledger, purchase.uid, Feedback(lambda received, total: told.append((received, total)))
    )
    ledger.close()
    watcher.progress(5, 9)
    watcher.progress(9, 9)
    assert told == [(5, 9), (9, 9)]
    assert [record.message.endswith("as receiving") for record in caplog.records] == [True]


def test_what_could_not_be_noted_as_sent_is_not_sent_and_can_be_bought_later(ledger, monkeypatch):
    purchase = ledger.plan(an_image(file_path="/x/a.tif"))
    move = ledger.move

    def fail_once(uid, state, **changes):
        if state is PurchaseState.SENT:
            raise LedgerError(Reason.LEDGER_UNUSABLE, path="there")
        return move(uid, state, **changes)

    monkeypatch.setattr(ledger, "move", fail_once)
    with pytest.raises(LedgerError):
        till._with_staging(ledger, purchase, Path("/x/a.tif"))
    assert ledger.purchase(purchase.uid).state is PurchaseState.CANCELLED
    assert ledger.plan(an_image())


def test_a_cut_file_is_a_failure_and_not_unknown(ledger, tmp_path):
    def cut(kept):
        return TruncatedDownloadError(
            "cut", received_bytes=4, expected_bytes=9, kept_path=kept, charge=Charge.CHARGED
        )

    with pytest.raises(TruncatedDownloadError):
        outcome_of(ledger, tmp_path, b"II*\0", 9, cut)
    assert ledger.purchases()[0].state is PurchaseState.FAILED
