# SPDX-License-Identifier: GPL-2.0-or-later
"""Which handler answers which path, and how what it returns or raises becomes a reply (contract 3)."""

from __future__ import annotations

import hmac
from typing import TYPE_CHECKING

from .call import Call, Route
from .envelope import ApiError, Code, Reply, failure, success
from .handlers import account, download, imagery, orders, products, tiles

if TYPE_CHECKING:
    from .world import World

ROUTES: dict[tuple[str, str], Route] = {
    ("GET", "/api/account/info"): Route(account.account_info),
    ("GET", "/api/apikey/info"): Route(account.key_info),
    ("GET", "/api/tasking/models"): Route(account.tasking_models),
    ("POST", "/api/tasking/search/tiles"): Route(tiles.search_tiles),
    ("POST", "/api/tasking/tile/optimize"): Route(tiles.optimize_tiles),
    ("POST", "/api/tasking/orders/estimate"): Route(orders.estimate_order),
    ("POST", "/api/tasking/orders"): Route(orders.create_order),
    ("GET", "/api/tasking/orders"): Route(orders.list_orders),
    ("POST", "/api/tasking/orders/details"): Route(orders.order_details),
    ("DELETE", "/api/tasking/orders/cancel"): Route(orders.cancel_order),
    ("POST", "/api/satelliteproducts/satellitezones/composite"): Route(products.input_products),
    ("POST", "/api/satelliteproducts/acquisitionplans"): Route(products.acquisition_plans),
    ("POST", "/api/satelliteimages/search/available"): Route(imagery.search_available),
    ("POST", "/api/satelliteimages/process/composite/available"): Route(imagery.composite_available),
    ("POST", "/api/satelliteimages/process/composite/estimate"): Route(imagery.composite_estimate),
    ("POST", "/api/satelliteimages/process/composite"): Route(download.composite, locks_itself=True),
    ("POST", "/api/satelliteimages/process/tile"): Route(download.tile, locks_itself=True),
    ("POST", "/api/satelliteimages/process/minitile"): Route(download.minitile, locks_itself=True),
}
_PATHS = {path for _, path in ROUTES}


def key_matches(world: World, call: Call) -> bool:
    """Tell whether the call carries this sandbox's key."""
    return hmac.compare_digest(call.headers.get("x-api-key", "").encode(), world.api_key.encode())


def answer(world: World, call: Call) -> Reply:
    """Answer one call of the API; whatever a handler refuses becomes an envelope."""
    try:
        return _dispatched(world, call)
    except ApiError as error:
        return failure(error, world.settings.dialect)


def _dispatched(world: World, call: Call) -> Reply:
    if not key_matches(world, call):
        raise ApiError(Code.NONE, "The API key is missing or not valid.", status=401)
    path = call.path.rstrip("/").lower()
    route = ROUTES.get((call.method, path))
    if route is None and path in _PATHS:
        raise ApiError(Code.NONE, "This path does not take this method.", status=405)
    if route is None:
        raise ApiError(Code.NONE, "There is no such path.", status=404)
    if route.locks_itself:
        with world.lock:
            world.catch_up()
        result = route.handler(world, call)
    else:
        with world.lock:
            world.catch_up()
            result = route.handler(world, call)
    return result if isinstance(result, Reply) else success(result, world.settings.dialect)
