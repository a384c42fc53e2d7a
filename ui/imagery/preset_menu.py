# SPDX-License-Identifier: GPL-2.0-or-later
"""Products kept under a name: chosen, saved, renamed and removed from one menu."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QInputDialog, QMenu, QWidget

from ...core.imagery.presets import load_presets, remove_preset, rename_preset, save_preset
from ...core.imagery.product import Product
from ...core.translation import tr

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable


class PresetMenu(QMenu):
    """Read the named products each time it opens."""

    product_chosen = pyqtSignal(object)
    """The `Product` of the name that was chosen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._product = Product()
        self.aboutToShow.connect(self.read)

    def show_product(self, product: Product) -> None:
        """Know the product that is shown, which is the one to be saved."""
        self._product = product

    def read(self) -> None:
        """List the products as they are kept now."""
        presets = load_presets()
        self.clear()
        for name, product in presets.items():
            action = self.addAction(_menu_text(name))
            action.setCheckable(True)
            action.setChecked(product == self._product)
            action.triggered.connect(partial(self._choose, product))
        if not presets:
            self.addAction(tr("No Saved Product")).setEnabled(False)
        self.addSeparator()
        self.addAction(tr("Save As…")).triggered.connect(self._save)
        self._add_names(tr("Rename"), presets, self._rename)
        self._add_names(tr("Remove"), presets, self._remove)

    def _add_names(self, title: str, names: Iterable[str], act: Callable[..., None]) -> None:
        menu = self.addMenu(title)
        for name in names:
            menu.addAction(_menu_text(name)).triggered.connect(partial(act, name))
        menu.setEnabled(not menu.isEmpty())

    def _choose(self, product: Product, _checked: bool = False) -> None:  # noqa: FBT001, FBT002 (a Qt slot)
        self.product_chosen.emit(product)

    def _save(self) -> None:
        name, is_given = QInputDialog.getText(self.parentWidget(), tr("Save Product"), tr("Name"))
        if is_given:
            save_preset(name, self._product)

    def _rename(self, name: str, _checked: bool = False) -> None:  # noqa: FBT001, FBT002 (a Qt slot)
        parent, title, label = self.parentWidget(), tr("Rename Product"), tr("Name")
        new_name, is_given = QInputDialog.getText(parent, title, label, text=name)
        if is_given:
            rename_preset(name, new_name)

    def _remove(self, name: str, _checked: bool = False) -> None:  # noqa: FBT001, FBT002 (a Qt slot)
        remove_preset(name)


def _menu_text(name: str) -> str:
    return name.replace("&", "&&")
