# SPDX-License-Identifier: GPL-2.0-or-later
"""Squares of the service's grid, picked for the order that is being made: by point, by shape, all at once."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import QObject, pyqtSignal

from ..jobs.questions import Questions
from ..translation import tr
from .grid import ask_grid
from .state import OrderMode

if TYPE_CHECKING:
    from collections.abc import Iterable

    from qgis.core import QgsGeometry, QgsPointXY

    from ..area.aoi import Aoi
    from ..connection.service import Service
    from ..jobs.job_queue import JobQueue
    from .controller import OrderController
    from .grid import Grid
    from .state import OrderState

Wanted = tuple["Aoi", OrderMode]
"""What a grid is of."""


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
        self._wanted: Wanted | None = None
        self._grid: Grid | None = None
        controller.state_changed.connect(self._on_state_changed)

    @property
    def grid(self) -> Grid | None:
        """The grid, once it is known."""
        return self._grid

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

    def _pick(self, guids: Iterable[str]) -> None:
        draft = self._controller.state.draft
        self._controller.set_draft(replace(draft, picked=tuple(sorted(guids))))

    def _on_state_changed(self, state: OrderState) -> None:
        wanted = (state.aoi, state.draft.mode) if _is_picked_from(state) and state.aoi else None
        if wanted == self._wanted:
            return
        self._wanted = wanted
        self._ask()

    def _ask(self) -> None:
        self._questions.drop()
        self._set_grid(None)
        if self._wanted is None:
            return
        aoi, mode = self._wanted
        try:
            client = self._service.client()
        except Exception as error:  # noqa: BLE001 (every failure is told in the dock, none may leave a slot)
            self.failed.emit(error)
            return
        of_mini_tiles = mode is OrderMode.MINI_TILES
        self._questions.ask(
            tr("ClearSKY tiles"),
            lambda feedback: ask_grid(client, aoi, feedback, of_mini_tiles=of_mini_tiles),
            on_answer=self._set_grid,
            on_failed=self.failed.emit,
        )

    def _set_grid(self, grid: Grid | None) -> None:
        if grid is not self._grid:
            self._grid = grid
            self.grid_changed.emit(grid)


def _is_picked_from(state: OrderState) -> bool:
    return state.is_open and state.known is not None and state.draft.is_picked
