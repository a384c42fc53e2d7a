# SPDX-License-Identifier: GPL-2.0-or-later
"""The free questions of a batch, asked in the background; what is answered to a dropped one is never told."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from qgis.PyQt.QtCore import QObject, QTimer, pyqtSignal

from ..errors import StorageError
from ..folders import download_folder
from ..jobs.gatherer import Gatherer
from ..jobs.questions import Questions
from ..translation import tr
from .work import PriceOrder, ask_areas, ask_cells

if TYPE_CHECKING:
    from collections.abc import Callable

    from qgis.core import QgsProject

    from ...clearsky import ClearSky
    from ...clearsky.models import AccountInfo
    from ..connection.service import Service
    from ..imagery.state import Source
    from ..jobs.job_queue import JobQueue
    from ..jobs.tasks import Feedback
    from ..purchases.till import Till
    from .state import BatchArea, BatchCell
    from .work import Wish

ASK_PAUSE_MS = 200
"""Dates are ticked one after the other; the prices of all of them are one question."""


class BatchQuestions(QObject):
    """Ask for dates or for prices, one question at a time. Main thread only."""

    areas_answered = pyqtSignal(object)
    """The `AreasAnswer`."""
    cells_answered = pyqtSignal(object)
    """A list of `BatchCell` that have their answer now; at most ten times a second."""
    prices_ended = pyqtSignal()
    """Every cell that was asked for has had its answer."""
    failed = pyqtSignal(object)
    """The error that ended a question."""

    def __init__(
        self, service: Service, queue: JobQueue, project: QgsProject, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._service = service
        self._project = project
        self._questions = Questions(queue)
        self._number = 0
        self.asked: ClearSky | None = None
        """The client that the newest question was put to."""
        self._wanted: tuple[tuple[Wish, ...], Till, AccountInfo] | None = None
        self._gatherer = Gatherer(self)
        self._gatherer.gathered.connect(self._take)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(ASK_PAUSE_MS)
        self._pause.timeout.connect(self._ask_cells)

    def drop(self) -> None:
        """Let no answer that is still under way count any more."""
        self._number += 1
        self._pause.stop()
        self._gatherer.stop()
        self._questions.drop()

    def ask_areas(
        self, areas: tuple[BatchArea, ...], account: AccountInfo | None, source: Source | None
    ) -> None:
        """Ask for the dates of all areas."""
        context = self._project.transformContext()
        self._ask(
            tr("ClearSKY dates"),
            lambda client, _feedback: ask_areas(client, areas, account, source, context),
            self.areas_answered.emit,
        )

    def ask_cells_soon(self, wishes: tuple[Wish, ...], till: Till, account: AccountInfo) -> None:
        """Ask for prices in a moment, unless other ones are asked for before."""
        self._wanted = (wishes, till, account)
        self._pause.start()

    def _ask_cells(self) -> None:
        if self._wanted is None:
            return
        number, tell = self._number, self._gatherer.tell
        project = self._project
        try:
            folder = download_folder(project)
        except StorageError as error:
            self._on_failed(error)
            return
        order = PriceOrder(*self._wanted, project.crs(), project.transformContext(), folder)
        self._gatherer.start()
        self._ask(
            tr("ClearSKY prices"),
            lambda client, feedback: ask_cells(client, order, feedback, lambda cell: tell((number, cell))),
            lambda _nothing: self._on_priced(),
        )

    def _ask(
        self,
        description: str,
        work: Callable[[ClearSky, Feedback], Any],
        on_answer: Callable[[Any], None],
    ) -> None:
        try:
            client = self._service.client()
        except Exception as error:  # noqa: BLE001 (every failure is told in the window, none may leave a slot)
            self._on_failed(error)
            return
        self.asked = client
        self._questions.ask(
            description,
            lambda feedback: work(client, feedback),
            on_answer=on_answer,
            on_failed=self._on_failed,
        )

    def _take(self, told: list[tuple[int, BatchCell]]) -> None:
        cells = [cell for number, cell in told if number == self._number]
        if cells:
            self.cells_answered.emit(cells)

    def _on_priced(self) -> None:
        self._gatherer.hand_over()
        self._gatherer.stop()
        self.prices_ended.emit()

    def _on_failed(self, error: BaseException) -> None:
        self._gatherer.stop()
        self.failed.emit(error)
