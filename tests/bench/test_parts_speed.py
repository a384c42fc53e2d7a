# SPDX-License-Identifier: GPL-2.0-or-later
"""Many parts at once: the account's limit is used to the full and never overrun; their mosaic costs little."""

from __future__ import annotations

import itertools
from contextlib import closing

import pytest
from osgeo import gdal

from clearsky_qgis.clearsky import ClearSky, ClientConfig
from clearsky_qgis.core.jobs.tasks import Feedback
from clearsky_qgis.core.purchases.ledger import Ledger
from clearsky_qgis.core.purchases.plan_run import CellState, run_plan
from clearsky_qgis.core.purchases.plans import Cell, save_plan
from clearsky_qgis.core.purchases.shared_slots import SharedSlots, slots_name
from clearsky_qgis.core.purchases.till import Till, account_name
from clearsky_qgis.core.rasters.mosaic import build_mosaic
from clearsky_qgis.tests.support.bench_pairs import at_most, compare, seconds
from clearsky_qgis.tests.support.bench_sandbox import sandbox_process
from clearsky_qgis.tests.support.geotiffs import ALL_BANDS, composite_request
from clearsky_qgis.tests.support.part_files import write_part

pytestmark = [pytest.mark.bench, pytest.mark.timeout(600)]

DOWNLOAD_S = 3.0
"""Long against the 0.13 s of processor that the sandbox needs to draw an image, one at a time: it is not measured."""
ROUNDS = 5
MORE_UNITS_THAN_NEEDED = 99.0
SIDE_PARTS = 16
PART_PX = 256


class Counter:
    """Buys parts, each of them a place that was never asked for before."""

    def __init__(self, client, till, folder, workers):
        self._client, self._till, self._folder, self._workers = client, till, folder, workers
        self._numbers = itertools.count()

    def buy(self, count):
        cells = [
            Cell("area", next_request(next(self._numbers)), MORE_UNITS_THAN_NEEDED) for _ in range(count)
        ]
        plan = save_plan(self._till.ledger, self._till.account, "parts", cells)
        nobody = Feedback(lambda _done, _total: None)
        results = run_plan(self._client, self._till, plan, self._folder, nobody, workers=self._workers)
        assert {result.state for result in results} == {CellState.DONE}


def next_request(number):
    west, south = 9.2 + number % 40 * 0.02, 55.3 + number // 40 * 0.02
    east, north = west + 0.01, south + 0.01
    ring = f"{west} {south}, {east} {south}, {east} {north}, {west} {north}, {west} {south}"
    return composite_request(wkt=f"POLYGON (({ring}))", resolution=80)


@pytest.fixture
def ledger(disk_folder):
    with closing(Ledger(disk_folder / "profile").open()) as opened:
        yield opened


@pytest.mark.parametrize(("limit", "paid_gate", "count"), [(2, 2, 6), (4, 3, 9)])
def test_parts_fill_the_gate_and_none_is_turned_away(limit, paid_gate, count, ledger, disk_folder):
    """From three connections on, the client keeps one free of paid calls: so four let three parts through."""
    with sandbox_process(limit, DOWNLOAD_S) as sandbox:
        config = ClientConfig(api_key=sandbox.api_key, base_url=sandbox.base_url)
        slots = SharedSlots(ledger.path, ledger.owner, slots_name(sandbox.base_url, sandbox.api_key))
        with ClearSky(config, slots=slots) as client, closing(slots):
            client.account.info()
            till = Till(ledger, account_name(sandbox.base_url, "play"), sandbox.base_url)
            counter = Counter(client, till, disk_folder / "images", limit)
            compare(
                f"B7 {count} parts, limit {limit}, vs {count} x one / {paid_gate}",
                ours=lambda: seconds(lambda: counter.buy(count)),
                reference=lambda: seconds(lambda: counter.buy(1)) * count / paid_gate,
                bound=at_most(1.1),
                rounds=ROUNDS,
            )
        assert sandbox.turned_away == 0


@pytest.fixture
def parts(disk_folder):
    return [
        write_part(
            disk_folder / f"part{column}-{row}.tif",
            at_px=(column * PART_PX, row * PART_PX),
            size_px=(PART_PX, PART_PX),
            band_ids=ALL_BANDS,
        )
        for column in range(SIDE_PARTS)
        for row in range(SIDE_PARTS)
    ]


def test_a_mosaic_costs_at_most_five_times_the_opening_of_its_parts(parts, disk_folder):
    target = disk_folder / "area.vrt"

    def mosaic():
        took_s = seconds(lambda: build_mosaic(parts, target, ALL_BANDS))
        for file in disk_folder.glob("area.*"):
            file.unlink()
        return took_s

    def opened():
        return seconds(lambda: [gdal.Open(str(part.path)) for part in parts])

    compare(
        f"B9 mosaic of {len(parts)} parts vs opening each", ours=mosaic, reference=opened, bound=at_most(5.0)
    )
