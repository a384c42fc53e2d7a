# SPDX-License-Identifier: GPL-2.0-or-later
"""Where: the area as a polygon order sends it, or squares of the grid picked on the map."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import QEvent, Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QHBoxLayout, QToolButton, QWidget

from ...core.orders.state import OrderMode
from ...core.translation import tr
from ..formats import area_text
from ..imagery.icons import RESTYLED, dress
from ..section import Section, arrow_button, make_quiet, plain_label
from .fields import combo_field
from .pick_box import PickBox
from .where_words import area_words, bundle_words
from .wrapped_check import WrappedCheck

if TYPE_CHECKING:
    from ...core.orders.state import OrderDraft, OrderState


DRAW_ICON = "polygon"


class WhereSection(Section):
    """Choose what of the area is ordered."""

    changed = pyqtSignal(dict)
    """Fields of the `OrderDraft` that are another by now."""
    closed = pyqtSignal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("New Order"), parent)
        back = tr("Back to your orders; nothing is sent")
        self.back_button = arrow_button(Qt.ArrowType.LeftArrow, back, is_quiet=True)
        self.draw_button = _draw_button()
        dress(self.draw_button, DRAW_ICON, self)
        self.mode_combo = combo_field(tr("What is ordered"), _mode_texts())
        self.area_label = make_quiet(plain_label())
        self.bundle_check = WrappedCheck()
        self.picks = PickBox()
        row = QHBoxLayout()
        row.addWidget(self.back_button)
        row.addWidget(self.mode_combo, 1)
        row.addWidget(self.draw_button)
        self.body.addLayout(row)
        for widget in (self.area_label, self.bundle_check, self.picks):
            self.body.addWidget(widget)
        self.back_button.clicked.connect(self.closed)
        self.mode_combo.activated.connect(
            lambda _at: self.changed.emit({"mode": self.mode_combo.currentData()})
        )
        self.bundle_check.clicked.connect(lambda on: self.changed.emit({"bundles": on}))
        self.picks.changed.connect(self.changed)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 (Qt's name)
        """Draw the icon anew when the theme or the type size changes."""
        super().changeEvent(event)
        if event.type() in RESTYLED:
            dress(self.draw_button, DRAW_ICON, self)

    def show_while_drawing(self, words: str) -> None:
        """Say what the area that is being drawn comes to so far."""
        self.area_label.setText(words)

    def render_draft(self, draft: OrderDraft) -> None:
        """Show what the draft says of where."""
        self.mode_combo.setCurrentIndex(self.mode_combo.findData(draft.mode))
        self.bundle_check.setChecked(draft.bundles)
        self.picks.render_draft(draft)

    def render_state(self, state: OrderState) -> None:
        """Show what the area measures and what bundling would save."""
        self.set_remark(area_text(state.aoi.area_km2) if state.aoi else "")
        self.area_label.setText(area_words(state))
        areas = state.areas
        is_offered = areas is not None and areas.bundled_count > 0 and not state.draft.is_picked
        self.bundle_check.setVisible(is_offered)
        if areas is not None and is_offered:
            self.bundle_check.setText(bundle_words(areas))


def _mode_texts() -> tuple[tuple[str, OrderMode], ...]:
    return (
        (tr("The Polygon as Drawn"), OrderMode.POLYGON),
        (tr("Whole Tiles (51 km)"), OrderMode.TILES),
        (tr("Minitiles (3.2 km)"), OrderMode.MINI_TILES),
        (tr("Whatever Is Cheapest"), OrderMode.BEST),
    )


def _draw_button() -> QToolButton:
    button = QToolButton()
    text = tr("Draw another area on the map")
    button.setCheckable(True)
    button.setAutoRaise(True)
    button.setToolTip(text)
    button.setAccessibleName(text)
    return button
