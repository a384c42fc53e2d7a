# SPDX-License-Identifier: GPL-2.0-or-later
"""Images: the folder they go to, and the product that a session starts with."""

from __future__ import annotations

from qgis.gui import QgsFileWidget
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QComboBox, QFormLayout, QWidget

from ...core.imagery.presets import load_presets
from ...core.imagery.product import Product
from ...core.settings import DOWNLOAD_FOLDER, FIRST_PRODUCT
from ...core.translation import tr
from ..imagery.product_words import product_texts
from ..section import Section


class ImagesSection(Section):
    """Let folder and product be chosen; they count only after `keep`, the product from the next session on."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Images"), parent)
        self.folder_widget = _folder_widget()
        self.product_combo = _product_combo()
        form = QFormLayout()
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        form.addRow(tr("Folder"), self.folder_widget)
        form.addRow(tr("Start with"), self.product_combo)
        self.body.addLayout(form)

    def keep(self) -> None:
        """Keep what is chosen."""
        DOWNLOAD_FOLDER.set(self.folder_widget.filePath())
        FIRST_PRODUCT.set(self.product_combo.currentData())


def _folder_widget() -> QgsFileWidget:
    widget = QgsFileWidget()
    widget.setStorageMode(QgsFileWidget.StorageMode.GetDirectory)
    widget.setFilePath(DOWNLOAD_FOLDER.get())
    widget.lineEdit().setPlaceholderText(tr("Beside the project"))
    widget.lineEdit().setAccessibleName(tr("Folder for images"))
    return widget


def _product_combo() -> QComboBox:
    """Offer the usual product, which has no name of its own, and the saved ones."""
    combo = QComboBox()
    combo.setAccessibleName(tr("Product that a session starts with"))
    combo.setToolTip(
        tr(
            "How an image is wanted when QGIS starts the next time. Products are saved in the panel, under Product."
        )
    )
    combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    combo.addItem(_facts_text(Product()), "")
    for name, product in load_presets().items():
        combo.addItem(name, name)
        combo.setItemData(combo.count() - 1, _facts_text(product), Qt.ItemDataRole.ToolTipRole)
    combo.setCurrentIndex(max(0, combo.findData(FIRST_PRODUCT.get())))
    return combo


def _facts_text(product: Product) -> str:
    return " · ".join(product_texts(product))
