# SPDX-License-Identifier: GPL-2.0-or-later
"""Real proxies on loopback, started by the tests, that write down what passes; and QGIS's settings that name them."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import time
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest
from qgis.core import QgsNetworkAccessManager, QgsSettings

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

LOOPBACK = "127.0.0.1"
USER, PASSWORD = "ann", "pass.word-1"
"""tinyproxy takes no other characters."""
START_S = 10.0
TINYPROXY_SETTINGS = """\
Port {port}
Listen {host}
Allow {host}
Timeout 30
MaxClients 20
LogLevel Connect
LogFile "{log}"
PidFile "{log}.pid"
{login}
"""


@dataclass(frozen=True)
class Proxy:
    """A proxy that runs, and the mark that each passing connection leaves in its log."""

    port: int
    log: Path
    mark: str

    @property
    def passed(self) -> int:
        """How many requests or connections went through so far."""
        return self.text.count(self.mark)

    @property
    def text(self) -> str:
        """All that it has written down."""
        return self.log.read_text(errors="replace")


@contextmanager
def http_proxy(folder: Path, *, login: bool = False) -> Iterator[Proxy]:
    """Run tinyproxy, on request with a password."""
    log, port = folder / "tinyproxy.log", _free_port()
    settings = folder / "tinyproxy.conf"
    wanted = f"BasicAuth {USER} {PASSWORD}" if login else ""
    settings.write_text(TINYPROXY_SETTINGS.format(port=port, host=LOOPBACK, log=log, login=wanted))
    command = [_program("tinyproxy"), "-d", "-c", str(settings)]
    with _running(command, port, folder / "tinyproxy.out"):
        yield Proxy(port, log, "Request (file descriptor")


@contextmanager
def socks_proxy(folder: Path, *, password: str = "") -> Iterator[Proxy]:
    """Run microsocks, on request with a password."""
    log, port = folder / "microsocks.log", _free_port()
    wanted = ["-u", USER, "-P", password] if password else []
    command = [_program("microsocks"), "-i", LOOPBACK, "-p", str(port), *wanted]
    with _running(command, port, log):
        yield Proxy(port, log, "connected to")


@contextmanager
def qgis_proxy(**values: object) -> Iterator[None]:
    """Give QGIS these settings of Options ▸ Network, e.g. `proxyType="HttpProxy"`, for a while."""
    settings = QgsSettings()
    for name, value in values.items():
        settings.setValue(f"proxy/{name}", value)
    QgsNetworkAccessManager.instance().setupDefaultProxyAndCache()
    try:
        yield
    finally:
        for name in values:
            settings.remove(f"proxy/{name}")
        QgsNetworkAccessManager.instance().setupDefaultProxyAndCache()


def _program(name: str) -> str:
    found = shutil.which(name)
    if found is None and os.environ.get("CI"):
        pytest.fail(f"{name} is missing: make setup installs it")
    return found or pytest.skip(f"{name} is not on this computer")


def _free_port() -> int:
    with socket.create_server((LOOPBACK, 0)) as server:
        return server.getsockname()[1]


@contextmanager
def _running(command: list[str], port: int, log: Path) -> Iterator[None]:
    with log.open("wb") as output, subprocess.Popen(command, stdout=output, stderr=output) as process:
        try:
            _wait_for(port, process)
            yield
        finally:
            process.kill()


def _wait_for(port: int, process: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + START_S
    while time.monotonic() < deadline and process.poll() is None:
        try:
            socket.create_connection((LOOPBACK, port), timeout=1).close()
        except ConnectionRefusedError:
            time.sleep(0.02)
        else:
            return
    pytest.fail(f"{process.args} did not start")
