# SPDX-License-Identifier: GPL-2.0-or-later
"""What of an order is drawn on the map, and what is written there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from qgis.core import QgsGeometry

from ...core.orders.area import MIN_BILLED_KM2, billed_beyond
from ...core.translation import tr
from ..formats import area_text
from .where_words import TOLD_KM2, problem_text, unwanted_words

if TYPE_CHECKING:
    from ...core.orders.area import OrderArea, OrderedPart
    from ...core.orders.grid import Grid


@dataclass(frozen=True)
class MapText:
    """A short text at a place, shown where its ground is wide enough for it."""

    ground: QgsGeometry
    """EPSG:4326."""
    text: str


@dataclass(frozen=True)
class MapPicture:
    """What of an order is on the map; all shapes in EPSG:4326."""

    grid: tuple[QgsGeometry, ...] = ()
    other_zone: tuple[QgsGeometry, ...] = ()
    """Squares of a zone that is not the one most of the area lies in."""
    ordered: tuple[QgsGeometry, ...] = ()
    unwanted: tuple[QgsGeometry, ...] = ()
    """Ground that is paid for but not wanted."""
    twice: tuple[QgsGeometry, ...] = ()
    """Ground that is paid for twice."""
    broken: tuple[QgsGeometry, ...] = ()
    """What breaks a rule, and its box."""
    texts: tuple[MapText, ...] = ()


def area_picture(area: OrderArea, billed_wkt: str | None) -> MapPicture:
    """Draw a polygon order: what is sent, what is billed beyond it, and what breaks a rule."""
    shapes = [(part, QgsGeometry.fromWkt(part.wkt)) for part in area.parts]
    broken = [shape for part, shape in shapes if part.problem]
    return MapPicture(
        ordered=tuple(shape for _, shape in shapes),
        unwanted=(billed_beyond(area, billed_wkt),),
        broken=(*broken, *(QgsGeometry.fromRect(shape.boundingBox()) for shape in broken)),
        texts=tuple(MapText(shape, text) for part, shape in shapes if (text := _part_words(part))),
    )


def squares_picture(grid: Grid, picked: tuple[str, ...]) -> MapPicture:
    """Draw squares: which there are, which are picked, and what of these is not wanted or paid for twice."""
    chosen = grid.of(picked)
    main_zone = next((square.epsg for square in grid.of(grid.needed)), None)
    with_rest = [square for square in chosen if square.unwanted_km2 > TOLD_KM2]
    return MapPicture(
        grid=tuple(square.ground for square in grid.squares if square.epsg == main_zone),
        other_zone=tuple(square.ground for square in grid.squares if square.epsg != main_zone),
        ordered=tuple(square.ground for square in chosen),
        unwanted=tuple(square.unwanted for square in with_rest),
        twice=tuple(overlap.ground for overlap in grid.overlaps_of(picked)),
        texts=tuple(MapText(square.ground, unwanted_words(square)) for square in with_rest),
    )


def _part_words(part: OrderedPart) -> str:
    if part.problem is not None:
        return problem_text(part.problem)
    if part.billed_km2 - part.drawn_km2 < TOLD_KM2:
        return ""
    return tr("{area}, billed as {least}").format(
        area=area_text(part.drawn_km2), least=area_text(MIN_BILLED_KM2)
    )
