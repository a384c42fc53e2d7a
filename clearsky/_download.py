# SPDX-License-Identifier: GPL-2.0-or-later
"""Receiving a file that may be sold only once: nothing that was paid for is ever thrown away.

The bytes go to a `.part` file beside the target, are counted and hashed on the way, and take the target's name
only when they are all there.
"""

from __future__ import annotations

import io
import itertools
import logging
import time
import zlib
from contextlib import suppress
from dataclasses import dataclass
from email.message import Message
from typing import TYPE_CHECKING, NoReturn, Optional, Protocol, cast

from . import _faults
from ._envelope import failure_in, parse_object
from ._exchange import Reply, content_length
from ._files import keep_aside
from ._hashing import BackgroundHash, Block, BufferRing
from ._sending import connected_socket, hanging_up_on, is_readable
from .errors import Cancelled, Charge, NotGeoTiffError, StorageError, TruncatedDownloadError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from ._files import PartFile
    from ._retry import CancelToken

_LOG = logging.getLogger("clearsky")
_MAX_KEPT_ANSWER_BYTES = 64 * 1024
_MAGIC_BYTES = 4
_GATHER_S = 0.25
_PAUSE_S = 0.05
_TIFF_MAGICS = (b"II*\0", b"MM\0*", b"II+\0", b"MM\0+")
_MAX_EXPANSION = 20
_EXPANSION_ROOM_BYTES = 1024 * 1024


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
    received = stream.blocks()
    first = next(received)
    blocks = itertools.chain([first], received)
    if not bytes(first.data[:_MAGIC_BYTES]).startswith(_TIFF_MAGICS):
        _refuse_body(reply, part, stream, blocks)
    with hanging_up_on(cancel, reply.response):
        size_bytes, sha256 = _store(stream, blocks, part, progress, cancel)
    path = _published(part, sha256)
    _LOG.info("%s %d bytes stored", reply.call.path, size_bytes)
    headers = reply.response.headers
    return DownloadedFile(
        path=path,
        size_bytes=size_bytes,
        sha256=sha256,
        content_type=reply.redactor.text(headers.get("Content-Type", ""), limit=100),
        server_file_name=reply.redactor.text(
            _file_name_in(headers.get("Content-Disposition", "")), limit=200
        ),
        elapsed_s=time.monotonic() - started,
    )


def _published(part: PartFile, sha256: str) -> Path:
    try:
        return part.publish()
    except StorageError as error:
        error.sha256 = sha256 if error.is_whole else ""
        raise


class _Body:
    """The bytes of an answer as they come, counted on the wire."""

    def __init__(self, reply: Reply, kept_path: Path) -> None:
        self._reply = reply
        self._kept_path = kept_path
        self._decoder = _Gunzip() if _is_gzip(reply) else None
        self._receive_into = _receiver(reply)
        self.expected = content_length(reply.response)
        self.ring = BufferRing(self.expected)
        self.received = 0
        _limit_silence(reply)

    def blocks(self) -> Iterator[Block]:
        """Yield the file's bytes; the taker gives each block back.

        Raises:
            TruncatedDownloadError: the body broke off; everything before has been yielded.
        """
        is_open, decoded = True, b""
        while is_open:
            buffer = self.ring.take()
            filled, is_open, failure = self._fill(buffer)
            if self._decoder is None:
                yield Block(buffer[:filled], buffer)
            else:
                decoded += self._decoder.feed(bytes(buffer[:filled]))
                self.ring.give_back(Block(buffer, buffer))
                if len(decoded) >= _MAGIC_BYTES or not is_open:
                    yield Block(memoryview(decoded))
                    decoded = b""
            if failure is not None:
                raise failure
        if self._decoder is not None and not self._decoder.is_whole:
            raise self._truncated()

    def _fill(self, buffer: memoryview) -> tuple[int, bool, Optional[TruncatedDownloadError]]:
        """Gather what comes without a pause, but not for long; return how much, and whether and why it ended.

        What has come is handed on before anybody waits for more: it was paid for, and belongs on the disk.
        """
        filled, deadline = 0, time.monotonic() + _GATHER_S
        while filled < len(buffer) and (filled < _MAGIC_BYTES or self._is_at_hand(deadline)):
            rest = len(buffer) - filled
            room = rest if self.expected is None else min(rest, self.expected - self.received)
            if room == 0:
                return filled, False, None
            try:
                count = self._receive_into(buffer[filled : filled + room])
            except _faults.TRANSPORT_ERRORS as error:
                return filled, False, _faults.chained(self._truncated(), error, self._reply.redactor)
            if count == 0:
                return filled, False, None if self.expected is None else self._truncated()
            filled += count
            self.received += count
        return filled, self.received != self.expected, None

    def _is_at_hand(self, deadline: float) -> bool:
        """Tell whether more bytes come before the deadline."""
        pause_s = min(deadline - time.monotonic(), _PAUSE_S)
        return pause_s > 0 and is_readable(self._reply.response, pause_s)

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

    def __init__(self) -> None:
        self._decoder = zlib.decompressobj(wbits=47)
        self._room = _EXPANSION_ROOM_BYTES
        self._has_failed = False

    @property
    def is_whole(self) -> bool:
        """Whether the end mark came, and nothing was wrong before it."""
        return self._decoder.eof and not self._has_failed

    def feed(self, raw: bytes) -> bytes:
        """Return what these bytes stand for; nothing any more once they made no sense or grew too much."""
        self._room += len(raw) * _MAX_EXPANSION
        if self._has_failed or self._decoder.eof:
            return b""
        try:
            data = self._decoder.decompress(raw, self._room)
        except zlib.error:
            self._has_failed = True
            return b""
        self._room -= len(data)
        self._has_failed = self._room <= 0
        return data


def _receiver(reply: Reply) -> Callable[[memoryview], int]:
    """Return what receives once into a buffer: a larger read would lose what came before a broken connection."""
    # urllib3 offers no such read on its own, only the standard library's response inside it does.
    inner = getattr(reply.response.raw, "_fp", None)
    reader = getattr(inner, "fp", None)
    is_chunked = "chunked" in reply.response.headers.get("Transfer-Encoding", "").lower()
    if isinstance(reader, io.BufferedReader) and not is_chunked:
        return _Drained(reader).receive_into
    read_once = getattr(inner, "read1", reply.response.raw.read)

    def copy_into(buffer: memoryview) -> int:
        data = read_once(len(buffer))
        buffer[: len(data)] = data
        return len(data)

    return copy_into


class _Drained:
    """A buffered reader that is emptied first and gone round afterwards.

    Its own `readinto1` hands out what it holds and, with room left, reads on in the same call: should that fail, what
    it held is lost. That may be a whole image: since Python 3.14 it holds up to 128 KiB.
    """

    def __init__(self, reader: io.BufferedReader) -> None:
        self._reader = reader
        self._held: Optional[int] = None

    def receive_into(self, buffer: memoryview) -> int:
        """Receive once, and return how many bytes came; 0 is the end."""
        if self._held is None:
            self._held = len(self._reader.peek())
        if self._held == 0:
            return cast("int", self._reader.raw.readinto(buffer))
        count = self._reader.readinto1(buffer[: self._held])
        self._held -= count
        return count


def _limit_silence(reply: Reply) -> None:
    """Shorten the patience from the first byte's minutes to the pause between two bytes."""
    with suppress(AttributeError, OSError):
        connected_socket(reply.response).settimeout(reply.idle_timeout_s)


def _store(
    stream: _Body,
    blocks: Iterator[Block],
    part: PartFile,
    progress: Optional[Progress],
    cancel: Optional[CancelToken],
) -> tuple[int, str]:
    size_bytes = 0
    with BackgroundHash(stream.ring) as digest:
        try:
            for block in blocks:
                digest.update(block)
                part.write(block.data)
                size_bytes += len(block.data)
                if progress is not None:
                    progress(stream.received, stream.expected)
                # With its last byte here the file is whole, and stopping would only hide it.
                if cancel is not None and cancel.is_set() and stream.received != stream.expected:
                    raise Cancelled(charge=Charge.CHARGED, kept_path=part.path)
        except TruncatedDownloadError:
            if cancel is None or not cancel.is_set():
                raise
            raise Cancelled(charge=Charge.CHARGED, kept_path=part.path) from None
        return size_bytes, digest.hexdigest()


def _refuse_body(reply: Reply, part: PartFile, stream: _Body, blocks: Iterator[Block]) -> NoReturn:
    """Keep the beginning of a body that is no GeoTIFF, and say what it is."""
    body = b""
    with suppress(TruncatedDownloadError):
        for block in blocks:
            body += bytes(block.data)
            stream.ring.give_back(block)
            if len(body) >= _MAX_KEPT_ANSWER_BYTES:
                break
    body = reply.redactor.bytes(body)[:_MAX_KEPT_ANSWER_BYTES]
    answer = reply.answer_of(body)
    failure = failure_in(answer, parse_object(body))
    if failure is not None:
        raise failure
    kept = keep_aside(part.target, body)
    what = f"is not a GeoTIFF: {answer.excerpt}" if body else "is empty"
    raise NotGeoTiffError(f"the answer {what}", excerpt=answer.excerpt, kept_path=kept, charge=Charge.UNKNOWN)


def _is_gzip(reply: Reply) -> bool:
    return reply.response.headers.get("Content-Encoding", "").strip().lower() in ("gzip", "x-gzip", "deflate")


def _file_name_in(disposition: str) -> str:
    message = Message()
    message["content-disposition"] = disposition
    return message.get_filename("") if disposition else ""
