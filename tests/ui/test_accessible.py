# SPDX-License-Identifier: GPL-2.0-or-later
"""Whoever cannot see or point can still use it: every page and window is walked, widget by widget."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from qgis.core import QgsApplication
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QAbstractSpinBox,
    QComboBox,
    QHeaderView,
    QLineEdit,
    QPlainTextEdit,
    QScrollBar,
    QTabBar,
    QTextEdit,
    QWidget,
)

from clearsky_qgis.tests.support.windows import WINDOWS, window_of

if TYPE_CHECKING:
    from collections.abc import Iterator

CONTROLS = (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
)
ROW_PX = 12
"""How far apart the middles of what stands in one row may lie."""
PARTS_OF_CONTROLS = (QScrollBar, QHeaderView, QTabBar)


def controls_of(window: QWidget) -> list[QWidget]:
    """List what can be used, without the pieces that a control is made of."""
    return [
        widget
        for widget in window.findChildren(CONTROLS)
        if not isinstance(widget, PARTS_OF_CONTROLS)
        and not any(isinstance(parent, CONTROLS) for parent in parents_of(widget))
        and not widget.objectName().startswith("qt_")
        and is_dressed(widget, window)
        and is_ours(widget)
    ]


def parents_of(widget: QWidget) -> Iterator[QWidget]:
    parent = widget.parentWidget()
    while parent is not None:
        yield parent
        parent = parent.parentWidget()


def is_dressed(widget: QWidget, window: QWidget) -> bool:
    """Leave out a button that gets its text only when it is shown."""
    is_waiting = not widget.isVisibleTo(window) and isinstance(widget, QAbstractButton)
    return not (is_waiting and not widget.text() and widget.icon().isNull())


def is_ours(widget: QWidget) -> bool:
    """Leave out what stands inside QGIS's own composed widgets, which name their parts themselves."""
    for parent in parents_of(widget):
        if type(parent).__module__.startswith("clearsky_qgis"):
            return True
        if type(parent).__module__.startswith("qgis") and not isinstance(widget, QLineEdit):
            return False
    return True


def name_of(widget: QWidget) -> str:
    text = widget.text() if isinstance(widget, QAbstractButton) else ""
    return widget.accessibleName() or text or label_of(widget)


def label_of(widget: QWidget) -> str:
    """Return the text of the label that belongs to a widget, as screen readers find it."""
    from qgis.PyQt.QtWidgets import QLabel

    return next(
        (label.text() for label in widget.window().findChildren(QLabel) if label.buddy() is widget), ""
    )


def described(widget: QWidget) -> str:
    return f"{type(widget).__name__} {widget.objectName()!r} in {type(widget.parentWidget()).__name__}"


@pytest.mark.parametrize("name", WINDOWS)
def test_every_control_has_a_name(plugin, name):
    window = window_of(plugin, name)
    controls = controls_of(window)
    assert controls
    assert [described(widget) for widget in controls if not name_of(widget)] == []


@pytest.mark.parametrize("name", WINDOWS)
def test_what_shows_only_a_picture_has_a_tool_tip(plugin, name):
    pictures = [
        widget
        for widget in controls_of(window_of(plugin, name))
        if isinstance(widget, QAbstractButton) and not widget.text() and not widget.icon().isNull()
    ]
    assert [described(widget) for widget in pictures if not widget.toolTip()] == []


@pytest.mark.parametrize("name", [n for n in WINDOWS if n != "diagnostics"])
def test_the_tab_key_reaches_every_control_that_can_be_used(plugin, name, qtbot):
    window = window_of(plugin, name)
    window.window().show()
    window.window().activateWindow()
    QgsApplication.processEvents()
    usable = {w for w in controls_of(window) if w.isVisible() and w.isEnabled() and takes_tab(w)}
    reached = reached_by_tab(window)
    assert [described(widget) for widget in usable - set(reached)] == []


@pytest.mark.parametrize("name", [n for n in WINDOWS if n not in ("batch", "diagnostics")])
def test_the_tab_key_goes_down_the_page_and_along_its_rows(plugin, name):
    window = window_of(plugin, name)
    window.window().resize(500, 1200)
    window.window().show()
    QgsApplication.processEvents()
    usable = {w for w in controls_of(window) if w.isVisible() and takes_tab(w)}
    places = [(w, w.mapTo(window, w.rect().center())) for w in reached_by_tab(window) if w in usable]
    backwards = [
        f"{described(b)} after {described(a)}"
        for (a, before), (b, after) in zip(places, places[1:])
        if after.y() < before.y() - ROW_PX
        or (abs(after.y() - before.y()) <= ROW_PX and after.x() < before.x())
    ]
    assert backwards == []


def takes_tab(widget: QWidget) -> bool:
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)


def reached_by_tab(window: QWidget) -> list[QWidget]:
    """Follow Qt's own order of the Tab key once round."""
    first = widget = window
    reached: list[QWidget] = []
    for _ in range(10_000):
        widget = widget.nextInFocusChain()
        if widget is first:
            return reached
        reached.append(widget)
    pytest.fail("the order of the Tab key has no end")
    return reached
