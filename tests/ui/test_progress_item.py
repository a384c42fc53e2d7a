# SPDX-License-Identifier: GPL-2.0-or-later
"""One item in the message bar for all that is being received: merged, and never a modal box, not even before a stop."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from qgis.gui import QgsMessageBar
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QPushButton

from clearsky_qgis.core.batch.state import BatchActivity, BatchCell, BatchState, CellKey, CellPhase
from clearsky_qgis.core.imagery.state import Activity, ImageryState
from clearsky_qgis.core.jobs.progress import Progress
from clearsky_qgis.tests.support.desk import double_click
from clearsky_qgis.tests.support.shots import take_shot
from clearsky_qgis.ui import progress_item
from clearsky_qgis.ui.progress_item import STEPS, ProgressItem

FETCHING = ImageryState(activity=Activity.FETCHING, progress=Progress(600, 1000))
KEYS = tuple(CellKey("field", dt.date(2024, 5, day)) for day in (2, 4, 6))


def batch(*phases):
    cells = {key: BatchCell(key, phase) for key, phase in zip(KEYS, phases)}
    return BatchState(activity=BatchActivity.FETCHING, cells=cells, running=KEYS[: len(phases)])


@pytest.fixture
def bar(qtbot, monkeypatch):
    monkeypatch.setattr(progress_item, "PATIENCE_MS", 0)
    bar = QgsMessageBar()
    bar.resize(700, 40)
    qtbot.addWidget(bar)
    bar.show()
    return bar


@pytest.fixture
def item(bar):
    made = ProgressItem(bar)
    yield made
    made.close_down()


def shown(qtbot, bar):
    qtbot.waitUntil(lambda: bar.currentItem() is not None, timeout=5000)
    return bar.currentItem()


def test_a_download_and_a_batch_are_one_item_with_one_bar(qtbot, bar, item):
    item.show_imagery(FETCHING)
    assert shown(qtbot, bar).text() == "Receiving an image"
    assert item.progress_bar.value() == round(0.6 * STEPS)
    item.show_batch(batch(CellPhase.IN_PROJECT, CellPhase.FETCHING, CellPhase.WAITING))
    assert len(bar.items()) == 1
    assert bar.currentItem().text() == "Receiving 4 images"
    assert item.progress_bar.value() == round((0.6 + 1) / 4 * STEPS)


def test_while_nobody_knows_how_far_the_bar_only_moves(qtbot, bar, item):
    item.show_imagery(replace(FETCHING, progress=None))
    shown(qtbot, bar)
    assert item.progress_bar.maximum() == 0


def test_it_goes_with_the_last_of_them(qtbot, bar, item):
    item.show_imagery(FETCHING)
    item.show_batch(batch(CellPhase.FETCHING))
    shown(qtbot, bar)
    item.show_imagery(ImageryState())
    assert bar.currentItem() is not None
    item.show_batch(BatchState())
    qtbot.waitUntil(lambda: bar.currentItem() is None, timeout=5000)


def press(qtbot, bar, title):
    buttons = {button.text(): button for button in shown(qtbot, bar).findChildren(QPushButton)}
    assert buttons[title].isVisible()
    QTest.mouseClick(buttons[title], Qt.MouseButton.LeftButton)


def visible_buttons(bar):
    return [b.text() for b in bar.currentItem().findChildren(QPushButton) if b.isVisible()]


@pytest.fixture
def stops(item):
    stops = []
    item.stop_requested.connect(lambda: stops.append(True))
    return stops


def test_view_leads_to_the_list(qtbot, bar, item):
    item.show_imagery(FETCHING)
    with qtbot.waitSignal(item.view_requested):
        press(qtbot, bar, "View")


def test_what_has_not_begun_to_come_is_stopped_with_one_press(qtbot, bar, item, stops):
    item.show_imagery(replace(FETCHING, progress=None))
    press(qtbot, bar, "Stop")
    assert stops == [True]


def test_what_is_paid_for_is_stopped_only_by_a_second_press(qtbot, bar, item, stops):
    item.show_imagery(FETCHING)
    press(qtbot, bar, "Stop")
    assert stops == []
    assert "counts as fetched already" in bar.currentItem().text()
    assert visible_buttons(bar) == ["Keep Receiving", "Stop"]
    take_shot(bar, "progress-item-stopping")
    item.show_imagery(replace(FETCHING, progress=Progress(700, 1000)))
    assert "counts as fetched already" in bar.currentItem().text()
    press(qtbot, bar, "Stop")
    assert stops == [True]


def test_to_keep_receiving_is_the_default_and_the_next_press_asks_anew(qtbot, bar, item, stops):
    item.show_imagery(FETCHING)
    press(qtbot, bar, "Stop")
    qtbot.waitUntil(lambda: bar.window().focusWidget() is not None)
    assert bar.window().focusWidget().text() == "Keep Receiving"
    QTest.keyClick(bar.window().focusWidget(), Qt.Key.Key_Space)
    assert (bar.currentItem().text(), visible_buttons(bar)) == ("Receiving an image", ["View", "Stop"])
    press(qtbot, bar, "Stop")
    assert stops == []


def test_the_question_ends_with_what_it_was_about(qtbot, bar, item, stops):
    item.show_imagery(FETCHING)
    item.show_batch(batch(CellPhase.FETCHING, CellPhase.WAITING))
    press(qtbot, bar, "Stop")
    item.show_imagery(ImageryState())
    assert bar.currentItem().text() == "Receiving 2 images"
    assert stops == []


def test_a_batch_begins_no_more_at_the_first_press_and_loses_what_comes_only_at_the_third(
    qtbot, bar, item, stops
):
    item.show_batch(batch(CellPhase.FETCHING, CellPhase.WAITING))
    press(qtbot, bar, "Stop")
    assert stops == [True]
    item.show_batch(replace(batch(CellPhase.FETCHING, CellPhase.WAITING), is_stopping=True))
    assert bar.currentItem().text() == "Receiving 2 images; stopping: what has begun still comes"
    press(qtbot, bar, "Stop")
    assert stops == [True]
    assert "counts as fetched already" in bar.currentItem().text()
    press(qtbot, bar, "Stop")
    assert stops == [True, True]


def test_a_double_click_is_one_press(qtbot, bar, item, stops):
    """A second press would end what is paid for, and the question has not been read."""
    item.show_imagery(FETCHING)
    double_click(next(b for b in shown(qtbot, bar).findChildren(QPushButton) if b.text() == "Stop"))
    assert stops == []
    assert "counts as fetched already" in bar.currentItem().text()


def test_put_away_it_comes_again_only_with_the_next_run(qtbot, bar, item):
    item.show_imagery(FETCHING)
    shown(qtbot, bar)
    bar.clearWidgets()
    item.show_imagery(replace(FETCHING, progress=Progress(700, 1000)))
    assert bar.currentItem() is None
    item.show_imagery(ImageryState())
    item.show_imagery(FETCHING)
    assert shown(qtbot, bar)


def test_what_is_here_at_once_needs_no_word(qtbot, bar, item):
    item.show_imagery(FETCHING)
    item.show_imagery(ImageryState())
    qtbot.wait(50)
    assert bar.currentItem() is None
