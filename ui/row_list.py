# SPDX-License-Identifier: GPL-2.0-or-later
"""A list of rows in the dock's column: no frame, the dock's own ground, and Enter does what a double click does."""

from __future__ import annotations

from qgis.PyQt.QtCore import QEvent, QModelIndex, QRect, Qt, pyqtSignal
from qgis.PyQt.QtGui import QKeyEvent, QMouseEvent, QPalette
from qgis.PyQt.QtWidgets import QAbstractItemView, QFrame, QListView, QWidget

PRESSES = (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonRelease, QEvent.Type.MouseButtonDblClick)


def is_press_on(box: QRect, event: QEvent) -> bool:
    """Say whether an event is the left mouse button going down or up in a box of a row."""
    return (
        isinstance(event, QMouseEvent)
        and event.type() in PRESSES
        and event.button() == Qt.MouseButton.LeftButton
        and box.contains(event.pos())
    )


class RowList(QListView):
    """Dress a list view as the dock's lists are."""

    row_entered = pyqtSignal(QModelIndex)
    """The row that was double-clicked, or that Enter was pressed on."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)  # the line that is pointed at shows what can be done with it
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.viewport().setBackgroundRole(QPalette.ColorRole.Window)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.doubleClicked.connect(self.row_entered)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        """Do the main thing on Enter."""
        index = self.currentIndex()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and index.isValid():
            self.row_entered.emit(index)
        else:
            super().keyPressEvent(event)
