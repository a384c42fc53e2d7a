# SPDX-License-Identifier: GPL-2.0-or-later
"""Draws one line of the list: picture, name, state in words, a bar while it runs, and a button at its end."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from qgis.PyQt.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt, pyqtSignal
from qgis.PyQt.QtGui import QColor, QFontMetrics, QPainter, QPalette, QPen
from qgis.PyQt.QtWidgets import QApplication, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QToolTip

from ...core.downloads.rows import RowAction, Standing, actions_of
from ...core.translation import tr
from ..row_list import is_press_on
from .model import LIVE_ROLE, ROW_ROLE
from .words import action_tip, name_text, state_text

if TYPE_CHECKING:
    from qgis.PyQt.QtCore import QAbstractItemModel, QModelIndex
    from qgis.PyQt.QtGui import QHelpEvent
    from qgis.PyQt.QtWidgets import QAbstractItemView

    from ...core.downloads.rows import DownloadRow
    from ...core.jobs.progress import Progress

PICTURE_PX = 40
PADDING_PX = 6
GAP_PX = 8
BUTTON_PX = 28
BAR_PX = 4
DOT_PX = 1.4
DOT_STEP_PX = 5
CROSS_PX = 4
QUIET_ON_HIGHLIGHT = 0.8
"""How opaque quiet text is on a selected line: the palette has no quiet colour for it."""


class Boxes(NamedTuple):
    """Where the parts of a line are."""

    picture: QRect
    name: QRect
    state: QRect
    bar: QRect
    button: QRect


class DownloadDelegate(QStyledItemDelegate):
    """Draw lines in the palette's colours and tell when a line's button is pressed."""

    button_pressed = pyqtSignal(str)
    """The id of the purchase on whose line the button was pressed."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex) -> QSize:  # noqa: N802, ARG002 (Qt's)
        """Ask for two lines of text and a bar, or the picture if that is higher."""
        text_px = 2 * option.fontMetrics.height() + BAR_PX + 2
        return QSize(PICTURE_PX, max(PICTURE_PX, text_px) + PADDING_PX)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex) -> None:
        """Draw one line."""
        row: DownloadRow = index.data(ROW_ROLE)
        live: Progress | None = index.data(LIVE_ROLE)
        boxes = boxes_of(option)
        painter.save()
        style = option.widget.style() if option.widget else QApplication.style()
        style.drawPrimitive(QStyle.PrimitiveElement.PE_PanelItemViewItem, option, painter, option.widget)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        self._paint_picture(painter, option, boxes.picture, index)
        self._paint_words(painter, option, boxes, (name_text(row), state_text(row, live)), _is_plain(row))
        if live is not None and live.total_bytes > 0:
            _paint_bar(painter, option.palette, boxes.bar, live.received_bytes / live.total_bytes)
        _paint_button(painter, option, boxes.button, is_cross=_can_be_stopped(row))
        painter.restore()

    def editorEvent(  # noqa: N802 (Qt's name)
        self, event: QEvent, model: QAbstractItemModel, option: QStyleOptionViewItem, index: QModelIndex
    ) -> bool:
        """Take a click on the button."""
        if not is_press_on(boxes_of(option).button, event):
            return bool(super().editorEvent(event, model, option, index))
        if event.type() == QEvent.Type.MouseButtonRelease:
            self.button_pressed.emit(index.data(ROW_ROLE).uid)
        return True

    def helpEvent(  # noqa: N802 (Qt's name)
        self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: QModelIndex
    ) -> bool:
        """Say what the button does; elsewhere, everything that the line knows."""
        is_tip = event.type() == QEvent.Type.ToolTip and index.isValid()
        if not (is_tip and boxes_of(option).button.contains(event.pos())):
            return bool(super().helpEvent(event, view, option, index))
        stops = _can_be_stopped(index.data(ROW_ROLE))
        text = f"{tr('Stop')}\n{action_tip(RowAction.CANCEL)}" if stops else tr("What can be done with it")
        QToolTip.showText(event.globalPos(), text, view)
        return True

    def _paint_picture(
        self, painter: QPainter, option: QStyleOptionViewItem, box: QRect, index: QModelIndex
    ) -> None:
        """Draw the picture, or in its place a quiet square."""
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(_faded(option.palette.color(QPalette.ColorRole.WindowText), 0.1))
        painter.drawRoundedRect(box, 2, 2)
        picture = index.data(Qt.ItemDataRole.DecorationRole)
        if picture is not None and not picture.isNull():
            painter.drawImage(box, picture)

    def _paint_words(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        boxes: Boxes,
        words: tuple[str, str],
        is_plain: bool,  # noqa: FBT001 (private)
    ) -> None:
        metrics = QFontMetrics(option.font)
        painter.setFont(option.font)
        colours = _text_colour(option, is_quiet=False), _text_colour(option, is_quiet=not is_plain)
        for box, text, colour in zip((boxes.name, boxes.state), words, colours):
            painter.setPen(colour)
            painter.drawText(
                box,
                Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft,
                metrics.elidedText(text, Qt.TextElideMode.ElideRight, box.width()),
            )


def boxes_of(option: QStyleOptionViewItem) -> Boxes:
    """Divide a line: picture, two lines of text over a bar, button; mirrored where one writes from the right."""
    whole = option.rect
    line_px = option.fontMetrics.height()
    middle = whole.center().y()
    picture = QRect(whole.left(), middle - PICTURE_PX // 2 + 1, PICTURE_PX, PICTURE_PX)
    left = picture.right() + 1 + GAP_PX
    width = whole.right() + 1 - BUTTON_PX - GAP_PX // 2 - left
    top = middle - line_px - BAR_PX // 2
    parts = (
        picture,
        QRect(left, top, width, line_px),
        QRect(left, top + line_px, width, line_px),
        QRect(left, top + 2 * line_px + 1, width, BAR_PX),
    )
    picture, name, state, bar = (QStyle.visualRect(option.direction, whole, part) for part in parts)
    return Boxes(picture, name, state, bar, button_box(whole, option.direction))


def button_box(line: QRect, direction: Qt.LayoutDirection) -> QRect:
    """Return where a line's button is."""
    box = QRect(line.right() + 1 - BUTTON_PX, line.center().y() - BUTTON_PX // 2, BUTTON_PX, BUTTON_PX)
    return QStyle.visualRect(direction, line, box)


def _paint_bar(painter: QPainter, palette: QPalette, box: QRect, fraction: float) -> None:
    edge = QPen(palette.color(QPalette.ColorRole.Mid), 1)
    painter.setPen(edge)
    painter.setBrush(palette.color(QPalette.ColorRole.Base))
    painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), 2, 2)
    done = QRectF(box)
    done.setWidth(box.width() * min(fraction, 1.0))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(palette.color(QPalette.ColorRole.Highlight))
    painter.drawRoundedRect(done, 2, 2)


def _paint_button(painter: QPainter, option: QStyleOptionViewItem, box: QRect, *, is_cross: bool) -> None:
    """Draw a cross or three dots; plainer on the line that is pointed at or chosen."""
    is_near = bool(option.state & (QStyle.StateFlag.State_MouseOver | QStyle.StateFlag.State_HasFocus))
    colour = _text_colour(option, is_quiet=not (is_near or is_cross))
    middle = QPointF(box.center())
    if is_cross:
        painter.setPen(QPen(colour, 1.6))
        for slope in (1, -1):
            reach = QPointF(CROSS_PX, slope * CROSS_PX)
            painter.drawLine(middle - reach, middle + reach)
        return
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    for step in (-1, 0, 1):
        painter.drawEllipse(middle + QPointF(step * DOT_STEP_PX, 0), DOT_PX, DOT_PX)


def _text_colour(option: QStyleOptionViewItem, *, is_quiet: bool) -> QColor:
    palette = option.palette
    is_active = bool(option.state & QStyle.StateFlag.State_Active)
    group = QPalette.ColorGroup.Active if is_active else QPalette.ColorGroup.Inactive
    if option.state & QStyle.StateFlag.State_Selected:
        chosen = palette.color(group, QPalette.ColorRole.HighlightedText)
        return _faded(chosen, QUIET_ON_HIGHLIGHT) if is_quiet else chosen
    role = QPalette.ColorRole.PlaceholderText if is_quiet else QPalette.ColorRole.WindowText
    return palette.color(group, role)


def _faded(colour: QColor, opacity: float) -> QColor:
    faded = QColor(colour)
    faded.setAlphaF(opacity)
    return faded


def _is_plain(row: DownloadRow) -> bool:
    """Say whether the state is to be read before the others': it waits for the user."""
    return row.standing in (Standing.UNKNOWN, Standing.MISSING)


def _can_be_stopped(row: DownloadRow) -> bool:
    return RowAction.CANCEL in actions_of(row)
