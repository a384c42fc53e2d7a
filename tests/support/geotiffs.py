# SPDX-License-Identifier: GPL-2.0-or-later
"""Small real GeoTIFFs, and deliveries around them."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import numpy as np
from osgeo import gdal, osr

from clearsky_qgis.clearsky.models import CompositeAvailability, CompositeEstimate, CompositeRequest
from clearsky_qgis.core.purchases.delivery import Quote, file_name

if TYPE_CHECKING:
    from pathlib import Path

ALL_BANDS = ("B2", "B3", "B4", "B5", "B6", "B7", "B8", "B8A", "B11", "B12")
NODATA = -32768
AOI_WKT = "POLYGON ((9.5 55.7, 9.51 55.7, 9.51 55.71, 9.5 55.71, 9.5 55.7))"
SIZE_PX = 64


def write_geotiff(
    path: Path,
    *,
    band_ids: tuple[str, ...] = ALL_BANDS,
    named: bool = True,
    epsg: int = 32632,
    nodata: int | None = NODATA,
    tags: dict[str, str] | None = None,
    is_byte: bool = False,
    added_dn: int = 0,
) -> Path:
    """Write a raster whose band i is 100 * i (as a byte 10 * i) everywhere but in its nodata left half."""
    options = ["TILED=YES", "BLOCKXSIZE=16", "BLOCKYSIZE=16", "COMPRESS=DEFLATE"]
    dataset = gdal.GetDriverByName("GTiff").Create(
        str(path), SIZE_PX, SIZE_PX, len(band_ids), gdal.GDT_Byte if is_byte else gdal.GDT_Int16, options
    )
    crs = osr.SpatialReference()
    crs.ImportFromEPSG(epsg)
    dataset.SetSpatialRef(crs)
    dataset.SetGeoTransform([530000, 10, 0, 6173000, 0, -10])
    dataset.SetMetadata(tags or {})
    for index, band_id in enumerate(band_ids, start=1):
        pixels = np.full((SIZE_PX, SIZE_PX), (10 if is_byte else 100) * index + added_dn, np.int16)
        if nodata is not None:
            pixels[:, : SIZE_PX // 2] = nodata
            dataset.GetRasterBand(index).SetNoDataValue(nodata)
        dataset.GetRasterBand(index).WriteArray(pixels)
        if named:
            dataset.GetRasterBand(index).SetDescription(band_id)
    dataset.FlushCache()
    return path


def composite_request(**fields: object) -> CompositeRequest:
    """Return a request for a small place in Denmark."""
    return CompositeRequest(
        **{
            "wkt": AOI_WKT,
            "date": dt.date(2024, 5, 4),
            "epsg_projection": 32632,
            "model": "Stratus2",
            "satellite_constellations": ("Sentinel1", "Sentinel2", "Landsat89"),
            **fields,
        }
    )


def quote_for(request: CompositeRequest) -> Quote:
    """Return a quote that says yes, for 0.07 units."""
    flags = {"FullyAvailable": True, "DataAvailableForUser": True, "OrdersCoverPolygon": True}
    return Quote(
        request=request,
        availability=CompositeAvailability.model_validate(flags),
        estimate=CompositeEstimate.model_validate({"CreditEstimate": 0.07, "AreaEstimateKm2": 0.7}),
    )


def write_image(folder: Path, request: CompositeRequest, **how: object) -> Path:
    """Write the raster of a request under the name that the plugin gives it."""
    return write_geotiff(folder / file_name(request), **how)
