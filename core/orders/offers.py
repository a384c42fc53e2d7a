# SPDX-License-Identifier: GPL-2.0-or-later
"""The ways to order an area, each priced by the service: as a polygon, as tiles, as minitiles, as a mix of both.

No price is ever computed here: what one more month or one more retrieval costs is the difference of two estimates.
Runs off the main thread; everything asked is free.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Any

from qgis.core import QgsGeometry

from ...clearsky.errors import ClearSkyError
from .area import order_area
from .ordering import OrderQuote, ask_order_quote
from .state import OrderMode

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from ...clearsky import ClearSky
    from ...clearsky.models import AreaRequest, OrderRequest, Tile
    from ..area.aoi import Aoi
    from ..jobs.tasks import Feedback
    from .state import OrderDraft

NEW_GROUND = 1e-6
"""A tile is needed if this share of it is wanted and in no tile taken before: less is a rounding's sliver."""
MAX_TILES_DIVIDED = 16
"""Above, minitiles would be thousands; a tile is cheaper once 40 % of it are wanted (contract 9)."""
GUIDS_A_CALL = 256

Place = dict[str, Any]
"""The fields of a request that say where."""


class OfferKind(str, Enum):
    """What an offer orders."""

    POLYGON = "polygon"
    TILES = "tiles"
    MINI_TILES = "mini_tiles"
    MIX = "mix"
    """Tiles and minitiles as the service itself proposes them (contract 3.5)."""


class NoOffer(str, Enum):
    """Why there is no offer of a kind."""

    AREA_RULES = "area_rules"
    NO_TILES = "no_tiles"
    TOO_MANY_TILES = "too_many_tiles"
    NOT_PRICED = "not_priced"
    """The service could not be asked, or its price could not be read."""


KINDS_OF: dict[OrderMode, tuple[OfferKind, ...]] = {
    OrderMode.POLYGON: (OfferKind.POLYGON,),
    OrderMode.TILES: (OfferKind.TILES,),
    OrderMode.MINI_TILES: (OfferKind.MINI_TILES,),
    OrderMode.BEST: (OfferKind.POLYGON, OfferKind.TILES, OfferKind.MINI_TILES, OfferKind.MIX),
}


@dataclass(frozen=True)
class Offer:
    """One priced way to order the area."""

    kind: OfferKind
    quote: OrderQuote
    storage_eur: float | None
    """What the months beyond the first add; None where there are none, or it could not be asked."""
    requests_eur: float | None
    """What the retrievals beyond the first add."""

    @property
    def ranking_eur(self) -> float:
        """What it costs now and, if it recurs, in the month after: what offers are compared by."""
        later = self.quote.estimate.next_month if self.quote.request.period.is_recurring else None
        return self.quote.amount_eur + (later.amount if later else 0.0)


@dataclass(frozen=True)
class Missing:
    """A kind that there is no offer of."""

    kind: OfferKind
    why: NoOffer


@dataclass(frozen=True)
class Offers:
    """The answer: what can be ordered, the cheapest first, and what cannot."""

    offers: tuple[Offer, ...]
    missing: tuple[Missing, ...]


def ask_offers(client: ClearSky, draft: OrderDraft, aoi: Aoi, feedback: Feedback) -> Offers:
    """Price every way that a mode stands for; one that fails does not spoil the others.

    Raises:
        ClearSkyError: none of them can be priced, and the service is why.
        Cancelled: it was stopped.
    """
    selector = _Selector(client, aoi, feedback)
    offers: list[Offer] = []
    missing: list[Missing] = []
    errors: list[ClearSkyError] = []
    for kind in KINDS_OF[draft.mode]:
        try:
            place = selector.place(kind)
            if isinstance(place, NoOffer):
                missing.append(Missing(kind, place))
            elif not any(_is_at(offer, place) for offer in offers):
                offers.append(_offer(client, kind, _request(draft, place)))
        except ClearSkyError as error:
            errors.append(error)
            missing.append(Missing(kind, NoOffer.NOT_PRICED))
    if errors and not offers:
        raise errors[0]
    return Offers(tuple(sorted(offers, key=lambda offer: offer.ranking_eur)), tuple(missing))


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


class _Selector:
    """Find the place of an order for each kind; the tiles of the area are looked for once."""

    def __init__(self, client: ClearSky, aoi: Aoi, feedback: Feedback) -> None:
        self._client = client
        self._aoi = aoi
        self._cancel = feedback.cancel
        self._tiles: tuple[Tile, ...] | None = None

    def place(self, kind: OfferKind) -> Place | NoOffer:
        """Return the fields of a request that say where, or why there are none.

        Raises:
            ClearSkyError: the service cannot be asked.
        """
        places: dict[OfferKind, Callable[[], Place | NoOffer]] = {
            OfferKind.POLYGON: self._polygon,
            OfferKind.TILES: lambda: _place([tile.guid for tile in self._tiles_of_area()], ()),
            OfferKind.MINI_TILES: self._mini_tiles,
            OfferKind.MIX: self._mix,
        }
        return places[kind]()

    def _polygon(self) -> Place | NoOffer:
        area = order_area(self._aoi)
        if area.problem is not None:
            return NoOffer.AREA_RULES
        return {"wkt": area.wkt, "tile_guids": (), "mini_tile_guids": ()}

    def _mini_tiles(self) -> Place | NoOffer:
        tiles = self._tiles_of_area()
        if len(tiles) > MAX_TILES_DIVIDED:
            return NoOffer.TOO_MANY_TILES
        found = [mini for tile in tiles for mini in self._divided(tile.guid)]
        return _place((), [mini.guid for mini in needed_tiles(found, self._aoi.to_geometry())])

    def _mix(self) -> Place | NoOffer:
        proposed = self._client.tiles.optimise(self._area(), cancel=self._cancel)
        return _place(proposed.tiles, proposed.mini_tiles)

    def _tiles_of_area(self) -> tuple[Tile, ...]:
        if self._tiles is None:
            found = self._client.tiles.search(self._area(), cancel=self._cancel)
            whole = [tile for tile in found if not tile.mini_tile]
            self._tiles = needed_tiles(whole, self._aoi.to_geometry())
        return self._tiles

    def _divided(self, tile_guid: str) -> tuple[Tile, ...]:
        """Return a tile's minitiles with their footprints, which some versions of the service tell separately."""
        found = self._client.tiles.mini_tiles_of(tile_guid, cancel=self._cancel)
        if all(mini.data_geog_wkt for mini in found):
            return found
        guids = [mini.guid for mini in found]
        chunks = (guids[start : start + GUIDS_A_CALL] for start in range(0, len(guids), GUIDS_A_CALL))
        return tuple(
            tile
            for chunk in chunks
            for tile in self._client.tiles.by_mini_tile_guids(chunk, cancel=self._cancel)
        )

    def _area(self) -> AreaRequest:
        from ...clearsky.models import AreaRequest

        return AreaRequest(wkt=self._aoi.wkt)


def _place(tile_guids: Sequence[str], mini_tile_guids: Sequence[str]) -> Place | NoOffer:
    if not tile_guids and not mini_tile_guids:
        return NoOffer.NO_TILES
    return {
        "wkt": None,
        "tile_guids": tuple(sorted(tile_guids)),
        "mini_tile_guids": tuple(sorted(mini_tile_guids)),
    }


def _is_at(offer: Offer, place: Place) -> bool:
    """Say whether an offer is for the very same place: a mix may turn out to be tiles only."""
    return all(getattr(offer.quote.request, field) == value for field, value in place.items())


def _request(draft: OrderDraft, place: Place) -> OrderRequest:
    from ...clearsky.models import OrderRequest

    source = draft.source
    return OrderRequest(
        **place,
        period=draft.period(),
        model=source.model if source else "",
        satellite_constellations=source.constellations if source else (),
        image_frequency=draft.image_frequency,
        reference_date=draft.reference_date,
        storage_months=draft.storage_months,
        api_requests=draft.api_requests,
    )


def _offer(client: ClearSky, kind: OfferKind, request: OrderRequest) -> Offer:
    quote = ask_order_quote(client, request)
    return Offer(
        kind=kind,
        quote=quote,
        storage_eur=_added(client, quote, "storage_months"),
        requests_eur=_added(client, quote, "api_requests"),
    )


def _added(client: ClearSky, quote: OrderQuote, field: str) -> float | None:
    """Ask what a setting above one adds to the first charge; it is only information."""
    if getattr(quote.request, field) == 1:
        return None
    with suppress(ClearSkyError):
        plain = ask_order_quote(client, quote.request.model_copy(update={field: 1}))
        return max(0.0, quote.amount_eur - plain.amount_eur)
    return None
