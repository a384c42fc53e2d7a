# SPDX-License-Identifier: GPL-2.0-or-later
"""The last downloads below the price: the newest three, with the whole list's own lines, buttons and menus."""

from __future__ import annotations

import pytest
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QApplication, QMenu

from clearsky_qgis.tests.support.purchases import AREA
from clearsky_qgis.tests.support.shelf import S
from clearsky_qgis.tests.support.shots import DARK, LIGHT, palette, take_shot
from clearsky_qgis.ui.downloads.delegate import button_box
from clearsky_qgis.ui.downloads.model import ROW_ROLE
from clearsky_qgis.ui.downloads.recent import RecentDownloads
from clearsky_qgis.ui.downloads.wiring import connect_recent


@pytest.fixture
def recent(shelf, qtbot):
    page = shelf.show_page()
    recent = RecentDownloads(shelf.controller)
    connect_recent(recent, page)
    recent.resize(300, 200)
    qtbot.addWidget(recent)
    yield recent
    recent.hide()


def uids(recent):
    return [recent.model.index(row).data(ROW_ROLE).uid for row in range(recent.model.rowCount())]


def settle(shelf):
    shelf.refresh()
    for _ in range(3):
        QApplication.processEvents()
    shelf.settle()


def press(recent, row, *, on_button):
    view = recent.view
    line = view.visualRect(recent.model.index(row))
    where = button_box(line, view.layoutDirection()).center() if on_button else line.center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, where)
    return where


def test_without_downloads_there_is_nothing_to_see(recent):
    assert not recent.isVisible()


@pytest.mark.parametrize("colours", [LIGHT, DARK])
def test_the_newest_three_images_are_shown_and_no_order(shelf, recent, colours):
    bought = shelf.one_of_each()
    with palette(colours):
        settle(shelf)
        recent.show()
        settle(shelf)
        take_shot(recent, f"recent-{colours}-300")
    assert recent.model.rowCount() == 3
    assert bought["ordered"] not in uids(recent)
    assert uids(recent)[0] == bought["unknown"]
    assert recent.view.verticalScrollBar().maximum() == 0


def test_the_button_of_a_line_opens_its_menu_in_place(shelf, recent):
    shelf.buy(S.VERIFIED, file=shelf.image("2024-04-26"))
    settle(shelf)
    press(recent, 0, on_button=True)
    menu = next(w for w in QApplication.topLevelWidgets() if isinstance(w, QMenu) and w.isVisible())
    assert "Load Again" in [action.text() for action in menu.actions()]
    menu.close()


def test_an_area_that_has_a_name_is_told_by_it_and_found_by_it(shelf, recent):
    shelf.area_names[AREA] = "Vejle fields"
    shelf.buy(S.VERIFIED, file=shelf.image("2024-04-26"))
    settle(shelf)
    index = recent.model.index(0)
    assert index.data() == "4 May 2024 · Vejle fields · Stratus2"
    assert "12.4 km²" in index.data(Qt.ItemDataRole.ToolTipRole)
    shelf.page.search_edit.setText("vejle")
    assert shelf.page.view.model().rowCount() == 1


def test_a_double_click_loads_an_image_again(shelf, recent):
    uid = shelf.buy(S.VERIFIED, file=shelf.image("2024-04-26"))
    wanted = []
    shelf.page.reopen_requested.connect(wanted.append)
    settle(shelf)
    where = press(recent, 0, on_button=False)
    QTest.mouseDClick(
        recent.view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, where
    )
    assert wanted == [uid]


def test_all_leads_to_the_whole_list(shelf, recent, qtbot):
    shelf.buy(S.VERIFIED, file=shelf.image("2024-04-26"))
    settle(shelf)
    with qtbot.waitSignal(recent.all_requested):
        QTest.mouseClick(recent.all_button, Qt.MouseButton.LeftButton)
