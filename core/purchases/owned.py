# SPDX-License-Identifier: GPL-2.0-or-later
"""What was bought before: the very image, or much of it. Asked before anything is bought again."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from qgis.core import QgsGeometry

from ..errors import RasterError, Reason
from .delivery import file_name
from .ledger_rows import OWNED_STATES, PurchaseKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from ...clearsky.models import CompositeRequest
    from .ledger import Ledger
    from .ledger_rows import Purchase

SAME_IMAGE_FIELDS = ("Resolution", "EpsgProjection", "DataType", "Bandnames", "SatelliteConstellations")
"""What must be equal for a part of one image to be a part of another."""
WHOLE = 0.999
"""An area that is owned to this share is owned."""


@dataclass(frozen=True)
class Owned:
    """An image that is on disk already and is loaded for free."""

    path: Path
    purchase: Purchase | None
    """None where only the file tells of it: bought under another profile, say."""


@dataclass(frozen=True)
class OwnedShare:
    """How much of an image's area was bought before for the same date and in the same way."""

    fraction: float
    purchases: tuple[Purchase, ...]


def find_owned(ledger: Ledger, account: str, request: CompositeRequest, folder: Path) -> Owned | None:
    """Return the very image that a request asks for, if it is on disk.

    Raises:
        LedgerError: the ledger cannot be read.
    """
    purchase = ledger.find(account, request.fingerprint)
    if purchase is not None and purchase.is_owned and _has_its_size(purchase):
        return Owned(Path(purchase.file_path), purchase)
    in_folder = folder / file_name(request)
    if in_folder.is_file() and not _belongs_to_a_purchase(ledger, in_folder):
        return Owned(in_folder, None)
    return None


def check_unchanged(owned: Owned, sha256: str) -> None:
    """Compare the content of an owned file with what was delivered: nothing else shows that a disk has lost bits.

    Raises:
        RasterError: it is not what was delivered any more.
    """
    delivered = owned.purchase.sha256 if owned.purchase else ""
    if delivered and delivered != sha256:
        raise RasterError(Reason.BROKEN_FILE, path=owned.path)


def _has_its_size(purchase: Purchase) -> bool:
    if not purchase.file_path:
        return False  # it went to an address of the user's own
    try:
        size_bytes = Path(purchase.file_path).stat().st_size
    except OSError:
        return False
    return purchase.size_bytes in (None, size_bytes)


def _belongs_to_a_purchase(ledger: Ledger, path: Path) -> bool:
    """Say whether the ledger knows a file: then it is another account's, play money's for one, or was changed since."""
    return any(Path(purchase.file_path) == path for purchase in ledger.purchases(states=OWNED_STATES))


def owned_share(ledger: Ledger, account: str, request: CompositeRequest) -> OwnedShare | None:
    """Return how much of a request's area is owned already, or None where it is nothing.

    Raises:
        LedgerError: the ledger cannot be read.
    """
    alike = tuple(
        purchase
        for purchase in ledger.of_series(account, request.date.isoformat(), request.model)
        if purchase.state in OWNED_STATES and _is_same_kind(purchase, request)
    )
    area = QgsGeometry.fromWkt(request.wkt or "")
    common = QgsGeometry.unaryUnion([QgsGeometry.fromWkt(p.aoi_wkt) for p in alike]).intersection(area)
    # Both areas lie at one place, so their ratio in degrees is their ratio on the ground.
    fraction = common.area() / area.area() if alike and area.area() > 0 else 0.0
    return OwnedShare(min(fraction, 1.0), alike) if fraction > 0 else None


def find_sent(ledger: Ledger, account: str, request: CompositeRequest) -> Purchase | None:
    """Return the purchase that put the very image at the same host before, or None.

    Raises:
        LedgerError: the ledger cannot be read.
    """
    if request.upload_url is None:
        return None
    purchase = ledger.find(account, request.fingerprint)
    return purchase if purchase is not None and purchase.is_owned else None


def was_fetched(ledger: Ledger, account: str, request: CompositeRequest) -> bool:
    """Say whether any of a request's ground was or may have been fetched for its date and model, in whatever way.

    Raises:
        LedgerError: the ledger cannot be read.
    """
    area = QgsGeometry.fromWkt(request.wkt or "")
    return any(
        purchase.charge != "none" and QgsGeometry.fromWkt(purchase.aoi_wkt).intersects(area)
        for purchase in ledger.of_series(account, request.date.isoformat(), request.model)
    )


def owned_days(
    ledger: Ledger, account: str, model: str, constellations: Iterable[str], area_wkt: str
) -> Mapping[dt.date, str]:
    """Return the days of which an area's image is owned in whatever way, each with the purchase that holds it all.

    The purchase's id is empty where only several of them together do, as the parts of a large area.

    Raises:
        LedgerError: the ledger cannot be read.
    """
    names = {name.lower() for name in constellations}
    by_day: dict[str, list[Purchase]] = {}
    for purchase in ledger.purchases(states=OWNED_STATES, account=account):
        if purchase.kind is PurchaseKind.IMAGE and purchase.model == model and _inputs(purchase) == names:
            by_day.setdefault(purchase.image_date, []).append(purchase)
    area = QgsGeometry.fromWkt(area_wkt)
    found = {dt.date.fromisoformat(day): _holder(same_day, area) for day, same_day in by_day.items()}
    return {day: uid for day, uid in found.items() if uid is not None}


def _holder(purchases: Iterable[Purchase], area: QgsGeometry) -> str | None:
    """Return the id of the newest purchase that holds an area, "" where all together do, None where they do not."""
    there = [purchase for purchase in purchases if _has_its_size(purchase)]
    shapes = [QgsGeometry.fromWkt(purchase.aoi_wkt) for purchase in there]
    for purchase, shape in zip(there, shapes):
        if _share(area, shape) >= WHOLE:
            return purchase.uid
    return "" if _share(area, QgsGeometry.unaryUnion(shapes)) >= WHOLE else None


def _share(area: QgsGeometry, cover: QgsGeometry) -> float:
    """Return how much of an area is covered; both lie at one place, so degrees will do."""
    return float(cover.intersection(area).area() / area.area()) if area.area() > 0 else 0.0


def _inputs(purchase: Purchase) -> set[str]:
    names = json.loads(purchase.request_json).get("SatelliteConstellations") or ()
    return {str(name).lower() for name in names}


def _is_same_kind(purchase: Purchase, request: CompositeRequest) -> bool:
    bought, wanted = json.loads(purchase.request_json), request.to_wire()
    return all(bought.get(field) == wanted.get(field) for field in SAME_IMAGE_FIELDS)
