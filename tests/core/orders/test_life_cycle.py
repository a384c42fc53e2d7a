# SPDX-License-Identifier: GPL-2.0-or-later
"""An order from its placing over two month ends to its last day: the list is true at every step of it."""

from __future__ import annotations

import datetime as dt

import pytest

from clearsky_qgis.core.errors import MoneyError
from clearsky_qgis.core.orders.cancel import CancelEffect, CancelOutcome, effect_of
from clearsky_qgis.core.orders.order_layer import Standing, standing_of
from clearsky_qgis.core.orders.ordering import Found
from clearsky_qgis.core.orders.state import OrderTime, with_time

STAGES = (
    (0, "Initialize", CancelEffect.FULL, Standing.REVIEW),
    (5, "Review", CancelEffect.FULL, Standing.REVIEW),
    (30, "Preparing", CancelEffect.RENEWAL, Standing.RECURRING),
    (40, "AwaitingSatelliteProducts", CancelEffect.RENEWAL, Standing.RECURRING),
    (50, "Processing", CancelEffect.RENEWAL, Standing.RECURRING),
    (65, "Predicting", CancelEffect.RENEWAL, Standing.RECURRING),
    (80, "UpToDate", CancelEffect.RENEWAL, Standing.RECURRING),
)
"""Seconds after the placing, with the lengths that the sandbox gives its stages."""


def place_recurring(counter):
    counter.price()
    draft = with_time(counter.state.draft, OrderTime.RECURRING, counter.today)
    counter.controller.set_draft(draft)
    counter.settle()
    counter.place()
    return counter.state.placed.candidates[0].task_order_guid


def look(counter, guid):
    counter.refresh()
    return counter.row(guid)


def move_to(counter, moment):
    counter.sandbox.clock.set(moment)


def utc(*parts):
    return dt.datetime(*parts, tzinfo=dt.timezone.utc)


def months_paid(counter):
    return sorted(month for month, euros in counter.sandbox.state["euro_spent"].items() if euros > 0)


def test_a_recurring_order_lives_over_two_month_ends_and_ends_when_it_is_cancelled(counter):
    guid = place_recurring(counter)
    placed_at = counter.sandbox.clock.now()
    for seconds, status, effect, standing in STAGES:
        move_to(counter, placed_at + dt.timedelta(seconds=seconds))
        row = look(counter, guid)
        assert row.order.ordering_process_status == status
        assert (effect_of(row.order), standing_of(row.order)) == (effect, standing)
        assert row.renewal == utc(2024, 12, 1)
        assert row.cost_eur is not None
    assert months_paid(counter) == ["2024-11"]

    for now, renewal, paid in (
        (utc(2024, 11, 30, 23, 59), utc(2024, 12, 1), ["2024-11"]),
        (utc(2024, 12, 1, 0, 1), utc(2025, 1, 1), ["2024-11", "2024-12"]),
        (utc(2025, 1, 1, 0, 1), utc(2025, 2, 1), ["2024-11", "2024-12", "2025-01"]),
    ):
        move_to(counter, now)
        row = look(counter, guid)
        assert (row.renewal, row.order.to) == (renewal, None)
        assert row.is_renewal_near == (renewal - now < dt.timedelta(days=2))
        assert months_paid(counter) == paid

    counter.book.cancel_order(guid, CancelEffect.RENEWAL)
    counter.settle()
    assert counter.book.state.cancelled.outcome is CancelOutcome.RENEWAL_ENDED
    row = counter.row(guid)
    assert (row.order.to, row.renewal, effect_of(row.order)) == (
        dt.date(2025, 1, 31),
        None,
        CancelEffect.NONE,
    )

    move_to(counter, utc(2025, 2, 2))
    row = look(counter, guid)
    assert row.order.ordering_process_status == "Canceled"
    assert standing_of(row.order) is Standing.OVER
    assert months_paid(counter) == ["2024-11", "2024-12", "2025-01"]
    assert counter.booked() == 1
    assert [r.guid for r in counter.book.state.rows].count(guid) == 1


def test_cancelled_in_review_it_is_over_at_once_and_never_charged_again(counter):
    guid = place_recurring(counter)
    counter.book.cancel_order(guid, CancelEffect.FULL)
    counter.settle()
    assert counter.book.state.cancelled.outcome is CancelOutcome.CANCELED
    move_to(counter, utc(2025, 1, 2))
    counter.book.set_include_expired(include=True)
    counter.settle()
    row = counter.row(guid)
    assert (row.order.ordering_process_status, row.renewal) == ("Canceled", None)
    assert months_paid(counter) == []


LOST = {
    "before it is booked": ({"kind": "refuse"}, 0),
    "reset before it is booked": ({"kind": "reset"}, 0),
    "after it is booked": ({"kind": "drop"}, 1),
    "reset after it is booked": ({"kind": "drop_reset"}, 1),
    "called failed after it is booked": ({"kind": "status_after", "status": 503}, 1),
    "cut in the middle of the answer": ({"kind": "half_json"}, 1),
    "a web page for an answer": ({"kind": "html", "book": True}, 1),
    "no answer at all": ({"kind": "empty", "book": True}, 1),
}


@pytest.mark.parametrize(("fault", "booked"), LOST.values(), ids=LOST)
def test_an_answer_lost_in_any_phase_gives_one_order_and_a_true_list(counter, fault, booked, monkeypatch):
    monkeypatch.setattr("clearsky_qgis.core.orders.ordering.RECONCILE_WAITS_S", (0.0,))
    before = {row.guid for row in look_rows(counter)}
    counter.sandbox.faults.add(path="/orders", method="POST", **fault)
    counter.price()
    counter.place()
    placed = counter.state.placed
    assert placed.found is (Found.ONE if booked else Found.NONE)
    fresh = [row for row in look_rows(counter) if row.guid not in before]
    assert (len(fresh), counter.booked()) == (booked, booked)
    assert len(counter.book.state.unresolved) == 1 - booked
    assert all(row.cost_eur is not None for row in fresh)
    counter.price()
    counter.place()
    assert isinstance(counter.state.problem, MoneyError)
    assert counter.booked() == booked


def look_rows(counter):
    counter.refresh()
    return counter.book.state.rows
