# SPDX-License-Identifier: GPL-2.0-or-later
from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from queue import SimpleQueue

from clearsky_qgis.core.jobs.bundles import Bundles


def test_each_bundle_is_told_once_it_is_whole_and_in_its_order():
    told = []
    bundles = Bundles([0, 0, 1, 0], lambda bundle, results: told.append((bundle, results)))
    for position in (3, 2, 0, 1):
        bundles.put(position, f"result {position}")
    assert told == [(1, ("result 2",)), (0, ("result 0", "result 1", "result 3"))]


def test_whatever_the_threads_do_no_count_is_told_after_the_whole():
    bundle_of = [position // 7 for position in range(700)]
    told: SimpleQueue = SimpleQueue()
    bundles = Bundles(
        bundle_of,
        lambda bundle, results: told.put((bundle, len(results))),
        lambda bundle, come, _size: told.put((bundle, come)),
    )

    def work(position):
        bundles.begin(position)
        bundles.put(position, position)

    positions = [(position * 333) % 700 for position in range(700)]
    with ThreadPoolExecutor(max_workers=8) as pool:
        list(pool.map(work, positions))
    counts: dict[int, list[int]] = {}
    while not told.empty():
        bundle, come = told.get()
        counts.setdefault(bundle, []).append(come)
    assert len(counts) == 100
    assert all(told_of == sorted(told_of) and told_of[-1] == 7 for told_of in counts.values())
    assert all(told_of.count(7) == 1 for told_of in counts.values())
