# SPDX-License-Identifier: GPL-2.0-or-later
"""The buttons that pick squares of the grid, what the choice comes to, and whether earlier ones are left out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QGridLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from ...core.orders.state import OrderMode
from ...core.translation import tr
from ..messages import explain
from ..section import SPACING_PX, make_quiet, plain_label
from .where_words import picked_words, square_words
from .wrapped_check import WrappedCheck

if TYPE_CHECKING:
    from ...core.orders.grid import Grid, Square
    from ...core.orders.state import OrderDraft


class PickBox(QWidget):
    """Pick by hand on the map, or all of a kind at once."""

    changed = pyqtSignal(dict)
    """Fields of the `OrderDraft` that are another by now."""
    pick_toggled = pyqtSignal(bool)
    """Picking on the map was switched on or off."""
    touching_requested = pyqtSignal()
    inside_requested = pyqtSignal()
    none_requested = pyqtSignal()
    ask_again_requested = pyqtSignal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.pick_button = _pick_button()
        self.touching_button = _button(
            tr("All Touching"), tr("Every square that touches the area, no ground twice")
        )
        self.inside_button = _button(tr("All Inside"), tr("Only squares that lie wholly inside the area"))
        self.none_button = _button(tr("None"), tr("Let all squares go"))
        self.again_button = _button(tr("Ask Again"), tr("Ask for the squares once more"))
        self.picked_label = make_quiet(plain_label())
        self.hover_label = make_quiet(plain_label())
        self.earlier_check = WrappedCheck(tr("Leave out what was ordered before"))
        self.earlier_label = make_quiet(plain_label(_earlier_words()))
        self._lay_out()
        self._connect()

    def render_draft(self, draft: OrderDraft) -> None:
        """Show the buttons that suit what is ordered."""
        is_tiled = draft.mode is not OrderMode.POLYGON
        self.buttons.setVisible(draft.is_picked)
        self.earlier_check.setVisible(is_tiled)
        self.earlier_check.setChecked(draft.deduplicates)
        self.earlier_label.setVisible(is_tiled and draft.deduplicates)

    def render_picks(self, grid: Grid | None, picked: tuple[str, ...], *, is_asking: bool) -> None:
        """Say what is picked of a grid, if there is one."""
        self.buttons.setEnabled(grid is not None)
        self.again_button.setVisible(False)
        waiting = tr("Looking up the squares…") if is_asking else ""
        self._tell(picked_words(grid, picked) if grid else waiting)

    def render_problem(self, error: BaseException) -> None:
        """Say why there are no squares to pick from."""
        self._tell(explain(error))
        self.again_button.setVisible(True)

    def show_hovered(self, squares: tuple[Square, ...]) -> None:
        """Describe what lies under the mouse."""
        self.hover_label.setText("\n".join(square_words(square) for square in squares))
        self.hover_label.setVisible(bool(squares))

    def show_not_picking(self) -> None:
        """Show that the map's clicks pick no squares any more."""
        self.pick_button.setChecked(False)
        self.hover_label.setVisible(False)

    def _tell(self, words: str) -> None:
        self.picked_label.setText(words)
        self.picked_label.setVisible(bool(words))

    def _grid_buttons(self) -> tuple[QWidget, ...]:
        return (self.pick_button, self.none_button, self.touching_button, self.inside_button)

    def _connect(self) -> None:
        self.pick_button.toggled.connect(self.pick_toggled)
        self.touching_button.clicked.connect(self.touching_requested)
        self.inside_button.clicked.connect(self.inside_requested)
        self.none_button.clicked.connect(self.none_requested)
        self.again_button.clicked.connect(self.ask_again_requested)
        self.earlier_check.clicked.connect(lambda on: self.changed.emit({"deduplicates": on}))

    def _lay_out(self) -> None:
        self.buttons = QWidget()
        two_by_two = QGridLayout(self.buttons)
        two_by_two.setContentsMargins(0, 0, 0, 0)
        two_by_two.setSpacing(SPACING_PX)
        for number, button in enumerate(self._grid_buttons()):
            button.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            two_by_two.addWidget(button, number // 2, number % 2)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACING_PX)
        below = (
            self.picked_label,
            self.again_button,
            self.hover_label,
            self.earlier_check,
            self.earlier_label,
        )
        for widget in (self.buttons, *below):
            column.addWidget(widget)
        for widget in below[:3]:
            widget.setVisible(False)


def _earlier_words() -> str:
    return tr(
        "Squares of earlier orders are left out and not charged, but only where model, inputs, first and last day, "
        "and cadence are the very same. The estimate cannot tell this, so you pay the price below or less."
    )


def _pick_button() -> QPushButton:
    tip = tr(
        "Pick squares on the map: click one to pick it or let it go, where zones overlap click again for the "
        "next; drag to pick many, with Ctrl to let them go. Right click or Esc ends it."
    )
    button = _button(tr("Pick on Map"), tip)
    button.setIcon(QgsApplication.getThemeIcon("mActionSelectRectangle.svg"))
    button.setCheckable(True)
    return button


def _button(text: str, tip: str) -> QPushButton:
    button = QPushButton(text)
    button.setToolTip(tip)
    return button
