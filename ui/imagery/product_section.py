# SPDX-License-Identifier: GPL-2.0-or-later
"""What: the series, the bands, the pixel size, the coordinate system, and what few people change."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from qgis.core import QgsCoordinateReferenceSystem
from qgis.gui import QgsProjectionSelectionDialog
from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QGridLayout, QLineEdit, QWidget

from ...core.imagery.product import RESOLUTIONS_M, CrsChoice, Product
from ...core.imagery.wanted import epsg_code
from ...core.translation import tr
from ..formats import crs_text, is_utm_zone, unbroken
from ..section import MORE, SPACING_PX, MenuButton, Section, make_quiet, plain_label
from .choice_combo import ChoiceCombo
from .more_options import MoreOptions
from .preset_menu import PresetMenu
from .product_words import band_presets, bands_problem, constellations_text, product_notes

if TYPE_CHECKING:
    from qgis.PyQt.QtGui import QResizeEvent

    from ...core.imagery.state import ImageryState, Source

CUSTOM = "custom"
OTHER_CRS = "other"
WIDE_PLACES = ((0, 0, 1, 1), (0, 1, 1, 1), (0, 2, 1, 1))
NARROW_PLACES = ((0, 0, 1, 3), (1, 0, 1, 1), (1, 1, 1, 2))
"""Row, column and how many of each, of bands, pixel size and CRS."""


class ProductSection(Section):
    """Show how the image is wanted and let it be changed."""

    product_changed = pyqtSignal(object)
    """The new `Product`."""
    source_changed = pyqtSignal(object)
    """The new `Source`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Product"), parent)
        self._product = Product()
        self._offered: tuple[object, ...] = ()
        self._is_custom = False
        self._epsg: int | None = None
        self._make_widgets()
        self._lay_out()
        self._connect()

    def render_state(self, state: ImageryState, *, enabled: bool) -> None:
        """Show the series and the product that are chosen."""
        self._product, self._epsg = state.product, state.epsg
        self._render_sources(state)
        self._render_bands(state)
        self.resolution_combo.show_value(state.product.resolution_m)
        self._render_crs(state)
        self._place_combos()
        self.more_options.render_product(state.product, is_utm=state.epsg is None or is_utm_zone(state.epsg))
        self.preset_menu.show_product(state.product)
        notes = product_notes(state)
        self.note_label.setText("\n".join(notes))
        self.note_label.setVisible(bool(notes))
        for widget in self._inputs():
            widget.setEnabled(enabled and bool(state.sources))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 (Qt's name)
        """Give the choices as many rows as they need to be read."""
        super().resizeEvent(event)
        self._place_combos()

    def _inputs(self) -> tuple[QWidget, ...]:
        return (
            self.source_combo, self.bands_combo, self.bands_edit, self.resolution_combo, self.crs_combo,
            self.more_options, self.preset_button,
        )  # fmt: skip

    def _make_widgets(self) -> None:
        self.source_combo = ChoiceCombo(tr("Model"))
        self.bands_combo = ChoiceCombo(tr("Bands"), (*band_presets(), (tr("Custom"), CUSTOM)))
        self.bands_edit = QLineEdit()
        self.bands_edit.setAccessibleName(tr("Bands and indices"))
        self.bands_edit.setPlaceholderText("B8,B4,[B8_B4]")
        self.bands_edit.setToolTip(
            tr(
                "Bands by name and indices in brackets, with commas between: [B8_B4] is (B8 - B4) / (B8 + B4)."
            )
        )
        self.bands_error_label = plain_label()
        self.resolution_combo = ChoiceCombo(tr("Pixel size"), [(f"{size} m", size) for size in RESOLUTIONS_M])
        self.crs_combo = ChoiceCombo(tr("Coordinate system"))
        self.crs_combo.explain(
            tr(
                "Automatic is the UTM zone of the area's centre, named in the request: the image comes in that one."
            )
        )
        self.note_label = make_quiet(plain_label())
        self.more_options = MoreOptions()
        self.preset_menu = PresetMenu(self)
        self.preset_button = MenuButton(MORE, tr("Saved products"))
        self.preset_button.setMenu(self.preset_menu)

    def _lay_out(self) -> None:
        self.head.addWidget(self.preset_button)
        self._grid = QGridLayout()
        self._grid.setSpacing(SPACING_PX)
        self._place_combos()
        self.body.addWidget(self.source_combo)
        self.body.addLayout(self._grid)
        for widget in (self.bands_edit, self.bands_error_label, self.note_label):
            self.body.addWidget(widget)
        self.body.addWidget(self.more_options)

    def _place_combos(self) -> None:
        """Put bands, pixel size and CRS into one row, or the bands into one of their own where not all can be read.

        A row's room is shared by what each has to say: none is cut while another has room to spare.
        """
        bands_px, resolution_px, crs_px = needed_px = [combo.needed_px() for combo in self._combos()]
        is_narrow = sum(needed_px) + 2 * SPACING_PX > self.width()
        places = NARROW_PLACES if is_narrow else WIDE_PLACES
        stretches = (resolution_px, crs_px, 0) if is_narrow else (bands_px, resolution_px, crs_px)
        for column, (combo, place) in enumerate(zip(self._combos(), places)):
            self._grid.addWidget(combo, *place)
            self._grid.setColumnStretch(column, stretches[column])

    def _combos(self) -> tuple[ChoiceCombo, ...]:
        return (self.bands_combo, self.resolution_combo, self.crs_combo)

    def _connect(self) -> None:
        self.source_combo.chosen.connect(self.source_changed)
        self.bands_combo.chosen.connect(self._on_bands_chosen)
        self.bands_edit.textEdited.connect(lambda text: self._emit_with(bandnames=text))
        self.resolution_combo.chosen.connect(lambda size: self._emit_with(resolution_m=size))
        self.crs_combo.chosen.connect(self._on_crs_chosen)
        self.more_options.product_changed.connect(self.product_changed)
        self.preset_menu.product_chosen.connect(self._on_preset_chosen)

    def _render_sources(self, state: ImageryState) -> None:
        """Offer the series that have dates, and name the models of the account that have none here."""
        dated = {source.model for source in state.sources}
        others = tuple(model.model for model in state.models if model.model not in dated)
        if self._offered != (state.sources, others):
            self._offered = (state.sources, others)
            choices: list[tuple[str, object]] = [(_source_text(s, state.sources), s) for s in state.sources]
            choices += [(tr("{model} · no dates here").format(model=name), name) for name in others]
            self.source_combo.offer(choices)
            for name in others:
                why = tr("Order this area with this model first, on the Orders page.")
                self.source_combo.disable(self.source_combo.index_of(name), why)
        self.source_combo.show_value(state.source)
        is_choice = len(state.sources) + len(others) > 1 and bool(state.sources)
        self.source_combo.setVisible(is_choice)
        source = state.source
        names = [*([] if is_choice else [source.model]), constellations_text(source)] if source else []
        self.set_remark(unbroken(" · ".join(names)))

    def _render_bands(self, state: ImageryState) -> None:
        bandnames = state.product.bandnames
        is_custom = self._is_custom or bandnames not in {names for _, names in band_presets()}
        self.bands_combo.show_value(CUSTOM if is_custom else bandnames)
        self.bands_edit.setVisible(is_custom)
        if self.bands_edit.text() != bandnames:
            self.bands_edit.setText(bandnames)
        max_bands = state.account.max_total_bands if state.account else None
        problem = bands_problem(bandnames, max_bands)
        self.bands_error_label.setText(problem)
        self.bands_error_label.setVisible(bool(problem))

    def _render_crs(self, state: ImageryState) -> None:
        product = state.product
        utm = crs_text(state.aoi.utm_epsg) if state.aoi else tr("UTM")
        choices: list[tuple[str, object]] = [
            (tr("{crs} (Auto)").format(crs=utm), CrsChoice.UTM),
            (tr("As the Project"), CrsChoice.PROJECT),
        ]
        if product.other_epsg is not None:
            choices.append((crs_text(product.other_epsg), CrsChoice.OTHER))
        self.crs_combo.offer([*choices, (tr("Other…"), OTHER_CRS)])
        self.crs_combo.show_value(product.crs)

    def _on_bands_chosen(self, bandnames: str) -> None:
        self._is_custom = bandnames == CUSTOM
        if self._is_custom:
            self.bands_edit.setVisible(True)
            self.bands_edit.setFocus()
            self.bands_edit.selectAll()
        else:
            self._emit_with(bandnames=bandnames)

    def _on_crs_chosen(self, choice: object) -> None:
        if choice != OTHER_CRS:
            self._emit_with(crs=choice)
            return
        self.crs_combo.show_value(self._product.crs)
        dialog = QgsProjectionSelectionDialog(self)
        dialog.setCrs(QgsCoordinateReferenceSystem(f"EPSG:{self._epsg}") if self._epsg else dialog.crs())
        dialog.setMessage(
            tr("Choose a coordinate system that has an EPSG code: the service knows no others.")
        )
        epsg = epsg_code(dialog.crs()) if dialog.exec() else None
        dialog.deleteLater()
        if epsg is not None:
            self._emit_with(crs=CrsChoice.OTHER, other_epsg=epsg)

    def _on_preset_chosen(self, product: Product) -> None:
        self._is_custom = False
        self.product_changed.emit(product)

    def _emit_with(self, **fields: Any) -> None:  # noqa: ANN401 (each its own)
        self.product_changed.emit(replace(self._product, **fields))


def _source_text(source: Source, sources: tuple[Source, ...]) -> str:
    """Name a series by its model, and by its constellations too where the model alone would not tell."""
    is_alone = sum(other.model == source.model for other in sources) == 1
    return source.model if is_alone else f"{source.model} · {constellations_text(source)}"
