# SPDX-License-Identifier: GPL-2.0-or-later
"""The calls that tests speak of, and how often the sandbox has had them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from clearsky_qgis.sandbox import Sandbox

ACCOUNT = "GET /api/account/info"
DATES = "POST /api/satelliteimages/search/available"
AVAILABLE = "POST /api/satelliteimages/process/composite/available"
COMPOSITE = "POST /api/satelliteimages/process/composite"


def seen(sandbox: Sandbox, call: str = COMPOSITE) -> int:
    """Count the requests of a call that have arrived."""
    return _count(sandbox, call, "seen")


def booked(sandbox: Sandbox, call: str = COMPOSITE) -> int:
    """Count the requests of a call that have moved play money."""
    return _count(sandbox, call, "booked")


def _count(sandbox: Sandbox, call: str, what: str) -> int:
    return sandbox.state["paths"].get(call, {}).get(what, 0)
