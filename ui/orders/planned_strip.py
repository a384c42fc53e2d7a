# SPDX-License-Identifier: GPL-2.0-or-later
"""The year strip of an order: a tall bar is an image in its price, a short one comes with a later renewal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import Qt

from ...core.translation import tr
from ..formats import date_text
from ..imagery.date_strip import PAGES, DateStrip

if TYPE_CHECKING:
    import datetime as dt

    from qgis.PyQt.QtGui import QKeyEvent, QMouseEvent
    from qgis.PyQt.QtWidgets import QWidget

    from ...core.orders.cadence import PlannedImages

KEY_STEPS: dict[int, int] = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, **PAGES}


class PlannedStrip(DateStrip):
    """Show the days of an order's images; there is nothing to pick, only years to leaf through."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._planned: PlannedImages | None = None
        self.setAccessibleName(tr("Planned images of the year"))

    def show_planned(self, planned: PlannedImages) -> None:
        """Show the images of an order, and the year of the first."""
        from ...clearsky.models import Cover, DateCoverage

        if planned == self._planned:
            return
        self._planned = planned
        paid = [DateCoverage(day, 1.0, Cover.WHOLE) for day in planned.paid]
        renewed = [DateCoverage(day, 1.0, Cover.PART) for day in planned.renewed]
        self.set_dates((*paid, *renewed), None)
        if paid or renewed:
            self.show_year((*paid, *renewed)[0].date.year)

    def step_year(self, step: int) -> None:
        """Go to the year before (-1) or after (1), if it has images."""
        if self.year + step in self.years:
            self.show_year(self.year + step)

    def text_of(self, date: dt.date) -> str:
        """Say of a day whether it has an image, and whether that is in the price."""
        planned = self._planned
        fact = tr("no image")
        if planned and date in planned.paid:
            fact = tr("an image in this price")
        elif planned and date in planned.renewed:
            fact = tr("an image if it is renewed")
        return f"{date_text(date)} · {fact}"

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 (Qt's name)
        """Pick nothing."""
        event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        """Leaf through the years with the arrow and page keys."""
        if event.key() in KEY_STEPS:
            self.step_year(KEY_STEPS[event.key()])
        else:
            event.ignore()

    def _describe(self) -> None:
        shown = [day for day in self._dates if day.year == self.year]
        text = tr("{count} images in {year}").format(count=len(shown), year=self.year)
        self.setAccessibleDescription(text)
