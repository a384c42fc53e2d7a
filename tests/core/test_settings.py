# SPDX-License-Identifier: GPL-2.0-or-later
"""Limits as they are kept: whatever stands there, no limit is taken for none."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from qgis.core import QgsSettings

from clearsky_qgis.core.purchases.ledger_rows import PurchaseKind
from clearsky_qgis.core.settings import MONTHLY_EUROS, MONTHLY_UNITS, LimitsInForce, limit_of


@pytest.fixture(autouse=True)
def no_limits():
    yield
    for setting in (MONTHLY_UNITS, MONTHLY_EUROS):
        setting.set("")


@pytest.mark.parametrize(
    ("kept", "limit"),
    [
        (None, None),
        ("", None),
        (" ", None),
        ("12.5", 12.5),
        ("0", 0.0),
        (0, 0.0),
        (0.0, 0.0),
        (False, 0.0),
        (7, 7.0),
        ("-3", 0.0),
        ("1,5", 0.0),
        (["1", "5"], 0.0),
        ([], 0.0),
        ("nan", 0.0),
        ("inf", 0.0),
        ("1e999", 0.0),
        ("ten", 0.0),
    ],
    ids=repr,
)
def test_no_limit_is_taken_for_none(kept, limit):
    """A settings file is written by hand, by other programs and by administrators."""
    QgsSettings().setValue(MONTHLY_UNITS.key, kept)
    assert limit_of(MONTHLY_UNITS) == limit


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text())
def test_whatever_is_kept_is_no_limit_only_where_nothing_is(text):
    MONTHLY_EUROS.set(text)
    limit = limit_of(MONTHLY_EUROS)
    assert (limit is None) == (not text.strip())
    assert limit is None or limit >= 0


def test_limits_are_those_of_the_moment_and_each_kind_of_money_has_its_own():
    limits = LimitsInForce()
    MONTHLY_UNITS.set("5")
    MONTHLY_EUROS.set("7")
    assert (limits.monthly(PurchaseKind.IMAGE), limits.monthly(PurchaseKind.ORDER)) == (5.0, 7.0)
    MONTHLY_UNITS.set("4")
    assert limits.monthly(PurchaseKind.IMAGE) == 4.0
