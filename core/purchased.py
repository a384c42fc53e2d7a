# SPDX-License-Identifier: GPL-2.0-or-later
"""An image that was bought before, from its row in the ledger back to a layer; free, and without the service."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from .delivery import reopen

if TYPE_CHECKING:
    from ..clearsky.models import CompositeRequest
    from .delivery import Delivery
    from .ledger_rows import Purchase


def request_from_json(text: str) -> CompositeRequest:
    """Read a request back as the ledger has written it down."""
    from ..clearsky.models import CompositeRequest

    body = json.loads(text)
    return CompositeRequest.model_validate({name: value for name, value in body.items() if value is not None})


def reopen_purchase(purchase: Purchase) -> Delivery:
    """Check a purchase's file and prepare its layer; reads the whole file, so not for the main thread.

    Raises:
        RasterError: the file on disk is not the image that was bought.
        OSError: it is not there.
    """
    request = request_from_json(purchase.request_json)
    service_url = purchase.account.partition("#")[0]
    delivery = reopen(request, purchase.amount_estimated, Path(purchase.file_path), service_url)
    return replace(delivery, purchase_uid=purchase.uid)
