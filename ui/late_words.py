# SPDX-License-Identifier: GPL-2.0-or-later
"""The dock's words for whoever is registered at QGIS's start: what finds them is loaded when they are first wanted."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ..clearsky.models import CompositeAvailability


def explain_error(error: BaseException) -> str:
    """Turn an error into a sentence."""
    from .messages import explain

    return explain(error)


def describe_availability(availability: CompositeAvailability) -> str:
    """Turn availability flags into a sentence."""
    from .imagery.availability_words import availability_words

    return availability_words(availability)
