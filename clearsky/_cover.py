# SPDX-License-Identifier: GPL-2.0-or-later
"""How much of an area other areas cover: scan lines instead of polygon clipping, so no shape is too odd."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, Optional

from .geometry import zone_area_km2

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from .geometry import Geometry, Polygon, Position

_LINES = 256

Span = tuple[float, float]
_Edge = tuple[float, float, float, float]


def covered_fraction(area: Geometry, covers: Iterable[Optional[Geometry]]) -> float:
    """Return the share of `area`, between 0 and 1, that lies in at least one of `covers`."""
    own = [_edges(polygon) for polygon in area.polygons]
    others = [_edges(polygon) for cover in covers if cover is not None for polygon in cover.polygons]
    latitudes, weights = _lines(own)
    total = covered = 0.0
    for weight, ours, theirs in zip(weights, _spans(own, latitudes), _spans(others, latitudes)):
        inside = _union(ours)
        total += weight * _length(inside)
        covered += weight * _shared(inside, _union(theirs))
    return min(1.0, covered / total) if total > 0 else 0.0


def _edges(polygon: Polygon) -> list[_Edge]:
    return [_upwards(a, b) for ring in polygon for a, b in zip(ring, ring[1:]) if a[1] != b[1]]


def _upwards(a: Position, b: Position) -> _Edge:
    low, high = (a, b) if a[1] < b[1] else (b, a)
    return (low[1], high[1], low[0], (high[0] - low[0]) / (high[1] - low[1]))


def _lines(polygons: list[list[_Edge]]) -> tuple[list[float], list[float]]:
    """Return latitudes between the outermost ones, rising, and the weight of each one's strip."""
    bottom = min(edge[0] for edges in polygons for edge in edges)
    top = max(edge[1] for edges in polygons for edge in edges)
    step = (top - bottom) / _LINES
    strips = [(bottom + number * step, bottom + (number + 1) * step) for number in range(_LINES)]
    weights = [zone_area_km2(high) - zone_area_km2(low) for low, high in strips]
    return [(low + high) / 2 for low, high in strips], weights


def _spans(polygons: list[list[_Edge]], latitudes: list[float]) -> list[list[Span]]:
    """Return for each latitude what of it lies inside; each edge is looked at once, however many lines there are."""
    spans: list[list[Span]] = [[] for _ in latitudes]
    for edges in polygons:
        crossings: list[list[float]] = [[] for _ in latitudes]
        for low, high, x, slope in edges:
            for number in range(bisect_left(latitudes, low), bisect_left(latitudes, high)):
                crossings[number].append(x + (latitudes[number] - low) * slope)
        for found, line in zip(spans, map(sorted, crossings)):
            found.extend(zip(line[::2], line[1::2]))
    return spans


def _union(spans: list[Span]) -> list[Span]:
    merged: list[Span] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _length(spans: Sequence[Span]) -> float:
    return sum(end - start for start, end in spans)


def _shared(ours: Sequence[Span], theirs: Sequence[Span]) -> float:
    return sum(max(0.0, min(a[1], b[1]) - max(a[0], b[0])) for a in ours for b in theirs)
