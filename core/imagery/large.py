# SPDX-License-Identifier: GPL-2.0-or-later
"""An area over the account's limit: priced as the sum of its parts, fetched as a plan, shown as one raster.

The parts travel the road of any other image. Runs off the main thread.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from dataclasses import replace
from typing import TYPE_CHECKING

from osgeo import gdal

from ..errors import AoiError, Reason
from ..gdal_answers import present
from ..purchases.delivery import Quote, ask_quote, file_name, zero_dn
from ..purchases.owned import Owned, find_owned
from ..purchases.plan_run import CellState, quote_all, run_plan
from ..purchases.plans import Cell, save_plan
from ..rasters.mosaic import build_mosaic, merged_notices
from .parts import cut_into_parts

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from qgis.core import QgsCoordinateTransformContext

    from ...clearsky import ClearSky
    from ...clearsky.models import AccountInfo, CompositeEstimate, CompositeRequest
    from ..area.aoi import Aoi
    from ..jobs.tasks import Feedback
    from ..purchases.delivery import Delivery
    from ..purchases.plan_run import CellResult
    from ..purchases.till import Till
    from ..rasters.raster_file import RasterFacts

MAX_PARTS = 256
"""An area of more such parts is an order for ClearSKY's own bulk delivery, not for a click."""
SUMMED = ("area_estimate_km2", "file_size_estimate_mb", "fast_time_estimate_s", "slow_time_estimate_s")


def ask_quote_in_parts(
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
    limit_km2 = account.max_composite_area_km2
    if aoi.area_km2 <= limit_km2:
        return ask_quote(client, request)
    if request.upload_url is not None:
        raise AoiError(Reason.NO_UPLOAD_IN_PARTS, area_km2=aoi.area_km2, limit_km2=limit_km2)
    if aoi.area_km2 > limit_km2 * MAX_PARTS:
        raise AoiError(Reason.TOO_LARGE, area_km2=aoi.area_km2, limit_km2=limit_km2 * MAX_PARTS)
    parts = cut_into_parts(
        aoi,
        epsg=request.epsg_projection,
        resolution_m=int(request.resolution),
        limit_km2=limit_km2,
        context=context,
    )
    requests = [request.model_copy(update={"wkt": part.wkt}) for part in parts]
    answers = quote_all(client, requests, workers=account.max_concurrent_connections, feedback=feedback)
    for answer in answers:
        if isinstance(answer, BaseException):
            raise answer
    return _summed(request, tuple(answer for answer in answers if isinstance(answer, Quote)))


def find_owned_parts(till: Till, quote: Quote, folder: Path) -> Owned | None:
    """Return the mosaic as owned when every part of it is.

    Raises:
        LedgerError: the ledger cannot be read.
    """
    parts_folder = _parts_folder(quote.request, folder)
    owned = (find_owned(till.ledger, till.account, part.request, parts_folder) for part in quote.parts)
    return Owned(mosaic_path(quote.request, folder), None) if all(owned) else None


def fetch_in_parts(
    client: ClearSky,
    till: Till,
    quote: Quote,
    folder: Path,
    workers: int,
    feedback: Feedback,
    *,
    is_free: bool,
) -> Delivery:
    """Buy the parts that are not owned yet, and put all that came together; what is missing is a hole.

    With `is_free` the user was told that all parts are owned: none is bought, whatever has become of its file.

    Raises:
        MoneyError: the month's limit leaves no room for the parts that are missing; nothing was sent.
        BaseException: the first part's failure, when not a single part came.
    """
    parts_folder = _parts_folder(quote.request, folder)
    cells = _cells(till, quote, parts_folder, is_free=is_free)
    plan = save_plan(till.ledger, till.account, file_name(quote.request), cells, limits=till.limits)
    results = run_plan(client, till, plan, parts_folder, feedback, workers=workers)
    came = tuple(r.delivery for r in results if r.state is CellState.DONE and r.delivery is not None)
    if not came:
        raise _first_error(results)
    return _joined(quote, came, mosaic_path(quote.request, folder), till.service_url)


def mosaic_path(request: CompositeRequest, folder: Path) -> Path:
    """Name the one raster of a large area."""
    return (folder / file_name(request)).with_suffix(".vrt")


def _parts_folder(request: CompositeRequest, folder: Path) -> Path:
    return folder / f"{(folder / file_name(request)).stem}_parts"


def _cells(till: Till, quote: Quote, folder: Path, *, is_free: bool) -> list[Cell]:
    """Return the parts with what is agreed to be paid for each: nothing where it is owned."""

    def amount(part: Quote) -> float:
        is_owned = is_free or find_owned(till.ledger, till.account, part.request, folder) is not None
        return 0.0 if is_owned else part.estimate.credit_estimate

    return [
        Cell(str(number), part.request, amount(part), group_name=quote.request.fingerprint)
        for number, part in enumerate(quote.parts, start=1)
    ]


def _summed(request: CompositeRequest, parts: tuple[Quote, ...]) -> Quote:
    """Add the parts up; of their availability the worst is told."""
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


def _first_error(results: Sequence[CellResult]) -> BaseException:
    errors = (result.error for result in results if result.error is not None)
    return next(errors, AoiError(Reason.EMPTY))


def _joined(quote: Quote, parts: tuple[Delivery, ...], target: Path, service_url: str) -> Delivery:
    """Describe the mosaic of parts as one delivery."""
    build_mosaic([part.facts for part in parts], target, parts[0].band_ids, offset_dn=zero_dn(quote.request))
    digest = hashlib.sha256("".join(part.sha256 for part in parts).encode()).hexdigest()
    return replace(
        parts[0],
        request=quote.request,
        facts=_facts_of(target, parts[0].facts),
        view_path=target,
        notices=merged_notices(part.notices for part in parts),
        units_estimated=quote.estimate.credit_estimate,
        size_bytes=sum(part.size_bytes for part in parts),
        sha256=digest,
        fetched_at=max((part.fetched_at for part in parts), default=dt.datetime.now(dt.timezone.utc)),
        service_url=service_url,
        purchase_uid="",
        missing_parts=len(quote.parts) - len(parts),
    )


def _facts_of(target: Path, part: RasterFacts) -> RasterFacts:
    dataset = present(gdal.OpenEx(str(target), gdal.OF_RASTER, allowed_drivers=["VRT", "GTiff"]))
    return replace(
        part,
        path=target,
        width=dataset.RasterXSize,
        height=dataset.RasterYSize,
        geotransform=dataset.GetGeoTransform(),
    )
