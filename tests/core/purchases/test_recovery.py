# SPDX-License-Identifier: GPL-2.0-or-later
"""After a crash: whole files become owned, everything else stays for the user, and nobody's file is mistaken."""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event

import pytest

from clearsky_qgis.clearsky.pieces import join_pieces
from clearsky_qgis.core.purchases.delivery import sha256_of
from clearsky_qgis.core.purchases.ledger import Ledger
from clearsky_qgis.core.purchases.ledger_rows import PurchaseState
from clearsky_qgis.core.purchases.recovery import kept_file, recover
from clearsky_qgis.tests.support.full_folders import FullFolders
from clearsky_qgis.tests.support.geotiffs import write_geotiff
from clearsky_qgis.tests.support.purchases import an_image, an_order, brought_to

S = PurchaseState


@pytest.fixture
def images(tmp_path):
    folder = tmp_path / "images"
    folder.mkdir()
    return folder


def left(tmp_path, images, state, **changes):
    """Leave an image's purchase behind, as a run that has ended."""
    ended = Ledger(tmp_path / "profile").open()
    new = an_image(file_path=str(images / "a.tif"), staging_path=str(images / "a.unchecked.tif"))
    purchase = brought_to(ended, state, new, **changes)
    ended.close()
    return purchase


def facts_of(path):
    return {"size_bytes": path.stat().st_size, "sha256": sha256_of(path), "charge": "charged"}


@pytest.mark.parametrize("name", ["a.unchecked.tif", "a.unchecked.tif.part"])
@pytest.mark.parametrize("state", [S.SENT, S.RECEIVING, S.RECEIVED, S.UNKNOWN])
def test_a_whole_file_becomes_the_purchases_own(tmp_path, images, ledger, name, state):
    path = write_geotiff(images / name)
    content = path.read_bytes()
    purchase = left(tmp_path, images, state, expected_bytes=len(content))
    assert recover(ledger) == ()
    row = ledger.purchase(purchase.uid)
    assert (row.state, row.charge, row.size_bytes) == (S.VERIFIED, "charged", len(content))
    assert Path(row.file_path).read_bytes() == content
    assert row.sha256 == sha256_of(Path(row.file_path))
    assert [file.name for file in images.glob("*.tif*")] == ["a.tif"]


@pytest.mark.parametrize("state", [S.SENT, S.RECEIVING, S.UNKNOWN, S.RECEIVED])
@pytest.mark.parametrize("cut", [0.5, 0.99])
def test_a_part_of_a_file_stays_as_it_is_and_the_end_unknown(tmp_path, images, ledger, state, cut):
    path = write_geotiff(images / "a.unchecked.tif.part")
    content = path.read_bytes()
    path.write_bytes(content[: int(len(content) * cut)])
    purchase = left(tmp_path, images, state, expected_bytes=len(content))
    (unresolved,) = recover(ledger)
    assert (unresolved.uid, unresolved.state) == (purchase.uid, S.UNKNOWN)
    assert kept_file(unresolved) == path
    assert not (images / "a.tif").exists()


def test_a_file_that_is_longer_than_promised_is_not_taken(tmp_path, images, ledger):
    path = write_geotiff(images / "a.unchecked.tif.part")
    left(tmp_path, images, S.RECEIVING, expected_bytes=path.stat().st_size - 1)
    assert [row.state for row in recover(ledger)] == [S.UNKNOWN]


def test_without_a_byte_the_end_stays_unknown(tmp_path, images, ledger):
    left(tmp_path, images, S.SENT)
    (unresolved,) = recover(ledger)
    assert (unresolved.state, unresolved.charge, kept_file(unresolved)) == (S.UNKNOWN, "unknown", None)


def test_a_received_file_that_has_gone_is_not_forgotten(tmp_path, images, ledger):
    left(tmp_path, images, S.RECEIVED, size_bytes=9, sha256="abc", charge="charged")
    (unresolved,) = recover(ledger)
    assert (unresolved.state, unresolved.charge) == (S.UNKNOWN, "charged")
    assert recover(ledger) == (unresolved,)


def test_a_file_that_had_its_name_already_is_known_by_its_content(tmp_path, images, ledger):
    named = write_geotiff(images / "a.tif")
    purchase = left(tmp_path, images, S.RECEIVED, **facts_of(named))
    assert recover(ledger) == ()
    assert ledger.purchase(purchase.uid).file_path == str(named)


def test_a_file_that_had_a_name_with_a_number_is_known_by_its_content(tmp_path, images, ledger):
    write_geotiff(images / "a.tif", epsg=32633)
    named = write_geotiff(images / "a-2.tif")
    purchase = left(tmp_path, images, S.RECEIVED, **facts_of(named))
    assert recover(ledger) == ()
    assert ledger.purchase(purchase.uid).file_path == str(named)


def test_a_file_with_both_names_keeps_the_final_one(tmp_path, images, ledger):
    named = write_geotiff(images / "a.tif")
    os.link(named, images / "a.unchecked.tif")
    left(tmp_path, images, S.RECEIVED, **facts_of(named))
    assert recover(ledger) == ()
    assert [file.name for file in images.iterdir()] == ["a.tif"]


@pytest.mark.parametrize("state", [S.SENT, S.UNKNOWN, S.RECEIVING])
def test_the_file_of_an_earlier_purchase_is_never_mistaken_for_a_lost_one(tmp_path, images, ledger, state):
    earlier = write_geotiff(images / "a.tif")
    brought_to(ledger, S.VERIFIED, an_image(file_path=str(earlier)), **facts_of(earlier))
    purchase = left(tmp_path, images, state)
    assert [row.uid for row in recover(ledger)] == [purchase.uid]


def test_a_file_that_was_there_before_the_purchase_is_not_its_own(tmp_path, images, ledger):
    older = write_geotiff(images / "a.tif")
    os.utime(older, (1e9, 1e9))
    left(tmp_path, images, S.SENT)
    assert len(recover(ledger)) == 1


def test_a_promoted_file_overwrites_nobody(tmp_path, images, ledger):
    (images / "a.tif").write_bytes(b"mine")
    path = write_geotiff(images / "a.unchecked.tif")
    left(tmp_path, images, S.RECEIVED, **facts_of(path))
    assert recover(ledger) == ()
    assert (images / "a.tif").read_bytes() == b"mine"
    assert (images / "a-2.tif").is_file()


def test_another_driver_under_a_parts_name_is_not_taken(tmp_path, images, ledger):
    (images / "a.unchecked.tif.part").write_text("<VRTDataset/>")
    left(tmp_path, images, S.RECEIVING)
    assert len(recover(ledger)) == 1


def test_orders_are_left_for_the_list(tmp_path, ledger):
    ended = Ledger(tmp_path / "profile").open()
    purchase = brought_to(ended, S.SENT, an_order())
    ended.close()
    (unresolved,) = recover(ledger)
    assert (unresolved.uid, unresolved.state) == (purchase.uid, S.UNKNOWN)


def test_what_cannot_be_renamed_now_is_tried_at_the_next_start(tmp_path, images, ledger, monkeypatch):
    from clearsky_qgis.core.purchases import recovery

    def held(*_):
        raise PermissionError(13, "held by another program")

    path = write_geotiff(images / "a.unchecked.tif")
    left(tmp_path, images, S.RECEIVED, **facts_of(path))
    with monkeypatch.context() as patched:
        patched.setattr(recovery, "take_free_name", held)
        (unresolved,) = recover(ledger)
    assert unresolved.state is S.UNKNOWN
    assert recover(ledger) == ()
    assert (images / "a.tif").is_file()


def in_two_pieces(images, ledger, *, fill=0):
    """Leave a file as a full disk does: beginning and rest, of whose gap so many bytes are filled already."""
    content = write_geotiff(images / "whole.tif").read_bytes()
    (images / "whole.tif").unlink()
    begun = len(content) // 3
    (images / "a.unchecked.tif.part").write_bytes(content[:begun])
    ledger.spare_folder.mkdir()
    rest = ledger.spare_folder / "a.unchecked.tif.rest"
    rest.write_bytes(content[:fill] + bytes(begun - fill) + content[begun:])
    return content


@pytest.mark.parametrize("state", [S.SENT, S.RECEIVING, S.UNKNOWN])
@pytest.mark.parametrize("fill", [0, 50])
def test_two_pieces_are_joined_whenever_the_end_came(tmp_path, images, ledger, state, fill):
    content = in_two_pieces(images, ledger, fill=fill)
    left(tmp_path, images, state, expected_bytes=len(content))
    assert recover(ledger) == ()
    assert (images / "a.tif").read_bytes() == content
    assert [file.name for file in images.iterdir()] == ["a.tif"]
    assert list(ledger.spare_folder.iterdir()) == []


def test_pieces_that_are_not_all_of_a_file_stay_as_they_are(tmp_path, images, ledger):
    content = in_two_pieces(images, ledger)
    left(tmp_path, images, S.RECEIVING, expected_bytes=len(content) + 1)
    assert len(recover(ledger)) == 1
    assert (images / "a.unchecked.tif.part").read_bytes() == content[: len(content) // 3]
    assert (ledger.spare_folder / "a.unchecked.tif.rest").stat().st_size == len(content)


def test_pieces_that_were_damaged_meanwhile_are_not_taken(tmp_path, images, ledger):
    content = in_two_pieces(images, ledger)
    left(tmp_path, images, S.UNKNOWN, size_bytes=len(content), sha256="0" * 64, charge="charged")
    assert len(recover(ledger)) == 1
    assert not (images / "a.tif").exists()


@pytest.mark.parametrize("name", ["a.unchecked.tif", "a.tif"], ids=["joined", "named"])
def test_a_file_that_was_joined_in_the_spare_folder_is_found_there(tmp_path, images, ledger, name):
    content = in_two_pieces(images, ledger)
    (ledger.spare_folder / "a.unchecked.tif.rest").unlink()
    (ledger.spare_folder / name).write_bytes(content)
    left(tmp_path, images, S.RECEIVING, expected_bytes=len(content))
    assert recover(ledger) == ()
    (row,) = ledger.purchases()
    assert row.file_path == str(ledger.spare_folder / "a.tif")
    assert (ledger.spare_folder / "a.tif").read_bytes() == content


def test_pieces_for_which_no_disk_has_room_wait(tmp_path, images, ledger, monkeypatch):
    content = in_two_pieces(images, ledger)
    full = FullFolders(monkeypatch)
    for folder in (images, ledger.spare_folder):
        full.leave(folder, 10)
    left(tmp_path, images, S.RECEIVING, expected_bytes=len(content))
    assert len(recover(ledger)) == 1
    full.leave(images, len(content))
    assert recover(ledger) == ()
    assert (images / "a.tif").read_bytes() == content


def test_an_upload_that_was_under_way_at_the_end_stays_in_doubt_for_the_user(tmp_path, images, ledger):
    ended = Ledger(tmp_path / "profile").open()
    new = an_image(request_json='{"UploadUrl":"https://bucket.example/…"}')
    purchase = brought_to(ended, S.SENT, new)
    ended.close()
    (unresolved,) = recover(ledger)
    assert (unresolved.uid, unresolved.state, unresolved.charge) == (purchase.uid, S.UNKNOWN, "unknown")
    assert unresolved.uploaded_to == "https://bucket.example/…"


def test_two_looks_at_once_put_pieces_together_one_after_the_other(tmp_path, images, ledger, monkeypatch):
    """The one that fails for want of room would cut off what the other is writing."""
    from clearsky_qgis.core.purchases import recovery

    content = in_two_pieces(images, ledger)
    left(tmp_path, images, S.RECEIVING, expected_bytes=len(content))
    joining, together, both = [], [], Event()

    def joined(beginning, rest):
        joining.append(beginning)
        together.append(len(joining))
        if len(joining) > 1:
            both.set()
        both.wait(0.5)
        joining.pop()
        return join_pieces(beginning, rest)

    monkeypatch.setattr(recovery, "join_pieces", joined)
    with ThreadPoolExecutor(2) as pool:
        looks = [pool.submit(recover, ledger) for _ in range(2)]
    assert [look.result() for look in looks] == [(), ()]
    assert together == [1]
    assert (images / "a.tif").read_bytes() == content
