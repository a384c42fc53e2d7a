# SPDX-License-Identifier: GPL-2.0-or-later
"""The grammar of `Bandnames` and the coding of pixel values (contract 2.1, 11)."""

from __future__ import annotations

import re
from typing import NamedTuple, Optional

import numpy as np

from .spectra import BAND_IDS

NODATA_BY_TYPE = {"INT16": -32768, "UINT8": 0}
WAVELENGTH_NM = dict(zip(BAND_IDS, (490, 560, 665, 705, 740, 783, 842, 865, 1610, 2190)))
_INDEX = re.compile(r"\[(B\d{1,2}A?)_(B\d{1,2}A?)\]")
# How 16-bit values are squeezed into 8 bits is not published (contract U8): 1..255 over reflectance 0..0.5.
_UINT8_FULL_SCALE = 0.5


class Band(NamedTuple):
    """One output band: a band of the instrument, or the normalised difference of two."""

    name: str
    first: int
    second: Optional[int] = None


def read_bandnames(text: str) -> tuple[Band, ...]:
    """Read `all`, `rgb` or a list of ids and [X_Y] indices.

    Raises:
        ValueError: a name is unknown, or a keyword stands in a list.
    """
    names = [name.strip() for name in text.split(",")]
    if names == ["all"]:
        names = list(BAND_IDS)
    elif names == ["rgb"]:
        # The order of `rgb` is not published (contract U8): red, green, blue as the name says.
        names = ["B4", "B3", "B2"]
    return tuple(_band(name) for name in names)


def _band(name: str) -> Band:
    index = _INDEX.fullmatch(name)
    ids = index.groups() if index else (name,)
    if any(part not in BAND_IDS for part in ids):
        raise ValueError(f"'{name[:40]}' is no band of this model.")
    return Band(name, *(BAND_IDS.index(part) for part in ids))


def coded(
    reflectance: np.ndarray, bands: tuple[Band, ...], data_type: str, *, harmonize: bool, clip: bool
) -> np.ndarray:
    """Return the pixels of the asked bands as the file holds them; nodata is put in by the caller."""
    layers: list[np.ndarray] = []
    for band in bands:
        layer = reflectance[band.first]
        if band.second is not None:
            layers.append(_coded_index(layer, reflectance[band.second], data_type))
        elif data_type == "UINT8":
            layers.append(np.clip(np.rint(1 + layer * (254 / _UINT8_FULL_SCALE)), 1, 255).astype(np.uint8))
        else:
            numbers = np.rint((np.clip(layer, 0, 1) if clip else layer) * 10000) + (0 if harmonize else 1000)
            layers.append(numbers.astype(np.int16))
    return np.array(layers)


def _coded_index(first: np.ndarray, second: np.ndarray, data_type: str) -> np.ndarray:
    ratio = (first - second) / np.maximum(first + second, 1e-6)
    if data_type == "UINT8":
        return np.clip(np.rint(128 + ratio * 127), 1, 255).astype(np.uint8)
    return np.rint(ratio * 32767).astype(np.int16)


def band_tags(band: Band) -> dict[str, str]:
    """Return the metadata a band carries."""
    if band.second is not None:
        return {"INDEX": band.name}
    return {"BAND_ID": band.name, "WAVELENGTH_NM": str(WAVELENGTH_NM[band.name])}
