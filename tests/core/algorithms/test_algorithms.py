# SPDX-License-Identifier: GPL-2.0-or-later
from __future__ import annotations

import pytest
from qgis.core import (
    Qgis,
    QgsFeature,
    QgsGeometry,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProject,
    QgsRasterLayer,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QDate, QDateTime

from clearsky_qgis.core.algorithms.base import Desk
from clearsky_qgis.core.algorithms.provider import ClearSkyProvider
from clearsky_qgis.core.connection.credentials import Credentials
from clearsky_qgis.core.connection.service import Service
from clearsky_qgis.core.purchases.ledger import Ledger
from clearsky_qgis.core.purchases.ledger_rows import PurchaseState
from clearsky_qgis.core.settings import BASE_URL, DOWNLOAD_FOLDER, MONTHLY_UNITS
from clearsky_qgis.sandbox import Sandbox
from clearsky_qgis.ui.imagery.availability_words import availability_words
from clearsky_qgis.ui.messages import explain

in_parts = pytest.mark.parametrize("sandbox", [3], indirect=True)
"""The account may fetch 3 km² at once, and the field has 9."""
NO_IMAGERY = '{"Succeeded": false, "Error": {"Message": "No imagery", "Code": 1002}, "Data": null}'
COMPOSITE = "POST /api/satelliteimages/process/composite"
SQUARE = "POLYGON((510000 6185000,513000 6185000,513000 6188000,510000 6188000,510000 6185000))"
DAY = QDate(2024, 11, 14)


@pytest.fixture
def sandbox(request):
    limit_km2 = getattr(request, "param", 400)
    with Sandbox(now="2024-11-20T12:00:00Z", max_composite_area_km2=limit_km2) as service:
        yield service


@pytest.fixture
def ledger(tmp_path):
    kept = Ledger(tmp_path / "profile" / "clearsky")
    yield kept
    kept.close()


@pytest.fixture
def provider(sandbox, ledger, tmp_path):
    for setting, value in ((BASE_URL, sandbox.base_url), (DOWNLOAD_FOLDER, str(tmp_path / "images"))):
        setting.set(value)
    service = Service(Credentials(), ledger)
    service.credentials.keep_until_close(sandbox.api_key)
    made = ClearSkyProvider(Desk(lambda: service, lambda: ledger, explain, availability_words))
    made.loadAlgorithms()
    yield made
    service.close()


@pytest.fixture
def field():
    layer = QgsVectorLayer("Polygon?crs=EPSG:25832", "field", "memory")
    feature = QgsFeature()
    feature.setGeometry(QgsGeometry.fromWkt(SQUARE))
    layer.dataProvider().addFeature(feature)
    project = QgsProject()
    project.addMapLayer(layer)
    yield layer, project
    project.clear()


def run(provider, field, name, **parameters):
    """Run an algorithm as Processing does, and return its outputs and the context they live in."""
    layer, project = field
    context, feedback = QgsProcessingContext(), QgsProcessingFeedback()
    context.setProject(project)
    algorithm = provider.algorithm(name).create()
    values = {"INPUT": layer, **parameters}
    assert algorithm.checkParameterValues(values, context) == (True, "")
    outputs, succeeded = algorithm.run(values, context, feedback, catchExceptions=False)
    assert succeeded
    return outputs, context


def images_served(sandbox):
    return sandbox.state["paths"].get(COMPOSITE, {}).get("served", 0)


def day(date=DAY):
    return QDateTime(date, QDateTime.currentDateTime().time())


def test_the_dates_of_an_area_are_a_table_with_the_newest_first(provider, field):
    outputs, context = run(provider, field, "availabledates", OUTPUT="memory:")
    rows = list(context.getMapLayer(outputs["OUTPUT"]).getFeatures())
    assert len(rows) == outputs["COUNT"] > 10
    assert rows[0]["date"] > rows[1]["date"]
    assert {row["cover"] for row in rows} == {"whole"}
    assert "Sentinel2" in rows[0]["constellations"]


def test_a_price_is_told_and_nothing_is_bought(provider, field, sandbox):
    outputs, _ = run(provider, field, "imageprice", DATE=day())
    assert outputs["READY"] is True
    assert outputs["UNITS"] == pytest.approx(outputs["AREA_KM2"] / 10, rel=0.01)
    assert images_served(sandbox) == 0


def test_an_image_is_bought_once_and_opened_for_free_the_second_time(provider, field, sandbox):
    first, context = run(provider, field, "getimage", DATE=day(), MAX_UNITS=5)
    second, _ = run(provider, field, "getimage", DATE=day(), MAX_UNITS=0)
    assert first["UNITS"] > 0
    assert second == {"OUTPUT": first["OUTPUT"], "UNITS": 0}
    assert images_served(sandbox) == 1
    (details,) = context.layersToLoadOnCompletion().values()
    layer = QgsRasterLayer(first["OUTPUT"])
    details.postProcessor().postProcessLayer(layer, context, QgsProcessingFeedback())
    assert layer.temporalProperties().isActive()
    assert "Copernicus" in layer.serverProperties().attribution()
    assert layer.styleManager().styles() != ["default"]


def test_the_coordinate_system_and_the_data_type_are_those_asked_for(provider, field):
    wanted = {"CRS": "EPSG:3035", "DATA_TYPE": "UINT8", "BANDS": "B4,B8", "RESOLUTION": "20"}
    outputs, _ = run(provider, field, "getimage", DATE=day(), MAX_UNITS=5, **wanted)
    layer = QgsRasterLayer(outputs["OUTPUT"])
    assert layer.crs().authid() == "EPSG:3035"
    assert layer.dataProvider().sourceNoDataValue(1) == 0
    assert layer.dataProvider().sourceDataType(1) == Qgis.DataType.Byte
    assert [layer.bandName(band).split(": ")[-1] for band in (1, 2)] == ["B4", "B8"]


def test_a_coordinate_system_without_an_epsg_code_is_refused(provider, field, sandbox):
    with pytest.raises(QgsProcessingException, match="has no EPSG code"):
        run(provider, field, "imageprice", DATE=day(), CRS="ESRI:54009")
    assert images_served(sandbox) == 0


def test_nothing_is_sent_where_the_price_is_above_what_the_run_may_pay(provider, field, sandbox):
    with pytest.raises(
        QgsProcessingException, match=r"this run may pay 0\.5 units at most; nothing was charged"
    ):
        run(provider, field, "getimage", DATE=day(), MAX_UNITS=0.5)
    assert images_served(sandbox) == 0


def test_the_most_that_may_be_paid_has_to_be_said(provider, field):
    layer, _ = field
    algorithm = provider.algorithm("getimage").create()
    is_fine, _ = algorithm.checkParameterValues({"INPUT": layer, "DATE": day()}, QgsProcessingContext())
    assert not is_fine


def test_the_users_monthly_limit_holds_here_too(provider, field, sandbox):
    MONTHLY_UNITS.set("0.3")
    with pytest.raises(QgsProcessingException, match=r"Your limit of 0\.3 units a month"):
        run(provider, field, "getimage", DATE=day(), MAX_UNITS=5)
    assert images_served(sandbox) == 0


def test_the_images_of_a_period_are_one_plan_and_a_second_run_buys_nothing(provider, field, sandbox):
    period = {"FROM": day(QDate(2024, 11, 10)), "UNTIL": day(QDate(2024, 11, 15)), "OUTPUT": "memory:"}
    first, context = run(provider, field, "getseries", **period, MAX_UNITS=20)
    rows = list(context.getMapLayer(first["OUTPUT"]).getFeatures())
    second, _ = run(provider, field, "getseries", **period, MAX_UNITS=0)
    assert first["COUNT"] == len(rows) == second["COUNT"] == images_served(sandbox) > 1
    assert {row["state"] for row in rows} == {"done"}
    assert second["UNITS"] == 0


def test_what_was_charged_and_broke_off_is_paid_too(provider, field, sandbox):
    period = {"FROM": day(QDate(2024, 11, 10)), "UNTIL": day(QDate(2024, 11, 15)), "OUTPUT": "memory:"}
    before = sandbox.account.processing_units
    sandbox.faults.add("truncate", path="process/composite", after=1)
    outputs, context = run(provider, field, "getseries", **period, MAX_UNITS=20)
    states = [row["state"] for row in context.getMapLayer(outputs["OUTPUT"]).getFeatures()]
    assert sorted(set(states)) == ["done", "failed"]
    assert outputs["UNITS"] == pytest.approx(before - sandbox.account.processing_units, abs=1e-3)


def test_a_period_that_costs_too_much_in_all_buys_not_even_the_first(provider, field, sandbox):
    period = {"FROM": day(QDate(2024, 11, 1)), "UNTIL": day(QDate(2024, 11, 15)), "OUTPUT": "memory:"}
    with pytest.raises(QgsProcessingException, match="may pay 1 units at most"):
        run(provider, field, "getseries", **period, MAX_UNITS=1)
    assert images_served(sandbox) == 0


def test_a_purchase_by_an_algorithm_is_in_the_ledger_like_any_other(provider, field, ledger):
    run(provider, field, "getimage", DATE=day(), MAX_UNITS=5)
    assert [purchase.state for purchase in ledger.purchases()] == [PurchaseState.VERIFIED]


def test_a_missing_key_is_said_in_the_docks_own_words(ledger, field):
    layer, _ = field
    bare = ClearSkyProvider(
        Desk(lambda: Service(Credentials(), ledger), lambda: ledger, explain, availability_words)
    )
    bare.loadAlgorithms()
    algorithm = bare.algorithm("imageprice").create()
    feedback = QgsProcessingFeedback(False)
    _, succeeded = algorithm.run({"INPUT": layer, "DATE": day()}, QgsProcessingContext(), feedback)
    assert not succeeded
    assert "No ClearSKY key is set; nothing was charged" in feedback.textLog()


def test_a_greatest_price_that_is_no_number_allows_nothing(provider, field, sandbox):
    with pytest.raises(QgsProcessingException):
        run(provider, field, "getimage", DATE=day(), MAX_UNITS=float("nan"))
    assert images_served(sandbox) == 0


def test_what_is_bought_is_booked_at_the_service_that_was_paid(provider, field, sandbox, ledger):
    layer, project = field
    context, feedback = QgsProcessingContext(), QgsProcessingFeedback()
    context.setProject(project)
    algorithm, values = (
        provider.algorithm("getimage").create(),
        {"INPUT": layer, "DATE": day(), "MAX_UNITS": 5},
    )
    assert algorithm.prepare(values, context, feedback)
    BASE_URL.set("https://elsewhere.example")
    algorithm.runPrepared(values, context, feedback)
    assert images_served(sandbox) == 1
    assert [purchase.account for purchase in ledger.purchases()] == [f"{sandbox.base_url}#play-tenant"]


def test_the_months_limit_counts_only_what_of_a_period_is_still_to_be_bought(provider, field, sandbox):
    period = {"FROM": day(QDate(2024, 11, 10)), "UNTIL": day(QDate(2024, 11, 15)), "OUTPUT": "memory:"}
    first, _ = run(provider, field, "getseries", **period, MAX_UNITS=20)
    MONTHLY_UNITS.set(str(first["UNITS"] + 0.1))
    second, context = run(provider, field, "getseries", **period, MAX_UNITS=0)
    assert second["COUNT"] == first["COUNT"] == images_served(sandbox)
    assert {row["units"] for row in context.getMapLayer(second["OUTPUT"]).getFeatures()} == {0.0}


PERIOD = {"FROM": day(QDate(2024, 11, 10)), "UNTIL": day(QDate(2024, 11, 15)), "OUTPUT": "memory:"}


@in_parts
def test_an_image_over_the_accounts_limit_comes_in_parts_as_one_raster(provider, field, sandbox):
    price, _ = run(provider, field, "imageprice", DATE=day())
    first, _ = run(provider, field, "getimage", DATE=day(), MAX_UNITS=price["UNITS"] + 0.01)
    count = images_served(sandbox)
    again, _ = run(provider, field, "getimage", DATE=day(), MAX_UNITS=0)
    assert count == images_served(sandbox) >= 4
    assert again == {"OUTPUT": first["OUTPUT"], "UNITS": 0}
    assert QgsRasterLayer(first["OUTPUT"]).width() > 295
    assert first["UNITS"] == pytest.approx(price["UNITS"])


@in_parts
def test_each_image_of_a_period_over_the_limit_is_one_raster_and_a_second_run_is_free(
    provider, field, sandbox
):
    first, context = run(provider, field, "getseries", **PERIOD, MAX_UNITS=20)
    bought = images_served(sandbox)
    rows = list(context.getMapLayer(first["OUTPUT"]).getFeatures())
    assert first["COUNT"] == len(rows) == len({row["path"] for row in rows}) < bought
    assert {QgsRasterLayer(row["path"]).isValid() for row in rows} == {True}
    second, _ = run(provider, field, "getseries", **PERIOD, MAX_UNITS=0)
    assert (second["COUNT"], second["UNITS"], images_served(sandbox)) == (first["COUNT"], 0, bought)


@in_parts
def test_a_part_that_fails_is_said_and_the_second_run_may_pay_just_that(provider, field, sandbox):
    before = sandbox.account.processing_units
    sandbox.faults.add("status", path="process/composite", status=400, body=NO_IMAGERY, after=1)
    first, context = run(provider, field, "getseries", **PERIOD, MAX_UNITS=20)
    paid = before - sandbox.account.processing_units
    states = sorted(row["state"] for row in context.getMapLayer(first["OUTPUT"]).getFeatures())
    assert states == ["done"] * (first["COUNT"] - 1) + ["incomplete"]
    assert first["UNITS"] == pytest.approx(paid, abs=1e-3)
    with pytest.raises(QgsProcessingException, match="may pay 0 units at most"):
        run(provider, field, "getseries", **PERIOD, MAX_UNITS=0)
    bought = images_served(sandbox)
    second, context = run(provider, field, "getseries", **PERIOD, MAX_UNITS=1)
    assert {row["state"] for row in context.getMapLayer(second["OUTPUT"]).getFeatures()} == {"done"}
    assert images_served(sandbox) == bought + 1
    assert before - sandbox.account.processing_units == pytest.approx(
        first["UNITS"] + second["UNITS"], abs=1e-3
    )


@in_parts
def test_the_sum_of_the_parts_is_held_against_what_the_run_may_pay(provider, field, sandbox):
    price, _ = run(provider, field, "imageprice", DATE=day())
    with pytest.raises(QgsProcessingException, match="units at most"):
        run(provider, field, "getimage", DATE=day(), MAX_UNITS=price["UNITS"] - 0.01)
    with pytest.raises(QgsProcessingException, match="units at most"):
        run(provider, field, "getseries", **PERIOD, MAX_UNITS=price["UNITS"] - 0.01)
    assert images_served(sandbox) == 0
