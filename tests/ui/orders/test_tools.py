# SPDX-License-Identifier: GPL-2.0-or-later
"""What the list of orders offers beside itself: files, the map's view, the warning before a renewal."""

from __future__ import annotations

import csv
import datetime as dt

import pytest
from qgis.core import QgsCoordinateReferenceSystem, QgsRectangle, QgsVectorLayer
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QFileDialog, QLineEdit

from clearsky_qgis.core.orders.state import OrderMode, OrderTime
from clearsky_qgis.tests.support.order_counter import ORDERS, aoi_of
from clearsky_qgis.tests.support.order_window import with_settings

MADE_AT_ONCE = {"stage_seconds": (0, 0, 0, 0, 0, 0)}
MAINE = QgsRectangle(-70.5, 44.5, -69.5, 45.5)
JUTLAND = QgsRectangle(9.2, 55.2, 9.3, 55.3)


def export(window, path, kind="gpkg"):
    """Press the button, and type a name into the dialog."""
    window.click(window.list.export_button)
    dialog = next(d for d in window.page.findChildren(QFileDialog) if d.isVisible())
    if kind == "csv":
        dialog.selectNameFilter(dialog.nameFilters()[1])
        dialog.filterSelected.emit(dialog.nameFilters()[1])
    edit = dialog.findChild(QLineEdit)
    edit.selectAll()
    QTest.keyClicks(edit, str(path))
    QTest.keyClick(edit, Qt.Key.Key_Return)
    window.settle()


def look_at(window, box):
    canvas = window.desk.iface.canvas
    canvas.setDestinationCrs(QgsCoordinateReferenceSystem("EPSG:4326"))
    canvas.setExtent(box)


# Export


def test_the_list_becomes_a_geopackage_with_every_footprint(window, tmp_path):
    window.begin()
    window.choose(window.form.where.mode_combo, OrderMode.TILES)
    window.order()
    target = tmp_path / "my orders.gpkg"
    export(window, tmp_path / "my orders")
    assert str(target) in window.list.news_label.text()
    layer = QgsVectorLayer(str(target), "orders", "ogr")
    assert layer.isValid()
    assert layer.crs().authid() == "EPSG:4326"
    features = {feature["guid"]: feature for feature in layer.getFeatures()}
    assert set(features) == {row.guid for row in window.shown()}
    assert all(feature.geometry().isGeosValid() for feature in features.values())
    mine = features[window.new_row().guid]
    assert mine["agreed_eur"] == window.new_row().cost_eur
    assert mine.geometry().area() > 0.1
    assert mine["from"].toPyDate() == dt.date(2024, 10, 1)


def test_the_list_becomes_a_table_of_what_is_shown(window, tmp_path):
    QTest.keyClicks(window.list.search_edit, "fast")
    export(window, tmp_path / "orders", "csv")
    with (tmp_path / "orders.csv").open(encoding="utf-8-sig", newline="") as stream:
        (line,) = csv.DictReader(stream)
    assert (line["model"], line["status"]) == ("Stratus2Fast", "UpToDate")
    assert line["guid"] == window.shown()[0].guid
    assert [path.name for path in tmp_path.glob("*orders*")] == ["orders.csv"]


def test_a_folder_that_cannot_be_written_is_said_and_what_was_there_stays(window, tmp_path, monkeypatch):
    target = tmp_path / "orders.gpkg"
    target.write_text("mine")
    window.room.export.write(window.list.shown_rows(), str(tmp_path / "nowhere" / "orders.gpkg"))
    window.settle()
    assert "nothing was charged" in window.list.news_label.text()
    monkeypatch.setattr("qgis.core.QgsVectorFileWriter.create", lambda *_args: None)
    window.room.export.write(window.list.shown_rows(), str(target))
    window.settle()
    assert target.read_text() == "mine"


def test_a_geopackage_says_which_footprints_it_lacks(window, sandbox, tmp_path):
    window.begin()
    window.choose(window.form.where.mode_combo, OrderMode.TILES)
    window.order()
    sandbox.faults.add("html", path="/orders/details", times=0)
    export(window, tmp_path / "orders")
    assert "footprints of 1 could not be had" in window.list.news_label.text()
    layer = QgsVectorLayer(str(tmp_path / "orders.gpkg"), "orders", "ogr")
    assert layer.featureCount() == len(window.shown())


def test_a_text_that_looks_like_a_formula_stays_a_text(window, tmp_path):
    (row, *_rest) = window.list.shown_rows()
    evil = type(row)(row.order.model_copy(update={"model": "=1+1"}), None, None)
    window.room.export.write([evil], str(tmp_path / "orders.csv"))
    window.settle()
    assert "'=1+1" in (tmp_path / "orders.csv").read_text(encoding="utf-8-sig")


# The map's view


def test_only_the_orders_in_the_maps_view_are_listed_while_that_is_ticked(window):
    window.begin()
    window.order()
    look_at(window, MAINE)
    window.click(window.list.in_view_check)
    window.settle()
    assert window.shown() == [window.new_row()]
    look_at(window, JUTLAND)
    window.qtbot.waitUntil(lambda: len(window.shown()) == 2, timeout=20_000)
    assert {row.order.model for row in window.shown()} == {"Stratus2", "Stratus2Fast"}
    look_at(window, QgsRectangle(100, -50, 101, -49))
    window.qtbot.waitUntil(lambda: not window.shown(), timeout=20_000)
    assert window.list.empty_label.text() == "Nothing matches."
    window.click(window.list.in_view_check)
    assert len(window.shown()) == 3


def test_a_tile_orders_ground_is_known_to_the_filter_as_well(window):
    window.begin()
    window.choose(window.form.where.mode_combo, OrderMode.MINI_TILES)
    window.order()
    look_at(window, MAINE)
    window.click(window.list.in_view_check)
    window.settle()
    assert [bool(row.order.mini_tiles) for row in window.shown()] == [True]


def test_details_are_asked_for_once_however_many_want_the_grounds(window):
    window.begin()
    window.choose(window.form.where.mode_combo, OrderMode.MINI_TILES)
    window.order()
    window.click(window.list.in_view_check)
    window.click(window.list.map_button)
    window.settle()
    window.book.refresh()
    window.settle()
    assert window.seen(f"POST {ORDERS}/details") == 1


@pytest.mark.parametrize("crs", ["EPSG:25832", "EPSG:3857"])
def test_the_view_counts_in_whatever_crs_the_map_is(window, crs):
    canvas = window.desk.iface.canvas
    canvas.setDestinationCrs(QgsCoordinateReferenceSystem(crs))
    box = QgsRectangle(510000, 6120000, 515000, 6125000)
    canvas.setExtent(box if crs == "EPSG:25832" else QgsRectangle(1.02e6, 7.4e6, 1.03e6, 7.41e6))
    window.click(window.list.in_view_check)
    window.settle()
    assert len(window.shown()) == 2


# A renewal that is near


@with_settings(MADE_AT_ONCE)
def test_a_renewal_is_warned_of_a_day_early(window, sandbox):
    window.begin()
    window.choose(window.form.when.time_combo, OrderTime.RECURRING)
    window.order()
    assert "⚠" not in window.list.details.facts_label.text()
    sandbox.clock.advance(9)
    window.book.refresh()
    window.settle()
    assert sandbox.clock.today() == dt.date(2024, 11, 29)
    facts = window.list.details.facts_label.text()
    assert "⚠ It renews soon, on 1 Dec 2024 00:00 UTC (" in facts
    sandbox.clock.advance(2)
    window.book.refresh()
    window.settle()
    assert "⚠" not in window.list.details.facts_label.text()


# Selection both ways, also of many


def test_all_orders_are_chosen_on_the_map_and_in_the_list_alike(window):
    window.begin(aoi_of("POLYGON ((-70 45,-69.96 45,-69.95 45.03,-70 45.028,-70 45))"))
    window.order()
    window.click(window.list.map_button)
    window.settle()
    window.footprints.layer.selectAll()
    assert set(window.list.chosen_guids()) == {row.guid for row in window.shown()}
    QTest.keyClick(window.list.view, Qt.Key.Key_Home)
    assert len(window.footprints.layer.selectedFeatureIds()) == 1


@with_settings(MADE_AT_ONCE)
def test_a_cancellation_that_failed_is_told_beside_its_own_order_only(window, sandbox):
    window.begin()
    window.choose(window.form.when.time_combo, OrderTime.RECURRING)
    window.order()
    mine = window.new_row().guid
    sandbox.faults.add("status", path="/orders/cancel", status=400, body="{}")
    window.click(window.list.details.cancel_button)
    window.click(window.list.details.cancel_button)
    window.settle()
    assert "nothing was charged" in window.list.details.words_label.text()
    other = next(row.guid for row in window.shown() if row.guid != mine)
    window.click_row(other)
    assert window.list.details.words_label.text() == ""
    window.click_row(mine)
    assert "nothing was charged" in window.list.details.words_label.text()
