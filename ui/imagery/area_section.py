# SPDX-License-Identifier: GPL-2.0-or-later
"""Where: the drawing tools and what the area measures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QHBoxLayout, QMenu, QToolButton, QWidget

from ...core.translation import tr
from ..formats import area_text, crs_text
from ..section import Section, make_quiet, plain_label

if TYPE_CHECKING:
    from ...core.area.sources import DrawnArea
    from ...core.imagery.state import ImageryState


class AreaSection(Section):
    """The buttons that begin an area, and its readout."""

    draw_toggled = pyqtSignal(bool)
    """The draw button was switched on or off."""
    extent_requested = pyqtSignal()
    selection_requested = pyqtSignal()
    layer_requested = pyqtSignal()
    file_requested = pyqtSignal()
    paste_requested = pyqtSignal()
    rectangle_toggled = pyqtSignal(bool)
    """The rectangle button was switched on or off."""
    clear_requested = pyqtSignal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Area"), parent)
        self.draw_button = _tool_button("mActionCapturePolygon.svg", tr("Draw a polygon on the map"))
        self.draw_button.setCheckable(True)
        self.rectangle_button = _tool_button(
            "mActionAddBasicRectangle.svg", tr("Draw a rectangle on the map")
        )
        self.rectangle_button.setCheckable(True)
        self.extent_button = _tool_button("mActionZoomFullExtent.svg", tr("Take what the map shows"))
        self.selection_button = _tool_button(
            "mActionSelectPolygon.svg", tr("Take the selected polygons of the current layer")
        )
        self.clear_button = _tool_button("mIconClearText.svg", tr("Forget the area"))
        self.readout_label = make_quiet(plain_label())
        row = QHBoxLayout()
        self.more_button = self._make_more_button()
        for button in self._sources():
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(self.clear_button)
        self.body.addLayout(row)
        self.body.addWidget(self.readout_label)
        self.draw_button.toggled.connect(self.draw_toggled)
        self.rectangle_button.toggled.connect(self.rectangle_toggled)
        self.extent_button.clicked.connect(self.extent_requested)
        self.selection_button.clicked.connect(self.selection_requested)
        self.clear_button.clicked.connect(self.clear_requested)

    def render_state(self, state: ImageryState, *, enabled: bool) -> None:
        """Show what the area measures."""
        aoi = state.aoi
        for button in self._sources():
            button.setEnabled(enabled)
        self.clear_button.setEnabled(enabled and aoi is not None)
        self.set_remark(area_text(aoi.area_km2) if aoi else "")
        self.readout_label.setText(_readout(state))

    def _sources(self) -> tuple[QToolButton, ...]:
        return (
            self.draw_button,
            self.rectangle_button,
            self.extent_button,
            self.selection_button,
            self.more_button,
        )

    def _make_more_button(self) -> QToolButton:
        """Make the menu of the rarer sources."""
        button = _tool_button("mActionFileOpen.svg", tr("Take the area from a layer, a file or text"))
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(button)
        sources = (
            (tr("Whole Current Layer"), self.layer_requested),
            (tr("From File…"), self.file_requested),
            (tr("From Pasted WKT or GeoJSON"), self.paste_requested),
        )
        for title, signal in sources:
            menu.addAction(title).triggered.connect(signal)
        button.setMenu(menu)
        return button


def _readout(state: ImageryState) -> str:
    aoi = state.aoi
    if aoi is None:
        return tr("Draw a polygon, or take the map's extent or a selection.")
    facts = [tr("1 part") if aoi.part_count == 1 else tr("{count} parts").format(count=aoi.part_count)]
    facts[0] += tr(", repaired") if aoi.was_repaired else ""
    facts += _origin(state.drawn)
    facts.append(tr("{count} corners").format(count=aoi.vertex_count))
    facts.append(crs_text(aoi.utm_epsg))
    if state.account is not None and state.account.max_composite_area_km2:
        facts.append(tr("limit {area}").format(area=area_text(state.account.max_composite_area_km2)))
    return " · ".join(facts)


def _origin(drawn: DrawnArea | None) -> list[str]:
    if drawn is None or drawn.total_count == 1:
        return []
    text = tr("{used} of {total} features").format(used=drawn.used_count, total=drawn.total_count)
    return [text + (tr(", overlaps dissolved") if drawn.had_overlaps else "")]


def _tool_button(icon_name: str, text: str) -> QToolButton:
    button = QToolButton()
    button.setIcon(QgsApplication.getThemeIcon(icon_name))
    button.setToolTip(text)
    button.setAccessibleName(text)
    button.setAutoRaise(True)
    return button
