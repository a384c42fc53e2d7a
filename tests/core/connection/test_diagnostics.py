# SPDX-License-Identifier: GPL-2.0-or-later
"""The report says what a helper needs, and nothing that must not leave the computer."""

from __future__ import annotations

import pytest
from pydantic import SecretStr

from clearsky_qgis.clearsky.errors import AuthenticationError
from clearsky_qgis.core.about import plugin_version
from clearsky_qgis.core.connection.diagnostics import address_text, diagnostics_report
from clearsky_qgis.core.settings import BASE_URL
from clearsky_qgis.sandbox import Sandbox
from clearsky_qgis.tests.support.geotiffs import composite_request
from clearsky_qgis.tests.support.proxies import qgis_proxy
from clearsky_qgis.tests.support.purchases import an_image

KEY = "canary-KEY-77120"
PROXY_PASSWORD = "canary-proxy-77121"
UPLOAD_URL = "https://bucket.example/image?X-Amz-Signature=canary-upload-77122"


@pytest.fixture(autouse=True)
def sandbox(service):
    with Sandbox(KEY, now="2024-11-20T12:00:00Z") as sandbox:
        BASE_URL.set(sandbox.base_url)
        service.credentials.keep_until_close(KEY)
        yield sandbox


def line_with(report, word):
    return next(line for line in report.splitlines() if word in line)


def test_it_names_every_version_and_the_way_to_the_service(service, ledger):
    report = diagnostics_report(service, ledger.path)
    assert report.startswith(f"ClearSKY for QGIS {plugin_version()}, ")
    for name in ("QGIS", "Qt", "Python", "GDAL", "requests", "pydantic"):
        assert any(character.isdigit() for character in line_with(report, f"  {name} "))
    assert line_with(report, "Address  ").endswith(service.base_url)
    assert line_with(report, "Key  ").endswith("kept until QGIS closes")
    assert line_with(report, "Proxy  ").endswith("none")


def test_it_lists_the_last_calls_with_status_and_duration(service, ledger):
    service.client().account.info()
    wrong = service.passing_client(api_key="wrong")
    with wrong, pytest.raises(AuthenticationError):
        wrong.account.info()
    good, bad = diagnostics_report(service, ledger.path).splitlines()[-2:]
    assert "GET    /api/account/info  200  0." in good
    assert "401 AuthenticationError" in bad


def test_it_counts_the_ledgers_purchases_and_makes_no_ledger(service, ledger):
    assert "nothing was bought" in diagnostics_report(service, ledger.path)
    assert not ledger.path.exists()
    ledger.open().plan(an_image())
    report = diagnostics_report(service, ledger.path)
    assert str(ledger.path) in report
    assert line_with(report, "Purchases").endswith("1 (1 planned)")


def test_a_ledger_that_cannot_be_read_is_said(service, ledger):
    ledger.path.parent.mkdir()
    ledger.path.write_bytes(b"no database" * 100)
    assert "cannot be read: ledger_unusable" in diagnostics_report(service, ledger.path)


def test_no_secret_is_in_it(service, ledger):
    request = composite_request().model_copy(update={"upload_url": SecretStr(UPLOAD_URL)})
    service.client().composites.estimate(request)
    with qgis_proxy(
        proxyEnabled=True,
        proxyType="HttpProxy",
        proxyHost="proxy.example",
        proxyPort="3128",
        proxyUser="ann",
        proxyPassword=PROXY_PASSWORD,
    ):
        report = diagnostics_report(service, ledger.path)
    assert line_with(report, "Proxy  ").endswith("HTTP proxy.example:3128, with a log-in")
    assert "POST   /api/" in report
    assert [
        secret for secret in (KEY, PROXY_PASSWORD, "canary", "Signature", "ann") if secret in report
    ] == []


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("https://ann:secret@api.example:8443/v2?key=secret#secret", "https://api.example:8443/v2"),
        ("http://[::1]:80", "http://[::1]:80"),
        ("http://[broken", "an address that cannot be read"),
    ],
)
def test_an_address_is_shown_without_what_may_be_secret(url, shown):
    assert address_text(url) == shown
