# SPDX-License-Identifier: GPL-2.0-or-later
"""The product in words: band presets, what is not as usual, and what one should know of a choice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.core import QgsCoordinateReferenceSystem

from ...clearsky.bands import ALL, BandsError, BandsFault, spelled_out
from ...core.imagery.product import CrsChoice, changed_rare_fields
from ...core.translation import tr
from ..formats import CONSTELLATION_NAMES, crs_text

if TYPE_CHECKING:
    from ...core.imagery.product import Product
    from ...core.imagery.state import ImageryState, Source


def band_presets() -> tuple[tuple[str, str], ...]:
    """List the band presets: what the user reads and what is sent."""
    return (
        (tr("All Bands"), ALL),
        (tr("True Colour"), "B4,B3,B2"),
        (tr("Vegetation"), "B4,B5,B6,B7,B8,B8A"),
        (tr("Agriculture"), "B11,B8,B2"),
        (tr("Short-Wave Infrared"), "B12,B8A,B4"),
        (tr("Indices (NDVI, NDMI, NDWI, NBR)"), "[B8_B4],[B8_B11],[B3_B8],[B8_B12]"),
    )


def bands_text(bandnames: str) -> str:
    """Name bands by their preset, or else as they are sent."""
    return next((text for text, names in band_presets() if names == bandnames), bandnames)


def constellations_text(source: Source) -> str:
    """List a series' constellations."""
    return ", ".join(CONSTELLATION_NAMES.get(name, name) for name in source.constellations)


def bands_problem(bandnames: str, max_bands: int | None) -> str:
    """Say what is wrong with band names as they are being typed; an empty text is nothing."""
    try:
        count = len(spelled_out(bandnames))
    except BandsError as error:
        return _fault_text(error)
    if max_bands is not None and count > max_bands:
        return tr("This account may fetch {count} bands at once.").format(count=max_bands)
    return ""


def _fault_text(error: BandsError) -> str:
    texts = {
        BandsFault.EMPTY: tr("A band is missing: name bands as in B8,B4 or indices as in [B8_B4]."),
        BandsFault.UNKNOWN: tr("{name} is neither a band nor an index such as [B8_B4]."),
        BandsFault.NOT_ALONE: tr("{name} stands alone, without other bands."),
        BandsFault.SAME_TWICE: tr("{name} stands there twice."),
        BandsFault.NO_INDEX: tr("{name} needs two different bands that exist."),
    }
    return texts[error.fault].format(name=error.name)


def changed_texts(product: Product) -> list[str]:
    """Say briefly what is not as usual among the rarely changed options."""
    texts = {
        "data_type": tr("8 bits"),
        "pixel_selection": tr("pixels wholly inside"),
        "utm_selection": tr("one UTM zone"),
        "exact_pixels": tr("pixel size may drift"),
        "allow_partial": tr("partial allowed"),
        "level": tr("level {level}").format(level=product.level),
        "harmonize": tr("harmonised") if product.harmonize else tr("not harmonised"),
        "clip_reflectance": tr("clipped") if product.clip_reflectance else tr("not clipped"),
    }
    return [texts[name] for name in changed_rare_fields(product)]


def product_texts(product: Product) -> list[str]:
    """Say briefly how an image is wanted: bands, pixel size, CRS, and what is not as usual."""
    crs = {CrsChoice.PROJECT: tr("as the project"), CrsChoice.OTHER: f"EPSG:{product.other_epsg}"}
    whole = [bands_text(product.bandnames), f"{product.resolution_m} m", crs.get(product.crs, tr("UTM"))]
    return [*whole, *changed_texts(product)]


def product_notes(state: ImageryState) -> list[str]:
    """Say what one should know of what is chosen."""
    product = state.product
    notes = []
    if product.bandnames != ALL:
        notes.append(tr("All bands cost the same, and an image is usually included only once."))
    if product.data_type == "UINT8":
        notes.append(tr("8 bits keep 255 steps: no exact reflectance, and no NDVI from the bands."))
    return notes + _crs_notes(state)


def _crs_notes(state: ImageryState) -> list[str]:
    epsg, product = state.epsg, state.product
    if epsg is None or product.crs is CrsChoice.UTM:
        return []
    if product.crs is CrsChoice.PROJECT and state.aoi is not None and epsg == state.aoi.utm_epsg:
        return [tr("The image comes in {crs}.").format(crs=crs_text(epsg))]
    values = {"crs": f"EPSG:{epsg}", "resolution_m": product.resolution_m}
    if QgsCoordinateReferenceSystem(f"EPSG:{epsg}").isGeographic():
        text = tr("{crs} is in degrees; how the service turns {resolution_m} m into them is not documented.")
    elif crs_text(epsg).startswith("EPSG"):
        text = tr("{resolution_m} m is sent; the service documents pixel sizes for UTM only.")
    else:
        return []
    return [text.format(**values)]
