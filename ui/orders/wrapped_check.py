# SPDX-License-Identifier: GPL-2.0-or-later
"""A check box whose text may be longer than the dock is wide: Qt's own never wraps it."""

from __future__ import annotations

from qgis.PyQt.QtCore import QEvent, QObject, Qt, pyqtSignal
from qgis.PyQt.QtGui import QMouseEvent
from qgis.PyQt.QtWidgets import QCheckBox, QHBoxLayout, QWidget

from ..section import plain_label


class WrappedCheck(QWidget):
    """A box, and beside it a label that can be clicked as well."""

    clicked = pyqtSignal(bool)
    """The user has switched it on or off."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.box = QCheckBox()
        self._label = plain_label()
        self._label.installEventFilter(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.box, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._label, 1)
        self.setFocusProxy(self.box)
        self.box.clicked.connect(self.clicked)
        self.setText(text)

    def setText(self, text: str) -> None:  # noqa: N802 (Qt's name)
        """Write what is switched."""
        self._label.setText(text)
        self.box.setAccessibleName(text)

    def text(self) -> str:
        """Return what is switched."""
        return self._label.text()

    def setChecked(self, on: bool) -> None:  # noqa: N802, FBT001 (Qt's name and signature)
        """Show whether it is on."""
        self.box.setChecked(on)

    def isChecked(self) -> bool:  # noqa: N802 (Qt's name)
        """Return whether it is on."""
        return self.box.isChecked()

    def eventFilter(self, label: QObject, event: QEvent) -> bool:  # noqa: N802, ARG002 (Qt's name and signature)
        """Let a click on the words count as one on the box."""
        if not (isinstance(event, QMouseEvent) and event.type() == QEvent.Type.MouseButtonRelease):
            return False
        if event.button() != Qt.MouseButton.LeftButton or not self.box.isEnabled():
            return False
        self.box.click()
        return True
