# SPDX-License-Identifier: GPL-2.0-or-later
"""The road of a batch: the dates of its areas, the price of its cells, one plan, and its images in the project."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import QObject, pyqtSignal

from ..errors import AoiError, MoneyError, Reason
from ..folders import download_folder
from ..purchases.plans import begin_plan, cells_of, check_limit
from ..translation import tr
from .areas import areas_of_selection
from .questions import BatchQuestions
from .run import BatchRun, RunOrder
from .state import (
    LEFT_PHASES,
    MAX_CELLS,
    UNDER_WAY_PHASES,
    UNPRICED_PHASES,
    BatchActivity,
    BatchCell,
    BatchState,
    CellPhase,
)
from .store import BatchStore
from .table import downloads_in, has_crs_moved, still_missing, wishes_of, with_dates, with_plan
from .unfinished import BatchPlans

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterable, Mapping
    from pathlib import Path

    from qgis.core import QgsProject, QgsVectorLayer

    from ...clearsky.models import AccountInfo
    from ..connection.service import Service
    from ..imagery.state import ImageryState
    from ..jobs.job_queue import JobQueue
    from ..purchases.ledger import Ledger
    from ..purchases.plans import Plan
    from ..purchases.till import Till
    from .run import CellNews
    from .state import BatchArea, CellKey, OpenPlan
    from .work import AreasAnswer


class BatchController(QObject):
    """Hold the state of the batch window and carry out what it is asked. Main thread only."""

    state_changed = pyqtSignal(object)
    """The new `BatchState`."""
    image_loaded = pyqtSignal(object)
    """The `LoadedImage` that was just added to the project."""

    def __init__(
        self,
        service: Service,
        queue: JobQueue,
        project: QgsProject,
        ledger: Ledger,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._service = service
        self._project = project
        self._store = BatchStore(service, ledger, self)
        self._answer: AreasAnswer | None = None
        self._first_dates: tuple[dt.date, ...] = ()
        self._before_run: Mapping[CellKey, BatchCell] = {}
        self._questions = BatchQuestions(service, queue, project, self)
        self._run = BatchRun(queue, project, self)
        self._plans = BatchPlans(service, queue, project, ledger, self)
        self._connect()

    @property
    def state(self) -> BatchState:
        """The state as last told."""
        return self._store.state

    @property
    def is_fetching(self) -> bool:
        """Whether a plan is under way."""
        return self._store.is_fetching

    # Intents: the table

    def begin(self, imagery: ImageryState, dates: tuple[dt.date, ...] = ()) -> None:
        """Take over what is wanted, forget the table, and look for plans that were cut off.

        The columns are at first the dates given, or else the dock's.
        """
        if self.is_fetching:
            return
        self._drop_questions()
        self._questions.asked = self._answer = None
        dock_dates = imagery.ticked if imagery.is_several else (imagery.date,) if imagery.date else ()
        self._first_dates = dates or dock_dates
        # Who the account is is asked, not taken over: the dock may not have noticed another key yet.
        self._store.tell(BatchState(source=imagery.source, product=imagery.product))
        self._plans.look(None)

    def areas_of_selection(self, layer: QgsVectorLayer) -> tuple[BatchArea, ...]:
        """Make an area of each selected feature of a layer."""
        return areas_of_selection(layer, self._project.transformContext())

    def set_areas(self, areas: Iterable[BatchArea]) -> None:
        """Take these areas as the rows, and ask for their dates."""
        if self.is_fetching or not self._is_same_service():
            return
        rows = tuple(areas)
        self._drop_questions()
        self._answer = None
        self._store.change(areas=rows, offered=(), cells={}, running=(), is_too_many=False, problem=None)
        if not any(area.aoi for area in rows):
            self._store.change(dates=(), problem=next((area.problem for area in rows), None))
            return
        self._store.change(activity=BatchActivity.ASKING_DATES)
        self._questions.ask_areas(rows, self._store.state.account, self._store.state.source)

    def set_dates(self, dates: Iterable[dt.date]) -> None:
        """Take these of the offered dates as the columns, and ask for the prices that are not known yet."""
        if self.is_fetching or self._answer is None or not self._is_same_service():
            return
        columns = tuple(sorted({entry.date for entry in self._store.state.offered} & set(dates)))
        if downloads_in(self._store.state, len(columns), self._answer) > MAX_CELLS:
            self._store.change(is_too_many=True)
            return
        self._drop_questions()
        self._store.tell(with_dates(self._store.state, columns, self._answer))
        self._ask_soon()

    def set_ticked(self, keys: Iterable[CellKey], *, is_ticked: bool) -> None:
        """Choose cells, or leave them out."""
        if not self.is_fetching:
            cells = self._store.state.cells
            self._store.set_cells(replace(cells[key], is_ticked=is_ticked) for key in keys if key in cells)

    def ask_prices(self) -> None:
        """Ask once more for the prices that could not be had, and first for the dates where those are missing."""
        if self.is_fetching or not self._is_same_service():
            return
        if self._answer is None:
            self.set_areas(self._store.state.areas)
        else:
            self._ask_anew(lambda cell: cell.phase in UNPRICED_PHASES)

    # Intents: the plan

    def get(self) -> None:
        """Write the chosen cells down as one plan and fetch it."""
        if not self._store.state.can_get or not self._is_same_service():
            return
        if has_crs_moved(self._store.state, self._project.crs()):
            # What is sent must be what was priced.
            self._ask_anew(lambda cell: cell.quote is not None)
            return
        chosen, size_mb = self._store.state.chosen, self._store.state.total_mb
        name = tr("{count} images").format(count=len(chosen))
        quotes = [(cell.quote, cell.key.area_name) for cell in chosen if cell.quote is not None]
        cells = [piece for quote, area_name in quotes for piece in cells_of(quote, area_name)]

        def prepare(till: Till, folder: Path) -> Plan:
            return begin_plan(till, name, cells, folder, size_mb)

        self._start_run(tuple(cell.key for cell in chosen), prepare)

    def go_on(self, open_plan: OpenPlan) -> None:
        """Go on with a plan that was cut off: what is on disk is opened, what is missing is fetched."""
        if self.is_fetching or not self._is_same_service():
            return
        if open_plan.plan.account != self._store.till().account:
            self._on_failed(MoneyError(Reason.OTHER_SERVICE))
            return
        self._drop_questions()
        shown = with_plan(self._store.state, open_plan.plan, self._project.transformContext())
        if shown is not self._store.state:
            self._answer = None
            self._store.tell(shown)
        keys, plan = still_missing(open_plan.plan, shown.cells)

        def prepare(till: Till, _folder: Path) -> Plan:
            check_limit(till.ledger, till.account, open_plan.units, till.limits)
            return plan

        self._start_run(keys, prepare)

    def forget(self, open_plan: OpenPlan) -> None:
        """Give up what a plan still lacks; what was bought stays."""
        if self.is_fetching:
            return
        uid = open_plan.plan.uid
        self._store.change(plans=tuple(other for other in self._store.state.plans if other.plan.uid != uid))
        self._plans.look(self._store.state.account, give_up=uid)
        if self._answer is not None and self._is_same_service():
            self._ask_anew(lambda cell: cell.phase in LEFT_PHASES, is_ticked=False)

    def cancel(self) -> None:
        """Begin nothing more and let come what has begun; asked a second time, end that too, paid or not."""
        if self.is_fetching and self._store.state.is_stopping:
            self._run.stop_at_once()
        elif self.is_fetching:
            self._run.stop()
            self._store.change(is_stopping=True)

    def keep_waiting(self) -> None:
        """Go on with the downloads that come very slowly."""
        self._run.keep_waiting()

    def stop_slow(self) -> None:
        """Stop the downloads that come very slowly; the others go on."""
        self._run.stop_slow()

    def show_series(self) -> None:
        """Make every image of the series that came visible: the Temporal Controller then plays them."""
        self._run.show_series()

    # Questions: free, and only the newest counts

    def _connect(self) -> None:
        self._store.state_changed.connect(self.state_changed)
        self._questions.areas_answered.connect(self._on_areas_answered)
        self._questions.cells_answered.connect(self._on_cells_answered)
        self._questions.prices_ended.connect(lambda: self._store.change(activity=BatchActivity.IDLE))
        self._questions.failed.connect(self._on_failed)
        self._plans.found.connect(self._on_plans_found)
        self._plans.failed.connect(self._on_failed)
        self._run.cells_moved.connect(self._on_cells_moved)
        self._run.slow_changed.connect(lambda count: self._store.change(slow_count=count))
        self._run.image_loaded.connect(self.image_loaded)
        self._run.ended.connect(self._on_run_ended)

    def _drop_questions(self) -> None:
        self._questions.drop()
        self._store.change(activity=BatchActivity.IDLE)

    def _ask_soon(self) -> None:
        wishes = wishes_of(self._store.state)
        if wishes and self._answer is not None:
            self._store.change(activity=BatchActivity.ASKING_PRICES, problem=None)
            self._questions.ask_cells_soon(wishes, self._store.till(), self._answer.account)

    def _ask_anew(self, is_meant: Callable[[BatchCell], bool], *, is_ticked: bool | None = None) -> None:
        """Forget what is known of some cells, and ask for it."""
        self._drop_questions()
        meant = [cell for cell in self._store.state.cells.values() if is_meant(cell)]
        ticks = [cell.is_ticked if is_ticked is None else is_ticked for cell in meant]
        self._store.set_cells(BatchCell(cell.key, is_ticked=tick) for cell, tick in zip(meant, ticks))
        self._ask_soon()

    # Answers

    def _on_areas_answered(self, answer: AreasAnswer) -> None:
        self._answer = answer
        offered = answer.offered
        self._store.change(
            account=answer.account,
            source=answer.source or self._store.state.source,
            offered=offered,
            activity=BatchActivity.IDLE,
            problem=None if offered else AoiError(Reason.NO_DATES),
        )
        if offered:
            self.set_dates(self._store.state.dates or self._first_dates)

    def _on_cells_answered(self, answered: list[BatchCell]) -> None:
        cells = self._store.state.cells
        self._store.set_cells(
            replace(c, is_ticked=cells[c.key].is_ticked) for c in answered if c.key in cells
        )

    def _on_plans_found(self, account: AccountInfo, plans: tuple[OpenPlan, ...]) -> None:
        if not self.is_fetching:
            self._store.change(account=account, plans=plans)

    def _on_failed(self, error: BaseException) -> None:
        activity = BatchActivity.FETCHING if self.is_fetching else BatchActivity.IDLE
        self._store.change(problem=error, activity=activity)

    # The run

    def _start_run(self, keys: tuple[CellKey, ...], prepare: Callable[[Till, Path], Plan]) -> None:
        try:
            client, folder = self._service.client(), download_folder(self._project)
        except Exception as error:  # noqa: BLE001 (every failure is told in the window, none may leave a slot)
            self._on_failed(error)
            return
        self._before_run = self._store.state.cells
        self._store.set_cells(
            replace(self._before_run[key], phase=CellPhase.WAITING, error=None, parts_come=0) for key in keys
        )
        self._store.change(
            activity=BatchActivity.FETCHING, running=keys, plans=(), is_stopping=False, problem=None
        )
        self._run.start(RunOrder(client, self._store.till(), folder, self._store.workers, keys, prepare))

    def _is_same_service(self) -> bool:
        """Say whether all that is shown comes from the key and the service in force; tell where not."""
        try:
            client = self._service.client()
        except Exception:  # noqa: BLE001 (it is told where something is asked of it)
            return True
        is_same = {self._questions.asked, self._plans.asked} <= {client, None}
        if not is_same:
            self._on_failed(MoneyError(Reason.OTHER_SERVICE))
        return is_same

    def _on_cells_moved(self, news: list[CellNews]) -> None:
        cells = self._store.state.cells
        self._store.set_cells(
            replace(cells[n.key], phase=n.phase, error=n.error, parts_come=n.parts_come) for n in news
        )

    def _on_run_ended(self, error: BaseException | None) -> None:
        """Put back what was never begun, and offer to go on with what is missing."""
        cells = self._store.state.cells
        self._store.set_cells(
            self._before_run[key] for key in self._store.state.running if cells[key].phase in UNDER_WAY_PHASES
        )
        self._store.change(activity=BatchActivity.IDLE, problem=error, is_stopping=False)
        self._plans.look(self._store.state.account)
