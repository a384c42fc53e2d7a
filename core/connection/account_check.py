# SPDX-License-Identifier: GPL-2.0-or-later
"""Whether a key works: asks the account behind it in the background, with a key that need not be kept yet."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import QObject, pyqtSignal

from ...clearsky.errors import ClearSkyError
from ..jobs.questions import Questions
from ..translation import tr

if TYPE_CHECKING:
    from ...clearsky import ClearSky
    from ...clearsky.models import AccountInfo, KeyInfo
    from ..jobs.job_queue import JobQueue
    from ..jobs.tasks import Feedback
    from .service import Service


@dataclass(frozen=True)
class AccountFacts:
    """What the service says of an account; `balances` is None where it does not tell them (contract 3.2)."""

    limits: AccountInfo
    balances: KeyInfo | None


class AccountCheck(QObject):
    """Ask about one key at a time; only the newest question counts. Main thread only."""

    answered = pyqtSignal(object)
    """The `AccountFacts`."""
    failed = pyqtSignal(object)
    """The error."""

    def __init__(self, service: Service, queue: JobQueue, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._service = service
        self._questions = Questions(queue)
        self.destroyed.connect(self._questions.drop)

    def ask(self, *, api_key: str = "", base_url: str = "") -> None:
        """Ask with a key and an address that are not in force yet; an empty one stands for that in force."""
        self.drop()
        self._service.credentials.may_ask()
        try:
            client = self._service.passing_client(api_key=api_key, base_url=base_url)
        except Exception as error:  # noqa: BLE001 (every failure is told on the page, none may leave a slot)
            self.failed.emit(error)
            return
        self._questions.ask(
            tr("ClearSKY key"),
            lambda feedback: account_facts(client, feedback),
            on_answer=self.answered.emit,
            on_failed=self.failed.emit,
        )

    def drop(self) -> None:
        """Let no answer that is still under way count any more."""
        self._questions.drop()


def account_facts(client: ClearSky, feedback: Feedback) -> AccountFacts:
    """Ask for limits and balances, and close the client; balances that are not told spoil nothing.

    Raises:
        ClearSkyError: the account cannot be asked about.
    """
    with client:
        limits = client.account.info(cancel=feedback.cancel)
        try:
            balances = client.account.key_info(cancel=feedback.cancel)
        except ClearSkyError:
            balances = None
    return AccountFacts(limits, balances)
