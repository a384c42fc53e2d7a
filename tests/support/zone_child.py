# SPDX-License-Identifier: GPL-2.0-or-later
"""A desk in a process of its own, in a time zone of its own, that tells which dates it has shown, sent and kept.

Run as a script: `zone_child.py FOLDER` chooses a date, fetches its image and prints one JSON line.
"""

from __future__ import annotations

import datetime as dt
import json
import os
import runpy
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

CHOSEN = "2024-05-04"
WAIT_S = 60
IMAGE = "/api/satelliteimages/process/composite"


def dates_in_zone(zone: str, folder: Path) -> dict[str, Any]:
    """Run a child in a time zone and return what it tells."""
    folder.mkdir(parents=True)
    own = {"TZ": zone, "QT_QPA_PLATFORM": "offscreen", "QGIS_CUSTOM_CONFIG_PATH": str(folder / "qgis")}
    command = [sys.executable, str(Path(__file__)), str(folder)]
    run = subprocess.run(command, capture_output=True, text=True, check=False, env={**os.environ, **own})
    assert run.returncode == 0, run.stderr
    return json.loads(run.stdout.splitlines()[-1])


class Patience:
    """As much of pytest-qt's robot as a desk uses."""

    def waitUntil(self, is_so, timeout):
        from qgis.PyQt.QtWidgets import QApplication

        deadline = time.monotonic() + WAIT_S
        while not is_so():
            assert time.monotonic() < deadline, "it never came"
            QApplication.processEvents()
            time.sleep(0.01)


def main(folder: Path) -> None:
    """Start QGIS, choose a date by typing, and fetch its image."""
    runpy.run_path(str(Path(__file__).parents[1] / "conftest.py"))
    from qgis.core import QgsApplication

    application = QgsApplication([], True)
    application.initQgis()  # kept: everything of QGIS lives as long as it does
    from clearsky_qgis.core.settings import DOWNLOAD_FOLDER
    from clearsky_qgis.sandbox import Sandbox
    from clearsky_qgis.tests.support.desk import Desk

    DOWNLOAD_FOLDER.set(str(folder / "images"))
    with Sandbox(now="2024-11-20T12:00:00Z") as sandbox:
        os.environ["CLEARSKY_BASE_URL"] = sandbox.base_url
        desk = Desk(Patience(), folder / "images")
        desk.service.credentials.keep_until_close(sandbox.api_key)
        desk.draw_and_settle()
        type_date(desk)
        desk.settle()
        desk.press_get()
        desk.settle()
        sys.stdout.write(json.dumps(told_by(desk, sandbox)) + "\n")
        sys.stdout.flush()
        os._exit(0)  # how QGIS takes itself apart is not the subject


def type_date(desk) -> None:
    """Type the date into the field, as one who does not use the mouse would."""
    from qgis.PyQt.QtCore import Qt
    from qgis.PyQt.QtTest import QTest
    from qgis.PyQt.QtWidgets import QDateEdit

    field = desk.dock.page.date.date_field
    field.setFocus()
    field.setSelectedSection(QDateEdit.Section.YearSection)
    QTest.keyClicks(field, CHOSEN.replace("-", ""))
    QTest.keyClick(field, Qt.Key.Key_Return)


def told_by(desk, sandbox) -> dict[str, Any]:
    """Gather every place in which a date is told, and how far this process's clock is from UTC."""
    from qgis.PyQt.QtCore import Qt

    layer = desk.state.loaded.layer
    day = layer.temporalProperties().fixedTemporalRange()
    (purchase,) = desk.ledger.purchases()
    sent = [call["body"]["Date"] for call in sandbox.state["calls"] if call["path"] == IMAGE]
    offset = dt.datetime.now().astimezone().utcoffset() or dt.timedelta()
    return {
        "offset_h": offset.total_seconds() / 3600,
        "offered": [d.date.isoformat() for d in desk.state.dates],
        "field": desk.dock.page.date.date_field.text(),
        "sent": sent,
        "bought": purchase.image_date,
        "file": layer.source().rsplit("/", 1)[-1].split("_")[1],
        "layer": layer.name(),
        "begin": day.begin().toUTC().toString(Qt.DateFormat.ISODate),
        "end": day.end().toUTC().toString(Qt.DateFormat.ISODate),
        "metadata": layer.metadata()
        .extent()
        .temporalExtents()[0]
        .begin()
        .toUTC()
        .toString(Qt.DateFormat.ISODate),
    }


if __name__ == "__main__":
    main(Path(sys.argv[1]))
