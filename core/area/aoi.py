# SPDX-License-Identifier: GPL-2.0-or-later
"""The area of interest: whatever was drawn or selected becomes EPSG:4326 WKT and an ellipsoidal area."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from qgis.core import Qgis, QgsCoordinateReferenceSystem, QgsGeometry, QgsWkbTypes

from ..errors import AoiError, Reason
from .measure import area_km2, ellipsoidal_meter
from .reprojection import FULL_CIRCLE_DEG, to_longitude_latitude

if TYPE_CHECKING:
    from qgis.core import QgsAbstractGeometry, QgsCoordinateTransformContext

WKT_DECIMALS = 7
"""Seven decimals of a degree are about a centimetre."""

LAST_UTM_LATITUDE_DEG = 84.0
SURFACES = (Qgis.WkbType.PolyhedralSurface, Qgis.WkbType.TIN)


@dataclass(frozen=True)
class Aoi:
    """An area as the service is asked for it."""

    wkt: str
    """POLYGON or MULTIPOLYGON, EPSG:4326, longitude first, seven decimals."""
    area_km2: float
    """Ellipsoidal, on WGS84: the measure that is billed (contract 8)."""
    part_count: int
    vertex_count: int
    was_repaired: bool
    """True when the outline crossed itself or was otherwise invalid and had to be mended."""
    bounds: tuple[float, float, float, float]
    """West, south, east, north in degrees; west is the greater where the area crosses 180° (RFC 7946, 5.2)."""
    grid_epsg: int | None = None
    """The UTM zone whose grid it was cut from, as a tile is; overlapping zones leave a choice."""

    @property
    def crosses_antimeridian(self) -> bool:
        """Whether the area was cut at 180°."""
        west, _, east, _ = self.bounds
        return west > east

    @property
    def centre(self) -> tuple[float, float]:
        """Longitude and latitude of the middle of the bounds."""
        west, south, east, north = self.bounds
        middle = (west + east + FULL_CIRCLE_DEG * self.crosses_antimeridian) / 2
        return (middle - FULL_CIRCLE_DEG if middle > FULL_CIRCLE_DEG / 2 else middle), (south + north) / 2

    @property
    def utm_epsg(self) -> int:
        """EPSG code of the UTM zone that the area was cut from, or else that its centre lies in."""
        return utm_epsg(*self.centre) if self.grid_epsg is None else self.grid_epsg

    def to_geometry(self) -> QgsGeometry:
        """Give the area back as a geometry in EPSG:4326."""
        return QgsGeometry.fromWkt(self.wkt)


def aoi_from_geometry(
    geometry: QgsGeometry, crs: QgsCoordinateReferenceSystem, context: QgsCoordinateTransformContext
) -> Aoi:
    """Turn a polygon in any CRS into the area that is sent.

    Raises:
        AoiError: the CRS is unknown, the geometry is empty or no polygon, or it does not lie on the Earth.
    """
    if not crs.isValid():
        raise AoiError(Reason.NO_CRS)
    mended, was_repaired = _as_valid_polygons(geometry)
    on_earth = to_longitude_latitude(mended, crs, context)
    # Rounding is the last thing that moves a vertex, so the area is measured on what is really sent.
    wkt, rounding_repaired = _rounded_wkt(on_earth)
    return _measured(wkt, context, was_repaired=was_repaired or rounding_repaired)


def utm_epsg(longitude_deg: float, latitude_deg: float) -> int:
    """Name the UTM zone of a point, with the grid's exceptions for Norway and Svalbard.

    Points beyond the grid's latitudes get the zone of their longitude all the same.
    """
    zone = min(int((longitude_deg + 180) // 6) + 1, 60)
    if 56 <= latitude_deg < 64 and 3 <= longitude_deg < 12:
        zone = 32
    elif 72 <= latitude_deg <= LAST_UTM_LATITUDE_DEG and 0 <= longitude_deg < 42:
        zone = 31 + 2 * int((longitude_deg + 3) // 12)
    return (32600 if latitude_deg >= 0 else 32700) + zone


def plain_polygons(geometry: QgsGeometry) -> QgsGeometry:
    """Return a polygon without curves; of a surface with many faces, as of a building, the ground that it covers.

    QGIS 3.40 crashes on giving such a surface more corners, and on being asked for its rings.

    Raises:
        AoiError: it covers no ground.
    """
    flat = QgsGeometry(geometry.constGet().segmentize())
    is_surface = QgsWkbTypes.flatType(flat.wkbType()) in SURFACES
    return _polygons_of(flat.makeValid()) if is_surface else flat


def _as_valid_polygons(geometry: QgsGeometry) -> tuple[QgsGeometry, bool]:
    if geometry.isEmpty():
        raise AoiError(Reason.EMPTY)
    if geometry.type() != Qgis.GeometryType.Polygon:
        raise AoiError(Reason.NOT_POLYGON)
    flat = plain_polygons(geometry)
    flat.get().dropZValue()
    flat.get().dropMValue()
    if flat.isGeosValid():
        return flat, False
    return _polygons_of(flat.makeValid()), True


def _polygons_of(geometry: QgsGeometry) -> QgsGeometry:
    """Keep the polygons of a mended geometry: mending may leave stray lines and points behind."""
    kept = [part for part in geometry.asGeometryCollection() if part.type() == Qgis.GeometryType.Polygon]
    merged = QgsGeometry.unaryUnion(kept) if kept else QgsGeometry()
    if merged.isEmpty():
        raise AoiError(Reason.EMPTY)
    return merged


def _rounded_wkt(geometry: QgsGeometry) -> tuple[str, bool]:
    wkt = _wkt(geometry)
    rounded = QgsGeometry.fromWkt(wkt)
    if rounded.isGeosValid():
        return wkt, False
    return _wkt(_polygons_of(rounded.makeValid())), True


def _wkt(geometry: QgsGeometry) -> str:
    single = QgsGeometry(geometry)
    if QgsWkbTypes.isMultiType(single.wkbType()) and single.constGet().numGeometries() == 1:
        single.convertToSingleType()
    return single.asWkt(WKT_DECIMALS).upper()


def _measured(wkt: str, context: QgsCoordinateTransformContext, *, was_repaired: bool) -> Aoi:
    geometry = QgsGeometry.fromWkt(wkt)
    measured_km2 = area_km2(geometry, ellipsoidal_meter(context))
    if not measured_km2 > 0:
        raise AoiError(Reason.EMPTY)
    shape: Any = geometry.constGet()
    return Aoi(
        wkt=wkt,
        area_km2=measured_km2,
        part_count=shape.partCount(),
        vertex_count=shape.nCoordinates() - _ring_count(shape),
        was_repaired=was_repaired,
        bounds=_bounds(geometry),
    )


def _bounds(geometry: QgsGeometry) -> tuple[float, float, float, float]:
    """Return the bounds the shorter way round the Earth."""
    box = geometry.boundingBox()
    west, south, east, north = box.xMinimum(), box.yMinimum(), box.xMaximum(), box.yMaximum()
    if east - west <= FULL_CIRCLE_DEG / 2:
        return west, south, east, north
    boxes = [part.boundingBox() for part in geometry.asGeometryCollection()]
    beyond_west = min((b.xMinimum() for b in boxes if b.xMinimum() >= 0), default=west)
    beyond_east = max((b.xMaximum() for b in boxes if b.xMinimum() < 0), default=east)
    is_shorter = beyond_east < beyond_west and beyond_east + FULL_CIRCLE_DEG - beyond_west < east - west
    return (beyond_west, south, beyond_east, north) if is_shorter else (west, south, east, north)


def _ring_count(shape: QgsAbstractGeometry) -> int:
    """Count the rings: each repeats its first vertex as its last."""
    return sum(shape.ringCount(part) for part in range(shape.partCount()))
