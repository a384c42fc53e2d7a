# SPDX-License-Identifier: GPL-2.0-or-later
"""What users of other imagery plugins complain of most, 10 to 14 and 16 to 25: area, price, download, result."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsDistanceArea,
    QgsGeometry,
    QgsProject,
    QgsRectangle,
)
from qgis.PyQt.QtCore import QTimer
from qgis.PyQt.QtWidgets import QPushButton

from clearsky_qgis.core.area.sources import DrawnArea
from clearsky_qgis.core.folders import download_folder
from clearsky_qgis.core.imagery.state import Activity
from clearsky_qgis.core.settings import DOWNLOAD_FOLDER
from clearsky_qgis.sandbox import Sandbox
from clearsky_qgis.tests.support.shots import DARK, palette
from clearsky_qgis.ui.imagery.page import ImageryPage

COMPOSITE = "process/composite"
WGS84 = QgsCoordinateReferenceSystem("EPSG:4326")
FIELD = "POLYGON ((9.2 55.8, 9.22 55.8, 9.22 55.81, 9.2 55.81, 9.2 55.8))"
TRIANGLE = "POLYGON ((9.2 55.8, 9.24 55.8, 9.2 55.82, 9.2 55.8))"
OVERLAPPING = "MULTIPOLYGON (((9.2 55.8, 9.22 55.8, 9.22 55.81, 9.2 55.81, 9.2 55.8)), ((9.21 55.8, 9.23 55.8, 9.23 55.81, 9.21 55.81, 9.21 55.8)))"  # noqa: E501 (one geometry)
APART = "MULTIPOLYGON (((9.2 55.8, 9.21 55.8, 9.21 55.81, 9.2 55.81, 9.2 55.8)), ((9.25 55.8, 9.26 55.8, 9.26 55.81, 9.25 55.81, 9.25 55.8)))"  # noqa: E501 (one geometry)


def take(desk, wkt, crs=WGS84):
    desk.controller.areas.take(lambda: DrawnArea(QgsGeometry.fromWkt(wkt), crs))
    desk.settle()


def begin_slowly(desk, sandbox):
    """Begin to fetch an image that trickles in."""
    take(desk, FIELD)
    sandbox.faults.add("trickle", path=COMPOSITE, seconds=20)
    desk.press_get()
    desk.wait_until(lambda: desk.state.progress is not None)


def km2(wkt):
    measure = QgsDistanceArea()
    measure.setEllipsoid("WGS84")
    measure.setSourceCrs(WGS84, QgsProject.instance().transformContext())
    return measure.measureArea(QgsGeometry.fromWkt(wkt)) / 1e6


def stop(desk):
    for _ in ("asked", "sure"):
        desk.click(desk.dock.page.price.cancel_button)
    desk.settle()


def test_10_the_window_lives_while_an_image_comes(desk, sandbox):
    begin_slowly(desk, sandbox)
    ticks, timer = [], QTimer()
    timer.timeout.connect(lambda: ticks.append(desk.state.activity))
    timer.start(5)
    desk.wait_until(lambda: len(ticks) > 20)
    timer.stop()
    assert set(ticks) == {Activity.FETCHING}
    stop(desk)


def test_11_a_download_shows_its_progress_can_be_stopped_and_its_file_be_found(desk, sandbox):
    begin_slowly(desk, sandbox)
    assert desk.state.progress.received_bytes >= 0
    assert desk.dock.page.price.cancel_button.isVisible()
    stop(desk)
    assert desk.words.startswith("Stopped as you asked; ")
    sandbox.faults.clear()
    take(desk, APART)
    desk.press_get()
    desk.settle()
    titles = [button.text() for button in desk.iface.message_bar.findChildren(QPushButton)]
    assert "Show in Folder" in titles


@pytest.mark.parametrize("fault", ["status", "html", "truncate", "reset", "empty"])
def test_12_nothing_fails_silently(desk, sandbox, fault):
    take(desk, FIELD)
    more = {"status": 500} if fault == "status" else {}
    sandbox.faults.add(fault, path=COMPOSITE, times=0, **more)
    desk.press_get()
    desk.settle()
    assert len(desk.words.split("; ")) >= 3
    assert desk.project.mapLayers() == {}
    (purchase,) = desk.ledger.purchases()
    assert purchase.state.value in ("failed", "unknown")


@pytest.mark.parametrize("fault", ["truncate", "truncate_reset", "truncate_chunked", "truncate_close"])
def test_13_half_a_file_is_never_taken_for_an_image(desk, sandbox, fault):
    take(desk, FIELD)
    sandbox.faults.add(fault, path=COMPOSITE, fraction=0.5)
    desk.press_get()
    desk.settle()
    assert desk.images == []
    assert desk.project.mapLayers() == {}
    assert "it counts as fetched" in desk.words
    assert desk.files != []


def test_14_an_error_names_its_own_cause_and_next_step(desk, sandbox):
    said = {}
    for status, body in ((401, ""), (429, ""), (503, '{"Error": null}')):
        sandbox.faults.add("status", path="account/info", status=status, body=body, times=0)
        desk.service.close()
        desk.controller.settings_changed()
        take(desk, FIELD)
        said[status] = desk.words
        sandbox.faults.clear()
    assert "key" in said[401]
    assert "key" not in said[429] + said[503]
    assert len(set(said.values())) == len(said)
    assert "null" not in "".join(said.values())
    assert all("nothing was charged" in words for words in said.values())


def test_16_every_part_of_an_area_counts_and_what_was_mended_is_said(desk):
    take(desk, APART)
    assert desk.state.aoi.part_count == 2
    take(desk, "POLYGON ((9.2 55.8, 9.22 55.81, 9.22 55.8, 9.2 55.81, 9.2 55.8))")
    assert desk.state.aoi.was_repaired
    assert "repaired" in desk.dock.page.area.readout_label.text()


def test_17_area_and_bill_agree_where_polygons_overlap(desk):
    take(desk, OVERLAPPING)
    once = km2("POLYGON ((9.2 55.8, 9.23 55.8, 9.23 55.81, 9.2 55.81, 9.2 55.8))")
    assert desk.state.aoi.area_km2 == pytest.approx(once, rel=0.001)
    assert desk.state.quote.estimate.area_estimate_km2 == pytest.approx(once, rel=0.02)


def test_18_the_polygon_is_priced_and_not_its_box(desk):
    take(desk, TRIANGLE)
    box = km2("POLYGON ((9.2 55.8, 9.24 55.8, 9.24 55.82, 9.2 55.82, 9.2 55.8))")
    assert desk.state.quote.estimate.area_estimate_km2 < 0.6 * box
    assert desk.state.quote.request.wkt.startswith("POLYGON")


def test_19_the_accounts_limits_are_read_first_and_the_layer_comes_without_another_click(desk, sandbox):
    take(desk, FIELD)
    called = [call["path"] for call in sandbox.state["calls"]]
    assert called[0] == "/api/account/info"
    desk.press_get()
    desk.settle()
    (layer,) = desk.project.mapLayers().values()
    assert layer.isValid()


def test_20_a_date_is_the_same_text_from_the_strip_to_the_layer(desk):
    take(desk, FIELD)
    date = desk.state.date
    assert desk.state.quote.request.to_wire()["Date"].startswith(date.isoformat())
    assert {day.cover.value for day in desk.state.dates} <= {"whole", "part"}
    desk.press_get()
    desk.settle()
    (layer,) = desk.project.mapLayers().values()
    begin = layer.temporalProperties().fixedTemporalRange().begin()
    assert begin.toUTC().date().toPyDate() == date


class TestLargeAreas:
    @pytest.fixture
    def sandbox(self):
        with Sandbox(now="2024-11-20T12:00:00Z", max_composite_area_km2=8) as service:
            yield service

    def test_21_an_area_over_the_limit_has_one_price_a_size_and_one_layer(self, desk):
        desk.controller.areas.take(
            lambda: DrawnArea(QgsGeometry.fromRect(QgsRectangle(9.2, 55.8, 9.26, 55.83)), WGS84)
        )
        desk.settle()
        assert desk.state.problem is None
        quote = desk.state.quote
        assert len(quote.parts) > 1
        assert quote.estimate.file_size_estimate_mb > 0
        desk.press_get()
        desk.settle()
        assert len(desk.project.mapLayers()) == 1


def test_22_what_was_paid_for_never_goes_to_a_temporary_folder(tmp_path):
    DOWNLOAD_FOLDER.set("")
    project = QgsProject()
    temporary = Path(tempfile.gettempdir())
    assert temporary not in download_folder(project).parents
    project.setFileName(str(tmp_path / "work" / "project.qgz"))
    assert download_folder(project).parent == tmp_path / "work"


def test_23_the_panel_is_narrow_and_readable_in_a_dark_theme(qtbot):
    with palette(DARK):
        page = ImageryPage()
        qtbot.addWidget(page)
        page.resize(300, 600)
        page.show()
        assert page.horizontalScrollBar().maximum() == 0
        image = page.grab().toImage()
        brightness = sorted(
            image.pixelColor(x, y).lightness()
            for x in range(0, image.width(), 2)
            for y in range(0, image.height(), 2)
        )
    assert brightness[len(brightness) // 2] < 100
    assert brightness[-1] > 200


def test_25_an_area_without_a_known_place_is_refused_and_a_known_one_lands_there(desk):
    take(desk, FIELD, QgsCoordinateReferenceSystem())
    assert desk.words.startswith("The project has no coordinate system")
    mercator = (
        "POLYGON ((1024139 7520000, 1026139 7520000, 1026139 7522000, 1024139 7522000, 1024139 7520000))"
    )
    take(desk, mercator, QgsCoordinateReferenceSystem("EPSG:3857"))
    west, south, east, north = desk.state.aoi.bounds
    assert 9.1 < west < east < 9.3
    assert 55.7 < south < north < 56.0
