# SPDX-License-Identifier: GPL-2.0-or-later
"""Getting one image, in whichever way it is to be had: from disk, by one request, or in parts. Off the main thread."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ...clearsky.errors import Cancelled
from ..errors import CoreError, PartsError, RasterError, Reason
from ..purchases.delivery import file_name
from ..purchases.owned import Owned, find_owned
from ..purchases.plans import begin_plan, cells_of, parts_folder
from ..purchases.purchased import open_owned
from ..purchases.till import buy_image, send_image
from ..translation import tr
from .fetch import fetch_images, mosaic_path

if TYPE_CHECKING:
    from pathlib import Path

    from ...clearsky import ClearSky
    from ..jobs.tasks import Feedback
    from ..purchases.delivery import Delivery, Quote
    from ..purchases.till import Till
    from ..purchases.uploads import Upload


@dataclass(frozen=True)
class ImageOrder:
    """All that the background needs to get one image."""

    till: Till
    quote: Quote
    folder: Path
    workers: int


def obtain(client: ClearSky, order: ImageOrder, feedback: Feedback) -> Delivery:
    """Open the image that was bought before, or buy it; a large one is both, part by part.

    Raises:
        ClearSkyError, CoreError, Cancelled: see `till.buy_image`; of a large one only when not a single part came.
    """
    till, quote = order.till, order.quote
    if quote.parts:
        return _obtain_in_parts(client, order, feedback)
    if quote.owned is not None:
        return open_owned(quote.owned, quote.request, quote.estimate.credit_estimate, till.service_url)
    return buy_image(client, till, quote, order.folder / file_name(quote.request), feedback)


def _obtain_in_parts(client: ClearSky, order: ImageOrder, feedback: Feedback) -> Delivery:
    quote, folder = order.quote, order.folder
    plan = begin_plan(
        order.till, file_name(quote.request), cells_of(quote, tr("Area")), folder, quote.size_mb
    )
    (result,) = fetch_images(client, order.till, plan, folder, feedback, workers=order.workers)
    if result.delivery is None:
        raise result.error or Cancelled()
    return result.delivery


def send(client: ClearSky, order: ImageOrder, feedback: Feedback) -> Upload:
    """Buy an image and have it put at its upload address.

    Raises:
        ClearSkyError, CoreError, Cancelled: see `till.send_image`.
    """
    return send_image(client, order.till, order.quote, feedback)


def with_owned(till: Till, quote: Quote, folder: Path) -> Quote:
    """Note in a quote whether the image, or which of its parts, is on disk: that is not paid again.

    Raises:
        LedgerError: the ledger cannot be read.
    """
    if not quote.parts:
        return replace(quote, owned=find_owned(till.ledger, till.account, quote.request, folder))
    own_folder = parts_folder(quote.request, folder)
    parts = tuple(with_owned(till, part, own_folder) for part in quote.parts)
    is_owned = all(part.owned is not None for part in parts)
    return replace(
        quote, parts=parts, owned=Owned(mosaic_path(quote.request, folder), None) if is_owned else None
    )


def holes_in(delivery: Delivery) -> CoreError | None:
    """Return what to tell of an image that came with holes: parts missing, or no data at all; or None."""
    if delivery.missing_parts:
        count = delivery.part_count
        there = count - delivery.missing_parts
        facts = {"there": there, "count": count, "amount": delivery.missing_units}
        return PartsError(Reason.PARTS_MISSING, **facts, is_in_doubt=delivery.is_loss_in_doubt)
    return RasterError(Reason.NO_DATA, path=delivery.facts.path) if delivery.is_empty else None
