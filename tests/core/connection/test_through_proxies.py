# SPDX-License-Identifier: GPL-2.0-or-later
"""QGIS's proxy is honoured: real proxies stand before the sandbox and write down what passes."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from qgis.core import QgsApplication, QgsAuthMethodConfig
from qgis.PyQt.QtNetwork import QNetworkProxy, QNetworkProxyFactory

from clearsky_qgis.clearsky.errors import NetworkCause, NetworkError
from clearsky_qgis.core.connection import network
from clearsky_qgis.core.errors import Reason, SetupError
from clearsky_qgis.core.settings import BASE_URL
from clearsky_qgis.sandbox import Sandbox
from clearsky_qgis.tests.support.calls import ACCOUNT, seen
from clearsky_qgis.tests.support.proxies import (
    LOOPBACK,
    PASSWORD,
    USER,
    http_proxy,
    qgis_proxy,
    socks_proxy,
)
from clearsky_qgis.ui.messages import explain

LOGIN = {"proxyUser": USER, "proxyPassword": PASSWORD}


@pytest.fixture
def sandbox():
    with Sandbox() as sandbox:
        BASE_URL.set(sandbox.base_url)
        yield sandbox


@pytest.fixture
def stored_login():
    """A log-in in QGIS's authentication database; gives its id."""
    manager = QgsApplication.authManager()
    if not manager.masterPasswordIsSet():
        assert manager.setMasterPassword("only for tests", True)
    config = QgsAuthMethodConfig("Basic")
    config.setName("The proxy")
    config.setConfig("username", USER)
    config.setConfig("password", PASSWORD)
    saved, config = manager.storeAuthenticationConfig(config, True)
    assert saved
    yield config.id()
    manager.removeAuthenticationConfig(config.id())


def settings_for(proxy, kind="HttpProxy", **more):
    return {
        "proxyEnabled": True,
        "proxyType": kind,
        "proxyHost": LOOPBACK,
        "proxyPort": str(proxy.port),
        **more,
    }


def test_an_http_proxy_is_gone_through(ask, sandbox, tmp_path):
    with http_proxy(tmp_path) as proxy, qgis_proxy(**settings_for(proxy)):
        assert ask() == 13
        assert (proxy.passed, seen(sandbox, ACCOUNT)) == (1, 1)


def test_an_http_proxy_with_a_log_in_of_the_settings_is_gone_through(ask, sandbox, tmp_path):
    with http_proxy(tmp_path, login=True) as proxy, qgis_proxy(**settings_for(proxy, **LOGIN)):
        assert ask() == 13
        assert (proxy.passed, seen(sandbox, ACCOUNT)) == (1, 1)


def test_an_http_proxy_with_a_log_in_of_an_authentication_configuration_is_gone_through(
    ask, sandbox, tmp_path, stored_login
):
    with http_proxy(tmp_path, login=True) as proxy, qgis_proxy(**settings_for(proxy, authcfg=stored_login)):
        assert ask() == 13
        assert (proxy.passed, seen(sandbox, ACCOUNT)) == (1, 1)


def test_a_proxy_that_wants_a_password_is_said_to_with_where_to_give_it(ask, sandbox, tmp_path):
    with (
        http_proxy(tmp_path, login=True) as proxy,
        qgis_proxy(**settings_for(proxy)),
        pytest.raises(NetworkError) as caught,
    ):
        ask()
    assert (caught.value.cause, caught.value.sent) == (NetworkCause.PROXY_REFUSED, False)
    assert "Settings ▸ Options ▸ Network" in explain(caught.value)
    assert seen(sandbox, ACCOUNT) == 0


@pytest.mark.parametrize("password", ["", "p@ss:w/rd %41"])
def test_a_socks_proxy_is_gone_through(ask, sandbox, tmp_path, password):
    login = {"proxyUser": USER, "proxyPassword": password} if password else {}
    with (
        socks_proxy(tmp_path, password=password) as proxy,
        qgis_proxy(**settings_for(proxy, "Socks5Proxy", **login)),
    ):
        assert ask() == 13
        assert (proxy.passed, seen(sandbox, ACCOUNT)) == (1, 1)


def test_a_socks_proxy_that_wants_a_password_is_said_to(ask, sandbox, tmp_path):
    with (
        socks_proxy(tmp_path, password=PASSWORD) as proxy,
        qgis_proxy(**settings_for(proxy, "Socks5Proxy")),
        pytest.raises(NetworkError) as caught,
    ):
        ask()
    assert "nothing was charged" in explain(caught.value)
    assert seen(sandbox, ACCOUNT) == 0


def test_without_the_library_for_socks_it_is_said_what_to_install(ask, monkeypatch):
    monkeypatch.setattr(network, "has_library", lambda _name: False)
    values = {"proxyEnabled": True, "proxyType": "Socks5Proxy", "proxyHost": LOOPBACK, "proxyPort": "9"}
    with qgis_proxy(**values), pytest.raises(SetupError) as caught:
        ask()
    assert caught.value.reason is Reason.NO_LIBRARY
    assert "The Python package PySocks is missing" in explain(caught.value)
    assert '" "PySocks>=1.7" and restart' in explain(caught.value)


def test_an_excluded_address_goes_past_the_proxy(ask, sandbox, tmp_path):
    with http_proxy(tmp_path) as proxy, qgis_proxy(**settings_for(proxy, noProxyUrls=[sandbox.base_url])):
        assert ask() == 13
        assert (proxy.passed, seen(sandbox, ACCOUNT)) == (0, 1)


def test_the_systems_proxy_is_gone_through(ask, sandbox, tmp_path, monkeypatch):
    with http_proxy(tmp_path) as proxy:
        monkeypatch.setenv("http_proxy", f"http://{LOOPBACK}:{proxy.port}")
        monkeypatch.delenv("no_proxy", raising=False)
        with qgis_proxy(proxyEnabled=True, proxyType="DefaultProxy"):
            assert ask() == 13
        assert (proxy.passed, seen(sandbox, ACCOUNT)) == (1, 1)


class Script(QNetworkProxyFactory):
    """What a PAC script does: names proxies for an address, in the order of preference."""

    def __init__(self, *answers: QNetworkProxy) -> None:
        super().__init__()
        self.answers = list(answers)

    def queryProxy(self, _query):
        return self.answers


@pytest.fixture
def scripted(monkeypatch):
    """Stand in for QGIS's manager on a system that runs such scripts; Qt's own, on Linux, does not."""

    def use(*answers):
        manager = SimpleNamespace(proxyFactory=lambda: Script(*answers))
        monkeypatch.setattr(network, "QgsNetworkAccessManager", SimpleNamespace(instance=lambda: manager))

    return use


def at(port, kind=QNetworkProxy.ProxyType.HttpProxy):
    return QNetworkProxy(kind, LOOPBACK, port)


def test_a_script_that_names_a_proxy_is_followed(ask, sandbox, tmp_path, scripted):
    with http_proxy(tmp_path) as proxy:
        scripted(at(9, QNetworkProxy.ProxyType.FtpCachingProxy), at(proxy.port))
        assert ask() == 13
        assert (proxy.passed, seen(sandbox, ACCOUNT)) == (1, 1)


def test_a_script_that_prefers_the_direct_way_is_followed(ask, sandbox, scripted):
    scripted(QNetworkProxy(QNetworkProxy.ProxyType.NoProxy), at(9))
    assert ask() == 13
    assert seen(sandbox, ACCOUNT) == 1
