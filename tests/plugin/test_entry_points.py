# SPDX-License-Identifier: GPL-2.0-or-later
"""The ways into the plugin: shortcuts and the locator bar; and that none of them is a call to anybody."""

from __future__ import annotations

import datetime as dt
import socket
import threading

import pytest
from qgis.core import (
    QgsCoordinateTransformContext,
    QgsGeometry,
    QgsLocator,
    QgsLocatorContext,
    QgsLocatorResult,
    QgsNetworkAccessManager,
)
from qgis.gui import QgsGui
from qgis.PyQt.QtGui import QKeySequence
from qgis.PyQt.QtWidgets import QWidget

import clearsky_qgis
from clearsky_qgis.core.area.aoi import aoi_from_geometry
from clearsky_qgis.core.settings import BASE_URL
from clearsky_qgis.sandbox import Sandbox
from clearsky_qgis.tests.support.desk import NEAR_VEJLE, UTM32, WAIT_MS, Iface
from clearsky_qgis.ui.locator_filter import ClearSkyLocatorFilter, Target, TargetKind


@pytest.fixture
def sandbox(monkeypatch):
    with Sandbox(now="2024-11-20T12:00:00Z") as sandbox:
        BASE_URL.set(sandbox.base_url)
        monkeypatch.setenv("CLEARSKY_API_KEY", sandbox.api_key)
        yield sandbox


@pytest.fixture
def iface(qtbot):
    iface = Iface()
    iface.canvas.setDestinationCrs(UTM32)
    iface.canvas.setExtent(NEAR_VEJLE)
    yield iface
    iface.close()


@pytest.fixture
def plugin(iface):
    plugin = clearsky_qgis.classFactory(iface)
    plugin.initGui()
    yield plugin
    plugin.unload()


@pytest.fixture
def calls(monkeypatch):
    """Everything that tries to leave: looked-up names, connections, and requests of QGIS's own."""
    left = []
    connect, look_up = socket.socket.connect, socket.getaddrinfo
    monkeypatch.setattr(
        socket, "getaddrinfo", lambda *name, **more: (left.append(name), look_up(*name, **more))[1]
    )
    monkeypatch.setattr(
        socket.socket, "connect", lambda self, place: (left.append(place), connect(self, place))[1]
    )
    manager = QgsNetworkAccessManager.instance()
    manager.requestAboutToBeCreated[("QgsNetworkRequestParameters")].connect(left.append)
    yield left
    manager.requestAboutToBeCreated[("QgsNetworkRequestParameters")].disconnect(left.append)


def test_nothing_leaves_before_the_dock_is_opened(calls, sandbox, iface, qtbot):
    plugin = clearsky_qgis.classFactory(iface)
    plugin.initGui()
    parent = QWidget()
    qtbot.addWidget(parent)
    factory = next(thing for kind, thing in iface.registered if kind == "options")
    factory.createWidget(parent)
    look_for(iface, "csky 2024-06-01", qtbot)
    qtbot.wait(300)
    assert calls == []
    assert sandbox.state["paths"] == {}
    assert plugin.workplace is None
    plugin.unload()


def test_the_trap_for_calls_catches_the_plugins_own(calls, sandbox, plugin):
    plugin.open_office()
    plugin.office.service.client().account.info()
    assert {name for name, *_ in calls} == {"127.0.0.1"}


def test_the_actions_take_shortcuts_from_qgis_and_give_them_back(iface):
    manager = QgsGui.shortcutsManager()
    plugin = clearsky_qgis.classFactory(iface)
    plugin.initGui()
    names = [action.text() for action in plugin.entries.actions]
    assert [manager.actionByName(name) for name in names] == list(plugin.entries.actions)
    assert manager.setKeySequence(plugin.entries.dock_action, "Ctrl+Alt+K")
    assert plugin.entries.dock_action.shortcut() == QKeySequence("Ctrl+Alt+K")
    assert manager.setKeySequence(plugin.entries.dock_action, "")
    plugin.unload()
    assert [manager.actionByName(name) for name in names] == [None] * len(names)


def test_the_draw_action_opens_the_dock_and_takes_the_pencil(plugin, qtbot):
    plugin.entries.draw_action.trigger()
    qtbot.waitUntil(
        lambda: plugin.workplace is not None and plugin.workplace.dock.page.area.draw_button.isChecked()
    )


def look_for(iface, text, qtbot):
    """Type into a locator of QGIS's own; return the filter and what it found."""
    registered = next(thing for kind, thing in iface.registered if kind == "locator")
    return registered, fetched(registered.clone(), text, qtbot)


def fetched(locator_filter, text, qtbot):
    locator, found = QgsLocator(), []
    locator.registerFilter(locator_filter)  # it is the locator's own from now on
    # What is handed over lives only as long as the signal.
    locator.foundResult.connect(lambda result: found.append(QgsLocatorResult(result)))
    with qtbot.waitSignal(locator.finished, timeout=WAIT_MS):
        locator.fetchResults(text, QgsLocatorContext())
    return found


def test_a_date_in_the_locator_opens_the_dock_and_is_wished_for(plugin, iface, sandbox, qtbot):
    original, (hit,) = look_for(iface, "csky 2024-06-01", qtbot)
    assert hit.displayString == "Image of 1 Jun 2024, or the nearest"
    original.triggerResult(hit)
    qtbot.waitUntil(lambda: ("dock", plugin.workplace and plugin.workplace.dock) in iface.registered)
    plugin.workplace.controller.areas.take(lambda: drawn(iface))
    qtbot.waitUntil(lambda: plugin.workplace.controller.state.date is not None, timeout=WAIT_MS)
    nearest = min(
        plugin.workplace.controller.state.dates, key=lambda d: abs((d.date - dt.date(2024, 6, 1)).days)
    )
    assert plugin.workplace.controller.state.date == nearest.date


def test_a_date_is_taken_at_once_where_dates_are_known(plugin, iface, sandbox, qtbot):
    plugin.show_dock()
    plugin.workplace.controller.areas.take(lambda: drawn(iface))
    qtbot.waitUntil(lambda: plugin.workplace.controller.state.can_get, timeout=WAIT_MS)
    earliest = plugin.workplace.controller.state.dates[0].date
    original, (hit,) = look_for(iface, f"csky {earliest.isoformat()}", qtbot)
    original.triggerResult(hit)
    assert plugin.workplace.controller.state.date == earliest


def test_an_order_in_the_locator_is_chosen_in_the_list(plugin, iface, sandbox, qtbot):
    plugin.show_dock()
    plugin.workplace.dock.show_page(plugin.workplace.orders_tab)
    iface.window.show()
    qtbot.waitUntil(
        lambda: plugin.office.has_orders and plugin.office.orders.book.state.rows != (), timeout=WAIT_MS
    )
    plugin.workplace.dock.show_page(plugin.workplace.dock.page)
    row = plugin.office.orders.book.state.rows[-1]
    original, hits = look_for(iface, f"csky {row.guid}", qtbot)
    assert len(hits) == 1
    original.triggerResult(hits[0])
    assert plugin.workplace.dock.tabs.currentWidget() is plugin.workplace.orders_tab
    assert plugin.workplace.orders_tab.page().list.chosen_guids() == (row.guid,)


def test_a_recent_area_in_the_locator_is_the_area_again(plugin, iface, sandbox, qtbot):
    plugin.show_dock()
    meadow = QgsGeometry.fromRect(NEAR_VEJLE.buffered(-500))
    aoi = aoi_from_geometry(meadow, UTM32, QgsCoordinateTransformContext())
    recent = plugin.workplace.controller.areas.recent
    recent.remember(aoi, "Zealous meadow")
    original, (hit,) = look_for(iface, "csky zealous", qtbot)
    assert (hit.displayString, hit.description) == ("Zealous meadow", "4 km²")
    original.triggerResult(hit)
    assert plugin.workplace.controller.state.aoi.wkt == aoi.wkt
    qtbot.waitUntil(lambda: plugin.workplace.controller.state.can_get, timeout=WAIT_MS)
    recent.remove(recent.all()[0].uid)


def test_a_search_without_the_prefix_finds_nothing_of_ours(plugin, iface, qtbot):
    _, found = look_for(iface, "2024-06-01", qtbot)
    assert found == []


def test_what_is_found_is_taken_on_the_main_thread_and_looked_through_on_another(qtbot):
    threads = {}

    def list_targets():
        threads["listed"] = threading.current_thread()
        return (Target(TargetKind.ORDER, "1", "Vejle, every month"),)

    class Spy(ClearSkyLocatorFilter):
        def clone(self):
            return Spy(self._list_targets, self._on_chosen)

        def fetchResults(self, text, context, feedback):
            threads["fetched"] = threading.current_thread()
            super().fetchResults(text, context, feedback)

    chosen = []
    spy = Spy(list_targets, lambda *target: chosen.append(target))
    (hit,) = fetched(spy.clone(), "csky MONTH vejle", qtbot)
    spy.triggerResult(hit)
    assert chosen == [(TargetKind.ORDER, "1")]
    assert threads["listed"] is threading.main_thread()
    assert threads["fetched"] is not threading.main_thread()


def drawn(iface):
    from clearsky_qgis.core.area.sources import DrawnArea

    box = NEAR_VEJLE.buffered(-1000)
    return DrawnArea(QgsGeometry.fromRect(box), UTM32)
