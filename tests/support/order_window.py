# SPDX-License-Identifier: GPL-2.0-or-later
"""The orders page in the dock of a real desk, with what a hand does to it; a sandbox's clock is the page's."""

from __future__ import annotations

import pytest
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtTest import QTest

from clearsky_qgis.core.orders.room import OrderRoom
from clearsky_qgis.core.orders.state import OrderActivity
from clearsky_qgis.tests.support.calls import booked, seen
from clearsky_qgis.tests.support.order_counter import FAR_AWAY, ORDERS, aoi_of
from clearsky_qgis.ui.batch.opener import BatchOpener
from clearsky_qgis.ui.orders.draw_wiring import DrawWiring
from clearsky_qgis.ui.orders.model import ROW_ROLE
from clearsky_qgis.ui.orders.order_map import OrderMap
from clearsky_qgis.ui.orders.page import OrdersPage
from clearsky_qgis.ui.orders.rest_wiring import RestWiring
from clearsky_qgis.ui.orders.wiring import MapViewFilter, connect_orders

WAIT_MS = 20_000


class Window:
    """The orders page in the dock of a real desk."""

    def __init__(self, desk, sandbox):
        self.desk, self.sandbox, self.qtbot = desk, sandbox, desk.qtbot
        self.room = OrderRoom(desk.service, desk.queue, desk.ledger, desk.project, now=sandbox.clock.now)
        room = self.room
        self.book, self.controller, self.footprints = room.book, room.controller, room.footprints
        self.picker = room.picker
        self.page = OrdersPage(room)
        self.map = OrderMap(desk.iface.canvas, self.page.form, self.controller, self.picker)
        self.wishes, batch = [], BatchOpener(desk.iface, lambda: None)
        batch.open_for = self.wishes.append
        MapViewFilter(self.page, room, desk.iface.canvas)
        connect_orders(self.page, room, desk.controller, desk.library, desk.dock, batch)
        desk.controller.state_changed.connect(self.take_area)
        desk.dock.add_page(self.page, "Orders")
        RestWiring(desk.dock, self.page, desk.controller, self.controller)
        DrawWiring(self.page.form, desk.dock.page.area, desk.iface.canvas)
        self.show()

    def take_area(self, state):
        self.controller.set_area(state.aoi)

    @property
    def list(self):
        return self.page.list

    @property
    def form(self):
        return self.page.form

    @property
    def card(self):
        return self.page.form.card

    @property
    def picks(self):
        return self.page.form.where.picks

    @property
    def words(self):
        return self.card.status_label.text()

    @property
    def state(self):
        return self.controller.state

    def show(self, page=None):
        self.desk.dock.tabs.setCurrentWidget(page or self.page)
        self.settle()

    def settle(self):
        self.qtbot.waitUntil(
            lambda: (
                self.state.activity is OrderActivity.IDLE
                and len(self.desk.queue) == 0
                and self.footprints.is_drawn
                and self.list.model.is_indexed
            ),
            timeout=WAIT_MS,
        )

    def click(self, button):
        self.qtbot.waitUntil(button.isEnabled, timeout=WAIT_MS)
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    def begin(self, aoi=None):
        """Open the form over an area with a click."""
        self.controller.set_area(aoi or aoi_of(FAR_AWAY))
        self.click(self.list.new_button)
        self.settle()

    def choose(self, combo, data):
        """Choose an entry of a combo box with the keyboard."""
        combo.setFocus()
        target = next(at for at in range(combo.count()) if combo.itemData(at) == data)
        steps = target - combo.currentIndex()
        for _ in range(abs(steps)):
            QTest.keyClick(combo, Qt.Key.Key_Down if steps > 0 else Qt.Key.Key_Up)
        self.settle()

    def order(self):
        """Press twice: the first press only asks."""
        self.click(self.card.order_button)
        self.click(self.card.order_button)
        self.settle()

    def shown(self):
        model = self.list.shown
        return [model.index(at, 0).data(ROW_ROLE) for at in range(model.rowCount())]

    def new_row(self):
        return next(row for row in self.shown() if row.cost_eur is not None)

    def click_row(self, guid):
        index = self.list.shown.mapFromSource(self.list.model.index_of(guid))
        where = self.list.view.visualRect(index).center()
        QTest.mouseClick(
            self.list.view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, where
        )

    def booked(self):
        return booked(self.sandbox, f"POST {ORDERS}")

    def seen(self, call):
        return seen(self.sandbox, call)

    def close(self):
        self.desk.controller.state_changed.disconnect(self.take_area)
        self.map.close_down()
        self.room.close_down()
        self.__dict__.clear()


def with_settings(values):
    return pytest.mark.parametrize("settings", [values], ids=["settings"])
