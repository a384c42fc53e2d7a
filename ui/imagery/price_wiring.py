# SPDX-License-Identifier: GPL-2.0-or-later
"""The price card, the map and the controller, joined: the button buys, the next steps lead on, the gap is hatched."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from qgis.core import QgsGeometry
from qgis.PyQt.QtCore import QObject

from ...core.imagery.date_choice import nearest_whole_date
from .availability_words import NextStep
from .hatch_band import HatchBand

if TYPE_CHECKING:
    from qgis.gui import QgsMapCanvas

    from ...core.imagery.controller import ImageryController
    from ...core.imagery.library import Library
    from ...core.imagery.state import ImageryState
    from .page import ImageryPage


class PriceWiring(QObject):
    """Carry what the card asks for to the controller, and show on the canvas what has no image."""

    def __init__(
        self, page: ImageryPage, canvas: QgsMapCanvas, controller: ImageryController, library: Library
    ) -> None:
        super().__init__(page)
        self._page = page
        self._controller = controller
        self._library = library
        self._missing_band = HatchBand(canvas)
        card = page.price
        card.get_requested.connect(controller.get_image)
        card.cancel_requested.connect(controller.cancel)
        card.keep_waiting_requested.connect(controller.keep_waiting)
        card.sample_requested.connect(lambda: controller.use_sample(on=True))
        card.step_requested.connect(self._on_step_requested)
        card.deliver_to.address_entered.connect(controller.deliver_to)

    def close_down(self) -> None:
        """Give the canvas back as it was found."""
        self._missing_band.remove()

    def render_state(self, state: ImageryState) -> None:
        """Hatch the ground that has no image; it goes when the area, the date or the answer goes."""
        wkt = state.missing_wkt if state.loaded is None else ""
        self._missing_band.show(QgsGeometry.fromWkt(wkt) if wkt else None)

    def _on_step_requested(self, step: NextStep) -> None:
        state, controller = self._controller.state, self._controller
        if step is NextStep.ASK_AGAIN:
            controller.ask_again()
        elif step is NextStep.ALLOW_PARTIAL:
            controller.set_product(replace(state.product, allow_partial=True))
        elif step is NextStep.OPEN_SENT:
            if state.sent is not None:
                self._library.open_sent(state.sent)
        elif step is NextStep.OTHER_DATE:
            date = nearest_whole_date(state.dates, state.date)
            if date is not None:
                controller.dates.pick(date)
        elif state.aoi is not None:
            self._page.order_rest_requested.emit(state.missing_wkt or state.aoi.wkt)
