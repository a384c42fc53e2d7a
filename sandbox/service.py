# SPDX-License-Identifier: GPL-2.0-or-later
"""The sandbox as one object: a server thread that is started, asked about, and stopped."""

from __future__ import annotations

import ipaddress
import secrets
import shutil
import tempfile
import threading
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Optional

from .faults import Faults
from .server import SandboxServer
from .settings import Dialect, Settings, Speed
from .traffic import Traffic
from .world import World

if TYPE_CHECKING:
    from types import TracebackType

    from .account import Account
    from .clock import Clock

POLL_S = 0.02


class Sandbox:
    """A local ClearSKY service with play money, on a loopback address only.

    Use it as a context manager, or call `start` and `stop`. Any field of `Settings` may be given by name.

    Raises:
        ValueError: the host is not a loopback address.
        TypeError: there is no such setting.
    """

    def __init__(
        self,
        api_key: Optional[str] = None,
        settings: Optional[Settings] = None,
        **overrides: Any,  # noqa: ANN401 (the fields of Settings)
    ) -> None:
        chosen = replace(settings or Settings(), **overrides)
        self.settings = replace(chosen, speed=Speed(chosen.speed), dialect=Dialect(chosen.dialect))
        _require_loopback(self.settings.host)
        self.api_key = api_key or "play-" + secrets.token_hex(16)
        self.faults = Faults()
        self._traffic = Traffic()
        self._folder = Path(tempfile.mkdtemp(prefix="clearsky-sandbox-"))
        self._world = World(self.settings, self.api_key, self._folder)
        address = (self.settings.host, self.settings.port)
        self._server = SandboxServer(address, self._world, self.faults, self._traffic)
        if self.settings.certificate_file:
            self._server.speak_tls(self.settings.certificate_file)
        self._thread = threading.Thread(
            target=self._server.serve_forever, args=(POLL_S,), name="clearsky-sandbox", daemon=True
        )

    @property
    def base_url(self) -> str:
        """Where the service answers, without a slash at the end."""
        host, port = self._server.server_address[:2]
        return f"{'https' if self.settings.certificate_file else 'http'}://{host!s}:{port}"

    @property
    def state(self) -> dict[str, Any]:
        """Counters, last calls, clock, balances and orders: the same as `GET /__sandbox/state`."""
        return self._server.control.state()

    @property
    def clock(self) -> Clock:
        """The sandbox's clock."""
        return self._world.clock

    @property
    def account(self) -> Account:
        """The play account; its balances may be set."""
        return self._world.account

    def reset(self) -> None:
        """Forget orders, spending, counters and faults."""
        with self._world.lock:
            self._world.reset()
        self.faults.clear()
        self._traffic.clear()

    def start(self) -> Sandbox:
        """Start answering; returns itself."""
        self._thread.start()
        return self

    def stop(self) -> None:
        """Stop answering, end every connection and remove the files made."""
        if self._thread.is_alive():
            self._server.stop()
            self._thread.join(timeout=10)
        else:
            self._server.server_close()
        shutil.rmtree(self._folder, ignore_errors=True)

    def __enter__(self) -> Sandbox:
        return self.start()

    def __exit__(
        self,
        kind: Optional[type[BaseException]],
        error: Optional[BaseException],
        trace: Optional[TracebackType],
    ) -> None:
        self.stop()


def _require_loopback(host: str) -> None:
    if host != "localhost" and not ipaddress.ip_address(host).is_loopback:
        raise ValueError(f"The sandbox listens on this machine only, not on {host}.")
