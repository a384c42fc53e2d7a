# SPDX-License-Identifier: GPL-2.0-or-later
"""Where the account's orders lie, worked out in the background for whoever wants to know: the layer, the filter."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from qgis.core import (  # type: ignore[attr-defined]  # the stubs lack QgsCsException
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCoordinateTransformContext,
    QgsCsException,
    QgsRectangle,
)
from qgis.PyQt.QtCore import QObject, pyqtSignal

from ...clearsky.errors import ClearSkyError
from ..area.measure import WGS84
from ..jobs.questions import Questions
from ..translation import tr
from .ground import ask_footprints, ground_of, told_footprints

if TYPE_CHECKING:
    from collections.abc import Mapping

    from qgis.core import QgsGeometry

    from ...clearsky import ClearSky
    from ...clearsky.models import Order
    from ..connection.service import Service
    from ..jobs.job_queue import JobQueue
    from ..jobs.tasks import Feedback
    from .book import OrderBook


@dataclass(frozen=True)
class Grounds:
    """What was worked out."""

    shapes: Mapping[str, QgsGeometry]
    """By the order's identifier; empty where the service knows of no footprint."""
    problem: BaseException | None = None
    """Why the footprints of tile orders could not be had."""


class OrderGrounds(QObject):
    """Keep the ground of each order in the book. An order never changes its place. Main thread only."""

    changed = pyqtSignal()
    """More grounds are known."""
    failed = pyqtSignal(object)
    """The error for which the footprints of tile orders could not be had."""

    def __init__(
        self, service: Service, queue: JobQueue, book: OrderBook, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._service = service
        self._book = book
        self._questions = Questions(queue)
        self._shapes: dict[str, QgsGeometry] = {}
        self._wanting: set[str] = set()
        self._is_busy = False
        self._is_stale = False
        book.state_changed.connect(self._work_out)

    @property
    def shapes(self) -> Mapping[str, QgsGeometry]:
        """The grounds that are known, by the order's identifier, in EPSG:4326."""
        return self._shapes

    def set_wanted(self, by: str, *, is_wanted: bool) -> None:
        """Begin to work grounds out, or cease to as soon as nobody wants them any more."""
        (self._wanting.add if is_wanted else self._wanting.discard)(by)
        self._work_out()

    def touching(self, view: QgsRectangle, crs: QgsCoordinateReferenceSystem) -> frozenset[str]:
        """Return the orders whose ground meets a view of the map, as far as their grounds are known."""
        box = _on_earth(view, crs)
        return frozenset(
            guid for guid, shape in self._shapes.items() if not shape.isEmpty() and shape.intersects(box)
        )

    def close_down(self) -> None:
        """Let go of the book."""
        self._questions.drop()
        self._book.state_changed.disconnect(self._work_out)

    def _work_out(self, *_state: object) -> None:
        if not self._wanting:
            return
        if self._is_busy:
            self._is_stale = True
            return
        orders = [row.order for row in self._book.state.rows if row.guid not in self._shapes]
        if not orders:
            return
        self._is_busy, self._is_stale = True, False
        client = self._client()
        self._questions.ask(
            tr("ClearSKY order footprints"),
            lambda feedback: work_out(client, orders, feedback),
            on_answer=self._on_worked_out,
            on_failed=self._on_failed,
        )

    def _client(self) -> ClearSky | None:
        try:
            return self._service.client()
        except Exception as error:  # noqa: BLE001 (every failure is told in the dock, none may leave a slot)
            self.failed.emit(error)
            return None

    def _on_worked_out(self, grounds: Grounds) -> None:
        self._is_busy = False
        self._shapes.update(grounds.shapes)
        if grounds.shapes:
            self.changed.emit()
        if grounds.problem is not None:
            self.failed.emit(grounds.problem)
        if self._is_stale:
            self._work_out()

    def _on_failed(self, error: BaseException) -> None:
        self._is_busy = False
        self.failed.emit(error)


def work_out(client: ClearSky | None, orders: list[Order], feedback: Feedback) -> Grounds:
    """Work out the grounds of orders; those of tile orders need a client. Runs off the main thread."""
    told = {order.task_order_guid: told_footprints(order) for order in orders}
    unknown = [order for order in orders if not told[order.task_order_guid]]
    problem: BaseException | None = None
    if client is not None and unknown:
        try:
            told.update(dict.fromkeys((o.task_order_guid for o in unknown), ()))
            told.update(ask_footprints(client, unknown, feedback))
        except ClearSkyError as error:
            problem = error
    is_known = client is not None and problem is None
    return Grounds({guid: ground_of(wkts) for guid, wkts in told.items() if wkts or is_known}, problem)


def _on_earth(view: QgsRectangle, crs: QgsCoordinateReferenceSystem) -> QgsRectangle:
    """Return a view as a box in EPSG:4326; one that reaches beyond what its CRS can say is the whole world."""
    world = QgsRectangle(-180, -90, 180, 90)
    if not crs.isValid():
        return view
    wgs84 = QgsCoordinateReferenceSystem(WGS84)
    transform = QgsCoordinateTransform(crs, wgs84, QgsCoordinateTransformContext())
    transform.setBallparkTransformsAreAppropriate(True)
    try:
        box: QgsRectangle = transform.transformBoundingBox(view).intersect(world)
    except QgsCsException:
        return world
    return world if box.isEmpty() else box
