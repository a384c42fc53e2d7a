# SPDX-License-Identifier: GPL-2.0-or-later
"""Where the image is to go: this computer, or an address of the user's own that the service uploads it to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QHBoxLayout, QLineEdit, QMenu, QVBoxLayout, QWidget

from ...core.translation import tr
from ..section import MORE, SPACING_PX, MenuButton, make_quiet, plain_label

if TYPE_CHECKING:
    from ...core.imagery.state import ImageryState


class DeliverTo(QWidget):
    """A small choice; the field for an address is folded away until it is wanted, and keeps nothing of it."""

    address_entered = pyqtSignal(str)
    """An upload address, which is a secret; empty for this computer."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.place_label = make_quiet(plain_label())
        self.choice_button = MenuButton(MORE, tr("Where the image is to go"))
        menu = QMenu(self)
        self.here_action = menu.addAction(tr("To This Computer"))
        self.upload_action = menu.addAction(tr("To an Upload Address"))
        self.choice_button.setMenu(menu)
        self.address_edit = QLineEdit()
        self.address_edit.setEchoMode(QLineEdit.EchoMode.Password)
        self.address_edit.setPlaceholderText(tr("https:// address, signed for writing"))
        self.address_edit.setAccessibleName(tr("Upload address"))
        self.address_edit.setToolTip(
            tr(
                "The service puts the image there. The address is kept in memory alone and forgotten after use."
            )
        )
        self.address_edit.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACING_PX)
        row = QHBoxLayout()
        row.addWidget(self.place_label, 1)
        row.addWidget(self.choice_button)
        column.addLayout(row)
        column.addWidget(self.address_edit)
        self.here_action.triggered.connect(self._on_here_chosen)
        self.upload_action.triggered.connect(self._on_upload_chosen)
        self.address_edit.editingFinished.connect(self._on_address_entered)

    def render_state(self, state: ImageryState, *, enabled: bool) -> None:
        """Show where the image is to go."""
        place = state.upload.place if state.upload is not None else tr("this computer")
        self.place_label.setText(tr("Deliver to {place}").format(place=place))
        self.setEnabled(enabled)

    def _on_here_chosen(self) -> None:
        self.address_edit.clear()
        self.address_edit.hide()
        self.address_entered.emit("")

    def _on_upload_chosen(self) -> None:
        self.address_edit.show()
        self.address_edit.setFocus()

    def _on_address_entered(self) -> None:
        address = self.address_edit.text()
        self.address_edit.clear()
        if address:
            self.address_edit.hide()
            self.address_entered.emit(address)
