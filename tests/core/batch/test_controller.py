# SPDX-License-Identifier: GPL-2.0-or-later
from __future__ import annotations

import datetime as dt
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest
from qgis.core import Qgis, QgsCoordinateReferenceSystem, QgsFeature, QgsGeometry
from qgis.PyQt.QtCore import QDate

from clearsky_qgis.core.batch.areas import areas_of_selection
from clearsky_qgis.core.batch.state import CellPhase
from clearsky_qgis.core.errors import MoneyError, Reason
from clearsky_qgis.core.imagery.product import CrsChoice, Product
from clearsky_qgis.core.jobs.gatherer import PAUSE_MS, Gatherer
from clearsky_qgis.core.layers.metadata import day_range
from clearsky_qgis.core.settings import BASE_URL, DOWNLOAD_FOLDER, MONTHLY_UNITS
from clearsky_qgis.sandbox import Sandbox
from clearsky_qgis.tests.support.batch_table import COARSE, NO_IMAGERY, fields_layer
from clearsky_qgis.tests.support.calls import booked

DOWNLOAD = "process/composite"


def groups(project):
    return {group.name(): group for group in project.layerTreeRoot().findGroups()}


# The table


def test_each_selected_feature_is_an_area_with_the_name_of_its_display_expression(table):
    layer = fields_layer(("7", "8", "7"))
    areas = areas_of_selection(layer, table.project.transformContext())
    assert [area.name for area in areas] == ["Field 7", "Field 7 (2)", "Field 8"]


def test_a_shape_that_stands_there_twice_is_one_area(table):
    layer = fields_layer(("7",))
    twin = QgsFeature(next(layer.getFeatures()))
    layer.dataProvider().addFeatures([twin])
    layer.selectAll()
    assert len(areas_of_selection(layer, table.project.transformContext())) == 1


def test_a_feature_without_ground_says_so_in_its_row_and_leaves_the_others(table):
    layer = fields_layer(("7", "8"))
    first = next(layer.getFeatures())
    layer.dataProvider().changeGeometryValues({first.id(): QgsGeometry.fromWkt("POLYGON EMPTY")})
    table.controller.set_areas(areas_of_selection(layer, table.project.transformContext()))
    table.settle()
    table.controller.set_dates([table.state.offered[-1].date])
    table.settle()
    assert table.phases == [CellPhase.IMPOSSIBLE, CellPhase.PRICED]
    assert table.state.cells[table.key("Field 7")].error.reason is Reason.EMPTY


def test_a_folder_that_means_nothing_here_is_told_where_plans_and_where_prices_are_asked_for(table):
    DOWNLOAD_FOLDER.set("~nobody-is-called-that/images")
    table.restart()
    assert table.state.problem.reason is Reason.FOLDER
    table.take(("7",), 1)
    assert table.state.problem.reason is Reason.FOLDER


def test_the_table_starts_with_the_docks_date(table):
    table.take(("7",), 4)
    date = table.state.dates[1]
    table.controller.begin(replace(COARSE, date=date))
    table.controller.set_areas(areas_of_selection(fields_layer(("7",)), table.project.transformContext()))
    table.settle()
    assert table.state.dates == (date,)


def test_a_cell_that_is_not_ticked_is_neither_counted_nor_bought(table, sandbox):
    table.take(("7", "8"), 2)
    whole = table.state.total_units
    left_out = table.state.cells[table.key("Field 8")]
    table.controller.set_ticked([left_out.key], is_ticked=False)
    assert table.state.total_units == pytest.approx(whole - left_out.units)
    table.get()
    assert booked(sandbox) == 3
    assert table.state.cells[left_out.key].phase is CellPhase.PRICED


def test_a_new_date_asks_only_for_its_own_cells(table, sandbox):
    table.take(("7", "8"), 2)
    asked = sandbox.state["paths"]["POST /api/satelliteimages/process/composite/estimate"]["served"]
    table.controller.set_dates([*table.state.dates, table.state.offered[0].date])
    table.settle()
    now = sandbox.state["paths"]["POST /api/satelliteimages/process/composite/estimate"]["served"]
    assert now - asked == 2


def test_answers_to_dropped_questions_never_reach_the_table(table, sandbox):
    table.take(("7",), 1)
    sandbox.faults.add("delay", path="composite/available", seconds=0.5, times=2)
    table.controller.set_dates([entry.date for entry in table.state.offered[-3:]])
    table.qtbot.wait(300)
    table.controller.set_areas(areas_of_selection(fields_layer(("9",)), table.project.transformContext()))
    table.settle()
    table.qtbot.wait(600)
    assert {key.area_name for key in table.state.cells} == {"Field 9"}


def test_a_price_that_could_not_be_asked_can_be_asked_again(table, sandbox):
    sandbox.faults.add("html", path="composite/estimate")
    table.take(("7", "8"), 1)
    assert sorted(table.phases) == [CellPhase.NO_PRICE, CellPhase.PRICED]
    assert table.state.needs_asking
    table.controller.ask_prices()
    table.settle()
    assert table.phases == [CellPhase.PRICED, CellPhase.PRICED]


def test_a_changed_project_crs_is_priced_again_before_anything_is_sent(table, sandbox):
    table.controller.begin(replace(COARSE, product=Product(resolution_m=80, crs=CrsChoice.PROJECT)))
    table.take(("7",), 1)
    table.project.setCrs(QgsCoordinateReferenceSystem("EPSG:3857"))
    table.get()
    assert booked(sandbox) == 0
    (cell,) = table.state.cells.values()
    assert cell.quote.request.epsg_projection == 3857
    assert cell.phase is CellPhase.PRICED


# Money


def test_the_prices_summed_are_what_the_account_loses(table, sandbox):
    table.take(("7", "8"), 3)
    before, total = sandbox.account.processing_units, table.state.total_units
    table.get()
    assert set(table.phases) == {CellPhase.IN_PROJECT}
    assert before - sandbox.account.processing_units == pytest.approx(total, abs=1e-3)
    assert booked(sandbox) == 6


def test_what_is_owned_is_free_and_only_loaded(table, sandbox):
    table.take(("7",), 1)
    table.get()
    table.restart()
    table.take(("7",), 2)
    assert sorted(table.phases) == [CellPhase.OWNED, CellPhase.PRICED]
    assert table.state.total_units == pytest.approx(
        sum(
            cell.quote.estimate.credit_estimate
            for cell in table.state.chosen
            if cell.phase is CellPhase.PRICED
        )
    )
    table.get()
    assert booked(sandbox) == 2


def test_over_the_months_limit_nothing_is_sent_and_no_plan_is_left(table, sandbox):
    table.take(("7", "8"), 2)
    MONTHLY_UNITS.set(str(table.state.total_units * 0.9))
    table.get()
    assert isinstance(table.state.problem, MoneyError)
    assert table.state.problem.reason is Reason.OVER_LIMIT
    assert table.phases == [CellPhase.PRICED] * 4
    assert table.state.plans == ()
    assert booked(sandbox) == 0


def test_one_failing_cell_leaves_the_rest_and_going_on_buys_exactly_that_one(table, sandbox):
    table.take(("7", "8"), 2)
    sandbox.faults.add("status", path=DOWNLOAD, status=400, body=NO_IMAGERY, after=1)
    table.get()
    assert sorted(phase.value for phase in table.phases) == [
        "failed",
        "in_project",
        "in_project",
        "in_project",
    ]
    assert booked(sandbox) == 3
    (open_plan,) = table.state.plans
    assert len(open_plan.missing) == 1
    table.controller.go_on(open_plan)
    table.settle()
    assert booked(sandbox) == 4
    assert set(table.phases) == {CellPhase.IN_PROJECT}
    assert table.state.plans == ()
    assert len(table.project.mapLayers()) == 4


def test_stopping_lets_come_what_has_begun_and_going_on_buys_the_rest(table, sandbox):
    sandbox.faults.add("delay", path=DOWNLOAD, seconds=0.4, times=4)
    table.take(("7", "8"), 4)
    table.controller.get()
    table.wait_until(lambda: CellPhase.FETCHING in table.phases)
    table.controller.cancel()
    table.settle()
    come = table.phases.count(CellPhase.IN_PROJECT)
    assert booked(sandbox) == come
    assert 1 <= come < 8
    (open_plan,) = table.state.plans
    assert len(open_plan.missing) == 8 - come
    table.controller.go_on(open_plan)
    table.settle()
    assert booked(sandbox) == 8
    assert set(table.phases) == {CellPhase.IN_PROJECT}


def test_stopping_twice_also_ends_what_has_begun(table, sandbox):
    sandbox.faults.add("trickle", path=DOWNLOAD, seconds=30, times=0)
    table.take(("7",), 2)
    table.controller.get()
    table.wait_until(lambda: CellPhase.FETCHING in table.phases)
    table.controller.cancel()
    assert table.state.is_stopping
    table.controller.cancel()
    table.settle()
    assert set(table.phases) == {CellPhase.STOPPED}


def test_a_plan_cut_off_is_offered_after_a_restart_and_goes_on_in_a_new_project(table, sandbox):
    table.take(("7", "8"), 2)
    sandbox.faults.add("status", path=DOWNLOAD, status=400, body=NO_IMAGERY, after=2)
    table.get()
    table.project.clear()
    table.restart()
    (open_plan,) = table.state.plans
    table.controller.go_on(open_plan)
    table.settle()
    assert booked(sandbox) == 4
    assert set(table.phases) == {CellPhase.IN_PROJECT}
    assert set(groups(table.project)) == {"Field 7 · Stratus2", "Field 8 · Stratus2"}
    assert len(table.project.mapLayers()) == 4


def test_going_on_obeys_the_months_limit_too(table, sandbox):
    table.take(("7", "8"), 2)
    sandbox.faults.add("status", path=DOWNLOAD, status=400, body=NO_IMAGERY, after=2)
    table.get()
    MONTHLY_UNITS.set("0.0001")
    table.controller.go_on(table.state.plans[0])
    table.settle()
    assert table.state.problem.reason is Reason.OVER_LIMIT
    assert booked(sandbox) == 3
    assert len(table.state.plans) == 1


def test_a_plan_given_up_is_not_offered_again_and_its_cells_can_be_chosen_anew(table, sandbox):
    table.take(("7", "8"), 1)
    sandbox.faults.add("status", path=DOWNLOAD, status=400, body=NO_IMAGERY)
    table.get()
    table.controller.forget(table.state.plans[0])
    table.settle()
    assert sorted(table.phases) == [CellPhase.IN_PROJECT, CellPhase.PRICED]
    assert table.state.chosen == ()
    table.restart()
    assert table.state.plans == ()


def test_what_threads_tell_is_handed_over_in_bundles_at_most_ten_a_second(qtbot):
    gatherer, bundles = Gatherer(), []
    gatherer.gathered.connect(bundles.append)
    with ThreadPoolExecutor(max_workers=4) as pool:
        list(pool.map(gatherer.tell, range(1000)))
    assert bundles == []
    with qtbot.waitSignal(gatherer.gathered):
        gatherer.start()
    gatherer.stop()
    (bundle,) = bundles
    assert sorted(bundle) == list(range(1000))
    assert PAUSE_MS >= 100


# The project


def test_a_series_is_a_group_for_each_area_newest_first_and_only_the_newest_is_visible(table):
    table.take(("10", "2"), 3)
    table.get()
    root = table.project.layerTreeRoot()
    assert [child.name() for child in root.children()] == ["Field 2 · Stratus2", "Field 10 · Stratus2"]
    for group in root.children():
        days = [node.layer().temporalProperties().fixedTemporalRange().begin() for node in group.children()]
        assert days == sorted(days, reverse=True)
        assert [node.itemVisibilityChecked() for node in group.children()] == [True, False, False]


def test_the_projects_time_covers_the_series_and_steps_by_its_gap(table):
    table.take(("7",), 3)
    table.get()
    time = table.project.timeSettings()
    first, last = table.state.dates[0], table.state.dates[-1]
    assert time.temporalRange().begin() == day_range(first).begin()
    assert time.temporalRange().end() == day_range(last).end()
    assert time.timeStepUnit() == Qgis.TemporalUnit.Days
    assert time.timeStep() == min((b - a).days for a, b in zip(table.state.dates, table.state.dates[1:]))


def test_a_longer_time_that_the_project_has_already_stays(table):
    long_ago = day_range(dt.date(2020, 1, 1))
    table.project.timeSettings().setTemporalRange(long_ago)
    table.take(("7",), 1)
    table.get()
    covered = table.project.timeSettings().temporalRange()
    assert covered.begin() == long_ago.begin()
    assert covered.end() == day_range(table.state.dates[0]).end()


def test_the_temporal_controllers_frames_each_show_exactly_their_image(table):
    table.take(("7",), 3)
    table.get()
    table.controller.show_series()
    (group,) = table.project.layerTreeRoot().children()
    assert all(node.isVisible() for node in group.children())
    for date in table.state.dates:
        shown = [
            node.layer()
            for node in group.children()
            if node.layer().temporalProperties().isVisibleInTemporalRange(day_range(date))
        ]
        (layer,) = shown
        assert layer.temporalProperties().fixedTemporalRange().begin().date() == QDate(date)


def test_a_series_that_grows_stays_in_its_group_though_the_user_renamed_it(table):
    table.take(("7",), 2)
    table.get()
    (group,) = table.project.layerTreeRoot().children()
    group.setName("my field")
    table.controller.set_dates([entry.date for entry in table.state.offered[-4:]])
    table.settle()
    table.get()
    (group,) = table.project.layerTreeRoot().children()
    assert group.name() == "my field"
    assert len(group.children()) == 4
    days = [node.layer().temporalProperties().fixedTemporalRange().begin() for node in group.children()]
    assert days == sorted(days, reverse=True)


def test_prices_of_one_service_are_never_paid_to_another(table, sandbox):
    table.controller.set_areas(areas_of_selection(fields_layer(("7",)), table.project.transformContext()))
    table.settle()
    table.controller.set_dates([table.state.offered[-1].date])
    table.settle()
    with Sandbox(api_key=sandbox.api_key, now="2024-11-20T12:00:00Z") as other:
        BASE_URL.set(other.base_url)
        table.controller.get()
        table.settle()
        assert table.state.problem.reason is Reason.OTHER_SERVICE
        assert other.state["paths"] == {}
        BASE_URL.set(sandbox.base_url)


@pytest.fixture
def other(sandbox):
    """Another service that knows the same key, and is in force."""
    with Sandbox(api_key=sandbox.api_key, now="2024-11-20T12:00:00Z", tenant_id="other-tenant") as service:
        BASE_URL.set(service.base_url)
        yield service
        BASE_URL.set(sandbox.base_url)


def test_what_one_service_said_of_an_account_is_never_mixed_with_another_s(table, sandbox, request):
    table.take(("7",), 1)
    other = request.getfixturevalue("other")
    table.controller.set_dates([entry.date for entry in table.state.offered][-2:])
    table.settle()
    table.controller.ask_prices()
    table.settle()
    table.get()
    assert table.state.problem.reason is Reason.OTHER_SERVICE
    assert (booked(sandbox), booked(other)) == (0, 0)
    table.controller.begin(replace(COARSE, account=table.state.account))
    table.settle()
    table.take(("7",), 1)
    table.get()
    assert (booked(sandbox), booked(other)) == (0, 1)
    assert [p.account for p in table.ledger.purchases()] == [f"{other.base_url}#other-tenant"]


def test_a_plan_is_never_gone_on_with_in_the_name_of_another_account(table, sandbox):
    table.take(("7",), 1)
    sandbox.faults.add("status", path="process/composite", status=500)
    table.get()
    (plan,) = table.state.plans
    table.service.credentials.keep_until_close("another-key")
    table.controller.go_on(plan)
    table.settle()
    assert table.state.problem.reason is Reason.OTHER_SERVICE
    assert booked(sandbox) == 0
