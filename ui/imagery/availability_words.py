# SPDX-License-Identifier: GPL-2.0-or-later
"""The twelve availability flags (contract 3.12) as one sentence, a next step, and a list for who wants them all."""

from __future__ import annotations

import math
from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

from ...core.translation import tr

if TYPE_CHECKING:
    from ...clearsky.models import CompositeAvailability

PERCENT = 100
LEAST_SHARE_TOLD = 0.01


class NextStep(Enum):
    """What one may do where an image cannot be had as it is asked for."""

    ORDER_REST = "order_rest"
    OTHER_DATE = "other_date"
    ALLOW_PARTIAL = "allow_partial"
    ASK_AGAIN = "ask_again"
    OPEN_SENT = "open_sent"


class Finding(NamedTuple):
    """Why an image can or cannot be had, and what to do about it, the likeliest first."""

    words: str
    steps: tuple[NextStep, ...] = ()


def availability_words(flags: CompositeAvailability, fraction: float | None = None) -> str:
    """Say whether the image can be had; if not, the first reason that explains it and what to do."""
    return finding_of(flags, fraction).words


def finding_of(flags: CompositeAvailability, fraction: float | None = None) -> Finding:
    """Return the first reason that explains the flags; `fraction` is the share of the area that the date covers."""
    if flags.is_ready:
        return Finding(tr("✔ Ready for the whole area"))
    found = next((finding for is_so, finding in _reasons(flags, fraction) if is_so), None)
    if found is None:
        found = Finding(tr("This image is not ready. Ask again later."), (NextStep.ASK_AGAIN,))
    if flags.is_partly_ready and NextStep.ALLOW_PARTIAL not in found.steps:
        found = found._replace(steps=(*found.steps, NextStep.ALLOW_PARTIAL))
    return found


def partial_words(fraction: float | None) -> str:
    """Say that the part which is ready can be had, because a partial image was allowed."""
    if not _is_telling(fraction):
        return tr("✔ Ready for part of the area; the rest will be without data")
    percent = _percent(fraction or 0.0)
    return tr("✔ Ready for {percent} % of the area; the rest will be without data").format(percent=percent)


def every_answer(flags: CompositeAvailability) -> str:
    """List all that the service has answered, one thing a line; what it did not say is left out."""
    marks = {True: "✔", False: "✘"}
    return "\n".join(f"{marks[answer]} {text}" for text, answer in _answers(flags) if answer is not None)


def _is_telling(fraction: float | None) -> bool:
    """Say whether a share is one of a part: an answer of an hour ago may know of the whole, or of nothing."""
    return fraction is not None and LEAST_SHARE_TOLD <= fraction < 1.0


def _percent(fraction: float) -> int:
    """Round down: what is not whole never looks whole."""
    return math.floor(PERCENT * fraction)


def _reasons(flags: CompositeAvailability, fraction: float | None) -> tuple[tuple[bool, Finding], ...]:
    """List the reasons, what lies deeper before what follows from it."""
    other_date = (NextStep.OTHER_DATE,)
    is_made, is_kept = flags.all_images_predicted, flags.any_image_within_storage_months
    being_made = Finding(
        tr("This image is still being made. Ask again later."), (NextStep.ASK_AGAIN, NextStep.OTHER_DATE)
    )
    return (
        (
            flags.polygon_in_data_area is False,
            Finding(tr("There is no data for this area, e.g. open sea. Choose another area.")),
        ),
        (
            flags.data_available_for_user is False,
            Finding(
                tr("This account has no access to data here. Order the area first."), (NextStep.ORDER_REST,)
            ),
        ),
        (
            flags.data_on_zone_data_frequency_date is False,
            Finding(tr("No image is scheduled for this date. Choose another date."), other_date),
        ),
        (
            flags.orders_cover_polygon is False,
            Finding(_orders_words(fraction), (NextStep.ORDER_REST, NextStep.OTHER_DATE)),
        ),
        (is_made is False and is_kept is not True, being_made),
        (is_kept is False, Finding(tr("This image has expired. Choose a later date."), other_date)),
        (
            flags.intersected_active_zones is False,
            Finding(tr("No image of this series lies here. Choose another date or model."), other_date),
        ),
        (is_made is False, being_made),
        (
            flags.partially_available is True,
            Finding(_part_words(fraction), (NextStep.ALLOW_PARTIAL, NextStep.OTHER_DATE)),
        ),
    )


def _orders_words(fraction: float | None) -> str:
    if not _is_telling(fraction):
        return tr("Your orders cover only part of this area. Order the rest or draw less.")
    words = tr("Your orders cover {percent} % of this area. Order the rest or draw less.")
    return words.format(percent=_percent(fraction or 0.0))


def _part_words(fraction: float | None) -> str:
    if not _is_telling(fraction):
        return tr("Only part of the area is ready. Ask again later, or take the part.")
    words = tr("The image is ready for {percent} % of the area. Ask again later, or take the part.")
    return words.format(percent=_percent(fraction or 0.0))


def _answers(flags: CompositeAvailability) -> tuple[tuple[str, bool | None], ...]:
    return (
        (tr("the area lies where there is data"), flags.polygon_in_data_area),
        (tr("this account has access to it"), flags.data_available_for_user),
        (tr("your orders cover the whole area on this date"), flags.orders_cover_polygon),
        (tr("an image of this series lies here"), flags.intersected_active_zones),
        (tr("it is made in the coordinate system asked for"), flags.intersected_active_zones_utm_epsg),
        (tr("an image is scheduled for this date"), flags.data_on_zone_data_frequency_date),
        (tr("every image here has been made"), flags.all_images_predicted),
        (tr("an image is still stored"), flags.any_image_within_storage_months),
        (tr("the image is ready for the whole area"), flags.fully_available),
        (tr("the image is ready for part of the area only"), flags.partially_available),
        (tr("layers of uncertainty exist; they cannot be fetched yet"), flags.uncertainty_available),
        (
            tr("layers of uncertainty exist for part of it; they cannot be fetched yet"),
            flags.partially_uncertainty_available,
        ),
    )
