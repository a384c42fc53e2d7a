# SPDX-License-Identifier: GPL-2.0-or-later
"""Repeatable randomness over the ground: integer hashes and gradient noise, functions of position alone."""

from __future__ import annotations

import math
from typing import Any

import numpy as np

MAX_NODES = 4_000_000


def mix(*parts: object) -> np.ndarray:
    """Hash integer arrays (or numbers) to one uint32 array of their common shape."""
    with np.errstate(over="ignore"):
        total: Any = np.uint32(0x9E3779B9)
        for position, part in enumerate(parts):
            word = np.asarray(part).astype(np.int64, copy=False).astype(np.uint32)
            total = (total ^ word * np.uint32(0x85EBCA6B + 2 * position)) * np.uint32(0xC2B2AE35)
            total = total ^ (total >> np.uint32(15))
        total = total * np.uint32(0x2C1B3C6D)
        return np.asarray(total ^ (total >> np.uint32(13)))


def unit(hashes: np.ndarray, shift: int = 0) -> np.ndarray:
    """Return float32 in 0..1 from 12 bits of each hash, starting at bit `shift`."""
    return ((hashes >> np.uint32(shift)) & np.uint32(0xFFF)).astype(np.float32) * np.float32(1 / 4095)


def lattice(x: np.ndarray, y: np.ndarray, cell_m: float) -> tuple[np.ndarray, ...]:
    """Split positions into cell numbers (int64) and positions inside the cell (float32, 0..1)."""
    column, row = x / cell_m, y / cell_m
    column_floor, row_floor = np.floor(column), np.floor(row)
    return (
        column_floor.astype(np.int64),
        row_floor.astype(np.int64),
        (column - column_floor).astype(np.float32),
        (row - row_floor).astype(np.float32),
    )


def _gradients(columns: np.ndarray, rows: np.ndarray, seed: int) -> tuple[np.ndarray, np.ndarray]:
    angle = mix(columns[None, :], rows[:, None], seed).astype(np.float64) * (2 * math.pi / 2**32)
    return np.cos(angle).astype(np.float32), np.sin(angle).astype(np.float32)


def _fade(fraction: np.ndarray) -> np.ndarray:
    return fraction * fraction * (3 - 2 * fraction)


def gradient_noise(x: np.ndarray, y: np.ndarray, cell_m: float, seed: int) -> np.ndarray:
    """Return smooth noise in about -1..1 with features of `cell_m`, as float32 of the shape of `x`.

    Every node of the lattice is hashed once, then gathered: an image block touches few nodes.
    """
    column, row, fx, fy = lattice(x, y, cell_m)
    column0, row0 = int(column.min()), int(row.min())
    columns = np.arange(column0, int(column.max()) + 2)
    rows = np.arange(row0, int(row.max()) + 2)
    if len(columns) * len(rows) > MAX_NODES:
        return np.zeros(x.shape, np.float32)
    gx, gy = (grid.ravel() for grid in _gradients(columns, rows, seed))
    at = (row - row0) * len(columns) + (column - column0)
    width = len(columns)
    corner = [gx[at + o] * (fx - dx) + gy[at + o] * (fy - dy) for o, dx, dy in _corners(width)]
    sx, sy = _fade(fx), _fade(fy)
    low = corner[0] + sx * (corner[1] - corner[0])
    high = corner[2] + sx * (corner[3] - corner[2])
    return np.asarray((low + sy * (high - low)) * np.float32(1.5))


def _corners(width: int) -> tuple[tuple[int, int, int], ...]:
    return (0, 0, 0), (1, 1, 0), (width, 0, 1), (width + 1, 1, 1)


def layered(
    x: np.ndarray, y: np.ndarray, layers: tuple[tuple[float, float], ...], seed: int, pixel_m: float
) -> np.ndarray:
    """Sum noises given as (cell_m, weight); those finer than two pixels are left out, so nothing aliases."""
    total = np.zeros(x.shape, np.float32)
    for number, (cell_m, weight) in enumerate(layers):
        if cell_m >= 2 * pixel_m:
            total += np.float32(weight) * gradient_noise(x, y, cell_m, seed + 101 * number)
    return total
