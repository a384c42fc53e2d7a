# SPDX-License-Identifier: GPL-2.0-or-later
"""How one sandbox behaves: its limits, its play money, its dialect and its pace. Immutable."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import Optional


class Dialect(str, Enum):
    """The generation of answer shapes (contract 3.4, 3.6, K2, K6, K13)."""

    CURRENT = "current"
    OLDER = "older"
    CAMEL = "camel"


class Speed(str, Enum):
    """How long the pretended server work of a download takes: none, a few seconds, or as recorded in 2024."""

    INSTANT = "instant"
    BRISK = "brisk"
    REAL = "real"


@dataclass(frozen=True)
class Settings:
    """Everything that may be chosen when a sandbox starts.

    The numbers of the limits are ours: no plan's real values are published (contract U2).
    `stage_seconds` are the lengths of Initialize, Review, Preparing, AwaitingSatelliteProducts, Processing
    and Predicting. `certificate_file` is a PEM file with a private key and its certificates: with it the service
    speaks https. `now` starts the clock at an ISO time instead of the present.
    """

    host: str = "127.0.0.1"
    port: int = 0
    certificate_file: Optional[str] = None
    state_file: Optional[str] = None
    now: Optional[str] = None
    speed: Speed = Speed.INSTANT
    dialect: Dialect = Dialect.CURRENT
    tenant_id: str = "play-tenant"
    processing_units: float = 1240.0
    euro_balance: float = 2500.0
    euro_overdraft_limit: int = 500
    euro_balance_cap: int = 10_000
    max_concurrent_connections: int = 4
    max_composite_area_km2: int = 400
    max_total_bands: int = 13
    max_body_bytes: int = 8 * 1024 * 1024
    standing_orders: bool = True
    auto_accept: bool = False
    stage_seconds: tuple[int, ...] = (2, 25, 10, 10, 15, 10)
    strict_quota: bool = False
    legacy_key_info: bool = True
    band_descriptions: bool = True

    @property
    def stages(self) -> tuple[int, ...]:
        """The lengths of an order's stages; accounts whose orders are accepted by themselves skip Review."""
        first, review, *rest = self.stage_seconds
        return (first, 0 if self.auto_accept else review, *rest)
