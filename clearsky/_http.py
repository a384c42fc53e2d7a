# SPDX-License-Identifier: GPL-2.0-or-later
"""The one way to the service: every call of the client passes here.

No redirect is followed, nothing is repeated below `_retry`, nothing is read from the environment, and the key
is put on a request only when it goes to the configured origin.
"""

from __future__ import annotations

import json
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING, Optional, TypeVar

import requests

from . import _faults
from ._exchange import Reply, refuse_status
from ._redact import Redactor
from ._retry import CallClass, raise_if_cancelled
from ._sending import CalledOff, Interruptible, WatchedBody
from ._session import KeyAuth, Session
from .calls import Watch
from .errors import Cancelled, Charge, ConfigurationError, RateLimitError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from ._exchange import Call
    from ._limiter import Limiter
    from ._retry import CancelToken, DownloadBudget, RetryPolicy
    from .calls import CallObserver
    from .config import ClientConfig

_Result = TypeVar("_Result")
_DEFAULT_PAUSE_S = 1.0


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
        self._session: Optional[Session] = None
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
                    refuse_status(reply)
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
    def _session_for(self, call: Call) -> Iterator[Session]:
        if call.kind is not CallClass.FREE:
            # A kept connection may have died unseen; on a fresh one "not sent" means not sent.
            with Session(self._config) as fresh:
                yield fresh
            return
        with self._lock:
            if self._session is None:
                self._session = Session(self._config)
            session = self._session
        yield session

    def _send(self, call: Call, session: Session, cancel: Optional[CancelToken]) -> requests.Response:
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

    def _exchange(self, call: Call, session: Session, body: Optional[WatchedBody]) -> requests.Response:
        config = self._config
        read_timeout_s = config.paid_read_timeout_s if call.spends else config.read_timeout_s
        return session.request(
            call.method,
            config.base_url + call.path,
            params=dict(call.query),
            data=body,
            headers=_headers(call),
            auth=KeyAuth(config),
            timeout=(config.connect_timeout_s, read_timeout_s),
            allow_redirects=False,
            stream=True,
        )


def _headers(call: Call) -> dict[str, str]:
    return {
        "Content-Type": "application/json",
        "Accept": "application/json, application/octet-stream",
        "Accept-Encoding": "identity" if call.binary else "gzip, deflate",
    }
