# SPDX-License-Identifier: GPL-2.0-or-later
"""QGIS's dark themes write in light by style sheets alone, which what draws by itself has to follow."""

from __future__ import annotations

import pytest
from qgis.PyQt.QtGui import QColor
from qgis.PyQt.QtWidgets import QApplication

from clearsky_qgis.ui.imagery.area_section import AreaSection
from clearsky_qgis.ui.imagery.date_strip import DateStrip

LIKE_NIGHT_MAPPING = (
    "QWidget { background: transparent; } QLabel { color: #e0e0e0; } QDialog { background: #323232; }"
)
LIGHT = 150


@pytest.fixture
def dark_theme():
    def begin():
        QApplication.instance().setStyleSheet(LIKE_NIGHT_MAPPING)

    yield begin
    QApplication.instance().setStyleSheet("")


def lightness_of_drawn(image):
    """Return how light the strongest of what is drawn on nothing is."""
    colours = [image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height())]
    return max(colour.lightness() for colour in colours if colour.alpha() > LIGHT)


def test_icons_are_drawn_light_when_the_theme_changes(qtbot, dark_theme):
    section = AreaSection()
    qtbot.addWidget(section)
    section.show()

    def icon():
        return section.draw_button.icon().pixmap(20, 20).toImage()

    assert lightness_of_drawn(icon()) < LIGHT
    dark_theme()
    assert lightness_of_drawn(icon()) > LIGHT


def test_the_months_over_the_strip_are_drawn_light(qtbot, dark_theme):
    dark_theme()
    strip = DateStrip()
    qtbot.addWidget(strip)
    strip.resize(300, strip.sizeHint().height())
    picture = strip.grab().toImage()
    picture.fill(QColor("#323232"))
    strip.render(picture)
    letters = picture.copy(0, 0, 300, strip.fontMetrics().height())
    assert lightness_of_drawn(letters) > LIGHT
