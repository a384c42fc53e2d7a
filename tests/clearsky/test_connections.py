# SPDX-License-Identifier: GPL-2.0-or-later
"""Certificates, proxies, and what importing the client costs."""

from __future__ import annotations

import gc
import shutil
import ssl
import subprocess
import sys
from pathlib import Path
from urllib.parse import quote

import pytest

from clearsky_qgis.clearsky import ClearSky, ClientConfig
from clearsky_qgis.clearsky.errors import BadAnswerError, Charge, NetworkCause, NetworkError
from clearsky_qgis.tests.support import http_server as http
from clearsky_qgis.tests.support.clearsky_client import CANARY, an_order, client_for, composite

ROOT = Path(__file__).resolve().parents[2]
OPENSSL = shutil.which("openssl")
LIMITS = {"MaxConcurrentConnections": 2, "MaxCompositeAreaKm2": 10, "MaxTotalBands": 10}
FAR = "https://api.clearsky.invalid"


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a certificate for this machine that nobody vouches for, and its key, in one file."""
    folder = tmp_path_factory.mktemp("certificate")
    key, cert, both = folder / "key.pem", folder / "cert.pem", folder / "both.pem"
    subject = ["-subj", "/CN=127.0.0.1", "-addext", "subjectAltName=IP:127.0.0.1"]
    command = [OPENSSL, "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", *subject]
    subprocess.run([*command, "-keyout", key, "-out", cert], check=True, capture_output=True)
    both.write_bytes(key.read_bytes() + cert.read_bytes())
    return both


def tls(certificate: Path) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    return context


needs_openssl = pytest.mark.skipif(OPENSSL is None, reason="openssl makes the certificate")


@needs_openssl
def test_a_certificate_nobody_vouches_for_is_refused_and_hears_nothing(certificate: Path, tmp_path: Path):
    server = http.ScriptedServer(http.envelope(LIMITS), tls=tls(certificate))
    with server, client_for(server.url) as client:
        for call in (
            client.account.info,
            lambda: client.orders.create(an_order()),
            lambda: client.composites.download(composite(), tmp_path / "a.tif"),
        ):
            with pytest.raises(NetworkError) as caught:
                call()
            facts = caught.value.cause, caught.value.sent, caught.value.charge
            assert facts == (NetworkCause.CERTIFICATE, False, Charge.NONE)
        assert server.seen == []


@needs_openssl
def test_a_certificate_the_caller_vouches_for_is_fine(certificate: Path):
    server = http.ScriptedServer(http.envelope(LIMITS), tls=tls(certificate))
    with server, client_for(server.url, ca_bundle=certificate) as client:
        assert client.account.info().max_total_bands == 10


def test_a_server_that_speaks_no_tls_costs_nothing():
    with http.ScriptedServer(http.stall()) as server:
        url = server.url.replace("http://", "https://")
        with client_for(url, connect_timeout_s=0.2) as client, pytest.raises(NetworkError) as caught:
            client.orders.create(an_order())
        assert server.seen == []
    assert (caught.value.sent, caught.value.charge) == (False, Charge.NONE)


def test_a_proxy_that_is_not_there_costs_nothing():
    proxies = {"https": f"http://user:{quote(CANARY, safe='')}@{http.LOOPBACK}:{http.closed_port()}"}
    with client_for(FAR, proxies=proxies) as client, pytest.raises(NetworkError) as caught:
        client.orders.create(an_order())
    facts = caught.value.cause, caught.value.sent, caught.value.charge
    assert facts == (NetworkCause.PROXY, False, Charge.NONE)


@pytest.mark.filterwarnings("ignore::ResourceWarning")
def test_a_proxy_that_wants_a_password_costs_nothing():
    with (
        http.ScriptedServer(http.answer(status=407)) as proxy,
        client_for(FAR, proxies={"https": proxy.url}) as client,
    ):
        with pytest.raises(NetworkError) as caught:
            client.orders.create(an_order())
        assert {seen.method for seen in proxy.seen} == {"CONNECT"}
        assert "x-api-key" not in proxy.seen[0].headers
    facts = caught.value.cause, caught.value.sent, caught.value.charge
    assert facts == (NetworkCause.PROXY_REFUSED, False, Charge.NONE)
    del caught
    gc.collect()  # here, where the warning about http.client's own forgotten answer is expected


def test_the_environments_proxies_are_not_used_unless_configured(monkeypatch):
    monkeypatch.setenv("http_proxy", f"http://{http.LOOPBACK}:{http.closed_port()}")
    monkeypatch.setenv("HTTP_PROXY", f"http://{http.LOOPBACK}:{http.closed_port()}")
    with http.ScriptedServer(http.envelope(LIMITS)) as server, client_for(server.url) as client:
        assert client.account.info().max_total_bands == 10


def test_two_clients_side_by_side_send_each_its_own_key():
    with (
        http.ScriptedServer(http.envelope(LIMITS)) as server,
        client_for(server.url) as one,
        ClearSky(ClientConfig("another-key", base_url=server.url)) as other,
    ):
        for client in (one, other, one):
            client.account.info()
    assert [seen.headers["x-api-key"] for seen in server.seen] == [CANARY, "another-key", CANARY]


def test_cookies_and_credentials_of_the_machine_are_never_sent(tmp_path: Path, monkeypatch):
    (tmp_path / ".netrc").write_text(f"machine {http.LOOPBACK} login me password {CANARY}")
    monkeypatch.setenv("HOME", str(tmp_path))
    scripts = http.envelope(LIMITS, headers={"Set-Cookie": "a=b"}), http.envelope(LIMITS)
    with http.ScriptedServer(*scripts) as server, client_for(server.url) as client:
        client.account.info()
        client.account.info()
    assert all({"cookie", "authorization"}.isdisjoint(seen.headers) for seen in server.seen)


def test_free_calls_share_a_connection_and_a_closed_client_opens_a_new_one():
    with http.ScriptedServer(http.envelope(LIMITS)) as server:
        with client_for(server.url) as client:
            client.account.info()
            client.account.info()
            assert server.connections == 1
        client.account.info()
        client.close()
        assert server.connections == 2


def test_a_compressed_answer_is_read_and_a_broken_compression_is_not_guessed_at():
    import gzip
    import json

    body = gzip.compress(json.dumps({"Succeeded": True, "Data": LIMITS}).encode())
    packed = {"Content-Encoding": "gzip"}
    scripts = http.answer(body, headers=packed), http.answer(b"\x1f\x8bnonsense", headers=packed)
    with http.ScriptedServer(*scripts) as server, client_for(server.url) as client:
        assert client.account.info().max_total_bands == 10
        with pytest.raises(BadAnswerError, match="compression"):
            client.account.info()


LAZY = """
import sys, types
package = types.ModuleType("plugin"); package.__path__ = [sys.argv[1]]; sys.modules["plugin"] = package
import plugin.clearsky, plugin.clearsky.errors, plugin.clearsky.config
heavy = {"requests", "pydantic", "urllib3", "qgis", "PyQt5", "PyQt6"} & set(sys.modules)
assert not heavy, heavy
from plugin.clearsky import ClearSky, models
assert {"requests", "pydantic"} <= set(sys.modules)
assert not {"qgis", "PyQt5", "PyQt6", "osgeo"} & set(sys.modules)
"""


def test_importing_the_client_loads_nothing_heavy_and_never_qgis():
    command = [sys.executable, "-c", LAZY, str(ROOT)]
    done = subprocess.run(command, check=False, capture_output=True, text=True)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


AS_PROGRAMS = """
import logging, pkgutil, runpy, sys, types, warnings
warnings.simplefilter("ignore", RuntimeWarning)  # runpy's own, about modules that are loaded already
package = types.ModuleType("plugin"); package.__path__ = [sys.argv[1]]; sys.modules["plugin"] = package
import plugin.clearsky
for module in pkgutil.walk_packages(plugin.clearsky.__path__, "plugin.clearsky."):
    if not module.ispkg:
        runpy.run_module(module.name, run_name="__main__")
assert not logging.getLogger("clearsky").handlers and not logging.getLogger().handlers
"""


def test_no_module_prints_anything_or_sets_up_a_log_when_run_as_a_program():
    command = [sys.executable, "-c", AS_PROGRAMS, str(ROOT)]
    done = subprocess.run(command, check=False, capture_output=True, text=True)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_an_unknown_name_is_an_attribute_error():
    from clearsky_qgis import clearsky

    with pytest.raises(AttributeError, match="nothing_like_it"):
        _ = clearsky.nothing_like_it
    assert "ClearSky" in dir(clearsky)
