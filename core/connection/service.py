# SPDX-License-Identifier: GPL-2.0-or-later
"""The client as QGIS's settings want it: the key, the address, the proxy and the certificates in force."""

from __future__ import annotations

import ipaddress
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from ..libraries import client_package
from ..settings import BASE_URL
from .network import NetworkSettings, network_settings

if TYPE_CHECKING:
    from ...clearsky import ClearSky, ClientConfig
    from ...sandbox import Sandbox
    from .credentials import Credentials


class Service:
    """Hand out one client, made anew only when a setting behind it has changed. Only for the main thread."""

    def __init__(self, credentials: Credentials) -> None:
        self.credentials = credentials
        self._client: ClearSky | None = None
        self._sample: Sandbox | None = None
        self._made_for: tuple[ClientConfig, str] | None = None

    @property
    def base_url(self) -> str:
        """Address of the service in force."""
        return self._sample.base_url if self._sample is not None else BASE_URL.get()

    @property
    def is_local(self) -> bool:
        """Whether the service runs on this machine: a sandbox, whose money is play money."""
        return is_loopback(self.base_url)

    def client(self) -> ClearSky:
        """Return the client.

        Raises:
            SetupError: no key, a locked key, or a library is missing.
            ConfigurationError: the key or the address cannot be used.
            StorageError: the trusted certificates cannot be written.
        """
        config = self._config()
        wanted_for = (config, config.api_key)
        if self._client is None or self._made_for != wanted_for:
            self.close()
            self._client, self._made_for = client_package().ClearSky(config), wanted_for
        return self._client

    def start_sample(self) -> None:
        """Use a service with play money inside QGIS, on loopback, with a port and a key of its own."""
        if self._sample is None:
            from ...sandbox import Sandbox

            self._sample = Sandbox().start()

    def stop_sample(self) -> None:
        """Go back to the service of the settings."""
        if self._sample is not None:
            self._sample.stop()
        self._sample = None

    def close(self) -> None:
        """Close the client's connections."""
        if self._client is not None:
            self._client.close()
        self._client = self._made_for = None

    def _config(self) -> ClientConfig:
        settings: NetworkSettings = network_settings(self.base_url)
        config: ClientConfig = client_package().ClientConfig(
            api_key=self._sample.api_key if self._sample is not None else self.credentials.api_key(),
            base_url=self.base_url,
            user_agent=settings.user_agent,
            proxies=settings.proxies,
            ca_bundle=settings.ca_bundle,
        )
        return config


def is_loopback(url: str) -> bool:
    """Say whether an address is this very machine."""
    host = urlsplit(url).hostname or ""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
