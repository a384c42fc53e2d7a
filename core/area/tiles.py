# SPDX-License-Identifier: GPL-2.0-or-later
"""The service's own grid as a source of areas (contract 3.4, 9). Asks the service: runs off the main thread."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.core import Qgis, QgsCoordinateReferenceSystem, QgsGeometry, QgsRectangle, QgsUnitTypes

from ..errors import AoiError, Reason
from ..translation import tr
from .measure import WGS84
from .sources import DrawnArea
from .tile_finder import TileFinder

if TYPE_CHECKING:
    from collections.abc import Iterable
    from threading import Event

    from qgis.core import QgsPointXY

    from ...clearsky import ClearSky
    from ...clearsky.models import Tile
    from .aoi import Aoi

EQUAL_SHARE = 1e-6
GUID_CHARS = 8


def area_of_tile(client: ClearSky, place: Aoi, cancel: Event, *, is_mini: bool) -> DrawnArea:
    """Return the footprint of the tile or minitile that holds most of a place.

    Where zones overlap, the tile in the place's own UTM zone is taken: its pixels are not reprojected.

    Raises:
        AoiError: the service has no tile there.
        ClearSkyError: the service could not be asked.
    """
    finder = TileFinder(client, place, cancel)
    tile, footprint = _best((finder.mini_tiles() if is_mini else finder.tiles()) or (), place)
    title = tr("Minitile {guid}") if is_mini else tr("Tile {guid}")
    name = title.format(guid=tile.guid[:GUID_CHARS])
    return DrawnArea(footprint, QgsCoordinateReferenceSystem(WGS84), grid_epsg=tile.epsg, name=name)


def place_at(point: QgsPointXY, crs: QgsCoordinateReferenceSystem) -> DrawnArea:
    """Return a square of a metre around a point: the search takes areas only."""
    side = QgsUnitTypes.fromUnitToUnitFactor(Qgis.DistanceUnit.Meters, crs.mapUnits())
    return DrawnArea(QgsGeometry.fromRect(QgsRectangle.fromCenterAndSize(point, side, side)), crs)


def _best(tiles: Iterable[Tile], place: Aoi) -> tuple[Tile, QgsGeometry]:
    ground = place.to_geometry()
    shapes = [(tile, QgsGeometry.fromWkt(tile.data_geog_wkt or "")) for tile in tiles]
    shared = [
        (shape.intersection(ground).area(), tile, shape) for tile, shape in shapes if not shape.isNull()
    ]
    most = max((area for area, _, _ in shared), default=0.0)
    if most <= 0:
        raise AoiError(Reason.NO_TILE)
    equals = [(tile, shape) for area, tile, shape in shared if area > most * (1 - EQUAL_SHARE)]
    return max(equals, key=lambda found: found[0].epsg == place.utm_epsg)
