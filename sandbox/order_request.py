# SPDX-License-Identifier: GPL-2.0-or-later
"""An order as it is asked for: read, judged by the area rules, and turned into an order (contract 3.6, 8)."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Optional

from .clock import month_end
from .geometry import area_km2, box, flat, polygonal_parts, union
from .models import CONSTELLATIONS, MODEL_NAMES, model_named
from .orders import REFERENCE_DATE, Order, schedule
from .tiles import tile_of_guid

if TYPE_CHECKING:
    from osgeo import ogr

    from .payload import Payload

MINIMUM_KM2 = 0.5
MINIMUM_SHARE_OF_BOX = 0.05
MINIMUM_SIDE_M = 150.0
EARLIEST, LATEST = date(2015, 1, 1), date(2099, 12, 31)
DEFAULT_FREQUENCY = 2


@dataclass(frozen=True)
class OrderRequest:
    """A valid order request; it has either an area or tiles."""

    area: Optional[ogr.Geometry]
    tiles: tuple[str, ...]
    minitiles: tuple[str, ...]
    model: str
    constellations: tuple[str, ...]
    storage_months: int
    api_requests: int
    image_frequency: int
    reference_day: date
    from_day: date
    to_day: Optional[date]
    simulated_eur: Optional[float]
    deduplicate: bool

    @property
    def parts(self) -> list[ogr.Geometry]:
        """The geometries that are billed one by one: a multipolygon counts as one (contract 8)."""
        return polygonal_parts(self.area) if self.area is not None else []

    @property
    def area_before_minimum_km2(self) -> float:
        """The plain area."""
        return sum(map(area_km2, self.parts)) or sum(area_km2(tile) for tile in self._tile_footprints())

    @property
    def billed_km2(self) -> float:
        """The area with every geometry raised to the minimum."""
        if self.area is None:
            return self.area_before_minimum_km2
        return sum(max(MINIMUM_KM2, area_km2(part)) for part in self.parts)

    @property
    def footprint(self) -> ogr.Geometry:
        """The ordered ground."""
        return flat(self.area) if self.area is not None else union(self._tile_footprints())

    def _tile_footprints(self) -> list[ogr.Geometry]:
        return [tile.footprint for tile in map(tile_of_guid, self.tiles + self.minitiles) if tile]

    def paid_until(self, today: date) -> date:
        """Return the last day the first charge covers: all of a fixed period, else the running month."""
        return self.to_day or month_end(max(today, self.from_day))

    def image_days(self, today: date) -> list[date]:
        """Return the days the first charge covers."""
        return schedule(
            self.from_day, self.paid_until(today), self.reference_day.isoformat(), self.image_frequency
        )

    def order(self, guid: str, created: str, today: date) -> Order:
        """Return the order that comes of it, not charged yet."""
        return Order(
            guid=guid,
            model=self.model,
            constellations=self.constellations,
            image_frequency=self.image_frequency,
            reference_day=self.reference_day.isoformat(),
            from_day=self.from_day.isoformat(),
            to_day=self.to_day.isoformat() if self.to_day else None,
            paid_until=self.paid_until(today).isoformat(),
            created=created,
            storage_months=self.storage_months,
            api_requests=self.api_requests,
            area_km2=self.billed_km2,
            wkt=self.area.ExportToWkt() if self.area is not None else None,
            footprint_wkt=self.footprint.ExportToWkt(),
            tiles=self.tiles,
            minitiles=self.minitiles,
        )


def read_order_request(payload: Payload) -> OrderRequest:
    """Read an order request.

    Raises:
        ApiError: 992 with messages per property.
    """
    tiles, minitiles = _guids(payload, "TileGuids"), _guids(payload, "MiniTileGuids")
    area = _area(payload, has_tiles=bool(tiles or minitiles))
    model = payload.choice("Model", MODEL_NAMES, MODEL_NAMES[0], required=True)
    request = OrderRequest(
        area=area,
        tiles=tiles,
        minitiles=minitiles,
        model=model,
        constellations=_inputs(payload, model),
        storage_months=_counted(payload, "StorageMonths", 1, 120),
        api_requests=_counted(payload, "ApiRequests", 1, 1000),
        image_frequency=_counted(payload, "ImageFrequency", 1, 7, DEFAULT_FREQUENCY),
        reference_day=payload.day("ReferenceDate") or REFERENCE_DATE,
        from_day=payload.day("From", required=True) or EARLIEST,
        to_day=payload.day("To"),
        simulated_eur=payload.amount("SimulatedEuroUsage"),
        deduplicate=payload.flag("TileDeduplication", default=False),
    )
    _judge_period(payload, request)
    payload.check()
    return request


def _counted(payload: Payload, name: str, least: int, most: int, default: Optional[int] = None) -> int:
    number = payload.number(name, default, required=default is None)
    if number is not None and not least <= number <= most:
        payload.complain(name, f"{name} must be between {least} and {most}.")
    return number or least


def _inputs(payload: Payload, model_name: str) -> tuple[str, ...]:
    given = {text.lower() for text in payload.texts("SatelliteConstellations")}
    unknown = given - {name.lower() for name in CONSTELLATIONS}
    chosen = tuple(name for name in CONSTELLATIONS if name.lower() in given)
    model = model_named(model_name)
    if unknown:
        payload.complain("SatelliteConstellations", f"Unknown: {', '.join(sorted(unknown))[:80]}.")
    elif model is not None and not model.accepts(chosen):
        payload.complain("SatelliteConstellations", f"{model.name} needs {', '.join(model.required)}.")
    return chosen


def _guids(payload: Payload, name: str) -> tuple[str, ...]:
    guids = tuple(dict.fromkeys(payload.texts(name)))
    for guid in guids:
        tile = tile_of_guid(guid)
        if tile is None or tile.is_minitile != (name == "MiniTileGuids"):
            payload.complain(name, f"'{guid[:40]}' is not known.")
    return tuple(guid.lower() for guid in guids)


def _area(payload: Payload, *, has_tiles: bool) -> Optional[ogr.Geometry]:
    area = payload.geometry(required=not has_tiles, polygons=False)
    if area is not None and has_tiles:
        payload.complain("Wkt", "Send either a geometry or tiles, not both.")
    for number, part in enumerate(polygonal_parts(area) if area is not None else [], 1):
        for message in _shape_problems(part):
            payload.complain(
                "GeoJson" if payload.raw("Wkt") is None else "Wkt", f"Geometry {number}: {message}"
            )
    return area


def _shape_problems(part: ogr.Geometry) -> list[str]:
    """Judge one geometry as the newest rules do: 5 % of its bounding box, sides over 150 m (contract 8)."""
    west, east, south, north = part.GetEnvelope()
    height_m = (north - south) * 111_320
    width_m = (east - west) * 111_320 * math.cos(math.radians((south + north) / 2))
    problems = []
    if min(height_m, width_m) <= MINIMUM_SIDE_M:
        problems.append(f"every side of its bounding box must be longer than {MINIMUM_SIDE_M:.0f} m.")
    if area_km2(part) < MINIMUM_SHARE_OF_BOX * area_km2(box(west, south, east, north)):
        problems.append("it must fill at least 5 % of its bounding box.")
    return problems


def _judge_period(payload: Payload, request: OrderRequest) -> None:
    if not EARLIEST <= request.from_day <= LATEST:
        payload.complain("From", f"From must lie between {EARLIEST} and {LATEST}.")
    elif request.to_day and request.to_day > LATEST:
        payload.complain("To", f"To must not lie after {LATEST}.")
    elif request.to_day and request.to_day < request.from_day:
        payload.complain("To", "To must not lie before From.")
    elif request.to_day and not request.image_days(request.from_day):
        payload.complain("To", "No image falls into this period with this frequency and reference date.")
