# SPDX-License-Identifier: GPL-2.0-or-later
"""The words of ordering: the ways to order, what is confirmed before the last press, and what became of it."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from ...core.errors import CoreError, Reason
from ...core.orders.offers import NoOffer, OfferKind
from ...core.orders.ordering import Found
from ...core.purchases.ledger_rows import PurchaseState
from ...core.translation import tr
from ..formats import area_text, date_text, euro_text, local_time_text
from ..messages import explain
from .words import period_text, renewal_text

if TYPE_CHECKING:
    from ...core.orders.offers import Missing, Offer
    from ...core.orders.ordering import OrderQuote, Placed
    from ...core.purchases.ledger_rows import Purchase

HALF_A_CENT_EUR = 0.005
ONE_DAY = dt.timedelta(days=1)


def offer_name(kind: OfferKind) -> str:
    """Name a way to order."""
    return {
        OfferKind.POLYGON: tr("Polygon"),
        OfferKind.TILES: tr("Tiles"),
        OfferKind.MINI_TILES: tr("Minitiles"),
        OfferKind.MIX: tr("Mixed tiles"),
    }[kind]


def missing_words(missing: Missing) -> str:
    """Say why a way to order cannot be had."""
    why = {
        NoOffer.AREA_RULES: tr("the area is too narrow or too thin for it"),
        NoOffer.NO_TILES: tr("there are none here"),
        NoOffer.NONE_PICKED: tr("none is picked on the map"),
        NoOffer.TOO_MANY_TILES: tr("the area is too large for them"),
        NoOffer.NOT_PRICED: tr("the service told no price"),
    }[missing.why]
    return f"{offer_name(missing.kind)}: {why}."


def cheapest_words(offers: tuple[Offer, ...]) -> str:
    """Say which of several ways is cheapest, and by how much; where it recurs, two charges are compared."""
    if len(offers) < 2:
        return ""
    best, second = offers[:2]
    less_eur = second.ranking_eur - best.ranking_eur
    if less_eur < HALF_A_CENT_EUR:
        return ""
    words = tr("{name}: cheapest here by {amount}")
    if best.quote.later_eur > 0:
        words = tr("{name}: cheapest here by {amount} over two months")
    return words.format(name=offer_name(best.kind), amount=euro_text(less_eur))


def confirm_words(quote: OrderQuote, renewal: dt.datetime) -> str:
    """Repeat the amount, the period and what recurs, before the last press."""
    estimate, period = quote.estimate, quote.request.period
    last_day = last_day_words(estimate.cancellation_date, renewal)
    sentence = tr("{amount} now for {area}, {days}, {count} images.")
    if quote.request.tile_deduplication:
        sentence = tr("At most {amount} now for {area}, {days}, {count} images.")
    first = sentence.format(
        amount=euro_text(estimate.current_month.amount),
        area=area_text(estimate.area_km2),
        days=period_text(period),
        count=len(estimate.image_dates),
    )
    if not period.is_recurring:
        return f"{first} {until_words(quote) or tr('It ends by itself; nothing recurs.')}"
    later = tr("Then every month, and the service did not say how much.")
    if estimate.next_month is not None:
        later = tr("Then about {amount} every month.").format(amount=euro_text(estimate.next_month.amount))
    return f"{first} {later}\n{renewal_text(renewal)} {last_day}".strip()


def until_words(quote: OrderQuote) -> str:
    """Say what an order that ends by itself costs in later months all the same, where the service names something."""
    end = quote.request.period.to
    if end is None or quote.later_eur <= 0:
        return ""
    return tr("Then about {amount} in each later month up to {date}; it ends by itself.").format(
        amount=euro_text(quote.later_eur), date=date_text(end)
    )


def last_day_words(told: dt.date | None, renewal: dt.datetime) -> str:
    """Say which day the service itself names as the last to cancel, where that is earlier than its rule says."""
    if told is None or told >= renewal.date() - ONE_DAY:
        return ""
    return tr("The service names {date} as the last day to cancel.").format(date=date_text(told))


def placed_words(placed: Placed) -> str:
    """Say what has become of an order that was sent."""
    amount = euro_text(placed.purchase.amount_estimated)
    return {
        Found.ONE: tr("✔ Ordered · {amount}"),
        Found.NONE: tr(
            "The answer was lost, and the order ({amount}) is not in your list. It may still appear, so it is looked "
            "for at every look and never sent again by itself."
        ),
        Found.SEVERAL: tr(
            "The answer was lost, and more than one new order looks like it ({amount}). Look at the list; nothing is "
            "sent again by itself."
        ),
        Found.NOT_ASKED: tr(
            "The answer was lost, and the list cannot be had: the order ({amount}) may have been placed. It is looked "
            "for as soon as the service answers, and never sent again by itself."
        ),
    }[placed.found].format(amount=amount)


def lost_words(purchase: Purchase) -> str:
    """Say what is known of an order whose answer was lost."""
    sent = tr("An order of {amount} for {area} was sent on {moment}, and its answer was lost.").format(
        amount=euro_text(purchase.amount_estimated),
        area=area_text(purchase.area_km2),
        moment=local_time_text(purchase.created_at),
    )
    return f"{sent} {tr('It is not in your list so far.')}"


def explain_order(error: BaseException) -> str:
    """Explain an error in the words of orders."""
    if isinstance(error, CoreError) and error.reason is Reason.ALREADY_OWNED:
        when = local_time_text(error.details["purchase"].created_at)
        return tr(
            "The same was ordered on {moment}; nothing was charged; order once more only if you want it twice."
        ).format(moment=when)
    if isinstance(error, CoreError) and error.reason is Reason.ALREADY_OPEN:
        if error.details["purchase"].state is PurchaseState.UNKNOWN:
            return tr(
                "The same was ordered before and its answer was lost; nothing was charged now; look at the list, and "
                "give that order up there to place it again."
            )
        return tr("The same is being ordered already; nothing was charged twice; wait until it is done.")
    return explain(error)
