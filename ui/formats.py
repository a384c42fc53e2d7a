# SPDX-License-Identifier: GPL-2.0-or-later
"""Numbers, sizes, dates and coordinate systems as the user's locale writes them."""

from __future__ import annotations

import datetime as dt
import math

from qgis.PyQt.QtCore import QDate, QDateTime, QLocale, Qt

from ..core.translation import tr

ISO_FORMAT = "yyyy-MM-dd"
"""How a day is typed, in every field and whatever the locale."""
SECONDS_PER_MINUTE = 60
SECONDS_STEP = 5
SMALL_AREA_KM2 = 1.0
SMALLEST_UNITS = 0.0001
LARGE_AREA_KM2 = 1000.0
BYTES_PER_MB = 1_000_000
UTM_NORTH = 32600
UTM_SOUTH = 32700
UTM_ZONES = 60
CONSTELLATION_NAMES = {"Sentinel1": "Sentinel-1", "Sentinel2": "Sentinel-2", "Landsat89": "Landsat 8/9"}


def number_text(value: float, decimals: int = 2) -> str:
    """Write a number without trailing zeros, with the locale's separators."""
    locale = QLocale()
    text = locale.toString(float(value), "f", decimals)
    point = locale.decimalPoint()
    return text.rstrip("0").rstrip(point) if point in text else text


def area_text(area_km2: float) -> str:
    """Write an area as finely as it matters: "0.125 km²", "12.4 km²", "2,610 km²"."""
    decimals = 3 if area_km2 < SMALL_AREA_KM2 else 1 if area_km2 < LARGE_AREA_KM2 else 0
    return f"{number_text(area_km2, decimals)} km²"


def units_text(units: float) -> str:
    """Write an amount of processing units, e.g. "1.24 units"; what costs something is never written as nothing."""
    amount = number_text(units, 2 if units >= 0.01 else 4)
    if 0 < units < SMALLEST_UNITS:
        amount = f"< {number_text(SMALLEST_UNITS, 4)}"
    return tr("{amount} units").format(amount=amount)


def euro_text(amount_eur: float) -> str:
    """Write an amount with its cents: "€ 39.50"."""
    return f"€ {QLocale().toString(float(amount_eur), 'f', 2)}"


def breakable(name: str) -> str:
    """Let the name of a file be broken at its underscores: as one long word it is cut off in a narrow dock."""
    return name.replace("_", "_\u200b")


def unbroken(text: str) -> str:
    """Keep in one line what belongs together, such as a number and its unit: alone at a line's start it reads badly."""
    for whole in ("\u00a0km²", "€\u00a0", "Landsat\u00a08/9"):
        text = text.replace(whole.replace("\u00a0", " "), whole)
    return text


def megabytes_text(size_mb: float) -> str:
    """Write a file size, e.g. "2.4 MB"."""
    return f"{number_text(size_mb, 1 if size_mb >= 0.1 else 2)} MB"


def duration_text(duration_s: float) -> str:
    """Write how long something takes, roughly: "20 s" or "2 min"."""
    if duration_s < SECONDS_PER_MINUTE:
        return tr("{count} s").format(count=max(1, round(duration_s)))
    return tr("{count} min").format(count=round(duration_s / SECONDS_PER_MINUTE))


def left_text(left_s: float) -> str:
    """Write how long something still takes, no finer than a guess is: "about 20 s left"."""
    if left_s < SECONDS_PER_MINUTE:
        left_s = max(SECONDS_STEP, SECONDS_STEP * math.ceil(left_s / SECONDS_STEP))
    return tr("about {time} left").format(time=duration_text(left_s))


def date_text(date: dt.date) -> str:
    """Write a date in words, e.g. "4 May 2024"."""
    return QLocale().toString(q_date(date), tr("d MMM yyyy"))


def local_time_text(iso_text: str, *, with_seconds: bool = False) -> str:
    """Write a moment of the ledger in the user's own time, e.g. "4 May 2024 14:05"."""
    moment = QDateTime.fromString(iso_text, Qt.DateFormat.ISODateWithMs).toLocalTime()
    clock = "hh:mm:ss" if with_seconds else "hh:mm"
    return QLocale().toString(moment, f"{tr('d MMM yyyy')} {clock}")


def q_date(date: dt.date) -> QDate:
    """Turn a date into Qt's."""
    return QDate(date.year, date.month, date.day)


def py_date(date: QDate) -> dt.date:
    """Turn a date of Qt's into Python's."""
    return dt.date(date.year(), date.month(), date.day())


def count_text(count: int) -> str:
    """Write a number with the locale's thousands."""
    return QLocale().toString(count)


def is_utm_zone(epsg: int) -> bool:
    """Say whether a CRS is a UTM zone as the service counts them (contract 12)."""
    return any(1 <= epsg - base <= UTM_ZONES for base in (UTM_NORTH, UTM_SOUTH))


def crs_text(epsg: int) -> str:
    """Write a CRS briefly: "UTM 32N" or "EPSG:3857"."""
    for base, letter in ((UTM_NORTH, "N"), (UTM_SOUTH, "S")):
        if 1 <= epsg - base <= UTM_ZONES:
            return f"UTM {epsg - base}{letter}"
    return f"EPSG:{epsg}"
