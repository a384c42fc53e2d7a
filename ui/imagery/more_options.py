# SPDX-License-Identifier: GPL-2.0-or-later
"""The options of a product that few people change: folded away, with a title that says when one is not as usual."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from qgis.gui import QgsCollapsibleGroupBoxBasic
from qgis.PyQt.QtCore import QSignalBlocker, pyqtSignal
from qgis.PyQt.QtWidgets import QCheckBox, QFormLayout, QPushButton, QSizePolicy, QToolButton, QWidget

from ...core.imagery.product import RARE_FIELDS, Product
from ...core.translation import tr
from ..section import SPACING_PX
from .choice_combo import ChoiceCombo
from .product_words import changed_texts

if TYPE_CHECKING:
    from collections.abc import Mapping

    from qgis.PyQt.QtGui import QResizeEvent

NARROW_EM = 22
"""In lines of text."""
Choices = tuple[tuple[str, object], ...]


class MoreOptions(QgsCollapsibleGroupBoxBasic):
    """Show the rarely changed fields of a product and let them be changed."""

    product_changed = pyqtSignal(object)
    """The new `Product`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("More Options"), parent)
        self._product = Product()
        self.combos: Mapping[str, ChoiceCombo] = {
            name: ChoiceCombo(text, choices) for name, (text, choices) in _choices().items()
        }
        self.checks: Mapping[str, QCheckBox] = {
            "exact_pixels": QCheckBox(tr("Pixels of exactly this size")),
            "allow_partial": QCheckBox(tr("Partial image allowed")),
        }
        self.reset_button = QPushButton(tr("As Usual"))
        self.reset_button.setToolTip(tr("Set all of these options back to their defaults."))
        self._set_tips()
        self._name_arrow()
        self._lay_out()
        self._connect()
        self.setSizePolicy(
            QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred
        )  # a long title may be cut
        self.setAccessibleName(tr("More Options"))
        for button in self.findChildren(QToolButton):
            button.setAccessibleName(tr("More Options"))  # QGIS's own, which folds and unfolds
        self.setCollapsed(True)

    def render_product(self, product: Product, *, is_utm: bool) -> None:
        """Show a product, and in the title whether something is not as usual; say what matters in UTM alone."""
        self._product = product
        changed = changed_texts(product)
        title = tr("More Options · {changed}") if changed else tr("More Options")
        self.setTitle(title.format(changed=", ".join(changed)))
        self.setToolTip(", ".join(changed))
        for name, combo in self.combos.items():
            combo.show_value(getattr(product, name))
        for name, check in self.checks.items():
            with QSignalBlocker(check):
                check.setChecked(getattr(product, name))
        self.reset_button.setEnabled(bool(changed))
        self.combos["utm_selection"].setEnabled(is_utm)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 (Qt's name)
        """Put the names above their fields where there is no room beside them."""
        policy = QFormLayout.RowWrapPolicy
        is_narrow = self.width() < NARROW_EM * self.fontMetrics().height()
        self._form.setRowWrapPolicy(policy.WrapAllRows if is_narrow else policy.DontWrapRows)
        super().resizeEvent(event)

    def _name_arrow(self) -> None:
        """Name QGIS's own button that folds the group: it shows only a picture."""
        for arrow in self.findChildren(QToolButton):
            arrow.setAccessibleName(self.title())
            arrow.setToolTip(tr("Show or hide these options"))

    def _set_tips(self) -> None:
        self.checks["exact_pixels"].setToolTip(
            tr("Off, the pixel size may drift a little, e.g. to 9.99 m, and the image is twisted less.")
        )
        self.checks["allow_partial"].setToolTip(
            tr("Take what is ready where the image does not cover the whole area; the rest stays empty.")
        )
        self.combos["data_type"].explain(
            tr("16 bits hold reflectance times 10 000. 8 bits hold 255 steps of an undocumented scale.")
        )
        self.combos["utm_selection"].explain(tr("UTM zones matter only to an image in UTM."))
        self.combos["harmonize"].explain(
            tr("Without harmonising, pixels keep the offset of 1000 of newer Sentinel-2 data.")
        )

    def _lay_out(self) -> None:
        self._form = form = QFormLayout(self)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.setVerticalSpacing(SPACING_PX)
        for combo in self.combos.values():
            form.addRow(combo.accessibleName(), combo)
        for check in self.checks.values():
            form.addRow(check)
        form.addRow(self.reset_button)

    def _connect(self) -> None:
        for name, combo in self.combos.items():
            combo.chosen.connect(partial(self._emit_with, name))
        for name, check in self.checks.items():
            check.toggled.connect(partial(self._emit_with, name))
        self.reset_button.clicked.connect(self._reset)

    def _emit_with(self, name: str, value: Any) -> None:  # noqa: ANN401 (of the field)
        self.product_changed.emit(replace(self._product, **{name: value}))

    def _reset(self) -> None:
        usual = Product()
        fields = {name: getattr(usual, name) for name in RARE_FIELDS}
        self.product_changed.emit(replace(self._product, **fields))


def _choices() -> dict[str, tuple[str, Choices]]:
    """List the combo boxes: their names, what is read and what is sent (contract 2, 3.14 and 12)."""
    by_service = (tr("As the Service Does"), None)
    return {
        "data_type": (
            tr("Data type"),
            ((tr("16 Bits, Exact"), "INT16"), (tr("8 Bits, Smaller File"), "UINT8")),
        ),
        "pixel_selection": (
            tr("Pixels at the edge"),
            ((tr("Those That Touch the Area"), "intersect"), (tr("Those Wholly Inside"), "contained")),
        ),
        "utm_selection": (
            tr("UTM zones"),
            (
                (tr("Filled from the Next Zone"), "combined_utm"),
                (tr("This Zone Only"), "single_utm"),
                (tr("This Zone Must Cover All"), "single_utm_fully_covered"),
            ),
        ),
        "level": (
            tr("Processing level"),
            (by_service, (tr("1, Top of Atmosphere"), 1), (tr("2, Surface"), 2)),
        ),
        "harmonize": (tr("Harmonised"), (by_service, (tr("Yes"), True), (tr("No"), False))),
        "clip_reflectance": (tr("Reflectance clipped"), (by_service, (tr("Yes"), True), (tr("No"), False))),
    }
