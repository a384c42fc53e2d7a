# SPDX-License-Identifier: GPL-2.0-or-later
from __future__ import annotations

import datetime as dt

import pytest

from clearsky_qgis.clearsky import ClearSky, ClientConfig
from clearsky_qgis.clearsky.models import CompositeRequest
from clearsky_qgis.core.connection.tills import till_at
from clearsky_qgis.core.errors import MoneyError, Reason
from clearsky_qgis.core.jobs.tasks import Feedback
from clearsky_qgis.core.purchases.delivery import Quote
from clearsky_qgis.core.purchases.ledger import Ledger
from clearsky_qgis.core.purchases.plan_run import CellState, quote_all, run_plan
from clearsky_qgis.core.purchases.plans import Cell, open_plans, save_plan
from clearsky_qgis.core.purchases.till import Till, account_name
from clearsky_qgis.core.settings import MONTHLY_UNITS
from clearsky_qgis.sandbox import Sandbox
from clearsky_qgis.tests.support.calls import booked

DATES = [dt.date(2024, 5, day) for day in (4, 6, 8)]
WORKERS = 3


@pytest.fixture
def sandbox():
    with Sandbox(now="2024-06-20T12:00:00Z") as service:
        yield service


@pytest.fixture
def client(sandbox):
    with ClearSky(
        ClientConfig(api_key=sandbox.api_key, base_url=sandbox.base_url, user_agent="test")
    ) as client:
        client.account.info()
        yield client


@pytest.fixture
def till(tmp_path, sandbox):
    ledger = Ledger(tmp_path / "profile").open()
    yield Till(ledger, account_name(sandbox.base_url, "play"), sandbox.base_url)
    ledger.close()


@pytest.fixture
def feedback():
    return Feedback(lambda _done, _total: None)


def requests_for(areas=2):
    def box(west):
        return f"POLYGON (({west} 55.7, {west + 0.01} 55.7, {west + 0.01} 55.71, {west} 55.71, {west} 55.7))"

    return [
        CompositeRequest(
            wkt=box(9.2 + 0.1 * area),
            date=date,
            resolution=80,
            epsg_projection=32632,
            model="Stratus2",
            satellite_constellations=("Sentinel1", "Sentinel2", "Landsat89"),
        )
        for area in range(areas)
        for date in DATES
    ]


@pytest.fixture
def plan(client, till, feedback):
    quotes = quote_all(client, requests_for(), workers=WORKERS, feedback=feedback)
    cells = [
        Cell(f"area {i // 3}", quote.request, quote.estimate.credit_estimate)
        for i, quote in enumerate(quotes)
    ]
    return save_plan(till.ledger, till.account, "two fields in May", cells)


def run(client, till, plan, folder, feedback, **how):
    return run_plan(client, till, plan, folder / "images", feedback, workers=WORKERS, **how)


def test_dates_times_areas_have_one_total_that_the_account_then_loses(
    client, till, plan, tmp_path, feedback, sandbox
):
    before = sandbox.account.processing_units
    results = run(client, till, plan, tmp_path, feedback)
    assert [result.state for result in results] == [CellState.DONE] * 6
    assert before - sandbox.account.processing_units == pytest.approx(plan.total_units, abs=1e-3)
    assert booked(sandbox) == 6
    assert len(list((tmp_path / "images").glob("*.tif"))) == 6


def test_running_a_plan_again_buys_nothing(client, till, plan, tmp_path, feedback, sandbox):
    run(client, till, plan, tmp_path, feedback)
    results = run(client, till, plan, tmp_path, feedback)
    assert [result.state for result in results] == [CellState.DONE] * 6
    assert booked(sandbox) == 6


def test_one_failure_leaves_the_rest_and_the_plan_goes_on_with_that_one(
    client, till, plan, tmp_path, feedback, sandbox
):
    body = '{"Succeeded": false, "Error": {"Message": "No imagery", "Code": 1002}, "Data": null}'
    sandbox.faults.add("status", path="process/composite", status=400, body=body, after=2)
    results = run(client, till, plan, tmp_path, feedback)
    assert sorted(result.state.value for result in results) == ["done"] * 5 + ["failed"]
    (again,) = open_plans(till.ledger, till.account)
    assert again.cells == plan.cells
    assert [r.state for r in run(client, till, again, tmp_path, feedback)] == [CellState.DONE] * 6
    assert booked(sandbox) == 6
    assert open_plans(till.ledger, till.account) == ()


def test_a_lost_answer_in_a_plan_is_never_bought_again_by_going_on(
    client, till, plan, tmp_path, feedback, sandbox
):
    sandbox.faults.add("drop", path="process/composite", after=1)
    run(client, till, plan, tmp_path, feedback)
    results = run(client, till, plan, tmp_path, feedback)
    assert booked(sandbox) == 6
    (failed,) = [result for result in results if result.state is CellState.FAILED]
    assert isinstance(failed.error, MoneyError)


def test_a_cancelled_plan_stops_and_can_go_on(client, till, plan, tmp_path, feedback, sandbox):
    feedback.cancel.set()
    results = run(client, till, plan, tmp_path, feedback)
    assert {result.state for result in results} == {CellState.STOPPED}
    assert booked(sandbox) == 0
    feedback.cancel.clear()
    assert {r.state for r in run(client, till, plan, tmp_path, feedback)} == {CellState.DONE}


def test_when_the_units_are_gone_the_rest_is_not_even_tried(client, till, plan, tmp_path, feedback, sandbox):
    sandbox.account.processing_units = 0.0
    results = run(client, till, plan, tmp_path, feedback)
    assert {result.state for result in results} <= {CellState.FAILED, CellState.STOPPED}
    assert CellState.STOPPED in {result.state for result in results}
    assert booked(sandbox) == 0


def test_a_price_above_the_accepted_one_is_not_paid(client, till, plan, tmp_path, feedback, sandbox):
    cheaper = [Cell(c.area_name, c.request, c.amount_accepted / 2) for c in plan.cells]
    hopeful = save_plan(till.ledger, till.account, "cheaper", cheaper)
    results = run(client, till, hopeful, tmp_path, feedback)
    assert {type(result.error) for result in results} == {MoneyError}
    assert booked(sandbox) == 0


def test_cells_are_told_as_they_begin_and_as_they_come(client, till, plan, tmp_path, feedback):
    told = []
    run(
        client,
        till,
        plan,
        tmp_path,
        feedback,
        on_begun=lambda position: told.append((position, "begun")),
        on_result=lambda position, result: told.append((position, result.state)),
    )
    for position in range(6):
        assert [word for place, word in told if place == position] == ["begun", CellState.DONE]


def test_a_quote_that_fails_stands_in_its_place(client, feedback, sandbox):
    sandbox.faults.add("html", path="composite/estimate", after=1)
    quotes = quote_all(client, requests_for(1), workers=1, feedback=feedback)
    assert [isinstance(quote, Quote) for quote in quotes] == [True, False, True]


def test_a_limit_that_is_lowered_midway_holds_from_the_next_image_on(
    client, till, plan, feedback, sandbox, tmp_path
):
    MONTHLY_UNITS.set(str(plan.total_units))
    own_till = till_at(sandbox.base_url, client.account.info(), till.ledger)
    results = run_plan(
        client, own_till, plan, tmp_path, feedback, workers=1, on_result=lambda *_: MONTHLY_UNITS.set("0")
    )
    assert [result.state for result in results] == [CellState.DONE, *[CellState.FAILED] * 5]
    assert {result.error.reason for result in results[1:]} == {Reason.OVER_LIMIT}
    assert booked(sandbox) == 1
