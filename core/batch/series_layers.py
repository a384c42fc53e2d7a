# SPDX-License-Identifier: GPL-2.0-or-later
"""A time series in the project: a group for each area, the newest image first, ready for the Temporal Controller."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any

from qgis.core import Qgis, QgsLayerTreeGroup, QgsLayerTreeLayer, QgsProject, QgsRasterLayer

from ..layers.image_layer import LoadedImage, make_layer, show_anew
from ..layers.metadata import day_range
from .areas import natural_key

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

    from ...clearsky.models import CompositeRequest
    from ..purchases.delivery import Delivery

SERIES_PROPERTY = "clearsky/series"
"""What a group holds, as `series_id` says it: the user may give the group another name."""


def series_name(area_name: str, model: str) -> str:
    """Name the group of an area's series, e.g. "Field 7 · Stratus2"."""
    return f"{area_name} · {model}"


def series_id(request: CompositeRequest) -> str:
    """Say which series an image belongs to: its area, its model and its constellations, in one short word."""
    parts = (request.wkt or "", request.model, *sorted(request.satellite_constellations))
    return hashlib.sha256("|".join(parts).encode()).hexdigest()[:16]


def add_to_series(delivery: Delivery, project: QgsProject, name: str) -> LoadedImage:
    """Add an image to its area's group; one that is in there shows which of its parts have come. Main thread only.

    Only the newest is visible: a hundred images one upon the other would all be drawn. The project's time is
    widened to the image's day.

    Raises:
        RasterError: QGIS cannot open the file.
    """
    wanted = series_id(delivery.request)
    group = _group(project, wanted)
    show_anew(delivery, project)
    node = _node_of(group, str(delivery.view_path)) if group else None
    if node is not None:
        _cover_time(project, delivery.request.date)
        there: Any = node.layer()
        return LoadedImage(there, there.id(), delivery, tuple(there.styleManager().styles()))
    layer, style_names = make_layer(delivery)
    group = group or _new_group(project, name, wanted)
    project.addMapLayer(layer, False)
    _insert(group, layer, delivery.request.date)
    _cover_time(project, delivery.request.date)
    return LoadedImage(layer, layer.id(), delivery, style_names)


def show_series(project: QgsProject, series_ids: Iterable[str]) -> None:
    """Make every image of some series visible: the Temporal Controller then draws those of its moment."""
    for group in filter(None, (_group(project, wanted) for wanted in series_ids)):
        group.setItemVisibilityChecked(True)
        for node in _nodes(group):
            node.setItemVisibilityChecked(True)


def _group(project: QgsProject, wanted: str) -> QgsLayerTreeGroup | None:
    groups = _series_groups(project)
    return next((group for group in groups if group.customProperty(SERIES_PROPERTY) == wanted), None)


def _series_groups(project: QgsProject) -> list[QgsLayerTreeGroup]:
    groups = project.layerTreeRoot().findGroups(True)
    return [group for group in groups if group.customProperty(SERIES_PROPERTY)]


def _new_group(project: QgsProject, name: str, wanted: str) -> QgsLayerTreeGroup:
    """Make a group at the top, among the series' groups in the order of their names, Field 2 before Field 10."""
    root = project.layerTreeRoot()
    position = 0
    for index, child in enumerate(root.children()):
        is_series = isinstance(child, QgsLayerTreeGroup) and child.customProperty(SERIES_PROPERTY)
        if is_series and natural_key(child.name()) < natural_key(name):
            position = index + 1
    group: Any = root.insertGroup(position, name)
    group.setCustomProperty(SERIES_PROPERTY, wanted)
    return group


def _insert(group: QgsLayerTreeGroup, layer: QgsRasterLayer, day: dt.date) -> None:
    older = [node for node in _nodes(group) if _day(node) <= day]
    is_newest = len(older) == len(_nodes(group))
    children = group.children()
    node = group.insertLayer(children.index(older[0]) if older else len(children), layer)
    node.setExpanded(False)
    node.setItemVisibilityChecked(is_newest)
    for other in older if is_newest else ():
        other.setItemVisibilityChecked(False)


def _nodes(group: QgsLayerTreeGroup) -> list[QgsLayerTreeLayer]:
    """Return the group's layers that have a day, from its top."""
    return [
        node
        for node in group.children()
        if isinstance(node, QgsLayerTreeLayer)
        and isinstance(node.layer(), QgsRasterLayer)
        and node.layer().temporalProperties().isActive()
    ]


def _node_of(group: QgsLayerTreeGroup, source: str) -> QgsLayerTreeLayer | None:
    return next((node for node in _nodes(group) if node.layer().source() == source), None)


def _day(node: QgsLayerTreeLayer) -> dt.date:
    day: dt.date = node.layer().temporalProperties().fixedTemporalRange().begin().date().toPyDate()
    return day


def _cover_time(project: QgsProject, day: dt.date) -> None:
    """Widen the project's time to a day, and step it by the series' shortest gap so that no frame is empty."""
    settings = project.timeSettings()
    covered = settings.temporalRange()
    if covered.isInfinite():
        covered = day_range(day)
    covered.extend(day_range(day))
    settings.setTemporalRange(covered)
    groups = _series_groups(project)
    days = sorted({_day(node) for group in groups for node in _nodes(group)})
    gaps = [(later - earlier).days for earlier, later in zip(days, days[1:])]
    if gaps:
        settings.setTimeStepUnit(Qgis.TemporalUnit.Days)
        settings.setTimeStep(float(min(gaps)))
