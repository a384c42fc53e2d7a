# SPDX-License-Identifier: GPL-2.0-or-later
"""The API's endpoints, grouped as the service groups them."""

from __future__ import annotations

from .account import Account
from .composites import Composites
from .imagery import Imagery
from .models import Models
from .orders import Orders
from .products import Products
from .tiles import Tiles

__all__ = ["Account", "Composites", "Imagery", "Models", "Orders", "Products", "Tiles"]
