# SPDX-License-Identifier: GPL-2.0-or-later
"""What is told when an image has come: one message in QGIS's bar, with what one would do next."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from qgis.core import Qgis, QgsCoordinateTransform, QgsCsException, QgsProject
from qgis.gui import QgsMessageBar
from qgis.PyQt.QtCore import QMetaObject, QObject, QUrl
from qgis.PyQt.QtGui import QDesktopServices
from qgis.PyQt.QtWidgets import QApplication, QPushButton

from ...core.layers.attribution_function import write_credit
from ...core.translation import tr
from ..formats import date_text

if TYPE_CHECKING:
    from collections.abc import Callable

    from qgis.core import QgsRasterLayer
    from qgis.gui import QgisInterface, QgsMapCanvas
    from qgis.PyQt.QtWidgets import QWidget

    from ...core.layers.image_layer import LoadedImage

SECONDS_SHOWN = 20
MARGIN_SCALE = 1.1


def tell_success(iface: QgisInterface, loaded: LoadedImage) -> None:
    """Say that an image is in the project, with buttons for its folder and for its source notices."""
    text = tr("The image of {date} is in the project.").format(date=date_text(loaded.delivery.request.date))
    item = QgsMessageBar.createMessage(tr("ClearSKY"), text)
    folder = QUrl.fromLocalFile(str(Path(loaded.delivery.facts.path).parent))
    window, canvas = iface.mainWindow(), iface.mapCanvas()
    notices = "\n".join(notice.text for notice in loaded.delivery.notices)
    buttons: tuple[tuple[str, Callable[[], object]], ...] = (
        (tr("Show in Folder"), lambda: QDesktopServices.openUrl(folder)),
        (tr("Copy Attribution"), lambda: QApplication.clipboard().setText(notices)),
        (tr("Add Attribution to the Map"), lambda: add_attribution(window, canvas, QgsProject.instance())),
    )
    for title, act in buttons:
        button = QPushButton(title)
        button.clicked.connect(act)
        item.layout().addWidget(button)
    iface.messageBar().pushWidget(item, Qgis.MessageLevel.Success, SECONDS_SHOWN)


def add_attribution(window: QWidget, canvas: QgsMapCanvas, project: QgsProject) -> None:
    """Let QGIS's copyright decoration show the notices of the visible layers, at once and in the saved project."""
    write_credit(project)
    for child in window.findChildren(QObject):
        # QGIS hands its decorations to nobody, but each reads its entries of the project by a slot.
        if child.metaObject().className() == "QgsDecorationCopyright":
            QMetaObject.invokeMethod(child, "projectRead")
    canvas.refresh()


def bring_into_view(canvas: QgsMapCanvas, layer: QgsRasterLayer) -> None:
    """Zoom to a layer that the map does not show any of; leave the map alone otherwise."""
    to_canvas = QgsCoordinateTransform(
        layer.crs(), canvas.mapSettings().destinationCrs(), QgsProject.instance()
    )
    try:
        box = to_canvas.transformBoundingBox(layer.extent())
    except QgsCsException:
        return  # on the far side of a globe, for one: the map has no place for it
    if not canvas.extent().intersects(box):
        box.scale(MARGIN_SCALE)
        canvas.setExtent(box)
        canvas.refresh()
