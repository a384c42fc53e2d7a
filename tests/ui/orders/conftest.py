# SPDX-License-Identifier: GPL-2.0-or-later
"""A page of orders over a sandbox whose clock can be advanced."""

from __future__ import annotations

import pytest

from clearsky_qgis.sandbox import Sandbox
from clearsky_qgis.tests.support.order_window import Window


@pytest.fixture
def settings():
    """What the sandbox is started with; a test may override it by parametrizing."""
    return {}


@pytest.fixture
def sandbox(settings):
    with Sandbox(now="2024-11-20T12:00:00Z", **settings) as service:
        yield service


@pytest.fixture
def window(desk, sandbox, monkeypatch):
    # Other processes share the settings of the profile, but not the environment.
    monkeypatch.setenv("CLEARSKY_BASE_URL", sandbox.base_url)
    window = Window(desk, sandbox)
    yield window
    window.close()
