# SPDX-License-Identifier: GPL-2.0-or-later
"""The plugin's own settings, typed, with their defaults in one table. A secret is never among them."""

from __future__ import annotations

import math
import os

from qgis.core import QgsSettings

from .purchases.ledger_rows import PurchaseKind

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
        if overriding:
            return overriding
        kept = QgsSettings().value(self.key)
        return self.default if kept is None or kept == "" else str(kept)

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


def limit_of(setting: Setting) -> float | None:
    """Read a limit; None where none is set. One that cannot be read is nothing, for somebody meant to set one."""
    text = setting.get().strip()
    if not text:
        return None
    try:
        limit = float(text)
    except ValueError:
        return 0.0
    return max(0.0, limit) if math.isfinite(limit) else 0.0


class LimitsInForce:
    """What the user allows to be spent in a month, as it is at the moment of each question. Any thread.

    A limit that is lowered while many images are being fetched holds from the next one on.
    """

    @property
    def monthly_units(self) -> float | None:
        """Processing units a month."""
        return limit_of(MONTHLY_UNITS)

    @property
    def monthly_euros(self) -> float | None:
        """Euros a month."""
        return limit_of(MONTHLY_EUROS)

    def monthly(self, kind: PurchaseKind) -> float | None:
        """Return the limit for one kind of money."""
        return self.monthly_units if kind is PurchaseKind.IMAGE else self.monthly_euros
