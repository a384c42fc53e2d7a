# SPDX-License-Identifier: GPL-2.0-or-later
"""Dates on which imagery exists (contract 3.11)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Annotated, Optional, Union

from .. import _cover
from ..geometry import Geometry, GeometryError, parse_wkt
from .answer_types import Names, NoneIsEmpty, WireDate
from .common import AreaFields, WireModel, refuse
from .request_types import RequestDate

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

_WHOLE = 0.999


class AvailableDatesRequest(AreaFields):
    """Ask for dates between two days, both included; no end means until now (contract 3.11, K5)."""

    from_: RequestDate
    until: Optional[RequestDate] = None

    def model_post_init(self, context: object) -> None:
        """Check what only the whole request can tell."""
        super().model_post_init(context)
        if self.until is not None and self.until < self.from_:
            refuse("until", "the end lies before the start")

    def to_wire(self) -> dict[str, object]:
        """Return the JSON body."""
        until = None if self.until is None else f"{self.until.isoformat()}T23:59:59Z"
        return {**self.area_to_wire(), "From": f"{self.from_.isoformat()}T00:00:00Z", "Until": until}

    def includes(self, day: dt.date) -> bool:
        """Tell whether a day lies in the period asked for."""
        return self.from_ <= day and (self.until is None or day <= self.until)


class Cover(str, Enum):
    """How much of an area a date covers."""

    WHOLE = "whole"
    PART = "part"


@dataclass(frozen=True)
class DateCoverage:
    """Say how much of an area has imagery on a date; `fraction` lies between 0 and 1."""

    date: dt.date
    fraction: float
    cover: Cover


class DatesByGeog(WireModel):
    """A part of the area whose places share one list of dates."""

    wkt: str
    dates: Annotated[tuple[WireDate, ...], NoneIsEmpty] = ()


class ModelImageDates(WireModel):
    """The dates of one model and one set of constellations."""

    model: str
    satellite_constellations: Names = ()
    dates_by_geog: Annotated[tuple[DatesByGeog, ...], NoneIsEmpty] = ()

    def answers(self, model: str, constellations: Optional[Iterable[str]]) -> bool:
        """Tell whether these are the dates of that model and, if given, exactly those constellations."""
        if self.model.lower() != model.lower():
            return False
        own = {name.lower() for name in self.satellite_constellations}
        return constellations is None or own == {name.lower() for name in constellations}


class AvailableDates(WireModel):
    """The answer to `AvailableDatesRequest`: a list of dates, not a promise that a download is ready."""

    model_image_dates: Annotated[tuple[ModelImageDates, ...], NoneIsEmpty]

    def clipped_to(self, request: AvailableDatesRequest) -> AvailableDates:
        """Return the dates that were asked for: the service may send more (contract K5)."""
        models = tuple(
            entry.model_copy(
                update={"dates_by_geog": tuple(_clip(part, request) for part in entry.dates_by_geog)}
            )
            for entry in self.model_image_dates
        )
        return self.model_copy(update={"model_image_dates": models})

    def coverage(
        self, model: str, constellations: Optional[Iterable[str]], area: Union[str, Geometry]
    ) -> tuple[DateCoverage, ...]:
        """Return each date of a model, oldest first, with the share of the area it covers.

        `area` is the WKT that was asked about, or its geometry. Parts that overlap are counted once; a part
        whose shape cannot be read counts as nothing, so that no date looks better than it is.
        """
        wanted = None if constellations is None else tuple(constellations)
        parts = [
            part
            for entry in self.model_image_dates
            if entry.answers(model, wanted)
            for part in entry.dates_by_geog
        ]
        shapes = [_shape(part.wkt) for part in parts]
        aoi = parse_wkt(area) if isinstance(area, str) else area
        groups: dict[frozenset[int], float] = {}
        found = []
        for day in sorted({day for part in parts for day in part.dates}):
            members = frozenset(index for index, part in enumerate(parts) if day in part.dates)
            if members not in groups:
                groups[members] = _cover.covered_fraction(aoi, [shapes[index] for index in members])
            found.append(_date_coverage(day, groups[members]))
        return tuple(found)


def _date_coverage(day: dt.date, fraction: float) -> DateCoverage:
    return DateCoverage(day, fraction, Cover.WHOLE if fraction >= _WHOLE else Cover.PART)


def _clip(part: DatesByGeog, request: AvailableDatesRequest) -> DatesByGeog:
    return part.model_copy(update={"dates": tuple(day for day in part.dates if request.includes(day))})


def _shape(wkt: str) -> Optional[Geometry]:
    try:
        return parse_wkt(wkt)
    except GeometryError:
        return None
