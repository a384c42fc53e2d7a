# SPDX-License-Identifier: GPL-2.0-or-later
"""What can go wrong, split by what the caller can do about it.

::

    ClearSkyError                  .charge says whether money may have moved
    ├── ConfigurationError         the key or an address cannot be used as it is
    ├── RequestError               refused here, before anything was sent: .fields
    ├── NetworkError               no answer: .cause, .sent, .host
    │   └── RequestTimeoutError    no answer in time
    ├── ApiError                   the service said no: .status, .code, .server_message, .fields
    │   ├── AuthenticationError    401, 403
    │   ├── NotFoundError          404, 405, 410
    │   ├── InvalidRequestError    992, 993, a validation body, any other 4xx
    │   ├── QuotaError             994, 402: not enough processing units
    │   ├── NoImageryError         1002: nothing was produced for this area or date
    │   ├── NotCoveredError        1006: the account's orders do not cover it
    │   ├── RateLimitError         429: .retry_after_s
    │   └── ServerError            5xx
    ├── BadAnswerError             an answer that is not the API's: .status, .content_type, .excerpt
    └── DownloadError              a file was on its way
        ├── TruncatedDownloadError .received_bytes, .expected_bytes, .kept_path
        ├── NotGeoTiffError        .excerpt, .kept_path
        └── StorageError           the disk said no: .path, .kept_path, .rest_path, .is_whole

    Cancelled                      no error: somebody asked for it; .charge, .kept_path
"""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, Optional

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


class Charge(str, Enum):
    """Whether a call that failed may have cost something."""

    NONE = "none"
    UNKNOWN = "unknown"
    CHARGED = "charged"


class NetworkCause(str, Enum):
    """Why there was no answer."""

    DNS = "dns"
    REFUSED = "refused"
    TIMEOUT_CONNECT = "timeout_connect"
    TIMEOUT_READ = "timeout_read"
    RESET = "reset"
    CERTIFICATE = "certificate"
    """The service's certificate is not trusted: this stands until somebody changes a setting."""
    TLS = "tls"
    """No encrypted connection came about, or it broke."""
    PROXY = "proxy"
    """The proxy cannot be reached, or lost the connection."""
    PROXY_REFUSED = "proxy_refused"
    """The proxy wants another log-in, or lets nobody through: this stands likewise."""
    OTHER = "other"


def _revive(kind: type[Exception], args: tuple[object, ...], state: dict[str, object]) -> Exception:
    error = kind.__new__(kind)
    error.args = args
    error.__dict__.update(state)
    return error


class _Portable(Exception):  # noqa: N818 (a trait, not an error)
    """An exception that survives pickling: worker processes hand it back whole."""

    def __reduce__(self) -> tuple[object, ...]:
        return _revive, (type(self), self.args, self.__dict__)


class ClearSkyError(_Portable):
    """Everything this client raises, except `Cancelled`."""

    def __init__(self, message: str, *, charge: Charge = Charge.NONE) -> None:
        super().__init__(message)
        self.charge = charge


class ConfigurationError(ClearSkyError):
    """The key, an address or a time limit cannot be used as it is."""


class RequestError(ClearSkyError):
    """The request makes no sense and was not sent; `fields` names what and why."""

    def __init__(self, fields: Mapping[str, tuple[str, ...]]) -> None:
        self.fields = dict(fields)
        super().__init__("; ".join(f"{name}: {' '.join(why)}" for name, why in self.fields.items()))


class NetworkError(ClearSkyError):
    """There was no answer; `sent` is False only when the request surely never left."""

    def __init__(
        self, message: str, *, cause: NetworkCause, sent: bool, host: str, charge: Charge = Charge.NONE
    ) -> None:
        super().__init__(message, charge=charge)
        self.cause = cause
        self.sent = sent
        self.host = host


class RequestTimeoutError(NetworkError):
    """There was no answer in time."""


class ApiError(ClearSkyError):
    """The service answered, and the answer is no."""

    def __init__(
        self,
        message: str,
        *,
        status: int,
        code: Optional[int] = None,
        server_message: str = "",
        fields: Optional[Mapping[str, tuple[str, ...]]] = None,
        retry_after_s: Optional[float] = None,
        charge: Charge = Charge.NONE,
    ) -> None:
        super().__init__(message, charge=charge)
        self.status = status
        self.code = code
        self.server_message = server_message
        self.fields = dict(fields or {})
        self.retry_after_s = retry_after_s


class AuthenticationError(ApiError):
    """The key is missing, wrong, revoked or not allowed to do this."""


class NotFoundError(ApiError):
    """There is nothing at this address."""


class InvalidRequestError(ApiError):
    """The service does not accept the request; `fields` may say why."""


class QuotaError(ApiError):
    """The account has too few processing units."""


class NoImageryError(ApiError):
    """There is no imagery for this area and date."""


class NotCoveredError(ApiError):
    """The account's orders do not cover this area and date."""


class RateLimitError(ApiError):
    """Too many requests or connections at once."""


class ServerError(ApiError):
    """The service failed."""


class BadAnswerError(ClearSkyError):
    """The answer is not one the API gives: a web page, a redirect, half a JSON, an unreadable price."""

    def __init__(
        self,
        message: str,
        *,
        status: int,
        content_type: str = "",
        excerpt: str = "",
        charge: Charge = Charge.NONE,
    ) -> None:
        super().__init__(message, charge=charge)
        self.status = status
        self.content_type = content_type
        self.excerpt = excerpt


class DownloadError(ClearSkyError):
    """A file was asked for and did not arrive whole; `kept_path` holds what did."""

    def __init__(self, message: str, *, kept_path: Optional[Path], charge: Charge) -> None:
        super().__init__(message, charge=charge)
        self.kept_path = kept_path


class TruncatedDownloadError(DownloadError):
    """The file stopped before its end; what arrived is kept."""

    def __init__(
        self,
        message: str,
        *,
        received_bytes: int,
        expected_bytes: Optional[int],
        kept_path: Optional[Path],
        charge: Charge,
    ) -> None:
        super().__init__(message, kept_path=kept_path, charge=charge)
        self.received_bytes = received_bytes
        self.expected_bytes = expected_bytes


class NotGeoTiffError(DownloadError):
    """What arrived is not a GeoTIFF; its beginning is kept for reading."""

    def __init__(self, message: str, *, excerpt: str, kept_path: Optional[Path], charge: Charge) -> None:
        super().__init__(message, kept_path=kept_path, charge=charge)
        self.excerpt = excerpt


class StorageError(DownloadError):
    """The disk refused: no space, no permission, or the name is taken.

    A disk that fills up midway leaves two pieces: `kept_path`, and `rest_path` in the spare folder. With `is_whole`
    they are all of the file, `sha256` is its hash, and `pieces.join_pieces` makes one of them.
    """

    def __init__(
        self,
        message: str,
        *,
        path: Path,
        kept_path: Optional[Path] = None,
        rest_path: Optional[Path] = None,
        charge: Charge = Charge.NONE,
    ) -> None:
        super().__init__(message, kept_path=kept_path, charge=charge)
        self.path = path
        self.rest_path = rest_path
        self.is_whole = False
        self.sha256 = ""


class Cancelled(_Portable):
    """The caller asked to stop; `charge` says what that may have cost."""

    def __init__(self, *, charge: Charge = Charge.NONE, kept_path: Optional[Path] = None) -> None:
        super().__init__("cancelled")
        self.charge = charge
        self.kept_path = kept_path
