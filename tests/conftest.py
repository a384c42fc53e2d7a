# SPDX-License-Identifier: GPL-2.0-or-later
"""Make the checkout importable as `clearsky_qgis`, whatever its folder is called, without touching sys.path."""

from __future__ import annotations

import gc
import importlib.util
import socket
import sys
from pathlib import Path

import pytest
from hypothesis import settings

settings.register_profile("house", deadline=None)  # a busy machine is not a failure
settings.load_profile("house")
PACKAGE = "clearsky_qgis"
ROOT = Path(__file__).resolve().parent.parent


def _register_package() -> None:
    if PACKAGE in sys.modules:
        return
    spec = importlib.util.spec_from_file_location(
        PACKAGE, ROOT / "__init__.py", submodule_search_locations=[str(ROOT)]
    )
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[PACKAGE] = module
    spec.loader.exec_module(module)


_register_package()


def _is_this_machine(host: object) -> bool:
    return host in (None, "", b"", "localhost", "127.0.0.1", "::1") or str(host).startswith("127.")


@pytest.fixture(autouse=True)
def no_network_but_loopback(monkeypatch):
    """Let no test reach another machine: a name that is not this one cannot be resolved."""
    resolve = socket.getaddrinfo

    def resolve_loopback(host, *args, **kwargs):
        if not _is_this_machine(host):
            raise socket.gaierror(socket.EAI_NONAME, f"the tests reach no other machine: {host}")
        return resolve(host, *args, **kwargs)

    monkeypatch.setattr(socket, "getaddrinfo", resolve_loopback)


@pytest.fixture(autouse=True)
def as_on_the_first_day(monkeypatch):
    """Let no test find the key or the address of whoever runs it, nor a setting that another test has left."""
    for variable in ("CLEARSKY_API_KEY", "CLEARSKY_BASE_URL"):
        monkeypatch.delenv(variable, raising=False)
    if "qgis.core" in sys.modules:
        from qgis.core import QgsSettings

        QgsSettings().remove("clearsky")


@pytest.fixture(scope="session", autouse=True)
def settings_of_this_run_alone(tmp_path_factory):
    """Keep QGIS's settings apart from those of another run at the same time."""
    if importlib.util.find_spec("qgis") is None:
        return
    from qgis.PyQt.QtCore import QSettings

    folder = str(tmp_path_factory.mktemp("settings"))
    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, folder)


@pytest.fixture(scope="session", autouse=True)
def no_layer_outlives_qgis(request):
    """Let go of what is left in cycles before QGIS ends: a layer that Python deletes after GDAL's end is a crash."""
    if importlib.util.find_spec("qgis") is not None:
        request.getfixturevalue("qgis_app")
    yield
    gc.collect()
