# SPDX-License-Identifier: GPL-2.0-or-later
"""Everything the imagery page shows, as one frozen value: the page draws it, the controller replaces it."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING

from .product import Product

if TYPE_CHECKING:
    import datetime as dt

    from qgis.core import QgsGeometry

    from ...clearsky.models import AccountInfo, DateCoverage, TaskingModel
    from ..area.aoi import Aoi
    from ..area.simplify import Simpler
    from ..area.sources import DrawnArea
    from ..jobs.progress import Progress
    from ..layers.image_layer import LoadedImage
    from ..purchases.delivery import Quote
    from ..purchases.ledger_rows import Purchase
    from ..purchases.owned import Owned, OwnedShare
    from ..purchases.uploads import Upload, UploadTarget


class Activity(str, Enum):
    """What is under way."""

    IDLE = "idle"
    READING_AREA = "reading_area"
    ASKING_DATES = "asking_dates"
    ASKING_PRICE = "asking_price"
    FETCHING = "fetching"


@dataclass(frozen=True)
class Source:
    """A model and the constellations it was ordered with: together they name a series of images."""

    model: str
    constellations: tuple[str, ...]

    @property
    def key(self) -> tuple[str, frozenset[str]]:
        """What names the series: no case, and no order of the constellations."""
        return self.model.lower(), frozenset(name.lower() for name in self.constellations)


@dataclass(frozen=True)
class Budget:
    """What there is to spend, in processing units."""

    left_units: float | None = None
    """What the account has left; None where the service does not tell."""
    spent_units: float = 0.0
    """What this month has cost or may have cost, by this QGIS's own record."""
    limit_units: float | None = None
    """What the user allows in a month."""


@dataclass(frozen=True)
class ImageryState:
    """What is known and what is under way."""

    aoi: Aoi | None = None
    drawn: DrawnArea | None = None
    """What the area was made from, or could not be made from."""
    simpler: Simpler | None = None
    """The same area with far fewer corners, on offer."""
    account: AccountInfo | None = None
    models: tuple[TaskingModel, ...] = ()
    """What the account can order, whether there are dates of it here or not."""
    sources: tuple[Source, ...] = ()
    source: Source | None = None
    dates: tuple[DateCoverage, ...] = ()
    date: dt.date | None = None
    asked_date: dt.date | None = None
    """The day that was asked for, where there is no image of it: `date` is then the nearest, or none yet."""
    is_several: bool = False
    """Whether dates are being ticked for a series."""
    ticked: tuple[dt.date, ...] = ()
    """The dates of the series, the oldest first."""
    product: Product = field(default_factory=Product)
    epsg: int | None = None
    quote: Quote | None = None
    billed_beyond: QgsGeometry | None = None
    """Ground that is billed but was not drawn, in EPSG:4326, where it has a place."""
    owned_share: OwnedShare | None = None
    """How much of this image was bought before, where it is not the very one."""
    is_first_fetch: bool = False
    """Whether, by this QGIS's record, nothing of this ground was fetched for the date: an order includes it once."""
    missing_wkt: str = ""
    """The ground that has no image on the date, in EPSG:4326, where not the whole image can be had."""
    budget: Budget = Budget()
    activity: Activity = Activity.IDLE
    progress: Progress | None = None
    upload: UploadTarget | None = None
    """Where the service is to put the image; None is this computer."""
    sent_before: Purchase | None = None
    """The very image, put at the same place before: it is not bought twice."""
    sent: Upload | None = None
    """The image that the service has just put where it was told."""
    is_asking_to_wait: bool = False
    """Whether the image comes so slowly that the user is asked whether to go on; meanwhile it does."""
    problem: BaseException | None = None
    loaded: LoadedImage | None = None
    lacks_key: bool = False
    """Whether no key was set when the service was last begun with."""
    is_play: bool = False
    """Whether the service is a sandbox on this computer, whose money is play money."""

    @property
    def owned(self) -> Owned | None:
        """The very image, bought before: it is loaded for free."""
        return self.quote.owned if self.quote is not None else None

    @property
    def connections(self) -> int:
        """As many downloads at once as the account allows connections."""
        return self.account.max_concurrent_connections if self.account else 1

    @property
    def can_get(self) -> bool:
        """Whether the button may be pressed: the price of exactly what is shown is known and it can be had."""
        is_wanted = self.quote is not None and self.quote.is_ready and self.sent_before is None
        return self.activity is Activity.IDLE and is_wanted
