# SPDX-License-Identifier: GPL-2.0-or-later
"""The record of purchases: legal histories, one open purchase of a request, closed when it cannot be written."""

from __future__ import annotations

import datetime as dt
import threading

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from clearsky_qgis.core.errors import LedgerError, MoneyError, Reason
from clearsky_qgis.core.purchases import ledger as ledger_module
from clearsky_qgis.core.purchases.ledger import Ledger
from clearsky_qgis.core.purchases.ledger_rows import (
    NEXT_STATES,
    OPEN_STATES,
    OWNED_STATES,
    PurchaseKind,
    PurchaseState,
    SpendingLimits,
)
from clearsky_qgis.tests.support.purchases import PLAY, REAL, an_image, an_order, brought_to

STATES = tuple(PurchaseState)


@pytest.fixture
def ledger(tmp_path):
    opened = Ledger(tmp_path).open()
    yield opened
    opened.close()


@pytest.fixture
def other(tmp_path):
    """Another QGIS of the same profile."""
    opened = Ledger(tmp_path).open()
    yield opened
    opened.close()


def left_by_an_ended_run(folder, state, new=None, **changes):
    ended = Ledger(folder).open()
    purchase = brought_to(ended, state, new or an_image(), **changes)
    ended.close()
    return purchase


# What may follow what


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    steps=st.lists(
        st.one_of(
            st.tuples(st.just("plan"), st.sampled_from(["f1", "f2"]), st.booleans()),
            st.tuples(st.just("move"), st.integers(0, 5), st.sampled_from(STATES)),
        ),
        max_size=25,
    )
)
def test_whatever_is_tried_histories_stay_legal_and_a_request_is_open_once(tmp_path_factory, steps):
    ledger = Ledger(tmp_path_factory.mktemp("ledger")).open()
    uids = []
    for what, which, how in steps:
        if what == "plan":
            try:
                uids.append(ledger.plan(an_image(which), again=how).uid)
            except MoneyError as error:
                assert error.reason in (Reason.ALREADY_OPEN, Reason.ALREADY_OWNED)  # noqa: PT017 (both are fine)
        elif which < len(uids):
            now = ledger.purchase(uids[which]).state
            if how in NEXT_STATES[now]:
                assert ledger.move(uids[which], how).state is how
            else:
                with pytest.raises(ValueError, match="cannot become"):
                    ledger.move(uids[which], how)
                assert ledger.purchase(uids[which]).state is now
    open_ones = [row.fingerprint for row in ledger.purchases(states=OPEN_STATES)]
    assert len(open_ones) == len(set(open_ones))
    for uid in uids:
        history = [step.state for step in ledger.history(uid)]
        assert history[0] is PurchaseState.PLANNED
        assert history[-1] is ledger.purchase(uid).state
        assert all(after in NEXT_STATES[before] for before, after in zip(history, history[1:]))
    ledger.close()


def test_nothing_that_has_been_sent_can_become_unsent():
    assert all(PurchaseState.PLANNED not in following for following in NEXT_STATES.values())
    assert all(
        PurchaseState.SENT not in NEXT_STATES[state] for state in set(STATES) - {PurchaseState.PLANNED}
    )


def test_what_was_written_is_read_back_by_another_process_of_the_profile(ledger, other):
    new = an_image(request_json='{"a": "\u00e6"}', file_path="/x/\u00e6.tif", guids_before=("g1", "g2"))
    written = ledger.plan(new)
    assert other.purchase(written.uid) == written
    assert (written.state, written.charge, written.guids_before) == (
        PurchaseState.PLANNED,
        "none",
        ("g1", "g2"),
    )
    moved = other.move(written.uid, PurchaseState.SENT, words="off it goes", guids_before=["g3"])
    assert ledger.purchase(written.uid) == moved
    assert (moved.words, moved.guids_before, moved.owner) == ("off it goes", ("g3",), other.owner.uid)
    assert [step.words for step in ledger.history(written.uid)] == ["", "off it goes"]


# What is refused


@pytest.mark.parametrize("state", sorted(OPEN_STATES))
def test_a_request_that_is_open_cannot_be_planned_again_even_on_the_users_word(ledger, other, state):
    purchase = brought_to(ledger, state, an_image())
    with pytest.raises(MoneyError) as caught:
        other.plan(an_image(), again=True)
    assert caught.value.reason is Reason.ALREADY_OPEN
    assert caught.value.details["purchase"].uid == purchase.uid


def test_an_unknown_purchase_blocks_its_request_until_it_is_given_up(ledger):
    purchase = brought_to(ledger, PurchaseState.UNKNOWN, an_image(), charge="unknown")
    with pytest.raises(MoneyError):
        ledger.plan(an_image())
    ledger.move(purchase.uid, PurchaseState.FAILED, words="given up")
    assert ledger.plan(an_image()).state is PurchaseState.PLANNED
    (total,) = ledger.month_totals()
    assert (total.count, total.amount) == (2, 4.0)


@pytest.mark.parametrize("state", sorted(OWNED_STATES))
def test_an_image_that_is_owned_is_bought_again_only_on_the_users_word(ledger, state):
    brought_to(ledger, state, an_image())
    with pytest.raises(MoneyError) as caught:
        ledger.plan(an_image())
    assert caught.value.reason is Reason.ALREADY_OWNED
    assert ledger.plan(an_image(), again=True)


def test_an_order_guards_against_a_repetition_for_a_day(ledger, monkeypatch):
    brought_to(ledger, PurchaseState.VERIFIED, an_order())
    with pytest.raises(MoneyError) as caught:
        ledger.plan(an_order())
    assert caught.value.reason is Reason.ALREADY_OWNED
    monkeypatch.setattr(ledger_module, "ORDER_GUARD", dt.timedelta(0))
    assert ledger.plan(an_order())


@pytest.mark.parametrize("state", [PurchaseState.FAILED, PurchaseState.CANCELLED])
def test_what_ended_without_an_image_can_be_tried_again(ledger, state):
    brought_to(ledger, state, an_image())
    assert ledger.plan(an_image())


def test_what_an_ended_run_had_only_planned_blocks_nobody(tmp_path, ledger):
    never_sent = left_by_an_ended_run(tmp_path, PurchaseState.PLANNED)
    assert ledger.plan(an_image())
    assert ledger.purchase(never_sent.uid).state is PurchaseState.CANCELLED


def test_accounts_do_not_know_each_others_purchases(ledger):
    brought_to(ledger, PurchaseState.VERIFIED, an_image(account=PLAY))
    assert ledger.find(REAL, "f1") is None
    assert ledger.plan(an_image())


def test_of_many_threads_that_plan_the_same_thing_one_does(ledger, other):
    outcomes = []
    gate = threading.Barrier(8)

    def plan(which):
        gate.wait()
        try:
            outcomes.append(which.plan(an_image()))
        except MoneyError as error:
            outcomes.append(error.reason)

    threads = [threading.Thread(target=plan, args=(which,)) for which in [ledger, other] * 4]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert outcomes.count(Reason.ALREADY_OPEN) == 7
    assert len(ledger.purchases()) == 1


# Money


@pytest.mark.parametrize("state", sorted(OPEN_STATES | OWNED_STATES))
def test_the_months_limit_counts_what_is_open_and_what_is_owned(ledger, state):
    brought_to(ledger, state, an_image())
    limits = SpendingLimits(monthly_units=3.9)
    with pytest.raises(MoneyError) as caught:
        ledger.plan(an_image("f2"), limits=limits)
    details = caught.value.details
    assert (caught.value.reason, details["spent"], details["amount"], details["limit"]) == (
        Reason.OVER_LIMIT, 2.0, 2.0, 3.9,
    )  # fmt: skip
    assert ledger.plan(an_image("f2"), limits=SpendingLimits(monthly_units=4.0))


@pytest.mark.parametrize("state", [PurchaseState.FAILED, PurchaseState.CANCELLED])
@pytest.mark.parametrize(("charge", "counts"), [("none", False), ("unknown", True), ("charged", True)])
def test_the_months_limit_counts_what_ended_badly_only_if_it_may_have_cost(ledger, state, charge, counts):
    brought_to(ledger, state, an_image(), charge=charge)
    assert [total.amount for total in ledger.month_totals()] == ([2.0] if counts else [])


def test_euros_and_units_have_limits_of_their_own(ledger):
    limits = SpendingLimits(monthly_units=2.0, monthly_euros=30.0)
    ledger.plan(an_image(), limits=limits)
    ledger.plan(an_order(), limits=limits)
    for new in (an_image("f2"), an_order("o2")):
        with pytest.raises(MoneyError) as caught:
            ledger.plan(new, limits=limits)
        assert caught.value.details["kind"] is new.kind


def test_play_money_is_not_counted_against_real_money(ledger):
    ledger.plan(an_image(account=PLAY, amount_estimated=1e6))
    assert ledger.plan(an_image(), limits=SpendingLimits(monthly_units=2.0))
    assert [total.amount for total in ledger.month_totals(REAL)] == [2.0]
    assert [total.amount for total in ledger.month_totals(PLAY)] == [1e6]
    assert [total.amount for total in ledger.month_totals()] == [1e6 + 2.0]


def test_all_tenants_of_a_service_share_the_limit_but_no_other_service_does(ledger):
    ledger.plan(an_image(account="https://api.example#one"))
    ledger.plan(an_image(account="https://api.example.org#one"))
    with pytest.raises(MoneyError):
        ledger.plan(an_image(account="https://api.example#two"), limits=SpendingLimits(monthly_units=3.0))


def test_a_new_month_begins_at_nothing(ledger):
    purchase = ledger.plan(an_image())
    with ledger.transaction() as connection:
        connection.execute("UPDATE purchase SET created_at = '2020-01-31T23:59:59+00:00'")
    assert ledger.plan(an_image("f2"), limits=SpendingLimits(monthly_units=2.0))
    months = [total.month for total in ledger.month_totals()]
    assert months == [ledger.purchases()[0].created_at[:7], "2020-01"]
    assert ledger.purchases()[-1].uid == purchase.uid


# After a crash


@pytest.mark.parametrize(
    ("state", "becomes", "charge"),
    [
        (PurchaseState.PLANNED, PurchaseState.CANCELLED, "none"),
        (PurchaseState.SENT, PurchaseState.UNKNOWN, "unknown"),
        (PurchaseState.RECEIVING, PurchaseState.UNKNOWN, "charged"),
        (PurchaseState.RECEIVED, PurchaseState.RECEIVED, "none"),
        (PurchaseState.UNKNOWN, PurchaseState.UNKNOWN, "none"),
        (PurchaseState.VERIFIED, PurchaseState.VERIFIED, "none"),
    ],
)
def test_the_next_start_says_what_is_unresolved(tmp_path, ledger, state, becomes, charge):
    purchase = left_by_an_ended_run(tmp_path, state)
    unresolved = [row.uid for row in ledger.recover()]
    assert unresolved == ([purchase.uid] if becomes in OPEN_STATES else [])
    now = ledger.purchase(purchase.uid)
    assert (now.state, now.charge) == (becomes, charge)
    assert [row.uid for row in ledger.recover()] == unresolved


@pytest.mark.parametrize("state", sorted(OPEN_STATES - {PurchaseState.UNKNOWN}))
def test_what_another_living_process_does_is_left_alone(ledger, other, state):
    purchase = brought_to(other, state, an_image())
    assert ledger.recover() == ()
    assert ledger.purchase(purchase.uid).state is state
    assert not ledger.take_over(ledger.purchase(purchase.uid))


@pytest.mark.parametrize("state", [PurchaseState.PLANNED, PurchaseState.SENT, PurchaseState.RECEIVING])
def test_of_two_starts_that_see_the_same_only_one_settles_it(tmp_path, ledger, other, state):
    purchase = left_by_an_ended_run(tmp_path, state)
    ledger.recover()
    settled = ledger.purchase(purchase.uid)
    other._settle(purchase)
    assert other.purchase(purchase.uid) == settled


def test_of_two_starts_one_takes_a_purchase_over(tmp_path, ledger, other):
    left_by_an_ended_run(tmp_path, PurchaseState.RECEIVED)
    (row,) = ledger.recover()
    assert (ledger.take_over(row), other.take_over(row), other.take_over(other.purchase(row.uid))) == (
        True, False, False,
    )  # fmt: skip
    assert ledger.take_over(ledger.purchase(row.uid))


# Reading and writing


def test_nothing_is_changed_by_a_step_that_fails_halfway(ledger):
    purchase = ledger.plan(an_image())
    with pytest.raises(LedgerError):
        ledger.move(purchase.uid, PurchaseState.SENT, charge="no such word")
    assert ledger.purchase(purchase.uid) == purchase
    assert len(ledger.history(purchase.uid)) == 1


def test_a_purchase_that_is_not_there_is_missed(ledger):
    with pytest.raises(KeyError):
        ledger.purchase("nobody")


def test_purchases_of_one_date_and_model_are_found_whatever_became_of_them(ledger):
    brought_to(ledger, PurchaseState.VERIFIED, an_image())
    brought_to(ledger, PurchaseState.FAILED, an_image("f2"))
    assert len(ledger.of_series(REAL, "2024-05-04", "Stratus2")) == 2
    assert ledger.purchases(account=PLAY) == ()
    assert {row.kind for row in ledger.purchases(account=REAL)} == {PurchaseKind.IMAGE}
