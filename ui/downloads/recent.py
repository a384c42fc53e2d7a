# SPDX-License-Identifier: GPL-2.0-or-later
"""The last few downloads, to be kept in sight below the price: the list's own lines, and a way to the whole list."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import QPoint, Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QToolButton, QWidget

from ...core.purchases.ledger_rows import PurchaseKind
from ...core.translation import tr
from ..section import Section
from .delegate import DownloadDelegate
from .model import ROW_ROLE, DownloadModel
from .view import DownloadsView

if TYPE_CHECKING:
    from qgis.PyQt.QtGui import QShowEvent

    from ...core.downloads.controller import DownloadsController, DownloadsState

MOST_SHOWN = 3


class RecentDownloads(Section):
    """Show the newest images as the whole list does; hidden while there are none."""

    all_requested = pyqtSignal()
    row_chosen = pyqtSignal(str)
    """The id of the purchase that was entered or double-clicked."""
    menu_requested = pyqtSignal(str, QPoint)
    """The id of a purchase, and where on the screen its menu belongs."""
    button_pressed = pyqtSignal(str, QPoint)
    """The id of the purchase on whose line the button was pressed, and where its menu would belong."""

    def __init__(self, controller: DownloadsController, parent: QWidget | None = None) -> None:
        super().__init__(tr("Recent Downloads"), parent)
        self._controller = controller
        self.all_button = QToolButton()
        self.all_button.setText(tr("All…"))
        self.all_button.setToolTip(tr("Everything that was bought"))
        self.all_button.setAccessibleName(tr("All downloads"))
        self.all_button.setAutoRaise(True)
        self.head.addWidget(self.all_button)
        self.model = DownloadModel(self)
        self.view = DownloadsView()
        self.view.setAccessibleName(tr("Recent Downloads"))
        self.view.setModel(self.model)
        self.view.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        delegate = DownloadDelegate(self)
        self.view.setItemDelegate(delegate)
        self.body.addWidget(self.view)
        self.all_button.clicked.connect(self.all_requested)
        self.view.row_entered.connect(lambda index: self.row_chosen.emit(index.data(ROW_ROLE).uid))
        self.view.menu_requested.connect(self.menu_requested)
        delegate.button_pressed.connect(self._on_button_pressed)
        self.model.picture_wanted.connect(controller.want_thumbnail)
        controller.thumbnails_made.connect(self.model.add_pictures)
        controller.progress_changed.connect(self.model.set_live)
        controller.state_changed.connect(self._render)
        self._render(controller.state)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 (Qt's name)
        """Give the lines the height that the font of now wants."""
        super().showEvent(event)
        self._fit()

    def _render(self, state: DownloadsState) -> None:
        images = (row for row in state.rows if row.kind is PurchaseKind.IMAGE)
        self.model.set_rows(tuple(islice(images, MOST_SHOWN)))
        self.setVisible(self.model.rowCount() > 0)
        self._fit()

    def _fit(self) -> None:
        count = self.model.rowCount()
        self.view.setFixedHeight(count * max(0, self.view.sizeHintForRow(0)) + 2 * self.view.frameWidth())

    def _on_button_pressed(self, uid: str) -> None:
        index = self.model.index(self.model.position_of(uid))
        self.button_pressed.emit(uid, self.view.button_corner(index))
