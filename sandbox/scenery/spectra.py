# SPDX-License-Identifier: GPL-2.0-or-later
"""What each kind of ground reflects on a date: ten Sentinel-2 bands, moved through the year by phenology.

A palette holds two spectra per class, for weak and for strong growth; the landscape mixes them by its texture.
Class numbers 0..FIELD_CLASSES-1 are fields (crop, next crop, phase, soil); the named ones of `Cover` follow.
"""

from __future__ import annotations

from enum import IntEnum
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from datetime import date

BAND_IDS = ("B2", "B3", "B4", "B5", "B6", "B7", "B8", "B8A", "B11", "B12")

CROPS = (
    "winter wheat", "winter barley", "winter rape", "spring barley", "oats",
    "maize", "beet", "potato", "ley", "pasture", "fallow",
)  # fmt: skip
CROP_SHARES = (0.24, 0.07, 0.10, 0.19, 0.04, 0.09, 0.04, 0.03, 0.11, 0.06, 0.03)
AUTUMN_KINDS = 4
PHASES = 6
SOILS = 3
FIELD_CLASSES = len(CROPS) * AUTUMN_KINDS * PHASES * SOILS


class Cover(IntEnum):
    """Ground that is no field; the value is the class number of its palette entry."""

    DECIDUOUS = FIELD_CLASSES
    CONIFER = FIELD_CLASSES + 1
    MIXED_WOOD = FIELD_CLASSES + 2
    MEADOW = FIELD_CLASSES + 3
    WET_MEADOW = FIELD_CLASSES + 4
    HEDGE = FIELD_CLASSES + 5
    RIVER = FIELD_CLASSES + 6
    LAKE = FIELD_CLASSES + 7
    ASPHALT = FIELD_CLASSES + 8
    GRAVEL = FIELD_CLASSES + 9
    RED_ROOF = FIELD_CLASSES + 10
    GREY_ROOF = FIELD_CLASSES + 11
    BRIGHT_ROOF = FIELD_CLASSES + 12
    GARDEN = FIELD_CLASSES + 13
    MARGIN = FIELD_CLASSES + 14
    CLEARING = FIELD_CLASSES + 15


def _spectrum(text: str) -> np.ndarray:
    return np.array([float(value) for value in text.split()], np.float32) / 1000


#                       B2  B3  B4  B5  B6  B7  B8  B8A B11 B12   (reflectance x 1000)
GREEN_CROP = _spectrum("24  52  21  84 300 395 425 445 190  85")
BROAD_LEAF = _spectrum("28  74  27 105 370 480 510 525 205  90")
LUSH_GRASS = _spectrum("31  72  38 104 275 335 365 385 215 112")
TIRED_GRASS = _spectrum("48  78  72 118 205 235 258 276 272 178")
DARK_SOIL = _spectrum("50  66  82  98 112 124 138 152 205 178")
BROWN_SOIL = _spectrum("64  85 107 127 142 156 171 188 252 220")
LIGHT_SOIL = _spectrum("85 114 145 170 186 200 214 232 310 274")
RIPE_CEREAL = _spectrum("60  99 122 154 218 244 264 284 288 188")
STUBBLE = _spectrum("80 112 139 166 200 220 240 258 322 246")
RAPE_FLOWER = _spectrum("40 146 138 180 300 352 380 400 185  92")
LEAFY_WOOD = _spectrum("19  39  17  58 225 295 325 345 150  64")
AUTUMN_WOOD = _spectrum("26  48  56  96 190 225 248 266 190  98")
BARE_WOOD = _spectrum("33  46  50  70 110 130 148 166 190 122")
CONIFER = _spectrum("15  26  15  37 125 156 170 182  84  39")
WATER = _spectrum("36  34  20  17  11  10   9   8   6   4")
GREEN_WATER = _spectrum("30  40  22  20  13  12  11  10   7   5")
ASPHALT = _spectrum("88  97 103 108 114 119 124 129 142 132")
GRAVEL = _spectrum("125 152 176 190 199 208 216 228 275 252")
RED_ROOF = _spectrum("66  80 138 162 178 190 200 212 262 240")
GREY_ROOF = _spectrum("92  98 104 110 116 120 126 132 158 150")
BRIGHT_ROOF = _spectrum("268 276 284 288 292 296 300 305 300 280")
SOIL_SPECTRA = (DARK_SOIL, BROWN_SOIL, LIGHT_SOIL)

Knots = tuple[tuple[int, float], ...]


class Phenology(NamedTuple):
    """Cover of green, dry and flowering plants through the year as (day of year, share) knots."""

    leaf: np.ndarray
    green: Knots
    dry: Knots
    flower: Knots = ((1, 0.0),)


_AFTER_HARVEST = ((238, 0.75), (262, 0.3), (285, 0.08))
PHENOLOGY: dict[str, Phenology] = {
    "winter wheat": Phenology(
        GREEN_CROP,
        ((1, 0.34), (70, 0.42), (105, 0.78), (130, 0.97), (172, 0.96), (190, 0.55), (206, 0.06), (214, 0.0)),
        ((172, 0.0), (190, 0.4), (206, 0.9), (222, 0.95), *_AFTER_HARVEST),
    ),
    "winter barley": Phenology(
        GREEN_CROP,
        ((1, 0.40), (70, 0.46), (105, 0.84), (125, 0.96), (158, 0.92), (176, 0.4), (190, 0.03), (198, 0.0)),
        ((158, 0.0), (176, 0.55), (190, 0.93), (205, 0.9), (225, 0.6), (250, 0.15), (270, 0.0)),
    ),
    "winter rape": Phenology(
        BROAD_LEAF,
        ((1, 0.52), (60, 0.5), (95, 0.9), (112, 0.88), (122, 0.30), (138, 0.34), (150, 0.88), (182, 0.7), (200, 0.05)),
        ((182, 0.1), (200, 0.85), (212, 0.85), (235, 0.5), (256, 0.1), (275, 0.0)),
        ((110, 0.0), (121, 0.68), (137, 0.62), (149, 0.0)),
    ),
    "spring barley": Phenology(
        GREEN_CROP,
        ((1, 0.05), (100, 0.04), (118, 0.16), (140, 0.72), (158, 0.94), (182, 0.86), (200, 0.25), (210, 0.0)),
        ((1, 0.1), (80, 0.0), (182, 0.05), (200, 0.68), (212, 0.93), (226, 0.9), *_AFTER_HARVEST),
    ),
    "oats": Phenology(
        GREEN_CROP,
        ((1, 0.08), (100, 0.05), (122, 0.16), (146, 0.74), (165, 0.93), (190, 0.8), (208, 0.2), (218, 0.0)),
        ((1, 0.1), (80, 0.0), (190, 0.1), (208, 0.7), (232, 0.9), (246, 0.6), (268, 0.2), (290, 0.0)),
    ),
    "maize": Phenology(
        BROAD_LEAF,
        ((1, 0.03), (140, 0.02), (160, 0.2), (185, 0.72), (208, 0.93), (242, 0.88), (266, 0.55), (286, 0.0)),
        ((1, 0.25), (60, 0.12), (110, 0.0), (242, 0.03), (266, 0.36), (284, 0.5), (300, 0.45), (366, 0.28)),
    ),
    "beet": Phenology(
        BROAD_LEAF,
        ((1, 0.0), (122, 0.02), (145, 0.22), (176, 0.92), (260, 0.95), (300, 0.8), (312, 0.1), (330, 0.03)),
        ((1, 0.1), (80, 0.0)),
    ),
    "potato": Phenology(
        GREEN_CROP,
        ((1, 0.05), (138, 0.02), (158, 0.3), (178, 0.93), (228, 0.85), (250, 0.3), (262, 0.02), (366, 0.1)),
        ((1, 0.0), (228, 0.05), (250, 0.45), (262, 0.2), (275, 0.0)),
    ),
    "ley": Phenology(
        LUSH_GRASS,
        ((1, 0.55), (80, 0.68), (125, 0.98), (146, 0.98), (150, 0.42), (178, 0.92), (186, 0.94), (190, 0.45),
         (222, 0.9), (236, 0.92), (240, 0.5), (275, 0.86), (330, 0.7), (366, 0.55)),
        ((1, 0.3), (90, 0.12), (146, 0.02), (150, 0.42), (170, 0.05), (190, 0.42), (215, 0.08), (240, 0.35), (270, 0.1),
         (366, 0.3)),
    ),
    "pasture": Phenology(
        LUSH_GRASS,
        ((1, 0.5), (90, 0.62), (135, 0.92), (190, 0.76), (225, 0.66), (280, 0.72), (366, 0.5)),
        ((1, 0.42), (90, 0.3), (135, 0.06), (190, 0.2), (225, 0.3), (280, 0.2), (366, 0.42)),
    ),
    "fallow": Phenology(
        LUSH_GRASS,
        ((1, 0.32), (95, 0.35), (150, 0.66), (195, 0.5), (240, 0.42), (366, 0.32)),
        ((1, 0.45), (95, 0.4), (150, 0.2), (195, 0.42), (240, 0.48), (366, 0.45)),
    ),
}  # fmt: skip
# What stands on a field in autumn for the year to come: nothing, a cereal, rape, or grass.
_AUTUMN: tuple[tuple[np.ndarray, Knots], ...] = (
    (GREEN_CROP, ((1, 0.0), (366, 0.0))),
    (GREEN_CROP, ((262, 0.0), (280, 0.08), (310, 0.3), (366, 0.36))),
    (BROAD_LEAF, ((236, 0.0), (252, 0.12), (285, 0.62), (320, 0.68), (366, 0.53))),
    (LUSH_GRASS, ((232, 0.0), (255, 0.25), (290, 0.6), (366, 0.55))),
)
_AUTUMN_OF_CROP = {
    "winter wheat": 1,
    "winter barley": 1,
    "winter rape": 2,
    "ley": 3,
    "pasture": 3,
    "fallow": 3,
}
AUTUMN_BY_CROP = np.array([_AUTUMN_OF_CROP.get(crop, 0) for crop in CROPS], np.int64)


class Palette(NamedTuple):
    """Spectra of every class on one date: two arrays of shape (10 bands, classes), reflectance 0..1."""

    weak: np.ndarray
    strong: np.ndarray


@lru_cache(maxsize=64)
def palette(on: date, latitude_step: int) -> Palette:
    """Return the spectra for a date at a latitude given in quarters of a degree."""
    day = _northern_day(on, latitude_step / 4)
    weak: list[np.ndarray] = []
    strong: list[np.ndarray] = []
    for low, high in [*_field_entries(day), *_cover_entries(day)]:
        weak.append(low)
        strong.append(high)
    return Palette(np.ascontiguousarray(np.array(weak).T), np.ascontiguousarray(np.array(strong).T))


def _northern_day(on: date, latitude: float) -> float:
    """Day of year as a plant at 55 degrees north would count it: two days earlier per degree further south."""
    day = on.timetuple().tm_yday + (182 if latitude < 0 else 0)
    shift = 1.8 * (55 - min(66, max(38, abs(latitude))))
    season = max(0.0, 1 - abs((day - 1) % 365 - 172) / 172)
    return 1 + (day - 1 + shift * min(1.0, 3 * season)) % 365


def _at(knots: Knots, day: float) -> float:
    return float(np.interp(day, [knot[0] for knot in knots], [knot[1] for knot in knots]))


def _field_entries(day: float) -> list[tuple[np.ndarray, np.ndarray]]:
    entries = []
    for crop in CROPS:
        for autumn in range(AUTUMN_KINDS):
            for phase in range(PHASES):
                entries += [_field(crop, autumn, day + 5.5 * (phase - 2.5), soil) for soil in SOIL_SPECTRA]
    return entries


def _field(crop: str, autumn: int, day: float, soil: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    kind = PHENOLOGY[crop]
    day = min(366.0, max(1.0, day))
    flower, green, dry = _at(kind.flower, day), _at(kind.green, day), _at(kind.dry, day)
    next_leaf, next_knots = _AUTUMN[autumn]
    coming = _at(next_knots, day) if day > next_knots[0][0] else 0.0
    coming = 0.0 if green > coming else coming
    return (
        _mixed(kind.leaf, green * 0.70, dry * 0.84, flower * 0.72, soil, next_leaf, coming * 0.62, day),
        _mixed(kind.leaf, green, dry, flower, soil, next_leaf, coming, day),
    )


def _mixed(
    leaf: np.ndarray, green: float, dry: float, flower: float, soil: np.ndarray,
    next_leaf: np.ndarray, coming: float, day: float,
) -> np.ndarray:  # fmt: skip
    dry = min(dry, 1 - green - flower) * (1 - coming)
    bare = max(0.0, 1 - green - dry - flower - coming)
    straw = RIPE_CEREAL if day < 212 else STUBBLE
    blend = min(1.0, max(0.0, (day - 205) / 14))
    straw = RIPE_CEREAL * (1 - blend) + STUBBLE * blend
    wetness = 0.86 + 0.14 * min(1.0, max(0.0, 1 - abs(day - 190) / 110))
    return np.asarray(
        green * leaf + dry * straw + flower * RAPE_FLOWER + coming * next_leaf + bare * soil * wetness,
        np.float32,
    )


def _cover_entries(day: float) -> list[tuple[np.ndarray, np.ndarray]]:
    leaves = _at(((1, 0.0), (112, 0.0), (136, 1.0), (262, 1.0), (286, 0.75), (312, 0.05), (366, 0.0)), day)
    turning = _at(((262, 0.0), (288, 0.75), (312, 0.1), (330, 0.0)), day)
    fresh = _at(((112, 0.0), (138, 0.22), (175, 0.0)), day)
    grass = _at(((1, 0.45), (85, 0.55), (130, 1.0), (190, 0.8), (230, 0.68), (280, 0.75), (366, 0.45)), day)
    summer = LEAFY_WOOD * (1 - fresh) + LUSH_GRASS * fresh
    crown = (summer * (1 - turning) + AUTUMN_WOOD * turning) * leaves + BARE_WOOD * (1 - leaves)
    meadow = LUSH_GRASS * grass + TIRED_GRASS * (1 - grass)
    mixed = 0.5 * crown + 0.5 * CONIFER
    garden = 0.55 * meadow + 0.3 * crown + 0.15 * GREY_ROOF
    pairs = (
        (crown * 0.74, crown * 1.08), (CONIFER * 0.78, CONIFER * 1.2), (mixed * 0.76, mixed * 1.12),
        (0.75 * meadow + 0.25 * TIRED_GRASS, meadow), (0.6 * meadow + 0.2 * CONIFER + 0.2 * TIRED_GRASS, meadow * 0.85),
        (crown * 0.8, crown), (WATER, GREEN_WATER), (WATER * 0.85, GREEN_WATER * 0.95),
        (ASPHALT * 0.92, ASPHALT * 1.08), (GRAVEL * 0.9, GRAVEL * 1.06), (RED_ROOF * 0.8, RED_ROOF * 1.1),
        (GREY_ROOF * 0.75, GREY_ROOF * 1.2), (BRIGHT_ROOF * 0.8, BRIGHT_ROOF * 1.1), (garden * 0.85, garden * 1.1),
        (0.7 * meadow + 0.3 * TIRED_GRASS, 0.9 * meadow + 0.1 * STUBBLE),
        (0.5 * TIRED_GRASS + 0.3 * meadow + 0.2 * BROWN_SOIL, 0.6 * meadow + 0.4 * LEAFY_WOOD),
    )  # fmt: skip
    return [(np.asarray(low, np.float32), np.asarray(high, np.float32)) for low, high in pairs]
