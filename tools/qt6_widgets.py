# SPDX-License-Identifier: GPL-2.0-or-later
"""Run on PyQt6, without QGIS: import every module of core/ and ui/, and drive the widgets that draw and listen most.

QGIS's own classes are stand-ins that answer nothing; so are GDAL's. `make qt6` calls this.
"""

from __future__ import annotations

import datetime as dt
import importlib
import importlib.util
import os
import sys
import traceback
from pathlib import Path
from types import ModuleType

from PyQt6 import QtCore, QtGui, QtNetwork, QtWidgets, sip
from PyQt6.QtCore import QPoint, Qt
from PyQt6.QtTest import QTest

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = "clearsky_qgis"
QT_MODULES = {"QtCore": QtCore, "QtGui": QtGui, "QtWidgets": QtWidgets, "QtNetwork": QtNetwork, "sip": sip}
MOVED_NAMES = ("QAction", "QActionGroup", "QShortcut")
OTHERS_MODULES = ("qgis.core", "qgis.gui", "qgis.utils", "osgeo", "osgeo.gdal", "osgeo.ogr", "osgeo.osr")
SIZE_PX = (340, 120)
DAY = dt.date(2024, 6, 1)
LEFT, PLAIN = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


class AnyClass(type(QtCore.QObject)):
    """A class whose every attribute is the class itself, as deep as an enum is named."""

    def __getattr__(cls, name: str) -> AnyClass:
        if name.startswith("__"):
            raise AttributeError(name)
        return cls


class StandIn(QtCore.QObject, metaclass=AnyClass):
    """Stands where a class of QGIS is derived from, named, or made with whatever it takes."""

    def __init__(self, *_arguments: object, **_named: object) -> None:
        super().__init__()


class StandInModule(ModuleType):
    """A module that has whatever is asked for."""

    __path__ = ()

    def __getattr__(self, name: str) -> AnyClass:
        if name.startswith("__"):
            raise AttributeError(name)
        return AnyClass(name, (StandIn,), {})


def stand_in_for_qgis() -> None:
    """Put PyQt6 where qgis.PyQt is, as QGIS 4 does, and stand-ins for all else."""
    for name in MOVED_NAMES:
        setattr(QtWidgets, name, getattr(QtGui, name))
    for name in ("qgis", "qgis.PyQt", *OTHERS_MODULES):
        sys.modules[name] = StandInModule(name)
        parent, _, child = name.rpartition(".")
        if parent:
            setattr(sys.modules[parent], child, sys.modules[name])
    for name, module in QT_MODULES.items():
        sys.modules[f"qgis.PyQt.{name}"] = module
        setattr(sys.modules["qgis.PyQt"], name, module)


def import_all() -> int:
    """Import the package under its name, and every module of core/ and ui/; count them."""
    spec = importlib.util.spec_from_file_location(
        PACKAGE, ROOT / "__init__.py", submodule_search_locations=[str(ROOT)]
    )
    sys.modules[PACKAGE] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(sys.modules[PACKAGE])
    paths = [path for room in ("core", "ui") for path in sorted((ROOT / room).rglob("*.py"))]
    for path in paths:
        importlib.import_module(".".join((PACKAGE, *path.relative_to(ROOT).with_suffix("").parts)))
    return len(paths)


def shown(widget: QtWidgets.QWidget) -> QtWidgets.QWidget:
    """Show a widget and let it draw itself once."""
    widget.resize(*SIZE_PX)
    widget.show()
    QtWidgets.QApplication.processEvents()
    widget.grab()
    return widget


def click_along(view: QtWidgets.QAbstractItemView, row: QtCore.QRect, is_done: list) -> None:
    """Click from the right to the left end of a row until something comes of it."""
    for x in range(row.right() - 2, row.left(), -4):
        QTest.mouseClick(view.viewport(), LEFT, PLAIN, QPoint(x, row.center().y()))
        if is_done:
            return


def date_strip_takes_keys_and_clicks() -> bool:
    """Go one date back, to the year's last, and click one."""
    from clearsky_qgis.clearsky.models import Cover, DateCoverage
    from clearsky_qgis.ui.imagery.date_strip import DateStrip

    strip, picked = DateStrip(), []
    strip.date_picked.connect(picked.append)
    days = [dt.date(2024, month, 3) for month in range(1, 13)]
    strip.set_dates(tuple(DateCoverage(day, 1.0, Cover.WHOLE) for day in days), days[5])
    shown(strip)
    QTest.keyClick(strip, Qt.Key.Key_Left)
    QTest.keyClick(strip, Qt.Key.Key_End)
    QTest.mouseClick(strip, LEFT, PLAIN, QPoint(round(strip.x_of(days[2])), strip.height() - 8))
    return picked == [days[4], days[-1], days[2]]


def batch_table_takes_a_tick() -> bool:
    """Tick a cell by mouse: Qt 6 gives its check state in another kind than Qt 5."""
    from clearsky_qgis.core.batch.state import BatchArea, BatchCell, BatchState, CellKey
    from clearsky_qgis.ui.batch.model import BatchModel

    key, ticks = CellKey("Field", DAY), []
    model, table = BatchModel(), QtWidgets.QTableView()
    model.tick_changed.connect(lambda keys, is_on: ticks.append((keys, is_on)))
    model.set_state(
        BatchState(
            areas=(BatchArea("Field", None),), dates=(DAY,), cells={key: BatchCell(key, is_ticked=False)}
        )
    )
    table.setModel(model)
    shown(table)
    click_along(table, table.visualRect(model.index(0, 0)), ticks)
    return ticks == [([key], True)]


def list_of_images_takes_a_press() -> bool:
    """Press the button that a delegate draws in a row."""
    from clearsky_qgis.core.orders.images import OrderImage
    from clearsky_qgis.ui.orders.images_model import ImagesDelegate, ImagesModel
    from clearsky_qgis.ui.row_list import RowList

    image, pressed = OrderImage(DAY, 1.0, is_whole=True), []
    model, rows = ImagesModel(), RowList("Images")
    delegate = ImagesDelegate(rows)
    delegate.pressed.connect(pressed.append)
    model.set_images((image,))
    rows.setItemDelegate(delegate)
    rows.setModel(model)
    shown(rows)
    click_along(rows, rows.visualRect(model.index(0, 0)), pressed)
    return pressed == [image]


def main() -> int:
    """Do all of it and return the exit code; an error in a slot counts as well."""
    errors = []
    sys.excepthook = lambda *error: (errors.append(error), traceback.print_exception(*error))
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    application = QtWidgets.QApplication([])
    stand_in_for_qgis()
    print(f"qt6: {import_all()} modules imported on Qt {QtCore.qVersion()}")
    checks = (date_strip_takes_keys_and_clicks, batch_table_takes_a_tick, list_of_images_takes_a_press)
    results = {check.__name__.replace("_", " "): check() for check in checks}
    for name, is_well in results.items():
        print(f"qt6: the {name}: {'yes' if is_well else 'NO'}")
    application.closeAllWindows()
    return 0 if all(results.values()) and not errors else 1


if __name__ == "__main__":
    sys.exit(main())
