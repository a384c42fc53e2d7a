# SPDX-License-Identifier: GPL-2.0-or-later
"""The kinds of field that the order form is made of: as narrow as the dock, named for screen readers."""

from __future__ import annotations

from qgis.PyQt.QtWidgets import QComboBox, QDateEdit, QSizePolicy, QSpinBox

from ..formats import ISO_FORMAT


def combo_field(name: str, items: tuple[tuple[str, object], ...] = ()) -> QComboBox:
    """Make a list to choose from."""
    combo = QComboBox()
    combo.setAccessibleName(name)
    combo.setToolTip(name)
    combo.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
    for text, data in items:
        combo.addItem(text, data)
    return combo


def date_field(name: str) -> QDateEdit:
    """Make a field for a day."""
    edit = QDateEdit()
    edit.setDisplayFormat(ISO_FORMAT)
    edit.setCalendarPopup(True)
    edit.setKeyboardTracking(False)
    edit.setAccessibleName(name)
    edit.setToolTip(name)
    edit.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
    return edit


def count_field(name: str, least: int, most: int) -> QSpinBox:
    """Make a field for a whole number."""
    spin = QSpinBox()
    spin.setRange(least, most)
    spin.setKeyboardTracking(False)
    spin.setAccessibleName(name)
    spin.setToolTip(name)
    return spin
