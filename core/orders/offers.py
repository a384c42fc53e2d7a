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

from ...clearsky.errors import ClearSkyError
from ..area.tile_finder import TileFinder
from .area import order_areas
from .ordering import OrderQuote, ask_order_quote
from .state import OrderMode

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from ...clearsky import ClearSky
    from ...clearsky.models import OrderRequest
    from ..area.aoi import Aoi
    from ..jobs.tasks import Feedback
    from .state import OrderDraft

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
    NONE_PICKED = "none_picked"
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
        """What it costs now and in the month after: what offers are compared by."""
        return self.quote.amount_eur + self.quote.later_eur


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
    selector = _Selector(TileFinder(client, aoi, feedback.cancel), draft, aoi)
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


class _Selector:
    """Find the place of an order for each kind."""

    def __init__(self, finder: TileFinder, draft: OrderDraft, aoi: Aoi) -> None:
        self._finder = finder
        self._draft = draft
        self._aoi = aoi

    def place(self, kind: OfferKind) -> Place | NoOffer:
        """Return the fields of a request that say where, or why there are none.

        Raises:
            ClearSkyError: the service cannot be asked.
        """
        places: dict[OfferKind, Callable[[], Place | NoOffer]] = {
            OfferKind.POLYGON: self._polygon,
            OfferKind.TILES: self._tiles,
            OfferKind.MINI_TILES: self._mini_tiles,
            OfferKind.MIX: self._mix,
        }
        return places[kind]()

    def _polygon(self) -> Place | NoOffer:
        area = order_areas(self._aoi).choose(bundles=self._draft.bundles)
        if area.problem is not None:
            return NoOffer.AREA_RULES
        return {"wkt": area.wkt, "tile_guids": (), "mini_tile_guids": ()}

    def _tiles(self) -> Place | NoOffer:
        picked = self._draft.picked
        if picked is not None:
            return _place(picked, ()) if picked else NoOffer.NONE_PICKED
        return _place([tile.guid for tile in self._finder.needed_tiles()], ())

    def _mini_tiles(self) -> Place | NoOffer:
        picked = self._draft.picked
        if picked is not None:
            return _place((), picked) if picked else NoOffer.NONE_PICKED
        found = self._finder.needed_mini_tiles()
        return NoOffer.TOO_MANY_TILES if found is None else _place((), [tile.guid for tile in found])

    def _mix(self) -> Place | NoOffer:
        proposed = self._finder.proposal()
        return _place(proposed.tiles, proposed.mini_tiles)


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
    is_tiled = place["wkt"] is None
    return OrderRequest(
        **place,
        tile_deduplication=is_tiled and draft.deduplicates,
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
