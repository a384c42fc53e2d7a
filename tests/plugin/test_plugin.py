# SPDX-License-Identifier: GPL-2.0-or-later
from __future__ import annotations

import logging
import subprocess
import sys
from pathlib import Path

import pytest
from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QTimer

import clearsky_qgis
from clearsky_qgis.tests.support.desk import Iface
from clearsky_qgis.ui.opening import MODULES, open_in_steps

ROOT = Path(clearsky_qgis.__file__).parent


@pytest.fixture
def iface(qtbot):
    iface = Iface()
    yield iface
    iface.close()


def test_unload_takes_back_everything_that_was_registered(iface):
    plugin = clearsky_qgis.classFactory(iface)
    plugin.initGui()
    plugin.show_dock()
    kinds = sorted(kind for kind, _ in iface.registered)
    menus = ["menu ClearSKY"] * 3
    assert kinds == ["dock", "drop handler", "exit blocker", "locator", *menus, "options", "toolbar"]
    plugin.unload()
    assert iface.registered == []


def test_a_plugin_can_be_loaded_and_unloaded_again_and_again(iface):
    before = len(iface.canvas.scene().items())
    for _ in range(3):
        plugin = clearsky_qgis.classFactory(iface)
        plugin.initGui()
        plugin.show_dock()
        plugin.unload()
    assert iface.registered == []
    assert len(iface.canvas.scene().items()) == before


def test_unload_without_the_dock_ever_shown(iface):
    plugin = clearsky_qgis.classFactory(iface)
    plugin.initGui()
    plugin.unload()
    assert iface.registered == []


def test_the_action_shows_and_hides_the_dock(iface, qtbot):
    iface.window.show()
    plugin = clearsky_qgis.classFactory(iface)
    plugin.initGui()
    action = plugin.entries.dock_action
    action.trigger()
    qtbot.waitUntil(lambda: plugin.workplace is not None and plugin.workplace.dock.isVisible())
    action.trigger()
    assert not plugin.workplace.dock.isVisible()
    action.trigger()
    assert plugin.workplace.dock.isVisible()
    plugin.unload()


def test_the_first_opening_lets_qgis_go_on_between_its_steps(iface, qtbot):
    plugin = clearsky_qgis.classFactory(iface)
    plugin.initGui()
    rounds = []
    timer = QTimer()
    timer.timeout.connect(lambda: rounds.append(plugin.workplace is None))
    timer.start()
    plugin.entries.dock_action.trigger()
    assert plugin.workplace is None
    qtbot.waitUntil(lambda: plugin.workplace is not None)
    timer.stop()
    assert sum(rounds) >= len(MODULES)
    plugin.unload()


def test_an_opening_that_is_taken_back_makes_no_dock(iface, qtbot):
    plugin = clearsky_qgis.classFactory(iface)
    plugin.initGui()
    plugin.entries.dock_action.trigger()
    plugin.entries.dock_action.trigger()
    wait_for_another_opening(qtbot)
    assert plugin.workplace is None
    plugin.unload()


@pytest.mark.parametrize("is_built", [False, True])
def test_an_unload_in_the_middle_of_the_opening_leaves_nothing_behind(iface, qtbot, is_built):
    plugin = clearsky_qgis.classFactory(iface)
    plugin.initGui()
    plugin.entries.dock_action.trigger()
    if is_built:
        qtbot.waitUntil(lambda: plugin.workplace is not None)
    plugin.unload()
    wait_for_another_opening(qtbot)
    assert plugin.workplace is None
    assert iface.registered == []


def wait_for_another_opening(qtbot):
    """Wait as long as an opening takes."""
    done = []
    opening = open_in_steps(lambda: done.append(True))
    qtbot.waitUntil(lambda: bool(done))
    opening.give_up()


PROBE = """
import importlib.util, sys
root = {root!r}
spec = importlib.util.spec_from_file_location("clearsky_qgis", root + "/__init__.py", submodule_search_locations=[root])
module = importlib.util.module_from_spec(spec)
sys.modules["clearsky_qgis"] = module
spec.loader.exec_module(module)
import qgis.core, qgis.gui
from qgis.PyQt.QtWidgets import QApplication, QMainWindow
before = {{name for name in ("requests", "pydantic", "urllib3") if name in sys.modules}}
app = qgis.core.QgsApplication([], True)
from unittest.mock import MagicMock
window = QMainWindow()
iface = MagicMock()
iface.mainWindow.return_value = window
plugin = module.classFactory(iface)
plugin.initGui()
after = {{name for name in ("requests", "pydantic", "urllib3") if name in sys.modules}}
print("new:", sorted(after - before))
plugin.unload()
"""


def test_starting_the_plugin_loads_neither_requests_nor_pydantic():
    run = subprocess.run(
        [sys.executable, "-c", PROBE.format(root=str(ROOT))], capture_output=True, text=True, check=False
    )
    assert "new: []" in run.stdout, run.stderr


def test_the_batch_window_opens_and_goes_with_the_plugin(iface):
    plugin = clearsky_qgis.classFactory(iface)
    plugin.initGui()
    plugin.show_dock()
    plugin.workplace.dock.page.batch_button.setEnabled(True)
    plugin.workplace.dock.page.batch_button.click()
    assert plugin.workplace.batch.window.isVisible()
    plugin.unload()
    assert iface.registered == []


def test_what_nobody_foresaw_is_in_qgiss_log_panel_and_the_log_ends_with_the_plugin(iface, qtbot):
    logged = []
    log = QgsApplication.messageLog()
    log.messageReceived.connect(lambda text, tag, _level: logged.append((tag, text)))
    plugin = clearsky_qgis.classFactory(iface)
    plugin.initGui()
    plugin.show_dock()
    plugin.office.queue.submit("a bug", lambda _feedback: 1 / 0, on_done=print, on_failed=lambda _error: None)
    qtbot.waitUntil(lambda: any("ZeroDivisionError" in text for tag, text in logged if tag == "ClearSKY"))
    plugin.unload()
    assert logging.getLogger("clearsky").handlers == []


RELOAD = """
import sys
sys.path.insert(0, {folder!r})
import qgis.utils
qgis.utils.available_plugins.append("clearsky_qgis")

def load():
    __import__("clearsky_qgis")  # as QGIS does it
    from clearsky_qgis.core.libraries import client_package
    client_package().ClearSky

load()
before = {{name: module for name, module in sys.modules.items() if name.startswith("clearsky_qgis")}}
qgis.utils._unloadPluginModules("clearsky_qgis")
load()
print("left over:", [name for name, module in before.items() if sys.modules.get(name) is module])
"""


def test_a_plugin_that_is_loaded_again_is_not_mixed_with_what_was_loaded_before(tmp_path):
    """Else, after an upgrade, what the old half raises is none of the errors that the new half knows."""
    (tmp_path / "clearsky_qgis").symlink_to(ROOT)
    code = RELOAD.format(folder=str(tmp_path))
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert "left over: []" in run.stdout, run.stdout + run.stderr
