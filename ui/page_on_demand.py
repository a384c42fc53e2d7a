# SPDX-License-Identifier: GPL-2.0-or-later
"""A tab whose page is made when somebody looks, or before that in a quiet moment."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

from qgis.PyQt.QtWidgets import QVBoxLayout, QWidget

if TYPE_CHECKING:
    from collections.abc import Callable

    from qgis.PyQt.QtGui import QShowEvent


Page = TypeVar("Page", bound=QWidget)


class PageOnDemand(QWidget, Generic[Page]):
    """Hold a place for a page, and make the page once."""

    def __init__(self, make_page: Callable[[], Page], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._make_page = make_page
        self._page: Page | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)

    def page(self) -> Page:
        """Return the page, making it the first time."""
        if self._page is None:
            self._page = self._make_page()
            self._column.addWidget(self._page)
        return self._page

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 (Qt's name)
        """Make the page now that somebody looks."""
        self.page()
        super().showEvent(event)
