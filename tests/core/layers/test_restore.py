# SPDX-License-Identifier: GPL-2.0-or-later
"""Moved and renamed images are found again by their content, and nothing else is taken for them."""

from __future__ import annotations

import pytest

from clearsky_qgis.core.layers.restore import find_file, purchase_of_file, restore
from clearsky_qgis.core.purchases.delivery import sha256_of
from clearsky_qgis.core.purchases.ledger_rows import PurchaseState
from clearsky_qgis.tests.support.purchases import an_image, brought_to

CONTENT = b"II*\0 an image of ours"


@pytest.fixture
def place(tmp_path):
    path = tmp_path / "images" / "a.tif"
    path.parent.mkdir()
    path.write_bytes(CONTENT)
    return path


@pytest.fixture
def purchase(ledger, place):
    facts = {"size_bytes": len(CONTENT), "sha256": sha256_of(place)}
    return brought_to(ledger, PurchaseState.VERIFIED, an_image(file_path=str(place)), **facts)


def test_a_file_that_is_at_its_place_stays_noted_there(ledger, purchase, place):
    assert restore(ledger, purchase, ()) == place
    assert ledger.purchase(purchase.uid) == purchase


@pytest.mark.parametrize("new_place", ["images/b.tif", "archive/2024/a.tif", "archive/renamed.TIFF"])
def test_a_moved_or_renamed_file_is_found_and_noted(ledger, purchase, place, tmp_path, new_place):
    moved = tmp_path / new_place
    moved.parent.mkdir(parents=True, exist_ok=True)
    place.rename(moved)
    assert restore(ledger, purchase, [tmp_path / "archive"]) == moved
    assert ledger.purchase(purchase.uid).file_path == str(moved)


def test_a_file_of_the_same_name_or_size_but_other_content_is_not_it(ledger, purchase, place, tmp_path):
    place.write_bytes(CONTENT[::-1])
    (tmp_path / "images" / "b.tif").write_bytes(CONTENT + b"more")
    assert restore(ledger, purchase, [tmp_path]) is None
    assert ledger.purchase(purchase.uid).file_path == str(place)


def test_a_copy_is_found_when_the_place_holds_something_else(ledger, purchase, place, tmp_path):
    place.write_bytes(b"II*\0 replaced")
    copy = tmp_path / "backup" / "a.tif"
    copy.parent.mkdir()
    copy.write_bytes(CONTENT)
    assert restore(ledger, purchase, [copy.parent]) == copy


def test_a_file_of_the_old_name_is_taken_before_other_copies(place, tmp_path):
    (tmp_path / "0.tif").write_bytes(CONTENT)
    assert find_file(len(CONTENT), sha256_of(place), [tmp_path], name="a.tif") == place


def test_other_kinds_of_files_folders_in_circles_and_missing_folders_are_passed_over(place, tmp_path):
    sha256 = sha256_of(place)
    place.rename(place.with_suffix(".bin"))
    (tmp_path / "circle").symlink_to(tmp_path)
    (tmp_path / "dead.tif").symlink_to(tmp_path / "gone")
    assert find_file(len(CONTENT), sha256, [tmp_path, tmp_path / "nowhere"]) is None


def test_a_purchase_whose_content_is_not_known_is_not_guessed(ledger, place):
    unknown = brought_to(ledger, PurchaseState.VERIFIED, an_image(file_path=str(place)))
    assert restore(ledger, unknown, [place.parent]) is None


@pytest.mark.parametrize("suffix", [".tif", ".vrt"])
def test_a_layers_source_leads_to_its_purchase(ledger, purchase, place, suffix):
    assert purchase_of_file(ledger, place.with_suffix(suffix)) == purchase
    assert purchase_of_file(ledger, place.with_name("b.tif")) is None
