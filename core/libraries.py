# SPDX-License-Identifier: GPL-2.0-or-later
"""The libraries that some builds of QGIS lack: looked for where plugins keep them, never installed silently."""

from __future__ import annotations

import importlib
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from qgis.core import QgsApplication

from .errors import Reason, SetupError

if TYPE_CHECKING:
    from types import ModuleType

NEEDED = ("requests", "pydantic")


def client_package() -> ModuleType:
    """Import the bundled client and return its package.

    Raises:
        SetupError: a library that it needs is missing, or too old.
    """
    missing = [name for name in NEEDED if not has_library(name)]
    if missing:
        raise SetupError(Reason.NO_LIBRARY, library=missing[0])
    package = importlib.import_module("..clearsky", __package__)
    try:
        importlib.import_module(".client", package.__name__)
        importlib.import_module(".models", package.__name__)
    except ImportError as error:
        raise SetupError(Reason.NO_LIBRARY, library=error.name or NEEDED[-1]) from error
    return package


def has_library(name: str) -> bool:
    """Say whether a module can be imported, having looked where the profile keeps libraries."""
    if find_spec(name) is None:
        _look_in_profile()
    return find_spec(name) is not None


def profile_folder() -> Path:
    """Return the folder of the profile where the QPIP plugin puts libraries, and a user may put them by hand."""
    version = f"{sys.version_info.major}.{sys.version_info.minor}"
    return Path(QgsApplication.qgisSettingsDirPath()) / "python" / "dependencies" / version


def _look_in_profile() -> None:
    """Add the profile's folder; last, so that QGIS's own libraries win."""
    folder = profile_folder()
    if folder.is_dir() and str(folder) not in sys.path:
        sys.path.append(str(folder))
        importlib.invalidate_caches()
