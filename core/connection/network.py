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
from ..errors import Reason, StorageError

if TYPE_CHECKING:
    from collections.abc import Mapping

CA_FILE_NAME = "clearsky_trusted_cas.pem"
SCHEMES = {
    QNetworkProxy.ProxyType.HttpProxy: "http",
    QNetworkProxy.ProxyType.HttpCachingProxy: "http",
    QNetworkProxy.ProxyType.Socks5Proxy: "socks5h",
}


@dataclass(frozen=True)
class NetworkSettings:
    """What a connection needs to know of QGIS's settings."""

    user_agent: str
    ca_bundle: Path | None
    proxies: Mapping[str, str] = field(default_factory=dict, repr=False)  # may hold a proxy's password


def network_settings(url: str) -> NetworkSettings:
    """Read the settings that hold for one address.

    Raises:
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


def _proxies(url: str) -> dict[str, str]:
    factory = QgsNetworkAccessManager.instance().proxyFactory()
    found = factory.queryProxy(QNetworkProxyQuery(QUrl(url))) if factory else []
    proxy = next((p for p in found if p.type() in SCHEMES), None)
    if proxy is None:
        return {}
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
