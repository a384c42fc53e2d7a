# SPDX-License-Identifier: GPL-2.0-or-later
"""Run as a child: the plugin in a Python that has no pydantic, gone through as a new user does; prints what was seen.

library_child.py ROOT SETTINGS_FOLDER
"""

from __future__ import annotations

import datetime as dt
import importlib.util
import json
import sys
import traceback

root, settings_folder = sys.argv[1:]
sys.modules["pydantic"] = None
spec = importlib.util.spec_from_file_location(
    "clearsky_qgis", f"{root}/__init__.py", submodule_search_locations=[root]
)
sys.modules["clearsky_qgis"] = importlib.util.module_from_spec(spec)
spec.loader.exec_module(sys.modules["clearsky_qgis"])

from qgis.core import QgsApplication  # noqa: E402 (the library has to be away first)

application = QgsApplication([], True, settings_folder)
application.initQgis()

from qgis.PyQt.QtTest import QTest  # noqa: E402
from qgis.PyQt.QtWidgets import QWidget  # noqa: E402

import clearsky_qgis  # noqa: E402
from clearsky_qgis.core.area.sources import area_of_text  # noqa: E402
from clearsky_qgis.tests.support.desk import Iface  # noqa: E402

AREA = "POLYGON ((9.5 55.7, 9.54 55.7, 9.54 55.72, 9.5 55.7))"
PAUSE_MS = 700
errors = []


def note_error(kind, error, trace):
    """Keep what QGIS would show as a dialog."""
    traceback.print_exception(kind, error, trace)
    errors.append("".join(traceback.format_exception(kind, error, trace)))


def look_around(plugin):
    """Draw an area with the sample data, look at every page and the options; return what of the card can be marked."""
    plugin.show_dock()
    place = plugin.workplace
    card = place.dock.page.price
    card.sample_button.click()
    place.controller.areas.take(lambda: area_of_text(AREA))
    QTest.qWait(PAUSE_MS)
    card.status_label.setSelection(0, len(card.status_label.text()))
    marked = card.status_label.selectedText()
    for page in (place.orders_tab, place.downloads_tab, place.dock.page):
        place.dock.show_page(page)
        QTest.qWait(PAUSE_MS)
    parent = QWidget()
    options = plugin.make_options_page(parent)
    options.apply()
    place.controller.dates.wish(dt.date(2024, 6, 1))
    place.controller.areas.clear()
    QTest.qWait(PAUSE_MS)
    return marked


sys.excepthook = note_error
plugin = clearsky_qgis.classFactory(Iface())
plugin.initGui()
marked = look_around(plugin)
plugin.unload()
print(json.dumps({"marked": marked, "errors": errors}), flush=True)  # noqa: T201 (the test reads it)
