# SPDX-License-Identifier: GPL-2.0-or-later
"""The ready styles of an image: fixed stretches, so that two dates of one place can be compared by eye."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from qgis.core import (
    Qgis,
    QgsColorRampShader,
    QgsContrastEnhancement,
    QgsMultiBandColorRenderer,
    QgsRasterShader,
    QgsSingleBandGrayRenderer,
    QgsSingleBandPseudoColorRenderer,
)
from qgis.PyQt.QtGui import QColor

from ..rasters.raster_file import RATIO_BAND
from ..translation import tr

if TYPE_CHECKING:
    from collections.abc import Callable

    from qgis.core import QgsRasterDataProvider, QgsRasterLayer, QgsRasterRenderer

REFLECTANCE_MAX_DN = 2000.0
"""True colour is stretched linearly from 0 to this (contract 11)."""
NIR_MAX_DN = 5000.0
"""Leaves reflect far more near infrared than visible light."""
SWIR_MAX_DN = 4000.0
"""Dry soil, the brightest common ground in short-wave infrared, stays below."""
BYTE_MAX = 255.0

NDVI_COLOURS = (
    (-0.2, "#2b5c8a"),
    (0.0, "#d8cbb8"),
    (0.1, "#e6d7a8"),
    (0.2, "#e9e08c"),
    (0.3, "#cfd66b"),
    (0.4, "#aac951"),
    (0.5, "#83b83f"),
    (0.6, "#5da432"),
    (0.7, "#3c8c2a"),
    (0.8, "#217322"),
    (0.9, "#0d5518"),
)


INDEX_DN = 32767
"""An index of 1 in a file of 16 bits (contract 11)."""
INDEX_COLOURS = (
    (-1.0, "#8c510a"),
    (-0.5, "#d8b365"),
    (-0.1, "#f6e8c3"),
    (0.0, "#f5f5f5"),
    (0.1, "#c7eae5"),
    (0.5, "#5ab4ac"),
    (1.0, "#01665e"),
)
INDEX_NAMES = {"[B8_B4]": "NDVI", "[B8_B11]": "NDMI", "[B3_B8]": "NDWI", "[B8_B12]": "NBR"}
"""What remote sensing calls the normalised difference of two bands."""


@dataclass(frozen=True)
class BandStretch:
    """One colour channel: a band by name and the digital number that is shown brightest."""

    band_id: str
    max_dn: float


TRUE_COLOUR = tuple(BandStretch(b, REFLECTANCE_MAX_DN) for b in ("B4", "B3", "B2"))
FALSE_COLOUR = (
    BandStretch("B8", NIR_MAX_DN),
    BandStretch("B4", REFLECTANCE_MAX_DN),
    BandStretch("B3", REFLECTANCE_MAX_DN),
)
RED_EDGE = (BandStretch("B8A", NIR_MAX_DN), BandStretch("B6", NIR_MAX_DN), BandStretch("B5", SWIR_MAX_DN))
AGRICULTURE = (
    BandStretch("B11", SWIR_MAX_DN),
    BandStretch("B8", NIR_MAX_DN),
    BandStretch("B2", REFLECTANCE_MAX_DN),
)
SHORT_WAVE = (
    BandStretch("B12", SWIR_MAX_DN),
    BandStretch("B8A", NIR_MAX_DN),
    BandStretch("B4", REFLECTANCE_MAX_DN),
)


def add_styles(layer: QgsRasterLayer, band_ids: tuple[str, ...], *, zero_dn: int = 0) -> tuple[str, ...]:
    """Give a layer every ready style that its bands allow, as named layer styles; the first is shown.

    `zero_dn` is what stands for a reflectance of zero. Whatever else a style remembers of a layer must be set before
    this is called.
    """
    provider: Any = layer.dataProvider()
    renderers = _Renderers(provider, band_ids, zero_dn).by_name()
    manager = layer.styleManager()
    for position, (name, renderer) in enumerate(renderers.items()):
        if position == 0:
            manager.renameStyle(manager.currentStyle(), name)
        else:
            manager.addStyleFromLayer(name)
            manager.setCurrentStyle(name)
        layer.setRenderer(renderer)
    names = tuple(renderers)
    manager.setCurrentStyle(names[0])
    return names


class _Renderers:
    """What can be drawn from the bands of one file."""

    def __init__(self, provider: QgsRasterDataProvider, band_ids: tuple[str, ...], zero_dn: int) -> None:
        self._provider = provider
        self._band_ids = band_ids
        self._zero_dn = zero_dn

    def by_name(self) -> dict[str, QgsRasterRenderer]:
        """Return all of them, the most telling first; a single grey band where nothing else can be drawn."""
        composites = (
            (tr("True Colour"), TRUE_COLOUR),
            (tr("False Colour"), FALSE_COLOUR),
            (tr("Agriculture"), AGRICULTURE),
            (tr("Short-Wave Infrared"), SHORT_WAVE),
            (tr("Red Edge"), RED_EDGE),
        )
        present = set(self._band_ids)
        found: dict[str, QgsRasterRenderer] = {}
        for name, channels in composites:
            if {channel.band_id for channel in channels} <= present:
                found[name] = self._colours(channels)
        if RATIO_BAND in present:
            found["NDVI"] = self._classes(RATIO_BAND, NDVI_COLOURS, ratio_of_ndvi)
        for band_id in self._band_ids:
            if band_id.startswith("["):
                found[INDEX_NAMES.get(band_id, band_id)] = self._index(band_id)
        return found or {self._band_ids[0]: self._grey(self._band_ids[0])}

    def _number(self, band_id: str) -> int:
        return self._band_ids.index(band_id) + 1

    def _is_byte(self, number: int) -> bool:
        return self._provider.dataType(number) == Qgis.DataType.Byte

    def _colours(self, channels: tuple[BandStretch, ...]) -> QgsMultiBandColorRenderer:
        red, green, blue = (self._number(channel.band_id) for channel in channels)
        renderer = QgsMultiBandColorRenderer(self._provider, red, green, blue)
        stretches = [self._stretch(self._number(c.band_id), c.max_dn) for c in channels]
        renderer.setRedContrastEnhancement(stretches[0])
        renderer.setGreenContrastEnhancement(stretches[1])
        renderer.setBlueContrastEnhancement(stretches[2])
        return renderer

    def _grey(self, band_id: str) -> QgsSingleBandGrayRenderer:
        number = self._number(band_id)
        renderer = QgsSingleBandGrayRenderer(self._provider, number)
        renderer.setContrastEnhancement(self._stretch(number, NIR_MAX_DN))
        return renderer

    def _stretch(self, number: int, max_dn: float) -> QgsContrastEnhancement:
        stretch = QgsContrastEnhancement(self._provider.dataType(number))
        is_byte = self._is_byte(number)
        stretch.setMinimumValue(0.0 if is_byte else self._zero_dn)
        stretch.setMaximumValue(BYTE_MAX if is_byte else self._zero_dn + max_dn)
        stretch.setContrastEnhancementAlgorithm(
            QgsContrastEnhancement.ContrastEnhancementAlgorithm.StretchToMinimumMaximum
        )
        return stretch

    def _index(self, band_id: str) -> QgsRasterRenderer:
        """Colour an index by its value; how a byte stands for one is not known (contract U8), so that is grey."""
        if self._is_byte(self._number(band_id)):
            return self._grey(band_id)
        colours = NDVI_COLOURS if INDEX_NAMES.get(band_id) == "NDVI" else INDEX_COLOURS
        return self._classes(band_id, colours, lambda index: index * INDEX_DN)

    def _classes(
        self, band_id: str, colours: tuple[tuple[float, str], ...], dn_of: Callable[[float], float]
    ) -> QgsSingleBandPseudoColorRenderer:
        """Colour a band by an index: each stop sits where the band stands for that index, and says the index.

        Between two stops of the ratio band the colour runs linearly along the ratio, at most 0.02 NDVI off.
        """
        items = [
            QgsColorRampShader.ColorRampItem(dn_of(index), QColor(colour), f"{index:.1f}")
            for index, colour in colours
        ]
        ramp = QgsColorRampShader(items[0].value, items[-1].value)
        ramp.setColorRampType(Qgis.ShaderInterpolationMethod.Linear)
        ramp.setColorRampItemList(items)
        ramp.legendSettings().setUseContinuousLegend(False)
        shader = QgsRasterShader(items[0].value, items[-1].value)
        shader.setRasterShaderFunction(ramp)
        renderer = QgsSingleBandPseudoColorRenderer(self._provider, self._number(band_id), shader)
        renderer.setClassificationMin(items[0].value)
        renderer.setClassificationMax(items[-1].value)
        return renderer


def ratio_of_ndvi(ndvi: float) -> float:
    """Turn an NDVI into the ratio B8 / B4 that has it."""
    return (1.0 + ndvi) / (1.0 - ndvi)
