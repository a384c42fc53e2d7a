# SPDX-License-Identifier: GPL-2.0-or-later
"""An area over the account's limit, from the drawing to one layer."""

from __future__ import annotations

import pytest
from osgeo import gdal
from qgis.core import QgsCoordinateReferenceSystem, QgsGeometry, QgsRectangle

from clearsky_qgis.core.area.sources import DrawnArea
from clearsky_qgis.core.batch.unfinished import find_open_plans
from clearsky_qgis.core.connection.tills import till_of
from clearsky_qgis.core.imagery.product import Product
from clearsky_qgis.core.settings import BASE_URL, MONTHLY_UNITS
from clearsky_qgis.sandbox import Sandbox
from clearsky_qgis.tests.support.calls import booked
from clearsky_qgis.tests.support.desk import Desk
from clearsky_qgis.ui.formats import units_text

WGS84 = QgsCoordinateReferenceSystem("EPSG:4326")
AREA = QgsGeometry.fromRect(QgsRectangle(9.2, 55.8, 9.3, 55.85))


@pytest.fixture
def sandbox():
    with Sandbox(now="2024-11-20T12:00:00Z", max_composite_area_km2=8) as service:
        yield service


@pytest.fixture
def desk(qtbot, tmp_path, sandbox):
    BASE_URL.set(sandbox.base_url)
    desk = Desk(qtbot, tmp_path / "images")
    desk.service.credentials.keep_until_close(sandbox.api_key)
    desk.controller.set_product(Product(resolution_m=40))
    desk.controller.areas.take(lambda: DrawnArea(AREA, WGS84))
    desk.settle()
    yield desk
    desk.close()


def parts_shown_by(view_path):
    """Count the files below the mosaic that a view names."""
    (mosaic,) = {name for name in gdal.Open(view_path).GetFileList() if name.endswith(".bands.vrt")}
    return len({name for name in gdal.Open(mosaic).GetFileList() if name.endswith(".tif")})


def plans_left(desk):
    """Return what the window of several images would offer to go on with."""
    till = till_of(desk.state.account, desk.service, desk.ledger)
    return find_open_plans(till, desk.folder)


def test_it_is_priced_as_the_sum_of_its_parts_and_becomes_one_layer(desk, sandbox):
    quote = desk.state.quote
    count = len(quote.parts)
    assert count >= 5
    assert f"in {count} parts" in desk.dock.page.price.facts_label.text()
    before = sandbox.account.processing_units
    desk.press_get()
    desk.settle()
    assert booked(sandbox) == count
    assert before - sandbox.account.processing_units == pytest.approx(
        quote.estimate.credit_estimate, abs=0.01
    )
    (layer,) = desk.project.mapLayers().values()
    assert layer.isValid()
    assert layer.source().endswith(".vrt")
    assert layer.metadata().rights()
    assert layer.styleManager().currentStyle() == "True Colour"


def test_a_part_that_fails_leaves_a_hole_and_only_it_is_fetched_next(desk, sandbox):
    count = len(desk.state.quote.parts)
    body = '{"Succeeded": false, "Error": {"Message": "No imagery", "Code": 1002}, "Data": null}'
    sandbox.faults.add("status", path="process/composite", status=400, body=body, after=1)
    desk.press_get()
    desk.settle()
    button = desk.dock.page.price.get_button
    price = button.text().split(" · ")[-1]
    came = f"Only {count - 1} of {count} parts of the area came"
    assert desk.words == f"{came}; only those that came are charged; fetch it again for {price}."
    assert f"{count - 1} of them already yours" in desk.dock.page.price.facts_label.text()
    assert booked(sandbox) == count - 1
    assert len(desk.project.mapLayers()) == 1
    (plan,) = plans_left(desk)
    assert (len(plan.missing), plan.units) == (1, desk.state.quote.units)
    before, missing_units = sandbox.account.processing_units, desk.state.quote.units
    assert units_text(missing_units) == price
    desk.press_get()
    desk.settle()
    assert booked(sandbox) == count
    assert before - sandbox.account.processing_units == pytest.approx(missing_units, abs=1e-3)
    assert desk.words.startswith("✔ In the project")
    assert plans_left(desk) == ()
    (layer,) = desk.project.mapLayers().values()
    path = layer.source()
    assert parts_shown_by(path) == count
    desk.project.clear()  # lets go of the file: what GDAL writes then must not be the mosaic with the hole
    assert parts_shown_by(path) == count


def test_a_part_that_breaks_off_is_said_to_be_charged_perhaps(desk, sandbox):
    sandbox.faults.add("truncate", path="process/composite", after=1)
    before, count = sandbox.account.processing_units, len(desk.state.quote.parts)
    desk.press_get()
    desk.settle()
    assert before - sandbox.account.processing_units > desk.state.quote.estimate.credit_estimate * 0.99
    came = f"Only {count - 1} of {count} parts of the area came"
    assert desk.words.startswith(f"{came}; those that came are charged, and what broke off may be; fetch it")


def test_the_same_large_area_again_is_free(desk, sandbox):
    desk.press_get()
    desk.settle()
    before = booked(sandbox)
    desk.controller.ask_again()
    desk.settle()
    assert desk.dock.page.price.get_button.text() == "Load Image · already yours"
    desk.press_get()
    desk.settle()
    assert booked(sandbox) == before


def test_over_the_months_limit_not_even_the_first_part_is_bought(desk, sandbox):
    MONTHLY_UNITS.set(str(desk.state.quote.estimate.credit_estimate / 2))
    desk.press_get()
    desk.settle()
    assert desk.words.startswith("Your limit of")
    assert booked(sandbox) == 0


def test_the_months_limit_counts_only_the_parts_that_are_still_to_be_bought(desk, sandbox):
    count, units = len(desk.state.quote.parts), desk.state.quote.estimate.credit_estimate
    sandbox.faults.add("status", path="process/composite", status=400)
    desk.press_get()
    desk.settle()
    MONTHLY_UNITS.set(str(units + 0.1))
    desk.controller.ask_again()
    desk.settle()
    desk.press_get()
    desk.settle()
    assert booked(sandbox) == count
    assert desk.state.loaded is not None


def test_a_part_that_has_gone_is_not_bought_under_a_button_that_says_free(desk, sandbox):
    """Known by its files alone, as after another profile has bought it: no row of the ledger is in the way."""
    desk.press_get()
    desk.settle()
    count = booked(sandbox)
    with desk.ledger.transaction() as connection:
        connection.execute("DELETE FROM step")
        connection.execute("DELETE FROM purchase")
    desk.controller.ask_again()
    desk.settle()
    assert desk.state.owned is not None
    next(desk.folder.rglob("*_parts/*.tif")).unlink()
    desk.press_get()
    desk.settle()
    assert booked(sandbox) == count
