# SPDX-License-Identifier: GPL-2.0-or-later
"""The client's configuration: frozen, and shy about its key."""

from __future__ import annotations

import math
import os
import tempfile
import urllib.request
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, NoReturn, Optional
from urllib.parse import unquote, urlsplit

from .addresses import is_safe_address
from .errors import ConfigurationError

if TYPE_CHECKING:
    from collections.abc import Mapping

DEFAULT_BASE_URL = "https://api.clearsky.vision"
DEFAULT_USER_AGENT = "clearsky-python/1.0"


@dataclass(frozen=True)
class ClientConfig:
    """Hold what every call needs; timeouts are in seconds.

    `read_timeout_s` limits the silence between two bytes, `paid_read_timeout_s` the wait for the first byte
    of a paid answer, which may take minutes of work at the service (contract 5.2). `spare_folder` takes the rest of
    a file whose own disk fills up; best on another disk, and one that nobody tidies.

    Raises:
        ConfigurationError: the key, an address or a limit cannot be used as it is.
    """

    api_key: str = field(repr=False)
    base_url: str = DEFAULT_BASE_URL
    user_agent: str = DEFAULT_USER_AGENT
    proxies: Mapping[str, str] = field(default_factory=dict, repr=False)
    ca_bundle: Optional[Path] = None
    spare_folder: Path = field(default_factory=lambda: Path(tempfile.gettempdir()))
    connect_timeout_s: float = 10.0
    read_timeout_s: float = 60.0
    paid_read_timeout_s: float = 600.0

    def __post_init__(self) -> None:
        object.__setattr__(self, "api_key", clean_key(self.api_key))
        object.__setattr__(self, "base_url", _clean_base_url(self.base_url))
        object.__setattr__(self, "proxies", MappingProxyType(dict(self.proxies)))
        if not _is_visible_ascii(self.user_agent.replace(" ", "_")):
            raise ConfigurationError("the user agent must be plain text")
        if self.ca_bundle is not None and not Path(self.ca_bundle).exists():
            raise ConfigurationError(f"the certificates {self.ca_bundle} are not there")
        for name in ("connect_timeout_s", "read_timeout_s", "paid_read_timeout_s"):
            _check_timeout(name, getattr(self, name))

    @classmethod
    def from_environment(cls) -> ClientConfig:
        """Read CLEARSKY_API_KEY, CLEARSKY_BASE_URL and the environment's proxies."""
        base_url = os.environ.get("CLEARSKY_BASE_URL") or DEFAULT_BASE_URL
        return cls(
            api_key=os.environ.get("CLEARSKY_API_KEY", ""),
            base_url=base_url,
            proxies=_environment_proxies(base_url),
        )

    @property
    def host(self) -> str:
        """The host that is called, without port."""
        return urlsplit(self.base_url).hostname or ""

    @property
    def secrets(self) -> tuple[str, ...]:
        """What may stand in no log, error or report: the key, and the passwords of the proxies."""
        passwords = {urlsplit(address).password or "" for address in self.proxies.values()}
        plain = {unquote(password) for password in passwords}
        return (self.api_key, *sorted((passwords | plain) - {""}))

    def __copy__(self) -> ClientConfig:
        return self

    def __deepcopy__(self, memo: object) -> ClientConfig:
        return self

    def __reduce__(self) -> NoReturn:
        raise TypeError("a configuration holds the key and is never pickled: build it where it is used")


def clean_key(key: str) -> str:
    """Return the key without the blanks around it.

    Raises:
        ConfigurationError: it is empty, or holds blanks, control or non-ASCII characters. The message does not
            repeat it.
    """
    cleaned = key.strip()
    if not cleaned:
        raise ConfigurationError("the API key is empty")
    if not _is_visible_ascii(cleaned):
        raise ConfigurationError("the API key holds characters that no key has")
    return cleaned


def _is_visible_ascii(text: str) -> bool:
    return bool(text) and all("!" <= character <= "~" for character in text)


def _clean_base_url(url: str) -> str:
    cleaned = url.strip().rstrip("/")
    try:
        parts = urlsplit(cleaned)
        usable = is_safe_address(parts) and parts.port != 0
    except ValueError:
        usable = False
    if not usable or parts.query or parts.fragment or not _is_visible_ascii(cleaned):
        raise ConfigurationError("the API address must be https, without user name, query or fragment")
    return cleaned


def _check_timeout(name: str, seconds: float) -> None:
    if not (math.isfinite(seconds) and seconds > 0):
        raise ConfigurationError(f"{name} must be a number of seconds above zero")


def _environment_proxies(base_url: str) -> dict[str, str]:
    host = urlsplit(base_url).hostname or ""
    if urllib.request.proxy_bypass(host):
        return {}
    return {scheme: url for scheme, url in urllib.request.getproxies().items() if scheme in ("http", "https")}
