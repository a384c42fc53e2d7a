# SPDX-License-Identifier: GPL-2.0-or-later
"""The request for imagery that availability, estimate and download share (contract 3.12 to 3.16)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Optional

from .geometry import area_km2, box, centre, overlap
from .models import CONSTELLATIONS, MODEL_NAMES
from .projection import AUTO_UTM, is_known, utm_epsg
from .scenery.bands import Band, read_bandnames
from .scenery.geotiff import Picture
from .tiles import zone_box

if TYPE_CHECKING:
    from osgeo import ogr

    from .payload import Payload
    from .settings import Settings

RESOLUTIONS = (10, 20, 40, 80, 160, 320, 640, 1280)
UTM_MODES = ("single_utm_fully_covered", "single_utm", "combined_utm")


@dataclass(frozen=True)
class ImageryRequest:
    """A valid request; `selector` names the field that the area came in."""

    selector: str
    area: ogr.Geometry
    day: Optional[date]
    model: Optional[str]
    constellations: tuple[str, ...]
    epsg: int
    resolution: int
    bands: tuple[Band, ...]
    data_type: str
    contained: bool
    utm_mode: Optional[str]
    exact_pixels: bool
    allow_partial: bool
    level: int
    harmonize: bool
    clip: bool
    upload_url: Optional[str]

    @property
    def area_km2(self) -> float:
        """The ellipsoidal area asked for."""
        return area_km2(self.area)

    @property
    def is_utm(self) -> bool:
        """Whether the output is in a UTM zone, where the data selection mode matters."""
        return self.epsg == AUTO_UTM or 32601 <= self.epsg <= 32660 or 32701 <= self.epsg <= 32760

    @property
    def zone_area(self) -> ogr.Geometry:
        """The part of the area that is native to the output's UTM zone."""
        return overlap(
            self.area, zone_box(self.epsg if self.epsg != AUTO_UTM else utm_epsg(*centre(self.area)))
        )

    def picture(self, settings: Settings, data_area: Optional[ogr.Geometry] = None) -> Picture:
        """Return the picture to draw."""
        return Picture(
            area=self.area, data_area=data_area, day=self.day or date(2024, 1, 1), epsg=self.epsg,
            resolution=self.resolution, bands=self.bands, data_type=self.data_type, contained=self.contained,
            harmonize=self.harmonize, level=self.level, clip=self.clip, exact_pixels=self.exact_pixels,
            model=self.model or MODEL_NAMES[0], described=settings.band_descriptions,
        )  # fmt: skip


def read_imagery_request(
    payload: Payload, settings: Settings, *, area: Optional[ogr.Geometry] = None, strict: bool = True,
    selector: str = "Wkt", default_epsg: int = AUTO_UTM,
) -> ImageryRequest:  # fmt: skip
    """Read a request; `strict` asks for every field that a composite download needs.

    Raises:
        ApiError: 992 with messages per property.
    """
    shape = area if area is not None else payload.geometry()
    demanded = strict and area is None
    request = ImageryRequest(
        selector="GeoJson" if payload.raw("GeoJson") is not None else selector,
        area=shape or box(0, 0, 1, 1),
        day=payload.day("Date", required=strict),
        model=payload.choice("Model", MODEL_NAMES, None, required=strict),
        constellations=_constellations(payload, required=strict),
        epsg=_epsg(payload, default_epsg, required=demanded),
        resolution=payload.choice("Resolution", RESOLUTIONS, 10, required=demanded),
        bands=_bands(payload, settings, required=demanded),
        data_type=payload.choice("DataType", ("INT16", "UINT8"), "INT16"),
        contained=payload.choice("PixelSelectionMode", ("intersect", "contained"), "intersect")
        == "contained",
        utm_mode=payload.choice("UtmDataSelectionMode", UTM_MODES, None),
        exact_pixels=payload.flag("UtmGridForcePixelResolutionSize", default=True),
        allow_partial=payload.flag("AllowPartialImage", default=False),
        level=payload.choice("Level", (1, 2), 2),
        harmonize=payload.flag("Harmonize", default=True),
        clip=payload.flag("ClipReflectance", default=False),
        upload_url=payload.text("UploadUrl"),
    )
    payload.choice("FileType", ("tif",), "tif")
    payload.flag("OldPixelSelectionMode", default=False)
    _refuse_automatic_orders(payload)
    payload.check()
    return request


def _refuse_automatic_orders(payload: Payload) -> None:
    """Refuse what would spend order credits unasked: nobody may ever send it true (contract 3.14)."""
    if payload.flag("AutomaticOrderCreation", default=False):
        payload.complain("AutomaticOrderCreation", "This service never orders by itself: send false.")


def _constellations(payload: Payload, *, required: bool) -> tuple[str, ...]:
    names = {name.lower(): name for name in CONSTELLATIONS}
    given = payload.texts("SatelliteConstellations")
    if required and not given and not payload.problems.get("SatelliteConstellations"):
        payload.complain("SatelliteConstellations", "SatelliteConstellations is required.")
    for name in given:
        if name.lower() not in names:
            payload.complain("SatelliteConstellations", f"'{name[:40]}' is no known constellation.")
    return tuple(name for name in CONSTELLATIONS if name.lower() in {text.lower() for text in given})


def _epsg(payload: Payload, default: int, *, required: bool) -> int:
    epsg = payload.number("EpsgProjection", default, required=required) or default
    if epsg != AUTO_UTM and not is_known(epsg):
        payload.complain("EpsgProjection", f"{epsg} is no EPSG code of a projection.")
    return epsg


def _bands(payload: Payload, settings: Settings, *, required: bool) -> tuple[Band, ...]:
    text = payload.text("Bandnames", "all", required=required) or "all"
    try:
        bands = read_bandnames(text)
    except ValueError as error:
        payload.complain("Bandnames", str(error))
        return ()
    if len(bands) > settings.max_total_bands:
        payload.complain("Bandnames", f"At most {settings.max_total_bands} bands may be asked for at once.")
    return bands
