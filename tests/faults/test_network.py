# SPDX-License-Identifier: GPL-2.0-or-later
"""The line between us and the service: storms, portals, redirects, certificates, and answers of another kind."""

from __future__ import annotations

import json
import shutil
import ssl
import subprocess
import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from clearsky_qgis.clearsky.errors import (
    BadAnswerError,
    Charge,
    NetworkCause,
    NetworkError,
    NotGeoTiffError,
    TruncatedDownloadError,
)
from clearsky_qgis.core.errors import MoneyError
from clearsky_qgis.core.orders import ordering
from clearsky_qgis.core.orders.ordering import Found, ask_order_quote
from clearsky_qgis.core.purchases.ledger_rows import PurchaseState
from clearsky_qgis.core.purchases.plan_run import CellState, run_plan
from clearsky_qgis.core.purchases.plans import Cell, save_plan
from clearsky_qgis.core.purchases.recovery import kept_file
from clearsky_qgis.tests.support import http_server as http
from clearsky_qgis.tests.support.faults_names import NameService, by_name
from clearsky_qgis.tests.support.faults_road import image_request, order_request
from clearsky_qgis.tests.support.faults_service import COMPOSITE, ORDERS, Counts, counts

fault = pytest.mark.fault
OPENSSL = shutil.which("openssl")
REQUEST = image_request()


def a_plan(desk, count):
    requests = [image_request(number) for number in range(count)]
    cells = [Cell("an area", request, desk.quote(request).estimate.credit_estimate) for request in requests]
    return save_plan(desk.ledger, desk.till.account, "a plan", cells)


def run(desk, plan, workers):
    return run_plan(desk.client, desk.till, plan, desk.images, desk.feedback, workers=workers)


@fault("P1", "A 429 storm with 8 parts in flight", "0 parts lost, each fetched once")
def test_P01_a_storm_of_429_loses_no_part(open_a_desk, sandbox, report):
    desk = open_a_desk()
    plan = a_plan(desk, 8)
    storm = sandbox.faults.add("status", path="/composite", status=429, times=6)
    results = run(desk, plan, workers=4)
    assert [result.state for result in results] == [CellState.DONE] * 8
    seen = counts(sandbox)
    assert (seen.seen, seen.booked) == (8 + storm.hits, 8)
    report(f"8 of 8; {storm.hits} turned away", seen)


@fault("P2", "Another program holds 3 of the account's 4 connections", "adapts and finishes")
def test_P02_parts_are_fetched_though_another_program_holds_connections(
    open_a_desk, sandbox, tmp_path, report
):
    desk = open_a_desk()
    plan = a_plan(desk, 6)
    held = sandbox.faults.add("delay", path="/account/info", seconds=1.5, times=3)
    with ThreadPoolExecutor(3) as program:
        # What is no QGIS of this profile knows nothing of its gate.
        clients = [open_a_desk(tmp_path / str(number)).client for number in range(3)]
        answers = [program.submit(client.account.info) for client in clients]
        while held.hits < 3:
            time.sleep(0.01)
        results = run(desk, plan, workers=4)
        assert all(answer.result() for answer in answers)
    assert [result.state for result in results] == [CellState.DONE] * 6
    seen = counts(sandbox)
    assert seen.booked == 6
    assert sandbox.state["most_connections"] == 4
    turned_away = sum(path["too_many"] for path in sandbox.state["paths"].values())
    report(f"6 of 6, {turned_away} calls turned away", seen)


@fault("P3", "One part of 8 fails for good", "7 kept; fetching what is missing sends exactly 1")
def test_P03_only_the_missing_part_is_fetched_again(open_a_desk, sandbox, report):
    desk = open_a_desk()
    plan = a_plan(desk, 8)
    sandbox.faults.add("json_error", path="/composite", after=3)
    results = run(desk, plan, workers=1)
    states = [result.state for result in results]
    assert (states.count(CellState.DONE), states[3]) == (7, CellState.FAILED)
    before = counts(sandbox)
    assert [result.state for result in run(desk, plan, workers=2)] == [CellState.DONE] * 8
    assert (counts(sandbox) - before).seen == 1
    report("7 of 8, then exactly 1 more", counts(sandbox))


@fault(
    "P4", "The computer sleeps: names are not resolved for a while", "free calls recover; 1 POST, received"
)
def test_P04_after_a_sleep_free_calls_recover_and_an_image_is_fetched_once(
    sandbox, open_a_desk, report, monkeypatch
):
    desk = open_a_desk(base_url=by_name(sandbox.base_url))
    names = NameService(monkeypatch, fails=2)
    quote = desk.quote(REQUEST)
    fetch = desk.client.composites.download

    def asleep(*args, **kwargs):
        names.fails = 2
        return fetch(*args, **kwargs)

    monkeypatch.setattr(desk.client.composites, "download", asleep)
    delivery = desk.buy(REQUEST, quote)
    assert (names.fails, len(desk.waits)) == (0, 4)
    (row,) = desk.rows
    assert (row.state, row.charge, row.file_path) == (
        PurchaseState.VERIFIED,
        "charged",
        str(delivery.facts.path),
    )
    seen = counts(sandbox)
    assert seen == Counts(1, 1, 1)
    report("the price and the image at the third try each", seen)


@fault("P4", "The computer sleeps, and no name is resolved any more", "nothing sent, failed, nothing charged")
def test_P04_an_image_that_cannot_be_asked_for_costs_nothing(sandbox, open_a_desk, report, monkeypatch):
    desk = open_a_desk(base_url=by_name(sandbox.base_url))
    names = NameService(monkeypatch, fails=0)
    quote = desk.quote(REQUEST)
    fetch = desk.client.composites.download

    def gone(*args, **kwargs):
        names.fails = 10**6
        return fetch(*args, **kwargs)

    monkeypatch.setattr(desk.client.composites, "download", gone)
    with pytest.raises(NetworkError) as caught:
        desk.buy(REQUEST, quote)
    assert (caught.value.cause, caught.value.sent) == (NetworkCause.DNS, False)
    (row,) = desk.rows
    assert (row.state, row.charge, desk.files) == (PurchaseState.FAILED, "none", [])
    monkeypatch.undo()
    NameService(monkeypatch, fails=0)
    assert desk.buy(REQUEST, quote).facts.path.is_file()
    seen = counts(sandbox)
    assert seen == Counts(1, 1, 1)
    report("failed, charge none; the next press fetches 1", seen)


@fault("P4", "The computer sleeps in mid-download: the connection is dead", "as D1; free calls recover")
def test_P04_a_download_whose_connection_died_is_kept_and_free_calls_recover(
    sandbox, open_a_desk, report, monkeypatch
):
    desk = open_a_desk(base_url=by_name(sandbox.base_url), read_timeout_s=1.0)
    names = NameService(monkeypatch, fails=0)
    quote = desk.quote(REQUEST)
    sandbox.faults.add("truncate_reset", path="/composite", fraction=0.6)
    with pytest.raises(TruncatedDownloadError) as caught:
        desk.buy(REQUEST, quote)
    (row,) = desk.rows
    assert (row.state, row.charge) == (PurchaseState.FAILED, "charged")
    assert kept_file(row) == caught.value.kept_path
    # The kept connection of the free calls died in the same sleep, and the first name is not resolved yet.
    desk.client.close()
    names.fails = 1
    assert desk.quote(REQUEST).is_ready
    assert names.fails == 0
    seen = counts(sandbox)
    assert (seen.seen, seen.booked) == (1, 1)
    report("failed, charged, .part kept; the next price at the second try", seen)


@fault(
    "P5",
    "A captive portal answers 200 with a web page",
    "free: not the API; order: unknown; download: no image",
)
def test_P05_a_captive_portal_is_not_taken_for_the_service(desk, sandbox, report):
    quote, order_quote = desk.quote(REQUEST), ask_order_quote(desk.client, order_request())
    sandbox.faults.add("html", path="/estimate")
    with pytest.raises(BadAnswerError) as free:
        desk.quote(REQUEST)
    assert free.value.charge is Charge.NONE
    sandbox.faults.add("html", path="/composite")
    with pytest.raises(NotGeoTiffError):
        desk.buy(REQUEST, quote)
    sandbox.faults.add("html", path="/orders", method="POST")
    assert desk.order(order_request(), order_quote).found is Found.NONE
    order_row, image_row = desk.rows
    assert (image_row.state, image_row.charge) == (PurchaseState.FAILED, "unknown")
    assert order_row.state is PurchaseState.UNKNOWN
    images, orders = counts(sandbox), counts(sandbox, ORDERS)
    assert (images.seen, images.booked, orders.seen, orders.booked) == (1, 0, 1, 0)
    report("as expected", images)


@fault("P6", "A redirect to another host", "named; the key is not sent there; nothing charged")
@pytest.mark.parametrize("status", [301, 302, 307, 308])
def test_P06_no_redirect_is_followed(status, desk, sandbox, report):
    quote, order_quote = desk.quote(REQUEST), ask_order_quote(desk.client, order_request())
    with http.ScriptedServer(http.answer(b"gotcha")) as stranger:
        for path in ("/composite", "/orders"):
            sandbox.faults.add("redirect", path=path, method="POST", status=status, url=stranger.url + path)
        for press in (lambda: desk.buy(REQUEST, quote), lambda: desk.order(order_request(), order_quote)):
            with pytest.raises(BadAnswerError, match=r"127\.0\.0\.1") as caught:
                press()
            assert caught.value.charge is Charge.NONE
        assert stranger.seen == []
    assert {(row.state, row.charge) for row in desk.rows} == {(PurchaseState.FAILED, "none")}
    report("failed, charge none; the other host heard nothing", counts(sandbox, COMPOSITE))


@fault("P6", 'An order is answered with "see other"', "it may be done: in doubt, looked for, not sent again")
def test_P06_see_other_is_the_answer_to_what_was_done(desk, sandbox, report, monkeypatch):
    monkeypatch.setattr(ordering, "RECONCILE_WAITS_S", ())
    sandbox.faults.add("redirect", path="/orders", method="POST", status=303, url=sandbox.base_url + "/there")
    assert desk.order(order_request()).found is Found.NONE
    assert [(row.state, row.charge) for row in desk.rows] == [(PurchaseState.UNKNOWN, "unknown")]
    with pytest.raises(MoneyError):
        desk.order(order_request())
    report("unknown, charge unknown; blocked until it is given up", counts(sandbox, ORDERS))


@pytest.mark.skipif(OPENSSL is None, reason="openssl makes the certificate")
@fault("P7", "A certificate nobody vouches for", "refused; nothing sent")
def test_P07_a_certificate_nobody_vouches_for_hears_nothing(desk, open_a_desk, tmp_path, monkeypatch, report):
    quote, order_quote = desk.quote(REQUEST), ask_order_quote(desk.client, order_request())
    with http.ScriptedServer(http.answer(), tls=own_certificate(tmp_path)) as server:
        behind_tls = open_a_desk(tmp_path, base_url=server.url)
        monkeypatch.setattr(desk.client.composites, "download", behind_tls.client.composites.download)
        monkeypatch.setattr(desk.client.orders, "create", behind_tls.client.orders.create)
        for press in (lambda: desk.buy(REQUEST, quote), lambda: desk.order(order_request(), order_quote)):
            with pytest.raises(NetworkError) as caught:
                press()
            assert (caught.value.cause, caught.value.sent) == (NetworkCause.CERTIFICATE, False)
        assert server.seen == []
    assert {(row.state, row.charge) for row in desk.rows} == {(PurchaseState.FAILED, "none")}
    report("failed, charge none; the server heard no request", "0 / 0 / 0")


def own_certificate(folder):
    key, cert = folder / "key.pem", folder / "cert.pem"
    subject = ["-subj", "/CN=127.0.0.1", "-addext", "subjectAltName=IP:127.0.0.1"]
    command = [OPENSSL, "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", *subject]
    subprocess.run([*command, "-keyout", key, "-out", cert], check=True, capture_output=True)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(cert, key)
    return context


@fault(
    "P8",
    "An answer of more than 64 MiB, or nested without end",
    "refused; an order's stays unknown and is found",
)
@pytest.mark.parametrize("body", ["[" * 100_000, '{"Succeeded":true,"Data":' + '{"a":' * 50_000])
def test_P08_a_monstrous_answer_is_refused(body, desk, sandbox, report):
    sandbox.faults.add("json_error", path="/estimate", body=body)
    with pytest.raises(BadAnswerError):
        desk.quote(REQUEST)
    order_quote = ask_order_quote(desk.client, order_request())
    sandbox.faults.add("json_error", path="/orders", method="POST", body=body, book=True)
    assert desk.order(order_request(), order_quote).found is Found.ONE
    seen = counts(sandbox, ORDERS)
    assert (seen.seen, seen.booked) == (1, 1)
    report("refused; the order is found by listing", seen)


@fault("P8", "An answer of more than 64 MiB", "refused before it is all read")
def test_P08_an_endless_answer_is_refused(open_a_desk, tmp_path, report):
    piece = b"x" * 1024 * 1024

    def endless(connection):
        connection.send(http.head(200, "application/json", None, {"Connection": "close"}))
        for _ in range(70):
            connection.send(piece)

    with http.ScriptedServer(endless) as server:
        desk = open_a_desk(tmp_path, base_url=server.url)
        with pytest.raises(BadAnswerError, match="larger"):
            desk.client.orders.list()
    report("refused at 64 MiB", "1 / 0 / 0")


@fault("P9", "Unknown words, extra fields, camelCase, numbers as text, missing fields", "read; unknown kept")
def test_P09_answers_in_another_spelling_are_read(desk, sandbox, report):
    request = order_request()
    order = {
        "taskOrderGuid": "g-1",
        "orderingProcessStatus": "Dreaming",
        "model": request.model,
        "satelliteConstellations": list(request.satellite_constellations),
        "from": "2024-05-01T00:00:00Z",
        "to": "2024-05-31",
        "imageFrequency": "2",
        "wkt": request.wkt,
        "somethingNew": {"a": 1},
    }
    body = json.dumps({"succeeded": True, "data": order})
    listing = json.dumps({"succeeded": True, "data": {"taskOrders": [order]}})
    quote = ask_order_quote(desk.client, request)
    sandbox.faults.add("json_error", path="/orders", method="POST", body=body, book=True)
    placed = desk.order(request, quote)
    assert placed.found is Found.ONE
    assert placed.candidates[0].ordering_process_status == "Dreaming"
    assert desk.rows[0].order_guids == ("g-1",)
    sandbox.faults.add("json_error", path="/orders", method="GET", body=listing)
    assert desk.client.orders.list()[0].model_extra["somethingNew"] == {"a": 1}
    report("done; the unknown status is kept", counts(sandbox, ORDERS))
