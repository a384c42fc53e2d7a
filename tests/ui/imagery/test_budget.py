# SPDX-License-Identifier: GPL-2.0-or-later
"""What is left to spend, beside the price: the account's balance, the user's own limit, what an order includes."""

from __future__ import annotations

import pytest

from clearsky_qgis.core.settings import BASE_URL, MONTHLY_UNITS
from clearsky_qgis.sandbox import Sandbox


def facts(desk):
    return desk.dock.page.price.facts_label.text()


def test_the_balance_stands_beside_the_price_and_sinks_with_a_purchase(desk, sandbox):
    sandbox.account.processing_units = 20.0
    desk.draw_and_settle()
    assert "of 20 left" in facts(desk)
    desk.press_get()
    desk.settle()
    assert desk.state.budget.left_units == pytest.approx(
        20.0 - desk.state.quote.estimate.credit_estimate, abs=0.001
    )
    assert desk.state.budget.spent_units == desk.state.quote.estimate.credit_estimate


def test_the_users_own_limit_and_what_it_has_left_are_told(desk):
    MONTHLY_UNITS.set("50")
    desk.draw_and_settle()
    assert "0 of 50 units this month" in facts(desk)
    paid = desk.state.quote.estimate.credit_estimate
    desk.press_get()
    desk.settle()
    desk.controller.dates.pick(desk.state.dates[3].date)
    desk.settle()
    assert f"{paid:.2f} of 50 units this month" in facts(desk)


def test_the_first_image_of_a_date_is_included_and_the_second_is_not(desk):
    desk.draw_and_settle()
    assert "included once in your order" in facts(desk)
    desk.press_get()
    desk.settle()
    bands = desk.dock.page.product.bands_combo
    bands.setCurrentIndex(1)
    bands.activated.emit(1)
    desk.settle()
    assert desk.state.can_get
    assert "included once" not in facts(desk)


def test_an_account_that_tells_no_balance_leaves_it_out(desk):
    with Sandbox(legacy_key_info=False, now="2024-11-20T12:00:00Z") as mute:
        BASE_URL.set(mute.base_url)
        desk.service.credentials.keep_until_close(mute.api_key)
        desk.controller.settings_changed()
        desk.draw_and_settle()
        assert desk.state.can_get
        assert "left" not in facts(desk)
        desk.service.close()


def test_another_account_shows_nothing_of_the_last_ones_balance(desk):
    desk.draw_and_settle()
    told = []
    desk.controller.state_changed.connect(told.append)
    desk.service.credentials.keep_until_close("not-the-key")
    desk.controller.settings_changed()
    desk.settle()
    assert all(state.budget.left_units is None for state in told)
