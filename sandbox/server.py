# SPDX-License-Identifier: GPL-2.0-or-later
"""The HTTP plumbing: one thread per connection, keep-alive, body limits, the connection limit, faults."""

from __future__ import annotations

import json
import socket
import ssl
import sys
import threading
import traceback
from contextlib import suppress
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any, Optional
from urllib.parse import parse_qsl, urlsplit

from .call import Call
from .control import PREFIX, Control
from .delivery import Wire, discard, rejection
from .envelope import ApiError, Code, Reply, failure
from .faults import Fault, Faults, Kind
from .routes import answer, key_matches

if TYPE_CHECKING:
    from .traffic import Traffic
    from .world import World

IDLE_TIMEOUT_S = 75


class SandboxServer(ThreadingHTTPServer):
    """A loopback server that owns a world, its faults and its counters."""

    daemon_threads = True
    block_on_close = False
    request_queue_size = 64

    def __init__(self, address: tuple[str, int], world: World, faults: Faults, traffic: Traffic) -> None:
        super().__init__(address, Handler)
        self.world = world
        self.faults = faults
        self.traffic = traffic
        self.control = Control(world, faults, traffic)
        self.stopping = threading.Event()
        self._connections: set[socket.socket] = set()
        self._guard = threading.Lock()

    def speak_tls(self, certificate_file: str) -> None:
        """Speak https from now on; each connection shakes hands in its own thread."""
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate_file)
        self.socket = context.wrap_socket(self.socket, server_side=True, do_handshake_on_connect=False)

    def process_request(self, request: Any, client_address: Any) -> None:  # noqa: ANN401 (socketserver's types)
        """Remember the connection so that it can be closed when the server stops."""
        with self._guard:
            self._connections.add(request)
        super().process_request(request, client_address)

    def shutdown_request(self, request: Any) -> None:  # noqa: ANN401 (socketserver's types)
        """Close a connection and forget it."""
        with self._guard:
            self._connections.discard(request)
        super().shutdown_request(request)

    def stop(self) -> None:
        """Stop listening and end every connection."""
        self.stopping.set()
        self.shutdown()
        self.server_close()
        with self._guard:
            left = list(self._connections)
        for connection in left:
            with suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)

    def handle_error(self, request: Any, client_address: Any) -> None:  # noqa: ANN401 (socketserver's types)
        """Stay quiet about callers that go away; everything else is a defect and is shown."""
        gone = (ConnectionError, TimeoutError, ssl.SSLError)
        if not isinstance(sys.exc_info()[1], gone) and not self.stopping.is_set():
            super().handle_error(request, client_address)


class Handler(BaseHTTPRequestHandler):
    """Takes calls off one connection, one after the other."""

    protocol_version = "HTTP/1.1"
    server_version = "ClearSKYSandbox/1"
    sys_version = ""
    timeout = IDLE_TIMEOUT_S
    disable_nagle_algorithm = True
    server: SandboxServer

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002, ANN401 (the base class names it)
        """Say nothing: the counters tell what was called."""

    def _serve(self) -> None:
        self._is_settling = self._counts_connection = False
        self._wire = Wire(self, self.server.stopping, self._settle)
        body = self._read_body()
        if body is None:
            return
        call = self._call(body)
        if call.path.startswith(PREFIX):
            self._wire.send(self.server.control.answer(call))
            return
        self._serve_api(call)

    do_GET = do_POST = do_DELETE = do_PUT = do_PATCH = _serve  # noqa: N815 (http.server calls them by these names)

    def _call(self, body: bytes) -> Call:
        parts = urlsplit(self.path)
        query = {name.lower(): value for name, value in parse_qsl(parts.query, keep_blank_values=True)}
        headers = {name.lower(): value for name, value in self.headers.items()}
        return Call(self.command, parts.path, query, headers, body)

    def _read_body(self) -> Optional[bytes]:
        """Read the body; None when the call was turned down for its size."""
        length = self.headers.get("Content-Length", "0")
        size = int(length) if length.isascii() and length.isdigit() else -1
        if size < 0 or "chunked" in self.headers.get("Transfer-Encoding", "").lower():
            self._turn_down(411, "Send a Content-Length.")
            return None
        if size > self.server.world.settings.max_body_bytes:
            self._turn_down(413, "The request body is too large.")
            return None
        return self.rfile.read(size)

    def _turn_down(self, status: int, message: str) -> None:
        self.close_connection = True
        self._wire.send(
            failure(ApiError(Code.NONE, message, status=status), self.server.world.settings.dialect)
        )

    def _serve_api(self, call: Call) -> None:
        server = self.server
        path = call.path.rstrip("/").lower()
        server.traffic.arrived(
            call.method, path, call.headers, call.body, key_matches=key_matches(server.world, call)
        )
        if not server.traffic.enter(server.world.settings.max_concurrent_connections):
            server.traffic.count(call.method, path, "too_many")
            self._wire.send(
                failure(
                    ApiError(Code.NONE, "Too many connections at once.", status=429),
                    server.world.settings.dialect,
                )
            )
            return
        self._counts_connection = True
        try:
            self._meet_fault(call, path, server.faults.take(call.method, path))
        finally:
            server.traffic.leave(settled=self._is_settling)

    def _settle(self) -> None:
        if self._counts_connection and not self._is_settling:
            self._is_settling = True
            self.server.traffic.settle()

    def _meet_fault(self, call: Call, path: str, fault: Optional[Fault]) -> None:
        if fault and fault.kind is Kind.DELAY:
            self._wire.wait(fault.seconds)
        if fault and fault.kind in (Kind.REFUSE, Kind.RESET):
            self._wire.hang_up(reset=fault.kind is Kind.RESET)
            return
        reply = self._handled(call, path, fault) if fault is None or fault.books else None
        try:
            if self._delivered(reply, fault):
                self.server.traffic.count(call.method, path, "served")
        finally:
            discard(reply.file if reply else None)

    def _delivered(self, reply: Optional[Reply], fault: Optional[Fault]) -> bool:
        if fault and fault.kind is Kind.LATE:
            self._wire.wait(fault.seconds)
        if fault and (reply is None or fault.kind in _REPLACING):
            self._wire.send(rejection(fault))
            return False
        assert reply is not None  # noqa: S101 (without a fault the call was handled) # nosec B101
        return self._wire.spoil(reply, fault) if fault else self._wire.send(reply)

    def _handled(self, call: Call, path: str, fault: Optional[Fault]) -> Reply:
        reply = self._answered(_altered(call, fault))
        times = 1
        if fault and fault.kind is Kind.TWICE:
            discard(reply.file)
            reply, times = self._answered(call), 2
        for _ in range(times if reply.booked else 0):
            self.server.traffic.count(call.method, path, "booked")
        return reply

    def _answered(self, call: Call) -> Reply:
        try:
            return answer(self.server.world, call)
        except Exception:  # noqa: BLE001 (a defect of ours becomes a 500, as anywhere)
            if not self.server.stopping.is_set():
                traceback.print_exc()
            error = ApiError(Code.NONE, "An unexpected error occurred.", status=500)
            return failure(error, self.server.world.settings.dialect)


_REPLACING = (Kind.STATUS_AFTER, Kind.HTML, Kind.JSON_ERROR, Kind.EMPTY, Kind.REDIRECT, Kind.STATUS)


def _altered(call: Call, fault: Optional[Fault]) -> Call:
    """Return the call with another projection or other bands, where a fault wants the wrong file."""
    if fault is None or fault.kind not in (Kind.WRONG_CRS, Kind.WRONG_BANDS) or not call.body:
        return call
    wrong = {"epsgprojection": 3857} if fault.kind is Kind.WRONG_CRS else {"bandnames": "B4,B3"}
    asked = {key.lower(): value for key, value in json.loads(call.body).items()}
    return replace(call, body=json.dumps({**asked, **wrong}).encode())
