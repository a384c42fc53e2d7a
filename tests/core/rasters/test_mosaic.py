# SPDX-License-Identifier: GPL-2.0-or-later
from __future__ import annotations

import datetime as dt
import shutil
from dataclasses import dataclass

import numpy as np
import pytest
from osgeo import gdal
from qgis.core import QgsCoordinateReferenceSystem, QgsCoordinateTransformContext, QgsGeometry, QgsRasterLayer

from clearsky_qgis.clearsky import ClearSky, ClientConfig
from clearsky_qgis.clearsky.attribution import Notice, NoticeSource
from clearsky_qgis.clearsky.models import CompositeRequest
from clearsky_qgis.core.area.aoi import aoi_from_geometry
from clearsky_qgis.core.errors import RasterError, Reason
from clearsky_qgis.core.imagery.parts import cut_into_parts
from clearsky_qgis.core.rasters.mosaic import build_mosaic, merged_notices
from clearsky_qgis.core.rasters.raster_file import RATIO_BAND, inspect_geotiff
from clearsky_qgis.sandbox import Sandbox
from clearsky_qgis.tests.support.part_files import NODATA, NORTH, PART_BANDS, WEST, write_part

pytestmark = pytest.mark.usefixtures("either_gdal")

NOW = "2026-08-20T12:00:00Z"
DAY = dt.date(2026, 8, 8)
EPSG = 32632
LIMIT_KM2 = 10.0
CONTEXT = QgsCoordinateTransformContext()
SIXTY_KM2 = (
    "POLYGON ((9.50 55.66, 9.57 55.65, 9.62 55.68, 9.605 55.72, 9.56 55.735, 9.50 55.72, 9.485 55.69, 9.50 55.66),"
    " (9.54 55.69, 9.56 55.69, 9.555 55.70, 9.54 55.69))"
)


def area_of(wkt):
    return aoi_from_geometry(QgsGeometry.fromWkt(wkt), QgsCoordinateReferenceSystem("EPSG:4326"), CONTEXT)


@dataclass(frozen=True)
class Fetched:
    """The same area as one file and as parts, all bought from the sandbox."""

    whole: object
    parts: tuple
    folder: object


def fetch(client, folder, aoi, resolution_m, name):
    request = CompositeRequest(
        wkt=aoi.wkt, date=DAY, resolution=resolution_m, epsg_projection=EPSG, model="Stratus2",
        satellite_constellations=("Sentinel1", "Sentinel2", "Landsat89"),
    )  # fmt: skip
    return inspect_geotiff(client.composites.download(request, folder / name).path)


def fetch_both(folder, aoi, limit_km2, resolution_m):
    parts = cut_into_parts(aoi, epsg=EPSG, resolution_m=resolution_m, limit_km2=limit_km2, context=CONTEXT)
    with Sandbox(now=NOW) as sandbox:
        client = ClearSky(ClientConfig(api_key=sandbox.api_key, base_url=sandbox.base_url))
        whole = fetch(client, folder, aoi, resolution_m, "whole.tif")
        files = [fetch(client, folder, part, resolution_m, f"part{i}.tif") for i, part in enumerate(parts)]
    return Fetched(whole, tuple(files), folder)


@pytest.fixture(scope="module")
def fetched(tmp_path_factory):
    aoi = area_of(SIXTY_KM2)
    assert 55 < aoi.area_km2 < 65
    return fetch_both(tmp_path_factory.mktemp("fetched"), aoi, LIMIT_KM2, 20)


def pixels_in_frame_of(frame, path):
    """Read a raster into the frame of another one; where it has nothing there is nodata."""
    raster = gdal.Open(str(path))
    there, here = raster.GetGeoTransform(), frame.geotransform
    column, row = (round((there[i] - here[i]) / here[j]) for i, j in ((0, 1), (3, 5)))
    canvas = np.full((raster.RasterCount, frame.height, frame.width), NODATA, float)
    pixels = raster.ReadAsArray()
    assert column >= 0
    assert row >= 0
    canvas[:, row : row + pixels.shape[1], column : column + pixels.shape[2]] = pixels
    return canvas


def at_the_outer_edge(has_data):
    """Mark the pixels of an image that have a neighbour without data."""
    padded = np.pad(has_data, 1)
    rows, columns = has_data.shape
    around = [padded[1 + i : 1 + i + rows, 1 + j : 1 + j + columns] for i in (-1, 0, 1) for j in (-1, 0, 1)]
    return ~np.all(around, axis=0)


def test_every_pixel_of_the_parts_is_the_pixel_of_the_whole_image(fetched):
    assert len(fetched.parts) >= 6
    mosaic = build_mosaic(fetched.parts, fetched.folder / "mosaic.vrt", fetched.whole.band_ids)
    expected = pixels_in_frame_of(fetched.whole, fetched.whole.path)
    found = pixels_in_frame_of(fetched.whole, mosaic)[:10]
    differs = (expected != found).any(axis=0)
    assert expected[0].size > 150_000
    edge = at_the_outer_edge(expected[0] != NODATA)
    assert int((differs & ~edge).sum()) == 0
    assert int(differs.sum()) == 0


def test_no_pixel_is_bought_twice(fetched):
    has_data = [(pixels_in_frame_of(fetched.whole, p.path)[0] != NODATA).astype(int) for p in fetched.parts]
    assert np.sum(has_data, axis=0).max() == 1


def test_the_ratio_of_the_mosaic_is_the_ratio_of_its_bands_also_across_seams(fetched):
    mosaic = build_mosaic(fetched.parts, fetched.folder / "ratio.vrt", fetched.whole.band_ids)
    raster = gdal.Open(str(mosaic))
    ids = [raster.GetRasterBand(i + 1).GetDescription() for i in range(raster.RasterCount)]
    assert ids == [*fetched.whole.band_ids, RATIO_BAND]
    bands = dict(zip(ids, raster.ReadAsArray().astype(np.float32)))
    has_data = bands["B4"] != NODATA
    assert np.isnan(bands[RATIO_BAND][~has_data]).all()
    np.testing.assert_array_equal(bands[RATIO_BAND][has_data], bands["B8"][has_data] / bands["B4"][has_data])


def test_fifty_parts_are_one_valid_layer_that_moves_with_its_folder(tmp_path):
    old, new = tmp_path / "old", tmp_path / "new & other"
    (old / "parts").mkdir(parents=True)
    parts = [
        write_part(old / "parts" / f"a b & {n}.tif", value=n + 1, at_px=(32 * (n % 10), 32 * (n // 10)))
        for n in range(50)
    ]
    mosaic = build_mosaic(parts, old / "mosaic.vrt", PART_BANDS)
    shutil.move(old, new)
    layer = QgsRasterLayer(str(new / mosaic.name), "mosaic", "gdal")
    assert layer.isValid()
    assert (layer.width(), layer.height(), layer.bandCount()) == (320, 160, 4)
    assert layer.crs().authid() == f"EPSG:{EPSG}"
    assert layer.extent().toRectF().getRect() == (WEST, NORTH - 1600, 3200, 1600)
    pixels = gdal.Open(str(new / mosaic.name)).ReadAsArray()
    expected = np.arange(1, 51).reshape(5, 10).repeat(32, axis=0).repeat(32, axis=1)
    np.testing.assert_array_equal(pixels[0], expected * 10)
    np.testing.assert_array_equal(pixels[3], np.float32(expected * 1000 % 32000 / (expected * 100)))


def test_a_part_that_is_missing_is_a_hole_until_it_comes(tmp_path):
    parts = [write_part(tmp_path / f"{n}.tif", value=n + 1, at_px=(32 * n, 0)) for n in range(3)]
    mosaic = build_mosaic([parts[0], parts[2]], tmp_path / "mosaic.vrt", PART_BANDS)
    assert gdal.Open(str(mosaic)).ReadAsArray()[0, 0, ::32].tolist() == [10, NODATA, 30]
    assert np.isnan(gdal.Open(str(mosaic)).ReadAsArray()[3, 0, 32])
    assert build_mosaic(parts, tmp_path / "mosaic.vrt", PART_BANDS) == mosaic
    assert gdal.Open(str(mosaic)).ReadAsArray()[0, 0, ::32].tolist() == [10, 20, 30]
    assert len(list(tmp_path.glob("mosaic*"))) == 2


def test_a_part_without_data_hides_nothing_of_its_neighbour(tmp_path):
    full = write_part(tmp_path / "full.tif", value=1)
    later = write_part(tmp_path / "later.tif", value=2, at_px=(16, 0), empty_columns=32)
    mosaic = gdal.Open(str(build_mosaic([full, later], tmp_path / "mosaic.vrt", PART_BANDS)))
    pixels = mosaic.GetRasterBand(1).ReadAsArray()
    assert (pixels[:, :32] == 10).all()
    assert (pixels[:, 32:] == NODATA).all()


def test_only_what_all_parts_say_is_said_of_the_mosaic(tmp_path):
    parts = [
        write_part(tmp_path / f"{n}.tif", at_px=(32 * n, 0), tags={"IMAGE_DATE": "20260808", "N": str(n)})
        for n in range(2)
    ]
    tags = gdal.Open(str(build_mosaic(parts, tmp_path / "mosaic.vrt", PART_BANDS))).GetMetadata()
    assert tags["IMAGE_DATE"] == "20260808"
    assert "N" not in tags


@pytest.mark.parametrize(
    ("unlike", "reason"),
    [
        ({"epsg": 32633}, Reason.OTHER_CRS),
        ({"pixel_m": 20}, Reason.OTHER_CRS),
        ({"at_px": (32.5, 0)}, Reason.OTHER_CRS),
        ({"at_px": (32, 0.03)}, Reason.OTHER_CRS),
        ({"data_type": gdal.GDT_Int32}, Reason.OTHER_BANDS),
        ({"band_ids": ("B2", "B4")}, Reason.OTHER_BANDS),
        ({"band_ids": ("B2", "B8", "B4")}, Reason.OTHER_BANDS),
        ({"nodata": 0}, Reason.OTHER_NODATA),
    ],
)
def test_a_part_unlike_the_others_is_named_and_the_older_mosaic_stays(tmp_path, unlike, reason):
    first = write_part(tmp_path / "first.tif")
    mosaic = build_mosaic([first], tmp_path / "mosaic.vrt", PART_BANDS)
    before = {path.name: path.read_bytes() for path in tmp_path.glob("mosaic*")}
    other = write_part(tmp_path / "other.tif", **{"at_px": (32, 0), **unlike})
    with pytest.raises(RasterError) as caught:
        build_mosaic([first, other], mosaic, PART_BANDS)
    assert caught.value.reason is reason
    assert caught.value.details["path"] == other.path
    assert caught.value.details["asked"] != caught.value.details["found"]
    assert {path.name: path.read_bytes() for path in tmp_path.glob("mosaic*")} == before


def test_there_is_no_mosaic_of_nothing(tmp_path):
    with pytest.raises(RasterError) as caught:
        build_mosaic([], tmp_path / "mosaic.vrt", PART_BANDS)
    assert caught.value.reason is Reason.NO_LAYER


def large_parts(folder, **how):
    size_px = (2600, 48)
    return [
        write_part(folder / f"{n}.tif", value=n + 1, at_px=(2600 * n, 0), size_px=size_px, **how)
        for n in (0, 1)
    ]


def test_a_large_mosaic_is_read_zoomed_out_without_touching_its_parts(tmp_path):
    parts = large_parts(tmp_path)
    mosaic = build_mosaic(parts, tmp_path / "mosaic.vrt", PART_BANDS)
    for part in parts:
        part.path.unlink()
    bands = gdal.Open(str(mosaic)).ReadAsArray(buf_xsize=650, buf_ysize=6)
    assert [np.unique(half).tolist() for half in (bands[0][:, :325], bands[0][:, 325:])] == [[10], [20]]
    assert np.unique(bands[3]).tolist() == [10]


def test_parts_that_bring_overviews_are_not_given_them_again(tmp_path):
    build_mosaic(large_parts(tmp_path, overviews=True), tmp_path / "mosaic.vrt", PART_BANDS)
    assert list(tmp_path.glob("*.ovr")) == []


def test_very_many_parts_get_overviews_whatever_they_bring(tmp_path):
    parts = [
        write_part(tmp_path / f"{n}.tif", at_px=(64 * n, 0), size_px=(64, 8), overviews=True)
        for n in range(65)
    ]
    build_mosaic(parts[:64], tmp_path / "fewer.vrt", PART_BANDS)
    assert list(tmp_path.glob("*.ovr")) == []
    build_mosaic(parts, tmp_path / "more.vrt", PART_BANDS)
    assert len(list(tmp_path.glob("*.ovr"))) == 1


def test_new_pixels_in_a_part_make_new_overviews_and_the_old_ones_go(tmp_path):
    parts = large_parts(tmp_path)
    mosaic = build_mosaic(parts, tmp_path / "mosaic.vrt", PART_BANDS)
    older = set(tmp_path.glob("*.ovr"))
    parts[0] = write_part(parts[0].path, value=7, size_px=(2600, 48))
    build_mosaic(parts, mosaic, PART_BANDS)
    assert len(older) == 1
    assert older.isdisjoint(tmp_path.glob("*.ovr"))
    assert gdal.Open(str(mosaic)).ReadAsArray(buf_xsize=650, buf_ysize=6)[0, 0, 0] == 70


def test_mosaics_of_similar_names_leave_each_other_alone(tmp_path):
    part = write_part(tmp_path / "part.tif")
    longer = build_mosaic([part], tmp_path / "field.north.vrt", PART_BANDS)
    build_mosaic([part], tmp_path / "field.vrt", PART_BANDS)
    assert gdal.Open(str(longer)).ReadAsArray()[0, 0, 0] == 10


def test_notices_are_said_once_in_the_order_of_their_first_part():
    server = Notice("Contains play data", NoticeSource.SERVER, ("Sentinel1",))
    wider = Notice("Contains play data", NoticeSource.SERVER, ("Sentinel1", "Sentinel2"))
    usgs = Notice("Courtesy of a survey", NoticeSource.FALLBACK, ("Landsat89",))
    assert merged_notices([(usgs, server), (server,), (usgs, wider)]) == (usgs, wider)
    assert merged_notices([]) == ()
