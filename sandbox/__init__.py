# SPDX-License-Identifier: GPL-2.0-or-later
"""A local stand-in of the ClearSKY service with play money: for demo mode, tests and screenshots.

It needs GDAL and numpy and no network, and shares no code with the client.
"""

from __future__ import annotations

from .service import Sandbox
from .settings import Dialect, Settings, Speed

__all__ = ["Dialect", "Sandbox", "Settings", "Speed"]
