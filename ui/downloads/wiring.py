# SPDX-License-Identifier: GPL-2.0-or-later
"""The Downloads page and the imagery controller, joined: what one asks for the other does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.core import QgsProject, QgsRasterLayer

from ...core.imagery.state import Activity
from ..imagery.success_bar import bring_into_view

if TYPE_CHECKING:
    from qgis.gui import QgsMapCanvas

    from ...core.downloads.controller import DownloadsController
    from ...core.imagery.controller import ImageryController
    from ...core.imagery.library import Library
    from ...core.imagery.state import ImageryState
    from .page import DownloadsPage
    from .recent import RecentDownloads


def connect_downloads(
    page: DownloadsPage,
    downloads: DownloadsController,
    imagery: ImageryController,
    library: Library,
    canvas: QgsMapCanvas,
) -> None:
    """Let the page's wishes be done."""

    def zoom(layer_id: str) -> None:
        layer = QgsProject.instance().mapLayer(layer_id)
        if isinstance(layer, QgsRasterLayer):
            bring_into_view(canvas, layer)

    def forget(uid: str) -> None:
        library.give_up(uid)
        downloads.refresh()

    def confirm(uid: str) -> None:
        library.confirm(uid)
        downloads.refresh()

    was_fetching = False

    def on_imagery_changed(state: ImageryState) -> None:
        nonlocal was_fetching
        if was_fetching is not (state.activity is Activity.FETCHING):
            was_fetching = not was_fetching
            downloads.refresh()

    page.reopen_requested.connect(library.reopen)
    page.zoom_requested.connect(zoom)
    page.cancel_requested.connect(downloads.stop)
    page.retry_requested.connect(imagery.want_again)
    page.open_kept_requested.connect(library.open_kept)
    page.forget_requested.connect(forget)
    page.confirm_requested.connect(confirm)
    imagery.state_changed.connect(on_imagery_changed)


def connect_recent(recent: RecentDownloads, page: DownloadsPage) -> None:
    """Let the last downloads do what they do in the whole list."""
    recent.row_chosen.connect(page.do_main_thing)
    recent.menu_requested.connect(page.open_menu)
    recent.button_pressed.connect(page.press_button)
