# SPDX-License-Identifier: GPL-2.0-or-later
"""What QGIS's Processing framework is given: the list of algorithms. Registering asks nobody anything."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.core import QgsProcessingProvider
from qgis.PyQt.QtGui import QIcon

from ..about import plugin_version, resource_path

if TYPE_CHECKING:
    from .base import Desk

PROVIDER_ID = "clearsky"


class ClearSkyProvider(QgsProcessingProvider):
    """Offer the algorithms; they talk to the service that the plugin's settings name."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk

    def id(self) -> str:
        """Return the id that scripts call the algorithms by."""
        return PROVIDER_ID

    def name(self) -> str:
        """Return the name in the toolbox."""
        return "ClearSKY"

    def icon(self) -> QIcon:
        """Return the plugin's icon."""
        return QIcon(resource_path("icons", "clearsky.svg"))

    def versionInfo(self) -> str:  # noqa: N802 (QGIS's name)
        """Return the plugin's version."""
        return plugin_version()

    def loadAlgorithms(self) -> None:  # noqa: N802 (QGIS's name)
        """Make the algorithms."""
        from .dates import AvailableDates
        from .image import GetImage
        from .price import ImagePrice
        from .series import GetSeries

        for algorithm in (AvailableDates, ImagePrice, GetImage, GetSeries):
            self.addAlgorithm(algorithm(self._desk))
