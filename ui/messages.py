# SPDX-License-Identifier: GPL-2.0-or-later
"""The one place where an error becomes words: what happened; whether it was charged; what to do next."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Callable

from ..clearsky import errors as api
from ..core import errors as core
from ..core.translation import tr
from .core_words import core_words
from .formats import duration_text
from .money_words import Words

if TYPE_CHECKING:
    from collections.abc import Sequence

MAX_SERVER_WORDS = 200


def explain(error: BaseException) -> str:
    """Turn any error into one plain sentence: what happened; whether it was charged; what to do next."""
    words = _words(error)
    return f"{words.happened}; {_charge_words(error)}; {words.next_step}."


def _charge_words(error: BaseException) -> str:
    if isinstance(error, core.RasterError):
        return tr("it counts as fetched")
    if isinstance(error, core.PartsError):
        if error.details.get("is_in_doubt"):
            return tr("those that came are charged, and what broke off may be")
        return tr("only those that came are charged")
    charge = getattr(error, "charge", api.Charge.NONE)
    if charge is api.Charge.CHARGED:
        return tr("it counts as fetched")
    if charge is api.Charge.UNKNOWN:
        return tr("it may have been charged")
    return tr("nothing was charged")


def _words(error: BaseException) -> Words:
    if isinstance(error, core.CoreError):
        return core_words(error)
    for kind, words_of in _api_table():
        if isinstance(error, kind):
            return words_of(error)
    return Words(
        tr("Something unexpected happened in the plugin ({name})").format(name=type(error).__name__),
        tr("try again, and report it with the log panel's ClearSKY tab if it happens again"),
    )


def _api_table() -> Sequence[tuple[type[BaseException], Callable[[Any], Words]]]:
    """List the client's errors, the special before the general."""
    return (
        (api.Cancelled, lambda _e: Words(tr("Stopped as you asked"), tr("press the button to begin again"))),
        (api.ConfigurationError, _configuration),
        (api.RequestError, _request_refused),
        (api.NetworkError, _network),
        (api.AuthenticationError, _authentication),
        (api.NotFoundError, _not_found),
        (api.QuotaError, _quota),
        (api.NoImageryError, _no_imagery),
        (api.NotCoveredError, _not_covered),
        (api.RateLimitError, _rate_limit),
        (api.InvalidRequestError, _invalid),
        (api.ServerError, _server),
        (api.ApiError, _server),
        (api.BadAnswerError, _bad_answer),
        (api.TruncatedDownloadError, _truncated),
        (api.NotGeoTiffError, _not_geotiff),
        (api.StorageError, _storage),
    )


def _configuration(error: BaseException) -> Words:
    return Words(
        tr("The key or the service's address cannot be used ({why})").format(why=error),
        tr("correct it under Settings ▸ Options ▸ ClearSKY"),
    )


def _request_refused(error: api.RequestError) -> Words:
    field, texts = next(iter(error.fields.items()), ("", (str(error),)))
    return Words(
        tr("The request was not sent, for {field} cannot be right ({why})").format(field=field, why=texts[0]),
        tr("change it and try again"),
    )


def _network(error: api.NetworkError) -> Words:
    if error.cause is api.NetworkCause.CERTIFICATE:
        return _certificate(error)
    if error.cause is api.NetworkCause.PROXY_REFUSED or _is_proxy_unreached(error):
        return Words(
            tr("The proxy does not let QGIS through to {host}").format(host=error.host),
            tr("check the proxy's address and log-in under Settings ▸ Options ▸ Network, then try again"),
        )
    if error.sent:
        return Words(
            tr("The connection to {host} broke before the answer was complete").format(host=error.host),
            tr("check the connection, then ask for the price again"),
        )
    return Words(
        tr("The service at {host} cannot be reached").format(host=error.host),
        tr("check the network and QGIS's proxy under Settings ▸ Options ▸ Network, then try again"),
    )


def _is_proxy_unreached(error: api.NetworkError) -> bool:
    return error.cause is api.NetworkCause.PROXY and not error.sent


def _certificate(error: api.NetworkError) -> Words:
    return Words(
        tr("The certificate of {host} is not one that QGIS trusts").format(host=error.host),
        tr(
            "if your network has a certificate authority of its own, add it under Settings ▸ Options ▸ "
            "Authentication ▸ Manage Certificates ▸ Authorities and trust it there"
        ),
    )


def _authentication(_error: BaseException) -> Words:
    return Words(
        tr("The service did not accept the key"),
        tr("check it under Settings ▸ Options ▸ ClearSKY"),
    )


def _not_found(_error: BaseException) -> Words:
    return Words(
        tr("The service does not know what was asked for"),
        tr("check the service's address under Settings ▸ Options ▸ ClearSKY"),
    )


def _quota(_error: BaseException) -> Words:
    return Words(
        tr("The account has too few processing units left for this image"),
        tr("choose a smaller area, or buy units in the ClearSKY dashboard"),
    )


def _no_imagery(_error: BaseException) -> Words:
    return Words(tr("There is no imagery for this area on this date"), tr("choose another date"))


def _not_covered(_error: BaseException) -> Words:
    return Words(
        tr("Your orders do not cover this area on this date"),
        tr("choose another date, or order the area first"),
    )


def _rate_limit(error: api.RateLimitError) -> Words:
    wait_s = error.retry_after_s
    if wait_s:
        return Words(
            tr("The service asks to slow down"),
            tr("try again in {wait}").format(wait=duration_text(wait_s)),
        )
    return Words(tr("The service asks to slow down"), tr("try again in a minute"))


def _invalid(error: api.ApiError) -> Words:
    return Words(
        tr("The service refused the request: {why}").format(why=_server_words(error)),
        tr("change what it names and try again"),
    )


def _server(error: api.ApiError) -> Words:
    return Words(
        tr("The service failed (HTTP {status}: {why})").format(status=error.status, why=_server_words(error)),
        tr("try again in a few minutes"),
    )


def _bad_answer(_error: BaseException) -> Words:
    return Words(
        tr("The answer could not be understood: perhaps a log-in page or a proxy answered for the service"),
        tr("check the network and the service's address, then try again"),
    )


def _truncated(error: api.TruncatedDownloadError) -> Words:
    return Words(
        tr("The image was cut off after {received} bytes").format(received=error.received_bytes),
        tr("what came is kept as {path}; fetching it again may be charged again").format(
            path=error.kept_path
        ),
    )


def _not_geotiff(error: api.NotGeoTiffError) -> Words:
    return Words(
        tr("The service sent something that is no GeoTIFF"),
        tr("what came is kept as {path}: show it to ClearSKY's support").format(path=error.kept_path),
    )


def _storage(error: api.StorageError) -> Words:
    if error.is_whole:
        return Words(
            tr("Every byte of the image is here, but no disk has room for it in one piece"),
            tr("make room on the disk of {path}, then press Finish below").format(path=error.path.parent),
        )
    return Words(
        tr("The image could not be written to {path}").format(path=error.path),
        tr("free some space or choose another folder under Settings ▸ Options ▸ ClearSKY"),
    )


def _server_words(error: api.ApiError) -> str:
    """Quote the server plainly: what it says of a field first, shortened, without its full stop."""
    said = [text for texts in error.fields.values() for text in texts] or [error.server_message]
    return " ".join(said)[:MAX_SERVER_WORDS].strip().rstrip(".")
