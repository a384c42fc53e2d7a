# SPDX-License-Identifier: GPL-2.0-or-later
"""Draws one order in two lines: what and how far, then period, cadence, cost and renewal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import QRect, QSize, Qt
from qgis.PyQt.QtGui import QColor, QFontMetrics, QPainter, QPalette
from qgis.PyQt.QtWidgets import QApplication, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ...core.orders.order_layer import status_text
from .images_words import new_count_text
from .model import NEWS_ROLE, ROW_ROLE
from .words import facts_text, name_text

if TYPE_CHECKING:
    from qgis.PyQt.QtCore import QModelIndex

    from ...core.orders.state import OrderRow

PADDING_PX = 5
GAP_PX = 8
QUIET_ON_HIGHLIGHT = 0.8
"""How opaque quiet text is on a selected line: the palette has no quiet colour for it."""


class OrderDelegate(QStyledItemDelegate):
    """Draw orders in the palette's colours."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex) -> QSize:  # noqa: N802, ARG002 (Qt's)
        """Ask for two lines of text."""
        return QSize(100, 2 * option.fontMetrics.height() + 2 * PADDING_PX)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex) -> None:
        """Draw one order."""
        row: OrderRow = index.data(ROW_ROLE)
        painter.save()
        style = option.widget.style() if option.widget else QApplication.style()
        style.drawPrimitive(QStyle.PrimitiveElement.PE_PanelItemViewItem, option, painter, option.widget)
        painter.setFont(option.font)
        top, bottom = _lines_of(option)
        state = status_text(row.order)
        news = new_count_text(index.data(NEWS_ROLE))
        _write(painter, option, _beside(option, top, state), name_text(row), is_quiet=False)
        _write(painter, option, top, state, is_quiet=True, is_trailing=True)
        _write(painter, option, _beside(option, bottom, news), facts_text(row), is_quiet=True)
        _write(painter, option, bottom, news, is_quiet=False, is_trailing=True)
        painter.restore()


def _lines_of(option: QStyleOptionViewItem) -> tuple[QRect, QRect]:
    line_px = option.fontMetrics.height()
    inner = option.rect.adjusted(PADDING_PX, PADDING_PX, -PADDING_PX, -PADDING_PX)
    first = QRect(inner.left(), inner.top(), inner.width(), line_px)
    return first, first.translated(0, line_px)


def _beside(option: QStyleOptionViewItem, line: QRect, trailing: str) -> QRect:
    """Return what a line has room for beside a text at its end."""
    taken_px = QFontMetrics(option.font).horizontalAdvance(trailing) + GAP_PX if trailing else 0
    return QStyle.visualRect(option.direction, line, line.adjusted(0, 0, -taken_px, 0))


def _write(
    painter: QPainter,
    option: QStyleOptionViewItem,
    box: QRect,
    text: str,
    *,
    is_quiet: bool,
    is_trailing: bool = False,
) -> None:
    is_left = is_trailing == (option.direction == Qt.LayoutDirection.RightToLeft)
    side = Qt.AlignmentFlag.AlignLeft if is_left else Qt.AlignmentFlag.AlignRight
    elided = QFontMetrics(option.font).elidedText(text, Qt.TextElideMode.ElideRight, box.width())
    painter.setPen(text_colour(option, is_quiet=is_quiet))
    painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | side, elided)


def text_colour(option: QStyleOptionViewItem, *, is_quiet: bool) -> QColor:
    """Return the palette's colour for a text of a line, chosen or not."""
    is_active = bool(option.state & QStyle.StateFlag.State_Active)
    group = QPalette.ColorGroup.Active if is_active else QPalette.ColorGroup.Inactive
    if option.state & QStyle.StateFlag.State_Selected:
        colour = QColor(option.palette.color(group, QPalette.ColorRole.HighlightedText))
        colour.setAlphaF(QUIET_ON_HIGHLIGHT if is_quiet else 1.0)
        return colour
    role = QPalette.ColorRole.PlaceholderText if is_quiet else QPalette.ColorRole.WindowText
    return option.palette.color(group, role)
