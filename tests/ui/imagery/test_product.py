# SPDX-License-Identifier: GPL-2.0-or-later
"""Choosing how the image is wanted: every widget changes what is priced and what is sent, and nothing else does."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from qgis.core import QgsCoordinateReferenceSystem
from qgis.gui import QgsProjectionSelectionDialog
from qgis.PyQt.QtCore import QPoint, QPointF, Qt
from qgis.PyQt.QtGui import QWheelEvent
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QAbstractItemView, QApplication, QCalendarWidget, QInputDialog, QWidget

from clearsky_qgis.clearsky.models import TaskingModel
from clearsky_qgis.core.imagery.presets import load_presets
from clearsky_qgis.core.imagery.product import (
    CrsChoice,
    Product,
    changed_rare_fields,
    product_from_fields,
    product_to_fields,
    products_from_text,
    products_to_text,
)
from clearsky_qgis.core.imagery.state import ImageryState, Source
from clearsky_qgis.ui.imagery.more_options import MoreOptions
from clearsky_qgis.ui.imagery.page import ImageryPage
from clearsky_qgis.ui.imagery.product_section import ProductSection
from clearsky_qgis.ui.imagery.product_words import band_presets

PATH = "/api/satelliteimages/process/composite"
SOURCE = Source("Stratus2", ("Sentinel1", "Sentinel2", "Landsat89"))
UNUSUAL = Product(
    bandnames="B8,B4,[B8_B4]",
    resolution_m=40,
    crs=CrsChoice.OTHER,
    other_epsg=3035,
    data_type="UINT8",
    pixel_selection="contained",
    utm_selection="single_utm",
    exact_pixels=False,
    allow_partial=True,
    level=1,
    harmonize=False,
    clip_reflectance=True,
)


@pytest.fixture
def section(desk):
    desk.draw_and_settle()
    return desk.dock.page.product


def sent(sandbox, path):
    """The body of the last call of a path."""
    return [call for call in sandbox.state["calls"] if call["path"] == path][-1]["body"]


def choose(combo, text):
    """Choose by one press of an arrow key, from the choice beside it."""
    target = combo.findText(text)
    step = 1 if target else -1
    combo.setFocus()
    combo.setCurrentIndex(target - step)
    QTest.keyClick(combo, Qt.Key.Key_Down if step > 0 else Qt.Key.Key_Up)


def unfold(section):
    section.more_options.setCollapsed(False)
    QApplication.processEvents()


WIDGETS = {
    "bands": ("bands_combo", "Vegetation", {"Bandnames": "B4,B5,B6,B7,B8,B8A"}),
    "pixel size": ("resolution_combo", "40 m", {"Resolution": 40}),
    "crs": ("crs_combo", "As the Project", {"EpsgProjection": 25832}),
    "data type": ("data_type", "8 Bits, Smaller File", {"DataType": "UINT8"}),
    "edge": ("pixel_selection", "Those Wholly Inside", {"PixelSelectionMode": "contained"}),
    "zones": ("utm_selection", "This Zone Only", {"UtmDataSelectionMode": "single_utm"}),
    "level": ("level", "1, Top of Atmosphere", {"Level": 1}),
    "harmonise": ("harmonize", "No", {"Harmonize": False}),
    "clip": ("clip_reflectance", "Yes", {"ClipReflectance": True}),
    "exact": ("exact_pixels", None, {"UtmGridForcePixelResolutionSize": False}),
    "partial": ("allow_partial", None, {"AllowPartialImage": True}),
}


@pytest.mark.parametrize("name", list(WIDGETS))
def test_every_widget_changes_what_is_priced_and_what_is_sent(desk, section, sandbox, name):
    usual = sent(sandbox, f"{PATH}/estimate")
    field, text, wanted = WIDGETS[name]
    unfold(section)
    more = section.more_options
    if text is None:
        more.checks[field].setFocus()
        QTest.keyClick(more.checks[field], Qt.Key.Key_Space)
    else:
        choose(more.combos[field] if field in more.combos else getattr(section, field), text)
    desk.settle()
    assert sent(sandbox, f"{PATH}/estimate") == {**usual, **wanted}
    desk.press_get()
    desk.settle()
    assert sent(sandbox, PATH) == {**usual, **wanted}
    assert desk.state.loaded is not None, desk.words


def test_all_bands_and_int16_are_the_default_and_nothing_is_said_of_them(section, sandbox):
    body = sent(sandbox, f"{PATH}/estimate")
    assert (body["Bandnames"], body["DataType"], body["Resolution"]) == ("all", "INT16", 10)
    assert not {"Level", "Harmonize", "ClipReflectance"} & set(body)
    assert section.more_options.isCollapsed()
    assert section.more_options.title() == "More Options"
    assert section.note_label.text() == ""


def test_fewer_bands_are_remarked_upon_in_one_quiet_line(desk, section):
    choose(section.bands_combo, "True Colour")
    desk.settle()
    assert section.note_label.text() == "All bands cost the same, and an image is usually included only once."


@pytest.mark.parametrize("bandnames", [names for _, names in band_presets()])
def test_every_band_preset_comes_as_a_layer_with_its_bands_by_name(desk, section, bandnames):
    desk.controller.set_product(Product(bandnames=bandnames, resolution_m=80))
    desk.settle()
    desk.press_get()
    desk.settle()
    layer = desk.project.mapLayer(desk.state.loaded.layer_id)
    names = [layer.bandName(i).partition(": ")[2] for i in range(1, layer.bandCount() + 1)]
    wanted = desk.state.loaded.delivery.band_ids if bandnames == "all" else tuple(bandnames.split(","))
    assert tuple(names[: len(wanted)]) == wanted


def test_custom_bands_are_checked_while_they_are_typed_and_never_priced_wrongly(desk, section, sandbox):
    choose(section.bands_combo, "Custom")
    assert section.bands_edit.isVisible()
    section.bands_edit.selectAll()
    QTest.keyClicks(section.bands_edit, "B8,B44")
    assert section.bands_error_label.text() == "B44 is neither a band nor an index such as [B8_B4]."
    assert desk.state.quote is None
    assert not desk.state.can_get
    QTest.keyClick(section.bands_edit, Qt.Key.Key_Backspace)
    QTest.keyClicks(section.bands_edit, ",[B8_B4]")
    assert not section.bands_error_label.isVisible()
    desk.settle()
    assert sent(sandbox, f"{PATH}/estimate")["Bandnames"] == "B8,B4,[B8_B4]"
    assert section.bands_edit.text() == "B8,B4,[B8_B4]"
    choose(section.bands_combo, "All Bands")
    desk.settle()
    assert not section.bands_edit.isVisible()
    assert desk.state.product.bandnames == "all"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "A band is missing"),
        ("B8,", "A band is missing"),
        ("B8,B8", "B8 stands there twice"),
        ("all,B8", "all stands alone"),
        ("[B8_B8]", "needs two different bands"),
        ("[B8]", "neither a band nor an index"),
    ],
)
def test_what_is_wrong_with_custom_bands_is_named(qtbot, text, words):
    section = ProductSection()
    qtbot.addWidget(section)
    section.render_state(ImageryState(product=Product(bandnames=text), sources=(SOURCE,)), enabled=True)
    assert words in section.bands_error_label.text()


def test_any_coordinate_system_with_an_epsg_code_can_be_chosen(desk, section, sandbox, monkeypatch):
    monkeypatch.setattr(QgsProjectionSelectionDialog, "exec", lambda _self: 1)
    monkeypatch.setattr(
        QgsProjectionSelectionDialog, "crs", lambda _self: QgsCoordinateReferenceSystem("EPSG:4326")
    )
    choose(section.crs_combo, "Other…")
    desk.settle()
    assert sent(sandbox, f"{PATH}/estimate")["EpsgProjection"] == 4326
    assert section.crs_combo.currentText() == "EPSG:4326"
    assert "EPSG:4326 is in degrees; how the service turns 10 m" in section.note_label.text()
    choose(section.crs_combo, "UTM 32N (Auto)")
    desk.settle()
    assert section.note_label.text() == ""


def test_a_coordinate_system_without_a_code_changes_nothing(desk, section, monkeypatch):
    local = QgsCoordinateReferenceSystem.fromProj("+proj=laea +lat_0=50 +lon_0=9 +datum=WGS84")
    monkeypatch.setattr(QgsProjectionSelectionDialog, "exec", lambda _self: 1)
    monkeypatch.setattr(QgsProjectionSelectionDialog, "crs", lambda _self: local)
    before = desk.state.product
    section.crs_combo.chosen.emit("other")
    assert desk.state.product == before
    assert section.crs_combo.currentText() == "UTM 32N (Auto)"


def test_the_folded_title_says_what_is_not_as_usual_and_one_press_sets_it_back(qtbot):
    options = MoreOptions()
    qtbot.addWidget(options)
    options.render_product(replace(Product(), data_type="UINT8", allow_partial=True), is_utm=True)
    assert options.title() == "More Options · 8 bits, partial allowed"
    told = []
    options.product_changed.connect(told.append)
    options.show()
    options.setCollapsed(False)
    QTest.mouseClick(options.reset_button, Qt.MouseButton.LeftButton)
    assert told == [Product()]


def test_how_utm_zones_are_joined_is_asked_only_of_an_image_in_utm(desk, section):
    combo = section.more_options.combos["utm_selection"]
    assert combo.isEnabled()
    for epsg, is_utm in ((4326, False), (32633, True), (25832, False)):
        desk.controller.set_product(replace(desk.state.product, crs=CrsChoice.OTHER, other_epsg=epsg))
        assert combo.isEnabled() is is_utm


def test_the_wheel_over_a_choice_changes_nothing(desk, section):
    combo = section.resolution_combo
    middle = QPointF(combo.rect().center())
    event = QWheelEvent(
        middle,
        QPointF(combo.mapToGlobal(combo.rect().center())),
        QPoint(0, 0),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(combo, event)
    assert desk.state.product.resolution_m == 10
    assert not event.isAccepted()


@pytest.mark.parametrize(
    "product",
    [
        Product(resolution_m=80),
        Product(bandnames="B8,[B8_B4]", resolution_m=80, data_type="UINT8", pixel_selection="contained"),
        Product(resolution_m=80, crs=CrsChoice.OTHER, other_epsg=3035, level=1, harmonize=False),
        Product(resolution_m=80, exact_pixels=False, utm_selection="single_utm", clip_reflectance=True),
    ],
)
def test_what_is_wanted_once_more_is_wanted_as_it_was_and_so_is_owned(desk, section, product):
    desk.controller.set_product(product)
    desk.settle()
    desk.press_get()
    desk.settle()
    bought = desk.state.quote.request if desk.state.quote else desk.state.loaded.delivery.request
    desk.controller.set_product(Product())
    desk.settle()
    (purchase,) = desk.ledger.purchases()
    desk.controller.want_again(purchase.uid)
    desk.wait_until(lambda: desk.state.quote is not None)
    desk.settle()
    assert desk.state.product == product
    assert desk.state.quote.request == bought
    assert desk.state.owned is not None


# Models


def test_the_accounts_own_models_are_asked_for_once(desk, section, sandbox):
    desk.wait_until(lambda: bool(desk.state.models))
    assert [model.model for model in desk.state.models] == ["Stratus2", "Stratus2Fast"]
    desk.draw_and_settle()
    assert sandbox.state["paths"]["GET /api/tasking/models"]["seen"] == 1


def test_the_accounts_models_are_listed_with_those_that_have_no_dates_here(qtbot):
    section = ProductSection()
    qtbot.addWidget(section)
    models = (TaskingModel(model="Stratus2"), TaskingModel(model="Stratus2Fast"))
    section.render_state(ImageryState(sources=(SOURCE,), source=SOURCE, models=models), enabled=True)
    texts = [section.source_combo.itemText(i) for i in range(section.source_combo.count())]
    assert texts == ["Stratus2", "Stratus2Fast · no dates here"]
    assert not section.source_combo.model().item(1).isEnabled()


def test_one_model_alone_is_no_choice_and_stands_in_the_heading(qtbot):
    section = ProductSection()
    qtbot.addWidget(section)
    state = ImageryState(sources=(SOURCE,), source=SOURCE, models=(TaskingModel(model="Stratus2"),))
    section.render_state(state, enabled=True)
    assert section.source_combo.isHidden()
    assert section._remark.text() == "Stratus2 · Sentinel-1, Sentinel-2, Landsat\u00a08/9"


def test_two_series_of_one_model_are_told_apart_by_their_constellations(qtbot):
    section = ProductSection()
    qtbot.addWidget(section)
    fast = Source("Stratus2", ("Sentinel1", "Sentinel2"))
    section.render_state(ImageryState(sources=(SOURCE, fast), source=fast), enabled=True)
    assert section.source_combo.currentText() == "Stratus2 · Sentinel-1, Sentinel-2"
    chosen = []
    section.source_changed.connect(chosen.append)
    section.show()
    QTest.keyClick(section.source_combo, Qt.Key.Key_Up)
    assert chosen == [SOURCE]


def test_without_an_answer_about_models_the_image_can_still_be_had(desk, sandbox):
    sandbox.faults.add("status", path="tasking/models", status=500, times=10)
    desk.draw()
    desk.wait_until(lambda: desk.state.can_get)
    assert desk.state.models == ()


# Presets


def test_a_product_is_saved_under_a_name_chosen_renamed_and_removed(desk, section, monkeypatch):
    menu = section.preset_menu
    choose(section.resolution_combo, "40 m")
    desk.settle()
    monkeypatch.setattr(QInputDialog, "getText", lambda *_args, **_kwargs: ("Coarse", True))
    pick(menu, "Save As…")
    choose(section.resolution_combo, "10 m")
    desk.settle()
    pick(menu, "Coarse")
    desk.settle()
    assert desk.state.product == Product(resolution_m=40)
    assert desk.state.quote.request.resolution == 40
    monkeypatch.setattr(QInputDialog, "getText", lambda *_args, **_kwargs: ("Rough & ready", True))
    pick(menu, "Rename", "Coarse")
    assert list(load_presets()) == ["Rough & ready"]
    pick(menu, "Remove", "Rough && ready")
    assert load_presets() == {}


def pick(menu, *titles):
    """Open a menu and trigger an entry, or one of a sub-menu."""
    menu.aboutToShow.emit()
    for title in titles[:-1]:
        menu = next(action.menu() for action in menu.actions() if action.text() == title)
    next(action for action in menu.actions() if action.text() == titles[-1]).trigger()


@pytest.mark.parametrize("product", [Product(), UNUSUAL])
def test_a_product_comes_back_from_its_text_as_it_was(product):
    assert products_from_text(products_to_text({"a": product})) == {"a": product}
    assert len(changed_rare_fields(product)) in (0, 8)


@pytest.mark.parametrize(
    "kept",
    [
        {"resolution_m": 15},
        {"crs": "elsewhere"},
        {"crs": "other"},
        {"crs": "other", "other_epsg": True},
        {"data_type": "FLOAT"},
        {"level": True},
        {"exact_pixels": 1},
        {"bandnames": ""},
        {"bandnames": 7},
        {"of_another_version": 1},
        None,
        [],
    ],
)
def test_what_a_kept_product_may_not_hold_is_as_usual(kept):
    assert product_from_fields(kept) == Product()


@pytest.mark.parametrize("text", ["", "nonsense", "[]", '{"a": 1}', "null"])
def test_unreadable_presets_are_none(text):
    assert products_from_text(text) == {}


def test_every_field_of_a_product_is_kept():
    assert product_from_fields(json.loads(json.dumps(product_to_fields(UNUSUAL)))) == UNUSUAL


def test_whoever_cannot_see_is_told_what_each_widget_is(qtbot):
    page = ImageryPage()
    qtbot.addWidget(page)
    page.render_state(ImageryState(sources=(SOURCE,), source=SOURCE))
    inner = (QAbstractItemView, QCalendarWidget)  # those of combo boxes and of the calendar are Qt's own
    nameless = [
        widget
        for section in (page.date, page.product)
        for widget in section.findChildren(QWidget)
        if widget.focusPolicy() != Qt.FocusPolicy.NoFocus
        and widget is not page.date.nearest_button  # it has its text as soon as it is shown
        and not isinstance(widget, inner)
        and not widget.accessibleName()
        and not getattr(widget, "text", str)()
    ]
    assert nameless == []
