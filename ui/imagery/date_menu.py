# SPDX-License-Identifier: GPL-2.0-or-later
"""The quieter things one does with dates: the nearest to a day, also one that stands in a feature's attributes."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QMenu

from ...core.translation import tr
from ..formats import date_text
from .date_field import NearestDialog

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from qgis.PyQt.QtWidgets import QWidget

    from ...core.imagery.feature_dates import FeatureDate
    from ...core.imagery.state import ImageryState


class DateMenu(QMenu):
    """Offer the nearest date to a day; the dates of the selected feature are filled in when it opens."""

    nearest_wanted = pyqtSignal(object)
    """The `datetime.date` to which the nearest available one is wanted."""

    inputs_wanted = pyqtSignal()
    """The scenes behind the chosen date are to be shown."""
    plans_wanted = pyqtSignal()
    """The passes to come over the area are to be shown."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state: ImageryState | None = None
        self.nearest_menu = self.addMenu(tr("Nearest To"))
        self.nearest_menu.setToolTipsVisible(True)
        self.offer_dates(())
        self.addSeparator()
        self.inputs_action = self.addAction(tr("Show Input Scenes"))
        self.inputs_action.setToolTip(tr("The satellite scenes that the image of this date was made from"))
        self.plans_action = self.addAction(tr("Show Coming Acquisitions"))
        self.plans_action.setToolTip(tr("When satellites will pass over this area"))
        self.setToolTipsVisible(True)
        self.inputs_action.triggered.connect(self.inputs_wanted)
        self.plans_action.triggered.connect(self.plans_wanted)

    def render_state(self, state: ImageryState, *, enabled: bool) -> None:
        """Offer only what can be done with the dates that are shown."""
        self._state = state
        self.nearest_menu.setEnabled(enabled and bool(state.dates) and not state.is_several)
        self.inputs_action.setEnabled(state.aoi is not None and state.date is not None)
        self.plans_action.setEnabled(state.aoi is not None)

    def offer_dates(self, dates: Sequence[FeatureDate]) -> None:
        """Offer the dates of the one selected feature."""
        menu = self.nearest_menu
        menu.clear()
        menu.addAction(tr("A Date…")).triggered.connect(self._ask)
        menu.addSeparator()
        for found in dates:
            text = tr("{field} of the Selected Feature ({date})")
            action = menu.addAction(
                text.format(field=found.field_name.replace("&", "&&"), date=date_text(found.date))
            )
            action.triggered.connect(partial(self._want, found.date))
        if not dates:
            hint = menu.addAction(tr("Date of the Selected Feature"))
            hint.setEnabled(False)
            hint.setToolTip(
                tr("Select one feature of the current layer that has a date among its attributes.")
            )

    def _want(self, date: dt.date, _checked: bool = False) -> None:  # noqa: FBT001, FBT002 (a Qt slot)
        self.nearest_wanted.emit(date)

    def _ask(self) -> None:
        state = self._state
        if state is None or not state.dates:
            return
        start = state.asked_date or state.date or state.dates[-1].date
        dialog = NearestDialog(start, state.dates, self.parentWidget())
        if dialog.exec():
            self.nearest_wanted.emit(dialog.date)
        dialog.deleteLater()
