# SPDX-License-Identifier: GPL-2.0-or-later
from __future__ import annotations

import pytest

import clearsky_qgis
from clearsky_qgis.core.settings import BASE_URL, DOWNLOAD_FOLDER
from clearsky_qgis.sandbox import Sandbox
from clearsky_qgis.tests.support.desk import Desk, Iface


@pytest.fixture
def sandbox():
    with Sandbox(now="2024-11-20T12:00:00Z") as service:
        yield service


@pytest.fixture(autouse=True)
def own_folder(as_on_the_first_day, tmp_path):
    """Let images go to a folder of the test's own."""
    DOWNLOAD_FOLDER.set(str(tmp_path / "images"))


@pytest.fixture
def plugin(sandbox, qtbot, monkeypatch):
    """The whole plugin with its dock open, whose service is the sandbox."""
    monkeypatch.setenv("CLEARSKY_BASE_URL", sandbox.base_url)
    monkeypatch.setenv("CLEARSKY_API_KEY", sandbox.api_key)
    iface = Iface()
    plugin = clearsky_qgis.classFactory(iface)
    plugin.initGui()
    plugin.show_dock()
    iface.window.show()
    yield plugin
    plugin.unload()
    iface.close()


@pytest.fixture
def desk(qtbot, tmp_path, sandbox):
    """A desk whose service is the sandbox."""
    BASE_URL.set(sandbox.base_url)
    desk = Desk(qtbot, tmp_path / "images")
    desk.service.credentials.keep_until_close(sandbox.api_key)
    yield desk
    desk.close()
