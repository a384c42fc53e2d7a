# SPDX-License-Identifier: GPL-2.0-or-later
"""The one way an order is placed: written down, looked for, sent once; a lost answer is found by listing.

The order of the steps is what keeps two processes from booking twice: the ledger's row first, then the list of the
account's orders, then the request. Runs off the main thread.
"""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import dataclass, replace
from enum import Enum
from typing import TYPE_CHECKING, Any

from qgis.core import QgsGeometry

from ...clearsky.errors import Charge, ClearSkyError
from ...clearsky.geometry import collection_wkt
from ..errors import LedgerError, MoneyError, Reason
from ..purchases.ledger_rows import NewPurchase, PurchaseKind, PurchaseState
from ..purchases.till import MAX_WORDS, PRICE_TOLERANCE, note

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ...clearsky import ClearSky
    from ...clearsky.models import Order, OrderEstimate, OrderRequest
    from ..jobs.tasks import Feedback
    from ..purchases.ledger import Ledger
    from ..purchases.ledger_rows import Purchase
    from ..purchases.till import Till

RECONCILE_WAITS_S = (0.5, 2.0, 8.0, 30.0, 120.0)
"""Between the looks for an order whose answer was lost; after the last one it is looked for at each start."""
EURO = "EUR"
SAME_AREA = 0.99
"""Two areas that overlap by this share of both are the same."""
CANCELED = "Canceled"
"""The status of an order that is no more (contract 7.1): having had one speaks against nothing."""


class Found(str, Enum):
    """What looking for a lost order has brought."""

    ONE = "one"
    NONE = "none"
    """Not in the list; it may still appear."""
    SEVERAL = "several"
    """More than one new order looks like it: only the user can tell."""
    NOT_ASKED = "not_asked"
    """The list could not be had."""


@dataclass(frozen=True)
class OrderQuote:
    """An order together with its price: the only thing that can be placed."""

    request: OrderRequest
    estimate: OrderEstimate

    @property
    def amount_eur(self) -> float:
        """What is charged at once."""
        return self.estimate.current_month.amount

    @property
    def later_eur(self) -> float:
        """What is charged in each later month, by the service's word: also of an order that ends by itself."""
        later = self.estimate.next_month
        return later.amount if later else 0.0


@dataclass(frozen=True)
class Placed:
    """What became of an order."""

    purchase: Purchase
    found: Found
    candidates: tuple[Order, ...] = ()


def ask_order_quote(client: ClearSky, request: OrderRequest) -> OrderQuote:
    """Ask what an order costs; it is free.

    Raises:
        MoneyError: the price is not in euros, by which alone limits and totals count.
    """
    estimate = client.orders.estimate(request)
    for cost in (estimate.current_month, estimate.next_month):
        if cost is not None and cost.currency_code.upper() != EURO:
            raise MoneyError(Reason.OTHER_CURRENCY, currency=cost.currency_code)
    return OrderQuote(request, estimate)


def place_order(
    client: ClearSky, till: Till, quote: OrderQuote, feedback: Feedback, *, again: bool = False
) -> Placed:
    """Place exactly the order that was priced, once.

    Raises:
        MoneyError: a rule forbids it, the price is another by now, or the account has such an order already.
        LedgerError: it cannot be written down; nothing was sent.
        ClearSkyError: it was clearly refused, or never left; nothing was charged.
    """
    _check_price(client, quote)
    purchase = till.ledger.plan(_new_purchase(till, quote), limits=till.limits, again=again)
    before = _orders_before(client, till.ledger, purchase, quote.request, again=again)
    purchase = _sent(till.ledger, purchase, before)
    try:
        order = client.orders.create(quote.request)
    except BaseException as error:
        if getattr(error, "charge", Charge.UNKNOWN) is Charge.NONE:
            note(till.ledger, purchase.uid, PurchaseState.FAILED, words=str(error)[:MAX_WORDS], charge="none")
            raise
        note(till.ledger, purchase.uid, PurchaseState.UNKNOWN, words=str(error)[:MAX_WORDS], charge="unknown")
        if not isinstance(error, ClearSkyError):
            raise
        purchase = replace(purchase, state=PurchaseState.UNKNOWN)
        return _look_patiently(client, till.ledger, purchase, quote.request, feedback)
    return Placed(_noted_found(till.ledger, purchase, order), Found.ONE, (order,))


def look_for(client: ClearSky, ledger: Ledger, uid: str, request: OrderRequest) -> Placed:
    """Look once for an order of unknown end among the account's orders; nothing is sent again.

    Those that were there before do not count, whatever the clocks say.

    Raises:
        LedgerError: the ledger cannot be read; nothing was asked.
    """
    return _look(client, ledger, ledger.purchase(uid), request)


def _look_patiently(
    client: ClearSky, ledger: Ledger, purchase: Purchase, request: OrderRequest, feedback: Feedback
) -> Placed:
    """Look for an order whose answer was lost, again after growing pauses, until it is found or told to stop."""
    placed = _look(client, ledger, purchase, request)
    for wait_s in RECONCILE_WAITS_S:
        if placed.found in (Found.ONE, Found.SEVERAL) or feedback.cancel.wait(wait_s):
            break
        placed = _look(client, ledger, purchase, request)
    return placed


def _look(client: ClearSky, ledger: Ledger, purchase: Purchase, request: OrderRequest) -> Placed:
    try:
        listed = client.orders.list(include_expired=True)
    except ClearSkyError:
        return Placed(purchase, Found.NOT_ASKED)
    known = {guid.lower() for guid in (*purchase.guids_before, *_taken(ledger, purchase))}
    fresh = (order for order in listed if order.task_order_guid.lower() not in known)
    alike = _alike(fresh, request, may_be_fewer=request.tile_deduplication)
    if len(alike) == 1:
        return Placed(_noted_found(ledger, purchase, alike[0]), Found.ONE, alike)
    return Placed(purchase, Found.SEVERAL if alike else Found.NONE, alike)


def _taken(ledger: Ledger, purchase: Purchase) -> list[str]:
    """Return the orders that the account's other purchases have turned out to be."""
    return [
        guid
        for other in ledger.named_orders(purchase.account)
        if other.uid != purchase.uid
        for guid in other.order_guids
    ]


def request_of(purchase: Purchase) -> OrderRequest:
    """Read the order back that a purchase was for."""
    from ...clearsky.models import OrderPeriod, OrderRequest

    body: dict[str, Any] = json.loads(purchase.request_json)
    start = dt.date.fromisoformat(body["From"])
    end = dt.date.fromisoformat(body["To"]) if body["To"] else None
    period = OrderPeriod.historical(start, end) if end else OrderPeriod.recurring(start)
    return OrderRequest(
        period=period,
        wkt=body["Wkt"],
        geo_json=body["GeoJson"],
        tile_guids=tuple(body["TileGuids"] or ()),
        mini_tile_guids=tuple(body["MiniTileGuids"] or ()),
        model=body["Model"],
        satellite_constellations=tuple(body["SatelliteConstellations"]),
        image_frequency=body["ImageFrequency"],
        reference_date=body["ReferenceDate"],
        storage_months=body["StorageMonths"],
        api_requests=body["ApiRequests"],
        tile_deduplication=body["TileDeduplication"],
    )


def _check_price(client: ClearSky, quote: OrderQuote) -> None:
    """Ask for the price once more; what is made for it, and what it costs later, was agreed to as well.

    Raises:
        MoneyError: it is another by now, or for something else.
    """
    fresh = ask_order_quote(client, quote.request)
    pairs = zip(_amounts_eur(fresh), _amounts_eur(quote))
    if any(abs(now - shown) > PRICE_TOLERANCE * max(shown, 1.0) for now, shown in pairs):
        raise MoneyError(Reason.PRICE_CHANGED, kind=PurchaseKind.ORDER, amount=fresh.amount_eur)
    now, shown = fresh.estimate, quote.estimate
    is_same_area = abs(now.area_km2 - shown.area_km2) <= PRICE_TOLERANCE * max(shown.area_km2, 1.0)
    if set(now.image_dates) != set(shown.image_dates) or not is_same_area:
        raise MoneyError(Reason.ORDER_CHANGED)


def _amounts_eur(quote: OrderQuote) -> tuple[float, float]:
    """Return what is charged at once and in each later month."""
    return quote.amount_eur, quote.later_eur


def _orders_before(
    client: ClearSky, ledger: Ledger, purchase: Purchase, request: OrderRequest, *, again: bool
) -> tuple[Order, ...]:
    """List what the account has before the order is sent; a failure here has cost nothing."""
    try:
        before = client.orders.list(include_expired=True)
    except BaseException as error:
        note(ledger, purchase.uid, PurchaseState.FAILED, words=str(error)[:MAX_WORDS], charge="none")
        raise
    alike = _alike((order for order in before if order.ordering_process_status != CANCELED), request)
    if alike and not again:
        note(
            ledger,
            purchase.uid,
            PurchaseState.CANCELLED,
            words="the account has such an order",
            charge="none",
        )
        raise MoneyError(Reason.ALREADY_ORDERED, orders=alike)
    return before


def _sent(ledger: Ledger, purchase: Purchase, before: Sequence[Order]) -> Purchase:
    """Commit that the request is about to leave: the last thing before it does."""
    guids = [order.task_order_guid for order in before]
    try:
        return ledger.move(purchase.uid, PurchaseState.SENT, guids_before=guids, charge=Charge.UNKNOWN.value)
    except LedgerError:
        note(ledger, purchase.uid, PurchaseState.CANCELLED, words="never sent")
        raise


def _noted_found(ledger: Ledger, purchase: Purchase, order: Order) -> Purchase:
    """Write down which order it is; what was bought stays bought where that cannot be written."""
    guids, charge = (order.task_order_guid,), Charge.CHARGED.value
    note(ledger, purchase.uid, PurchaseState.VERIFIED, order_guids=guids, charge=charge)
    return replace(purchase, state=PurchaseState.VERIFIED, order_guids=guids, charge=charge)


def _new_purchase(till: Till, quote: OrderQuote) -> NewPurchase:
    request = quote.request
    return NewPurchase(
        kind=PurchaseKind.ORDER,
        account=till.account,
        fingerprint=request.fingerprint,
        request_json=json.dumps(request.to_wire(), separators=(",", ":")),
        aoi_wkt=request.wkt or "",
        area_km2=quote.estimate.area_km2,
        image_date="",
        model=request.model,
        amount_estimated=quote.amount_eur,
        amount_monthly=quote.later_eur,
        renews_until=request.period.to.isoformat() if request.period.to else "",
    )


def _alike(
    orders: Iterable[Order], request: OrderRequest, *, may_be_fewer: bool = False
) -> tuple[Order, ...]:
    return tuple(order for order in orders if _is_alike(order, request, may_be_fewer=may_be_fewer))


def _is_alike(order: Order, request: OrderRequest, *, may_be_fewer: bool = False) -> bool:
    """Compare an order with a request by series, period, cadence and place.

    What the list does not tell speaks against nothing: asking once too often costs less than ordering twice.
    """
    frequencies = {order.image_frequency, request.image_frequency}
    names = order.satellite_constellations
    return (
        (not order.model or order.model.lower() == request.model.lower())
        and (not names or _same_names(names, request.satellite_constellations))
        and order.from_ in (None, request.period.from_)
        and order.to == request.period.to
        and (None in frequencies or len(frequencies) == 1)
        and _same_place(order, request, may_be_fewer=may_be_fewer)
    )


def _same_place(order: Order, request: OrderRequest, *, may_be_fewer: bool) -> bool:
    """Compare the ground; of tiles there may be fewer where those of earlier orders were left out (contract 3.7)."""
    wanted_tiles = {guid.lower() for guid in (*request.tile_guids, *request.mini_tile_guids)}
    tiles = {guid.lower() for guid in (*order.tile_guids, *order.mini_tile_guids)}
    ordered = _ground(order.wkt or "")
    if not tiles and ordered.isEmpty():
        return True
    if wanted_tiles:
        return bool(tiles) and tiles <= wanted_tiles if may_be_fewer else tiles == wanted_tiles
    wanted = _ground(collection_wkt(request.geometry))
    common = ordered.intersection(wanted).area()
    return not ordered.isEmpty() and common >= SAME_AREA * max(ordered.area(), wanted.area())


def _ground(wkt: str) -> QgsGeometry:
    """Read a place as one polygon or several: older GEOS cannot intersect collections."""
    return QgsGeometry.unaryUnion(QgsGeometry.fromWkt(wkt).asGeometryCollection())


def _same_names(one: Sequence[str], other: Sequence[str]) -> bool:
    return {name.lower() for name in one} == {name.lower() for name in other}
