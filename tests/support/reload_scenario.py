# SPDX-License-Identifier: GPL-2.0-or-later
"""Run inside a real QGIS Desktop: the plugin is used, and loaded again in the midst of it, over and over.

What is there after each round is counted: widgets, marks on the map, threads, open files. Every Python error that QGIS
is told of is kept.
"""

from __future__ import annotations

import gc
import json
import os
import random
import sys
import threading
import traceback
from importlib import import_module
from pathlib import Path

import qgis.utils
from qgis.core import (
    QgsApplication,
    QgsCoordinateReferenceSystem,
    QgsFeedback,
    QgsGeometry,
    QgsLocatorContext,
    QgsProject,
    QgsRectangle,
)
from qgis.PyQt.QtCore import QCoreApplication, QEvent, QEventLoop, QTimer
from qgis.PyQt.QtWidgets import QApplication, QMenu
from qgis.utils import iface, plugins

NAME = "clearsky_qgis"
REPORT = Path(os.environ["CLEARSKY_RELOAD_REPORT"])
ROUNDS = int(os.environ["CLEARSKY_RELOADS"])
UTM32 = QgsCoordinateReferenceSystem("EPSG:25832")
WINDOW = QgsRectangle(506000, 6183000, 518000, 6192000)
WEST_M, SOUTH_M, SIDE_M, STEP_M = 510000, 6185000, 2000, 10
PRICE_WAIT_MS = 10_000
BREATH_MS = 50
LEAVE_MS = 200


def wait(pause_ms: int) -> None:
    """Let QGIS work for a while, as it does between two clicks."""
    loop = QEventLoop()
    QTimer.singleShot(pause_ms, loop.quit)
    loop.exec()


def show_area(plugin, number: int) -> None:
    """Ask for the dates and the price of an area, another one each time."""
    drawn_area = import_module(f"{NAME}.core.area.sources").DrawnArea
    west = WEST_M + STEP_M * number
    box = QgsRectangle(west, SOUTH_M, west + SIDE_M, SOUTH_M + SIDE_M)
    plugin.workplace.controller.areas.take(lambda: drawn_area(QgsGeometry.fromRect(box), UTM32))


def get_image(plugin, number: int) -> None:
    """Press the button as soon as there is a price."""
    show_area(plugin, number)
    button = plugin.workplace.dock.page.price.get_button
    for _ in range(PRICE_WAIT_MS // BREATH_MS):
        wait(BREATH_MS)
        if plugin.workplace.controller.state.can_get:
            button.click()
            return


def show_orders(plugin, _number: int) -> None:
    plugin.workplace.dock.show_page(plugin.workplace.orders_tab)
    plugin.workplace.orders_tab.page()


def show_downloads(plugin, _number: int) -> None:
    plugin.workplace.dock.show_page(plugin.workplace.downloads_tab)
    plugin.workplace.downloads_tab.page()


def draw(plugin, number: int) -> None:
    """Take one of the tools for the map in hand."""
    area = plugin.workplace.dock.page.area
    (area.draw_button, area.rectangle_button, area.edit_button)[number % 3].click()


def show_batch(plugin, _number: int) -> None:
    plugin.workplace.dock.page.batch_button.setEnabled(True)
    plugin.workplace.dock.page.batch_button.click()


def show_options(plugin, _number: int) -> None:
    page = plugin.make_options_page(None)
    page.show()
    wait(BREATH_MS)
    page.deleteLater()


def search(plugin, _number: int) -> None:
    """Look something up as the locator bar does: on another thread, which outlives the plugin."""
    found = plugin.entries._filter.clone()
    found.prepare("csky", QgsLocatorContext())
    look_up = threading.Thread(
        target=lambda: found.fetchResults("2024-06-01", QgsLocatorContext(), QgsFeedback())
    )
    look_up.start()


def unfold_browser(_plugin, _number: int) -> None:
    model = iface.browserModel()
    for row in range(model.rowCount()):
        index = model.index(row, 0)
        if index.data() == "ClearSKY":
            model.fetchMore(index)


ACTS = (show_area, show_orders, show_downloads, draw, show_batch, show_options, search, unfold_browser)


def count() -> dict[str, int]:
    """Count what there is once everything that was thrown away is gone."""
    for _ in range(3):
        gc.collect()
        wait(BREATH_MS)
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    # QGIS takes a plugin's empty menu out of its own, and keeps it.
    widgets = [w for w in QApplication.allWidgets() if not (isinstance(w, QMenu) and w.isEmpty())]
    return {
        "widgets": len(widgets),
        "marks on the map": len(iface.mapCanvas().scene().items()),
        "threads": len(list(Path("/proc/self/task").iterdir())),
        "open files": len(list(Path("/proc/self/fd").iterdir())),
        "tasks": QgsApplication.taskManager().count(),
    }


def run() -> None:
    """Use the plugin and load it again, round after round, and write the report."""
    rng, errors, counts = random.Random(1), [], []  # noqa: S311 (moments, not secrets)
    sys.excepthook = lambda *error: errors.append("".join(traceback.format_exception(*error)))
    told = QgsApplication.messageLog().messageReceived
    told.connect(lambda text, _tag, _level: errors.append(text) if "Traceback" in text else None)
    QgsProject.instance().setCrs(UTM32)
    iface.mapCanvas().setExtent(WINDOW)
    for number in range(ROUNDS):
        plugin = plugins[NAME]
        plugin.show_dock()
        if number % 4:  # else it is loaded again before all of it is there
            wait(rng.randint(0, 400))
        for act in (*rng.sample(ACTS, 4), *([get_image] if number % 3 == 0 else [])):
            act(plugin, number)
            wait(rng.choice((0, 5, 30, 100)))
        del plugin
        qgis.utils.reloadPlugin(NAME)
        counts.append(count())
    REPORT.write_text(json.dumps({"errors": errors, "counts": counts}, indent=1))


def run_and_leave() -> None:
    """Run, and close QGIS, whatever comes of it."""
    try:
        run()
    finally:
        QgsProject.instance().setDirty(False)
        QTimer.singleShot(LEAVE_MS, iface.actionExit().trigger)


QTimer.singleShot(0, run_and_leave)
