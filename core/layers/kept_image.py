# SPDX-License-Identifier: GPL-2.0-or-later
"""What has come of an image that broke off or is not what was asked for: paid, kept, and opened as it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.core import QgsRasterLayer

from ..errors import RasterError, Reason
from ..rasters.raster_file import open_geotiff

if TYPE_CHECKING:
    from pathlib import Path

    from qgis.core import QgsProject


def add_kept_image(path: Path, title: str, project: QgsProject) -> QgsRasterLayer:
    """Add a kept file to the project without any check but that it is a GeoTIFF. Main thread only.

    Raises:
        RasterError: it is no GeoTIFF, or its beginning is not enough to open it.
    """
    open_geotiff(path)  # opened by that driver alone first: a kept file's name says nothing of what it holds
    options = QgsRasterLayer.LayerOptions(loadDefaultStyle=False)
    layer = QgsRasterLayer(str(path), title, "gdal", options)
    if not layer.isValid():
        raise RasterError(Reason.NO_LAYER, path=path)
    project.addMapLayer(layer)
    return layer
