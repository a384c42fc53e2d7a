# SPDX-License-Identifier: GPL-2.0-or-later
"""What several topics of the core are tested with."""

from __future__ import annotations

import pytest
from osgeo import gdal, ogr, osr

from clearsky_qgis.core.purchases.ledger import Ledger


@pytest.fixture
def ledger(tmp_path):
    opened = Ledger(tmp_path / "profile").open()
    yield opened
    opened.close()


@pytest.fixture(params=["raises", "returns"])
def either_gdal(request):
    """Let GDAL tell of failures in either of its ways: which one is in force is every plugin's to change.

    In the tests' process it returns them, as it does until somebody asks for exceptions.
    """
    kinds = [] if request.param == "returns" else [gdal, ogr, osr]
    for kind in kinds:
        kind.UseExceptions()
    yield
    for kind in reversed(kinds):  # GDAL before 3.7 insists on this order
        kind.DontUseExceptions()
