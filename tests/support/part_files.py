# SPDX-License-Identifier: GPL-2.0-or-later
"""Small real GeoTIFFs that lie side by side on one pixel grid."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from osgeo import gdal, osr

from clearsky_qgis.core.rasters.raster_file import RasterFacts, inspect_geotiff

if TYPE_CHECKING:
    from pathlib import Path

NODATA = -32768
PART_BANDS = ("B2", "B4", "B8")
WEST, NORTH = 530_000, 6_173_000


def write_part(
    path: Path,
    *,
    value: int = 1,
    at_px: tuple[float, float] = (0, 0),
    size_px: tuple[int, int] = (32, 32),
    pixel_m: int = 10,
    epsg: int = 32632,
    nodata: float = NODATA,
    band_ids: tuple[str, ...] = PART_BANDS,
    data_type: int = gdal.GDT_Int16,
    empty_columns: int = 0,
    overviews: bool = False,
    tags: dict[str, str] | None = None,
) -> RasterFacts:
    """Write a part whose band i is `value` * 10 ** i, but nodata in its last columns; check it as any file."""
    options = ["TILED=YES", "BLOCKXSIZE=64", "BLOCKYSIZE=64", "COMPRESS=DEFLATE"]
    driver = gdal.GetDriverByName("GTiff")
    dataset = driver.Create(str(path), *size_px, len(band_ids), data_type, options)
    crs = osr.SpatialReference()
    crs.ImportFromEPSG(epsg)
    dataset.SetSpatialRef(crs)
    column, row = at_px
    dataset.SetGeoTransform([WEST + column * pixel_m, pixel_m, 0, NORTH - row * pixel_m, 0, -pixel_m])
    dataset.SetMetadata(tags or {})
    for index, band_id in enumerate(band_ids, start=1):
        pixels = np.full(size_px[::-1], value * 10**index % 32000)
        pixels[:, size_px[0] - empty_columns :] = nodata
        band = dataset.GetRasterBand(index)
        band.SetNoDataValue(nodata)
        band.SetDescription(band_id)
        band.WriteArray(pixels)
    if overviews:
        dataset.BuildOverviews("NEAREST", [2, 4])
    del band, dataset
    return inspect_geotiff(path)
