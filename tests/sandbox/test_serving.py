# SPDX-License-Identifier: GPL-2.0-or-later
from __future__ import annotations

import contextlib
import http.client
import json
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from clearsky_qgis.sandbox import Sandbox
from clearsky_qgis.tests.sandbox.caller import COMPOSITE, NOW, ORDERS, Caller, imagery, order

ROOT = Path(__file__).resolve().parents[2]
INFO = "/api/account/info"


def test_only_loopback_addresses_may_be_served():
    with pytest.raises(ValueError, match="this machine only"):
        Sandbox(host="192.0.2.1")


def test_a_setting_that_does_not_exist_is_refused():
    with pytest.raises(TypeError):
        Sandbox(no_such_setting=1)


def test_started_as_a_module_it_tells_its_address_and_key_in_the_first_line():
    process = subprocess.Popen(
        [sys.executable, "-m", "sandbox", "--key", "play-me"],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    try:
        told = json.loads(process.stdout.readline())
        connection = http.client.HTTPConnection(told["base_url"].removeprefix("http://"), timeout=20)
        connection.request("GET", INFO, headers={"X-API-KEY": told["api_key"]})
        assert connection.getresponse().status == 200
        connection.close()
    finally:
        process.terminate()
        process.communicate(timeout=20)
    assert told["api_key"] == "play-me"
    assert process.returncode == 0


@pytest.mark.parametrize("key", ["", "wrong", "wröng"])
def test_a_call_with_a_wrong_key_is_told_so_in_an_envelope(service, key):
    answer = service.send("GET", INFO, headers={"x-api-key": key.encode()})
    assert answer.status == 401
    assert answer.json["Succeeded"] is False


def test_control_calls_need_the_key_too(service):
    service.key = "wrong"
    assert service.get("/__sandbox/state").status == 401
    assert service.post("/__sandbox/reset", {}).status == 401


def test_unknown_paths_and_methods_are_named(service):
    assert service.get("/api/nothing/here").status == 404
    assert service.get("/__sandbox/nothing").status == 404
    assert service.send("PUT", INFO, {}).status == 405


def test_a_path_is_found_in_any_case(service):
    assert service.get("/api/Account/Info").status == 200


def test_json_answers_say_what_they_are(service):
    answer = service.get(INFO)
    assert answer.headers["content-type"].startswith("application/json")
    assert set(answer.json) == {"Succeeded", "Error", "Data"}


def test_many_calls_share_one_connection(service):
    connection = service.connect()
    first = service.send_over(connection, "GET", INFO)
    socket_used = connection.sock
    second = service.send_over(connection, "POST", "/api/satelliteimages/search/available", b"no json")
    assert (first.status, second.status) == (200, 400)
    assert connection.sock is socket_used
    connection.close()


def test_a_body_beyond_the_limit_is_not_read(start):
    service = start(max_body_bytes=1000)
    assert service.post(ORDERS, b"x" * 1001).status == 413
    assert service.post(ORDERS, b"x" * 1000).code == 993


def test_a_body_that_is_no_json_object_gets_code_993(service):
    assert [service.post(ORDERS, body).code for body in (b"", b"{", b"[]", b"\xff", b"[" * 100_000)] == [
        993
    ] * 5


def test_more_connections_than_allowed_get_429_and_are_counted(start):
    service = start(max_concurrent_connections=2)
    for _ in range(2):
        service.sandbox.faults.add("delay", path=INFO, seconds=20)
    slow = [threading.Thread(target=service.get, args=(INFO,), daemon=True) for _ in range(2)]
    for thread in slow:
        thread.start()
    while service.sandbox.state["paths"].get(f"GET {INFO}", {}).get("seen", 0) < 2:
        pass
    while service.sandbox.state["faults"]:
        pass
    assert service.get(INFO).status == 429
    assert service.get("/__sandbox/state").status == 200
    assert service.sandbox.state["paths"][f"GET {INFO}"]["too_many"] == 1


def test_state_shows_headers_but_never_the_key(service):
    service.get(INFO)
    service.send("GET", INFO, headers={"x-api-key": "other", "Authorization": "Bearer secret"})
    state = service.get("/__sandbox/state")
    calls = state.data["calls"]
    assert [call["headers"]["x-api-key"] for call in calls] == ["matches", "does-not-match"]
    assert service.key.encode() not in state.body
    assert b"secret" not in state.body


def test_state_shows_bodies_but_no_upload_address(service):
    service.post(COMPOSITE, imagery(UploadUrl="http://127.0.0.1:9/put?sig=secret", Date="1999-01-01"))
    body = service.sandbox.state["calls"][-1]["body"]
    assert body["UploadUrl"] == "given"
    assert body["Date"] == "1999-01-01"


def test_orders_balances_and_clock_outlive_a_restart_in_the_state_file(tmp_path):
    file = tmp_path / "deep" / "state.json"
    with Sandbox(state_file=str(file), now=NOW) as first:
        service = Caller(first)
        guid = service.post(ORDERS, order()).data["TaskOrderGuid"]
        service.advance(3)
        assert service.post(COMPOSITE, imagery(Resolution=40)).status == 200
        before = first.state
    with Sandbox(state_file=str(file), now="2020-01-01") as second:
        after = second.state
    assert guid in {listed["TaskOrderGuid"] for listed in after["orders"]}
    assert after["processing_units"] == before["processing_units"]
    assert after["euro_balance"] == before["euro_balance"]
    assert after["now"][:10] == "2026-08-23"
    assert [entry.name for entry in file.parent.iterdir()] == ["state.json"]


@pytest.mark.parametrize("text", ["half {", "{}", '{"orders": [{}], "account": {}, "seconds_ahead": 0}'])
def test_a_state_file_that_cannot_be_read_is_set_aside(tmp_path, text):
    file = tmp_path / "state.json"
    file.write_text(text, encoding="utf-8")
    with Sandbox(state_file=str(file)) as sandbox:
        assert sandbox.state["processing_units"] == 1240
    assert (tmp_path / "state.json.unreadable").read_text(encoding="utf-8") == text


def test_reset_forgets_everything(service):
    service.post(ORDERS, order())
    service.advance(40)
    service.sandbox.faults.add("drop", times=0)
    service.post("/__sandbox/reset", {})
    state = service.sandbox.state
    assert len(state["orders"]) == 2
    assert state["now"][:10] == NOW[:10]
    assert state["euro_balance"] == 2500
    assert state["paths"] == {}
    assert state["faults"] == []


def test_the_clock_can_be_set_and_moved(service):
    assert (
        service.post("/__sandbox/clock", {"now": "2027-02-03T04:05:06Z"}).data["now"]
        == "2027-02-03T04:05:06Z"
    )
    assert service.advance(0.5)["now"][:13] == "2027-02-03T16"
    assert service.post("/__sandbox/clock", {"now": "never"}).code == 992


def test_stopping_ends_a_call_that_hangs(start):
    service = start()
    service.sandbox.faults.add("delay", seconds=600)
    ended = threading.Event()

    def hang():
        with contextlib.suppress(OSError, http.client.HTTPException):
            service.get(INFO)
        ended.set()

    threading.Thread(target=hang, daemon=True).start()
    while service.sandbox.state["paths"] == {}:
        pass
    service.sandbox.stop()
    assert ended.wait(20)
