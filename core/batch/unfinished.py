# SPDX-License-Identifier: GPL-2.0-or-later
"""Batches that were cut off: found in the ledger when the window opens, gone on with or given up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import QObject, pyqtSignal

from ..folders import download_folder
from ..jobs.questions import Questions
from ..purchases.owned import find_owned
from ..purchases.plans import close_plan, open_plans
from ..purchases.till import Till, account_name
from ..translation import tr
from .state import OpenPlan

if TYPE_CHECKING:
    from pathlib import Path

    from qgis.core import QgsProject

    from ...clearsky import ClearSky
    from ...clearsky.models import AccountInfo
    from ..connection.service import Service
    from ..jobs.job_queue import JobQueue
    from ..jobs.tasks import Feedback
    from ..purchases.ledger import Ledger


class BatchPlans(QObject):
    """Look for open plans in the background. Main thread only."""

    found = pyqtSignal(object, object)
    """The `AccountInfo`, and a tuple of `OpenPlan`, the oldest first."""
    failed = pyqtSignal(object)
    """The error that ended a search."""

    def __init__(
        self, service: Service, queue: JobQueue, project: QgsProject, ledger: Ledger, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._service = service
        self._project = project
        self._ledger = ledger
        self._questions = Questions(queue)
        self.asked: ClearSky | None = None
        """The client that was asked last who the account is."""

    def look(self, known: AccountInfo | None, *, give_up: str = "") -> None:
        """Look for plans of the account, which is asked for where it is not known; first close one, if any is named."""
        self._questions.drop()
        ledger, url = self._ledger, self._service.base_url
        try:
            client, folder = self._service.client(), download_folder(self._project)
        except Exception as error:  # noqa: BLE001 (every failure is told in the window, none may leave a slot)
            self.failed.emit(error)
            return
        self.asked = client

        def work(_feedback: Feedback) -> tuple[AccountInfo, tuple[OpenPlan, ...]]:
            if give_up:
                close_plan(ledger, give_up)
            account = known or client.account.info()
            till = Till(ledger, account_name(url, account.tenant_id), url)
            return account, find_open_plans(till, folder)

        self._questions.ask(
            tr("ClearSKY plans"),
            work,
            on_answer=lambda answer: self.found.emit(*answer),
            on_failed=self.failed.emit,
        )


def find_open_plans(till: Till, folder: Path) -> tuple[OpenPlan, ...]:
    """Return the plans that were cut off, whoever began them, with what they lack; one that lacks nothing is closed.

    Raises:
        LedgerError: they could not be read.
    """
    found = []
    for plan in open_plans(till.ledger, till.account):
        missing = tuple(
            cell
            for cell in plan.cells
            if find_owned(till.ledger, till.account, cell.request, cell.folder_in(folder)) is None
        )
        if missing:
            found.append(OpenPlan(plan, missing))
        else:
            close_plan(till.ledger, plan.uid)
    return tuple(found)
