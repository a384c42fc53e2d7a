# SPDX-License-Identifier: GPL-2.0-or-later
"""What is billed beyond what was drawn, as a place on the map."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from osgeo import gdal, ogr, osr
from qgis.core import Qgis, QgsGeometry

from .measure import area_km2, ellipsoidal_meter

if TYPE_CHECKING:
    from .aoi import Aoi

SAME_SHARE = 0.001
"""Areas this near to each other are the same: two ellipsoidal measures, four decimals in the answer."""
NEAR_SHARE = 0.02
"""How near to what is billed a shape must measure to be taken for it."""
MOST_PIXELS = 25_000_000
WGS84_EPSG = 4326


def is_billed_beyond(aoi: Aoi, billed_km2: float | None) -> bool:
    """Say whether more is billed than was drawn."""
    return billed_km2 is not None and billed_km2 > aoi.area_km2 * (1 + SAME_SHARE)


def billed_beyond(aoi: Aoi, billed_km2: float | None, *, epsg: int, resolution_m: int) -> QgsGeometry | None:
    """Return in EPSG:4326 where the billed area lies outside of the drawn one; None where it has no place.

    The service tells only how much it bills. Two rules are known that bill more ground than was drawn: whole
    pixels, of which those that touch the area are taken, and the bounding box (contract 8, older). The one that
    measures what is billed is drawn. A least amount that is billed for any small area has no place on the map.
    """
    if billed_km2 is None or not is_billed_beyond(aoi, billed_km2):
        return None
    drawn, meter = aoi.to_geometry(), ellipsoidal_meter()
    boxes = QgsGeometry.unaryUnion(
        [QgsGeometry.fromRect(p.boundingBox()) for p in drawn.asGeometryCollection()]
    )
    shapes = (_touched_pixels(aoi, epsg, resolution_m), boxes)
    measured = [(abs(area_km2(shape, meter) - billed_km2), shape) for shape in shapes if shape is not None]
    strays_km2, nearest = min(measured, key=lambda found: found[0])
    if strays_km2 > NEAR_SHARE * billed_km2:
        return None
    beyond = nearest.difference(drawn)
    beyond.convertGeometryCollectionToSubclass(Qgis.GeometryType.Polygon)
    return beyond


def _touched_pixels(aoi: Aoi, epsg: int, resolution_m: int) -> QgsGeometry | None:
    """Return the pixels of the output's grid that an area touches, in EPSG:4326; None where they are too many."""
    output = _reference(epsg)
    if not output.IsProjected():
        return None
    shape = ogr.CreateGeometryFromWkt(aoi.wkt)
    shape.Transform(osr.CoordinateTransformation(_reference(WGS84_EPSG), output))
    west, east, south, north = (edge / resolution_m for edge in shape.GetEnvelope())
    left, top = math.floor(west) - 1, math.ceil(north) + 1
    width, height = math.ceil(east) + 1 - left, top - math.floor(south) + 1
    if not 0 < width * height <= MOST_PIXELS:
        return None
    pixels = gdal.GetDriverByName("MEM").Create("", width, height, 1, gdal.GDT_Byte)
    pixels.SetProjection(output.ExportToWkt())
    pixels.SetGeoTransform((left * resolution_m, resolution_m, 0, top * resolution_m, 0, -resolution_m))
    source = _memory(output, shape)
    gdal.RasterizeLayer(pixels, [1], source.GetLayer(), burn_values=[1], options=["ALL_TOUCHED=TRUE"])
    outline = _memory(output)
    gdal.Polygonize(pixels.GetRasterBand(1), pixels.GetRasterBand(1), outline.GetLayer(), -1)
    return _in_degrees(outline.GetLayer(), output)


def _in_degrees(layer: ogr.Layer, reference: osr.SpatialReference) -> QgsGeometry:
    back = osr.CoordinateTransformation(reference, _reference(WGS84_EPSG))
    shapes = []
    for feature in layer:
        shape = feature.GetGeometryRef().Clone()
        shape.Transform(back)
        shapes.append(QgsGeometry.fromWkt(shape.ExportToWkt()))
    return QgsGeometry.unaryUnion(shapes)


def _memory(reference: osr.SpatialReference, shape: ogr.Geometry | None = None) -> gdal.Dataset:
    """Return a data set in memory with one layer of polygons, and in it a shape."""
    driver = gdal.GetDriverByName("MEM")
    if not driver.GetMetadataItem(gdal.DCAP_VECTOR):  # before GDAL 3.11 vectors had a driver of their own
        driver = gdal.GetDriverByName("Memory")
    dataset = driver.Create("", 0, 0, 0, gdal.GDT_Unknown)
    layer = dataset.CreateLayer("", reference, ogr.wkbUnknown)
    if shape is not None:
        feature = ogr.Feature(layer.GetLayerDefn())
        feature.SetGeometry(shape)
        layer.CreateFeature(feature)
    return dataset


def _reference(epsg: int) -> osr.SpatialReference:
    reference = osr.SpatialReference()
    reference.ImportFromEPSG(epsg)
    reference.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
    return reference
