# SPDX-License-Identifier: GPL-2.0-or-later
"""An image is bought at the price that was shown and within the month's limit, or not at all."""

from __future__ import annotations

from dataclasses import replace

import pytest

from clearsky_qgis.clearsky.errors import BadAnswerError
from clearsky_qgis.core.errors import MoneyError, Reason
from clearsky_qgis.core.purchases.ledger_rows import SpendingLimits
from clearsky_qgis.core.purchases.till import buy_image
from clearsky_qgis.tests.support.faults_road import image_request
from clearsky_qgis.tests.support.faults_service import counts

fault = pytest.mark.fault
REQUEST = image_request()


@fault(
    "M10",
    "An image's price has changed between showing and pressing",
    "refused with the new price, 0 fetched",
)
@pytest.mark.parametrize("shown_units", [0.0, 1.0])
def test_M10_an_image_at_another_price_than_the_one_shown_is_not_bought(shown_units, desk, sandbox, report):
    quote = desk.quote(REQUEST)
    shown = replace(quote, estimate=quote.estimate.model_copy(update={"credit_estimate": shown_units}))
    with pytest.raises(MoneyError) as caught:
        desk.buy(REQUEST, shown)
    assert caught.value.reason is Reason.PRICE_CHANGED
    assert caught.value.details["amount"] == quote.estimate.credit_estimate
    seen = counts(sandbox)
    assert (seen.seen, desk.rows) == (0, ())
    report("refused, names the new price; no row", seen)


@fault("M10", "The image can no longer be had when the button is pressed", "refused, 0 fetched")
def test_M10_an_image_that_can_no_longer_be_had_is_not_bought(desk, sandbox, report):
    quote = desk.quote(REQUEST)
    gone = '{"Succeeded":true,"Data":{"FullyAvailable":false,"DataAvailableForUser":true}}'
    sandbox.faults.add("json_error", path="/available", body=gone)
    with pytest.raises(MoneyError) as caught:
        desk.buy(REQUEST, quote)
    assert (caught.value.reason, caught.value.details["amount"]) == (Reason.PRICE_CHANGED, None)
    seen = counts(sandbox)
    assert (seen.seen, desk.rows) == (0, ())
    report("refused; no row", seen)


@fault("M10", "An image's estimate has no price", "refused, 0 fetched")
def test_M10_an_image_without_a_price_is_not_bought(desk, sandbox, report):
    quote = desk.quote(REQUEST)
    sandbox.faults.add("json_error", path="/estimate", body='{"Succeeded":true,"Data":{"AreaEstimateKm2":1}}')
    with pytest.raises(BadAnswerError):
        desk.buy(REQUEST, quote)
    seen = counts(sandbox)
    assert (seen.seen, desk.rows) == (0, ())
    report("refused; no row", seen)


def test_an_image_beyond_the_months_limit_is_not_bought(desk, sandbox):
    quote = desk.quote(REQUEST)
    till = replace(desk.till, limits=SpendingLimits(monthly_units=quote.estimate.credit_estimate / 2))
    with pytest.raises(MoneyError) as caught:
        buy_image(desk.client, till, quote, desk.target(REQUEST), desk.feedback)
    assert caught.value.reason is Reason.OVER_LIMIT
    assert (counts(sandbox).seen, desk.rows) == (0, ())
