# SPDX-License-Identifier: GPL-2.0-or-later
"""The words of the money rules and of the ledger: why something was not bought."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ..core.errors import Reason
from ..core.purchases.ledger_rows import PurchaseKind, PurchaseState
from ..core.translation import tr
from .formats import euro_text, units_text

if TYPE_CHECKING:
    from ..core.errors import CoreError


class Words(NamedTuple):
    """The two halves of a sentence that the charge stands between."""

    happened: str
    next_step: str


def money_words(error: CoreError) -> Words:
    """Return the words of a money rule or of the ledger."""
    words_of = {
        Reason.ALREADY_OPEN: _already_open,
        Reason.ALREADY_OWNED: _already_owned,
        Reason.ALREADY_ORDERED: _already_ordered,
        Reason.OVER_LIMIT: _over_limit,
        Reason.OVER_LIMIT_LATER: _over_limit_later,
        Reason.OVER_MAXIMUM: _over_maximum,
        Reason.ORDER_CHANGED: _order_changed,
        Reason.PRICE_CHANGED: _price_changed,
        Reason.OTHER_CURRENCY: _other_currency,
        Reason.OTHER_SERVICE: _other_service,
        Reason.LEDGER_UNUSABLE: _ledger_unusable,
        Reason.LEDGER_DAMAGED: _ledger_damaged,
        Reason.LEDGER_NEWER: _ledger_newer,
    }[error.reason]
    return words_of(error)


def _already_open(error: CoreError) -> Words:
    if error.details["purchase"].state is PurchaseState.UNKNOWN:
        return Words(
            tr("The same image was sent for before and its answer was lost"),
            tr("look under Unfinished Purchases, and give that one up there to buy it again"),
        )
    return Words(tr("The same image is being fetched already"), tr("wait until it has come"))


def _already_owned(error: CoreError) -> Words:
    purchase = error.details["purchase"]
    return Words(
        tr("The same image was bought on {date}").format(date=purchase.created_at[:10]),
        tr("put {path} back, or give it up under Downloads to buy it again").format(path=purchase.file_path),
    )


def _already_ordered(_error: CoreError) -> Words:
    return Words(
        tr("The account has an order like this one already"),
        tr("look at your orders, and order again only if you want it twice"),
    )


def _over_limit(error: CoreError) -> Words:
    words = tr("Your limit of {limit} a month leaves no room for {amount} more ({spent} spent)")
    if error.details["kind"] is PurchaseKind.ORDER:
        words = tr(
            "Your limit of {limit} a month leaves no room for {amount} more ({spent} ordered or renewed)"
        )
    return Words(
        words.format(**_limit_texts(error)),
        tr("raise the limit under Settings ▸ Options ▸ ClearSKY, or wait for the next month"),
    )


def _over_limit_later(error: CoreError) -> Words:
    return Words(
        tr(
            "Your limit of {limit} a month leaves no room for {amount} more in each later month ({spent} renew already)"
        ).format(**_limit_texts(error)),
        tr("order for a period that ends, end another renewal, or raise the limit in the options"),
    )


def _limit_texts(error: CoreError) -> dict[str, str]:
    kind = error.details["kind"]
    return {name: _money(kind, error.details[name]) for name in ("spent", "amount", "limit")}


def _over_maximum(error: CoreError) -> Words:
    amount, limit = units_text(error.details["amount"]), units_text(error.details["limit"])
    return Words(
        tr("It costs {amount}, and this run may pay {limit} at most").format(amount=amount, limit=limit),
        tr("allow more, or choose a smaller area or fewer dates"),
    )


def _money(kind: PurchaseKind, amount: float) -> str:
    return units_text(amount) if kind is PurchaseKind.IMAGE else euro_text(amount)


def _order_changed(_error: CoreError) -> Words:
    return Words(
        tr("The same order would bring other image dates, or another area, by now"),
        tr("ask again, look at what it brings, and press the button if you want it"),
    )


def _price_changed(error: CoreError) -> Words:
    if error.details["amount"] is None:
        return Words(tr("The image can no longer be had"), tr("choose another date"))
    return Words(
        tr("The price is {price} by now").format(
            price=_money(error.details["kind"], error.details["amount"])
        ),
        tr("ask again, look at the new price, and press the button if you want it"),
    )


def _other_currency(error: CoreError) -> Words:
    return Words(
        tr("The service names its price in {currency}, and your limit and totals are in euros").format(
            currency=error.details["currency"]
        ),
        tr("ask ClearSKY's support for prices in euros"),
    )


def _other_service(_error: CoreError) -> Words:
    return Words(
        tr("The key or the service is another than when these prices were asked"),
        tr("open this window again to ask anew"),
    )


def _ledger_unusable(error: CoreError) -> Words:
    return Words(
        tr("The record of purchases {path} cannot be written, and nothing is bought without it").format(
            path=error.details["path"]
        ),
        tr("see that the file can be written and its disk is not full, then restart QGIS"),
    )


def _ledger_damaged(error: CoreError) -> Words:
    return Words(
        tr("The record of purchases was damaged and is set aside as {path}").format(
            path=error.details["path"]
        ),
        tr("restart QGIS to begin a new one; it does not know what this month has cost so far"),
    )


def _ledger_newer(error: CoreError) -> Words:
    return Words(
        tr("The record of purchases {path} was written by a newer version of this plugin").format(
            path=error.details["path"]
        ),
        tr("update the plugin"),
    )
