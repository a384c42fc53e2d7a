# SPDX-License-Identifier: GPL-2.0-or-later
"""Images of a batch that trickle: the list says so, lets each go on, and stops just the one that is pressed twice."""

from __future__ import annotations

import pytest
from qgis.PyQt import sip
from qgis.PyQt.QtCore import QPoint, Qt
from qgis.PyQt.QtTest import QTest

from clearsky_qgis.core.batch.state import CellPhase
from clearsky_qgis.core.downloads.controller import DownloadsController
from clearsky_qgis.core.jobs import progress
from clearsky_qgis.core.purchases.ledger_rows import PurchaseState
from clearsky_qgis.core.settings import BASE_URL
from clearsky_qgis.tests.support.batch_table import BatchTable
from clearsky_qgis.tests.support.calls import booked
from clearsky_qgis.tests.support.shots import take_shot
from clearsky_qgis.ui.downloads.delegate import BUTTON_PX
from clearsky_qgis.ui.downloads.page import DownloadsPage

DOWNLOAD = "process/composite"
SLOWLY = "very slow · goes on until stopped"
NARROW_PX, HEIGHT_PX = 300, 400


@pytest.fixture
def table(qtbot, tmp_path, sandbox):
    """A batch, and the list of downloads beside it."""
    BASE_URL.set(sandbox.base_url)
    table = BatchTable(qtbot, tmp_path, sandbox)
    downloads = DownloadsController(table.ledger, table.queue, table.project)
    table.page = DownloadsPage(downloads)
    table.page.cancel_requested.connect(downloads.stop)
    table.page.resize(NARROW_PX, HEIGHT_PX)
    table.page.show()
    yield table
    table.queue.close()
    sip.delete(table.page)
    del downloads
    table.close()


def slow_lines(page):
    texts = [
        page.shown.index(at, 0).data(Qt.ItemDataRole.AccessibleTextRole)
        for at in range(page.shown.rowCount())
    ]
    return [at for at, text in enumerate(texts) if text.endswith(SLOWLY)]


def press_stop(page, at):
    line = page.view.visualRect(page.shown.index(at, 0))
    spot = QPoint(line.right() - BUTTON_PX // 2, line.center().y())
    QTest.mouseClick(page.view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, spot)


def test_a_slow_image_of_a_batch_goes_on_unless_its_stop_is_pressed_twice(table, sandbox, monkeypatch):
    page = table.page
    monkeypatch.setattr(progress, "TRICKLE_WINDOW_S", 1.0)
    sandbox.faults.add("trickle", path=DOWNLOAD, seconds=8, times=0)
    table.take(("7",), 2)
    table.controller.get()
    table.wait_until(lambda: len(slow_lines(page)) == 2)
    press_stop(page, 0)
    assert "It counts as fetched already" in page.notice_label.text()
    assert table.phases == [CellPhase.FETCHING, CellPhase.FETCHING]
    take_shot(page, "downloads-slow-batch")
    press_stop(page, 0)
    table.settle()
    assert sorted(table.phases) == [CellPhase.IN_PROJECT, CellPhase.STOPPED]
    ends = {(row.state, row.charge) for row in table.ledger.purchases()}
    assert ends == {(PurchaseState.CANCELLED, "charged"), (PurchaseState.LOADED, "charged")}
    assert booked(sandbox) == 2
