# SPDX-License-Identifier: GPL-2.0-or-later
"""Images that ClearSKY has pushed to the customer's own storage: opened where they lie, through GDAL's file systems.

Nothing is called and nothing is charged. Access to a bucket is GDAL's business: its usual variables and credential
files hold the keys, never this plugin.
"""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import PurePosixPath
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from osgeo import gdal
from qgis.core import QgsRasterLayer

from ...clearsky.bands import ALL, band_ids
from ..errors import RasterError, Reason
from ..gdal_answers import present
from .handover import hand_to_main_thread
from .styles import add_styles

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qgis.core import QgsRasterDataProvider

DRIVER = "GTiff"
PATIENCE = {
    "GDAL_HTTP_CONNECTTIMEOUT": "5",
    "GDAL_HTTP_TIMEOUT": "20",
    "GDAL_DISABLE_READDIR_ON_OPEN": "EMPTY_DIR",
}


def vsi_path(url: str) -> str:
    """Turn an address into a path of GDAL's virtual file systems.

    Raises:
        RasterError: it is neither `s3://bucket/key` nor `https://…` (plain http only on this machine).
    """
    parts = urlsplit(url.strip())
    if parts.scheme == "s3" and parts.netloc and parts.path.strip("/"):
        return f"/vsis3/{parts.netloc}{parts.path}"
    is_local = parts.scheme == "http" and parts.hostname in ("127.0.0.1", "::1", "localhost")
    if parts.hostname and (parts.scheme == "https" or is_local):
        return f"/vsicurl/{url.strip()}"
    raise RasterError(Reason.NOT_AN_ADDRESS, path=without_secrets(url))


def open_remote(url: str) -> QgsRasterLayer:
    """Open a delivered image where it lies, as GeoTIFF and nothing else, with names and styles as far as known.

    Asks there, so not for the main thread, to which the new layer is handed. The layer keeps the address as its source;
    a signed address is a secret and is refused.

    Raises:
        RasterError: it is no address, holds a signature, or no GeoTIFF can be read there.
    """
    if urlsplit(url).query:
        raise RasterError(Reason.SIGNED_ADDRESS, path=without_secrets(url))
    path = vsi_path(url)
    with _patience():
        names = _band_names(path, url)
        layer = QgsRasterLayer(path, PurePosixPath(urlsplit(url).path).stem, "gdal")
    if not layer.isValid():
        raise RasterError(Reason.NO_LAYER, path=without_secrets(url))
    provider: QgsRasterDataProvider | None = layer.dataProvider()
    if provider is not None and provider.bandCount() == len(names):
        add_styles(layer, names)
    hand_to_main_thread(layer)
    return layer


def can_be_read(url: str) -> bool:
    """Say whether a GeoTIFF can be opened at an address; asks there, so not for the main thread."""
    try:
        with _patience():
            _band_names(vsi_path(url), url)
    except RasterError:
        return False
    return True


@contextmanager
def _patience() -> Iterator[None]:
    """Give a storage that does not answer up after a while, in this thread alone."""
    for name, value in PATIENCE.items():
        gdal.SetThreadLocalConfigOption(name, value)
    try:
        yield
    finally:
        for name in PATIENCE:
            gdal.SetThreadLocalConfigOption(name, None)


def without_secrets(url: str) -> str:
    """Return an address without what may be secret in it: log-in and query."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.hostname or ''}{parts.path}"


def _band_names(path: str, url: str) -> tuple[str, ...]:
    try:
        dataset = present(gdal.OpenEx(path, gdal.OF_RASTER | gdal.OF_READONLY, allowed_drivers=[DRIVER]))
    except RuntimeError as error:
        raise RasterError(Reason.NOT_GEOTIFF, path=without_secrets(url)) from error
    told = tuple(dataset.GetRasterBand(i + 1).GetDescription() for i in range(dataset.RasterCount))
    return told if all(told) else band_ids(ALL, dataset.RasterCount)
