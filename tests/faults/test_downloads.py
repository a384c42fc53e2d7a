# SPDX-License-Identifier: GPL-2.0-or-later
"""Downloads that go wrong on the wire: one request, every byte that came kept, nothing short under a final name."""

from __future__ import annotations

import hashlib

import pytest

from clearsky_qgis.clearsky.errors import (
    Cancelled,
    Charge,
    NetworkError,
    NotGeoTiffError,
    TruncatedDownloadError,
)
from clearsky_qgis.core.errors import MoneyError, RasterError, Reason, StorageError
from clearsky_qgis.core.imagery.obtain import holes_in
from clearsky_qgis.core.purchases import free_names
from clearsky_qgis.core.purchases.ledger_rows import PurchaseState
from clearsky_qgis.core.purchases.owned import Owned
from clearsky_qgis.core.purchases.purchased import open_owned
from clearsky_qgis.core.purchases.recovery import kept_file, recover
from clearsky_qgis.tests.support.faults_road import LARGE_M, box, image_request
from clearsky_qgis.tests.support.faults_service import Counts, counts

fault = pytest.mark.fault
REQUEST = image_request(resolution=LARGE_M)
SMALL_REQUEST = image_request()
"""Drawn at once, so that it is booked before anybody gives up."""
PARTIAL = "1 POST, what came is kept to the byte, no file under the final name"


@pytest.fixture
def whole(open_a_desk, tmp_path, sandbox):
    """The file as it should have come, bought by somebody else."""
    stranger = open_a_desk(tmp_path / "stranger")
    body = stranger.buy(REQUEST).facts.path.read_bytes()
    sandbox.reset()
    return body


def the_row(desk):
    (row,) = desk.rows
    return row


def check_partial(desk, sandbox, error, whole, *, size_bytes):
    row = the_row(desk)
    assert (row.state, row.charge) == (PurchaseState.FAILED, "charged")
    kept = kept_file(row)
    assert kept == error.kept_path
    assert kept.read_bytes() == whole[:size_bytes]
    assert desk.files == [kept.name]
    seen = counts(sandbox)
    assert (seen.seen, seen.booked) == (1, 1)
    return seen


@fault("D1", "The body is cut, its length known, by an end or a reset", PARTIAL)
@pytest.mark.parametrize("kind", ["truncate", "truncate_reset"])
def test_D01_a_cut_file_is_kept_to_the_byte(kind, desk, sandbox, whole, report):
    sandbox.faults.add(kind, path="/composite", fraction=0.6)
    with pytest.raises(TruncatedDownloadError) as caught:
        desk.buy(REQUEST)
    size_bytes = int(len(whole) * 0.6)
    assert (caught.value.received_bytes, caught.value.expected_bytes) == (size_bytes, len(whole))
    assert the_row(desk).expected_bytes == len(whole)
    report(
        "failed, charged, .part kept",
        check_partial(desk, sandbox, caught.value, whole, size_bytes=size_bytes),
    )


@fault("D2", "The body is cut in chunks, without the last one", PARTIAL)
def test_D02_a_file_cut_between_chunks_is_kept(desk, sandbox, whole, report):
    sandbox.faults.add("truncate_chunked", path="/composite", fraction=0.6)
    with pytest.raises(TruncatedDownloadError) as caught:
        desk.buy(REQUEST)
    assert caught.value.expected_bytes is None
    seen = check_partial(desk, sandbox, caught.value, whole, size_bytes=int(len(whole) * 0.6))
    report("failed, charged, .part kept, length unknown", seen)


@fault("D3", "The body is cut, nothing on the wire shows it", "found by the blocks; kept; no final name")
def test_D03_a_file_cut_where_only_its_blocks_show_it_is_found_out(desk, sandbox, whole, report):
    sandbox.faults.add("truncate_close", path="/composite", fraction=0.6)
    with pytest.raises(RasterError) as caught:
        desk.buy(REQUEST)
    assert caught.value.reason in (Reason.BROKEN_FILE, Reason.NOT_GEOTIFF)
    row = the_row(desk)
    assert (row.state, row.charge) == (PurchaseState.FAILED, "charged")
    assert kept_file(row).read_bytes() == whole[: int(len(whole) * 0.6)]
    assert desk.files == [kept_file(row).name]
    report("failed, charged, kept as .unchecked.tif", counts(sandbox))


@fault(
    "D4",
    "200 with a web page or an empty body, after the booking",
    "not a GeoTIFF: kept, never .tif, never loaded",
)
@pytest.mark.parametrize("kind", ["html", "empty"])
def test_D04_a_body_that_is_no_image_never_gets_an_images_name(kind, desk, sandbox, report):
    sandbox.faults.add(kind, path="/composite", book=True)
    with pytest.raises(NotGeoTiffError) as caught:
        desk.buy(REQUEST)
    row = the_row(desk)
    assert (row.state, row.charge) == (PurchaseState.FAILED, "unknown")
    kept = caught.value.kept_path
    assert desk.files == ([] if kind == "empty" else [kept.name])
    assert not any(name.endswith(".tif") for name in desk.files)
    seen = counts(sandbox)
    assert (seen.seen, seen.booked) == (1, 1)
    report("failed, charge unknown, body kept aside", seen)


@fault("D4", "200 that says Succeeded: false", "failed with the service's words")
def test_D04_a_refusal_in_a_200_is_a_refusal(desk, sandbox, report):
    sandbox.faults.add("json_error", path="/composite")
    with pytest.raises(Exception, match="Refused on demand"):
        desk.buy(REQUEST)
    row = the_row(desk)
    assert (row.state, row.charge, desk.files) == (PurchaseState.FAILED, "none", [])
    assert "Refused on demand" in row.words
    report("failed, charge none", counts(sandbox))


@fault("D5", "The body stalls midway", PARTIAL)
def test_D05_a_stalled_file_is_kept(desk, sandbox, whole, report):
    sandbox.faults.add("stall", path="/composite", fraction=0.6, seconds=3)
    with pytest.raises(TruncatedDownloadError) as caught:
        desk.buy(REQUEST)
    seen = check_partial(desk, sandbox, caught.value, whole, size_bytes=int(len(whole) * 0.6))
    report("stopped after the idle limit; failed, charged, .part kept", seen)


@fault("D5", "The body trickles, a byte every half second", "it is paid: received to its end")
def test_D05_a_trickling_file_is_received_to_its_end(desk, sandbox, whole, report):
    sandbox.faults.add("trickle", path="/composite", seconds=2)
    assert desk.buy(REQUEST).sha256 == hashlib.sha256(whole).hexdigest()
    assert the_row(desk).state is PurchaseState.VERIFIED
    report("received", counts(sandbox))


@fault("D6", "No first byte in time, though booked", "1 POST, may have been charged, not resent")
@pytest.mark.parametrize("kind", ["late", "drop", "drop_reset"])
def test_D06_a_download_without_an_answer_is_unknown_and_not_sent_again(
    kind, impatient_desk, sandbox, open_a_desk, report
):
    desk = impatient_desk
    sandbox.faults.add(kind, path="/composite", seconds=2)
    with pytest.raises(NetworkError) as caught:
        desk.buy(SMALL_REQUEST)
    assert caught.value.charge is Charge.UNKNOWN
    row = the_row(desk)
    assert (row.state, row.charge, desk.files) == (PurchaseState.UNKNOWN, "unknown", [])
    desk.close()
    restarted = open_a_desk()
    assert [left.uid for left in recover(restarted.ledger)] == [row.uid]
    with pytest.raises(MoneyError) as refused:
        restarted.buy(SMALL_REQUEST)
    assert refused.value.reason is Reason.ALREADY_OPEN
    seen = counts(sandbox)
    assert (seen.seen, seen.booked) == (1, 1)
    report("unknown; refused until given up", seen)


@fault("D6", "5xx after the booking", "1 POST, may have been charged, not resent without a budget")
def test_D06_a_failed_answer_may_have_been_charged(desk, sandbox, report):
    sandbox.faults.add("status_after", path="/composite", status=502)
    with pytest.raises(Exception, match="502"):
        desk.buy(REQUEST)
    row = the_row(desk)
    assert (row.state, row.charge) == (PurchaseState.UNKNOWN, "unknown")
    seen = counts(sandbox)
    assert (seen.seen, seen.booked) == (1, 1)
    report("unknown; not resent", seen)


@fault("D10", "The target exists", "never overwritten: the next free name")
def test_D10_a_file_that_is_there_is_never_overwritten(desk, sandbox, whole, report):
    target = desk.target(REQUEST)
    target.parent.mkdir()
    target.write_bytes(b"mine")
    delivery = desk.buy(REQUEST)
    assert target.read_bytes() == b"mine"
    assert delivery.facts.path.name == f"{target.stem}-2.tif"
    assert the_row(desk).file_path == str(delivery.facts.path)
    report("named -2; the ledger knows the new name", counts(sandbox))


@fault("D10", "The target appears in the very moment of renaming", "never overwritten: the next free name")
def test_D10_a_name_taken_in_the_last_moment_is_not_overwritten(desk, sandbox, report, monkeypatch):
    target = desk.target(REQUEST)
    find_name = free_names.free_path

    def somebody_is_quicker(path):
        found = find_name(path)
        if found == target:
            target.write_bytes(b"mine")
        return found

    monkeypatch.setattr(free_names, "free_path", somebody_is_quicker)
    assert desk.buy(REQUEST).facts.path.name == f"{target.stem}-2.tif"
    assert target.read_bytes() == b"mine"
    report("named -2", counts(sandbox))


@fault("D10", "The image cannot be renamed (held by another program)", "kept, told, named at the next start")
def test_D10_a_file_that_cannot_be_renamed_is_kept_and_named_at_the_next_start(
    desk, sandbox, open_a_desk, whole, report, monkeypatch
):
    def refuse(*_):
        raise PermissionError(13, "held by another program")

    monkeypatch.setattr(free_names, "RENAME_PAUSE_S", 0.0)
    monkeypatch.setattr(free_names, "_rename", refuse)
    with pytest.raises(RasterError) as caught:
        desk.buy(REQUEST)
    assert caught.value.details["path"].read_bytes() == whole
    monkeypatch.undo()
    desk.close()
    restarted = open_a_desk()
    assert recover(restarted.ledger) == ()
    assert restarted.owned(REQUEST).read_bytes() == whole
    seen = counts(sandbox)
    assert seen == Counts(1, 1, 1)
    report("kept as .unchecked.tif, verified and named at the next start", seen)


@fault("D11", "The same image again", "0 more POSTs, reused from disk")
def test_D11_an_owned_image_is_not_bought_again(desk, sandbox, open_a_desk, report):
    first = desk.buy(REQUEST)
    assert desk.owned(REQUEST) == first.facts.path
    with pytest.raises(MoneyError) as caught:
        open_a_desk().buy(REQUEST)
    assert caught.value.reason is Reason.ALREADY_OWNED
    seen = counts(sandbox)
    assert seen == Counts(1, 1, 1)
    report("found on disk; buying refused", seen)


@fault("D12", "Cancelled while receiving", "what came is kept, counts as fetched")
def test_D12_a_cancelled_download_keeps_what_came(desk, sandbox, whole, report):
    sandbox.faults.add("stall", path="/composite", fraction=0.6, seconds=3)
    desk.feedback.progress = lambda _received, _total: desk.feedback.cancel.set()
    with pytest.raises(Cancelled) as caught:
        desk.buy(REQUEST)
    row = the_row(desk)
    assert (row.state, row.charge) == (PurchaseState.CANCELLED, "charged")
    kept = kept_file(row).read_bytes()
    assert kept_file(row) == caught.value.kept_path
    assert kept
    assert whole.startswith(kept)
    report("cancelled, charged, .part kept", counts(sandbox))


@fault("D12", "Cancelled with the last byte", "the whole image is kept")
def test_D12_a_cancel_that_comes_with_the_last_byte_keeps_the_image(desk, sandbox, whole, report):
    desk.feedback.progress = lambda _received, _total: desk.feedback.cancel.set()
    delivery = desk.buy(REQUEST)
    assert delivery.facts.path.read_bytes() == whole
    assert the_row(desk).state is PurchaseState.VERIFIED
    assert desk.files == [delivery.facts.path.name]
    report("verified and named: it was paid and whole", counts(sandbox))


@fault("D14", "The service compresses the file though told not to", "decoded, counted, whole")
def test_D14_a_compressed_file_arrives_whole(desk, sandbox, whole, report):
    sandbox.faults.add("gzip", path="/composite")
    assert desk.buy(REQUEST).facts.path.read_bytes() == whole
    call = next(call for call in sandbox.state["calls"] if call["path"].endswith("/composite"))
    assert call["headers"]["accept-encoding"] == "identity"
    report("verified", counts(sandbox))


@fault("D15", "More bytes than promised", "the rest is ignored")
def test_D15_bytes_after_the_end_are_ignored(desk, sandbox, whole, report):
    sandbox.faults.add("extra_bytes", path="/composite")
    assert desk.buy(REQUEST).facts.path.read_bytes() == whole
    report("verified", counts(sandbox))


@fault("D16", "Another CRS or other bands than asked for", "kept, flagged before any layer is added")
@pytest.mark.parametrize(
    ("kind", "reason"), [("wrong_crs", Reason.OTHER_CRS), ("wrong_bands", Reason.OTHER_BANDS)]
)
def test_D16_a_file_that_is_not_what_was_asked_for_is_kept_and_flagged(kind, reason, desk, sandbox, report):
    sandbox.faults.add(kind, path="/composite")
    with pytest.raises(RasterError) as caught:
        desk.buy(image_request(bandnames="B2,B3,B4"))
    row = the_row(desk)
    assert (caught.value.reason, row.state, row.charge) == (reason, PurchaseState.FAILED, "charged")
    assert desk.files == [kept_file(row).name]
    report("failed, charged, kept as .unchecked.tif; told which", counts(sandbox))


@fault("D16", "A file of nothing but nodata", "kept, flagged before the layer is added")
def test_D16_a_file_of_nothing_but_nodata_is_owned_and_flagged(desk, sandbox, report):
    sandbox.faults.add("all_nodata", path="/composite")
    delivery = desk.buy(REQUEST)
    assert the_row(desk).state is PurchaseState.VERIFIED
    assert delivery.is_empty
    assert holes_in(delivery).reason is Reason.NO_DATA
    report("verified and owned, flagged as empty", counts(sandbox))


@fault("D17", "Bits rot after the download", "found by SHA-256 when the file is used again")
def test_D17_a_file_whose_bits_have_changed_is_found_out(desk, sandbox, report):
    request = image_request(resolution=LARGE_M, wkt=box(size=0.02))
    delivery = desk.buy(request)
    path = delivery.facts.path
    content = bytearray(path.read_bytes())
    content[-1] ^= 1
    path.write_bytes(content)
    found = desk.owned(request)
    assert found == path
    with pytest.raises(RasterError) as caught:
        open_owned(Owned(found, the_row(desk)), request, 1.0, desk.base_url)
    assert caught.value.reason is Reason.BROKEN_FILE
    path.write_bytes(content[:-1])
    assert desk.owned(request) is None
    report("its size at once, its content when it is opened", counts(sandbox))


@fault("D7", "Too little room before the start", "refused before sending")
def test_D07_a_disk_with_too_little_room_costs_nothing(desk, sandbox, report):
    quote = desk.quote(REQUEST)
    huge = quote.estimate.model_copy(update={"file_size_estimate_mb": 1e12})
    with pytest.raises(StorageError) as caught:
        desk.buy(REQUEST, type(quote)(REQUEST, quote.availability, huge))
    assert caught.value.reason is Reason.NO_SPACE
    assert desk.rows == ()
    seen = counts(sandbox)
    assert seen.seen == 0
    report("refused; no row", seen)


@fault("D7", "The folder cannot be made", "refused before sending")
def test_D07_a_folder_that_cannot_be_made_costs_nothing(desk, sandbox, report):
    desk.images.write_text("a file where the folder should be")
    with pytest.raises(StorageError) as caught:
        desk.buy(REQUEST)
    assert caught.value.reason is Reason.FOLDER
    seen = counts(sandbox)
    assert (seen.seen, desk.rows) == (0, ())
    report("refused; no row", seen)
