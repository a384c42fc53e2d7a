# SPDX-License-Identifier: GPL-2.0-or-later
"""What images cost, each in one request or, where its area is over the account's limit, as the sum of its parts.

Runs off the main thread.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from ..errors import AoiError, Reason
from ..jobs.bundles import Bundles
from ..purchases.delivery import Quote
from ..purchases.plan_run import quote_all
from .parts import cut_into_parts

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from qgis.core import QgsCoordinateTransformContext

    from ...clearsky import ClearSky
    from ...clearsky.models import AccountInfo, CompositeEstimate, CompositeRequest
    from ..area.aoi import Aoi
    from ..jobs.tasks import Feedback

MAX_PARTS = 256
"""An area of more such parts is an order for ClearSKY's own bulk delivery, not for a click."""
SUMMED = ("area_estimate_km2", "file_size_estimate_mb", "fast_time_estimate_s", "slow_time_estimate_s")


def quote_image(
    client: ClearSky,
    request: CompositeRequest,
    aoi: Aoi,
    account: AccountInfo,
    context: QgsCoordinateTransformContext,
    feedback: Feedback,
) -> Quote:
    """Ask what an image costs, in one request where the account allows it and else in parts; it is free.

    Raises:
        AoiError: the area cannot be cut in this CRS, would make too many parts, or is for an upload address.
        ClearSkyError: a part could not be priced.
    """
    (answer,) = quote_images(client, [(request, aoi)], account, context, feedback)
    if isinstance(answer, BaseException):
        raise answer
    return answer


def quote_images(
    client: ClearSky,
    wanted: Sequence[tuple[CompositeRequest, Aoi]],
    account: AccountInfo,
    context: QgsCoordinateTransformContext,
    feedback: Feedback,
    *,
    on_answer: Callable[[int, Quote | BaseException], None] = lambda _position, _answer: None,
) -> tuple[Quote | BaseException, ...]:
    """Ask what images cost, the parts of all of them side by side; a failure stands in its place and leaves the rest.

    `on_answer` is told each image's answer as it comes, from any thread.
    """
    answers: dict[int, Quote | BaseException] = {}

    def tell(position: int, answer: Quote | BaseException) -> None:
        answers[position] = answer
        on_answer(position, answer)

    asked: list[CompositeRequest] = []
    image_of: list[int] = []
    requests_of = _cutter(account, context)
    for position, (request, aoi) in enumerate(wanted):
        try:
            pieces = requests_of(request, aoi)
        except AoiError as error:
            tell(position, error)
        else:
            asked += pieces
            image_of += [position] * len(pieces)
    bundles: Bundles[Quote | BaseException] = Bundles(
        image_of, lambda position, pieces: tell(position, _summed(wanted[position][0], pieces))
    )
    workers = account.max_concurrent_connections
    quote_all(client, asked, workers=workers, feedback=feedback, on_answer=bundles.put)
    return tuple(answers[position] for position in range(len(wanted)))


def _cutter(
    account: AccountInfo, context: QgsCoordinateTransformContext
) -> Callable[[CompositeRequest, Aoi], list[CompositeRequest]]:
    """Return what gives the requests that an image takes; an area is cut once, however many dates are wanted of it."""
    limit_km2 = account.max_composite_area_km2

    @cache
    def cut(aoi: Aoi, epsg: int, resolution_m: int) -> tuple[Aoi, ...]:
        return cut_into_parts(aoi, epsg=epsg, resolution_m=resolution_m, limit_km2=limit_km2, context=context)

    def requests_of(request: CompositeRequest, aoi: Aoi) -> list[CompositeRequest]:
        if aoi.area_km2 <= limit_km2:
            return [request]
        if request.upload_url is not None:
            raise AoiError(Reason.NO_UPLOAD_IN_PARTS, area_km2=aoi.area_km2, limit_km2=limit_km2)
        if aoi.area_km2 > limit_km2 * MAX_PARTS:
            raise AoiError(Reason.TOO_LARGE, area_km2=aoi.area_km2, limit_km2=limit_km2 * MAX_PARTS)
        parts = cut(aoi, request.epsg_projection, int(request.resolution))
        return [request.model_copy(update={"wkt": part.wkt}) for part in parts]

    return requests_of


def _summed(request: CompositeRequest, pieces: Sequence[Quote | BaseException]) -> Quote | BaseException:
    """Add the parts of an image up; of their availability the worst is told, of their failures the first."""
    parts = tuple(piece for piece in pieces if isinstance(piece, Quote))
    if len(parts) < len(pieces):
        return next(piece for piece in pieces if isinstance(piece, BaseException))
    if len(parts) == 1:
        return parts[0]
    first = parts[0].estimate
    sums = {name: _sum_of([getattr(part.estimate, name) for part in parts]) for name in SUMMED}
    estimate: CompositeEstimate = first.model_copy(
        update={"credit_estimate": sum(part.estimate.credit_estimate for part in parts), **sums}
    )
    worst = next((part for part in parts if not part.is_ready), parts[0])
    return Quote(request, worst.availability, estimate, parts)


def _sum_of(amounts: Sequence[float | None]) -> float | None:
    known = [amount for amount in amounts if amount is not None]
    return sum(known) if len(known) == len(amounts) else None
