# SPDX-License-Identifier: GPL-2.0-or-later
"""Small rules: band names, notices, schedules, configuration, limits."""

from __future__ import annotations

import copy
import datetime as dt
import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clearsky_qgis.clearsky import ClientConfig
from clearsky_qgis.clearsky.attribution import NoticeSource, notices
from clearsky_qgis.clearsky.bands import NIMBUS_BANDS, STRATUS_BANDS, band_ids, parse_bandnames
from clearsky_qgis.clearsky.errors import ConfigurationError, RequestError
from clearsky_qgis.clearsky.models import (
    AccountInfo,
    AvailableDatesRequest,
    CompositeRequest,
    check_limits,
)
from clearsky_qgis.clearsky.schedule import scheduled_dates
from clearsky_qgis.tests.support.clearsky_client import AREA, CANARY, composite

STRATUS_IDS = tuple(band.id for band in STRATUS_BANDS)
bands = st.sampled_from([band.id for band in (*STRATUS_BANDS, *NIMBUS_BANDS)])
indices = (
    st.tuples(bands, bands).filter(lambda pair: pair[0] != pair[1]).map(lambda pair: f"[{pair[0]}_{pair[1]}]")
)
days = st.dates(dt.date(2000, 1, 1), dt.date(2100, 1, 1))


@given(st.lists(bands | indices, min_size=1, max_size=8, unique=True), st.sampled_from([",", ", ", " , "]))
def test_every_list_of_bands_and_indices_is_read_as_it_is(names: list[str], comma: str):
    assert parse_bandnames(comma.join(names)) == tuple(names)
    assert parse_bandnames(comma.join(names).lower()) == tuple(names)
    assert band_ids(comma.join(names), len(names)) == tuple(names)


@pytest.mark.parametrize(
    "text",
    [
        "",
        ",",
        "B2,",
        "B99",
        "rgb,B2",
        "B2,all",
        "[B8]",
        "[B8_B8]",
        "[B8_X1]",
        "B8_B4",
        "[B8_B4",
        "B2,B2",
        "B2;B3",
    ],
)
def test_band_names_that_mean_nothing_are_refused(text: str):
    with pytest.raises(ValueError, match=r"\w"):
        parse_bandnames(text)
    with pytest.raises(RequestError) as caught:
        composite(bandnames=text)
    assert list(caught.value.fields) == ["bandnames"]


def test_an_all_file_of_stratus_has_its_ten_bands_in_order():
    assert (
        band_ids("ALL", 10) == STRATUS_IDS == ("B2", "B3", "B4", "B5", "B6", "B7", "B8", "B8A", "B11", "B12")
    )
    assert band_ids("rgb", 3) == ("B4", "B3", "B2")


def test_bands_nobody_can_be_sure_of_get_numbers_and_no_names():
    assert band_ids("all", 2) == ("band_1", "band_2")


def test_sentinels_share_one_notice_and_landsat_has_its_own():
    copernicus, usgs = notices(["Sentinel1", "Sentinel2", "Landsat89"], [2024, 2023, 2024])
    assert copernicus.text == "Contains modified Copernicus Sentinel data 2023, 2024"
    assert copernicus.constellations == ("Sentinel1", "Sentinel2")
    assert usgs.text == "Landsat-8/9 data courtesy of the U.S. Geological Survey"
    assert {copernicus.source, usgs.source} == {NoticeSource.FALLBACK}


def test_the_services_own_notice_wins_and_unknown_constellations_are_named():
    (own,) = notices(["Sentinel1"], [2024], " As told. ")
    assert (own.text, own.source) == ("As told.", NoticeSource.SERVER)
    (unknown,) = notices(["CBERS4"], [2024])
    assert "CBERS4" in unknown.text


@given(days, st.integers(1, 7), days, st.integers(0, 400))
def test_a_schedule_is_every_day_whole_steps_from_the_reference(
    ref: dt.date, step: int, start: dt.date, length: int
):
    end = start + dt.timedelta(days=length)
    expected = [
        day for n in range(length + 1) if ((day := start + dt.timedelta(days=n)) - ref).days % step == 0
    ]
    assert list(scheduled_dates(ref, step, start, end)) == expected


def test_a_weekly_schedule_is_the_published_one():
    found = scheduled_dates(dt.date(2025, 1, 1), 7, dt.date(2025, 1, 1), dt.date(2025, 1, 31))
    assert [day.day for day in found] == [1, 8, 15, 22, 29]
    with pytest.raises(ValueError, match="seven"):
        scheduled_dates(dt.date(2025, 1, 1), 8, dt.date(2025, 1, 1), dt.date(2025, 1, 31))


def test_a_period_that_ends_before_it_starts_has_no_days():
    assert scheduled_dates(dt.date(2025, 1, 1), 7, dt.date(2025, 2, 1), dt.date(2025, 1, 1)) == ()


def account(**changes: object) -> AccountInfo:
    limits = {"max_concurrent_connections": 4, "max_composite_area_km2": 1000, "max_total_bands": 10}
    return AccountInfo(**{**limits, **changes})


@pytest.mark.parametrize(
    ("limits", "changes", "named"),
    [
        ({"max_composite_area_km2": 10}, {}, ["wkt"]),
        ({"max_total_bands": 9}, {}, ["bandnames"]),
        ({"max_total_bands": 2}, {"bandnames": "rgb"}, ["bandnames"]),
        ({"max_total_bands": 1}, {"bandnames": "B2,[B8_B4]"}, ["bandnames"]),
    ],
    ids=str,
)
def test_a_request_beyond_the_accounts_limits_is_refused_here(limits, changes, named):
    check_limits(composite(**changes), account())
    with pytest.raises(RequestError) as caught:
        check_limits(composite(**changes), account(**limits))
    assert list(caught.value.fields) == named


GEO_JSON = {"type": "Polygon", "coordinates": [[[9, 56], [9.1, 56], [9, 56.1], [9, 56]]]}


@pytest.mark.parametrize(
    ("changes", "named"),
    [
        ({"geo_json": GEO_JSON}, "geo_json"),
        ({"wkt": None}, "wkt"),
        ({"wkt": "POLYGON ((0 0, 1 0, 2 0, 0 0))"}, "wkt"),
        ({"wkt": None, "geo_json": "{"}, "geo_json"),
        ({"wkt": None, "geo_json": "[" * 100_000}, "geo_json"),
        ({"resolution": 15}, "resolution"),
        ({"bandnames": "rgb,B8"}, "bandnames"),
        ({"bandnames": "B4,[B8-B4]"}, "bandnames"),
        ({"utm_data_selection_mode": "any_utm"}, "utm_data_selection_mode"),
        ({"date": "someday"}, "date"),
        ({"model": "a\nb"}, "model"),
        ({"satellite_constellations": ["Sentinel1", "Sentinel1"]}, "satellite_constellations"),
        ({"pixel_selection_mode": "some"}, "pixel_selection_mode"),
        ({"data_type": "FLOAT"}, "data_type"),
        ({"level": 3}, "level"),
        ({"file_type": "png"}, "file_type"),
        ({"epsg_projection": 0}, "epsg_projection"),
        ({"automatic_order_creation": True}, "automatic_order_creation"),
        ({"old_pixel_selection_mode": True}, "old_pixel_selection_mode"),
        ({"upload_url": "http://store.example/x?sig=hush"}, "upload_url"),
        ({"upload_url": "https://user:hush@store.example/x"}, "upload_url"),
        ({"resolutoin": 10}, "resolutoin"),
    ],
    ids=str,
)
def test_nonsense_is_refused_before_sending_and_named(changes: dict[str, object], named: str):
    for make in (composite, lambda **values: composite().model_copy(update=values)):
        with pytest.raises(RequestError) as caught:
            make(**changes)
        assert named in caught.value.fields
        assert "hush" not in str(caught.value)
        assert (caught.value.__cause__, caught.value.__context__) == (None, None)


def test_a_search_that_ends_before_it_starts_is_refused():
    with pytest.raises(RequestError) as caught:
        AvailableDatesRequest(wkt=AREA, from_=dt.date(2024, 5, 2), until=dt.date(2024, 5, 1))
    assert list(caught.value.fields) == ["until"]


def test_a_missing_field_is_named_as_it_is_written_here():
    with pytest.raises(RequestError) as caught:
        CompositeRequest(wkt=AREA)
    assert {"date", "epsg_projection", "model", "satellite_constellations"} <= set(caught.value.fields)


def test_no_copy_made_behind_the_types_back_orders_anything():
    sly = CompositeRequest.model_construct(**{**dict(composite()), "automatic_order_creation": True})
    assert sly.to_wire()["AutomaticOrderCreation"] is False


def test_geometry_handed_in_and_changed_afterwards_does_not_change_the_request():
    shape = copy.deepcopy(GEO_JSON)
    request = composite(wkt=None, geo_json=shape)
    before = request.fingerprint, request.to_wire()
    shape["coordinates"][0][1][0] = 99
    request.to_wire()["GeoJson"]["coordinates"].clear()
    assert (request.fingerprint, request.to_wire()) == before


def test_requests_are_values():
    request = composite(upload_url="https://store.example/x?sig=hush")
    assert pickle.loads(pickle.dumps(request)) == request  # noqa: S301 (made on this line)
    assert len({request, composite(upload_url="https://store.example/x?sig=hush")}) == 1
    assert "hush" not in repr(request) + str(request) + str(request.model_dump())
    with pytest.raises(Exception, match="frozen"):
        request.date = dt.date(2024, 1, 1)


def test_a_fingerprint_knows_what_is_bought_and_not_by_whom_it_is_signed():
    signed = [composite(upload_url=f"https://store.example/x?sig={number}").fingerprint for number in (1, 2)]
    assert signed[0] == signed[1]
    others = [composite(), composite(resolution=20), composite(date=dt.date(2024, 5, 4)), composite(level=1)]
    assert len({signed[0], *(request.fingerprint for request in others)}) == 5


@pytest.mark.parametrize(
    "url",
    [
        "http://api.example",
        "ftp://127.0.0.1",
        "https://",
        "https://user:pass@api.example",
        "https://api.example?x=1",
        "https://api.example/#x",
        "https://[::bad",
        "https://api.example:99999",
        "api.example",
        "https://api.exämple",
        "http://127.0.0.1.evil.example",
    ],
)
def test_an_address_that_would_expose_the_key_is_refused(url: str):
    with pytest.raises(ConfigurationError):
        ClientConfig(api_key=CANARY, base_url=url)


@pytest.mark.parametrize(
    "url", ["http://127.0.0.1:8080/", "http://localhost", "http://[::1]:80", "https://api.example/v2"]
)
def test_https_and_this_very_machine_are_fine(url: str):
    assert ClientConfig(api_key=CANARY, base_url=url).base_url == url.rstrip("/")


def test_a_configuration_shows_its_key_to_nobody():
    config = ClientConfig(api_key=f" {CANARY}\n", proxies={"https": "http://user:hush@proxy"})
    assert config.api_key == CANARY
    assert CANARY not in repr(config)
    assert "hush" not in repr(config)
    with pytest.raises(TypeError, match="never pickled") as caught:
        pickle.dumps(config)
    assert CANARY not in str(caught.value)


@pytest.mark.parametrize("seconds", [0, -1, float("nan"), float("inf")])
def test_a_time_limit_is_a_positive_number(seconds: float):
    with pytest.raises(ConfigurationError):
        ClientConfig(api_key=CANARY, read_timeout_s=seconds)


def test_the_environment_gives_key_address_and_proxy(monkeypatch):
    monkeypatch.setenv("CLEARSKY_API_KEY", CANARY)
    monkeypatch.setenv("CLEARSKY_BASE_URL", "https://api.example")
    monkeypatch.setenv("HTTPS_PROXY", "http://proxy.example:3128")
    monkeypatch.setenv("NO_PROXY", "intranet.example")
    config = ClientConfig.from_environment()
    assert (config.api_key, config.base_url, config.host) == (CANARY, "https://api.example", "api.example")
    assert config.proxies["https"] == "http://proxy.example:3128"
    monkeypatch.setenv("NO_PROXY", "api.example")
    assert dict(ClientConfig.from_environment().proxies) == {}
    monkeypatch.delenv("CLEARSKY_API_KEY")
    with pytest.raises(ConfigurationError, match="empty"):
        ClientConfig.from_environment()


def test_certificates_that_are_not_there_are_missed_at_once(tmp_path):
    with pytest.raises(ConfigurationError, match="not there"):
        ClientConfig(api_key=CANARY, ca_bundle=tmp_path / "none.pem")
