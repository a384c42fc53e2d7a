# SPDX-License-Identifier: GPL-2.0-or-later
"""The rules for ordered areas (contract 8): which geometries are sent, and what at least is billed for them.

Every geometry is billed and judged by itself; the parts of a MULTIPOLYGON together. So small fields are bundled.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from qgis.core import QgsDistanceArea, QgsGeometry, QgsPointXY, QgsRectangle

from ..area.aoi import WKT_DECIMALS
from ..area.measure import area_km2, ellipsoidal_meter

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..area.aoi import Aoi

MIN_BILLED_KM2 = 0.5
MIN_SHARE_OF_BOX = 0.05
MIN_SIDE_M = 150.0
MOST_FIELDS_BUNDLED = 200
"""Above, trying them all would be felt; such an area is one bundle or none."""
MOST_NEIGHBOURS_TRIED = 12
SLIVER = 1e-6
"""What is smaller than this share is a rounding's."""


class AreaProblem(str, Enum):
    """Why the service would not take an area as a polygon."""

    TOO_NARROW = "too_narrow"
    """A side of its bounding box is 150 m or less."""
    TOO_SPARSE = "too_sparse"
    """It fills less than 5 % of its bounding box."""


@dataclass(frozen=True)
class OrderedPart:
    """One geometry of an order, of one field or of several in a bundle."""

    wkt: str
    """POLYGON or MULTIPOLYGON, EPSG:4326."""
    drawn_km2: float
    field_count: int
    problem: AreaProblem | None

    @property
    def billed_km2(self) -> float:
        """What is billed for it at least."""
        return max(MIN_BILLED_KM2, self.drawn_km2)


@dataclass(frozen=True)
class OrderArea:
    """An area as it would be ordered."""

    parts: tuple[OrderedPart, ...]

    @property
    def wkt(self) -> str:
        """One POLYGON or MULTIPOLYGON, or a collection of those that are billed one by one."""
        if len(self.parts) == 1:
            return self.parts[0].wkt
        return f"GEOMETRYCOLLECTION ({', '.join(part.wkt for part in self.parts)})"

    @property
    def drawn_km2(self) -> float:
        """What the fields measure."""
        return sum(part.drawn_km2 for part in self.parts)

    @property
    def billed_km2(self) -> float:
        """What is billed at least: every geometry is raised to the minimum. The estimate has the last word."""
        return sum(part.billed_km2 for part in self.parts)

    @property
    def wasted_km2(self) -> float:
        """What is billed beyond what was drawn."""
        return self.billed_km2 - self.drawn_km2

    @property
    def problem(self) -> AreaProblem | None:
        """Why the service would not take it, or None."""
        return next((part.problem for part in self.parts if part.problem), None)


@dataclass(frozen=True)
class OrderAreas:
    """The two ways to send the same fields."""

    apart: OrderArea
    """Every field for itself."""
    bundled: OrderArea
    """Fields in as few geometries as the rules allow."""

    def choose(self, *, bundles: bool) -> OrderArea:
        """Return one of the two."""
        return self.bundled if bundles else self.apart

    @property
    def bundled_count(self) -> int:
        """How many fields share a geometry with others; 0 where that saves nothing."""
        saved_km2 = self.apart.billed_km2 - self.bundled.billed_km2
        mends = self.apart.problem is not None and self.bundled.problem is None
        if saved_km2 < 0.001 and not mends:
            return 0
        return sum(part.field_count for part in self.bundled.parts if part.field_count > 1)


def order_areas(aoi: Aoi) -> OrderAreas:
    """Return an area as it would be ordered, its fields each for itself and in bundles."""
    meter = ellipsoidal_meter()
    whole = aoi.to_geometry()
    fields = [
        _Bundle((field,), area_km2(field, meter), field.boundingBox())
        for field in whole.asGeometryCollection()
    ]
    together = _Bundle((whole,), sum(field.area_km2 for field in fields), whole.boundingBox(), len(fields))
    if len(fields) == 1 or together.problem(meter) is None:
        bundles: Sequence[_Bundle] = [together]
    else:
        bundles = _bundled(fields, meter) if len(fields) <= MOST_FIELDS_BUNDLED else fields
    return OrderAreas(
        apart=OrderArea(tuple(field.part(meter) for field in fields)),
        bundled=OrderArea(tuple(bundle.part(meter) for bundle in bundles)),
    )


def billed_beyond(area: OrderArea, billed_wkt: str | None) -> QgsGeometry:
    """Return what the service would bill beyond what was drawn (EPSG:4326); empty where it does not tell.

    Older versions of the service bill bounding boxes (contract 8).
    """
    billed = _ground(billed_wkt or "")
    beyond = billed.difference(_ground(area.wkt)) if not billed.isEmpty() else billed
    pieces = [piece for piece in beyond.asGeometryCollection() if piece.area() > SLIVER * billed.area()]
    return QgsGeometry.unaryUnion(pieces)


def _ground(wkt: str) -> QgsGeometry:
    """Read a place as one polygon or several: older GEOS cannot cut collections."""
    return QgsGeometry.unaryUnion(QgsGeometry.fromWkt(wkt).asGeometryCollection())


@dataclass(frozen=True, eq=False)
class _Bundle:
    """Fields that are sent as one geometry."""

    fields: tuple[QgsGeometry, ...]
    area_km2: float
    box: QgsRectangle
    field_count: int = 1

    def problem(self, meter: QgsDistanceArea) -> AreaProblem | None:
        middle_deg, left_deg = self.box.center().y(), self.box.xMinimum()
        right, top = self.box.xMaximum(), self.box.yMaximum()
        width_m = meter.measureLine(QgsPointXY(left_deg, middle_deg), QgsPointXY(right, middle_deg))
        height_m = meter.measureLine(QgsPointXY(left_deg, self.box.yMinimum()), QgsPointXY(left_deg, top))
        if min(width_m, height_m) <= MIN_SIDE_M:
            return AreaProblem.TOO_NARROW
        box_km2 = area_km2(QgsGeometry.fromRect(self.box), meter)
        return AreaProblem.TOO_SPARSE if self.area_km2 < MIN_SHARE_OF_BOX * box_km2 else None

    def is_needy(self, meter: QgsDistanceArea) -> bool:
        """Say whether it would gain by company."""
        return self.area_km2 < MIN_BILLED_KM2 or self.problem(meter) is not None

    def with_(self, other: _Bundle) -> _Bundle:
        box = QgsRectangle(self.box)
        box.combineExtentWith(other.box)
        fields, count = (*self.fields, *other.fields), self.field_count + other.field_count
        return _Bundle(fields, self.area_km2 + other.area_km2, box, count)

    def part(self, meter: QgsDistanceArea) -> OrderedPart:
        shape = self.fields[0] if len(self.fields) == 1 else QgsGeometry.collectGeometry(list(self.fields))
        wkt = shape.asWkt(WKT_DECIMALS).upper()
        return OrderedPart(wkt, self.area_km2, self.field_count, self.problem(meter))


def _bundled(fields: Sequence[_Bundle], meter: QgsDistanceArea) -> list[_Bundle]:
    """Give each field that gains by company the nearest that the rules allow, the smallest first."""
    waiting, done = sorted(fields, key=lambda field: -field.area_km2), []
    while waiting:
        bundle = waiting.pop()
        if not bundle.is_needy(meter):
            done.append(bundle)
            continue
        here = bundle.box.center()
        others = sorted((*waiting, *done), key=lambda other: here.sqrDist(other.box.center()))
        near = others[:MOST_NEIGHBOURS_TRIED]
        mate = next((other for other in near if bundle.with_(other).problem(meter) is None), None)
        if mate is None:
            done.append(bundle)
            continue
        (waiting if mate in waiting else done).remove(mate)
        waiting.append(bundle.with_(mate))
        waiting.sort(key=lambda each: -each.area_km2)
    return done
