# SPDX-License-Identifier: GPL-2.0-or-later
"""The images of a plan, whichever of them come in parts: bought side by side, each handed over as one raster.

The one road of the dock's large areas, of the batch and of Processing. Runs off the main thread.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from osgeo import gdal

from ...clearsky.errors import Charge
from ..errors import CoreError, RasterError
from ..gdal_answers import present
from ..jobs.bundles import Bundles
from ..purchases.delivery import file_name, zero_dn
from ..purchases.plan_run import CellState, run_plan
from ..purchases.plans import images_of
from ..rasters.mosaic import build_mosaic, merged_notices

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path
    from threading import Event

    from ...clearsky import ClearSky
    from ...clearsky.models import CompositeRequest
    from ..jobs.tasks import Feedback
    from ..purchases.delivery import Delivery
    from ..purchases.plan_run import CellResult
    from ..purchases.plans import Plan, PlannedImage
    from ..purchases.till import Till
    from ..rasters.raster_file import RasterFacts


@dataclass(frozen=True)
class ImageResult:
    """What has become of one image of a plan."""

    image: PlannedImage
    state: CellState
    """Done as soon as any of its parts has come; the delivery says what is missing."""
    delivery: Delivery | None = None
    error: BaseException | None = None
    """Of its failures the first."""


def fetch_images(
    client: ClearSky,
    till: Till,
    plan: Plan,
    folder: Path,
    feedback: Feedback,
    *,
    workers: int,
    on_progress: Callable[[int, int, int], None] = lambda _image, _come, _all: None,
    on_image: Callable[[int, ImageResult], None] = lambda _image, _result: None,
    stop: Event | None = None,
) -> tuple[ImageResult, ...]:
    """Fetch a plan as `run_plan` does, and put together what came in parts; what is missing is a hole.

    An image's number is its place among the plan's images; `on_progress` tells how many of its parts have come to
    their end, and of how many. Both are told from any thread.
    """
    images = images_of(plan.cells)
    numbers = [number for number, image in enumerate(images) for _ in image.cells]
    results: dict[int, ImageResult] = {}

    def end(number: int, pieces: tuple[CellResult, ...]) -> None:
        results[number] = _put_together(images[number], pieces, folder)
        on_image(number, results[number])

    bundles: Bundles[CellResult] = Bundles(numbers, end, on_progress)
    run_plan(
        client,
        till,
        plan,
        folder,
        feedback,
        workers=workers,
        on_begun=bundles.begin,
        on_result=bundles.put,
        stop=stop,
    )
    return tuple(results[number] for number in range(len(images)))


def mosaic_path(request: CompositeRequest, folder: Path) -> Path:
    """Name the one raster of an image that comes in parts."""
    return (folder / file_name(request)).with_suffix(".vrt")


def _put_together(image: PlannedImage, pieces: Sequence[CellResult], folder: Path) -> ImageResult:
    """Return an image's result; nothing may leave here, for others are still on their way."""
    error = next((piece.error for piece in pieces if piece.error is not None), None)
    came = [piece.delivery for piece in pieces if piece.delivery is not None]
    if not came:
        has_failed = any(piece.state is CellState.FAILED for piece in pieces)
        return ImageResult(image, CellState.FAILED if has_failed else CellState.STOPPED, error=error)
    if image.cells[0].whole is None:
        return ImageResult(image, CellState.DONE, came[0])
    missing = [piece.cell.amount_accepted for piece in pieces if piece.delivery is None]
    try:
        delivery = _joined(image.request, came, mosaic_path(image.request, folder))
    except Exception as trouble:  # noqa: BLE001 (one image's failure leaves the rest running)
        return ImageResult(image, CellState.FAILED, error=trouble)
    delivery = replace(
        delivery,
        part_count=len(pieces),
        missing_parts=len(missing),
        missing_units=sum(missing),
        is_loss_in_doubt=any(_may_have_cost(piece.error) for piece in pieces if piece.error is not None),
    )
    return ImageResult(image, CellState.DONE, delivery, error)


def _may_have_cost(error: BaseException) -> bool:
    """Say whether what a failed part was agreed to cost may be charged: a file that is not as asked for is."""
    if isinstance(error, CoreError):
        return isinstance(error, RasterError)
    return getattr(error, "charge", Charge.UNKNOWN) is not Charge.NONE


def _joined(request: CompositeRequest, parts: Sequence[Delivery], target: Path) -> Delivery:
    """Describe the mosaic of parts as one delivery."""
    build_mosaic([part.facts for part in parts], target, parts[0].band_ids, offset_dn=zero_dn(request))
    digest = hashlib.sha256("".join(part.sha256 for part in parts).encode()).hexdigest()
    return replace(
        parts[0],
        request=request,
        facts=_facts_of(target, parts[0].facts),
        view_path=target,
        notices=merged_notices(part.notices for part in parts),
        units_estimated=sum(part.units_estimated for part in parts),
        size_bytes=sum(part.size_bytes for part in parts),
        sha256=digest,
        fetched_at=max(part.fetched_at for part in parts),
        purchase_uid="",
        is_empty=all(part.is_empty for part in parts),
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
