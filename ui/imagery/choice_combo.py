# SPDX-License-Identifier: GPL-2.0-or-later
"""A combo box of values, narrow enough for the dock; a wheel that passes over it scrolls the page."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QComboBox, QSizePolicy, QStyle, QStyleOptionComboBox, QWidget

if TYPE_CHECKING:
    from collections.abc import Iterable

    from qgis.PyQt.QtGui import QStandardItemModel, QWheelEvent


class ChoiceCombo(QComboBox):
    """Show which of several values is chosen."""

    chosen = pyqtSignal(object)
    """The value that the user has chosen."""

    def __init__(
        self, name: str, choices: Iterable[tuple[str, object]] = (), parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._offered: list[tuple[str, object]] = []
        self.setAccessibleName(name)
        self._tip = name
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.offer(choices)
        self.activated.connect(lambda index: self.chosen.emit(self._offered[index][1]))

    def offer(self, choices: Iterable[tuple[str, object]]) -> None:
        """Offer these texts and values in place of those before; the choice is then to be shown anew."""
        offered = list(choices)
        if offered == self._offered:
            return  # a list that is open stays open
        self._offered = offered
        self.clear()
        self.addItems([text for text, _ in offered])

    def show_value(self, value: object) -> None:
        """Show a value as chosen, or none where it is not on offer."""
        values = [offered for _, offered in self._offered]
        self.setCurrentIndex(values.index(value) if value in values else -1)
        self.setToolTip(" · ".join(filter(None, (self._tip, self.currentText()))))  # it may be cut off

    def needed_px(self) -> int:
        """Return how wide it has to be for the chosen text to be read whole."""
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        control, field = QStyle.ComplexControl.CC_ComboBox, QStyle.SubControl.SC_ComboBoxEditField
        around_px = self.width() - self.style().subControlRect(control, option, field, self).width()
        return self.fontMetrics().horizontalAdvance(self.currentText()) + around_px

    def index_of(self, value: object) -> int:
        """Return where a value stands.

        Raises:
            ValueError: it is not on offer.
        """
        return [offered for _, offered in self._offered].index(value)

    def explain(self, text: str) -> None:
        """Say in the tool tip what there is to know of the choice."""
        self._tip = text

    def disable(self, index: int, why: str) -> None:
        """Show a value that cannot be chosen, and say why when the mouse rests on it."""
        item = cast("QStandardItemModel", self.model()).item(index)
        item.setEnabled(False)
        item.setToolTip(why)

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 (Qt's name)
        """Let the page scroll: a wheel that passes over must not change what is bought."""
        event.ignore()
