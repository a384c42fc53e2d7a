# SPDX-License-Identifier: GPL-2.0-or-later
"""From the first click to the layer, through real HTTP, with real clicks."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransformContext,
    QgsFeature,
    QgsGeometry,
    QgsProject,
    QgsRectangle,
    QgsVectorFileWriter,
    QgsVectorLayer,
)
from qgis.gui import QgsMapMouseEvent
from qgis.PyQt.QtCore import QEvent, QPoint, Qt
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QApplication, QFileDialog, QMenu, QPushButton

from clearsky_qgis.core.imagery.product import CrsChoice, Product
from clearsky_qgis.core.imagery.state import Activity
from clearsky_qgis.core.settings import BASE_URL
from clearsky_qgis.tests.support.calls import seen

GEOJSON = '{"type":"Polygon","coordinates":[[[9.2,55.8],[9.22,55.8],[9.22,55.81],[9.2,55.81],[9.2,55.8]]]}'


def test_a_drawn_polygon_becomes_a_layer_with_one_press(desk, sandbox):
    desk.draw_and_settle()
    assert desk.words.startswith("✔ Ready")
    assert desk.dock.page.price.get_button.text().startswith("Get Image · ")
    desk.press_get()
    desk.settle()
    assert desk.words.startswith("✔ In the project")
    layer = desk.project.mapLayer(desk.state.loaded.layer_id)
    assert layer.isValid()
    drawn_around = desk.iface.canvas.getCoordinateTransform().toMapCoordinates(150, 140)
    assert layer.extent().contains(drawn_around)
    assert seen(sandbox) == 1
    assert len(desk.images) == 1


def test_the_price_that_is_shown_is_what_the_account_loses(desk, sandbox):
    desk.draw_and_settle()
    before = sandbox.account.processing_units
    price = desk.state.quote.estimate.credit_estimate
    desk.press_get()
    desk.settle()
    assert before - sandbox.account.processing_units == pytest.approx(price, abs=1e-4)


def test_an_image_that_the_map_has_no_place_for_is_in_the_project_all_the_same(desk):
    desk.draw_and_settle()
    far_side = QgsCoordinateReferenceSystem.fromProj("+proj=ortho +lat_0=-60 +lon_0=170")
    desk.iface.canvas.setDestinationCrs(far_side)
    desk.press_get()
    desk.settle()
    assert desk.project.mapLayer(desk.state.loaded.layer_id).isValid()


def test_a_double_click_buys_once(desk, sandbox):
    desk.draw_and_settle()
    button = desk.dock.page.price.get_button
    QTest.mouseDClick(button, Qt.MouseButton.LeftButton)
    desk.controller.get_image()
    desk.settle()
    assert seen(sandbox) == 1


def test_the_same_image_again_is_loaded_from_disk_for_free(desk, sandbox):
    desk.draw_and_settle()
    desk.press_get()
    desk.settle()
    assert desk.dock.page.price.get_button.text() == "Load Image · already yours"
    desk.press_get()
    desk.settle()
    assert seen(sandbox) == 1
    assert len(desk.project.mapLayers()) == 2


def test_a_new_date_forgets_the_old_price_in_the_same_moment(desk):
    desk.draw_and_settle()
    told = []
    desk.controller.state_changed.connect(told.append)
    older = desk.state.dates[10].date
    desk.controller.dates.pick(older)
    assert all(state.quote is None for state in told if state.date == older)
    assert not desk.dock.page.price.get_button.isEnabled()
    desk.settle()
    assert desk.state.quote.request.date == older


def test_every_state_shows_only_a_price_of_what_it_shows(desk):
    told = []
    desk.controller.state_changed.connect(told.append)
    desk.draw_and_settle()
    for index in (3, 9, 4):
        desk.controller.dates.pick(desk.state.dates[index].date)
        desk.controller.set_product(Product(bandnames="B4,B3,B2", resolution_m=10 * 2 ** (index % 3)))
    desk.settle()
    for state in (s for s in told if s.quote is not None):
        request = state.quote.request
        assert (request.date, request.bandnames) == (state.date, state.product.bandnames)
        assert (int(request.resolution), request.epsg_projection) == (state.product.resolution_m, state.epsg)
        assert request.wkt == state.aoi.wkt


def test_a_product_that_is_chosen_while_dates_are_asked_for_is_priced_when_they_have_come(desk):
    desk.draw()
    desk.controller.set_product(replace(desk.state.product, resolution_m=20))
    assert desk.state.activity is Activity.ASKING_DATES
    desk.settle()
    assert int(desk.state.quote.request.resolution) == 20


def test_a_late_answer_never_overwrites_a_newer_one(desk, sandbox):
    desk.draw_and_settle()
    slow, quick = desk.state.dates[5].date, desk.state.dates[6].date
    sandbox.faults.add("delay", path="composite/available", seconds=0.6)
    desk.controller.dates.pick(slow)
    desk.qtbot.wait(100)
    desk.controller.dates.pick(quick)
    desk.settle()
    desk.qtbot.wait(800)
    assert desk.state.date == quick
    assert desk.state.quote.request.date == quick


def test_a_changed_project_crs_is_priced_again_before_anything_is_sent(desk, sandbox):
    desk.draw_and_settle()
    desk.controller.set_product(Product(crs=CrsChoice.PROJECT))
    desk.settle()
    desk.project.setCrs(QgsCoordinateReferenceSystem("EPSG:3857"))
    desk.press_get()
    desk.settle()
    assert seen(sandbox) == 0
    assert desk.state.quote.request.epsg_projection == 3857


def test_the_date_is_picked_by_mouse_by_arrow_keys_and_by_the_buttons(desk):
    desk.draw_and_settle()
    section = desk.dock.page.date
    target = desk.state.dates[40].date
    QTest.mouseClick(
        section.strip,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
        QPoint(round(section.strip.x_of(target)), section.strip.height() - 8),
    )
    picked = desk.state.date
    assert abs((picked - target).days) <= 2
    QTest.keyClick(section.strip, Qt.Key.Key_Right)
    assert desk.state.date == picked + dt.timedelta(days=2)
    desk.click(section.before_button)
    assert desk.state.date == picked
    desk.settle()


def test_a_selection_of_a_layer_in_another_crs_is_the_area(desk):
    layer = polygon_layer(west_edges=(9.2, 9.3))
    layer.selectAll()
    desk.iface.active_layer = layer
    desk.click(desk.dock.page.area.selection_button)
    desk.settle()
    assert desk.state.aoi.part_count == 2
    assert desk.state.can_get


def test_the_maps_extent_is_the_area(desk):
    desk.click(desk.dock.page.area.extent_button)
    desk.settle()
    assert desk.state.aoi.vertex_count == 4
    assert desk.state.can_get


def test_stopping_a_download_says_what_it_cost_and_leaves_no_half_image(desk, sandbox):
    desk.draw_and_settle()
    sandbox.faults.add("trickle", path="process/composite", seconds=20)
    desk.press_get()
    desk.wait_until(lambda: desk.state.progress is not None)
    for _ in ("asked", "sure"):
        desk.click(desk.dock.page.price.cancel_button)
    desk.settle()
    assert desk.words.startswith("Stopped as you asked; it counts as fetched; ")
    assert desk.images == []
    assert desk.state.activity is Activity.IDLE


def test_the_key_is_in_nothing_that_is_written(desk, sandbox):
    desk.draw_and_settle()
    desk.press_get()
    desk.settle()
    assert desk.project.write(str(desk.folder / "project.qgs"))
    for path in desk.folder.rglob("*"):
        assert sandbox.api_key.encode() not in path.read_bytes(), path.name


def test_on_success_the_message_bar_offers_the_folder_and_the_notices(desk):
    desk.draw_and_settle()
    desk.press_get()
    desk.settle()
    item = desk.iface.message_bar.currentItem()
    assert "is in the project" in item.text()
    buttons = {button.text(): button for button in item.findChildren(QPushButton)}
    assert "Show in Folder" in buttons
    buttons["Copy Attribution"].click()
    assert QApplication.clipboard().text().startswith("Contains modified Copernicus Sentinel data 2024")
    buttons["Add Attribution to the Map"].click()
    label, _ = QgsProject.instance().readEntry("CopyrightLabel", "/Label", "")
    assert "clearsky_attribution()" in label


def test_the_map_moves_only_when_the_image_is_out_of_view(desk):
    desk.draw_and_settle()
    before = desk.iface.canvas.extent()
    desk.press_get()
    desk.settle()
    assert desk.iface.canvas.extent() == before
    desk.iface.canvas.setExtent(QgsRectangle(600000, 6300000, 601000, 6301000))
    desk.press_get()
    desk.settle()
    assert desk.iface.canvas.extent().intersects(desk.state.loaded.layer.extent())


def test_another_key_asks_the_other_account(desk, sandbox):
    desk.draw_and_settle()
    desk.service.credentials.keep_until_close("not-the-key")
    desk.controller.settings_changed()
    desk.settle()
    assert "did not accept the key" in desk.words
    desk.service.credentials.keep_until_close(sandbox.api_key)
    desk.controller.settings_changed()
    desk.settle()
    assert desk.state.can_get


def test_the_whole_layer_is_the_area_with_its_overlaps_dissolved(desk):
    layer = polygon_layer(west_edges=(9.2, 9.21, 9.3))
    desk.iface.active_layer = layer
    desk.dock.page.area.layer_requested.emit()
    desk.settle()
    assert desk.state.aoi.part_count == 2
    assert "3 of 3 features, 2 parts, overlaps dissolved" in desk.dock.page.area.readout_label.text()


@pytest.mark.parametrize(
    "text",
    [
        "POLYGON ((9.2 55.8, 9.22 55.8, 9.22 55.81, 9.2 55.81, 9.2 55.8))",
        GEOJSON,
        f'{{"type":"Feature","properties":{{}},"geometry":{GEOJSON}}}',
    ],
)
def test_pasted_wkt_and_geojson_are_the_area(desk, text):
    QApplication.clipboard().setText(text)
    desk.dock.page.area.paste_requested.emit()
    desk.settle()
    assert desk.state.aoi.area_km2 == pytest.approx(1.39, abs=0.02)
    assert desk.state.can_get


def test_pasted_nonsense_is_said_plainly(desk):
    QApplication.clipboard().setText("hello")
    desk.dock.page.area.paste_requested.emit()
    desk.settle()
    assert desk.words.startswith("The text is neither WKT nor GeoJSON; nothing was charged")


def test_a_file_is_the_area_in_its_own_crs(desk, tmp_path, monkeypatch):
    path = str(tmp_path / "fields.gpkg")
    options = QgsVectorFileWriter.SaveVectorOptions()
    layer = polygon_layer(west_edges=(9.2,))
    QgsVectorFileWriter.writeAsVectorFormatV3(layer, path, QgsCoordinateTransformContext(), options)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_args: (path, ""))
    desk.dock.page.area.file_requested.emit()
    desk.settle()
    assert desk.state.can_get


def test_a_rectangle_is_drawn_with_the_mouse(desk):
    desk.click(desk.dock.page.area.rectangle_button)
    viewport = desk.iface.canvas.viewport()
    QTest.mousePress(viewport, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(60, 60))
    QTest.mouseMove(viewport, QPoint(200, 180))
    QTest.mouseRelease(viewport, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(200, 180))
    desk.settle()
    assert desk.state.aoi.vertex_count == 4
    assert not desk.dock.page.area.rectangle_button.isChecked()


def polygon_layer(*, west_edges):
    layer = QgsVectorLayer("Polygon?crs=EPSG:4326", "fields", "memory")
    features = []
    for west in west_edges:
        feature = QgsFeature()
        ring = f"({west} 55.8, {west + 0.02} 55.8, {west + 0.02} 55.81, {west} 55.81, {west} 55.8)"
        feature.setGeometry(QgsGeometry.fromWkt(f"POLYGON ({ring})"))
        features.append(feature)
    layer.dataProvider().addFeatures(features)
    return layer


def test_without_a_key_the_first_look_says_so_and_offers_the_sample_data(desk):
    sample_button = desk.dock.page.price.sample_button
    desk.controller.settings_changed()
    assert not sample_button.isVisible()
    BASE_URL.set("https://api.clearsky.vision")
    desk.service.credentials.forget()
    desk.controller.settings_changed()
    assert "your ClearSKY key: enter it under Settings ▸ Options ▸ ClearSKY" in desk.words
    desk.click(sample_button)
    assert desk.state.is_play
    assert not sample_button.isVisible()
    assert desk.words == "Choose an area to see dates and price."


def test_without_a_key_the_whole_journey_can_be_tried_with_sample_data(desk):
    BASE_URL.set("https://api.clearsky.vision")
    desk.service.credentials.forget()
    desk.controller.settings_changed()
    assert not desk.state.is_play
    desk.draw()
    assert desk.words.startswith("No ClearSKY key is set")
    desk.click(desk.dock.page.price.sample_button)
    desk.settle()
    assert desk.dock.play_button.isVisible()
    assert desk.state.can_get
    desk.press_get()
    desk.settle()
    assert desk.words.startswith("✔ In the project")
    desk.click(desk.dock.play_button)
    assert not desk.state.is_play
    assert desk.words.startswith("No ClearSKY key is set")


def test_a_right_click_on_a_polygon_offers_its_image(desk):
    layer = polygon_layer(west_edges=(9.2,))
    canvas = desk.iface.canvas
    canvas.setLayers([layer])
    canvas.setDestinationCrs(QgsCoordinateReferenceSystem("EPSG:4326"))
    canvas.setExtent(QgsRectangle(9.15, 55.75, 9.27, 55.86))
    desk.qtbot.wait(50)
    inside = canvas.getCoordinateTransform().transform(9.21, 55.805)
    menu = QMenu()
    point = QPoint(round(inside.x()), round(inside.y()))
    event = QgsMapMouseEvent(canvas, QEvent.Type.MouseButtonPress, point, Qt.MouseButton.RightButton)
    canvas.contextMenuAboutToShow.emit(menu, event)
    (action,) = menu.actions()
    assert action.text() == "Get ClearSKY Image…"
    action.trigger()
    desk.settle()
    assert desk.state.aoi.area_km2 == pytest.approx(1.39, abs=0.02)
    assert desk.state.drawn.name == "fields 1"
