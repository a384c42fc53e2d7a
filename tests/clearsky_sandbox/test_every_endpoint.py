# SPDX-License-Identifier: GPL-2.0-or-later
"""Every endpoint of the contract has a method, and each method succeeds against the sandbox over real HTTP."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Callable

import pytest

from clearsky_qgis.clearsky import ClearSky, ClientConfig, RetryPolicy
from clearsky_qgis.clearsky.errors import (
    AuthenticationError,
    Charge,
    ClearSkyError,
    NetworkError,
    QuotaError,
    ServerError,
)
from clearsky_qgis.clearsky.models import (
    AreaRequest,
    AvailableDatesRequest,
    CompositeRequest,
    Cover,
    OrderPeriod,
    OrderRequest,
    TileRequest,
)
from clearsky_qgis.sandbox import Sandbox
from clearsky_qgis.tests.support import http_server as http
from clearsky_qgis.tests.support.clearsky_client import Waits

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

NOW = "2026-08-20T12:00:00Z"
STRATUS = ("Sentinel1", "Sentinel2", "Landsat89")
AREA = "POLYGON ((9.50 55.70, 9.52 55.70, 9.52 55.71, 9.50 55.71, 9.50 55.70))"
DAY = dt.date(2026, 8, 8)
WHAT = {"model": "Stratus2", "satellite_constellations": STRATUS}
IMAGE = CompositeRequest(wkt=AREA, date=DAY, epsg_projection=32632, **WHAT)
PERIOD = OrderPeriod.historical(dt.date(2026, 8, 1), dt.date(2026, 8, 10))
ORDER = OrderRequest(wkt=AREA, period=PERIOD, image_frequency=5, reference_date=dt.date(2024, 1, 1), **WHAT)
PLACE = AreaRequest(wkt=AREA)


def a_tile(client: ClearSky) -> str:
    return client.tiles.search(PLACE)[0].guid


def a_mini_tile(client: ClearSky) -> str:
    return client.tiles.mini_tiles_of(a_tile(client))[0].guid


def tile_image(client: ClearSky, folder: Path) -> object:
    request = TileRequest(tile_guid=a_tile(client), date=DAY, resolution=320, **WHAT)
    return client.tiles.download(request, folder / "tile.tif")


def mini_tile_image(client: ClearSky, folder: Path) -> object:
    request = TileRequest(mini_tile_guid=a_mini_tile(client), date=DAY, **WHAT)
    return client.tiles.download(request, folder / "mini.tif")


def uploaded(client: ClearSky, _: Path) -> bytes:
    """Have an image put into a storage; return what arrived there."""
    with http.ScriptedServer(http.answer(b"")) as store:
        client.composites.deliver(IMAGE.model_copy(update={"upload_url": f"{store.url}/a?sig=1"}))
        (put,) = (seen for seen in store.seen if seen.method == "PUT")
    return put.body


ENDPOINTS: dict[str, Callable[[ClearSky, Path], object]] = {
    "GET /api/account/info": lambda client, _: client.account.info(),
    "GET /api/apikey/info": lambda client, _: client.account.key_info(),
    "GET /api/tasking/models": lambda client, _: client.models.list(),
    "POST /api/tasking/search/tiles": lambda client, _: client.tiles.search(PLACE),
    "POST /api/tasking/tile/optimize": lambda client, _: client.tiles.optimise(PLACE),
    "POST /api/tasking/orders/estimate": lambda client, _: client.orders.estimate(ORDER),
    "POST /api/tasking/orders": lambda client, _: client.orders.create(ORDER),
    "GET /api/tasking/orders": lambda client, _: client.orders.list(),
    "POST /api/tasking/orders/details": lambda client, _: client.orders.details([placed(client)]),
    "DELETE /api/tasking/orders/cancel": lambda client, _: client.orders.cancel(placed(client)),
    "POST /api/satelliteimages/search/available": lambda client, _: client.imagery.available_dates(
        AvailableDatesRequest(wkt=AREA, from_=dt.date(2026, 8, 1))
    ),
    "POST /api/satelliteimages/process/composite/available": lambda client, _: client.composites.available(
        IMAGE
    ),
    "POST /api/satelliteimages/process/composite/estimate": lambda client, _: client.composites.estimate(
        IMAGE
    ),
    "POST /api/satelliteimages/process/composite": lambda client, to: client.composites.download(
        IMAGE, to / "a.tif"
    ),
    "POST /api/satelliteimages/process/tile": tile_image,
    "POST /api/satelliteimages/process/minitile": mini_tile_image,
    "POST /api/satelliteproducts/satellitezones/composite": lambda client, _: client.products.inputs(PLACE),
    "POST /api/satelliteproducts/acquisitionplans": lambda client, _: client.products.acquisition_plans(
        PLACE
    ),
}


SPENDING = {
    "POST /api/tasking/orders",
    "POST /api/satelliteimages/process/composite",
    "POST /api/satelliteimages/process/tile",
    "POST /api/satelliteimages/process/minitile",
}
NEVER_REPEATED = {*SPENDING, "DELETE /api/tasking/orders/cancel"}
ATTEMPTS = 5
FAILURES: dict[str, tuple[dict[str, object], type[ClearSkyError], bool]] = {
    "the key is refused": ({"kind": "status", "status": 401}, AuthenticationError, False),
    "the service is down": ({"kind": "status", "status": 503}, ServerError, True),
    "the connection breaks": ({"kind": "reset"}, NetworkError, True),
    "the answer is lost": ({"kind": "drop"}, NetworkError, True),
    "a web page comes": ({"kind": "html", "book": True}, ClearSkyError, False),
    "the answer breaks off": ({"kind": "truncate"}, ClearSkyError, True),
}
"""What goes wrong for ever on one path, the error it becomes, and whether a free call is tried again."""


def placed(client: ClearSky) -> str:
    return client.orders.create(ORDER).task_order_guid


def client_of(sandbox: Sandbox, key: str = "") -> ClearSky:
    config = ClientConfig(api_key=key or sandbox.api_key, base_url=sandbox.base_url)
    return ClearSky(config, retry=RetryPolicy(wait=Waits()))


@pytest.fixture(scope="module")
def sandbox() -> Iterator[Sandbox]:
    with Sandbox(now=NOW, max_composite_area_km2=100_000) as service:
        yield service


@pytest.fixture
def client(sandbox: Sandbox) -> Iterator[ClearSky]:
    sandbox.reset()
    with client_of(sandbox) as made:
        yield made


@pytest.mark.parametrize("endpoint", ENDPOINTS)
def test_the_method_of_an_endpoint_succeeds(
    endpoint: str, sandbox: Sandbox, client: ClearSky, tmp_path: Path
):
    ENDPOINTS[endpoint](client, tmp_path)
    assert sandbox.state["paths"][endpoint]["served"] == 1


@pytest.mark.parametrize("failure", FAILURES)
@pytest.mark.parametrize("endpoint", ENDPOINTS)
def test_a_failing_endpoint_gives_our_error_and_nothing_that_costs_is_sent_twice(
    endpoint: str, failure: str, sandbox: Sandbox, client: ClearSky, tmp_path: Path
):
    fault, error, is_passing = FAILURES[failure]
    method, path = endpoint.split()
    sandbox.faults.add(**fault, method=method, path=path, times=0)
    with pytest.raises(error) as caught:
        ENDPOINTS[endpoint](client, tmp_path)
    is_repeated = is_passing and endpoint not in NEVER_REPEATED
    assert sandbox.state["paths"][endpoint]["seen"] == (ATTEMPTS if is_repeated else 1)
    if endpoint not in SPENDING:
        assert caught.value.charge is Charge.NONE
    elif sandbox.state["paths"][endpoint]["booked"]:
        assert caught.value.charge is not Charge.NONE
    assert not list(tmp_path.glob("*.tif"))


def test_the_table_holds_the_whole_contract():
    from clearsky_qgis.sandbox.routes import ROUTES

    assert {f"{method} {path}" for method, path in ROUTES} == set(ENDPOINTS)


@pytest.mark.parametrize("dialect", ["current", "camel", "older"])
def test_the_road_of_an_image_is_the_same_in_every_dialect(dialect: str, tmp_path: Path):
    with Sandbox(now=NOW, dialect=dialect) as service, client_of(service) as client:
        assert client.account.info().max_composite_area_km2 == 400
        request = AvailableDatesRequest(wkt=AREA, from_=dt.date(2026, 8, 1), until=dt.date(2026, 8, 10))
        dates = client.imagery.available_dates(request).coverage("Stratus2", STRATUS, AREA)
        assert [(found.date.day, found.cover) for found in dates] == [
            (day, Cover.WHOLE) for day in (2, 4, 6, 8, 10)
        ]
        assert client.composites.available(IMAGE).is_ready
        assert client.composites.estimate(IMAGE).area_estimate_km2 == pytest.approx(IMAGE.area_km2, abs=0.01)
        assert client.composites.download(IMAGE, tmp_path / "a.tif").size_bytes > 1000
        assert client.orders.estimate(ORDER).current_month.amount > 0
        assert client.tiles.search(PLACE)[0].data_geog_wkt


def test_a_hand_over_puts_the_file_where_the_request_says(client: ClearSky, tmp_path: Path):
    assert uploaded(client, tmp_path)[:4] in (b"II*\0", b"MM\0*")


def test_a_wrong_key_and_an_empty_account_are_told_apart(sandbox: Sandbox, client: ClearSky, tmp_path: Path):
    with client_of(sandbox, "wrong") as stranger, pytest.raises(AuthenticationError):
        stranger.account.info()
    sandbox.account.processing_units = 0
    with pytest.raises(QuotaError):
        client.composites.download(IMAGE, tmp_path / "a.tif")
    assert list(tmp_path.iterdir()) == []


def test_what_was_priced_is_taken_from_the_account_and_nothing_else(
    sandbox: Sandbox, client: ClearSky, tmp_path: Path
):
    before = sandbox.account.processing_units
    price = client.composites.estimate(IMAGE).credit_estimate
    client.composites.download(IMAGE, tmp_path / "a.tif")
    assert before - sandbox.account.processing_units == pytest.approx(
        price, abs=0.005
    )  # the estimate is rounded
    assert len(client.orders.list()) == len(
        [order for order in client.orders.list() if not order.is_automatic_order]
    )
