# SPDX-License-Identifier: GPL-2.0-or-later
"""Where: the buttons that begin an area, what it measures, and what can be done about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import QEvent, Qt, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QHBoxLayout,
    QMenu,
    QPushButton,
    QToolButton,
    QWidget,
)

from ...core.area.simplify import MANY_CORNERS
from ...core.errors import AoiError, Reason
from ...core.translation import tr
from ..formats import unbroken
from ..section import MenuButton, Section, make_quiet, plain_label
from .area_words import offer_text, readout_text, remark_text, simplify_text
from .icons import RESTYLED, dress

if TYPE_CHECKING:
    from qgis.PyQt.QtCore import pyqtBoundSignal

    from ...core.imagery.state import ImageryState


class AreaSection(Section):
    """The sources of an area as a row of icons, and below them its readout."""

    draw_toggled = pyqtSignal(bool)
    """The draw button was switched on or off."""
    rectangle_toggled = pyqtSignal(bool)
    extent_requested = pyqtSignal()
    selection_requested = pyqtSignal()
    layer_requested = pyqtSignal()
    file_requested = pyqtSignal()
    paste_requested = pyqtSignal()
    tile_pick_requested = pyqtSignal(bool)
    """The tile under the next click is wanted; True: the minitile."""
    tile_of_area_requested = pyqtSignal()
    edit_toggled = pyqtSignal(bool)
    """The corners are to be moved, or no longer."""
    simplify_requested = pyqtSignal()
    crs_requested = pyqtSignal()
    clear_requested = pyqtSignal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Area"), parent)
        self._icons: dict[QToolButton, str] = {}
        self.draw_button = self._tool("polygon", tr("Draw a polygon on the map"), self.draw_toggled)
        self.rectangle_button = self._tool(
            "rectangle", tr("Draw a rectangle on the map"), self.rectangle_toggled
        )
        self.extent_button = self._button("extent", tr("Take what the map shows"))
        self.selection_button = self._button(
            "selection", tr("Take the selected polygons of the current layer")
        )
        self.more_button = self._menu_button("layers", tr("Take the area from a layer, a file or text"))
        self.tile_button = self._menu_button("tile", tr("Take a tile of ClearSKY's grid"))
        self.recent_button = _recent_button()
        self.edit_button = self._tool(
            "corners", tr("Move, add and delete corners on the map"), self.edit_toggled
        )
        self.clear_button = self._button("clear", tr("Forget the area"))
        self.readout_label = make_quiet(plain_label())
        self.offer_label = make_quiet(plain_label())
        self.simplify_button = QPushButton()
        self.crs_button = QPushButton(tr("Set Project CRS…"))
        self._fill_menus()
        self._lay_out()
        self._connect()
        self._dress()

    def render_state(self, state: ImageryState, *, enabled: bool) -> None:
        """Show what the area measures and what can be done about it."""
        aoi = state.aoi
        for button in self._sources():
            button.setEnabled(enabled)
        self.clear_button.setVisible(aoi is not None)
        self.clear_button.setEnabled(enabled)
        self._tile_of_area_action.setEnabled(aoi is not None)
        self._render_edit(state, enabled=enabled)
        self.set_remark(remark_text(state))
        self.readout_label.setText(unbroken(readout_text(state)))
        self._render_offers(state, enabled=enabled)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 (Qt's name)
        """Draw the icons anew when the theme or the type size changes."""
        super().changeEvent(event)
        if event.type() in RESTYLED:
            self._dress()

    def _render_edit(self, state: ImageryState, *, enabled: bool) -> None:
        aoi = state.aoi
        has_too_many = aoi is not None and aoi.vertex_count > MANY_CORNERS
        self.edit_button.setVisible(aoi is not None)
        self.edit_button.setEnabled(enabled and not has_too_many)
        self.edit_button.setToolTip(
            tr("The area has too many corners to be moved by hand")
            if has_too_many
            else tr("Move, add and delete corners on the map")
        )
        if self.edit_button.isChecked() and not self.edit_button.isEnabled():
            self.edit_button.setChecked(False)

    def _render_offers(self, state: ImageryState, *, enabled: bool) -> None:
        self.offer_label.setText(offer_text(state))
        self.offer_label.setVisible(state.simpler is not None)
        self.simplify_button.setVisible(state.simpler is not None)
        self.simplify_button.setEnabled(enabled)
        if state.simpler is not None:
            self.simplify_button.setText(simplify_text(state.simpler))
        problem = state.problem
        self.crs_button.setVisible(isinstance(problem, AoiError) and problem.reason is Reason.NO_CRS)

    def _sources(self) -> tuple[QToolButton, ...]:
        return (
            self.draw_button,
            self.rectangle_button,
            self.extent_button,
            self.selection_button,
            self.more_button,
            self.tile_button,
            self.recent_button,
        )

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(0)
        for button in self._sources()[:-1]:
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(self.recent_button)
        facts = QHBoxLayout()
        facts.setSpacing(0)
        facts.addWidget(self.readout_label, 1)
        for button in (self.edit_button, self.clear_button):
            facts.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(row)
        self.body.addLayout(facts)
        for widget in (self.offer_label, self.simplify_button, self.crs_button):
            self.body.addWidget(widget)

    def _fill_menus(self) -> None:
        _add_actions(
            self.more_button.menu(),
            (tr("Whole Current Layer"), self.layer_requested),
            (tr("From File…"), self.file_requested),
            (tr("From Pasted WKT or GeoJSON"), self.paste_requested),
        )
        menu = self.tile_button.menu()
        menu.addAction(tr("Tile Under a Click")).triggered.connect(
            lambda: self.tile_pick_requested.emit(False)
        )
        menu.addAction(tr("Minitile Under a Click")).triggered.connect(
            lambda: self.tile_pick_requested.emit(True)
        )
        self._tile_of_area_action = menu.addAction(tr("Tile of This Area"))
        self._tile_of_area_action.triggered.connect(self.tile_of_area_requested)

    def _connect(self) -> None:
        self.extent_button.clicked.connect(self.extent_requested)
        self.selection_button.clicked.connect(self.selection_requested)
        self.simplify_button.clicked.connect(self.simplify_requested)
        self.crs_button.clicked.connect(self.crs_requested)
        self.clear_button.clicked.connect(self.clear_requested)

    def _dress(self) -> None:
        for button, icon_name in self._icons.items():
            dress(button, icon_name, self)

    def _tool(self, icon_name: str, text: str, toggled: pyqtBoundSignal) -> QToolButton:
        button = self._button(icon_name, text)
        button.setCheckable(True)
        button.toggled.connect(toggled)
        return button

    def _menu_button(self, icon_name: str, text: str) -> QToolButton:
        button = self._button(icon_name, text)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setMenu(QMenu(button))
        return button

    def _button(self, icon_name: str, text: str) -> QToolButton:
        button = QToolButton()
        button.setToolTip(text)
        button.setAccessibleName(text)
        button.setAutoRaise(True)
        self._icons[button] = icon_name
        return button


def _recent_button() -> QToolButton:
    button = MenuButton(tr("Recent ▾"), tr("Take an area that was used before"))
    button.setAccessibleName(tr("Recent areas"))
    return button


def _add_actions(menu: QMenu, *entries: tuple[str, pyqtBoundSignal]) -> None:
    for title, signal in entries:
        menu.addAction(title).triggered.connect(signal)
