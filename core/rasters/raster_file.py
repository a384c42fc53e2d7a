# SPDX-License-Identifier: GPL-2.0-or-later
"""A delivered GeoTIFF on disk: checked before anything else opens it, named beside, never altered.

GDAL opens a GeoTIFF that was cut to one per cent without complaint, and opens other formats under a .tif name;
so the driver is fixed and every block must lie inside the file. Runs on any thread.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from osgeo import gdal, osr

from ..errors import RasterError, Reason
from ..gdal_answers import present, succeeded

if TYPE_CHECKING:
    from collections.abc import Mapping

RATIO_BAND = "B8/B4"
"""The one band that the view adds: NDVI is (r - 1) / (r + 1) of it, so a style can show NDVI from it."""


@dataclass(frozen=True)
class RasterFacts:
    """What a checked file says of itself."""

    path: Path
    epsg: int | None
    crs_wkt: str
    width: int
    height: int
    band_ids: tuple[str, ...]
    data_type: str
    nodata: float | None
    tags: Mapping[str, str]
    geotransform: tuple[float, ...]
    block_size_px: tuple[int, int]
    has_overviews: bool

    @property
    def band_count(self) -> int:
        """Bands in the delivered file."""
        return len(self.band_ids)


def inspect_geotiff(path: Path) -> RasterFacts:
    """Open a file as GeoTIFF and nothing else, check its structure, and read what it says of itself.

    Raises:
        RasterError: it is no GeoTIFF, or a block lies outside the file.
    """
    dataset = open_geotiff(path)
    _check_blocks(dataset, path)
    first = dataset.GetRasterBand(1)
    crs = dataset.GetSpatialRef()
    return RasterFacts(
        path=path,
        epsg=_epsg_of(crs),
        crs_wkt=crs.ExportToWkt() if crs else "",
        width=dataset.RasterXSize,
        height=dataset.RasterYSize,
        band_ids=tuple(dataset.GetRasterBand(i + 1).GetDescription() for i in range(dataset.RasterCount)),
        data_type=gdal.GetDataTypeName(first.DataType),
        nodata=first.GetNoDataValue(),
        tags=dict(dataset.GetMetadata()),
        geotransform=tuple(dataset.GetGeoTransform()),
        block_size_px=tuple(first.GetBlockSize()),
        has_overviews=first.GetOverviewCount() > 0,
    )


def check_as_asked(
    facts: RasterFacts, *, epsg: int | None, band_count: int | None, nodata: float | None
) -> None:
    """Compare a file with what was asked for; None stands for "not known beforehand".

    Raises:
        RasterError: the CRS, the number of bands or the nodata value differs.
    """
    if epsg is not None and facts.epsg != epsg:
        raise RasterError(Reason.OTHER_CRS, path=facts.path, asked=epsg, found=facts.epsg)
    if band_count is not None and facts.band_count != band_count:
        raise RasterError(Reason.OTHER_BANDS, path=facts.path, asked=band_count, found=facts.band_count)
    if nodata is not None and facts.nodata != nodata:
        raise RasterError(Reason.OTHER_NODATA, path=facts.path, asked=nodata, found=facts.nodata)


def holds_data(path: Path) -> bool:
    """Say whether any pixel of the first band holds data; the first one that does ends the search."""
    dataset = open_geotiff(path)  # kept: a band does not outlive its dataset
    band = dataset.GetRasterBand(1)
    nodata = band.GetNoDataValue()
    if nodata is None:
        return True
    width, height = band.GetBlockSize()
    rows = range(0, band.YSize, height)
    blocks = (
        present(band.ReadAsArray(x, y, min(width, band.XSize - x), min(height, band.YSize - y)))
        for y in rows
        for x in range(0, band.XSize, width)
    )
    return any((block != nodata).any() for block in blocks)


def name_bands(path: Path, band_ids: tuple[str, ...]) -> None:
    """Write band names into the `.aux.xml` beside the file; the delivered bytes stay as they came."""
    dataset = open_geotiff(path)
    for index, band_id in enumerate(band_ids, start=1):
        dataset.GetRasterBand(index).SetDescription(band_id)
    dataset.FlushCache()


def write_view(path: Path, band_ids: tuple[str, ...], *, offset_dn: int = 0) -> Path:
    """Write the `.vrt` that the layer shows: the file's bands by name and, where it can be had, the ratio band.

    `offset_dn` is what stands in the file for a reflectance of zero (contract 11).

    The view names its file relatively, so both can be moved together.
    """
    view_path = path.with_suffix(".vrt")
    write_view_over(open_geotiff(path), view_path, band_ids, offset_dn=offset_dn)
    return view_path


def write_view_over(
    source: gdal.Dataset, view_path: Path, band_ids: tuple[str, ...], *, offset_dn: int = 0
) -> None:
    """Write the view of a raster that lies in the same folder; an older view is replaced in one step."""
    fresh_path = view_path.with_suffix(".new.vrt")
    nodata = source.GetRasterBand(1).GetNoDataValue()
    # Translated, not copied: the copy of a mosaic would name the mosaic's parts, not the mosaic.
    view = present(
        gdal.Translate(str(fresh_path), source, format="VRT", noData="none" if nodata is None else nodata)
    )
    for index, band_id in enumerate(band_ids, start=1):
        view.GetRasterBand(index).SetDescription(band_id)
        view.GetRasterBand(index).SetColorInterpretation(
            gdal.GCI_Undefined
        )  # else QGIS adds "(Gray)" to a name
    # How bytes stand for reflectance is not known (contract U8), so no ratio is computed from them.
    if {"B8", "B4"} <= set(band_ids) and source.GetRasterBand(1).DataType != gdal.GDT_Byte:
        _add_ratio_band(view, source, [band_ids.index(b) + 1 for b in ("B8", "B4")], offset_dn)
    view.FlushCache()
    del view
    fresh_path.replace(view_path)


def source_xml(
    name: str,
    band: int,
    size_px: tuple[int, int],
    nodata: float | None,
    *,
    at_px: tuple[int, int] = (0, 0),
    properties: str = "",
) -> str:
    """Describe one band of a file as a view's source, placed at a column and row; its nodata covers nothing."""
    size = f'xSize="{size_px[0]}" ySize="{size_px[1]}"'
    return (
        f'<ComplexSource><SourceFilename relativeToVRT="1">{escape(name)}</SourceFilename>'
        f"<SourceBand>{band}</SourceBand>{properties}"
        f'<SrcRect xOff="0" yOff="0" {size}/><DstRect xOff="{at_px[0]}" yOff="{at_px[1]}" {size}/>'
        + (f"<NODATA>{nodata:g}</NODATA>" if nodata is not None else "")
        + "</ComplexSource>"
    )


def open_geotiff(path: Path) -> gdal.Dataset:
    """Open a file as GeoTIFF and nothing else.

    Raises:
        RasterError: it is no GeoTIFF.
    """
    try:
        return present(gdal.OpenEx(str(path), gdal.OF_RASTER | gdal.OF_READONLY, allowed_drivers=["GTiff"]))
    except RuntimeError as error:
        raise RasterError(Reason.NOT_GEOTIFF, path=path) from error


def _check_blocks(dataset: gdal.Dataset, path: Path) -> None:
    size_bytes = path.stat().st_size
    for index in range(1, dataset.RasterCount + 1):
        band = dataset.GetRasterBand(index)
        if any(end > size_bytes for end in _block_ends(band)):
            raise RasterError(Reason.BROKEN_FILE, path=path)


def _block_ends(band: gdal.Band) -> list[int]:
    """List where each block ends; a sparse block has no offset and stands for nodata."""
    block_width, block_height = band.GetBlockSize()
    ends = []
    for row in range(math.ceil(band.YSize / block_height)):
        for column in range(math.ceil(band.XSize / block_width)):
            offset = band.GetMetadataItem(f"BLOCK_OFFSET_{column}_{row}", "TIFF")
            length = band.GetMetadataItem(f"BLOCK_SIZE_{column}_{row}", "TIFF")
            if offset and length:
                ends.append(int(offset) + int(length))
    return ends


def _epsg_of(crs: osr.SpatialReference | None) -> int | None:
    code = crs.GetAuthorityCode(None) if crs else None
    return int(code) if code and code.isdigit() else None


def _add_ratio_band(
    view: gdal.Dataset, source: gdal.Dataset, band_indices: list[int], offset_dn: int
) -> None:
    """Add B8 / B4 as a derived band; a nodata pixel in either gives NaN, which is its nodata."""
    options = ["subclass=VRTDerivedRasterBand", "PixelFunctionType=div", "SourceTransferType=Float32"]
    succeeded(view.AddBand(gdal.GDT_Float32, options))
    ratio = view.GetRasterBand(view.RasterCount)
    ratio.SetDescription(RATIO_BAND)
    ratio.SetNoDataValue(math.nan)
    name = Path(source.GetDescription()).name
    size_px = (source.RasterXSize, source.RasterYSize)
    scaling = f"<ScaleOffset>{-offset_dn}</ScaleOffset><ScaleRatio>1</ScaleRatio>" if offset_dn else ""
    for number, index in enumerate(band_indices):
        nodata = source.GetRasterBand(index).GetNoDataValue()
        xml = source_xml(name, index, size_px, nodata, properties=scaling)
        ratio.SetMetadataItem(f"source_{number}", xml, "new_vrt_sources")
