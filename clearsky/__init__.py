# SPDX-License-Identifier: GPL-2.0-or-later
"""The ClearSKY Vision API client: pure Python, usable in any script. docs/client.md shows how.

::

    ClearSky, ClientConfig    the client, and what it needs to know
    models                    requests and answers, frozen
    errors                    what can go wrong, and whether it cost something
    geometry, bands           polygons and their area; band names
    attribution, schedule     the notices of an image; the days of an order
    addresses, calls          where a secret may be sent; what is told of each call
    pieces, slots             a file on two disks; connections shared by several processes

Importing this package costs nothing: requests and pydantic are loaded when a name is first used.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from . import errors, models
    from ._download import DownloadedFile, Progress
    from ._retry import CancelToken, DownloadBudget, RetryPolicy
    from .calls import CallRecord
    from .client import ClearSky
    from .config import ClientConfig
    from .resources._delivery import Delivery

__all__ = [
    "CallRecord",
    "CancelToken",
    "ClearSky",
    "ClientConfig",
    "Delivery",
    "DownloadBudget",
    "DownloadedFile",
    "Progress",
    "RetryPolicy",
    "errors",
    "models",
]

_HOME = {
    "CallRecord": ".calls",
    "CancelToken": "._retry",
    "ClearSky": ".client",
    "ClientConfig": ".config",
    "Delivery": ".resources._delivery",
    "DownloadBudget": "._retry",
    "DownloadedFile": "._download",
    "Progress": "._download",
    "RetryPolicy": "._retry",
}


def __getattr__(name: str) -> object:
    """Load a public name on its first use (PEP 562)."""
    if name in _HOME:
        return getattr(import_module(_HOME[name], __name__), name)
    if name in __all__:
        return import_module(f".{name}", __name__)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted(__all__)
