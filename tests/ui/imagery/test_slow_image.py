# SPDX-License-Identifier: GPL-2.0-or-later
"""An image that trickles, and the user who is asked: it is paid, so it goes on coming until somebody says stop."""

from __future__ import annotations

import pytest

from clearsky_qgis.core.imagery.state import Activity
from clearsky_qgis.core.jobs import progress
from clearsky_qgis.core.purchases.ledger_rows import PurchaseState
from clearsky_qgis.tests.support.calls import booked
from clearsky_qgis.tests.support.shots import take_shot


@pytest.fixture
def card(desk):
    return desk.dock.page.price


def trickle(desk, sandbox, monkeypatch, *, seconds):
    """Begin to receive an image a byte at a time; a second is long here."""
    monkeypatch.setattr(progress, "TRICKLE_WINDOW_S", 1.0)
    desk.draw_and_settle()
    sandbox.faults.add("trickle", path="process/composite", seconds=seconds)
    desk.press_get()
    desk.wait_until(lambda: desk.state.is_asking_to_wait)


def test_a_trickling_image_is_asked_about_and_comes_meanwhile(desk, card, sandbox, monkeypatch):
    trickle(desk, sandbox, monkeypatch, seconds=4)
    assert "comes very slowly, and goes on coming" in card.status_label.text()
    assert (card.keep_button.text(), card.cancel_button.text()) == ("Keep Waiting", "Stop")
    assert (card.keep_button.isVisible(), card.cancel_button.isVisible()) == (True, True)
    take_shot(desk.dock.page, "imagery-trickle")
    desk.settle()
    assert desk.state.loaded is not None
    assert not card.keep_button.isVisible()


def test_who_keeps_waiting_is_asked_no_more_and_gets_the_image(desk, card, sandbox, monkeypatch):
    trickle(desk, sandbox, monkeypatch, seconds=5)
    desk.click(card.keep_button)
    assert not card.keep_button.isVisible()
    told = []
    desk.controller.state_changed.connect(lambda state: told.append(state.is_asking_to_wait))
    desk.settle()
    assert not any(told)
    assert desk.state.loaded is not None
    assert booked(sandbox) == 1


def test_who_stops_keeps_what_has_come(desk, card, sandbox, monkeypatch):
    trickle(desk, sandbox, monkeypatch, seconds=30)
    desk.click(card.cancel_button)
    desk.settle()
    (row,) = desk.ledger.purchases()
    assert (row.state, row.charge) == (PurchaseState.CANCELLED, "charged")
    assert [name for name in desk.files if name.endswith(".part")]


def test_stopping_what_comes_is_asked_about_and_receiving_on_is_the_default(desk, card, sandbox):
    desk.draw_and_settle()
    sandbox.faults.add("trickle", path="process/composite", seconds=3)
    desk.press_get()
    desk.wait_until(lambda: desk.state.progress is not None)
    desk.click(card.cancel_button)
    assert "counts as fetched already" in card.status_label.text()
    assert (card.keep_button.text(), card.keep_button.isVisible()) == ("Keep Receiving", True)
    assert desk.iface.window.focusWidget() is card.keep_button
    take_shot(desk.dock.page, "imagery-stopping")
    desk.click(card.keep_button)
    assert not card.keep_button.isVisible()
    desk.settle()
    assert desk.state.loaded is not None


def test_what_has_not_begun_to_come_is_stopped_at_once(desk, card, sandbox):
    desk.draw_and_settle()
    sandbox.faults.add("delay", path="process/composite", seconds=20)
    desk.press_get()
    desk.wait_until(lambda: desk.state.activity is Activity.FETCHING)
    desk.click(card.cancel_button)
    desk.settle()
    assert desk.words.startswith("Stopped as you asked")
