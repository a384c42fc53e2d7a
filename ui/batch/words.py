# SPDX-License-Identifier: GPL-2.0-or-later
"""The words of the batch window: what each cell says, what the whole costs, and what is under way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...core.batch.state import LEFT_PHASES, MAX_CELLS, BatchActivity, CellPhase
from ...core.errors import CoreError, Reason
from ...core.purchases.plans import images_of
from ...core.translation import tr
from ..formats import area_text, date_text, megabytes_text, units_text
from ..imagery.availability_words import availability_words
from ..imagery.product_words import constellations_text, product_texts
from ..messages import explain

if TYPE_CHECKING:
    from ...core.batch.state import BatchArea, BatchCell, BatchState, OpenPlan
    from ...core.purchases.delivery import Quote

IN_PROJECT = frozenset({CellPhase.IN_PROJECT})
FAILED = frozenset({CellPhase.FAILED})


def cell_text(cell: BatchCell) -> str:
    """Say in a word or two what a cell costs, or how it is."""
    if cell.phase is CellPhase.PRICED:
        return units_text(cell.units)
    if cell.phase is CellPhase.IMPOSSIBLE:
        is_large = isinstance(cell.error, CoreError) and cell.error.reason is Reason.TOO_LARGE
        return tr("too large") if is_large else tr("no usable area")
    if cell.phase is CellPhase.INCOMPLETE and isinstance(cell.error, CoreError):
        return tr("{there} of {count} parts").format(**cell.error.details)
    if cell.phase is CellPhase.FETCHING and cell.part_count > 1:
        return tr("{there} of {count} parts").format(there=cell.parts_come, count=cell.part_count) + "…"
    if cell.phase is CellPhase.IN_PROJECT and cell.error is not None:
        return tr("in the project, empty")
    return {
        CellPhase.ASKING: tr("asking…"),
        CellPhase.OWNED: tr("already yours: free"),
        CellPhase.NO_IMAGE: tr("no image"),
        CellPhase.NOT_READY: tr("not ready"),
        CellPhase.NO_PRICE: tr("no price"),
        CellPhase.WAITING: tr("waiting"),
        CellPhase.FETCHING: tr("fetching…"),
        CellPhase.IN_PROJECT: tr("✔ in the project"),
        CellPhase.FAILED: tr("✖ failed"),
        CellPhase.STOPPED: tr("stopped"),
    }[cell.phase]


def cell_tip(cell: BatchCell) -> str:
    """Say in a sentence what there is to know of a cell."""
    head = tr("{area}, {date}").format(area=cell.key.area_name, date=date_text(cell.key.date))
    return f"{head}\n{_cell_sentence(cell)}"


def _cell_sentence(cell: BatchCell) -> str:
    if cell.error is not None:
        why = cell.error.__cause__ if cell.phase is CellPhase.INCOMPLETE else None
        return "\n".join(explain(error) for error in (cell.error, why) if error is not None)
    if cell.phase is CellPhase.NO_IMAGE:
        return tr("The series has no image of this area on this date.")
    if cell.quote is not None and cell.phase in (CellPhase.NOT_READY, CellPhase.PRICED):
        facts = [availability_words(cell.quote.availability), *_parts_facts(cell.quote)]
        return " · ".join([*facts, megabytes_text(cell.size_mb)] if cell.size_mb else facts)
    return cell_text(cell)


def _parts_facts(quote: Quote) -> list[str]:
    """Say in how many parts an image comes, and how many of them are there."""
    facts = [tr("in {count} parts").format(count=len(quote.parts))] if quote.parts else []
    owned = quote.owned_part_count
    return [*facts, tr("{count} of them already yours").format(count=owned)] if owned else facts


def area_tip(area: BatchArea) -> str:
    """Say in a sentence what there is to know of a row."""
    if area.aoi is None:
        return explain(area.problem) if area.problem is not None else area.name
    return f"{area.name}\n{area_text(area.aoi.area_km2)}"


def series_text(state: BatchState) -> str:
    """Say what every image of the table has in common."""
    source = state.source
    series = [source.model, constellations_text(source)] if source is not None else []
    return " · ".join([*series, *product_texts(state.product)])


def images_text(count: int) -> str:
    """Count images."""
    return tr("1 image") if count == 1 else tr("{count} images").format(count=count)


def facts_text(state: BatchState) -> str:
    """Say how many images are chosen, how large they are, and how many of them are free."""
    chosen = state.chosen
    if not chosen:
        return tr("Nothing is chosen.")
    facts = [images_text(len(chosen))]
    free = sum(cell.phase is CellPhase.OWNED for cell in chosen)
    if free:
        facts.append(tr("{count} of them already yours").format(count=free))
    if state.total_mb:
        facts.append(megabytes_text(state.total_mb))
    return " · ".join(facts)


def price_text(state: BatchState) -> str:
    """Say what the chosen images cost together."""
    if not state.chosen:
        return ""
    return units_text(state.total_units) if state.total_units else tr("Free")


def get_text(state: BatchState) -> str:
    """Say what the one button does."""
    chosen = state.chosen
    if not chosen:
        return tr("Get Images")
    count, is_one = len(chosen), len(chosen) == 1
    if all(cell.phase is CellPhase.OWNED for cell in chosen):
        load = tr("Load 1 Image · already yours") if is_one else tr("Load {count} Images · already yours")
        return load.format(count=count)
    get = tr("Get 1 Image · {price}") if is_one else tr("Get {count} Images · {price}")
    return get.format(count=count, price=units_text(state.total_units))


def plan_text(open_plan: OpenPlan) -> str:
    """Say what a plan that was cut off still lacks."""
    missing = len(images_of(open_plan.missing))
    images = images_text(len(images_of(open_plan.plan.cells)))
    if missing == 1:
        return tr("A plan of {images} was cut off; 1 is missing.").format(images=images)
    return tr("A plan of {images} was cut off; {missing} are missing.").format(images=images, missing=missing)


def go_on_text(open_plan: OpenPlan) -> str:
    """Say what going on costs at most."""
    return tr("Go On · {price}").format(price=units_text(open_plan.units)) if open_plan.units else tr("Go On")


def status_text(state: BatchState) -> str:
    """Say in one sentence what is under way, what went wrong, or what to do next."""
    if state.problem is not None:
        return explain(state.problem)
    if state.is_too_many:
        return tr(
            "One table holds {count} cells at most, and each part of a large area is one: choose fewer dates or areas."
        ).format(count=MAX_CELLS)
    if state.activity is BatchActivity.FETCHING:
        return _slow_text(state.slow_count) if state.slow_count else _fetching_text(state)
    if state.activity is BatchActivity.ASKING_DATES:
        return tr("Asking which dates there are…")
    if state.activity is BatchActivity.ASKING_PRICES:
        left = sum(cell.phase is CellPhase.ASKING for cell in state.cells.values())
        return tr("Asking for prices, {left} of {total} to go…").format(left=left, total=len(state.cells))
    if not state.areas:
        return tr("Draw an area in the panel, or select polygons of a layer, and open this window again.")
    if not state.dates:
        return tr("Tick the dates that you want.")
    return _ended_text(state) if state.running else _choosing_text(state)


def _fetching_text(state: BatchState) -> str:
    there = state.count_running(IN_PROJECT)
    words = tr("{there} of {total} images are in the project").format(there=there, total=len(state.running))
    failed = state.count_running(FAILED)
    if failed:
        words += tr("; {failed} failed").format(failed=failed)
    if state.is_stopping:
        words += tr("; stopping: what has begun still comes")
    return words + "…"


def _slow_text(count: int) -> str:
    if count == 1:
        return tr(
            "A download comes very slowly, and goes on coming. It counts as fetched; if you stop it, what has come is "
            "kept."
        )
    return tr(
        "{count} downloads come very slowly, and go on coming. They count as fetched; if you stop them, what has come "
        "is kept."
    ).format(count=count)


def _ended_text(state: BatchState) -> str:
    there, total = state.count_running(IN_PROJECT), len(state.running)
    left = state.count_running(LEFT_PHASES)
    if not left:
        return tr("✔ In the project: {images}").format(images=images_text(there))
    return tr("{there} of {total} images are in the project. Rest the pointer on a cell to read why.").format(
        there=there, total=total
    )


def _choosing_text(state: BatchState) -> str:
    if state.needs_asking:
        return tr("Some prices could not be asked. Rest the pointer on a cell to read why.")
    if not state.chosen:
        return tr("Tick the cells that you want.")
    return tr("✔ Ready")
