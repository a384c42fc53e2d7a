# SPDX-License-Identifier: GPL-2.0-or-later
"""Which days an order has images of: the service's word before the rule (contract 10)."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from clearsky_qgis.clearsky.models import OrderEstimate
from clearsky_qgis.core.orders.cadence import MONTHS_AHEAD, planned_images
from clearsky_qgis.core.orders.state import OrderTime, first_draft, month_end, with_time

TODAY = dt.date(2024, 11, 20)
DRAFT = first_draft(TODAY)
days = st.dates(dt.date(2020, 1, 1), dt.date(2026, 12, 31))


def estimate_of(*image_dates):
    return OrderEstimate.model_validate(
        {"AreaKm2": 1.0, "CurrentMonthCost": 2.0, "ImageDates": [day.isoformat() for day in image_dates]}
    )


@given(from_=days, length=st.integers(0, 400), reference=days, frequency=st.integers(1, 7))
def test_without_a_price_the_rule_picks_every_day_that_it_says_and_no_other(
    from_, length, reference, frequency
):
    to = from_ + dt.timedelta(days=length)
    draft = replace(DRAFT, from_=from_, to=to, reference_date=reference, image_frequency=frequency)
    planned = planned_images(draft, None, TODAY)
    every = (from_ + dt.timedelta(days=number) for number in range(length + 1))
    assert planned.paid == tuple(day for day in every if (day - reference).days % frequency == 0)
    assert planned.renewed == ()
    assert not planned.is_told


def test_the_services_own_dates_go_before_the_rule():
    odd = (dt.date(2024, 10, 7), dt.date(2024, 10, 19))
    planned = planned_images(DRAFT, estimate_of(*odd), TODAY)
    assert planned.paid == odd
    assert planned.is_told


def test_what_recurs_is_paid_to_the_months_end_and_renewed_after():
    draft = with_time(DRAFT, OrderTime.RECURRING, TODAY)
    planned = planned_images(draft, None, TODAY)
    assert planned.paid[-1] <= dt.date(2024, 11, 30) < planned.renewed[0]
    assert planned.renewed[-1] <= month_end(TODAY, MONTHS_AHEAD)
    gap = planned.renewed[0] - planned.paid[-1]
    assert gap.days == draft.image_frequency


def test_a_backfill_reaches_from_the_past_into_the_running_month():
    planned = planned_images(with_time(DRAFT, OrderTime.BACKFILL, TODAY), None, TODAY)
    assert planned.paid[0].month == 9
    assert planned.paid[-1].month == 11


def test_a_period_that_ends_before_it_begins_has_no_images():
    draft = replace(DRAFT, to=DRAFT.from_ - dt.timedelta(days=1))
    assert planned_images(draft, None, TODAY).paid == ()
