# SPDX-License-Identifier: GPL-2.0-or-later
"""The twelve availability flags (contract 3.12) as one sentence and a next step."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...core.translation import tr

if TYPE_CHECKING:
    from ...clearsky.models import CompositeAvailability


def availability_words(flags: CompositeAvailability) -> str:
    """Say whether the image can be had; if not, the first reason that explains it and what to do."""
    if flags.is_ready:
        return tr("✔ Ready for the whole area")
    reasons = (
        (
            flags.polygon_in_data_area is False,
            tr("There is no data for this area, e.g. open sea. Choose another area."),
        ),
        (
            flags.data_available_for_user is False,
            tr("This account has no access to data here. Order the area first."),
        ),
        (
            flags.orders_cover_polygon is False,
            tr("Your orders cover only part of this area. Order the rest or draw less."),
        ),
        (
            flags.intersected_active_zones is False,
            tr("No image of this series lies here. Choose another date or model."),
        ),
        (
            flags.data_on_zone_data_frequency_date is False,
            tr("No image is scheduled for this date. Choose another date."),
        ),
        (flags.any_image_within_storage_months is False, tr("This image has expired. Choose a later date.")),
        (flags.all_images_predicted is False, tr("This image is still being made. Try again later.")),
        (flags.partially_available, tr("Only part of the area is ready. Try again later or draw less.")),
    )
    return next((words for is_so, words in reasons if is_so), tr("This image is not ready. Try again later."))
