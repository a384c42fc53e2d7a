# SPDX-License-Identifier: GPL-2.0-or-later
from __future__ import annotations

import pytest

from clearsky_qgis.tests.support.shelf import Shelf


@pytest.fixture
def shelf(qtbot, tmp_path):
    shelf = Shelf(qtbot, tmp_path)
    yield shelf
    shelf.close()
