# SPDX-License-Identifier: GPL-2.0-or-later
"""Where images go: the folder of the options, else beside the project, else the documents. Never a temp folder."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QStandardPaths

from .settings import DOWNLOAD_FOLDER

if TYPE_CHECKING:
    from qgis.core import QgsProject

SUBFOLDER = "clearsky"


def profile_folder() -> Path:
    """Return the plugin's folder in QGIS's profile."""
    return Path(QgsApplication.qgisSettingsDirPath()) / SUBFOLDER


def download_folder(project: QgsProject) -> Path:
    """Return the folder for paid images; it may not exist yet."""
    chosen = DOWNLOAD_FOLDER.get()
    if chosen:
        return Path(chosen).expanduser()
    home = project.homePath() or QStandardPaths.writableLocation(
        QStandardPaths.StandardLocation.DocumentsLocation
    )
    return Path(home) / SUBFOLDER
