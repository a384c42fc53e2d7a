# SPDX-License-Identifier: GPL-2.0-or-later
"""Cells of areas over the account's limit: priced as the sum of their parts, each shown as one raster."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import numpy as np
import pytest
from osgeo import gdal
from qgis.core import QgsCoordinateReferenceSystem, QgsRasterLayer

from clearsky_qgis.core.batch.state import CellPhase
from clearsky_qgis.core.errors import PartsError, Reason
from clearsky_qgis.core.imagery.product import CrsChoice, Product
from clearsky_qgis.core.layers.metadata import day_range
from clearsky_qgis.core.purchases.ledger_rows import PurchaseState
from clearsky_qgis.core.purchases.plans import begin_plan, cells_of, open_plans
from clearsky_qgis.core.purchases.recovery import recover
from clearsky_qgis.core.settings import MONTHLY_UNITS
from clearsky_qgis.sandbox import Sandbox
from clearsky_qgis.tests.support.batch_table import COARSE, NO_IMAGERY
from clearsky_qgis.tests.support.calls import COMPOSITE, booked
from clearsky_qgis.tests.support.faults_children import Nursery
from clearsky_qgis.tests.support.faults_kill_points import PLAN_POINTS
from clearsky_qgis.tests.support.faults_road import open_desk

NOW = "2024-11-20T12:00:00Z"
DOWNLOAD = "process/composite"
ESTIMATE = "POST /api/satelliteimages/process/composite/estimate"
FIELDS = {"names": ("small", "wide"), "date_count": 2, "large": ("wide",)}


@pytest.fixture
def sandbox():
    with Sandbox(now=NOW, max_composite_area_km2=3) as service:
        yield service


@pytest.fixture(scope="module")
def nursery(tmp_path_factory):
    started = Nursery(tmp_path_factory.mktemp("nursery"))
    yield started
    started.close()


def wide(table, position=0):
    return table.state.cells[table.key("Field wide", position)]


def small(table, position=0):
    return table.state.cells[table.key("Field small", position)]


def downloads_of(table):
    return sum(cell.part_count for cell in table.state.cells.values())


def fail_a_part_of_the_wide_field(sandbox):
    """Refuse one of the later downloads: the two of the small field come first."""
    sandbox.faults.add("status", path=DOWNLOAD, status=400, body=NO_IMAGERY, after=4)


def layers_of(table, name):
    (group,) = [g for g in table.project.layerTreeRoot().findGroups() if g.name().startswith(name)]
    return [node.layer() for node in group.children()]


def bought_areas(sandbox):
    """Count how often each area of each date was asked to be sent."""
    calls = [call for call in sandbox.state["calls"] if f"{call['method']} {call['path']}" == COMPOSITE]
    return Counter((call["body"]["Wkt"], call["body"]["Date"]) for call in calls)


# The price


def test_a_large_cell_costs_the_sum_of_its_parts_and_the_account_loses_just_that(table, sandbox):
    table.take(**FIELDS)
    assert set(table.phases) == {CellPhase.PRICED}
    quote = wide(table).quote
    assert len(quote.parts) == wide(table).part_count >= 4
    assert small(table).quote.parts == ()
    assert quote.units == pytest.approx(sum(part.estimate.credit_estimate for part in quote.parts))
    before, total = sandbox.account.processing_units, table.state.total_units
    table.get()
    assert before - sandbox.account.processing_units == pytest.approx(total, abs=1e-3)
    assert booked(sandbox) == downloads_of(table)
    assert set(bought_areas(sandbox).values()) == {1}


def test_the_parts_of_all_cells_together_keep_to_the_accounts_connections(table, sandbox):
    table.take(**FIELDS)
    sandbox.faults.add("delay", path=DOWNLOAD, seconds=0.1, times=0)
    table.get()
    assert sandbox.state["most_connections"] <= table.state.account.max_concurrent_connections
    assert sandbox.state["paths"][COMPOSITE]["too_many"] == 0
    assert booked(sandbox) == downloads_of(table)


def test_the_months_limit_is_held_against_the_sum(table, sandbox):
    table.take(("wide",), 1, large=("wide",))
    MONTHLY_UNITS.set(str(table.state.total_units - 0.01))
    table.get()
    assert table.state.problem.reason is Reason.OVER_LIMIT
    assert table.phases == [CellPhase.PRICED]
    assert booked(sandbox) == 0


def test_an_area_of_more_parts_than_a_click_should_buy_is_not_asked_for(table, sandbox):
    table.take(("7",), 1, size_deg=0.4)
    (cell,) = table.state.cells.values()
    assert (cell.phase, cell.error.reason) == (CellPhase.IMPOSSIBLE, Reason.TOO_LARGE)
    assert cell.error.details["limit_km2"] == 3 * 256
    assert ESTIMATE not in sandbox.state["paths"]
    assert not table.state.can_get


def test_where_pixels_have_no_metres_a_large_area_cannot_be_cut_and_a_small_one_is_priced(table):
    degrees = Product(resolution_m=80, crs=CrsChoice.OTHER, other_epsg=4326)
    table.controller.begin(replace(COARSE, product=degrees))
    table.take(**FIELDS)
    assert (small(table).phase, wide(table).phase) == (CellPhase.PRICED, CellPhase.IMPOSSIBLE)


def test_the_parts_count_among_the_cells_that_one_table_holds(table):
    table.take(("wide",), 1, size_deg=0.25)
    assert wide(table).part_count > 100
    table.controller.set_dates([entry.date for entry in table.state.offered][-12:])
    assert table.state.is_too_many
    assert len(table.state.dates) == 1


# The project


def test_each_large_cell_is_one_raster_in_its_group_ready_for_the_temporal_controller(table):
    table.take(**FIELDS)
    table.get()
    assert set(table.phases) == {CellPhase.IN_PROJECT}
    assert len(table.project.mapLayers()) == 4
    table.controller.show_series()
    layers = layers_of(table, "Field wide")
    assert [layer.source().endswith(".vrt") for layer in layers] == [True, True]
    for date in table.state.dates:
        shown = [
            layer for layer in layers if layer.temporalProperties().isVisibleInTemporalRange(day_range(date))
        ]
        assert len(shown) == 1
        assert "Copernicus" in shown[0].serverProperties().attribution()


def test_the_mosaic_is_pixel_for_pixel_the_image_that_another_account_gets_whole(table, sandbox, tmp_path):
    table.take(("wide",), 1, large=("wide",))
    table.get()
    (layer,) = table.project.mapLayers().values()
    mosaic = gdal.Open(layer.source())
    with Sandbox(now=NOW, api_key=sandbox.api_key) as roomy:
        desk = open_desk(roomy.base_url, roomy.api_key, tmp_path / "roomy")
        whole = gdal.Open(str(desk.buy(wide(table).quote.request).facts.path))
        desk.close()
    assert mosaic.GetGeoTransform() == whole.GetGeoTransform()
    for band in range(1, whole.RasterCount + 1):
        ours, theirs = (data.GetRasterBand(band).ReadAsArray() for data in (mosaic, whole))
        assert ours.shape == theirs.shape
        assert np.array_equal(ours, theirs)


# Failures


def test_a_part_that_fails_leaves_the_rest_and_is_said_with_what_it_costs(table, sandbox):
    table.take(**FIELDS)
    count = wide(table).part_count
    fail_a_part_of_the_wide_field(sandbox)
    table.get()
    assert Counter(table.phases) == {CellPhase.IN_PROJECT: 3, CellPhase.INCOMPLETE: 1}
    (cell,) = [cell for cell in table.state.cells.values() if cell.phase is CellPhase.INCOMPLETE]
    assert isinstance(cell.error, PartsError)
    assert (cell.error.details["there"], cell.error.details["count"]) == (count - 1, count)
    (open_plan,) = table.state.plans
    assert open_plan.units == pytest.approx(cell.error.details["amount"])
    assert len(table.project.mapLayers()) == 4


def test_going_on_buys_exactly_the_missing_part_and_completes_the_same_layer(table, sandbox):
    table.take(**FIELDS)
    fail_a_part_of_the_wide_field(sandbox)
    table.get()
    holes = {layer.id(): _filled(layer) for layer in table.project.mapLayers().values()}
    for layer in table.project.mapLayers().values():
        layer.styleManager().setCurrentStyle("False Colour")
        layer.dataProvider().histogram(1)  # what GDAL keeps in the view of the mosaic that is open
    before, (open_plan,) = sandbox.account.processing_units, table.state.plans
    table.controller.go_on(open_plan)
    table.settle()
    assert before - sandbox.account.processing_units == pytest.approx(open_plan.units, abs=1e-3)
    assert booked(sandbox) == downloads_of(table)
    assert set(table.phases) == {CellPhase.IN_PROJECT}
    assert table.state.plans == ()
    now = {layer.id(): _filled(layer) for layer in table.project.mapLayers().values()}
    assert now.keys() == holes.keys()
    assert sum(now.values()) > sum(holes.values())
    styles = {layer.styleManager().currentStyle() for layer in table.project.mapLayers().values()}
    assert styles == {"False Colour"}
    path = layers_of(table, "Field wide")[0].source()
    whole = max(now.values())
    table.project.clear()  # lets go of the files
    assert _filled(QgsRasterLayer(path)) == whole


def _filled(layer):
    """Count a layer's pixels, as it reads them now, that hold data."""
    provider = layer.dataProvider()
    block = provider.block(1, provider.extent(), provider.xSize(), provider.ySize())
    cells = [(row, column) for row in range(block.height()) for column in range(block.width())]
    return sum(not block.isNoData(*cell) for cell in cells)


def test_a_plan_given_up_leaves_the_owned_parts_free(table, sandbox):
    table.take(("wide",), 1, large=("wide",))
    count = wide(table).part_count
    sandbox.faults.add("status", path=DOWNLOAD, status=400, body=NO_IMAGERY, after=1)
    table.get()
    missing_units = table.state.plans[0].units
    table.controller.forget(table.state.plans[0])
    table.settle()
    cell = wide(table)
    assert (cell.phase, cell.is_ticked, cell.quote.owned_part_count) == (CellPhase.PRICED, False, count - 1)
    assert cell.units == pytest.approx(missing_units)
    table.controller.set_ticked([cell.key], is_ticked=True)
    table.get()
    assert booked(sandbox) == count
    assert table.phases == [CellPhase.IN_PROJECT]


def test_a_large_cell_that_is_owned_is_free_and_only_loaded(table, sandbox):
    table.take(**FIELDS)
    table.get()
    table.restart()
    table.take(**FIELDS)
    assert set(table.phases) == {CellPhase.OWNED}
    assert table.state.total_units == 0
    count = booked(sandbox)
    table.get()
    assert booked(sandbox) == count


def test_stopped_in_the_middle_of_a_large_cell_what_came_is_shown_and_going_on_buys_the_rest(table, sandbox):
    table.take(("wide",), 1, size_deg=0.08)
    count = wide(table).part_count
    sandbox.faults.add("delay", path=DOWNLOAD, seconds=0.2, times=0)
    table.controller.get()
    table.wait_until(lambda: wide(table).parts_come > 0)
    assert 0 < table.state.running_done < 1
    table.controller.cancel()
    table.settle()
    come = booked(sandbox)
    assert come < count
    assert wide(table).phase is CellPhase.INCOMPLETE
    table.controller.go_on(table.state.plans[0])
    table.settle()
    assert booked(sandbox) == count
    assert wide(table).phase is CellPhase.IN_PROJECT
    assert len(table.project.mapLayers()) == 1


# The plan outlives the process


def plan_without_a_run(table):
    """Write down what the table's button would get, as `get` does before its first request leaves."""
    quotes = [(cell.quote, cell.key.area_name) for cell in table.state.chosen]
    cells = [piece for quote, name in quotes for piece in cells_of(quote, name)]
    till = table.controller._store.till()
    return begin_plan(till, "four images", cells, table.folder, table.state.total_mb)


@pytest.mark.parametrize("point", PLAN_POINTS)
def test_killed_midway_the_plan_goes_on_in_a_new_project_and_buys_each_part_once(
    table, sandbox, nursery, tmp_path, point
):
    table.take(**FIELDS)
    count, total = downloads_of(table), table.state.total_units
    before = sandbox.account.processing_units
    plan_without_a_run(table)
    job = {"base_url": sandbox.base_url, "api_key": sandbox.api_key, "folder": str(tmp_path)}
    assert nursery.run(what="open plan", kill_at=point, **job).was_killed
    come = booked(sandbox)
    assert come < count
    for purchase in recover(table.ledger):  # not a byte of it came, and the server has not seen it
        table.ledger.move(purchase.uid, PurchaseState.FAILED, words="given up by the user")
    table.restart()
    (open_plan,) = table.state.plans
    assert len(open_plan.missing) == count - come
    table.controller.go_on(open_plan)
    table.settle()
    assert set(table.phases) == {CellPhase.IN_PROJECT}
    assert booked(sandbox) == count
    assert set(bought_areas(sandbox).values()) == {1}
    assert before - sandbox.account.processing_units == pytest.approx(total, abs=1e-3)
    assert len(table.project.mapLayers()) == 4
    assert {group.name() for group in table.project.layerTreeRoot().findGroups()} == {
        "Field small · Stratus2",
        "Field wide · Stratus2",
    }
    assert table.state.plans == ()


def test_a_plan_comes_back_from_the_ledger_as_it_was_written(table):
    table.take(**FIELDS)
    plan = plan_without_a_run(table)
    assert open_plans(table.ledger, plan.account) == (plan,)


def test_a_plan_that_a_later_one_holds_all_of_is_not_offered_beside_it(table):
    table.take(("wide",), 1, large=("wide",))
    plan_without_a_run(table)
    table.controller.set_dates([entry.date for entry in table.state.offered][-2:])
    table.settle()
    later = plan_without_a_run(table)
    assert open_plans(table.ledger, later.account) == (later,)


def test_the_project_may_have_another_crs_by_then(table, sandbox):
    table.take(**FIELDS)
    fail_a_part_of_the_wide_field(sandbox)
    table.get()
    table.project.clear()
    table.project.setCrs(QgsCoordinateReferenceSystem("EPSG:3857"))
    table.restart()
    table.controller.go_on(table.state.plans[0])
    table.settle()
    assert booked(sandbox) == downloads_of(table)
    assert {layer.crs().authid() for layer in table.project.mapLayers().values()} == {"EPSG:32632"}
