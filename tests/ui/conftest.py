# SPDX-License-Identifier: GPL-2.0-or-later
from __future__ import annotations

import gc

import pytest
from qgis.PyQt import sip

import clearsky_qgis
from clearsky_qgis.core.settings import (
    AUTH_CONFIG_ID,
    BASE_URL,
    DOWNLOAD_FOLDER,
    FIRST_PRODUCT,
    PRODUCT_PRESETS,
)
from clearsky_qgis.sandbox import Sandbox
from clearsky_qgis.tests.support.desk import Desk, Iface

OWN_SETTINGS = (BASE_URL, AUTH_CONFIG_ID, DOWNLOAD_FOLDER, PRODUCT_PRESETS, FIRST_PRODUCT)


@pytest.fixture
def sandbox():
    with Sandbox(now="2024-11-20T12:00:00Z") as service:
        yield service


@pytest.fixture(autouse=True)
def own_settings(tmp_path, monkeypatch):
    """Start every test with the plugin's settings as on the first day, images going to a folder of its own."""
    monkeypatch.delenv("CLEARSKY_API_KEY", raising=False)
    monkeypatch.delenv("CLEARSKY_BASE_URL", raising=False)
    for setting in OWN_SETTINGS:
        setting.set("")
    DOWNLOAD_FOLDER.set(str(tmp_path / "images"))
    yield
    for setting in OWN_SETTINGS:
        setting.set("")


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
    sip.delete(iface.window)
    iface.__dict__.clear()
    gc.collect()


@pytest.fixture
def desk(qtbot, tmp_path, sandbox):
    """A desk whose service is the sandbox."""
    BASE_URL.set(sandbox.base_url)
    desk = Desk(qtbot, tmp_path / "images")
    desk.service.credentials.keep_until_close(sandbox.api_key)
    yield desk
    desk.close()
