# SPDX-License-Identifier: GPL-2.0-or-later
"""An area that is too large for one request becomes parts whose seams lie on the pixel grid of the output.

Seams between pixels let the parts' files be put together without resampling. The parts are cut to equal areas:
as few as the limit allows, and none of them a sliver. An area's own outline is not touched; only its seams are new.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from functools import partial
from itertools import product
from typing import TYPE_CHECKING

from qgis.core import (  # type: ignore[attr-defined]  # the stubs lack QgsCsException
    Qgis,
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCsException,
    QgsGeometry,
    QgsPointXY,
)

from ..area.aoi import aoi_from_geometry
from ..area.measure import M2_PER_KM2, WGS84, ellipsoidal_meter, pieces_km2
from ..errors import AoiError, Reason

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from qgis.core import QgsCoordinateTransformContext

    from ..area.aoi import Aoi

USED_SHARE = 0.95
"""How much of the account's limit a part may use: the service's measure of an area may differ from ours a little."""

SLIVER_KM2 = 0.1
"""Downloads below this area are charged as this area, says an old page of the service."""
SLIVER_SHARE = 0.01

SEAM_UNITS_PX = (16, 4, 1)
"""Seams lie on multiples of so many pixels; the finer ones are tried only where the coarser would cost a part."""

SEAM_TOLERANCE_PX = 0.0005
"""How far the chords of a seam may leave the pixel grid."""

SOUTH_TO_NORTH = ("south", "north")
WEST_TO_EAST = ("west", "east")

PROBE_PX = 100
MOST_SEAM_VERTICES = 50_000
MARGIN_SHARE = 0.02
LOST_SHARE = 1e-4
GIVE_UP_FACTOR = 2


@dataclass(frozen=True)
class _Cell:
    """A rectangle of whole pixels, counted eastwards and northwards from the origin of the output CRS."""

    west: int
    south: int
    east: int
    north: int


@dataclass(frozen=True)
class _Piece:
    """What of the area lies in a cell, in EPSG:4326."""

    cell: _Cell
    geometry: QgsGeometry
    area_km2: float


def cut_into_parts(
    aoi: Aoi, *, epsg: int, resolution_m: int, limit_km2: float, context: QgsCoordinateTransformContext
) -> tuple[Aoi, ...]:
    """Cut an area into the fewest parts that the account may fetch; rows from north to south, each west to east.

    An area within the limit comes back as it is. All parts must then be asked for in the same `epsg`: the
    service's automatic zone could differ from part to part (contract 12).

    Raises:
        AoiError: the output CRS is unknown, the area has no place in it, or it cannot be cut. A CRS that is not
            in metres is refused as too large: the size of its pixels is not documented (contract U10).
    """
    if aoi.area_km2 <= limit_km2:
        return (aoi,)
    too_large = AoiError(Reason.TOO_LARGE, area_km2=aoi.area_km2, limit_km2=limit_km2)
    crs = QgsCoordinateReferenceSystem.fromEpsgId(epsg)
    if not crs.isValid():
        raise AoiError(Reason.NO_CRS)
    if crs.mapUnits() != Qgis.DistanceUnit.Meters or resolution_m**2 / M2_PER_KM2 > USED_SHARE * limit_km2:
        raise too_large
    try:
        pieces = _fewest_pieces(_Knife(aoi, crs, resolution_m, context), limit_km2)
    except QgsCsException as error:
        raise AoiError(Reason.NOT_ON_EARTH) from error
    if not pieces:
        raise too_large
    return _checked(aoi, [_as_aoi(piece, aoi, context) for piece in pieces])


def fewest_parts(area_km2: float, limit_km2: float) -> int:
    """Return how many parts an area has at least: one while it is within the limit."""
    return 1 if area_km2 <= limit_km2 else math.ceil(area_km2 / (USED_SHARE * limit_km2))


def _as_aoi(piece: _Piece, whole: Aoi, context: QgsCoordinateTransformContext) -> Aoi:
    part = aoi_from_geometry(piece.geometry, QgsCoordinateReferenceSystem(WGS84), context)
    return replace(part, was_repaired=whole.was_repaired)


def _checked(whole: Aoi, parts: list[Aoi]) -> tuple[Aoi, ...]:
    """Refuse parts that lost some of the area, as where a projection tears: what is bought must be what was drawn."""
    drawn = whole.to_geometry().area()
    if abs(sum(part.to_geometry().area() for part in parts) - drawn) > LOST_SHARE * drawn:
        raise AoiError(Reason.NOT_ON_EARTH)
    return tuple(parts)


def _fewest_pieces(knife: _Knife, limit_km2: float) -> list[_Piece]:
    """Cut into ever more pieces until none is over the limit; an empty list when that does not help."""
    whole_km2 = knife.whole.area_km2
    most_km2 = USED_SHARE * limit_km2
    fewest = fewest_parts(whole_km2, limit_km2)
    for count, unit_px in product(range(fewest, GIVE_UP_FACTOR * fewest + 1), SEAM_UNITS_PX):
        least_km2 = min(max(SLIVER_KM2, SLIVER_SHARE * limit_km2), whole_km2 / count / 2)
        pieces: list[_Piece] = []
        for piece in _cut_evenly(knife, count, unit_px):
            if not least_km2 <= piece.area_km2 <= most_km2:
                break
            pieces.append(piece)
        else:
            return pieces
    return []


def _cut_evenly(knife: _Knife, count: int, unit_px: int) -> Iterator[_Piece]:
    """Cut the whole into pieces of equal area: rows that are about as high as their pieces are wide."""
    shape = knife.whole.cell
    aspect = (shape.north - shape.south) / (shape.east - shape.west)
    row_count = min(max(round(math.sqrt(count * aspect)), 1), count)
    columns = [count * (row + 1) // row_count - count * row // row_count for row in range(row_count)]
    rows = list(knife.cut(knife.whole, columns, unit_px, SOUTH_TO_NORTH))
    for row, column_count in zip(reversed(rows), reversed(columns)):
        yield from knife.cut(row, [1] * column_count, unit_px, WEST_TO_EAST)


class _Knife:
    """Cuts an area along the pixel grid of an output CRS."""

    def __init__(
        self,
        aoi: Aoi,
        crs: QgsCoordinateReferenceSystem,
        resolution_m: int,
        context: QgsCoordinateTransformContext,
    ) -> None:
        wgs84 = QgsCoordinateReferenceSystem(WGS84)
        self._pixel_m = resolution_m
        self._to_degrees = QgsCoordinateTransform(crs, wgs84, context)
        self._to_output = QgsCoordinateTransform(wgs84, crs, context)
        self._meter = ellipsoidal_meter(context)
        area = aoi.to_geometry()
        self.whole = _Piece(self._around(area), area, pieces_km2(area, self._meter))
        self._vertex_step_px = self._widest_vertex_step_px()

    def cut(
        self, piece: _Piece, shares: Sequence[int], unit_px: int, sides: tuple[str, str]
    ) -> Iterator[_Piece]:
        """Cut one way into slices whose areas are in the proportion of `shares`."""
        start, end = (getattr(piece.cell, side) for side in sides)
        left_km2 = piece.area_km2
        for index, share in enumerate(shares[:-1]):
            wanted_km2 = left_km2 * share / sum(shares[index:])
            slice_to = partial(self._slice, piece, sides, start)
            cut = _nearest(slice_to, (start, end), unit_px, wanted_km2)
            yield cut
            start = getattr(cut.cell, sides[1])
            left_km2 -= cut.area_km2
        yield self._slice(piece, sides, start, end)

    def _slice(self, piece: _Piece, sides: tuple[str, str], start: int, end: int) -> _Piece:
        cell = replace(piece.cell, **dict(zip(sides, (start, end))))
        if start >= end:
            return _Piece(cell, QgsGeometry(), 0.0)
        inside = piece.geometry.intersection(self._outline(cell))
        inside.convertGeometryCollectionToSubclass(Qgis.GeometryType.Polygon)
        return _Piece(cell, inside, pieces_km2(inside, self._meter))

    def _outline(self, cell: _Cell) -> QgsGeometry:
        """Draw a cell in EPSG:4326, where its straight edges are curves.

        Their vertices lie at fixed places of the grid, so that cells on both sides of a seam share them.
        """
        across = _stops(cell.west, cell.east, self._vertex_step_px)
        up = _stops(cell.south, cell.north, self._vertex_step_px)
        ring = (
            [(x, cell.south) for x in across]
            + [(cell.east, y) for y in up]
            + [(x, cell.north) for x in reversed(across)]
            + [(cell.west, y) for y in reversed(up)]
        )
        outline = _polygon([(x * self._pixel_m, y * self._pixel_m) for x, y in ring])
        outline.transform(self._to_degrees)
        return _on_both_sides_of_the_antimeridian(outline)

    def _around(self, area: QgsGeometry) -> _Cell:
        """Find the pixels around the area, with a margin: its own outline bends between its vertices."""
        projected = area.densifyByDistance(0.1)
        projected.transform(self._to_output)
        box = projected.boundingBox()
        edges = (box.xMinimum(), box.yMinimum(), box.xMaximum(), box.yMaximum())
        if not all(map(math.isfinite, edges)):
            raise AoiError(Reason.NOT_ON_EARTH)
        margin = MARGIN_SHARE * max(box.width(), box.height()) + max(SEAM_UNITS_PX) * self._pixel_m
        west, south = (math.floor((edge - margin) / self._pixel_m) for edge in edges[:2])
        east, north = (math.ceil((edge + margin) / self._pixel_m) for edge in edges[2:])
        return _Cell(west, south, east, north)

    def _widest_vertex_step_px(self) -> int:
        """Find how far apart a seam's vertices may be: a chord strays with the square of its length."""
        cell = self.whole.cell
        width, height = cell.east - cell.west, cell.north - cell.south
        places = [
            (cell.west + width * i / 2, cell.south + height * j / 2) for i in range(3) for j in range(3)
        ]
        strays_px = max(self._stray_px(place, step) for place in places for step in ((1, 0), (0, 1)))
        longest = max(width, height)
        if strays_px <= SEAM_TOLERANCE_PX * (PROBE_PX / longest) ** 2:
            return longest
        step = max(int(PROBE_PX * math.sqrt(SEAM_TOLERANCE_PX / strays_px)), 1)
        if longest / step > MOST_SEAM_VERTICES:  # as near the poles of a Mercator map, which lie at infinity
            raise AoiError(Reason.NOT_ON_EARTH)
        return step

    def _stray_px(self, place_px: tuple[float, float], direction: tuple[int, int]) -> float:
        """Measure how far the middle of a chord that is straight in degrees lies beside the grid's line."""
        (x, y), (right, up) = place_px, direction
        half = PROBE_PX / 2
        start = self._degrees(x - right * half, y - up * half)
        end = self._degrees(x + right * half, y + up * half)
        around = 360 * round((start.x() - end.x()) / 360)
        middle = self._to_output.transform((start.x() + end.x() + around) / 2, (start.y() + end.y()) / 2)
        return abs(middle.y() / self._pixel_m - y if right else middle.x() / self._pixel_m - x)

    def _degrees(self, x_px: float, y_px: float) -> QgsPointXY:
        return self._to_degrees.transform(x_px * self._pixel_m, y_px * self._pixel_m)


def _nearest(
    slice_to: Callable[[int], _Piece], ends: tuple[int, int], unit_px: int, wanted_km2: float
) -> _Piece:
    """Find the slice whose area is nearest to what is wanted, ending at a whole number of units.

    Area is nearly in proportion to width, so the guesses are too; each second one halves, for areas full of gaps.
    """
    low, high = slice_to(ends[0]), slice_to(ends[1])
    first, last = ends[0] // unit_px, -(-ends[1] // unit_px)
    is_halving = False
    while last - first > 1:
        share = (wanted_km2 - low.area_km2) / ((high.area_km2 - low.area_km2) or 1)
        guess = (first + last) // 2 if is_halving else first + round(share * (last - first))
        guess = min(max(guess, first + 1), last - 1)
        tried = slice_to(guess * unit_px)
        first, low, last, high = (
            (guess, tried, last, high) if tried.area_km2 < wanted_km2 else (first, low, guess, tried)
        )
        is_halving = not is_halving
    return min((low, high), key=lambda piece: abs(piece.area_km2 - wanted_km2))


def _stops(start: int, end: int, step: int) -> list[int]:
    """List both ends of an edge and the multiples of a step between them."""
    return [start, *range((start // step + 1) * step, end, step), end]


def _polygon(ring: Sequence[tuple[float, float]]) -> QgsGeometry:
    return QgsGeometry.fromPolygonXY([[QgsPointXY(x, y) for x, y in ring]])


def _on_both_sides_of_the_antimeridian(outline: QgsGeometry) -> QgsGeometry:
    """Give an outline that was wrapped around the globe twice, once for either side."""
    if outline.boundingBox().width() <= 180:
        return outline
    ring = [(vertex.x() % 360, vertex.y()) for vertex in outline.vertices()]
    both = [_polygon(ring), _polygon([(x - 360, y) for x, y in ring])]
    return QgsGeometry.collectGeometry(both)
