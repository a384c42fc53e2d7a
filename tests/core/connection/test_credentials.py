# SPDX-License-Identifier: GPL-2.0-or-later
from __future__ import annotations

from pathlib import Path

import pytest
from qgis.core import QgsApplication, QgsSettings

from clearsky_qgis.core.connection.credentials import KEY_VARIABLE, Credentials, KeySource, Vault
from clearsky_qgis.core.errors import Reason, SetupError
from clearsky_qgis.core.settings import AUTH_CONFIG_ID, PREFIX

KEY = "a-key-that-is-nowhere-else-8421"
MASTER_PASSWORD = "only for tests"


@pytest.fixture
def unlocked():
    manager = QgsApplication.authManager()
    if not manager.masterPasswordIsSet():
        assert manager.setMasterPassword(MASTER_PASSWORD, True)
    return manager


def test_without_a_key_it_says_so():
    with pytest.raises(SetupError) as caught:
        Credentials().api_key()
    assert caught.value.reason is Reason.NO_KEY


def test_a_key_is_kept_in_the_database_and_found_again(unlocked):
    Credentials().store(f"  {KEY}\n")
    again = Credentials()
    assert again.source() is KeySource.DATABASE
    assert again.api_key() == KEY
    again.forget()
    assert Credentials().source() is KeySource.NONE


def test_the_key_is_in_no_setting_and_in_no_plain_file(unlocked):
    credentials = Credentials()
    credentials.store(KEY)
    settings = QgsSettings()
    assert [k for k in settings.allKeys() if KEY in str(settings.value(k))] == []
    assert len(AUTH_CONFIG_ID.get()) == 7
    database = Path(QgsApplication.qgisSettingsDirPath()) / "qgis-auth.db"
    assert KEY.encode() not in database.read_bytes()
    credentials.forget()


def test_a_new_key_takes_the_place_of_the_old(unlocked):
    credentials = Credentials()
    credentials.store("old-key")
    first_id = AUTH_CONFIG_ID.get()
    credentials.store(KEY)
    assert credentials.api_key() == KEY
    assert AUTH_CONFIG_ID.get() == first_id
    credentials.forget()


def test_a_key_may_be_kept_only_until_qgis_closes():
    credentials = Credentials()
    credentials.keep_until_close(KEY)
    assert (credentials.source(), credentials.api_key()) == (KeySource.SESSION, KEY)
    assert Credentials().source() is KeySource.NONE


def test_the_environment_has_the_say(monkeypatch):
    monkeypatch.setenv(KEY_VARIABLE, "from-outside")
    credentials = Credentials()
    credentials.keep_until_close(KEY)
    assert (credentials.source(), credentials.api_key()) == (KeySource.ENVIRONMENT, "from-outside")


def test_the_key_is_not_in_a_repr():
    credentials = Credentials()
    credentials.keep_until_close(KEY)
    assert KEY not in repr(credentials)
    assert PREFIX not in KEY


def test_a_master_password_that_was_not_given_is_not_asked_for_again_and_again(unlocked, monkeypatch):
    Credentials().store(KEY)
    credentials, asked = Credentials(), []

    class Locked:
        """QGIS's manager while its user declines to give the master password."""

        isDisabled = masterPasswordIsSet = staticmethod(lambda: False)  # noqa: N815 (QGIS's names)
        setMasterPassword = staticmethod(lambda _verify: asked.append(1))  # noqa: N815 (QGIS's name)

    monkeypatch.setattr(QgsApplication, "authManager", Locked)
    for _ in range(3):
        with pytest.raises(SetupError) as caught:
            credentials.api_key()
        assert caught.value.reason is Reason.KEY_LOCKED
    assert len(asked) == 1
    credentials.may_ask()
    with pytest.raises(SetupError):
        credentials.api_key()
    assert len(asked) == 2


def test_a_database_that_is_switched_off_is_said_as_what_it_is(monkeypatch):
    class Disabled:
        isDisabled = staticmethod(lambda: True)  # noqa: N815 (QGIS's name)

    AUTH_CONFIG_ID.set("abcdefg")
    monkeypatch.setattr(QgsApplication, "authManager", Disabled)
    assert Credentials.vault() is Vault.DISABLED
    for use in (Credentials().api_key, lambda: Credentials().store(KEY)):
        with pytest.raises(SetupError) as caught:
            use()
        assert caught.value.reason is Reason.KEY_DISABLED


def test_a_key_that_was_removed_from_the_database_is_missing_and_not_locked(unlocked):
    AUTH_CONFIG_ID.set("abcdefg")
    with pytest.raises(SetupError) as caught:
        Credentials().api_key()
    assert caught.value.reason is Reason.NO_KEY
