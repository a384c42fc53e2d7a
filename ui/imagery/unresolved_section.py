# SPDX-License-Identifier: GPL-2.0-or-later
"""Purchases of an earlier run whose end is not known: what is known of each, and the safe steps."""

from __future__ import annotations

import datetime as dt
from functools import partial
from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QPushButton, QVBoxLayout, QWidget

from ...core.translation import tr
from ..formats import area_text, date_text, units_text
from ..pay_button import TwoStepButton
from ..section import Section, plain_label

if TYPE_CHECKING:
    from ...core.purchases.ledger_rows import Purchase


class UnresolvedSection(Section):
    """List what is unresolved; hidden while there is nothing."""

    forget_requested = pyqtSignal(str)
    """The id of the purchase that the user gives up."""
    finish_requested = pyqtSignal(str)
    """The id of the purchase whose file is here whole and shall be put in its place."""
    confirm_requested = pyqtSignal(str)
    """The id of the upload that the user has found at its address."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Unfinished Purchases"), parent)
        self._rows = QWidget()
        self._shown: tuple[Purchase, ...] = ()
        self.body.addWidget(self._rows)
        self.hide()

    def render_purchases(self, purchases: tuple[Purchase, ...]) -> None:
        """Show these purchases."""
        if purchases == self._shown:
            return
        self._shown = purchases
        fresh = QWidget()
        column = QVBoxLayout(fresh)
        column.setContentsMargins(0, 0, 0, 0)
        for purchase in purchases:
            column.addWidget(self._row(purchase))
        self.body.replaceWidget(self._rows, fresh)
        self._rows.deleteLater()
        self._rows = fresh
        self.setVisible(bool(purchases))

    def _row(self, purchase: Purchase) -> QWidget:
        row = QWidget()
        column = QVBoxLayout(row)
        column.setContentsMargins(0, 0, 0, 0)
        label = plain_label(unresolved_text(purchase))
        label.setToolTip(purchase.file_path)  # too long for a narrow dock, and nothing to break it at
        column.addWidget(label)
        if purchase.is_to_be_finished:
            column.addWidget(self._finish_button(purchase.uid), 0, Qt.AlignmentFlag.AlignRight)
        if purchase.uploaded_to:
            column.addWidget(self._arrived_button(purchase.uid), 0, Qt.AlignmentFlag.AlignRight)
        column.addWidget(self._give_up_button(purchase.uid), 0, Qt.AlignmentFlag.AlignRight)
        return row

    def _give_up_button(self, uid: str) -> QPushButton:
        # The line of the next one moves up under the mouse.
        button = TwoStepButton(tr("Give Up, Allow Buying Again"))
        button.setToolTip(tr("Nothing is sent now. The same image can then be bought once more."))
        button.clicked.connect(partial(self.forget_requested.emit, uid))
        return button

    def _arrived_button(self, uid: str) -> QPushButton:
        button = QPushButton(tr("It Has Arrived"))
        button.setToolTip(tr("You have found it at the upload address: it counts as bought."))
        button.clicked.connect(partial(self.confirm_requested.emit, uid))
        return button

    def _finish_button(self, uid: str) -> QPushButton:
        button = QPushButton(tr("Finish"))
        button.setToolTip(
            tr("Puts the file in its place on the disk. Nothing is sent and nothing is charged.")
        )
        button.clicked.connect(partial(self.finish_requested.emit, uid))
        return button


def unresolved_text(purchase: Purchase) -> str:
    """Say what is known of a purchase whose end is not."""
    facts = tr("{date} · {area} · {amount}").format(
        date=date_text(dt.date.fromisoformat(purchase.image_date)) if purchase.image_date else tr("order"),
        area=area_text(purchase.area_km2),
        amount=units_text(purchase.amount_estimated),
    )
    if purchase.is_to_be_finished:
        words = tr("is here whole, but its disk was full: make room there and finish it")
    elif purchase.charge == "charged":
        words = tr("was being received when QGIS ended, and counts as fetched; what came is kept")
    elif purchase.uploaded_to:
        words = tr(
            "was to go to {place}, and no word of it came: look there; it may have been charged"
        ).format(place=purchase.uploaded_to)
    else:
        words = tr("was sent, and its answer was lost: it may have been charged")
    return f"{facts}: {words}."
