# SPDX-License-Identifier: GPL-2.0-or-later
"""What is owned is loaded for free; what is not the very image, or is play money's, is not taken for it."""

from __future__ import annotations

import pytest

from clearsky_qgis.core.errors import RasterError
from clearsky_qgis.core.purchases.delivery import sha256_of
from clearsky_qgis.core.purchases.ledger_rows import PurchaseState
from clearsky_qgis.core.purchases.owned import Owned, check_unchanged, find_owned, owned_share
from clearsky_qgis.core.purchases.till import request_json
from clearsky_qgis.tests.support.geotiffs import composite_request, write_image
from clearsky_qgis.tests.support.purchases import PLAY, REAL, an_image, brought_to

REQUEST = composite_request()


def bought(ledger, path, request=REQUEST, **changes):
    new = an_image(
        request.fingerprint,
        **{"request_json": request_json(request), "aoi_wkt": request.wkt, "file_path": str(path), **changes},
    )
    return brought_to(
        ledger, PurchaseState.VERIFIED, new, size_bytes=path.stat().st_size, sha256=sha256_of(path)
    )


def test_a_bought_image_is_found_wherever_the_ledger_says(ledger, tmp_path):
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    purchase = bought(ledger, write_image(elsewhere, REQUEST))
    found = find_owned(ledger, REAL, REQUEST, tmp_path)
    assert (found.path.parent, found.purchase) == (elsewhere, purchase)


def test_an_image_of_another_profile_is_found_by_its_name(ledger, tmp_path):
    path = write_image(tmp_path, REQUEST)
    assert find_owned(ledger, REAL, REQUEST, tmp_path) == Owned(path, None)


def test_play_moneys_image_is_never_taken_for_a_real_one(ledger, tmp_path):
    path = write_image(tmp_path, REQUEST)
    bought(ledger, path, account=PLAY)
    assert find_owned(ledger, PLAY, REQUEST, tmp_path).path == path
    assert find_owned(ledger, REAL, REQUEST, tmp_path) is None


@pytest.mark.parametrize("change", [b"", b"short", None], ids=["empty", "cut", "gone"])
def test_an_image_that_is_not_there_as_it_was_is_not_owned(ledger, tmp_path, change):
    path = write_image(tmp_path, REQUEST)
    bought(ledger, path)
    if change is None:
        path.unlink()
    else:
        path.write_bytes(change)
    assert find_owned(ledger, REAL, REQUEST, tmp_path) is None


def test_lost_bits_are_found_out_by_the_content(ledger, tmp_path):
    path = write_image(tmp_path, REQUEST)
    owned = Owned(path, bought(ledger, path))
    check_unchanged(owned, sha256_of(path))
    check_unchanged(Owned(path, None), "whatever")
    with pytest.raises(RasterError):
        check_unchanged(owned, "0" * 64)


def test_what_was_only_tried_is_not_owned(ledger, tmp_path):
    brought_to(ledger, PurchaseState.FAILED, an_image(REQUEST.fingerprint))
    assert find_owned(ledger, REAL, REQUEST, tmp_path) is None


HALF = "POLYGON ((9.5 55.7, 9.505 55.7, 9.505 55.71, 9.5 55.71, 9.5 55.7))"


@pytest.mark.parametrize(("account", "share"), [(REAL, 0.5), (PLAY, None)])
def test_the_share_that_is_owned_is_told_and_only_of_the_same_account(ledger, tmp_path, account, share):
    half = composite_request(wkt=HALF)
    bought(ledger, write_image(tmp_path, half), half)
    told = owned_share(ledger, account, REQUEST)
    assert told is None if share is None else told.fraction == pytest.approx(share)


@pytest.mark.parametrize("changes", [{"resolution": 20}, {"bandnames": "B4"}, {"epsg_projection": 3857}])
def test_an_image_of_another_kind_is_no_share(ledger, tmp_path, changes):
    other = composite_request(**changes)
    bought(ledger, write_image(tmp_path, other), other)
    assert owned_share(ledger, REAL, REQUEST) is None
