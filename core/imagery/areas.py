# SPDX-License-Identifier: GPL-2.0-or-later
"""Where the image is wanted: what was drawn, read, edited or remembered becomes the area, and its dates are asked for.

What is at hand is taken at once; what has to be read or asked for is taken in the background, and of several such
wishes only the newest counts.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import QObject, pyqtSignal

from ..area.recent import RecentAreas, name_of
from ..area.sources import (
    DrawnArea,
    aoi_of,
    area_of_file_layer,
    area_of_text,
    polygon_layers_of_file,
    reader_of_layer,
)
from ..area.tiles import area_of_tile
from ..errors import AoiError
from ..jobs.questions import Questions
from ..translation import tr
from .state import Activity

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from typing import Any

    from qgis.core import QgsCoordinateReferenceSystem, QgsGeometry, QgsMapLayer, QgsProject

    from ..area.aoi import Aoi
    from ..area.recent import RecentArea
    from ..area.sources import FileLayer
    from ..connection.service import Service
    from ..jobs.job_queue import JobQueue
    from ..jobs.tasks import Feedback
    from .inquiry import Inquiry
    from .store import StateStore


class Areas(QObject):
    """Take areas into the store. While an image is being fetched, nothing is taken. Main thread only."""

    layers_found = pyqtSignal(object)
    """A file holds several layers of polygons, a tuple of `FileLayer`: one of them is to be chosen."""

    def __init__(
        self,
        store: StateStore,
        inquiry: Inquiry,
        service: Service,
        queue: JobQueue,
        project: QgsProject,
        profile: Path,
    ) -> None:
        super().__init__(store)
        self.recent = RecentAreas(profile)
        self._store = store
        self._inquiry = inquiry
        self._service = service
        self._queue = queue
        self._project = project
        self._questions = Questions(queue)

    def take(self, find: Callable[[], DrawnArea]) -> None:
        """Take what `find` brings at once; its failure is told like any other."""
        if self._begin():
            aoi = self._put(find)
            if aoi is not None:
                self._ask(aoi)

    def read(self, find: Callable[[], DrawnArea]) -> None:
        """Take what `find` brings from a layer or a text, in the background."""
        self._read(lambda _feedback: find())

    def read_layer(self, layer: QgsMapLayer | None, *, selected_only: bool) -> None:
        """Take the polygons of a layer, or those that are selected in it."""
        try:
            find = reader_of_layer(layer, selected_only=selected_only)
        except AoiError as error:
            if self._begin():
                self._store.start_over(problem=error)
        else:
            self.read(find)

    def open_file(self, path: str) -> None:
        """Take the polygons of a file; where it has several layers of them, `layers_found` is told."""

        def on_layers(layers: tuple[FileLayer, ...]) -> None:
            if len(layers) == 1:
                self.read(lambda: area_of_file_layer(layers[0]))
            else:
                self._store.start_over()
                self.layers_found.emit(layers)

        if self._begin():
            self._in_background(lambda _feedback: polygon_layers_of_file(path), on_layers)

    def take_tile(self, place: DrawnArea | None, *, is_mini: bool) -> None:
        """Take the service's tile or minitile of a place, or of the present area."""
        aoi = self._store.state.aoi
        context = self._project.transformContext()
        try:
            client = self._service.client()
            wanted = aoi_of(place, context) if place else aoi
        except Exception as error:  # noqa: BLE001 (every failure is told in the dock, none may leave a slot)
            self._store.change(problem=error)
            return
        if wanted is not None:
            self._read(lambda feedback: area_of_tile(client, wanted, feedback.cancel, is_mini=is_mini))

    def take_recent(self, uid: int) -> None:
        """Take an area that was used before, unless it was removed meanwhile."""
        for area in self.recent.all():
            if area.uid == uid:
                self.take(partial(_drawn_again, area))

    def take_simpler(self) -> None:
        """Take the area with fewer corners that is on offer: the user's yes."""
        simpler, drawn = self._store.state.simpler, self._store.state.drawn
        if simpler is not None and drawn is not None:
            self.take(lambda: replace(area_of_text(simpler.aoi.wkt), name=drawn.name))

    def reshape(self, geometry: QgsGeometry, crs: QgsCoordinateReferenceSystem) -> None:
        """Take an edited area in the present one's place, or keep the present one where nothing is left of it."""
        state = self._store.state
        if state.aoi is None or self._store.is_fetching:
            return
        drawn = DrawnArea(geometry, crs, name=state.drawn.name if state.drawn else "")
        try:
            aoi = aoi_of(drawn, self._project.transformContext())
        except AoiError as error:
            self._store.change(problem=error)
            return
        self._begin()
        self._store.start_over(aoi=aoi, drawn=drawn)
        self._ask(aoi, instead_of=state.aoi.wkt)

    def set_crs(self, crs: QgsCoordinateReferenceSystem) -> None:
        """Give the project a CRS; what was drawn without one is taken as drawn in it."""
        self._project.setCrs(crs)
        drawn = self._store.state.drawn
        if drawn is not None and not drawn.crs.isValid():
            self.take(lambda: replace(drawn, crs=crs))

    def clear(self) -> None:
        """Forget the area and all that was said of it."""
        if self._begin():
            self._store.start_over()

    def _begin(self) -> bool:
        """Drop what is under way for another area, unless an image is being fetched."""
        if self._store.is_fetching:
            return False
        self._questions.drop()
        self._inquiry.forget()
        return True

    def _put(self, find: Callable[[], DrawnArea]) -> Aoi | None:
        drawn = None
        try:
            drawn = find()
            aoi = aoi_of(drawn, self._project.transformContext())
        except AoiError as error:
            self._store.start_over(problem=error, drawn=drawn)
            return None
        self._store.start_over(aoi=aoi, drawn=drawn)
        return aoi

    def _read(self, find: Callable[[Feedback], DrawnArea]) -> None:
        if not self._begin():
            return
        context = self._project.transformContext()

        def work(feedback: Feedback) -> tuple[DrawnArea, Aoi]:
            drawn = find(feedback)
            return drawn, aoi_of(drawn, context)

        def on_read(found: tuple[DrawnArea, Aoi]) -> None:
            drawn, aoi = found
            self._store.start_over(aoi=aoi, drawn=drawn)
            self._ask(aoi)

        self._in_background(work, on_read)

    def _in_background(self, work: Callable[[Feedback], Any], on_answer: Callable[[Any], None]) -> None:
        self._store.start_over(activity=Activity.READING_AREA)
        self._questions.ask(
            tr("ClearSKY area"),
            work,
            on_answer=on_answer,
            on_failed=lambda error: self._store.start_over(problem=error),
        )

    def _ask(self, aoi: Aoi, *, instead_of: str = "") -> None:
        drawn = self._store.state.drawn
        name = name_of(aoi, drawn.name if drawn else "")
        self._inquiry.ask_dates(aoi)
        self._queue.submit(
            tr("ClearSKY recent areas"),
            lambda _feedback: self.recent.remember(aoi, name, instead_of=instead_of),
            on_done=lambda _nothing: None,
            on_failed=lambda _error: None,
        )


def _drawn_again(area: RecentArea) -> DrawnArea:
    return replace(area_of_text(area.wkt), name=area.name)
