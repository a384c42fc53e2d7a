# SPDX-License-Identifier: GPL-2.0-or-later
"""The one way an image is bought: written down, asked again, sent once, checked, named. Runs off the main thread.

Every path that pays for an image goes through `buy_image`: the dock, a batch, the parts of a large area, Processing.
One that goes to an address of the user's own goes through `send_image`.
"""

from __future__ import annotations

import datetime as dt
import json
import logging
import shutil
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ...clearsky.errors import Cancelled, Charge, NotGeoTiffError, TruncatedDownloadError
from ...clearsky.errors import StorageError as DiskError
from ..errors import CoreError, LedgerError, MoneyError, RasterError, Reason, StorageError
from .delivery import Arrival, as_asked, ask_quote, prepared, sha256_of
from .free_names import named_beside, take_free_name
from .ledger_rows import NO_LIMITS, NewPurchase, PurchaseKind, PurchaseState
from .uploads import Upload, place_of, unsigned

if TYPE_CHECKING:
    from ...clearsky import ClearSky
    from ...clearsky.models import CompositeRequest
    from ..jobs.tasks import Feedback
    from .delivery import Delivery, Quote
    from .ledger import Ledger
    from .ledger_rows import Limits, Purchase

LOGGER = "clearsky.qgis"
MAX_WORDS = 500
BYTES_PER_MB = 1_000_000
RESERVE_BYTES = 100 * BYTES_PER_MB
PRICE_TOLERANCE = 1e-6
"""Two prices closer than this, relatively, are the same."""


@dataclass(frozen=True)
class Till:
    """Where and under whose account purchases are made."""

    ledger: Ledger
    account: str
    service_url: str
    limits: Limits = NO_LIMITS


def account_name(service_url: str, tenant_id: str | None) -> str:
    """Name an account without its key: the service's address and the tenant behind the key."""
    return f"{service_url.strip().rstrip('/').lower()}#{tenant_id or ''}"


def buy_image(
    client: ClearSky, till: Till, quote: Quote, target: Path, feedback: Feedback, *, again: bool = False
) -> Delivery:
    """Buy exactly what was priced, once, and return the checked file.

    Raises:
        MoneyError: a rule forbids it, or the price is another by now; nothing was sent.
        LedgerError: it cannot be written down; nothing was sent.
        StorageError: too little space, or the folder cannot be written; nothing was sent.
        ClearSkyError, Cancelled: the purchase failed; `charge` says what that may have cost.
        RasterError: the file that came is not what was asked for; it is kept and was charged.
    """
    check_space(target.parent, quote.estimate.file_size_estimate_mb)
    check_price(client, quote)
    purchase = till.ledger.plan(_new_purchase(till, quote, target), limits=till.limits, again=again)
    purchase = _with_staging(till.ledger, purchase, target)
    arrival = _received(client, till.ledger, purchase, quote, feedback)
    return finish(till, purchase, quote, arrival)


def send_image(client: ClearSky, till: Till, quote: Quote, feedback: Feedback) -> Upload:
    """Buy exactly what was priced, once, and have the service put it at the request's upload address.

    Where the service's word of it is lost, the client has looked at the address already (contract 3.14): what is not
    seen there stays in doubt, and is never sent again by itself.

    Raises:
        MoneyError: a rule forbids it, or the price is another by now; nothing was sent.
        LedgerError: it cannot be written down; nothing was sent.
        ClearSkyError, Cancelled: it did not get there; `charge` says what that may have cost.
    """
    check_price(client, quote)
    uid = till.ledger.plan(_new_purchase(till, quote, None), limits=till.limits).uid
    _about_to_send(till.ledger, uid)
    try:
        with till.ledger.under_way.receiving(uid, feedback.cancel) as cancel:
            client.composites.deliver(quote.request, cancel=cancel)
    except BaseException as error:
        if isinstance(error, Cancelled) and error.charge is Charge.UNKNOWN:
            # Unlike a file that was to come here, it may arrive there yet.
            note(till.ledger, uid, PurchaseState.UNKNOWN, words=_words(error), charge=Charge.UNKNOWN.value)
        else:
            _settle(till.ledger, uid, error, has_begun=False)
        raise
    note(till.ledger, uid, PurchaseState.VERIFIED, charge=Charge.CHARGED.value)
    url = quote.request.upload_url.get_secret_value() if quote.request.upload_url else ""
    request = quote.request.model_copy(update={"upload_url": None})
    return Upload(request, place_of(url), unsigned(url), uid)


def finish(till: Till, purchase: Purchase, quote: Quote, arrival: Arrival) -> Delivery:
    """Check a file that has arrived whole, give it its name, and write that down.

    Raises:
        RasterError: it is not what was asked for, or cannot be named or shown; it is kept and was charged.
    """
    ledger, uid = till.ledger, purchase.uid
    try:
        facts = as_asked(quote.request, arrival.path)
    except RasterError as error:
        note(ledger, uid, PurchaseState.FAILED, words=_words(error), charge=Charge.CHARGED.value)
        raise
    try:
        target = take_free_name(arrival.path, named_beside(arrival.path, purchase))
    except OSError as error:
        # Whole, paid and checked: the next start tries again.
        note(ledger, uid, PurchaseState.UNKNOWN, words=str(error), charge=Charge.CHARGED.value)
        raise RasterError(Reason.NO_LAYER, path=arrival.path) from error
    note(ledger, uid, PurchaseState.VERIFIED, file_path=str(target), **_facts_of(arrival))
    try:
        named = replace(arrival, path=target)
        units = quote.estimate.credit_estimate
        delivery = prepared(quote.request, units, replace(facts, path=target), named, till.service_url)
    except (OSError, RuntimeError) as error:
        raise RasterError(Reason.NO_LAYER, path=target) from error
    return replace(delivery, purchase_uid=uid)


def check_space(folder: Path, size_mb: float | None) -> None:
    """Make the folder, and refuse before anything is bought when its disk has not twice the file's size free.

    Raises:
        StorageError: there is too little space, or the folder cannot be made.
    """
    needed = 2 * round((size_mb or 0.0) * BYTES_PER_MB) + RESERVE_BYTES
    try:
        folder.mkdir(parents=True, exist_ok=True)
        free = shutil.disk_usage(folder).free
    except OSError as error:
        raise StorageError(Reason.FOLDER, path=str(folder)) from error
    if free < needed:
        raise StorageError(Reason.NO_SPACE, path=str(folder), free_bytes=free, needed_bytes=needed)


def check_price(client: ClearSky, quote: Quote) -> None:
    """Ask for the price once more; both calls are free.

    Raises:
        MoneyError: it is another by now, or the image can no longer be had (then `details["amount"]` is None).
    """
    fresh = ask_quote(client, quote.request)
    shown = quote.estimate.credit_estimate
    is_same = abs(fresh.estimate.credit_estimate - shown) <= PRICE_TOLERANCE * max(shown, 1.0)
    if not (is_same and fresh.is_ready):
        amount = fresh.estimate.credit_estimate if fresh.is_ready else None
        raise MoneyError(Reason.PRICE_CHANGED, kind=PurchaseKind.IMAGE, amount=amount)


def request_json(request: CompositeRequest) -> str:
    """Write a request down as it is sent; of an upload address, which is a secret, only the place."""
    place = None if request.upload_url is None else place_of(request.upload_url.get_secret_value())
    return json.dumps({**request.to_wire(), "UploadUrl": place}, separators=(",", ":"))


def _new_purchase(till: Till, quote: Quote, target: Path | None) -> NewPurchase:
    request = quote.request
    return NewPurchase(
        kind=PurchaseKind.IMAGE,
        account=till.account,
        fingerprint=request.fingerprint,
        request_json=request_json(request),
        aoi_wkt=request.wkt or "",
        area_km2=request.area_km2,
        image_date=request.date.isoformat(),
        model=request.model,
        amount_estimated=quote.estimate.credit_estimate,
        file_path=str(target or ""),
    )


def _with_staging(ledger: Ledger, purchase: Purchase, target: Path) -> Purchase:
    """Commit that the request is about to leave, and where its bytes will be: the last thing before it does."""
    staging = target.with_name(f"{target.stem}.{purchase.uid[:8]}.unchecked.tif")
    return _about_to_send(ledger, purchase.uid, staging_path=str(staging))


def _about_to_send(ledger: Ledger, uid: str, **changes: str) -> Purchase:
    try:
        return ledger.move(uid, PurchaseState.SENT, charge=Charge.UNKNOWN.value, **changes)
    except LedgerError:
        note(ledger, uid, PurchaseState.CANCELLED, words="never sent")
        raise


def _received(
    client: ClearSky, ledger: Ledger, purchase: Purchase, quote: Quote, feedback: Feedback
) -> Arrival:
    watcher = _Watcher(ledger, purchase.uid, feedback)
    try:
        with ledger.under_way.receiving(purchase.uid, feedback.cancel) as cancel:
            file = client.composites.download(
                quote.request, Path(purchase.staging_path), progress=watcher.progress, cancel=cancel
            )
    except BaseException as error:
        whole = _whole_file(error, watcher.total_bytes)
        if whole is None:
            _settle(ledger, purchase.uid, error, has_begun=watcher.has_begun)
            raise
        arrival = whole
    else:
        arrival = Arrival(file.path, file.size_bytes, file.sha256, dt.datetime.now(dt.timezone.utc))
    note(ledger, purchase.uid, PurchaseState.RECEIVED, **_facts_of(arrival))
    return arrival


def _whole_file(error: BaseException, total_bytes: int | None) -> Arrival | None:
    """Return the kept file if every byte had come before the download ended otherwise: it is paid, so it is taken."""
    kept = getattr(error, "kept_path", None)
    if kept is None or total_bytes is None or getattr(error, "rest_path", None) is not None:
        return None
    with suppress(OSError):
        if kept.stat().st_size == total_bytes:
            return Arrival(kept, total_bytes, sha256_of(kept), dt.datetime.now(dt.timezone.utc))
    return None


def _facts_of(arrival: Arrival) -> dict[str, Any]:
    return {
        "size_bytes": arrival.size_bytes,
        "sha256": arrival.sha256,
        "charge": Charge.CHARGED.value,
    }


class _Watcher:
    """Write down, once, that the file has begun to come; then only pass the progress on."""

    def __init__(self, ledger: Ledger, uid: str, feedback: Feedback) -> None:
        self._ledger = ledger
        self._uid = uid
        self._feedback = feedback
        self.has_begun = False
        self.total_bytes: int | None = None

    def progress(self, received_bytes: int, total_bytes: int | None) -> None:
        if not self.has_begun:
            self.has_begun = True
            self.total_bytes = total_bytes
            changes: dict[str, Any] = {"expected_bytes": total_bytes, "charge": Charge.CHARGED.value}
            note(self._ledger, self._uid, PurchaseState.RECEIVING, **changes)
        self._ledger.under_way.note(self._uid, received_bytes, total_bytes)
        with suppress(
            RuntimeError
        ):  # who listened may be gone, as when QGIS closes: the file is paid all the same
            self._feedback.progress(received_bytes, total_bytes)


def note(ledger: Ledger, uid: str, state: PurchaseState, **changes: Any) -> None:  # noqa: ANN401 (columns)
    """Write down what has happened after the request left.

    From there on a ledger that cannot be written must not spoil what was paid for: the files on disk tell the
    next start the rest.
    """
    try:
        ledger.move(uid, state, **changes)
    except (LedgerError, ValueError, KeyError):
        logging.getLogger(LOGGER).exception("purchase %s could not be noted as %s", uid, state.value)


def _settle(ledger: Ledger, uid: str, error: BaseException, *, has_begun: bool) -> None:
    """Write down how a purchase ended: what may have been charged and did not come is unknown, not failed."""
    charge = Charge.CHARGED if has_begun else getattr(error, "charge", Charge.UNKNOWN)
    state, facts = PurchaseState.FAILED, _facts_of_pieces(error)
    if facts:
        state = PurchaseState.UNKNOWN
    elif isinstance(error, Cancelled):
        state = PurchaseState.CANCELLED
    elif charge is Charge.UNKNOWN and not isinstance(error, (TruncatedDownloadError, NotGeoTiffError)):
        state = PurchaseState.UNKNOWN
    note(ledger, uid, state, words=_words(error), charge=charge.value, **facts)


def _facts_of_pieces(error: BaseException) -> dict[str, Any]:
    """Return what is known of a file that is whole, but in two pieces; `recovery` puts them together."""
    if not isinstance(error, DiskError) or not error.is_whole or error.rest_path is None:
        return {}
    with suppress(OSError):
        return {"size_bytes": error.rest_path.stat().st_size, "sha256": error.sha256}
    return {}


def _words(error: BaseException) -> str:
    if isinstance(error, CoreError):
        return error.reason.value
    return str(error)[:MAX_WORDS]
