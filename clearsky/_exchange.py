# SPDX-License-Identifier: GPL-2.0-or-later
"""One call and its answer: what is asked, and what has come back before anybody has read it."""

from __future__ import annotations

import time
from contextlib import suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Optional
from urllib.parse import urlsplit

import requests

from . import _faults
from ._envelope import Answer, failure_of
from ._retry import CallClass
from .errors import BadAnswerError, Charge, ClearSkyError, NetworkCause, NetworkError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from ._redact import Redactor

_MAX_JSON_BYTES = 64 * 1024 * 1024
_MAX_ERROR_BYTES = 64 * 1024
_SEE_OTHER = 303
_MAX_LENGTH_DIGITS = 18
"""Python reads no number of thousands of digits; no file is as long either."""
_READ_BYTES = 64 * 1024
_MAX_JSON_S = 180.0


@dataclass(frozen=True)
class Call:
    """Declare one request: where it goes, what it carries, and what repeating it could cost."""

    method: str
    path: str
    kind: CallClass = CallClass.FREE
    body: Optional[Mapping[str, object]] = field(default=None, repr=False)
    query: Mapping[str, str] = field(default_factory=dict)
    spends: bool = False
    binary: bool = False
    secrets: tuple[str, ...] = field(default=(), repr=False)

    @property
    def doubt(self) -> Charge:
        """What it may have cost when nobody can tell."""
        return Charge.UNKNOWN if self.spends else Charge.NONE


@dataclass(frozen=True)
class Reply:
    """Hold an answer whose headers have come and whose body has not been read."""

    call: Call
    response: requests.Response
    redactor: Redactor
    host: str
    idle_timeout_s: float

    def answer(self, *, limit: int = _MAX_JSON_BYTES) -> Answer:
        """Read the body, which must be small.

        Raises:
            NetworkError: it broke off.
            BadAnswerError: it is larger than `limit`, or cannot be decoded.
        """
        return self.answer_of(b"".join(self._chunks(limit)))

    def answer_of(self, body: bytes) -> Answer:
        """Return the answer, as if this were all of its body."""
        return Answer(self.response.status_code, self.response.headers, body, self.redactor, self.call.doubt)

    def _chunks(self, limit: int) -> Iterator[bytes]:
        received, deadline = 0, time.monotonic() + _MAX_JSON_S
        for chunk in self._decoded():
            received += len(chunk)
            if received > limit:
                raise self.answer_of(b"").unreadable(f"it is larger than {limit} bytes")
            if time.monotonic() > deadline:
                raise self.broken(NetworkCause.TIMEOUT_READ)
            yield chunk
        if self._is_short():
            raise self.broken(NetworkCause.RESET)

    def _decoded(self) -> Iterator[bytes]:
        try:
            yield from self.response.iter_content(_READ_BYTES)
        except requests.exceptions.ContentDecodingError:
            failure: ClearSkyError = self.answer_of(b"").unreadable("its compression is broken")
        except _faults.TRANSPORT_ERRORS as error:
            fault = _faults.network_error(
                error, host=self.host, body_untouched=False, spends=self.call.spends
            )
            failure = _faults.chained(fault, error, self.redactor)
        else:
            return
        raise failure

    def _is_short(self) -> bool:
        # urllib3 1.26 takes a body cut in half for a whole one.
        expected = content_length(self.response)
        return expected is not None and self.response.raw.tell() < expected

    def broken(self, cause: NetworkCause) -> NetworkError:
        """Return our error for a body that ended early without the library noticing."""
        return _faults.build(cause, host=self.host, sent=True, charge=self.call.doubt)


def content_length(response: requests.Response) -> Optional[int]:
    """Return how many bytes the body must have on the wire, where the service said so."""
    text = response.headers.get("Content-Length", "")
    chunked = "chunked" in response.headers.get("Transfer-Encoding", "").lower()
    is_number = text.isascii() and text.isdigit() and len(text) <= _MAX_LENGTH_DIGITS
    return int(text) if is_number and not chunked else None


def refuse_status(reply: Reply) -> None:
    """Let only 2xx answers pass.

    Raises:
        ApiError: the service said no.
        BadAnswerError: it sends us elsewhere.
        NetworkError: a proxy said no in its stead, or the answer to a paid call broke off.
    """
    status = reply.response.status_code
    if 200 <= status < 300:
        return
    if 300 <= status < 400:
        raise _redirected(reply)
    if status == 407:
        raise _faults.build(NetworkCause.PROXY_REFUSED, host=reply.host, sent=False, charge=Charge.NONE)
    raise failure_of(_error_answer(reply))


def _error_answer(reply: Reply) -> Answer:
    try:
        return reply.answer(limit=_MAX_ERROR_BYTES)
    except (BadAnswerError, NetworkError):
        # A refusal is one by its status; a failure that broke off may not be taken for a whole one.
        if reply.response.status_code >= 500 and reply.call.spends:
            raise
        return reply.answer_of(b"")


def _redirected(reply: Reply) -> BadAnswerError:
    target = "an address that cannot be read"
    with suppress(ValueError):
        target = urlsplit(reply.response.headers.get("Location", "")).hostname or "another path"
    name = reply.redactor.text(target, limit=100)
    # "See other" is the answer to what was done; by every other redirect nothing was.
    was_done = reply.response.status_code == _SEE_OTHER
    return BadAnswerError(
        f"the service redirects to {name}, where the key is not sent",
        status=reply.response.status_code,
        content_type=reply.redactor.text(reply.response.headers.get("Content-Type", ""), limit=100),
        charge=reply.call.doubt if was_done else Charge.NONE,
    )
