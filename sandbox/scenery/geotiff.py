# SPDX-License-Identifier: GPL-2.0-or-later
"""A composite as a GeoTIFF: the pixel grid, the mask of the area, the file and its tags (contract 3.14, 11, 12)."""

from __future__ import annotations

import math
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Optional

import numpy as np
from osgeo import gdal, ogr

from ..geometry import centre, polygonal_parts, projected
from ..projection import AUTO_UTM, WGS84_EPSG, QuietGdal, reference, unit_per_metre, utm_epsg
from .bands import NODATA_BY_TYPE, Band, band_tags, coded
from .render import BLOCK, Grid, Window, reflectance

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

STRIP_PIXELS = 16 * BLOCK * BLOCK
MOST_PIXELS = 60_000_000  # the picture is held in memory
LATITUDE_BAND = 5
# Measured: deflated 16-bit pixels take about 1.6 bytes with their overviews, 8-bit ones about half of it.
BYTES_PER_VALUE = {"INT16": 1.62, "UINT8": 0.72}


@dataclass(frozen=True)
class Picture:
    """What is to be drawn: `area`, in the system `area_epsg`, and of it what lies in `data_area`, in 4326."""

    area: ogr.Geometry
    data_area: Optional[ogr.Geometry]
    day: date
    epsg: int
    resolution: int
    bands: tuple[Band, ...]
    data_type: str
    contained: bool
    harmonize: bool = True
    level: int = 2
    clip: bool = False
    exact_pixels: bool = True
    model: str = "Stratus2"
    described: bool = True
    area_epsg: int = WGS84_EPSG


def pixel_grid(epsg: int, resolution: int, longitude: float, latitude: float, *, exact: bool = True) -> Grid:
    """Return the grid of a projection for an area around a place; 47000 becomes the place's UTM zone.

    The unit of `Resolution` outside UTM is not published (contract U10). Here: metres of the projection; for
    degrees a pixel is as wide as `resolution` metres in the middle of the place's five-degree band of latitude,
    so that neighbouring areas share one grid. `exact` False lets the size drift to 9.99 m (contract 12).
    """
    epsg = utm_epsg(longitude, latitude) if epsg == AUTO_UTM else epsg
    per_metre, in_degrees = unit_per_metre(epsg)
    size = resolution * per_metre * (1.0 if exact else 0.999)
    middle = (math.floor(latitude / LATITUDE_BAND) + 0.5) * LATITUDE_BAND
    width = size / max(0.05, math.cos(math.radians(middle))) if in_degrees else size
    return Grid(epsg, width, size, float(resolution))


def picture_grid(picture: Picture) -> Grid:
    """Return the grid a picture is drawn on."""
    return pixel_grid(picture.epsg, picture.resolution, *centre(picture.area), exact=picture.exact_pixels)


def pixel_window(grid: Grid, area: ogr.Geometry, *, contained: bool) -> Window:
    """Return the rectangle of pixels that touch an area given in the grid's system, or lie inside its bounds.

    Raises:
        ValueError: not one whole pixel lies inside, or far too many do.
    """
    west, east, south, north = area.GetEnvelope()
    outward = -1e-6 if contained else 1e-6
    low, high = (math.ceil, math.floor) if contained else (math.floor, math.ceil)
    left, right = low(west / grid.pixel_x + outward), high(east / grid.pixel_x - outward)
    top, bottom = low(-north / grid.pixel_y + outward), high(-south / grid.pixel_y - outward)
    if right <= left or bottom <= top:
        raise ValueError("The area holds no whole pixel at this resolution.")
    if (right - left) * (bottom - top) > MOST_PIXELS:
        raise ValueError(f"The area's bounding box holds more than {MOST_PIXELS} pixels at this resolution.")
    return Window(left, top, right - left, bottom - top)


def size_estimate_mb(picture: Picture) -> float:
    """Estimate the size of the file in MB."""
    grid = picture_grid(picture)
    try:
        area = projected(picture.area, picture.area_epsg, grid.epsg)
    except ValueError:
        return 0.0
    inside = area.GetArea() / (grid.pixel_x * grid.pixel_y)
    return inside * len(picture.bands) * BYTES_PER_VALUE[picture.data_type] / 1e6 + 0.01


def draw(picture: Picture, folder: Path) -> Path:
    """Draw a picture to a new file in a folder and return its path.

    Raises:
        ValueError: the area has no place or no whole pixel in the projection.
    """
    grid = picture_grid(picture)
    area = projected(picture.area, picture.area_epsg, grid.epsg)
    window = pixel_window(grid, area, contained=picture.contained)
    mask = _mask(picture, grid, window, area)
    kind = gdal.GDT_Int16 if picture.data_type == "INT16" else gdal.GDT_Byte
    canvas = gdal.GetDriverByName("MEM").Create("", window.columns, window.rows, len(picture.bands), kind)
    _label(canvas, picture, grid, window)
    rows = max(1, STRIP_PIXELS // (BLOCK * window.columns)) * BLOCK
    for top in range(0, window.rows, rows):
        strip = Window(window.column, window.row + top, window.columns, min(rows, window.rows - top))
        canvas.WriteArray(_pixels(picture, grid, strip, mask[top : top + strip.rows]), 0, top)
    with tempfile.NamedTemporaryFile(suffix=".tif", dir=folder, delete=False) as handle:
        path = Path(handle.name)
    options = ["COMPRESS=DEFLATE", "LEVEL=1", "PREDICTOR=YES", "BLOCKSIZE=256", "NUM_THREADS=ALL_CPUS",
               "OVERVIEW_RESAMPLING=NEAREST", "BIGTIFF=IF_SAFER"]  # fmt: skip
    with QuietGdal():
        written = gdal.GetDriverByName("COG").CreateCopy(str(path), canvas, options=options)
    if written is None:
        raise OSError(f"The file could not be written: {gdal.GetLastErrorMsg()}")
    return path


def blank(file: Path) -> None:
    """Overwrite every pixel of a file with nodata, overviews too."""
    with QuietGdal():
        raster = gdal.OpenEx(str(file), gdal.OF_UPDATE, open_options=["IGNORE_COG_LAYOUT_BREAK=YES"])
        for number in range(1, raster.RasterCount + 1):
            band = raster.GetRasterBand(number)
            for layer in [band, *(band.GetOverview(index) for index in range(band.GetOverviewCount()))]:
                layer.Fill(band.GetNoDataValue())
        raster.FlushCache()


def _mask(picture: Picture, grid: Grid, window: Window, area: ogr.Geometry) -> np.ndarray:
    """Return True where a pixel belongs to the picture and has data."""
    nudge = 1e-3 * min(grid.pixel_x, grid.pixel_y)
    if picture.contained:
        mask = _burnt([area], grid, window) & ~_burnt(_outlines(area.Buffer(nudge)), grid, window)
    else:
        mask = _burnt([area.Buffer(-nudge)], grid, window)
    if picture.data_area is not None:
        mask &= _burnt([projected(picture.data_area, WGS84_EPSG, grid.epsg)], grid, window, touched=False)
    return mask


def _outlines(area: ogr.Geometry) -> tuple[ogr.Geometry, ...]:
    return tuple(part.GetBoundary() for part in polygonal_parts(area))


def _burnt(shapes: Sequence[ogr.Geometry], grid: Grid, window: Window, *, touched: bool = True) -> np.ndarray:
    raster = gdal.GetDriverByName("MEM").Create("", window.columns, window.rows, 1, gdal.GDT_Byte)
    raster.SetGeoTransform(_geotransform(grid, window))
    raster.SetSpatialRef(reference(grid.epsg))
    source = _vectors_in_memory()
    layer = source.CreateLayer("shapes", reference(grid.epsg))
    for shape in shapes:
        feature = ogr.Feature(layer.GetLayerDefn())
        feature.SetGeometry(shape)
        layer.CreateFeature(feature)
    gdal.RasterizeLayer(raster, [1], layer, burn_values=[1], options=["ALL_TOUCHED=TRUE"] if touched else [])
    return np.asarray(raster.ReadAsArray(), bool)


def _vectors_in_memory() -> gdal.Dataset:
    driver = gdal.GetDriverByName("MEM")
    if not driver.GetMetadataItem(gdal.DCAP_VECTOR):  # before GDAL 3.11 vectors had a driver of their own
        driver = gdal.GetDriverByName("Memory")
    return driver.Create("", 0, 0, 0, gdal.GDT_Unknown)


def _geotransform(grid: Grid, window: Window) -> tuple[float, ...]:
    return (
        window.column * grid.pixel_x, grid.pixel_x, 0.0,
        -window.row * grid.pixel_y, 0.0, -grid.pixel_y,
    )  # fmt: skip


def _pixels(picture: Picture, grid: Grid, strip: Window, inside: np.ndarray) -> np.ndarray:
    values = reflectance(
        grid, strip, picture.day,
        lambda down, across: bool(inside[down, across].any()),
        top_of_atmosphere=picture.level == 1,
    )  # fmt: skip
    pixels = coded(values, picture.bands, picture.data_type, harmonize=picture.harmonize, clip=picture.clip)
    pixels[:, ~inside] = NODATA_BY_TYPE[picture.data_type]
    return pixels


def _label(canvas: gdal.Dataset, picture: Picture, grid: Grid, window: Window) -> None:
    canvas.SetGeoTransform(_geotransform(grid, window))
    canvas.SetSpatialRef(reference(grid.epsg))
    canvas.SetMetadata(
        {
            "IMAGE_DATE": picture.day.strftime("%Y%m%d"),
            "MODEL_VERSION": f"{picture.model}-sandbox-1",
            "IMAGE_VERSION": "1",
            "QUANTIFICATION_VALUE": "10000",
            "ADD_OFFSET": "0" if picture.harmonize else "-1000",
            "TIFFTAG_DATETIME": picture.day.strftime("%Y:%m:%d 00:00:00"),
            "TIFFTAG_SOFTWARE": "ClearSKY sandbox",
            "TIFFTAG_IMAGEDESCRIPTION": f"Invented {picture.model} imagery of a play service",
            "TIFFTAG_COPYRIGHT": "Invented data, free of any source",
        }
    )
    for number, band in enumerate(picture.bands, 1):
        layer = canvas.GetRasterBand(number)
        layer.SetNoDataValue(NODATA_BY_TYPE[picture.data_type])
        layer.SetMetadata(band_tags(band) if picture.described else {})
        if picture.described:
            layer.SetDescription(band.name)
