# SPDX-License-Identifier: GPL-2.0-or-later
"""A name that cannot be resolved for a while, as after a laptop's sleep or while a VPN changes over."""

from __future__ import annotations

import socket
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pytest

NAME = "localhost"
"""A name that may be called over plain HTTP; asked for by name, and answered here and not by the system."""


class NameService:
    """Stand in for the system's resolver: one name is unknown so many times, and then it is this machine's."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, *, fails: int) -> None:
        self.fails = fails
        self._resolve = socket.getaddrinfo
        monkeypatch.setattr(socket, "getaddrinfo", self._answer)

    def _answer(self, host: Any, port: Any, *args: Any, **kwargs: Any) -> Any:
        if host != NAME:
            return self._resolve(host, port, *args, **kwargs)
        if self.fails > 0:
            self.fails -= 1
            raise socket.gaierror(socket.EAI_AGAIN, "Temporary failure in name resolution")
        return self._resolve("127.0.0.1", port, *args, **kwargs)


def by_name(base_url: str) -> str:
    """Return a loopback service's address with a name in it."""
    return base_url.replace("127.0.0.1", NAME)
