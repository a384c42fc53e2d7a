# SPDX-License-Identifier: GPL-2.0-or-later
"""The words of an order that is there: what it is, how far, what it costs, what recurs, what cancelling does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import QLocale

from ...core.orders.cancel import CancelEffect, CancelOutcome, effect_of
from ...core.translation import tr
from ..formats import CONSTELLATION_NAMES, area_text, date_text, euro_text, q_date

if TYPE_CHECKING:
    import datetime as dt

    from ...clearsky.models import Order, OrderPeriod
    from ...core.orders.cancel import CancelResult
    from ...core.orders.state import OrderRow


def title_text(row: OrderRow) -> str:
    """Name an order: "Stratus2 · 12.4 km²"."""
    area_km2 = row.order.task_order_area_km2
    facts = [row.order.model or tr("Order")]
    return " · ".join(facts + ([area_text(area_km2)] if area_km2 else []))


def name_text(row: OrderRow) -> str:
    """Write the first line of a row: "Stratus2 · 12.4 km² · € 36.44"."""
    if row.cost_eur is None:
        return title_text(row)
    return f"{title_text(row)} · {euro_text(row.cost_eur)}"


def days_text(from_: dt.date | None, to: dt.date | None) -> str:
    """Write a period: "1 to 31 Oct 2024" or "from 1 Nov 2024"."""
    if from_ is None or to is None:
        return tr("from {date}").format(date=date_text(from_)) if from_ else ""
    is_one_month = (from_.year, from_.month) == (to.year, to.month)
    # In some languages a day carries a full stop: "1. bis 31. Okt. 2024".
    first = day_text(from_).partition(" ")[0] if is_one_month else date_text(from_)
    return tr("{first} to {last}").format(first=first, last=date_text(to))


def day_text(day: dt.date) -> str:
    """Write a day whose year is plain: "4 May"."""
    return QLocale().toString(q_date(day), tr("d MMM"))


def period_text(period: OrderPeriod) -> str:
    """Write the period of an order that is being made."""
    return days_text(period.from_, period.to)


def _renews_text(row: OrderRow) -> str:
    if row.renewal is None:
        return ""
    words = tr("⚠ renews {day}") if row.is_renewal_near else tr("renews {day}")
    return words.format(day=day_text(row.renewal.date()))


def cadence_text(image_frequency: int | None) -> str:
    """Write how often an image is made."""
    if not image_frequency:
        return ""
    return tr("daily") if image_frequency == 1 else tr("every {count} days").format(count=image_frequency)


def facts_text(row: OrderRow) -> str:
    """Write the second line of a row: period, renewal, cadence."""
    order = row.order
    facts = [
        days_text(order.from_, order.to),
        _renews_text(row),
        cadence_text(order.image_frequency),
    ]
    return " · ".join(fact for fact in facts if fact)


def detail_text(row: OrderRow) -> str:
    """Write everything that is known of an order, one thing a line."""
    order = row.order
    names = ", ".join(CONSTELLATION_NAMES.get(name, name) for name in order.satellite_constellations)
    cadence = cadence_text(order.image_frequency)
    if order.reference_date and cadence:
        cadence = tr("{cadence}, counted from {date}").format(
            cadence=cadence, date=date_text(order.reference_date)
        )
    cost = tr("cost not known here: it was not ordered from this profile")
    if row.cost_eur is not None:
        cost = tr("{amount} when ordered").format(amount=euro_text(row.cost_eur))
    lines = [
        " · ".join(filter(None, (days_text(order.from_, order.to), cadence))),
        names,
        " · ".join(filter(None, (_tiles_text(order), _extras_text(order)))),
        cost,
        renewal_text(row.renewal) if row.renewal else "",
        soon_words(row),
    ]
    return "\n".join(line for line in lines if line)


def renewal_text(renewal: dt.datetime) -> str:
    """Say that something recurs, when next, and until when that can be stopped."""
    return tr("↻ Charged every month until cancelled. Next on {date}; cancel before {moment}.").format(
        date=date_text(renewal.date()), moment=moment_text(renewal)
    )


def soon_words(row: OrderRow) -> str:
    """Warn a day early that an order renews."""
    if row.renewal is None or not row.is_renewal_near:
        return ""
    return tr(
        "⚠ It renews soon, on {moment}. If you do not want that, end its renewal now: the service may need a day."
    ).format(moment=moment_text(row.renewal))


def moment_text(moment: dt.datetime) -> str:
    """Write a moment in UTC with the local time beside it."""
    local = moment.astimezone()
    zone = _short_time(moment)
    here = _short_time(local)
    if local.date() != moment.date():
        here = f"{date_text(local.date())} {here}"
    return tr("{date} {time} UTC ({local} here)").format(date=date_text(moment.date()), time=zone, local=here)


def cancel_words(row: OrderRow) -> str:
    """Say what cancelling an order does, before it is done."""
    effect = effect_of(row.order)
    if effect is CancelEffect.FULL:
        return tr(
            "It is not accepted yet, so it is undone as a whole and its charge is taken back. "
            "Later orders of this month may then fall into a dearer price tier."
        )
    if effect is CancelEffect.RENEWAL and row.renewal is not None:
        return tr(
            "It is accepted, so only its renewal ends: what is paid stays paid, and nothing is charged from "
            "{date} on. The service must have it before {moment}; better do it a day early."
        ).format(date=date_text(row.renewal.date()), moment=moment_text(row.renewal))
    return tr("It cannot be cancelled: it is over, or accepted and ends by itself.")


def cancel_button_text(effect: CancelEffect, *, is_confirming: bool) -> str:
    """Name what the button does."""
    if effect is CancelEffect.FULL:
        return tr("Yes, Undo This Order") if is_confirming else tr("Cancel This Order…")
    return tr("Yes, End Its Renewal") if is_confirming else tr("End Its Renewal…")


def cancelled_words(result: CancelResult) -> str:
    """Say what a cancellation has done, as the list shows it."""
    return {
        CancelOutcome.CANCELED: tr("✔ The order is cancelled."),
        CancelOutcome.RENEWAL_ENDED: tr("✔ Its renewal has ended. What is paid can still be used."),
        CancelOutcome.NOT_DONE: tr(
            "The service took the cancellation, but the list still shows the order as it was. Look again later."
        ),
        CancelOutcome.MISSING: tr(
            "The list leaves the order out, but does not show it as cancelled. Its price goes on counting here until "
            "a list shows that, or it has been missing for a day."
        ),
        CancelOutcome.NOT_SEEN: tr(
            "The cancellation was sent, but the list cannot be had. Look again before you rely on it."
        ),
        CancelOutcome.CHANGED_BEFORE: tr(
            "The order has gone on meanwhile, so cancelling would do something else now; nothing was sent. "
            "Read what it says now."
        ),
    }[result.outcome]


def _tiles_text(order: Order) -> str:
    counts = ((len(order.tiles), tr("{count} tiles")), (len(order.mini_tiles), tr("{count} minitiles")))
    return ", ".join(text.format(count=count) for count, text in counts if count)


def _extras_text(order: Order) -> str:
    """Name what goes beyond what is included."""
    facts = []
    if (order.storage_months or 1) > 1:
        facts.append(tr("kept {count} months").format(count=order.storage_months))
    if (order.api_requests or 1) > 1:
        facts.append(tr("{count} retrievals").format(count=order.api_requests))
    return ", ".join(facts)


def _short_time(moment: dt.datetime) -> str:
    return f"{moment.hour:02}:{moment.minute:02}"
