# SPDX-License-Identifier: GPL-2.0-or-later
"""The road from an area to a layer: asks, prices and fetches in the background, and tells each new state.

Each question has a number; an answer to an older question than the newest is dropped. So nothing that is shown
was ever said of something else.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from qgis.PyQt.QtCore import QCoreApplication, QObject, pyqtSignal

from ..area.aoi import Aoi, aoi_from_geometry
from ..area.sources import DrawnArea, area_of_text
from ..errors import AoiError, LedgerError, Reason
from ..folders import download_folder
from ..jobs.questions import Questions
from ..purchases.owned import Owned, owned_share
from ..purchases.till import Till, account_name
from ..settings import spending_limits
from .large import ask_quote_in_parts
from .obtain import ImageOrder, find_owned_image, holes_in, obtain
from .series import DatesAnswer, ask_dates, latest_date, sources_of
from .state import Activity, ImageryState, Product, Progress, Source
from .wanted import epsg_of, request_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from qgis.core import QgsCoordinateReferenceSystem, QgsGeometry, QgsProject

    from ...clearsky import ClearSky
    from ..connection.service import Service
    from ..jobs.job_queue import JobQueue
    from ..jobs.tasks import CallTask, Feedback
    from ..purchases.delivery import Delivery, Quote
    from ..purchases.ledger import Ledger
    from .library import Library


UNPRICED: dict[str, Any] = {
    "quote": None,
    "owned": None,
    "owned_share": None,
    "loaded": None,
    "problem": None,
    "activity": Activity.IDLE,
}
"""What no longer holds as soon as anything above the price changes."""


class ImageryController(QObject):
    """Hold the state of the imagery page and carry out what it is asked. Main thread only."""

    state_changed = pyqtSignal(object)
    """The new `ImageryState`."""

    def __init__(
        self,
        service: Service,
        queue: JobQueue,
        project: QgsProject,
        ledger: Ledger,
        library: Library,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._service = service
        self._ledger = ledger
        self._library = library
        library.failed.connect(self.tell_problem)
        self._queue = queue
        self._project = project
        self._state = ImageryState(is_play=service.is_local)
        self._questions = Questions(queue)
        self._task: CallTask | None = None
        self._wanted_date: dt.date | None = None
        self._asked: ClearSky | None = None
        self._answer: DatesAnswer | None = None

    @property
    def state(self) -> ImageryState:
        """The state as last told."""
        return self._state

    # Intents

    def set_area(self, geometry: QgsGeometry, crs: QgsCoordinateReferenceSystem) -> None:
        """Take a polygon in any CRS as the area, and ask for its dates."""
        self.take_area(lambda: DrawnArea(geometry, crs))

    def take_area(self, find: Callable[[], DrawnArea]) -> None:
        """Take what `find` brings as the area, and ask for its dates; its failure is told like any other."""
        if self.is_fetching():
            return
        self._questions.drop()
        try:
            drawn = find()
            aoi = aoi_from_geometry(drawn.geometry, drawn.crs, self._project.transformContext())
        except AoiError as error:
            self._tell(self._cleared(problem=error))
            return
        self._tell(self._cleared(aoi=aoi, drawn=drawn))
        self._ask_dates(aoi)

    def clear_area(self) -> None:
        """Forget the area and all that was said of it."""
        if not self.is_fetching():
            self._questions.drop()
            self._tell(self._cleared())

    def set_source(self, source: Source) -> None:
        """Choose the model and its constellations."""
        if not self.is_fetching() and source in self._state.sources:
            self._choose(source=source, **self._dates_of(source))

    def set_date(self, date: dt.date) -> None:
        """Choose one of the available dates."""
        if not self.is_fetching() and date in {d.date for d in self._state.dates}:
            self._choose(date=date)

    def set_product(self, product: Product) -> None:
        """Choose how the image is wanted."""
        if not self.is_fetching() and product != self._state.product:
            self._choose(product=product)

    def settings_changed(self) -> None:
        """Forget what another account or service has said, and ask for the area's dates anew."""
        aoi = self._state.aoi
        if self.is_fetching():
            return
        self._questions.drop()
        self._tell(replace(self._cleared(aoi=aoi), account=None, is_play=self._service.is_local))
        if aoi is not None:
            self._ask_dates(aoi)

    def use_sample(self, *, on: bool) -> None:
        """Go over to the sample service inside QGIS, or back to the service of the settings."""
        if self.is_fetching():
            return
        if on:
            self._service.start_sample()
        else:
            self._service.stop_sample()
        self.settings_changed()

    def ask_again(self) -> None:
        """Ask the newest question once more: after a failure, or when a setting has changed."""
        if self.is_fetching() or self._state.aoi is None:
            return
        if self._state.date is None:
            self._questions.drop()
            self._ask_dates(self._state.aoi)
        else:
            self._choose()

    def get_image(self) -> None:
        """Fetch exactly the image whose price is shown, or load it for free when it is on disk already."""
        quote = self._state.quote
        if quote is None or not self._state.can_get:
            return
        if quote.request != request_of(self._state, self._project.crs()):
            # The project's CRS may have changed under the price: what is sent must be what was priced.
            self._choose()
            return
        try:
            client = self._service.client()
            folder = download_folder(self._project)
        except Exception as error:  # noqa: BLE001 (every failure is told in the dock, none may leave a slot)
            self._change(problem=error)
            return
        if client is not self._asked:
            # Another key or service is in force than the one whose price is shown.
            self.settings_changed()
            return
        order = ImageOrder(self._till(), quote, self._state.owned, folder, self._state.connections)
        self._change(activity=Activity.FETCHING, problem=None, loaded=None, progress=None, purchase_uid="")
        self._task = self._queue.submit(
            _tr("ClearSKY image of {date}").format(date=quote.request.date.isoformat()),
            lambda feedback: obtain(client, order, feedback),
            on_done=self._on_fetched,
            on_failed=self._on_fetch_failed,
            on_progress=self._on_progress,
        )

    def want_again(self, uid: str) -> None:
        """Take a purchase's area and date, and ask for the price; nothing is bought."""
        try:
            purchase = self._ledger.purchase(uid)
        except (LedgerError, KeyError) as error:
            self._change(problem=error)
            return
        self._wanted_date = dt.date.fromisoformat(purchase.image_date)
        self.take_area(lambda: area_of_text(purchase.aoi_wkt))

    def cancel(self) -> None:
        """Stop the download that runs."""
        if self.is_fetching():
            self._queue.cancel(self._task)

    # Questions: free, and only the newest counts

    def _ask_dates(self, aoi: Aoi) -> None:
        account = self._state.account

        def work(client: ClearSky, _feedback: Feedback) -> DatesAnswer:
            return ask_dates(client, aoi, account)

        self._ask(_tr("ClearSKY dates"), Activity.ASKING_DATES, work, self._on_dates)

    def _choose(self, **fields: Any) -> None:  # noqa: ANN401 (fields of ImageryState)
        """Change what is wanted and, in the same step, forget the price of what was wanted before; then ask."""
        self._questions.drop()
        self._change(**fields, **UNPRICED)
        try:
            request = request_of(self._state, self._project.crs())
        except Exception as error:  # noqa: BLE001 (every failure is told in the dock, none may leave a slot)
            self._change(problem=error)
            return
        aoi, account = self._state.aoi, self._state.account
        if request is None or aoi is None or account is None:
            return
        context = self._project.transformContext()
        self._ask(
            _tr("ClearSKY price"),
            Activity.ASKING_PRICE,
            lambda client, feedback: ask_quote_in_parts(client, request, aoi, account, context, feedback),
            self._on_quote,
        )

    def _ask(
        self,
        description: str,
        activity: Activity,
        work: Callable[[ClearSky, Feedback], Any],
        on_answer: Callable[[Any], None],
    ) -> None:
        try:
            client = self._service.client()
        except Exception as error:  # noqa: BLE001 (every failure is told in the dock, none may leave a slot)
            self._change(problem=error, activity=Activity.IDLE)
            return
        self._asked = client
        self._change(activity=activity, problem=None)
        self._questions.ask(
            description,
            lambda feedback: work(client, feedback),
            on_answer=on_answer,
            on_failed=self._on_question_failed,
        )

    def _on_dates(self, answer: DatesAnswer) -> None:
        self._answer = answer
        sources = sources_of(answer.available)
        if not sources:
            problem = AoiError(Reason.NO_DATES)
            self._change(account=answer.account, activity=Activity.IDLE, problem=problem)
            return
        wanted = self._state.source
        source = wanted if wanted in sources else sources[0]
        self._choose(account=answer.account, sources=sources, source=source, **self._dates_of(source))

    def _dates_of(self, source: Source) -> dict[str, Any]:
        """Return a series' dates, and of them the one chosen before or else the latest of the whole area."""
        if self._answer is None or self._state.aoi is None:
            return {}
        aoi_wkt = self._state.aoi.wkt
        dates = self._answer.available.coverage(source.model, source.constellations, aoi_wkt)
        chosen = self._wanted_date or self._state.date
        self._wanted_date = None
        return {"dates": dates, "date": chosen if chosen in {d.date for d in dates} else latest_date(dates)}

    def _on_quote(self, quote: Quote) -> None:
        till = self._till()
        try:
            owned = find_owned_image(till, quote, download_folder(self._project))
            share = None if owned else owned_share(self._ledger, till.account, quote.request)
        except LedgerError as error:
            self._change(problem=error, activity=Activity.IDLE)
            return
        self._change(quote=quote, owned=owned, owned_share=share, activity=Activity.IDLE, problem=None)

    def _on_question_failed(self, error: BaseException) -> None:
        self._change(problem=error, activity=Activity.IDLE)

    def _on_progress(self, received_bytes: int, total_bytes: int) -> None:
        if self.is_fetching():
            uid = self._state.purchase_uid or self._uid_under_way()
            self._change(progress=Progress(received_bytes, total_bytes), purchase_uid=uid)

    def _uid_under_way(self) -> str:
        """Return the ledger's id of the image that is being received; a large area has many and so none."""
        quote = self._state.quote
        if quote is None or quote.parts:
            return ""
        try:
            purchase = self._ledger.find(self._till().account, quote.request.fingerprint)
        except LedgerError:
            return ""
        return purchase.uid if purchase is not None else ""

    def _on_fetched(self, delivery: Delivery) -> None:
        self._task = None
        self._change(activity=Activity.IDLE, progress=None)
        loaded = self._library.add(delivery)
        if loaded is None:
            self._change(quote=None)
            return
        owned = None if delivery.missing_parts else Owned(delivery.facts.path, None)
        self._change(loaded=loaded, owned=owned, problem=holes_in(delivery))

    def tell_problem(self, error: BaseException) -> None:
        """Tell a failure that happened elsewhere, where everybody looks."""
        self._change(problem=error)

    def _on_fetch_failed(self, error: BaseException) -> None:
        """Tell the failure; the price is asked anew before the button can be pressed again."""
        self._task = None
        self._change(activity=Activity.IDLE, progress=None, problem=error, quote=None)

    def _till(self) -> Till:
        tenant_id = self._state.account.tenant_id if self._state.account else None
        service_url = self._service.base_url
        return Till(self._ledger, account_name(service_url, tenant_id), service_url, spending_limits())

    def is_fetching(self) -> bool:
        """Whether an image is being received."""
        return self._state.activity is Activity.FETCHING

    def _cleared(self, **fields: Any) -> ImageryState:  # noqa: ANN401 (fields of ImageryState)
        """Return a state that keeps only what does not depend on the area."""
        self._answer = None
        old = self._state
        kept = {name: getattr(old, name) for name in ("account", "source", "product", "is_play")}
        return ImageryState(**kept, **fields)

    def _change(self, **fields: Any) -> None:  # noqa: ANN401 (fields of ImageryState)
        self._tell(replace(self._state, **fields))

    def _tell(self, state: ImageryState) -> None:
        self._state = replace(state, epsg=epsg_of(state, self._project.crs()))
        self.state_changed.emit(self._state)


def _tr(text: str) -> str:
    return QCoreApplication.translate("ImageryController", text)
