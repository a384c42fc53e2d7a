# SPDX-License-Identifier: GPL-2.0-or-later
"""What the user is asked while a paid image comes: a trickle, a stop, the end of QGIS."""

from __future__ import annotations

import threading

import pytest
from qgis.PyQt.QtWidgets import QMessageBox

from clearsky_qgis.core.jobs import progress
from clearsky_qgis.core.purchases.ledger import Ledger
from clearsky_qgis.core.purchases.ledger_rows import PurchaseState
from clearsky_qgis.core.purchases.recovery import kept_file, recover
from clearsky_qgis.core.settings import BASE_URL, DOWNLOAD_FOLDER
from clearsky_qgis.tests.support.desk import Desk
from clearsky_qgis.tests.support.faults_service import counts
from clearsky_qgis.ui.exit_blocker import ExitBlocker

fault = pytest.mark.fault
WORKING = ("clearsky-send", "clearsky-sha256")
"""The threads of a download beside its task's own."""


@pytest.fixture
def sandbox():
    from clearsky_qgis.sandbox import Sandbox

    with Sandbox(now="2024-11-20T12:00:00Z") as service:
        yield service


@pytest.fixture
def dock_desk(qtbot, tmp_path, sandbox):
    """A dock whose image is about to come a byte every half second."""
    DOWNLOAD_FOLDER.set(str(tmp_path / "images"))
    BASE_URL.set(sandbox.base_url)
    desk = Desk(qtbot, tmp_path / "images")
    desk.service.credentials.keep_until_close(sandbox.api_key)
    desk.draw_and_settle()
    yield desk
    desk.close()


def begin(desk, sandbox, *, seconds):
    sandbox.faults.add("trickle", path="process/composite", seconds=seconds)
    desk.press_get()
    desk.wait_until(lambda: desk.state.progress is not None)


@fault("D5", "Less than 1 kB a second for 2 minutes (here: a second)", "asked, and it goes on meanwhile")
def test_D05_a_trickle_is_asked_about_and_goes_on(dock_desk, sandbox, monkeypatch, report):
    monkeypatch.setattr(progress, "TRICKLE_WINDOW_S", 1.0)
    begin(dock_desk, sandbox, seconds=4)
    card = dock_desk.dock.page.price
    dock_desk.wait_until(card.keep_button.isVisible)
    assert "comes very slowly" in card.status_label.text()
    dock_desk.settle()
    (row,) = dock_desk.ledger.purchases()
    assert row.state is PurchaseState.LOADED
    report("asked in the dock, beside Stop; received to its end and loaded", counts(sandbox))


@fault("D12", "Stop pressed while receiving", "asked first, to keep receiving is the default; then PARTIAL")
def test_D12_a_stop_is_asked_about_before_it_is_done(dock_desk, sandbox, report):
    begin(dock_desk, sandbox, seconds=30)
    card = dock_desk.dock.page.price
    dock_desk.click(card.cancel_button)
    assert "counts as fetched already" in card.status_label.text()
    assert dock_desk.iface.window.focusWidget() is card.keep_button
    assert dock_desk.controller.is_fetching()
    dock_desk.click(card.cancel_button)
    dock_desk.settle()
    (row,) = dock_desk.ledger.purchases()
    assert (row.state, row.charge) == (PurchaseState.CANCELLED, "charged")
    assert kept_file(row).name.endswith(".part")
    report("asked beside the button; the second press: cancelled, charged, .part kept", counts(sandbox))


@fault("D13", "QGIS closes in mid-download", "asked once; the threads end within 2 s; the states are durable")
def test_D13_closing_in_mid_download_asks_once_and_leaves_no_thread(
    dock_desk, sandbox, tmp_path, monkeypatch, report
):
    begin(dock_desk, sandbox, seconds=30)
    asked = []

    def close(*_args):
        asked.append(True)
        return QMessageBox.StandardButton.Close

    monkeypatch.setattr(QMessageBox, "question", close)
    assert ExitBlocker(dock_desk.controller.is_fetching, dock_desk.iface.window).allowExit()
    working = [thread for thread in threading.enumerate() if thread.name in WORKING]
    assert {thread.name for thread in working} >= {"clearsky-sha256"}
    dock_desk.queue.close()  # waits two seconds at most; what still ran then would run on here
    assert [thread.name for thread in working if thread.is_alive()] == []
    assert asked == [True]
    dock_desk.ledger.close()
    next_start = Ledger(tmp_path / "profile").open()
    assert recover(next_start) == ()
    (row,) = next_start.purchases()
    assert (row.state, row.charge) == (PurchaseState.CANCELLED, "charged")
    assert kept_file(row).stat().st_size > 0
    next_start.close()
    report("asked once; every thread has ended; cancelled, charged, .part kept", counts(sandbox))
