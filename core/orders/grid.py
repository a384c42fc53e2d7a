# SPDX-License-Identifier: GPL-2.0-or-later
"""The squares of the service's grid around an area, and what of each is paid for but not wanted (contract 9)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from qgis.core import Qgis, QgsFeature, QgsGeometry, QgsPointXY, QgsSpatialIndex

from ..area.measure import ellipsoidal_meter, pieces_km2
from ..area.tile_finder import TileFinder

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from qgis.core import QgsDistanceArea

    from ...clearsky import ClearSky
    from ...clearsky.models import OrderRequest, Tile
    from ..area.aoi import Aoi
    from ..jobs.tasks import Feedback

NEIGHBOURS_DEG = 0.06
"""Minitiles are shown this far around the area's box: two rows that may be picked as well."""
SLIVER_KM2 = 1e-4
"""A hundred square metres: less is a rounding's, not the grid's."""


@dataclass(frozen=True, eq=False)
class Square:
    """A tile or a minitile, seen from the area."""

    guid: str
    is_mini: bool
    epsg: int | None
    """The UTM zone of its pixels."""
    ground: QgsGeometry
    """EPSG:4326."""
    unwanted: QgsGeometry
    """What of it lies outside of the area."""
    area_km2: float
    wanted_km2: float

    @property
    def unwanted_km2(self) -> float:
        """What would be paid for but is not wanted."""
        return max(0.0, self.area_km2 - self.wanted_km2)


@dataclass(frozen=True, eq=False)
class Overlap:
    """Ground that two squares of neighbouring UTM zones both hold."""

    guids: frozenset[str]
    ground: QgsGeometry
    area_km2: float
    wanted_km2: float


@dataclass(frozen=True)
class Picked:
    """What a choice of squares comes to."""

    count: int
    area_km2: float
    """What is paid for: each square for itself."""
    wanted_km2: float
    """What of the area they hold."""
    twice_km2: float
    """What two of them hold, and so is paid for twice."""
    left_out_km2: float
    """What of the area none of them holds."""

    @property
    def unwanted_km2(self) -> float:
        """What is paid for but not wanted."""
        return max(0.0, self.area_km2 - self.wanted_km2)


@dataclass(frozen=True, eq=False)
class Grid:
    """All squares of one kind that can be picked for an area."""

    area_km2: float
    """The area, measured as its pieces are."""
    squares: tuple[Square, ...]
    overlaps: tuple[Overlap, ...]
    needed: tuple[str, ...]
    """All that touch the area, but those whose ground the others hold."""

    @property
    def inside(self) -> tuple[str, ...]:
        """Those of the needed ones that lie wholly inside the area."""
        return tuple(s.guid for s in self.of(self.needed) if s.unwanted_km2 < SLIVER_KM2)

    def of(self, guids: Iterable[str]) -> tuple[Square, ...]:
        """Return the squares of identifiers."""
        return tuple(self._by_guid[guid] for guid in guids if guid in self._by_guid)

    def at(self, point: QgsPointXY) -> tuple[Square, ...]:
        """Return the squares under a point (EPSG:4326), those that hold most of the area first."""
        return self.meeting(QgsGeometry.fromPointXY(point))

    def meeting(self, shape: QgsGeometry) -> tuple[Square, ...]:
        """Return the squares that a shape (EPSG:4326) meets, those that hold most of the area first."""
        near = (self.squares[number] for number in self._index.intersects(shape.boundingBox()))
        return tuple(sorted((s for s in near if s.ground.intersects(shape)), key=lambda s: -s.wanted_km2))

    def overlaps_of(self, guids: Iterable[str]) -> tuple[Overlap, ...]:
        """Return the ground that two of these squares hold."""
        chosen = set(guids)
        return tuple(overlap for overlap in self.overlaps if overlap.guids <= chosen)

    def measure(self, guids: Sequence[str]) -> Picked:
        """Say what a choice comes to."""
        squares, twice = self.of(guids), self.overlaps_of(guids)
        wanted_km2 = sum(s.wanted_km2 for s in squares) - sum(overlap.wanted_km2 for overlap in twice)
        return Picked(
            count=len(squares),
            area_km2=sum(s.area_km2 for s in squares),
            wanted_km2=wanted_km2,
            twice_km2=sum(overlap.area_km2 for overlap in twice),
            left_out_km2=max(0.0, self.area_km2 - wanted_km2),
        )

    @cached_property
    def _by_guid(self) -> dict[str, Square]:
        return {square.guid: square for square in self.squares}

    @cached_property
    def _index(self) -> QgsSpatialIndex:
        return _index_of([square.ground for square in self.squares])


def ask_grid(client: ClearSky, aoi: Aoi, feedback: Feedback, *, of_mini_tiles: bool) -> Grid | None:
    """Look up the squares around an area and measure them; None where there would be thousands.

    Runs off the main thread; it is free.

    Raises:
        ClearSkyError: the service cannot be asked.
    """
    finder = TileFinder(client, aoi, feedback.cancel)
    found = finder.mini_tiles() if of_mini_tiles else finder.tiles()
    needed = finder.needed_mini_tiles() if of_mini_tiles else finder.needed_tiles()
    if found is None or needed is None:
        return None
    around = QgsGeometry.fromRect(aoi.to_geometry().boundingBox().buffered(NEIGHBOURS_DEG))
    return _grid(aoi, _near(found, around), needed)


def ask_grid_of(client: ClearSky, aoi: Aoi, request: OrderRequest, feedback: Feedback) -> Grid:
    """Look up the very squares of an order and measure them. Runs off the main thread; it is free.

    Raises:
        ClearSkyError: the service cannot be asked.
    """
    named = TileFinder(client, aoi, feedback.cancel).named(request.tile_guids, request.mini_tile_guids)
    return _grid(aoi, named, named)


def _grid(aoi: Aoi, tiles: Sequence[Tile], needed: Sequence[Tile]) -> Grid:
    area, meter = aoi.to_geometry(), ellipsoidal_meter()
    squares = tuple(_square(tile, area, meter) for tile in tiles)
    return Grid(
        pieces_km2(area, meter), squares, _overlaps(squares, area, meter), tuple(tile.guid for tile in needed)
    )


def _near(tiles: Iterable[Tile], around: QgsGeometry) -> tuple[Tile, ...]:
    return tuple(t for t in tiles if QgsGeometry.fromWkt(t.data_geog_wkt or "").intersects(around))


def _square(tile: Tile, area: QgsGeometry, meter: QgsDistanceArea) -> Square:
    ground = QgsGeometry.fromWkt(tile.data_geog_wkt or "")
    unwanted = _polygons(ground.difference(area))
    area_km2 = pieces_km2(ground, meter)
    wanted_km2 = area_km2 - pieces_km2(unwanted, meter)
    return Square(tile.guid, tile.mini_tile, tile.epsg, ground, unwanted, area_km2, max(0.0, wanted_km2))


def _overlaps(squares: Sequence[Square], area: QgsGeometry, meter: QgsDistanceArea) -> tuple[Overlap, ...]:
    """Find what squares of different zones share; those of one zone only share edges."""
    index = _index_of([square.ground for square in squares])
    found = []
    for number, one in enumerate(squares):
        for other_number in index.intersects(one.ground.boundingBox()):
            other = squares[other_number]
            if other_number <= number or other.epsg == one.epsg:
                continue
            ground = _polygons(one.ground.intersection(other.ground))
            area_km2 = pieces_km2(ground, meter)
            if area_km2 > SLIVER_KM2:
                wanted_km2 = pieces_km2(_polygons(ground.intersection(area)), meter)
                found.append(Overlap(frozenset((one.guid, other.guid)), ground, area_km2, wanted_km2))
    return tuple(found)


def _polygons(shape: QgsGeometry) -> QgsGeometry:
    """Drop the points and lines that cutting leaves behind."""
    shape.convertGeometryCollectionToSubclass(Qgis.GeometryType.Polygon)
    return shape if shape.type() == Qgis.GeometryType.Polygon else QgsGeometry()


def _index_of(shapes: Sequence[QgsGeometry]) -> QgsSpatialIndex:
    index = QgsSpatialIndex()
    for number, shape in enumerate(shapes):
        feature = QgsFeature(number)
        feature.setGeometry(shape)
        index.addFeature(feature)
    return index
