# SPDX-License-Identifier: GPL-2.0-or-later
"""How an image is wanted, as one frozen value, and as text by which it is kept under a name."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, fields
from enum import Enum
from typing import Any, Literal, Optional

DataType = Literal["INT16", "UINT8"]
PixelSelection = Literal["intersect", "contained"]
UtmSelection = Literal["combined_utm", "single_utm", "single_utm_fully_covered"]
Level = Optional[Literal[1, 2]]

RESOLUTIONS_M = (10, 20, 40, 80, 160, 320, 640, 1280)
"""The pixel sizes on offer (contract 2)."""
FIRST_EPSG, LAST_EPSG = 1024, 998_999
MAX_BANDS_CHARS = 1000


class CrsChoice(str, Enum):
    """In which CRS the image is wanted."""

    UTM = "utm"
    """The UTM zone of the area's centre."""
    PROJECT = "project"
    """The project's own, where it has an EPSG code."""
    OTHER = "other"
    """The one that `Product.other_epsg` names."""


@dataclass(frozen=True)
class Product:
    """How the image is wanted. "All bands, INT16" is the default, for an image is included only once.

    Texts are spelled as the service spells them (contract 2 and 3.14); None leaves a choice to the service.
    """

    bandnames: str = "all"
    resolution_m: int = 10
    crs: CrsChoice = CrsChoice.UTM
    other_epsg: int | None = None
    data_type: DataType = "INT16"
    pixel_selection: PixelSelection = "intersect"
    utm_selection: UtmSelection = "combined_utm"
    exact_pixels: bool = True
    """Whether a pixel measures exactly `resolution_m`, at the price of a slight twist (contract 12)."""
    allow_partial: bool = False
    """Whether an image that does not cover the whole area is wanted too."""
    level: Level = None
    harmonize: bool | None = None
    clip_reflectance: bool | None = None


RARE_FIELDS = (
    "data_type", "pixel_selection", "utm_selection", "exact_pixels", "allow_partial", "level", "harmonize",
    "clip_reflectance",
)  # fmt: skip
"""What few people change."""


def changed_rare_fields(product: Product) -> tuple[str, ...]:
    """List the rarely changed fields that are not as they are by default."""
    usual = Product()
    return tuple(name for name in RARE_FIELDS if getattr(product, name) != getattr(usual, name))


def product_to_fields(product: Product) -> dict[str, Any]:
    """Return a product as what JSON can hold."""
    return {**asdict(product), "crs": product.crs.value}


def product_from_fields(kept: object) -> Product:
    """Read a product back; what is missing, unknown or no longer on offer is as it is by default."""
    values = kept if isinstance(kept, dict) else {}
    fit = {
        f.name: values[f.name] for f in fields(Product) if f.name in values and _fits(f.name, values[f.name])
    }
    product = Product(**{**fit, "crs": CrsChoice(fit.get("crs", CrsChoice.UTM))})
    is_whole = product.crs is not CrsChoice.OTHER or product.other_epsg is not None
    return product if is_whole else product_from_fields({**values, "crs": CrsChoice.UTM.value})


_ON_OFFER: dict[str, tuple[object, ...]] = {
    "resolution_m": RESOLUTIONS_M,
    "crs": tuple(choice.value for choice in CrsChoice),
    "data_type": ("INT16", "UINT8"),
    "pixel_selection": ("intersect", "contained"),
    "utm_selection": ("combined_utm", "single_utm", "single_utm_fully_covered"),
    "exact_pixels": (True, False),
    "allow_partial": (True, False),
    "level": (None, 1, 2),
    "harmonize": (None, True, False),
    "clip_reflectance": (None, True, False),
}


def _fits(name: str, value: object) -> bool:
    if name == "bandnames":
        return isinstance(value, str) and 0 < len(value) <= MAX_BANDS_CHARS
    if name == "other_epsg":
        is_number = isinstance(value, int) and not isinstance(value, bool)
        return value is None or (is_number and FIRST_EPSG <= int(str(value)) <= LAST_EPSG)
    return any(value == choice and type(value) is type(choice) for choice in _ON_OFFER[name])


def products_to_text(products: dict[str, Product]) -> str:
    """Write named products as JSON."""
    return json.dumps({name: product_to_fields(product) for name, product in products.items()})


def products_from_text(text: str) -> dict[str, Product]:
    """Read named products from JSON; what cannot be read is left out."""
    try:
        kept = json.loads(text or "{}")
    except ValueError:
        return {}
    pairs = kept.items() if isinstance(kept, dict) else ()
    return {str(name): product_from_fields(value) for name, value in pairs if isinstance(value, dict)}
