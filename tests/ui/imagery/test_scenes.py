# SPDX-License-Identifier: GPL-2.0-or-later
"""Input scenes and coming acquisitions as layers on demand; the service may not offer them any more."""

from __future__ import annotations

import datetime as dt

import pytest
from qgis.core import QgsVectorLayer

from clearsky_qgis.clearsky.models.products import AcquisitionDay, InputProduct
from clearsky_qgis.core.imagery.scene_layer import Scene, scene_layer, scenes_of_inputs, scenes_of_plans

INPUTS = "/api/satelliteproducts/satellitezones/composite"
PLANS = "/api/satelliteproducts/acquisitionplans"
SQUARE = "POLYGON ((9 55, 10 55, 10 56, 9 56, 9 55))"
DAY = dt.date(2024, 5, 4)


@pytest.fixture
def menu(desk):
    desk.draw_and_settle()
    return desk.dock.page.date.menu


def scene_layers(desk):
    return [layer for layer in desk.project.mapLayers().values() if isinstance(layer, QgsVectorLayer)]


def test_the_input_scenes_of_the_date_come_as_a_styled_layer(desk, menu, sandbox):
    menu.inputs_action.trigger()
    desk.wait_until(lambda: bool(scene_layers(desk)))
    (layer,) = scene_layers(desk)
    assert layer.name() == f"ClearSKY input scenes of {desk.state.date.isoformat()}"
    feature = next(layer.getFeatures())
    assert feature["satellite"] in ("Sentinel1", "Sentinel2", "Landsat89")
    assert feature["date"].isValid()
    assert 0 <= feature["days_before"] <= 30
    assert feature.geometry().boundingBox().intersects(desk.state.aoi.to_geometry().boundingBox())
    labels = [category.label() for category in layer.renderer().categories()]
    assert labels == sorted(set(layer.uniqueValues(layer.fields().lookupField("satellite"))))
    body = [call for call in sandbox.state["calls"] if call["path"] == INPUTS][-1]["body"]
    assert body["Date"] == desk.state.date.isoformat()
    assert body["Wkt"] == desk.state.aoi.wkt


def test_the_acquisitions_to_come_are_a_layer_too_also_before_a_date_is_chosen(desk, menu):
    menu.plans_action.trigger()
    desk.wait_until(lambda: bool(scene_layers(desk)))
    (layer,) = scene_layers(desk)
    assert layer.name().startswith("ClearSKY acquisitions from ")
    feature = next(layer.getFeatures())
    assert feature["satellite"] in ("S1A", "S1C", "S2A", "S2B", "L8", "L9")
    assert feature["acquisition"] in ("Planned", "Acquired")
    assert feature["publication"] == "NotPublished"


def test_the_same_layer_is_not_put_there_twice(desk, menu):
    for _ in range(2):
        menu.inputs_action.trigger()
        desk.settle()
    assert len(scene_layers(desk)) == 1


@pytest.mark.parametrize("status", [404, 410])
def test_a_service_that_no_longer_lists_scenes_is_told_in_one_sentence(desk, menu, sandbox, status):
    sandbox.faults.add("status", path=INPUTS, status=status)
    menu.inputs_action.trigger()
    desk.wait_until(lambda: desk.iface.message_bar.currentItem() is not None)
    text = desk.iface.message_bar.currentItem().text()
    assert text == (
        "The service no longer lists satellite scenes; nothing was charged; "
        "carry on without: images and prices do not depend on it."
    )
    assert scene_layers(desk) == []
    assert desk.state.problem is None
    assert desk.state.can_get


def test_an_empty_list_and_a_broken_service_are_told_too(desk, menu, sandbox):
    sandbox.faults.add("json_error", path=PLANS, body='{"Succeeded":true,"Error":null,"Data":{"Plans":[]}}')
    menu.plans_action.trigger()
    desk.wait_until(lambda: desk.iface.message_bar.currentItem() is not None)
    assert "names no satellite scenes" in desk.iface.message_bar.currentItem().text()


def test_without_an_area_there_is_nothing_to_show(desk):
    section = desk.dock.page.date
    assert not section.menu_button.isEnabled()
    assert not section.menu.inputs_action.isEnabled()
    assert not section.menu.plans_action.isEnabled()


def test_scenes_are_dated_in_utc_and_those_without_a_place_are_left_out():
    products = (
        InputProduct(
            satellite_constellation="Sentinel2",
            product_geog_wkt=SQUARE,
            image_date="2024-05-04T23:30:00-02:00",
        ),
        InputProduct(satellite_constellation="Sentinel1", product_geog_wkt=SQUARE, image_date="2024-05-03"),
        InputProduct(satellite_constellation="Landsat89"),
    )
    assert [(s.satellite, s.date) for s in scenes_of_inputs(products)] == [
        ("Sentinel2", dt.date(2024, 5, 5)),
        ("Sentinel1", dt.date(2024, 5, 3)),
    ]
    passes = [{"Satellite": "S1A", "Wkt": SQUARE}, {"Satellite": "S2A", "Wkt": None}]
    day = AcquisitionDay.model_validate({"Date": "2024-05-04T00:00:00Z", "AcquisitionPlans": passes})
    assert [(s.satellite, s.date) for s in scenes_of_plans((day,))] == [("S1A", DAY)]


def test_what_is_no_shape_is_no_feature_and_kinds_are_told_apart_by_line_too():
    scenes = (Scene("S1A", DAY, SQUARE), Scene("S2A", None, SQUARE), Scene("L8", DAY, "nonsense"))
    layer = scene_layer("x", scenes, DAY)
    assert layer.featureCount() == 2
    lines = {category.symbol().symbolLayer(0).strokeStyle() for category in layer.renderer().categories()}
    assert len(lines) == 3
