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
    from qgis.core import QgsRasterDataProvider, QgsRasterLayer, QgsRasterRenderer

REFLECTANCE_MAX_DN = 2000.0
"""True colour is stretched linearly from 0 to this (contract 11)."""
NIR_MAX_DN = 5000.0
"""Leaves reflect far more near infrared than visible light."""
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


def add_styles(layer: QgsRasterLayer, band_ids: tuple[str, ...]) -> tuple[str, ...]:
    """Give a layer every ready style that its bands allow, as named layer styles; the first is shown.

    Whatever else a style remembers of a layer must be set before this is called.
    """
    provider: Any = layer.dataProvider()
    renderers = _renderers(provider, band_ids)
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


def _renderers(provider: QgsRasterDataProvider, band_ids: tuple[str, ...]) -> dict[str, QgsRasterRenderer]:
    renderers: dict[str, QgsRasterRenderer] = {}
    present = set(band_ids)
    if {s.band_id for s in TRUE_COLOUR} <= present:
        renderers[tr("True colour")] = _colour_renderer(provider, band_ids, TRUE_COLOUR)
    if {s.band_id for s in FALSE_COLOUR} <= present:
        renderers[tr("False colour")] = _colour_renderer(provider, band_ids, FALSE_COLOUR)
    if RATIO_BAND in present:
        renderers[tr("NDVI")] = _ndvi_renderer(provider, band_ids.index(RATIO_BAND) + 1)
    return renderers or {band_ids[0]: _grey_renderer(provider)}


def _colour_renderer(
    provider: QgsRasterDataProvider, band_ids: tuple[str, ...], channels: tuple[BandStretch, ...]
) -> QgsMultiBandColorRenderer:
    indices = [band_ids.index(channel.band_id) + 1 for channel in channels]
    red, green, blue = indices
    renderer = QgsMultiBandColorRenderer(provider, red, green, blue)
    stretches = [_stretch(provider, i, c.max_dn) for i, c in zip(indices, channels)]
    renderer.setRedContrastEnhancement(stretches[0])
    renderer.setGreenContrastEnhancement(stretches[1])
    renderer.setBlueContrastEnhancement(stretches[2])
    return renderer


def _grey_renderer(provider: QgsRasterDataProvider) -> QgsSingleBandGrayRenderer:
    renderer = QgsSingleBandGrayRenderer(provider, 1)
    renderer.setContrastEnhancement(_stretch(provider, 1, NIR_MAX_DN))
    return renderer


def _stretch(provider: QgsRasterDataProvider, band: int, max_dn: float) -> QgsContrastEnhancement:
    data_type = provider.dataType(band)
    stretch = QgsContrastEnhancement(data_type)
    stretch.setMinimumValue(0.0)
    stretch.setMaximumValue(BYTE_MAX if data_type == Qgis.DataType.Byte else max_dn)
    stretch.setContrastEnhancementAlgorithm(
        QgsContrastEnhancement.ContrastEnhancementAlgorithm.StretchToMinimumMaximum
    )
    return stretch


def _ndvi_renderer(provider: QgsRasterDataProvider, ratio_band: int) -> QgsSingleBandPseudoColorRenderer:
    """Colour the ratio band by NDVI: each stop sits where the ratio stands for that NDVI, and says the NDVI.

    Between two stops the colour runs linearly along the ratio, at most 0.02 NDVI off.
    """
    items = [
        QgsColorRampShader.ColorRampItem(ratio_of_ndvi(ndvi), QColor(colour), f"{ndvi:.1f}")
        for ndvi, colour in NDVI_COLOURS
    ]
    ramp = QgsColorRampShader(items[0].value, items[-1].value)
    ramp.setColorRampType(Qgis.ShaderInterpolationMethod.Linear)
    ramp.setColorRampItemList(items)
    ramp.legendSettings().setUseContinuousLegend(False)
    shader = QgsRasterShader(items[0].value, items[-1].value)
    shader.setRasterShaderFunction(ramp)
    renderer = QgsSingleBandPseudoColorRenderer(provider, ratio_band, shader)
    renderer.setClassificationMin(items[0].value)
    renderer.setClassificationMax(items[-1].value)
    return renderer


def ratio_of_ndvi(ndvi: float) -> float:
    """Turn an NDVI into the ratio B8 / B4 that has it."""
    return (1.0 + ndvi) / (1.0 - ndvi)
