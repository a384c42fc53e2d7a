# SPDX-License-Identifier: GPL-2.0-or-later
from __future__ import annotations

import pytest

from clearsky_qgis.sandbox import Sandbox
from clearsky_qgis.tests.sandbox.caller import NOW, Caller


@pytest.fixture
def start():
    """Start sandboxes with any settings; all of them are stopped after the test."""
    started = []

    def begin(**settings):
        sandbox = Sandbox(**{"now": NOW, **settings}).start()
        started.append(sandbox)
        return Caller(sandbox)

    yield begin
    for sandbox in started:
        sandbox.stop()


@pytest.fixture
def service(start):
    return start()
