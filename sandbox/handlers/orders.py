# SPDX-License-Identifier: GPL-2.0-or-later
"""The calls about orders: estimate, create, list, details, cancel (contract 3.6 to 3.10)."""

from __future__ import annotations

import uuid
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

from ..clock import iso, month_end, month_start
from ..envelope import ApiError, Code, Reply, invalid, success
from ..order_request import OrderRequest, read_order_request
from ..orders import Order, is_cancellable_in_full, is_expired, schedule, wire
from ..pricing import Price, cart_of, price
from ..settings import Dialect
from ..tiles import tile_of_guid

if TYPE_CHECKING:
    from ..call import Answer, Call
    from ..world import World


def estimate_order(world: World, call: Call) -> Answer:
    """Price an order without placing it."""
    request = read_order_request(call.payload())
    today = world.clock.today()
    draft = request.order("", iso(world.now), today)
    spent = world.account.spent_in(today) if request.simulated_eur is None else request.simulated_eur
    now_cost = price(cart_of(draft, len(request.image_days(today))), spent)
    later_cost = price(cart_of(draft, _images_next_month(request, today)), world.next_month_eur())
    shape = _current_estimate if world.settings.dialect is Dialect.CURRENT else _older_estimate
    return shape(request, today, now_cost, later_cost)


def _images_next_month(request: OrderRequest, today: date) -> int:
    if request.to_day is not None:
        return 0
    first = month_start(max(today, request.from_day), 1)
    return len(schedule(first, month_end(first), request.reference_day.isoformat(), request.image_frequency))


def _current_estimate(
    request: OrderRequest, today: date, now_cost: Price, later_cost: Price
) -> dict[str, Any]:
    return {
        "AreaKm2": round(request.billed_km2, 3),
        "CancellationDate": month_end(max(today, request.from_day)).isoformat(),
        "CurrentMonthCosts": now_cost.wire(),
        "RecurringCostsEstimate": later_cost.wire(),
        "ImageDates": [day.isoformat() for day in request.image_days(today)],
    }


def _older_estimate(request: OrderRequest, today: date, now_cost: Price, later_cost: Price) -> dict[str, Any]:
    return {
        "StorageMonths": request.storage_months,
        "ApiRequests": request.api_requests,
        "SatelliteConstellations": list(request.constellations),
        "Model": request.model,
        "CancellationDate": month_end(max(today, request.from_day)).isoformat(),
        "AreaKm2": round(request.billed_km2, 3),
        "AreaKm2BeforeMinimum1Km2PerAoi": round(request.area_before_minimum_km2, 3),
        "CurrentMonthCost": now_cost.total_eur,
        "NextMonthCost": later_cost.total_eur,
        "Costs": {
            "CurrencyCode": "EUR",
            "CurrentMonthOrderCostEstimate": round(now_cost.imagery_eur + now_cost.retrievals_eur, 2),
            "CurrentMonthStorageCosts": round(now_cost.storage_eur, 2),
            "NextMonthOrderCostEstimate": round(later_cost.imagery_eur + later_cost.retrievals_eur, 2),
            "NextMonthStorageCosts": round(later_cost.storage_eur, 2),
        },
        "UsageUnits": {"CurrentMonthOrderUsageUnitsEstimate": 0.0, "NextMonthOrderUsageUnitsEstimate": 0.0},
        "Tiles": list(request.tiles),
        "MiniTiles": list(request.minitiles),
        "AreasOfInterestWkt": request.area.ExportToWkt() if request.area is not None else None,
        "ImageDates": [day.isoformat() for day in request.image_days(today)],
    }


def create_order(world: World, call: Call) -> Reply:
    """Place an order and charge it."""
    if call.query.get("automaticorderguid"):
        raise invalid({"automaticOrderGuid": ["This service never orders by itself."]})
    request = read_order_request(call.payload())
    request = _without_ordered_tiles(world, request) if request.deduplicate else request
    today = world.clock.today()
    order = request.order(str(uuid.uuid4()), iso(world.now), today)
    cart = cart_of(order, len(request.image_days(today)))
    cost = price(cart, world.account.spent_in(today)).total_eur
    if not world.account.can_afford(cost, world.settings.euro_overdraft_limit):
        raise ApiError(Code.ORDER_CREDITS_RUN_OUT, f"Not enough order credits: EUR {cost:.2f} needed.")
    world.account.pay(cost, today)
    world.account.processing_units += cart.included_units
    order = replace(order, cost_eur=cost)
    world.orders = [*world.orders, order]
    world.save()
    return success(_listed(world, order), world.settings.dialect, booked=True)


def _without_ordered_tiles(world: World, request: OrderRequest) -> OrderRequest:
    """Drop tiles of earlier orders with the very same settings (contract 3.7)."""
    if request.area is not None:
        raise invalid({"TileDeduplication": ["Only tile orders can be deduplicated."]})
    settings = _comparable(request.order("", "", world.clock.today()))
    had: set[str] = set()
    for order in world.orders:
        if not order.is_voided and _comparable(order) == settings:
            had |= {*order.tiles, *order.minitiles}
    fewer = replace(
        request,
        tiles=tuple(guid for guid in request.tiles if guid not in had),
        minitiles=tuple(guid for guid in request.minitiles if guid not in had),
    )
    if not fewer.tiles and not fewer.minitiles:
        raise invalid({"TileDeduplication": ["All of these tiles have been ordered before."]})
    return fewer


def _comparable(order: Order) -> tuple[object, ...]:
    return (
        order.model, order.constellations, order.from_day, order.to_day, order.image_frequency, order.reference_day,
    )  # fmt: skip


def list_orders(world: World, call: Call) -> Answer:
    """List the account's orders; `recurringOnly` and `getExpired` choose."""
    recurring_only, expired_too = call.query_flag("recurringOnly"), call.query_flag("getExpired")
    today = world.clock.today()
    shown = [
        order
        for order in world.orders
        if (expired_too or not is_expired(order, today))
        and not (recurring_only and (order.to_day is not None or order.is_voided))
    ]
    return {"TaskOrders": [_listed(world, order) for order in shown]}


def order_details(world: World, call: Call) -> Answer:
    """Return orders by GUID, with the footprints of their tiles; unknown GUIDs are left out."""
    payload = call.payload()
    guids = payload.texts("Guids")
    if not guids:
        payload.complain("Guids", "Guids is required.")
    payload.check()
    found = [order for order in map(world.order, guids) if order]
    return {"TaskOrders": [_detailed(world, order) for order in found]}


def _listed(world: World, order: Order) -> dict[str, Any]:
    return wire(order, world.now, world.settings.stages)


def _detailed(world: World, order: Order) -> dict[str, Any]:
    footprints = {"Tiles": _footprints(order.tiles), "MiniTiles": _footprints(order.minitiles)}
    return {**_listed(world, order), **footprints}


def _footprints(guids: tuple[str, ...]) -> list[dict[str, str]]:
    return [
        {"Guid": guid, "Wkt": tile.footprint.ExportToWkt()}
        for guid in guids
        for tile in [tile_of_guid(guid)]
        if tile
    ]


def cancel_order(world: World, call: Call) -> Answer:
    """Undo an order that is not accepted yet, or end a recurring one's renewal (contract 7.2)."""
    guid = call.query.get("taskorderguid", "")
    if not guid:
        raise invalid({"taskOrderGuid": ["taskOrderGuid is required."]})
    order = world.order(guid)
    if order is None:
        raise ApiError(Code.NONE, "There is no such order.", status=404)
    changed = _cancelled(world, order)
    world.replace_order(changed)
    world.save()
    listed = _listed(world, changed)
    return {name: listed[name] for name in ("TaskOrderGuid", "OrderingProcessStatus", "To")}


def _cancelled(world: World, order: Order) -> Order:
    if order.is_standing:
        raise invalid({"taskOrderGuid": ["This order belongs to the play account and stays."]})
    if order.is_voided or order.is_ended:
        raise invalid({"taskOrderGuid": ["This order has been cancelled before."]})
    if is_cancellable_in_full(order, world.now, world.settings.stages):
        world.account.pay(-order.cost_eur, world.clock.today())
        cart = cart_of(order, len(order.image_days(date.min, order.last_day)))
        world.account.processing_units = max(0.0, world.account.processing_units - cart.included_units)
        return replace(order, is_voided=True)
    if order.to_day is not None:
        raise invalid({"taskOrderGuid": ["An accepted order for a fixed period cannot be cancelled."]})
    return replace(order, to_day=order.paid_until, is_ended=True)
