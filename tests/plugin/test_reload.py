# SPDX-License-Identifier: GPL-2.0-or-later
"""A real QGIS Desktop that loads the plugin again and again while it works: as an upgrade does, only more often."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

import clearsky_qgis
from clearsky_qgis.tools import desktop

SCENARIO = Path(clearsky_qgis.__file__).parent / "tests" / "support" / "reload_scenario.py"
ROUNDS = int(os.environ.get("CLEARSKY_RELOADS", "9"))
SETTLED_AFTER = 3
"""What QGIS and Python make once and keep is there by then."""
COMES_AND_GOES = 2
"""Threads of QGIS's pools, and what they have open."""


@pytest.mark.timeout(120 + 10 * ROUNDS)
def test_nothing_breaks_and_nothing_is_left_behind_however_often_the_plugin_is_loaded_again(
    tmp_path, monkeypatch
):
    report_path, log = tmp_path / "report.json", tmp_path / "qgis.log"
    monkeypatch.setattr(desktop, "BUILD", tmp_path)
    monkeypatch.setattr(desktop, "DEMO_TIMEOUT_S", 100 + 10 * ROUNDS)
    for name in (*desktop.SERVICE_VARIABLES, "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    options = desktop.qgis_options(desktop.prepare_profile("reload"))
    command = [*desktop.screen(), "qgis", *options, "--code", str(SCENARIO)]
    asked = {"CLEARSKY_RELOADS": str(ROUNDS), "CLEARSKY_RELOAD_REPORT": str(report_path)}
    with desktop.service() as service:
        status = desktop.run_bounded(
            command, desktop.environment({**service, **asked, "LC_ALL": "C.UTF-8"}), log
        )
    assert status == 0, log.read_text(errors="replace")[-4000:]
    report = json.loads(report_path.read_text())
    assert report["errors"] == []
    first, last = report["counts"][SETTLED_AFTER], report["counts"][-1]
    more = {name: last[name] - first[name] for name in first if last[name] > first[name] + COMES_AND_GOES}
    assert more == {}
