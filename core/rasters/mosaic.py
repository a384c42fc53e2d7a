# SPDX-License-Identifier: GPL-2.0-or-later
"""The files of an area's parts become one raster: a view over them, pixel for pixel, that moves with its folder.

Two files are written beside the parts. `<name>.<fingerprint>.bands.vrt` puts the parts together; `<name>.vrt`, the
one to open, shows it with band names and the ratio band. The fingerprint changes with the parts, so replacing
`<name>.vrt` switches everything in one step, and an overview file that a program still holds open is never written.
"""

from __future__ import annotations

import glob
import hashlib
import math
import os
from contextlib import suppress
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from osgeo import gdal

from ...clearsky.attribution import Notice
from ..errors import RasterError, Reason
from ..gdal_answers import present, succeeded
from .raster_file import source_xml, write_view_over

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ...clearsky.attribution import NoticeSource
    from .raster_file import RasterFacts

OVERVIEWS_ABOVE_PX = 4096
SMALL_PART_PX = 1024
SMALLEST_OVERVIEW_PX = 256
MANY_PARTS = 64
"""GDAL keeps at most 100 files open for all views of a process; beyond, reading a whole mosaic opens them again
and again: 100 parts took six times as long as 97."""

FINGERPRINT_LENGTH = 8
GRID_TOLERANCE_PX = 0.01
OVERVIEW_OPTIONS = {
    "COMPRESS_OVERVIEW": "DEFLATE",
    "PREDICTOR_OVERVIEW": "2",
    "BIGTIFF_OVERVIEW": "IF_SAFER",
    "SPARSE_OK_OVERVIEW": "YES",
}


@dataclass(frozen=True)
class _Frame:
    """The mosaic's grid: where its upper left corner lies and how many pixels it has."""

    west: float
    north: float
    pixel_x: float
    pixel_y: float
    width: int
    height: int

    def place_px(self, part: RasterFacts) -> tuple[int, int]:
        """Give the column and row at which a part begins."""
        return (
            round((part.geotransform[0] - self.west) / self.pixel_x),
            round((part.geotransform[3] - self.north) / self.pixel_y),
        )


def build_mosaic(
    parts: Sequence[RasterFacts], target_vrt: Path, band_ids: tuple[str, ...], *, offset_dn: int = 0
) -> Path:
    """Put the files of parts together, in their own folder or one above it; an older mosaic is replaced.

    Where no part is, and where a part has no data, the mosaic has nodata; where parts overlap, the later one is
    seen. Overviews are made for a large mosaic when a part has none of its own, or when the parts are many.

    Raises:
        RasterError: there is no part, or one differs in CRS, pixel size, grid, sample type, nodata or bands.
    """
    if not parts:
        raise RasterError(Reason.NO_LAYER, path=target_vrt)
    _check_alike(parts, band_ids)
    frame = _frame_of(parts)
    xml = _bands_xml(parts, frame, target_vrt.parent, band_ids)
    bands_path = target_vrt.with_suffix(f".{_fingerprint(xml, parts)}.bands.vrt")
    if not bands_path.exists():
        _write_bands(xml, bands_path, _overview_levels(parts, frame))
    write_view_over(present(gdal.Open(str(bands_path))), target_vrt, band_ids, offset_dn=offset_dn)
    _remove_older(target_vrt, bands_path)
    return target_vrt


def merged_notices(notices: Iterable[Sequence[Notice]]) -> tuple[Notice, ...]:
    """Gather the notices of all parts: each text once, in the order of its first appearance.

    A notice speaks for every constellation that any part names with it.
    """
    merged: dict[tuple[str, NoticeSource], dict[str, None]] = {}
    for notice in (notice for of_part in notices for notice in of_part):
        merged.setdefault((notice.text, notice.source), {}).update(dict.fromkeys(notice.constellations))
    return tuple(Notice(text, source, tuple(names)) for (text, source), names in merged.items())


def _check_alike(parts: Sequence[RasterFacts], band_ids: tuple[str, ...]) -> None:
    """Refuse parts that a view could only show wrongly or resampled."""
    first = parts[0]
    grid = _grid_text(first)
    for part in parts:
        _expect(_crs_of(first), _crs_of(part), Reason.OTHER_CRS, part)
        _expect(grid, grid if _is_on_grid(part, first) else _grid_text(part), Reason.OTHER_CRS, part)
        bands = f"{part.band_count} {part.data_type}"
        _expect(f"{len(band_ids)} {first.data_type}", bands, Reason.OTHER_BANDS, part)
        names = [name or band_id for name, band_id in zip(part.band_ids, band_ids)]
        _expect(", ".join(band_ids), ", ".join(names), Reason.OTHER_BANDS, part)
        # Compared as text, because NaN is unlike itself.
        _expect(str(first.nodata), str(part.nodata), Reason.OTHER_NODATA, part)


def _expect(asked: object, found: object, reason: Reason, part: RasterFacts) -> None:
    if found != asked:
        raise RasterError(reason, path=part.path, asked=asked, found=found)


def _crs_of(part: RasterFacts) -> int | str:
    return part.epsg or part.crs_wkt


def _is_on_grid(part: RasterFacts, first: RasterFacts) -> bool:
    """Tell whether a part's pixels are those of the first one's grid: same size, whole pixels apart, not turned."""
    (x, pixel_x, turn_x, y, turn_y, pixel_y), other = part.geotransform, first.geotransform
    sizes_agree = math.isclose(pixel_x, other[1]) and math.isclose(pixel_y, other[5])
    apart_px = ((x - other[0]) / other[1], (y - other[3]) / other[5])
    steps_agree = all(abs(apart - round(apart)) < GRID_TOLERANCE_PX for apart in apart_px)
    return sizes_agree and steps_agree and turn_x == turn_y == 0


def _grid_text(part: RasterFacts) -> str:
    x, width, _, y, _, height = part.geotransform
    return f"{_crs_of(part)} ({width:g} x {-height:g} from {x % width:g}, {y % height:g})"


def _frame_of(parts: Sequence[RasterFacts]) -> _Frame:
    _, pixel_x, _, _, _, pixel_y = parts[0].geotransform
    west = min(part.geotransform[0] for part in parts)
    north = max(part.geotransform[3] for part in parts)
    corner = _Frame(west, north, pixel_x, pixel_y, 0, 0)
    placed = [(*corner.place_px(part), part) for part in parts]
    width = max(column + part.width for column, _, part in placed)
    height = max(row + part.height for _, row, part in placed)
    return _Frame(west, north, pixel_x, pixel_y, width, height)


def _bands_xml(parts: Sequence[RasterFacts], frame: _Frame, folder: Path, band_ids: tuple[str, ...]) -> str:
    first = parts[0]
    common = [item for item in first.tags.items() if all(item in part.tags.items() for part in parts)]
    tags = "".join(f'<MDI key="{escape(key)}">{escape(value)}</MDI>' for key, value in common)
    bands = "".join(
        _band_xml(number, band_id, parts, frame, folder) for number, band_id in enumerate(band_ids, start=1)
    )
    return (
        f'<VRTDataset rasterXSize="{frame.width}" rasterYSize="{frame.height}">'
        f"<SRS>{escape(first.crs_wkt)}</SRS>"
        f"<GeoTransform>{frame.west!r}, {frame.pixel_x!r}, 0, {frame.north!r}, 0, {frame.pixel_y!r}</GeoTransform>"
        f"<Metadata>{tags}</Metadata>{bands}</VRTDataset>"
    )


def _band_xml(number: int, band_id: str, parts: Sequence[RasterFacts], frame: _Frame, folder: Path) -> str:
    nodata = parts[0].nodata
    sources = "\n".join(
        source_xml(
            Path(os.path.relpath(part.path, folder)).as_posix(),
            number,
            (part.width, part.height),
            nodata,
            at_px=frame.place_px(part),
            properties=_properties_xml(part),
        )
        for part in parts
    )
    return (
        f'<VRTRasterBand dataType="{parts[0].data_type}" band="{number}">'
        f"<Description>{escape(band_id)}</Description>"
        + (f"<NoDataValue>{nodata:g}</NoDataValue>" if nodata is not None else "")
        + f"\n{sources}\n</VRTRasterBand>"
    )


def _properties_xml(part: RasterFacts) -> str:
    """Say a file's shape, so that opening the mosaic opens no part."""
    block_x, block_y = part.block_size_px
    return (
        f'<SourceProperties RasterXSize="{part.width}" RasterYSize="{part.height}" '
        f'DataType="{part.data_type}" BlockXSize="{block_x}" BlockYSize="{block_y}"/>'
    )


def _fingerprint(xml: str, parts: Sequence[RasterFacts]) -> str:
    """Tell mosaics apart, also when only the pixels of a part are new."""
    digest = hashlib.sha256(xml.encode())
    for part in parts:
        status = part.path.stat()
        digest.update(f" {status.st_size} {status.st_mtime_ns}".encode())
    return digest.hexdigest()[:FINGERPRINT_LENGTH]


def _overview_levels(parts: Sequence[RasterFacts], frame: _Frame) -> list[int]:
    """List the halvings that a mosaic needs of its own: none while its parts can be read zoomed out as they are."""
    side_px = max(frame.width, frame.height)
    is_served = len(parts) <= MANY_PARTS and all(
        part.has_overviews or max(part.width, part.height) <= SMALL_PART_PX for part in parts
    )
    if side_px <= OVERVIEWS_ABOVE_PX or is_served:
        return []
    return [2**level for level in range(1, math.ceil(math.log2(side_px / SMALLEST_OVERVIEW_PX)) + 1)]


def _write_bands(xml: str, path: Path, overview_levels: list[int]) -> None:
    """Write the view that puts the parts together; it gets its name when it is complete."""
    fresh_path = path.with_suffix(".new.vrt")
    fresh_path.write_text(xml, encoding="utf-8")
    if overview_levels:
        _build_overviews(fresh_path, overview_levels)
        Path(f"{fresh_path}.ovr").replace(f"{path}.ovr")
    fresh_path.replace(path)


def _build_overviews(path: Path, levels: list[int]) -> None:
    """Write the `.ovr` beside a raster; every pixel in it is one of the raster's own."""
    before = {name: gdal.GetThreadLocalConfigOption(name) for name in OVERVIEW_OPTIONS}
    try:
        for name, value in OVERVIEW_OPTIONS.items():
            gdal.SetThreadLocalConfigOption(name, value)
        succeeded(present(gdal.Open(str(path))).BuildOverviews("NEAREST", levels))
    finally:
        for name, old_value in before.items():
            gdal.SetThreadLocalConfigOption(name, old_value)


def _remove_older(target_vrt: Path, current: Path) -> None:
    pattern = f"{glob.escape(target_vrt.stem)}.{'[0-9a-f]' * FINGERPRINT_LENGTH}.bands.vrt*"
    for path in target_vrt.parent.glob(pattern):
        if not path.name.startswith(current.name):
            with suppress(OSError):  # a program that shows the older mosaic may hold it open
                path.unlink()
