# SPDX-License-Identifier: GPL-2.0-or-later
"""Bands and the grammar of band names (contract 2.1 and 11)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum

ALL = "all"
RGB = "rgb"
_INDEX = re.compile(r"\[([A-Z0-9]+)_([A-Z0-9]+)\]")


class BandsFault(str, Enum):
    """Why band names make no sense."""

    EMPTY = "empty"
    UNKNOWN = "unknown"
    NOT_ALONE = "not_alone"
    SAME_TWICE = "same_twice"
    NO_INDEX = "no_index"


class BandsError(ValueError):
    """Say what is wrong with band names, and with which of them."""

    def __init__(self, fault: BandsFault, name: str, words: str) -> None:
        super().__init__(words)
        self.fault = fault
        self.name = name


@dataclass(frozen=True)
class Band:
    """Name one spectral band; the wavelength is its centre in nanometres."""

    id: str
    name: str
    wavelength_nm: int


STRATUS_BANDS = (
    Band("B2", "Blue", 490),
    Band("B3", "Green", 560),
    Band("B4", "Red", 665),
    Band("B5", "Red edge 1", 705),
    Band("B6", "Red edge 2", 740),
    Band("B7", "Red edge 3", 783),
    Band("B8", "NIR", 842),
    Band("B8A", "Narrow NIR", 865),
    Band("B11", "SWIR 1", 1613),
    Band("B12", "SWIR 2", 2200),
)
"""The bands of an `all` file of the Stratus models, in file order."""

NIMBUS_BANDS = (
    Band("B1", "Coastal aerosol", 443),
    Band("B9", "Water vapour", 945),
    Band("B10", "Cirrus", 1375),
)
"""What the Nimbus models have besides; B10 at level 1 only."""

_IDS = {band.id for band in (*STRATUS_BANDS, *NIMBUS_BANDS)}
_RGB_IDS = ("B4", "B3", "B2")


def parse_bandnames(bandnames: str) -> tuple[str, ...]:
    """Return the names in their canonical spelling: a keyword alone, or band ids and `[X_Y]` indices.

    Raises:
        BandsError: an unknown band, a malformed index, a repetition, or a keyword beside other names.
    """
    names = tuple(name.strip() for name in bandnames.split(","))
    if len(names) == 1 and names[0].lower() in (ALL, RGB):
        return (names[0].lower(),)
    canonical = tuple(_canonical(name) for name in names)
    twice = next((name for name in canonical if canonical.count(name) > 1), None)
    if twice is not None:
        raise BandsError(BandsFault.SAME_TWICE, twice, "a band is named twice")
    return canonical


def spelled_out(bandnames: str) -> tuple[str, ...]:
    """Return a name for each band that is asked for; `all` is what the Stratus models make of it.

    Raises:
        BandsError: as for `parse_bandnames`.
    """
    names = parse_bandnames(bandnames)
    if names == (ALL,):
        return tuple(band.id for band in STRATUS_BANDS)
    return _RGB_IDS if names == (RGB,) else names


def band_ids(bandnames: str, band_count: int) -> tuple[str, ...]:
    """Return one name per band of a delivered file; `band_1`, `band_2` ... where the names are not certain.

    Raises:
        BandsError: as for `parse_bandnames`.
    """
    names = spelled_out(bandnames)
    if len(names) == band_count:
        return names
    return tuple(f"band_{number}" for number in range(1, band_count + 1))


def _canonical(name: str) -> str:
    spelled = name.upper()
    if spelled in _IDS:
        return spelled
    if name.lower() in (ALL, RGB):
        words = f"{name.lower()} stands alone, without other bands"
        raise BandsError(BandsFault.NOT_ALONE, name.lower(), words)
    match, short_name = _INDEX.fullmatch(spelled), name[:40]
    if match is None:
        fault = BandsFault.UNKNOWN if name else BandsFault.EMPTY
        words = f"{short_name!r} is neither a band nor an index such as [B8_B4]"
        raise BandsError(fault, short_name, words)
    if match[1] == match[2] or not {match[1], match[2]} <= _IDS:
        raise BandsError(BandsFault.NO_INDEX, short_name, f"{short_name!r} needs two different bands")
    return spelled
