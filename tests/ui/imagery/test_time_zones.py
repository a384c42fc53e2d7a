# SPDX-License-Identifier: GPL-2.0-or-later
"""Dates are UTC text end to end: the furthest time zones there are choose, send and keep the same days."""

from __future__ import annotations

from clearsky_qgis.tests.support.zone_child import CHOSEN, dates_in_zone


def test_the_earliest_and_the_latest_time_zone_show_send_and_keep_the_same_dates(tmp_path):
    east = dates_in_zone("Pacific/Kiritimati", tmp_path / "east")
    west = dates_in_zone("America/Adak", tmp_path / "west")
    assert east.pop("offset_h") == 14
    assert west.pop("offset_h") in (-10, -9)
    assert east == west
    assert CHOSEN in east["offered"]
    assert east["field"] == east["bought"] == east["file"] == CHOSEN
    assert east["sent"] == [CHOSEN]
    assert CHOSEN in east["layer"]
    assert east["begin"] == east["metadata"] == f"{CHOSEN}T00:00:00Z"
    assert east["end"] == f"{CHOSEN}T23:59:59Z"
