# SPDX-License-Identifier: GPL-2.0-or-later
"""What the client and the plugin log, in QGIS's own log panel under *ClearSKY*. The client logs no secret."""

from __future__ import annotations

import logging

from qgis.core import Qgis, QgsMessageLog

TAG = "ClearSKY"
LOGGER = logging.getLogger("clearsky")


class PanelHandler(logging.Handler):
    """Hand log records to QGIS's log panel; any thread may log."""

    def emit(self, record: logging.LogRecord) -> None:
        """Write one record."""
        level = Qgis.MessageLevel.Info
        if record.levelno >= logging.WARNING:
            level = Qgis.MessageLevel.Warning
        QgsMessageLog.logMessage(self.format(record), TAG, level, notifyUser=False)


def start_logging() -> PanelHandler:
    """Begin to write to the panel; give what is returned to `stop_logging`."""
    handler = PanelHandler()
    LOGGER.addHandler(handler)
    LOGGER.setLevel(logging.INFO)
    return handler


def stop_logging(handler: PanelHandler) -> None:
    """Write to the panel no more."""
    LOGGER.removeHandler(handler)
