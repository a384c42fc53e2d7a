# SPDX-License-Identifier: GPL-2.0-or-later
"""The till of whoever is being talked to: the ledger, the account behind the key, and the user's own limits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..purchases.till import Till, account_name
from ..settings import LimitsInForce

if TYPE_CHECKING:
    from ...clearsky.models import AccountInfo
    from ..purchases.ledger import Ledger
    from .service import Service


def till_of(account: AccountInfo | None, service: Service, ledger: Ledger) -> Till:
    """Return the till for what the service in force has said, with the limits in force."""
    return till_at(service.base_url, account, ledger)


def till_at(service_url: str, account: AccountInfo | None, ledger: Ledger) -> Till:
    """Return the till for what the service at an address has said: for whoever asks it while the settings change."""
    name = account_name(service_url, account.tenant_id if account else None)
    return Till(ledger, name, service_url, LimitsInForce())
