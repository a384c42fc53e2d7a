# SPDX-License-Identifier: GPL-2.0-or-later
"""The words of where an order is: what is drawn, billed and wasted, what breaks a rule, what is picked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...core.orders.area import MIN_BILLED_KM2, AreaProblem
from ...core.translation import tr
from ..formats import area_text, crs_text

if TYPE_CHECKING:
    from ...core.orders.area import OrderArea, OrderAreas
    from ...core.orders.grid import Grid, Square
    from ...core.orders.state import OrderState

TOLD_KM2 = 0.0005
"""What would be written as nothing is not told."""


def area_words(state: OrderState) -> str:
    """Say what is drawn, what of it is billed at least, and what that wastes."""
    area = state.area
    if area is None:
        return tr("Draw an area here, or take one on the Imagery page.")
    if state.draft.is_picked:
        return tr("Whole squares of the service's grid that hold the area.")
    is_polygon = state.quote is not None and state.quote.request.wkt is not None
    return order_area_words(area, state.quote.estimate.area_km2 if is_polygon else None)


def order_area_words(area: OrderArea, told_km2: float | None = None) -> str:
    """Say which rule an area breaks, or write its measures: "0.12 km² drawn · 0.5 km² billed · 0.38 km² wasted".

    What the service has told is billed goes before the rule.
    """
    if area.problem is not None:
        return problem_words(area)
    billed_km2 = area.billed_km2 if told_km2 is None else told_km2
    facts = [
        tr("{area} drawn").format(area=area_text(area.drawn_km2)),
        tr("{area} billed").format(area=area_text(billed_km2)),
    ]
    if billed_km2 - area.drawn_km2 > TOLD_KM2:
        facts.append(tr("{area} wasted").format(area=area_text(billed_km2 - area.drawn_km2)))
    if area.wasted_km2 < TOLD_KM2:
        return " · ".join(facts)
    least = tr("Each geometry is billed as {area} at least.").format(area=area_text(MIN_BILLED_KM2))
    return f"{' · '.join(facts)}\n{least}"


def bundle_words(areas: OrderAreas) -> str:
    """Offer to send small fields together: "Bundle 7 small fields: billed 3.1 km² instead of 4.5 km²"."""
    if areas.apart.problem is not None:
        return tr("Bundle {count} Small Fields · together they keep the rules").format(
            count=areas.bundled_count
        )
    return tr("Bundle {count} Small Fields · billed {less} instead of {more}").format(
        count=areas.bundled_count,
        less=area_text(areas.bundled.billed_km2),
        more=area_text(areas.apart.billed_km2),
    )


def problem_words(area: OrderArea) -> str:
    """Say why an area cannot be ordered as a polygon, and what to do."""
    cure = tr("Draw it otherwise, or order tiles or minitiles.")
    broken = [part for part in area.parts if part.problem]
    if len(area.parts) > 1:
        where = tr("{count} of {total} geometries, marked on the map, break a rule.").format(
            count=len(broken), total=len(area.parts)
        )
        return f"{where} {problem_text(area.problem)} {cure}"
    return f"{problem_text(area.problem)} {cure}"


def problem_text(problem: AreaProblem | None) -> str:
    """Say which rule is broken."""
    if problem is AreaProblem.TOO_NARROW:
        return tr("A polygon order needs a box with sides of more than 150 m.")
    return tr("A polygon must fill at least 5 % of its box.")


def picked_words(grid: Grid, guids: tuple[str, ...]) -> str:
    """Say how many squares are picked, and what is paid for but not wanted, twice, or left out."""
    facts = grid.measure(guids)
    lines = [f"{_count_words(grid, guids)} · {tr('{area} paid').format(area=area_text(facts.area_km2))}"]
    told = (
        (facts.unwanted_km2, tr("{area} of it not wanted (hatched)")),
        (facts.twice_km2, tr("{area} of it in squares of two zones, paid twice")),
        (facts.left_out_km2, tr("{area} of your area left out")),
    )
    lines += [words.format(area=area_text(km2)) for km2, words in told if km2 > TOLD_KM2]
    zones = sorted({square.epsg for square in grid.squares if square.epsg})
    if len(zones) > 1:
        names = ", ".join(crs_text(epsg) for epsg in zones)
        lines.append(
            tr("Zones overlap here ({names}); dashed squares are another zone's").format(names=names)
        )
    return "\n".join(lines)


def _count_words(grid: Grid, guids: tuple[str, ...]) -> str:
    chosen = grid.of(guids)
    minis = sum(square.is_mini for square in chosen)
    counts = ((len(chosen) - minis, tr("{count} tiles")), (minis, tr("{count} minitiles")))
    words = ", ".join(text.format(count=count) for count, text in counts if count)
    return words or tr("None picked")


def square_words(square: Square) -> str:
    """Describe one square: "Minitile · UTM 19N · 10.2 km², 4.1 km² of it not wanted"."""
    name = tr("Minitile") if square.is_mini else tr("Tile")
    size = tr("{area}, {unwanted} of it not wanted").format(
        area=area_text(square.area_km2), unwanted=area_text(square.unwanted_km2)
    )
    return " · ".join([name, *([crs_text(square.epsg)] if square.epsg else []), size])


def unwanted_words(square: Square) -> str:
    """Write on the map what of a square is paid for but not wanted."""
    return tr("{area} not wanted").format(area=area_text(square.unwanted_km2))
