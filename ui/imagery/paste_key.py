# SPDX-License-Identifier: GPL-2.0-or-later
"""Ctrl+V where nothing else takes it: QGIS has a shortcut on these keys, beside which another would be ambiguous."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import QEvent, QObject
from qgis.PyQt.QtGui import QKeyEvent, QKeySequence

if TYPE_CHECKING:
    from collections.abc import Callable

    from qgis.PyQt.QtWidgets import QWidget


class PasteKey(QObject):
    """Call back on the paste keys that reach a widget: a text field inside it takes them first."""

    def __init__(self, widget: QWidget, on_paste: Callable[[], None]) -> None:
        super().__init__(widget)
        self._on_paste = on_paste
        widget.installEventFilter(self)

    def eventFilter(self, _widget: QObject, event: QEvent) -> bool:  # noqa: N802 (Qt's name)
        """Claim the keys before QGIS's shortcut does, then act on them."""
        if event.type() not in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress):
            return False
        if not (isinstance(event, QKeyEvent) and event.matches(QKeySequence.StandardKey.Paste)):
            return False
        event.accept()
        if event.type() == QEvent.Type.KeyPress:
            self._on_paste()
        return True
