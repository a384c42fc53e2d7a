# SPDX-License-Identifier: GPL-2.0-or-later
"""Images that go to the customer's own storage: what was lost on the way is looked for there, and never sent again."""

from __future__ import annotations

import pytest

from clearsky_qgis.clearsky.errors import Charge, InvalidRequestError, NetworkError
from clearsky_qgis.core.errors import MoneyError, Reason
from clearsky_qgis.core.purchases.ledger_rows import PurchaseState
from clearsky_qgis.tests.support.faults_road import image_request
from clearsky_qgis.tests.support.faults_service import counts
from clearsky_qgis.tests.support.storage import SECRET, running_storage

fault = pytest.mark.fault


@pytest.fixture
def storage():
    with running_storage() as server:
        yield server


@fault("D18", "The word of a finished upload is lost", "looked for at the target; there: done; not resent")
def test_D18_an_upload_whose_word_was_lost_is_found_at_its_target(desk, sandbox, storage, report):
    request = image_request(upload_url=storage.url)
    quote = desk.quote(request)
    sandbox.faults.add("drop", path="/composite")
    upload = desk.send(request, quote)
    assert storage.content.startswith(b"II*\0")
    assert upload.place == f"http://{storage.netloc}/…"
    (row,) = desk.rows
    assert (row.state, row.charge, row.uploaded_to) == (PurchaseState.VERIFIED, "charged", upload.place)
    seen = counts(sandbox)
    assert (seen.seen, seen.booked) == (1, 1)
    report("done", seen)


@fault(
    "D18",
    "The connection closes before anything was uploaded",
    "not there: may have been charged; not resent",
)
def test_D18_an_upload_that_is_not_at_its_target_stays_in_doubt(desk, sandbox, storage, report):
    request = image_request(upload_url=storage.url)
    quote = desk.quote(request)
    sandbox.faults.add("refuse", path="/composite")
    with pytest.raises(NetworkError) as caught:
        desk.send(request, quote)
    assert caught.value.charge is Charge.UNKNOWN
    (row,) = desk.rows
    assert (row.state, row.charge) == (PurchaseState.UNKNOWN, "unknown")
    with pytest.raises(MoneyError) as again:
        desk.send(request)
    assert again.value.reason is Reason.ALREADY_OPEN
    seen = counts(sandbox)
    assert seen.seen == 1
    report("outcome unknown; a second press sends nothing", seen)


@fault(
    "D19",
    "The upload address has expired (403 from the storage)",
    "as the answer says; the address is never shown",
)
def test_D19_an_expired_upload_address_is_told_and_not_shown(desk, sandbox, storage, report):
    storage.is_expired = True
    with pytest.raises(InvalidRequestError) as caught:
        desk.send(image_request(upload_url=storage.url))
    assert SECRET not in f"{caught.value!r} {caught.value} {vars(caught.value)}"
    assert caught.value.fields == {"UploadUrl": ("The upload was refused with status 403.",)}
    assert caught.value.charge is Charge.NONE
    (row,) = desk.rows
    assert (row.state, row.charge) == (PurchaseState.FAILED, "none")
    seen = counts(sandbox)
    assert (seen.seen, seen.booked) == (1, 0)
    report("refused, charge none", seen)


def test_the_same_image_goes_to_the_same_host_once_under_whatever_address(desk, sandbox, storage):
    desk.send(image_request(upload_url=storage.url))
    with pytest.raises(MoneyError) as caught:
        desk.send(image_request(upload_url=storage.url.replace("secret", "another")))
    assert caught.value.reason is Reason.ALREADY_OWNED
    assert counts(sandbox).booked == 1


def test_what_is_written_down_of_an_upload_holds_nothing_of_its_address_but_the_host(desk, storage):
    desk.send(image_request(upload_url=storage.url))
    (row,) = desk.rows
    for file in desk.folder.rglob("*"):
        assert not file.is_file() or (
            SECRET.encode() not in file.read_bytes() and b"a.tif" not in file.read_bytes()
        )
    assert row.uploaded_to == f"http://{storage.netloc}/…"
    assert desk.owned(image_request(upload_url=storage.url)) is None
