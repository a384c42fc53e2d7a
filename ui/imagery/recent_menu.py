# SPDX-License-Identifier: GPL-2.0-or-later
"""The menu of recent areas: a click takes one; each can be renamed and removed."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from qgis.PyQt.QtWidgets import QInputDialog, QMenu, QWidget

from ...core.translation import tr
from ..formats import area_text

if TYPE_CHECKING:
    from collections.abc import Callable

    from ...core.area.recent import RecentArea, RecentAreas

MAX_NAME_CHARS = 60


class RecentMenu(QMenu):
    """List the areas of late, the newest first, as they are when the menu opens."""

    def __init__(self, recent: RecentAreas, on_chosen: Callable[[int], None], parent: QWidget) -> None:
        super().__init__(parent)
        self._recent = recent
        self._on_chosen = on_chosen
        self.aboutToShow.connect(self._fill)

    def _fill(self) -> None:
        self.clear()
        areas = self._recent.all()
        if not areas:
            self.addAction(tr("No Recent Areas")).setEnabled(False)
            return
        _list(self, areas, lambda area: self._on_chosen(area.uid), with_size=True)
        self.addSeparator()
        _list(self.addMenu(tr("Rename")), areas, self._rename)
        _list(self.addMenu(tr("Remove")), areas, lambda area: self._recent.remove(area.uid))

    def _rename(self, area: RecentArea) -> None:
        name, is_given = QInputDialog.getText(
            self.parentWidget(), tr("Rename Area"), tr("Name"), text=area.name
        )
        if is_given and name.strip():
            self._recent.rename(area.uid, name.strip())


def _list(
    menu: QMenu,
    areas: tuple[RecentArea, ...],
    on_chosen: Callable[[RecentArea], None],
    *,
    with_size: bool = False,
) -> None:
    for area in areas:
        title = area.name[:MAX_NAME_CHARS].replace("&", "&&")
        text = f"{title} · {area_text(area.area_km2)}" if with_size else title
        menu.addAction(text).triggered.connect(partial(_choose, on_chosen, area))


def _choose(on_chosen: Callable[[RecentArea], None], area: RecentArea, _is_checked: bool = False) -> None:  # noqa: FBT001, FBT002 (a Qt slot)
    on_chosen(area)
