# SPDX-License-Identifier: GPL-2.0-or-later
from __future__ import annotations

from datetime import date

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clearsky_qgis.sandbox.geometry import box
from clearsky_qgis.sandbox.scenery.bands import read_bandnames
from clearsky_qgis.sandbox.scenery.geotiff import Picture, draw
from clearsky_qgis.sandbox.scenery.render import Grid, Window, reflectance
from clearsky_qgis.sandbox.scenery.spectra import BAND_IDS
from clearsky_qgis.tests.sandbox.caller import COMPOSITE, Raster, box_wkt, imagery

UTM32 = Grid(32632, 10.0, 10.0, 10.0)
AROUND_VEJLE = Window(52_736, -617_472, 512, 512)
RED, NEAR = BAND_IDS.index("B4"), BAND_IDS.index("B8")


def seen(window=AROUND_VEJLE, on=date(2026, 5, 20), grid=UTM32):
    return reflectance(grid, window, on, lambda _rows, _columns: True)


def ndvi(on):
    bands = seen(on=on)
    return (bands[NEAR] - bands[RED]) / (bands[NEAR] + bands[RED])


def placed(answer):
    with Raster(answer.body) as raster:
        transform = raster.GetGeoTransform()
        column, row = round(transform[0] / transform[1]), round(transform[3] / transform[5])
        return raster.ReadAsArray(), column, row


@settings(max_examples=12)
@given(
    west=st.floats(9.40, 9.44),
    south=st.floats(55.70, 55.72),
    right=st.floats(0.0, 0.02),
    up=st.floats(0.0, 0.01),
    epsg=st.sampled_from([32632, 3857, 4326, 25832, 47000]),
)
def test_two_overlapping_requests_give_the_same_pixels_where_they_overlap(
    shared_service, west, south, right, up, epsg
):
    answers = [
        shared_service.post(COMPOSITE, imagery(Wkt=wkt, EpsgProjection=epsg, Bandnames="B3,B8"))
        for wkt in (
            box_wkt(west, south, west + 0.025, south + 0.015),
            box_wkt(west + right, south + up, west + right + 0.02, south + up + 0.012),
        )
    ]
    (first, column1, row1), (second, column2, row2) = map(placed, answers)
    left, top = max(column1, column2), max(row1, row2)
    width = min(column1 + first.shape[2], column2 + second.shape[2]) - left
    height = min(row1 + first.shape[1], row2 + second.shape[1]) - top
    one = first[:, top - row1 : top - row1 + height, left - column1 : left - column1 + width]
    two = second[:, top - row2 : top - row2 + height, left - column2 : left - column2 + width]
    both = (one[0] != -32768) & (two[0] != -32768)
    assert both.any()
    assert np.array_equal(one[:, both], two[:, both])


@pytest.fixture(scope="module")
def shared_service():
    from clearsky_qgis.sandbox import Sandbox
    from clearsky_qgis.tests.sandbox.caller import NOW, Caller

    with Sandbox(now=NOW, processing_units=1e9) as sandbox:
        yield Caller(sandbox)


def test_the_same_place_and_date_always_look_the_same():
    assert np.array_equal(seen(), seen())


def test_the_same_place_looks_alike_in_another_projection(tmp_path):
    means = []
    for epsg in (32632, 3857, 4326):
        picture = Picture(
            box(9.5, 55.7, 9.53, 55.715),
            None,
            date(2026, 8, 8),
            epsg,
            20,
            read_bandnames("B4,B8"),
            "INT16",
            contained=True,
        )
        with Raster(draw(picture, tmp_path).read_bytes()) as raster:
            pixels = raster.ReadAsArray().astype(float)
            means.append([layer[layer != -32768].mean() for layer in pixels])
    assert np.ptp(means, axis=0).max() < 0.03 * np.max(means)


def test_parts_tile_without_a_seam():
    whole = seen(Window(52_800, -617_600, 300, 300))
    parts = [
        [seen(Window(52_800 + right, -617_600 + down, 150, 150)) for right in (0, 150)] for down in (0, 150)
    ]
    assert np.array_equal(whole, _joined(parts))


def _joined(parts):
    return np.concatenate([np.concatenate(row, axis=2) for row in parts], axis=1)


def test_reflectances_are_those_of_land():
    bands = seen()
    assert bands.min() > 0
    assert np.percentile(bands, 99) < 0.6
    assert 0.02 < bands[RED].mean() < 0.13
    assert bands[NEAR].mean() > 2 * bands[RED].mean()


def test_the_land_greens_in_spring_and_is_harvested_in_summer():
    winter, spring, summer = (
        np.mean(ndvi(date(2026, month, day))) for month, day in ((1, 20), (6, 5), (8, 25))
    )
    assert spring > winter + 0.15
    assert spring > summer + 0.08


def test_ground_changes_only_a_little_in_two_days():
    assert np.mean(np.abs(seen(on=date(2026, 6, 1))[NEAR] - seen(on=date(2026, 6, 3))[NEAR])) < 0.02


def test_fields_differ_from_each_other_more_than_within():
    red = seen(on=date(2026, 8, 8))[RED]
    steps = np.abs(np.diff(red, axis=1))
    assert np.median(steps) < 0.15 * red.std()


def test_water_stays_dark_all_year():
    summer, winter = (seen(Window(52_992, -617_728, 512, 512), on=date(2026, month, 15)) for month in (7, 1))
    water = summer[NEAR] < 0.02
    assert water.sum() > 200
    assert winter[NEAR][water].max() < 0.05


def test_woods_are_green_in_summer_and_crops_rotate_between_years():
    one, other = (seen(on=date(year, 7, 1))[NEAR] for year in (2025, 2026))
    assert 0.2 < np.mean(np.abs(one - other) > 0.02) < 0.95


@pytest.mark.parametrize("metres", [20, 80, 320, 1280])
def test_coarser_pixels_still_show_land(metres):
    grid = Grid(32632, float(metres), float(metres), float(metres))
    bands = seen(Window(52_800 * 10 // metres, -617_600 * 10 // metres, 64, 64), grid=grid)
    assert 0.02 < bands[RED].mean() < 0.13
    assert bands[NEAR].std() > 0.02


def test_seasons_are_turned_round_in_the_south():
    south = Grid(32734, 10.0, 10.0, 10.0)
    window = Window(30_000, -620_000, 128, 128)
    june, december = (seen(window, on=date(2026, month, 20), grid=south) for month in (6, 12))
    assert december[NEAR].mean() > june[NEAR].mean()
