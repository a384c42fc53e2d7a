# SPDX-License-Identifier: GPL-2.0-or-later
"""Reflectance for pixels of a global grid, block by block.

A block is always computed whole and then cut: two requests that share a pixel share its block, hence its value.
"""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import TYPE_CHECKING, Callable

import numpy as np

from ..projection import Projector
from .landscape import classes, ground
from .noise import mix, unit
from .spectra import BAND_IDS, palette

if TYPE_CHECKING:
    from datetime import date

BLOCK = 256
HALO = 2
NODE_STEP = 26
HAZE = np.array([0.062, 0.040, 0.022, 0.018, 0.014, 0.012, 0.009, 0.008, 0.002, 0.001], np.float32)


@dataclass(frozen=True)
class Grid:
    """Pixels of one projection, anchored at its origin: column 0 starts at x = 0, row 0 at y = 0, rows southwards."""

    epsg: int
    pixel_x: float
    pixel_y: float
    metres: float


@dataclass(frozen=True)
class Window:
    """A rectangle of a grid in whole pixels."""

    column: int
    row: int
    columns: int
    rows: int


def reflectance(
    grid: Grid,
    window: Window,
    on: date,
    keep: Callable[[slice, slice], bool],
    *,
    top_of_atmosphere: bool = False,
) -> np.ndarray:
    """Return float32 (10 bands, rows, columns), reflectance 0..1; blocks that `keep` refuses stay 0."""
    out = np.zeros((len(BAND_IDS), window.rows, window.columns), np.float32)
    projector = Projector(grid.epsg)

    def fill(block: tuple[int, int]) -> None:
        rows, columns, inner_rows, inner_columns = _overlap(block, window)
        if keep(rows, columns):
            whole = _block(grid, projector, block, on)
            out[:, rows, columns] = whole[:, inner_rows, inner_columns]

    with ThreadPoolExecutor(max_workers=min(4, os.cpu_count() or 1)) as pool:
        list(pool.map(fill, _blocks(window)))
    return 0.93 * out + HAZE[:, None, None] if top_of_atmosphere else out


def _blocks(window: Window) -> tuple[tuple[int, int], ...]:
    rows = range(window.row // BLOCK, (window.row + window.rows - 1) // BLOCK + 1)
    columns = range(window.column // BLOCK, (window.column + window.columns - 1) // BLOCK + 1)
    return tuple((row, column) for row in rows for column in columns)


def _overlap(block: tuple[int, int], window: Window) -> tuple[slice, slice, slice, slice]:
    top, left = block[0] * BLOCK, block[1] * BLOCK
    first_row, last_row = max(top, window.row), min(top + BLOCK, window.row + window.rows)
    first, last = max(left, window.column), min(left + BLOCK, window.column + window.columns)
    return (
        slice(first_row - window.row, last_row - window.row),
        slice(first - window.column, last - window.column),
        slice(first_row - top, last_row - top),
        slice(first - left, last - left),
    )


def _block(grid: Grid, projector: Projector, block: tuple[int, int], on: date) -> np.ndarray:
    x, y = _positions(grid, projector, block)
    place = ground(x, y, grid.metres)
    latitude = projector.latitude(
        (block[1] + 0.5) * BLOCK * grid.pixel_x, -(block[0] + 0.5) * BLOCK * grid.pixel_y
    )
    colours = palette(on, round(4 * latitude))
    number = classes(place, on.year)
    speckle = 1 + 0.012 * (
        unit(mix(np.floor(x / 7).astype(np.int64), np.floor(y / 7).astype(np.int64), on.toordinal())) - 0.5
    )
    light = place.light * speckle
    bands = [
        _seen((low[number] + place.growth * (high[number] - low[number])) * light)
        for low, high in zip(colours.weak, colours.strong)
    ]
    return np.array(bands, np.float32)


def _positions(grid: Grid, projector: Projector, block: tuple[int, int]) -> tuple[np.ndarray, np.ndarray]:
    """Project a coarse net of nodes exactly and fill in between: a quarter of a millimetre off at 10 m pixels."""
    size = BLOCK + 2 * HALO
    nodes = np.arange(0, size + NODE_STEP, NODE_STEP)
    east = (block[1] * BLOCK - HALO + nodes + 0.5) * grid.pixel_x
    north = -(block[0] * BLOCK - HALO + nodes + 0.5) * grid.pixel_y
    node_x, node_y = projector.to_plane(*np.meshgrid(east, north))
    return _between(node_x, size), _between(node_y, size)


def _between(nodes: np.ndarray, size: int) -> np.ndarray:
    index = np.arange(size)
    low, part = index // NODE_STEP, (index % NODE_STEP) / NODE_STEP
    rows = nodes[low] * (1 - part)[:, None] + nodes[low + 1] * part[:, None]
    return np.asarray(rows[:, low] * (1 - part) + rows[:, low + 1] * part)


def _seen(band: np.ndarray) -> np.ndarray:
    """Blur as the instrument's optics do, and cut the halo off."""
    rows = 0.22 * band[:-2] + 0.56 * band[1:-1] + 0.22 * band[2:]
    both = 0.22 * rows[:, :-2] + 0.56 * rows[:, 1:-1] + 0.22 * rows[:, 2:]
    trim = HALO - 1
    return np.asarray(both[trim:-trim, trim:-trim])
