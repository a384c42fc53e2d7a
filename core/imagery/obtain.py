# SPDX-License-Identifier: GPL-2.0-or-later
"""Getting one image, in whichever way it is to be had: from disk, by one request, or in parts. Off the main thread."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..errors import CoreError, PartsError, RasterError, Reason
from ..purchases.delivery import file_name
from ..purchases.owned import find_owned
from ..purchases.purchased import open_owned
from ..purchases.till import buy_image, send_image
from .large import fetch_in_parts, find_owned_parts

if TYPE_CHECKING:
    from pathlib import Path

    from ...clearsky import ClearSky
    from ..jobs.tasks import Feedback
    from ..purchases.delivery import Delivery, Quote
    from ..purchases.owned import Owned
    from ..purchases.till import Till
    from ..purchases.uploads import Upload


@dataclass(frozen=True)
class ImageOrder:
    """All that the background needs to get one image."""

    till: Till
    quote: Quote
    owned: Owned | None
    folder: Path
    workers: int


def obtain(client: ClearSky, order: ImageOrder, feedback: Feedback) -> Delivery:
    """Open the image that was bought before, or buy it; a large one is both, part by part.

    Raises:
        ClearSkyError, CoreError, Cancelled: see `till.buy_image` and `large.fetch_in_parts`.
    """
    till, quote, owned = order.till, order.quote, order.owned
    if quote.parts:
        return fetch_in_parts(
            client, till, quote, order.folder, order.workers, feedback, is_free=owned is not None
        )
    if owned is not None:
        return open_owned(owned, quote.request, quote.estimate.credit_estimate, till.service_url)
    return buy_image(client, till, quote, order.folder / file_name(quote.request), feedback)


def send(client: ClearSky, order: ImageOrder, feedback: Feedback) -> Upload:
    """Buy an image and have it put at its upload address.

    Raises:
        ClearSkyError, CoreError, Cancelled: see `till.send_image`.
    """
    return send_image(client, order.till, order.quote, feedback)


def find_owned_image(till: Till, quote: Quote, folder: Path) -> Owned | None:
    """Return the image as owned when all of it is on disk.

    Raises:
        LedgerError: the ledger cannot be read.
    """
    if quote.parts:
        return find_owned_parts(till, quote, folder)
    return find_owned(till.ledger, till.account, quote.request, folder)


def holes_in(delivery: Delivery) -> CoreError | None:
    """Return what to tell of an image that came with holes: parts missing, or no data at all; or None."""
    if delivery.missing_parts:
        return PartsError(Reason.PARTS_MISSING, missing=delivery.missing_parts)
    return RasterError(Reason.NO_DATA, path=delivery.facts.path) if delivery.is_empty else None
