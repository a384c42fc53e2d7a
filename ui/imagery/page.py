# SPDX-License-Identifier: GPL-2.0-or-later
"""The one column: Area, Date, Product, Price, Get image. Draws a state, sends intents, decides nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QFrame, QPushButton, QScrollArea, QVBoxLayout, QWidget

from ...core.imagery.state import Activity
from ...core.translation import tr
from ..section import SECTION_SPACING_PX
from .area_section import AreaSection
from .date_section import DateSection
from .price_card import PriceCard
from .product_section import ProductSection
from .unresolved_section import UnresolvedSection

if TYPE_CHECKING:
    from ...core.imagery.state import ImageryState

MARGIN_PX = 6


class ImageryPage(QScrollArea):
    """Hold the sections; each sends its own signals."""

    order_rest_requested = pyqtSignal(str)
    """The ground that has no image and is to be ordered, as WKT in EPSG:4326."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.area = AreaSection()
        self.date = DateSection()
        self.product = ProductSection()
        self.price = PriceCard()
        self.batch_button = QPushButton(tr("Several at Once…"))
        self.batch_button.setToolTip(
            tr("Several dates or areas in one table, with one total price and one confirmation.")
        )
        self.unresolved = UnresolvedSection()
        content = QWidget()
        column = self._column = QVBoxLayout(content)
        column.setContentsMargins(MARGIN_PX, MARGIN_PX, MARGIN_PX, MARGIN_PX)
        column.setSpacing(SECTION_SPACING_PX)
        for section in (self.area, self.date, self.product, self.price, self.batch_button, self.unresolved):
            column.addWidget(section)
        column.addStretch(1)
        self.setWidget(content)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)

    def add_section(self, section: QWidget) -> None:
        """Add a section of another room below the price, above what waits for the user's decision."""
        self._column.insertWidget(self._column.indexOf(self.unresolved), section)

    def render_state(self, state: ImageryState) -> None:
        """Draw a state; while an image is being fetched, nothing above the price can be changed."""
        enabled = state.activity is not Activity.FETCHING
        self.area.render_state(state, enabled=enabled)
        self.date.render_state(state, enabled=enabled)
        self.product.render_state(state, enabled=enabled)
        self.price.render_state(state)
        self._render_several(state, enabled=enabled)

    def _render_several(self, state: ImageryState, *, enabled: bool) -> None:
        """Lead on to the window of several dates; the price of one date is out of the way meanwhile."""
        count = len(state.ticked)
        is_ticking = state.is_several and bool(state.dates)
        self.price.setVisible(not (is_ticking and enabled and state.problem is None))
        self.batch_button.setText(
            tr("Price of {count} Dates…").format(count=count)
            if is_ticking and count > 1
            else tr("Several at Once…")
        )
        self.batch_button.setEnabled(enabled and bool(state.dates))
