# SPDX-License-Identifier: GPL-2.0-or-later
"""The areas of late: kept by name in the profile, twenty of them, shared by every QGIS of that profile."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest
from qgis.core import QgsCoordinateReferenceSystem, QgsCoordinateTransformContext, QgsGeometry, QgsVectorLayer

from clearsky_qgis.core.area import recent as module
from clearsky_qgis.core.area.aoi import aoi_from_geometry
from clearsky_qgis.core.area.recent import MOST_KEPT, RecentAreas, name_of, recent_areas

pytestmark = pytest.mark.usefixtures("either_gdal")


def aoi_at(west, corners=4):
    shape = QgsGeometry.fromWkt(f"POLYGON (({west} 55, {west + 0.1} 55, {west + 0.1} 55.1, {west} 55))")
    if corners > 4:
        shape = QgsGeometry.fromWkt(f"POINT ({west} 55)").buffer(0.1, corners // 4)
    return aoi_from_geometry(
        shape, QgsCoordinateReferenceSystem("EPSG:4326"), QgsCoordinateTransformContext()
    )


@pytest.fixture
def recent(tmp_path):
    return RecentAreas(tmp_path / "profile")


def test_on_the_first_day_there_are_none(recent):
    assert recent.all() == ()


def test_the_newest_stands_first_with_its_name_its_size_and_its_very_outline(recent):
    recent.remember(aoi_at(9), "Fields")
    recent.remember(aoi_at(10), "Wood")
    wood, fields = recent.all()
    assert (wood.name, fields.name) == ("Wood", "Fields")
    assert fields.wkt == aoi_at(9).wkt
    assert fields.area_km2 == pytest.approx(aoi_at(9).area_km2)


def test_an_area_used_again_comes_to_the_front_and_keeps_the_name_it_was_given(recent):
    recent.remember(aoi_at(9), "Area near 55.1, 9.1")
    recent.rename(recent.all()[0].uid, "Home & garden")
    recent.remember(aoi_at(10), "Wood")
    recent.remember(aoi_at(9), "Area near 55.1, 9.1")
    assert [area.name for area in recent.all()] == ["Home & garden", "Wood"]


def test_the_names_that_were_given_are_told_by_outline_without_those_of_mere_places(recent):
    recent.remember(aoi_at(9), "Fields")
    recent.remember(aoi_at(10), name_of(aoi_at(10), ""))
    assert recent.given_names() == {aoi_at(9).wkt: "Fields"}


def test_an_edited_area_stands_in_the_place_of_the_one_it_was(recent):
    recent.remember(aoi_at(9), "Fields")
    recent.remember(aoi_at(9.01), "Area near 55.1, 9.1", instead_of=aoi_at(9).wkt)
    (only,) = recent.all()
    assert (only.name, only.wkt) == ("Fields", aoi_at(9.01).wkt)


def test_the_last_twenty_are_kept(recent):
    for number in range(MOST_KEPT + 3):
        recent.remember(aoi_at(number), str(number))
    assert [area.name for area in recent.all()] == [str(n) for n in range(MOST_KEPT + 2, 2, -1)]


def test_one_can_be_removed(recent):
    recent.remember(aoi_at(9), "Fields")
    recent.remember(aoi_at(10), "Wood")
    recent.remove(recent.all()[0].uid)
    assert [area.name for area in recent.all()] == ["Fields"]


def test_the_file_is_a_layer_that_any_qgis_opens(recent, tmp_path):
    recent.remember(aoi_at(9), "Fields")
    layer = QgsVectorLayer(str(tmp_path / "profile" / "recent_areas.gpkg"), "recent", "ogr")
    (feature,) = layer.getFeatures()
    assert feature["name"] == "Fields"
    assert feature.geometry().area() == pytest.approx(0.005, rel=1e-6)
    assert layer.crs().authid() == "EPSG:4326"


def test_many_hands_at_once_lose_nothing(recent):
    recent.remember(aoi_at(0), "first")
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda n: recent.remember(aoi_at(n), str(n)), range(1, 13)))
    assert len(recent.all()) == 13


def test_a_damaged_file_is_no_recent_areas_and_no_error(recent, tmp_path):
    (tmp_path / "profile").mkdir()
    (tmp_path / "profile" / "recent_areas.gpkg").write_bytes(b"not a database")
    assert recent.all() == ()
    recent.remember(aoi_at(9), "Fields")


def test_an_outline_of_very_many_corners_is_left_where_it_came_from(recent):
    recent.remember(aoi_at(9, corners=100_000), "coast")
    assert recent.all() == ()


def test_those_of_the_profile_are_one_call_away(tmp_path, monkeypatch):
    monkeypatch.setattr(module, "profile_folder", lambda: tmp_path)
    RecentAreas(tmp_path).remember(aoi_at(9), "Fields")
    assert [area.name for area in recent_areas()] == ["Fields"]


def test_without_a_source_an_area_is_called_by_its_place():
    assert name_of(aoi_at(9), "Fields") == "Fields"
    assert name_of(aoi_at(9), "") == "Area near 55.0, 9.1"
