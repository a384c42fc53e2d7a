# SPDX-License-Identifier: GPL-2.0-or-later
"""Disks that fill up while a paid image is being received."""

from __future__ import annotations

import hashlib
import shutil
from collections import namedtuple
from dataclasses import replace

import pytest

from clearsky_qgis.clearsky.errors import StorageError
from clearsky_qgis.core.purchases.ledger_rows import PurchaseState
from clearsky_qgis.core.purchases.recovery import kept_file, recover
from clearsky_qgis.tests.support.faults_disks import full_disk, needs_mount
from clearsky_qgis.tests.support.faults_road import LARGE_M, box, image_request
from clearsky_qgis.tests.support.faults_service import counts

fault = pytest.mark.fault
REQUEST = image_request(1, resolution=LARGE_M, wkt=box(1, size=0.05))
"""An image of some MB."""
Usage = namedtuple("Usage", "total used free")


@needs_mount
@fault("D8", "A 1 MB disk fills up midway", "received into a second place; both pieces kept and named")
def test_D08_an_image_larger_than_the_disk_goes_on_elsewhere(
    desk, sandbox, open_a_desk, tmp_path, report, monkeypatch
):
    whole = open_a_desk(tmp_path / "stranger").buy(REQUEST).facts.path.read_bytes()
    before = counts(sandbox)
    # The disk was empty enough when it was looked at; somebody else fills it meanwhile.
    monkeypatch.setattr(shutil, "disk_usage", lambda _folder: Usage(2**40, 0, 2**40))
    with full_disk(tmp_path / "small") as small:
        crowded = replace(desk, folder=small)
        with pytest.raises(StorageError) as caught:
            crowded.buy(REQUEST)
        (row,) = desk.rows
        assert (row.state, row.charge) == (PurchaseState.FAILED, "charged")
        kept, rest = caught.value.kept_path, caught.value.rest_path
        assert kept_file(row) == kept
        assert kept.read_bytes() + rest.read_bytes() == whole
        assert str(rest) in row.words
        assert crowded.files == [kept.name]
        rest.unlink()
    seen = counts(sandbox) - before
    assert (seen.seen, seen.booked) == (1, 1)
    report("failed, charged; the two pieces are the whole image, the ledger names both", seen)


@fault("D8", "No disk takes a byte more (a quota, RLIMIT_FSIZE)", "what fitted is kept; charged")
def test_D08_an_image_beyond_every_quota_keeps_what_fitted(nursery, sandbox, open_a_desk, tmp_path, report):
    limit = 400_000  # the ledger's own files stay below it
    ending = nursery.run(
        what="image",
        base_url=sandbox.base_url,
        api_key=sandbox.api_key,
        folder=str(tmp_path),
        number=1,
        resolution=LARGE_M,
        size=0.05,
        file_limit_bytes=limit,
    )
    assert ending.result["error"] == "StorageError"
    desk = open_a_desk()
    (row,) = desk.rows
    assert (row.state, row.charge) == (PurchaseState.FAILED, "charged")
    kept = kept_file(row)
    assert kept.stat().st_size == limit
    assert desk.files == [kept.name]
    seen = counts(sandbox)
    assert (seen.seen, seen.booked) == (1, 1)
    report("failed, charged, .part kept to the last byte that fitted", seen)


@fault(
    "D8", "The ledger cannot be written midway", "the image comes all the same; the next start writes it down"
)
def test_D08_a_ledger_that_fails_midway_does_not_spoil_the_image(
    desk, sandbox, open_a_desk, report, monkeypatch
):
    request = image_request(2, resolution=LARGE_M)
    quote = desk.quote(request)
    move = desk.ledger.move

    def fail_once_sent(uid, state, **changes):
        if state is PurchaseState.SENT:
            return move(uid, state, **changes)
        desk.ledger.close()
        return move(uid, state, **changes)

    monkeypatch.setattr(desk.ledger, "move", fail_once_sent)
    delivery = desk.buy(request, quote)
    content = delivery.facts.path.read_bytes()
    assert delivery.sha256 == hashlib.sha256(content).hexdigest()
    restarted = open_a_desk()
    assert [row.state for row in restarted.rows] == [PurchaseState.SENT]
    assert recover(restarted.ledger) == ()
    assert restarted.owned(request).read_bytes() == content
    seen = counts(sandbox)
    assert (seen.seen, seen.booked) == (1, 1)
    report("whole, named, loaded; verified in the ledger at the next start", seen)
