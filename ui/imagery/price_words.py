# SPDX-License-Identifier: GPL-2.0-or-later
"""The words of the price card: what can be had, for how much, and what the button will do."""

from __future__ import annotations

import datetime as dt
import math
from typing import TYPE_CHECKING

from ...core.errors import AoiError, Reason, SetupError
from ...core.imagery.date_choice import nearest_whole_date
from ...core.imagery.state import Activity
from ...core.translation import tr
from ..formats import (
    BYTES_PER_MB,
    area_text,
    breakable,
    date_text,
    duration_text,
    left_text,
    megabytes_text,
    number_text,
    units_text,
)
from ..messages import explain
from ..pay_button import above_asking
from .availability_words import PERCENT, Finding, NextStep, finding_of, partial_words

if TYPE_CHECKING:
    from ...core.imagery.state import Budget, ImageryState
    from ...core.purchases.ledger_rows import Purchase
    from ...core.purchases.owned import Owned

SHARE_WORTH_SAYING = 0.01
MANY_UNITS = 100


def has_no_key(state: ImageryState) -> bool:
    """Say whether nothing can be asked because no key is set: it was found out, or nothing is chosen to ask for yet."""
    if state.problem is None:
        return state.lacks_key and state.aoi is None
    return isinstance(state.problem, SetupError) and state.problem.reason is Reason.NO_KEY


def needs_confirming(state: ImageryState) -> bool:
    """Say whether the price is above the amount from which on the user wants to be asked."""
    return state.quote is not None and above_asking(state.quote.units)


def next_steps(state: ImageryState) -> tuple[NextStep, ...]:
    """List what one may do where nothing can be got as things are; empty where the button gets the image."""
    if state.problem is not None and state.aoi is not None and state.quote is None:
        is_unordered = isinstance(state.problem, AoiError) and state.problem.reason is Reason.NO_DATES
        return (NextStep.ORDER_REST, NextStep.ASK_AGAIN) if is_unordered else (NextStep.ASK_AGAIN,)
    if state.sent is not None:
        return (NextStep.OPEN_SENT, NextStep.ASK_AGAIN) if state.sent.is_readable else (NextStep.ASK_AGAIN,)
    if state.activity is not Activity.IDLE or state.quote is None or state.owned or state.quote.is_ready:
        return ()
    has_other_date = nearest_whole_date(state.dates, state.date) is not None
    return tuple(s for s in _finding(state).steps if has_other_date or s is not NextStep.OTHER_DATE)


def step_text(step: NextStep, state: ImageryState) -> str:
    """Name a next step, as its button writes it."""
    other_date = nearest_whole_date(state.dates, state.date)
    is_rest = state.aoi is not None and state.missing_wkt not in ("", state.aoi.wkt)
    return {
        NextStep.ORDER_REST: tr("Order the Rest…") if is_rest else tr("Order This Area…"),
        NextStep.OTHER_DATE: tr("Go to {date}").format(date=date_text(other_date) if other_date else ""),
        NextStep.ALLOW_PARTIAL: tr("Allow a Partial Image"),
        NextStep.ASK_AGAIN: tr("Ask Again"),
        NextStep.OPEN_SENT: tr("Open It from There"),
    }[step]


def status_text(state: ImageryState) -> str:
    """Say in one sentence how things stand."""
    if state.problem is not None:
        return explain(state.problem)
    under_way = {
        Activity.READING_AREA: tr("Reading the area…"),
        Activity.ASKING_DATES: tr("Asking which dates there are…"),
        Activity.ASKING_PRICE: tr("Asking for the price…"),
        Activity.FETCHING: _fetching_text(state),
    }
    if state.activity in under_way:
        return under_way[state.activity]
    return _result_text(state) or _offer_text(state)


def stopping_text() -> str:
    """Say what it means to stop an image that has begun to come."""
    return tr(
        "What is being received counts as fetched already. If you stop now, what has come is kept, the rest is lost."
    )


def price_text(state: ImageryState) -> str:
    """Write the price large; what cannot be had, or is not bought again, has none."""
    if state.quote is None or state.sent_before is not None:
        return ""
    if state.owned is not None:
        return tr("Free")
    return units_text(state.quote.units) if state.quote.is_ready else ""


def facts_text(state: ImageryState) -> str:
    """Write what belongs to the price: how much ground, how large, how long; and what is left to spend."""
    if state.quote is None or state.sent_before is not None:
        return ""
    lines = [_image_facts(state)]
    if state.owned is None:
        lines += _budget_facts(state)
    return "\n".join(filter(None, lines))


def facts_tip(state: ImageryState) -> str:
    """Explain the quiet words beside the price."""
    if not state.is_first_fetch or state.owned is not None:
        return ""
    return tr(
        "An order comes with the units to fetch each of its images once. By this QGIS's own record nothing of this "
        "area was fetched for this date."
    )


def button_text(state: ImageryState) -> str:
    """Say what the button will do."""
    if state.owned is not None:
        return tr("Load Image · already yours")
    if state.sent_before is not None:
        return tr("Already Delivered")
    if state.quote is None or not state.quote.is_ready:
        return tr("Get Image")
    price = units_text(state.quote.units)
    if state.upload is not None:
        return tr("Deliver Image · {price}").format(price=price)
    return tr("Get Image · {price}").format(price=price)


def _result_text(state: ImageryState) -> str:
    """Say what has just become of an image; empty where nothing has."""
    if state.loaded is not None:
        return tr("✔ In the project: {name}").format(name=breakable(state.loaded.delivery.facts.path.name))
    if state.sent is not None:
        return tr("✔ Delivered to {place}").format(place=state.sent.place)
    return ""


def _offer_text(state: ImageryState) -> str:
    """Say whether and how the image can be had."""
    if state.date is None and state.asked_date is not None:
        return tr("There is no image of {date}.").format(date=date_text(state.asked_date))
    if state.quote is None:
        return _beginning_text(state)
    if state.owned is not None:
        return _owned_text(state.owned)
    if state.sent_before is not None:
        return _sent_before_text(state.sent_before)
    return _availability_text(state)


def _beginning_text(state: ImageryState) -> str:
    """Say what to do first."""
    if has_no_key(state):
        return tr(
            "Choose an area to see dates and price. That takes your ClearSKY key: enter it under Settings ▸ Options ▸ "
            "ClearSKY, or try the sample data."
        )
    return tr("Choose an area to see dates and price.")


def _finding(state: ImageryState) -> Finding:
    if state.quote is None:
        return Finding("")
    return finding_of(state.quote.availability, _fraction(state))


def _fraction(state: ImageryState) -> float | None:
    return next((day.fraction for day in state.dates if day.date == state.date), None)


def _availability_text(state: ImageryState) -> str:
    quote = state.quote
    if quote is not None and quote.is_ready and not quote.availability.is_ready:
        words = partial_words(_fraction(state))
    else:
        words = _finding(state).words
    share = state.owned_share
    if share is not None and share.fraction >= SHARE_WORTH_SAYING:
        bought = tr("You have this date for {percent} % of this area already.")
        words += "\n" + bought.format(percent=math.floor(PERCENT * share.fraction))
    return words


def _owned_text(owned: Owned) -> str:
    if owned.purchase is None:
        return tr("✔ This image is on your disk already.")
    day = dt.date.fromisoformat(owned.purchase.created_at[:10])
    return tr("✔ You bought this image on {date}: here it is.").format(date=date_text(day))


def _sent_before_text(purchase: Purchase) -> str:
    day = dt.date.fromisoformat(purchase.created_at[:10])
    return tr("✔ This image was delivered to {place} on {date}: it is not bought twice.").format(
        place=purchase.uploaded_to, date=date_text(day)
    )


def _fetching_text(state: ImageryState) -> str:
    progress = state.progress
    if state.upload is not None:
        return tr("The service is making the image and puts it at {place}…").format(place=state.upload.place)
    if progress is None:
        return tr("The service is making the image…")
    if state.quote is not None and state.quote.parts:
        return tr("{done} of {total} parts are here").format(
            done=progress.received_bytes, total=progress.total_bytes
        )
    if state.is_asking_to_wait:
        return tr(
            "The image comes very slowly, and goes on coming. It counts as fetched; if you stop, what has come is kept."
        )
    received = number_text(progress.received_bytes / BYTES_PER_MB, 1)
    if progress.total_bytes <= 0:
        return tr("Receiving, {received} MB so far").format(received=received)
    total = megabytes_text(progress.total_bytes / BYTES_PER_MB)
    text = tr("Receiving {received} of {total}").format(received=received, total=total)
    return text if progress.left_s is None else f"{text} · {left_text(progress.left_s)}"


def _image_facts(state: ImageryState) -> str:
    quote = state.quote
    if quote is None:
        return ""
    estimate = quote.estimate
    facts = [area_text(estimate.area_estimate_km2 or quote.request.area_km2)]
    if quote.parts:
        facts.append(tr("in {count} parts").format(count=len(quote.parts)))
    if 0 < quote.owned_part_count < len(quote.parts):
        facts.append(tr("{count} of them already yours").format(count=quote.owned_part_count))
    if estimate.file_size_estimate_mb:
        facts.append(megabytes_text(quote.size_mb or estimate.file_size_estimate_mb))
    if estimate.slow_time_estimate_s and state.owned is None:
        facts.append(tr("about {time}").format(time=duration_text(estimate.slow_time_estimate_s)))
    return " · ".join(facts)


def _budget_facts(state: ImageryState) -> list[str]:
    if state.quote is None:
        return []
    if not state.quote.is_ready:
        price = units_text(state.quote.units)
        return [tr("{price} once it can be had").format(price=price)]
    left = " · ".join(filter(None, (_left_text(state.budget), _limit_text(state.budget))))
    return [left, tr("included once in your order") if state.is_first_fetch else ""]


def _left_text(budget: Budget) -> str:
    if budget.left_units is None:
        return ""
    decimals = 0 if budget.left_units >= MANY_UNITS else 2
    return tr("of {amount} left").format(amount=number_text(budget.left_units, decimals))


def _limit_text(budget: Budget) -> str:
    if budget.limit_units is None:
        return ""
    return tr("{spent} of {limit} this month").format(
        spent=number_text(budget.spent_units), limit=units_text(budget.limit_units)
    )
