# SPDX-License-Identifier: GPL-2.0-or-later
from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

import clearsky_qgis

ROOT = Path(clearsky_qgis.__file__).parent

PROBE = """
import importlib.util, sys
sys.path.insert(0, {first!r})
root = {root!r}
spec = importlib.util.spec_from_file_location("clearsky_qgis", root + "/__init__.py", submodule_search_locations=[root])
sys.modules["clearsky_qgis"] = importlib.util.module_from_spec(spec)
spec.loader.exec_module(sys.modules["clearsky_qgis"])
from clearsky_qgis.core.errors import SetupError
from clearsky_qgis.core.libraries import client_package
from clearsky_qgis.ui.messages import explain
try:
    client_package()
    print("the client is there")
except SetupError as error:
    print(explain(error))
"""


@pytest.mark.parametrize(
    "stand_in", ["raise ModuleNotFoundError('no pydantic', name='pydantic')", "VERSION = '1.10.4'"]
)
def test_a_missing_or_old_pydantic_is_said_with_what_to_do(tmp_path, stand_in):
    (tmp_path / "pydantic.py").write_text(stand_in)
    script = PROBE.format(root=str(ROOT), first=str(tmp_path))
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert "The Python package pydantic is missing from this QGIS" in run.stdout, run.stderr
    assert re.search(r'pip install --target ".*python/dependencies/3\.\d+" "pydantic>=2,<3"', run.stdout)


def test_with_its_libraries_the_client_is_found(tmp_path):
    script = PROBE.format(root=str(ROOT), first=str(tmp_path))
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert "the client is there" in run.stdout, run.stderr
