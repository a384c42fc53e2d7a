# SPDX-License-Identifier: GPL-2.0-or-later
"""Tiles and minitiles (contract 3.4, 3.5, 3.13, 3.15, 3.16)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Optional

from .._envelope import Envelope
from .._exchange import Call
from ..errors import RequestError
from ..geometry import collection_wkt
from ..models.tiles import TileSelection, TilesFound
from ._delivery import Delivering

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from .._download import DownloadedFile, Progress
    from .._retry import CancelToken, DownloadBudget
    from ..models import AreaRequest, CompositeEstimate
    from ..models.tiles import Tile, TileRequest
    from ._delivery import Delivery

_SELECTORS = ("Wkt", "GeoJson", "TileGuids", "MiniTileGuids", "TileGuidForMiniTiles")


class Tiles(Delivering):
    """Find, price and fetch the cells of the service's grid."""

    def search(self, area: AreaRequest, *, cancel: Optional[CancelToken] = None) -> tuple[Tile, ...]:
        """Return the tiles that touch an area; neighbouring UTM zones overlap (contract 3.4).

        Raises:
            ClearSkyError: see `errors`.
        """
        return self._search(area.to_wire(), cancel)

    def by_guids(self, guids: Sequence[str], *, cancel: Optional[CancelToken] = None) -> tuple[Tile, ...]:
        """Return tiles with their footprints (contract 3.4).

        Raises:
            RequestError: no identifier, or an empty one.
            ClearSkyError: see `errors`.
        """
        return self._search({"TileGuids": _some(guids)}, cancel)

    def by_mini_tile_guids(
        self, guids: Sequence[str], *, cancel: Optional[CancelToken] = None
    ) -> tuple[Tile, ...]:
        """Return minitiles with their footprints (contract 3.4).

        Raises:
            RequestError: no identifier, or an empty one.
            ClearSkyError: see `errors`.
        """
        return self._search({"MiniTileGuids": _some(guids)}, cancel)

    def mini_tiles_of(self, tile_guid: str, *, cancel: Optional[CancelToken] = None) -> tuple[Tile, ...]:
        """Return the minitiles inside one tile; some versions of the service name only their identifiers.

        Raises:
            RequestError: no identifier, or an empty one.
            ClearSkyError: see `errors`.
        """
        found = self._found({"TileGuidForMiniTiles": _some([tile_guid])[0]}, cancel)
        return tuple(tile.model_copy(update={"mini_tile": True}) for tile in found.all)

    def optimise(self, area: AreaRequest, *, cancel: Optional[CancelToken] = None) -> TileSelection:
        """Return the tiles and minitiles the service proposes for an area; estimate them (contract 3.5).

        Raises:
            ClearSkyError: see `errors`.
        """
        body = {"Wkt": collection_wkt(area.geometry)}
        return self._ask(
            Call("POST", "/api/tasking/tile/optimize", body=body), Envelope[TileSelection], cancel
        )

    def estimate(self, request: TileRequest, *, cancel: Optional[CancelToken] = None) -> CompositeEstimate:
        """Return the price in processing units (contract 3.13).

        Raises:
            BadAnswerError: the price cannot be read; it is never taken for zero.
            ClearSkyError: see `errors`.
        """
        path = "/api/satelliteimages/process/composite/estimate"
        return self._price(path, request, cancel, body=request.to_estimate_wire())

    def download(
        self,
        request: TileRequest,
        target: Path,
        *,
        progress: Optional[Progress] = None,
        cancel: Optional[CancelToken] = None,
        budget: Optional[DownloadBudget] = None,
    ) -> DownloadedFile:
        """Buy a tile's image and store it as `target` (contract 3.15, 3.16).

        On the terms of `Composites.download`, and it raises the same.
        """
        return self._fetch(_path(request), request, target, progress=progress, cancel=cancel, budget=budget)

    def deliver(
        self,
        request: TileRequest,
        *,
        cancel: Optional[CancelToken] = None,
        budget: Optional[DownloadBudget] = None,
    ) -> Delivery:
        """Buy a tile's image and have the service put it at the request's upload address (contract 3.15, 3.16).

        On the terms of `Composites.deliver`, and it raises the same.
        """
        return self._hand_over(_path(request), request, cancel=cancel, budget=budget)

    def _search(self, selector: dict[str, object], cancel: Optional[CancelToken]) -> tuple[Tile, ...]:
        return self._found(selector, cancel).all

    def _found(self, selector: dict[str, object], cancel: Optional[CancelToken]) -> TilesFound:
        body = {**dict.fromkeys(_SELECTORS), **selector}
        return self._ask(Call("POST", "/api/tasking/search/tiles", body=body), Envelope[TilesFound], cancel)


def _some(guids: Sequence[str]) -> list[str]:
    names = [guid.strip() for guid in ([guids] if isinstance(guids, str) else guids)]
    if not names or not all(names):
        raise RequestError({"guids": ("name at least one",)})
    return names


def _path(request: TileRequest) -> str:
    kind = "tile" if request.tile_guid is not None else "minitile"
    return f"/api/satelliteimages/process/{kind}"
