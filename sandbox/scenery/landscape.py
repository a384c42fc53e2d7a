# SPDX-License-Identifier: GPL-2.0-or-later
"""A made-up countryside: what stands at a place, as a pure function of the ground position.

Positions are metres of one equal-area plane, the same for every request; so the same place always gives the
same ground, whatever the extent, the projection or the order of requests. Sizes are metres throughout.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from .noise import gradient_noise, lattice, layered, mix, unit
from .spectra import AUTUMN_BY_CROP, AUTUMN_KINDS, CROP_SHARES, PHASES, SOILS, Cover

if TYPE_CHECKING:
    from collections.abc import Iterator

REGION_CELL_M = 1350.0
VILLAGE_CELL_M = 3900.0
ROWS_SEEN_BELOW_M = 11.0


class Ground(NamedTuple):
    """One block of ground: `cover` holds a Cover or -1 for a field; the rest describe fields and their texture."""

    cover: np.ndarray
    field: np.ndarray
    soil: np.ndarray
    growth: np.ndarray
    light: np.ndarray


class Regions(NamedTuple):
    """The nearest parish of each pixel: its hash, the offset from its middle, its border and who is beyond."""

    name: np.ndarray
    dx: np.ndarray
    dy: np.ndarray
    border_m: np.ndarray
    pair: np.ndarray


class Fields(NamedTuple):
    """The field of each pixel: its hash, the distance to its edge, to its first corner, and a hash of that edge."""

    name: np.ndarray
    edge_m: np.ndarray
    corner_m: np.ndarray
    edge_name: np.ndarray
    rows: np.ndarray


def ground(x: np.ndarray, y: np.ndarray, pixel_m: float) -> Ground:
    """Describe the ground at positions `x`, `y` (2-D, metres, rows southwards) seen with pixels of `pixel_m`."""
    wx, wy = _bent(x, y, pixel_m)
    regions = _regions(wx, wy)
    fields = _fields(regions)
    texture = layered(x, y, ((420, 0.45), (130, 0.35), (46, 0.22)), 301, pixel_m)
    grain = layered(x, y, ((34, 0.5), (21, 0.5)), 331, pixel_m)
    cover = np.full(x.shape, -1, np.int16)
    light = 0.93 + 0.14 * unit(fields.name, 19) + 0.05 * texture + 0.022 * grain
    if pixel_m <= ROWS_SEEN_BELOW_M:
        light += 0.02 * fields.rows
    _put_edges(cover, fields, regions)
    _put_woods(cover, light, x, y, fields, grain, pixel_m)
    _put_farms(cover, x, y, fields)
    _put_villages(cover, light, x, y, regions, texture)
    _put_roads(cover, regions)
    _put_water(cover, light, x, y, texture, pixel_m)
    soil = _soil(x, y, texture + 0.7 * grain, pixel_m)
    growth = np.clip(0.6 + 0.8 * texture + 0.16 * grain, 0, 1).astype(np.float32)
    return Ground(cover, fields.name, soil, growth, light.astype(np.float32))


def classes(place: Ground, year: int) -> np.ndarray:
    """Return the palette class of each pixel in a year: crops rotate from year to year, other cover stays."""
    crop, coming = _crop(place.field, year), _crop(place.field, year + 1)
    phase = ((place.field >> np.uint32(7)) % np.uint32(PHASES)).astype(np.int64)
    number = ((crop * AUTUMN_KINDS + AUTUMN_BY_CROP[coming]) * PHASES + phase) * SOILS + place.soil
    return np.where(place.cover >= 0, place.cover, number)


def _crop(field: np.ndarray, year: int) -> np.ndarray:
    shares = np.cumsum(CROP_SHARES)
    lasting = np.searchsorted(shares, unit(field, 9) * 0.9999).astype(np.int64)
    rotated = np.searchsorted(shares, unit(mix(field, year), 3) * 0.9999).astype(np.int64)
    return np.where(lasting >= len(CROP_SHARES) - 2, lasting, np.minimum(rotated, len(CROP_SHARES) - 1))


def _bent(x: np.ndarray, y: np.ndarray, pixel_m: float) -> tuple[np.ndarray, np.ndarray]:
    layers = ((2100.0, 210.0), (640.0, 52.0), (190.0, 7.0))
    return x + layered(x, y, layers, 11, pixel_m), y + layered(x, y, layers, 17, pixel_m)


def _neighbours(
    x: np.ndarray, y: np.ndarray, cell_m: float, seed: int
) -> Iterator[tuple[np.ndarray, np.ndarray, np.ndarray]]:
    """Yield for each of the nine lattice cells around: hash, and offset from its jittered point to the pixel."""
    column, row, fx, fy = lattice(x, y, cell_m)
    column0, row0 = int(column.min()) - 1, int(row.min()) - 1
    columns = np.arange(column0, int(column.max()) + 2)
    names = mix(columns[None, :], np.arange(row0, int(row.max()) + 2)[:, None], seed)
    px = (0.15 + 0.7 * unit(names)).ravel()
    py = (0.15 + 0.7 * unit(names, 12)).ravel()
    flat = names.ravel()
    here = (row - row0) * len(columns) + (column - column0)
    for down in (-1, 0, 1):
        for right in (-1, 0, 1):
            at = here + (down * len(columns) + right)
            yield (
                flat[at],
                (fx - right - px[at]) * np.float32(cell_m),
                (fy - down - py[at]) * np.float32(cell_m),
            )


def _regions(x: np.ndarray, y: np.ndarray) -> Regions:
    far_away = np.full(x.shape, 1e12, np.float32)
    zeros = np.zeros(x.shape, np.float32)
    best: list[np.ndarray] = [far_away, np.zeros(x.shape, np.uint32), zeros, zeros]
    second = list(best)
    for name, dx, dy in _neighbours(x, y, REGION_CELL_M, 41):
        candidate = (dx * dx + dy * dy, name, dx, dy)
        closer = candidate[0] < best[0]
        runner = candidate[0] < second[0]
        for slot, value in enumerate(candidate):
            second[slot] = np.where(closer, best[slot], np.where(runner, value, second[slot]))
            best[slot] = np.where(closer, value, best[slot])
    gap = np.hypot(best[2] - second[2], best[3] - second[3])
    border = (second[0] - best[0]) / (2 * np.maximum(gap, 1))
    return Regions(best[1], best[2], best[3], border, best[1] ^ second[1])


def _fields(regions: Regions) -> Fields:
    angle = unit(regions.name, 4) * np.float32(np.pi)
    cos, sin = np.cos(angle), np.sin(angle)
    u = cos * regions.dx + sin * regions.dy + 5000
    v = cos * regions.dy - sin * regions.dx + 5000
    height = 165 + 300 * unit(regions.name, 16) ** 2
    strip, v_low, v_high = _slots(v / height, regions.name, 3)
    strip_name = mix(regions.name, strip)
    width = 190 + 600 * unit(strip_name, 5) ** 2
    slot, u_low, u_high = _slots(u / width + unit(strip_name, 14), strip_name, 5)
    name = mix(strip_name, slot)
    v_edge = np.minimum(v_low, v_high) * height
    u_edge = np.minimum(u_low, u_high) * width
    halves = unit(name, 1) < 0.3
    middle = np.abs(u_low - u_high) * width / 2
    side = (u_low > u_high) & halves
    u_edge = np.where(halves, np.minimum(u_edge, middle), u_edge)
    edge_name = mix(strip_name, (v_low > v_high) * 2 + (u_edge < v_edge))
    corner = np.maximum(u_low * width, v_low * height)
    edge = np.minimum(np.minimum(u_edge, v_edge), regions.border_m)
    passes = np.sin(v * (2 * np.pi / (22 + 20 * unit(strip_name, 8))))
    return Fields(mix(name, side), edge, corner, edge_name, passes)


def _slots(position: np.ndarray, name: np.ndarray, seed: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Cut a line into slots of uneven length; return the slot and the distances to its two ends, in lengths."""
    index = np.floor(position).astype(np.int64)
    inside = (position - index).astype(np.float32)
    here = 0.55 * unit(mix(name, index, seed), 6)
    before = inside < here
    slot = index - before
    other = 0.55 * unit(mix(name, np.where(before, index - 1, index + 1), seed), 6)
    low = np.where(before, inside + 1 - other, inside - here)
    high = np.where(before, here - inside, 1 + other - inside)
    return slot, low, high


def _put_edges(cover: np.ndarray, fields: Fields, regions: Regions) -> None:
    kind = unit(fields.edge_name, 3)
    cover[fields.edge_m < 3.2] = Cover.MARGIN
    cover[(fields.edge_m < 6.5) & (kind < 0.26)] = Cover.HEDGE
    cover[(fields.edge_m < 4.2) & (kind > 0.93)] = Cover.GRAVEL
    cover[(regions.border_m < 11) & (unit(regions.pair, 8) < 0.3)] = Cover.HEDGE


def _put_woods(
    cover: np.ndarray,
    light: np.ndarray,
    x: np.ndarray,
    y: np.ndarray,
    fields: Fields,
    grain: np.ndarray,
    pixel_m: float,
) -> None:
    size = layered(x, y, ((3100, 0.75), (1150, 0.42), (330, 0.16), (95, 0.06)), 71, pixel_m)
    stands = layered(x, y, ((520, 0.7), (170, 0.4)), 83, pixel_m)
    planted = (unit(fields.name, 2) < 0.035) & (fields.edge_m > 6)
    spinney = (unit(fields.name, 13) > 0.5) & (size > 0.22)
    wood = (size > 0.34) | planted | spinney
    kind = np.where(stands > 0.24, Cover.CONIFER, np.where(stands < -0.42, Cover.MIXED_WOOD, Cover.DECIDUOUS))
    kind = np.where((stands > 0.62) & (size > 0.4), Cover.CLEARING, kind)
    cover[wood] = kind[wood]
    light += np.where(wood, 0.16 * grain + 0.06 * stands, 0)


def _put_farms(cover: np.ndarray, x: np.ndarray, y: np.ndarray, fields: Fields) -> None:
    farm = (
        (unit(fields.name, 17) < 0.10)
        & (fields.corner_m < 64)
        & (cover != Cover.HEDGE)
        & (cover < Cover.DECIDUOUS)
    )
    if farm.any():
        cover[farm] = _built(x, y, fields.name, 19.0, dense=False)[farm]


def _put_villages(
    cover: np.ndarray, light: np.ndarray, x: np.ndarray, y: np.ndarray, regions: Regions, texture: np.ndarray
) -> None:
    reach = np.full(x.shape, -1e6, np.float32)
    owner = np.zeros(x.shape, np.uint32)
    for name, dx, dy in _neighbours(x, y, VILLAGE_CELL_M, 131):
        town = unit(name, 6) > 0.90
        radius = np.where(unit(name, 9) < 0.72, np.where(town, 820.0, 150 + 260 * unit(name, 18)), -1e6)
        inside = (radius - np.hypot(dx, dy)).astype(np.float32)
        owner = np.where(inside > reach, name, owner)
        reach = np.maximum(inside, reach)
    along = np.maximum(0, 110 - regions.border_m) * 1.6
    village = (reach + along + 170 * texture > 30) & (reach > -240)
    if village.any():
        cover[village] = _built(x, y, owner, 23.0, dense=True)[village]
        light[village] += 0.05


def _built(x: np.ndarray, y: np.ndarray, owner: np.ndarray, plot_m: float, *, dense: bool) -> np.ndarray:
    angle = unit(owner, 3) * np.float32(np.pi)
    cos, sin = np.cos(angle), np.sin(angle)
    u, v = cos * x + sin * y, cos * y - sin * x
    column, row = np.floor(u / plot_m).astype(np.int64), np.floor(v / plot_m).astype(np.int64)
    plot = unit(mix(column, row, owner), 4)
    kinds = [Cover.RED_ROOF, Cover.GREY_ROOF, Cover.BRIGHT_ROOF, Cover.DECIDUOUS, Cover.MEADOW, Cover.GARDEN]
    bounds = (0.13, 0.24, 0.262, 0.46, 0.56) if dense else (0.12, 0.24, 0.27, 0.5, 0.62)
    built = np.choose(np.searchsorted(bounds, plot), kinds)
    if not dense:
        return np.asarray(built)
    street = (np.mod(u, 6 * plot_m) < 8) | (np.mod(v, 4 * plot_m) < 8)
    return np.where(street, Cover.ASPHALT, built)


def _put_roads(cover: np.ndarray, regions: Regions) -> None:
    kind = unit(regions.pair, 5)
    cover[(regions.border_m < 4.5) & (kind < 0.55)] = Cover.ASPHALT
    cover[(regions.border_m < 9.5) & (kind < 0.07)] = Cover.ASPHALT


def _put_water(
    cover: np.ndarray, light: np.ndarray, x: np.ndarray, y: np.ndarray, texture: np.ndarray, pixel_m: float
) -> None:
    course = layered(x, y, ((8200, 1.0), (2300, 0.2), (620, 0.055), (210, 0.014)), 151, pixel_m)
    slope = np.hypot(*np.gradient(course, *_steps_m(x, y)))
    from_river = np.abs(course) / np.maximum(slope, 4e-5)
    valley = 75 + 130 * (1 + gradient_noise(x, y, 3300, 163))
    flood = (from_river < valley) & (cover < Cover.ASPHALT) & (cover != Cover.CONIFER)
    wet = np.where(texture > 0.06, Cover.WET_MEADOW, Cover.MEADOW)
    wet = np.where((texture < -0.13) | ((from_river < 34) & (texture < 0.02)), Cover.DECIDUOUS, wet)
    cover[flood] = wet[flood]
    river = (from_river < 8 + 7 * (1 + gradient_noise(x, y, 2600, 167))) & (cover != Cover.ASPHALT)
    cover[river] = Cover.RIVER
    basin = layered(x, y, ((4700, 0.85), (1250, 0.28), (300, 0.06)), 173, pixel_m)
    cover[(basin > 0.60) & (cover != Cover.ASPHALT)] = Cover.WET_MEADOW
    lake = basin > 0.635
    cover[lake] = Cover.LAKE
    light[lake | river] = 1


def _steps_m(x: np.ndarray, y: np.ndarray) -> tuple[float, float]:
    """Return how far apart neighbouring rows and columns are on the ground: no projection keeps its metres."""
    down = float(np.hypot(x[1, 0] - x[0, 0], y[1, 0] - y[0, 0]))
    right = float(np.hypot(x[0, 1] - x[0, 0], y[0, 1] - y[0, 0]))
    return down, right


def _soil(x: np.ndarray, y: np.ndarray, texture: np.ndarray, pixel_m: float) -> np.ndarray:
    kind = layered(x, y, ((9000, 0.8), (1700, 0.4)), 191, pixel_m) + 0.12 * texture
    return np.where(kind < -0.2, 0, np.where(kind < 0.26, 1, 2)).astype(np.int64)
