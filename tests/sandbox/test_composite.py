# SPDX-License-Identifier: GPL-2.0-or-later
from __future__ import annotations

import threading
import time
from http.server import BaseHTTPRequestHandler, HTTPServer

import numpy as np
import pytest

from clearsky_qgis.tests.sandbox.caller import (
    ATLANTIC,
    AVAILABLE,
    COMPOSITE,
    ESTIMATE,
    VEJLE,
    Raster,
    box_wkt,
    imagery,
)

TRIANGLE = "POLYGON((9.50 55.70,9.53 55.70,9.50 55.72,9.50 55.70))"
FAST = {"Model": "Stratus2Fast", "SatelliteConstellations": ["Sentinel1", "Sentinel2"], "Date": "2026-08-09"}
ACROSS_THE_HOLE = box_wkt(9.58, 55.62, 9.62, 55.66)
BANDS = ["B2", "B3", "B4", "B5", "B6", "B7", "B8", "B8A", "B11", "B12"]


def pixels(service, **changes):
    answer = service.post(COMPOSITE, imagery(**changes))
    assert answer.status == 200, answer.body
    with Raster(answer.body) as raster:
        return raster.ReadAsArray(), raster.GetGeoTransform()


def test_a_composite_is_a_tiled_geotiff_with_overviews_names_and_tags(service):
    answer = service.post(COMPOSITE, imagery())
    assert answer.headers["content-type"] == "application/octet-stream"
    assert int(answer.headers["content-length"]) == len(answer.body)
    assert answer.headers["content-disposition"] == 'attachment; filename="Stratus2_20260808_10m_32632.tif"'
    with Raster(answer.body) as raster:
        bands = [raster.GetRasterBand(number) for number in range(1, raster.RasterCount + 1)]
        assert [band.GetDescription() for band in bands] == BANDS
        assert {band.GetNoDataValue() for band in bands} == {-32768}
        assert bands[0].GetBlockSize() == [256, 256]
        assert raster.GetSpatialRef().GetAuthorityCode(None) == "32632"
        tags = raster.GetMetadata()
        assert (tags["IMAGE_DATE"], tags["IMAGE_VERSION"]) == ("20260808", "1")
        assert {"MODEL_VERSION", "TIFFTAG_DATETIME", "TIFFTAG_COPYRIGHT"} <= set(tags)
        assert raster.GetMetadataItem("LAYOUT", "IMAGE_STRUCTURE") == "COG"


def test_a_large_composite_has_overviews(service):
    answer = service.post(COMPOSITE, imagery(Wkt=box_wkt(9.5, 55.7, 9.56, 55.73), Bandnames="B4"))
    with Raster(answer.body) as raster:
        assert raster.GetRasterBand(1).GetOverviewCount() >= 1


def test_band_names_can_be_left_out_of_the_file(start):
    answer = start(band_descriptions=False).post(COMPOSITE, imagery(Resolution=80))
    with Raster(answer.body) as raster:
        assert raster.GetRasterBand(1).GetDescription() == ""


def test_the_grid_is_anchored_at_multiples_of_the_resolution(service):
    for resolution in (10, 40, 320):
        _, transform = pixels(service, Resolution=resolution, EpsgProjection=3857)
        assert (transform[0] % resolution, transform[3] % resolution) == (0, 0)
        assert (transform[1], transform[5]) == (resolution, -resolution)


def test_automatic_utm_picks_the_zone_of_the_place_and_writes_a_real_code(service):
    answer = service.post(COMPOSITE, imagery(Wkt=box_wkt(20.0, 41.0, 20.02, 41.02), EpsgProjection=47000))
    with Raster(answer.body) as raster:
        assert raster.GetSpatialRef().GetAuthorityCode(None) == "32634"


def test_degrees_are_made_of_metres_at_the_latitude_of_the_place(service):
    _, transform = pixels(service, EpsgProjection=4326, Resolution=20)
    assert transform[1] * 111_320 * np.cos(np.radians(55.7)) == pytest.approx(20, rel=0.08)
    assert -transform[5] * 111_320 == pytest.approx(20, rel=0.01)


def test_pixels_outside_the_area_are_nodata(service):
    picture, _ = pixels(service, Wkt=TRIANGLE)
    inside = picture[0] != -32768
    assert 0.45 < inside.mean() < 0.56
    assert np.array_equal(inside, picture[9] != -32768)


def test_contained_pixels_are_those_that_no_edge_touches(service):
    touching, touching_at = pixels(service, Wkt=TRIANGLE, PixelSelectionMode="intersect")
    contained, contained_at = pixels(service, Wkt=TRIANGLE, PixelSelectionMode="contained")
    right, down = (
        round((contained_at[0] - touching_at[0]) / 10),
        round((touching_at[3] - contained_at[3]) / 10),
    )
    rows, columns = contained.shape[1:]
    window = touching[:, down : down + rows, right : right + columns]
    inside = contained[0] != -32768
    assert np.array_equal(window[:, inside], contained[:, inside])
    edge = (touching[0] != -32768).sum() - inside.sum()
    assert edge > 2 * rows


@pytest.mark.parametrize(
    ("text", "names"),
    [("rgb", ["B4", "B3", "B2"]), ("B8,B4,[B8_B4]", ["B8", "B4", "[B8_B4]"]), ("B8A, B11", ["B8A", "B11"])],
)
def test_bands_come_as_they_were_listed(service, text, names):
    answer = service.post(COMPOSITE, imagery(Bandnames=text, Resolution=40))
    with Raster(answer.body) as raster:
        assert [raster.GetRasterBand(n + 1).GetDescription() for n in range(raster.RasterCount)] == names


def test_an_index_is_the_normalised_difference_times_32767(service):
    picture, _ = pixels(service, Bandnames="B8,B4,[B8_B4]")
    near, red, index = (layer[picture[0] != -32768].astype(float) for layer in picture)
    assert np.abs(index / 32767 - (near - red) / (near + red)).max() < 0.01


def test_eight_bit_pixels_use_zero_for_nodata_only(service):
    picture, _ = pixels(service, Wkt=TRIANGLE, DataType="UINT8", Bandnames="B4,[B8_B4]")
    assert picture.dtype == np.uint8
    assert np.array_equal(picture[0] == 0, picture[1] == 0)
    assert 0 < (picture[0] == 0).mean() < 1


def test_without_harmonising_numbers_are_a_thousand_higher(service):
    plain, _ = pixels(service, Resolution=40)
    offset, _ = pixels(service, Resolution=40, Harmonize=False)
    data = plain != -32768
    assert set(np.unique(offset[data].astype(int) - plain[data])) == {1000}


def test_the_top_of_the_atmosphere_is_hazier_in_blue(service):
    ground, _ = pixels(service, Resolution=40, Level=2)
    top, _ = pixels(service, Resolution=40, Level=1)
    data = ground[0] != -32768
    assert (top[0][data] > ground[0][data]).all()


def test_a_size_that_may_drift_is_a_little_smaller(service):
    _, transform = pixels(service, UtmGridForcePixelResolutionSize=False)
    assert transform[1] == pytest.approx(9.99)


@pytest.mark.parametrize(
    ("changes", "named"),
    [
        ({"Wkt": None}, "Wkt"),
        ({"Wkt": "GEOMETRYCOLLECTION(" + VEJLE + ")"}, "Wkt"),
        ({"Wkt": box_wkt(9, 55, 10, 56)}, "Wkt"),
        ({"Date": None}, "Date"),
        ({"Resolution": 15}, "Resolution"),
        ({"Resolution": None}, "Resolution"),
        ({"EpsgProjection": 999_999}, "EpsgProjection"),
        ({"EpsgProjection": "here"}, "EpsgProjection"),
        ({"Bandnames": "B1"}, "Bandnames"),
        ({"Bandnames": "rgb,B8"}, "Bandnames"),
        ({"Bandnames": ",".join(BANDS + BANDS[:4])}, "Bandnames"),
        ({"DataType": "FLOAT32"}, "DataType"),
        ({"PixelSelectionMode": "all"}, "PixelSelectionMode"),
        ({"UtmDataSelectionMode": "any"}, "UtmDataSelectionMode"),
        ({"Model": "Stratus-2"}, "Model"),
        ({"SatelliteConstellations": None}, "SatelliteConstellations"),
        ({"SatelliteConstellations": ["Sentinel9"]}, "SatelliteConstellations"),
        ({"AutomaticOrderCreation": True}, "AutomaticOrderCreation"),
        ({"AllowPartialImage": "yes"}, "AllowPartialImage"),
        ({"FileType": "png"}, "FileType"),
        ({"Level": 3}, "Level"),
        ({"Wkt": box_wkt(9.5, 55.7, 9.50001, 55.70001), "PixelSelectionMode": "contained"}, "Wkt"),
        ({"Wkt": "POLYGON((5 50,8 53,8.001 53,5.001 50,5 50))"}, "Wkt"),
        ({"UploadUrl": "http://example.org/put"}, "UploadUrl"),
    ],
)
def test_a_request_that_is_not_valid_names_the_property_and_costs_nothing(service, changes, named):
    answer = service.post(COMPOSITE, imagery(**changes))
    assert (answer.status, answer.code) == (400, 992)
    assert list(answer.json["Data"]) == [named]
    assert service.sandbox.state["processing_units"] == 1240


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"Date": "2026-08-09"}, 1002),
        ({"Date": "2026-08-30"}, 1002),
        ({"Wkt": ATLANTIC}, 1006),
        ({"SatelliteConstellations": ["Sentinel2"]}, 1006),
        ({"Wkt": ACROSS_THE_HOLE, **FAST}, 1006),
        ({"EpsgProjection": 32633, "UtmDataSelectionMode": "single_utm_fully_covered"}, 1002),
    ],
)
def test_imagery_that_is_not_there_or_not_ordered_has_its_own_code(service, changes, code):
    answer = service.post(COMPOSITE, imagery(**changes))
    assert (answer.status, answer.code) == (400, code)
    assert service.counts(COMPOSITE) == (1, 0, 1)


def test_a_partial_image_has_nodata_where_nothing_was_ordered(service):
    picture, transform = pixels(
        service, Wkt=ACROSS_THE_HOLE, AllowPartialImage=True, EpsgProjection=4326, **FAST
    )
    data = picture[0] != -32768
    columns = transform[0] + transform[1] * (np.arange(data.shape[1]) + 0.5)
    rows = transform[3] + transform[5] * (np.arange(data.shape[0]) + 0.5)
    hole = (columns[None, :] > 9.601) & (rows[:, None] > 55.601)
    assert not data[hole].any()
    assert (
        data[(columns[None, :] < 9.599) & (rows[:, None] < 55.659) & (rows[:, None] > 55.621)].mean() > 0.95
    )


def test_a_single_utm_zone_leaves_the_neighbour_zone_empty(service):
    across = box_wkt(12.2, 55.0, 12.3, 55.01)
    combined, _ = pixels(service, Wkt=across, UtmDataSelectionMode="combined_utm", Resolution=40)
    single, _ = pixels(service, Wkt=across, UtmDataSelectionMode="single_utm", Resolution=40)
    assert combined.shape == single.shape
    share = (single[0] != -32768).sum() / (combined[0] != -32768).sum()
    assert 0.45 < share < 0.55


def test_a_composite_takes_the_units_it_was_estimated_at(service):
    units = service.post(ESTIMATE, imagery()).data["CreditEstimate"]
    assert service.sandbox.state["processing_units"] == 1240
    service.post(COMPOSITE, imagery())
    assert service.sandbox.state["processing_units"] == pytest.approx(1240 - units, abs=1e-3)
    assert service.counts(COMPOSITE) == (1, 1, 1)


def test_units_run_out(start):
    service = start(processing_units=0.3)
    codes = []
    for _ in range(3):
        answer = service.post(COMPOSITE, imagery(Resolution=80))
        codes.append(200 if answer.status == 200 else answer.code)
    assert codes == [200, 200, 994]
    assert service.post(AVAILABLE, imagery()).data["FullyAvailable"]


def test_the_account_can_be_topped_up(start):
    service = start(processing_units=0)
    assert service.post(COMPOSITE, imagery(Resolution=80)).code == 994
    service.post("/__sandbox/account", {"processing_units": 5})
    assert service.post(COMPOSITE, imagery(Resolution=80)).status == 200


def test_a_brisk_service_takes_its_time(start):
    service = start(speed="brisk")
    started = time.monotonic()
    assert service.post(COMPOSITE, imagery(Resolution=160)).status == 200
    assert time.monotonic() - started >= 1.5


def test_no_file_is_left_behind(service):
    service.post(COMPOSITE, imagery(Resolution=80))
    service.get("/api/account/info")
    assert list(service.sandbox._folder.iterdir()) == []


@pytest.fixture
def bucket():
    """A loopback server that keeps what is put into it; its status can be chosen."""

    class Keeper(BaseHTTPRequestHandler):
        def do_PUT(self):
            self.server.kept.append(self.rfile.read(int(self.headers["Content-Length"])))
            self.server.keys.append(self.headers.get("x-api-key"))
            self.send_response(self.server.status)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *_):
            pass

    server = HTTPServer(("127.0.0.1", 0), Keeper)
    server.kept, server.keys, server.status = [], [], 200
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    yield server
    server.shutdown()
    server.server_close()


def test_an_upload_url_receives_the_file_and_the_caller_a_bare_201(service, bucket):
    url = f"http://127.0.0.1:{bucket.server_port}/put?sig=1"
    answer = service.post(COMPOSITE, imagery(UploadUrl=url, Resolution=40))
    assert (answer.status, answer.body) == (201, b"")
    assert bucket.kept[0] == service.post(COMPOSITE, imagery(Resolution=40)).body
    assert bucket.keys == [None]


def test_an_upload_that_is_refused_costs_nothing(service, bucket):
    bucket.status = 403
    answer = service.post(
        COMPOSITE, imagery(UploadUrl=f"http://127.0.0.1:{bucket.server_port}/put", Resolution=40)
    )
    assert answer.code == 992
    assert service.sandbox.state["processing_units"] == 1240
