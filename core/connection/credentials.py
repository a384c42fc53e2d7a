# SPDX-License-Identifier: GPL-2.0-or-later
"""The API key: in QGIS's authentication database, or in memory until QGIS closes. Nowhere else.

Only for the main thread: QgsAuthManager is not to be called from others.
"""

from __future__ import annotations

import os
from enum import Enum

from qgis.core import QgsApplication, QgsAuthMethodConfig

from ..errors import Reason, SetupError
from ..settings import AUTH_CONFIG_ID

KEY_VARIABLE = "CLEARSKY_API_KEY"
KEY_HEADER = "x-api-key"
CONFIG_NAME = "ClearSKY API key"
CONFIG_METHOD = "APIHeader"


class KeySource(str, Enum):
    """Where the key in force comes from."""

    ENVIRONMENT = "environment"
    SESSION = "session"
    DATABASE = "database"
    NONE = "none"


class Vault(str, Enum):
    """Whether QGIS's authentication database can hold a key."""

    OPEN = "open"
    LOCKED = "locked"
    """QGIS asks for its own master password before it is opened."""
    DISABLED = "disabled"


class Credentials:
    """Read and keep the one key that the service knows the account by."""

    def __init__(self) -> None:
        self._session_key = ""
        self._was_refused = False

    def __repr__(self) -> str:
        return f"Credentials(source={self.source().value})"

    def source(self) -> KeySource:
        """Say where `api_key` would take the key from, without opening the database."""
        if os.environ.get(KEY_VARIABLE, "").strip():
            return KeySource.ENVIRONMENT
        if self._session_key:
            return KeySource.SESSION
        return KeySource.DATABASE if AUTH_CONFIG_ID.get() else KeySource.NONE

    def api_key(self) -> str:
        """Return the key; QGIS may ask for its own master password on the way.

        Raises:
            SetupError: there is no key, or the database stays locked.
        """
        source = self.source()
        if source is KeySource.NONE:
            raise SetupError(Reason.NO_KEY)
        if source is KeySource.ENVIRONMENT:
            return os.environ[KEY_VARIABLE].strip()
        return self._session_key if source is KeySource.SESSION else self._stored_key()

    @staticmethod
    def vault() -> Vault:
        """Say what stands between QGIS and its authentication database, without opening it."""
        manager = QgsApplication.authManager()
        if manager.isDisabled():
            return Vault.DISABLED
        return Vault.OPEN if manager.masterPasswordIsSet() else Vault.LOCKED

    def may_ask(self) -> None:
        """Let QGIS ask for its master password again: called when the user does something that needs the key."""
        self._was_refused = False

    def keep_until_close(self, api_key: str) -> None:
        """Keep a key in memory only."""
        self._session_key = api_key.strip()

    def store(self, api_key: str) -> None:
        """Keep a key in QGIS's authentication database, replacing the one from before.

        Raises:
            SetupError: the database is disabled, or locked by a master password that was not given.
        """
        manager = QgsApplication.authManager()
        if manager.isDisabled() or not manager.setMasterPassword(True):
            raise SetupError(Reason.KEY_DISABLED if manager.isDisabled() else Reason.KEY_LOCKED)
        config = QgsAuthMethodConfig(CONFIG_METHOD)
        config.setName(CONFIG_NAME)
        config.setId(AUTH_CONFIG_ID.get())
        config.setConfig(KEY_HEADER, api_key.strip())
        saved, config = manager.storeAuthenticationConfig(config, True)
        if not saved:
            raise SetupError(Reason.KEY_LOCKED)
        AUTH_CONFIG_ID.set(config.id())
        self._session_key = ""

    def forget(self) -> None:
        """Remove the key from memory and from the database."""
        self._session_key = ""
        config_id = AUTH_CONFIG_ID.get()
        if config_id:
            QgsApplication.authManager().removeAuthenticationConfig(config_id)
        AUTH_CONFIG_ID.set("")

    def _stored_key(self) -> str:
        """Read the key; a master password that was not given is not asked for again by every later question."""
        manager = QgsApplication.authManager()
        if manager.isDisabled():
            raise SetupError(Reason.KEY_DISABLED)
        is_locked = not manager.masterPasswordIsSet()
        if is_locked and (self._was_refused or not manager.setMasterPassword(True)):
            self._was_refused = True
            raise SetupError(Reason.KEY_LOCKED)
        loaded, config = manager.loadAuthenticationConfig(AUTH_CONFIG_ID.get(), QgsAuthMethodConfig(), True)
        key = str(config.config(KEY_HEADER)) if loaded else ""
        if not key:
            # The database is open and the key is gone from it: somebody removed it there.
            raise SetupError(Reason.NO_KEY)
        return key
