# SPDX-License-Identifier: GPL-2.0-or-later
"""Pictures of widgets in a light and a dark palette, written to build/shots for people to look at."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from qgis.PyQt.QtGui import QColor, QPalette
from qgis.PyQt.QtWidgets import QApplication, QLabel, QPushButton

from clearsky_qgis.tests.conftest import ROOT
from clearsky_qgis.ui.imagery.choice_combo import ChoiceCombo

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qgis.PyQt.QtGui import QImage
    from qgis.PyQt.QtWidgets import QWidget

FOLDER = ROOT / "build" / "shots"
FONT_PT = 9.5
LIGHT, DARK = "light", "dark"
R = QPalette.ColorRole
COLOURS = {
    LIGHT: {
        R.Window: "#efefef", R.WindowText: "#000000", R.Base: "#ffffff", R.Text: "#000000",
        R.Button: "#efefef", R.ButtonText: "#000000", R.Mid: "#a8a8a8", R.Highlight: "#308cc6",
        R.HighlightedText: "#ffffff", R.PlaceholderText: "#80000000", R.Light: "#ffffff", R.Dark: "#9f9f9f",
        R.AlternateBase: "#f7f7f7", R.ToolTipBase: "#ffffdc", R.ToolTipText: "#000000", R.Shadow: "#767676",
    },
    DARK: {
        R.Window: "#353535", R.WindowText: "#ffffff", R.Base: "#232323", R.Text: "#ffffff",
        R.Button: "#4a4a4a", R.ButtonText: "#ffffff", R.Mid: "#5c5c5c", R.Highlight: "#308cc6",
        R.HighlightedText: "#ffffff", R.PlaceholderText: "#80ffffff", R.Light: "#646464", R.Dark: "#232323",
        R.AlternateBase: "#2c2c2c", R.ToolTipBase: "#353535", R.ToolTipText: "#ffffff", R.Shadow: "#141414",
    },
}  # fmt: skip


@contextmanager
def palette(name: str) -> Iterator[None]:
    """Dress the whole application in a palette, and in the font size of a desktop, for a while."""
    before, font_before = QApplication.palette(), QApplication.font()
    font = QApplication.font()
    font.setPointSizeF(FONT_PT)
    QApplication.setFont(font)
    dressed = QPalette()
    for role, colour in COLOURS[name].items():
        dressed.setColor(role, QColor(colour))
    QApplication.setPalette(dressed)
    try:
        yield
    finally:
        QApplication.setPalette(before)
        QApplication.setFont(font_before)


def take_shot(widget: QWidget, name: str) -> QImage:
    """Grab a widget once its layout has settled, write its picture to build/shots, and return it."""
    QApplication.processEvents()
    FOLDER.mkdir(parents=True, exist_ok=True)
    image = widget.grab().toImage()
    image.save(str(FOLDER / f"{name}.png"))
    return image


def settle_layout() -> None:
    """Let wrapped labels find their height, which they do in a second round."""
    for _ in range(3):
        QApplication.processEvents()


def cut_off(widget: QWidget) -> list[str]:
    """List the texts on labels, buttons and choices that have less room than they need."""
    labels = [label for label in widget.findChildren(QLabel) if label.isVisible() and label.wordWrap()]
    buttons = [button for button in widget.findChildren(QPushButton) if button.isVisible()]
    tall = [
        label for label in labels if label.text() and label.heightForWidth(label.width()) > label.height()
    ]
    wide = [button for button in buttons if button.sizeHint().width() > button.width()]
    choices = [combo for combo in widget.findChildren(ChoiceCombo) if combo.isVisible()]
    cut = [combo.currentText() for combo in choices if combo.needed_px() > combo.width()]
    return [each.text() for each in (*tall, *wide)] + cut
