# SPDX-License-Identifier: GPL-2.0-or-later
"""A request body read field by field: keys in any case, nulls as absent, every problem collected (contract 1.3)."""

from __future__ import annotations

import json
import math
from datetime import date
from typing import TYPE_CHECKING, Any, Callable, Optional, TypeVar

from .clock import parse_time
from .envelope import ApiError, Code, invalid
from .geometry import polygonal_parts, read_geometry

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from osgeo import ogr

T = TypeVar("T")
FIRST_DAY, LAST_DAY = date(1990, 1, 1), date(2199, 12, 31)


def read_payload(body: bytes) -> Payload:
    """Parse a JSON object.

    Raises:
        ApiError: 993, the body is no JSON object.
    """
    try:
        value = json.loads(body.decode("utf-8"), parse_constant=_no_number)
    except (ValueError, RecursionError):
        raise ApiError(Code.NOT_JSON, "The request body is not valid JSON.") from None
    if not isinstance(value, dict):
        raise ApiError(Code.NOT_JSON, "The request body must be a JSON object.")
    return Payload(value)


def _no_number(text: str) -> None:
    raise ValueError(f"{text} is no JSON number.")


class Payload:
    """Reads fields and remembers what was wrong with them; `check` raises it all at once."""

    def __init__(self, fields: dict[str, Any]) -> None:
        self._fields = {str(key).lower(): value for key, value in fields.items()}
        self.problems: dict[str, list[str]] = {}

    def complain(self, name: str, message: str) -> None:
        """Add a message about a property."""
        self.problems.setdefault(name, []).append(message)

    def check(self) -> None:
        """Stop here if anything was wrong.

        Raises:
            ApiError: 992 with the messages per property.
        """
        if self.problems:
            raise invalid(self.problems)

    def everything(self) -> dict[str, Any]:
        """Return all fields, keys in lower case."""
        return dict(self._fields)

    def raw(self, name: str) -> Any:  # noqa: ANN401 (any JSON)
        """Return a field as it came; None where it is absent or null."""
        return self._fields.get(name.lower())

    def _converted(
        self, name: str, convert: Callable[[Any], T], default: Optional[T], *, required: bool
    ) -> Optional[T]:
        value = self.raw(name)
        if value is None:
            if required:
                self.complain(name, f"{name} is required.")
            return default
        try:
            return convert(value)
        except (TypeError, ValueError, OverflowError) as error:
            self.complain(name, str(error) or f"{name} is not valid.")
            return default

    def text(self, name: str, default: Optional[str] = None, *, required: bool = False) -> Optional[str]:
        """Read a text."""
        return self._converted(name, _text, default, required=required)

    def number(self, name: str, default: Optional[int] = None, *, required: bool = False) -> Optional[int]:
        """Read a whole number; a text of digits will do."""
        return self._converted(name, _whole, default, required=required)

    def amount(self, name: str) -> Optional[float]:
        """Read a number."""
        return self._converted(name, _finite, None, required=False)

    def flag(self, name: str, *, default: bool) -> bool:
        """Read a truth value."""
        return bool(self._converted(name, _flag, default, required=False))

    def day(self, name: str, *, required: bool = False) -> Optional[date]:
        """Read a date or timestamp as its UTC day; the ends of the calendar are brought within reach."""
        moment = self.moment(name, required=required)
        return min(LAST_DAY, max(FIRST_DAY, moment.date())) if moment else None

    def moment(self, name: str, *, required: bool = False) -> Optional[datetime]:
        """Read a date or timestamp, UTC."""
        return self._converted(name, lambda value: parse_time(_text(value)), None, required=required)

    def choice(self, name: str, options: Sequence[Any], default: Any, *, required: bool = False) -> Any:  # noqa: ANN401 (one of `options`)
        """Read one of several values; texts in any case."""
        known = {str(option).lower(): option for option in options}
        value = self.raw(name)
        if value is None:
            if required:
                self.complain(name, f"{name} is required.")
            return default
        if str(value).lower() in known and not isinstance(value, bool):
            return known[str(value).lower()]
        self.complain(name, f"{name} must be one of {', '.join(map(str, options))}.")
        return default

    def texts(self, name: str) -> list[str]:
        """Read a list of texts; null and a missing field give an empty list."""
        return self._converted(name, _texts, [], required=False) or []

    def geometry(self, *, required: bool = True, polygons: bool = True) -> Optional[ogr.Geometry]:
        """Read the one of `Wkt` and `GeoJson` that is given."""
        wkt, geojson = self.raw("Wkt"), self.raw("GeoJson")
        if wkt is not None and geojson is not None:
            self.complain("Wkt", "Send either Wkt or GeoJson, not both.")
            return None
        if wkt is None and geojson is None:
            if required:
                self.complain("Wkt", "Either Wkt or GeoJson is required.")
            return None
        name = "GeoJson" if wkt is None else "Wkt"
        try:
            geometry = read_geometry(wkt, geojson)
            return _only_polygons(geometry) if polygons else geometry
        except ValueError as error:
            self.complain(name, str(error))
            return None


def _only_polygons(geometry: ogr.Geometry) -> ogr.Geometry:
    if geometry.GetGeometryName() not in ("POLYGON", "MULTIPOLYGON"):
        raise ValueError("Only Polygon and MultiPolygon are accepted here.")
    polygonal_parts(geometry)
    return geometry


def _text(value: Any) -> str:  # noqa: ANN401 (any JSON)
    if not isinstance(value, str) or not value.strip():
        raise ValueError("A text is expected.")
    return value


def _whole(value: Any) -> int:  # noqa: ANN401 (any JSON)
    if isinstance(value, bool) or (isinstance(value, float) and not value.is_integer()):
        raise ValueError("A whole number is expected.")
    return int(value)


def _finite(value: Any) -> float:  # noqa: ANN401 (any JSON)
    number = float(value)
    if isinstance(value, bool) or not math.isfinite(number):
        raise ValueError("A number is expected.")
    return number


def _flag(value: Any) -> bool:  # noqa: ANN401 (any JSON)
    if isinstance(value, bool):
        return value
    raise ValueError("true or false is expected.")


def _texts(value: Any) -> list[str]:  # noqa: ANN401 (any JSON)
    if not isinstance(value, list):
        raise ValueError("A list is expected.")  # noqa: TRY004 (a refusal of the value, told like the others)
    return [_text(item) for item in value]
