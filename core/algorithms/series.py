# SPDX-License-Identifier: GPL-2.0-or-later
"""Get a series: every image of a period that covers the whole area, as one plan with one greatest price."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from qgis.core import (
    Qgis,
    QgsFeature,
    QgsFeatureSink,
    QgsField,
    QgsFields,
    QgsProcessingOutputNumber,
    QgsProcessingParameterFeatureSink,
)
from qgis.PyQt.QtCore import QDate, QMetaType

from ..errors import AoiError, Reason
from ..translation import tr
from .base import ClearSkyAlgorithm, area_parameter
from .wanted_image import (
    PaidMeter,
    add_money_parameters,
    add_product_parameters,
    date_parameter,
    day_of,
    folder_of,
    refuse_above_maximum,
    request_for,
    series_of,
)

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from ...clearsky.models import AccountInfo, CompositeRequest
    from ..area.aoi import Aoi
    from ..imagery.fetch import ImageResult
    from ..purchases.delivery import Quote
    from ..purchases.till import Till
    from .base import Run

FROM = "FROM"
UNTIL = "UNTIL"
OUTPUT = "OUTPUT"
COUNT = "COUNT"
UNITS = "UNITS"
PLAN_NAME = "Processing"


class GetSeries(ClearSkyAlgorithm):
    """Fetch the images of a period; what fails leaves the rest, and a second run fetches only what is missing."""

    def name(self) -> str:
        """Return the id."""
        return "getseries"

    def displayName(self) -> str:  # noqa: N802 (QGIS's name)
        """Return the name in the toolbox."""
        return tr("Get the images of a period")

    def shortHelpString(self) -> str:  # noqa: N802 (QGIS's name)
        """Say what it does and what it costs."""
        return tr(
            "Fetches every image of a period that covers the whole area. It costs processing units, at most as many "
            "in all as you allow; images that you own already are free, so a second run fetches only what is missing."
        )

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:  # noqa: N802, ARG002 (QGIS's)
        """Declare the parameters."""
        self.addParameter(area_parameter(tr("Area")))
        self.addParameter(date_parameter(FROM, tr("From")))
        self.addParameter(date_parameter(UNTIL, tr("To")))
        add_product_parameters(self)
        add_money_parameters(self)
        self.addParameter(
            QgsProcessingParameterFeatureSink(OUTPUT, tr("Images"), Qgis.ProcessingSourceType.Vector)
        )
        self.addOutput(QgsProcessingOutputNumber(COUNT, tr("Number of images")))
        self.addOutput(QgsProcessingOutputNumber(UNITS, tr("Paid, processing units")))

    def work(self, run: Run) -> dict[str, Any]:
        """Price all, check the sum, fetch as a plan, and write a row for each image."""
        from ..imagery.large import quote_images
        from ..imagery.obtain import with_owned
        from .loading import load_when_done

        account, wanted = _wanted(run)
        till, folder = run.till(account), folder_of(run)
        context = run.context.transformContext()
        answers = quote_images(run.client, wanted, account, context, run.feedback)
        quotes = [with_owned(till, quote, folder) for quote in _quotes(answers)]
        refuse_above_maximum(run, sum(quote.units for quote in quotes))
        paid = PaidMeter(till, quotes)
        results = self._fetched(run, till, quotes, folder, account.max_concurrent_connections)
        done = [result.delivery for result in results if result.delivery is not None]
        for delivery in done:
            load_when_done(delivery, run)
        return {OUTPUT: self._written(run, results), COUNT: len(done), UNITS: paid.units}

    def _fetched(
        self, run: Run, till: Till, quotes: Sequence[Quote], folder: Path, workers: int
    ) -> tuple[ImageResult, ...]:
        from ..imagery.fetch import fetch_images
        from ..imagery.obtain import holes_in
        from ..purchases.plans import begin_plan, cells_of

        cells = [cell for quote in quotes for cell in cells_of(quote, tr("Area"))]
        plan = begin_plan(till, PLAN_NAME, cells, folder, sum(quote.size_mb for quote in quotes))
        results = fetch_images(run.client, till, plan, folder, run.feedback, workers=workers)
        for result in results:
            holes = holes_in(result.delivery) if result.delivery is not None else None
            for error in filter(None, (holes, result.error)):
                run.tell.reportError(f"{result.image.request.date}: {self.desk.explain(error)}")
        return results

    def _written(self, run: Run, results: Sequence[ImageResult]) -> str:
        sink, sink_id = self.parameterAsSink(run.values, OUTPUT, run.context, _fields())
        for result in results:
            sink.addFeature(_row(result), QgsFeatureSink.Flag.FastInsert)
        written: str = sink_id
        return written


def _wanted(run: Run) -> tuple[AccountInfo, list[tuple[CompositeRequest, Aoi]]]:
    """Return a request of the area for each date of the period that covers the whole of it.

    Raises:
        AoiError: there is none.
    """
    from ...clearsky.models import Cover

    area = run.area()
    source, answer = series_of(run, area)
    first, last = day_of(run, FROM), day_of(run, UNTIL)
    found = answer.available.coverage(source.model, source.constellations, area.wkt)
    days = sorted(day.date for day in found if day.cover is Cover.WHOLE and first <= day.date <= last)
    if not days:
        raise AoiError(Reason.NO_DATES)
    return answer.account, [(request_for(run, area, source, day), area) for day in days]


def _quotes(answers: Sequence[Quote | BaseException]) -> list[Quote]:
    """Return the quotes; a price that could not be had stops the run before anything is bought."""
    quotes: list[Quote] = []
    for answer in answers:
        if isinstance(answer, BaseException):
            raise answer
        quotes.append(answer)
    return quotes


def _fields() -> QgsFields:
    fields = QgsFields()
    for name, kind in (
        ("date", QMetaType.Type.QDate),
        ("state", QMetaType.Type.QString),
        ("units", QMetaType.Type.Double),
        ("path", QMetaType.Type.QString),
    ):
        fields.append(QgsField(name, kind))
    return fields


def _row(result: ImageResult) -> QgsFeature:
    row, delivery = QgsFeature(_fields()), result.delivery
    date = result.image.request.date
    state = "incomplete" if delivery is not None and delivery.missing_parts else result.state.value
    path = str(delivery.facts.path) if delivery is not None else ""
    units = sum(cell.amount_accepted for cell in result.image.cells)
    row.setAttributes([QDate(date.year, date.month, date.day), state, units, path])
    return row
