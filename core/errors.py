# SPDX-License-Identifier: GPL-2.0-or-later
"""What can go wrong on QGIS's side of the road, as one tree.

CoreError(reason)
├── AoiError        the area cannot be used
├── RasterError     the delivered file is not what was asked for
├── PartsError      parts of a large area are missing
├── SceneError      there is no list of satellite scenes
├── SetupError      something must be set up first: the key, a library
├── MoneyError      a rule of money forbids it: nothing was sent
├── LedgerError     the record of purchases cannot be written: nothing was sent
└── StorageError    the profile or a folder cannot be used

The errors hold a reason, never a sentence: `ui.messages` turns reasons into words.
"""

from __future__ import annotations

from enum import Enum
from typing import Any


class Reason(str, Enum):
    """Why something was refused."""

    NO_CRS = "no_crs"
    NO_EPSG = "no_epsg"
    LAYER_WITHOUT_CRS = "layer_without_crs"
    EMPTY = "empty"
    NOT_POLYGON = "not_polygon"
    NOT_ON_EARTH = "not_on_earth"
    AROUND_POLE = "around_pole"
    TOO_LARGE = "too_large"
    NO_POLYGON_LAYER = "no_polygon_layer"
    NOTHING_SELECTED = "nothing_selected"
    UNREADABLE_FILE = "unreadable_file"
    UNREADABLE_TEXT = "unreadable_text"
    NO_TILE = "no_tile"
    NO_DATES = "no_dates"
    NO_SCENES = "no_scenes"
    NOT_OFFERED = "not_offered"
    NO_KEY = "no_key"
    KEY_LOCKED = "key_locked"
    KEY_DISABLED = "key_disabled"
    NO_LIBRARY = "no_library"
    NOT_GEOTIFF = "not_geotiff"
    BROKEN_FILE = "broken_file"
    OTHER_CRS = "other_crs"
    OTHER_BANDS = "other_bands"
    OTHER_NODATA = "other_nodata"
    NO_DATA = "no_data"
    NO_LAYER = "no_layer"
    PARTS_MISSING = "parts_missing"
    NOT_AN_ADDRESS = "not_an_address"
    SIGNED_ADDRESS = "signed_address"
    NO_UPLOAD_ADDRESS = "no_upload_address"
    NO_UPLOAD_IN_PARTS = "no_upload_in_parts"
    FOLDER = "folder"
    NO_SPACE = "no_space"
    STILL_NO_SPACE = "still_no_space"
    ALREADY_OPEN = "already_open"
    ALREADY_OWNED = "already_owned"
    ALREADY_ORDERED = "already_ordered"
    OVER_LIMIT = "over_limit"
    OVER_LIMIT_LATER = "over_limit_later"
    OVER_MAXIMUM = "over_maximum"
    ORDER_CHANGED = "order_changed"
    PRICE_CHANGED = "price_changed"
    OTHER_CURRENCY = "other_currency"
    OTHER_SERVICE = "other_service"
    LEDGER_UNUSABLE = "ledger_unusable"
    LEDGER_DAMAGED = "ledger_damaged"
    LEDGER_NEWER = "ledger_newer"


class CoreError(Exception):
    """Carry a reason and the values that a sentence about it needs."""

    def __init__(self, reason: Reason, **details: Any) -> None:  # noqa: ANN401 (values only ever formatted)
        super().__init__(reason.value, details)
        self.reason = reason
        self.details = details


class AoiError(CoreError):
    """Say that an area cannot be used as drawn."""


class RasterError(CoreError):
    """Say that a delivered file is not what was asked for; `details["path"]` names the kept file."""


class PartsError(CoreError):
    """Say that parts of a large area did not come; the rest is in the project."""


class SceneError(CoreError):
    """Say that satellite scenes cannot be listed; images and their prices do not depend on that."""


class SetupError(CoreError):
    """Say that something has to be set up before the service can be asked."""


class MoneyError(CoreError):
    """Say which rule of money forbids a purchase; nothing was sent."""


class LedgerError(CoreError):
    """Say that the record of purchases cannot be used; nothing is bought without it."""


class StorageError(CoreError):
    """Say that a folder or the profile cannot be used."""
