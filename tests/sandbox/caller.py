# SPDX-License-Identifier: GPL-2.0-or-later
"""A plain HTTP caller for the sandbox's tests, and the requests most of them start from."""

from __future__ import annotations

import http.client
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from osgeo import gdal

if TYPE_CHECKING:
    from clearsky_qgis.sandbox import Sandbox

COMPOSITE = "/api/satelliteimages/process/composite"
AVAILABLE = COMPOSITE + "/available"
ESTIMATE = COMPOSITE + "/estimate"
DATES = "/api/satelliteimages/search/available"
ORDERS = "/api/tasking/orders"
TILES = "/api/tasking/search/tiles"

NOW = "2026-08-20T12:00:00Z"
STRATUS = ["Sentinel1", "Sentinel2", "Landsat89"]
VEJLE = "POLYGON((9.50 55.70,9.52 55.70,9.52 55.71,9.50 55.71,9.50 55.70))"
ATLANTIC = "POLYGON((-40 30,-39.99 30,-39.99 30.01,-40 30.01,-40 30))"
PUBLISHED_ORDER = (
    "GEOMETRYCOLLECTION (POLYGON ((8.675127 55.962046, 8.675127 55.963407, 8.679411 55.963407, 8.679411 55.962046,"
    " 8.675127 55.962046)), POLYGON ((8.472053 56.105382, 8.472053 56.337398, 8.948552 56.337398, 8.948552 56.105382,"
    " 8.472053 56.105382)), POLYGON ((8.678 55.948533, 8.678 56.068376, 8.878589 56.068376, 8.878589 55.948533,"
    " 8.678 55.948533)))"
)


def box_wkt(west, south, east, north):
    return f"POLYGON(({west} {south},{east} {south},{east} {north},{west} {north},{west} {south}))"


def imagery(**changes):
    body = {
        "Wkt": VEJLE,
        "GeoJson": None,
        "Date": "2026-08-08",
        "Resolution": 10,
        "EpsgProjection": 32632,
        "Model": "Stratus2",
        "SatelliteConstellations": STRATUS,
        "Bandnames": "all",
        "PixelSelectionMode": "intersect",
        "UploadUrl": None,
    }
    return {**body, **changes}


def order(**changes):
    body = {
        "Wkt": "GEOMETRYCOLLECTION(" + box_wkt(15.0, 58.0, 15.1, 58.05) + ")",
        "GeoJson": None,
        "TileGuids": None,
        "MiniTileGuids": None,
        "SatelliteConstellations": STRATUS,
        "Model": "Stratus2",
        "StorageMonths": 1,
        "ApiRequests": 1,
        "ImageFrequency": 5,
        "ReferenceDate": "2024-01-01",
        "From": "2026-08-01",
        "To": None,
    }
    return {**body, **changes}


@dataclass(frozen=True)
class Answer:
    status: int
    headers: dict
    body: bytes

    @property
    def json(self):
        return json.loads(self.body)

    @property
    def data(self):
        assert self.status == 200, self.body
        assert self.json["Succeeded"] is True
        return self.json["Data"]

    @property
    def code(self):
        assert self.json["Succeeded"] is False
        return self.json["Error"]["Code"]


class Caller:
    def __init__(self, sandbox: Sandbox):
        self.sandbox = sandbox
        self.key = sandbox.api_key

    def connect(self):
        return http.client.HTTPConnection(self.sandbox.base_url.removeprefix("http://"), timeout=30)

    def send(self, method, path, body=None, headers=None):
        connection = self.connect()
        try:
            return self.send_over(connection, method, path, body, headers)
        finally:
            connection.close()

    def send_over(self, connection, method, path, body=None, headers=None):
        payload = body if body is None or isinstance(body, bytes) else json.dumps(body).encode()
        sent = {"x-api-key": self.key, "Content-Type": "application/json", **(headers or {})}
        connection.request(method, path, payload, sent)
        response = connection.getresponse()
        return Answer(response.status, {k.lower(): v for k, v in response.getheaders()}, response.read())

    def get(self, path):
        return self.send("GET", path)

    def post(self, path, body):
        return self.send("POST", path, body)

    def advance(self, days):
        return self.post("/__sandbox/clock", {"advance_days": days}).data

    def counts(self, path, method="POST"):
        counter = self.sandbox.state["paths"][f"{method} {path}"]
        return counter["seen"], counter["booked"], counter["served"]


class Raster:
    """A GeoTIFF from memory; opened through GDAL's memory file system and removed by the context manager."""

    def __init__(self, body: bytes):
        self._body = body
        self._name = f"/vsimem/sandbox-test-{id(self)}.tif"

    def __enter__(self):
        gdal.FileFromMemBuffer(self._name, self._body)
        return gdal.OpenEx(self._name, gdal.OF_RASTER, allowed_drivers=["GTiff"])

    def __exit__(self, *_):
        gdal.Unlink(self._name)
