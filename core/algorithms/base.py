# SPDX-License-Identifier: GPL-2.0-or-later
"""What all algorithms share: an area to ask about, an account to ask for, and failures in the dock's own words.

The key is never a parameter: parameters end up in Processing's history, in models and in logs. QGIS makes the
algorithms at its start; what does their work is imported when they run.
"""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast

from qgis.core import (  # type: ignore[attr-defined]  # the stubs lack QgsProcessingException
    Qgis,
    QgsProcessingAlgorithm,
    QgsProcessingException,
    QgsProcessingParameterFeatureSource,
    QgsProject,
)

from ..errors import CoreError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from qgis.core import QgsProcessingContext, QgsProcessingFeedback

    from ...clearsky import ClearSky
    from ...clearsky.models import AccountInfo, CompositeAvailability
    from ..area.aoi import Aoi
    from ..connection.service import Service
    from ..jobs.tasks import Feedback
    from ..purchases.ledger import Ledger
    from ..purchases.till import Till

AREA = "INPUT"
PERCENT = 100.0


@dataclass(frozen=True)
class Desk:
    """What the plugin lends to its algorithms."""

    service: Callable[[], Service]
    ledger: Callable[[], Ledger]
    explain: Callable[[BaseException], str]
    """Turns an error into a sentence."""
    describe: Callable[[CompositeAvailability], str]
    """Turns availability flags into a sentence."""


@dataclass(frozen=True)
class Parameters:
    """A run's parameters with the context that they are read in."""

    values: dict[str, Any]
    context: QgsProcessingContext


class ClearSkyAlgorithm(QgsProcessingAlgorithm):
    """Ask, price or fetch for the polygons of a source."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self._client: ClearSky | None = None
        self._service_url = ""
        self._ledger: Ledger | None = None

    # What each algorithm says of itself

    def work(self, run: Run) -> dict[str, Any]:
        """Do the work off the main thread and return the outputs."""
        raise NotImplementedError

    # QGIS's side

    def createInstance(self) -> ClearSkyAlgorithm:  # noqa: N802 (QGIS's name)
        """Return a fresh one."""
        return type(self)(self.desk)

    def prepareAlgorithm(  # type: ignore[override]  # noqa: N802 (QGIS's name; it never passes None)
        self,
        parameters: dict[str, Any],  # noqa: ARG002 (QGIS's signature)
        context: QgsProcessingContext,  # noqa: ARG002 (QGIS's signature)
        feedback: QgsProcessingFeedback,  # noqa: ARG002 (QGIS's signature)
    ) -> bool:
        """Open the ledger, and take the key: the authentication database is not to be opened off the main thread.

        The address is taken with it: it may be another in the settings before the run has come to its end.
        """
        from ..libraries import client_package

        with self._in_words():
            client_package()
            service = self.desk.service()
            self._client, self._service_url = service.client(), service.base_url
            self._ledger = self.desk.ledger().open()
        return True

    def processAlgorithm(  # type: ignore[override]  # noqa: N802 (QGIS's name; it never passes None)
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        """Run `work`, and say in words what went wrong."""
        assert self._client is not None  # noqa: S101 (prepareAlgorithm has run) # nosec B101
        assert self._ledger is not None  # noqa: S101 (as above) # nosec B101
        with self._in_words():
            run = Run(
                self, Parameters(parameters, context), feedback, self._client, self._service_url, self._ledger
            )
            return self.work(run)

    @contextmanager
    def _in_words(self) -> Iterator[None]:
        """Let errors leave as Processing's own, with the sentence that the dock would show."""
        from ...clearsky.errors import Cancelled, ClearSkyError

        try:
            yield
        except (CoreError, ClearSkyError, Cancelled) as error:
            raise QgsProcessingException(self.desk.explain(error)) from error


class Run:
    """One run of an algorithm: its parameters, and whom it talks to."""

    def __init__(
        self,
        algorithm: ClearSkyAlgorithm,
        parameters: Parameters,
        feedback: QgsProcessingFeedback,
        client: ClearSky,
        service_url: str,
        ledger: Ledger,
    ) -> None:
        self.algorithm = algorithm
        self.values = parameters.values
        self.context = parameters.context
        self.tell = feedback
        self.client = client
        self.service_url = service_url
        self.ledger = ledger
        self.feedback = _listening(feedback)

    @property
    def project(self) -> QgsProject:
        """The project that the run belongs to."""
        found: Any = self.context.project() or QgsProject.instance()
        return cast("QgsProject", found)

    def area(self) -> Aoi:
        """Return all polygons of the source as one area.

        Raises:
            AoiError: there is none that can be used.
        """
        from ..area.aoi import aoi_from_geometry
        from ..area.sources import gathered

        source = self.algorithm.parameterAsSource(self.values, AREA, self.context)
        if source is None:
            raise QgsProcessingException(self.algorithm.invalidSourceError(self.values, AREA))
        drawn = gathered(list(source.getFeatures()), source.sourceCrs())
        return aoi_from_geometry(drawn.geometry, drawn.crs, self.context.transformContext())

    def till(self, account: AccountInfo) -> Till:
        """Return the account's till, with the user's own limits in force."""
        from ..connection.tills import till_at

        return till_at(self.service_url, account, self.ledger)


def area_parameter(text: str) -> QgsProcessingParameterFeatureSource:
    """Return the parameter that takes the polygons."""
    return QgsProcessingParameterFeatureSource(AREA, text, [Qgis.ProcessingSourceType.VectorPolygon])


def _listening(told: QgsProcessingFeedback) -> Feedback:
    """Return a feedback that passes progress on to Processing and hears of its cancel."""
    from ..jobs.tasks import Feedback

    def tell(received: int, total: int) -> None:
        if total > 0:
            told.setProgress(PERCENT * received / total)

    feedback = Feedback(tell)
    told.canceled.connect(feedback.cancel.set)
    if told.isCanceled():
        feedback.cancel.set()
    return feedback
