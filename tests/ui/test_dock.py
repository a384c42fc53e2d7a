# SPDX-License-Identifier: GPL-2.0-or-later
from __future__ import annotations

import pytest
from qgis.PyQt.QtWidgets import QWidget


@pytest.fixture
def dock(desk):
    for title in ("Orders", "Downloads"):
        desk.dock.add_page(QWidget(), title)
    return desk.dock


def width_for(dock, mark: str) -> int:
    """Return the width that the tabs and a mark of these words need."""
    dock.play_button.setText(mark)
    corner_px = (
        dock.play_button.sizeHint().width() + 2 * dock.tabs.cornerWidget().layout().contentsMargins().left()
    )
    return dock.tabs.tabBar().sizeHint().width() + corner_px


def show_at(desk, dock, width_px: int) -> None:
    dock.setFixedWidth(width_px)
    desk.wait_until(lambda: dock.tabs.width() == width_px)


def test_the_mark_of_play_money_leaves_every_tab_in_sight(desk, dock):
    whole_px = width_for(dock, "Play Money")
    show_at(desk, dock, whole_px - 1)
    bar = dock.tabs.tabBar()
    assert dock.play_button.isVisible()
    assert dock.play_button.text() == "Play"
    assert bar.tabRect(bar.count() - 1).right() <= bar.width()


def test_the_mark_is_whole_where_there_is_room(desk, dock):
    whole_px = width_for(dock, "Play Money")
    show_at(desk, dock, whole_px - 1)
    show_at(desk, dock, whole_px + 1)
    assert dock.play_button.text() == "Play Money"
