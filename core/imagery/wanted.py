# SPDX-License-Identifier: GPL-2.0-or-later
"""What a shown state asks for: the one request that is checked, priced and bought."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .state import CrsChoice

if TYPE_CHECKING:
    from qgis.core import QgsCoordinateReferenceSystem

    from ...clearsky.models import CompositeRequest
    from .state import ImageryState


def request_of(state: ImageryState, project_crs: QgsCoordinateReferenceSystem) -> CompositeRequest | None:
    """Build the request of exactly what is shown, or None while something is missing.

    Raises:
        RequestError: what is shown makes no request.
    """
    from ...clearsky.models import CompositeRequest, Resolution

    epsg = epsg_of(state, project_crs)
    if state.aoi is None or state.source is None or state.date is None or epsg is None:
        return None
    return CompositeRequest(
        wkt=state.aoi.wkt,
        date=state.date,
        resolution=Resolution(state.product.resolution_m),
        epsg_projection=epsg,
        model=state.source.model,
        satellite_constellations=state.source.constellations,
        bandnames=state.product.bandnames,
        allow_partial_image=state.product.allow_partial,
    )


def epsg_of(state: ImageryState, project_crs: QgsCoordinateReferenceSystem) -> int | None:
    """Return the CRS that the image will have; a project without an EPSG code falls back to UTM."""
    if state.aoi is None:
        return None
    authority, _, code = project_crs.authid().partition(":")
    if state.product.crs is CrsChoice.PROJECT and authority == "EPSG" and code.isdigit():
        return int(code)
    return state.aoi.utm_epsg
