# SPDX-License-Identifier: GPL-2.0-or-later
"""What is wanted: the one request that a shown state asks for, and wishes that lead to such a state."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from qgis.core import QgsGeometry

from ..area.aoi import utm_epsg
from ..area.sources import area_of_text
from .product import CrsChoice, product_from_fields
from .state import Source

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from qgis.core import QgsCoordinateReferenceSystem

    from ...clearsky.models import CompositeRequest
    from ..area.aoi import Aoi
    from ..area.sources import DrawnArea
    from ..purchases.ledger_rows import Purchase
    from .product import Product
    from .state import ImageryState

WIRE_NAMES = {
    "Bandnames": "bandnames",
    "Resolution": "resolution_m",
    "DataType": "data_type",
    "PixelSelectionMode": "pixel_selection",
    "UtmDataSelectionMode": "utm_selection",
    "UtmGridForcePixelResolutionSize": "exact_pixels",
    "AllowPartialImage": "allow_partial",
    "Level": "level",
    "Harmonize": "harmonize",
    "ClipReflectance": "clip_reflectance",
}
"""What the service calls the fields of a product."""


@dataclass(frozen=True)
class ImageWish:
    """One image that somebody wants. Its price is to be shown where every price is; by itself it buys nothing."""

    wkt: str
    """EPSG:4326."""
    date: dt.date
    source: Source
    grid_epsg: int | None = None
    """The zone of the grid that the area is a tile of."""
    product: Product | None = None
    """How it is wanted; None is as everything else."""

    def area(self) -> DrawnArea:
        """Return the area as it would have been pasted.

        Raises:
            AoiError: it is none.
        """
        return replace(area_of_text(self.wkt), grid_epsg=self.grid_epsg)


@dataclass(frozen=True)
class SeriesWish:
    """Several images of one series that somebody wants: as of `ImageWish`, nothing is bought by it."""

    areas: tuple[tuple[str, Aoi], ...]
    """Each with its name."""
    dates: tuple[dt.date, ...]
    source: Source


def wish_of(purchase: Purchase) -> ImageWish:
    """Want once more what was bought, or was to be bought."""
    body = json.loads(purchase.request_json)
    source = Source(purchase.model, tuple(body.get("SatelliteConstellations") or ()))
    date = dt.date.fromisoformat(purchase.image_date)
    return ImageWish(purchase.aoi_wkt, date, source, product=_product_of(body, purchase.aoi_wkt))


def _product_of(body: Mapping[str, Any], aoi_wkt: str) -> Product:
    """Read from a request's body how its image was wanted."""
    fields = {name: body[wire] for wire, name in WIRE_NAMES.items() if wire in body}
    epsg, centre = body.get("EpsgProjection"), QgsGeometry.fromWkt(aoi_wkt).boundingBox().center()
    if epsg != utm_epsg(centre.x(), centre.y()):
        fields |= {"crs": CrsChoice.OTHER.value, "other_epsg": epsg}
    return product_from_fields(fields)


def same_source(sources: Sequence[Source], wanted: Source | None) -> Source | None:
    """Return the series that is the wanted one, in whatever order its constellations are named, or None."""
    return next((source for source in sources if wanted is not None and source.key == wanted.key), None)


def request_of(state: ImageryState, project_crs: QgsCoordinateReferenceSystem) -> CompositeRequest | None:
    """Build the request of exactly what is shown, or None while something is missing.

    Raises:
        RequestError: what is shown makes no request.
    """
    from ...clearsky.models import (
        CompositeRequest,
        DataType,
        PixelSelectionMode,
        Resolution,
        UtmDataSelectionMode,
    )

    product, epsg = state.product, epsg_of(state, project_crs)
    if state.aoi is None or state.source is None or state.date is None or epsg is None:
        return None
    upload_url: Any = state.upload.url if state.upload is not None else None
    return CompositeRequest(
        wkt=state.aoi.wkt,
        date=state.date,
        resolution=Resolution(product.resolution_m),
        epsg_projection=epsg,
        model=state.source.model,
        satellite_constellations=state.source.constellations,
        bandnames=product.bandnames,
        pixel_selection_mode=PixelSelectionMode(product.pixel_selection),
        data_type=DataType(product.data_type),
        utm_data_selection_mode=UtmDataSelectionMode(product.utm_selection),
        utm_grid_force_pixel_resolution_size=product.exact_pixels,
        allow_partial_image=product.allow_partial,
        level=product.level,
        harmonize=product.harmonize,
        clip_reflectance=product.clip_reflectance,
        upload_url=upload_url,
    )


def epsg_of(state: ImageryState, project_crs: QgsCoordinateReferenceSystem) -> int | None:
    """Return the CRS that the image will have; a project without an EPSG code falls back to UTM."""
    if state.aoi is None:
        return None
    chosen = {CrsChoice.PROJECT: epsg_code(project_crs), CrsChoice.OTHER: state.product.other_epsg}
    return chosen.get(state.product.crs) or state.aoi.utm_epsg


def epsg_code(crs: QgsCoordinateReferenceSystem) -> int | None:
    """Return a CRS's EPSG code, by which alone the service knows it, or None."""
    authority, _, code = crs.authid().partition(":")
    return int(code) if authority == "EPSG" and code.isdigit() else None
