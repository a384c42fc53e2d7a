# SPDX-License-Identifier: GPL-2.0-or-later
"""A section's remark stands beside its heading as long as it can be read in one line there, else below it."""

from __future__ import annotations

import pytest
from qgis.PyQt.QtWidgets import QApplication, QLabel

from clearsky_qgis.ui.section import Section

REMARK = "Stratus2 · Sentinel-1, Sentinel-2, Landsat 8/9"


@pytest.fixture
def section(qtbot):
    section = Section("Product")
    qtbot.addWidget(section)
    section.set_remark(REMARK)
    section.show()
    return section


def places(section):
    """Return where heading and remark are."""
    QApplication.processEvents()
    return [label.geometry() for label in section.findChildren(QLabel)]


def test_it_stands_beside_the_heading_where_there_is_room(section):
    section.resize(500, 40)
    heading, remark = places(section)
    assert remark.left() > heading.left()
    assert remark.top() == heading.top()


def test_it_goes_below_where_it_would_be_broken_up_and_comes_back(section):
    section.resize(300, 60)
    heading, remark = places(section)
    assert remark.left() == heading.left()
    assert remark.top() > heading.bottom()
    section.resize(500, 60)
    heading, remark = places(section)
    assert remark.top() == heading.top()


def test_a_shorter_remark_comes_back_too(section):
    section.resize(300, 60)
    section.set_remark("2024")
    heading, remark = places(section)
    assert remark.top() == heading.top()
