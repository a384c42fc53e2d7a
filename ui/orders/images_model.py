# SPDX-License-Identifier: GPL-2.0-or-later
"""Qt's view of one order's images: a line for each date, with the one thing that can be done with it as its button."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from qgis.PyQt.QtCore import QAbstractListModel, QEvent, QModelIndex, QObject, QRect, QSize, Qt, pyqtSignal
from qgis.PyQt.QtGui import QFontMetrics, QPainter
from qgis.PyQt.QtWidgets import (
    QApplication,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionButton,
    QStyleOptionViewItem,
)

from ..formats import date_text
from ..row_list import is_press_on
from .delegate import text_colour
from .images_words import image_action, image_tip, image_words

if TYPE_CHECKING:
    from qgis.PyQt.QtCore import QAbstractItemModel

    from ...core.orders.images import OrderImage

IMAGE_ROLE = Qt.ItemDataRole.UserRole + 1
PADDING_PX = 4
GAP_PX = 8
BUTTON_MARGIN_PX = 20


class ImagesModel(QAbstractListModel):
    """Hold the images, the newest first."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._images: tuple[OrderImage, ...] = ()
        self._answer_to = {
            Qt.ItemDataRole.DisplayRole: lambda image: date_text(image.date),
            Qt.ItemDataRole.ToolTipRole: image_tip,
            Qt.ItemDataRole.AccessibleTextRole: lambda image: (
                f"{date_text(image.date)}, {image_words(image)}, {image_action(image)}"
            ),
            IMAGE_ROLE: lambda image: image,
        }

    def rowCount(self, parent: QModelIndex = QModelIndex()) -> int:  # noqa: N802, B008 (Qt's name and signature)
        """Count the images."""
        return 0 if parent.isValid() else len(self._images)

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 (Qt's signature)
        """Answer for one image and one role."""
        answer = self._answer_to.get(role)
        return answer(self._images[index.row()]) if answer is not None and index.isValid() else None

    def set_images(self, images: tuple[OrderImage, ...]) -> None:
        """Show images."""
        if images != self._images:
            self.beginResetModel()
            self._images = images
            self.endResetModel()


class ImagesDelegate(QStyledItemDelegate):
    """Draw a date, what there is of it, and a button."""

    pressed = pyqtSignal(object)
    """The `OrderImage` whose button was pressed."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex) -> QSize:  # noqa: N802, ARG002 (Qt's)
        """Ask for a line as high as a button."""
        return QSize(100, option.fontMetrics.height() + 4 * PADDING_PX)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex) -> None:
        """Draw one line."""
        image: OrderImage = index.data(IMAGE_ROLE)
        style = option.widget.style() if option.widget else QApplication.style()
        painter.save()
        style.drawPrimitive(QStyle.PrimitiveElement.PE_PanelItemViewItem, option, painter, option.widget)
        painter.setFont(option.font)
        box = button_box(option, image)
        words = option.rect.adjusted(PADDING_PX, 0, -PADDING_PX - GAP_PX - box.width(), 0)
        _write(painter, option, QStyle.visualRect(option.direction, option.rect, words), image)
        style.drawControl(
            QStyle.ControlElement.CE_PushButton, _button(option, box, image), painter, option.widget
        )
        painter.restore()

    def editorEvent(  # noqa: N802 (Qt's name)
        self, event: QEvent, model: QAbstractItemModel, option: QStyleOptionViewItem, index: QModelIndex
    ) -> bool:
        """Take a click on the button."""
        image: OrderImage = index.data(IMAGE_ROLE)
        if not is_press_on(button_box(option, image), event):
            return bool(super().editorEvent(event, model, option, index))
        if event.type() == QEvent.Type.MouseButtonRelease:
            self.pressed.emit(image)
        return True


def button_box(option: QStyleOptionViewItem, image: OrderImage) -> QRect:
    """Return where a line's button is."""
    line = option.rect
    width = QFontMetrics(option.font).horizontalAdvance(image_action(image)) + BUTTON_MARGIN_PX
    box = QRect(line.right() + 1 - width, line.top() + 1, width, line.height() - 2)
    return QStyle.visualRect(option.direction, line, box)


def _button(option: QStyleOptionViewItem, box: QRect, image: OrderImage) -> QStyleOptionButton:
    button = QStyleOptionButton()
    button.rect = box
    button.palette = option.palette
    button.direction = option.direction
    button.fontMetrics = option.fontMetrics
    button.text = image_action(image)
    is_near = bool(option.state & QStyle.StateFlag.State_MouseOver)
    button.state = QStyle.StateFlag.State_Enabled | QStyle.StateFlag.State_Raised
    if is_near:
        button.state |= QStyle.StateFlag.State_MouseOver
    return button


def _write(painter: QPainter, option: QStyleOptionViewItem, box: QRect, image: OrderImage) -> None:
    """Write the date, and quietly what there is of it."""
    metrics = QFontMetrics(option.font)
    date, words = date_text(image.date), image_words(image)
    date_px = metrics.horizontalAdvance(date) + GAP_PX
    rest = box.adjusted(date_px, 0, 0, 0)
    is_left = option.direction == Qt.LayoutDirection.LeftToRight
    side = Qt.AlignmentFlag.AlignLeft if is_left else Qt.AlignmentFlag.AlignRight
    if not is_left:
        rest = box.adjusted(0, 0, -date_px, 0)
    painter.setPen(text_colour(option, is_quiet=image.is_owned))
    painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | side, date)
    painter.setPen(text_colour(option, is_quiet=True))
    elided = metrics.elidedText(words, Qt.TextElideMode.ElideRight, rest.width())
    painter.drawText(rest, Qt.AlignmentFlag.AlignVCenter | side, elided)
