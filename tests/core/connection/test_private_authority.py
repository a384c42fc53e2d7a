# SPDX-License-Identifier: GPL-2.0-or-later
"""A network with a certificate authority of its own: trusted where QGIS trusts it, and never otherwise."""

from __future__ import annotations

import gc

import pytest
import trustme
from qgis.core import QgsApplication, QgsAuthCertUtils
from qgis.PyQt.QtNetwork import QSslCertificate

from clearsky_qgis.clearsky.errors import NetworkCause, NetworkError
from clearsky_qgis.core.settings import BASE_URL
from clearsky_qgis.sandbox import Sandbox
from clearsky_qgis.tests.support.calls import ACCOUNT, seen
from clearsky_qgis.tests.support.proxies import LOOPBACK, PASSWORD, USER, http_proxy, qgis_proxy
from clearsky_qgis.ui.messages import explain


@pytest.fixture(scope="module")
def authority():
    return trustme.CA(organization_name="The Company")


@pytest.fixture
def sandbox(authority, tmp_path):
    file = tmp_path / "service.pem"
    authority.issue_cert(LOOPBACK).private_key_and_cert_chain_pem.write_to_path(str(file))
    with Sandbox(certificate_file=str(file)) as sandbox:
        BASE_URL.set(sandbox.base_url)
        yield sandbox


@pytest.fixture
def trusted(authority):
    """Trust the authority as a user does: Options ▸ Authentication ▸ Manage Certificates ▸ Authorities."""
    manager = QgsApplication.authManager()
    certificate = QSslCertificate(authority.cert_pem.bytes())
    assert manager.storeCertAuthority(certificate)
    assert manager.storeCertTrustPolicy(certificate, QgsAuthCertUtils.CertTrustPolicy.Trusted)
    rebuild(manager)
    yield
    manager.removeCertTrustPolicy(certificate)
    manager.removeCertAuthority(certificate)
    rebuild(manager)


def rebuild(manager):
    manager.rebuildCaCertsCache()
    manager.rebuildCertTrustCache()
    manager.rebuildTrustedCaCertsCache()


def test_an_authority_that_qgis_trusts_is_trusted(ask, sandbox, trusted):
    assert sandbox.base_url.startswith("https://")
    assert ask() == 13
    assert seen(sandbox, ACCOUNT) == 1


def test_one_that_it_does_not_know_is_refused_with_what_to_do_and_hears_no_key(ask, sandbox):
    with pytest.raises(NetworkError) as caught:
        ask()
    assert (caught.value.cause, caught.value.sent) == (NetworkCause.CERTIFICATE, False)
    words = explain(caught.value)
    assert f"The certificate of {LOOPBACK} is not one that QGIS trusts; nothing was charged" in words
    assert "Settings ▸ Options ▸ Authentication ▸ Manage Certificates" in words
    assert seen(sandbox, ACCOUNT) == 0


def test_a_certificate_for_another_name_is_refused_all_the_same(authority, ask, sandbox, trusted):
    BASE_URL.set(sandbox.base_url.replace(LOOPBACK, "localhost"))
    with pytest.raises(NetworkError) as caught:
        ask()
    assert caught.value.cause is NetworkCause.CERTIFICATE
    assert seen(sandbox, ACCOUNT) == 0


def test_through_a_proxy_with_a_password_the_key_stays_inside_the_tunnel(ask, sandbox, trusted, tmp_path):
    with (
        http_proxy(tmp_path, login=True) as proxy,
        qgis_proxy(**way_through(proxy, proxyUser=USER, proxyPassword=PASSWORD)),
    ):
        assert ask() == 13
        assert (proxy.passed, seen(sandbox, ACCOUNT)) == (1, 1)
        assert f"CONNECT {LOOPBACK}:" in proxy.text
        assert sandbox.api_key not in proxy.text


@pytest.mark.filterwarnings("ignore::ResourceWarning")
def test_a_proxy_that_refuses_the_log_in_lets_nothing_through_and_is_said_to(ask, sandbox, trusted, tmp_path):
    with (
        http_proxy(tmp_path, login=True) as proxy,
        qgis_proxy(**way_through(proxy, proxyUser=USER, proxyPassword="wrong")),
        pytest.raises(NetworkError) as caught,
    ):
        ask()
    assert "The proxy does not let QGIS through" in explain(caught.value)
    assert "wrong" not in repr(caught.value.__cause__)
    assert seen(sandbox, ACCOUNT) == 0
    del caught
    gc.collect()  # here, where the warning about http.client's own forgotten answer is expected


def way_through(proxy, **login):
    return {
        "proxyEnabled": True,
        "proxyType": "HttpProxy",
        "proxyHost": LOOPBACK,
        "proxyPort": str(proxy.port),
        **login,
    }
