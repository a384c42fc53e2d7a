# SPDX-License-Identifier: GPL-2.0-or-later
from __future__ import annotations

import gzip
import http.client
import json
import socket
import time

import pytest

from clearsky_qgis.tests.sandbox.caller import COMPOSITE, ORDERS, Raster, imagery, order

INFO = "/api/account/info"
FAULTS = "/__sandbox/faults"
IMAGE = imagery(Resolution=40)


def raw(service, path, body, method="POST"):
    """Send a call and return every byte that comes back, and whether the connection was broken off."""
    payload = json.dumps(body).encode()
    connection = socket.create_connection(service.sandbox._server.server_address, timeout=20)
    lines = [f"{method} {path} HTTP/1.1", "Host: x", f"x-api-key: {service.key}", "Connection: close"]
    lines += [f"Content-Length: {len(payload)}", "", ""]
    connection.sendall("\r\n".join(lines).encode() + payload)
    received, reset = b"", False
    try:
        while piece := connection.recv(65536):
            received += piece
    except ConnectionResetError:
        reset = True
    finally:
        connection.close()
    return received, reset


def body_of(received):
    return received.partition(b"\r\n\r\n")[2]


def length_promised(received):
    head = received.partition(b"\r\n\r\n")[0].lower()
    return int(head.split(b"content-length: ")[1].split(b"\r\n")[0])


def test_a_fault_strikes_as_often_as_asked_on_the_calls_it_concerns(service):
    fault = service.sandbox.faults.add("status", path=ORDERS, method="GET", times=2, after=1, status=502)
    assert [service.get(ORDERS).status for _ in range(4)] == [200, 502, 502, 200]
    assert service.get(INFO).status == 200
    assert fault.hits == 2


def test_a_fault_without_end_strikes_until_it_is_cleared(service):
    service.sandbox.faults.add("status", times=0, status=500)
    assert [service.get(INFO).status for _ in range(3)] == [500, 500, 500]
    service.sandbox.faults.clear()
    assert service.get(INFO).status == 200


def test_faults_can_be_added_and_cleared_over_http(service):
    service.post(
        FAULTS, {"kind": "status", "path": INFO, "status": 429, "retry_after": "2", "body": "slow down"}
    )
    answer = service.get(INFO)
    assert (answer.status, answer.headers["retry-after"], answer.body) == (429, "2", b"slow down")
    service.post(FAULTS, {"kind": "drop", "times": 0})
    assert service.send("DELETE", FAULTS).data == {"faults": []}
    assert service.get(INFO).status == 200


@pytest.mark.parametrize("body", [{}, {"kind": "unheard-of"}, {"kind": "drop", "colour": 1}])
def test_a_fault_that_does_not_exist_is_refused(service, body):
    assert service.post(FAULTS, body).code == 992


def test_a_delay_lets_all_go_well_afterwards(service):
    service.sandbox.faults.add("delay", seconds=0.3)
    started = time.monotonic()
    assert service.post(ORDERS, order()).status == 200
    assert time.monotonic() - started >= 0.3
    assert service.counts(ORDERS) == (1, 1, 1)


@pytest.mark.parametrize("kind", ["status", "refuse", "reset", "redirect"])
def test_before_handling_nothing_is_booked(service, kind):
    service.sandbox.faults.add(kind, url="http://127.0.0.1:9/else")
    received, reset = raw(service, ORDERS, order())
    assert service.counts(ORDERS) == (1, 0, 0)
    assert reset is (kind == "reset")
    assert (received == b"") is (kind in ("refuse", "reset"))
    assert (b"Location: http://127.0.0.1:9/else" in received) is (kind == "redirect")


@pytest.mark.parametrize(("kind", "breaks"), [("drop", False), ("drop_reset", True)])
def test_dropped_after_booking_the_caller_hears_nothing_of_the_order(service, kind, breaks):
    service.sandbox.faults.add(kind, path=ORDERS)
    received, reset = raw(service, ORDERS, order())
    assert (received, reset) == (b"", breaks)
    assert service.counts(ORDERS) == (1, 1, 0)
    assert len(service.get(ORDERS).data["TaskOrders"]) == 3


def test_a_late_answer_comes_after_the_booking(service):
    service.sandbox.faults.add("late", path=ORDERS, seconds=600)
    connection = http.client.HTTPConnection(service.sandbox.base_url.removeprefix("http://"), timeout=1)
    with pytest.raises(TimeoutError):
        service.send_over(connection, "POST", ORDERS, order())
    connection.close()
    assert service.counts(ORDERS) == (1, 1, 0)


@pytest.mark.parametrize("status", [500, 502, 503, 504])
def test_a_server_error_can_come_after_the_booking(service, status):
    service.sandbox.faults.add("status_after", status=status)
    assert service.post(ORDERS, order()).status == status
    assert service.counts(ORDERS) == (1, 1, 0)


def test_an_order_can_be_booked_twice_and_answered_once(service):
    service.sandbox.faults.add("twice")
    guid = service.post(ORDERS, order()).data["TaskOrderGuid"]
    assert service.counts(ORDERS) == (1, 2, 1)
    assert guid == service.get(ORDERS).data["TaskOrders"][-1]["TaskOrderGuid"]


@pytest.mark.parametrize(("kind", "breaks"), [("truncate", False), ("truncate_reset", True)])
def test_a_body_can_be_cut_short_of_its_promised_length(service, kind, breaks):
    service.sandbox.faults.add(kind, fraction=0.25)
    received, reset = raw(service, COMPOSITE, IMAGE)
    assert reset is breaks
    assert len(body_of(received)) == int(length_promised(received) * 0.25)
    assert service.counts(COMPOSITE) == (1, 1, 0)


def test_a_chunked_body_can_lack_its_end(service):
    service.sandbox.faults.add("truncate_chunked")
    with pytest.raises(http.client.IncompleteRead):
        service.post(COMPOSITE, IMAGE)
    assert service.counts(COMPOSITE) == (1, 1, 0)


def test_a_cut_can_leave_no_trace_on_the_wire(service):
    whole = service.post(COMPOSITE, IMAGE).body
    service.sandbox.faults.add("truncate_close", fraction=0.5)
    answer = service.post(COMPOSITE, IMAGE)
    assert "content-length" not in answer.headers
    assert answer.body == whole[: len(whole) // 2]
    assert service.counts(COMPOSITE) == (2, 2, 1)


@pytest.mark.parametrize("kind", ["chunked", "close_delimited"])
def test_a_whole_body_can_come_without_a_length(service, kind):
    whole = service.post(COMPOSITE, IMAGE).body
    service.sandbox.faults.add(kind)
    answer = service.post(COMPOSITE, IMAGE)
    assert "content-length" not in answer.headers
    assert answer.body == whole
    assert service.counts(COMPOSITE) == (2, 2, 2)


def test_a_body_can_stall_midway(service):
    service.sandbox.faults.add("stall", seconds=600, fraction=0.5)
    connection = http.client.HTTPConnection(service.sandbox.base_url.removeprefix("http://"), timeout=1)
    with pytest.raises(TimeoutError):
        service.send_over(connection, "POST", COMPOSITE, IMAGE)
    connection.close()
    assert service.counts(COMPOSITE) == (1, 1, 0)


def test_a_body_can_trickle_and_still_arrive(service):
    service.sandbox.faults.add("trickle", path=INFO, seconds=1)
    started = time.monotonic()
    assert service.get(INFO).status == 200
    assert time.monotonic() - started >= 0.9


def test_more_bytes_than_promised_can_follow(service):
    service.sandbox.faults.add("extra_bytes")
    received, _ = raw(service, COMPOSITE, IMAGE)
    assert len(body_of(received)) > length_promised(received)
    assert received.endswith(b"extra")


def test_a_file_can_come_packed(service):
    whole = service.post(COMPOSITE, IMAGE).body
    service.sandbox.faults.add("gzip")
    answer = service.post(COMPOSITE, IMAGE)
    assert answer.headers["content-encoding"] == "gzip"
    assert gzip.decompress(answer.body) == whole


def test_a_file_can_be_mislabelled(service):
    service.sandbox.faults.add("content_type", content_type="text/plain")
    answer = service.post(COMPOSITE, IMAGE)
    assert answer.headers["content-type"] == "text/plain"
    assert answer.body[:4] == b"II*\0"


def test_an_answer_can_be_empty(service):
    service.sandbox.faults.add("empty")
    answer = service.post(COMPOSITE, IMAGE)
    assert (answer.status, answer.body) == (200, b"")
    assert service.counts(COMPOSITE) == (1, 0, 0)


@pytest.mark.parametrize(
    ("kind", "start_of_body"), [("json_error", b'{"Succeeded":false'), ("html", b"<!DOCTYPE html>")]
)
@pytest.mark.parametrize("book", [False, True])
def test_a_success_can_hold_an_error_or_a_page_with_or_without_booking(service, kind, start_of_body, book):
    service.sandbox.faults.add(kind, book=book)
    answer = service.post(ORDERS, order())
    assert answer.status == 200
    assert answer.body.startswith(start_of_body)
    assert service.counts(ORDERS) == (1, int(book), 0)


def test_a_page_can_come_with_a_server_error(service):
    service.sandbox.faults.add("html", status=502)
    assert service.get(INFO).status == 502


def test_json_can_end_in_the_middle(service):
    service.sandbox.faults.add("half_json")
    answer = service.post(ORDERS, order())
    assert answer.status == 200
    with pytest.raises(ValueError, match=r"Unterminated|Expecting"):
        _ = answer.json
    assert service.counts(ORDERS) == (1, 1, 0)


def test_a_file_can_have_another_projection(service):
    service.sandbox.faults.add("wrong_crs")
    with Raster(service.post(COMPOSITE, IMAGE).body) as raster:
        assert raster.GetSpatialRef().GetAuthorityCode(None) == "3857"


def test_a_file_can_have_other_bands(service):
    service.sandbox.faults.add("wrong_bands")
    with Raster(service.post(COMPOSITE, IMAGE).body) as raster:
        assert [raster.GetRasterBand(number).GetDescription() for number in (1, 2)] == ["B4", "B3"]


def test_a_call_that_asks_for_no_file_is_answered_as_ever(service):
    service.sandbox.faults.add("wrong_bands")
    assert service.get(INFO).status == 200


def test_a_file_can_hold_nothing_but_nodata(service):
    service.sandbox.faults.add("all_nodata")
    with Raster(service.post(COMPOSITE, IMAGE).body) as raster:
        assert (raster.ReadAsArray() == -32768).all()
        assert raster.RasterCount == 10


def test_control_calls_never_fail_on_demand(service):
    service.sandbox.faults.add("reset", times=0)
    assert service.get("/__sandbox/state").status == 200
