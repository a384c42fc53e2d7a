# SPDX-License-Identifier: GPL-2.0-or-later
"""A list of downloads with everything behind it: a real controller, a real ledger, real files, a real project."""

from __future__ import annotations

import datetime as dt
import gc
import hashlib
from contextlib import ExitStack
from threading import Event
from typing import TYPE_CHECKING

from qgis.core import QgsProject, QgsRasterLayer
from qgis.PyQt import sip
from qgis.PyQt.QtCore import QCoreApplication, QEventLoop

from clearsky_qgis.core.downloads.controller import DownloadsController
from clearsky_qgis.core.jobs.job_queue import JobQueue
from clearsky_qgis.core.purchases.ledger import Ledger
from clearsky_qgis.core.purchases.ledger_rows import OWNED_STATES, PurchaseKind, PurchaseState
from clearsky_qgis.core.settings import DOWNLOAD_FOLDER
from clearsky_qgis.tests.support.landscape import write_landscape
from clearsky_qgis.tests.support.purchases import AREA, REAL, an_image, an_order, brought_to
from clearsky_qgis.ui.downloads.page import DownloadsPage

if TYPE_CHECKING:
    from pathlib import Path

    from clearsky_qgis.core.downloads.rows import DownloadRow

S = PurchaseState
WAIT_MS = 20_000
NARROW_PX, HEIGHT_PX = 300, 620
FIRST_DAY = dt.date(2017, 7, 1)
FINISHED = (S.LOADED, S.LOADED, S.VERIFIED, S.FAILED, S.CANCELLED)


class Shelf:
    """Buy what a test needs, read it, and give everything back in the end."""

    def __init__(self, qtbot, folder: Path) -> None:
        self.qtbot = qtbot
        self.folder = folder / "images"
        self.folder.mkdir()
        DOWNLOAD_FOLDER.set(str(self.folder))
        self.project = QgsProject()
        self.queue = JobQueue()
        self.ledger = Ledger(folder / "profile").open()
        self.area_names: dict[str, str] = {}
        self.controller = DownloadsController(
            self.ledger, self.queue, self.project, area_names=lambda: self.area_names
        )
        self.page: DownloadsPage | None = None
        self._running = ExitStack()
        self._is_running: set[str] = set()

    def show_page(self, width: int = NARROW_PX) -> DownloadsPage:
        self.page = DownloadsPage(self.controller)
        self.page.resize(width, HEIGHT_PX)
        self.page.show()
        self.settle()
        return self.page

    @property
    def rows(self) -> tuple[DownloadRow, ...]:
        return self.controller.state.rows

    def row(self, uid: str) -> DownloadRow:
        return next(row for row in self.rows if row.uid == uid)

    def refresh(self) -> None:
        self.controller.refresh()
        self.settle()

    def settle(self) -> None:
        """Wait until nothing is read, drawn or about to be told any more."""

        def is_still() -> bool:
            QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, WAIT_MS)
            return self.controller.is_idle and len(self.queue) == 0

        self.qtbot.waitUntil(is_still, timeout=WAIT_MS)

    def image(self, name: str, *, seed: int = 1) -> Path:
        return write_landscape(self.folder / f"clearsky_{name}.tif", seed=seed)

    def put_into_project(self, file: Path) -> str:
        return self.project.addMapLayer(QgsRasterLayer(str(file), file.stem, "gdal")).id()

    def buy(self, state: PurchaseState, *, file: Path | None = None, **fields: object) -> str:
        """Take an image to a state and return its id; `words`, `charge` and the file's facts come with it."""
        facts = {"charge": "charged"} if state in OWNED_STATES else {}
        facts.update({name: fields.pop(name) for name in ("words", "charge") if name in fields})
        if file is not None and file.is_file():
            content = file.read_bytes()
            facts.update(size_bytes=len(content), sha256=hashlib.sha256(content).hexdigest())
        new = an_image(
            f"image {len(self.ledger.purchases())}",
            **{"area_km2": 12.4, "amount_estimated": 1.24, "file_path": str(file or ""), **fields},
        )
        return brought_to(self.ledger, state, new, **facts).uid

    def receive(self, uid: str, received_bytes: int, total_bytes: int) -> None:
        """Let so much of an image have come."""
        board = self.ledger.under_way
        if uid not in self._is_running:
            self._is_running.add(uid)
            self._running.enter_context(board.receiving(uid, Event()))
        board.note(uid, received_bytes, total_bytes)
        self._wait_until_told()

    def end_receiving(self) -> None:
        """Let nothing come any more."""
        self._running.close()
        self._is_running.clear()
        self._wait_until_told()

    def _wait_until_told(self) -> None:
        with self.qtbot.waitSignal(self.controller.progress_changed, timeout=WAIT_MS):
            self.controller.watch()

    def order(self, state: PurchaseState, *, order_guids: tuple[str, ...] = (), **fields: object) -> str:
        new = an_order(f"order {len(self.ledger.purchases())}", **{"amount_estimated": 95.0, **fields})
        return brought_to(self.ledger, state, new, order_guids=order_guids).uid

    def one_of_each(self) -> dict[str, str]:
        """Buy one of every kind and return their ids by what has become of them."""
        shown, kept = self.image("2024-04-30"), self.image("2024-04-26", seed=2)
        self.put_into_project(shown)
        return {
            "failed": self.buy(S.FAILED, charge="none", image_date="2024-03-02"),
            "stopped": self.buy(S.CANCELLED, charge="charged", image_date="2024-03-12"),
            "ordered": self.order(S.VERIFIED),
            "missing": self.buy(S.LOADED, image_date="2024-04-20", file=self.folder / "gone.tif"),
            "on_disk": self.buy(S.VERIFIED, image_date="2024-04-26", file=kept),
            "in_project": self.buy(S.LOADED, image_date="2024-04-30", file=shown),
            "receiving": self.buy(S.RECEIVING, charge="charged"),
            "unknown": self.buy(S.UNKNOWN, charge="unknown", image_date="2024-05-01"),
        }

    def buy_many(self, count: int) -> None:
        """Write many finished purchases in one transaction, as years of use would leave them."""
        with self.ledger.transaction() as connection:
            for number in range(count):
                values = _finished_purchase(number, self.folder)
                names, marks = ", ".join(values), ", ".join("?" for _ in values)
                connection.execute(
                    f"INSERT INTO purchase ({names}) VALUES ({marks})",  # noqa: S608 (our own column names)
                    tuple(values.values()),
                )

    def close(self) -> None:
        self.queue.close()
        self.ledger.close()
        if self.page is not None:
            sip.delete(self.page)
        # The test runner keeps this object longer than QGIS lives; what it holds of QGIS must go before that.
        self.__dict__.clear()
        gc.collect()


def _finished_purchase(number: int, folder: Path) -> dict[str, object]:
    day = (FIRST_DAY + dt.timedelta(days=number % 2600)).isoformat()
    return {
        "uid": f"{number:032x}",
        "kind": PurchaseKind.IMAGE.value,
        "state": FINISHED[number % len(FINISHED)].value,
        "account": REAL,
        "fingerprint": f"{number:064x}",
        "request_json": "{}",
        "aoi_wkt": AREA,
        "area_km2": 1 + number % 400,
        "image_date": day,
        "model": "Stratus2",
        "amount_estimated": 0.1 * (1 + number % 90),
        "charge": "none" if number % 2 else "charged",
        "file_path": str(folder / f"clearsky_{day}_{number}.tif"),
        "size_bytes": 1_000_000 + number,
        "owner": "0" * 32,
        "created_at": f"{day}T10:00:00.000+00:00",
        "changed_at": f"{day}T10:00:00.000+00:00",
    }
