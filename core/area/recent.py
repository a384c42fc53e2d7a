# SPDX-License-Identifier: GPL-2.0-or-later
"""The areas of late, by name: one GeoPackage in the profile, which any QGIS can open as a layer.

A convenience: where the file cannot be read there are no recent areas, and nothing else is the worse for it.
"""

from __future__ import annotations

import datetime as dt
import threading
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from osgeo import gdal, ogr, osr
from qgis.PyQt.QtCore import QLocale

from ..folders import profile_folder
from ..gdal_answers import present, succeeded
from ..log import LOGGER
from ..translation import tr

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from .aoi import Aoi

FILE_NAME = "recent_areas.gpkg"
LAYER = "recent_areas"
MOST_KEPT = 20
MOST_WKT_CHARS = 500_000
"""About 20,000 corners. A longer outline came from a layer or a file, where it still is."""
WGS84_EPSG = 4326
_LOCK = threading.RLock()
"""One thread of this process at a time; other processes wait for SQLite's own lock."""


@dataclass(frozen=True)
class RecentArea:
    """An area that was used before."""

    uid: int
    name: str
    wkt: str
    """EPSG:4326, longitude first."""
    area_km2: float
    used_at: dt.datetime
    """UTC."""


def recent_areas() -> tuple[RecentArea, ...]:
    """Return the areas of late in this profile, the newest first. Any thread."""
    return RecentAreas(profile_folder()).all()


def name_of(aoi: Aoi, source_name: str) -> str:
    """Return what an area is called: by its source, or else by its place."""
    return source_name or _place_name(*aoi.centre)


class RecentAreas:
    """Keep the last 20 areas. Any thread; several QGIS of one profile share them."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / FILE_NAME

    def all(self) -> tuple[RecentArea, ...]:
        """Return them, the newest first."""
        if not self._path.exists():
            return ()
        try:
            with _LOCK, self._layer() as layer:
                found = [_area_of(feature) for feature in layer]
        except RuntimeError as error:
            LOGGER.warning("The recent areas cannot be read: %s", error)
            return ()
        return tuple(sorted(found, key=lambda area: (area.used_at, area.uid), reverse=True))

    def given_names(self) -> dict[str, str]:
        """Return what they are called, by their WKT; without those that are called by nothing but their place."""
        return {area.wkt: area.name for area in self.all() if area.name != _own_place_name(area)}

    def remember(self, aoi: Aoi, name: str, *, instead_of: str = "") -> None:
        """Put an area in front. The same area keeps the name it was given; `instead_of` is the WKT it grew out of."""
        if len(aoi.wkt) > MOST_WKT_CHARS:
            return
        with _LOCK:
            self._remember(aoi, name, instead_of)

    def rename(self, uid: int, name: str) -> None:
        """Give an area another name."""

        def change(layer: ogr.Layer) -> None:
            feature = layer.GetFeature(uid)
            if feature is not None:
                feature.SetField("name", name)
                layer.SetFeature(feature)

        self._change(change)

    def remove(self, uid: int) -> None:
        """Forget an area."""
        self._change(lambda layer: layer.DeleteFeature(uid))

    def _remember(self, aoi: Aoi, name: str, instead_of: str) -> None:
        replaced = {aoi.wkt, instead_of}
        known = {area.wkt: area for area in self.all()}
        before = known.get(aoi.wkt) or known.get(instead_of)
        kept = [area for area in known.values() if area.wkt not in replaced]
        gone = [area for area in known.values() if area.wkt in replaced] + kept[MOST_KEPT - 1 :]

        def change(layer: ogr.Layer) -> None:
            for area in gone:
                layer.DeleteFeature(area.uid)
            succeeded(layer.CreateFeature(_feature_of(layer, aoi, before.name if before else name)))

        self._change(change)

    def _change(self, change: Callable[[ogr.Layer], object]) -> None:
        """Change the layer in one transaction; a failure is logged and leaves the file as it was."""
        try:
            with _LOCK, self._layer(writing=True) as layer:
                succeeded(layer.StartTransaction())
                change(layer)
                succeeded(layer.CommitTransaction())
        except (OSError, RuntimeError) as error:
            LOGGER.warning("The recent areas cannot be kept: %s", error)

    @contextmanager
    def _layer(self, *, writing: bool = False) -> Iterator[ogr.Layer]:
        dataset = self._opened(writing=writing)
        yield present(dataset.GetLayerByName(LAYER))
        # Released here and not by the garbage collector: only then is the file closed.
        del dataset

    def _opened(self, *, writing: bool) -> gdal.Dataset:
        if self._path.exists():
            flags = gdal.OF_VECTOR | (gdal.OF_UPDATE if writing else gdal.OF_READONLY)
            return present(gdal.OpenEx(str(self._path), flags, allowed_drivers=["GPKG"]))
        self._path.parent.mkdir(parents=True, exist_ok=True)
        dataset = present(gdal.GetDriverByName("GPKG").Create(str(self._path), 0, 0, 0, gdal.GDT_Unknown))
        reference = osr.SpatialReference()
        reference.ImportFromEPSG(WGS84_EPSG)
        reference.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
        layer = dataset.CreateLayer(LAYER, reference, ogr.wkbMultiPolygon)
        for name, kind in (
            ("name", ogr.OFTString),
            ("wkt", ogr.OFTString),
            ("area_km2", ogr.OFTReal),
            ("used_at", ogr.OFTString),
        ):
            layer.CreateField(ogr.FieldDefn(name, kind))
        return dataset


def _place_name(longitude_deg: float, latitude_deg: float) -> str:
    longitude, latitude = (QLocale().toString(degrees, "f", 1) for degrees in (longitude_deg, latitude_deg))
    return tr("Area near {latitude}, {longitude}").format(latitude=latitude, longitude=longitude)


def _own_place_name(area: RecentArea) -> str:
    west, east, south, north = ogr.CreateGeometryFromWkt(area.wkt).GetEnvelope()
    return _place_name((west + east) / 2, (south + north) / 2)


def _feature_of(layer: ogr.Layer, aoi: Aoi, name: str) -> ogr.Feature:
    feature = ogr.Feature(layer.GetLayerDefn())
    feature.SetField("name", name)
    # The text beside the shape: it is what was sent, to the digit.
    feature.SetField("wkt", aoi.wkt)
    feature.SetField("area_km2", aoi.area_km2)
    feature.SetField("used_at", dt.datetime.now(dt.timezone.utc).isoformat())
    feature.SetGeometry(ogr.ForceToMultiPolygon(ogr.CreateGeometryFromWkt(aoi.wkt)))
    return feature


def _area_of(feature: ogr.Feature) -> RecentArea:
    return RecentArea(
        uid=feature.GetFID(),
        name=feature.GetField("name"),
        wkt=feature.GetField("wkt"),
        area_km2=feature.GetField("area_km2"),
        used_at=dt.datetime.fromisoformat(feature.GetField("used_at")),
    )
