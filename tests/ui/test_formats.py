# SPDX-License-Identifier: GPL-2.0-or-later
"""Amounts as they are read."""

from __future__ import annotations

import pytest

from clearsky_qgis.ui.formats import units_text


@pytest.mark.parametrize(
    ("units", "text"),
    [(0, "0 units"), (1.244, "1.24 units"), (0.0012, "0.0012 units"), (0.00004, "< 0.0001 units")],
)
def test_what_costs_something_is_never_written_as_nothing(units, text):
    assert units_text(units) == text
