# SPDX-License-Identifier: GPL-2.0-or-later
"""An analyst's desk without a Desktop: a real canvas, a real dock, a real project, and a sandbox behind them."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING

from qgis.core import QgsCoordinateReferenceSystem, QgsProject, QgsRectangle
from qgis.gui import QgsAdvancedDigitizingDockWidget, QgsMapCanvas, QgsMessageBar
from qgis.PyQt import sip
from qgis.PyQt.QtCore import QEvent, QObject, QPoint, QPointF, Qt, pyqtSignal
from qgis.PyQt.QtGui import QMouseEvent
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QApplication, QMainWindow

from clearsky_qgis.core.connection.credentials import Credentials
from clearsky_qgis.core.connection.service import Service
from clearsky_qgis.core.imagery.controller import ImageryController
from clearsky_qgis.core.imagery.library import Library
from clearsky_qgis.core.imagery.state import Activity
from clearsky_qgis.core.jobs.job_queue import JobQueue
from clearsky_qgis.core.purchases.ledger import Ledger
from clearsky_qgis.ui.dock import ClearSkyDock

if TYPE_CHECKING:
    from pathlib import Path

    from clearsky_qgis.core.imagery.state import ImageryState

UTM32 = QgsCoordinateReferenceSystem("EPSG:25832")
NEAR_VEJLE = QgsRectangle(510000, 6185000, 513000, 6188000)
CORNERS = (QPoint(60, 60), QPoint(240, 70), QPoint(230, 220), QPoint(70, 200))
SELF_CROSSING = (QPoint(60, 60), QPoint(240, 220), QPoint(240, 60), QPoint(60, 220))
WAIT_MS = 20_000


def double_click(button):
    """Send what Qt sends: for a widget, QTest's own double click is only its third event."""
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    place = QPointF(button.rect().center())
    above = QPointF(button.mapToGlobal(button.rect().center()))
    for kind, held in (
        (QEvent.Type.MouseButtonDblClick, left),
        (QEvent.Type.MouseButtonRelease, Qt.MouseButton.NoButton),
    ):
        QApplication.sendEvent(button, QMouseEvent(kind, place, above, left, held, none))


class Signals(QObject):
    """What QGIS's interface tells."""

    initializationCompleted = pyqtSignal()  # noqa: N815 (QGIS's name)


class Iface:
    """As much of QGIS's interface as the dock and the plugin use; it remembers what it was given."""

    def __init__(self) -> None:
        self.window = QMainWindow()
        self.canvas = QgsMapCanvas(self.window)
        self.canvas.resize(300, 300)
        self.window.setCentralWidget(self.canvas)
        self.cad_dock = QgsAdvancedDigitizingDockWidget(self.canvas, self.window)
        self.message_bar = QgsMessageBar(self.window)
        self.active_layer = None
        self.registered: list[tuple[str, object]] = []
        self.signals = Signals()
        self.initializationCompleted = self.signals.initializationCompleted

    def mainWindow(self):
        return self.window

    def mapCanvas(self):
        return self.canvas

    def messageBar(self):
        return self.message_bar

    def cadDockWidget(self):
        return self.cad_dock

    def activeLayer(self):
        return self.active_layer

    def addDockWidget(self, area, dock):
        self.window.addDockWidget(area, dock)
        self.registered.append(("dock", dock))

    def removeDockWidget(self, dock):
        self.window.removeDockWidget(dock)
        self.registered.remove(("dock", dock))

    def addPluginToRasterMenu(self, name, action):
        self.registered.append((f"menu {name}", action))

    def removePluginRasterMenu(self, name, action):
        self.registered.remove((f"menu {name}", action))

    def addRasterToolBarIcon(self, action):
        self.registered.append(("toolbar", action))

    def removeRasterToolBarIcon(self, action):
        self.registered.remove(("toolbar", action))

    def registerApplicationExitBlocker(self, blocker):
        self.registered.append(("exit blocker", blocker))

    def unregisterApplicationExitBlocker(self, blocker):
        self.registered.remove(("exit blocker", blocker))

    def registerLocatorFilter(self, locator_filter):
        self.registered.append(("locator", locator_filter))

    def deregisterLocatorFilter(self, locator_filter):
        self.registered.remove(("locator", locator_filter))

    def registerCustomDropHandler(self, handler):
        self.registered.append(("drop handler", handler))

    def unregisterCustomDropHandler(self, handler):
        self.registered.remove(("drop handler", handler))

    def registerOptionsWidgetFactory(self, factory):
        self.registered.append(("options", factory))

    def unregisterOptionsWidgetFactory(self, factory):
        self.registered.remove(("options", factory))

    def close(self) -> None:
        """Let go of the window and of all that was given."""
        sip.delete(self.window)
        # The test runner keeps this object longer than QGIS lives; what it holds of QGIS must go before that.
        self.__dict__.clear()
        gc.collect()


class Desk:
    """A dock over a real controller; the tests press its buttons and read its words."""

    def __init__(self, qtbot, folder: Path) -> None:
        self.qtbot = qtbot
        self.folder = folder
        self.iface = Iface()
        self.project = QgsProject()
        self.project.setCrs(UTM32)
        self.queue = JobQueue()
        self.ledger = Ledger(folder.parent / "profile")
        self.service = Service(Credentials(), self.ledger)
        self.library = Library(self.ledger, self.queue, self.project)
        self.controller = ImageryController(self.service, self.queue, self.project, self.ledger, self.library)
        self.dock = ClearSkyDock(self.iface, self.controller, self.library)
        self.iface.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, self.dock)
        canvas = self.iface.canvas
        canvas.setDestinationCrs(UTM32)
        canvas.setExtent(NEAR_VEJLE)
        self.iface.window.resize(900, 700)
        self.iface.window.show()
        if self.library.start():
            self.library.look_again()

    @property
    def state(self) -> ImageryState:
        return self.controller.state

    @property
    def words(self) -> str:
        return self.dock.page.price.status_label.text()

    @property
    def files(self) -> list[str]:
        return sorted(path.name for path in self.folder.rglob("*") if path.is_file())

    @property
    def images(self) -> list[str]:
        return [name for name in self.files if name.endswith(".tif") and ".unchecked" not in name]

    def draw(self, corners: tuple[QPoint, ...] = CORNERS) -> None:
        """Draw with real mouse events: a click for each corner, a right click to finish."""
        self.click(self.dock.page.area.draw_button)
        viewport = self.iface.canvas.viewport()
        for corner in corners:
            QTest.mouseMove(viewport, corner)
            QTest.mouseClick(viewport, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, corner)
        QTest.mouseClick(viewport, Qt.MouseButton.RightButton, Qt.KeyboardModifier.NoModifier, corners[-1])

    def click(self, button) -> None:
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    def press_get(self) -> None:
        self.click(self.dock.page.price.get_button)

    def wait_until(self, is_so) -> None:
        self.qtbot.waitUntil(is_so, timeout=WAIT_MS)

    def settle(self) -> None:
        """Wait until nothing is under way any more."""
        self.wait_until(lambda: self.state.activity is Activity.IDLE and len(self.queue) == 0)

    def draw_and_settle(self, corners: tuple[QPoint, ...] = CORNERS) -> None:
        self.draw(corners)
        self.settle()

    def close(self) -> None:
        self.queue.close()
        self.service.close()
        self.service.stop_sample()
        self.ledger.close()
        self.dock.close_down()
        self.iface.close()
        # The test runner keeps this object longer than QGIS lives; what it holds of QGIS must go before that.
        self.__dict__.clear()
        gc.collect()
