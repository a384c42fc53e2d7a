# SPDX-License-Identifier: GPL-2.0-or-later
from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest
from qgis.core import Qgis, QgsNativeMetadataValidator, QgsPointXY, QgsProject, QgsRasterLayer, QgsRectangle
from qgis.PyQt.QtCore import QSize, Qt
from qgis.PyQt.QtGui import QColor

from clearsky_qgis.core.errors import RasterError
from clearsky_qgis.core.layers.image_layer import add_to_project, make_layer, ready_image
from clearsky_qgis.core.layers.styles import NDVI_COLOURS, ratio_of_ndvi
from clearsky_qgis.core.purchases.delivery import reopen
from clearsky_qgis.tests.support.geotiffs import ALL_BANDS, composite_request, write_image

SERVICE_URL = "http://127.0.0.1:1"
ALL_STYLES = ["Agriculture", "False Colour", "NDVI", "Red Edge", "Short-Wave Infrared", "True Colour"]
COPERNICUS = "Contains modified Copernicus Sentinel data 2024"


def delivery_of(folder, *, request=None, **how):
    request = request or composite_request()
    return reopen(request, 0.07, write_image(folder, request, **how), SERVICE_URL)


@pytest.fixture
def layer(tmp_path):
    return make_layer(delivery_of(tmp_path))[0]


def reopened(layer, folder):
    """The layer after its project was saved and opened again."""
    project = QgsProject()
    project.addMapLayer(layer, False)
    path = str(folder / "project.qgz")
    assert project.write(path)
    again = QgsProject()
    assert again.read(path)
    return again, again.mapLayer(layer.id())


def test_the_layer_is_where_the_file_says_with_its_bands_by_name(layer):
    assert layer.isValid()
    assert layer.crs().authid() == "EPSG:32632"
    assert layer.extent() == QgsRectangle(530000, 6172360, 530640, 6173000)
    names = [layer.bandName(i).partition(": ")[2] for i in range(1, layer.bandCount() + 1)]
    assert names == [*ALL_BANDS, "B8/B4"]
    assert layer.dataProvider().sourceNoDataValue(1) == -32768


def test_the_styles_have_names_and_true_colour_is_shown(layer):
    assert layer.styleManager().styles() == ALL_STYLES
    assert layer.styleManager().currentStyle() == "True Colour"
    renderer = layer.renderer()
    assert (renderer.redBand(), renderer.greenBand(), renderer.blueBand()) == (3, 2, 1)
    stretch = renderer.redContrastEnhancement()
    assert (stretch.minimumValue(), stretch.maximumValue()) == (0, 2000)


def test_each_style_draws_what_its_name_says(layer):
    manager = layer.styleManager()
    manager.setCurrentStyle("False Colour")
    assert layer.renderer().redBand() == 7
    manager.setCurrentStyle("NDVI")
    assert layer.renderer().inputBand() == 11
    image = layer.previewAsImage(QSize(64, 64), Qt.GlobalColor.transparent)
    left, right = image.pixelColor(10, 30), image.pixelColor(50, 30)
    assert left.alpha() == 0
    wanted = QColor(NDVI_COLOURS[5][1])  # B8 = 700 and B4 = 300 make an NDVI of 0.4
    assert right.red() == pytest.approx(wanted.red(), abs=2)
    assert right.green() == pytest.approx(wanted.green(), abs=2)


@pytest.mark.parametrize("ndvi", [value for value, _ in NDVI_COLOURS])
def test_the_ratio_of_a_stop_has_the_ndvi_it_is_labelled_with(ndvi):
    ratio = ratio_of_ndvi(ndvi)
    assert (ratio - 1) / (ratio + 1) == pytest.approx(ndvi)


def test_the_layer_has_its_day_and_not_the_next(layer):
    temporal = layer.temporalProperties()
    day = temporal.fixedTemporalRange()
    assert temporal.isActive()
    assert temporal.mode() == Qgis.RasterTemporalMode.FixedTemporalRange
    assert day.begin().toString(Qt.DateFormat.ISODate) == "2024-05-04T00:00:00Z"
    assert day.end().toString(Qt.DateFormat.ISODate) == "2024-05-04T23:59:59Z"


def test_the_notices_are_in_the_metadata_and_in_the_attribution(layer):
    metadata = layer.metadata()
    assert metadata.rights() == [COPERNICUS, "Landsat-8/9 data courtesy of the U.S. Geological Survey"]
    assert COPERNICUS in layer.serverProperties().attribution()
    assert "Synthetic" in metadata.abstract()
    assert "general notices" in metadata.constraints()[0].constraint
    assert metadata.extent().temporalExtents()[0].begin().date().year() == 2024
    assert any("SHA-256" in line for line in metadata.history())
    assert metadata.links()
    assert metadata.licenses()
    assert QgsNativeMetadataValidator().validate(metadata)[0]


def test_the_services_own_notice_wins_over_the_general_ones(tmp_path):
    layer, _ = make_layer(delivery_of(tmp_path, tags={"ATTRIBUTION": "As ClearSKY words it"}))
    assert layer.metadata().rights() == ["As ClearSKY words it"]
    assert "general notices" not in layer.metadata().constraints()[0].constraint


def test_everything_is_still_there_when_the_project_is_opened_again(layer, tmp_path):
    project, again = reopened(layer, tmp_path)
    assert again.isValid()
    assert again.metadata().rights()[0] == COPERNICUS
    assert again.serverProperties().attribution().startswith(COPERNICUS)
    assert again.styleManager().styles() == ALL_STYLES
    assert again.temporalProperties().isActive()
    assert again.temporalProperties().fixedTemporalRange().begin().date().day() == 4
    assert project.mapLayers()


@pytest.mark.parametrize("suffix", [".tif", ".vrt"])
def test_another_project_that_opens_the_file_finds_the_notices(layer, suffix):
    path = layer.source()[: -len(".vrt")] + suffix
    stranger = QgsRasterLayer(path, "dragged in by hand")
    stranger.loadDefaultStyle()  # QGIS Desktop does these two with every raster that is added
    stranger.loadDefaultMetadata()
    assert stranger.renderer().redBand() == 3
    assert stranger.temporalProperties().fixedTemporalRange().begin().date().day() == 4
    assert stranger.metadata().rights()[0] == COPERNICUS


def test_bands_that_the_file_does_not_name_are_named_from_the_request(tmp_path):
    request = composite_request(bandnames="B4,B3,B2")
    delivery = delivery_of(tmp_path, request=request, band_ids=("B4", "B3", "B2"), named=False)
    layer, style_names = make_layer(delivery)
    assert delivery.band_ids == ("B4", "B3", "B2")
    assert style_names == ("True Colour",)
    assert layer.renderer().redBand() == 1


def test_the_bands_of_a_preset_have_the_style_of_that_name(tmp_path):
    for bandnames, name in (("B11,B8,B2", "Agriculture"), ("B12,B8A,B4", "Short-Wave Infrared")):
        ids = tuple(bandnames.split(","))
        request = composite_request(bandnames=bandnames)
        layer, style_names = make_layer(delivery_of(tmp_path, request=request, band_ids=ids))
        assert style_names == (name,)
        renderer = layer.renderer()
        assert (renderer.redBand(), renderer.greenBand(), renderer.blueBand()) == (1, 2, 3)


def test_indices_are_coloured_by_their_value_and_named_as_remote_sensing_names_them(tmp_path):
    ids = ("[B8_B4]", "[B8_B11]", "[B3_B8]", "[B8_B12]", "[B5_B4]")
    request = composite_request(bandnames=",".join(ids))
    layer, style_names = make_layer(delivery_of(tmp_path, request=request, band_ids=ids))
    assert style_names == ("NDVI", "NDMI", "NDWI", "NBR", "[B5_B4]")
    stops = layer.renderer().shader().rasterShaderFunction().colorRampItemList()
    assert [stop.value for stop in stops] == pytest.approx([32767 * ndvi for ndvi, _ in NDVI_COLOURS])
    layer.styleManager().setCurrentStyle("NBR")
    assert layer.renderer().inputBand() == 4
    product = layer.metadata().keywords()["product"]
    assert product == ["synthetic", "cloud-free composite", "normalised difference index"]


def test_eight_bits_are_stretched_as_bytes_and_no_index_is_computed_from_them(tmp_path):
    request = composite_request(data_type="UINT8")
    layer, style_names = make_layer(delivery_of(tmp_path, request=request, nodata=0, is_byte=True))
    assert "NDVI" not in style_names
    assert layer.bandCount() == len(ALL_BANDS)
    assert layer.dataProvider().sourceNoDataValue(1) == 0
    stretch = layer.renderer().redContrastEnhancement()
    assert (stretch.minimumValue(), stretch.maximumValue()) == (0, 255)


def test_the_offset_of_what_is_not_harmonised_is_taken_away_before_anything_is_shown(tmp_path):
    request = composite_request(harmonize=False)
    layer, _ = make_layer(delivery_of(tmp_path, request=request, added_dn=1000))
    stretch = layer.renderer().redContrastEnhancement()
    assert (stretch.minimumValue(), stretch.maximumValue()) == (1000, 3000)
    ratio = layer.bandCount()
    inside = QgsPointXY(layer.extent().xMaximum() - 50, layer.extent().center().y())
    value, is_data = layer.dataProvider().sample(inside, ratio)
    assert is_data
    assert value == pytest.approx(700 / 300)  # as without the offset: B8 = 700, B4 = 300


def test_the_first_level_is_told_from_the_second(tmp_path):
    layer, _ = make_layer(delivery_of(tmp_path, request=composite_request(level=1)))
    assert "top-of-atmosphere reflectance" in layer.metadata().keywords()["product"]


def test_no_secret_and_no_key_can_come_with_a_layer(layer, tmp_path):
    reopened(layer, tmp_path)
    text = (tmp_path / "project.qgz").read_bytes()
    assert b"x-api-key" not in text.lower()


def made_in_the_background(delivery):
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(ready_image, delivery).result()


def test_a_layer_made_in_the_background_is_the_main_threads_and_the_same(tmp_path, qapp):
    project = QgsProject()
    loaded = add_to_project(made_in_the_background(delivery_of(tmp_path)), project)
    layer = project.mapLayer(loaded.layer_id)
    assert layer.thread() == layer.dataProvider().thread() == layer.styleManager().thread() == qapp.thread()
    assert sorted(loaded.style_names) == layer.styleManager().styles() == ALL_STYLES
    assert layer.styleManager().currentStyle() == "True Colour"


def test_a_layer_that_cannot_be_made_in_the_background_is_told_when_it_is_to_be_added(tmp_path, qapp):
    delivery = delivery_of(tmp_path)
    delivery.view_path.unlink()
    ready, project = made_in_the_background(delivery), QgsProject()
    with pytest.raises(RasterError):
        add_to_project(ready, project)
    assert project.mapLayers() == {}
