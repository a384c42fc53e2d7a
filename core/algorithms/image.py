# SPDX-License-Identifier: GPL-2.0-or-later
"""Get an image: bought through the one till, if it costs no more than the run may; free where it is owned."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from qgis.core import QgsProcessingOutputNumber, QgsProcessingOutputRasterLayer

from ..translation import tr
from .base import ClearSkyAlgorithm, area_parameter
from .wanted_image import (
    DATE,
    PaidMeter,
    add_money_parameters,
    add_product_parameters,
    date_parameter,
    folder_of,
    priced,
    refuse_above_maximum,
)

if TYPE_CHECKING:
    from .base import Run

OUTPUT = "OUTPUT"
UNITS = "UNITS"


class GetImage(ClearSkyAlgorithm):
    """Fetch one image and hand over its layer."""

    def name(self) -> str:
        """Return the id."""
        return "getimage"

    def displayName(self) -> str:  # noqa: N802 (QGIS's name)
        """Return the name in the toolbox."""
        return tr("Get an image")

    def shortHelpString(self) -> str:  # noqa: N802 (QGIS's name)
        """Say what it does and what it costs."""
        return tr(
            "Fetches the image of an area and a date as a GeoTIFF with styles, date and source notices. It costs "
            "processing units, at most as many as you allow; an image that you own already is loaded for free. "
            "The limits of Settings ▸ Options ▸ ClearSKY hold here too."
        )

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:  # noqa: N802, ARG002 (QGIS's)
        """Declare the parameters."""
        self.addParameter(area_parameter(tr("Area")))
        self.addParameter(date_parameter(DATE, tr("Date")))
        add_product_parameters(self)
        add_money_parameters(self)
        self.addOutput(QgsProcessingOutputRasterLayer(OUTPUT, tr("Image")))
        self.addOutput(QgsProcessingOutputNumber(UNITS, tr("Paid, processing units")))

    def work(self, run: Run) -> dict[str, Any]:
        """Price, check, buy or open, and say where the image is."""
        from ..imagery.obtain import ImageOrder, holes_in, obtain, with_owned
        from .loading import load_when_done

        found = priced(run)
        till, folder = run.till(found.account), folder_of(run)
        quote = with_owned(till, found.quote, folder)
        refuse_above_maximum(run, quote.units)
        paid = PaidMeter(till, [quote])
        order = ImageOrder(till, quote, folder, found.account.max_concurrent_connections)
        delivery = obtain(run.client, order, run.feedback)
        holes = holes_in(delivery)
        if holes is not None:
            run.tell.reportError(self.desk.explain(holes))
        load_when_done(delivery, run)
        return {OUTPUT: str(delivery.view_path), UNITS: paid.units}
