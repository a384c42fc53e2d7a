# SPDX-License-Identifier: GPL-2.0-or-later
from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from osgeo import gdal

import clearsky_qgis
from clearsky_qgis.core.gdal_answers import present, succeeded

ROOT = Path(clearsky_qgis.__file__).parent

IMPORT_ALL = """
import importlib, runpy, sys
from pathlib import Path
root = Path(sys.argv[1])
runpy.run_path(str(root / "tests" / "conftest.py"))
from osgeo import gdal, ogr, osr
before = [kind.GetUseExceptions() for kind in (gdal, ogr, osr)]
for room in ("core", "sandbox"):
    for file in sorted((root / room).rglob("*.py")):
        if file.stem not in ("__init__", "__main__"):
            importlib.import_module(".".join(("clearsky_qgis", *file.relative_to(root).with_suffix("").parts)))
print("left as found:", before == [kind.GetUseExceptions() for kind in (gdal, ogr, osr)])
"""


def test_the_switch_that_all_plugins_share_is_left_as_it_was_found():
    run = subprocess.run(
        [sys.executable, "-c", IMPORT_ALL, str(ROOT)], capture_output=True, text=True, check=False
    )
    assert "left as found: True" in run.stdout, run.stderr


def test_a_failure_is_raised_though_gdal_itself_raises_nothing(tmp_path):
    assert not gdal.GetUseExceptions()
    with pytest.raises(RuntimeError):
        present(gdal.OpenEx(str(tmp_path / "nothing.tif"), allowed_drivers=["GTiff"]))
    with pytest.raises(RuntimeError):
        succeeded(gdal.CE_Failure)


def test_what_has_gone_well_is_handed_on():
    succeeded(gdal.CE_None)
    assert present(0) == 0
