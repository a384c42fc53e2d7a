# SPDX-License-Identifier: GPL-2.0-or-later
"""The road from the ledger to the list of downloads: read in the background, told as one frozen value.

Reads files and the ledger, sends nothing and buys nothing. What the list may want beyond that is another
controller's business.
"""

from __future__ import annotations

import time
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from qgis.core import QgsProviderRegistry, QgsRasterLayer
from qgis.PyQt.QtCore import QObject, QTimer, QUrl, pyqtSignal
from qgis.PyQt.QtGui import QDesktopServices

from ..errors import StorageError
from ..folders import download_folder
from ..layers.restore import restore
from ..purchases.ledger_report import export_csv
from ..rasters.thumbnails import make_thumbnail
from ..translation import tr
from .live_progress import ProgressBook
from .rows import PlayTotal, Surroundings, file_key, names_in_folders, rows_of, totals_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from qgis.core import QgsProject
    from qgis.PyQt.QtGui import QImage

    from ..jobs.job_queue import JobQueue
    from ..jobs.progress import Progress
    from ..purchases.ledger import Ledger
    from ..purchases.ledger_rows import Purchase, Step
    from .rows import DownloadRow

_T = TypeVar("_T")

REFRESH_PAUSE_MS = 200
"""Layers are often added by the dozen."""
PROGRESS_PAUSE_MS = 200
THUMBNAIL_PAUSE_MS = 30
THUMBNAILS_AT_ONCE = 16
THUMBNAILS_WANTED = 48
"""Who scrolls far wants only the last ones."""


@dataclass(frozen=True)
class DownloadsState:
    """Everything that the list shows but the progress of what runs."""

    rows: tuple[DownloadRow, ...] = ()
    totals: tuple[PlayTotal, ...] = ()
    is_read: bool = False
    problem: BaseException | None = None
    """Why the ledger could not be read; the lines are then the last ones that could."""


@dataclass(frozen=True)
class DownloadDetails:
    """All that is known of one purchase."""

    row: DownloadRow
    purchase: Purchase
    history: tuple[Step, ...]


class DownloadsController(QObject):
    """Hold the list of downloads and what belongs to it. Main thread only."""

    state_changed = pyqtSignal(object)
    """The new `DownloadsState`."""
    progress_changed = pyqtSignal(object)
    """What runs now: a dict of `Progress` by the purchase's id; at most a few times a second."""
    thumbnails_made = pyqtSignal(object)
    """A dict of pictures by path; a null one where a file cannot be read."""
    details_read = pyqtSignal(object)
    """The `DownloadDetails` that were asked for."""
    search_ended = pyqtSignal(str, str)
    """The id of a purchase whose file was looked for, and where it is; empty where it was not found."""
    exported = pyqtSignal(str)
    """The file that the ledger was written to."""
    failed = pyqtSignal(object)
    """The error that ended something the user had asked for."""

    def __init__(
        self,
        ledger: Ledger,
        queue: JobQueue,
        project: QgsProject,
        parent: QObject | None = None,
        *,
        area_names: Callable[[], Mapping[str, str]] = dict,
    ) -> None:
        """Take `area_names` to tell, on any thread, what the user calls areas, by their WKT."""
        super().__init__(parent)
        self._area_names = area_names
        self._ledger = ledger
        self._queue = queue
        self._project = project
        self._state = DownloadsState()
        self._is_reading = False
        self._is_stale = False
        self._progress: Mapping[str, Progress] = {}
        self._progress_book = ProgressBook()
        self._wanted: dict[str, None] = {}
        self._is_drawing = False
        self._refresh_timer = self._timer(REFRESH_PAUSE_MS, self.refresh)
        self._watch_timer = self._timer(PROGRESS_PAUSE_MS, self._look)
        self._thumbnail_timer = self._timer(THUMBNAIL_PAUSE_MS, self._draw_thumbnails)
        queue.jobs_changed.connect(self._on_jobs_changed)
        project.layersAdded.connect(self._on_layers_changed)
        project.layersRemoved.connect(self._on_layers_changed)

    @property
    def state(self) -> DownloadsState:
        """The state as last told."""
        return self._state

    @property
    def is_idle(self) -> bool:
        """Whether nothing is being read or drawn, or about to be."""
        timers = (self._refresh_timer, self._thumbnail_timer)
        return not (self._is_reading or self._is_drawing or any(timer.isActive() for timer in timers))

    def refresh(self) -> None:
        """Read the ledger, the folders and the project's layers anew."""
        if self._is_reading:
            self._is_stale = True
            return
        self._is_reading, self._is_stale = True, False
        ledger, before = self._ledger, self._state
        layer_ids, area_names = _layer_ids(self._project), self._area_names
        self._queue.submit(
            tr("ClearSKY purchases"),
            lambda _feedback: _read(ledger, layer_ids, area_names(), before),
            on_done=self._on_read,
            on_failed=self._on_not_read,
        )

    def stop(self, uid: str) -> None:
        """Stop one running download of this process; what has come of it is kept."""
        self._ledger.under_way.stop(uid)

    def watch(self) -> None:
        """Tell now, and a few times a second while something runs, how far this process's downloads are."""
        if not self._watch_timer.isActive():
            self._look()

    def want_thumbnail(self, path: str) -> None:
        """Ask for a picture; the ones asked for last are made first, and long waiting ones never."""
        self._wanted.pop(path, None)
        self._wanted[path] = None
        while len(self._wanted) > THUMBNAILS_WANTED:
            del self._wanted[next(iter(self._wanted))]
        if not (self._is_drawing or self._thumbnail_timer.isActive()):
            self._thumbnail_timer.start()

    def read_details(self, uid: str) -> None:
        """Read all that is known of a purchase."""
        ledger = self._ledger
        row = next((row for row in self._state.rows if row.uid == uid), None)
        if row is not None:
            self._do(
                tr("ClearSKY purchase"),
                lambda: DownloadDetails(row, ledger.purchase(uid), ledger.history(uid)),
                self.details_read.emit,
            )

    def look_for_file(self, uid: str, folder: str) -> None:
        """Look for a purchase's file by its content: where it was, among the images, and below a folder."""
        ledger = self._ledger
        folders = [Path(folder)]
        with suppress(StorageError):  # nothing can lie in a folder that there is not
            folders.append(download_folder(self._project))
        self._do(
            tr("ClearSKY search for a file"),
            lambda: restore(ledger, ledger.purchase(uid), folders),
            lambda found: self._on_searched(uid, found),
        )

    def export_csv(self, path: str) -> None:
        """Write the whole ledger as a table."""
        ledger = self._ledger
        self._do(
            tr("ClearSKY export"),
            lambda: export_csv(ledger.purchases(), Path(path)),
            lambda _nothing: self.exported.emit(path),
        )

    def show_in_folder(self, path: str) -> None:
        """Open a file's folder in the system's file manager."""
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(Path(path).parent)))

    # Answers

    def _on_read(self, state: DownloadsState) -> None:
        self._is_reading = False
        if state != self._state:
            self._state = state
            self.state_changed.emit(state)
        if self._is_stale:
            self.refresh()

    def _on_not_read(self, error: BaseException) -> None:
        self._is_reading = False
        self._state = replace(self._state, problem=error)
        self.state_changed.emit(self._state)

    def _on_layers_changed(self, *_layers: object) -> None:
        if self._state.is_read:
            self._refresh_timer.start()

    def _on_searched(self, uid: str, found: Path | None) -> None:
        self.search_ended.emit(uid, str(found or ""))
        self.refresh()

    def _on_jobs_changed(self, _jobs: int) -> None:
        self.watch()

    def _look(self) -> None:
        progress = self._ledger.under_way.progress()
        if progress.keys() != self._progress.keys():
            self._refresh_timer.start()
        if progress or self._progress:
            self.progress_changed.emit(self._progress_book.note(progress, time.monotonic()))
        self._progress = progress
        own_jobs = int(self._is_reading) + int(self._is_drawing)
        if progress or len(self._queue) > own_jobs:
            self._watch_timer.start()

    def _draw_thumbnails(self) -> None:
        paths = list(self._wanted)[: -THUMBNAILS_AT_ONCE - 1 : -1]
        for path in paths:
            del self._wanted[path]
        self._is_drawing = bool(paths)
        if paths:
            self._queue.submit(
                tr("ClearSKY previews"),
                lambda _feedback: {path: make_thumbnail(path) for path in paths},
                on_done=self._on_drawn,
                on_failed=lambda _error: self._on_drawn({}),
            )

    def _on_drawn(self, pictures: dict[str, QImage]) -> None:
        self.thumbnails_made.emit(pictures)
        self._draw_thumbnails()

    # Inside

    def _do(self, description: str, work: Callable[[], _T], on_done: Callable[[_T], None]) -> None:
        self._queue.submit(description, lambda _feedback: work(), on_done=on_done, on_failed=self.failed.emit)

    def _timer(self, pause_ms: int, slot: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(pause_ms)
        timer.timeout.connect(slot)
        return timer


def _read(
    ledger: Ledger, layer_ids: Mapping[str, str], area_names: Mapping[str, str], before: DownloadsState
) -> DownloadsState:
    purchases = ledger.purchases()
    around = Surroundings(names_in_folders(purchases), layer_ids, ledger.owner.uid, area_names)
    rows = rows_of(purchases, around, {row.uid: row for row in before.rows})
    return DownloadsState(rows, totals_of(purchases), is_read=True)


def _layer_ids(project: QgsProject) -> dict[str, str]:
    """Return the raster layers of a project by the files that they show."""
    registry = QgsProviderRegistry.instance()
    found = {}
    for layer in project.mapLayers().values():
        if isinstance(layer, QgsRasterLayer) and layer.providerType() == "gdal":
            path = registry.decodeUri("gdal", layer.source()).get("path", "")
            found[file_key(str(path))] = layer.id()
    return found
