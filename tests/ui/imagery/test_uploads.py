# SPDX-License-Identifier: GPL-2.0-or-later
"""Delivering to an address of one's own: chosen above the button, masked, forgotten after use, bought once."""

from __future__ import annotations

import pytest
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QLabel, QPushButton

from clearsky_qgis.core.purchases.ledger_rows import PurchaseState
from clearsky_qgis.tests.support.calls import booked
from clearsky_qgis.tests.support.storage import SECRET, running_storage


@pytest.fixture
def storage():
    with running_storage() as server:
        yield server


@pytest.fixture
def priced(desk):
    desk.draw_and_settle()
    return desk


def deliver_to(desk, url):
    choice = desk.dock.page.price.deliver_to
    choice.upload_action.trigger()
    assert choice.address_edit.isVisible()
    QTest.keyClicks(choice.address_edit, url)
    QTest.keyClick(choice.address_edit, Qt.Key.Key_Return)
    desk.settle()


def texts_of(desk):
    """Return everything that the dock holds as text."""
    widgets = desk.dock.findChildren(object)
    return " ".join(
        w.text() for w in widgets if hasattr(w, "text") and callable(w.text) and not hasattr(w, "row")
    )


def test_an_image_is_delivered_to_an_upload_address_with_real_keys(priced, sandbox, storage):
    desk, card = priced, priced.dock.page.price
    deliver_to(desk, storage.url)
    assert card.deliver_to.place_label.text() == f"Deliver to http://{storage.netloc}/…"
    assert card.get_button.text() == f"Deliver Image · {card.price_label.text()}"
    desk.press_get()
    desk.settle()
    assert storage.content.startswith(b"II*\0")
    assert desk.words == f"✔ Delivered to http://{storage.netloc}/…"
    assert desk.images == []
    assert booked(sandbox) == 1
    (row,) = desk.ledger.purchases()
    assert row.state is PurchaseState.VERIFIED


def test_the_address_is_nowhere_after_use_and_never_shown(priced, storage, caplog):
    desk = priced
    with caplog.at_level(1):
        deliver_to(desk, storage.url)
        assert desk.dock.page.price.deliver_to.address_edit.text() == ""
        assert SECRET not in texts_of(desk)
        assert SECRET not in repr(desk.state)
        desk.press_get()
        desk.settle()
    assert desk.state.upload is None
    assert SECRET not in caplog.text
    assert SECRET not in texts_of(desk)
    for path in desk.folder.parent.rglob("*"):
        assert not path.is_file() or SECRET.encode() not in path.read_bytes(), path.name


def test_the_same_image_is_not_delivered_there_twice(priced, sandbox, storage):
    desk = priced
    for _ in range(2):
        deliver_to(desk, storage.url)
        desk.press_get()
        desk.settle()
    assert booked(sandbox) == 1
    assert "it is not bought twice" in desk.words
    assert not desk.dock.page.price.get_button.isEnabled()


def test_what_lies_where_all_may_read_is_opened_from_there(priced, storage):
    desk, card = priced, priced.dock.page.price
    storage.is_public = True
    deliver_to(desk, storage.url)
    desk.press_get()
    desk.settle()
    assert card.get_button.text() == "Open It from There"
    desk.press_get()
    assert not desk.project.mapLayers(), "the storage is asked in the background"
    desk.settle()
    (layer,) = desk.project.mapLayers().values()
    assert layer.isValid()
    assert layer.thread() is desk.project.thread()
    assert layer.source().endswith("/a.tif")


def test_what_may_not_be_read_is_not_offered(priced, storage):
    deliver_to(priced, storage.url)
    priced.press_get()
    priced.settle()
    assert priced.dock.page.price.get_button.text() == "Ask Again"


@pytest.mark.parametrize("address", ["http://bucket.example/a?sig=1", "ftp://bucket.example/a", "bucket"])
def test_an_address_that_is_not_safe_is_refused_before_anything_is_asked(priced, address, sandbox):
    asked = len(sandbox.state["paths"])
    deliver_to(priced, address)
    assert priced.words.startswith("Nothing can be delivered to that address; nothing was charged")
    assert priced.state.upload is None
    assert len(sandbox.state["paths"]) == asked


def test_an_expired_address_costs_nothing_and_a_new_one_is_asked_for(priced, sandbox, storage):
    storage.is_expired = True
    deliver_to(priced, storage.url)
    priced.press_get()
    priced.settle()
    assert "The upload was refused with status 403; nothing was charged" in priced.words
    assert priced.state.upload is None
    assert booked(sandbox) == 0


def test_of_a_lost_word_only_the_user_knows_the_end(priced, sandbox, storage):
    desk = priced
    deliver_to(desk, storage.url)
    sandbox.faults.add("refuse", path="process/composite")
    desk.press_get()
    desk.settle()
    assert "it may have been charged" in desk.words
    (row,) = desk.ledger.purchases()
    assert row.state is PurchaseState.UNKNOWN
    section = desk.dock.page.unresolved
    section.render_purchases((row,))
    assert "look there" in " ".join(label.text() for label in section.findChildren(QLabel))
    desk.click(next(b for b in section.findChildren(QPushButton) if b.text() == "It Has Arrived"))
    assert desk.ledger.purchase(row.uid).state is PurchaseState.VERIFIED
    deliver_to(desk, storage.url)
    assert "it is not bought twice" in desk.words


def test_one_may_go_back_to_this_computer(priced, storage):
    desk, choice = priced, priced.dock.page.price.deliver_to
    deliver_to(desk, storage.url)
    choice.here_action.trigger()
    desk.settle()
    assert choice.place_label.text() == "Deliver to this computer"
    desk.press_get()
    desk.settle()
    assert len(desk.images) == 1
    assert storage.content == b""
