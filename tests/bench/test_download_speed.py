# SPDX-License-Identifier: GPL-2.0-or-later
"""How fast files arrive, against the shortest loops that could receive them."""

from __future__ import annotations

import os
from functools import partial
from types import SimpleNamespace

import pytest

from clearsky_qgis.clearsky import _hashing
from clearsky_qgis.core.rasters.raster_file import inspect_geotiff
from clearsky_qgis.tests.support.bench_files import write_any_bytes, write_real_geotiff
from clearsky_qgis.tests.support.bench_loops import curl_seconds, raw_download, requests_download
from clearsky_qgis.tests.support.bench_pairs import at_least, at_most, compare, seconds
from clearsky_qgis.tests.support.bench_server import LOOPBACK, serving
from clearsky_qgis.tests.support.clearsky_client import client_for, composite

pytestmark = [pytest.mark.bench, pytest.mark.timeout(900)]

MIB = 1024 * 1024
LARGE_MIB = 1024
SMALL_FILES = 200


class NoHash:
    """Hash nothing, to tell the cost of hashing from the rest."""

    def update(self, data):
        pass

    def hexdigest(self):
        return ""


@pytest.fixture
def large_port(fast_folder):
    with serving(write_any_bytes(fast_folder / "served.tif", LARGE_MIB * MIB)) as port:
        yield port


@pytest.fixture
def small_port(disk_folder):
    with serving(write_real_geotiff(disk_folder / "served.tif", MIB)) as port:
        yield port


def mib_per_s(work, target):
    """Return the speed of one download, whose file is then gone."""
    speed = LARGE_MIB / seconds(work)
    target.unlink()
    return speed


def client_speed(port, target):
    with client_for(f"http://{LOOPBACK}:{port}") as client:
        return mib_per_s(partial(client.composites.download, composite(), target), target)


def raw_speed(port, target):
    return mib_per_s(partial(raw_download, port, target), target)


def curl_speed(port, target):
    took_s = curl_seconds(port, target)
    if took_s is None:
        pytest.skip("there is no curl to compare with")
    target.unlink()
    return LARGE_MIB / took_s


def test_a_large_download_with_its_hash_is_nearly_as_fast_as_receiving_alone(large_port, fast_folder):
    target = fast_folder / "image.tif"
    compare(
        "B1 download, SHA-256, vs raw recv+write",
        ours=lambda: client_speed(large_port, target),
        reference=lambda: raw_speed(large_port, target),
        bound=at_least(0.8),
        unit="MiB/s",
    )


def test_without_the_hash_a_large_download_is_as_fast_as_receiving_alone(
    large_port, fast_folder, monkeypatch
):
    monkeypatch.setattr(_hashing, "hashlib", SimpleNamespace(sha256=NoHash))
    target = fast_folder / "image.tif"
    compare(
        "B1 download, no hash, vs raw recv+write",
        ours=lambda: client_speed(large_port, target),
        reference=lambda: raw_speed(large_port, target),
        bound=at_least(0.95),
        unit="MiB/s",
    )


def test_a_large_download_with_its_hash_is_faster_than_curl(large_port, fast_folder):
    target = fast_folder / "image.tif"
    compare(
        "B1 download, SHA-256, vs curl -o",
        ours=lambda: client_speed(large_port, target),
        reference=lambda: curl_speed(large_port, target),
        bound=at_least(1.2),
        unit="MiB/s",
    )


def safe_road(client, folder):
    """Fetch as the till does: part file, count, hash, sync, name, structure of the GeoTIFF, last name."""
    for number in range(SMALL_FILES):
        staging = folder / f"{number}.unchecked.tif"
        client.composites.download(composite(), staging)
        inspect_geotiff(staging)
        staging.replace(folder / f"{number}.tif")


def emptied(folder, work):
    took_s = seconds(work)
    for file in folder.iterdir():
        file.unlink()
    os.sync()
    return took_s


def test_the_safe_road_costs_at_most_twice_a_plain_loop_that_syncs(small_port, disk_folder):
    folder = disk_folder / "files"
    folder.mkdir()

    def plain():
        for number in range(SMALL_FILES):
            requests_download(small_port, folder / f"{number}.tif")

    with client_for(f"http://{LOOPBACK}:{small_port}") as client:
        compare(
            f"B3 {SMALL_FILES} x 1 MiB, safe road, vs requests loop+fsync",
            ours=lambda: emptied(folder, lambda: safe_road(client, folder)),
            reference=lambda: emptied(folder, plain),
            bound=at_most(2.0),
            rounds=5,
        )
