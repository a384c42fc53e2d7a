# SPDX-License-Identifier: GPL-2.0-or-later
"""Small pictures of images on disk, from their overviews: true colour, 0 to 2000. Runs off the main thread."""

from __future__ import annotations

from osgeo import gdal
from qgis.PyQt.QtGui import QImage

from ..gdal_answers import present

SIDE_PX = 80
"""Twice what a list shows, for fine screens."""
TRUE_COLOUR = ("B4", "B3", "B2")
STRETCH = (0, 2000)
"""The service's own suggestion; fixed, so that dates compare."""
CHANNELS = 3


def make_thumbnail(path: str) -> QImage:
    """Return a square picture of a GeoTIFF, clear where it has no data; a null one where it cannot be read."""
    try:
        dataset = present(gdal.OpenEx(path, gdal.OF_RASTER | gdal.OF_READONLY, allowed_drivers=["GTiff"]))
        return _picture(dataset, _colour_bands(dataset))
    except RuntimeError:
        return QImage()


def _colour_bands(dataset: gdal.Dataset) -> list[int]:
    """Choose the bands for red, green and blue; a file without them is shown in grey."""
    names = [dataset.GetRasterBand(i + 1).GetDescription() for i in range(dataset.RasterCount)]
    if set(TRUE_COLOUR) <= set(names):
        return [names.index(name) + 1 for name in TRUE_COLOUR]
    return [1, 2, 3] if dataset.RasterCount == CHANNELS else [1, 1, 1]


def _picture(dataset: gdal.Dataset, bands: list[int]) -> QImage:
    left, top, side = _middle_square(dataset)
    is_byte = dataset.GetRasterBand(1).DataType == gdal.GDT_Byte
    options = gdal.TranslateOptions(
        format="MEM",
        bandList=bands,
        srcWin=[left, top, side, side],
        width=SIDE_PX,
        height=SIDE_PX,
        outputType=gdal.GDT_Byte,
        scaleParams=None if is_byte else [[*STRETCH, 0, 255]] * CHANNELS,
        noData="none",
    )
    small = present(gdal.Translate("", dataset, options=options))
    mask = dataset.GetRasterBand(bands[0]).GetMaskBand()
    opacity = mask.ReadRaster(left, top, side, side, SIDE_PX, SIDE_PX, gdal.GDT_Byte)
    pixels = bytearray(4 * SIDE_PX * SIDE_PX)
    for channel in range(CHANNELS):
        pixels[channel::4] = present(small.GetRasterBand(channel + 1).ReadRaster())
    pixels[3::4] = present(opacity)
    # The copy owns its pixels; the first one only borrows ours.
    return QImage(bytes(pixels), SIDE_PX, SIDE_PX, 4 * SIDE_PX, QImage.Format.Format_RGBA8888).copy()


def _middle_square(dataset: gdal.Dataset) -> tuple[int, int, int]:
    width, height = dataset.RasterXSize, dataset.RasterYSize
    side = min(width, height)
    return (width - side) // 2, (height - side) // 2, side
