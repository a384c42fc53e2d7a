# SPDX-License-Identifier: GPL-2.0-or-later
"""Files: never overwritten, never thrown away, never bought twice."""

from __future__ import annotations

import errno
import gzip
import hashlib
import os
import threading
import tracemalloc
from typing import TYPE_CHECKING

import pytest

from clearsky_qgis.clearsky import DownloadBudget, _spill
from clearsky_qgis.clearsky._spill import Spill
from clearsky_qgis.clearsky.errors import (
    BadAnswerError,
    Cancelled,
    Charge,
    NotCoveredError,
    NotGeoTiffError,
    RequestError,
    ServerError,
    StorageError,
    TruncatedDownloadError,
)
from clearsky_qgis.clearsky.pieces import join_pieces
from clearsky_qgis.tests.support import http_server as http
from clearsky_qgis.tests.support.clearsky_client import CANARY, TIFF, Waits, client_for, composite
from clearsky_qgis.tests.support.full_folders import FullFolders

if TYPE_CHECKING:
    from pathlib import Path

GZIPPED = {"Content-Encoding": "gzip"}


@pytest.mark.parametrize("magic", [b"II*\0", b"MM\0*", b"II+\0", b"MM\0+"], ids=repr)
def test_every_kind_of_tiff_is_accepted(magic: bytes, tmp_path: Path):
    with http.ScriptedServer(http.geotiff(magic + b"rest")) as server, client_for(server.url) as client:
        assert client.composites.download(composite(), tmp_path / "a.tif").size_bytes == 8


@pytest.mark.parametrize(
    "script",
    [http.geotiff(TIFF), http.chunked(TIFF[:3], TIFF[3:70_000], TIFF[70_000:]), http.until_close(TIFF)],
    ids=["length", "chunked", "until close"],
)
def test_a_file_arrives_whole_however_its_end_is_marked(script: http.Script, tmp_path: Path):
    with http.ScriptedServer(script) as server, client_for(server.url) as client:
        got = client.composites.download(composite(), tmp_path / "a.tif")
    assert got.sha256 == hashlib.sha256(TIFF).hexdigest()
    assert got.path.read_bytes() == TIFF


def test_a_length_that_is_no_length_does_not_lose_the_file(tmp_path: Path):
    def script(connection: http.Connection) -> None:
        connection.send(http.head(200, "image/tiff", None, {"Content-Length": "9" * 5000}) + TIFF)
        raise http.Hangup

    with http.ScriptedServer(script) as server, client_for(server.url) as client:
        assert client.composites.download(composite(), tmp_path / "a.tif").path.read_bytes() == TIFF


def test_bytes_after_the_promised_end_are_ignored(tmp_path: Path):
    script = http.raw(http.head(200, "image/tiff", 8) + b"II*\0rest" + b"HTTP/1.1 200 OK\r\n\r\n")
    with http.ScriptedServer(script) as server, client_for(server.url) as client:
        assert client.composites.download(composite(), tmp_path / "a.tif").path.read_bytes() == b"II*\0rest"


def test_a_file_that_exists_is_not_overwritten_and_nothing_is_asked(tmp_path: Path):
    target = tmp_path / "a.tif"
    target.write_bytes(b"mine")
    with http.ScriptedServer(http.geotiff(TIFF)) as server, client_for(server.url) as client:
        with pytest.raises(StorageError) as caught:
            client.composites.download(composite(), target)
        assert server.seen == []
    assert (caught.value.path, caught.value.charge, target.read_bytes()) == (target, Charge.NONE, b"mine")


def test_a_file_that_appears_meanwhile_is_not_overwritten_and_the_bought_one_is_kept(tmp_path: Path):
    target = tmp_path / "a.tif"

    def somebody_saves(received: int, total: int | None) -> None:
        target.write_bytes(b"mine")

    with (
        http.ScriptedServer(http.geotiff(TIFF)) as server,
        client_for(server.url) as client,
        pytest.raises(StorageError) as caught,
    ):
        client.composites.download(composite(), target, progress=somebody_saves)
    assert (target.read_bytes(), caught.value.charge) == (b"mine", Charge.CHARGED)
    assert caught.value.kept_path is not None
    assert caught.value.kept_path.read_bytes() == TIFF


def test_a_folder_that_is_missing_is_found_out_before_anything_is_asked(tmp_path: Path):
    with http.ScriptedServer(http.geotiff(TIFF)) as server, client_for(server.url) as client:
        with pytest.raises(StorageError):
            client.composites.download(composite(), tmp_path / "nowhere" / "a.tif")
        assert server.seen == []


def test_an_unfinished_file_of_an_earlier_download_stays_as_it_is(tmp_path: Path):
    (tmp_path / "a.tif.part").write_bytes(b"paid before")
    with http.ScriptedServer(http.geotiff(TIFF)) as server, client_for(server.url) as client:
        client.composites.download(composite(), tmp_path / "a.tif")
    assert (tmp_path / "a.tif.part").read_bytes() == b"paid before"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.tif", "a.tif.part"]


@pytest.fixture
def folders(monkeypatch):
    return FullFolders(monkeypatch)


def download_with_spare(tmp_path, **options):
    with (
        http.ScriptedServer(http.geotiff(TIFF)) as server,
        client_for(server.url, spare_folder=tmp_path / "spare", **options) as client,
    ):
        (tmp_path / "home").mkdir(exist_ok=True)
        got = client.composites.download(composite(), tmp_path / "home" / "a.tif")
        assert len(server.seen) == 1
    return got


def names_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir()) if folder.is_dir() else []


def test_a_file_whose_disk_fills_up_is_put_together_in_the_spare_folder(folders, tmp_path):
    folders.leave(tmp_path / "home", 100_000)
    got = download_with_spare(tmp_path)
    assert got.path == tmp_path / "spare" / "a.tif"
    assert got.path.read_bytes() == TIFF
    assert got.sha256 == hashlib.sha256(TIFF).hexdigest()
    assert (names_in(tmp_path / "home"), names_in(tmp_path / "spare")) == ([], ["a.tif"])


def test_two_pieces_that_no_disk_has_room_for_are_kept_and_joined_later(folders, tmp_path):
    folders.leave(tmp_path / "home", 100_000)
    folders.leave(tmp_path / "spare", len(TIFF) - 100_000)
    with pytest.raises(StorageError) as caught:
        download_with_spare(tmp_path)
    error = caught.value
    assert (error.charge, error.is_whole) == (Charge.CHARGED, True)
    assert error.sha256 == hashlib.sha256(TIFF).hexdigest()
    assert error.kept_path.read_bytes() == TIFF[:100_000]
    assert error.rest_path.read_bytes()[100_000:] == TIFF[100_000:]
    assert join_pieces(error.kept_path, error.rest_path) is None
    assert error.kept_path.read_bytes() == TIFF[:100_000]
    folders.leave(tmp_path / "home", len(TIFF))
    assert join_pieces(error.kept_path, error.rest_path) == error.kept_path
    assert error.kept_path.read_bytes() == TIFF


@pytest.mark.parametrize("room", [0, 1, 100_000, len(TIFF) - 1])
@pytest.mark.parametrize("first", ["home", "spare"])
def test_pieces_whose_joining_was_cut_off_are_joined_all_the_same(first, room, folders, tmp_path):
    folders.leave(tmp_path / "home", 300_000)
    folders.leave(tmp_path / "spare", len(TIFF) - 300_000)
    with pytest.raises(StorageError) as caught:
        download_with_spare(tmp_path)
    pieces = caught.value.kept_path, caught.value.rest_path
    folders.leave(tmp_path / first, room)
    join_pieces(*pieces)
    folders.leave(tmp_path / first, len(TIFF))
    whole = join_pieces(*pieces)
    assert whole is not None
    assert whole.read_bytes() == TIFF


def test_without_another_disk_the_rest_waits_in_memory_for_room(folders, tmp_path, monkeypatch):
    """The disk has room again before the file ends: here, as soon as somebody looks for the last time."""
    folders.leave(tmp_path / "home", 100_000)
    folders.leave(tmp_path / "spare", 0)
    unload = Spill.is_unloaded

    def with_room(spill, descriptor):
        folders.leave(tmp_path / "home", len(TIFF))
        return unload(spill, descriptor)

    monkeypatch.setattr(Spill, "is_unloaded", with_room)
    assert download_with_spare(tmp_path).path == tmp_path / "home" / "a.tif"
    assert (tmp_path / "home" / "a.tif").read_bytes() == TIFF
    assert names_in(tmp_path / "spare") == []


@pytest.mark.parametrize("memory", [0, _spill.MAX_MEMORY_BYTES], ids=["no memory either", "memory"])
def test_where_nothing_takes_the_rest_what_fitted_is_kept(memory, folders, tmp_path, monkeypatch):
    monkeypatch.setattr(_spill, "MAX_MEMORY_BYTES", memory)
    folders.leave(tmp_path / "home", 100_000)
    folders.leave(tmp_path / "spare", 0)
    with pytest.raises(StorageError) as caught:
        download_with_spare(tmp_path)
    error = caught.value
    assert (error.charge, error.is_whole, error.rest_path) == (Charge.CHARGED, False, None)
    assert error.kept_path.read_bytes() == TIFF[:100_000]
    assert names_in(tmp_path / "spare") == []


def test_what_the_other_disk_cannot_take_any_more_goes_to_memory_and_then_there(
    folders, tmp_path, monkeypatch
):
    folders.leave(tmp_path / "home", 100_000)
    folders.leave(tmp_path / "spare", 100_000)
    store = Spill.is_stored

    def with_room(spill):
        folders.leave(tmp_path / "spare", len(TIFF))
        return store(spill)

    monkeypatch.setattr(Spill, "is_stored", with_room)
    assert download_with_spare(tmp_path).path.read_bytes() == TIFF


def test_nobodys_file_in_the_spare_folder_is_overwritten(folders, tmp_path):
    (tmp_path / "spare").mkdir()
    (tmp_path / "spare" / "a.tif.rest").write_bytes(b"another's")
    folders.leave(tmp_path / "home", 100_000)
    with pytest.raises(StorageError):
        download_with_spare(tmp_path)
    assert (tmp_path / "spare" / "a.tif.rest").read_bytes() == b"another's"


def test_the_file_is_readable_by_its_owner_alone(tmp_path: Path):
    with http.ScriptedServer(http.geotiff(TIFF)) as server, client_for(server.url) as client:
        got = client.composites.download(composite(), tmp_path / "a.tif")
    assert got.path.stat().st_mode & 0o077 == 0


def test_a_compression_nobody_asked_for_is_undone(tmp_path: Path):
    script = http.geotiff(gzip.compress(TIFF), headers=GZIPPED)
    with http.ScriptedServer(script) as server, client_for(server.url) as client:
        got = client.composites.download(composite(), tmp_path / "a.tif")
    assert (got.path.read_bytes(), got.size_bytes) == (TIFF, len(TIFF))


def test_a_compressed_file_cut_short_is_not_taken_for_a_whole_one(tmp_path: Path):
    packed = gzip.compress(os.urandom(100_000).join([b"II*\0", b""]))
    script = http.geotiff(packed[:-20_000], headers=GZIPPED)
    with (
        http.ScriptedServer(script) as server,
        client_for(server.url) as client,
        pytest.raises(TruncatedDownloadError) as caught,
    ):
        client.composites.download(composite(), tmp_path / "a.tif")
    assert caught.value.charge is Charge.CHARGED
    assert not (tmp_path / "a.tif").exists()


def test_a_compression_bomb_is_stopped(tmp_path: Path):
    script = http.geotiff(gzip.compress(b"II*\0" + bytes(50_000_000)), headers=GZIPPED)
    with (
        http.ScriptedServer(script) as server,
        client_for(server.url) as client,
        pytest.raises(TruncatedDownloadError),
    ):
        client.composites.download(composite(), tmp_path / "a.tif")
    assert 0 < (tmp_path / "a.tif.part").stat().st_size < 5_000_000


def test_a_refusal_inside_a_200_costs_nothing_and_leaves_nothing(tmp_path: Path):
    with (
        http.ScriptedServer(http.refusal(1006, status=200)) as server,
        client_for(server.url) as client,
        pytest.raises(NotCoveredError) as caught,
    ):
        client.composites.download(composite(), tmp_path / "a.tif")
    assert (caught.value.charge, list(tmp_path.iterdir())) == (Charge.NONE, [])


def test_what_is_kept_of_a_web_page_is_short_and_without_the_key(tmp_path: Path):
    page = b"<html>" + CANARY.encode() + b"x" * 200_000
    with (
        http.ScriptedServer(http.geotiff(page)) as server,
        client_for(server.url) as client,
        pytest.raises(NotGeoTiffError) as caught,
    ):
        client.composites.download(composite(), tmp_path / "a.tif")
    assert caught.value.kept_path is not None
    kept = caught.value.kept_path.read_bytes()
    assert len(kept) == 65536
    assert CANARY.encode() not in kept


def test_stopping_before_sending_costs_nothing(tmp_path: Path):
    cancel = threading.Event()
    cancel.set()
    with http.ScriptedServer(http.geotiff(TIFF)) as server, client_for(server.url) as client:
        with pytest.raises(Cancelled) as caught:
            client.composites.download(composite(), tmp_path / "a.tif", cancel=cancel)
        assert server.seen == []
    assert (caught.value.charge, list(tmp_path.iterdir())) == (Charge.NONE, [])


def test_stopping_while_receiving_keeps_what_was_paid_for(tmp_path: Path):
    cancel = threading.Event()
    script = http.stall(http.head(200, "image/tiff", len(TIFF) * 2) + TIFF)
    with (
        http.ScriptedServer(script) as server,
        client_for(server.url) as client,
        pytest.raises(Cancelled) as caught,
    ):
        client.composites.download(
            composite(), tmp_path / "a.tif", progress=lambda *_: cancel.set(), cancel=cancel
        )
    kept = caught.value.kept_path
    assert caught.value.charge is Charge.CHARGED
    assert kept is not None
    assert TIFF.startswith(kept.read_bytes())


def test_stopping_while_the_service_works_returns_at_once_and_says_nobody_knows(tmp_path: Path):
    cancel = threading.Event()

    def work(connection: http.Connection) -> None:
        cancel.set()
        connection.wait_for_client_to_leave()

    with http.ScriptedServer(work) as server, client_for(server.url) as client:
        with pytest.raises(Cancelled) as caught:
            client.composites.download(composite(), tmp_path / "a.tif", cancel=cancel)
        assert len(server.seen) == 1
    assert (caught.value.charge, list(tmp_path.iterdir())) == (Charge.UNKNOWN, [])


FAILING = http.refusal(0, "oops", status=503)


@pytest.mark.parametrize(
    ("budget", "seen"),
    [
        (None, 1),
        (DownloadBudget(10, 10), 1),
        (DownloadBudget(10, 19.9), 1),
        (DownloadBudget(10, 20), 2),
        (DownloadBudget(10, 1000), 3),
        (DownloadBudget(0, 0), 3),
    ],
    ids=str,
)
def test_a_failed_purchase_is_repeated_only_within_what_was_accepted(
    budget: DownloadBudget | None, seen: int, tmp_path: Path
):
    waits = Waits()
    with http.ScriptedServer(FAILING) as server, client_for(server.url, waits=waits) as client:
        with pytest.raises(ServerError) as caught:
            client.composites.download(composite(), tmp_path / "a.tif", budget=budget)
        assert len(server.seen) == seen
    assert (caught.value.charge, len(waits.seconds)) == (Charge.UNKNOWN, seen - 1)


def test_a_repeated_purchase_that_succeeds_is_stored(tmp_path: Path):
    with http.ScriptedServer(FAILING, http.geotiff(TIFF)) as server, client_for(server.url) as client:
        got = client.composites.download(composite(), tmp_path / "a.tif", budget=DownloadBudget(1, 5))
    assert got.path.read_bytes() == TIFF


def test_each_purchase_uses_a_connection_of_its_own(tmp_path: Path):
    with http.ScriptedServer(http.geotiff(TIFF)) as server, client_for(server.url) as client:
        for number in range(3):
            client.composites.download(composite(), tmp_path / f"{number}.tif")
        assert server.connections == 3


def test_a_hand_over_is_done_when_the_service_says_201_and_not_before():
    request = composite(upload_url="https://store.example/put?sig=secret")
    scripts = http.answer(b"", status=201), http.answer(b"", status=200)
    with http.ScriptedServer(*scripts) as server, client_for(server.url) as client:
        client.composites.deliver(request)
        with pytest.raises(BadAnswerError) as caught:
            client.composites.deliver(request)
    assert server.bodies[0]["UploadUrl"] == "https://store.example/put?sig=secret"
    assert caught.value.charge is Charge.UNKNOWN


def test_a_request_goes_either_here_or_to_its_upload_address(tmp_path: Path):
    with client_for("https://no-such-host.invalid") as client:
        with pytest.raises(RequestError):
            client.composites.download(composite(upload_url="https://store.example/x"), tmp_path / "a.tif")
        with pytest.raises(RequestError):
            client.composites.deliver(composite())


def test_memory_stays_flat_however_large_the_file(tmp_path: Path):
    size, block = 96, bytes(1024 * 1024)

    def script(connection: http.Connection) -> None:
        connection.send(http.head(200, "image/tiff", 4 + size * len(block)) + b"II*\0")
        for _ in range(size):
            connection.send(block)

    with http.ScriptedServer(script) as server, client_for(server.url) as client:
        tracemalloc.start()
        client.composites.download(composite(), tmp_path / "image.tif")
        _, highest = tracemalloc.get_traced_memory()
        tracemalloc.stop()
    # How many of the four buffers of 4 MiB are ever needed is up to the machine.
    assert highest <= 24 * len(block)


def test_disk_errors_are_told_in_words(tmp_path: Path):
    from clearsky_qgis.clearsky._files import storage_error

    full = storage_error(OSError(errno.ENOSPC, "x"), tmp_path / "a.tif", kept=None, charge=Charge.NONE)
    assert str(full) == "a.tif: the disk is full"


def test_stopping_lets_go_of_a_body_that_has_fallen_silent(tmp_path: Path):
    """The server keeps silent for as long as the client stays; only hanging up ends this."""
    cancel = threading.Event()
    beginning = http.head(200, "image/tiff", len(TIFF)) + TIFF[:70_000]
    with (
        http.ScriptedServer(http.stall(beginning)) as server,
        client_for(server.url) as client,
        pytest.raises(Cancelled) as caught,
    ):
        client.composites.download(
            composite(), tmp_path / "a.tif", progress=lambda *_: cancel.set(), cancel=cancel
        )
    assert caught.value.charge is Charge.CHARGED
    assert caught.value.kept_path.read_bytes() == TIFF[:70_000]


def test_stopping_with_the_last_byte_gives_the_whole_file(tmp_path: Path):
    cancel = threading.Event()

    def stop_at_the_end(received_bytes: int, total_bytes: int) -> None:
        if received_bytes == total_bytes:
            cancel.set()

    with http.ScriptedServer(http.geotiff(TIFF)) as server, client_for(server.url) as client:
        got = client.composites.download(
            composite(), tmp_path / "a.tif", progress=stop_at_the_end, cancel=cancel
        )
    assert got.path.read_bytes() == TIFF
