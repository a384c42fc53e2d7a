# SPDX-License-Identifier: GPL-2.0-or-later
"""What is asked about an area before anything is bought: its dates, then the price. All of it is free.

Each question has a number; an answer to an older question than the newest is dropped. So nothing that is shown
was ever said of something else.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ..connection.tills import till_of
from ..errors import AoiError, Reason
from ..folders import download_folder
from ..jobs.questions import Pause, Questions
from ..log import LOGGER
from ..translation import tr
from .date_choice import nearest_date
from .pricing import PriceAnswer, PriceQuestion, ask_price
from .series import DatesAnswer, ask_dates, latest_date, sources_of
from .state import Activity, Budget, Source
from .store import UNPRICED
from .wanted import same_source

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable

    from qgis.core import QgsProject

    from ...clearsky import ClearSky
    from ..area.aoi import Aoi
    from ..connection.service import Service
    from ..jobs.job_queue import JobQueue
    from ..jobs.tasks import Feedback
    from ..purchases.ledger import Ledger
    from .budget import BudgetWatch
    from .store import StateStore


ASKING = (Activity.ASKING_DATES, Activity.ASKING_PRICE)
ASK_PAUSE_MS = 250
"""While corners are moved or dates are leafed through, the service is asked only about where one stays."""


class Inquiry:
    """Ask in the background and put the newest answers into the store. Main thread only."""

    def __init__(
        self,
        store: StateStore,
        service: Service,
        queue: JobQueue,
        ledger: Ledger,
        project: QgsProject,
        budget: BudgetWatch,
    ) -> None:
        self._store = store
        self._service = service
        self._ledger = ledger
        self._project = project
        self._budget = budget
        self._questions = Questions(queue)
        self._model_question = Questions(queue)
        self._pauses = {activity: Pause(ASK_PAUSE_MS) for activity in ASKING}
        self._wanted_date: dt.date | None = None
        self._wanted_source: Source | None = None
        self._asked: ClearSky | None = None
        self._answer: DatesAnswer | None = None

    def wish(self, date: dt.date, source: Source | None = None) -> None:
        """Prefer a date, and a series if one is named, when the answer about the area's dates comes."""
        self._wanted_date, self._wanted_source = date, source

    def drop(self) -> None:
        """Let no answer that is still under way count any more."""
        for pause in self._pauses.values():
            pause.drop()
        self._questions.drop()

    def forget(self) -> None:
        """Drop what is under way and what was answered: another area, account or service is meant now.

        The date that was chosen stays wished for.
        """
        self.drop()
        self._model_question.drop()
        self._wanted_date = self._wanted_date or self._store.state.date
        self._budget.forget()
        self._answer = self._wanted_source = None

    def begin_anew(self) -> None:
        """Forget what another account or service has said, and ask the one in force for the area's dates.

        An upload address was entered for the other one, which alone may know it.
        """
        aoi, drawn = self._store.state.aoi, self._store.state.drawn
        self.forget()
        self._asked = None
        self._store.start_over(
            aoi=aoi,
            drawn=drawn,
            account=None,
            models=(),
            budget=Budget(),
            upload=None,
            is_play=self._service.is_local,
            lacks_key=self._service.lacks_key,
        )
        if aoi is not None:
            self.ask_dates(aoi)

    def has_asked(self, client: ClearSky) -> bool:
        """Say whether what is shown is this client's word: the same key at the same service."""
        return client is self._asked

    def ask_dates(self, aoi: Aoi) -> None:
        """Ask which dates an area has; the price of the best of them follows."""
        if self._is_elsewhere():
            self.begin_anew()
            return
        account = self._store.state.account

        def work(client: ClearSky, feedback: Feedback) -> DatesAnswer:
            return ask_dates(client, aoi, account, feedback.cancel)

        self._ask(tr("ClearSKY dates"), Activity.ASKING_DATES, work, self._on_dates)

    def choose(self, **fields: Any) -> None:  # noqa: ANN401 (fields of ImageryState)
        """Change what is wanted and, in the same step, forget the price of what was wanted before; then ask."""
        if self._store.state.activity is Activity.ASKING_DATES and "sources" not in fields:
            # The price follows the dates, which are still under way.
            self._store.change(**fields)
            return
        self.drop()
        self._store.change(**{**UNPRICED, **fields})
        if self._is_elsewhere():
            self.begin_anew()
            return
        try:
            question = self._price_question()
        except Exception as error:  # noqa: BLE001 (every failure is told in the dock, none may leave a slot)
            self._store.change(problem=error)
            return
        if question is None:
            return

        def work(client: ClearSky, feedback: Feedback) -> PriceAnswer:
            return ask_price(client, question, feedback)

        self._ask(tr("ClearSKY price"), Activity.ASKING_PRICE, work, self._on_price)

    def _price_question(self) -> PriceQuestion | None:
        """Return what is to be priced; None while there is nothing to ask about."""
        request, aoi, account = self._store.wanted(), self._store.state.aoi, self._store.state.account
        if request is None or aoi is None or account is None:
            return None
        return PriceQuestion(
            request=request,
            aoi=aoi,
            account=account,
            available=self._answer.available if self._answer is not None else None,
            till=till_of(account, self._service, self._ledger),
            folder=download_folder(self._project),
            context=self._project.transformContext(),
        )

    def _is_elsewhere(self) -> bool:
        """Say whether another key or service is in force than the one whose account and dates are shown."""
        if self._asked is None:
            return False
        try:
            return not self.has_asked(self._service.client())
        except Exception:  # noqa: BLE001 (it is told where something is asked of it)
            return False

    def dates_of(self, source: Source) -> dict[str, Any]:
        """Return a series' dates, and of them the nearest to the one chosen before, or the latest of the whole area."""
        state = self._store.state
        if self._answer is None or state.aoi is None:
            return {}
        dates = self._answer.available.coverage(source.model, source.constellations, state.aoi.wkt)
        available = {d.date for d in dates}
        chosen = self._wanted_date or state.date
        self._wanted_date = None
        nearest = nearest_date(dates, chosen) if chosen else None
        return {
            "dates": dates,
            "date": nearest.date if nearest else latest_date(dates),
            "asked_date": chosen if nearest and nearest.date != chosen else None,
            "ticked": tuple(day for day in state.ticked if day in available),
        }

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
            self._on_failed(error)
            return
        self._asked = client
        self._store.change(activity=activity, problem=None)

        def ask() -> None:
            self._questions.ask(
                description,
                lambda feedback: work(client, feedback),
                on_answer=on_answer,
                on_failed=self._on_failed,
            )

        self._pauses[activity].run(ask)

    def _ask_models(self) -> None:
        """Ask once what else the account can order; without an answer the list only lacks what has no dates here."""
        client = self._asked
        if client is None or self._store.state.models:
            return
        self._model_question.drop()
        self._model_question.ask(
            tr("ClearSKY models"),
            lambda feedback: client.models.list(cancel=feedback.cancel),
            on_answer=lambda models: self._store.change(models=models),
            on_failed=lambda error: LOGGER.info(
                "the account's models could not be had: %s", type(error).__name__
            ),
        )

    def _on_dates(self, answer: DatesAnswer) -> None:
        self._answer = answer
        self._ask_models()
        sources = sources_of(answer.available)
        if not sources:
            problem, aoi = AoiError(Reason.NO_DATES), self._store.state.aoi
            missing_wkt = aoi.wkt if aoi is not None else ""
            self._store.change(
                account=answer.account, activity=Activity.IDLE, problem=problem, missing_wkt=missing_wkt
            )
            return
        source = same_source(sources, self._wanted_source or self._store.state.source) or sources[0]
        self._wanted_source = None
        self.choose(account=answer.account, sources=sources, source=source, **self.dates_of(source))

    def _on_price(self, answer: PriceAnswer) -> None:
        self._store.change(**vars(answer), activity=Activity.IDLE, problem=None)
        if self._asked is not None:
            self._budget.look(self._asked)

    def _on_failed(self, error: BaseException) -> None:
        self._store.change(problem=error, activity=Activity.IDLE)
