# SPDX-License-Identifier: GPL-2.0-or-later
from __future__ import annotations

import pytest

from clearsky_qgis.core.settings import BASE_URL, DOWNLOAD_FOLDER
from clearsky_qgis.sandbox import Sandbox
from clearsky_qgis.tests.support.batch_table import BatchTable


@pytest.fixture
def sandbox():
    with Sandbox(now="2024-11-20T12:00:00Z") as service:
        yield service


@pytest.fixture
def table(qtbot, tmp_path, sandbox):
    BASE_URL.set(sandbox.base_url)
    DOWNLOAD_FOLDER.set(str(tmp_path / "images"))
    table = BatchTable(qtbot, tmp_path, sandbox)
    yield table
    table.close()
