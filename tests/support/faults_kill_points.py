# SPDX-License-Identifier: GPL-2.0-or-later
"""Places on the road where a buyer is killed, by name; set from outside, the production code knows nothing of them."""

from __future__ import annotations

import itertools
import os
import signal
from typing import Any, Callable, Optional

from clearsky_qgis.clearsky import _files, _spill
from clearsky_qgis.clearsky.resources import _delivery
from clearsky_qgis.clearsky.resources.orders import Orders
from clearsky_qgis.core.orders import ordering
from clearsky_qgis.core.purchases import till
from clearsky_qgis.core.purchases.ledger import Ledger
from clearsky_qgis.core.purchases.ledger_rows import PurchaseState
from clearsky_qgis.core.rasters import mosaic

Arm = Callable[[], None]


def die(*_: object) -> None:
    """End this process as a power cut would."""
    os.kill(os.getpid(), signal.SIGKILL)


def arm(name: Optional[str]) -> None:
    """Set the kill point of a name, if any."""
    if name is not None:
        {**ORDER_POINTS, **IMAGE_POINTS, **PLAN_POINTS, **CROWDED_POINTS}[name]()


def _before(owner: object, name: str, matches: Callable[..., bool] = lambda *_a, **_k: True) -> Arm:
    return lambda: _wrap(owner, name, matches, before=True)


def _after(owner: object, name: str, matches: Callable[..., bool] = lambda *_a, **_k: True) -> Arm:
    return lambda: _wrap(owner, name, matches, before=False)


def _wrap(owner: object, name: str, matches: Callable[..., bool], *, before: bool) -> None:
    original = getattr(owner, name)

    def killed(*args: Any, **kwargs: Any) -> Any:
        if before and matches(*args, **kwargs):
            die()
        result = original(*args, **kwargs)
        if matches(*args, **kwargs):
            die()
        return result

    setattr(owner, name, killed)


def _to(state: PurchaseState) -> Callable[..., bool]:
    return lambda _ledger, _uid, wanted, **_changes: wanted is state


def _nth(count: int, matches: Callable[..., bool]) -> Callable[..., bool]:
    seen = itertools.count(1)
    return lambda *args, **kwargs: matches(*args, **kwargs) and next(seen) == count


def _half_a_block() -> None:
    write = _files.PartFile.write

    def half(part: _files.PartFile, data: memoryview) -> None:
        write(part, data[: len(data) // 2])
        die()

    _files.PartFile.write = half  # the process ends in it


ORDER_POINTS: dict[str, Arm] = {
    "before it is planned": _before(Ledger, "plan"),
    "planned": _after(Ledger, "plan"),
    "orders listed": _after(Orders, "list"),
    "about to be noted as sent": _before(Ledger, "move", _to(PurchaseState.SENT)),
    "noted as sent": _after(Ledger, "move", _to(PurchaseState.SENT)),
    "answered": _after(Orders, "create"),
    "about to be noted as done": _before(Ledger, "move", _to(PurchaseState.VERIFIED)),
    "noted as done": _after(Ledger, "move", _to(PurchaseState.VERIFIED)),
    "answer lost, noted as unknown": _after(Ledger, "move", _to(PurchaseState.UNKNOWN)),
    "answer lost, looked for once": _after(ordering, "_look"),
}
IMAGE_POINTS: dict[str, Arm] = {
    "image: planned": _after(Ledger, "plan"),
    "image: noted as sent": _after(Ledger, "move", _to(PurchaseState.SENT)),
    "image: headers came": _before(_delivery, "receive"),
    "image: half of the bytes written": _half_a_block,
    "image: all bytes written": _after(_files.PartFile, "write"),
    "image: noted as receiving": _after(Ledger, "move", _to(PurchaseState.RECEIVING)),
    "image: synced": _after(_files.os, "fsync"),
    "image: part file renamed": _after(_files.PartFile, "publish"),
    "image: about to be noted as received": _before(Ledger, "move", _to(PurchaseState.RECEIVED)),
    "image: noted as received": _after(Ledger, "move", _to(PurchaseState.RECEIVED)),
    "image: about to get its name": _before(till, "take_free_name"),
    "image: has both names": _after(
        os,
        "link",
        lambda source, _target: ".unchecked.tif" in str(source) and not str(source).endswith(".part"),
    ),
    "image: has its name": _after(till, "take_free_name"),
    "image: noted as verified": _after(Ledger, "move", _to(PurchaseState.VERIFIED)),
}
PLAN_POINTS: dict[str, Arm] = {
    "plan: third image noted as sent": _after(Ledger, "move", _nth(3, _to(PurchaseState.SENT))),
    "plan: third image noted as verified": _after(Ledger, "move", _nth(3, _to(PurchaseState.VERIFIED))),
    "plan: first mosaic about to be put together": _before(mosaic, "_write_bands"),
    "plan: first mosaic put together": _after(mosaic, "_write_bands"),
}
"""Steps of several images, one of them in parts."""
CROWDED_POINTS: dict[str, Arm] = {
    "full disk: began elsewhere": _after(_spill.Spill, "write"),
    "full disk: all bytes elsewhere": _after(_spill.Spill, "is_stored"),
    "full disk: pieces joined": _after(_files, "join_pieces"),
    "full disk: whole renamed": _before(_files.PartFile, "_drop_pieces"),
    "full disk: pieces removed": _after(_files.PartFile, "_drop_pieces"),
    "full disk: about to get its name": _before(till, "take_free_name"),
    "full disk: has its name": _after(till, "take_free_name"),
}
"""Steps of an image whose own disk fills up midway."""
