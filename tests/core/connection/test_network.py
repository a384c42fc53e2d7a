# SPDX-License-Identifier: GPL-2.0-or-later
from __future__ import annotations

import pytest

from clearsky_qgis.core.about import plugin_version
from clearsky_qgis.core.connection.network import ProxyNote, network_settings, proxy_note, user_agent
from clearsky_qgis.core.connection.service import is_loopback
from clearsky_qgis.tests.support.proxies import qgis_proxy

HTTP_PROXY = {
    "proxyEnabled": True,
    "proxyType": "HttpProxy",
    "proxyHost": "proxy.example",
    "proxyPort": "3128",
}


def test_the_user_agent_names_the_plugin_its_version_and_qgiss():
    assert user_agent().startswith(f"clearsky-qgis/{plugin_version()} QGIS/3.")


def test_without_a_proxy_there_is_none():
    with qgis_proxy(proxyEnabled=False):
        assert network_settings("https://api.example").proxies == {}
        assert proxy_note("https://api.example") == ProxyNote()


def test_qgiss_proxy_is_used_with_its_login_quoted_and_told_without_it():
    with qgis_proxy(**HTTP_PROXY, proxyUser="ann", proxyPassword="p@ss:word"):
        found, note = network_settings("https://api.example"), proxy_note("https://api.example")
    address = "http://ann:p%40ss%3Aword@proxy.example:3128"
    assert found.proxies == {"http": address, "https": address}
    assert "p%40ss" not in repr(found)
    assert note == ProxyNote("HTTP", "proxy.example:3128", has_login=True)


def test_a_socks_proxy_resolves_names_itself():
    with qgis_proxy(**{**HTTP_PROXY, "proxyType": "Socks5Proxy", "proxyPort": "1080"}):
        assert network_settings("https://api.example").proxies["https"] == "socks5h://proxy.example:1080"


def test_an_excluded_address_goes_past_the_proxy():
    with qgis_proxy(**HTTP_PROXY, noProxyUrls=["https://api.example"]):
        assert network_settings("https://api.example").proxies == {}


def test_qgiss_trusted_certificates_are_written_for_https_only():
    found = network_settings("https://api.example")
    assert found.ca_bundle.read_bytes().startswith(b"-----BEGIN CERTIFICATE-----")
    assert network_settings("http://127.0.0.1:1").ca_bundle is None


@pytest.mark.parametrize(
    ("url", "local"),
    [
        ("http://127.0.0.1:8000", True),
        ("http://localhost", True),
        ("http://[::1]:80", True),
        ("https://api.clearsky.vision", False),
        ("https://127.0.0.1.example", False),
    ],
)
def test_a_local_service_is_known_by_its_address(url, local):
    assert is_loopback(url) is local
