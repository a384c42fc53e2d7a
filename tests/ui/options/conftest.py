# SPDX-License-Identifier: GPL-2.0-or-later
from __future__ import annotations

import pytest
from qgis.PyQt.QtWidgets import QWidget

from clearsky_qgis.core.connection.account_check import AccountCheck
from clearsky_qgis.core.connection.credentials import Credentials
from clearsky_qgis.core.connection.diagnostics import diagnostics_report
from clearsky_qgis.core.connection.service import Service
from clearsky_qgis.core.jobs.job_queue import JobQueue
from clearsky_qgis.core.purchases.ledger import Ledger
from clearsky_qgis.core.purchases.ledger_file import FILE_NAME
from clearsky_qgis.ui.options.page import OptionsPage


@pytest.fixture
def service(tmp_path):
    service = Service(Credentials(), Ledger(tmp_path))
    yield service
    service.close()
    service.stop_sample()


@pytest.fixture
def queue():
    queue = JobQueue()
    yield queue
    queue.close()


@pytest.fixture
def make_page(qtbot, tmp_path, service, queue):
    """Make the page as QGIS does each time the options are opened."""
    parent = QWidget()
    qtbot.addWidget(parent)

    def make() -> OptionsPage:
        check = AccountCheck(service, queue)
        return OptionsPage(service, check, lambda: diagnostics_report(service, tmp_path / FILE_NAME), parent)

    return make
