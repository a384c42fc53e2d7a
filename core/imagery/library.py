# SPDX-License-Identifier: GPL-2.0-or-later
"""What was bought before: settled after a crash, loaded again for free, given up on the user's word."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import QObject, pyqtSignal

from ..errors import LedgerError, RasterError, Reason, StorageError
from ..layers.image_layer import add_to_project, ready_image
from ..layers.kept_image import add_kept_image
from ..layers.remote_file import open_remote
from ..libraries import client_package
from ..purchases.ledger_rows import PurchaseKind, PurchaseState
from ..purchases.purchased import reopen_purchase
from ..purchases.recovery import kept_file, recover
from ..purchases.till import note
from ..translation import tr

if TYPE_CHECKING:
    from qgis.core import QgsProject

    from ..jobs.job_queue import JobQueue
    from ..layers.image_layer import LoadedImage, ReadyImage
    from ..purchases.ledger import Ledger
    from ..purchases.ledger_rows import Purchase
    from ..purchases.uploads import Upload


class Library(QObject):
    """Keep the images that are owned at hand. Main thread only."""

    unresolved_changed = pyqtSignal(object)
    """The purchases of earlier runs whose end is not known, as a tuple."""
    image_loaded = pyqtSignal(object)
    """The `LoadedImage` that was just added to the project."""
    failed = pyqtSignal(object)
    """The exception behind what could not be done."""

    def __init__(
        self, ledger: Ledger, queue: JobQueue, project: QgsProject, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._ledger = ledger
        self._queue = queue
        self._project = project
        self._unresolved: tuple[Purchase, ...] = ()

    def start(self) -> bool:
        """Open the ledger, or tell why not; what an earlier run has left can then be looked at (`look_again`)."""
        try:
            self._ledger.open()
        except LedgerError as error:
            self.failed.emit(error)
            return False
        return True

    def look_again(self) -> None:
        """Settle what an earlier run has left and can be settled by now; no network is used."""
        self._queue.submit(
            tr("ClearSKY purchases"),
            lambda _feedback: _settled(self._ledger),
            on_done=self._tell_unresolved,
            on_failed=self.failed.emit,
        )

    def finish(self, uid: str) -> None:
        """Put an image in its place that is here whole and had none, and load it; free, and without the service."""
        self._queue.submit(
            tr("ClearSKY purchases"),
            lambda _feedback: _settled(self._ledger),
            on_done=lambda left: self._on_finished(uid, left),
            on_failed=self.failed.emit,
        )

    def _on_finished(self, uid: str, left: tuple[Purchase, ...]) -> None:
        self._tell_unresolved(left)
        still_open = next((purchase for purchase in left if purchase.uid == uid), None)
        if still_open is None:
            self.reopen(uid)
        else:
            self.failed.emit(StorageError(Reason.STILL_NO_SPACE, path=str(Path(still_open.file_path).parent)))

    def reopen(self, uid: str) -> None:
        """Load an image that was bought before; free."""
        try:
            purchase = self._ledger.purchase(uid)
        except (LedgerError, KeyError) as error:
            self.failed.emit(error)
            return
        self._queue.submit(
            tr("ClearSKY image of {date}").format(date=purchase.image_date),
            lambda _feedback: ready_image(reopen_purchase(purchase)),
            on_done=self.add,
            on_failed=self.failed.emit,
        )

    def open_kept(self, uid: str) -> None:
        """Show what has come of an image that was not taken; free, and it stays as it is."""
        try:
            purchase = self._ledger.purchase(uid)
            path = kept_file(purchase) or Path(purchase.staging_path)
            title = tr("{date}, as far as it came").format(date=purchase.image_date)
            add_kept_image(path, title, self._project)
        except (LedgerError, RasterError, KeyError) as error:
            self.failed.emit(error)

    def add(self, ready: ReadyImage) -> LoadedImage | None:
        """Add an image to the project and tell of it; return None, and tell why, where that failed."""
        try:
            loaded = add_to_project(ready, self._project)
        except Exception as error:  # noqa: BLE001 (every failure is told in the dock, none may leave a slot)
            self.failed.emit(error)
            return None
        if ready.delivery.purchase_uid:
            note(self._ledger, ready.delivery.purchase_uid, PurchaseState.LOADED)
        self.image_loaded.emit(loaded)
        return loaded

    def open_sent(self, upload: Upload) -> None:
        """Open an image from where the service has put it, which that storage may take long over; free."""
        self._queue.submit(
            tr("ClearSKY look at an upload"),
            lambda _feedback: open_remote(upload.address),
            on_done=self._project.addMapLayer,
            on_failed=self.failed.emit,
        )

    def give_up(self, uid: str) -> None:
        """Take the user's word that a purchase has not come, or that its file is gone, and may be bought again."""
        self._decide(uid, PurchaseState.FAILED, words="given up by the user")

    def confirm(self, uid: str) -> None:
        """Take the user's word that an upload of unknown end has arrived: it is owned, and not bought again."""
        self._decide(uid, PurchaseState.VERIFIED, words="found by the user", charge="charged")

    def _decide(self, uid: str, state: PurchaseState, **changes: str) -> None:
        """Settle a purchase on the user's word."""
        try:
            self._ledger.move(uid, state, **changes)
        except (LedgerError, ValueError, KeyError) as error:
            self.failed.emit(error)
        self._tell_unresolved(tuple(p for p in self._unresolved if p.uid != uid))

    def _tell_unresolved(self, unresolved: tuple[Purchase, ...]) -> None:
        """Tell of images; orders of unknown end are looked for on the page of orders."""
        self._unresolved = tuple(p for p in unresolved if p.kind is PurchaseKind.IMAGE)
        self.unresolved_changed.emit(self._unresolved)


def _settled(ledger: Ledger) -> tuple[Purchase, ...]:
    """Load the client's libraries while nobody waits for them, and settle what an earlier run has left."""
    client_package()
    return recover(ledger)
