# SPDX-License-Identifier: GPL-2.0-or-later
"""Every fault, for every class of call: the right error, the right charge, and how often the server was asked."""

from __future__ import annotations

import io
import logging
import traceback
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Callable

import pytest

from clearsky_qgis.clearsky import DownloadBudget
from clearsky_qgis.clearsky.errors import (
    ApiError,
    AuthenticationError,
    BadAnswerError,
    Charge,
    ClearSkyError,
    InvalidRequestError,
    NetworkCause,
    NetworkError,
    NoImageryError,
    NotCoveredError,
    NotFoundError,
    NotGeoTiffError,
    QuotaError,
    RateLimitError,
    RequestTimeoutError,
    ServerError,
    TruncatedDownloadError,
)
from clearsky_qgis.tests.support import http_server as http
from clearsky_qgis.tests.support.clearsky_client import CANARY, Waits, an_order, client_for, composite

if TYPE_CHECKING:
    from pathlib import Path

    from clearsky_qgis.clearsky import ClearSky

NONE, UNKNOWN, CHARGED = Charge.NONE, Charge.UNKNOWN, Charge.CHARGED
UPLOAD_SECRET = "sig-0123456789abcdef"
ASP_NET = b'{"title":"Bad","status":400,"errors":{"Date":["is no date"]},"traceId":"0"}'


def ask(client: ClearSky, _: Path) -> object:
    return client.account.info()


def order(client: ClearSky, _: Path) -> object:
    return client.orders.create(an_order())


def cancel(client: ClearSky, _: Path) -> object:
    return client.orders.cancel("guid-1")


def download(client: ClearSky, folder: Path) -> object:
    return client.composites.download(composite(), folder / "image.tif")


def deliver(client: ClearSky, _: Path) -> object:
    return client.composites.deliver(composite(upload_url=f"https://store.example/x?{UPLOAD_SECRET}"))


CALLS = {"ask": ask, "order": order, "cancel": cancel, "download": download, "deliver": deliver}


@dataclass(frozen=True)
class Fault:
    """Hold a script, and what each kind of call must make of it."""

    name: str
    script: http.Script
    error: type[ClearSkyError]
    charge: dict[str, Charge]
    seen: dict[str, int]
    facts: dict[str, object] = field(default_factory=dict)


def refused(name: str, script: http.Script, error: type[ClearSkyError], **facts: object) -> Fault:
    """A clear no: costs nothing, is never repeated."""
    return Fault(name, script, error, dict.fromkeys(CALLS, NONE), dict.fromkeys(CALLS, 1), facts)


def doubtful(
    name: str, script: http.Script, error: type[ClearSkyError], asked: int, **facts: object
) -> Fault:
    """No clear answer: may have cost something where the call costs, and only free calls are repeated."""
    charge = {"ask": NONE, "cancel": NONE, "order": UNKNOWN, "download": UNKNOWN, "deliver": UNKNOWN}
    return Fault(name, script, error, charge, {**dict.fromkeys(CALLS, 1), "ask": asked}, facts)


FAULTS = [
    refused("wrong key", http.refusal(0, "bad key", status=401), AuthenticationError, status=401),
    refused("wrong key, no envelope", http.answer(status=401), AuthenticationError, status=401),
    refused(
        "forbidden, web page",
        http.answer(b"<html>", status=403, content_type="text/html"),
        AuthenticationError,
    ),
    refused("not found", http.answer(b"", status=404), NotFoundError),
    refused(
        "malformed",
        http.refusal(992, data={"Wkt": ["is bad"]}),
        InvalidRequestError,
        fields={"Wkt": ("is bad",)},
    ),
    refused(
        "ASP.NET body",
        http.answer(ASP_NET, status=400),
        InvalidRequestError,
        fields={"Date": ("is no date",)},
    ),
    refused("too few units", http.refusal(994), QuotaError, code=994),
    refused("no imagery", http.refusal(1002), NoImageryError, code=1002),
    refused("not covered", http.refusal(1006), NotCoveredError, code=1006),
    refused(
        "unknown code",
        http.refusal(4711, "why not"),
        InvalidRequestError,
        code=4711,
        server_message="why not",
    ),
    refused("a no inside a 200", http.refusal(1006, status=200), NotCoveredError, status=200),
    refused("redirect", http.redirect("https://elsewhere.example/x"), BadAnswerError, status=307),
    refused("redirect to nonsense", http.redirect("http://[::bad/"), BadAnswerError, status=307),
    doubtful("server error", http.refusal(0, "oops", status=500), ServerError, 5, status=500),
    doubtful(
        "bad gateway, web page", http.answer(b"<h1>502", status=502, content_type="text/html"), ServerError, 5
    ),
    doubtful("closed without an answer", http.close(), NetworkError, 5, cause=NetworkCause.RESET, sent=True),
    doubtful("reset without an answer", http.reset(), NetworkError, 5, cause=NetworkCause.RESET, sent=True),
]
CASES = [pytest.param(fault, name, id=f"{fault.name}, {name}") for fault in FAULTS for name in CALLS]


@pytest.mark.parametrize(("fault", "name"), CASES)
def test_a_fault_becomes_its_error_and_says_what_it_may_have_cost(fault: Fault, name: str, tmp_path: Path):
    with http.ScriptedServer(fault.script) as server, client_for(server.url) as client:
        with pytest.raises(fault.error) as caught:
            CALLS[name](client, tmp_path)
        assert len(server.seen) == fault.seen[name]
    assert caught.value.charge is fault.charge[name]
    assert {fact: getattr(caught.value, fact) for fact in fault.facts} == fault.facts
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", CALLS)
def test_nobody_listening_costs_nothing_and_is_tried_again(name: str, tmp_path: Path):
    waits = Waits()
    url = f"http://{http.LOOPBACK}:{http.closed_port()}"
    with client_for(url, waits=waits) as client, pytest.raises(NetworkError) as caught:
        CALLS[name](client, tmp_path)
    assert (caught.value.cause, caught.value.sent, caught.value.charge) == (NetworkCause.REFUSED, False, NONE)
    assert len(waits.seconds) == 4


@pytest.mark.parametrize("name", CALLS)
def test_a_name_that_does_not_resolve_costs_nothing(name: str, tmp_path: Path):
    with client_for("https://no-such-host.invalid") as client, pytest.raises(NetworkError) as caught:
        CALLS[name](client, tmp_path)
    assert (caught.value.cause, caught.value.sent, caught.value.charge) == (NetworkCause.DNS, False, NONE)


@pytest.mark.parametrize("name", CALLS)
def test_an_answer_that_never_comes_is_waited_for_once_where_it_costs(name: str, tmp_path: Path):
    limits = {"read_timeout_s": 0.2, "paid_read_timeout_s": 0.2}
    with http.ScriptedServer(http.stall()) as server, client_for(server.url, **limits) as client:
        with pytest.raises(RequestTimeoutError) as caught:
            CALLS[name](client, tmp_path)
        assert len(server.seen) == (5 if name == "ask" else 1)
    assert (caught.value.cause, caught.value.sent) == (NetworkCause.TIMEOUT_READ, True)
    assert caught.value.charge is (NONE if name in ("ask", "cancel") else UNKNOWN)


@pytest.mark.parametrize("name", CALLS)
def test_too_many_requests_is_repeated_by_everyone_after_the_wait_asked_for(name: str, tmp_path: Path):
    waits = Waits()
    busy = http.answer(status=429, headers={"Retry-After": "7"})
    with (
        http.ScriptedServer(busy, busy, http.refusal(1006)) as server,
        client_for(server.url, waits=waits) as client,
    ):
        client._transport.limiter.rejected = lambda _: None  # the gate's own pause is tested beside the gate
        with pytest.raises(NotCoveredError):
            CALLS[name](client, tmp_path)
        assert len(server.seen) == 3
    assert all(seconds >= 7 for seconds in waits.seconds)


@pytest.mark.parametrize("name", CALLS)
def test_a_wait_longer_than_two_minutes_is_shown_and_not_waited(name: str, tmp_path: Path):
    busy = http.answer(status=429, headers={"Retry-After": "121"})
    with http.ScriptedServer(busy) as server, client_for(server.url) as client:
        with pytest.raises(RateLimitError) as caught:
            CALLS[name](client, tmp_path)
        assert len(server.seen) == 1
    assert (caught.value.retry_after_s, caught.value.charge) == (121, NONE)


PAGE = b"<!DOCTYPE html><title>Hotel WiFi</title>"
NOT_JSON = {
    "web page": http.answer(PAGE, content_type="text/html"),
    "half a JSON": http.answer(b'{"Succeeded": true, "Data": {"TaskOr'),
    "empty": http.answer(b""),
    "no envelope": http.answer(b"[1, 2]"),
    "no verdict": http.answer(b'{"Data": {}}'),
    "wrong data": http.envelope({"TaskOrderGuid": 7, "MaxTotalBands": "many"}),
    "null data": http.envelope(None),
}


@pytest.mark.parametrize("name", ["ask", "order"])
@pytest.mark.parametrize("kind", NOT_JSON)
def test_an_answer_that_is_not_the_apis_is_never_guessed_at(kind: str, name: str, tmp_path: Path):
    with http.ScriptedServer(NOT_JSON[kind]) as server, client_for(server.url) as client:
        with pytest.raises(BadAnswerError) as caught:
            CALLS[name](client, tmp_path)
        assert len(server.seen) == 1
    assert caught.value.charge is (UNKNOWN if name == "order" else NONE)


def test_a_redirect_is_named_and_the_other_server_hears_nothing(tmp_path: Path):
    with http.ScriptedServer(http.answer()) as other:
        target = f"http://localhost:{other.port}/steal?{UPLOAD_SECRET}"
        for status in (301, 302, 303, 307, 308):
            with (
                http.ScriptedServer(http.redirect(target, status)) as server,
                client_for(server.url) as client,
            ):
                for call in CALLS.values():
                    with pytest.raises(BadAnswerError, match="localhost") as caught:
                        call(client, tmp_path)
                    assert UPLOAD_SECRET not in str(caught.value)
                    assert (caught.value.charge is UNKNOWN) <= (status == 303)
        assert other.connections == 0


def test_an_answer_larger_than_any_answer_is_refused(monkeypatch):
    from clearsky_qgis.clearsky import _exchange

    monkeypatch.setattr(_exchange.Reply.answer, "__kwdefaults__", {"limit": 1000})
    with (
        http.ScriptedServer(http.answer(b" " * 1001)) as server,
        client_for(server.url) as client,
        pytest.raises(BadAnswerError, match="larger"),
    ):
        client.account.info()


def test_a_json_cut_in_half_on_the_wire_is_a_broken_connection_and_asked_for_again():
    half = http.cut(b'{"Succeeded":', 500, content_type="application/json")
    with http.ScriptedServer(half) as server, client_for(server.url) as client:
        with pytest.raises(NetworkError) as caught:
            client.account.info()
        assert len(server.seen) == 5
    assert caught.value.cause is NetworkCause.RESET


ECHO = f'{{"Succeeded":false,"Error":{{"Message":"key {CANARY} is bad","Code":1}},"Data":{{"{CANARY}":["{CANARY}"]}}}}'
LEAKS = {
    "echoed in a refusal": http.answer(ECHO.encode(), status=400),
    "echoed in a page": http.answer(
        f"<p>{CANARY} {UPLOAD_SECRET}".encode(), status=500, content_type="text/html"
    ),
    "echoed in a 200": http.answer(f"{CANARY} {UPLOAD_SECRET}".encode(), content_type=CANARY),
    "echoed in a redirect": http.redirect(f"https://{CANARY.lower().replace('/', '-')}.example/{CANARY}"),
    "echoed in data": http.envelope(
        {"MaxTotalBands": CANARY, "TaskOrderGuid": [CANARY], CANARY: UPLOAD_SECRET}
    ),
    "closed": http.close(),
    "reset": http.reset(),
    "stalled": http.stall(),
    "not HTTP": http.raw(f"{CANARY}\r\n\r\n".encode()),
    "broken chunks": http.cut_chunked(f"{CANARY}".encode()),
    "cut": http.cut(f"{CANARY}{UPLOAD_SECRET}".encode(), 999),
}


# A cancellation is not interested in data.
LEAKING = [(leak, name) for leak in LEAKS for name in CALLS if (leak, name) != ("echoed in data", "cancel")]


def everything_said(error: BaseException, log: io.StringIO) -> str:
    chain: list[BaseException] = []
    link: BaseException | None = error
    while link is not None:
        chain.append(link)
        link = link.__cause__ or link.__context__
    said = [log.getvalue(), *traceback.format_exception(type(error), error, error.__traceback__)]
    said += [text for link in chain for text in (str(link), repr(link), repr(link.args), repr(vars(link)))]
    return "\n".join(said)


@pytest.mark.parametrize(("leak", "name"), LEAKING)
def test_the_key_is_nowhere_in_errors_logs_or_files(leak: str, name: str, tmp_path: Path):
    log = io.StringIO()
    handler = logging.StreamHandler(log)
    logging.getLogger().addHandler(handler)
    logging.getLogger().setLevel(logging.DEBUG)
    limits = {"read_timeout_s": 0.2, "paid_read_timeout_s": 0.2}
    try:
        with http.ScriptedServer(LEAKS[leak]) as server, client_for(server.url, **limits) as client:
            with pytest.raises(ClearSkyError) as caught:
                CALLS[name](client, tmp_path)
            said = everything_said(caught.value, log) + repr(client) + repr(client._transport._config)
    finally:
        logging.getLogger().removeHandler(handler)
        logging.getLogger().setLevel(logging.WARNING)
    files = "".join(path.name + path.read_bytes().decode("latin-1") for path in tmp_path.iterdir())
    assert CANARY.lower() not in (said + files).lower()
    assert name != "deliver" or UPLOAD_SECRET not in said + files


def test_a_key_with_a_newline_inside_never_reaches_the_library():
    from clearsky_qgis.clearsky import ClientConfig, errors

    for key in ("", "  ", "a\nb", "ключ", "a b", "a\x00b"):
        with pytest.raises(errors.ConfigurationError) as caught:
            ClientConfig(api_key=key)
        assert not key.strip() or key not in str(caught.value)


TRUNCATIONS: dict[str, tuple[Callable[[bytes], http.Script], bool]] = {
    "closed early": (lambda body: http.cut(body, len(body) * 2), True),
    "chunks without an end": (http.cut_chunked, False),
    "silence": (lambda body: http.stall(http.head(200, "image/tiff", len(body) * 2) + body), True),
}


@pytest.mark.parametrize("how", TRUNCATIONS)
@pytest.mark.parametrize("size", [10, 70_000, 3_000_000])
def test_a_file_that_breaks_off_is_kept_to_the_last_byte_and_not_bought_again(
    how: str, size: int, tmp_path: Path
):
    body = (b"II*\0" + bytes(range(256)) * (size // 256 + 1))[:size]
    script, length_known = TRUNCATIONS[how]
    with http.ScriptedServer(script(body)) as server, client_for(server.url, read_timeout_s=0.3) as client:
        with pytest.raises(TruncatedDownloadError) as caught:
            download(client, tmp_path)
        assert len(server.seen) == 1
    error = caught.value
    assert (error.received_bytes, error.charge) == (size, CHARGED)
    assert error.expected_bytes == (size * 2 if length_known else None)
    assert error.kept_path is not None
    assert error.kept_path.read_bytes() == body
    assert [path.name for path in tmp_path.iterdir()] == ["image.tif.part"]


def test_a_reset_in_the_middle_keeps_what_came(tmp_path: Path):
    body = b"II*\0" + bytes(500_000)
    with (
        http.ScriptedServer(http.cut(body, len(body) * 2, reset=True)) as server,
        client_for(server.url) as client,
        pytest.raises((TruncatedDownloadError, NetworkError)) as caught,
    ):
        download(client, tmp_path)
    if isinstance(caught.value, TruncatedDownloadError) and caught.value.kept_path is not None:
        kept = caught.value.kept_path.read_bytes()
        assert (len(kept), body[: len(kept)]) == (caught.value.received_bytes, kept)
    assert not (tmp_path / "image.tif").exists()


@pytest.mark.parametrize("size_bytes", [2_000, 70_000])
def test_what_came_with_the_head_outlives_a_reset(tmp_path: Path, size_bytes: int):
    """It lies in the standard library's buffer, which forgets it should its next read fail."""
    body = b"II*\0" + bytes(size_bytes)
    with (
        http.ScriptedServer(http.cut(body, 1_000_000, reset=True)) as server,
        client_for(server.url) as client,
        pytest.raises(TruncatedDownloadError) as caught,
    ):
        download(client, tmp_path)
    assert caught.value.kept_path is not None
    assert caught.value.kept_path.read_bytes() == body


@pytest.mark.parametrize("body", [PAGE, b"PK\3\4 a zip", b'{"Succeeded": true}', b"II"], ids=repr)
def test_a_body_that_is_no_geotiff_is_kept_aside_and_never_named_tif(body: bytes, tmp_path: Path):
    with http.ScriptedServer(http.geotiff(body)) as server, client_for(server.url) as client:
        with pytest.raises(NotGeoTiffError) as caught:
            download(client, tmp_path)
        assert len(server.seen) == 1
    assert caught.value.charge is UNKNOWN
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [
        ("image.tif.not-a-geotiff", body)
    ]


def test_an_empty_file_leaves_nothing_behind(tmp_path: Path):
    with (
        http.ScriptedServer(http.geotiff(b"")) as server,
        client_for(server.url) as client,
        pytest.raises(NotGeoTiffError) as caught,
    ):
        download(client, tmp_path)
    assert (caught.value.charge, list(tmp_path.iterdir())) == (UNKNOWN, [])


def test_errors_survive_the_way_back_from_another_process():
    import pickle

    error = ApiError("no", status=400, code=7, fields={"a": ("b",)}, charge=UNKNOWN)
    copy = pickle.loads(pickle.dumps(error))  # noqa: S301 (made one line above)
    assert (str(copy), vars(copy)) == (str(error), vars(error))


def broken_off(status: int) -> http.Script:
    def script(connection: http.Connection) -> None:
        connection.send(http.head(status, "application/json", 999) + b'{"Succ')
        raise http.Hangup

    return script


def test_a_refusal_that_breaks_off_is_still_a_refusal(tmp_path: Path):
    for call in CALLS.values():
        server = http.ScriptedServer(broken_off(400))
        with server, client_for(server.url) as client, pytest.raises(InvalidRequestError) as caught:
            call(client, tmp_path)
        assert caught.value.charge is NONE


def test_a_failure_that_breaks_off_is_not_taken_for_a_whole_one_that_may_be_repeated(tmp_path: Path):
    with http.ScriptedServer(broken_off(503)) as server, client_for(server.url) as client:
        with pytest.raises(NetworkError) as caught:
            client.composites.download(composite(), tmp_path / "a.tif", budget=DownloadBudget(1, 9))
        assert len(server.seen) == 1
    assert caught.value.charge is UNKNOWN
