# SPDX-License-Identifier: GPL-2.0-or-later
"""Whoever watches the calls is told of each attempt, and of no secret."""

from __future__ import annotations

import dataclasses

import pytest

from clearsky_qgis.clearsky import CallRecord, ClientConfig
from clearsky_qgis.clearsky.errors import AuthenticationError, NetworkError
from clearsky_qgis.tests.support import http_server as http
from clearsky_qgis.tests.support.clearsky_client import CANARY, READY, client_for, composite

LIMITS = {"MaxConcurrentConnections": 2, "MaxCompositeAreaKm2": 10, "MaxTotalBands": 10}
UPLOAD_URL = "https://bucket.example/image?X-Amz-Signature=canary-signature"
PROXY_PASSWORD = "canary-proxy"


def test_a_call_that_went_well_is_told_with_its_status_and_size():
    told: list[CallRecord] = []
    with (
        http.ScriptedServer(http.envelope(LIMITS)) as server,
        client_for(server.url, observer=told.append) as client,
    ):
        client.account.info()
    (record,) = told
    assert (record.method, record.path, record.status, record.failure) == (
        "GET",
        "/api/account/info",
        200,
        "",
    )
    assert record.received_bytes > 0
    assert record.duration_s >= 0
    assert record.begun_at.utcoffset().total_seconds() == 0


def test_each_attempt_is_told_and_a_refusal_names_its_error():
    told: list[CallRecord] = []
    scripts = (http.answer(status=503), http.answer(status=401))
    with (
        http.ScriptedServer(*scripts) as server,
        client_for(server.url, observer=told.append) as client,
        pytest.raises(AuthenticationError),
    ):
        client.account.info()
    assert [(record.status, record.failure) for record in told] == [
        (503, "ServerError"),
        (401, "AuthenticationError"),
    ]


def test_a_call_without_an_answer_is_told_too():
    told: list[CallRecord] = []
    url = f"http://{http.LOOPBACK}:{http.closed_port()}"
    with client_for(url, observer=told.append) as client, pytest.raises(NetworkError):
        client.account.info()
    assert {(record.status, record.failure, record.received_bytes) for record in told} == {
        (None, "NetworkError", 0)
    }


def test_nothing_secret_is_told():
    told: list[CallRecord] = []
    proxies = {"https": f"http://ann:{PROXY_PASSWORD}@127.0.0.1:9"}
    with (
        http.ScriptedServer(http.envelope(READY)) as server,
        client_for(server.url, observer=told.append, proxies=proxies) as client,
    ):
        client.composites.available(composite(upload_url=UPLOAD_URL))
    text = repr([dataclasses.asdict(record) for record in told])
    assert told
    assert [secret for secret in (CANARY, "canary-signature", PROXY_PASSWORD) if secret in text] == []


def test_an_observer_that_fails_spoils_no_call():
    def fail(record: CallRecord) -> None:
        raise ZeroDivisionError

    with (
        http.ScriptedServer(http.envelope(LIMITS)) as server,
        client_for(server.url, observer=fail) as client,
    ):
        assert client.account.info().max_total_bands == LIMITS["MaxTotalBands"]


def test_the_configuration_knows_its_secrets_in_every_spelling():
    config = ClientConfig(api_key=CANARY, proxies={"http": "http://ann:p%40ss@proxy.example:1"})
    assert set(config.secrets) == {CANARY, "p%40ss", "p@ss"}
