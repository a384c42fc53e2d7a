# SPDX-License-Identifier: GPL-2.0-or-later
"""An image that was bought before, from its row in the ledger back to a layer; free, and without the service."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from .delivery import reopen
from .owned import Owned, check_unchanged

if TYPE_CHECKING:
    from ...clearsky.models import CompositeRequest
    from .delivery import Delivery
    from .ledger_rows import Purchase


def request_from_json(text: str) -> CompositeRequest:
    """Read a request back as the ledger has written it down; an upload address is not in it."""
    from ...clearsky.models import CompositeRequest

    body = json.loads(text) | {"UploadUrl": None}
    return CompositeRequest.model_validate({name: value for name, value in body.items() if value is not None})


def open_owned(owned: Owned, request: CompositeRequest, units: float, service_url: str) -> Delivery:
    """Check an owned file, down to its content where the ledger knows it, and prepare its layer.

    Reads the whole file, so not for the main thread.

    Raises:
        RasterError: the file on disk is not the image that was bought.
        OSError: it is not there.
    """
    delivery = reopen(request, units, owned.path, service_url)
    check_unchanged(owned, delivery.sha256)
    return replace(delivery, purchase_uid=owned.purchase.uid if owned.purchase else "")


def reopen_purchase(purchase: Purchase) -> Delivery:
    """Prepare the layer of an image from its row alone; see `open_owned`."""
    owned = Owned(Path(purchase.file_path), purchase)
    request = request_from_json(purchase.request_json)
    return open_owned(owned, request, purchase.amount_estimated, purchase.account.partition("#")[0])
