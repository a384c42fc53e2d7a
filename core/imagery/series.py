# SPDX-License-Identifier: GPL-2.0-or-later
"""From the service's answer about dates to the series and dates that can be chosen."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from .state import Source

if TYPE_CHECKING:
    from threading import Event

    from ...clearsky import ClearSky
    from ...clearsky.models import AccountInfo, AvailableDates, AvailableDatesRequest, DateCoverage
    from ..area.aoi import Aoi

FIRST_DAY = dt.date(2015, 6, 23)
"""The launch of Sentinel-2A: nothing is older."""


@dataclass(frozen=True)
class DatesAnswer:
    """What the service says of an area."""

    account: AccountInfo
    available: AvailableDates


def ask_dates(
    client: ClearSky, aoi: Aoi, account: AccountInfo | None, cancel: Event | None = None
) -> DatesAnswer:
    """Ask which dates an area has, and for the account's limits where they are not known yet; both are free."""
    return DatesAnswer(
        account=account or client.account.info(cancel=cancel),
        available=client.imagery.available_dates(dates_request(aoi), cancel=cancel),
    )


def dates_request(aoi: Aoi) -> AvailableDatesRequest:
    """Ask for every day since the first Sentinel-2 images; what has expired is not listed anyway."""
    from ...clearsky.models import AvailableDatesRequest

    today = dt.datetime.now(dt.timezone.utc).date()
    return AvailableDatesRequest(wkt=aoi.wkt, from_=FIRST_DAY, until=today)


def sources_of(available: AvailableDates) -> tuple[Source, ...]:
    """List the series that have dates, those with the most dates first."""
    counted: dict[Source, int] = {}
    for series in available.model_image_dates:
        source = Source(series.model, tuple(series.satellite_constellations))
        counted[source] = counted.get(source, 0) + sum(len(entry.dates) for entry in series.dates_by_geog)
    return tuple(sorted((s for s in counted if counted[s]), key=lambda s: -counted[s]))


def latest_date(dates: tuple[DateCoverage, ...]) -> dt.date | None:
    """Prefer the latest date that covers the whole area to the latest of all."""
    from ...clearsky.models import Cover

    whole = [d.date for d in dates if d.cover is Cover.WHOLE]
    return max(whole or [d.date for d in dates], default=None)
