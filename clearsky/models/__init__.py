# SPDX-License-Identifier: GPL-2.0-or-later
"""Requests and answers as frozen models: snake_case here, PascalCase on the wire."""

from __future__ import annotations

from .account import AccountInfo, KeyInfo, SupportedConstellation, TaskingModel
from .common import AreaRequest, RequestModel, WireModel
from .composite import (
    AUTO_UTM_EPSG,
    CompositeAvailability,
    CompositeEstimate,
    CompositeRequest,
    DataType,
    PixelSelectionMode,
    Resolution,
    UtmDataSelectionMode,
    check_limits,
)
from .imagery import AvailableDates, AvailableDatesRequest, Cover, DateCoverage, DatesByGeog, ModelImageDates
from .orders import (
    Cost,
    Order,
    OrderedTile,
    OrderEstimate,
    OrderPeriod,
    OrderRequest,
    OrderStatus,
    PeriodKind,
)
from .products import AcquisitionDay, AcquisitionPlan, InputProduct
from .tiles import Tile, TileRequest, TileSelection

__all__ = [
    "AUTO_UTM_EPSG",
    "AccountInfo",
    "AcquisitionDay",
    "AcquisitionPlan",
    "AreaRequest",
    "AvailableDates",
    "AvailableDatesRequest",
    "CompositeAvailability",
    "CompositeEstimate",
    "CompositeRequest",
    "Cost",
    "Cover",
    "DataType",
    "DateCoverage",
    "DatesByGeog",
    "InputProduct",
    "KeyInfo",
    "ModelImageDates",
    "Order",
    "OrderEstimate",
    "OrderPeriod",
    "OrderRequest",
    "OrderStatus",
    "OrderedTile",
    "PeriodKind",
    "PixelSelectionMode",
    "RequestModel",
    "Resolution",
    "SupportedConstellation",
    "TaskingModel",
    "Tile",
    "TileRequest",
    "TileSelection",
    "UtmDataSelectionMode",
    "WireModel",
    "check_limits",
]
