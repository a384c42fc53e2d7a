# SPDX-License-Identifier: GPL-2.0-or-later
"""Buttons where the second press means another thing than the first: paying above an amount, stopping what is paid."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import QElapsedTimer, pyqtSignal
from qgis.PyQt.QtWidgets import QApplication, QPushButton, QWidget

from ..core.purchases.spending import exceeds
from ..core.settings import ASK_ABOVE_UNITS, limit_of
from ..core.translation import tr
from .formats import units_text

if TYPE_CHECKING:
    from qgis.PyQt.QtGui import QMouseEvent


class TwoStepButton(QPushButton):
    """Take a double click, or a triple one, for one press: who clicks on out of habit has not read the question."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._since_habit = QElapsedTimer()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802 (Qt's name; it never passes None)
        """Let the second click of a double click be none."""
        self._since_habit.start()
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 (Qt's name; it never passes None)
        """Let a click be none that follows a double click as closely as its own two clicks did."""
        if self._since_habit.isValid() and not self._since_habit.hasExpired(
            QApplication.doubleClickInterval()
        ):
            event.accept()
            return
        super().mousePressEvent(event)


class PayButton(TwoStepButton):
    """Offer something at a price, and tell when the user has agreed to it."""

    agreed = pyqtSignal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        # Enter in a field beside it must never pay.
        self.setAutoDefault(False)
        self._offer: object = None
        self._text = ""
        self._units = 0.0
        self._is_confirming = False
        self.clicked.connect(self._on_clicked)

    def set_offer(self, offer: object, text: str, units: float) -> None:
        """Offer something; another thing or another price than before has to be confirmed anew."""
        if (offer, units) != (self._offer, self._units):
            self._is_confirming = False
        self._offer, self._text, self._units = offer, text, units
        self._write()

    def _write(self) -> None:
        pay = tr("Yes, Pay {price}").format(price=units_text(self._units))
        self.setText(pay if self._is_confirming else self._text)

    def _on_clicked(self) -> None:
        is_agreed = self._is_confirming or not above_asking(self._units)
        self._is_confirming = not is_agreed
        self._write()
        if is_agreed:
            self.agreed.emit()


def above_asking(units: float) -> bool:
    """Say whether a price is above the amount from which on the user wants to be asked."""
    ask_above = limit_of(ASK_ABOVE_UNITS)
    return ask_above is not None and exceeds(units, ask_above)
