# SPDX-License-Identifier: GPL-2.0-or-later
"""The window of a batch before a sandbox, with real clicks."""

from __future__ import annotations

from dataclasses import replace

import pytest
from qgis.PyQt import sip
from qgis.PyQt.QtCore import QPoint, Qt
from qgis.PyQt.QtGui import QPalette
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QStyle, QStyleOptionViewItem

from clearsky_qgis.core.batch.state import BatchActivity, CellPhase
from clearsky_qgis.core.jobs import progress
from clearsky_qgis.core.purchases.ledger_rows import PurchaseState
from clearsky_qgis.core.settings import ASK_ABOVE_UNITS, BASE_URL, MONTHLY_UNITS
from clearsky_qgis.sandbox import Sandbox
from clearsky_qgis.tests.support.batch_table import COARSE, NO_IMAGERY, BatchTable, fields_layer
from clearsky_qgis.tests.support.calls import booked
from clearsky_qgis.tests.support.shots import DARK, LIGHT, palette, take_shot
from clearsky_qgis.ui.batch.dialog import MIN_WIDTH_PX, BatchDialog

DOWNLOAD = "process/composite"
LEFT, NO_KEY = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
FIELDS = ("7", "8", "12")


@pytest.fixture
def table(qtbot, tmp_path, sandbox):
    BASE_URL.set(sandbox.base_url)
    table = BatchTable(qtbot, tmp_path, sandbox)
    yield table
    if table.dialog is not None:
        sip.delete(table.dialog)
    table.close()


def open_window(table, names=FIELDS, **layer):
    table.dialog = BatchDialog(table.controller)
    table.dialog.open_with(COARSE, fields_layer(names, **layer))
    table.settle()
    return table.dialog


def click(button):
    QTest.mouseClick(button, LEFT)


def tick_dates(table, end, *, first=0):
    """Tick the newest dates in the list, each with a click into its box."""
    dates = table.dialog.dates.list
    for row in range(first, end):
        item = dates.item(row)
        box = dates.visualItemRect(item)
        QTest.mouseClick(dates.viewport(), LEFT, NO_KEY, QPoint(box.left() + 10, box.center().y()))
    table.settle()


def tick_cell(view, row, column):
    index = view.model().index(row, column)
    option = QStyleOptionViewItem()
    option.initFrom(view)
    option.rect = view.visualRect(index)
    option.features = QStyleOptionViewItem.ViewItemFeature.HasCheckIndicator
    spot = view.style().subElementRect(QStyle.SubElement.SE_ItemViewItemCheckIndicator, option, view).center()
    QTest.mouseClick(view.viewport(), LEFT, NO_KEY, spot)


def texts(table):
    model = table.dialog.model
    rows, columns = model.rowCount(), model.columnCount()
    return [[model.index(row, column).data() for column in range(columns)] for row in range(rows)]


def test_dates_times_areas_are_one_table_with_one_price_that_the_account_then_loses(table, sandbox):
    dialog = open_window(table)
    tick_dates(table, 4)
    assert (dialog.model.rowCount(), dialog.model.columnCount()) == (3, 4)
    assert dialog.get_button.text().startswith("Get 12 Images · ")
    before, total = sandbox.account.processing_units, table.state.total_units
    assert dialog.price_label.text() in dialog.get_button.text()
    click(dialog.get_button)
    table.settle()
    assert before - sandbox.account.processing_units == pytest.approx(total, abs=1e-3)
    assert booked(sandbox) == 12
    assert dialog.status_label.text() == "✔ In the project: 12 images"
    assert {text for row in texts(table) for text in row} == {"✔ in the project"}


def test_a_click_on_a_cells_tick_takes_it_out_of_the_price_and_of_the_plan(table, sandbox):
    dialog = open_window(table, ("7", "8"))
    tick_dates(table, 2)
    tick_cell(dialog.table, 1, 0)
    assert dialog.get_button.text().startswith("Get 3 Images · ")
    click(dialog.get_button)
    table.settle()
    assert booked(sandbox) == 3
    assert min(text for row in texts(table) for text in row).endswith("units")


def test_a_click_on_a_headline_ticks_its_whole_row_or_column(table):
    dialog = open_window(table, ("7", "8"))
    tick_dates(table, 3)
    header = dialog.table.horizontalHeader()
    QTest.mouseClick(header.viewport(), LEFT, NO_KEY, QPoint(header.sectionViewportPosition(1) + 20, 8))
    assert len(table.state.chosen) == 4
    QTest.mouseClick(header.viewport(), LEFT, NO_KEY, QPoint(header.sectionViewportPosition(1) + 20, 8))
    assert len(table.state.chosen) == 6


def test_every_second_date_of_a_period_is_ticked_at_once(table):
    dialog = open_window(table, ("7",))
    offered = [entry.date for entry in table.state.offered]
    dialog.dates.from_edit.setDate(offered[-7])
    dialog.dates.every_spin.setValue(2)
    click(dialog.dates.tick_button)
    table.settle()
    assert table.state.dates == tuple(offered[-7::2])
    click(dialog.dates.none_button)
    assert table.state.dates == ()
    assert not dialog.get_button.isEnabled()


def test_each_cell_says_why_it_cannot_be_had_or_that_it_is_free(table, sandbox):
    dialog = open_window(table, ("7", "8"))
    tick_dates(table, 1)
    tick_cell(dialog.table, 1, 0)
    click(dialog.get_button)
    table.settle()
    dialog.open_with(COARSE, fields_layer(("7", "8")))
    table.settle()
    body = (
        '{"Succeeded": true, "Error": null, "Data": {"FullyAvailable": false, "DataAvailableForUser": true}}'
    )
    sandbox.faults.add("status", path="composite/available", status=200, body=body, times=2)
    tick_dates(table, 1)
    assert sorted(text for row in texts(table) for text in row) == ["already yours: free", "not ready"]
    assert dialog.get_button.text() == "Load 1 Image · already yours"


def test_above_the_users_amount_the_total_is_confirmed_on_the_same_button(table, sandbox):
    dialog = open_window(table, ("7", "8"))
    tick_dates(table, 2)
    ASK_ABOVE_UNITS.set(str(table.state.total_units * 0.9))
    click(dialog.get_button)
    assert dialog.get_button.text() == f"Yes, Pay {dialog.price_label.text()}"
    assert booked(sandbox) == 0
    tick_cell(dialog.table, 0, 0)
    assert dialog.get_button.text().startswith("Get 3 Images")
    click(dialog.get_button)
    table.settle()
    assert booked(sandbox) == 3


def test_over_the_months_limit_nothing_is_sent_and_the_sentence_is_the_docks(table, sandbox):
    dialog = open_window(table)
    tick_dates(table, 2)
    MONTHLY_UNITS.set(str(table.state.total_units * 0.9))
    click(dialog.get_button)
    table.settle()
    assert dialog.status_label.text().startswith("Your limit of ")
    assert "; nothing was charged; " in dialog.status_label.text()
    assert booked(sandbox) == 0
    assert not dialog.plan_bar.isVisible()


def test_a_failed_cell_says_why_and_go_on_buys_exactly_that_one(table, sandbox):
    dialog = open_window(table)
    tick_dates(table, 2)
    sandbox.faults.add("status", path=DOWNLOAD, status=400, body=NO_IMAGERY, after=3)
    click(dialog.get_button)
    table.settle()
    assert booked(sandbox) == 5
    (failed,) = [cell.key for cell in table.state.cells.values() if cell.phase is CellPhase.FAILED]
    row = [area.name for area in table.state.areas].index(failed.area_name)
    index = dialog.model.index(row, table.state.dates.index(failed.date))
    assert index.data() == "✖ failed"
    assert "There is no imagery for this area on this date" in index.data(Qt.ItemDataRole.ToolTipRole)
    assert dialog.plan_label.text() == "A plan of 6 images was cut off; 1 is missing."
    click(dialog.go_on_button)
    table.settle()
    assert booked(sandbox) == 6
    assert not dialog.plan_bar.isVisible()


@pytest.fixture
def narrow(qtbot, tmp_path):
    """A table whose account may fetch 3 km² at once: the large field takes several parts."""
    with Sandbox(now="2024-11-20T12:00:00Z", max_composite_area_km2=3) as service:
        BASE_URL.set(service.base_url)
        table = BatchTable(qtbot, tmp_path, service)
        yield table, service
        sip.delete(table.dialog)
        table.close()


def tip_of(table, row, column):
    return table.dialog.model.index(row, column).data(Qt.ItemDataRole.ToolTipRole)


def test_an_area_over_the_limit_is_one_cell_at_the_price_of_its_parts(narrow):
    table, sandbox = narrow
    dialog = open_window(table, ("7", "8"), large=("8",))
    tick_dates(table, 2)
    count = table.state.cells[table.key("Field 8")].part_count
    assert f" · in {count} parts · " in tip_of(table, 1, 0)
    assert "parts" not in tip_of(table, 0, 0)
    assert dialog.get_button.text() == f"Get 4 Images · {dialog.price_label.text()}"
    before, total = sandbox.account.processing_units, table.state.total_units
    click(dialog.get_button)
    table.settle()
    assert before - sandbox.account.processing_units == pytest.approx(total, abs=1e-3)
    assert texts(table) == [["✔ in the project"] * 2] * 2
    assert booked(sandbox) == 2 + 2 * count


def test_above_the_users_amount_the_sum_of_the_parts_is_confirmed(narrow):
    table, sandbox = narrow
    dialog = open_window(table, ("8",), large=("8",))
    tick_dates(table, 1)
    cell = table.state.cells[table.key("Field 8")]
    ASK_ABOVE_UNITS.set(str(max(part.units for part in cell.quote.parts) + 0.1))
    click(dialog.get_button)
    assert dialog.get_button.text() == f"Yes, Pay {dialog.price_label.text()}"
    assert booked(sandbox) == 0


def test_a_cell_that_lacks_a_part_says_so_and_go_on_fetches_it_for_the_price_that_is_said(narrow):
    table, sandbox = narrow
    dialog = open_window(table, ("7", "8"), large=("8",))
    tick_dates(table, 1)
    count = table.state.cells[table.key("Field 8")].part_count
    sandbox.faults.add("status", path=DOWNLOAD, status=400, body=NO_IMAGERY, after=2)
    click(dialog.get_button)
    table.settle()
    assert texts(table) == [["✔ in the project"], [f"{count - 1} of {count} parts"]]
    price = dialog.go_on_button.text().removeprefix("Go On · ")
    tip = tip_of(table, 1, 0)
    assert f"Only {count - 1} of {count} parts of the area came; only those that came are charged; " in tip
    assert f"; fetch it again for {price}." in tip
    assert "There is no imagery for this area on this date" in tip.splitlines()[-1]
    assert dialog.plan_label.text() == "A plan of 2 images was cut off; 1 is missing."
    assert dialog.status_label.text().startswith("1 of 2 images are in the project.")
    click(dialog.go_on_button)
    table.settle()
    assert booked(sandbox) == 1 + count
    assert texts(table) == [["✔ in the project"]] * 2


def test_while_a_large_cell_comes_it_says_how_many_of_its_parts_are_there(narrow):
    table, sandbox = narrow
    dialog = open_window(table, ("8",), size_deg=0.08)
    tick_dates(table, 1)
    (cell,) = table.state.cells.values()
    sandbox.faults.add("delay", path=DOWNLOAD, seconds=0.2, times=0)
    click(dialog.get_button)
    table.wait_until(lambda: table.state.cells[cell.key].parts_come > 0)
    come = table.state.cells[cell.key].parts_come
    assert texts(table) == [[f"{come} of {cell.part_count} parts…"]]
    assert dialog.progress_bar.value() == int(100 * come / cell.part_count)
    table.settle()


def trickle(table, sandbox, monkeypatch, *, seconds):
    """Begin to receive one of three images a byte at a time; a second is long here."""
    monkeypatch.setattr(progress, "TRICKLE_WINDOW_S", 1.0)
    dialog = open_window(table)
    tick_dates(table, 1)
    sandbox.faults.add("trickle", path=DOWNLOAD, seconds=seconds)
    click(dialog.get_button)
    table.wait_until(lambda: table.state.slow_count == 1)
    return dialog


def test_an_image_that_trickles_is_asked_about_and_comes_meanwhile(table, sandbox, monkeypatch):
    dialog = trickle(table, sandbox, monkeypatch, seconds=4)
    assert dialog.status_label.text().startswith("A download comes very slowly, and goes on coming.")
    assert (dialog.keep_button.isVisible(), dialog.stop_slow_button.isVisible()) == (True, True)
    take_shot(dialog, "batch-trickle")
    dialog.resize(MIN_WIDTH_PX, dialog.height())
    table.qtbot.wait(50)
    assert dialog.width() == MIN_WIDTH_PX
    take_shot(dialog, "batch-trickle-narrow")
    table.settle()
    assert set(table.phases) == {CellPhase.IN_PROJECT}
    assert not dialog.keep_button.isVisible()


def test_who_keeps_waiting_is_not_asked_again_and_gets_all_images(table, sandbox, monkeypatch):
    dialog = trickle(table, sandbox, monkeypatch, seconds=5)
    click(dialog.keep_button)
    table.wait_until(lambda: not dialog.keep_button.isVisible())
    table.told.clear()
    table.settle()
    assert not any(state.slow_count for state in table.told)
    assert set(table.phases) == {CellPhase.IN_PROJECT}
    assert booked(sandbox) == 3


def test_who_stops_the_slow_one_gets_the_others_and_may_go_on_with_it_later(table, sandbox, monkeypatch):
    dialog = trickle(table, sandbox, monkeypatch, seconds=60)
    click(dialog.stop_slow_button)
    table.settle()
    assert sorted(phase.value for phase in table.phases) == ["in_project", "in_project", "stopped"]
    assert table.state.slow_count == 0
    (row,) = [row for row in table.ledger.purchases() if row.state is PurchaseState.CANCELLED]
    assert row.charge == "charged"
    assert dialog.plan_label.text() == "A plan of 3 images was cut off; 1 is missing."


@pytest.mark.parametrize("name", [LIGHT, DARK])
def test_large_cells_are_legible_in_each_of_their_states(narrow, name):
    table, sandbox = narrow
    with palette(name):
        dialog = open_window(table, ("7", "8", "12"), large=("8",))
        sandbox.faults.add("status", path=DOWNLOAD, status=400, body=NO_IMAGERY, after=3)
        tick_dates(table, 1)
        click(dialog.get_button)
        table.settle()
        tick_dates(table, 3, first=1)
        take_shot(dialog, f"batch-parts-{name}")
        dialog.resize(MIN_WIDTH_PX, dialog.height())
        table.qtbot.wait(50)
        assert dialog.width() == MIN_WIDTH_PX
        take_shot(dialog, f"batch-parts-narrow-{name}")


def test_an_image_without_any_data_says_so_in_its_cell(table, sandbox):
    dialog = open_window(table, ("7",))
    tick_dates(table, 1)
    sandbox.faults.add("all_nodata", path=DOWNLOAD)
    click(dialog.get_button)
    table.settle()
    assert texts(table) == [["in the project, empty"]]


def test_stopped_in_the_middle_closed_and_opened_again_it_goes_on_without_buying_twice(table, sandbox):
    dialog = open_window(table)
    tick_dates(table, 4)
    sandbox.faults.add("delay", path=DOWNLOAD, seconds=0.3, times=0)
    click(dialog.get_button)
    table.wait_until(lambda: CellPhase.IN_PROJECT in table.phases)
    click(dialog.stop_button)
    table.settle()
    come = booked(sandbox)
    assert come < 12
    sip.delete(dialog)
    table.restart()
    dialog = open_window(table)
    assert dialog.plan_label.text() == f"A plan of 12 images was cut off; {12 - come} are missing."
    click(dialog.go_on_button)
    table.settle()
    assert booked(sandbox) == 12
    assert set(table.phases) == {CellPhase.IN_PROJECT}


def test_forget_takes_the_offer_away_for_good(table, sandbox):
    dialog = open_window(table, ("7", "8"))
    tick_dates(table, 1)
    sandbox.faults.add("status", path=DOWNLOAD, status=400, body=NO_IMAGERY)
    click(dialog.get_button)
    table.settle()
    click(dialog.forget_button)
    table.settle()
    assert not dialog.plan_bar.isVisible()
    dialog.open_with(COARSE, fields_layer(("7", "8")))
    table.settle()
    assert not dialog.plan_bar.isVisible()


def test_a_window_closed_in_the_middle_shows_the_same_plan_when_it_is_opened_again(table, sandbox):
    dialog = open_window(table)
    tick_dates(table, 2)
    sandbox.faults.add("delay", path=DOWNLOAD, seconds=0.4, times=0)
    click(dialog.get_button)
    dialog.close()
    dialog.open_with(replace(COARSE, source=None), None)
    assert table.state.activity is BatchActivity.FETCHING
    assert dialog.stop_button.isVisible()
    table.settle()
    assert booked(sandbox) == 6


def test_without_an_area_the_window_says_what_to_do(table):
    table.dialog = BatchDialog(table.controller)
    table.dialog.open_with(COARSE)
    table.settle()
    assert table.dialog.status_label.text().startswith("Draw an area in the panel, or select polygons")


def test_enter_in_a_field_never_pays(table, sandbox):
    dialog = open_window(table, ("7",))
    tick_dates(table, 1)
    QTest.keyClick(dialog.dates.every_spin, Qt.Key.Key_Return)
    table.settle()
    assert booked(sandbox) == 0
    assert dialog.isVisible()


@pytest.mark.parametrize("name", [LIGHT, DARK])
def test_the_window_is_legible_and_holds_all_its_words(table, sandbox, name):
    with palette(name):
        dialog = open_window(table, ("7", "8", "12", "North meadow"))
        sandbox.faults.add("status", path=DOWNLOAD, status=400, body=NO_IMAGERY, after=2)
        tick_dates(table, 2)
        click(dialog.get_button)
        table.settle()
        tick_dates(table, 5, first=2)
        tick_cell(dialog.table, 2, 0)
        scroll_bar = dialog.table.horizontalScrollBar()
        scroll_bar.setValue(scroll_bar.maximum())
        image = take_shot(dialog, f"batch-{name}")
        background = dialog.palette().color(QPalette.ColorRole.Window)
        assert abs(image.pixelColor(2, 2).lightness() - background.lightness()) < 8
        assert dialog.minimumSizeHint().width() <= MIN_WIDTH_PX
        dialog.resize(MIN_WIDTH_PX, dialog.height())
        table.qtbot.wait(50)
        assert dialog.width() == MIN_WIDTH_PX
        take_shot(dialog, f"batch-narrow-{name}")
