# SPDX-License-Identifier: GPL-2.0-or-later
"""What a layer, a file or a text holds becomes one area, and it is counted what was mended and dissolved."""

from __future__ import annotations

import pytest
from osgeo import ogr
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransformContext,
    QgsFeature,
    QgsGeometry,
    QgsVectorFileWriter,
    QgsVectorLayer,
)

from clearsky_qgis.core.area.sources import (
    area_of_file_layer,
    area_of_text,
    polygon_layers_of_file,
    reader_of_layer,
)
from clearsky_qgis.core.errors import AoiError, Reason

SQUARES = ("((9 55, 9.1 55, 9.1 55.1, 9 55.1, 9 55))", "((9.2 55, 9.3 55, 9.3 55.1, 9.2 55.1, 9.2 55))")
BOW_TIE = "((9.4 55, 9.5 55.1, 9.5 55, 9.4 55.1, 9.4 55))"
GEOJSON = '{"type":"Polygon","coordinates":[[[9,55],[9.1,55],[9.1,55.1],[9,55]]]}'


def layer_of(*rings, crs="EPSG:4326", kind="Polygon", name="fields"):
    layer = QgsVectorLayer(f"{kind}?crs={crs}&field=name:string", name, "memory")
    features = []
    for number, ring in enumerate(rings):
        feature = QgsFeature(layer.fields())
        feature["name"] = f"No {number + 1}"
        feature.setGeometry(QgsGeometry.fromWkt(f"{kind.upper()} {ring}"))
        features.append(feature)
    layer.dataProvider().addFeatures(features)
    return layer


def write(layer, path, *, layer_name=None, driver="GPKG"):
    options = QgsVectorFileWriter.SaveVectorOptions()
    options.driverName = driver
    if layer_name:
        options.layerName = layer_name
        options.actionOnExistingFile = (
            QgsVectorFileWriter.ActionOnExistingFile.CreateOrOverwriteLayer
            if path.exists()
            else QgsVectorFileWriter.ActionOnExistingFile.CreateOrOverwriteFile
        )
    outcome = QgsVectorFileWriter.writeAsVectorFormatV3(
        layer, str(path), QgsCoordinateTransformContext(), options
    )
    assert outcome[0] == QgsVectorFileWriter.WriterError.NoError, outcome


def test_a_layer_is_one_area_and_it_is_counted_what_was_repaired():
    drawn = reader_of_layer(layer_of(*SQUARES, BOW_TIE), selected_only=False)()
    assert (drawn.used_count, drawn.total_count, drawn.repaired_count) == (3, 3, 1)
    assert not drawn.had_overlaps
    assert drawn.name == "fields"
    assert drawn.geometry.isMultipart()


def test_features_over_each_other_are_dissolved():
    drawn = reader_of_layer(layer_of(SQUARES[0], SQUARES[0]), selected_only=False)()
    assert drawn.had_overlaps
    assert drawn.geometry.area() == pytest.approx(0.01)


def test_a_selected_feature_gives_the_area_its_name():
    layer = layer_of(*SQUARES)
    layer.setDisplayExpression('"name"')
    second = [feature for feature in layer.getFeatures() if feature["name"] == "No 2"]
    layer.selectByIds([second[0].id()])
    drawn = reader_of_layer(layer, selected_only=True)()
    assert drawn.name == "fields No 2"
    assert drawn.geometry.boundingBox().xMinimum() == pytest.approx(9.2)


def test_edits_that_are_not_saved_yet_count():
    layer = layer_of(*SQUARES)
    layer.startEditing()
    layer.deleteFeature(next(layer.getFeatures()).id())
    assert reader_of_layer(layer, selected_only=False)().total_count == 1
    layer.rollBack()


@pytest.mark.parametrize(
    ("layer", "selected_only", "reason"),
    [
        (None, False, Reason.NO_POLYGON_LAYER),
        ("points", False, Reason.NO_POLYGON_LAYER),
        ("no crs", False, Reason.LAYER_WITHOUT_CRS),
        ("fields", True, Reason.NOTHING_SELECTED),
    ],
)
def test_a_layer_that_is_no_source_is_refused_with_its_reason(layer, selected_only, reason):
    made = {
        None: lambda: None,
        "points": lambda: QgsVectorLayer("Point?crs=EPSG:4326", "points", "memory"),
        "no crs": lambda: QgsVectorLayer("Polygon?crs=", "no crs", "memory"),
        "fields": lambda: layer_of(*SQUARES),
    }[layer]()
    with pytest.raises(AoiError) as caught:
        reader_of_layer(made, selected_only=selected_only)
    assert caught.value.reason is reason


@pytest.mark.parametrize(
    ("suffix", "driver"),
    [("gpkg", "GPKG"), ("shp", "ESRI Shapefile"), ("geojson", "GeoJSON"), ("kml", "LIBKML")],
)
def test_a_file_of_each_kind_is_read(tmp_path, suffix, driver):
    if ogr.GetDriverByName(driver) is None:
        pytest.skip(f"this GDAL cannot write {suffix}")
    path = tmp_path / f"my fields.{suffix}"
    write(layer_of(*SQUARES), path, driver=driver)
    (found,) = polygon_layers_of_file(str(path))
    assert found.name == "my fields"
    drawn = area_of_file_layer(found)
    assert drawn.used_count == 2
    assert drawn.geometry.area() == pytest.approx(0.02, rel=1e-6)


def test_a_geopackage_tells_its_layers_of_polygons_and_no_others(tmp_path):
    path = tmp_path / "farm.gpkg"
    write(layer_of(SQUARES[0]), path, layer_name="north")
    write(layer_of(*SQUARES), path, layer_name="south")
    write(layer_of("(9 55)", kind="Point"), path, layer_name="trees")
    found = polygon_layers_of_file(str(path))
    assert {(layer.name, layer.feature_count) for layer in found} == {("north", 1), ("south", 2)}
    south = next(layer for layer in found if layer.name == "south")
    assert area_of_file_layer(south).used_count == 2


def test_a_file_without_polygons_and_one_that_is_no_map_are_refused(tmp_path):
    points, text = tmp_path / "points.gpkg", tmp_path / "notes.gpkg"
    write(layer_of("(9 55)", kind="Point"), points)
    text.write_text("milk, bread")
    for path, reason in ((points, Reason.NOT_POLYGON), (text, Reason.UNREADABLE_FILE)):
        with pytest.raises(AoiError) as caught:
            polygon_layers_of_file(str(path))
        assert caught.value.reason is reason


@pytest.mark.parametrize(
    ("text", "crs"),
    [
        (f"POLYGON {SQUARES[0]}", "EPSG:4326"),
        (f"SRID=25832;POLYGON {SQUARES[0]}", "EPSG:25832"),
        (f"wkt_geom\tname\nPolygon {SQUARES[0]}\tNo 1", "EPSG:4326"),
        (GEOJSON, "EPSG:4326"),
        (f'{{"type":"FeatureCollection","features":[{{"type":"Feature","properties":{{}},"geometry":{GEOJSON}}}]}}',
         "EPSG:4326"),
    ],
)  # fmt: skip
def test_text_is_read_as_wkt_extended_wkt_copied_features_or_geojson(text, crs):
    drawn = area_of_text(text)
    assert drawn.crs == QgsCoordinateReferenceSystem(crs)
    assert not drawn.geometry.isEmpty()


@pytest.mark.parametrize("text", ["", "hello", "{}", "wkt_geom\tname\nnothing\t1", "SRID=4326;hello"])
def test_other_text_is_refused(text):
    with pytest.raises(AoiError) as caught:
        area_of_text(text)
    assert caught.value.reason in (Reason.UNREADABLE_TEXT, Reason.NOT_POLYGON)
