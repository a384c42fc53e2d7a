# SPDX-License-Identifier: GPL-2.0-or-later
"""What a month costs: purchases, the renewals of recurring orders, and a limit that holds for both."""

from __future__ import annotations

import json
import math
import threading
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from clearsky_qgis.core.errors import MoneyError, Reason
from clearsky_qgis.core.purchases import ledger_schema, spending
from clearsky_qgis.core.purchases.ledger import Ledger
from clearsky_qgis.core.purchases.ledger_rows import PurchaseKind, PurchaseState, SpendingLimits
from clearsky_qgis.tests.support.purchases import REAL, an_image, an_order, as_bought, brought_to

NOW = spending.this_month()
NEXT = spending.month_after(NOW)
S = PurchaseState
months = st.builds("{:04}-{:02}".format, st.integers(2000, 2999), st.integers(1, 12))
amounts = st.integers(1, 10_000_000).map(lambda hundredths: hundredths / 100)


def recurring(fingerprint="r1", *, start="2020-01-01", monthly=20.0, **changes):
    """Return an order of 30 euros now, and 20 in each later month."""
    body = json.dumps({"From": start, "To": None}, separators=(",", ":"))
    return an_order(fingerprint, request_json=body, amount_monthly=monthly, **changes)


def placed_in(ledger, month, new=None, state=S.VERIFIED, **changes):
    purchase = brought_to(ledger, state, new or recurring(), **changes)
    with ledger.transaction() as connection:
        moment = f"{month}-28T23:59:59.000+00:00"
        connection.execute("UPDATE purchase SET created_at = ? WHERE uid = ?", (moment, purchase.uid))
    return ledger.purchase(purchase.uid)


def spent(ledger):
    return ledger.spent_this_month(REAL, PurchaseKind.ORDER)


# Months


@given(months)
def test_a_month_is_followed_by_one_that_sorts_after_it_and_twelve_make_a_year(month):
    later = [month]
    for _ in range(12):
        later.append(spending.month_after(later[-1]))
    assert later == sorted(set(later))
    assert (int(later[-1][:4]), later[-1][5:]) == (int(month[:4]) + 1, month[5:])


# Renewals


def test_a_recurring_order_costs_again_in_each_month_after_its_first(ledger):
    placed_in(ledger, "2024-11")
    told = {total.month: (total.count, total.amount) for total in ledger.month_totals()}
    assert told["2024-11"] == (1, 30.0)
    assert told["2024-12"] == told["2025-01"] == told[NOW] == (1, 20.0)
    assert max(told) == NOW
    assert spent(ledger) == 20.0


def test_one_that_begins_later_is_renewed_after_the_month_of_its_beginning(ledger):
    purchase = placed_in(ledger, "2024-11", recurring(start="2025-03-01"))
    assert [*spending.renewal_months(purchase, "2025-05")] == ["2025-04", "2025-05"]


def test_after_its_last_paid_day_it_costs_nothing_more(ledger):
    purchase = placed_in(ledger, "2024-11")
    ledger.note_order(purchase.uid, undo_asked_at="", renews_until="2025-01-31")
    assert sorted(total.month for total in ledger.month_totals()) == ["2024-11", "2024-12", "2025-01"]
    assert spent(ledger) == 0.0
    ledger.note_order(purchase.uid, undo_asked_at="", renews_until="")
    assert spent(ledger) == 20.0


@pytest.mark.parametrize(
    ("state", "charge", "counts"),
    [
        (S.SENT, "unknown", True),
        (S.UNKNOWN, "unknown", True),
        (S.VERIFIED, "charged", True),
        (S.FAILED, "none", False),
        (S.FAILED, "unknown", False),
        (S.CANCELLED, "none", False),
    ],
)
def test_an_order_that_may_be_there_is_renewed_and_one_that_was_given_up_is_not(
    ledger, state, charge, counts
):
    placed_in(ledger, "2024-11", state=state, charge=charge)
    assert spent(ledger) == (20.0 if counts else 0.0)


def test_an_order_of_an_older_record_is_taken_to_cost_each_month_what_it_cost_first(tmp_path):
    opened = Ledger(tmp_path).open()
    placed_in(opened, "2024-11", recurring(monthly=0.0))
    placed_in(opened, "2024-11", an_order("o2", request_json='{"From":"2024-11-01","To":"2024-11-30"}'))
    position = next(n for n, script in enumerate(ledger_schema.MIGRATIONS) if "amount_monthly" in script[0])
    with opened.transaction() as connection:
        connection.execute(ledger_schema.MIGRATIONS[position][-1])
    opened.close()
    again = Ledger(tmp_path).open()
    assert {p.fingerprint: p.amount_monthly for p in again.purchases()} == {"r1": 30.0, "o2": 0.0}
    again.close()


# The limit


def test_what_renews_this_month_leaves_less_room_for_new_orders_and_none_less_for_images(ledger):
    placed_in(ledger, "2024-11")
    limits = SpendingLimits(monthly_units=2.0, monthly_euros=49.99)
    with pytest.raises(MoneyError) as caught:
        ledger.plan(an_order(), limits=limits)
    assert (caught.value.reason, caught.value.details["spent"]) == (Reason.OVER_LIMIT, 20.0)
    assert ledger.plan(an_image(), limits=limits)
    assert ledger.plan(an_order(), limits=SpendingLimits(monthly_euros=50.0))


def test_an_order_whose_later_months_the_limit_has_no_room_for_is_refused_while_it_can_be(ledger):
    """Once it is placed, nothing here can keep the service from renewing it."""
    placed_in(ledger, NOW, recurring(monthly=25.0, amount_estimated=1.0))
    new = recurring("r2", monthly=20.0, amount_estimated=1.0)
    with pytest.raises(MoneyError) as caught:
        ledger.plan(new, limits=SpendingLimits(monthly_euros=44.0))
    details = caught.value.details
    assert caught.value.reason is Reason.OVER_LIMIT_LATER
    assert (details["spent"], details["amount"], details["limit"]) == (25.0, 20.0, 44.0)
    assert ledger.plan(new, limits=SpendingLimits(monthly_euros=45.0))


def test_a_period_that_ends_this_month_needs_no_room_in_later_ones(ledger):
    ending = recurring("r2", monthly=20.0, amount_estimated=1.0, renews_until=f"{NOW}-28")
    assert ledger.plan(ending, limits=SpendingLimits(monthly_euros=5.0))
    with pytest.raises(MoneyError):
        ledger.plan(
            replace(ending, fingerprint="r3", renews_until=f"{NEXT}-01"),
            limits=SpendingLimits(monthly_euros=5.0),
        )


def test_what_has_ended_by_then_leaves_its_room_to_the_later_months(ledger):
    ended = placed_in(ledger, NOW, recurring(monthly=25.0, amount_estimated=1.0))
    ledger.note_order(ended.uid, undo_asked_at="", renews_until=f"{NOW}-28")
    assert ledger.plan(recurring("r2", amount_estimated=1.0), limits=SpendingLimits(monthly_euros=44.0))


def test_play_orders_are_renewed_for_play_money(ledger):
    placed_in(ledger, "2024-11", recurring(account="http://127.0.0.1:9#play"))
    assert spent(ledger) == 0.0


@given(st.lists(amounts, min_size=1, max_size=40))
def test_a_limit_is_never_missed_by_a_binary_fraction(spendings):
    """A month may cost exactly what is allowed, and not a hundredth more, in whatever pieces."""
    limit = round(sum(round(100 * amount) for amount in spendings) / 100, 2)
    total = 0.0
    for amount in spendings:
        total += amount
    assert not spending.exceeds(total, limit)
    assert spending.exceeds(total + 0.01, limit)


@pytest.mark.parametrize("amount", [math.nan, math.inf])
@pytest.mark.parametrize("limit", [0.0, 5.0])
def test_what_is_no_amount_is_above_every_limit(amount, limit):
    assert spending.exceeds(amount, limit)


def test_even_what_no_number_holds_is_summed_and_above_the_limit(ledger):
    for name in ("f1", "f2"):
        ledger.plan(an_image(name, amount_estimated=1.7e308))
    assert ledger.month_totals()[0].amount == math.inf
    with pytest.raises(MoneyError):
        ledger.plan(an_image("f3"), limits=SpendingLimits(monthly_units=1e300))


def test_three_tenths_may_be_spent_in_tenths(ledger):
    limits = SpendingLimits(monthly_units=0.3)
    for name in ("f1", "f2", "f3"):
        ledger.plan(an_image(name, amount_estimated=0.1), limits=limits)
    with pytest.raises(MoneyError):
        ledger.plan(an_image("f4", amount_estimated=0.001), limits=limits)


def test_a_clock_that_was_set_back_makes_no_room(ledger):
    """The whole plan and each purchase are refused by one rule."""
    placed_in(ledger, NEXT, an_image(amount_estimated=3.0))
    limits = SpendingLimits(monthly_units=4.0)
    for refused in (
        lambda: ledger.plan(an_image("f2"), limits=limits),
        lambda: ledger.check_room(REAL, PurchaseKind.IMAGE, 2.0, limits),
    ):
        with pytest.raises(MoneyError) as caught:
            refused()
        assert caught.value.details["spent"] == 3.0


NEW = {
    "image": lambda amount: an_image(amount_estimated=amount),
    "order": lambda amount: an_order(amount_estimated=amount),
    "recurring": lambda amount: recurring(amount_estimated=amount, monthly=amount),
}
CHARGES_BY_FEBRUARY = {"2025-11": 4, "2025-12": 3, "2026-01": 2}


@given(st.lists(st.tuples(st.sampled_from([*CHARGES_BY_FEBRUARY]), st.sampled_from([*NEW]), amounts)))
def test_totals_are_newest_first_and_leave_no_charge_out(told):
    purchases = [as_bought(NEW[kind](amount), f"{month}-03T04:05:06+00:00") for month, kind, amount in told]
    totals = spending.totals(purchases, "2026-02")
    counts = [CHARGES_BY_FEBRUARY[month] if kind == "recurring" else 1 for month, kind, _ in told]
    assert [total.month for total in totals] == sorted((total.month for total in totals), reverse=True)
    assert sum(total.count for total in totals) == sum(counts)
    paid = sum(count * amount for count, (_, _, amount) in zip(counts, told))
    assert math.isclose(sum(total.amount for total in totals), paid)


# Whatever is tried, and by whomever


OUTCOMES = st.sampled_from(["kept", "refused", "in doubt", "undone"])
TRIES = st.tuples(st.sampled_from([*NEW]), amounts, amounts, OUTCOMES)


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(TRIES, max_size=25), amounts, amounts)
def test_no_month_is_ever_agreed_to_beyond_its_limit(tmp_path_factory, tries, units, euros):
    limits = SpendingLimits(monthly_units=units, monthly_euros=euros)
    ledger = Ledger(tmp_path_factory.mktemp("ledger")).open()
    for number, (kind, amount, later, outcome) in enumerate(tries):
        new = replace(NEW[kind](amount), fingerprint=str(number))
        try:
            uid = ledger.plan(
                replace(new, amount_monthly=later if kind == "recurring" else 0.0), limits=limits
            ).uid
        except MoneyError:
            continue
        ledger.move(uid, S.SENT, charge="unknown")
        if outcome == "refused":
            ledger.move(uid, S.FAILED, charge="none")
        elif outcome != "in doubt":
            ledger.move(uid, S.VERIFIED, charge="charged")
        if outcome == "undone":
            ledger.undo_order(uid)
        for what, limit in ((PurchaseKind.IMAGE, units), (PurchaseKind.ORDER, euros)):
            assert not spending.exceeds(ledger.spent_this_month(REAL, what), limit)
    renewing = [p for p in ledger.purchases() if NEXT in spending.renewal_months(p, NEXT)]
    assert not spending.exceeds(sum(p.amount_monthly for p in renewing), euros)
    ledger.close()


def test_of_two_windows_that_are_each_below_the_limit_no_more_is_bought_than_it_allows(tmp_path):
    windows = [Ledger(tmp_path).open() for _ in range(2)]
    limits, gate, outcomes = SpendingLimits(monthly_units=3.0), threading.Barrier(8), []

    def plan(number):
        gate.wait()
        try:
            outcomes.append(
                windows[number % 2].plan(an_image(f"f{number}", amount_estimated=1.0), limits=limits)
            )
        except MoneyError as error:
            outcomes.append(error.reason)

    threads = [threading.Thread(target=plan, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert outcomes.count(Reason.OVER_LIMIT) == 5
    assert windows[0].spent_this_month(REAL, PurchaseKind.IMAGE) == 3.0
    for window in windows:
        window.close()
