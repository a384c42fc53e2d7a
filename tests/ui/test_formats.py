# SPDX-License-Identifier: GPL-2.0-or-later
"""Numbers as a reader wants them: as fine as they matter, and written alike everywhere."""

from __future__ import annotations

import pytest

from clearsky_qgis.core.errors import CoreError, Reason
from clearsky_qgis.core.purchases.ledger_rows import PurchaseKind
from clearsky_qgis.ui.formats import area_text
from clearsky_qgis.ui.messages import explain


@pytest.mark.parametrize(
    ("area_km2", "text"),
    [
        (0.1254, "0.125 km²"),
        (1, "1 km²"),
        (12.44, "12.4 km²"),
        (999.94, "999.9 km²"),
        (1000.4, "1,000 km²"),
        (6965.6, "6,966 km²"),
    ],
)
def test_an_area_is_written_as_finely_as_it_matters(area_km2, text):
    assert area_text(area_km2) == text


def test_a_refused_order_writes_its_euros_with_their_cents():
    error = CoreError(Reason.OVER_LIMIT, kind=PurchaseKind.ORDER, spent=60, amount=39.5, limit=80)
    assert "€ 80.00 a month leaves no room for € 39.50 more (€ 60.00 " in explain(error)
