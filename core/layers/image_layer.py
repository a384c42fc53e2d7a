# SPDX-License-Identifier: GPL-2.0-or-later
"""A delivery becomes a raster layer: right place, named bands, ready styles, its day, and its notices."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from qgis.core import Qgis, QgsBox3D, QgsMapLayer, QgsRasterLayer

from ..errors import RasterError, Reason
from ..purchases.delivery import zero_dn
from ..rasters.raster_file import RATIO_BAND
from .handover import hand_to_main_thread
from .metadata import attribution_line, build_metadata, day_range, layer_title
from .styles import add_styles

if TYPE_CHECKING:
    from pathlib import Path

    from qgis.core import QgsProject

    from ..purchases.delivery import Delivery


SIDECAR_STYLE: Any = QgsMapLayer.StyleCategory.Symbology | QgsMapLayer.StyleCategory.Temporal
"""What the `.qml` beside the file gives to other projects: the same colours and the same day."""


@dataclass(frozen=True)
class LoadedImage:
    """A layer that was added to the project."""

    layer: QgsRasterLayer
    """Owned by the project."""
    layer_id: str
    delivery: Delivery
    style_names: tuple[str, ...]


@dataclass(frozen=True)
class ReadyImage:
    """A delivery with its layer, which waits to be added to the project, or with the reason why there is none."""

    delivery: Delivery
    layer: QgsRasterLayer | None = None
    style_names: tuple[str, ...] = ()
    error: Exception | None = None


def ready_image(delivery: Delivery) -> ReadyImage:
    """Make the layer of a delivery off the main thread, and hand it over to that: opening and styling take long.

    Never raises: what was delivered is paid, whatever becomes of its layer.
    """
    try:
        layer, style_names = make_layer(delivery)
    except Exception as error:  # noqa: BLE001 (told where the layer is to be added)
        return ReadyImage(delivery, error=error)
    hand_to_main_thread(layer)
    return ReadyImage(delivery, layer, style_names)


def add_to_project(ready: ReadyImage, project: QgsProject) -> LoadedImage:
    """Add an image to the project as a layer; a mosaic that is in there is shown anew. Main thread only.

    Raises:
        RasterError: QGIS cannot open the file.
    """
    if ready.layer is None:
        raise ready.error or RasterError(Reason.NO_LAYER, path=ready.delivery.facts.path)
    there = show_anew(ready.delivery, project)
    if there is not None:
        return there
    project.addMapLayer(ready.layer)
    return LoadedImage(ready.layer, ready.layer.id(), ready.delivery, ready.style_names)


def make_layer(delivery: Delivery) -> tuple[QgsRasterLayer, tuple[str, ...]]:
    """Make the layer of a delivery, with everything that it has to carry, and the names of its styles.

    Raises:
        RasterError: QGIS cannot open the file.
    """
    options = QgsRasterLayer.LayerOptions(loadDefaultStyle=False)
    layer = QgsRasterLayer(str(delivery.view_path), layer_title(delivery.request), "gdal", options)
    if not layer.isValid():
        raise RasterError(Reason.NO_LAYER, path=delivery.facts.path)
    return layer, dress_layer(layer, delivery)


def show_anew(delivery: Delivery, project: QgsProject) -> LoadedImage | None:
    """Let the layers of a mosaic show which parts have come by now; return one of them, or None. Main thread only.

    Their styles stay as the user has them.
    """
    layers: list[Any] = [
        layer for layer in project.mapLayers().values() if layer.source() == str(delivery.view_path)
    ]
    if delivery.part_count == 1 or not layers:
        return None
    for layer in layers:
        _reopen(layer, delivery.view_path)
        _set_metadata(layer, delivery)
    first = layers[0]
    return LoadedImage(first, first.id(), delivery, tuple(first.styleManager().styles()))


def _reopen(layer: QgsRasterLayer, view_path: Path) -> None:
    """Open a layer's file anew.

    GDAL keeps statistics in a view: when it lets go of the older one it writes that, as it was, over the newer one.
    """
    view = view_path.read_bytes()
    layer.reload()
    if view_path.read_bytes() != view:
        fresh_path = view_path.with_suffix(".new.vrt")
        fresh_path.write_bytes(view)
        fresh_path.replace(view_path)
        layer.reload()
    layer.setExtent(layer.dataProvider().extent())
    layer.triggerRepaint()


def dress_layer(layer: QgsRasterLayer, delivery: Delivery) -> tuple[str, ...]:
    """Give a delivery's layer its notices, its day and its styles, whose names are returned; also beside the file."""
    _set_metadata(layer, delivery)
    _set_day(layer, delivery)
    view_bands = delivery.band_ids + ((RATIO_BAND,) if layer.bandCount() > len(delivery.band_ids) else ())
    style_names = add_styles(layer, view_bands, zero_dn=zero_dn(delivery.request))
    layer.saveNamedStyle(str(delivery.facts.path.with_suffix(".qml")), SIDECAR_STYLE)
    return style_names


def _set_metadata(layer: QgsRasterLayer, delivery: Delivery) -> None:
    """Put the notices on the layer, in the `.qmd` beside the file, and into QGIS's own attribution."""
    metadata = build_metadata(delivery, QgsBox3D(layer.extent()), layer.crs())
    layer.setMetadata(metadata)
    layer.saveNamedMetadata(str(delivery.facts.path.with_suffix(".qmd")))
    layer.serverProperties().setAttribution(attribution_line(delivery.notices))


def _set_day(layer: QgsRasterLayer, delivery: Delivery) -> None:
    temporal = layer.temporalProperties()
    temporal.setMode(Qgis.RasterTemporalMode.FixedTemporalRange)
    temporal.setFixedTemporalRange(day_range(delivery.request.date))
    temporal.setIsActive(True)
