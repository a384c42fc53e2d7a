# SPDX-License-Identifier: GPL-2.0-or-later
from __future__ import annotations

import pytest

from clearsky_qgis.core.connection.credentials import Credentials
from clearsky_qgis.core.connection.service import Service
from clearsky_qgis.core.purchases.ledger import Ledger


@pytest.fixture
def ledger(tmp_path):
    ledger = Ledger(tmp_path / "profile")
    yield ledger
    ledger.close()


@pytest.fixture
def service(ledger):
    service = Service(Credentials(), ledger)
    yield service
    service.close()
    service.stop_sample()


@pytest.fixture
def ask(service, sandbox):
    """Ask for the account's limits with the client as QGIS's settings want it now."""
    service.credentials.keep_until_close(sandbox.api_key)
    return lambda: service.client().account.info().max_total_bands
