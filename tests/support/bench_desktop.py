# SPDX-License-Identifier: GPL-2.0-or-later
"""A QGIS of its own for each measurement: what a plugin's start costs, and a dock's first showing.

Run as a script: `bench_desktop.py WHAT` does WHAT once in a fresh process and prints one JSON line. Nothing of the
plugin is imported before the clock runs.
"""

from __future__ import annotations

import importlib.util
import json
import os
import subprocess
import sys
import time
from dataclasses import asdict, dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
HEAVY = ("requests", "urllib3", "pydantic")
START_OURS, START_METASEARCH = "start-ours", "start-metasearch"
SHOW_OURS, SHOW_EMPTY = "show-ours", "show-empty"


@dataclass(frozen=True)
class Measured:
    """How long it took, and which of the heavy libraries were loaded by then."""

    elapsed_s: float
    heavy: tuple[str, ...]


def measured(what: str, folder: Path) -> Measured:
    """Do something once in a fresh QGIS, whose profile lies in a folder."""
    environment = {**os.environ, "PYTHONPYCACHEPREFIX": str(folder / "bytecode")}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    command = [sys.executable, str(Path(__file__)), what]
    run = subprocess.run(command, capture_output=True, text=True, check=True, cwd=folder, env=environment)
    told = json.loads(run.stdout.splitlines()[-1])
    return Measured(told["elapsed_s"], tuple(told["heavy"]))


class _Nothing:
    """A method or a signal that does nothing."""

    def __call__(self, *_: object) -> None:
        """Be called."""

    def connect(self, *_: object) -> None:
        """Be connected."""


class Iface:
    """As much of QGIS's interface as a plugin's start needs; whatever else is called does nothing."""

    def __init__(self) -> None:
        from qgis.gui import QgsMapCanvas, QgsMessageBar
        from qgis.PyQt.QtWidgets import QMainWindow

        self.window = QMainWindow()
        self.canvas = QgsMapCanvas(self.window)
        self.window.setCentralWidget(self.canvas)
        self.bar = QgsMessageBar(self.window)

    def __getattr__(self, name: str):
        return _Nothing()

    def mainWindow(self):
        return self.window

    def mapCanvas(self):
        return self.canvas

    def messageBar(self):
        return self.bar

    def addDockWidget(self, area, dock):
        self.window.addDockWidget(area, dock)


def start_ours(iface: Iface):
    """Import the plugin as QGIS does, and start it."""
    spec = importlib.util.spec_from_file_location(
        "clearsky_qgis", ROOT / "__init__.py", submodule_search_locations=[str(ROOT)]
    )
    module = importlib.util.module_from_spec(spec)
    sys.modules["clearsky_qgis"] = module
    spec.loader.exec_module(module)
    plugin = module.classFactory(iface)
    plugin.initGui()
    return plugin


def start_metasearch(iface: Iface):
    """Import the plugin that comes with QGIS, and start it."""
    package = importlib.import_module("MetaSearch")
    plugin = package.classFactory(iface)
    plugin.initGui()
    return plugin


def show_empty(iface: Iface) -> None:
    """Show a dock that holds nothing."""
    from qgis.gui import QgsDockWidget
    from qgis.PyQt.QtCore import Qt
    from qgis.PyQt.QtWidgets import QWidget

    dock = QgsDockWidget("Empty", iface.window)
    dock.setWidget(QWidget())
    iface.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, dock)
    dock.setUserVisible(True)


def main(what: str) -> None:
    """Do WHAT once and tell."""
    from qgis.core import QgsApplication
    from qgis.gui import QgsGui

    application = QgsApplication([], True, str(Path.cwd()))
    application.initQgis()
    import qgis.utils  # its import hook is in force in every QGIS

    sys.path.append(str(Path(QgsApplication.pkgDataPath()) / "python" / "plugins"))
    iface = qgis.utils.iface = Iface()
    QgsGui.instance()
    iface.window.resize(1200, 800)
    iface.window.show()
    QgsApplication.processEvents()
    keep = [start_ours(iface)] if what == SHOW_OURS else []
    work = {
        START_OURS: lambda: start_ours(iface),
        START_METASEARCH: lambda: start_metasearch(iface),
        SHOW_OURS: keep[0].show_dock if keep else show_empty,
        SHOW_EMPTY: lambda: show_empty(iface),
    }[what]
    started = time.perf_counter()
    keep.append(work())
    QgsApplication.processEvents()
    elapsed_s = time.perf_counter() - started
    told = Measured(elapsed_s, tuple(name for name in HEAVY if name in sys.modules))
    sys.stdout.write("\n" + json.dumps(asdict(told)) + "\n")
    sys.stdout.flush()
    # Nothing is taken down: only the beginning is measured.
    os._exit(0)


if __name__ == "__main__":
    main(sys.argv[1])
