# SPDX-License-Identifier: GPL-2.0-or-later
"""Putting a reply on the wire, whole or spoilt as a fault wants it."""

from __future__ import annotations

import gzip
import socket
import struct
from dataclasses import replace
from typing import TYPE_CHECKING, Callable, Optional

from .envelope import JSON_TYPE, Reply
from .faults import Fault, Kind
from .scenery.geotiff import blank

if TYPE_CHECKING:
    import threading
    from http.server import BaseHTTPRequestHandler
    from pathlib import Path

HTML_PAGE = (
    b"<!DOCTYPE html><html><head><title>Sign in</title></head><body><h1>Please sign in</h1></body></html>"
)
PIECE = 1024 * 1024
LAST_BYTES = 64 * 1024


class Wire:
    """One connection's way out. Every sender returns True when the caller got a whole, faultless answer."""

    def __init__(
        self, handler: BaseHTTPRequestHandler, stopping: threading.Event, before_last: Callable[[], None]
    ) -> None:
        self._handler = handler
        self._stopping = stopping
        self._before_last = before_last

    def wait(self, seconds: float) -> None:
        """Wait, but not longer than the server lives."""
        self._stopping.wait(seconds)

    def send(self, reply: Reply) -> bool:
        """Send a reply as it should be."""
        self._head(reply, {"Content-Length": str(_size(reply))})
        if reply.file is None:
            self._last(reply.body)
            return True
        with reply.file.open("rb") as file:
            most = _size(reply) - LAST_BYTES
            if most > 0:
                self._handler.connection.sendfile(file, count=most)
            file.seek(max(0, most))
            self._last(file.read())
        return True

    def _last(self, body: bytes) -> None:
        self._before_last()
        self._handler.wfile.write(body)

    def hang_up(self, *, reset: bool = False) -> bool:
        """Close without another byte; `reset` breaks the connection off instead of ending it."""
        self._handler.close_connection = True
        if reset:
            linger = struct.pack("ii", 1, 0)
            self._handler.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)
            socket.close(self._handler.connection.detach())
        return False

    def spoil(self, reply: Reply, fault: Fault) -> bool:
        """Send a reply with a fault."""
        sender = _SENDERS.get(fault.kind)
        return sender(self, reply, fault) if sender else self.send(reply)

    def _head(self, reply: Reply, more: dict[str, str]) -> None:
        self._handler.send_response(reply.status)
        for name, value in {**reply.headers, **more}.items():
            self._handler.send_header(name, value)
        self._handler.end_headers()

    def cut(self, reply: Reply, fault: Fault, *, reset: bool = False) -> bool:
        """Promise the whole length and send a part of it."""
        body = _bytes(reply)
        self._head(reply, {"Content-Length": str(len(body))})
        self._handler.wfile.write(_part(body, fault))
        if reset:
            self.wait(0.2)  # what was sent must arrive before the reset throws the rest away
        return self.hang_up(reset=reset)

    def chunks(self, reply: Reply, body: bytes, *, ended: bool) -> bool:
        """Send a body in chunks, with or without the last one."""
        self._head(reply, {"Transfer-Encoding": "chunked"})
        for start in range(0, len(body), PIECE):
            piece = body[start : start + PIECE]
            self._handler.wfile.write(b"%x\r\n" % len(piece) + piece + b"\r\n")
        if not ended:
            return self.hang_up()
        self._last(b"0\r\n\r\n")
        return True

    def until_close(self, reply: Reply, body: bytes) -> bool:
        """Send a body whose end only the end of the connection shows."""
        self._head(reply, {"Connection": "close"})
        self._handler.wfile.write(body)
        self.hang_up()
        return len(body) == _size(reply)

    def slowly(self, reply: Reply, fault: Fault) -> bool:
        """Send a byte every half second for a while, then the rest."""
        body = _bytes(reply)
        self._head(reply, {"Content-Length": str(len(body))})
        single = min(len(body), int(fault.seconds * 2))
        for index in range(single):
            self._handler.wfile.write(body[index : index + 1])
            self.wait(0.5)
        self._last(body[single:])
        return True

    def stall(self, reply: Reply, fault: Fault) -> bool:
        """Send a part, then say nothing for a while, then close."""
        body = _bytes(reply)
        self._head(reply, {"Content-Length": str(len(body))})
        self._handler.wfile.write(_part(body, fault))
        self.wait(fault.seconds)
        return self.hang_up()

    def too_much(self, reply: Reply) -> bool:
        """Send more bytes than were promised."""
        sent = self.send(reply)
        self._handler.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nextra")
        self.hang_up()
        return sent


def rejection(fault: Fault) -> Reply:
    """Return the answer that a fault gives in place of the real one."""
    if fault.kind is Kind.REDIRECT:
        return Reply(fault.status if 300 <= fault.status < 400 else 307, headers={"Location": fault.url})
    if fault.kind is Kind.EMPTY:
        return Reply(200, headers={"Content-Type": "application/octet-stream"})
    if fault.kind is Kind.HTML:
        return Reply(200 if fault.status == 503 else fault.status, HTML_PAGE, {"Content-Type": "text/html"})
    if fault.kind is Kind.JSON_ERROR:
        text = '{"Succeeded":false,"Error":{"Message":"Refused on demand","Code":1002},"Data":null}'
        return Reply(200, (fault.body or text).encode(), {"Content-Type": JSON_TYPE})
    headers = {"Content-Type": JSON_TYPE}
    if fault.retry_after is not None:
        headers["Retry-After"] = fault.retry_after
    text = '{"Succeeded":false,"Error":{"Message":"Failed on demand","Code":0},"Data":null}'
    return Reply(fault.status, (text if fault.body is None else fault.body).encode(), headers)


def _packed(wire: Wire, reply: Reply, _fault: Fault) -> bool:
    headers = {**reply.headers, "Content-Encoding": "gzip"}
    return wire.send(replace(reply, body=gzip.compress(_bytes(reply), 1), file=None, headers=headers))


def _mislabelled(wire: Wire, reply: Reply, fault: Fault) -> bool:
    return wire.send(replace(reply, headers={**reply.headers, "Content-Type": fault.content_type}))


def _emptied(wire: Wire, reply: Reply, _fault: Fault) -> bool:
    if reply.file is not None:
        blank(reply.file)
    return wire.send(reply)


def _half(wire: Wire, reply: Reply, fault: Fault) -> bool:
    wire.send(replace(reply, body=_part(_bytes(reply), fault), file=None))
    return False


_SENDERS: dict[Kind, Callable[[Wire, Reply, Fault], bool]] = {
    Kind.DROP: lambda wire, _reply, _fault: wire.hang_up(),
    Kind.DROP_RESET: lambda wire, _reply, _fault: wire.hang_up(reset=True),
    Kind.TRUNCATE: lambda wire, reply, fault: wire.cut(reply, fault),
    Kind.TRUNCATE_RESET: lambda wire, reply, fault: wire.cut(reply, fault, reset=True),
    Kind.TRUNCATE_CHUNKED: lambda wire, reply, fault: wire.chunks(
        reply, _part(_bytes(reply), fault), ended=False
    ),
    Kind.TRUNCATE_CLOSE: lambda wire, reply, fault: wire.until_close(reply, _part(_bytes(reply), fault)),
    Kind.CHUNKED: lambda wire, reply, _fault: wire.chunks(reply, _bytes(reply), ended=True),
    Kind.CLOSE_DELIMITED: lambda wire, reply, _fault: wire.until_close(reply, _bytes(reply)),
    Kind.STALL: lambda wire, reply, fault: wire.stall(reply, fault),
    Kind.TRICKLE: lambda wire, reply, fault: wire.slowly(reply, fault),
    Kind.EXTRA_BYTES: lambda wire, reply, _fault: wire.too_much(reply),
    Kind.GZIP: _packed,
    Kind.CONTENT_TYPE: _mislabelled,
    Kind.HALF_JSON: _half,
    Kind.ALL_NODATA: _emptied,
}


def _size(reply: Reply) -> int:
    return len(reply.body) if reply.file is None else reply.file.stat().st_size


def _bytes(reply: Reply) -> bytes:
    return reply.body if reply.file is None else reply.file.read_bytes()


def _part(body: bytes, fault: Fault) -> bytes:
    return body[: int(len(body) * fault.fraction)]


def discard(file: Optional[Path]) -> None:
    """Remove a reply's file once it is sent."""
    if file is not None and file.exists():
        file.unlink()
