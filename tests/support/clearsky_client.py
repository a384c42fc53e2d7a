# SPDX-License-Identifier: GPL-2.0-or-later
"""Clients, requests and files for the tests of the API client."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Optional

from clearsky_qgis.clearsky import ClearSky, ClientConfig, RetryPolicy
from clearsky_qgis.clearsky.models import CompositeRequest, OrderPeriod, OrderRequest

if TYPE_CHECKING:
    from clearsky_qgis.clearsky import CancelToken
    from clearsky_qgis.clearsky.calls import CallObserver

CANARY = "canary-KEY/7f3a+91"
AREA = "POLYGON ((9.9 56.3, 10.1 56.3, 10.1 56.4, 9.9 56.4, 9.9 56.3))"
TIFF = b"II*\0" + bytes(range(256)) * 4096
READY = {"FullyAvailable": True, "DataAvailableForUser": True, "OrdersCoverPolygon": True}


class Waits:
    """Stand in for sleeping: remember how long it would have been."""

    def __init__(self) -> None:
        self.seconds: list[float] = []

    def __call__(self, seconds: float, cancel: Optional[CancelToken]) -> None:
        self.seconds.append(seconds)


def client_for(
    url: str, *, waits: Optional[Waits] = None, observer: Optional[CallObserver] = None, **options: object
) -> ClearSky:
    """Return a client that never really sleeps between attempts."""
    config = ClientConfig(api_key=CANARY, base_url=url, **options)
    return ClearSky(config, retry=RetryPolicy(wait=waits or Waits()), observer=observer)


def composite(**changes: object) -> CompositeRequest:
    """Return a sound request, with changes."""
    values: dict[str, object] = {
        "wkt": AREA,
        "date": dt.date(2024, 5, 3),
        "epsg_projection": 32632,
        "model": "Stratus2",
        "satellite_constellations": ("Sentinel1", "Sentinel2", "Landsat89"),
    }
    return CompositeRequest(**{**values, **changes})


def an_order(**changes: object) -> OrderRequest:
    """Return a sound order of a fixed period, with changes."""
    values: dict[str, object] = {
        "wkt": AREA,
        "period": OrderPeriod.historical(dt.date(2024, 5, 1), dt.date(2024, 5, 31)),
        "model": "Stratus2",
        "satellite_constellations": ("Sentinel1", "Sentinel2", "Landsat89"),
        "image_frequency": 2,
        "reference_date": dt.date(2024, 5, 1),
    }
    return OrderRequest(**{**values, **changes})
