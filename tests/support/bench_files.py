# SPDX-License-Identifier: GPL-2.0-or-later
"""Files to serve: of any size, or a real GeoTIFF of about a size."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import numpy as np
from osgeo import gdal

if TYPE_CHECKING:
    from pathlib import Path

_BLOCK_BYTES = 1024 * 1024
_SIDE_PX = 512
_BYTES_PER_PIXEL = 2


def write_any_bytes(path: Path, size_bytes: int) -> Path:
    """Write noise that begins like a TIFF; the size is a multiple of 1 MiB."""
    noise = os.urandom(_BLOCK_BYTES)
    with path.open("wb") as file:
        file.write(b"II*\0" + noise[4:])
        for _ in range(size_bytes // _BLOCK_BYTES - 1):
            file.write(noise)
    return path


def write_real_geotiff(path: Path, size_bytes: int) -> Path:
    """Write a tiled GeoTIFF of incompressible pixels, about as large as asked."""
    bands = max(1, round(size_bytes / (_SIDE_PX**2 * _BYTES_PER_PIXEL)))
    options = ["TILED=YES", "COMPRESS=DEFLATE"]
    dataset = gdal.GetDriverByName("GTiff").Create(
        str(path), _SIDE_PX, _SIDE_PX, bands, gdal.GDT_Int16, options
    )
    rng = np.random.default_rng(1)
    for index in range(1, bands + 1):
        pixels = rng.integers(-30000, 30000, (_SIDE_PX, _SIDE_PX), np.int16)
        dataset.GetRasterBand(index).WriteArray(pixels)
    dataset.FlushCache()
    return path
