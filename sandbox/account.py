# SPDX-License-Identifier: GPL-2.0-or-later
"""The play account: its two pools of money and what was spent from them (contract 6.1)."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING, Any

from .envelope import ApiError, Code

if TYPE_CHECKING:
    from datetime import date

    from .settings import Settings

KM2_PER_UNIT = 10.0


@dataclass
class Account:
    """Balances: processing units and order credits in EUR; `spent_eur` by month, `served_km2` by order and day."""

    processing_units: float
    euro: float
    spent_eur: dict[str, float] = field(default_factory=dict)
    served_km2: dict[str, float] = field(default_factory=dict)

    def spent_in(self, day: date) -> float:
        """Return the EUR spent on orders in the month of a day: what the spend tier is taken from."""
        return self.spent_eur.get(day.strftime("%Y-%m"), 0.0)

    def can_afford(self, cost_eur: float, overdraft_eur: float) -> bool:
        """Tell whether order credits and overdraft pay a cost."""
        return cost_eur <= self.euro + overdraft_eur + 1e-9

    def pay(self, cost_eur: float, day: date) -> None:
        """Take order credits; a negative cost gives them back."""
        self.euro -= cost_eur
        month = day.strftime("%Y-%m")
        self.spent_eur[month] = self.spent_eur.get(month, 0.0) + cost_eur

    def require_units(self, units: float) -> None:
        """Check that a download can be paid.

        Raises:
            ApiError: 994, the processing units have run out.
        """
        if units > self.processing_units + 1e-9:
            raise ApiError(
                Code.UNITS_RUN_OUT,
                f"Not enough processing units: {units:.2f} needed, {self.processing_units:.2f} left.",
            )

    def as_json(self) -> dict[str, Any]:
        """Return the account as the state file keeps it."""
        return asdict(self)


def opened(settings: Settings) -> Account:
    """Return a new account."""
    return Account(settings.processing_units, settings.euro_balance)


def account_answer(settings: Settings) -> dict[str, Any]:
    """Return the `Data` of the account call (contract 3.1); it shows no balance, as the real one (U3)."""
    return {
        "TenantId": settings.tenant_id,
        "MaxConcurrentConnections": settings.max_concurrent_connections,
        "MaxCompositeAreaKm2": settings.max_composite_area_km2,
        "MaxTotalBands": settings.max_total_bands,
        "EuroOverdraftLimit": settings.euro_overdraft_limit,
        "EuroBalanceCap": settings.euro_balance_cap,
    }


def key_answer(
    settings: Settings, account: Account, key: str, today: date, next_month_eur: float
) -> dict[str, Any]:
    """Return the `Data` of the legacy key call, which holds balances and the key itself (contract 3.2)."""
    return {
        "Key": key,
        "CreditAmount": round(account.processing_units, 3),
        "EuroCreditAmount": round(account.euro, 2),
        "CreditLimit": 0,
        "EuroCreditLimit": settings.euro_overdraft_limit,
        "ContactInfo": "Play account",
        "Email": None,
        "MaxConcurrentConnections": settings.max_concurrent_connections,
        "MaxCompositeAreaKm2": settings.max_composite_area_km2,
        "MaxTotalBands": settings.max_total_bands,
        "CurrentMonthCosts": round(account.spent_in(today), 2),
        "NextMonthCosts": round(next_month_eur, 2),
    }
