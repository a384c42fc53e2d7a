# SPDX-License-Identifier: GPL-2.0-or-later
"""The table of a batch as rules over its state: what a new cell is, what is asked for it, which plan it shows."""

from __future__ import annotations

from dataclasses import replace
from itertools import chain
from typing import TYPE_CHECKING

from ..imagery.parts import fewest_parts
from ..imagery.state import ImageryState
from ..imagery.wanted import epsg_of
from ..purchases.plans import images_of
from .areas import areas_of_plan
from .state import BatchCell, CellKey, CellPhase
from .work import Wish

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Mapping

    from qgis.core import QgsCoordinateReferenceSystem, QgsCoordinateTransformContext

    from ..purchases.plans import Plan
    from .state import BatchArea, BatchState
    from .work import AreasAnswer


def with_dates(state: BatchState, columns: tuple[dt.date, ...], answer: AreasAnswer) -> BatchState:
    """Give the table these columns: it keeps the cells that it has, the others are new."""
    keys = [(CellKey(area.name, day), area) for area in state.areas for day in columns]
    cells = {key: state.cells.get(key) or _first_cell(key, area, answer) for key, area in keys}
    return replace(state, dates=columns, cells=cells, running=(), is_too_many=False)


def downloads_in(state: BatchState, date_count: int, answer: AreasAnswer) -> int:
    """Return how many downloads so many dates of the areas are at least: each part of a large area is one."""
    limit_km2 = answer.account.max_composite_area_km2
    areas = (area.aoi for area in state.areas if area.aoi is not None)
    return date_count * sum(fewest_parts(aoi.area_km2, limit_km2) for aoi in areas)


def with_cells(state: BatchState, cells: Iterable[BatchCell]) -> BatchState:
    """Put cells in the place of those of the same key."""
    return replace(state, cells={**state.cells, **{cell.key: cell for cell in cells}})


def with_plan(state: BatchState, plan: Plan, context: QgsCoordinateTransformContext) -> BatchState:
    """Make the table that of a plan, unless it shows all of it already."""
    shapes = {area.name: area.aoi.wkt for area in state.areas if area.aoi is not None}
    images = images_of(plan.cells)
    keys = keys_of(plan)
    if all(key in state.cells for key in keys) and all(
        shapes.get(image.area_name) == image.request.wkt for image in images
    ):
        return state
    return replace(
        state,
        areas=areas_of_plan(plan, context),
        offered=(),
        dates=tuple(sorted({key.date for key in keys})),
        cells={
            key: BatchCell(key, CellPhase.STOPPED, part_count=len(image.cells))
            for key, image in zip(keys, images)
        },
    )


def wishes_of(state: BatchState) -> tuple[Wish, ...]:
    """Return what is to be asked: every cell whose price is neither known nor known to be none."""
    return tuple(
        Wish(key, _shown(state, key)) for key, cell in state.cells.items() if cell.phase is CellPhase.ASKING
    )


def has_crs_moved(state: BatchState, project_crs: QgsCoordinateReferenceSystem) -> bool:
    """Say whether an image would come in another CRS than the one it was priced in: the project's may have changed."""
    return any(
        cell.quote is not None
        and cell.quote.request.epsg_projection != epsg_of(_shown(state, cell.key), project_crs)
        for cell in state.chosen
    )


def keys_of(plan: Plan) -> tuple[CellKey, ...]:
    """Return which cells of a table a plan's images are, in the plan's order."""
    return tuple(CellKey(image.area_name, image.request.date) for image in images_of(plan.cells))


def still_missing(plan: Plan, cells: Mapping[CellKey, BatchCell]) -> tuple[tuple[CellKey, ...], Plan]:
    """Return the part of a plan that is not in the project yet."""
    left = [
        (key, image.cells)
        for key, image in zip(keys_of(plan), images_of(plan.cells))
        if cells[key].phase is not CellPhase.IN_PROJECT
    ]
    return tuple(key for key, _ in left), replace(plan, cells=tuple(chain(*(pieces for _, pieces in left))))


def _first_cell(key: CellKey, area: BatchArea, answer: AreasAnswer) -> BatchCell:
    """Say of a new cell what is known before its price is asked."""
    if area.aoi is None:
        return BatchCell(key, CellPhase.IMPOSSIBLE, error=area.problem)
    has_image = key.date in answer.days.get(area.name, frozenset())
    return BatchCell(key, CellPhase.ASKING if has_image else CellPhase.NO_IMAGE)


def _shown(state: BatchState, key: CellKey) -> ImageryState:
    aoi = next((area.aoi for area in state.areas if area.name == key.area_name), None)
    return ImageryState(aoi=aoi, source=state.source, date=key.date, product=state.product)
