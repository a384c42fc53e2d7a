# SPDX-License-Identifier: GPL-2.0-or-later
"""Where images go: the folder of the options, else beside the project, else the documents. Never a temp folder."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QStandardPaths

from .errors import Reason, StorageError
from .settings import DOWNLOAD_FOLDER

if TYPE_CHECKING:
    from qgis.core import QgsProject

SUBFOLDER = "clearsky"


def profile_folder() -> Path:
    """Return the plugin's folder in QGIS's profile."""
    return Path(QgsApplication.qgisSettingsDirPath()) / SUBFOLDER


def download_folder(project: QgsProject) -> Path:
    """Return the folder for paid images; it may not exist yet.

    Raises:
        StorageError: see `named_folder`.
    """
    chosen = DOWNLOAD_FOLDER.get()
    if chosen:
        return named_folder(chosen)
    home = project.homePath() or QStandardPaths.writableLocation(
        QStandardPaths.StandardLocation.DocumentsLocation
    )
    return Path(home) / SUBFOLDER


def named_folder(text: str) -> Path:
    """Return the folder that a user has named.

    Raises:
        StorageError: it is below the home of somebody whom this computer does not know.
    """
    try:
        return Path(text).expanduser()
    except RuntimeError as error:
        raise StorageError(Reason.FOLDER, path=text) from error
