# SPDX-License-Identifier: GPL-2.0-or-later
"""The order form and the canvas, joined: what is ordered is drawn, and squares are picked where they lie."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import QEvent, QObject

from ...core.orders.state import OrderActivity
from .map_bands import MapBands
from .map_picture import MapPicture, area_picture, squares_picture
from .pick_tool import PickTool

if TYPE_CHECKING:
    from qgis.core import QgsGeometry, QgsPointXY
    from qgis.gui import QgsMapCanvas

    from ...core.orders.controller import OrderController
    from ...core.orders.picking import TilePicker
    from .form import OrderForm


class OrderMap(QObject):
    """Draw the order for as long as its form is seen, and carry picks to the picker."""

    def __init__(
        self, canvas: QgsMapCanvas, form: OrderForm, controller: OrderController, picker: TilePicker
    ) -> None:
        super().__init__(form)
        self._canvas = canvas
        self._form = form
        self._picks = form.where.picks
        self._controller = controller
        self._picker = picker
        self.bands = MapBands(canvas)
        self.tool = PickTool(canvas)
        self._drawn: tuple[object, ...] = ()
        form.installEventFilter(self)
        self._connect()
        self._render()

    def close_down(self) -> None:
        """Give the canvas back as it was found."""
        self._form.removeEventFilter(self)
        self._controller.state_changed.disconnect(self._render)
        self._picker.grid_changed.disconnect(self._render)
        self._canvas.unsetMapTool(self.tool)
        self.tool.deleteLater()
        self.bands.remove()

    def eventFilter(self, form: QObject, event: QEvent) -> bool:  # noqa: N802, ARG002 (Qt's name and signature)
        """Come and go with the form."""
        if event.type() in (QEvent.Type.Show, QEvent.Type.Hide):
            self._render()
        return False

    def _connect(self) -> None:
        picks, picker, tool = self._picks, self._picker, self.tool
        self._controller.state_changed.connect(self._render)
        picker.grid_changed.connect(self._render)
        picker.failed.connect(picks.render_problem)
        picks.pick_toggled.connect(self._on_pick_toggled)
        picks.touching_requested.connect(picker.take_touching)
        picks.inside_requested.connect(picker.take_inside)
        picks.none_requested.connect(picker.take_none)
        picks.ask_again_requested.connect(picker.ask_again)
        tool.point_clicked.connect(picker.step_at)
        tool.box_dragged.connect(self._on_box_dragged)
        tool.hovered.connect(self._on_hovered)
        tool.finished.connect(self._end_picking)
        tool.deactivated.connect(picks.show_not_picking)

    def _render(self) -> None:
        """Draw what the order is now, unless it is drawn already."""
        state, grid, picked = self._controller.state, self._picker.grid, self._picker.picked
        is_seen = self._form.isVisible() and state.is_open
        is_asking = self._picker.is_asking
        shown = (is_seen, grid, is_asking, picked, state.area, state.quote, state.activity, state.draft.mode)
        if shown == self._drawn:
            return
        self._drawn = shown
        self._picks.render_picks(grid, picked, is_asking=is_asking)
        can_pick = grid is not None and state.draft.is_picked and state.activity is not OrderActivity.PLACING
        if not is_seen or not can_pick:
            self._end_picking()
        self.bands.show(self._picture() if is_seen else MapPicture())

    def _picture(self) -> MapPicture:
        state, grid = self._controller.state, self._picker.grid
        if grid is not None:
            return squares_picture(grid, self._picker.picked)
        if state.area is None or state.draft.is_picked:
            return MapPicture()
        quote = state.quote
        is_polygon = quote is not None and quote.request.wkt is not None
        return area_picture(state.area, quote.estimate.areas_of_interest_wkt if is_polygon else None)

    def _on_pick_toggled(self, on: bool) -> None:  # noqa: FBT001 (a Qt slot)
        if on:
            self._canvas.setMapTool(self.tool)
        else:
            self._end_picking()

    def _end_picking(self) -> None:
        self._canvas.unsetMapTool(self.tool)

    def _on_box_dragged(self, box: QgsGeometry, lets_go: bool) -> None:  # noqa: FBT001 (a Qt slot)
        self._picker.take_within(box, removes=lets_go)

    def _on_hovered(self, point: QgsPointXY) -> None:
        grid = self._picker.grid
        self._picks.show_hovered(grid.at(point) if grid else ())
