# SPDX-License-Identifier: GPL-2.0-or-later
"""The product that a session starts with: chosen among the saved ones in the options, found in the next desk."""

from __future__ import annotations

import pytest
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtTest import QTest

from clearsky_qgis.core.imagery.presets import first_product, remove_preset, rename_preset, save_preset
from clearsky_qgis.core.imagery.product import CrsChoice, Product
from clearsky_qgis.core.settings import BASE_URL, FIRST_PRODUCT
from clearsky_qgis.tests.support.desk import Desk

COARSE = Product(bandnames="B4,B3,B2", resolution_m=40, crs=CrsChoice.PROJECT)
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def open_options(make_page, qtbot):
    pages = []

    def show():
        page = make_page()
        pages.append(page)
        page.setParent(None)
        qtbot.addWidget(page)
        page.show()
        return page

    yield show
    pages.clear()


def choose(qtbot, combo, text):
    """Open the list with its key, for Qt takes no click so soon after a click that opened it; then click an entry."""
    QTest.keyClick(combo, Qt.Key.Key_F4)
    entries = combo.view()
    qtbot.waitUntil(entries.isVisible)
    index = entries.model().index(combo.findText(text), 0)
    QTest.mouseClick(
        entries.viewport(), LEFT, Qt.KeyboardModifier.NoModifier, entries.visualRect(index).center()
    )
    assert combo.currentText() == text


def test_a_fresh_desk_starts_with_the_product_chosen_in_the_options(open_options, qtbot, tmp_path, sandbox):
    save_preset("Coarse", COARSE)
    page = open_options()
    choose(qtbot, page.images.product_combo, "Coarse")
    page.apply()
    BASE_URL.set(sandbox.base_url)
    desk = Desk(qtbot, tmp_path / "images")
    desk.service.credentials.keep_until_close(sandbox.api_key)
    desk.draw_and_settle()
    product = desk.dock.page.product
    shown = (product.bands_combo.currentText(), product.resolution_combo.currentText())
    estimate = next(c for c in reversed(sandbox.state["calls"]) if c["path"].endswith("/composite/estimate"))
    desk.close()
    assert shown == ("True Colour", "40 m")
    assert (estimate["body"]["Resolution"], estimate["body"]["EpsgProjection"]) == (40, 25832)


def test_without_a_choice_it_is_the_usual_product_in_words(open_options):
    page = open_options()
    assert page.images.product_combo.currentText() == "All Bands · 10 m · UTM"
    page.apply()
    assert first_product() == Product()


def test_the_choice_is_shown_again_counts_only_after_ok_and_can_be_taken_back(open_options, qtbot):
    save_preset("Coarse", COARSE)
    page = open_options()
    choose(qtbot, page.images.product_combo, "Coarse")
    assert first_product() == Product()
    page.apply()
    assert first_product() == COARSE
    again = open_options()
    assert again.images.product_combo.currentText() == "Coarse"
    choose(qtbot, again.images.product_combo, "All Bands · 10 m · UTM")
    again.apply()
    assert first_product() == Product()


def test_a_new_name_is_followed_and_a_removed_product_leaves_the_usual_one(open_options):
    save_preset("Coarse", COARSE)
    FIRST_PRODUCT.set("Coarse")
    rename_preset("Coarse", "Rough")
    assert (first_product(), open_options().images.product_combo.currentText()) == (COARSE, "Rough")
    remove_preset("Rough")
    save_preset("Rough", COARSE)
    assert first_product() == Product()
    FIRST_PRODUCT.set("Of another profile")
    assert first_product() == Product()
    assert open_options().images.product_combo.currentIndex() == 0
