# SPDX-License-Identifier: GPL-2.0-or-later
"""Images in the customer's own storage, served by a real HTTP server that understands ranges and S3's paths."""

from __future__ import annotations

import re
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from osgeo import gdal

from clearsky_qgis.core.errors import RasterError, Reason
from clearsky_qgis.core.layers.remote_file import open_remote, vsi_path, without_secrets
from clearsky_qgis.tests.support.geotiffs import write_geotiff

pytestmark = pytest.mark.usefixtures("either_gdal")

S3_SETTINGS = {"AWS_HTTPS": "NO", "AWS_VIRTUAL_HOSTING": "FALSE", "AWS_NO_SIGN_REQUEST": "YES"}


class Store(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_HEAD(self):
        self.answer(with_body=False)

    def do_GET(self):
        self.answer(with_body=True)

    def answer(self, *, with_body):
        path = self.server.folder / self.path.split("?")[0].rsplit("/", 1)[-1]
        if not path.is_file():
            self.send_response(404)
            self.send_header("Content-Length", "0")
            self.end_headers()
            return
        body, status = path.read_bytes(), 200
        wanted = re.fullmatch(r"bytes=(\d+)-(\d*)", self.headers.get("Range", ""))
        total = len(body)
        if wanted:
            first, last = int(wanted[1]), int(wanted[2] or total - 1)
            body, status = body[first : last + 1], 206
        self.send_response(status)
        if wanted:
            self.send_header("Content-Range", f"bytes {first}-{first + len(body) - 1}/{total}")
        self.send_header("Accept-Ranges", "bytes")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if with_body:
            self.wfile.write(body)

    def log_message(self, *_):
        pass


@pytest.fixture
def store(tmp_path):
    server = ThreadingHTTPServer(("127.0.0.1", 0), Store)
    server.folder = tmp_path
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    gdal.VSICurlClearCache()
    yield f"127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def bucket(store):
    settings = {**S3_SETTINGS, "AWS_S3_ENDPOINT": store}
    for name, value in settings.items():
        gdal.SetConfigOption(name, value)
    yield "s3://images/season"
    for name in settings:
        gdal.SetConfigOption(name, None)


def test_an_image_that_was_pushed_to_a_bucket_opens_where_it_lies(bucket, tmp_path):
    write_geotiff(tmp_path / "may.tif")
    layer = open_remote(f"{bucket}/may.tif")
    assert layer.isValid()
    assert layer.crs().authid() == "EPSG:32632"
    assert layer.source() == "/vsis3/images/season/may.tif"
    assert layer.styleManager().currentStyle() == "True Colour"
    assert layer.renderer().redBand() == 3


def test_an_image_behind_an_address_opens_too_and_its_bands_are_named_by_their_order(store, tmp_path):
    write_geotiff(tmp_path / "may.tif", named=False)
    layer = open_remote(f"http://{store}/may.tif")
    assert layer.isValid()
    assert layer.renderer().redBand() == 3


def test_what_is_no_geotiff_is_not_opened(store, tmp_path):
    write_geotiff(tmp_path / "may.tif")
    gdal.GetDriverByName("VRT").CreateCopy(
        str(tmp_path / "trap.tif"), gdal.Open(str(tmp_path / "may.tif"))
    ).FlushCache()
    with pytest.raises(RasterError) as caught:
        open_remote(f"http://{store}/trap.tif")
    assert caught.value.reason is Reason.NOT_GEOTIFF


def test_a_signed_address_is_refused_and_not_repeated(store):
    with pytest.raises(RasterError) as caught:
        open_remote(f"http://{store}/may.tif?X-Amz-Signature=secret")
    assert caught.value.reason is Reason.SIGNED_ADDRESS
    assert "secret" not in str(caught.value)


@pytest.mark.parametrize(
    "url", ["ftp://x/y.tif", "http://elsewhere.example/y.tif", "s3://bucket", "/etc/passwd", ""]
)
def test_other_addresses_are_refused(url):
    with pytest.raises(RasterError) as caught:
        vsi_path(url)
    assert caught.value.reason is Reason.NOT_AN_ADDRESS


def test_a_log_in_is_left_out_of_words():
    assert without_secrets("https://ann:pass@store.example/a.tif?sig=1") == "https://store.example/a.tif"
