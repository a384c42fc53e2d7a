# SPDX-License-Identifier: GPL-2.0-or-later
"""What users of other imagery plugins complain of most, 1 to 9, 15 and 24: set-up, start, network, key."""

from __future__ import annotations

import ast
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
import trustme
from qgis.core import QgsApplication, QgsSettings
from qgis.PyQt import QtCore, QtGui, QtWidgets
from qgis.PyQt.QtCore import QTimer

import clearsky_qgis
from clearsky_qgis.core import libraries
from clearsky_qgis.core.connection.account_check import AccountCheck
from clearsky_qgis.core.errors import Reason, SetupError
from clearsky_qgis.core.settings import AUTH_CONFIG_ID, BASE_URL
from clearsky_qgis.sandbox import Sandbox
from clearsky_qgis.tests.support import http_server as http
from clearsky_qgis.tests.support.desk import WAIT_MS, Iface
from clearsky_qgis.tests.support.proxies import LOOPBACK, http_proxy, qgis_proxy
from clearsky_qgis.ui.messages import explain

ROOT = Path(clearsky_qgis.__file__).parent
SHIPPED = [
    ROOT / "plugin.py",
    *(p for room in ("clearsky", "core", "ui") for p in (ROOT / room).rglob("*.py")),
]
START = """
import importlib.util, sys
sys.path.insert(0, {first!r})
root = {root!r}
spec = importlib.util.spec_from_file_location("clearsky_qgis", root + "/__init__.py", submodule_search_locations=[root])
module = sys.modules["clearsky_qgis"] = importlib.util.module_from_spec(spec)
spec.loader.exec_module(module)
from unittest.mock import MagicMock
from qgis.core import QgsApplication
from qgis.PyQt.QtWidgets import QMainWindow
app = QgsApplication([], True)
window, iface = QMainWindow(), MagicMock()
iface.mainWindow.return_value = window
plugin = module.classFactory(iface)
plugin.initGui()
print("started", flush=True)
from clearsky_qgis.core.errors import SetupError
from clearsky_qgis.core.libraries import client_package
from clearsky_qgis.ui.messages import explain
try:
    client_package()
except SetupError as error:
    print(explain(error), flush=True)
import os
os._exit(0)
"""


def test_01_a_corporate_proxy_is_not_ignored(desk, tmp_path):
    with http_proxy(tmp_path) as proxy:
        values = {"proxyType": "HttpProxy", "proxyHost": LOOPBACK, "proxyPort": str(proxy.port)}
        with qgis_proxy(proxyEnabled=True, **values):
            desk.draw_and_settle()
        assert desk.state.can_get
        assert proxy.passed >= 3


def test_02_an_older_library_of_qgis_leaves_the_plugin_standing(tmp_path):
    (tmp_path / "pydantic.py").write_text("VERSION = '1.10.4'")
    script = START.format(first=str(tmp_path), root=str(ROOT))
    command = [sys.executable, "-c", script]
    run = subprocess.run(command, capture_output=True, text=True, check=False, cwd=tmp_path)
    assert "started" in run.stdout, run.stderr
    assert "The Python package pydantic is missing from this QGIS" in run.stdout


def test_03_no_other_plugins_imports_are_disturbed(desk):
    before = list(sys.path)
    desk.draw_and_settle()
    desk.press_get()
    desk.settle()
    assert sys.path == before
    homes = tuple(str(ROOT / room) for room in ("core", "ui", "clearsky", "sandbox"))
    strays = [
        name
        for name, module in list(sys.modules.items())
        if str(getattr(module, "__file__", "") or "").startswith(homes)
        and not name.startswith("clearsky_qgis")
    ]
    assert strays == []


def test_04_nothing_is_installed_behind_the_users_back(monkeypatch):
    started = []
    monkeypatch.setattr(subprocess, "Popen", lambda *command, **_: started.append(command))
    monkeypatch.setattr(libraries, "find_spec", lambda _name: None)
    with pytest.raises(SetupError) as caught:
        libraries.client_package()
    assert caught.value.reason is Reason.NO_LIBRARY
    assert "install it with pip install" in explain(caught.value)
    assert started == []


def test_04_without_the_library_there_is_one_sentence_to_copy_from_and_no_python_error(tmp_path):
    child = ROOT / "tests" / "support" / "library_child.py"
    environment = {**os.environ, "QGIS_CUSTOM_CONFIG_PATH": str(tmp_path)}
    command = [sys.executable, str(child), str(ROOT), str(tmp_path)]
    run = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=100, check=False)
    seen = json.loads(run.stdout.splitlines()[-1])
    assert seen["errors"] == []
    assert f'pip install --target "{tmp_path}/' in seen["marked"]


def test_05_qgis_starts_also_where_nobody_answers(qtbot):
    with http.ScriptedServer(http.stall()) as silent:
        BASE_URL.set(silent.url)
        iface = Iface()
        plugin = clearsky_qgis.classFactory(iface)
        plugin.initGui()
        qtbot.wait(100)
        assert silent.connections == 0
        plugin.unload()
        iface.window.deleteLater()


def test_06_qgis_does_not_hang_while_a_key_is_tried(desk, qtbot):
    ticks, told = [], []
    timer = QTimer()
    timer.timeout.connect(lambda: ticks.append(1))
    with http.ScriptedServer(http.stall()) as silent:
        check = AccountCheck(desk.service, desk.queue)
        check.answered.connect(told.append)
        check.failed.connect(told.append)
        timer.start(5)
        check.ask(api_key="a-key", base_url=silent.url)
        qtbot.waitUntil(lambda: len(silent.seen) == 1 and len(ticks) > 10, timeout=WAIT_MS)
        check.drop()
        qtbot.waitUntil(lambda: len(desk.queue) == 0, timeout=WAIT_MS)
    assert told == []


def test_07_qgiss_master_password_is_asked_for_once_and_told_apart(desk, monkeypatch):
    asked = []

    class Locked:
        """QGIS's manager while its user declines to give the master password."""

        isDisabled = masterPasswordIsSet = staticmethod(lambda: False)  # noqa: N815 (QGIS's names)
        setMasterPassword = staticmethod(lambda _verify: asked.append(1))  # noqa: N815 (QGIS's name)
        trustedCaCertsPemText = QgsApplication.authManager().trustedCaCertsPemText  # noqa: N815 (QGIS's name)

    desk.service.credentials.forget()
    AUTH_CONFIG_ID.set("abcdefg")
    monkeypatch.setattr(QgsApplication, "authManager", Locked)
    desk.draw_and_settle()
    desk.draw_and_settle()
    assert len(asked) == 1
    assert "QGIS's own master password, which is not ClearSKY's key" in desk.words
    assert "keep the key until QGIS closes" in desk.words


def test_08_no_secret_is_kept_in_plain_text(desk, sandbox, tmp_path, caplog):
    desk.draw_and_settle()
    desk.press_get()
    desk.settle()
    settings = QgsSettings()
    assert [k for k in settings.allKeys() if sandbox.api_key in str(settings.value(k))] == []
    files = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert [path.name for path in files if sandbox.api_key.encode() in path.read_bytes()] == []
    assert sandbox.api_key not in caplog.text


def test_09_a_project_holds_no_key_and_needs_none(desk, sandbox, tmp_path):
    desk.draw_and_settle()
    desk.press_get()
    desk.settle()
    file = tmp_path / "images" / "project.qgs"
    assert desk.project.write(str(file))
    assert sandbox.api_key not in file.read_text()
    (layer,) = desk.project.mapLayers().values()
    assert Path(layer.source()).is_file()


def test_15_a_certificate_that_nobody_vouches_for_is_refused_with_what_to_do(desk, tmp_path):
    file = tmp_path / "service.pem"
    trustme.CA().issue_cert(LOOPBACK).private_key_and_cert_chain_pem.write_to_path(str(file))
    with Sandbox(certificate_file=str(file)) as secure:
        BASE_URL.set(secure.base_url)
        desk.draw_and_settle()
    assert "is not one that QGIS trusts; nothing was charged" in desk.words
    assert "Manage Certificates" in desk.words


def unscoped(path: Path) -> list[str]:
    """List the enum values of Qt that a file names without their enum, as only Qt 5 allows."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    classes = {
        alias.asname or alias.name: getattr(module, alias.name)
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("qgis.PyQt.")
        for alias in node.names
        for module in (QtCore, QtGui, QtWidgets)
        if hasattr(module, alias.name)
    }
    return [
        f"{path.name}:{node.lineno} {node.value.id}.{node.attr}"
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id in classes
        if isinstance(getattr(classes[node.value.id], node.attr, None), int)
    ]


def test_24_every_enum_of_qt_is_written_as_qt_6_wants_it(tmp_path):
    assert [found for path in SHIPPED for found in unscoped(path)] == []
    planted = tmp_path / "planted.py"
    planted.write_text("from qgis.PyQt.QtCore import Qt\nx = Qt.AlignLeft\ny = Qt.AlignmentFlag.AlignLeft\n")
    assert unscoped(planted) == ["planted.py:2 Qt.AlignLeft"]
