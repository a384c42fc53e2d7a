# SPDX-License-Identifier: GPL-2.0-or-later
"""Squares of the service's grid, picked for the order that is being made: by point, by shape, all at once."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import QObject, pyqtSignal

from ..jobs.questions import Questions
from ..translation import tr
from .grid import ask_grid, ask_grid_of
from .state import OrderMode

if TYPE_CHECKING:
    from collections.abc import Iterable

    from qgis.core import QgsGeometry, QgsPointXY

    from ...clearsky import ClearSky
    from ...clearsky.models import OrderRequest
    from ..area.aoi import Aoi
    from ..connection.service import Service
    from ..jobs.job_queue import JobQueue
    from ..jobs.tasks import Feedback
    from .controller import OrderController
    from .grid import Grid
    from .state import OrderState


class TilePicker(QObject):
    """Keep the grid of the order's area while one is picked from, and turn picks into drafts. Main thread only."""

    grid_changed = pyqtSignal(object)
    """The new `Grid`; None while there is none."""
    failed = pyqtSignal(object)
    """The error for which there is no grid."""

    def __init__(
        self, service: Service, queue: JobQueue, controller: OrderController, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._service = service
        self._controller = controller
        self._questions = Questions(queue)
        self._wanted: _Wanted | None = None
        self._grid: Grid | None = None
        self._is_asking = False
        controller.state_changed.connect(self._on_state_changed)

    @property
    def grid(self) -> Grid | None:
        """The grid, once it is known."""
        return self._grid

    @property
    def is_asking(self) -> bool:
        """Whether the grid is being looked up."""
        return self._is_asking

    @property
    def picked(self) -> tuple[str, ...]:
        """The identifiers of the squares that would be ordered."""
        picked = self._controller.state.draft.picked
        return picked if picked is not None else (self._grid.needed if self._grid else ())

    def step_at(self, point: QgsPointXY) -> None:
        """Pick the square under a point (EPSG:4326), or let it go.

        Where zones overlap there are several: each step lets one go and picks the next, and none after the last.
        """
        squares = self._grid.at(point) if self._grid else ()
        if not squares:
            return
        here, chosen = [square.guid for square in squares], set(self.picked)
        taken = [number for number, guid in enumerate(here) if guid in chosen]
        following = here[taken[-1] + 1 : taken[-1] + 2] if taken else here[:1]
        self._pick((chosen - set(here)) | set(following))

    def take_within(self, shape: QgsGeometry, *, removes: bool) -> None:
        """Pick all squares that a shape (EPSG:4326) meets, or let them go."""
        met = {square.guid for square in self._grid.meeting(shape)} if self._grid else set()
        if met:
            self._pick(set(self.picked) - met if removes else set(self.picked) | met)

    def take_touching(self) -> None:
        """Pick all that touch the area, no ground twice: what is ordered where nothing is picked."""
        self._controller.set_draft(replace(self._controller.state.draft, picked=None))

    def take_inside(self) -> None:
        """Pick those that lie wholly inside the area."""
        if self._grid is not None:
            self._pick(self._grid.inside)

    def take_none(self) -> None:
        """Let all go."""
        self._pick(())

    def ask_again(self) -> None:
        """Ask for the grid once more, after a failure."""
        self._ask()

    def close_down(self) -> None:
        """Ask for nothing any more, and listen to nobody."""
        self._questions.drop()
        self._controller.state_changed.disconnect(self._on_state_changed)

    def _pick(self, guids: Iterable[str]) -> None:
        draft = self._controller.state.draft
        self._controller.set_draft(replace(draft, picked=tuple(sorted(guids))))

    def _on_state_changed(self, state: OrderState) -> None:
        wanted = _wanted_in(state)
        if wanted != self._wanted:
            self._wanted = wanted
            self._ask()

    def _ask(self) -> None:
        self._questions.drop()
        wanted = self._wanted
        try:
            client = self._service.client() if wanted else None
        except Exception as error:  # noqa: BLE001 (every failure is told in the dock, none may leave a slot)
            self._on_failed(error)
            return
        self._tell(None, is_asking=wanted is not None)
        if wanted is None or client is None:
            return
        self._questions.ask(
            tr("ClearSKY tiles"),
            lambda feedback: _ask_for(client, wanted, feedback),
            on_answer=self._tell,
            on_failed=self._on_failed,
        )

    def _on_failed(self, error: BaseException) -> None:
        self._tell(None)
        self.failed.emit(error)

    def _tell(self, grid: Grid | None, *, is_asking: bool = False) -> None:
        self._grid, self._is_asking = grid, is_asking
        self.grid_changed.emit(grid)


@dataclass(frozen=True)
class _Wanted:
    """What a grid is wanted of: all squares of a kind, or those of an offer."""

    aoi: Aoi
    of_mini_tiles: bool = False
    offered: OrderRequest | None = None


def _wanted_in(state: OrderState) -> _Wanted | None:
    if not state.is_open or state.known is None or state.aoi is None:
        return None
    if state.draft.is_picked:
        return _Wanted(state.aoi, of_mini_tiles=state.draft.mode is OrderMode.MINI_TILES)
    request = state.quote.request if state.quote else None
    return _Wanted(state.aoi, offered=request) if request and request.wkt is None else None


def _ask_for(client: ClearSky, wanted: _Wanted, feedback: Feedback) -> Grid | None:
    if wanted.offered is not None:
        return ask_grid_of(client, wanted.aoi, wanted.offered, feedback)
    return ask_grid(client, wanted.aoi, feedback, of_mini_tiles=wanted.of_mini_tiles)
