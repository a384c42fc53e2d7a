# SPDX-License-Identifier: GPL-2.0-or-later
"""Products that the user has given a name, kept in QGIS's settings."""

from __future__ import annotations

from ..settings import FIRST_PRODUCT, PRODUCT_PRESETS
from .product import Product, products_from_text, products_to_text

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
        if FIRST_PRODUCT.get() == name:
            FIRST_PRODUCT.set(clean)


def remove_preset(name: str) -> None:
    """Forget a named product."""
    _keep({kept: product for kept, product in load_presets().items() if kept != name})
    if FIRST_PRODUCT.get() == name:
        FIRST_PRODUCT.set("")


def first_product() -> Product:
    """Return what a session starts with: the saved product that was chosen, where it still is one, or the usual."""
    return load_presets().get(FIRST_PRODUCT.get(), Product())


def _keep(presets: dict[str, Product]) -> None:
    PRODUCT_PRESETS.set(products_to_text(presets) if presets else "")
