# SPDX-License-Identifier: GPL-2.0-or-later
"""ClearSKY in QGIS's Browser: QGIS's own tree over our entries, a real plugin behind them, the sandbox behind that."""

from __future__ import annotations

import datetime as dt

import pytest
from qgis.core import (
    Qgis,
    QgsApplication,
    QgsBrowserModel,
    QgsBrowserProxyModel,
    QgsMimeDataUtils,
    QgsProject,
)
from qgis.gui import QgsBrowserTreeView
from qgis.PyQt import sip
from qgis.PyQt.QtCore import QCoreApplication, QEvent, Qt

import clearsky_qgis
from clearsky_qgis.clearsky.models import OrderPeriod, OrderRequest
from clearsky_qgis.core.imagery.state import Activity
from clearsky_qgis.core.settings import BASE_URL
from clearsky_qgis.sandbox import Sandbox
from clearsky_qgis.tests.support.calls import DATES, booked, seen
from clearsky_qgis.tests.support.desk import NEAR_VEJLE, UTM32, WAIT_MS, Iface
from clearsky_qgis.ui.browser.provider import KEY

SMALL = "POLYGON ((-70 45,-69.97 45,-69.97 45.02,-70 45.02,-70 45))"


class Tree:
    """The Browser of a QGIS with our plugin; entries are found by their words."""

    def __init__(self, qtbot, iface):
        self.qtbot = qtbot
        self.plugin = clearsky_qgis.classFactory(iface)
        self.plugin.initGui()
        self.browser = QgsBrowserModel()
        self.browser.initialize()
        self.model = QgsBrowserProxyModel()
        self.model.setBrowserModel(self.browser)
        self.model.sort(0)
        self.view = QgsBrowserTreeView()
        self.view.setModel(self.model)
        self.view.show()

    def find(self, words, parent=None):
        """Return the entry whose words begin so, or None."""
        index = self.index_of(parent) if parent is not None else None
        for row in range(self.model.rowCount(index) if index else self.model.rowCount()):
            child = self.model.index(row, 0, index) if index else self.model.index(row, 0)
            if self.model.data(child, Qt.ItemDataRole.DisplayRole).startswith(words):
                return self.model.dataItem(child)
        return None

    def index_of(self, item):
        return self.model.mapFromSource(self.browser.findItem(item))

    def unfold(self, item):
        self.view.expand(self.index_of(item))

    def below(self, item):
        """Return the entries below one: never by `children()`, whose binding makes Python delete them."""
        index = self.index_of(item)
        rows = range(self.model.rowCount(index))
        return [self.model.dataItem(self.model.index(row, 0, index)) for row in rows]

    def words(self, item):
        return [child.name() for child in self.below(item)]

    def root(self):
        return self.find("ClearSKY")

    def orders(self):
        self.unfold(self.root())
        self.qtbot.waitUntil(lambda: self.find("Stratus2", self.root()) is not None, timeout=WAIT_MS)
        return self.below(self.root())

    def dates_of(self, order):
        self.unfold(order)
        self.qtbot.waitUntil(lambda: any(" 2024" in words for words in self.words(order)), timeout=WAIT_MS)
        return self.below(order)

    def settle(self):
        controller = self.plugin.workplace.controller
        self.qtbot.waitUntil(
            lambda: controller.state.activity is Activity.IDLE and len(self.plugin.office.queue) == 0,
            timeout=WAIT_MS,
        )

    def close(self):
        self.plugin.unload()
        sip.delete(self.view)
        sip.delete(self.model)
        sip.delete(self.browser)
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        self.__dict__.clear()


@pytest.fixture
def sandbox(monkeypatch):
    with Sandbox(now="2024-11-20T12:00:00Z", standing_orders=True) as sandbox:
        BASE_URL.set(sandbox.base_url)
        monkeypatch.setenv("CLEARSKY_API_KEY", sandbox.api_key)
        yield sandbox


@pytest.fixture
def iface(qtbot):
    iface = Iface()
    iface.canvas.setDestinationCrs(UTM32)
    iface.canvas.setExtent(NEAR_VEJLE)
    iface.window.show()
    yield iface
    iface.close()


@pytest.fixture
def tree(qtbot, sandbox, iface):
    tree = Tree(qtbot, iface)
    yield tree
    tree.close()
    QgsProject.instance().clear()


def test_the_entry_is_there_and_nobody_is_asked_before_it_is_unfolded(tree, sandbox):
    assert tree.root() is not None
    assert tree.root().state() == Qgis.BrowserItemState.NotPopulated
    assert tree.plugin.office is None
    assert sandbox.state["paths"] == {}


def test_unfolded_it_says_that_it_asks_and_then_lists_the_orders(tree):
    tree.unfold(tree.root())
    assert tree.words(tree.root()) == ["Asking for your orders…"]
    names = [order.name() for order in tree.orders()]
    assert len(names) == 2
    assert all("up to date" in name for name in names)
    assert any(name.startswith("Stratus2Fast · 6,966 km²") for name in names)


def test_an_order_unfolds_into_its_dates_and_only_then_are_they_asked_for(tree, sandbox):
    orders = tree.orders()
    assert seen(sandbox, DATES) == 0
    order = next(order for order in orders if order.name().startswith("Stratus2Fast"))
    tree.unfold(order)
    assert tree.words(order) == ["Asking for the dates…"]
    dates = tree.dates_of(order)
    assert dates[0].name() == "20 Nov 2024"
    assert dates[0].hasDragEnabled()
    assert seen(sandbox, DATES) == 1


def test_the_list_follows_the_orders_and_what_is_unfolded_stays(tree, sandbox):
    order = next(order for order in tree.orders() if order.name().startswith("Stratus2Fast"))
    tree.dates_of(order)
    tree.plugin.office.orders.book.refresh()
    tree.qtbot.waitUntil(lambda: len(tree.plugin.office.queue) == 0, timeout=WAIT_MS)
    assert len(tree.below(tree.root())) == 2
    assert tree.words(order)[0] == "20 Nov 2024"
    assert seen(sandbox, DATES) == 1


def test_a_failure_is_an_entry_and_refreshing_asks_again(tree, sandbox):
    sandbox.faults.add("html", path="/orders", times=1)
    tree.unfold(tree.root())
    tree.qtbot.waitUntil(
        lambda: any("nothing was charged" in words for words in tree.words(tree.root())), timeout=WAIT_MS
    )
    tree.root().refresh()
    tree.qtbot.waitUntil(lambda: len(tree.below(tree.root())) == 2, timeout=WAIT_MS)


def test_a_double_click_shows_the_price_and_buys_nothing(tree, sandbox):
    date = small_order_date(tree, sandbox)
    assert date.handleDoubleClick()
    tree.settle()
    assert tree.plugin.workplace.dock.tabs.currentWidget() is tree.plugin.workplace.dock.page
    assert tree.plugin.workplace.controller.state.quote.request.date.isoformat() == "2024-10-31"
    assert tree.plugin.workplace.dock.page.price.get_button.isEnabled()
    assert seen(sandbox) == 0


def test_dragged_onto_the_map_it_is_fetched_after_the_price_and_the_next_time_loaded_for_free(tree, sandbox):
    date = small_order_date(tree, sandbox)
    drop(tree, date)
    tree.settle()
    tree.plugin.workplace.controller.get_image()
    tree.settle()
    assert booked(sandbox) == 1
    order = date.parent()
    order.refresh()
    tree.qtbot.waitUntil(lambda: tree.words(order)[0].endswith("yours"), timeout=WAIT_MS)
    before = len(QgsProject.instance().mapLayers())
    drop(tree, tree.below(order)[0])
    tree.qtbot.waitUntil(lambda: len(QgsProject.instance().mapLayers()) == before + 1, timeout=WAIT_MS)
    assert booked(sandbox) == 1


def test_what_is_not_ours_is_not_taken(tree):
    handler = handler_of(tree)
    uri = QgsMimeDataUtils.Uri()
    uri.providerKey, uri.uri = "another", "{}"
    assert not handler.canHandleCustomUriCanvasDrop(uri, None)
    uri.providerKey = KEY
    for text in ("", "[]", "{}", '{"order": "x", "date": "soon"}'):
        uri.uri = text
        assert not handler.handleCustomUriCanvasDrop(uri, None)


def test_while_qgis_is_starting_nothing_is_asked_whatever_it_unfolds(qtbot, sandbox, iface):
    iface.window.hide()
    tree = Tree(qtbot, iface)
    tree.unfold(tree.root())
    assert tree.words(tree.root()) == ["Refresh to ask for your orders"]
    assert sandbox.state["paths"] == {}
    iface.initializationCompleted.emit()
    tree.root().refresh()
    assert len(tree.orders()) == 2
    tree.close()


def test_the_entry_goes_with_the_plugin(qtbot, sandbox, iface):
    tree = Tree(qtbot, iface)
    tree.orders()
    tree.plugin.unload()
    assert tree.root() is None
    assert "ClearSKY" not in [p.name() for p in QgsApplication.dataItemProviderRegistry().providers()]
    tree.plugin.initGui()
    tree.close()


def small_order_date(tree, sandbox):
    """Order a small area by the client, and return the entry of its newest image."""
    tree.orders()
    client = tree.plugin.office.service.client()
    period = OrderPeriod.historical(dt.date(2024, 10, 1), dt.date(2024, 10, 31))
    client.orders.create(
        OrderRequest(
            period=period,
            wkt=SMALL,
            model="Stratus2",
            image_frequency=2,
            reference_date=dt.date(2024, 10, 1),
            satellite_constellations=("Sentinel1", "Sentinel2", "Landsat89"),
        )
    )
    sandbox.clock.advance(1)
    tree.root().refresh()
    tree.qtbot.waitUntil(lambda: len(tree.below(tree.root())) == 3, timeout=WAIT_MS)
    order = next(order for order in tree.below(tree.root()) if "1 to 31 Oct 2024" in order.name())
    return tree.dates_of(order)[0]


def handler_of(tree):
    return next(thing for kind, thing in tree.plugin.iface.registered if kind == "drop handler")


def drop(tree, item):
    """Drag an entry onto the map as QGIS does: its address goes through QGIS's own mime data."""
    mime = tree.model.mimeData([tree.index_of(item)])
    (uri,) = QgsMimeDataUtils.decodeUriList(mime)
    handler = handler_of(tree)
    assert uri.providerKey == handler.customUriProviderKey()
    assert handler.canHandleCustomUriCanvasDrop(uri, tree.plugin.iface.canvas)
    assert handler.handleCustomUriCanvasDrop(uri, tree.plugin.iface.canvas)
