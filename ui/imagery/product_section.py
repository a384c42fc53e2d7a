# SPDX-License-Identifier: GPL-2.0-or-later
"""What: the series, the bands, the pixel size and the coordinate system."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QComboBox, QGridLayout, QSizePolicy, QWidget

from ...core.imagery.state import CrsChoice, Product
from ...core.translation import tr
from ..formats import crs_text
from ..section import Section

if TYPE_CHECKING:
    from ...core.imagery.state import ImageryState, Source

RESOLUTIONS_M = (10, 20, 40, 80, 160, 320, 640, 1280)
"""Contract, section 2."""
CONSTELLATION_NAMES = {"Sentinel1": "Sentinel-1", "Sentinel2": "Sentinel-2", "Landsat89": "Landsat 8/9"}


def band_presets() -> tuple[tuple[str, str], ...]:
    """List the band presets: what the user reads and what is sent."""
    return (
        (tr("All bands"), "all"),
        (tr("True colour and near infrared"), "B2,B3,B4,B8"),
        (tr("Vegetation (red edge)"), "B4,B5,B6,B7,B8,B8A"),
        (tr("Short-wave infrared"), "B8,B11,B12"),
    )


class ProductSection(Section):
    """Show how the image is wanted and let it be changed."""

    product_changed = pyqtSignal(object)
    """The new `Product`."""
    source_changed = pyqtSignal(object)
    """The new `Source`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Product"), parent)
        self._product = Product()
        self.source_combo = _combo(tr("Model"))
        self.bands_combo = _combo(tr("Bands"))
        self.resolution_combo = _combo(tr("Pixel size"))
        self.crs_combo = _combo(tr("Coordinate system"))
        self._fill_fixed()
        grid = QGridLayout()
        grid.addWidget(self.source_combo, 0, 0)
        grid.addWidget(self.bands_combo, 0, 1)
        grid.addWidget(self.resolution_combo, 1, 0)
        grid.addWidget(self.crs_combo, 1, 1)
        grid.setColumnStretch(0, 2)
        grid.setColumnStretch(1, 3)
        self.body.addLayout(grid)
        self._connect()

    def render_state(self, state: ImageryState, *, enabled: bool) -> None:
        """Show the series and the product that are chosen."""
        self._product = state.product
        self.set_remark(_constellations_text(state.source) if state.source else "")
        self._fill_sources(state)
        self.bands_combo.setCurrentIndex(self.bands_combo.findData(state.product.bandnames))
        self.resolution_combo.setCurrentIndex(self.resolution_combo.findData(state.product.resolution_m))
        self.crs_combo.setItemText(
            0, tr("{crs} (auto)").format(crs=crs_text(state.aoi.utm_epsg)) if state.aoi else tr("UTM (auto)")
        )
        self.crs_combo.setCurrentIndex(self.crs_combo.findData(state.product.crs))
        for combo in (self.source_combo, self.bands_combo, self.resolution_combo, self.crs_combo):
            combo.setEnabled(enabled and bool(state.sources))

    def _fill_fixed(self) -> None:
        for text, bandnames in band_presets():
            self.bands_combo.addItem(text, bandnames)
        for resolution_m in RESOLUTIONS_M:
            self.resolution_combo.addItem(f"{resolution_m} m", resolution_m)
        self.crs_combo.addItem(tr("UTM (auto)"), CrsChoice.UTM)
        self.crs_combo.addItem(tr("As the project"), CrsChoice.PROJECT)

    def _fill_sources(self, state: ImageryState) -> None:
        combo = self.source_combo
        if [combo.itemData(i) for i in range(combo.count())] != list(state.sources):
            combo.clear()
            for source in state.sources:
                combo.addItem(source.model, source)
        combo.setCurrentIndex(state.sources.index(state.source) if state.source in state.sources else -1)

    def _connect(self) -> None:
        self.source_combo.activated.connect(
            lambda index: self.source_changed.emit(self.source_combo.itemData(index))
        )
        fields = {"bandnames": self.bands_combo, "resolution_m": self.resolution_combo, "crs": self.crs_combo}
        for field, combo in fields.items():
            combo.activated.connect(
                lambda index, field=field, combo=combo: self._emit_with(field, combo.itemData(index))
            )

    def _emit_with(self, field: str, value: object) -> None:
        self.product_changed.emit(replace(self._product, **{field: value}))


def _constellations_text(source: Source) -> str:
    return ", ".join(CONSTELLATION_NAMES.get(c, c) for c in source.constellations)


def _combo(name: str) -> QComboBox:
    combo = QComboBox()
    combo.setAccessibleName(name)
    combo.setToolTip(name)
    combo.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
    combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    return combo
