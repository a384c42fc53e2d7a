# SPDX-License-Identifier: GPL-2.0-or-later
"""The chosen order in full, and its cancellation: said first what it will do, asked once, then verified."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import QTimer, pyqtSignal
from qgis.PyQt.QtWidgets import QApplication, QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ...core.orders.cancel import CancelEffect, effect_of
from ...core.orders.order_layer import status_text
from ...core.translation import tr
from ..section import SPACING_PX, make_bold, make_quiet, plain_label
from .ordering_words import explain_order
from .words import (
    cancel_button_text,
    cancel_words,
    cancelled_words,
    detail_text,
    title_text,
)

if TYPE_CHECKING:
    from ...core.orders.state import BookState, OrderRow


class OrderDetails(QFrame):
    """Show one order; hidden while none is chosen."""

    cancel_requested = pyqtSignal(str, object)
    """The order's identifier, and the `CancelEffect` that the user was told and has confirmed."""
    images_requested = pyqtSignal(str)
    """The identifier of the order whose images are to be looked at."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setAccessibleName(tr("Chosen order"))
        self.name_label = make_bold(plain_label())
        self.facts_label = make_quiet(plain_label())
        self.words_label = plain_label()
        self.images_button = QPushButton(tr("Images"))
        self.images_button.setToolTip(tr("The dates of this order that there is an image of"))
        self.cancel_button = QPushButton()
        self.keep_button = QPushButton(tr("Keep It"))
        self._row: OrderRow | None = None
        self._state: BookState | None = None
        self._confirming: tuple[str, CancelEffect] | None = None
        # The second click of a double click must not cancel: it comes within this pause.
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.timeout.connect(self._redraw)
        self.keep_button.hide()
        self._lay_out()
        self.images_button.clicked.connect(self._on_images_clicked)
        self.cancel_button.clicked.connect(self._on_cancel_clicked)
        self.keep_button.clicked.connect(self._on_keep_clicked)
        self.hide()

    def render_order(self, row: OrderRow | None, state: BookState) -> None:
        """Show an order, or nothing; a confirmation holds only for the order and the effect it was asked for."""
        self._row, self._state = row, state
        now = (row.guid, effect_of(row.order)) if row else None
        if self._confirming != now:
            self._confirming = None
        self._redraw()

    def _redraw(self) -> None:
        row, state = self._row, self._state
        self.setVisible(row is not None)
        if row is None or state is None:
            return
        self.name_label.setText(f"{title_text(row)} · {status_text(row.order)}")
        self.facts_label.setText(detail_text(row))
        self.facts_label.setToolTip(row.guid)
        is_busy = bool(state.cancelling_guid)
        effect = effect_of(row.order)
        self.words_label.setText(self._words(row, state))
        self.words_label.setVisible(bool(self.words_label.text()))
        is_confirming = self._confirming is not None
        self.cancel_button.setText(cancel_button_text(effect, is_confirming=is_confirming))
        self.cancel_button.setVisible(effect is not CancelEffect.NONE)
        self.cancel_button.setEnabled(not is_busy and not self._pause.isActive())
        # The one that goes goes first: for a moment both would be wider than the dock.
        coming, going = self.images_button, self.keep_button
        if is_confirming:
            coming, going = going, coming
        going.hide()
        coming.show()

    def _words(self, row: OrderRow, state: BookState) -> str:
        if state.cancelling_guid == row.guid:
            return tr("Cancelling, and looking at the list for what it has done…")
        if self._confirming is not None:
            return cancel_words(row)
        if state.cancel_problem is not None and state.not_cancelled_guid == row.guid:
            return explain_order(state.cancel_problem)
        if state.cancelled is not None and state.cancelled.guid == row.guid:
            return cancelled_words(state.cancelled)
        return ""

    def _on_cancel_clicked(self) -> None:
        row = self._row
        if row is None or self._pause.isActive():
            return
        now = (row.guid, effect_of(row.order))
        if self._confirming == now:
            self._confirming = None
            self.cancel_requested.emit(*now)
        else:
            self._confirming = now
            self._pause.start(QApplication.doubleClickInterval())
            self._redraw()

    def _on_keep_clicked(self) -> None:
        self._confirming = None
        self._redraw()

    def _on_images_clicked(self) -> None:
        if self._row is not None:
            self.images_requested.emit(self._row.guid)

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.addWidget(self.images_button)
        buttons.addStretch(1)
        buttons.addWidget(self.keep_button)
        buttons.addWidget(self.cancel_button)
        column = QVBoxLayout(self)
        column.setSpacing(SPACING_PX)
        column.addWidget(self.name_label)
        column.addWidget(self.facts_label)
        column.addWidget(self.words_label)
        column.addLayout(buttons)
