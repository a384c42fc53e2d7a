# SPDX-License-Identifier: GPL-2.0-or-later
"""The road of one purchase for the fault tests, from a request to the ledger's row; child processes use it too."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from clearsky_qgis.clearsky import ClearSky, ClientConfig, RetryPolicy
from clearsky_qgis.clearsky.models import CompositeRequest, OrderPeriod, OrderRequest
from clearsky_qgis.core.jobs.tasks import Feedback
from clearsky_qgis.core.orders.ordering import ask_order_quote, place_order
from clearsky_qgis.core.purchases.delivery import ask_quote, file_name
from clearsky_qgis.core.purchases.ledger import Ledger
from clearsky_qgis.core.purchases.owned import find_owned
from clearsky_qgis.core.purchases.shared_slots import SharedSlots, slots_name
from clearsky_qgis.core.purchases.till import Till, account_name, buy_image, send_image

if TYPE_CHECKING:
    from pathlib import Path

    from clearsky_qgis.core.orders.ordering import OrderQuote, Placed
    from clearsky_qgis.core.purchases.delivery import Delivery, Quote
    from clearsky_qgis.core.purchases.ledger_rows import Purchase
    from clearsky_qgis.core.purchases.uploads import Upload

NOW = "2024-06-20T12:00:00Z"
TENANT = "play-tenant"
CONSTELLATIONS = ("Sentinel1", "Sentinel2", "Landsat89")
SMALL_M, LARGE_M = 80, 10
"""Pixel sizes that make a file of some kB and of some MB."""


def box(number: int = 0, *, size: float = 0.01) -> str:
    """Return a square of about 0.7 km² in Jutland; each number is another place."""
    west, south = round(9.1 + 0.02 * (number % 40), 4), round(55.3 + 0.02 * (number // 40), 4)
    east, north = round(west + size, 4), round(south + size, 4)
    return f"POLYGON (({west} {south}, {east} {south}, {east} {north}, {west} {north}, {west} {south}))"


def image_request(number: int = 0, **changes: object) -> CompositeRequest:
    """Return a request that the sandbox's standing order covers."""
    values: dict[str, object] = {
        "wkt": box(number),
        "date": dt.date(2024, 5, 4),
        "resolution": SMALL_M,
        "epsg_projection": 32632,
        "model": "Stratus2",
        "satellite_constellations": CONSTELLATIONS,
    }
    return CompositeRequest(**{**values, **changes})


def order_request(number: int = 0, **changes: object) -> OrderRequest:
    """Return an order of a fixed period."""
    values: dict[str, object] = {
        "wkt": box(number),
        "period": OrderPeriod.historical(dt.date(2024, 5, 1), dt.date(2024, 5, 31)),
        "model": "Stratus2",
        "satellite_constellations": CONSTELLATIONS,
        "image_frequency": 2,
        "reference_date": dt.date(2024, 5, 1),
    }
    return OrderRequest(**{**values, **changes})


@dataclass(frozen=True)
class Desk:
    """Everything that one QGIS has: a profile, a folder for images, a client."""

    base_url: str
    api_key: str
    folder: Path
    ledger: Ledger
    client: ClearSky
    till: Till
    feedback: Feedback
    slots: SharedSlots
    waits: list[float]
    """How long the client would have waited between attempts, in seconds."""

    @property
    def images(self) -> Path:
        """Where images go."""
        return self.folder / "images"

    @property
    def files(self) -> list[str]:
        """The names of all images and pieces of images; what stands beside an image is left out."""
        if not self.images.is_dir():
            return []
        names = (path.name for path in self.images.iterdir())
        return sorted(name for name in names if not name.endswith((".vrt", ".xml", ".qml", ".qmd")))

    @property
    def rows(self) -> tuple[Purchase, ...]:
        """The ledger's rows, the newest first."""
        return self.ledger.purchases()

    def quote(self, request: CompositeRequest) -> Quote:
        return ask_quote(self.client, request)

    def target(self, request: CompositeRequest) -> Path:
        return self.images / file_name(request)

    def buy(self, request: CompositeRequest, quote: Quote | None = None, *, again: bool = False) -> Delivery:
        """Press the button of an image that is not known to be owned."""
        quote = quote or self.quote(request)
        return buy_image(self.client, self.till, quote, self.target(request), self.feedback, again=again)

    def send(self, request: CompositeRequest, quote: Quote | None = None) -> Upload:
        """Press the button of an image for an upload address."""
        return send_image(self.client, self.till, quote or self.quote(request), self.feedback)

    def owned(self, request: CompositeRequest) -> Path | None:
        found = find_owned(self.ledger, self.till.account, request, self.images)
        return found.path if found else None

    def order(self, request: OrderRequest, quote: OrderQuote | None = None, *, again: bool = False) -> Placed:
        """Press the button of an order."""
        quote = quote or ask_order_quote(self.client, request)
        return place_order(self.client, self.till, quote, self.feedback, again=again)

    def close(self) -> None:
        self.client.close()
        self.slots.close()
        self.ledger.close()


def open_desk(base_url: str, api_key: str, folder: Path, **options: float) -> Desk:
    """Open a profile and a client below a folder; `options` are the client's time limits."""
    ledger = Ledger(folder / "profile").open()
    waits: list[float] = []
    config = ClientConfig(
        api_key=api_key,
        base_url=base_url,
        user_agent="faults",
        spare_folder=ledger.spare_folder,
        **options,
    )
    slots = SharedSlots(ledger.path, ledger.owner, slots_name(base_url, api_key))
    retry = RetryPolicy(wait=lambda seconds, _cancel: waits.append(seconds))
    return Desk(
        base_url=base_url,
        api_key=api_key,
        folder=folder,
        ledger=ledger,
        client=ClearSky(config, retry=retry, slots=slots),
        till=Till(ledger, account_name(base_url, TENANT), base_url),
        feedback=Feedback(lambda _received, _total: None),
        slots=slots,
        waits=waits,
    )
