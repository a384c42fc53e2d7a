# SPDX-License-Identifier: GPL-2.0-or-later
"""Look up the tiles and minitiles of an area (contract 3.4, 3.5, 9). Runs off the main thread; it is free."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.core import QgsGeometry

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from threading import Event

    from ...clearsky import ClearSky
    from ...clearsky.models import AreaRequest, Tile, TileSelection
    from .aoi import Aoi

NEW_GROUND = 1e-6
"""A tile is needed if this share of it is wanted and in no tile taken before: less is a rounding's sliver."""
MAX_TILES_DIVIDED = 16
"""Above, minitiles would be thousands; a tile is cheaper once 40 % of it are wanted (contract 9)."""
GUIDS_A_CALL = 256


class TileFinder:
    """Find what can be ordered of the service's grid; nothing is looked for twice."""

    def __init__(self, client: ClearSky, aoi: Aoi, cancel: Event) -> None:
        self._client = client
        self._aoi = aoi
        self._cancel = cancel
        self._touching: tuple[Tile, ...] | None = None
        self._minis: dict[str, tuple[Tile, ...]] = {}

    def tiles(self) -> tuple[Tile, ...]:
        """Return the tiles that touch the area; neighbouring UTM zones overlap.

        Raises:
            ClearSkyError: the service cannot be asked.
        """
        if self._touching is None:
            found = self._client.tiles.search(self._area(), cancel=self._cancel)
            self._touching = tuple(tile for tile in found if not tile.mini_tile)
        return self._touching

    def mini_tiles(self) -> tuple[Tile, ...] | None:
        """Return the minitiles of those tiles; None where there would be thousands.

        Raises:
            ClearSkyError: the service cannot be asked.
        """
        return self._divided(self.tiles())

    def needed_tiles(self) -> tuple[Tile, ...]:
        """Return the tiles that the area needs, no ground twice.

        Raises:
            ClearSkyError: the service cannot be asked.
        """
        return needed_tiles(self.tiles(), self._aoi.to_geometry())

    def needed_mini_tiles(self) -> tuple[Tile, ...] | None:
        """Return the minitiles that the area needs, no ground twice; None where there would be thousands.

        Raises:
            ClearSkyError: the service cannot be asked.
        """
        found = self._divided(self.needed_tiles())
        return None if found is None else needed_tiles(found, self._aoi.to_geometry())

    def proposal(self) -> TileSelection:
        """Return the tiles and minitiles that the service itself proposes (contract 3.5).

        Raises:
            ClearSkyError: the service cannot be asked.
        """
        return self._client.tiles.optimise(self._area(), cancel=self._cancel)

    def named(self, tile_guids: Sequence[str], mini_tile_guids: Sequence[str]) -> tuple[Tile, ...]:
        """Return tiles and minitiles by their identifiers.

        Raises:
            ClearSkyError: the service cannot be asked.
        """
        tiles = self._client.tiles
        found = [self._by_guids(tiles.by_guids, tile_guids)] if tile_guids else []
        found += [self._by_guids(tiles.by_mini_tile_guids, mini_tile_guids)] if mini_tile_guids else []
        return tuple(tile for some in found for tile in some)

    def _divided(self, tiles: Sequence[Tile]) -> tuple[Tile, ...] | None:
        if len(tiles) > MAX_TILES_DIVIDED:
            return None
        for tile in tiles:
            if tile.guid not in self._minis:
                self._minis[tile.guid] = self._mini_tiles_of(tile.guid)
        return tuple(mini for tile in tiles for mini in self._minis[tile.guid])

    def _mini_tiles_of(self, tile_guid: str) -> tuple[Tile, ...]:
        """Return a tile's minitiles with their footprints, which some versions of the service tell separately."""
        found = self._client.tiles.mini_tiles_of(tile_guid, cancel=self._cancel)
        if all(mini.data_geog_wkt for mini in found):
            return found
        return self._by_guids(self._client.tiles.by_mini_tile_guids, [mini.guid for mini in found])

    def _by_guids(self, ask: Callable[..., tuple[Tile, ...]], guids: Sequence[str]) -> tuple[Tile, ...]:
        chunks = (guids[start : start + GUIDS_A_CALL] for start in range(0, len(guids), GUIDS_A_CALL))
        return tuple(tile for chunk in chunks for tile in ask(chunk, cancel=self._cancel))

    def _area(self) -> AreaRequest:
        from ...clearsky.models import AreaRequest

        return AreaRequest(wkt=self._aoi.wkt)


def needed_tiles(tiles: Sequence[Tile], area: QgsGeometry) -> tuple[Tile, ...]:
    """Leave out what the others hold already: neighbouring UTM zones overlap (contract 3.4).

    Those that hold most of the area come first.
    """
    shapes = [(tile, QgsGeometry.fromWkt(tile.data_geog_wkt or "")) for tile in tiles]
    shares = [(shape.intersection(area).area(), tile, shape) for tile, shape in shapes]
    left = QgsGeometry(area)
    needed = []
    for _share, tile, shape in sorted(shares, key=lambda item: -item[0]):
        if left.intersection(shape).area() > NEW_GROUND * shape.area():
            needed.append(tile)
            left = left.difference(shape)
    return tuple(needed)
