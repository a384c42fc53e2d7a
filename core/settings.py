# SPDX-License-Identifier: GPL-2.0-or-later
"""The plugin's own settings, typed, with their defaults in one table. A secret is never among them."""

from __future__ import annotations

import os

from qgis.core import QgsSettings

from .purchases.ledger_rows import SpendingLimits

PREFIX = "clearsky"
DEFAULT_BASE_URL = "https://api.clearsky.vision"
BASE_URL_VARIABLE = "CLEARSKY_BASE_URL"


class Setting:
    """One text setting: a key in QGIS's settings, a default, and optionally a variable that overrides both."""

    def __init__(self, name: str, default: str, *, variable: str = "") -> None:
        self.key = f"{PREFIX}/{name}"
        self.default = default
        self.variable = variable

    def get(self) -> str:
        """Return the value in force."""
        overriding = os.environ.get(self.variable, "").strip() if self.variable else ""
        return overriding or str(QgsSettings().value(self.key, self.default) or self.default)

    def set(self, value: str) -> None:
        """Keep a value; the default or an empty text is not kept but removed."""
        text = value.strip()
        if text in ("", self.default):
            QgsSettings().remove(self.key)
        else:
            QgsSettings().setValue(self.key, text)

    @property
    def is_overridden(self) -> bool:
        """Whether an environment variable has the say."""
        return bool(self.variable and os.environ.get(self.variable, "").strip())


BASE_URL = Setting("base_url", DEFAULT_BASE_URL, variable=BASE_URL_VARIABLE)
AUTH_CONFIG_ID = Setting("auth_config_id", "")
DOWNLOAD_FOLDER = Setting("download_folder", "")
MONTHLY_UNITS = Setting("monthly_units", "")
MONTHLY_EUROS = Setting("monthly_euros", "")
ASK_ABOVE_UNITS = Setting("ask_above_units", "")
ORDER_DATES_SEEN = Setting("order_dates_seen", "")
"""JSON: up to which day the images of each order were seen, by its identifier."""
PRODUCT_PRESETS = Setting("product_presets", "")
FIRST_PRODUCT = Setting("first_product", "")
"""Name of the saved product that a session starts with."""


def amount_of(setting: Setting) -> float | None:
    """Read a setting that holds an amount; None where it holds none."""
    try:
        return max(0.0, float(setting.get()))
    except ValueError:
        return None


def spending_limits() -> SpendingLimits:
    """Return what the user allows to be spent in a month."""
    return SpendingLimits(monthly_units=_limit_of(MONTHLY_UNITS), monthly_euros=_limit_of(MONTHLY_EUROS))


def _limit_of(setting: Setting) -> float | None:
    """Read a limit; one that is set and cannot be read allows nothing, for somebody meant to set one."""
    limit = amount_of(setting)
    return 0.0 if limit is None and setting.get().strip() else limit
