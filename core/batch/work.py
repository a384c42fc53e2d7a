# SPDX-License-Identifier: GPL-2.0-or-later
"""What a batch asks in the background: the dates of many areas, and the price of many cells."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ...clearsky.errors import RequestError
from ..errors import LedgerError
from ..imagery.series import dates_request, sources_of
from ..imagery.wanted import request_of, same_source
from ..purchases.delivery import Quote
from ..purchases.owned import find_owned
from ..purchases.plan_run import quote_all
from .areas import union_of
from .state import BatchCell, CellKey, CellPhase, OfferedDate

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from qgis.core import QgsCoordinateReferenceSystem, QgsCoordinateTransformContext

    from ...clearsky import ClearSky
    from ...clearsky.models import AccountInfo, CompositeRequest
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
    client: ClearSky,
    till: Till,
    wishes: Sequence[Wish],
    project_crs: QgsCoordinateReferenceSystem,
    folder: Path,
    workers: int,
    feedback: Feedback,
    tell: Callable[[BatchCell], None],
) -> None:
    """Ask for the price of each cell and tell each answer as it comes, from any thread."""
    asked: list[tuple[CellKey, CompositeRequest]] = []
    for wish in wishes:
        try:
            request = request_of(wish.shown, project_crs)
        except RequestError as error:
            tell(BatchCell(wish.key, CellPhase.NO_PRICE, error=error))
        else:
            asked += [(wish.key, request)] if request is not None else []

    def on_answer(position: int, answer: Quote | BaseException) -> None:
        if not feedback.cancel.is_set():
            tell(_answered(asked[position][0], answer, till, folder))

    requests = [request for _, request in asked]
    quote_all(client, requests, workers=workers, feedback=feedback, on_answer=on_answer)


def _answered(key: CellKey, answer: Quote | BaseException, till: Till, folder: Path) -> BatchCell:
    if not isinstance(answer, Quote):
        return BatchCell(key, CellPhase.NO_PRICE, error=answer)
    try:
        owned = find_owned(till.ledger, till.account, answer.request, folder)
    except LedgerError as error:
        return BatchCell(key, CellPhase.NO_PRICE, error=error)
    if owned is not None:
        return BatchCell(key, CellPhase.OWNED, quote=answer)
    return BatchCell(key, CellPhase.PRICED if answer.is_ready else CellPhase.NOT_READY, quote=answer)
