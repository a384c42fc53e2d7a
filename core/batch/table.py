# SPDX-License-Identifier: GPL-2.0-or-later
"""The table of a batch as rules over its state: what a new cell is, what is asked for it, which plan it shows."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ..errors import AoiError, Reason
from ..imagery.state import ImageryState
from ..imagery.wanted import epsg_of
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


def with_cells(state: BatchState, cells: Iterable[BatchCell]) -> BatchState:
    """Put cells in the place of those of the same key."""
    return replace(state, cells={**state.cells, **{cell.key: cell for cell in cells}})


def with_plan(state: BatchState, plan: Plan, context: QgsCoordinateTransformContext) -> BatchState:
    """Make the table that of a plan, unless it shows all of it already."""
    shapes = {area.name: area.aoi.wkt for area in state.areas if area.aoi is not None}
    keys = keys_of(plan)
    if all(key in state.cells for key in keys) and all(
        shapes.get(cell.area_name) == cell.request.wkt for cell in plan.cells
    ):
        return state
    return replace(
        state,
        areas=areas_of_plan(plan, context),
        offered=(),
        dates=tuple(sorted({key.date for key in keys})),
        cells={key: BatchCell(key, CellPhase.STOPPED) for key in keys},
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
    """Return which cells of a table a plan's cells are, in the plan's order."""
    return tuple(CellKey(cell.area_name, cell.request.date) for cell in plan.cells)


def still_missing(plan: Plan, cells: Mapping[CellKey, BatchCell]) -> tuple[tuple[CellKey, ...], Plan]:
    """Return the part of a plan that is not in the project yet."""
    left = [
        (key, cell)
        for key, cell in zip(keys_of(plan), plan.cells)
        if cells[key].phase is not CellPhase.IN_PROJECT
    ]
    return tuple(key for key, _ in left), replace(plan, cells=tuple(cell for _, cell in left))


def _first_cell(key: CellKey, area: BatchArea, answer: AreasAnswer) -> BatchCell:
    """Say of a new cell what is known before its price is asked."""
    if area.aoi is None:
        return BatchCell(key, CellPhase.IMPOSSIBLE, error=area.problem)
    limit_km2 = answer.account.max_composite_area_km2
    if area.aoi.area_km2 > limit_km2:
        error = AoiError(Reason.TOO_LARGE, area_km2=area.aoi.area_km2, limit_km2=limit_km2)
        return BatchCell(key, CellPhase.IMPOSSIBLE, error=error)
    has_image = key.date in answer.days.get(area.name, frozenset())
    return BatchCell(key, CellPhase.ASKING if has_image else CellPhase.NO_IMAGE)


def _shown(state: BatchState, key: CellKey) -> ImageryState:
    aoi = next((area.aoi for area in state.areas if area.name == key.area_name), None)
    return ImageryState(aoi=aoi, source=state.source, date=key.date, product=state.product)
