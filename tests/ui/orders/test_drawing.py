# SPDX-License-Identifier: GPL-2.0-or-later
"""An area drawn from the order form with real mouse events: the rules for orders are said while one draws."""

from __future__ import annotations

from qgis.PyQt.QtCore import QEvent, QPoint, QPointF, Qt
from qgis.PyQt.QtGui import QMouseEvent
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QApplication

NO_KEY = Qt.KeyboardModifier.NoModifier


def click(window, pixel, button=Qt.MouseButton.LeftButton):
    viewport = window.desk.iface.canvas.viewport()
    QTest.mouseMove(viewport, pixel)
    QTest.mouseClick(viewport, button, NO_KEY, pixel)


def move(window, pixel):
    """Move the mouse there and return what the form says.

    The event goes to the canvas by itself: where a tool of digitizing is on, Qt's offscreen cursor moves nothing.
    """
    button = Qt.MouseButton.NoButton
    event = QMouseEvent(QEvent.Type.MouseMove, QPointF(pixel), button, button, NO_KEY)
    QApplication.sendEvent(window.desk.iface.canvas.viewport(), event)
    return window.form.where.area_label.text()


def begin_drawing(window):
    window.begin()
    window.click(window.form.where.draw_button)
    assert window.form.where.draw_button.isChecked()


def test_while_one_draws_the_measures_and_the_broken_rule_follow_the_mouse(window):
    before = window.seen("POST /api/tasking/orders/estimate")
    begin_drawing(window)
    priced = window.seen("POST /api/tasking/orders/estimate")
    assert priced == before + 1
    click(window, QPoint(60, 60))
    click(window, QPoint(240, 62))
    assert "sides of more than 150 m" in move(window, QPoint(235, 66))
    words = move(window, QPoint(235, 90))
    assert "km² drawn · 0.5 km² billed" in words
    assert "Each geometry is billed as 0.5 km² at least." in words
    assert "wasted" not in move(window, QPoint(150, 280))
    assert window.seen("POST /api/tasking/orders/estimate") == priced


def test_the_finished_area_is_the_orders_and_is_priced(window):
    begin_drawing(window)
    before = window.state.aoi
    for corner in (QPoint(60, 60), QPoint(240, 70), QPoint(230, 220)):
        click(window, corner)
    click(window, QPoint(70, 200), Qt.MouseButton.RightButton)
    window.desk.settle()
    window.settle()
    assert not window.form.where.draw_button.isChecked()
    assert window.page.currentWidget() is window.form
    assert window.state.aoi != before
    assert window.state.aoi == window.desk.state.aoi
    assert window.card.order_button.text().startswith("Order · € ")


def test_a_second_click_on_the_button_ends_it_and_the_area_stays(window):
    begin_drawing(window)
    before = window.state.aoi
    click(window, QPoint(60, 60))
    window.click(window.form.where.draw_button)
    assert not window.form.where.draw_button.isChecked()
    assert not window.desk.dock.page.area.draw_button.isChecked()
    assert window.state.aoi == before
