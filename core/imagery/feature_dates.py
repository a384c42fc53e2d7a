# SPDX-License-Identifier: GPL-2.0-or-later
"""The dates that stand in the attributes of a selected feature: a sowing day, a flight, the day of a photograph."""

from __future__ import annotations

import datetime as dt
import re
from contextlib import suppress
from dataclasses import dataclass

from qgis.core import QgsMapLayer, QgsVectorLayer
from qgis.PyQt.QtCore import QDate, QDateTime, Qt

_ISO_DAY = re.compile(r"(\d{4})-?(\d{2})-?(\d{2})(?:[T ](.+))?")


@dataclass(frozen=True)
class FeatureDate:
    """A date and the field that it stands in."""

    field_name: str
    date: dt.date


def dates_of_selection(layer: QgsMapLayer | None) -> tuple[FeatureDate, ...]:
    """Return the dates of the one selected feature of a layer, in the order of its fields. Main thread only."""
    if not isinstance(layer, QgsVectorLayer) or layer.selectedFeatureCount() != 1:
        return ()
    feature = layer.selectedFeatures()[0]
    found = []
    for index, field in enumerate(layer.fields().toList()):
        date = date_in(feature.attribute(index))
        if date is not None:
            found.append(FeatureDate(layer.attributeDisplayName(index) or field.name(), date))
    return tuple(found)


def date_in(value: object) -> dt.date | None:
    """Read a date from a date, a moment or an ISO 8601 text; None where there is none.

    A moment with a time zone counts as its day in UTC; one without counts as the day that is written.
    """
    if isinstance(value, QDateTime) and value.isValid():
        has_zone = value.timeSpec() != Qt.TimeSpec.LocalTime
        return date_in((value.toUTC() if has_zone else value).date())
    if isinstance(value, QDate) and value.isValid():
        return dt.date(value.year(), value.month(), value.day())
    return _date_in_text(value) if isinstance(value, str) else None


def _date_in_text(text: str) -> dt.date | None:
    match = _ISO_DAY.fullmatch(text.strip())
    if match is None:
        return None
    with suppress(ValueError):
        day = dt.date(int(match[1]), int(match[2]), int(match[3]))
        if match[4] is None:
            return day
        moment = dt.datetime.fromisoformat(f"{day}T{match[4].replace('Z', '+00:00')}")
        return moment.astimezone(dt.timezone.utc).date() if moment.tzinfo else day
    return None
