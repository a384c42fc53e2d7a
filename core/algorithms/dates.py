# SPDX-License-Identifier: GPL-2.0-or-later
"""Available dates: on which days the account has imagery of an area. Free."""

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

from ..translation import tr
from .base import ClearSkyAlgorithm, area_parameter

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..imagery.series import DatesAnswer
    from .base import Run

OUTPUT = "OUTPUT"
COUNT = "COUNT"


class AvailableDates(ClearSkyAlgorithm):
    """List the dates of an area in a table, the newest first."""

    def name(self) -> str:
        """Return the id."""
        return "availabledates"

    def displayName(self) -> str:  # noqa: N802 (QGIS's name)
        """Return the name in the toolbox."""
        return tr("Available dates")

    def shortHelpString(self) -> str:  # noqa: N802 (QGIS's name)
        """Say what it does and what it costs."""
        return tr(
            "Lists on which dates the account has imagery of an area, and how much of it. Free of charge."
        )

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:  # noqa: N802, ARG002 (QGIS's)
        """Declare the parameters."""
        self.addParameter(area_parameter(tr("Area")))
        self.addParameter(
            QgsProcessingParameterFeatureSink(OUTPUT, tr("Dates"), Qgis.ProcessingSourceType.Vector)
        )
        self.addOutput(QgsProcessingOutputNumber(COUNT, tr("Number of dates")))

    def work(self, run: Run) -> dict[str, Any]:
        """Ask, and write a row for each date of each series."""
        from ..imagery.series import ask_dates

        area = run.area()
        answer = ask_dates(run.client, area, None)
        sink, sink_id = self.parameterAsSink(run.values, OUTPUT, run.context, _fields())
        rows = list(_rows(answer, area.wkt))
        for row in rows:
            sink.addFeature(row, QgsFeatureSink.Flag.FastInsert)
        return {OUTPUT: sink_id, COUNT: len(rows)}


def _fields() -> QgsFields:
    fields = QgsFields()
    for name, kind in (
        ("date", QMetaType.Type.QDate),
        ("model", QMetaType.Type.QString),
        ("constellations", QMetaType.Type.QString),
        ("cover", QMetaType.Type.QString),
        ("share", QMetaType.Type.Double),
    ):
        fields.append(QgsField(name, kind))
    return fields


def _rows(answer: DatesAnswer, aoi_wkt: str) -> Iterator[QgsFeature]:
    from ..imagery.series import sources_of

    for source in sources_of(answer.available):
        dates = answer.available.coverage(source.model, source.constellations, aoi_wkt)
        for entry in sorted(dates, key=lambda found: found.date, reverse=True):
            row = QgsFeature(_fields())
            day = QDate(entry.date.year, entry.date.month, entry.date.day)
            constellations = ", ".join(source.constellations)
            row.setAttributes([day, source.model, constellations, entry.cover.value, entry.fraction])
            yield row
