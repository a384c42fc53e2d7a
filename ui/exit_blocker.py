# SPDX-License-Identifier: GPL-2.0-or-later
"""Closing QGIS while an image is being received: asked about once, for the image may not come a second time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.gui import QgsApplicationExitBlockerInterface
from qgis.PyQt.QtWidgets import QMessageBox, QWidget

from ..core.translation import tr

if TYPE_CHECKING:
    from collections.abc import Callable


class ExitBlocker(QgsApplicationExitBlockerInterface):
    """Ask before QGIS closes in the middle of a paid download."""

    def __init__(self, is_fetching: Callable[[], bool], parent: QWidget) -> None:
        super().__init__()
        self._is_fetching = is_fetching
        self._parent = parent

    def allowExit(self) -> bool:  # noqa: N802 (QGIS's name)
        """Say whether QGIS may close now."""
        if not self._is_fetching():
            return True
        answer = QMessageBox.question(
            self._parent,
            tr("An Image Is Being Received"),
            tr(
                "The image that is being received counts as fetched. If QGIS closes now, what has come so far is "
                "kept, but the rest is lost and fetching it again may be charged again."
            ),
            QMessageBox.StandardButton.Close | QMessageBox.StandardButton.Cancel,
            QMessageBox.StandardButton.Cancel,
        )
        return answer == QMessageBox.StandardButton.Close
