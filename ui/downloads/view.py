# SPDX-License-Identifier: GPL-2.0-or-later
"""The list of downloads as a widget: what keys and the mouse ask of a line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import QPoint, pyqtSignal

from ...core.translation import tr
from ..row_list import RowList
from .delegate import button_box
from .model import ROW_ROLE

if TYPE_CHECKING:
    from qgis.PyQt.QtCore import QModelIndex
    from qgis.PyQt.QtGui import QContextMenuEvent
    from qgis.PyQt.QtWidgets import QWidget


class DownloadsView(RowList):
    """Enter and a double click do the main thing with a line; the menu key and a right click open its menu."""

    menu_requested = pyqtSignal(str, QPoint)
    """The id of a purchase, and where on the screen its menu belongs."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Downloads"), parent)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802 (Qt's name)
        """Ask for the menu of the line under the mouse, or of the current one where a key asked."""
        by_mouse = event.reason() == event.Reason.Mouse
        index = self.indexAt(event.pos()) if by_mouse else self.currentIndex()
        if index.isValid():
            uid = index.data(ROW_ROLE).uid
            self.menu_requested.emit(uid, event.globalPos() if by_mouse else self.button_corner(index))

    def button_corner(self, index: QModelIndex) -> QPoint:
        """Return the place on the screen just below a line's button."""
        line = self.visualRect(index)
        return self.viewport().mapToGlobal(button_box(line, self.layoutDirection()).bottomLeft())
