# SPDX-License-Identifier: GPL-2.0-or-later
"""The date's section and the controller, joined; the dates of the selected feature are looked up for its menu."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.core import Qgis
from qgis.PyQt.QtCore import QObject

from ...core.imagery.feature_dates import dates_of_selection
from ...core.translation import tr
from ..messages import explain

if TYPE_CHECKING:
    from qgis.gui import QgisInterface

    from ...core.imagery.controller import ImageryController
    from .date_section import DateSection


class DateWiring(QObject):
    """Carry what is done with dates to the controller."""

    def __init__(self, section: DateSection, iface: QgisInterface, controller: ImageryController) -> None:
        super().__init__(section)
        self._section = section
        self._iface = iface
        self._controller = controller
        section.date_picked.connect(controller.dates.pick)
        section.ticks_changed.connect(controller.dates.tick)
        section.several_toggled.connect(self._on_several_toggled)
        section.menu.nearest_wanted.connect(controller.dates.take_nearest)
        section.menu.aboutToShow.connect(self._on_menu_opening)
        section.menu.inputs_wanted.connect(self._on_inputs_wanted)
        section.menu.plans_wanted.connect(self._on_plans_wanted)
        controller.scenes.failed.connect(self._on_scenes_failed)

    def _on_several_toggled(self, on: bool) -> None:  # noqa: FBT001 (a Qt slot)
        self._controller.dates.set_several(on=on)

    def _on_inputs_wanted(self) -> None:
        state = self._controller.state
        if state.aoi is not None and state.date is not None:
            self._controller.scenes.show_inputs(state.aoi, state.date)

    def _on_plans_wanted(self) -> None:
        state = self._controller.state
        if state.aoi is not None:
            self._controller.scenes.show_plans(state.aoi)

    def _on_scenes_failed(self, error: BaseException) -> None:
        self._iface.messageBar().pushMessage(tr("ClearSKY"), explain(error), Qgis.MessageLevel.Warning)

    def _on_menu_opening(self) -> None:
        self._section.menu.offer_dates(dates_of_selection(self._iface.activeLayer()))
