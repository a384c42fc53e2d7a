# SPDX-License-Identifier: GPL-2.0-or-later
"""The road from an area to a layer: takes intents, keeps their order, and tells each new state.

`areas` takes the area and `dates` the date, `inquiry` asks what is free, `buyer` fetches what is paid for, `store`
holds what is shown.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import QObject, pyqtSignal

from ..errors import LedgerError, SetupError
from ..folders import download_folder
from ..purchases.uploads import UploadTarget
from .area_extras import AreaExtras
from .areas import Areas
from .budget import BudgetWatch
from .buyer import Buyer
from .date_choice import ONE, DateChoice
from .inquiry import Inquiry
from .scenes import SceneLayers
from .store import StateStore
from .wanted import wish_of

if TYPE_CHECKING:
    from qgis.core import QgsProject

    from ..connection.service import Service
    from ..jobs.job_queue import JobQueue
    from ..purchases.ledger import Ledger
    from .library import Library
    from .product import Product
    from .state import ImageryState, Source
    from .wanted import ImageWish


class ImageryController(QObject):
    """Carry out what the imagery page is asked for; the area, the date and the scenes have parts of their own.

    While an image is being fetched, nothing that is wanted changes. Main thread only.
    """

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
        self._project = project
        self._store = StateStore(project, service, parent=self)
        self._store.state_changed.connect(self.state_changed)
        budget = BudgetWatch(self._store, service, queue, ledger)
        self._inquiry = Inquiry(self._store, service, queue, ledger, project, budget)
        self.scenes = SceneLayers(service, queue, project, self)
        self.dates = DateChoice(self._store, self._inquiry)
        # A question that waits for the user to stay would otherwise be asked after the end.
        self.destroyed.connect(self._inquiry.drop)
        self.areas = Areas(self._store, self._inquiry, service, queue, project, ledger.path.parent)
        self._extras = AreaExtras(self._store, queue, project)
        self._buyer = Buyer(self._store, service, queue, ledger, library, budget)
        library.failed.connect(self.tell_problem)

    @property
    def state(self) -> ImageryState:
        """The state as last told."""
        return self._store.state

    def is_fetching(self) -> bool:
        """Whether an image is being received."""
        return self._store.is_fetching

    def set_source(self, source: Source) -> None:
        """Choose the model and its constellations."""
        if not self.is_fetching() and source in self.state.sources:
            self._inquiry.choose(source=source, **self._inquiry.dates_of(source))

    def set_product(self, product: Product) -> None:
        """Choose how the image is wanted."""
        if not self.is_fetching() and product != self.state.product:
            self._inquiry.choose(product=product)

    def deliver_to(self, address: str) -> None:
        """Have the next image put at an upload address, or, where that is empty, on this computer."""
        if self.is_fetching():
            return
        try:
            upload = UploadTarget.from_text(address) if address else None
        except SetupError as error:
            self.tell_problem(error)
            return
        self._inquiry.choose(upload=upload)

    def settings_changed(self) -> None:
        """Forget what another account or service has said, and ask for the area's dates anew."""
        if not self.is_fetching():
            self._inquiry.begin_anew()

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
        if self.is_fetching() or self.state.aoi is None:
            return
        self._service.credentials.may_ask()
        if self.state.date is None:
            self._inquiry.drop()
            self._inquiry.ask_dates(self.state.aoi)
        else:
            self._inquiry.choose()

    def get_image(self) -> None:
        """Fetch exactly the image whose price is shown, or load it for free when it is on disk already."""
        quote = self.state.quote
        if quote is None or not self.state.can_get:
            return
        try:
            wanted = self._store.wanted()
            client = self._service.client()
            folder = download_folder(self._project)
        except Exception as error:  # noqa: BLE001 (every failure is told in the dock, none may leave a slot)
            self.tell_problem(error)
            return
        if quote.request != wanted:
            # The project's CRS may have changed under the price: what is sent must be what was priced.
            self._inquiry.choose()
        elif not self._inquiry.has_asked(client):
            # Another key or service is in force than the one whose price is shown.
            self.settings_changed()
        else:
            self._buyer.fetch(client, quote, folder)

    def want(self, wish: ImageWish) -> None:
        """Take the area, date and series of a wish, and ask for the price; nothing is bought."""
        if not self.is_fetching():
            self._inquiry.choose(**ONE, aoi=None, product=wish.product or self.state.product)
            self.areas.take(wish.area)
            self._inquiry.wish(wish.date, wish.source)

    def want_again(self, uid: str) -> None:
        """Want what a purchase was for."""
        try:
            wish = wish_of(self._ledger.purchase(uid))
        except (LedgerError, KeyError) as error:
            self.tell_problem(error)
        else:
            self.want(wish)

    def keep_waiting(self) -> None:
        """Go on with an image that comes very slowly."""
        self._buyer.keep_waiting()

    def cancel(self) -> None:
        """Stop the download that runs."""
        self._buyer.cancel()

    def tell_problem(self, error: BaseException) -> None:
        """Tell a failure, also one that happened elsewhere, where everybody looks."""
        self._store.change(problem=error)
