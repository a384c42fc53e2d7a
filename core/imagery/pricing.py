# SPDX-License-Identifier: GPL-2.0-or-later
"""What one question for a price brings: the price, and what the ledger knows of the ground. Off the main thread."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..purchases.owned import find_sent, owned_share, was_fetched
from .large import quote_image
from .missing import missing_part
from .obtain import with_owned
from .state import Source

if TYPE_CHECKING:
    from pathlib import Path

    from qgis.core import QgsCoordinateTransformContext

    from ...clearsky import ClearSky
    from ...clearsky.models import AccountInfo, AvailableDates, CompositeRequest
    from ..area.aoi import Aoi
    from ..jobs.tasks import Feedback
    from ..purchases.delivery import Quote
    from ..purchases.ledger_rows import Purchase
    from ..purchases.owned import OwnedShare
    from ..purchases.till import Till


@dataclass(frozen=True)
class PriceQuestion:
    """All that the background needs to price one image."""

    request: CompositeRequest
    aoi: Aoi
    account: AccountInfo
    available: AvailableDates | None
    """What the area's dates were read from; None where they were not asked."""
    till: Till
    folder: Path
    """Where images are kept."""
    context: QgsCoordinateTransformContext


@dataclass(frozen=True)
class PriceAnswer:
    """A price and all that is to be said beside it; the fields are those of `ImageryState`."""

    quote: Quote
    missing_wkt: str
    owned_share: OwnedShare | None
    sent_before: Purchase | None
    is_first_fetch: bool


def ask_price(client: ClearSky, question: PriceQuestion, feedback: Feedback) -> PriceAnswer:
    """Ask what an image costs, and look up what of it was bought before; it is free.

    Raises:
        AoiError, ClearSkyError: see `large.quote_image`.
        LedgerError: the ledger cannot be read.
    """
    request, till = question.request, question.till
    priced = quote_image(client, request, question.aoi, question.account, question.context, feedback)
    quote = with_owned(till, priced, question.folder)
    return PriceAnswer(
        quote=quote,
        missing_wkt=_missing_wkt(question, quote),
        owned_share=None if quote.owned else owned_share(till.ledger, till.account, request),
        sent_before=find_sent(till.ledger, till.account, request),
        is_first_fetch=not was_fetched(till.ledger, till.account, request),
    )


def _missing_wkt(question: PriceQuestion, quote: Quote) -> str:
    """Return the ground that has no imagery, as WKT; empty where all is there or nothing is known."""
    if quote.availability.is_ready or question.available is None:
        return ""
    request = question.request
    source = Source(request.model, request.satellite_constellations)
    return missing_part(question.available, source, request.date, question.aoi)
