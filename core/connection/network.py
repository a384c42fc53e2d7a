# SPDX-License-Identifier: GPL-2.0-or-later
"""QGIS's network settings as plain values for the client: proxy and trusted certificates.

The client does not use Qt's network classes: on Qt 5 they silently send a POST again when the server closes
without answering, and a POST may buy. Only for the main thread.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from qgis.core import Qgis, QgsApplication, QgsNetworkAccessManager
from qgis.PyQt.QtCore import QUrl
from qgis.PyQt.QtNetwork import QNetworkProxy, QNetworkProxyQuery

from ..about import plugin_version
from ..errors import Reason, SetupError, StorageError
from ..libraries import has_library

if TYPE_CHECKING:
    from collections.abc import Mapping

CA_FILE_NAME = "clearsky_trusted_cas.pem"
SOCKS = "socks5h"
"""The proxy looks the names up."""
SOCKS_LIBRARY, SOCKS_MODULE = "PySocks", "socks"
SCHEMES = {
    QNetworkProxy.ProxyType.HttpProxy: "http",
    QNetworkProxy.ProxyType.HttpCachingProxy: "http",
    QNetworkProxy.ProxyType.Socks5Proxy: SOCKS,
}


@dataclass(frozen=True)
class NetworkSettings:
    """What a connection needs to know of QGIS's settings."""

    user_agent: str
    ca_bundle: Path | None
    proxies: Mapping[str, str] = field(default_factory=dict, repr=False)  # may hold a proxy's password


@dataclass(frozen=True)
class ProxyNote:
    """What may be told of the proxy in force: everything but its log-in. `kind` is None where there is no proxy."""

    kind: str | None = None
    place: str = ""
    has_login: bool = False


def network_settings(url: str) -> NetworkSettings:
    """Read the settings that hold for one address.

    Raises:
        SetupError: the proxy is a SOCKS proxy and the library for it is missing.
        StorageError: the trusted certificates cannot be written to the profile folder.
    """
    is_https = url.lower().startswith("https:")
    return NetworkSettings(
        user_agent=user_agent(),
        ca_bundle=_trusted_ca_file() if is_https else None,
        proxies=_proxies(url),
    )


def user_agent() -> str:
    """Name the plugin, its version and QGIS's."""
    return f"clearsky-qgis/{plugin_version()} QGIS/{Qgis.version().split('-')[0]}"


def proxy_of(url: str) -> QNetworkProxy | None:
    """Return the proxy that QGIS would take for an address, or None where it goes there directly.

    QGIS asks its exclusions, the proxy of its options, or the system (which may run a PAC script), and answers
    with a list in the order of preference; kinds that cannot carry the requests are passed over.
    """
    factory = QgsNetworkAccessManager.instance().proxyFactory()
    found = factory.queryProxy(QNetworkProxyQuery(QUrl(url))) if factory else []
    known = (proxy for proxy in found if proxy.type() in (*SCHEMES, QNetworkProxy.ProxyType.NoProxy))
    proxy = next(known, None)
    return proxy if proxy is not None and proxy.type() in SCHEMES else None


def proxy_note(url: str) -> ProxyNote:
    """Return what may be told of the proxy that QGIS takes for an address."""
    proxy = proxy_of(url)
    if proxy is None:
        return ProxyNote()
    kind = "SOCKS5" if SCHEMES[proxy.type()] == SOCKS else "HTTP"
    return ProxyNote(kind, f"{proxy.hostName()}:{proxy.port()}", bool(proxy.user()))


def _proxies(url: str) -> dict[str, str]:
    proxy = proxy_of(url)
    if proxy is None:
        return {}
    if SCHEMES[proxy.type()] == SOCKS and not has_library(SOCKS_MODULE):
        raise SetupError(Reason.NO_LIBRARY, library=SOCKS_LIBRARY)
    address = f"{SCHEMES[proxy.type()]}://{_login(proxy)}{proxy.hostName()}:{proxy.port()}"
    return {"http": address, "https": address}


def _login(proxy: QNetworkProxy) -> str:
    if not proxy.user():
        return ""
    return f"{quote(proxy.user(), safe='')}:{quote(proxy.password(), safe='')}@"


def _trusted_ca_file() -> Path:
    """Write the certificates that QGIS trusts, the user's own among them, where `requests` can read them."""
    path = Path(QgsApplication.qgisSettingsDirPath()) / CA_FILE_NAME
    pem = bytes(QgsApplication.authManager().trustedCaCertsPemText())
    try:
        if not path.is_file() or path.read_bytes() != pem:
            path.write_bytes(pem)
    except OSError as error:
        raise StorageError(Reason.FOLDER, path=str(path)) from error
    return path
