# SPDX-License-Identifier: GPL-2.0-or-later
"""What a batch asks in the background: the dates of many areas, and the price of many cells."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ...clearsky.errors import RequestError
from ..errors import AoiError, LedgerError
from ..imagery.large import quote_images
from ..imagery.obtain import with_owned
from ..imagery.series import dates_request, sources_of
from ..imagery.wanted import request_of, same_source
from ..purchases.delivery import Quote
from .areas import union_of
from .state import BatchCell, CellKey, CellPhase, OfferedDate

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from qgis.core import QgsCoordinateReferenceSystem, QgsCoordinateTransformContext

    from ...clearsky import ClearSky
    from ...clearsky.models import AccountInfo, CompositeRequest
    from ..area.aoi import Aoi
    from ..imagery.state import ImageryState, Source
    from ..jobs.tasks import Feedback
    from ..purchases.till import Till
    from .state import BatchArea


@dataclass(frozen=True)
class AreasAnswer:
    """What the service says of all areas."""

    account: AccountInfo
    source: Source | None
    """The series that was asked for, or else the one with the most dates; None where there is no date at all."""
    days: Mapping[str, frozenset[dt.date]]
    """By the area's name, the dates of the series that have an image of any part of it."""

    @property
    def offered(self) -> tuple[OfferedDate, ...]:
        """All dates, the oldest first."""
        every = sorted(frozenset().union(*self.days.values()))
        return tuple(OfferedDate(day, sum(day in days for days in self.days.values())) for day in every)


@dataclass(frozen=True)
class Wish:
    """One cell, and what is wanted of it as the dock would show it: both build their requests in one place."""

    key: CellKey
    shown: ImageryState


@dataclass(frozen=True)
class PriceOrder:
    """All that the background needs to ask for prices."""

    wishes: Sequence[Wish]
    till: Till
    account: AccountInfo
    project_crs: QgsCoordinateReferenceSystem
    context: QgsCoordinateTransformContext
    folder: Path


def ask_areas(
    client: ClearSky,
    areas: Sequence[BatchArea],
    account: AccountInfo | None,
    wanted: Source | None,
    context: QgsCoordinateTransformContext,
) -> AreasAnswer:
    """Ask once for the dates of all areas, and find out which of them each area has.

    Raises:
        AoiError: no area can be used.
        ClearSkyError: the question failed.
    """
    available = client.imagery.available_dates(dates_request(union_of(areas, context)))
    sources = sources_of(available)
    source = same_source(sources, wanted) or (sources[0] if sources else None)
    days: dict[str, frozenset[dt.date]] = {}
    for area in areas if source is not None else ():
        if area.aoi is not None and source is not None:
            found = available.coverage(source.model, source.constellations, area.aoi.wkt)
            days[area.name] = frozenset(entry.date for entry in found if entry.fraction > 0)
    return AreasAnswer(account or client.account.info(), source, days)


def ask_cells(
    client: ClearSky, order: PriceOrder, feedback: Feedback, tell: Callable[[BatchCell], None]
) -> None:
    """Ask for the price of each cell, of a large one as the sum of its parts; each answer is told from any thread."""
    keys: list[CellKey] = []
    wanted: list[tuple[CompositeRequest, Aoi]] = []
    for wish in order.wishes:
        try:
            request = request_of(wish.shown, order.project_crs)
        except RequestError as error:
            tell(BatchCell(wish.key, CellPhase.NO_PRICE, error=error))
        else:
            if request is not None and wish.shown.aoi is not None:
                keys.append(wish.key)
                wanted.append((request, wish.shown.aoi))

    def on_answer(position: int, answer: Quote | BaseException) -> None:
        if not feedback.cancel.is_set():
            tell(_answered(keys[position], answer, order))

    quote_images(client, wanted, order.account, order.context, feedback, on_answer=on_answer)


def _answered(key: CellKey, answer: Quote | BaseException, order: PriceOrder) -> BatchCell:
    if isinstance(answer, AoiError):
        return BatchCell(key, CellPhase.IMPOSSIBLE, error=answer)
    if not isinstance(answer, Quote):
        return BatchCell(key, CellPhase.NO_PRICE, error=answer)
    try:
        quote = with_owned(order.till, answer, order.folder)
    except LedgerError as error:
        return BatchCell(key, CellPhase.NO_PRICE, error=error)
    ready = CellPhase.PRICED if quote.is_ready else CellPhase.NOT_READY
    phase = CellPhase.OWNED if quote.owned is not None else ready
    return BatchCell(key, phase, quote=quote, part_count=max(1, len(quote.parts)))
