# SPDX-License-Identifier: GPL-2.0-or-later
"""Choosing dates with mouse and keys: one, the nearest to a day, several for a series."""

from __future__ import annotations

import datetime as dt

import pytest
from qgis.core import QgsFeature, QgsVectorLayer
from qgis.PyQt.QtCore import QDate, QDateTime, QEvent, QPoint, Qt, QTime, QTimer
from qgis.PyQt.QtGui import QFont, QHelpEvent
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QApplication, QDateEdit, QLabel, QToolTip

from clearsky_qgis.clearsky.models import Cover, DateCoverage
from clearsky_qgis.core.batch.controller import BatchController
from clearsky_qgis.core.imagery.date_choice import nearest_date
from clearsky_qgis.core.imagery.feature_dates import date_in
from clearsky_qgis.core.imagery.state import Activity, ImageryState
from clearsky_qgis.tests.support.calls import AVAILABLE, DATES, seen
from clearsky_qgis.ui.batch.dialog import BatchDialog
from clearsky_qgis.ui.formats import q_date
from clearsky_qgis.ui.imagery.date_field import NO_DATE, DateField, NearestDialog
from clearsky_qgis.ui.imagery.date_section import DateSection
from clearsky_qgis.ui.imagery.date_strip import DateStrip
from clearsky_qgis.ui.imagery.date_words import cover_text, distance_text

DAY = dt.timedelta(days=1)


def coverage(day, fraction=1.0):
    return DateCoverage(day, fraction, Cover.WHOLE if fraction == 1.0 else Cover.PART)


def click_on(strip, date, modifier=Qt.KeyboardModifier.NoModifier):
    point = QPoint(round(strip.x_of(date)), strip.height() - 8)
    QTest.mouseClick(strip, Qt.MouseButton.LeftButton, modifier, point)


def type_date(field, text):
    """Type over the whole text, as after a double click on it, and press Enter."""
    field.setFocus()
    field.setSelectedSection(QDateEdit.Section.YearSection)
    QTest.keyClicks(field, text)
    QTest.keyClick(field, Qt.Key.Key_Return)


@pytest.fixture
def section(desk):
    desk.draw_and_settle()
    return desk.dock.page.date


@pytest.fixture
def strip(qtbot):
    """A strip alone, with dates every tenth day in three years, every third of them of half the area."""
    strip = DateStrip()
    qtbot.addWidget(strip)
    first = dt.date(2022, 3, 1)
    dates = tuple(coverage(first + 10 * i * DAY, 1.0 if i % 3 else 0.5) for i in range(100))
    strip.set_dates(dates, dates[50].date, model="Stratus2")
    strip.resize(366, strip.sizeHint().height())
    strip.show()
    strip.date_picked.connect(lambda date: strip.set_dates(dates, date, model="Stratus2"))
    return strip


# One date


def test_the_arrow_keys_go_to_the_next_and_the_previous_available_date(strip):
    start = strip.current
    QTest.keyClick(strip, Qt.Key.Key_Right)
    assert strip.current == start + 10 * DAY
    QTest.keyClick(strip, Qt.Key.Key_Left)
    QTest.keyClick(strip, Qt.Key.Key_Left)
    assert strip.current == start - 10 * DAY


def test_page_up_and_down_go_to_the_same_time_of_another_year(strip):
    start = strip.current
    QTest.keyClick(strip, Qt.Key.Key_PageDown)
    assert strip.current.year == start.year + 1
    assert abs((strip.current - start).days - 365) <= 5
    QTest.keyClick(strip, Qt.Key.Key_PageUp)
    QTest.keyClick(strip, Qt.Key.Key_PageUp)
    assert strip.current.year == start.year - 1


def test_home_and_end_are_the_ends_of_the_year_and_with_ctrl_of_all_years(strip):
    QTest.keyClick(strip, Qt.Key.Key_Home)
    assert strip.current == min(d for d in all_dates() if d.year == 2023)
    QTest.keyClick(strip, Qt.Key.Key_End)
    assert strip.current == max(d for d in all_dates() if d.year == 2023)
    QTest.keyClick(strip, Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    assert strip.current == dt.date(2022, 3, 1)
    QTest.keyClick(strip, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    assert strip.current == all_dates()[-1]


def all_dates():
    return [dt.date(2022, 3, 1) + 10 * i * DAY for i in range(100)]


def test_the_tool_tip_says_date_model_and_cover(strip):
    whole, part = strip.current, strip.current + 10 * DAY
    assert strip.text_of(whole).endswith(" 2023 · Stratus2 · whole area")
    assert strip.text_of(part).endswith(" 2023 · Stratus2 · 50 % of the area")
    assert strip.text_of(whole + DAY).endswith(" 2023 · no image")
    point = QPoint(round(strip.x_of(whole)), strip.height() - 8)
    event = QHelpEvent(QEvent.Type.ToolTip, point, strip.mapToGlobal(point))
    QApplication.sendEvent(strip, event)
    assert QToolTip.text() == strip.text_of(whole)
    assert strip.accessibleDescription() == strip.text_of(whole)


def test_cover_is_told_by_height_and_not_by_colour_alone(strip):
    image = strip.grab().toImage()
    blue = strip.palette().highlight().color().rgb()
    heights = {
        fraction: sum(
            image.pixelColor(round(strip.x_of(day)), y).rgb() == blue for y in range(image.height())
        )
        for day, fraction in ((dt.date(2023, 1, 5), 1.0), (dt.date(2023, 1, 25), 0.5))
    }
    assert heights[1.0] > 10
    assert heights[0.5] < 0.7 * heights[1.0]


def test_a_part_is_never_rounded_up_to_the_whole(strip):
    assert cover_text(coverage(dt.date(2024, 5, 4), 0.9985)) == "99 % of the area"
    assert cover_text(coverage(dt.date(2024, 5, 4), 0.001)) == "under 1 % of the area"


def test_other_years_are_shown_without_choosing_another_date(qtbot):
    section = DateSection()
    qtbot.addWidget(section)
    dates = tuple(coverage(day) for day in all_dates())
    section.render_state(ImageryState(dates=dates, date=dates[-1].date), enabled=True)
    section.resize(300, 200)
    section.show()
    picked = []
    section.date_picked.connect(picked.append)
    last_year = dates[-1].date.year
    assert not section.year_after_button.isEnabled()
    QTest.mouseClick(section.year_before_button, Qt.MouseButton.LeftButton)
    assert section.strip.year == last_year - 1
    assert [label.text() for label in section.findChildren(QLabel) if label.text() == str(last_year - 1)]
    assert picked == []
    click_on(section.strip, next(d.date for d in dates if d.date.year == last_year - 1))
    assert [day.year for day in picked] == [last_year - 1]


def test_a_typed_date_is_chosen_and_priced(desk, section):
    wanted = desk.state.dates[-20].date
    type_date(section.date_field, wanted.isoformat().replace("-", ""))
    desk.settle()
    assert desk.state.quote.request.date == wanted


def test_a_typed_date_without_an_image_has_no_price_and_the_nearest_is_offered(desk, section):
    wanted = desk.state.dates[-20].date
    missing = wanted + DAY
    assert missing not in {d.date for d in desk.state.dates}
    type_date(section.date_field, missing.isoformat().replace("-", ""))
    desk.settle()
    assert desk.state.date is None
    assert desk.state.quote is None
    assert not desk.dock.page.price.get_button.isEnabled()
    assert section.date_field.text() == missing.isoformat()
    assert "The nearest is" in section.note_label.text()
    assert "1 day earlier" in section.note_label.text()
    desk.click(section.nearest_button)
    desk.settle()
    assert desk.state.date == wanted
    assert section.note_label.text() == ""
    assert desk.state.can_get


def test_the_arrows_of_the_field_go_from_date_to_date_and_the_wheel_changes_nothing(desk, section):
    start = desk.state.date
    QTest.keyClick(section.date_field, Qt.Key.Key_Down)
    desk.settle()
    assert desk.state.date == max(d.date for d in desk.state.dates if d.date < start)
    QTest.keyClick(section.date_field, Qt.Key.Key_Up)
    desk.settle()
    assert desk.state.date == start


def test_the_calendar_has_the_available_dates_bold_on_every_page(qtbot):
    field = DateField()
    qtbot.addWidget(field)
    dates = tuple(coverage(day) for day in all_dates())
    field.mark_dates(dates)
    calendar = field.calendarWidget()
    for page in (dates[0].date, dates[50].date):
        calendar.setCurrentPage(page.year, page.month)
        for day in (page, page + DAY):
            look = calendar.dateTextFormat(q_date(day))
            assert (look.fontWeight() == QFont.Weight.Bold) == (day == page)
        assert calendar.dateTextFormat(q_date(page)).toolTip() == "whole area"


def test_the_field_names_no_day_before_one_is_known_and_none_of_a_forgotten_area(desk):
    field = desk.dock.page.date.date_field
    assert (field.text(), field.isEnabled()) == (NO_DATE, False)
    desk.draw_and_settle()
    assert field.text() == desk.state.date.isoformat()
    desk.controller.areas.clear()
    assert (field.text(), field.isEnabled()) == (NO_DATE, False)


def test_an_answer_does_not_wipe_what_is_being_typed(desk, section):
    field = section.date_field
    desk.click(section.before_button)
    field.setFocus()
    field.setSelectedSection(QDateEdit.Section.DaySection)
    QTest.keyClicks(field, "1")
    typed = field.text()
    desk.settle()
    assert desk.state.quote is not None
    assert field.text() == typed


# Nearest to


def test_of_two_dates_as_near_the_one_that_covers_more_is_taken():
    day = dt.date(2024, 5, 4)
    dates = (coverage(day - 2 * DAY, 0.7), coverage(day + 2 * DAY))
    assert nearest_date(dates, day).date == day + 2 * DAY
    assert nearest_date((coverage(day - 2 * DAY), coverage(day + 2 * DAY)), day).date == day - 2 * DAY
    assert nearest_date((coverage(day - DAY, 0.7), coverage(day + 2 * DAY)), day).date == day - DAY
    assert nearest_date((), day) is None


@pytest.mark.parametrize(
    ("days", "words"), [(1, "1 day later"), (-1, "1 day earlier"), (-9, "9 days earlier")]
)
def test_a_distance_is_said_in_days(days, words):
    assert distance_text(dt.date(2024, 5, 4), dt.date(2024, 5, 4) + days * DAY) == words


def test_the_nearest_to_a_date_is_asked_for_in_a_dialog(desk, section):
    wanted = desk.state.dates[-20].date + DAY

    def answer():
        dialog = next(w for w in QApplication.topLevelWidgets() if isinstance(w, NearestDialog))
        dialog.edit.setDate(QDate(wanted.year, wanted.month, wanted.day))
        dialog.accept()

    QTimer.singleShot(50, answer)
    section.menu.nearest_menu.actions()[0].trigger()
    desk.settle()
    assert desk.state.date == desk.state.dates[-20].date
    assert "1 day earlier" in section.note_label.text()
    assert desk.state.can_get


def test_the_nearest_to_a_date_in_the_selected_features_attributes(desk, section):
    wanted = desk.state.dates[-30].date + DAY
    layer = QgsVectorLayer("Point?crs=EPSG:4326&field=name:string&field=sown:date", "fields", "memory")
    feature = QgsFeature(layer.fields())
    feature.setAttributes(["North", QDate(wanted.year, wanted.month, wanted.day)])
    layer.dataProvider().addFeatures([feature])
    layer.selectAll()
    desk.iface.active_layer = layer
    section.menu.aboutToShow.emit()
    (action,) = [a for a in section.menu.nearest_menu.actions() if a.text().startswith("sown of the")]
    action.trigger()
    desk.settle()
    assert desk.state.date == desk.state.dates[-30].date
    layer.removeSelection()
    section.menu.aboutToShow.emit()
    assert not section.menu.nearest_menu.actions()[-1].isEnabled()


@pytest.mark.parametrize(
    ("value", "date"),
    [
        (QDate(2024, 5, 4), dt.date(2024, 5, 4)),
        (QDateTime(QDate(2024, 5, 4), QTime(23, 30), Qt.TimeSpec.UTC), dt.date(2024, 5, 4)),
        (QDateTime(QDate(2024, 5, 4), QTime(1, 0), Qt.TimeSpec.OffsetFromUTC, 2 * 3600), dt.date(2024, 5, 3)),
        (QDateTime(QDate(2024, 5, 4), QTime(1, 0)), dt.date(2024, 5, 4)),
        ("2024-05-04", dt.date(2024, 5, 4)),
        (" 20240504 ", dt.date(2024, 5, 4)),
        ("2024-05-04T23:30:00Z", dt.date(2024, 5, 4)),
        ("2024-05-04T23:30:00-08:00", dt.date(2024, 5, 5)),
        ("2024-05-04 10:00", dt.date(2024, 5, 4)),
        ("2024-13-04", None),
        ("May", None),
        ("2024-05-04 or so", None),
        (20240504, None),
        (None, None),
        (QDate(), None),
    ],
)
def test_dates_are_read_from_dates_moments_and_texts(value, date):
    assert date_in(value) == date


def test_an_area_without_the_chosen_date_shows_the_nearest_and_says_so(desk, section):
    dates = desk.state.dates
    desk.controller.dates.pick(dates[-20].date)
    desk.settle()
    desk.draw_and_settle()
    assert desk.state.date == dates[-20].date, "another area does not change the date"
    assert section.note_label.text() == ""
    desk.controller._inquiry.wish(dates[-20].date + DAY)
    desk.draw_and_settle()
    assert desk.state.date == dates[-20].date
    assert "1 day earlier" in section.note_label.text()


# Several


def test_clicks_tick_dates_shift_ticks_a_range_and_the_count_is_shown(desk, section):
    desk.click(section.several_check)
    start = desk.state.date
    assert desk.state.ticked == (start,)
    assert section.ticked_label.text() == "1 date ticked"
    shown = [d.date for d in desk.state.dates if d.date.year == section.strip.year]
    click_on(section.strip, shown[10])
    first = desk.state.ticked[0]
    click_on(section.strip, shown[40], Qt.KeyboardModifier.ShiftModifier)
    last = section.strip.current
    between = [day for day in shown if first <= day <= last]
    assert desk.state.ticked == tuple(sorted({*between, start}))
    assert section.ticked_label.text() == f"{len(desk.state.ticked)} dates ticked"
    click_on(section.strip, first)
    assert first not in desk.state.ticked
    assert desk.state.date == start, "what is ticked does not change the one date"
    desk.click(section.none_button)
    assert desk.state.ticked == ()
    desk.click(section.several_check)
    assert not desk.state.is_several


def test_the_keyboard_ticks_with_space_and_a_range_with_shift(desk, section):
    desk.click(section.several_check)
    desk.click(section.none_button)
    start = section.strip.current
    QTest.keyClick(section.strip, Qt.Key.Key_Space)
    assert desk.state.ticked == (start,)
    assert section.strip.accessibleDescription().endswith("ticked")
    QTest.keyClick(section.strip, Qt.Key.Key_Left)
    assert desk.state.ticked == (start,)
    QTest.keyClick(section.strip, Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    assert len(desk.state.ticked) == 3
    assert desk.state.date == start


def test_ticked_dates_lead_to_the_window_of_the_batch_with_one_total(desk, section, sandbox):
    batch = BatchController(desk.service, desk.queue, desk.project, desk.ledger)
    window = BatchDialog(batch, desk.iface.window)
    desk.dock.page.batch_button.clicked.connect(lambda: window.open_with(desk.controller.state))
    desk.click(section.several_check)
    QTest.keyClick(section.strip, Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(section.strip, Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    ticked = desk.state.ticked
    assert not desk.dock.page.price.isVisible()
    assert desk.dock.page.batch_button.text() == "Price of 3 Dates…"
    desk.click(desk.dock.page.batch_button)
    desk.wait_until(lambda: batch.state.can_get)
    assert batch.state.dates == ticked
    assert batch.state.total_units == pytest.approx(sum(cell.units for cell in batch.state.chosen))
    assert len(batch.state.chosen) == 3
    assert seen(sandbox) == 0


def test_ticks_outlive_a_change_of_the_area_as_far_as_it_has_them(desk, section):
    desk.click(section.several_check)
    QTest.keyClick(section.strip, Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    ticked = desk.state.ticked
    desk.click(desk.dock.page.area.extent_button)
    desk.settle()
    assert desk.state.is_several
    assert set(desk.state.ticked) <= {d.date for d in desk.state.dates}
    assert set(desk.state.ticked) == set(ticked) & {d.date for d in desk.state.dates}


def test_whoever_wants_one_date_from_elsewhere_sees_its_price(desk, section):
    wanted = desk.state.dates[-20].date
    desk.click(section.several_check)
    assert not desk.dock.page.price.isVisible()
    desk.controller.dates.wish(wanted)
    desk.settle()
    assert not section.several_check.isChecked()
    assert desk.dock.page.price.isVisible()
    assert desk.state.quote.request.date == wanted


# Asked again


def test_an_area_that_changes_often_is_asked_for_once_more_at_its_end(desk, sandbox):
    desk.draw_and_settle()
    desk.qtbot.wait(300)  # the pause after the last question
    before = seen(sandbox, DATES)
    canvas = desk.iface.canvas
    for step in range(8):
        canvas.zoomByFactor(0.99)
        desk.click(desk.dock.page.area.extent_button)
        assert desk.state.activity is Activity.ASKING_DATES, step
    newest = desk.state.aoi
    desk.settle()
    assert seen(sandbox, DATES) - before <= 2
    assert desk.state.quote.request.wkt == newest.wkt


def test_leafing_through_dates_asks_for_the_price_of_the_last_only(desk, section, sandbox):
    desk.qtbot.wait(300)
    before = seen(sandbox, AVAILABLE)
    for _ in range(10):
        QTest.keyClick(section.strip, Qt.Key.Key_Left)
        assert desk.state.quote is None
    chosen = desk.state.date
    desk.settle()
    assert seen(sandbox, AVAILABLE) - before <= 2
    assert desk.state.quote.request.date == chosen


def test_clearing_the_area_ends_a_question_that_is_under_way(desk, sandbox):
    sandbox.faults.add("delay", path="search/available", seconds=5)
    desk.draw()
    desk.wait_until(lambda: len(desk.queue) == 1)
    desk.click(desk.dock.page.area.clear_button)
    assert desk.state.activity is Activity.IDLE
    assert desk.state.aoi is None
    desk.wait_until(lambda: len(desk.queue) == 0)
    assert desk.state.dates == ()
