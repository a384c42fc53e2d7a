# SPDX-License-Identifier: GPL-2.0-or-later
"""What the network libraries raise, told in our own words: what happened, and whether the request left."""

from __future__ import annotations

import http.client
import socket
import ssl
from typing import TYPE_CHECKING, Optional, TypeVar

import requests
import urllib3.exceptions as pool
from urllib3.connection import CertificateError as WrongNameError  # type: ignore[attr-defined]  # stubs lack it

from .errors import Charge, NetworkCause, NetworkError, RequestTimeoutError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ._redact import Redactor

_Failure = TypeVar("_Failure", bound=Exception)

TRANSPORT_ERRORS = (requests.RequestException, pool.HTTPError, http.client.HTTPException, OSError, ValueError)
"""Everything requests and urllib3 let out, their slips included."""

_REFUSED_TUNNEL = "Tunnel connection failed: "
"""How http.client begins to say that a proxy wants another log-in, or does not let anybody through."""

# The order matters: a proxy's refusal is also a refused connection, and urllib3 1.26 derives the refused
# connection from the timed-out one.
_SIGNS: tuple[tuple[NetworkCause, tuple[type[BaseException], ...]], ...] = (
    (NetworkCause.CERTIFICATE, (ssl.SSLCertVerificationError, WrongNameError)),
    (NetworkCause.PROXY, (requests.exceptions.ProxyError, pool.ProxyError)),
    (NetworkCause.DNS, (socket.gaierror,)),
    (NetworkCause.TLS, (ssl.SSLError, pool.SSLError, requests.exceptions.SSLError)),
    (NetworkCause.REFUSED, (ConnectionRefusedError, pool.NewConnectionError)),
    (NetworkCause.TIMEOUT_CONNECT, (requests.exceptions.ConnectTimeout, pool.ConnectTimeoutError)),
    (NetworkCause.TIMEOUT_READ, (requests.exceptions.ReadTimeout, pool.ReadTimeoutError, socket.timeout)),
    (
        NetworkCause.RESET,
        (
            ConnectionError,
            http.client.HTTPException,
            pool.ProtocolError,
            requests.exceptions.ChunkedEncodingError,
        ),
    ),
)
_NEVER_SENT = frozenset(
    {
        NetworkCause.DNS,
        NetworkCause.REFUSED,
        NetworkCause.TIMEOUT_CONNECT,
        NetworkCause.CERTIFICATE,
        NetworkCause.PROXY_REFUSED,
    }
)
_WORDS = {
    NetworkCause.DNS: "its name cannot be resolved",
    NetworkCause.REFUSED: "it cannot be reached",
    NetworkCause.TIMEOUT_CONNECT: "it does not accept the connection in time",
    NetworkCause.TIMEOUT_READ: "it does not answer in time",
    NetworkCause.RESET: "it closed the connection",
    NetworkCause.CERTIFICATE: "its certificate is not trusted",
    NetworkCause.TLS: "no encrypted connection comes about",
    NetworkCause.PROXY: "the proxy cannot be reached",
    NetworkCause.PROXY_REFUSED: "the proxy does not let the request through",
    NetworkCause.OTHER: "the connection failed",
}
_TIMEOUTS = frozenset({NetworkCause.TIMEOUT_CONNECT, NetworkCause.TIMEOUT_READ})


def network_error(
    error: BaseException, *, host: str, body_untouched: Optional[bool], spends: bool
) -> NetworkError:
    """Return our error for a transport failure.

    `body_untouched` is True when not one byte of the request's body was asked for: then no connection came
    about, whatever the library says. None means there was no body to watch.
    """
    family = tuple(_family(error))
    cause = _cause(family)
    sent = not (body_untouched or _surely_unsent(cause, family))
    return build(cause, host=host, sent=sent, charge=Charge.UNKNOWN if sent and spends else Charge.NONE)


def build(cause: NetworkCause, *, host: str, sent: bool, charge: Charge) -> NetworkError:
    """Return the error for a cause."""
    kind = RequestTimeoutError if cause in _TIMEOUTS else NetworkError
    return kind(f"{host}: {_WORDS[cause]}", cause=cause, sent=sent, host=host, charge=charge)


def chained(failure: _Failure, cause: BaseException, redactor: Redactor) -> _Failure:
    """Attach a library's exception to ours as its cause, but only if it holds no secret.

    Meant for raising after the handler has ended, so that a cause that is left out is really gone.
    """
    family = tuple(_family(cause))
    for member in family:
        if isinstance(member, requests.RequestException):
            # The request carries the key.
            member.request = member.response = None
    texts = "\n".join(f"{member} {member.args!r}" for member in family)
    failure.__cause__ = None if redactor.finds_in(texts) else cause
    return failure


def _cause(family: tuple[BaseException, ...]) -> NetworkCause:
    if any(str(member).startswith(_REFUSED_TUNNEL) for member in family):
        return NetworkCause.PROXY_REFUSED
    for cause, signs in _SIGNS:
        if any(isinstance(member, signs) for member in family):
            return cause
    return NetworkCause.OTHER


def _surely_unsent(cause: NetworkCause, family: tuple[BaseException, ...]) -> bool:
    if cause is NetworkCause.PROXY:
        # urllib3 1.26 also calls a connection lost behind the proxy a proxy error.
        return any(
            isinstance(member, (pool.NewConnectionError, pool.ConnectTimeoutError)) for member in family
        )
    return cause in _NEVER_SENT


def _family(error: BaseException) -> Iterator[BaseException]:
    """Yield an exception and all it wraps, by whatever way it wraps them."""
    seen: list[BaseException] = []
    waiting: list[object] = [error]
    while waiting:
        member = waiting.pop(0)
        if isinstance(member, BaseException) and member not in seen:
            seen.append(member)
            yield member
            waiting += [member.__cause__, member.__context__, getattr(member, "reason", None), *member.args]
