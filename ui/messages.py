# SPDX-License-Identifier: GPL-2.0-or-later
"""The one place where an error becomes words: what happened; whether it was charged; what to do next."""

from __future__ import annotations

from typing import TYPE_CHECKING, Callable

from ..clearsky import errors as api
from ..core import errors as core
from ..core.errors import Reason
from .formats import area_text, duration_text, tr
from .money_words import Words, money_words

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
        return tr("only those that came are charged")
    charge = getattr(error, "charge", api.Charge.NONE)
    if charge is api.Charge.CHARGED:
        return tr("it counts as fetched")
    if charge is api.Charge.UNKNOWN:
        return tr("it may have been charged")
    return tr("nothing was charged")


def _words(error: BaseException) -> Words:
    if isinstance(error, core.CoreError):
        return _core_words(error)
    for kind, words_of in _api_table():
        if isinstance(error, kind):
            return words_of(error)
    return Words(
        tr("Something unexpected happened in the plugin ({name})").format(name=type(error).__name__),
        tr("try again, and report it with the log panel's ClearSKY tab if it happens again"),
    )


def _core_words(error: core.CoreError) -> Words:
    details = error.details
    table: dict[Reason, Callable[[], Words]] = {
        Reason.NO_CRS: lambda: Words(
            tr("The project has no coordinate system, so the place of the area is not known"),
            tr("set one under Project ▸ Properties ▸ CRS and draw again"),
        ),
        Reason.EMPTY: lambda: Words(
            tr("The area is empty"), tr("draw a polygon with at least three corners")
        ),
        Reason.NOT_POLYGON: lambda: Words(tr("The area is not a polygon"), tr("draw or choose a polygon")),
        Reason.NOT_ON_EARTH: lambda: Words(
            tr("The area lies partly outside the Earth's longitudes and latitudes"),
            tr("draw it within them"),
        ),
        Reason.TOO_LARGE: lambda: Words(
            tr("The area has {area}, and this account may fetch {limit} at once").format(
                area=area_text(details["area_km2"]), limit=area_text(details["limit_km2"])
            ),
            tr("draw a smaller one"),
        ),
        Reason.NO_DATES: lambda: Words(
            tr("Your orders have no imagery for this area"),
            tr("draw inside an ordered area, or order this one first"),
        ),
        Reason.NO_KEY: lambda: Words(
            tr("No ClearSKY key is set"), tr("enter yours under Settings ▸ Options ▸ ClearSKY")
        ),
        Reason.KEY_LOCKED: lambda: Words(
            tr("QGIS's authentication database stayed locked, so the ClearSKY key cannot be read or kept"),
            tr("unlock it with QGIS's master password, or keep the key until QGIS closes"),
        ),
        Reason.NO_LIBRARY: lambda: Words(
            tr("The Python package {library} is missing from this QGIS").format(
                library=details.get("library", "pydantic")
            ),
            tr('install it with pip install "pydantic>=2,<3" and restart QGIS'),
        ),
        Reason.NO_POLYGON_LAYER: lambda: Words(
            tr("The current layer has no polygons"), tr("choose a polygon layer in the Layers panel")
        ),
        Reason.NOTHING_SELECTED: lambda: Words(
            tr("No polygon is selected in the current layer"), tr("select one or more and try again")
        ),
        Reason.UNREADABLE_FILE: lambda: Words(
            tr("The file {path} cannot be read as a map of polygons").format(path=details.get("path", "")),
            tr("choose a GeoPackage, Shapefile, GeoJSON or KML"),
        ),
        Reason.UNREADABLE_TEXT: lambda: Words(
            tr("The text is neither WKT nor GeoJSON"),
            tr("paste a polygon in longitude and latitude (EPSG:4326)"),
        ),
        Reason.PARTS_MISSING: lambda: Words(
            tr("Parts of the area did not come: {count}").format(count=details["missing"]),
            tr("press the button again: only the missing parts are fetched"),
        ),
        Reason.NOT_AN_ADDRESS: lambda: Words(
            tr("No image can be opened from {path}").format(path=details.get("path", "")),
            tr("give one that begins with s3:// or https://"),
        ),
        Reason.SIGNED_ADDRESS: lambda: Words(
            tr("The address of {path} holds a signature, which would be kept in the project").format(
                path=details.get("path", "")
            ),
            tr("give it without, and let GDAL's own settings hold the access"),
        ),
        Reason.NO_SPACE: lambda: Words(
            tr("The disk of {path} has too little space for the image").format(path=details.get("path", "")),
            tr("free some space, or choose another folder under Settings ▸ Options ▸ ClearSKY"),
        ),
        Reason.FOLDER: lambda: Words(
            tr("The folder {path} cannot be written").format(path=details.get("path", "")),
            tr("choose another one under Settings ▸ Options ▸ ClearSKY"),
        ),
    }
    if error.reason in table:
        return table[error.reason]()
    return money_words(error) or _raster_words(error)


def _raster_words(error: core.CoreError) -> Words:
    """Speak of a delivered file that is not what was asked for: it is kept, whatever is wrong with it."""
    found, asked = error.details.get("found"), error.details.get("asked")
    happened = {
        Reason.NOT_GEOTIFF: tr("The service sent a file that is no GeoTIFF"),
        Reason.BROKEN_FILE: tr("The image that came is incomplete inside"),
        Reason.OTHER_CRS: tr("The image came in EPSG:{found} and not in EPSG:{asked}"),
        Reason.OTHER_BANDS: tr("The image came with {found} bands and not {asked}"),
        Reason.NO_DATA: tr("The image came without a single pixel of data"),
        Reason.OTHER_NODATA: tr("The image came with nodata {found} and not {asked}"),
        Reason.NO_LAYER: tr("QGIS could not open the image"),
    }[error.reason]
    return Words(
        happened.format(found=found, asked=asked),
        tr("the file is kept as {path}: open it by hand, or ask ClearSKY's support").format(
            path=error.details["path"]
        ),
    )


def _api_table() -> Sequence[tuple[type[BaseException], Callable[[BaseException], Words]]]:
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
    if error.sent:
        return Words(
            tr("The connection to {host} broke before the answer was complete").format(host=error.host),
            tr("check the connection, then ask for the price again"),
        )
    return Words(
        tr("The service at {host} cannot be reached").format(host=error.host),
        tr("check the network and QGIS's proxy under Settings ▸ Options ▸ Network, then try again"),
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
    return Words(
        tr("The image could not be written to {path}").format(path=error.path),
        tr("free some space or choose another folder under Settings ▸ Options ▸ ClearSKY"),
    )


def _server_words(error: api.ApiError) -> str:
    """Quote the server plainly: what it says of a field first, shortened, without its full stop."""
    said = [text for texts in error.fields.values() for text in texts] or [error.server_message]
    return " ".join(said)[:MAX_SERVER_WORDS].strip().rstrip(".")
