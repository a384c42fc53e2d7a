# SPDX-License-Identifier: GPL-2.0-or-later
"""The ClearSKY Vision API client: pure Python, usable in any script.

Importing this package costs nothing: requests and pydantic are loaded when a name is first used.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from . import errors, models
    from ._retry import DownloadBudget, RetryPolicy
    from .calls import CallRecord
    from .client import ClearSky
    from .config import ClientConfig

__all__ = ["CallRecord", "ClearSky", "ClientConfig", "DownloadBudget", "RetryPolicy", "errors", "models"]

_HOME = {
    "CallRecord": ".calls",
    "ClearSky": ".client",
    "ClientConfig": ".config",
    "DownloadBudget": "._retry",
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
