# SPDX-License-Identifier: GPL-2.0-or-later
"""Price of an image: whether it can be had now, and for how much. Free."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from qgis.core import QgsProcessingOutputBoolean, QgsProcessingOutputNumber

from ..translation import tr
from .base import ClearSkyAlgorithm, area_parameter
from .wanted_image import DATE, add_product_parameters, date_parameter, priced

if TYPE_CHECKING:
    from .base import Run

UNITS = "UNITS"
AREA_KM2 = "AREA_KM2"
SIZE_MB = "SIZE_MB"
READY = "READY"


class ImagePrice(ClearSkyAlgorithm):
    """Tell what an image costs."""

    def name(self) -> str:
        """Return the id."""
        return "imageprice"

    def displayName(self) -> str:  # noqa: N802 (QGIS's name)
        """Return the name in the toolbox."""
        return tr("Price of an image")

    def shortHelpString(self) -> str:  # noqa: N802 (QGIS's name)
        """Say what it does and what it costs."""
        return tr("Tells whether the image of an area and a date can be had, and its price. Free of charge.")

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:  # noqa: N802, ARG002 (QGIS's)
        """Declare the parameters."""
        self.addParameter(area_parameter(tr("Area")))
        self.addParameter(date_parameter(DATE, tr("Date")))
        add_product_parameters(self)
        self.addOutput(QgsProcessingOutputNumber(UNITS, tr("Price, processing units")))
        self.addOutput(QgsProcessingOutputNumber(AREA_KM2, tr("Area, km²")))
        self.addOutput(QgsProcessingOutputNumber(SIZE_MB, tr("Size, MB")))
        self.addOutput(QgsProcessingOutputBoolean(READY, tr("Ready")))

    def work(self, run: Run) -> dict[str, Any]:
        """Ask, say it in words and give the numbers."""
        quote = priced(run).quote
        run.tell.pushInfo(self.desk.describe(quote.availability))
        return {
            UNITS: quote.estimate.credit_estimate,
            AREA_KM2: quote.estimate.area_estimate_km2,
            SIZE_MB: quote.estimate.file_size_estimate_mb,
            READY: quote.is_ready,
        }
