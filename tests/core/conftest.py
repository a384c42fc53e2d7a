# SPDX-License-Identifier: GPL-2.0-or-later
"""What several topics of the core are tested with."""

from __future__ import annotations

import pytest

from clearsky_qgis.core.purchases.ledger import Ledger


@pytest.fixture
def ledger(tmp_path):
    opened = Ledger(tmp_path / "profile").open()
    yield opened
    opened.close()
