# SPDX-License-Identifier: GPL-2.0-or-later
"""Run inside QGIS by `make run`: shows a map without a network and opens the dock."""

from qgis.core import QgsApplication, QgsCoordinateReferenceSystem, QgsProject, QgsRectangle, QgsVectorLayer
from qgis.PyQt.QtCore import QTimer
from qgis.utils import iface, plugins

BACKGROUND = "/resources/data/world_map.gpkg|layername=countries"
VEJLE_UTM32 = QgsRectangle(526000, 6168000, 546000, 6182000)


def open_dock() -> None:
    """Show the background around Vejle and the plugin's dock."""
    project = QgsProject.instance()
    project.addMapLayer(QgsVectorLayer(QgsApplication.pkgDataPath() + BACKGROUND, "World", "ogr"))
    plugins["clearsky_qgis"].show_dock()
    QTimer.singleShot(500, show_vejle)


def show_vejle() -> None:
    """Look at Vejle; later than the first layer, which brings its own CRS."""
    project = QgsProject.instance()
    project.setCrs(QgsCoordinateReferenceSystem("EPSG:25832"))
    iface.mapCanvas().setExtent(VEJLE_UTM32)
    iface.mapCanvas().refresh()
    project.setDirty(False)


QTimer.singleShot(0, open_dock)
