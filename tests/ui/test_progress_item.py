# SPDX-License-Identifier: GPL-2.0-or-later
"""One item in the message bar for all that is being received: merged, stopped with one press, never a modal box."""

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


@pytest.mark.parametrize(("title", "signal"), [("View", "view_requested"), ("Stop", "stop_requested")])
def test_its_buttons_lead_to_the_list_and_stop_it_all(qtbot, bar, item, title, signal):
    item.show_imagery(FETCHING)
    buttons = {button.text(): button for button in shown(qtbot, bar).findChildren(QPushButton)}
    with qtbot.waitSignal(getattr(item, signal)):
        QTest.mouseClick(buttons[title], Qt.MouseButton.LeftButton)


def test_a_double_click_stops_once(qtbot, bar, item):
    """A second stop would end what a batch is receiving, which is paid."""
    stops = []
    item.stop_requested.connect(lambda: stops.append(1))
    item.show_imagery(FETCHING)
    stop = next(button for button in shown(qtbot, bar).findChildren(QPushButton) if button.text() == "Stop")
    double_click(stop)
    assert stops == [1]


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
