# SPDX-License-Identifier: GPL-2.0-or-later
"""Orders: what is asked for, what it costs, what became of it (contract 3.6 to 3.10)."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import Enum
from typing import Annotated, ClassVar, Optional, Union

from pydantic import Field, InstanceOf, model_validator

from ..errors import RequestError
from .answer_types import Names, NoneIsEmpty, Otherwise, Price, WireDate
from .common import AreaFields, WireModel, refuse
from .request_types import Guids, Name, RequestDate, UniqueNames

EURO = "EUR"


class PeriodKind(Enum):
    """Whether an order ends by itself."""

    HISTORICAL = "historical"
    RECURRING = "recurring"


@dataclass(frozen=True)
class OrderPeriod:
    """Say when an order starts and ends; made by `historical` or `recurring`, never by leaving something out.

    On the wire a missing end means: charge every month until cancelled (contract 7.3). So no end can be
    missing here by accident.

    Raises:
        RequestError: the end and the kind contradict each other, or the end lies before the start.
    """

    kind: PeriodKind
    from_: dt.date
    to: Optional[dt.date]

    def __post_init__(self) -> None:
        if (self.to is None) != (self.kind is PeriodKind.RECURRING):
            raise RequestError({"to": ("an order has an end, or is explicitly recurring",)})
        if self.to is not None and self.to < self.from_:
            raise RequestError({"to": ("the end lies before the start",)})

    @classmethod
    def historical(cls, from_: dt.date, to: dt.date) -> OrderPeriod:
        """Return a period that ends by itself, both days included."""
        return cls(PeriodKind.HISTORICAL, from_, to)

    @classmethod
    def recurring(cls, from_: dt.date) -> OrderPeriod:
        """Return a period that renews itself, and is charged, every month until cancelled."""
        return cls(PeriodKind.RECURRING, from_, None)

    @property
    def is_recurring(self) -> bool:
        """Whether it is charged again every month."""
        return self.kind is PeriodKind.RECURRING


class OrderRequest(AreaFields):
    """One order: the same object is priced and placed.

    Either an area, or tiles and minitiles. Storage and retrievals start at the cheapest (contract K19).
    """

    needs_area: ClassVar[bool] = False

    period: InstanceOf[OrderPeriod]
    model: Name
    satellite_constellations: UniqueNames
    tile_guids: Guids = ()
    mini_tile_guids: Guids = ()
    image_frequency: Optional[int] = Field(default=None, ge=1, le=7, strict=True)
    """Days between two images."""
    reference_date: Optional[RequestDate] = None
    storage_months: int = Field(default=1, ge=1, le=1200, strict=True)
    api_requests: int = Field(default=1, ge=1, le=1_000_000, strict=True)
    tile_deduplication: bool = Field(default=False, strict=True)

    def model_post_init(self, context: object) -> None:
        """Check what only the whole request can tell."""
        super().model_post_init(context)
        has_tiles = bool(self.tile_guids or self.mini_tile_guids)
        has_area = self.wkt is not None or self.geo_json is not None
        if has_tiles and has_area:
            refuse("tile_guids", "give an area or tiles, not both")
        if not has_tiles and not has_area:
            refuse("wkt", "an area or tiles are missing")
        if self.tile_deduplication and not has_tiles:
            refuse("tile_deduplication", "only orders of tiles can leave tiles out")

    def to_wire(self) -> dict[str, object]:
        """Return the JSON body that places the order."""
        return {**self.to_estimate_wire(), "TileDeduplication": self.tile_deduplication}

    def to_estimate_wire(self, simulated_euro_usage: Optional[float] = None) -> dict[str, object]:
        """Return the JSON body of the estimate: what `to_wire` says, but for the one field estimates lack."""
        to, reference = self.period.to, self.reference_date
        has_area = self.wkt is not None or self.geo_json is not None
        body: dict[str, object] = {
            **(self.collection_to_wire() if has_area else self.area_to_wire()),
            "TileGuids": list(self.tile_guids) or None,
            "MiniTileGuids": list(self.mini_tile_guids) or None,
            "SatelliteConstellations": list(self.satellite_constellations),
            "Model": self.model,
            "StorageMonths": self.storage_months,
            "ApiRequests": self.api_requests,
            "ImageFrequency": self.image_frequency,
            "ReferenceDate": None if reference is None else reference.isoformat(),
            "From": self.period.from_.isoformat(),
            "To": None if to is None else to.isoformat(),
        }
        usage = {} if simulated_euro_usage is None else {"SimulatedEuroUsage": simulated_euro_usage}
        return {**body, **usage}


@dataclass(frozen=True)
class Cost:
    """Hold an amount of money."""

    amount: float
    currency_code: str


class CostBlock(WireModel):
    """A cost as newer versions of the service write it (contract K13)."""

    total_cost: Optional[Price] = None
    total_cost_euro: Optional[Price] = None
    currency_code: Optional[str] = None

    @property
    def cost(self) -> Optional[Cost]:
        """The total, in euros where they are told, or None where there is none."""
        if self.total_cost_euro is not None:
            return Cost(self.total_cost_euro, EURO)
        return None if self.total_cost is None else Cost(self.total_cost, self.currency_code or EURO)


class OrderEstimate(WireModel):
    """What an order would cost now and, if it is recurring, every later month (contract 3.6)."""

    area_km2: Price
    """The area that is billed."""
    cancellation_date: Optional[WireDate] = None
    areas_of_interest_wkt: Optional[str] = None
    """The ground that would be ordered, where the service tells it."""
    image_dates: Annotated[tuple[WireDate, ...], NoneIsEmpty] = ()
    current_month_costs: Optional[CostBlock] = None
    recurring_costs_estimate: Optional[CostBlock] = None
    current_month_cost: Optional[Price] = None
    next_month_cost: Optional[Price] = None
    costs: Optional[CostBlock] = None

    @model_validator(mode="after")
    def _has_a_price(self) -> OrderEstimate:
        if self._cost(self.current_month_costs, self.current_month_cost) is None:
            raise ValueError("no price")
        return self

    @property
    def current_month(self) -> Cost:
        """What is charged at once."""
        cost = self._cost(self.current_month_costs, self.current_month_cost)
        assert cost is not None  # noqa: S101 (checked when the answer was read) # nosec B101
        return cost

    @property
    def next_month(self) -> Optional[Cost]:
        """What a recurring order is charged in each later month."""
        return self._cost(self.recurring_costs_estimate, self.next_month_cost)

    def _cost(self, newer: Optional[CostBlock], older: Optional[float]) -> Optional[Cost]:
        if newer is not None and newer.cost is not None:
            return newer.cost
        currency = self.costs.currency_code if self.costs is not None else None
        return None if older is None else Cost(older, currency or EURO)


class OrderStatus(str, Enum):
    """How far an order is (contract 7.1)."""

    INITIALIZE = "Initialize"
    REVIEW = "Review"
    PREPARING = "Preparing"
    AWAITING_SATELLITE_PRODUCTS = "AwaitingSatelliteProducts"
    PROCESSING = "Processing"
    PREDICTING = "Predicting"
    PROCESSING_PREDICTING = "ProcessingPredicting"
    COMPLETED = "Completed"
    UP_TO_DATE = "UpToDate"
    CANCELED = "Canceled"


def _loose_moment(value: object) -> object:
    """Let an odd time stamp count as none: it must not hide an order that was paid for."""
    if isinstance(value, str):
        try:
            return dt.datetime.fromisoformat(value.replace("Z", "+00:00"))
        except ValueError:
            return None
    return value if isinstance(value, dt.datetime) else None


LooseMoment = Annotated[
    Optional[dt.datetime],
    # Without a year and a dash it might be seconds since 1970.
    Otherwise(_loose_moment, "a time", usual=r"^[0-9]{4}-"),
]


class OrderedTile(WireModel):
    """A tile of an order; its footprint comes with the details only (contract K20)."""

    guid: str
    wkt: Optional[str] = None


OrderedTiles = Annotated[tuple[Union[str, OrderedTile], ...], NoneIsEmpty]
"""As the service names them: a list of identifiers, or in the details of tiles (contract K20).

Plain texts stay plain: an account may have fifty thousand of them, and as many objects would hold up whoever reads the
list, and Python's collection of garbage for as long as it is kept.
"""


class Order(WireModel):
    """An order as the service knows it (contract 3.7)."""

    task_order_guid: str
    ordering_process_status: Optional[str] = None
    """The service's own word; `status` knows the documented ones."""
    billing_cycle: Optional[str] = None
    storage_months: Optional[int] = None
    api_requests: Optional[int] = None
    image_frequency: Optional[int] = None
    task_order_area_km2: Optional[float] = None
    satellite_constellations: Names = ()
    model: Optional[str] = None
    reference_date: Optional[WireDate] = None
    from_: Optional[WireDate] = None
    to: Optional[WireDate] = None
    tiles: OrderedTiles = ()
    mini_tiles: OrderedTiles = ()
    wkt: Optional[str] = None
    created_date: LooseMoment = None
    is_automatic_order: Optional[bool] = None

    @property
    def tile_guids(self) -> tuple[str, ...]:
        """The identifiers of its tiles."""
        return _guids_of(self.tiles)

    @property
    def mini_tile_guids(self) -> tuple[str, ...]:
        """The identifiers of its minitiles."""
        return _guids_of(self.mini_tiles)

    @property
    def tile_footprints(self) -> tuple[str, ...]:
        """The WKTs of its tiles and minitiles, as far as the service has told them."""
        told = (*self.tiles, *self.mini_tiles)
        return tuple(tile.wkt for tile in told if isinstance(tile, OrderedTile) and tile.wkt)

    @property
    def status(self) -> Optional[OrderStatus]:
        """How far the order is, or None for a word nobody documented."""
        return _STATUSES.get(self.ordering_process_status or "")

    @property
    def is_recurring(self) -> bool:
        """Whether the order renews itself until cancelled."""
        return self.to is None and self.status is not OrderStatus.CANCELED


def _guids_of(tiles: tuple[Union[str, OrderedTile], ...]) -> tuple[str, ...]:
    return tuple(tile if isinstance(tile, str) else tile.guid for tile in tiles)


_STATUSES = {status.value: status for status in OrderStatus}


class TaskOrders(WireModel):
    """A list of orders."""

    task_orders: Annotated[tuple[Order, ...], NoneIsEmpty]
