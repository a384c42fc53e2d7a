# SPDX-License-Identifier: GPL-2.0-or-later
"""The parameters that say which image is wanted, and the price of exactly that."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, cast, get_args

from qgis.core import (
    Qgis,
    QgsProcessingParameterCrs,
    QgsProcessingParameterDateTime,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFile,
    QgsProcessingParameterNumber,
    QgsProcessingParameterString,
)

from ..errors import AoiError, MoneyError, Reason
from ..imagery.product import RESOLUTIONS_M, CrsChoice, DataType, Product
from ..translation import tr

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence
    from pathlib import Path

    from ...clearsky.models import AccountInfo, CompositeRequest
    from ..area.aoi import Aoi
    from ..imagery.series import DatesAnswer
    from ..imagery.state import Source
    from ..purchases.delivery import Quote
    from ..purchases.ledger_rows import Purchase
    from ..purchases.till import Till
    from .base import ClearSkyAlgorithm, Run

DATE = "DATE"
MODEL = "MODEL"
BANDS = "BANDS"
RESOLUTION = "RESOLUTION"
CRS = "CRS"
DATA_TYPE = "DATA_TYPE"
MAX_UNITS = "MAX_UNITS"
FOLDER = "FOLDER"


@dataclass(frozen=True)
class Priced:
    """A quote, and the account that it was given to."""

    quote: Quote
    account: AccountInfo


def add_product_parameters(algorithm: ClearSkyAlgorithm) -> None:
    """Declare series, bands, pixel size, coordinate system and data type."""
    algorithm.addParameter(
        QgsProcessingParameterString(MODEL, tr("Model; empty for the one with the most dates"), optional=True)
    )
    algorithm.addParameter(QgsProcessingParameterString(BANDS, tr("Bands"), defaultValue="all"))
    algorithm.addParameter(_one_of(RESOLUTION, tr("Pixel size in metres"), RESOLUTIONS_M))
    algorithm.addParameter(
        QgsProcessingParameterCrs(CRS, tr("Coordinate system; empty for the UTM zone"), optional=True)
    )
    algorithm.addParameter(_one_of(DATA_TYPE, tr("Data type"), get_args(DataType)))


def _one_of(name: str, text: str, values: Sequence[object]) -> QgsProcessingParameterEnum:
    """Return a parameter that takes one of some values, the first by default."""
    options = [str(value) for value in values]
    return QgsProcessingParameterEnum(
        name, text, options=options, defaultValue=options[0], usesStaticStrings=True
    )


def date_parameter(name: str, text: str) -> QgsProcessingParameterDateTime:
    """Return a parameter that takes a day."""
    return QgsProcessingParameterDateTime(name, text, Qgis.ProcessingDateTimeParameterDataType.Date)


def add_money_parameters(algorithm: ClearSkyAlgorithm) -> None:
    """Declare the most that may be paid, which has no default on purpose, and the folder."""
    algorithm.addParameter(
        QgsProcessingParameterNumber(
            MAX_UNITS,
            tr("Stop if it costs more than, processing units"),
            Qgis.ProcessingNumberParameterType.Double,
            minValue=0.0,
        )
    )
    algorithm.addParameter(
        QgsProcessingParameterFile(
            FOLDER,
            tr("Folder; empty for that of the options"),
            Qgis.ProcessingFileParameterBehavior.Folder,
            optional=True,
        )
    )


def day_of(run: Run, name: str) -> dt.date:
    """Return the day of a parameter."""
    day = run.algorithm.parameterAsDateTime(run.values, name, run.context).date()
    found: dt.date = day.toPyDate()
    return found


def folder_of(run: Run) -> Path:
    """Return where images go."""
    from ..folders import download_folder, named_folder

    chosen = run.algorithm.parameterAsString(run.values, FOLDER, run.context)
    return named_folder(chosen) if chosen else download_folder(run.project)


def product_of(run: Run) -> Product:
    """Return how the image is wanted.

    Raises:
        AoiError: the coordinate system has no EPSG code, by which alone the service knows one.
    """
    from ..imagery.wanted import epsg_code

    algorithm, values, context = run.algorithm, run.values, run.context
    crs = algorithm.parameterAsCrs(values, CRS, context)
    epsg = epsg_code(crs) if crs.isValid() else None
    if crs.isValid() and epsg is None:
        raise AoiError(Reason.NO_EPSG, crs=crs.userFriendlyIdentifier())
    return Product(
        bandnames=algorithm.parameterAsString(values, BANDS, context).strip() or "all",
        resolution_m=int(algorithm.parameterAsEnumString(values, RESOLUTION, context)),
        crs=CrsChoice.UTM if epsg is None else CrsChoice.OTHER,
        other_epsg=epsg,
        data_type=cast("DataType", algorithm.parameterAsEnumString(values, DATA_TYPE, context)),
    )


def series_of(run: Run, area: Aoi) -> tuple[Source, DatesAnswer]:
    """Return the series that is asked for, or else the one with the most dates.

    Raises:
        AoiError: the account has no imagery of this area, or none of this model.
    """
    from ..imagery.series import ask_dates, sources_of

    answer = ask_dates(run.client, area, None)
    model = run.algorithm.parameterAsString(run.values, MODEL, run.context).strip()
    found = [source for source in sources_of(answer.available) if model in ("", source.model)]
    if not found:
        raise AoiError(Reason.NO_DATES)
    return found[0], answer


def request_for(run: Run, area: Aoi, source: Source, date: dt.date) -> CompositeRequest:
    """Build the request, in the one place where the dock builds its own.

    Raises:
        RequestError: what is asked for makes no sense.
    """
    from ..imagery.state import ImageryState
    from ..imagery.wanted import request_of

    shown = ImageryState(aoi=area, source=source, date=date, product=product_of(run))
    request = request_of(shown, run.project.crs())
    assert request is not None  # noqa: S101 (area, series and date are given) # nosec B101
    return request


def priced(run: Run) -> Priced:
    """Ask for the price of the image that the parameters describe; free."""
    from ..imagery.large import quote_image

    area = run.area()
    source, answer = series_of(run, area)
    request = request_for(run, area, source, day_of(run, DATE))
    context = run.context.transformContext()
    quote = quote_image(run.client, request, area, answer.account, context, run.feedback)
    return Priced(quote, answer.account)


def refuse_above_maximum(run: Run, units: float) -> None:
    """Stop before anything is sent where it would cost more than the run may.

    Raises:
        MoneyError: it would.
    """
    limit = run.algorithm.parameterAsDouble(run.values, MAX_UNITS, run.context)
    if not units <= limit:  # nor is a limit one that is no number
        raise MoneyError(Reason.OVER_MAXIMUM, amount=units, limit=limit)


class PaidMeter:
    """Tell what a run has paid, by the record: what was charged and did not come whole counts too."""

    def __init__(self, till: Till, quotes: Sequence[Quote]) -> None:
        self._till = till
        self._wanted = {piece.request.fingerprint for quote in quotes for piece in quote.parts or (quote,)}
        self._before = {purchase.uid for purchase in self._purchases()}

    @property
    def units(self) -> float:
        """Processing units that were, or may have been, charged since the meter was set up."""
        return sum(
            p.amount_estimated for p in self._purchases() if p.uid not in self._before and p.may_have_cost
        )

    def _purchases(self) -> list[Purchase]:
        found = self._till.ledger.purchases(account=self._till.account)
        return [purchase for purchase in found if purchase.fingerprint in self._wanted]
