# SPDX-License-Identifier: GPL-2.0-or-later
"""What an order costs in play euros: the published formula with the old marginal spend tiers (contract 6.2 to 6.4)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from .account import KM2_PER_UNIT
from .geometry import area_km2
from .models import model_named
from .tiles import tile_of_guid

if TYPE_CHECKING:
    from .orders import Order

# EUR spent in the month so far -> EUR per km2 of Stratus-2.
TIERS: tuple[tuple[float, float], ...] = (
    (1_000, 0.20), (3_000, 0.05), (12_000, 0.02), (50_000, 0.01), (400_000, 0.008), (float("inf"), 0.006),
)  # fmt: skip
POLYGON_FACTOR, TILE_FACTOR, MINITILE_FACTOR = 1.0, 0.20, 0.50
STORAGE_EUR_PER_KM2 = 0.00001
UNIT_EUR = 0.002


@dataclass(frozen=True)
class Cart:
    """What is charged: billed km2 per image by mode factor, images, storage and retrievals."""

    polygon_km2: float
    tile_km2: float
    minitile_km2: float
    images: int
    model_factor: float
    storage_months: int
    api_requests: int

    @property
    def area_km2(self) -> float:
        """The billed area of one image."""
        return self.polygon_km2 + self.tile_km2 + self.minitile_km2

    @property
    def image_km2(self) -> float:
        """Area times images: what the vendor counts."""
        return self.area_km2 * self.images

    @property
    def included_units(self) -> float:
        """Processing units that come with the order: enough for `ApiRequests` full downloads."""
        return self.image_km2 / KM2_PER_UNIT * self.api_requests


def cart_of(order: Order, images: int) -> Cart:
    """Return the cart of an order for a number of images."""
    model = model_named(order.model)
    return Cart(
        polygon_km2=0.0 if order.tiles or order.minitiles else order.area_km2,
        tile_km2=tiles_km2(order.tiles),
        minitile_km2=tiles_km2(order.minitiles),
        images=images,
        model_factor=model.price_factor if model else 1.0,
        storage_months=order.storage_months,
        api_requests=order.api_requests,
    )


def tiles_km2(guids: tuple[str, ...]) -> float:
    """Return the area of tiles or minitiles, each counted for itself."""
    return sum(area_km2(tile.footprint) for tile in map(tile_of_guid, guids) if tile)


@dataclass(frozen=True)
class Price:
    """A price in EUR, by what it is made of."""

    imagery_eur: float
    storage_eur: float
    retrievals_eur: float

    @property
    def total_eur(self) -> float:
        """The sum, in cents."""
        return round(self.imagery_eur + self.storage_eur + self.retrievals_eur, 2)

    def wire(self) -> dict[str, Any]:
        """Return the cost object of an estimate; only currency and total are known for sure (contract U13)."""
        return {
            "CurrencyCode": "EUR",
            "TotalCost": self.total_eur,
            "OrderCost": round(self.imagery_eur, 2),
            "StorageCost": round(self.storage_eur, 2),
            "ApiRequestsCost": round(self.retrievals_eur, 2),
        }


def price(cart: Cart, spent_eur: float) -> Price:
    """Return the price of a cart after `spent_eur` were spent this month."""
    weighted = (
        cart.polygon_km2 * POLYGON_FACTOR + cart.tile_km2 * TILE_FACTOR + cart.minitile_km2 * MINITILE_FACTOR
    ) * cart.images
    return Price(
        imagery_eur=_marginal(weighted * cart.model_factor, spent_eur),
        storage_eur=cart.image_km2 * STORAGE_EUR_PER_KM2 * (cart.storage_months - 1),
        retrievals_eur=cart.image_km2 / KM2_PER_UNIT * UNIT_EUR * (cart.api_requests - 1),
    )


def _marginal(km2: float, spent_eur: float) -> float:
    """Charge each slice of area at the rate of the tier that the spending has reached."""
    cost = 0.0
    for limit, rate in TIERS:
        room = limit - spent_eur - cost
        if room <= 0:
            continue
        slice_km2 = min(km2, room / rate)
        cost += slice_km2 * rate
        km2 -= slice_km2
        if km2 <= 0:
            break
    return cost
