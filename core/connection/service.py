# SPDX-License-Identifier: GPL-2.0-or-later
"""The client as QGIS's settings want it: the key, the address, the proxy and the certificates in force."""

from __future__ import annotations

from dataclasses import replace
from enum import Enum
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from ...clearsky.addresses import is_this_machine
from ..libraries import client_package
from ..purchases.shared_slots import SharedSlots, slots_name
from ..settings import BASE_URL, DEFAULT_BASE_URL
from .call_log import CallLog
from .credentials import KeySource
from .network import NetworkSettings, network_settings

if TYPE_CHECKING:
    from ...clearsky import ClearSky, ClientConfig, RetryPolicy
    from ...sandbox import Sandbox
    from ..purchases.ledger_file import LedgerFile
    from .credentials import Credentials

HASTY_CONNECT_S = 5.0
HASTY_READ_S = 15.0
"""How long a key that is only being tried may take."""


class ServiceChoice(str, Enum):
    """Which service is used."""

    CLEARSKY = "clearsky"
    SAMPLE = "sample"
    """The one inside QGIS, with play money, until QGIS closes."""
    OTHER = "other"
    """One at an address of the user's."""


class Service:
    """Hand out one client, made anew only when a setting behind it has changed. Only for the main thread."""

    def __init__(self, credentials: Credentials, ledger: LedgerFile) -> None:
        self.credentials = credentials
        self.calls = CallLog()
        self._ledger = ledger
        self._slots: dict[str, SharedSlots] = {}
        self._client: ClearSky | None = None
        self._sample: Sandbox | None = None
        self._made_for: tuple[ClientConfig, str] | None = None

    @property
    def base_url(self) -> str:
        """Address of the service in force."""
        return self._sample.base_url if self._sample is not None else BASE_URL.get()

    @property
    def choice(self) -> ServiceChoice:
        """Which service is in force."""
        if self._sample is not None:
            return ServiceChoice.SAMPLE
        return ServiceChoice.CLEARSKY if BASE_URL.get() == DEFAULT_BASE_URL else ServiceChoice.OTHER

    def choose(self, choice: ServiceChoice, other_url: str = "") -> None:
        """Use another service from now on; an environment variable keeps the say over the address."""
        if choice is ServiceChoice.SAMPLE:
            self.start_sample()
            return
        self.stop_sample()
        BASE_URL.set(other_url if choice is ServiceChoice.OTHER else "")

    @property
    def is_local(self) -> bool:
        """Whether the service runs on this machine: a sandbox, whose money is play money."""
        return is_loopback(self.base_url)

    @property
    def lacks_key(self) -> bool:
        """Whether the service can be asked nothing, for no key is set; says so without opening the key's database."""
        return self._sample is None and self.credentials.source() is KeySource.NONE

    def client(self) -> ClearSky:
        """Return the client.

        Raises:
            SetupError: no key, a locked key, or a library is missing.
            ConfigurationError: the key or the address cannot be used.
            StorageError: the trusted certificates cannot be written.
        """
        sample = self._sample
        config = self._config(sample.api_key if sample else self.credentials.api_key(), self.base_url)
        wanted_for = (config, config.api_key)
        if self._client is None or self._made_for != wanted_for:
            self.close()
            self._client, self._made_for = self._made(config), wanted_for
        return self._client

    def passing_client(self, *, api_key: str = "", base_url: str = "") -> ClearSky:
        """Return a client of its own for a key and an address that are not in force; the caller closes it.

        An empty key or address stands for that of the settings, whether the sample service is used or not. It tries
        once and waits seconds: whoever tries an address wants to hear soon that it is dead, and can ask again.

        Raises:
            SetupError, ConfigurationError, StorageError: as `client`.
        """
        config = self._config(api_key or self.credentials.api_key(), base_url or BASE_URL.get())
        hasty = replace(config, connect_timeout_s=HASTY_CONNECT_S, read_timeout_s=HASTY_READ_S)
        return self._made(hasty, client_package().RetryPolicy(attempts=1))

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
        for slots in self._slots.values():
            slots.close()
        self._slots.clear()
        self._client = self._made_for = None

    def _made(self, config: ClientConfig, retry: RetryPolicy | None = None) -> ClearSky:
        """Make a client that keeps to the account's connections together with all QGIS processes of the profile."""
        name = slots_name(config.base_url, config.api_key)
        if name not in self._slots:
            self._slots[name] = SharedSlots(self._ledger.path, self._ledger.owner, name)
        client: ClearSky = client_package().ClearSky(
            config, retry=retry, observer=self.calls.add, slots=self._slots[name]
        )
        return client

    def _config(self, api_key: str, base_url: str) -> ClientConfig:
        settings: NetworkSettings = network_settings(base_url)
        config: ClientConfig = client_package().ClientConfig(
            api_key=api_key,
            base_url=base_url,
            user_agent=settings.user_agent,
            proxies=settings.proxies,
            ca_bundle=settings.ca_bundle,
            spare_folder=self._ledger.spare_folder,
        )
        return config


def is_loopback(url: str) -> bool:
    """Say whether an address is this very machine."""
    return is_this_machine(urlsplit(url).hostname or "")
