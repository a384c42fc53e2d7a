# SPDX-License-Identifier: GPL-2.0-or-later
"""The pieces that the dock's column is made of: a heading with a quiet remark at its right, and quiet text."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, TypeVar

from qgis.PyQt.QtCore import QEvent, QObject, Qt
from qgis.PyQt.QtGui import QPalette
from qgis.PyQt.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QStyle,
    QStyleOptionToolButton,
    QStylePainter,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

if TYPE_CHECKING:
    from qgis.PyQt.QtGui import QPaintEvent, QResizeEvent

_Widget = TypeVar("_Widget", bound=QWidget)

SPACING_PX = 4
SECTION_SPACING_PX = 12
PRICE_FONT_SCALE = 1.35
MORE = "⋯"
"""What a button reads that opens a menu of rarer things."""


def text_palette() -> QPalette:
    """Return the colours that labels are written in: QGIS's dark themes colour them by style sheets alone.

    What draws by itself is not reached by those, and would be black on black with the application's own palette.
    """
    application = QApplication.instance()
    style_sheet = application.styleSheet() if isinstance(application, QApplication) else ""
    # Painting asks for it often, a cell at a time.
    return QPalette(_text_palette(style_sheet, QApplication.palette().cacheKey()))


@lru_cache(maxsize=2)
def _text_palette(_style_sheet: str, _palette_key: int) -> QPalette:
    label = QLabel()
    label.ensurePolished()
    return label.palette()


def plain_label(text: str = "", parent: QWidget | None = None) -> QLabel:
    """Make a label that wraps and never reads its text as markup: some of it comes from a server."""
    label = QLabel(text, parent)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    # A wrapped label may be as narrow as the dock; without this its longest word widens the column.
    label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
    return label


def sentence_label() -> QLabel:
    """Make a label for what is told: an error's sentence has commands and paths in it that one wants to copy."""
    label = plain_label()
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label


def make_quiet(label: QLabel) -> QLabel:
    """Draw a label in the palette's subdued text colour, also after a change of theme."""
    label.installEventFilter(_Quietener(label))
    return label


def make_bold(widget: _Widget) -> _Widget:
    """Write a widget's text bold, in whatever size it has or is given."""
    font = widget.font()
    font.setBold(True)
    widget.setFont(font)
    return widget


def price_label() -> QLabel:
    """Make the label of a price: what stands out on a page that sells."""
    label = make_bold(QLabel())
    font = label.font()
    font.setPointSizeF(font.pointSizeF() * PRICE_FONT_SCALE)
    label.setFont(font)
    return label


def arrow_button(arrow: Qt.ArrowType, text: str, *, is_quiet: bool = False) -> QToolButton:
    """Make a button that shows an arrow; its text is its tool tip and what a screen reader says."""
    button = QToolButton()
    button.setArrowType(arrow)
    button.setToolTip(text)
    button.setAccessibleName(text)
    button.setAutoRaise(is_quiet)
    return button


class MenuButton(QToolButton):
    """A flat button that opens a menu: its text says so, and no arrow is drawn over it."""

    def __init__(self, text: str, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setText(text)
        self.setToolTip(name)
        self.setAccessibleName(name)
        self.setAutoRaise(True)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 (Qt's name)
        """Draw the button without the mark of a menu; a style sheet would do so too, and lose the palette."""
        option = QStyleOptionToolButton()
        self.initStyleOption(option)
        option.features = QStyleOptionToolButton.ToolButtonFeature.None_
        QStylePainter(self).drawComplexControl(QStyle.ComplexControl.CC_ToolButton, option)


class _Quietener(QObject):
    """Colour a label anew whenever its palette changes: QGIS's style sheets pass a foreground role over."""

    def __init__(self, label: QLabel) -> None:
        super().__init__(label)
        self._colour(label)

    def eventFilter(self, label: QObject, event: QEvent) -> bool:  # noqa: N802 (Qt's name)
        """Look at changes of the palette, and let every event pass."""
        if event.type() == QEvent.Type.PaletteChange and isinstance(label, QLabel):
            self._colour(label)
        return False

    def _colour(self, label: QLabel) -> None:
        palette = label.palette()
        quiet = palette.color(QPalette.ColorRole.PlaceholderText)
        if palette.color(QPalette.ColorRole.WindowText) != quiet:
            palette.setColor(QPalette.ColorRole.WindowText, quiet)
            label.setPalette(palette)


class Section(QWidget):
    """A heading, a remark, and below them what the section holds."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(title)
        self._heading = make_bold(QLabel(title))
        self._remark = make_quiet(plain_label())
        self.head = QHBoxLayout()
        self.head.addWidget(self._heading)
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(SPACING_PX)
        self.body.addLayout(self.head)
        self._is_below: bool | None = None
        self._place_remark()

    def set_remark(self, text: str) -> None:
        """Write the quiet text at the heading's right, or below it where it would be broken up."""
        self._remark.setText(text)
        self._place_remark()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 (Qt's name)
        """Find the remark its place anew when there is more room, or less."""
        super().resizeEvent(event)
        self._place_remark()

    def _place_remark(self) -> None:
        text = self._remark.text()
        is_below = bool(text) and self._remark.fontMetrics().horizontalAdvance(text) > self._room_px()
        if is_below == self._is_below:
            return
        self._is_below = is_below
        self.head.removeWidget(self._remark)
        self.body.removeWidget(self._remark)
        side = Qt.AlignmentFlag.AlignLeft if is_below else Qt.AlignmentFlag.AlignRight
        self._remark.setAlignment(side | Qt.AlignmentFlag.AlignVCenter)
        self.head.setStretchFactor(self._heading, int(is_below))
        if is_below:
            self.body.insertWidget(1, self._remark)
        else:
            self.head.insertWidget(1, self._remark, 1)

    def _room_px(self) -> int:
        """Return how wide a remark beside the heading may be."""
        items = (self.head.itemAt(at).widget() for at in range(self.head.count()))
        others = [w for w in items if w is not None and w is not self._remark and not w.isHidden()]
        taken_px = sum(w.sizeHint().width() + self.head.spacing() for w in others)
        return self.width() - taken_px
