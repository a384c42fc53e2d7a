# SPDX-License-Identifier: GPL-2.0-or-later
"""What is told when an image has come: one message in QGIS's bar, with what one would do next."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from qgis.core import Qgis, QgsCoordinateTransform, QgsProject
from qgis.gui import QgsMessageBar
from qgis.PyQt.QtCore import QUrl
from qgis.PyQt.QtGui import QDesktopServices
from qgis.PyQt.QtWidgets import QApplication, QPushButton

from ...core.translation import tr
from ..formats import date_text

if TYPE_CHECKING:
    from collections.abc import Callable

    from qgis.core import QgsRasterLayer
    from qgis.gui import QgsMapCanvas

    from ...core.layers.image_layer import LoadedImage

SECONDS_SHOWN = 20
MARGIN_SCALE = 1.1


def tell_success(bar: QgsMessageBar, loaded: LoadedImage) -> None:
    """Say that an image is in the project, with buttons for its folder and for its source notices."""
    text = tr("The image of {date} is in the project.").format(date=date_text(loaded.delivery.request.date))
    item = QgsMessageBar.createMessage(tr("ClearSKY"), text)
    folder = QUrl.fromLocalFile(str(Path(loaded.delivery.facts.path).parent))
    notices = "\n".join(notice.text for notice in loaded.delivery.notices)
    buttons: tuple[tuple[str, Callable[[], object]], ...] = (
        (tr("Show in Folder"), lambda: QDesktopServices.openUrl(folder)),
        (tr("Copy Attribution"), lambda: QApplication.clipboard().setText(notices)),
    )
    for title, act in buttons:
        button = QPushButton(title)
        button.clicked.connect(act)
        item.layout().addWidget(button)
    bar.pushWidget(item, Qgis.MessageLevel.Success, SECONDS_SHOWN)


def bring_into_view(canvas: QgsMapCanvas, layer: QgsRasterLayer) -> None:
    """Zoom to a layer that the map does not show any of; leave the map alone otherwise."""
    to_canvas = QgsCoordinateTransform(
        layer.crs(), canvas.mapSettings().destinationCrs(), QgsProject.instance()
    )
    box = to_canvas.transformBoundingBox(layer.extent())
    if not canvas.extent().intersects(box):
        box.scale(MARGIN_SCALE)
        canvas.setExtent(box)
        canvas.refresh()
