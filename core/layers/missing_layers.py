# SPDX-License-Identifier: GPL-2.0-or-later
"""Layers whose file was moved or deleted: found again through the ledger, for free."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from qgis.core import QgsRasterLayer

from ..purchases.delivery import zero_dn
from ..purchases.ledger_rows import OWNED_STATES
from ..purchases.purchased import request_from_json
from ..rasters.raster_file import inspect_geotiff, write_view
from .restore import purchase_of_file, restore

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from qgis.core import QgsMapLayer, QgsProject

    from ..purchases.ledger import Ledger
    from ..purchases.ledger_rows import Purchase


@dataclass(frozen=True)
class MissingLayer:
    """A layer of the project that has lost its file, and the purchase that it shows."""

    layer_id: str
    name: str
    purchase: Purchase


def missing_layers(ledger: Ledger, project: QgsProject) -> tuple[MissingLayer, ...]:
    """List the layers without a file that the ledger knows. Main thread.

    Raises:
        LedgerError: the ledger cannot be read.
    """
    lost = [layer for layer in project.mapLayers().values() if _has_lost_its_file(layer)]
    found = ((layer, _purchase_behind(ledger, layer)) for layer in lost)
    return tuple(
        MissingLayer(layer.id(), layer.name(), purchase) for layer, purchase in found if purchase is not None
    )


def find_files(
    ledger: Ledger, missing: Iterable[MissingLayer], folders: Iterable[Path]
) -> dict[str, Path | None]:
    """Look for the files, by their place and then by their content; return each layer's view. Any thread.

    Raises:
        LedgerError: the ledger cannot be written.
    """
    places = tuple(folders)
    return {
        item.layer_id: _view_of(restore(ledger, item.purchase, places), item.purchase) for item in missing
    }


def mend(project: QgsProject, views: Mapping[str, Path | None]) -> int:
    """Give the layers their files back, styles and all; return how many. Main thread."""
    mended = 0
    for layer_id, view in views.items():
        layer = project.mapLayer(layer_id)
        if view is not None and isinstance(layer, QgsRasterLayer):
            metadata = layer.metadata()  # a new source brings its own, without the notices
            layer.setDataSource(str(view), layer.name(), "gdal")
            layer.setMetadata(metadata)
            mended += layer.isValid()
    return mended


def _has_lost_its_file(layer: QgsMapLayer) -> bool:
    is_ours = isinstance(layer, QgsRasterLayer) and layer.providerType() == "gdal"
    return is_ours and (not layer.isValid() or not Path(layer.source()).is_file())


def _purchase_behind(ledger: Ledger, layer: QgsMapLayer) -> Purchase | None:
    """Know a layer by its file's place, or by the request that its metadata names."""
    by_place = purchase_of_file(ledger, Path(layer.source()))
    if by_place is not None:
        return by_place
    fingerprint = layer.metadata().identifier()
    owned = ledger.purchases(states=OWNED_STATES)
    return next((p for p in owned if fingerprint and p.fingerprint == fingerprint), None)


def _view_of(image: Path | None, purchase: Purchase) -> Path | None:
    """Return the view beside an image, made anew where it did not come along."""
    if image is None:
        return None
    view = image.with_suffix(".vrt")
    if view.is_file():
        return view
    offset_dn = zero_dn(request_from_json(purchase.request_json))
    return write_view(image, inspect_geotiff(image).band_ids, offset_dn=offset_dn)
