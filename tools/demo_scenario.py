# SPDX-License-Identifier: GPL-2.0-or-later
"""Run inside a real QGIS Desktop by `make demo`: the main job, done with real mouse events on the canvas and the dock.

Draws a polygon, picks a date, waits for the price, presses the button, waits for the layer, saves the project,
opens it again, and reports what the project then holds. Where a zip is named, that is installed first, and the dock's
own sample data are the service.
"""

from __future__ import annotations

import hashlib
import json
import os
import sys
import time
import traceback
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from qgis.core import (
    Qgis,
    QgsApplication,
    QgsCoordinateReferenceSystem,
    QgsProject,
    QgsRasterLayer,
    QgsRectangle,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QEventLoop, QPoint, Qt, QTimer
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QApplication, QDockWidget, QToolBar
from qgis.utils import iface, plugins

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

FOLDER = Path(os.environ["CLEARSKY_DEMO_FOLDER"])
PACKAGE = os.environ.get("CLEARSKY_DEMO_PACKAGE", "")
BACKGROUND = "/resources/data/world_map.gpkg|layername=countries"
VEJLE_UTM32 = QgsRectangle(506000, 6183000, 518000, 6192000)
OUTLINE = ((0.30, 0.30), (0.52, 0.22), (0.70, 0.34), (0.68, 0.66), (0.48, 0.78), (0.28, 0.62))
"""Corners of the drawn polygon, as shares of the canvas."""
WANTED_MONTH = 6
WINDOW_PX = (1600, 1000)
DOCK_WIDTH_PX = 360
WAIT_S = 120.0
RENDER_WAIT_MS = 400
LEAVE_AGAIN_MS = 3000
TICK_MS = 10


class StallProbe:
    """Watch how long QGIS's event loop is not reached: the longest gap between two ticks of a precise timer.

    Also by the thread's own clock, which stands still while neighbours have the processor.
    """

    def __init__(self) -> None:
        self.begin()
        self._timer = QTimer()
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._tick)
        self._timer.start(TICK_MS)

    def begin(self) -> None:
        """Begin a step: what lies before it does not count."""
        self._last_s, self._worked_s = time.perf_counter(), time.thread_time()
        self.longest_s = self.longest_work_s = 0.0

    def _tick(self) -> None:
        now, worked = time.perf_counter(), time.thread_time()
        self.longest_s = max(self.longest_s, now - self._last_s - TICK_MS / 1000)
        self.longest_work_s = max(self.longest_work_s, worked - self._worked_s)
        self._last_s, self._worked_s = now, worked


class Demo:
    """One run of the journey.

    `timings_s` says what each step took, `longest_stalls_ms` for how long at most the event loop stood still in it,
    and `longest_work_ms` how much of that the main thread worked at most. What a step called qgis_… does is QGIS's own.
    """

    def __init__(self) -> None:
        self.timings_s: dict[str, float] = {}
        self.longest_stalls_ms: dict[str, float] = {}
        self.longest_work_ms: dict[str, float] = {}
        self._probe = StallProbe()
        self.plugin = plugins["clearsky_qgis"]
        self.project = QgsProject.instance()

    def run(self) -> None:
        """Do every step and write the report."""
        with self._step("qgis_window"):
            self._prepare_window()
            QTest.qWait(RENDER_WAIT_MS)
        with self._step("open_dock"):
            self.plugin.entries.dock_action.trigger()
            self._wait_for_dock()
        with self._step("qgis_map"):
            self._settle_window()
        if PACKAGE:
            self._click(self._page.price.sample_button)
        with self._step("draw_and_dates"):
            self._draw_polygon()
            self._wait(lambda: self._state.quote is not None, "a first price")
        with self._step("date_and_price"):
            self._pick_date()
            self._wait(lambda: self._state.can_get, "the price of the chosen date")
        bought = self._state
        if bought.quote.request.date != bought.date:
            raise RuntimeError(f"the price of {bought.quote.request.date} is shown for {bought.date}")
        with self._step("get_image"):
            self._click(self._page.price.get_button)
            self._wait(lambda: self._state.loaded is not None, "the layer")
        with self._step("qgis_project"):
            layer_id = self._state.loaded.layer_id
            self._reopen_project()
        with self._step("draw_map"):
            layer = self.project.mapLayer(layer_id)
            self._show(layer)
        self._screenshot()
        self._report(bought, layer)

    @property
    def _page(self) -> Any:  # noqa: ANN401 (the plugin's own class, not importable by name here)
        return self.plugin.workplace.dock.page

    @property
    def _state(self) -> Any:  # noqa: ANN401 (the plugin's own class, not importable by name here)
        return self.plugin.workplace.controller.state

    def _prepare_window(self) -> None:
        window = iface.mainWindow()
        window.resize(*WINDOW_PX)
        for dock in window.findChildren(QDockWidget):
            dock.setVisible(dock.objectName() == "Layers")
        for bar in window.findChildren(QToolBar):
            bar.setVisible(bar.objectName() in ("mFileToolBar", "mMapNavToolBar", "mRasterToolBar"))
        world = QgsVectorLayer(QgsApplication.pkgDataPath() + BACKGROUND, "World", "ogr")
        world.loadNamedStyle(QgsApplication.pkgDataPath() + "/resources/data/world_map.qml")
        self.project.addMapLayer(world)

    def _wait_for_dock(self) -> None:
        """Wait until the dock stands there, and until all that follows its opening is done."""
        while not self._has_all_pages():
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)
            time.sleep(0.005)
        QTest.qWait(RENDER_WAIT_MS)

    def _has_all_pages(self) -> bool:
        place = self.plugin.workplace
        return place is not None and all(
            tab.layout().count() for tab in (place.orders_tab, place.downloads_tab)
        )

    def _settle_window(self) -> None:
        iface.mainWindow().resizeDocks(
            [self.plugin.workplace.dock], [DOCK_WIDTH_PX], Qt.Orientation.Horizontal
        )
        QTest.qWait(RENDER_WAIT_MS)
        # Only now: the first layer brings its own CRS when the events of its addition have been worked through.
        self.project.setCrs(QgsCoordinateReferenceSystem("EPSG:25832"))
        iface.mapCanvas().setExtent(VEJLE_UTM32)
        self._wait_for_map()

    def _draw_polygon(self) -> None:
        """Click each corner and finish with the right button."""
        self._click(self._page.area.draw_button)
        viewport = iface.mapCanvas().viewport()
        points = [QPoint(int(x * viewport.width()), int(y * viewport.height())) for x, y in OUTLINE]
        for point in points:
            QTest.mouseMove(viewport, point)
            QTest.mouseClick(viewport, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, point)
        QTest.mouseClick(viewport, Qt.MouseButton.RightButton, Qt.KeyboardModifier.NoModifier, points[-1])

    def _pick_date(self) -> None:
        """Click a date of early summer in the strip; where that year has none, the one before the chosen."""
        strip, state = self._page.date.strip, self._state
        whole = [d.date for d in state.dates if d.cover.value == "whole" and d.date.year == strip.year] or [
            state.date
        ]
        wanted = min(whole, key=lambda d: (abs(d.month - WANTED_MONTH), d))
        point = QPoint(round(strip.x_of(wanted)), strip.height() - 8)
        QTest.mouseClick(strip, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, point)

    def _reopen_project(self) -> None:
        path = str(FOLDER / "project.qgz")
        if not self.project.write(path):
            raise RuntimeError(f"the project could not be saved: {self.project.error()}")
        self.project.clear()
        if not self.project.read(path):
            raise RuntimeError(f"the project could not be opened again: {self.project.error()}")

    def _show(self, layer: QgsRasterLayer) -> None:
        iface.setActiveLayer(layer)
        box = QgsRectangle(layer.extent())
        box.scale(1.15)
        iface.mapCanvas().setExtent(box)
        self._wait_for_map()

    def _screenshot(self) -> None:
        iface.messageBar().clearWidgets()
        QTest.qWait(RENDER_WAIT_MS)
        if not iface.mainWindow().grab().save(str(FOLDER / "screenshot.png")):
            raise RuntimeError("the screenshot could not be saved")

    def _report(self, bought: Any, layer: QgsRasterLayer) -> None:  # noqa: ANN401 (the plugin's own class)
        quote, tabs = bought.quote, self.plugin.workplace.dock.tabs
        report = {
            "plugin_folder": str(Path(sys.modules["clearsky_qgis"].__file__).parent),
            "pages": [tabs.tabText(i) for i in range(tabs.count())],
            "base_url": self.plugin.office.service.base_url,
            "aoi_wkt": bought.aoi.wkt,
            "aoi_area_km2": round(bought.aoi.area_km2, 6),
            "date": bought.date.isoformat(),
            "request": quote.request.to_wire(),
            "availability": quote.availability.model_dump(mode="json", by_alias=True),
            "estimate": quote.estimate.model_dump(mode="json", by_alias=True),
            **layer_facts(layer),
            "timings_s": self.timings_s,
            "longest_stalls_ms": self.longest_stalls_ms,
            "longest_work_ms": self.longest_work_ms,
            "qgis_version": Qgis.version(),
        }
        (FOLDER / "report.json").write_text(json.dumps(report, indent=2, ensure_ascii=False) + "\n")

    def _click(self, button: Any) -> None:  # noqa: ANN401 (any kind of button)
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    def _wait(self, is_so: Callable[[], bool], what: str) -> None:
        deadline = time.monotonic() + WAIT_S
        while not is_so():
            if self._state.problem is not None:
                raise RuntimeError(f"while waiting for {what}: {self._page.price.status_label.text()}")
            if time.monotonic() > deadline:
                raise TimeoutError(f"{what} did not come within {WAIT_S:g} s")
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)
            time.sleep(0.005)

    def _wait_for_map(self) -> None:
        canvas = iface.mapCanvas()
        canvas.refresh()
        QTest.qWait(RENDER_WAIT_MS)
        canvas.waitWhileRendering()

    @contextmanager
    def _step(self, name: str) -> Iterator[None]:
        began = time.perf_counter()
        self._probe.begin()
        yield
        self.timings_s[name] = round(time.perf_counter() - began, 3)
        self.longest_stalls_ms[name] = round(self._probe.longest_s * 1000, 1)
        self.longest_work_ms[name] = round(self._probe.longest_work_s * 1000, 1)


def layer_facts(layer: QgsRasterLayer) -> dict[str, Any]:
    """Read back what a layer of the reopened project really holds."""
    provider = layer.dataProvider()
    view = Path(layer.source())
    file = view.with_suffix(".tif")
    metadata = layer.metadata()
    names = [provider.generateBandName(i).partition(": ")[2] for i in range(1, layer.bandCount() + 1)]
    measured = QgsRasterLayer(str(file))
    image_bands = names[: measured.bandCount()]
    day = layer.temporalProperties().fixedTemporalRange()
    return {
        "file": str(file),
        "size_bytes": file.stat().st_size,
        "sha256": hashlib.sha256(file.read_bytes()).hexdigest(),
        "crs": layer.crs().authid(),
        "width": layer.width(),
        "height": layer.height(),
        "band_count": len(image_bands),
        "band_names": image_bands,
        "derived_bands": names[len(image_bands) :],
        "nodata": provider.sourceNoDataValue(1),
        "layer_name": layer.name(),
        "layer_source": str(view),
        "layer_provider": layer.providerType(),
        "layer_valid": layer.isValid(),
        "styles": layer.styleManager().styles(),
        "attribution": layer.serverProperties().attribution(),
        "rights": metadata.rights(),
        "licenses": metadata.licenses(),
        "title": metadata.title(),
        "abstract": metadata.abstract(),
        "history": metadata.history(),
        "temporal_range": [
            day.begin().toString(Qt.DateFormat.ISODate),
            day.end().toString(Qt.DateFormat.ISODate),
        ],
    }


def install(package: str) -> None:
    """Install a zip by QGIS's own installer, as *Plugins ▸ Install from ZIP* does; and again, as an update is."""
    import pyplugin_installer

    for _ in range(2):
        pyplugin_installer.instance().installFromZipFile(package)
    if "clearsky_qgis" not in plugins:
        raise RuntimeError(f"QGIS did not start the plugin of {package}")


def reject_modal_dialogs() -> None:
    """Close a dialog that nobody is there to answer, and say that there was one."""
    dialog = QApplication.activeModalWidget()
    if dialog is not None:
        print(f"demo: a dialog stood in the way and was closed: {dialog.windowTitle()}")
        dialog.reject()


def run_and_leave() -> None:
    """Run the demo and close QGIS, whatever comes of it."""
    status = 0
    try:
        if PACKAGE:
            install(PACKAGE)
        Demo().run()
    except Exception:  # noqa: BLE001 (QGIS must be closed, and the reason be seen)
        traceback.print_exc()
        iface.mainWindow().grab().save(str(FOLDER / "failure.png"))
        status = 1
    if status:
        os._exit(status)
    leave()


def leave() -> None:
    """Close QGIS, and try again should anything stand in the way.

    The project is saved and is cleared first: QGIS asks about layers that lie in a temporary folder, as they do
    in a clone that somebody has put there.
    """
    QTimer.singleShot(LEAVE_AGAIN_MS, leave)
    QgsProject.instance().clear()
    QgsProject.instance().setDirty(False)
    iface.actionExit().trigger()


watchdog = QTimer()
watchdog.timeout.connect(reject_modal_dialogs)
watchdog.start(1000)
QTimer.singleShot(0, run_and_leave)
