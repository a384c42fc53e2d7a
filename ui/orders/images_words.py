# SPDX-License-Identifier: GPL-2.0-or-later
"""The words of one order's images: what there is of each date, and what can be done with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...core.translation import tr
from ..formats import count_text, number_text

if TYPE_CHECKING:
    from ...core.orders.export import Exported
    from ...core.orders.gallery import GalleryState
    from ...core.orders.images import OrderImage


def image_words(image: OrderImage) -> str:
    """Say what there is of a date: nothing more where it is all there and not owned."""
    if image.is_owned:
        return tr("yours")
    return "" if image.is_whole else tr("{percent} % of it").format(percent=_percent(image.fraction))


def image_action(image: OrderImage) -> str:
    """Name what a date's button does."""
    return tr("Load") if image.owned_uid else tr("Get Image")


def image_tip(image: OrderImage) -> str:
    """Say what pressing the button does, and what it costs."""
    if image.owned_uid:
        return tr("On this computer already: it is loaded for free.")
    if image.is_owned:
        return tr("On this computer already, in parts: the imagery page puts them together for free.")
    words = tr("Its price is shown on the imagery page first; nothing is bought yet.")
    if image.is_whole:
        return words
    share = tr("There is an image of {percent} % of the area.").format(percent=_percent(image.fraction))
    return f"{share} {words}"


def images_remark(state: GalleryState) -> str:
    """Count the images beside the heading."""
    if state.is_asking:
        return tr("asking…")
    if not state.images:
        return ""
    owned = sum(image.is_owned for image in state.images)
    count = count_text(len(state.images))
    return tr("{count}, {owned} yours").format(count=count, owned=count_text(owned)) if owned else count


def no_images_words(state: GalleryState) -> str:
    """Say why there are no images to be seen."""
    if state.is_asking:
        return tr("Asking for the dates…")
    if state.problem is not None:
        return ""
    return tr("No image so far. They come as the service makes them.")


def all_new_text(state: GalleryState) -> str:
    """Name the button that gets all that is not owned yet."""
    count = len(state.new_dates)
    return tr("Get All New ({count})…").format(count=count_text(count)) if count else tr("Get All New…")


def new_count_text(count: int) -> str:
    """Write beside an order how many images it has that were not looked at yet."""
    return tr("{count} new").format(count=count_text(count)) if count else ""


def news_words(order_count: int) -> str:
    """Say quietly, above the list, that orders have new images."""
    if not order_count:
        return ""
    if order_count == 1:
        return tr("One recurring order has new images.")
    return tr("{count} recurring orders have new images.").format(count=count_text(order_count))


def exported_words(exported: Exported) -> str:
    """Say what was written, and what it lacks."""
    count = count_text(exported.count)
    words = tr("{count} orders written to {path}.").format(count=count, path=exported.path)
    if not exported.without_footprint:
        return words
    lacking = count_text(exported.without_footprint)
    return f"{words} {tr('The footprints of {count} could not be had.').format(count=lacking)}"


def _percent(fraction: float) -> str:
    """Write a share so that it is neither all nor nothing unless it is."""
    return number_text(min(99.0, max(1.0, 100 * fraction)), 0)
