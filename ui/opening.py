# SPDX-License-Identifier: GPL-2.0-or-later
"""The dock's first opening, in small steps: what it is made of takes a tenth of a second to import."""

from __future__ import annotations

from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING

from .small_steps import SmallSteps

if TYPE_CHECKING:
    from collections.abc import Callable

MODULES = (
    "..core.jobs.job_queue",
    "..core.purchases.ledger",
    "..core.office",
    "..core.purchases.till",
    "..core.layers.image_layer",
    "..core.imagery.obtain",
    "..core.area.sources",
    "..core.imagery.areas",
    "..core.imagery.inquiry",
    "..core.imagery.controller",
    ".imagery.price_card",
    ".imagery.page",
    ".dock",
    ".workplace",
)
"""What the dock is made of, each soon imported once those before it are there."""


def open_in_steps(*acts: Callable[[], object]) -> SmallSteps:
    """Import what the dock is made of, then act; whoever holds what is returned can give it up."""
    imports = [partial(import_module, name, __package__) for name in MODULES]
    opening = SmallSteps((*imports, *acts))
    opening.begin()
    return opening
