# SPDX-License-Identifier: GPL-2.0-or-later
"""The words of what can go wrong on QGIS's side: areas, set-up, folders, delivered files. Translated when shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import QT_TRANSLATE_NOOP

from ..core.errors import Reason
from ..core.libraries import profile_folder
from ..core.translation import tr
from .formats import area_text, units_text
from .money_words import Words, money_words

if TYPE_CHECKING:
    from ..core.errors import CoreError

OPTIONS = QT_TRANSLATE_NOOP("ClearSky", "choose another one under Settings ▸ Options ▸ ClearSKY")
KEPT = QT_TRANSLATE_NOOP("ClearSky", "the file is kept as {path}: open it by hand, or ask ClearSKY's support")

PYDANTIC = "pydantic>=2,<3"
"""Also what a part of it needs: a library that is too old lacks modules with names of their own."""
REQUIREMENTS = {"requests": "requests>=2.28,<3", "PySocks": "PySocks>=1.7"}

WORDS: dict[Reason, tuple[str, str]] = {
    Reason.NO_CRS: (
        QT_TRANSLATE_NOOP(
            "ClearSky", "The project has no coordinate system, so the place of the area is not known"
        ),
        QT_TRANSLATE_NOOP(
            "ClearSky", "set one with the button under the area, or under Project ▸ Properties ▸ CRS"
        ),
    ),
    Reason.LAYER_WITHOUT_CRS: (
        QT_TRANSLATE_NOOP(
            "ClearSky", "{name} has no coordinate system, so the place of its polygons is not known"
        ),
        QT_TRANSLATE_NOOP("ClearSky", "set one under Layer ▸ Set CRS of Layer(s)… and try again"),
    ),
    Reason.NO_EPSG: (
        QT_TRANSLATE_NOOP(
            "ClearSky", "The coordinate system {crs} has no EPSG code, and the service knows no other"
        ),
        QT_TRANSLATE_NOOP("ClearSky", "choose one that has, or none for the UTM zone"),
    ),
    Reason.EMPTY: (
        QT_TRANSLATE_NOOP("ClearSky", "The area is empty"),
        QT_TRANSLATE_NOOP("ClearSky", "draw a polygon with at least three corners"),
    ),
    Reason.NOT_POLYGON: (
        QT_TRANSLATE_NOOP("ClearSky", "The area is not a polygon"),
        QT_TRANSLATE_NOOP("ClearSky", "draw or choose a polygon"),
    ),
    Reason.NOT_ON_EARTH: (
        QT_TRANSLATE_NOOP("ClearSky", "The area lies partly outside the Earth's longitudes and latitudes"),
        QT_TRANSLATE_NOOP("ClearSky", "draw it within them"),
    ),
    Reason.AROUND_POLE: (
        QT_TRANSLATE_NOOP("ClearSky", "The area goes round a pole of the Earth"),
        QT_TRANSLATE_NOOP("ClearSky", "draw it beside the pole"),
    ),
    Reason.TOO_LARGE: (
        QT_TRANSLATE_NOOP("ClearSky", "The area has {area}, and this account may fetch {limit} at once"),
        QT_TRANSLATE_NOOP("ClearSky", "draw a smaller one"),
    ),
    Reason.NO_DATES: (
        QT_TRANSLATE_NOOP("ClearSky", "Your orders have no imagery for this area"),
        QT_TRANSLATE_NOOP("ClearSky", "draw inside an ordered area, or order this one first"),
    ),
    Reason.NO_SCENES: (
        QT_TRANSLATE_NOOP("ClearSky", "The service names no satellite scenes for this area"),
        QT_TRANSLATE_NOOP("ClearSky", "try another date or area"),
    ),
    Reason.NOT_OFFERED: (
        QT_TRANSLATE_NOOP("ClearSky", "The service no longer lists satellite scenes"),
        QT_TRANSLATE_NOOP("ClearSky", "carry on without: images and prices do not depend on it"),
    ),
    Reason.NO_POLYGON_LAYER: (
        QT_TRANSLATE_NOOP("ClearSky", "The current layer has no polygons"),
        QT_TRANSLATE_NOOP("ClearSky", "choose a polygon layer in the Layers panel"),
    ),
    Reason.NOTHING_SELECTED: (
        QT_TRANSLATE_NOOP("ClearSky", "No polygon is selected in the current layer"),
        QT_TRANSLATE_NOOP("ClearSky", "select one or more and try again"),
    ),
    Reason.UNREADABLE_FILE: (
        QT_TRANSLATE_NOOP("ClearSky", "The file {path} cannot be read as a map of polygons"),
        QT_TRANSLATE_NOOP("ClearSky", "choose a GeoPackage, Shapefile, GeoJSON or KML"),
    ),
    Reason.UNREADABLE_TEXT: (
        QT_TRANSLATE_NOOP("ClearSky", "The text is neither WKT nor GeoJSON"),
        QT_TRANSLATE_NOOP("ClearSky", "paste a polygon in longitude and latitude (EPSG:4326)"),
    ),
    Reason.NO_TILE: (
        QT_TRANSLATE_NOOP("ClearSky", "ClearSKY has no tile at this place"),
        QT_TRANSLATE_NOOP("ClearSky", "choose a place on land"),
    ),
    Reason.PARTS_MISSING: (
        QT_TRANSLATE_NOOP("ClearSky", "Only {there} of {count} parts of the area came"),
        QT_TRANSLATE_NOOP("ClearSky", "fetch it again for {price}"),
    ),
    Reason.NOT_AN_ADDRESS: (
        QT_TRANSLATE_NOOP("ClearSky", "No image can be opened from {path}"),
        QT_TRANSLATE_NOOP("ClearSky", "give one that begins with s3:// or https://"),
    ),
    Reason.SIGNED_ADDRESS: (
        QT_TRANSLATE_NOOP(
            "ClearSky", "The address of {path} holds a signature, which would be kept in the project"
        ),
        QT_TRANSLATE_NOOP("ClearSky", "give it without, and let GDAL's own settings hold the access"),
    ),
    Reason.NO_UPLOAD_ADDRESS: (
        QT_TRANSLATE_NOOP("ClearSky", "Nothing can be delivered to that address"),
        QT_TRANSLATE_NOOP("ClearSky", "give one that begins with https:// and is signed for writing"),
    ),
    Reason.NO_UPLOAD_IN_PARTS: (
        QT_TRANSLATE_NOOP(
            "ClearSky",
            "The area has {area}, and this account may fetch {limit} at once: it would come in parts, and an upload "
            "address takes one file",
        ),
        QT_TRANSLATE_NOOP("ClearSky", "draw a smaller one, or deliver it to this computer"),
    ),
    Reason.NO_KEY: (
        QT_TRANSLATE_NOOP("ClearSky", "No ClearSKY key is set"),
        QT_TRANSLATE_NOOP("ClearSky", "enter yours under Settings ▸ Options ▸ ClearSKY"),
    ),
    Reason.KEY_LOCKED: (
        QT_TRANSLATE_NOOP(
            "ClearSky",
            "QGIS's authentication database stayed locked, so the ClearSKY key cannot be read or kept",
        ),
        QT_TRANSLATE_NOOP(
            "ClearSky",
            "try again and give QGIS's own master password, which is not ClearSKY's key, "
            "or keep the key until QGIS closes",
        ),
    ),
    Reason.KEY_DISABLED: (
        QT_TRANSLATE_NOOP(
            "ClearSky",
            "QGIS's authentication database is switched off, so the ClearSKY key cannot be read or kept in it",
        ),
        QT_TRANSLATE_NOOP("ClearSky", "keep the key until QGIS closes, under Settings ▸ Options ▸ ClearSKY"),
    ),
    Reason.NO_LIBRARY: (
        QT_TRANSLATE_NOOP("ClearSky", "The Python package {library} is missing from this QGIS"),
        QT_TRANSLATE_NOOP(
            "ClearSky", 'install it with pip install --target "{folder}" "{requirement}" and restart QGIS'
        ),
    ),
    Reason.NO_SPACE: (
        QT_TRANSLATE_NOOP("ClearSky", "The disk of {path} has too little space for the image"),
        QT_TRANSLATE_NOOP(
            "ClearSky", "free some space, or choose another folder under Settings ▸ Options ▸ ClearSKY"
        ),
    ),
    Reason.STILL_NO_SPACE: (
        QT_TRANSLATE_NOOP("ClearSky", "The image could not be put in its place in {path} yet"),
        QT_TRANSLATE_NOOP(
            "ClearSky", "make room on its disk, then press Finish again; nothing was lost or charged"
        ),
    ),
    Reason.FOLDER: (QT_TRANSLATE_NOOP("ClearSky", "The folder {path} cannot be written"), OPTIONS),
    Reason.NOT_GEOTIFF: (
        QT_TRANSLATE_NOOP("ClearSky", "The service sent a file that is no GeoTIFF"),
        KEPT,
    ),
    Reason.BROKEN_FILE: (QT_TRANSLATE_NOOP("ClearSky", "The image that came is incomplete inside"), KEPT),
    Reason.OTHER_CRS: (
        QT_TRANSLATE_NOOP("ClearSky", "The image came in EPSG:{found} and not in EPSG:{asked}"),
        KEPT,
    ),
    Reason.OTHER_BANDS: (
        QT_TRANSLATE_NOOP("ClearSky", "The image came with {found} bands and not {asked}"),
        KEPT,
    ),
    Reason.OTHER_NODATA: (
        QT_TRANSLATE_NOOP("ClearSky", "The image came with nodata {found} and not {asked}"),
        KEPT,
    ),
    Reason.NO_DATA: (
        QT_TRANSLATE_NOOP("ClearSky", "The image came without a single pixel of data"),
        KEPT,
    ),
    Reason.NO_LAYER: (QT_TRANSLATE_NOOP("ClearSky", "QGIS could not open the image"), KEPT),
}


def core_words(error: CoreError) -> Words:
    """Return the words of any error of core's."""
    if error.reason not in WORDS:
        return money_words(error)
    details = error.details
    values = {"library": "pydantic", "folder": profile_folder(), **details}
    values["requirement"] = REQUIREMENTS.get(values["library"], PYDANTIC)
    if "area_km2" in details:
        values["area"], values["limit"] = area_text(details["area_km2"]), area_text(details["limit_km2"])
    if "amount" in details:
        values["price"] = units_text(details["amount"])
    happened, next_step = WORDS[error.reason]
    return Words(tr(happened).format(**values), tr(next_step).format(**values))
