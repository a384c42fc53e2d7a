# SPDX-License-Identifier: GPL-2.0-or-later
"""A scripted HTTP server on loopback: it answers badly on purpose, and counts what it saw."""

from __future__ import annotations

import json
import socket
import struct
import threading
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Callable, Optional
from urllib.parse import parse_qs, urlsplit

if TYPE_CHECKING:
    import ssl
    from collections.abc import Mapping

LOOPBACK = "127.0.0.1"
_POLL_S = 0.05
_LONGEST_SEND_S = 10.0
Script = Callable[["Connection"], None]


@dataclass(frozen=True)
class Seen:
    """Hold one request as it arrived."""

    method: str
    path: str
    query: Mapping[str, list[str]]
    headers: Mapping[str, str]
    body: bytes

    @property
    def json(self) -> object:
        """The body, read."""
        return json.loads(self.body)


@dataclass
class Connection:
    """Hold what a script needs to answer, or not."""

    socket: socket.socket
    request: Seen
    stopping: threading.Event

    def send(self, data: bytes) -> None:
        # A client that is busy for a moment is no reason to break off.
        self.socket.settimeout(_LONGEST_SEND_S)
        self.socket.sendall(data)
        self.socket.settimeout(_POLL_S)

    def wait_for_client_to_leave(self) -> None:
        """Keep the connection open and silent until the client gives up or the server stops."""
        self.socket.settimeout(_POLL_S)
        while not self.stopping.is_set():
            with suppress(socket.timeout):
                if not self.socket.recv(1):
                    return

    def reset(self) -> None:
        """Close with RST."""
        self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        raise Hangup


class Hangup(Exception):  # noqa: N818 (it ends a script, nothing failed)
    """The script has ended the connection."""


class ScriptedServer:
    """Answer each request with the next script; the last one is used again and again."""

    def __init__(self, *scripts: Script, tls: Optional[ssl.SSLContext] = None) -> None:
        self.seen: list[Seen] = []
        self.connections = 0
        self._scripts = list(scripts)
        self._tls = tls
        self._stopping = threading.Event()
        self._lock = threading.Lock()
        self._threads: list[threading.Thread] = []
        self._listener = socket.create_server((LOOPBACK, 0))
        self._listener.settimeout(_POLL_S)

    @property
    def port(self) -> int:
        return int(self._listener.getsockname()[1])

    @property
    def url(self) -> str:
        return f"{'https' if self._tls else 'http'}://{LOOPBACK}:{self.port}"

    @property
    def bodies(self) -> list[object]:
        return [seen.json for seen in self.seen]

    def __enter__(self) -> ScriptedServer:
        self._start(self._accept)
        return self

    def __exit__(self, *_: object) -> None:
        self._stopping.set()
        for thread in self._threads:
            thread.join(10)
        self._listener.close()

    def _start(self, work: Callable[[], None]) -> None:
        thread = threading.Thread(target=work, daemon=True)
        self._threads.append(thread)
        thread.start()

    def _accept(self) -> None:
        while not self._stopping.is_set():
            with suppress(socket.timeout):
                connection, _ = self._listener.accept()
                self.connections += 1
                self._start(lambda connection=connection: self._serve(connection))

    def _serve(self, connection: socket.socket) -> None:
        with suppress(OSError, Hangup), connection:
            if self._tls is not None:
                connection = self._tls.wrap_socket(connection, server_side=True)
            connection.settimeout(_POLL_S)
            with connection:
                while (request := self._read_request(connection)) is not None:
                    self._next_script(request)(Connection(connection, request, self._stopping))

    def _next_script(self, request: Seen) -> Script:
        with self._lock:
            self.seen.append(request)
            return self._scripts.pop(0) if len(self._scripts) > 1 else self._scripts[0]

    def _read_request(self, connection: socket.socket) -> Optional[Seen]:
        data = b""
        while b"\r\n\r\n" not in data:
            more = self._receive(connection)
            if not more:
                return None
            data += more
        head, _, body = data.partition(b"\r\n\r\n")
        first, *lines = head.decode("latin-1").split("\r\n")
        headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines)}
        while len(body) < int(headers.get("content-length", "0")):
            body += self._receive(connection)
        method, target, _ = first.split(" ")
        parts = urlsplit(target)
        return Seen(method, parts.path, parse_qs(parts.query), headers, body)

    def _receive(self, connection: socket.socket) -> bytes:
        while not self._stopping.is_set():
            with suppress(socket.timeout):
                return connection.recv(65536)
        return b""


def answer(
    body: bytes = b"",
    *,
    status: int = 200,
    content_type: str = "application/json",
    headers: Optional[Mapping[str, str]] = None,
) -> Script:
    """Answer properly."""
    return lambda connection: connection.send(head(status, content_type, len(body), headers) + body)


def envelope(data: object, **options: object) -> Script:
    """Answer with a success."""
    return answer(json.dumps({"Succeeded": True, "Error": None, "Data": data}).encode(), **options)


def refusal(code: int, message: str = "no", *, status: int = 400, data: object = None) -> Script:
    """Answer with the service's own no."""
    body = {"Succeeded": False, "Error": {"Message": message, "Code": code}, "Data": data}
    return answer(json.dumps(body).encode(), status=status)


def geotiff(body: bytes, *, headers: Optional[Mapping[str, str]] = None) -> Script:
    """Answer with a file."""
    return answer(body, content_type="application/octet-stream", headers=headers)


def head(
    status: int,
    content_type: str,
    length: Optional[int],
    headers: Optional[Mapping[str, str]] = None,
) -> bytes:
    """Return the bytes of a status line and headers."""
    lines = [f"HTTP/1.1 {status} Scripted", f"Content-Type: {content_type}"]
    lines += [] if length is None else [f"Content-Length: {length}"]
    lines += [f"{name}: {value}" for name, value in (headers or {}).items()]
    return ("\r\n".join(lines) + "\r\n\r\n").encode("latin-1")


def cut(
    body: bytes, declared: int, *, reset: bool = False, content_type: str = "application/octet-stream"
) -> Script:
    """Promise `declared` bytes, send fewer, and close."""

    def script(connection: Connection) -> None:
        connection.send(head(200, content_type, declared) + body)
        if reset:
            connection.reset()
        raise Hangup

    return script


def cut_chunked(body: bytes) -> Script:
    """Send one chunk and close without the terminator."""

    def script(connection: Connection) -> None:
        start = head(200, "application/octet-stream", None, {"Transfer-Encoding": "chunked"})
        connection.send(start + f"{len(body):x}\r\n".encode() + body + b"\r\n")
        raise Hangup

    return script


def chunked(*chunks: bytes) -> Script:
    """Send a body in chunks, whole."""
    framed = b"".join(f"{len(chunk):x}\r\n".encode() + chunk + b"\r\n" for chunk in chunks) + b"0\r\n\r\n"
    return raw(head(200, "application/octet-stream", None, {"Transfer-Encoding": "chunked"}) + framed)


def until_close(body: bytes) -> Script:
    """Send a body whose end is the end of the connection."""

    def script(connection: Connection) -> None:
        connection.send(head(200, "application/octet-stream", None, {"Connection": "close"}) + body)
        raise Hangup

    return script


def stall(start: bytes = b"") -> Script:
    """Send the beginning of an answer, then nothing more."""

    def script(connection: Connection) -> None:
        connection.send(start)
        connection.wait_for_client_to_leave()
        raise Hangup

    return script


def close() -> Script:
    """Close without an answer."""

    def script(_: Connection) -> None:
        raise Hangup

    return script


def reset() -> Script:
    """Reset the connection without an answer."""
    return lambda connection: connection.reset()


def raw(data: bytes) -> Script:
    """Send exactly these bytes."""
    return lambda connection: connection.send(data)


def redirect(location: str, status: int = 307) -> Script:
    """Point somewhere else."""
    return answer(status=status, headers={"Location": location})


def closed_port() -> int:
    """Return a port nobody listens on."""
    with socket.create_server((LOOPBACK, 0)) as listener:
        return int(listener.getsockname()[1])
