# SPDX-License-Identifier: GPL-2.0-or-later
"""Everything that the batch window shows, as one frozen value: areas are rows, dates are columns."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

from ..imagery.product import Product

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from ...clearsky.models import AccountInfo
    from ..area.aoi import Aoi
    from ..imagery.state import Source
    from ..purchases.delivery import Quote
    from ..purchases.plans import Cell, Plan

MAX_CELLS = 1200
"""Sixty dates of twenty areas: more in one table can be neither overseen nor fetched in a night."""


class BatchActivity(str, Enum):
    """What is under way."""

    IDLE = "idle"
    ASKING_DATES = "asking_dates"
    ASKING_PRICES = "asking_prices"
    FETCHING = "fetching"


class CellPhase(str, Enum):
    """How far one cell of the table is."""

    ASKING = "asking"
    PRICED = "priced"
    OWNED = "owned"
    """Bought before and on disk: free."""
    NO_IMAGE = "no_image"
    """The series has no such date here."""
    NOT_READY = "not_ready"
    """`quote` says why it cannot be had now."""
    IMPOSSIBLE = "impossible"
    """The area cannot be used here; `error` says why."""
    NO_PRICE = "no_price"
    """The question failed; `error` says why."""
    WAITING = "waiting"
    FETCHING = "fetching"
    IN_PROJECT = "in_project"
    INCOMPLETE = "incomplete"
    """In the project with holes: parts of it did not come, as `error` says."""
    FAILED = "failed"
    STOPPED = "stopped"
    """Not begun, or ended by the user; `error` then says what that may have cost."""


GETTABLE_PHASES = frozenset({CellPhase.PRICED, CellPhase.OWNED})
TICKABLE_PHASES = GETTABLE_PHASES | {CellPhase.ASKING}
UNPRICED_PHASES = frozenset({CellPhase.ASKING, CellPhase.NO_PRICE})
UNDER_WAY_PHASES = frozenset({CellPhase.WAITING, CellPhase.FETCHING})
LEFT_PHASES = frozenset({CellPhase.INCOMPLETE, CellPhase.FAILED, CellPhase.STOPPED})
"""What a plan that goes on has still to bring."""
ENDED_PHASES = LEFT_PHASES | {CellPhase.IN_PROJECT}
SHOWN_PHASES = frozenset({CellPhase.IN_PROJECT, CellPhase.INCOMPLETE})


class CellKey(NamedTuple):
    """Which cell: names of areas are unique in a table."""

    area_name: str
    date: dt.date


@dataclass(frozen=True)
class BatchArea:
    """One row: an area of its own, or why it is none."""

    name: str
    aoi: Aoi | None
    problem: BaseException | None = None


@dataclass(frozen=True)
class BatchCell:
    """One image that may be had."""

    key: CellKey
    phase: CellPhase = CellPhase.ASKING
    is_ticked: bool = True
    quote: Quote | None = None
    error: BaseException | None = None
    parts_come: int = 0
    part_count: int = 1
    """In how many parts it comes: more than one where its area is over the account's limit."""

    @property
    def is_chosen(self) -> bool:
        """Whether the button would get it."""
        return self.is_ticked and self.phase in GETTABLE_PHASES

    @property
    def units(self) -> float:
        """What is still to be paid for it, in processing units: nothing for what is owned."""
        return self.quote.units if self.quote is not None else 0.0

    @property
    def size_mb(self) -> float:
        """How much it would have to bring, in megabytes."""
        return self.quote.size_mb if self.quote is not None else 0.0

    @property
    def done(self) -> float:
        """How far it is, from 0 to 1."""
        return 1.0 if self.phase in ENDED_PHASES else self.parts_come / self.part_count


@dataclass(frozen=True)
class OfferedDate:
    """A date of the series and how many of the areas it has an image of."""

    date: dt.date
    area_count: int


@dataclass(frozen=True)
class OpenPlan:
    """A plan that was cut off, and what it still lacks."""

    plan: Plan
    missing: tuple[Cell, ...]

    @property
    def units(self) -> float:
        """What the user agreed to pay for what is missing."""
        return sum(cell.amount_accepted for cell in self.missing)


@dataclass(frozen=True)
class BatchState:
    """What is known, what is chosen and what is under way."""

    account: AccountInfo | None = None
    source: Source | None = None
    product: Product = field(default_factory=Product)
    areas: tuple[BatchArea, ...] = ()
    offered: tuple[OfferedDate, ...] = ()
    dates: tuple[dt.date, ...] = ()
    """The columns: those of the offered dates that are chosen, the oldest first."""
    cells: Mapping[CellKey, BatchCell] = field(default_factory=dict)
    activity: BatchActivity = BatchActivity.IDLE
    running: tuple[CellKey, ...] = ()
    """The cells of the plan that runs, or ran last."""
    is_stopping: bool = False
    """What has begun still comes to its end, nothing more is begun."""
    slow_count: int = 0
    """Downloads that come so slowly that the user is asked about them; meanwhile they go on."""
    is_too_many: bool = False
    """The dates asked for last would have made more cells than one table holds; they were not taken."""
    plans: tuple[OpenPlan, ...] = ()
    """Plans that were cut off, the oldest first."""
    problem: BaseException | None = None

    @property
    def chosen(self) -> tuple[BatchCell, ...]:
        """The cells that the button would get."""
        return tuple(cell for cell in self.cells.values() if cell.is_chosen)

    @property
    def total_units(self) -> float:
        """What the chosen cells cost together, in processing units."""
        return sum(cell.units for cell in self.chosen)

    @property
    def total_mb(self) -> float:
        """How much the chosen cells bring together, in megabytes."""
        return sum(cell.size_mb for cell in self.chosen)

    @property
    def can_get(self) -> bool:
        """Whether the button may be pressed: something is chosen, and the price of all that is ticked is known."""
        is_asking = any(c.is_ticked and c.phase is CellPhase.ASKING for c in self.cells.values())
        return self.activity is BatchActivity.IDLE and not is_asking and bool(self.chosen)

    @property
    def needs_asking(self) -> bool:
        """Whether a failure has left something without an answer, so that asking again is the next step."""
        if self.activity is not BatchActivity.IDLE or not self.areas:
            return False
        has_gaps = any(cell.phase in UNPRICED_PHASES for cell in self.cells.values())
        return has_gaps or (self.problem is not None and not self.offered and not self.cells)

    @property
    def running_done(self) -> float:
        """How far the running plan is, in images."""
        return sum(self.cells[key].done for key in self.running if key in self.cells)

    def count_running(self, phases: frozenset[CellPhase]) -> int:
        """Count the cells of the running plan that are in one of these phases."""
        return sum(self.cells[key].phase in phases for key in self.running if key in self.cells)
