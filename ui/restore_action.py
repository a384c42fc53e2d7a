# SPDX-License-Identifier: GPL-2.0-or-later
"""Raster ▸ ClearSKY ▸ Restore Missing Layers: files that were moved are found again, and never bought again."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from qgis.core import Qgis
from qgis.PyQt.QtWidgets import QFileDialog

from ..core.errors import CoreError
from ..core.layers.missing_layers import find_files, mend, missing_layers
from ..core.translation import tr
from .messages import explain

if TYPE_CHECKING:
    from qgis.core import QgsProject
    from qgis.gui import QgisInterface

    from ..core.jobs.job_queue import JobQueue
    from ..core.purchases.ledger import Ledger


def restore_missing_layers(
    iface: QgisInterface, queue: JobQueue, ledger: Ledger, project: QgsProject
) -> None:
    """Look for the files of layers that have lost them, in a folder that the user names."""

    def say(text: str, level: Qgis.MessageLevel = Qgis.MessageLevel.Info) -> None:
        iface.messageBar().pushMessage(tr("ClearSKY"), text, level)

    def on_found(views: dict[str, Path | None]) -> None:
        count = mend(project, views)
        text = tr("{count} of {total} layers have their files again; nothing was charged.")
        say(text.format(count=count, total=len(views)))

    try:
        missing = missing_layers(ledger, project)
    except CoreError as error:
        say(explain(error), Qgis.MessageLevel.Warning)
        return
    if not missing:
        say(tr("No ClearSKY layer of this project has lost its file."))
        return
    folder = QFileDialog.getExistingDirectory(
        iface.mainWindow(), tr("Where May the Images Be?"), project.homePath()
    )
    if folder:
        queue.submit(
            tr("ClearSKY: looking for images"),
            lambda _feedback: find_files(ledger, missing, [Path(folder)]),
            on_done=on_found,
            on_failed=lambda error: say(explain(error), Qgis.MessageLevel.Warning),
        )
