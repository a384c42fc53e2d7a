# SPDX-License-Identifier: GPL-2.0-or-later
"""One order's images: on which dates its places have one, and which of them are owned. Off the main thread; free.

An image of a tile is an image of its footprint in the tile's own zone: the default way of the service's own guide
(contract 3.14), and so checked, priced and bought on the one road of every image.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from qgis.core import QgsCoordinateReferenceSystem, QgsCoordinateTransformContext, QgsGeometry

from ..area.measure import WGS84
from ..area.sources import DrawnArea, aoi_of
from ..imagery.series import FIRST_DAY
from ..imagery.state import Source
from ..imagery.wanted import ImageWish, SeriesWish
from ..purchases.owned import owned_days
from .ground import Place, ask_places, ground_of

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Mapping

    from ...clearsky import ClearSky
    from ...clearsky.models import DateCoverage, Order
    from ..area.aoi import Aoi
    from ..jobs.tasks import Feedback
    from ..purchases.ledger import Ledger


@dataclass(frozen=True)
class OrderImage:
    """One date of an order's place."""

    date: dt.date
    fraction: float
    """How much of the place has an image, between 0 and 1."""
    is_whole: bool
    is_owned: bool = False
    """It was bought before, all of it, and is on disk."""
    owned_uid: str = ""
    """The purchase that holds it; empty where several do together."""


@dataclass(frozen=True)
class ImagesQuestion:
    """Which images are asked for."""

    order: Order
    today: dt.date
    """The service's day."""
    account: str
    places: tuple[Place, ...] = ()
    """The order's places, where they are known already."""
    position: int | None = None
    """Which of them; None is all together."""


@dataclass(frozen=True)
class ImagesAnswer:
    """What the service and the ledger say of an order's images."""

    places: tuple[Place, ...]
    aoi: Aoi
    """The place that was asked about, or all of them as one."""
    images: tuple[OrderImage, ...]
    """The newest first."""


def ask_images(
    client: ClearSky, ledger: Ledger, question: ImagesQuestion, feedback: Feedback
) -> ImagesAnswer:
    """Ask for the dates of an order's place, and look into the ledger for what is owned.

    Raises:
        ClearSkyError: the service could not be asked.
        AoiError: the order has no ground.
        LedgerError: the ledger cannot be read.
    """
    order = question.order
    places = question.places or ask_places(client, order, feedback)
    aoi = aoi_of_places(places, question.position)
    dates = ask_order_dates(client, order, aoi, order.from_ or FIRST_DAY, question.today, feedback)
    owned = owned_days(ledger, question.account, order.model or "", order.satellite_constellations, aoi.wkt)
    images = (_image(entry, owned.get(entry.date)) for entry in reversed(dates) if entry.fraction > 0)
    return ImagesAnswer(places, aoi, tuple(images))


def ask_order_dates(
    client: ClearSky, order: Order, aoi: Aoi, from_: dt.date, today: dt.date, feedback: Feedback
) -> tuple[DateCoverage, ...]:
    """Return the dates of an order's series in an area, from a day on, the oldest first.

    Raises:
        ClearSkyError: the service could not be asked.
    """
    from ...clearsky.models import AvailableDatesRequest

    until = min(order.to, today) if order.to else today
    if until < from_:
        return ()
    request = AvailableDatesRequest(wkt=aoi.wkt, from_=from_, until=until)
    answer = client.imagery.available_dates(request, cancel=feedback.cancel)
    return answer.coverage(order.model or "", order.satellite_constellations, aoi.wkt)


def aoi_of_places(places: tuple[Place, ...], position: int | None) -> Aoi:
    """Return a place as the area that an image is asked of, or all places as one.

    Raises:
        AoiError: there is no ground.
    """
    chosen = places if position is None else places[position : position + 1]
    grids = {place.utm_epsg for place in chosen}
    grid_epsg = grids.pop() if len(grids) == 1 else None
    shape = ground_of(place.wkt for place in chosen) if chosen else QgsGeometry()
    drawn = DrawnArea(shape, QgsCoordinateReferenceSystem(WGS84), grid_epsg=grid_epsg)
    return aoi_of(drawn, QgsCoordinateTransformContext())


def source_of(order: Order) -> Source:
    """Return the series that an order makes."""
    return Source(order.model or "", tuple(order.satellite_constellations))


def image_wish(order: Order, aoi: Aoi, date: dt.date) -> ImageWish:
    """Want one image of an order."""
    return ImageWish(aoi.wkt, date, source_of(order), aoi.grid_epsg)


def series_wish(
    order: Order,
    places: tuple[Place, ...],
    names: Mapping[int, str],
    dates: Iterable[dt.date],
) -> SeriesWish:
    """Want images of some dates of each of an order's places that has a name, by its position.

    Raises:
        AoiError: a place has no ground.
    """
    areas = [(name, aoi_of_places(places, position)) for position, name in names.items()]
    return SeriesWish(tuple(areas), tuple(sorted(dates)), source_of(order))


def _image(entry: DateCoverage, owned_uid: str | None) -> OrderImage:
    from ...clearsky.models import Cover

    return OrderImage(
        entry.date, entry.fraction, entry.cover is Cover.WHOLE, owned_uid is not None, owned_uid or ""
    )
