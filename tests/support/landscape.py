# SPDX-License-Identifier: GPL-2.0-or-later
"""A GeoTIFF that looks like fields from above, for pictures that people look at."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from osgeo import gdal, osr

from clearsky_qgis.tests.support.geotiffs import ALL_BANDS, NODATA

if TYPE_CHECKING:
    from pathlib import Path

WIDTH_PX, HEIGHT_PX = 240, 200
FIELD_PX = 60


def write_landscape(path: Path, *, seed: int = 1) -> Path:
    """Write fields of different crops, a river without data at the edge, and an overview."""
    random = np.random.default_rng(seed)
    fields = random.integers(300, 1500, (10, HEIGHT_PX // FIELD_PX + 1, WIDTH_PX // FIELD_PX + 1))
    fields[2] = fields[1] * 0.8 + 100
    fields[0] = fields[1] * 0.4
    pixels = fields.repeat(FIELD_PX, 1).repeat(FIELD_PX, 2)[:, :HEIGHT_PX, :WIDTH_PX].astype(np.int16)
    pixels[:, :, :8] = NODATA
    dataset = gdal.GetDriverByName("GTiff").Create(
        str(path), WIDTH_PX, HEIGHT_PX, len(ALL_BANDS), gdal.GDT_Int16, ["TILED=YES", "COMPRESS=DEFLATE"]
    )
    crs = osr.SpatialReference()
    crs.ImportFromEPSG(32632)
    dataset.SetSpatialRef(crs)
    dataset.SetGeoTransform([530000, 10, 0, 6173000, 0, -10])
    for index, band_id in enumerate(ALL_BANDS, start=1):
        band = dataset.GetRasterBand(index)
        band.SetNoDataValue(NODATA)
        band.WriteArray(pixels[index - 1])
        band.SetDescription(band_id)
    dataset.BuildOverviews("AVERAGE", [2])
    dataset.FlushCache()
    return path
