# SPDX-License-Identifier: GPL-2.0-or-later
"""Receiving a file that may be sold only once: nothing that was paid for is ever thrown away.

The bytes go to a `.part` file beside the target, are counted and hashed on the way, and take the target's name
only when they are all there.
"""

from __future__ import annotations

import functools
import time
import zlib
from contextlib import suppress
from dataclasses import dataclass
from email.message import Message
from typing import TYPE_CHECKING, NoReturn, Optional, Protocol

from . import _faults
from ._envelope import Answer, failure_in, parse_object
from ._files import keep_aside
from ._hashing import BackgroundHash
from ._http import Reply, content_length
from .errors import Cancelled, Charge, NotGeoTiffError, TruncatedDownloadError

if TYPE_CHECKING:
    from pathlib import Path

    from urllib3 import HTTPResponse

    from ._files import PartFile
    from ._retry import CancelToken

CHUNK_BYTES = 1024 * 1024
MAX_KEPT_ANSWER_BYTES = 64 * 1024
_MAGIC_BYTES = 4
_TIFF_MAGICS = (b"II*\0", b"MM\0*", b"II+\0", b"MM\0+")
_MAX_EXPANSION = 20


class Progress(Protocol):
    """Be told how far a download is; the total is None where the service did not say."""

    def __call__(self, received_bytes: int, total_bytes: Optional[int]) -> None:
        """Take one report."""


@dataclass(frozen=True)
class DownloadedFile:
    """Say what arrived; `server_file_name` is for reading only and was not used."""

    path: Path
    size_bytes: int
    sha256: str
    content_type: str
    server_file_name: str
    elapsed_s: float


def receive(
    reply: Reply, part: PartFile, *, progress: Optional[Progress], cancel: Optional[CancelToken]
) -> DownloadedFile:
    """Take a 2xx answer's body into the part file, check it, and give it its name.

    Raises:
        ApiError: the answer is an envelope that says no.
        TruncatedDownloadError, NotGeoTiffError, StorageError: see `errors`.
        Cancelled: the caller wants to stop; the bytes so far are kept.
    """
    started = time.monotonic()
    stream = _Body(reply, part.path)
    head = stream.head()
    if not head.startswith(_TIFF_MAGICS):
        _refuse_body(reply, part, stream, head)
    size_bytes, sha256 = _store(stream, part, head, progress, cancel)
    part.publish()
    headers = reply.response.headers
    return DownloadedFile(
        path=part.target,
        size_bytes=size_bytes,
        sha256=sha256,
        content_type=reply.redactor.text(headers.get("Content-Type", ""), limit=100),
        server_file_name=reply.redactor.text(
            server_file_name(headers.get("Content-Disposition", "")), limit=200
        ),
        elapsed_s=time.monotonic() - started,
    )


class _Body:
    """The bytes of an answer as they come, counted on the wire."""

    def __init__(self, reply: Reply, kept_path: Path) -> None:
        self._reply = reply
        self._kept_path = kept_path
        self._decoder = _Gunzip(reply) if _is_gzip(reply) else None
        self.expected = content_length(reply.response)
        self.received = 0
        _limit_silence(reply)

    def head(self) -> bytes:
        """Return at least the bytes that tell the kind of file, if there are that many."""
        head = b""
        while len(head) < _MAGIC_BYTES and (chunk := self.next_chunk()):
            head += chunk
        return head

    def next_chunk(self) -> bytes:
        """Return some more bytes, or none at the end.

        Raises:
            TruncatedDownloadError: the body broke off.
        """
        while True:
            raw = self._next_raw()
            data = raw if self._decoder is None else self._decoder.feed(raw)
            if data or not raw:
                return data

    def _next_raw(self) -> bytes:
        limit = CHUNK_BYTES if self.expected is None else min(CHUNK_BYTES, self.expected - self.received)
        if limit == 0:
            return b""
        raw = self._receive(limit)
        self.received += len(raw)
        if not raw and self.expected is not None:
            raise self._truncated()
        return raw

    def _receive(self, limit: int) -> bytes:
        try:
            return _receive_once(self._reply.response.raw, limit)
        except _faults.TRANSPORT_ERRORS as error:
            failure = _faults.chained(self._truncated(), error, self._reply.redactor)
        raise failure

    def _truncated(self) -> TruncatedDownloadError:
        total = "an unknown number" if self.expected is None else str(self.expected)
        return TruncatedDownloadError(
            f"the file broke off after {self.received} of {total} bytes; they are kept",
            received_bytes=self.received,
            expected_bytes=self.expected,
            kept_path=self._kept_path if self.received else None,
            charge=Charge.CHARGED if self.received else Charge.UNKNOWN,
        )


class _Gunzip:
    """Undo a compression nobody asked for, within reason."""

    def __init__(self, reply: Reply) -> None:
        self._reply = reply
        self._decoder = zlib.decompressobj(wbits=47)
        self._taken = 0
        self._given = 0

    def feed(self, raw: bytes) -> bytes:
        """Return what these bytes stand for."""
        self._taken += len(raw)
        allowed = self._taken * _MAX_EXPANSION + CHUNK_BYTES - self._given
        try:
            data = self._decoder.decompress(raw, max(1, allowed)) if raw else self._decoder.flush()
        except zlib.error:
            raise Answer(200, {}, b"", self._reply.redactor, Charge.CHARGED).unreadable(
                "broken compression"
            ) from None
        self._given += len(data)
        if self._decoder.unconsumed_tail:
            raise Answer(200, {}, b"", self._reply.redactor, Charge.CHARGED).unreadable("a compression bomb")
        return data


def _receive_once(raw: HTTPResponse, limit: int) -> bytes:
    """Return what one receive brings: a large read would lose what came before a broken connection."""
    # urllib3 before 2.2 offers no such read itself, only its inner response does.
    source = getattr(raw, "_fp", None)
    read_once = getattr(source, "read1", None)
    return bytes(read_once(limit) if read_once is not None else raw.read(limit))


def _limit_silence(reply: Reply) -> None:
    """Shorten the patience from the first byte's minutes to the pause between two bytes."""
    source = getattr(reply.response.raw, "_fp", None)
    with suppress(AttributeError, OSError):
        socket = functools.reduce(getattr, ("fp", "raw", "_sock"), source)
        socket.settimeout(reply.idle_timeout_s)  # type: ignore[union-attr]


def _store(
    stream: _Body, part: PartFile, head: bytes, progress: Optional[Progress], cancel: Optional[CancelToken]
) -> tuple[int, str]:
    size_bytes, chunk = 0, head
    with BackgroundHash() as digest:
        while chunk:
            digest.update(chunk)
            part.write(chunk)
            size_bytes += len(chunk)
            if progress is not None:
                progress(stream.received, stream.expected)
            if cancel is not None and cancel.is_set():
                raise Cancelled(charge=Charge.CHARGED, kept_path=part.path)
            chunk = stream.next_chunk()
        return size_bytes, digest.hexdigest()


def _refuse_body(reply: Reply, part: PartFile, stream: _Body, head: bytes) -> NoReturn:
    """Keep the beginning of a body that is no GeoTIFF, and say what it is."""
    body = head
    with suppress(TruncatedDownloadError):
        while len(body) < MAX_KEPT_ANSWER_BYTES and (chunk := stream.next_chunk()):
            body += chunk
    body = reply.redactor.bytes(body)[:MAX_KEPT_ANSWER_BYTES]
    answer = Answer(
        reply.response.status_code, reply.response.headers, body, reply.redactor, reply.call.doubt
    )
    failure = failure_in(answer, parse_object(body))
    if failure is not None:
        raise failure
    kept = keep_aside(part.target, body)
    what = "is empty" if not body else "is not a GeoTIFF"
    raise NotGeoTiffError(
        f"the answer {what}: {answer.excerpt}" if body else f"the answer {what}",
        excerpt=answer.excerpt,
        kept_path=kept,
        charge=Charge.UNKNOWN,
    )


def _is_gzip(reply: Reply) -> bool:
    return reply.response.headers.get("Content-Encoding", "").strip().lower() in ("gzip", "x-gzip", "deflate")


def server_file_name(disposition: str) -> str:
    message = Message()
    message["content-disposition"] = disposition
    return message.get_filename("") if disposition else ""
