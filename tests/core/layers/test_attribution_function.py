# SPDX-License-Identifier: GPL-2.0-or-later
"""The notices by an expression: on the canvas, in a print layout, without duplicates, and without the plugin."""

from __future__ import annotations

import pytest
from qgis.core import (
    QgsExpression,
    QgsExpressionContext,
    QgsExpressionContextUtils,
    QgsLayoutItemLabel,
    QgsLayoutItemMap,
    QgsLayoutSize,
    QgsMapSettings,
    QgsPrintLayout,
    QgsProject,
    QgsVectorLayer,
)

from clearsky_qgis.clearsky.attribution import merged_texts
from clearsky_qgis.core.layers import attribution_function as af

COPERNICUS = "Contains modified Copernicus Sentinel data"
USGS = "Landsat-8/9 data courtesy of the U.S. Geological Survey"


@pytest.fixture
def function():
    made = af.register_function()
    yield made
    af.unregister_function()


@pytest.fixture
def project():
    project = QgsProject.instance()
    project.clear()
    yield project
    project.clear()


def layer(project, *rights, ours=True):
    made = QgsVectorLayer("Point", "p", "memory")
    metadata = made.metadata()
    metadata.setRights(list(rights))
    if ours:
        metadata.setKeywords({"ClearSKY": ["Stratus2"]})
    made.setMetadata(metadata)
    made.serverProperties().setAttribution(" · ".join(rights))
    return project.addMapLayer(made)


def on_canvas(text, layers):
    settings = QgsMapSettings()
    settings.setLayers(layers)
    context = QgsExpressionContext()
    context.appendScope(QgsExpressionContextUtils.mapSettingsScope(settings))
    return QgsExpression.replaceExpressionText(text, context)


def test_the_notices_of_the_visible_layers_are_told_once_and_their_years_together(function, project):
    first = layer(project, f"{COPERNICUS} 2024", USGS)
    second = layer(project, f"{COPERNICUS} 2023", USGS)
    hidden = layer(project, "Hidden")
    foreign = layer(project, "Not ours", ours=False)
    assert hidden
    text = on_canvas("[% clearsky_attribution() %]", [first, second, foreign])
    assert text == f"{COPERNICUS} 2023, 2024 · {USGS}"


def test_what_only_looks_like_a_year_is_left_as_it_is():
    words = ("Own words 2023", "Own words 2024")
    assert merged_texts([*words, "Own words 2023", ""]) == words


def test_a_print_layout_shows_the_notices_of_its_map_and_of_a_named_one(function, project):
    north, south = layer(project, f"{COPERNICUS} 2024"), layer(project, USGS)
    layout = QgsPrintLayout(project)
    layout.initializeDefaults()
    layout.setName("A4")
    for name, shown, width_mm in (("Map 1", north, 200), ("Map 2", south, 50)):
        item = QgsLayoutItemMap(layout)
        item.setId(name)
        item.attemptResize(QgsLayoutSize(width_mm, 50))
        item.setLayers([shown])
        item.setKeepLayerSet(True)
        layout.addLayoutItem(item)
    project.layoutManager().addLayout(layout)
    label = QgsLayoutItemLabel(layout)
    layout.addLayoutItem(label)
    label.setText("[% clearsky_attribution() %] / [% clearsky_attribution('Map 2') %]")
    assert label.currentText() == f"{COPERNICUS} 2024 / {USGS}"


def test_elsewhere_the_layers_that_are_ticked_count(function, project):
    ticked, hidden = layer(project, USGS), layer(project, "Hidden")
    project.layerTreeRoot().findLayer(hidden.id()).setItemVisibilityChecked(False)
    assert ticked
    assert QgsExpression("clearsky_attribution()").evaluate(QgsExpressionContext()) == USGS


@pytest.mark.parametrize("with_plugin", [True, False])
def test_the_decoration_shows_the_notices_also_where_the_plugin_is_missing(project, with_plugin):
    made = af.register_function() if with_plugin else None
    try:
        shown = on_canvas(af.CREDIT_EXPRESSION, [layer(project, USGS), layer(project, USGS), layer(project)])
    finally:
        if made:
            af.unregister_function()
    assert shown == USGS


def test_the_decoration_has_a_line_for_each_notice(function, project):
    shown = on_canvas(af.CREDIT_EXPRESSION, [layer(project, f"{COPERNICUS} 2024", USGS)])
    assert shown.splitlines() == [f"{COPERNICUS} 2024", USGS]


def test_without_a_layer_of_ours_nothing_is_shown(function, project):
    assert on_canvas(af.CREDIT_EXPRESSION, [layer(project, "Not ours", ours=False)]) == ""


def test_the_users_own_credit_is_kept_and_ours_added_once(project):
    project.writeEntry("CopyrightLabel", "/Label", "© The county")
    for _ in range(2):
        af.write_credit(project)
    label, _ = project.readEntry("CopyrightLabel", "/Label", "")
    assert label == f"© The county · {af.CREDIT_EXPRESSION}"
    assert project.readBoolEntry("CopyrightLabel", "/Enabled", False) == (True, True)


def test_an_unregistered_function_is_gone():
    kept = af.register_function()
    assert kept.name() == "clearsky_attribution"
    assert QgsExpression.isFunctionName("clearsky_attribution")
    af.unregister_function()
    assert not QgsExpression.isFunctionName("clearsky_attribution")
