# SPDX-License-Identifier: GPL-2.0-or-later
"""The road of one image: limits, dates, availability, price, file."""

from __future__ import annotations

import datetime as dt
import hashlib

import pytest

from clearsky_qgis.clearsky import errors
from clearsky_qgis.clearsky.models import AvailableDatesRequest, Cover
from clearsky_qgis.tests.support import http_server as http
from clearsky_qgis.tests.support.clearsky_client import AREA, CANARY, READY, TIFF, client_for, composite

LIMITS = {
    "TenantId": "t-1",
    "MaxConcurrentConnections": 4,
    "MaxCompositeAreaKm2": 1000,
    "MaxTotalBands": 20,
    "EuroOverdraftLimit": 0,
    "EuroBalanceCap": 500,
}


def test_the_account_tells_its_limits_and_the_key_travels_in_its_header():
    with http.ScriptedServer(http.envelope(LIMITS)) as server, client_for(server.url) as client:
        info = client.account.info()
    assert (info.max_composite_area_km2, info.max_concurrent_connections) == (1000, 4)
    assert server.seen[0].headers["x-api-key"] == CANARY
    assert "authorization" not in server.seen[0].headers


def test_camel_case_numbers_as_text_and_missing_options_are_read_too():
    body = b'{"succeeded":true,"data":{"maxConcurrentConnections":"4","maxCompositeAreaKm2":9.5,"maxTotalBands":3}}'
    with http.ScriptedServer(http.answer(body)) as server, client_for(server.url) as client:
        info = client.account.info()
    assert (info.max_concurrent_connections, info.max_composite_area_km2, info.tenant_id) == (4, 9.5, None)


def test_models_name_the_constellations_they_need():
    entry = {
        "Model": "Stratus2Fast",
        "SupportedSatelliteConstellations": [
            {"SatelliteConstellation": "Sentinel2", "Optional": False},
            {"SatelliteConstellation": "Landsat89", "Optional": True},
        ],
    }
    with (
        http.ScriptedServer(http.envelope({"TaskingModels": [entry]})) as server,
        client_for(server.url) as client,
    ):
        (model,) = client.models.list()
    assert model.model == "Stratus2Fast"
    assert model.required_constellations == ("Sentinel2",)


def test_dates_outside_the_period_are_dropped_and_the_rest_say_how_much_they_cover():
    west = "POLYGON ((9.9 56.3, 10.0 56.3, 10.0 56.4, 9.9 56.4, 9.9 56.3))"
    parts = [
        {"Wkt": AREA, "Dates": ["2024-05-03", "2024-04-30"]},
        {"Wkt": west, "Dates": ["2024-05-05", "2024-05-03"]},
    ]
    data = {
        "ModelImageDates": [
            {"Model": "Stratus2", "SatelliteConstellations": ["Sentinel2"], "DatesByGeog": parts}
        ]
    }
    request = AvailableDatesRequest(wkt=AREA, from_=dt.date(2024, 5, 1), until=dt.date(2024, 5, 31))
    with http.ScriptedServer(http.envelope(data)) as server, client_for(server.url) as client:
        found = client.imagery.available_dates(request).coverage("Stratus2", ["Sentinel2"], AREA)
    assert [(item.date.day, item.cover) for item in found] == [(3, Cover.WHOLE), (5, Cover.PART)]
    assert found[1].fraction == pytest.approx(0.5)
    assert server.bodies == [
        {"Wkt": AREA, "GeoJson": None, "From": "2024-05-01T00:00:00Z", "Until": "2024-05-31T23:59:59Z"}
    ]


@pytest.mark.parametrize("denied", sorted(READY))
def test_an_image_is_ready_only_if_all_three_flags_say_so(denied):
    scripts = http.envelope(READY), http.envelope({**READY, denied: False})
    with http.ScriptedServer(*scripts) as server, client_for(server.url) as client:
        assert client.composites.available(composite()).is_ready
        assert not client.composites.available(composite()).is_ready


def test_the_priced_body_is_the_bought_body(tmp_path):
    request = composite(level=2)
    scripts = http.envelope({"CreditEstimate": 99.79, "FileSizeEstimateMB": 195.67}), http.geotiff(TIFF)
    with http.ScriptedServer(*scripts) as server, client_for(server.url) as client:
        estimate = client.composites.estimate(request)
        client.composites.download(request, tmp_path / "a.tif")
    assert (estimate.credit_estimate, estimate.file_size_estimate_mb) == (99.79, 195.67)
    assert server.bodies[0] == server.bodies[1] == request.to_wire()
    assert server.bodies[1]["AutomaticOrderCreation"] is False


@pytest.mark.parametrize(
    "price",
    [None, "NaN", "", "free", "12,5", True, -0.01, [], {}, float("nan"), float("inf"), "1e999"],
    ids=repr,
)
def test_a_price_that_cannot_be_read_is_an_error_and_never_zero(price):
    with (
        http.ScriptedServer(http.envelope({"CreditEstimate": price})) as server,
        client_for(server.url) as client,
        pytest.raises(errors.BadAnswerError),
    ):
        client.composites.estimate(composite())


def test_a_price_that_is_missing_is_an_error():
    with (
        http.ScriptedServer(http.envelope({"AreaEstimateKm2": 12})) as server,
        client_for(server.url) as client,
        pytest.raises(errors.BadAnswerError),
    ):
        client.composites.estimate(composite())


def test_a_file_is_stored_counted_hashed_and_reported(tmp_path):
    reports = []
    target = tmp_path / "image.tif"
    name = {"Content-Disposition": 'attachment; filename="../../evil.tif"'}
    with http.ScriptedServer(http.geotiff(TIFF, headers=name)) as server, client_for(server.url) as client:
        got = client.composites.download(composite(), target, progress=lambda *seen: reports.append(seen))
    assert target.read_bytes() == TIFF
    assert (got.path, got.size_bytes, got.sha256) == (target, len(TIFF), hashlib.sha256(TIFF).hexdigest())
    assert got.server_file_name == "../../evil.tif"
    assert reports[-1] == (len(TIFF), len(TIFF))
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["image.tif"]
    assert server.seen[0].headers["accept-encoding"] == "identity"


def test_what_nobody_pays_by_may_be_odd_without_hiding_the_price():
    data = {
        "CreditEstimate": 1,
        "FastTimeEstimateSeconds": -1,
        "FileSizeEstimateMB": "big",
        "AreaEstimateKm2": "9.5",
    }
    with http.ScriptedServer(http.envelope(data)) as server, client_for(server.url) as client:
        found = client.composites.estimate(composite())
    assert (found.credit_estimate, found.fast_time_estimate_s, found.file_size_estimate_mb) == (1, None, None)
    assert found.area_estimate_km2 == 9.5


def test_an_address_in_capitals_is_the_same_address():
    server = http.ScriptedServer(http.envelope(LIMITS))
    with server, client_for(f"HTTP://LOCALHOST:{server.port}") as client:
        assert client.account.info().max_total_bands == 20
