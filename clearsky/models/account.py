# SPDX-License-Identifier: GPL-2.0-or-later
"""The account and its models (contract 3.1 to 3.3)."""

from __future__ import annotations

from typing import Annotated, Optional

from pydantic import ConfigDict, FiniteFloat

from .answer_types import LooseText, NoneIsEmpty, Price
from .common import WireModel


class AccountInfo(WireModel):
    """What the account may do (contract 3.1)."""

    tenant_id: Optional[LooseText] = None
    max_concurrent_connections: int
    max_composite_area_km2: FiniteFloat
    max_total_bands: int
    euro_overdraft_limit: Optional[float] = None
    euro_balance_cap: Optional[float] = None


class KeyInfo(WireModel):
    """Balances, as the legacy key endpoint tells them (contract 3.2); the key in its answer is dropped."""

    model_config = ConfigDict(extra="ignore")

    credit_amount: FiniteFloat
    """Processing units left."""
    euro_credit_amount: FiniteFloat
    """Order credits left, in euros."""
    credit_limit: Optional[FiniteFloat] = None
    euro_credit_limit: Optional[FiniteFloat] = None
    current_month_costs: Optional[Price] = None
    next_month_costs: Optional[Price] = None


class SupportedConstellation(WireModel):
    """A constellation a model reads; optional ones may be left out."""

    satellite_constellation: str
    optional: bool = False


class TaskingModel(WireModel):
    """A model that can be ordered (contract 3.3); `model` is the value to send."""

    model: str
    supported_satellite_constellations: Annotated[tuple[SupportedConstellation, ...], NoneIsEmpty] = ()

    @property
    def required_constellations(self) -> tuple[str, ...]:
        """The constellations every request for this model must name."""
        return tuple(
            item.satellite_constellation
            for item in self.supported_satellite_constellations
            if not item.optional
        )


class TaskingModels(WireModel):
    """The list of models."""

    tasking_models: tuple[TaskingModel, ...]
