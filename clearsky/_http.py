# SPDX-License-Identifier: GPL-2.0-or-later
"""The one way out: every request of the client passes here.

No redirect is followed, nothing is repeated below `_retry`, nothing is read from the environment, and the key
is put on a request only when it goes to the configured origin.
"""

from __future__ import annotations

import json
import threading
import time
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.cookiejar import DefaultCookiePolicy
from typing import TYPE_CHECKING, Optional, TypeVar
from urllib.parse import urlsplit

import requests
from requests.adapters import HTTPAdapter
from requests.auth import AuthBase

from . import _faults
from ._envelope import Answer, failure_of
from ._redact import Redactor
from ._retry import CallClass, DownloadBudget, RetryPolicy, raise_if_cancelled
from ._sending import CalledOff, Interruptible, WatchedBody
from .calls import Watch
from .errors import (
    BadAnswerError,
    Cancelled,
    Charge,
    ClearSkyError,
    ConfigurationError,
    NetworkCause,
    NetworkError,
    RateLimitError,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from ._limiter import Limiter
    from ._retry import CancelToken
    from .calls import CallObserver
    from .config import ClientConfig

_Result = TypeVar("_Result")
MAX_JSON_BYTES = 64 * 1024 * 1024
_MAX_ERROR_BYTES = 64 * 1024
_READ_BYTES = 64 * 1024
_MAX_JSON_S = 180.0
_DEFAULT_PAUSE_S = 1.0
_POOL = 32


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

    def answer(self, *, limit: int = MAX_JSON_BYTES) -> Answer:
        """Read the body, which must be small.

        Raises:
            NetworkError: it broke off.
            BadAnswerError: it is larger than `limit`, or cannot be decoded.
        """
        body = b"".join(self._chunks(limit))
        return self._as_answer(body)

    def _as_answer(self, body: bytes) -> Answer:
        return Answer(self.response.status_code, self.response.headers, body, self.redactor, self.call.doubt)

    def _chunks(self, limit: int) -> Iterator[bytes]:
        received, deadline = 0, time.monotonic() + _MAX_JSON_S
        for chunk in self._decoded():
            received += len(chunk)
            if received > limit:
                raise self._as_answer(b"").unreadable(f"it is larger than {limit} bytes")
            if time.monotonic() > deadline:
                raise self.broken(NetworkCause.TIMEOUT_READ)
            yield chunk
        if self._is_short():
            raise self.broken(NetworkCause.RESET)

    def _decoded(self) -> Iterator[bytes]:
        try:
            yield from self.response.iter_content(_READ_BYTES)
        except requests.exceptions.ContentDecodingError:
            failure: ClearSkyError = self._as_answer(b"").unreadable("its compression is broken")
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
    return int(text) if text.isascii() and text.isdigit() and not chunked else None


class _Session(requests.Session):
    """A session that has no opinion: no redirects, no cookies, no environment, no headers of its own."""

    def __init__(self) -> None:
        super().__init__()
        self.trust_env = False
        self.headers.clear()
        self.cookies.set_policy(DefaultCookiePolicy(allowed_domains=[]))
        for scheme in ("https://", "http://"):
            self.mount(scheme, HTTPAdapter(pool_maxsize=_POOL, max_retries=0))

    def get_redirect_target(self, resp: requests.Response) -> None:  # noqa: ARG002 (the library's signature)
        """Follow nothing, and do not even look where it would lead."""
        return


def plain_session() -> requests.Session:
    """Return a session for an address that is not the service's: it brings nothing of its own."""
    return _Session()


class _KeyAuth(AuthBase):
    """Put the key on requests to the configured origin, and on no others."""

    def __init__(self, config: ClientConfig) -> None:
        self._config = config

    def __call__(self, request: requests.PreparedRequest) -> requests.PreparedRequest:
        # The library spells schemes and hosts in lower case.
        if urlsplit(request.url or "")[:2] != urlsplit(self._config.base_url.lower())[:2]:
            raise ConfigurationError("the key belongs to another address")
        request.headers["x-api-key"] = self._config.api_key
        return request


class Transport:
    """Send calls for one client: retry, limit, redact, and turn faults into our errors."""

    def __init__(
        self,
        config: ClientConfig,
        retry: RetryPolicy,
        limiter: Limiter,
        observer: Optional[CallObserver] = None,
    ) -> None:
        self._config = config
        self._retry = retry
        self._limiter = limiter
        self._observer = observer
        self._session: Optional[_Session] = None
        self._lock = threading.Lock()

    @property
    def config(self) -> ClientConfig:
        """What the client was made with."""
        return self._config

    @property
    def limiter(self) -> Limiter:
        """The gate all calls of this client share."""
        return self._limiter

    def run(
        self,
        call: Call,
        read: Callable[[Reply], _Result],
        *,
        cancel: Optional[CancelToken] = None,
        budget: Optional[DownloadBudget] = None,
    ) -> _Result:
        """Send a call and let `read` make something of its 2xx answer.

        Raises:
            ClearSkyError: whatever went wrong, see `errors`.
            Cancelled: before it was sent, or by `read`.
        """
        return self._retry.run(
            lambda: self._once(call, read, cancel), call.kind, cancel=cancel, budget=budget
        )

    def close(self) -> None:
        """Close the connections of the free calls; the next call opens new ones."""
        with self._lock:
            session, self._session = self._session, None
        if session is not None:
            session.close()

    def _once(self, call: Call, read: Callable[[Reply], _Result], cancel: Optional[CancelToken]) -> _Result:
        with self._limiter.slot(paid=call.spends, cancel=cancel):
            raise_if_cancelled(cancel)
            try:
                with self._replied(call, cancel) as reply:
                    _refuse_status(reply)
                    return read(reply)
            except RateLimitError as error:
                self._limiter.rejected(
                    min(error.retry_after_s or _DEFAULT_PAUSE_S, self._retry.longest_wait_s)
                )
                raise

    @contextmanager
    def _replied(self, call: Call, cancel: Optional[CancelToken]) -> Iterator[Reply]:
        redactor = Redactor((self._config.api_key, *call.secrets))
        watch = Watch(call.method, call.path, self._observer)
        with watch, self._session_for(call) as session:
            response = watch.response = self._send(call, session, cancel)
            try:
                yield Reply(call, response, redactor, self._config.host, self._config.read_timeout_s)
            finally:
                response.close()

    @contextmanager
    def _session_for(self, call: Call) -> Iterator[_Session]:
        if call.kind is not CallClass.FREE:
            # A kept connection may have died unseen; on a fresh one "not sent" means not sent.
            with _Session() as fresh:
                yield fresh
            return
        with self._lock:
            if self._session is None:
                self._session = _Session()
            session = self._session
        yield session

    def _send(self, call: Call, session: _Session, cancel: Optional[CancelToken]) -> requests.Response:
        """Send once; a caller who cancels meanwhile is let go, and told whether it had left."""
        body = None if call.body is None else WatchedBody(json.dumps(call.body, allow_nan=False).encode())
        try:
            if cancel is None:
                return self._exchange(call, session, body)
            sending = Interruptible(lambda: self._exchange(call, session, body), requests.Response.close)
            return sending.run(cancel)
        except CalledOff:
            unsent = body is not None and body.withdraw()
            failure: Exception = Cancelled(charge=Charge.NONE if unsent else call.doubt)
        except requests.exceptions.InvalidHeader:
            # Its text repeats the header's value, which may be the key.
            failure = ConfigurationError("a header value is not acceptable")
        except _faults.TRANSPORT_ERRORS as error:
            untouched = None if body is None else body.untouched
            host = self._config.host
            fault = _faults.network_error(error, host=host, body_untouched=untouched, spends=call.spends)
            # No answer is read with it: a short proxy password may well stand in a number.
            failure = _faults.chained(fault, error, Redactor((*self._config.secrets, *call.secrets)))
        raise failure

    def _exchange(self, call: Call, session: _Session, body: Optional[WatchedBody]) -> requests.Response:
        config = self._config
        read_timeout_s = config.paid_read_timeout_s if call.spends else config.read_timeout_s
        return session.request(
            call.method,
            config.base_url + call.path,
            params=dict(call.query),
            data=body,
            headers=_headers(call, config.user_agent),
            auth=_KeyAuth(config),
            timeout=(config.connect_timeout_s, read_timeout_s),
            allow_redirects=False,
            stream=True,
            proxies=dict(config.proxies),
            verify=True if config.ca_bundle is None else str(config.ca_bundle),
        )


def _headers(call: Call, user_agent: str) -> dict[str, str]:
    return {
        "User-Agent": user_agent,
        "Content-Type": "application/json",
        "Accept": "application/json, application/octet-stream",
        "Accept-Encoding": "identity" if call.binary else "gzip, deflate",
    }


def _refuse_status(reply: Reply) -> None:
    """Let only 2xx answers pass."""
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
        return Answer(
            reply.response.status_code, reply.response.headers, b"", reply.redactor, reply.call.doubt
        )


def _redirected(reply: Reply) -> BadAnswerError:
    target = "an address that cannot be read"
    with suppress(ValueError):
        target = urlsplit(reply.response.headers.get("Location", "")).hostname or "another path"
    name = reply.redactor.text(target, limit=100)
    return BadAnswerError(
        f"the service redirects to {name}, where the key is not sent",
        status=reply.response.status_code,
        content_type=reply.redactor.text(reply.response.headers.get("Content-Type", ""), limit=100),
        charge=Charge.NONE,
    )
