# SPDX-License-Identifier: GPL-2.0-or-later
"""Products that the user has given a name, kept in QGIS's settings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..settings import PRODUCT_PRESETS
from .product import products_from_text, products_to_text

if TYPE_CHECKING:
    from .product import Product

MAX_NAME_CHARS = 60


def load_presets() -> dict[str, Product]:
    """Return the named products, sorted by name."""
    presets = products_from_text(PRODUCT_PRESETS.get())
    return {name: presets[name] for name in sorted(presets, key=str.casefold)}


def save_preset(name: str, product: Product) -> None:
    """Keep a product under a name; one of the same name is replaced, an empty name is none."""
    clean = " ".join(name.split())[:MAX_NAME_CHARS]
    if clean:
        _keep({**load_presets(), clean: product})


def rename_preset(name: str, new_name: str) -> None:
    """Give a product another name."""
    presets = load_presets()
    clean = " ".join(new_name.split())[:MAX_NAME_CHARS]
    if name in presets and clean and clean != name:
        product = presets.pop(name)
        _keep({**presets, clean: product})


def remove_preset(name: str) -> None:
    """Forget a named product."""
    _keep({kept: product for kept, product in load_presets().items() if kept != name})


def _keep(presets: dict[str, Product]) -> None:
    PRODUCT_PRESETS.set(products_to_text(presets) if presets else "")
