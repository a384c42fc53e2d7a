# SPDX-License-Identifier: GPL-2.0-or-later
"""What importing costs: exact, by what is loaded, without a clock."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

REGISTERING = Path(__file__).parents[1] / "conftest.py"
HEAVY = ("requests", "urllib3", "pydantic")
PROBE = f"""
import runpy, sys
runpy.run_path({str(REGISTERING)!r})
import clearsky_qgis.clearsky
import clearsky_qgis.clearsky.errors
print([name for name in {HEAVY!r} if name in sys.modules])
"""


def test_importing_the_client_loads_neither_requests_nor_pydantic():
    run = subprocess.run([sys.executable, "-c", PROBE], capture_output=True, text=True, check=False)
    assert run.stdout == "[]\n", run.stderr
