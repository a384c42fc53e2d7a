# SPDX-License-Identifier: GPL-2.0-or-later
"""Whatever goes wrong ends in one sentence: what happened, whether it was charged, what to do next.

Each case goes through the real client and real HTTP to a real server, and leaves no half image, no job, no layer.
"""

from __future__ import annotations

import socket

import pytest
from qgis.core import QgsCoordinateReferenceSystem, QgsGeometry, QgsRectangle

from clearsky_qgis.core.area.sources import DrawnArea
from clearsky_qgis.core.imagery.product import Product
from clearsky_qgis.core.imagery.state import Activity
from clearsky_qgis.core.settings import BASE_URL
from clearsky_qgis.tests.support.desk import SELF_CROSSING, UTM32

WGS84 = QgsCoordinateReferenceSystem("EPSG:4326")
ATLANTIC = QgsGeometry.fromRect(QgsRectangle(-40, 40, -39.9, 40.1))
EUROPE = QgsGeometry.fromRect(QgsRectangle(5, 45, 15, 55))
COMPOSITE = "process/composite"
NOTHING = "nothing was charged"


def expect(desk, *, happened, charged=NOTHING, then):
    """The dock says it in one sentence, and nothing is left lying about."""
    desk.settle()
    what, charge, next_step = desk.words.split("; ", 2)
    assert happened in what
    assert charge == charged
    assert then in next_step
    assert "Traceback" not in desk.words
    assert desk.images == []
    assert desk.project.mapLayers() == {}
    assert len(desk.queue) == 0
    assert desk.state.activity is Activity.IDLE


def test_no_key(desk):
    desk.service.credentials.forget()
    desk.draw()
    expect(desk, happened="No ClearSKY key is set", then="Settings ▸ Options ▸ ClearSKY")


def test_a_wrong_key(desk):
    desk.service.credentials.keep_until_close("not-the-key")
    desk.draw()
    expect(desk, happened="did not accept the key", then="check it under Settings")


@pytest.mark.parametrize("key", ["two words", "line\nbreak", "schlüssel"])
def test_a_key_that_cannot_be_one_is_not_repeated(desk, key):
    desk.service.credentials.keep_until_close(key)
    desk.draw()
    expect(desk, happened="cannot be used", then="correct it")
    assert key not in desk.words


def test_no_network(desk):
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        BASE_URL.set(f"http://127.0.0.1:{closed.getsockname()[1]}")
    desk.draw()
    expect(desk, happened="cannot be reached", then="check the network")


def test_an_area_outside_the_coverage(desk):
    desk.controller.areas.take(lambda: DrawnArea(ATLANTIC, WGS84))
    expect(desk, happened="Your orders have no imagery for this area", then="order this one first")


def test_an_area_too_large_even_in_parts(desk):
    desk.controller.areas.take(lambda: DrawnArea(EUROPE, WGS84))
    expect(desk, happened="this account may fetch", then="draw a smaller one")
    assert not desk.state.can_get


def test_a_self_crossing_area_is_mended_and_it_is_said(desk):
    desk.draw_and_settle(SELF_CROSSING)
    assert "repaired" in desk.dock.page.area.readout_label.text()
    assert desk.state.can_get


def test_an_empty_area(desk):
    desk.controller.areas.take(lambda: DrawnArea(QgsGeometry.fromWkt("POLYGON EMPTY"), UTM32))
    expect(desk, happened="The area is empty", then="draw a polygon")


def test_a_project_without_a_crs(desk):
    desk.iface.canvas.setDestinationCrs(QgsCoordinateReferenceSystem())
    desk.draw()
    expect(desk, happened="no coordinate system", then="Project ▸ Properties ▸ CRS")


def test_a_date_without_imagery(desk, sandbox):
    desk.draw_and_settle()
    body = '{"Succeeded": false, "Error": {"Message": "No imagery", "Code": 1002}, "Data": null}'
    sandbox.faults.add("status", path=COMPOSITE, status=400, body=body)
    desk.press_get()
    expect(desk, happened="no imagery for this area on this date", then="choose another date")


def test_an_image_that_is_not_ready_cannot_be_got(desk, sandbox):
    flags = '{"FullyAvailable": false, "DataAvailableForUser": true, "OrdersCoverPolygon": false}'
    body = f'{{"Succeeded": true, "Error": null, "Data": {flags}}}'
    sandbox.faults.add("status", path="composite/available", status=200, body=body)
    desk.draw_and_settle()
    assert "Your orders cover only part of this area" in desk.words
    assert not desk.state.can_get
    assert not desk.dock.page.price.price_label.isVisible()
    desk.press_get()
    assert f"POST /api/satelliteimages/{COMPOSITE}" not in sandbox.state["paths"]


def test_too_few_units(desk, sandbox):
    desk.draw_and_settle()
    sandbox.account.processing_units = 0.0
    desk.press_get()
    expect(desk, happened="too few processing units", then="dashboard")


def test_an_answer_that_is_not_json(desk, sandbox):
    sandbox.faults.add("half_json", path="search/available")
    desk.draw()
    expect(desk, happened="could not be understood", then="check the network")


def test_an_html_page_instead_of_an_answer(desk, sandbox):
    sandbox.faults.add("html", path="search/available")
    desk.draw()
    expect(desk, happened="could not be understood", then="check the network")


def test_a_price_that_cannot_be_read_is_no_price(desk, sandbox):
    body = '{"Succeeded": true, "Error": null, "Data": {"AreaEstimateKm2": 3.0}}'
    sandbox.faults.add("status", path="composite/estimate", status=200, body=body)
    desk.draw()
    expect(desk, happened="could not be understood", then="try again")
    assert not desk.state.can_get


def test_a_download_that_is_json(desk, sandbox):
    desk.draw_and_settle()
    body = '{"Succeeded": false, "Error": {"Message": "Not covered", "Code": 1006}, "Data": null}'
    sandbox.faults.add("status", path=COMPOSITE, status=200, body=body)
    desk.press_get()
    expect(desk, happened="do not cover this area", then="order the area first")


def test_a_download_that_is_a_web_page_is_kept_and_never_loaded(desk, sandbox):
    desk.draw_and_settle()
    sandbox.faults.add("html", path=COMPOSITE)
    desk.press_get()
    expect(desk, happened="no GeoTIFF", charged="it may have been charged", then="is kept as")
    assert [name for name in desk.files if not name.endswith(".tif")] != []


@pytest.mark.parametrize("kind", ["truncate", "truncate_reset", "truncate_chunked"])
def test_a_download_that_is_cut_short_is_kept_as_a_part(desk, sandbox, kind):
    desk.draw_and_settle()
    sandbox.faults.add(kind, path=COMPOSITE, fraction=0.5)
    desk.press_get()
    expect(desk, happened="was cut off after", charged="it counts as fetched", then="is kept as")
    assert [name for name in desk.files if name.endswith(".part")] != []


def test_a_cut_that_the_wire_does_not_show_is_found_in_the_file(desk, sandbox):
    desk.draw_and_settle()
    sandbox.faults.add("truncate_close", path=COMPOSITE, fraction=0.5)
    desk.press_get()
    expect(desk, happened="incomplete inside", charged="it counts as fetched", then="is kept as")
    assert [name for name in desk.files if name.endswith(".unchecked.tif")] != []


def test_a_file_in_another_crs_is_kept_and_not_taken_for_the_image(desk, sandbox):
    desk.draw_and_settle()
    sandbox.faults.add("wrong_crs", path=COMPOSITE)
    desk.press_get()
    expect(desk, happened="and not in EPSG:32632", charged="it counts as fetched", then="is kept as")


def test_a_file_with_other_bands_is_kept_and_not_taken_for_the_image(desk, sandbox):
    desk.draw_and_settle()
    desk.controller.set_product(Product(bandnames="B4,B3,B2"))
    desk.settle()
    sandbox.faults.add("wrong_bands", path=COMPOSITE)
    desk.press_get()
    expect(desk, happened="bands and not 3", charged="it counts as fetched", then="is kept as")


@pytest.mark.parametrize("kind", ["drop", "drop_reset"])
def test_a_lost_answer_to_a_paid_call_is_not_sent_again(desk, sandbox, kind):
    desk.draw_and_settle()
    sandbox.faults.add(kind, path=COMPOSITE)
    desk.press_get()
    expect(desk, happened="broke", charged="it may have been charged", then="ask for the price again")
    counter = sandbox.state["paths"]["POST /api/satelliteimages/process/composite"]
    assert (counter["seen"], counter["booked"]) == (1, 1)


def test_after_a_failure_the_button_asks_for_the_price_again(desk, sandbox):
    desk.draw_and_settle()
    sandbox.faults.add("truncate", path=COMPOSITE)
    desk.press_get()
    desk.settle()
    assert desk.dock.page.price.get_button.text() == "Ask Again"
    desk.press_get()
    desk.settle()
    assert desk.state.can_get


def test_an_image_without_any_data_is_loaded_and_flagged(desk, sandbox):
    desk.draw_and_settle()
    sandbox.faults.add("all_nodata", path=COMPOSITE)
    desk.press_get()
    desk.settle()
    assert desk.words.startswith("The image came without a single pixel of data; it counts as fetched; ")
    assert len(desk.project.mapLayers()) == 1


def test_an_owned_image_that_has_rotted_on_disk_is_not_shown_as_the_image(desk, sandbox):
    desk.draw_and_settle()
    desk.press_get()
    desk.settle()
    path = desk.state.loaded.delivery.facts.path
    rotted = bytearray(path.read_bytes())
    rotted[-1] ^= 0xFF
    path.write_bytes(rotted)
    desk.controller.ask_again()
    desk.settle()
    desk.press_get()
    desk.settle()
    assert desk.words.startswith("The image that came is incomplete inside")
    assert len(desk.project.mapLayers()) == 1
