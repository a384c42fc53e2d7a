# SPDX-License-Identifier: GPL-2.0-or-later
"""What is worked out beside the questions, in the background: a simpler outline, and the ground billed beyond it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import QObject

from ..area.billed import billed_beyond, is_billed_beyond
from ..area.simplify import MANY_CORNERS, simpler_area
from ..jobs.questions import Questions
from ..log import LOGGER
from ..translation import tr

if TYPE_CHECKING:
    from qgis.core import QgsProject

    from ..area.aoi import Aoi
    from ..jobs.job_queue import JobQueue
    from ..purchases.delivery import Quote
    from .state import ImageryState
    from .store import StateStore


class AreaExtras(QObject):
    """Look at each new state and add to it what takes a while to find. Main thread only.

    Nothing depends on it: what cannot be worked out is logged and left out.
    """

    def __init__(self, store: StateStore, queue: JobQueue, project: QgsProject) -> None:
        super().__init__(store)
        self._store = store
        self._project = project
        self._outlines = Questions(queue)
        self._bills = Questions(queue)
        self._aoi: Aoi | None = None
        self._quote: Quote | None = None
        store.state_changed.connect(self._on_state_changed)

    def _on_state_changed(self, state: ImageryState) -> None:
        if state.aoi is not self._aoi:
            self._aoi = state.aoi
            self._outlines.drop()
            self._find_simpler(state)
        if state.quote is not self._quote:
            self._quote = state.quote
            self._bills.drop()
            self._find_billed(state)

    def _find_simpler(self, state: ImageryState) -> None:
        aoi, context = state.aoi, self._project.transformContext()
        if aoi is not None and aoi.vertex_count > MANY_CORNERS:
            self._outlines.ask(
                tr("ClearSKY simpler outline"),
                lambda _feedback: simpler_area(aoi, context),
                on_answer=lambda simpler: self._store.change(simpler=simpler),
                on_failed=_log,
            )

    def _find_billed(self, state: ImageryState) -> None:
        aoi, quote = state.aoi, state.quote
        if aoi is None or quote is None or not is_billed_beyond(aoi, quote.estimate.area_estimate_km2):
            return
        request, billed_km2 = quote.request, quote.estimate.area_estimate_km2
        self._bills.ask(
            tr("ClearSKY billed area"),
            lambda _feedback: billed_beyond(
                aoi, billed_km2, epsg=request.epsg_projection, resolution_m=int(request.resolution)
            ),
            on_answer=lambda ground: self._store.change(billed_beyond=ground),
            on_failed=_log,
        )


def _log(error: BaseException) -> None:
    LOGGER.warning("The area's extras cannot be worked out: %s", error)
