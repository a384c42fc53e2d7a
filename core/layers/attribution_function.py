# SPDX-License-Identifier: GPL-2.0-or-later
"""An expression function that gives the source notices of the ClearSKY layers that are visible (contract 13).

On the canvas and in a layout's map these are the layers of `@map_layers`; elsewhere in a layout those of its reference
map, or of the map whose id is given: `clearsky_attribution('Map 1')`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from qgis.core import QgsExpression, QgsExpressionContext, QgsExpressionFunction, QgsMapLayer, QgsProject

from ...clearsky.attribution import merged_texts
from ..translation import tr

if TYPE_CHECKING:
    from collections.abc import Iterable

    from qgis.core import QgsExpressionNodeFunction

NAME = "clearsky_attribution"
GROUP = "ClearSKY"
SEPARATOR = " · "
VOCABULARY = "ClearSKY"
"""The keywords by which a layer's metadata says whose image it is."""
ANY_NUMBER = -1
CREDIT_ENTRY = "CopyrightLabel"
"""Where a project keeps QGIS's copyright decoration."""
CREDIT_EXPRESSION = (
    "[% replace(coalesce(eval('clearsky_attribution()'), array_to_string(array_distinct(array_filter(array_foreach("
    "@map_layers, layer_property(@element, 'attribution')), length(@element) > 0)), ' · ')), ' · ', '\\n') %]"
)
"""One notice a line. What follows our function is QGIS's own: a project that is opened without this plugin still shows
the layers' notices."""


class AttributionFunction(QgsExpressionFunction):
    """`clearsky_attribution([map])`."""

    def __init__(self) -> None:
        super().__init__(NAME, ANY_NUMBER, GROUP, _help())

    def func(
        self,
        values: Iterable[Any],
        context: QgsExpressionContext | None,
        parent: QgsExpression | None,  # noqa: ARG002 (QGIS's signature)
        node: QgsExpressionNodeFunction | None,  # noqa: ARG002 (QGIS's signature)
    ) -> str:
        """Return the notices, each once, on one line."""
        map_id = next(map(str, values), "")
        return SEPARATOR.join(attribution_texts(_visible_layers(map_id, context or QgsExpressionContext())))


def register_function() -> AttributionFunction:
    """Make the function known to QGIS; the caller keeps it alive until it is unregistered."""
    function = AttributionFunction()
    QgsExpression.registerFunction(function)
    return function


def unregister_function() -> None:
    """Take the function away from QGIS."""
    QgsExpression.unregisterFunction(NAME)


def attribution_texts(layers: Iterable[QgsMapLayer]) -> tuple[str, ...]:
    """Return the notices that layers of ours carry in their metadata, each once and their years together."""
    ours = [layer for layer in layers if VOCABULARY in layer.metadata().keywords()]
    return merged_texts(text for layer in ours for text in layer.metadata().rights())


def write_credit(project: QgsProject) -> None:
    """Let the project's copyright decoration show the notices, after whatever it shows already."""
    label, _ = project.readEntry(CREDIT_ENTRY, "/Label", "")
    if NAME not in label:
        text = f"{label}{SEPARATOR}{CREDIT_EXPRESSION}" if label.strip() else CREDIT_EXPRESSION
        project.writeEntry(CREDIT_ENTRY, "/Label", text)
    project.writeEntry(CREDIT_ENTRY, "/Enabled", True)


def _visible_layers(map_id: str, context: QgsExpressionContext) -> list[QgsMapLayer]:
    """Return the layers that are looked at where the expression stands."""
    layers = context.variable("map_layers")
    if map_id or not isinstance(layers, list):
        layers = _layers_of_layout(map_id, str(context.variable("layout_name") or ""))
    if layers is None:
        layers = QgsProject.instance().layerTreeRoot().checkedLayers()
    return [layer for layer in layers if isinstance(layer, QgsMapLayer)]


def _layers_of_layout(map_id: str, layout_name: str) -> list[QgsMapLayer] | None:
    layout = QgsProject.instance().layoutManager().layoutByName(layout_name) if layout_name else None
    reference: Any = getattr(layout, "referenceMap", lambda: None)()
    named: Any = getattr(layout, "itemById", lambda _id: None)(map_id) if map_id else None
    shown = named if hasattr(named, "followVisibilityPreset") else reference
    layers = shown.createExpressionContext().variable("map_layers") if shown is not None else None
    return layers if isinstance(layers, list) else None


def _help() -> str:
    return tr(
        "The source notices of the ClearSKY layers that are visible on the map, each once. In a layout they are those "
        "of its reference map, or of the map whose id is given: clearsky_attribution('Map 1')."
    )
