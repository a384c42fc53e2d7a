# SPDX-License-Identifier: GPL-2.0-or-later
"""An image whose disk fills up while it comes: told calmly, and finished by a press once there is room."""

from __future__ import annotations

import pytest
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QLabel, QPushButton

from clearsky_qgis.clearsky import _files
from clearsky_qgis.clearsky.pieces import join_pieces
from clearsky_qgis.core.purchases import recovery
from clearsky_qgis.core.purchases.ledger_rows import PurchaseState
from clearsky_qgis.tests.support.calls import booked
from clearsky_qgis.tests.support.full_folders import FullFolders
from clearsky_qgis.tests.support.shots import take_shot

ROOM_BYTES = 20_000


class Disks:
    """The images' disk fills up; no disk has room for the whole until it is made."""

    def __init__(self, monkeypatch, folder):
        self._folders = FullFolders(monkeypatch)
        self._folder = folder
        self._has_room = False
        folder.mkdir(parents=True, exist_ok=True)
        self._folders.leave(folder, ROOM_BYTES)
        for module in (_files, recovery):
            monkeypatch.setattr(module, "join_pieces", self._join)

    def make_room(self):
        self._folders.leave(self._folder, 10**9)
        self._has_room = True

    def _join(self, *pieces):
        return join_pieces(*pieces) if self._has_room else None


@pytest.fixture
def unfinished(desk, monkeypatch):
    """A desk whose image has come in two pieces; returns its disks."""
    disks = Disks(monkeypatch, desk.folder)
    desk.draw_and_settle()
    desk.press_get()
    desk.settle()
    return disks


def press(desk, text):
    buttons = [b for b in desk.dock.page.unresolved.findChildren(QPushButton) if b.text() == text]
    desk.qtbot.mouseClick(buttons[-1], Qt.MouseButton.LeftButton)
    desk.settle()


def offered(desk):
    return [label.text() for label in desk.dock.page.unresolved.findChildren(QLabel)][-1]


def test_an_image_in_two_pieces_is_told_and_offered_to_be_finished(desk, unfinished):
    assert "no disk has room for it in one piece" in desk.words
    assert "counts as fetched" in desk.words
    assert "is here whole, but its disk was full" in offered(desk)
    take_shot(desk.dock.page, "imagery-unfinished")


def test_it_is_finished_by_a_press_as_soon_as_there_is_room(desk, sandbox, unfinished):
    press(desk, "Finish")
    assert "could not be put in its place" in desk.words
    assert desk.images == []
    unfinished.make_room()
    press(desk, "Finish")
    (row,) = desk.ledger.purchases()
    assert row.state is PurchaseState.LOADED
    assert len(desk.project.mapLayers()) == 1
    assert not desk.dock.page.unresolved.isVisible()
    assert booked(sandbox) == 1


def test_what_came_of_an_image_that_broke_off_can_be_seen(desk, sandbox):
    desk.draw_and_settle()
    sandbox.faults.add("truncate", path="process/composite", fraction=0.9)
    desk.press_get()
    desk.settle()
    (row,) = desk.ledger.purchases()
    assert (row.state, row.charge) == (PurchaseState.FAILED, "charged")
    desk.library.open_kept(row.uid)
    (layer,) = desk.project.mapLayers().values()
    assert layer.isValid()
    assert layer.name() == f"{row.image_date}, as far as it came"
    assert desk.ledger.purchase(row.uid).state is PurchaseState.FAILED


def test_a_kept_file_that_is_no_geotiff_is_never_opened(desk, sandbox):
    desk.draw_and_settle()
    sandbox.faults.add("truncate", path="process/composite", fraction=0.9)
    desk.press_get()
    desk.settle()
    (row,) = desk.ledger.purchases()
    recovery.kept_file(row).write_text("<VRTDataset/>")
    desk.library.open_kept(row.uid)
    assert "no GeoTIFF" in desk.words
    assert len(desk.project.mapLayers()) == 0
