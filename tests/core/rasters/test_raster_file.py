# SPDX-License-Identifier: GPL-2.0-or-later
from __future__ import annotations

import hashlib
import shutil

import numpy as np
import pytest
from osgeo import gdal

from clearsky_qgis.core.errors import RasterError, Reason
from clearsky_qgis.core.rasters.raster_file import (
    RATIO_BAND,
    check_as_asked,
    inspect_geotiff,
    name_bands,
    write_view,
)
from clearsky_qgis.tests.support.geotiffs import ALL_BANDS, NODATA, SIZE_PX, write_geotiff

pytestmark = pytest.mark.usefixtures("either_gdal")


def test_a_file_says_its_crs_size_bands_nodata_and_tags(tmp_path):
    facts = inspect_geotiff(write_geotiff(tmp_path / "a.tif", tags={"IMAGE_DATE": "20240504"}))
    assert (facts.epsg, facts.width, facts.height) == (32632, SIZE_PX, SIZE_PX)
    assert (facts.band_ids, facts.nodata, facts.data_type) == (ALL_BANDS, NODATA, "Int16")
    assert facts.tags["IMAGE_DATE"] == "20240504"


@pytest.mark.parametrize("share", [0.999, 0.9, 0.5, 0.1])
def test_a_file_that_was_cut_is_found_although_gdal_would_open_it(tmp_path, share):
    whole = write_geotiff(tmp_path / "a.tif").read_bytes()
    cut = tmp_path / "cut.tif"
    cut.write_bytes(whole[: int(len(whole) * share)])
    with pytest.raises(RasterError) as caught:
        inspect_geotiff(cut)
    assert caught.value.reason in (Reason.BROKEN_FILE, Reason.NOT_GEOTIFF)


def test_another_format_under_a_tif_name_is_not_opened(tmp_path):
    write_geotiff(tmp_path / "secret.tif")
    trap = tmp_path / "trap.tif"
    gdal.GetDriverByName("VRT").CreateCopy(str(trap), gdal.Open(str(tmp_path / "secret.tif"))).FlushCache()
    assert gdal.Open(str(trap)) is not None
    with pytest.raises(RasterError) as caught:
        inspect_geotiff(trap)
    assert caught.value.reason is Reason.NOT_GEOTIFF


@pytest.mark.parametrize(
    ("asked", "reason"),
    [
        ({"epsg": 32633}, Reason.OTHER_CRS),
        ({"band_count": 3}, Reason.OTHER_BANDS),
        ({"nodata": 0.0}, Reason.OTHER_NODATA),
    ],
)
def test_a_file_other_than_asked_for_is_named(tmp_path, asked, reason):
    facts = inspect_geotiff(write_geotiff(tmp_path / "a.tif"))
    as_it_is = {"epsg": 32632, "band_count": 10, "nodata": float(NODATA)}
    check_as_asked(facts, **as_it_is)
    with pytest.raises(RasterError) as caught:
        check_as_asked(facts, **{**as_it_is, **asked})
    assert caught.value.reason is reason


def test_naming_the_bands_leaves_the_delivered_bytes_as_they_came(tmp_path):
    path = write_geotiff(tmp_path / "a.tif", named=False)
    before = hashlib.sha256(path.read_bytes()).hexdigest()
    name_bands(path, ALL_BANDS)
    assert hashlib.sha256(path.read_bytes()).hexdigest() == before
    assert (tmp_path / "a.tif.aux.xml").is_file()
    assert inspect_geotiff(path).band_ids == ALL_BANDS


def test_the_view_adds_the_ratio_and_keeps_nodata_as_nodata(tmp_path):
    view = gdal.Open(str(write_view(write_geotiff(tmp_path / "a.tif"), ALL_BANDS)))
    ratio = view.GetRasterBand(11)
    pixels = ratio.ReadAsArray()
    assert ratio.GetDescription() == RATIO_BAND
    assert np.isnan(pixels[:, : SIZE_PX // 2]).all()
    assert np.allclose(pixels[:, SIZE_PX // 2 :], 700 / 300)


def test_the_view_and_its_file_can_be_moved_together(tmp_path):
    old, new = tmp_path / "old", tmp_path / "new"
    old.mkdir()
    write_view(write_geotiff(old / "a b & c.tif"), ALL_BANDS)
    shutil.move(old, new)
    view = gdal.Open(str(new / "a b & c.vrt"))
    assert view.GetRasterBand(1).ReadAsArray()[0, -1] == 100
    assert view.GetRasterBand(11).ReadAsArray()[0, -1] == pytest.approx(700 / 300)


def test_without_both_bands_there_is_no_ratio(tmp_path):
    ids = ("B4", "B3", "B2")
    view = gdal.Open(str(write_view(write_geotiff(tmp_path / "a.tif", band_ids=ids), ids)))
    assert view.RasterCount == 3
