# SPDX-License-Identifier: GPL-2.0-or-later
"""A plan under way: fetched in the background, its images put into the project one after the other."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from threading import Event
from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import QObject, pyqtSignal

from ..imagery.fetch import fetch_images
from ..imagery.obtain import holes_in
from ..jobs.gatherer import Gatherer
from ..purchases.ledger_rows import PurchaseState
from ..purchases.plan_run import CellState
from ..purchases.till import note
from ..translation import tr
from .series_layers import add_to_series, series_id, series_name, show_series
from .slow import SlowDownloads
from .state import CellKey, CellPhase

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from qgis.core import QgsProject

    from ...clearsky import ClearSky
    from ..imagery.fetch import ImageResult
    from ..jobs.job_queue import JobQueue
    from ..jobs.tasks import CallTask, Feedback
    from ..purchases.plans import Plan
    from ..purchases.till import Till

PHASE_OF = {CellState.FAILED: CellPhase.FAILED, CellState.STOPPED: CellPhase.STOPPED}


@dataclass(frozen=True)
class RunOrder:
    """All that the background needs to fetch a plan."""

    client: ClearSky
    till: Till
    folder: Path
    workers: int
    keys: tuple[CellKey, ...]
    """The cells of the plan's images, in its order."""
    prepare: Callable[[Till, Path], Plan]
    """Gives the plan, or refuses it; runs in the background, before anything is bought."""


@dataclass(frozen=True)
class CellNews:
    """What has become of one cell."""

    key: CellKey
    phase: CellPhase
    error: BaseException | None = None
    parts_come: int = 0


class BatchRun(QObject):
    """Run one plan at a time. Main thread only."""

    cells_moved = pyqtSignal(object)
    """A list of `CellNews`; at most ten times a second."""
    image_loaded = pyqtSignal(object)
    """The `LoadedImage` that was just added to the project."""
    slow_changed = pyqtSignal(int)
    """How many downloads come so slowly that the user is to be asked about them."""
    ended = pyqtSignal(object)
    """None, or the error that ended the run before its cells."""

    def __init__(self, queue: JobQueue, project: QgsProject, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._queue = queue
        self._project = project
        self._task: CallTask | None = None
        self._stop = Event()
        self._order: RunOrder | None = None
        self._arrived: deque[tuple[CellKey, ImageResult]] = deque()
        self._series: set[str] = set()
        self._slow: SlowDownloads | None = None
        self._slow_count = 0
        self._is_fetched = False
        self._error: BaseException | None = None
        self._gatherer = Gatherer(self)
        self._gatherer.gathered.connect(self._take)

    def start(self, order: RunOrder) -> None:
        """Begin a plan."""
        self._order, self._stop, self._is_fetched, self._error = order, Event(), False, None
        stop, tell = self._stop, self._gatherer.tell

        def work(feedback: Feedback) -> None:
            plan = order.prepare(order.till, order.folder)
            fetch_images(
                order.client,
                order.till,
                plan,
                order.folder,
                feedback,
                workers=order.workers,
                on_progress=lambda number, come, _all: tell(
                    CellNews(order.keys[number], CellPhase.FETCHING, parts_come=come)
                ),
                on_image=lambda number, result: tell((order.keys[number], result)),
                stop=stop,
            )

        self._gatherer.start()
        self._task = self._queue.submit(
            tr("ClearSKY: {count} images").format(count=len(order.keys)),
            work,
            on_done=self._on_fetched,
            on_failed=self._on_fetched,
        )
        self._slow = SlowDownloads(order.till.ledger.under_way, self._task.feedback.cancel)

    def stop(self) -> None:
        """Begin nothing more; what has begun comes to its end."""
        self._stop.set()

    def stop_at_once(self) -> None:
        """End also what has begun, though it may be paid already."""
        self._stop.set()
        self._queue.cancel(self._task)

    def keep_waiting(self) -> None:
        """Let the downloads that come slowly go on."""
        if self._slow is not None:
            self._slow.keep_waiting()

    def stop_slow(self) -> None:
        """Stop the downloads that come slowly, and let the others come."""
        if self._slow is not None:
            self._slow.stop()

    def show_series(self) -> None:
        """Make every image of the series that came visible."""
        show_series(self._project, self._series)

    def _on_fetched(self, error: BaseException | None) -> None:
        """Note that nothing more will come; what came may still wait for its layer."""
        self._task = self._slow = None
        self._is_fetched, self._error = True, error

    def _take(self, told: list[CellNews | tuple[CellKey, ImageResult]]) -> None:
        """Tell how the cells are, and add one layer: adding many at once would make QGIS stand still."""
        self._look_for_slow()
        moved = [thing for thing in told if isinstance(thing, CellNews)]
        for key, result in (thing for thing in told if not isinstance(thing, CellNews)):
            if result.delivery is not None:
                self._arrived.append((key, result))
            else:
                moved.append(CellNews(key, PHASE_OF[result.state], result.error))
        if self._arrived:
            moved.append(self._added(*self._arrived.popleft()))
        if moved:
            self.cells_moved.emit(moved)
        elif self._is_fetched:
            self._gatherer.stop()
            self.ended.emit(self._error)

    def _look_for_slow(self) -> None:
        count = self._slow.look() if self._slow is not None else 0
        if count != self._slow_count:
            self._slow_count = count
            self.slow_changed.emit(count)

    def _added(self, key: CellKey, result: ImageResult) -> CellNews:
        delivery = result.delivery
        assert delivery is not None  # noqa: S101 (only what was delivered arrives) # nosec B101
        try:
            name = series_name(key.area_name, delivery.request.model)
            loaded = add_to_series(delivery, self._project, name)
        except Exception as error:  # noqa: BLE001 (every failure is told in its cell, none may leave a slot)
            return CellNews(key, CellPhase.FAILED, error)
        self._series.add(series_id(delivery.request))
        if self._order is not None and delivery.purchase_uid:
            note(self._order.till.ledger, delivery.purchase_uid, PurchaseState.LOADED)
        self.image_loaded.emit(loaded)
        holes = holes_in(delivery)
        if holes is not None:
            holes.__cause__ = result.error
        return CellNews(key, CellPhase.INCOMPLETE if delivery.missing_parts else CellPhase.IN_PROJECT, holes)
