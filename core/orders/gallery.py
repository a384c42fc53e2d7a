# SPDX-License-Identifier: GPL-2.0-or-later
"""The images of the one order that is looked at: asked for in the background, and wished for from there.

Nothing is bought here: a wish goes to the imagery page or the batch window, which show its price.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from qgis.PyQt.QtCore import QObject, pyqtSignal

from ..connection.tills import till_of
from ..jobs.questions import Questions
from ..translation import tr
from .ground import PlaceKind
from .images import ImagesQuestion, ask_images, image_wish, series_wish

if TYPE_CHECKING:
    import datetime as dt

    from ..area.aoi import Aoi
    from ..connection.service import Service
    from ..jobs.job_queue import JobQueue
    from ..purchases.ledger import Ledger
    from .book import OrderBook
    from .ground import Place
    from .images import ImagesAnswer, OrderImage
    from .state import OrderRow


@dataclass(frozen=True)
class GalleryState:
    """Everything that is shown of one order's images."""

    row: OrderRow | None = None
    """The order; None while none is looked at."""
    places: tuple[Place, ...] = ()
    position: int | None = None
    """Which place; None is all of them together."""
    aoi: Aoi | None = None
    """The ground that the images are of."""
    images: tuple[OrderImage, ...] = ()
    """The newest first."""
    is_asking: bool = False
    problem: BaseException | None = None

    @property
    def new_dates(self) -> tuple[dt.date, ...]:
        """The dates that are not owned yet."""
        return tuple(image.date for image in self.images if not image.is_owned)


class OrderGallery(QObject):
    """Hold the images of one order. Main thread only."""

    state_changed = pyqtSignal(object)
    """The new `GalleryState`."""
    image_wanted = pyqtSignal(object)
    """The `ImageWish` whose price is to be shown."""
    series_wanted = pyqtSignal(object)
    """The `SeriesWish` that the batch window is to be filled with."""
    reopen_wanted = pyqtSignal(str)
    """The id of a purchase that is on disk and is wanted in the project; free."""
    looked_at = pyqtSignal(str, object)
    """An order's identifier, and the latest of its dates that the user has seen."""

    def __init__(
        self,
        service: Service,
        queue: JobQueue,
        ledger: Ledger,
        book: OrderBook,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._service = service
        self._queue = queue
        self._ledger = ledger
        self._book = book
        self._questions = Questions(queue)
        self._state = GalleryState()

    @property
    def state(self) -> GalleryState:
        """The state as last told."""
        return self._state

    def open(self, guid: str) -> None:
        """Look at the images of an order of the book."""
        self._tell(GalleryState(row=self._book.state.row_of(guid)))
        self.ask()

    def close(self) -> None:
        """Look at no order any more."""
        self._questions.drop()
        self._tell(GalleryState())

    def choose_place(self, position: int | None) -> None:
        """Look at one place of the order, or at all together."""
        if position != self._state.position:
            self._change(position=position, aoi=None, images=())
            self.ask()

    def ask(self) -> None:
        """Ask for the images, now or once more."""
        state, row = self._state, self._state.row
        self._questions.drop()
        if row is None:
            return
        till = till_of(self._book.state.account, self._service, self._ledger)
        question = ImagesQuestion(row.order, self._book.today, till.account, state.places, state.position)
        ledger = self._ledger
        try:
            client = self._service.client()
        except Exception as error:  # noqa: BLE001 (every failure is told in the dock, none may leave a slot)
            self._on_failed(error)
            return
        self._change(is_asking=True, problem=None)
        self._questions.ask(
            tr("ClearSKY dates"),
            lambda feedback: ask_images(client, ledger, question, feedback),
            on_answer=self._on_answer,
            on_failed=self._on_failed,
        )

    def get(self, image: OrderImage) -> None:
        """Load an image that is owned, or want it where its price is shown."""
        row, aoi = self._state.row, self._state.aoi
        if image.owned_uid:
            self.reopen_wanted.emit(image.owned_uid)
        elif row is not None and aoi is not None:
            self.image_wanted.emit(image_wish(row.order, aoi, image.date))

    def get_all_new(self) -> None:
        """Want every date that is not owned yet, of the chosen place or of each of them."""
        state, row = self._state, self._state.row
        if row is None or not state.new_dates:
            return
        positions = range(len(state.places)) if state.position is None else (state.position,)
        names = {at: place_name(state.places[at], at + 1) for at in positions}
        order, dates = row.order, state.new_dates
        self._queue.submit(
            tr("ClearSKY areas of an order"),
            lambda _feedback: series_wish(order, state.places, names, dates),
            on_done=self.series_wanted.emit,
            on_failed=self._on_failed,
        )

    def _on_answer(self, answer: ImagesAnswer) -> None:
        self._change(places=answer.places, aoi=answer.aoi, images=answer.images, is_asking=False)
        if self._state.row is not None and answer.images:
            self.looked_at.emit(self._state.row.guid, answer.images[0].date)

    def _on_failed(self, error: BaseException) -> None:
        self._change(is_asking=False, problem=error)

    def _change(self, **fields: Any) -> None:  # noqa: ANN401 (fields of GalleryState)
        self._tell(replace(self._state, **fields))

    def _tell(self, state: GalleryState) -> None:
        self._state = state
        self.state_changed.emit(state)


def place_name(place: Place, number: int) -> str:
    """Name a place of an order by its kind and its number."""
    return {
        PlaceKind.AREA: tr("Area {number}"),
        PlaceKind.TILE: tr("Tile {number}"),
        PlaceKind.MINI_TILE: tr("Minitile {number}"),
    }[place.kind].format(number=number)
