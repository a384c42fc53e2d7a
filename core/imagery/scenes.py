# SPDX-License-Identifier: GPL-2.0-or-later
"""On demand: the scenes behind a date and those to come, asked for in the background and put on the map; free."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import QObject, pyqtSignal

from ...clearsky.errors import Cancelled, NotFoundError
from ..errors import Reason, SceneError
from ..jobs.questions import Questions
from .scene_layer import MARK, inputs_title, plans_title, scene_layer, scenes_of_inputs, scenes_of_plans

if TYPE_CHECKING:
    from collections.abc import Callable

    from qgis.core import QgsProject

    from ...clearsky import ClearSky
    from ..area.aoi import Aoi
    from ..connection.service import Service
    from ..jobs.job_queue import JobQueue
    from ..jobs.tasks import Feedback
    from .scene_layer import Scene


class SceneLayers(QObject):
    """Show scenes as layers. The service's newer documentation does not list them: they may be gone. Main thread."""

    failed = pyqtSignal(object)
    """The error for which there is no layer."""

    def __init__(
        self, service: Service, queue: JobQueue, project: QgsProject, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._service = service
        self._project = project
        self._inputs = Questions(queue)
        self._plans = Questions(queue)

    def show_inputs(self, aoi: Aoi, date: dt.date) -> None:
        """Show which scenes the image of an area and a date was made from."""

        def work(client: ClearSky, feedback: Feedback) -> tuple[Scene, ...]:
            from ...clearsky.models import AreaRequest

            return scenes_of_inputs(
                client.products.inputs(AreaRequest(wkt=aoi.wkt), date=date, cancel=feedback.cancel)
            )

        self._ask(self._inputs, inputs_title(date), work, date)

    def show_plans(self, aoi: Aoi) -> None:
        """Show when satellites will pass over an area."""

        def work(client: ClearSky, feedback: Feedback) -> tuple[Scene, ...]:
            from ...clearsky.models import AreaRequest

            return scenes_of_plans(
                client.products.acquisition_plans(AreaRequest(wkt=aoi.wkt), cancel=feedback.cancel)
            )

        today = dt.datetime.now(dt.timezone.utc).date()
        self._ask(self._plans, plans_title(today), work, None)

    def _ask(
        self,
        questions: Questions,
        title: str,
        work: Callable[[ClearSky, Feedback], tuple[Scene, ...]],
        day: dt.date | None,
    ) -> None:
        try:
            client = self._service.client()
        except Exception as error:  # noqa: BLE001 (every failure is told, none may leave a slot)
            self.failed.emit(error)
            return
        questions.drop()
        questions.ask(
            title,
            lambda feedback: work(client, feedback),
            on_answer=lambda scenes: self._show(title, scenes, day),
            on_failed=self._on_failed,
        )

    def _show(self, title: str, scenes: tuple[Scene, ...], day: dt.date | None) -> None:
        """Put the scenes on the map, in the place of a layer of the same name."""
        layer = scene_layer(title, scenes, day)
        if layer.featureCount() == 0:
            self.failed.emit(SceneError(Reason.NO_SCENES))
            return
        older = [la.id() for la in self._project.mapLayers().values() if la.customProperty(MARK) == title]
        self._project.removeMapLayers(older)
        self._project.addMapLayer(layer)

    def _on_failed(self, error: BaseException) -> None:
        if isinstance(error, NotFoundError):
            self.failed.emit(SceneError(Reason.NOT_OFFERED))
        elif not isinstance(error, Cancelled):
            self.failed.emit(error)
