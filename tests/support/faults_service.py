# SPDX-License-Identifier: GPL-2.0-or-later
"""What the sandbox counted: the only witness of what was bought."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from clearsky_qgis.sandbox import Sandbox

COMPOSITE = "POST /api/satelliteimages/process/composite"
ORDERS = "POST /api/tasking/orders"
QUIET_S = 0.04
LOOKS = 100


@dataclass(frozen=True)
class Counts:
    """How often a call arrived, moved play money, and was answered in full."""

    seen: int
    booked: int
    served: int

    def __sub__(self, other: Counts) -> Counts:
        return Counts(self.seen - other.seen, self.booked - other.booked, self.served - other.served)

    def __str__(self) -> str:
        return f"{self.seen} / {self.booked} / {self.served}"


def counts(sandbox: Sandbox, call: str = COMPOSITE) -> Counts:
    """Return the counters of a call once they no longer move: a killed caller's request may still be on its way."""
    before = _counts(sandbox, call)
    for _ in range(LOOKS):
        time.sleep(QUIET_S)
        now = _counts(sandbox, call)
        if now == before:
            return now
        before = now
    raise AssertionError("the sandbox does not come to rest")


def orders_at(sandbox: Sandbox, wkt: str) -> list[str]:
    """Return the GUIDs of the orders of a place."""
    inner = wkt.replace("POLYGON ", "").replace(", ", ",")
    return [
        o["TaskOrderGuid"] for o in sandbox.state["orders"] if inner in (o["Wkt"] or "").replace(", ", ",")
    ]


def _counts(sandbox: Sandbox, call: str) -> Counts:
    found = sandbox.state["paths"].get(call, {})
    return Counts(*(found.get(name, 0) for name in ("seen", "booked", "served")))
