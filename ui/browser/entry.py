# SPDX-License-Identifier: GPL-2.0-or-later
"""ClearSKY's place in QGIS's Browser: the entry, and what happens to a date that is dropped on the map."""

from __future__ import annotations

import datetime as dt
import json
from typing import TYPE_CHECKING

from qgis.core import QgsApplication
from qgis.gui import QgsCustomDropHandler

from .provider import KEY, ClearSkyItemProvider

if TYPE_CHECKING:
    from collections.abc import Callable

    from qgis.core import QgsMimeDataUtils
    from qgis.gui import QgisInterface, QgsMapCanvas

    from ...core.orders.browse import OrderBrowse


class BrowserEntry:
    """Register with QGIS's Browser, and take it all back. Nothing is asked before an entry is unfolded."""

    def __init__(self, iface: QgisInterface, make_browse: Callable[[], OrderBrowse]) -> None:
        self._iface = iface
        self._make_browse = make_browse
        self._has_started = iface.mainWindow().isVisible()
        self._provider: ClearSkyItemProvider | None = None
        self._handler: DateDropHandler | None = None

    def add(self) -> None:
        """Show the entry."""
        self._provider = ClearSkyItemProvider(self._browse)
        QgsApplication.dataItemProviderRegistry().addProvider(self._provider)
        self._handler = DateDropHandler(self._browse)
        self._iface.registerCustomDropHandler(self._handler)
        self._iface.initializationCompleted.connect(self._on_started)

    def remove(self) -> None:
        """Take the entry away."""
        self._iface.initializationCompleted.disconnect(self._on_started)
        self._iface.unregisterCustomDropHandler(self._handler)
        QgsApplication.dataItemProviderRegistry().removeProvider(self._provider)
        self._provider = self._handler = None

    def _browse(self) -> OrderBrowse | None:
        """Return who knows the orders; while QGIS is starting nobody is asked, whatever it unfolds."""
        return self._make_browse() if self._has_started else None

    def _on_started(self) -> None:
        self._has_started = True


class DateDropHandler(QgsCustomDropHandler):
    """Take a date that is dropped on the map or on QGIS."""

    def __init__(self, browse_of: Callable[[], OrderBrowse | None]) -> None:
        super().__init__()
        self._browse_of = browse_of

    def customUriProviderKey(self) -> str:  # noqa: N802 (QGIS's name)
        """Name whose drags these are."""
        return KEY

    def handleCustomUriDrop(self, uri: QgsMimeDataUtils.Uri) -> None:  # noqa: N802 (QGIS's name)
        """Take a drop on QGIS's window."""
        self._take(uri)

    def canHandleCustomUriCanvasDrop(self, uri: QgsMimeDataUtils.Uri, _canvas: QgsMapCanvas) -> bool:  # noqa: N802 (QGIS's name)
        """Say whether a drag is one of ours."""
        return bool(uri.providerKey == KEY)

    def handleCustomUriCanvasDrop(self, uri: QgsMimeDataUtils.Uri, _canvas: QgsMapCanvas) -> bool:  # noqa: N802 (QGIS's name)
        """Take a drop on the map."""
        return self._take(uri)

    def _take(self, uri: QgsMimeDataUtils.Uri) -> bool:
        browse = self._browse_of()
        if browse is None or uri.providerKey != KEY:
            return False
        try:
            told = json.loads(uri.uri)
            guid, date = str(told["order"]), dt.date.fromisoformat(told["date"])
        except (ValueError, KeyError, TypeError):
            return False
        browse.get(guid, date)
        return True
