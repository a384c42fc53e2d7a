# SPDX-License-Identifier: GPL-2.0-or-later
"""A list that changes under the eye, and one of ten thousand lines."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtTest import QTest

from clearsky_qgis.core.downloads.rows import Surroundings, row_of
from clearsky_qgis.core.purchases.ledger import Ledger
from clearsky_qgis.tests.support.purchases import an_image, brought_to
from clearsky_qgis.tests.support.shelf import S
from clearsky_qgis.ui.downloads import page as downloads_page
from clearsky_qgis.ui.downloads.model import ROW_ROLE, DownloadModel

MANY = 10_000
ROLES_DRAWN = 3
"""What the delegate asks of a line: the row, its progress, its picture."""


@pytest.fixture(scope="module")
def some_rows(tmp_path_factory, qapp):
    ledger = Ledger(tmp_path_factory.mktemp("profile")).open()
    around = Surroundings({}, {}, ledger.owner.uid)
    bought = [brought_to(ledger, S.LOADED, an_image(str(number))) for number in range(8)]
    ledger.close()
    return tuple(row_of(purchase, around) for purchase in bought)


@given(st.data())
def test_who_only_listens_to_the_signals_knows_the_whole_list(some_rows, data):
    model, heard = DownloadModel(), []

    def fetch(first, last):
        return [model.index(at).data(ROW_ROLE) for at in range(first, last + 1)]

    def on_inserted(_parent, first, last):
        heard[first:first] = fetch(first, last)

    def on_removed(_parent, first, last):
        del heard[first : last + 1]

    def on_changed(first, last, _roles):
        heard[first.row() : last.row() + 1] = fetch(first.row(), last.row())

    model.rowsInserted.connect(on_inserted)
    model.rowsRemoved.connect(on_removed)
    model.dataChanged.connect(on_changed)
    for _ in range(3):
        chosen = data.draw(st.lists(st.sampled_from(some_rows), unique_by=lambda row: row.uid))
        amounts = [data.draw(st.integers(1, 2)) for _ in chosen]
        rows = tuple(replace(row, amount=amount) for row, amount in zip(chosen, amounts))
        model.set_rows(rows)
        assert heard == list(rows)


def test_a_new_purchase_leaves_the_chosen_line_chosen_and_in_its_place(shelf):
    shelf.buy_many(200)
    page = shelf.show_page()
    middle = page.shown.index(100, 0)
    page.view.scrollTo(middle, page.view.ScrollHint.PositionAtCenter)
    page.view.setCurrentIndex(middle)
    uid = middle.data(ROW_ROLE).uid
    shelf.buy(S.LOADED)
    shelf.refresh()
    assert page.view.currentIndex().data(ROW_ROLE).uid == uid
    assert page.view.viewport().rect().intersects(page.view.visualRect(page.view.currentIndex()))


class CountingModel(DownloadModel):
    """The model, and how often it was asked for something."""

    asked = 0

    def data(self, index, role=Qt.ItemDataRole.DisplayRole):
        CountingModel.asked += 1
        return super().data(index, role)


def test_ten_thousand_lines_cost_only_what_is_seen_of_them(shelf, monkeypatch):
    monkeypatch.setattr(downloads_page, "DownloadModel", CountingModel)
    shelf.buy_many(MANY)
    CountingModel.asked = 0
    page = shelf.show_page()
    assert page.shown.rowCount() == MANY
    seen = page.view.viewport().height() // page.view.sizeHintForRow(0) + 2
    once = seen * ROLES_DRAWN
    page.view.viewport().repaint()
    assert 0 < CountingModel.asked <= 5 * once  # drawn when shown, when filled, when laid out anew
    CountingModel.asked = 0
    pages = 20
    for _ in range(pages):
        QTest.keyClick(page.view, Qt.Key.Key_PageDown)
        page.view.viewport().repaint()
    QTest.keyClick(page.view, Qt.Key.Key_End)
    page.view.viewport().repaint()
    assert page.view.visualRect(page.shown.index(MANY - 1, 0)).isValid()
    assert 0 < CountingModel.asked <= (pages + 1) * 3 * once


def test_a_refresh_of_ten_thousand_lines_draws_nothing_that_did_not_change(shelf, monkeypatch):
    monkeypatch.setattr(downloads_page, "DownloadModel", CountingModel)
    shelf.buy_many(MANY)
    page = shelf.show_page()
    CountingModel.asked = 0
    shelf.refresh()
    assert CountingModel.asked == 0
    assert page.shown.rowCount() == MANY
