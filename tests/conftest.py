# SPDX-License-Identifier: GPL-2.0-or-later
"""Make the checkout importable as `clearsky_qgis`, whatever its folder is called, without touching sys.path."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path

PACKAGE = "clearsky_qgis"
ROOT = Path(__file__).resolve().parent.parent


def _register_package() -> None:
    if PACKAGE in sys.modules:
        return
    spec = importlib.util.spec_from_file_location(
        PACKAGE, ROOT / "__init__.py", submodule_search_locations=[str(ROOT)]
    )
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[PACKAGE] = module
    spec.loader.exec_module(module)


_register_package()
