# SPDX-License-Identifier: GPL-2.0-or-later
"""Areas of interest: strict reading of WKT and GeoJSON polygons, and their area on the WGS84 ellipsoid.

Coordinates are longitude, latitude in degrees (EPSG:4326). Edges are straight in longitude and latitude.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, NoReturn, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

MAX_WKT_CHARS = 5_000_000
"""The service has no published limit (contract U6); this is about 200,000 corners."""
_SEMI_MAJOR_KM = 6378.137
_FLATTENING = 1 / 298.257223563
_E2 = _FLATTENING * (2 - _FLATTENING)
_E = math.sqrt(_E2)
_GAUSS_LEGENDRE = (
    (0.0, 0.5688888888888889),
    (0.5384693101056831, 0.47862867049936647),
    (-0.5384693101056831, 0.47862867049936647),
    (0.9061798459386640, 0.23692688505618908),
    (-0.9061798459386640, 0.23692688505618908),
)
_TOKEN = re.compile(r"\s*(?:([A-Za-z]+)|([(),])|([-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?)(?=[\s,)]))")
_RING_TEXT = re.compile(r"\s*\(([-+.,\deE\s]*)\)", re.ASCII)
_SHORTEST_RING = 4
_SURELY_AREA_DEG2 = 1e-9
"""About ten square metres; less is measured exactly."""

_Item = TypeVar("_Item")
Position = tuple[float, float]
Ring = tuple[Position, ...]
Polygon = tuple[Ring, ...]
"""An outer ring, then its holes."""


class GeometryError(ValueError):
    """The text is no polygon of this world."""


class GeometryKind(str, Enum):
    """The kinds of geometry the API takes (contract 2)."""

    POLYGON = "Polygon"
    MULTIPOLYGON = "MultiPolygon"
    COLLECTION = "GeometryCollection"


@dataclass(frozen=True)
class Geometry:
    """Hold polygons; `parts` are the members of a collection, each billed by itself (contract 8)."""

    kind: GeometryKind
    parts: tuple[tuple[Polygon, ...], ...]

    @property
    def polygons(self) -> tuple[Polygon, ...]:
        """All polygons, whatever part they belong to."""
        return tuple(polygon for part in self.parts for polygon in part)

    @property
    def has_area(self) -> bool:
        """Whether there is any ground inside: told in degrees where that suffices, which is quicker."""
        return any(_is_open(polygon) for polygon in self.polygons) or self.area_km2 > 0

    @property
    def area_km2(self) -> float:
        """The ellipsoidal area in km², overlaps counted twice as the service does."""
        return math.fsum(polygon_area_km2(polygon) for polygon in self.polygons)


def parse_wkt(text: str) -> Geometry:
    """Read a POLYGON, a MULTIPOLYGON, or a GEOMETRYCOLLECTION of these.

    Raises:
        GeometryError: the text is anything else, too long, not finite, outside the world, or a ring is open.
    """
    if len(text) > MAX_WKT_CHARS:
        raise GeometryError(f"the WKT is longer than {MAX_WKT_CHARS} characters")
    return _WktReader(text).read()


def parse_geo_json(value: object) -> Geometry:
    """Read a bare GeoJSON geometry: Polygon, MultiPolygon, or GeometryCollection of these.

    Raises:
        GeometryError: as for `parse_wkt`.
    """
    if isinstance(value, Mapping) and value.get("type") == GeometryKind.COLLECTION.value:
        members = [_geo_json_part(member)[1] for member in _sequence(value.get("geometries"))]
        return Geometry(GeometryKind.COLLECTION, _filled(members))
    kind, part = _geo_json_part(value)
    return Geometry(kind, (part,))


def area_km2(text: str) -> float:
    """Return the ellipsoidal area in km² of a WKT geometry.

    Raises:
        GeometryError: as for `parse_wkt`.
    """
    return parse_wkt(text).area_km2


def collection_wkt(geometry: Geometry) -> str:
    """Write a geometry as the WKT of a collection."""
    return f"GEOMETRYCOLLECTION ({', '.join(_part_wkt(part) for part in geometry.parts)})"


def polygon_area_km2(polygon: Polygon) -> float:
    """Return the ellipsoidal area in km² of one polygon, its holes taken out."""
    outer, *holes = (abs(_ring_integral(ring)) for ring in polygon)
    return max(0.0, outer - sum(holes))


def _is_open(polygon: Polygon) -> bool:
    outer, *holes = (abs(_ring_in_square_degrees(ring)) for ring in polygon)
    return outer - sum(holes) > _SURELY_AREA_DEG2


def _ring_in_square_degrees(ring: Ring) -> float:
    return math.fsum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in zip(ring, ring[1:])) / 2


def zone_area_km2(latitude_deg: float) -> float:
    """Return the area in km² between the equator and a latitude, per radian of longitude."""
    # The classical closed form of the ellipsoidal zone; negative south of the equator.
    sine = math.sin(math.radians(latitude_deg))
    inner = sine / (1 - _E2 * sine * sine) + math.atanh(_E * sine) / _E
    return _SEMI_MAJOR_KM**2 * (1 - _E2) / 2 * inner


def _part_wkt(part: tuple[Polygon, ...]) -> str:
    bodies = [f"({', '.join(_ring_wkt(ring) for ring in polygon)})" for polygon in part]
    return f"POLYGON {bodies[0]}" if len(bodies) == 1 else f"MULTIPOLYGON ({', '.join(bodies)})"


def _ring_wkt(ring: Ring) -> str:
    return f"({', '.join(f'{longitude!r} {latitude!r}' for longitude, latitude in ring)})"


def _ring_integral(ring: Ring) -> float:
    return math.fsum(_edge_integral(start, end) for start, end in zip(ring, ring[1:]))


def _edge_integral(start: Position, end: Position) -> float:
    width = math.radians(end[0] - start[0])
    if width == 0:
        return 0.0
    if start[1] == end[1]:
        return width * zone_area_km2(start[1])
    middle, half = (start[1] + end[1]) / 2, (end[1] - start[1]) / 2
    # Along a slanted edge the closed form has no elementary integral; five points are exact to degree nine.
    return (
        width
        / 2
        * math.fsum(weight * zone_area_km2(middle + half * node) for node, weight in _GAUSS_LEGENDRE)
    )


class _WktReader:
    """Walk the tokens of one WKT text."""

    def __init__(self, text: str) -> None:
        self._text = text.rstrip()
        self._at = 0

    def read(self) -> Geometry:
        kind = self._keyword()
        if kind is GeometryKind.COLLECTION:
            parts = self._list(lambda: self._part(self._keyword()))
        else:
            parts = (self._part(kind),)
        if self._at != len(self._text):
            self._fail("something follows the geometry")
        return Geometry(kind, parts)

    def _keyword(self) -> GeometryKind:
        word = self._next(1).upper()
        for kind in GeometryKind:
            if kind.value.upper() == word:
                return kind
        return self._fail(f"{word[:20]} is no polygon")

    def _part(self, kind: GeometryKind) -> tuple[Polygon, ...]:
        if kind is GeometryKind.POLYGON:
            return (self._polygon(),)
        if kind is GeometryKind.MULTIPOLYGON:
            return self._list(self._polygon)
        return self._fail("a collection inside a collection")

    def _polygon(self) -> Polygon:
        return self._list(lambda: _ring(self._plain_ring() or self._list(self._position)))

    def _plain_ring(self) -> Ring:
        """Read a ring in one go, an outline of 100,000 corners in a tenth of the time; empty where that fails.

        What is wrong with the ring, and at which character, is then found step by step.
        """
        match = _RING_TEXT.match(self._text, self._at)
        if match is None:
            return ()
        try:
            ring = tuple(_position(float(x), float(y)) for x, y in map(str.split, match.group(1).split(",")))
        except ValueError:
            return ()
        self._at = match.end()
        return ring

    def _position(self) -> Position:
        return _position(float(self._next(3)), float(self._next(3)))

    def _list(self, item: Callable[[], _Item]) -> tuple[_Item, ...]:
        self._expect("(")
        items = [item()]
        while self._next(2) == ",":
            items.append(item())
        self._at -= 1
        self._expect(")")
        return tuple(items)

    def _expect(self, sign: str) -> None:
        if self._next(2) != sign:
            self._fail(f"expected {sign}")

    def _next(self, group: int) -> str:
        match = _TOKEN.match(self._text, self._at)
        if match is None or match.group(group) is None:
            return self._fail("unexpected text")
        self._at = match.end()
        return match.group(group)

    def _fail(self, why: str) -> NoReturn:
        raise GeometryError(f"not a WKT polygon: {why} (character {self._at + 1})")


def _geo_json_part(value: object) -> tuple[GeometryKind, tuple[Polygon, ...]]:
    name = value.get("type") if isinstance(value, Mapping) else None
    if not isinstance(value, Mapping) or name not in ("Polygon", "MultiPolygon"):
        raise GeometryError("not a GeoJSON Polygon, MultiPolygon or collection of these")
    kind = GeometryKind(name)
    coordinates = _sequence(value.get("coordinates"))
    polygons = [coordinates] if kind is GeometryKind.POLYGON else [_sequence(item) for item in coordinates]
    return kind, _filled([_filled([_geo_json_ring(ring) for ring in polygon]) for polygon in polygons])


def _geo_json_ring(value: object) -> Ring:
    return _ring(tuple(_geo_json_position(position) for position in _sequence(value)))


def _geo_json_position(value: object) -> Position:
    try:
        longitude, latitude = _sequence(value)
    except ValueError as error:
        raise GeometryError("a position is a longitude and a latitude") from error
    try:
        return _position(_number(longitude), _number(latitude))
    except OverflowError:
        raise GeometryError("a position lies outside the world") from None


def _position(longitude: float, latitude: float) -> Position:
    if not (-180 <= longitude <= 180 and -90 <= latitude <= 90):
        raise GeometryError("a position lies outside the world: longitude comes first, in degrees")
    return (longitude, latitude)


def _ring(positions: Ring) -> Ring:
    if len(positions) < _SHORTEST_RING or positions[0] != positions[-1]:
        raise GeometryError("a ring needs four positions, the last being the first again")
    return positions


def _sequence(value: object) -> Sequence[object]:
    if not isinstance(value, (list, tuple)):
        raise GeometryError("coordinates are lists of lists of numbers")
    return value


def _number(value: object) -> float:
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        raise GeometryError("a coordinate is a number")
    return float(value)


def _filled(items: list[_Item]) -> tuple[_Item, ...]:
    if not items:
        raise GeometryError("the geometry is empty")
    return tuple(items)
