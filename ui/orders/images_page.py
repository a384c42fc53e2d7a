# SPDX-License-Identifier: GPL-2.0-or-later
"""One order's images: its dates with what there is of each, one press to get one, another to get all that are new."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ...core.orders.gallery import place_name
from ...core.translation import tr
from ..formats import count_text
from ..row_list import RowList
from ..section import SPACING_PX, Section, make_bold, make_quiet, plain_label
from .images_model import IMAGE_ROLE, ImagesDelegate, ImagesModel
from .images_words import all_new_text, images_remark, no_images_words
from .ordering_words import explain_order
from .words import title_text

if TYPE_CHECKING:
    from ...core.orders.gallery import GalleryState
    from ...core.orders.ground import Place

MARGIN_PX = 8


class OrderImagesPage(QWidget):
    """Draw the gallery, and send what is wanted of it."""

    closed = pyqtSignal()
    place_chosen = pyqtSignal(object)
    """The position of a place, or None for all of them."""
    image_requested = pyqtSignal(object)
    """The `OrderImage` that is wanted."""
    all_new_requested = pyqtSignal()
    ask_again_requested = pyqtSignal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._places: tuple[Place, ...] = ()
        self.head = Section(tr("Images"))
        self.back_button = QToolButton()
        self.name_label = make_bold(plain_label())
        self.place_combo = QComboBox()
        self.words_label = plain_label()
        self.view = RowList(tr("Images of the order"))
        self.model = ImagesModel(self)
        self.delegate = ImagesDelegate(self)
        self.empty_label = make_quiet(plain_label())
        self.again_button = QPushButton(tr("Ask Again"))
        self.all_button = QPushButton()
        self._dress()
        self._lay_out()
        self._connect()

    def render_state(self, state: GalleryState) -> None:
        """Show an order's images."""
        row = state.row
        if row is None:
            return
        self.name_label.setText(title_text(row))
        self.head.set_remark(images_remark(state))
        self._render_places(state)
        self.model.set_images(state.images)
        self.view.setVisible(bool(state.images))
        self.empty_label.setVisible(not state.images)
        self.empty_label.setText(no_images_words(state))
        self.tell(explain_order(state.problem) if state.problem else "")
        self.again_button.setVisible(state.problem is not None)
        self.all_button.setText(all_new_text(state))
        self.all_button.setEnabled(bool(state.new_dates) and not state.is_asking)

    def tell(self, text: str) -> None:
        """Say something above the images; empty says nothing."""
        self.words_label.setText(text)
        self.words_label.setVisible(bool(text))

    def _render_places(self, state: GalleryState) -> None:
        if state.places != self._places:
            self._places = state.places
            self.place_combo.clear()
            count = count_text(len(state.places))
            self.place_combo.addItem(tr("The Whole Order · {count} parts").format(count=count), None)
            for at, place in enumerate(state.places):
                self.place_combo.addItem(place_name(place, at + 1), at)
                self.place_combo.setItemData(at + 1, place.guid, Qt.ItemDataRole.ToolTipRole)
        self.place_combo.setVisible(len(state.places) > 1)
        self.place_combo.setCurrentIndex(0 if state.position is None else state.position + 1)

    def _dress(self) -> None:
        self.setAccessibleName(tr("Images of an order"))
        self.back_button.setArrowType(Qt.ArrowType.LeftArrow)
        self.back_button.setAutoRaise(True)
        self.back_button.setToolTip(tr("Back to your orders"))
        self.back_button.setAccessibleName(self.back_button.toolTip())
        self.place_combo.setAccessibleName(tr("Which part of the order"))
        self.place_combo.setToolTip(self.place_combo.accessibleName())
        self.place_combo.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.view.setModel(self.model)
        self.view.setItemDelegate(self.delegate)
        self.empty_label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.all_button.setToolTip(tr("Opens a window with the price of each; nothing is bought yet"))
        self.words_label.hide()
        self.again_button.hide()

    def _lay_out(self) -> None:
        title = QHBoxLayout()
        title.addWidget(self.back_button)
        title.addWidget(self.name_label, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN_PX, MARGIN_PX, MARGIN_PX, MARGIN_PX)
        column.setSpacing(2 * SPACING_PX)
        column.addLayout(title)
        column.addWidget(self.head)
        column.addWidget(self.place_combo)
        column.addWidget(self.words_label)
        column.addWidget(self.again_button)
        column.addWidget(self.view, 1)
        column.addWidget(self.empty_label, 1)
        column.addWidget(self.all_button)

    def _connect(self) -> None:
        self.back_button.clicked.connect(self.closed)
        self.place_combo.activated.connect(lambda _at: self.place_chosen.emit(self.place_combo.currentData()))
        self.view.row_entered.connect(lambda index: self.image_requested.emit(index.data(IMAGE_ROLE)))
        self.delegate.pressed.connect(self.image_requested)
        self.again_button.clicked.connect(self.ask_again_requested)
        self.all_button.clicked.connect(self.all_new_requested)
