# SPDX-License-Identifier: GPL-2.0-or-later
"""Whatever comes as an answer: data of the right kind, or one of our own errors."""

from __future__ import annotations

import json
import random
from datetime import datetime, timezone
from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from clearsky_qgis.clearsky._envelope import Answer, Envelope, data_of, failure_of, retry_after_s
from clearsky_qgis.clearsky._redact import Redactor, plain
from clearsky_qgis.clearsky.errors import ApiError, BadAnswerError, ClearSkyError
from clearsky_qgis.clearsky.models import (
    AccountInfo,
    AvailableDates,
    CompositeAvailability,
    CompositeEstimate,
    Order,
    OrderEstimate,
    TileSelection,
)
from clearsky_qgis.clearsky.models.account import TaskingModels
from clearsky_qgis.clearsky.models.orders import TaskOrders
from clearsky_qgis.clearsky.models.products import AcquisitionDays, InputProducts
from clearsky_qgis.clearsky.models.tiles import TilesFound
from clearsky_qgis.tests.support.clearsky_client import AREA, CANARY

if TYPE_CHECKING:
    from collections.abc import Iterator

SAMPLES: list[tuple[type, object]] = [
    (
        Envelope[AccountInfo],
        {"MaxConcurrentConnections": 4, "MaxCompositeAreaKm2": 1000, "MaxTotalBands": 20},
    ),
    (
        Envelope[TaskingModels],
        {"TaskingModels": [{"Model": "Stratus2", "SupportedSatelliteConstellations": []}]},
    ),
    (
        Envelope[AvailableDates],
        {"ModelImageDates": [{"Model": "S", "DatesByGeog": [{"Wkt": AREA, "Dates": ["2024-05-01"]}]}]},
    ),
    (Envelope[CompositeAvailability], {"FullyAvailable": True, "DataAvailableForUser": False}),
    (Envelope[CompositeEstimate], {"CreditEstimate": 99.79, "FileSizeEstimateMB": 195.67}),
    (Envelope[OrderEstimate], {"AreaKm2": 931.61, "CurrentMonthCost": 1009.98, "ImageDates": ["2024-05-01"]}),
    (
        Envelope[Order],
        {"TaskOrderGuid": "A-1", "Tiles": [{"Guid": "t", "Wkt": AREA}], "CreatedDate": "2024-05-01"},
    ),
    (Envelope[TaskOrders], {"TaskOrders": [{"TaskOrderGuid": "A-1", "To": None, "From": "2024-05-01"}]}),
    (Envelope[TilesFound], {"Tiles": [{"Guid": "t-1", "Epsg": "32632"}], "MiniTiles": ["m-1"]}),
    (Envelope[TileSelection], {"Tiles": ["t-1"], "MiniTiles": None}),
    (Envelope[InputProducts], {"SatelliteProductsForComposite": [{"SatelliteConstellation": "Sentinel1"}]}),
    (Envelope[AcquisitionDays], {"Plans": [{"Date": "2024-05-01T00:00:00Z", "AcquisitionPlans": []}]}),
]
NASTY = [
    None,
    True,
    -1,
    10**400,
    1.5,
    "",
    "x",
    "\ud800",
    [],
    {},
    [[]],
    {"a": {}},
    "NaN",
    0,
    "2024-13-45",
    [None],
    {"": 1},
]
ROUNDS = 10_000


def answer_of(body: bytes, status: int = 200) -> Answer:
    return Answer(status, {"Content-Type": "application/json"}, body, Redactor((CANARY,)))


def spoil(value: object, rng: random.Random) -> object:
    """Return the value with one place made nasty."""
    if isinstance(value, dict) and value and rng.random() < 0.8:
        key = rng.choice(list(value))
        return {**value, key: spoil(value[key], rng)}
    if isinstance(value, list) and value and rng.random() < 0.8:
        return [spoil(value[0], rng), *value[1:]]
    return rng.choice(NASTY)


def malformed_bodies(rng: random.Random) -> Iterator[tuple[type, bytes]]:
    for number in range(ROUNDS):
        envelope, data = SAMPLES[number % len(SAMPLES)]
        whole = {"Succeeded": True, "Error": None, "Data": data}
        body = json.dumps(spoil(whole, rng) if number % 3 else whole).encode()
        if number % 3 != 1:
            at = rng.randrange(len(body))
            body = [body[:at], body[:at] + rng.randbytes(3) + body[at:], body.swapcase(), b"[" * at][
                number % 4
            ]
        yield envelope, body


def test_ten_thousand_malformed_answers_give_data_or_our_own_errors():
    refused = 0
    for envelope, body in malformed_bodies(random.Random(7)):  # noqa: S311 (the same mistakes every time)
        for status in (200, 400):
            answer = answer_of(body, status)
            try:
                data = data_of(answer, envelope) if status == 200 else failure_of(answer)
            except ClearSkyError as error:
                refused += 1
                str(error).encode()
            else:
                assert isinstance(data, (ApiError, envelope.model_fields["data"].annotation))
    assert refused > ROUNDS / 3


def camel(value: object) -> object:
    if isinstance(value, dict):
        return {key[0].lower() + key[1:]: camel(item) for key, item in value.items()}
    return [camel(item) for item in value] if isinstance(value, list) else value


@pytest.mark.parametrize(("envelope", "data"), SAMPLES, ids=lambda value: getattr(value, "__name__", ""))
def test_every_answer_reads_the_same_in_either_spelling(envelope: type, data: object):
    whole = {"Succeeded": True, "Error": None, "Data": data}
    half = {"Succeeded": True, "Error": None, "Data": camel(data)}
    read = [data_of(answer_of(json.dumps(body).encode()), envelope) for body in (whole, camel(whole), half)]
    assert read[0] == read[1] == read[2]


@pytest.mark.parametrize(("envelope", "data"), SAMPLES, ids=lambda value: getattr(value, "__name__", ""))
def test_what_the_service_adds_is_kept(envelope: type, data: dict[str, object]):
    body = json.dumps({"Succeeded": True, "Data": {**data, "Brand": {"New": 1}}}).encode()
    assert data_of(answer_of(body), envelope).model_extra["Brand"] == {"New": 1}


days = st.dates().map(str)
moments = st.datetimes(timezones=st.none() | st.just(timezone.utc)).map(lambda moment: moment.isoformat())
names = st.text(st.characters(categories=("L", "N")), max_size=12)
orders = st.fixed_dictionaries(
    {"TaskOrderGuid": names},
    optional={
        "OrderingProcessStatus": names | st.none(),
        "StorageMonths": st.integers(-(10**9), 10**9) | st.integers(0, 99).map(str) | st.none(),
        "TaskOrderAreaKm2": st.floats(allow_nan=False) | st.integers(0, 10**6) | st.just("12.5") | st.none(),
        "SatelliteConstellations": st.lists(names, max_size=3) | st.none(),
        "From": days | moments,
        "To": days | moments | st.none(),
        "Tiles": st.lists(
            names | st.fixed_dictionaries({"Guid": names, "Wkt": st.none() | names}), max_size=2
        )
        | st.none(),
        "CreatedDate": moments | moments.map(lambda text: f"{text[:19]}.1234567Z") | names | st.integers(),
        "IsAutomaticOrder": st.booleans() | st.sampled_from(["true", "no", 1, None]),
        "Brand": st.none() | st.lists(st.integers()),
    },
)


@given(st.lists(orders, min_size=1, max_size=4) | st.none())
def test_the_short_way_and_the_tolerant_one_read_the_same_orders(listed: list[dict[str, object]] | None):
    quick, tolerant = (
        data_of(answer_of(json.dumps(whole).encode()), Envelope[TaskOrders])
        for whole in (
            {"Succeeded": True, "Data": {"TaskOrders": listed}},
            {"SUCCEEDED": True, "Data": {"TaskOrders": listed}},
        )
    )
    assert quick == tolerant
    assert repr(quick.task_orders) == repr(tolerant.task_orders)


MAY = datetime(2024, 5, 1, 12, 30, tzinfo=timezone.utc)


@pytest.mark.parametrize(
    ("written", "moment"),
    [
        ("2024-05-01T12:30:00Z", MAY),
        ("2024-05-01T14:30:00.0000000+02:00", MAY),
        ("2024-05-01T14:30:00+02:00", MAY),
        ("1714566600", None),
        (1714566600, None),
        ("2024-05-01T12:30:61Z", None),
        (True, None),
        (None, None),
    ],
)
def test_a_moment_is_read_from_iso_8601_alone(written: object, moment: datetime | None):
    body = json.dumps({"Succeeded": True, "Data": {"TaskOrderGuid": "A-1", "CreatedDate": written}}).encode()
    assert data_of(answer_of(body), Envelope[Order]).created_date == moment


@pytest.mark.parametrize("day", ["2024-13-01", "May", "20240501", ["2024-05-01"], True])
def test_an_order_whose_end_cannot_be_read_is_refused_by_the_fields_name(day: object):
    body = json.dumps({"Succeeded": True, "Data": {"TaskOrderGuid": "A-1", "To": day}}).encode()
    with pytest.raises(BadAnswerError, match=r"Data\.To: Input should be a day$"):
        data_of(answer_of(body), Envelope[Order])


@pytest.mark.parametrize("spell", [lambda data: data, camel])
def test_null_counts_as_an_empty_list(spell):
    order = {"TaskOrderGuid": "A-1", "SatelliteConstellations": None, "Tiles": None}
    answers = [
        answer_of(json.dumps(spell({"Succeeded": True, "Data": {"TaskOrders": listed}})).encode())
        for listed in (None, [order])
    ]
    assert data_of(answers[0], Envelope[TaskOrders]).task_orders == ()
    (read,) = data_of(answers[1], Envelope[TaskOrders]).task_orders
    assert (read.satellite_constellations, read.tiles) == ((), ())


def test_a_misunderstood_answer_does_not_repeat_what_was_in_it():
    body = json.dumps({"Succeeded": True, "Data": {"MaxTotalBands": "private"}}).encode()
    with pytest.raises(BadAnswerError) as caught:
        data_of(answer_of(body), Envelope[AccountInfo])
    assert (caught.value.__cause__, caught.value.__context__) == (None, None)
    assert "private" not in str(caught.value)


prices = st.floats(0, 1e9, allow_nan=False)


@given(prices, st.sampled_from([float, str, lambda price: f" {price} "]))
def test_a_price_is_read_as_it_is_written(price: float, spell):
    body = json.dumps({"Succeeded": True, "Data": {"CreditEstimate": spell(price)}}).encode()
    assert data_of(answer_of(body), Envelope[CompositeEstimate]).credit_estimate == price


unreadable = (
    st.none()
    | st.booleans()
    | st.floats(max_value=-1e-9)
    | st.just(float("nan"))
    | st.lists(st.integers())
    | st.text().filter(lambda text: not text.strip().replace(".", "").isdigit() and "e" not in text.lower())
)


@given(unreadable.filter(lambda price: price not in ("0", "1")))
@example("-0")
@example("+0")
@example(-0.0)
def test_a_price_is_never_guessed(price: object):
    body = json.dumps({"Succeeded": True, "Data": {"CreditEstimate": price}}).encode()
    with pytest.raises(BadAnswerError):
        data_of(answer_of(body), Envelope[CompositeEstimate])


@pytest.mark.parametrize(
    ("asked", "seconds"),
    [
        ("7", 7),
        (" 120 ", 120),
        ("0", None),
        ("-5", None),
        ("1.5", None),
        ("soon", None),
        ("", None),
        ("Wed, 21 Oct 2026 07:28:30 GMT", 30),
        ("Wed, 21 Oct 2026 07:27:00 GMT", None),
        ("9" * 400, 999_999_999),
    ],
)
def test_a_wait_is_seconds_or_a_date_by_the_services_own_clock(asked: str, seconds: float | None):
    assert retry_after_s({"Retry-After": asked, "Date": "Wed, 21 Oct 2026 07:28:00 GMT"}) == seconds


@given(st.text(), st.text())
def test_no_text_hides_the_key_from_the_redactor(before: str, after: str):
    redactor = Redactor((CANARY,))
    shown = redactor.text(before + CANARY + after)
    assert CANARY not in shown
    assert len(shown) <= 500
    assert CANARY.encode() not in redactor.bytes((before + CANARY + after).encode("utf-8", "replace"))


@given(st.text(max_size=2000))
def test_a_servers_text_becomes_one_printable_line(text: str):
    line = plain(text)
    line.encode()
    assert line.isprintable()
