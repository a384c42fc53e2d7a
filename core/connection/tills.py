# SPDX-License-Identifier: GPL-2.0-or-later
"""The till of whoever is being talked to: the ledger, the account behind the key, and the user's own limits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..purchases.till import Till, account_name
from ..settings import spending_limits

if TYPE_CHECKING:
    from ...clearsky.models import AccountInfo
    from ..purchases.ledger import Ledger
    from .service import Service


def till_of(account: AccountInfo | None, service: Service, ledger: Ledger) -> Till:
    """Return the till for what the service in force has said, with the limits of this moment."""
    url = service.base_url
    return Till(ledger, account_name(url, account.tenant_id if account else None), url, spending_limits())
