# SPDX-License-Identifier: GPL-2.0-or-later
"""What downloads hold: memory that does not grow with the file, and nothing that stays behind."""

from __future__ import annotations

import statistics
import sys

import pytest

from clearsky_qgis.tests.support.bench_child import holdings
from clearsky_qgis.tests.support.bench_files import write_any_bytes
from clearsky_qgis.tests.support.bench_pairs import at_most, record
from clearsky_qgis.tests.support.bench_server import LOOPBACK, serving

pytestmark = [
    pytest.mark.bench,
    pytest.mark.timeout(900),
    pytest.mark.skipif(sys.platform != "linux", reason="memory is read from /proc"),
]

MIB = 1024 * 1024
SMALL_MIB, LARGE_MIB = 64, 1024
ROUNDS = 5
MOST_GROWTH_MIB = 8
DOWNLOADS, WARM = 100, 10


def peak_mib(folder, size_mib):
    served = write_any_bytes(folder / "served.tif", size_mib * MIB)
    with serving(served) as port:
        (holding,) = holdings(f"http://{LOOPBACK}:{port}", folder, 1)
    served.unlink()
    return holding.peak_mib


def test_a_file_sixteen_times_as_large_takes_no_more_memory(fast_folder):
    rounds = [(peak_mib(fast_folder, SMALL_MIB), peak_mib(fast_folder, LARGE_MIB)) for _ in range(ROUNDS)]
    small, large = zip(*rounds)
    growth_mib = statistics.median(more - less for less, more in rounds)
    record(
        "B2 peak memory, 1 GiB vs 64 MiB (bound: MiB more)",
        large,
        small,
        at_most(MOST_GROWTH_MIB),
        "MiB",
        holds=growth_mib <= MOST_GROWTH_MIB,
    )
    assert growth_mib <= MOST_GROWTH_MIB


def test_a_hundred_downloads_leave_nothing_behind(fast_folder):
    with serving(write_any_bytes(fast_folder / "served.tif", MIB)) as port:
        after = holdings(f"http://{LOOPBACK}:{port}", fast_folder, DOWNLOADS)
    warm, last = after[WARM - 1], after[-1]
    growth_mib = last.resident_mib - warm.resident_mib
    record(
        "B10 memory after 100 downloads vs 10 (bound: MiB more)",
        [last.resident_mib],
        [warm.resident_mib],
        at_most(MOST_GROWTH_MIB),
        "MiB",
        holds=growth_mib <= MOST_GROWTH_MIB,
    )
    assert last.open_files == warm.open_files
    assert growth_mib <= MOST_GROWTH_MIB
