# SPDX-License-Identifier: GPL-2.0-or-later
"""What the area's section says: measures, parts, repairs, and what differs from the bill."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...core.area.billed import is_billed_beyond
from ...core.imagery.state import Activity
from ...core.translation import tr
from ..formats import area_text, count_text, crs_text, number_text

if TYPE_CHECKING:
    from ...core.area.simplify import Simpler
    from ...core.area.sources import DrawnArea
    from ...core.imagery.state import ImageryState


def remark_text(state: ImageryState) -> str:
    """Write the drawn area and, once it is known, the billed one."""
    if state.aoi is None:
        return ""
    drawn = area_text(state.aoi.area_km2)
    billed_km2 = billed_km2_of(state)
    if billed_km2 is None:
        return drawn
    return tr("{drawn} · billed {billed}").format(drawn=drawn, billed=area_text(billed_km2))


def readout_text(state: ImageryState) -> str:
    """Write what the area is made of, where it lies, and how large it may be."""
    aoi = state.aoi
    if state.activity is Activity.READING_AREA:
        return tr("Reading the area…")
    if aoi is None:
        return tr("Draw a polygon, or take the map's extent or a selection.")
    parts = tr("1 part") if aoi.part_count == 1 else tr("{count} parts").format(count=aoi.part_count)
    if aoi.crosses_antimeridian:
        parts += tr(", cut at 180°")
    facts = [", ".join([*_origin(state.drawn), parts, *_mended(state)])]
    facts.append(tr("{count} corners").format(count=count_text(aoi.vertex_count)))
    facts.append(crs_text(aoi.utm_epsg))
    if state.account is not None and state.account.max_composite_area_km2:
        facts.append(tr("limit {area}").format(area=area_text(state.account.max_composite_area_km2)))
    return " · ".join([*facts, *_more_billed(state)])


def offer_text(state: ImageryState) -> str:
    """Write what an outline with fewer corners would change."""
    if state.aoi is None or state.simpler is None:
        return ""
    simpler, difference = state.simpler, state.simpler.aoi.area_km2 - state.aoi.area_km2
    sign = "+" if difference >= 0 else "\N{MINUS SIGN}"
    return tr("{many} corners; moved by at most {metres} m: {fewer} corners, {difference} km²").format(
        many=count_text(state.aoi.vertex_count),
        metres=number_text(simpler.tolerance_m),
        fewer=count_text(simpler.aoi.vertex_count),
        difference=sign + number_text(abs(difference), 3),
    )


def simplify_text(simpler: Simpler) -> str:
    """Write what the button does."""
    return tr("Simplify to {metres} m").format(metres=number_text(simpler.tolerance_m))


def billed_km2_of(state: ImageryState) -> float | None:
    """Return the area of the estimate, once there is one."""
    return state.quote.estimate.area_estimate_km2 if state.quote else None


def _origin(drawn: DrawnArea | None) -> list[str]:
    if drawn is None or drawn.total_count == 1:
        return []
    return [tr("{used} of {total} features").format(used=drawn.used_count, total=drawn.total_count)]


def _mended(state: ImageryState) -> list[str]:
    drawn, aoi = state.drawn, state.aoi
    words = []
    if drawn is not None and drawn.total_count > 1 and drawn.repaired_count:
        words.append(tr("{count} repaired").format(count=drawn.repaired_count))
    elif (drawn is not None and drawn.repaired_count) or (aoi is not None and aoi.was_repaired):
        words.append(tr("repaired"))
    if drawn is not None and drawn.had_overlaps:
        words.append(tr("overlaps dissolved"))
    return words


def _more_billed(state: ImageryState) -> list[str]:
    billed_km2 = billed_km2_of(state)
    if state.aoi is None or billed_km2 is None or not is_billed_beyond(state.aoi, billed_km2):
        return []
    more = area_text(billed_km2 - state.aoi.area_km2)
    text = (
        tr("{area} more is billed, hatched on the map")
        if state.billed_beyond
        else tr("{area} more is billed")
    )
    return [text.format(area=more)]
