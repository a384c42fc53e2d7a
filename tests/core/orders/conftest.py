# SPDX-License-Identifier: GPL-2.0-or-later
"""Order counters over sandboxes."""

from __future__ import annotations

import pytest

from clearsky_qgis.sandbox import Sandbox
from clearsky_qgis.tests.support.order_counter import Counter


@pytest.fixture
def open_counter(qtbot, tmp_path, monkeypatch):
    """Open counters over sandboxes; the address is given by the environment, which no other process shares."""
    opened = []

    def open_one(poll_s=30.0, **settings):
        sandbox = Sandbox(now="2024-11-20T12:00:00Z", **settings).start()
        monkeypatch.setenv("CLEARSKY_BASE_URL", sandbox.base_url)
        counter = Counter(qtbot, tmp_path, sandbox, poll_s=poll_s)
        opened.append((counter, sandbox))
        return counter

    yield open_one
    for counter, sandbox in opened:
        counter.close()
        sandbox.stop()


@pytest.fixture
def counter(open_counter):
    return open_counter()
