# SPDX-License-Identifier: GPL-2.0-or-later
"""Disks that fill up while a paid image is being received."""

from __future__ import annotations

import hashlib
import shutil
from dataclasses import replace

import pytest

from clearsky_qgis.clearsky.errors import StorageError
from clearsky_qgis.core.errors import MoneyError
from clearsky_qgis.core.purchases.ledger_rows import PurchaseState
from clearsky_qgis.core.purchases.recovery import kept_file, recover
from clearsky_qgis.tests.support.faults_disks import full_disk, needs_mount
from clearsky_qgis.tests.support.faults_jobs import seem_roomy
from clearsky_qgis.tests.support.faults_road import LARGE_M, box, image_request
from clearsky_qgis.tests.support.faults_service import Counts, counts

fault = pytest.mark.fault
LARGE = image_request(1, resolution=LARGE_M, wkt=box(1, size=0.05))
"""An image of almost 3 MB."""
SMALL = image_request(1, resolution=LARGE_M, wkt=box(1, size=0.025))
"""An image of more than half a MB."""


@pytest.fixture
def as_it_should_come(open_a_desk, tmp_path, sandbox):
    """Return the content of an image, bought by somebody else."""

    def fetch(request):
        body = open_a_desk(tmp_path / "stranger").buy(request).facts.path.read_bytes()
        sandbox.reset()
        return body

    return fetch


@pytest.fixture
def unlooked(monkeypatch):
    """Disks that were empty enough when they were looked at; somebody else fills them meanwhile."""
    monkeypatch.setattr(shutil, "disk_usage", seem_roomy)


@needs_mount
@pytest.mark.usefixtures("unlooked")
@fault("D8", "A 1 MB disk fills up midway", "received into a second place, whole and checked there; 1 POST")
def test_D08_an_image_larger_than_the_disk_is_put_together_elsewhere(
    desk, sandbox, as_it_should_come, tmp_path, report
):
    whole = as_it_should_come(LARGE)
    with full_disk(tmp_path / "small") as small:
        crowded = replace(desk, folder=small)
        delivery = crowded.buy(LARGE)
        (row,) = desk.rows
        path = desk.ledger.spare_folder / crowded.target(LARGE).name
        assert (row.state, row.charge, row.file_path) == (PurchaseState.VERIFIED, "charged", str(path))
        assert delivery.facts.path == path
        assert path.read_bytes() == whole
        assert crowded.owned(LARGE) == path
        assert crowded.files == []
    seen = counts(sandbox)
    assert seen == Counts(1, 1, 1)
    report("verified in the profile's folder, though its own disk is full", seen)


@needs_mount
@pytest.mark.usefixtures("unlooked")
@fault(
    "D8", "Both disks fill up midway, and one gets room later", "two pieces; joined at the next start; 1 POST"
)
@pytest.mark.parametrize("freed", ["its own disk", "the other disk"])
def test_D08_two_pieces_become_one_as_soon_as_there_is_room(
    freed, desk, sandbox, as_it_should_come, open_a_desk, tmp_path, report
):
    whole = as_it_should_come(SMALL)
    home, other = full_disk(tmp_path / "home"), full_disk(desk.ledger.spare_folder)
    with home as own_disk, other as other_disk:
        own_disk.fill(leave_bytes=len(whole) // 2)
        other_disk.fill(leave_bytes=2 * len(whole) // 3)
        crowded = replace(desk, folder=own_disk)
        with pytest.raises(StorageError) as caught:
            crowded.buy(SMALL)
        (row,) = desk.rows
        assert (row.state, row.charge, row.is_to_be_finished) == (PurchaseState.UNKNOWN, "charged", True)
        kept, rest = caught.value.kept_path, caught.value.rest_path
        begun = kept.read_bytes()
        assert begun + rest.read_bytes()[len(begun) :] == whole
        assert kept_file(row) == kept
        assert str(rest) in row.words
        desk.close()
        restarted = open_a_desk()
        assert [left.uid for left in recover(restarted.ledger)] == [row.uid]
        with pytest.raises(MoneyError):
            replace(restarted, folder=own_disk).buy(SMALL)
        (own_disk if freed == "its own disk" else other_disk).make_room()
        assert recover(restarted.ledger) == ()
        (row,) = restarted.rows
        folder = crowded.images if freed == "its own disk" else desk.ledger.spare_folder
        assert row.state is PurchaseState.VERIFIED
        assert row.file_path == str(folder / crowded.target(SMALL).name)
        assert folder.joinpath(crowded.target(SMALL).name).read_bytes() == whole
        assert (kept.exists(), rest.exists()) == (False, False)
    seen = counts(sandbox)
    assert seen == Counts(1, 1, 1)
    report("unknown, charged, both pieces named; verified and named once there is room", seen)


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
