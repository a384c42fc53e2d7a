# SPDX-License-Identifier: GPL-2.0-or-later
from __future__ import annotations

import pytest
from qgis.PyQt.QtCore import QPoint, QRect, Qt
from qgis.PyQt.QtGui import QContextMenuEvent, QPalette
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import (
    QApplication,
    QDialogButtonBox,
    QFileDialog,
    QLineEdit,
    QMenu,
    QStyleOptionViewItem,
)

from clearsky_qgis.core.downloads.rows import Standing
from clearsky_qgis.tests.support.shelf import HEIGHT_PX, NARROW_PX, S
from clearsky_qgis.tests.support.shots import palette, take_shot
from clearsky_qgis.ui.downloads.delegate import BUTTON_PX, PICTURE_PX, boxes_of
from clearsky_qgis.ui.downloads.details import DetailsDialog
from clearsky_qgis.ui.downloads.model import ROW_ROLE, StandingFilter

LEFT, RIGHT = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton


def lines(page):
    """What the list says, line by line, as it is read aloud."""
    role = Qt.ItemDataRole.AccessibleTextRole
    return [page.shown.index(at, 0).data(role) for at in range(page.shown.rowCount())]


def index_of(page, uid):
    return page.shown.mapFromSource(page.model.index(page.model.position_of(uid)))


def press_button(page, uid):
    line = page.view.visualRect(index_of(page, uid))
    spot = QPoint(line.right() - BUTTON_PX // 2, line.center().y())
    QTest.mouseClick(page.view.viewport(), LEFT, Qt.KeyboardModifier.NoModifier, spot)


def open_menu():
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


def choose(text):
    menu = open_menu()
    (entry,) = (entry for entry in menu.actions() if entry.text() == text)
    QTest.mouseClick(menu, LEFT, Qt.KeyboardModifier.NoModifier, menu.actionGeometry(entry).center())


def entries(menu):
    return [entry.text() for entry in menu.actions() if not entry.isSeparator()]


# What is seen


@pytest.mark.parametrize("width", [NARROW_PX, 500])
@pytest.mark.parametrize("dress", ["light", "dark"])
def test_the_page_fits_its_width_and_takes_its_colours_from_the_palette(shelf, dress, width):
    with palette(dress):
        uids = shelf.one_of_each()
        shelf.receive(uids["receiving"], 800_000, 2_400_000)
        page = shelf.show_page(width)
        shelf.receive(uids["receiving"], 1_600_000, 2_400_000)
        shelf.settle()
        picture = take_shot(page, f"downloads-{dress}-{width}")
        window = QApplication.palette().color(QPalette.ColorRole.Window)
        assert picture.pixelColor(2, HEIGHT_PX - 2) == window
        assert picture.pixelColor(width // 2, page.view.geometry().bottom() - 2) == window
        assert page.minimumSizeHint().width() <= NARROW_PX
    assert page.view.horizontalScrollBar().maximum() == 0


def test_every_state_is_told_in_words(shelf):
    shelf.one_of_each()
    page = shelf.show_page()
    said = "\n".join(lines(page))
    for words in (
        "1 May 2024 · 12.4 km² · Stratus2, may have been charged · outcome unknown",
        "30 Apr 2024 · 12.4 km² · Stratus2, in the project · 1.24 units",
        "26 Apr 2024 · 12.4 km² · Stratus2, on disk · load it again for free",
        "20 Apr 2024 · 12.4 km² · Stratus2, moved or deleted · find it…",
        "ordered · € 95.00",
        "12 Mar 2024 · 12.4 km² · Stratus2, stopped · it counts as fetched",
        "2 Mar 2024 · 12.4 km² · Stratus2, failed · nothing was charged",
    ):
        assert words in said


def test_a_running_download_tells_how_much_and_how_fast(shelf):
    uid = shelf.buy(S.RECEIVING)
    page = shelf.show_page()
    shelf.receive(uid, 800_000, 2_400_000)
    shelf.settle()
    shelf.receive(uid, 1_600_000, 2_400_000)
    shelf.settle()
    assert "receiving 1.6 of 2.4 MB · " in lines(page)[0]
    assert lines(page)[0].endswith(" MB/s")


def test_play_money_is_called_so(shelf):
    shelf.buy(S.LOADED, account="http://127.0.0.1:9#t", file=shelf.image("a"))
    page = shelf.show_page()
    assert page.totals_label.text().endswith("1.24 units of play money")
    assert page.totals_label.toolTip().endswith("By the prices you agreed to, with what orders renewed.")


def test_the_picture_of_an_image_on_disk_is_made_when_it_is_seen(shelf):
    uid = shelf.buy(S.LOADED, file=shelf.image("a"))
    page = shelf.show_page()
    assert not index_of(page, uid).data(Qt.ItemDataRole.DecorationRole).isNull()


def test_a_list_of_nothing_says_so(shelf):
    page = shelf.show_page()
    assert page.empty_label.text() == "What you get is listed here."
    assert not page.view.isVisible()
    assert not page.export_button.isEnabled()


def test_a_ledger_that_cannot_be_read_is_told_in_a_sentence_until_it_can_be(shelf):
    shelf.buy(S.LOADED)
    page = shelf.show_page()
    shelf.ledger.close()
    shelf.refresh()
    assert "nothing was charged" in page.notice_label.text()
    shelf.ledger.open()
    shelf.refresh()
    assert page.notice_label.text() == ""


# What can be done


def test_the_button_of_a_line_opens_its_menu_and_an_entry_sends_its_intent(shelf, qtbot):
    uids = shelf.one_of_each()
    page = shelf.show_page()
    press_button(page, uids["on_disk"])
    assert entries(open_menu()) == ["Load Again", "Show in Folder", "Details…"]
    with qtbot.waitSignal(page.reopen_requested) as asked:
        choose("Load Again")
    assert asked.args == [uids["on_disk"]]


def test_a_right_click_opens_the_menu_of_the_line_under_the_mouse(shelf):
    uids = shelf.one_of_each()
    page = shelf.show_page()
    spot = page.view.visualRect(index_of(page, uids["failed"])).center()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, spot, page.view.viewport().mapToGlobal(spot))
    QApplication.sendEvent(page.view.viewport(), event)
    assert entries(open_menu()) == ["Try Again", "Details…"]


def test_the_menu_key_opens_the_menu_of_the_current_line(shelf):
    uids = shelf.one_of_each()
    page = shelf.show_page()
    page.view.setCurrentIndex(index_of(page, uids["unknown"]))
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(0, 0), QPoint(0, 0))
    QApplication.sendEvent(page.view.viewport(), event)
    assert entries(open_menu()) == ["Give Up, Allow Buying Again", "Details…"]


def test_only_what_failed_for_free_can_be_tried_again(shelf, qtbot):
    uids = shelf.one_of_each()
    page = shelf.show_page()
    with_it = {uid for uid in uids.values() if "Try Again" in entries(page.make_menu(shelf.row(uid)))}
    assert with_it == {uids["failed"]}
    press_button(page, uids["failed"])
    with qtbot.waitSignal(page.retry_requested) as asked:
        choose("Try Again")
    assert asked.args == [uids["failed"]]


def test_of_a_paid_image_that_broke_off_what_came_can_be_opened_and_the_rest_asked_for(shelf, qtbot):
    part = shelf.folder / "a.unchecked.tif.part"
    part.write_bytes(b"II*\0")
    uid = shelf.buy(S.FAILED, charge="charged", staging_path=str(part.with_suffix("")))
    page = shelf.show_page()
    menu = page.make_menu(shelf.row(uid))
    again = "Fetch Again, May Cost 1.24 units"
    assert entries(menu) == ["Open What Arrived", again, "Show in Folder", "Details…"]
    for text, signal in (("Open What Arrived", page.open_kept_requested), (again, page.retry_requested)):
        press_button(page, uid)
        with qtbot.waitSignal(signal) as asked:
            choose(text)
        assert asked.args == [uid]


def test_the_cross_of_a_running_download_first_says_what_it_means_and_then_stops_it(shelf, qtbot):
    uids = shelf.one_of_each()
    page = shelf.show_page()
    with qtbot.assertNotEmitted(page.cancel_requested):
        press_button(page, uids["receiving"])
    assert "counts as fetched already" in page.notice_label.text()
    with qtbot.waitSignal(page.cancel_requested) as asked:
        press_button(page, uids["receiving"])
    assert asked.args == [uids["receiving"]]


def test_giving_up_asks_for_just_that(shelf, qtbot):
    uids = shelf.one_of_each()
    page = shelf.show_page()
    press_button(page, uids["unknown"])
    with qtbot.waitSignal(page.forget_requested) as asked:
        choose("Give Up, Allow Buying Again")
    assert asked.args == [uids["unknown"]]


def test_arrows_and_enter_load_what_is_on_disk_and_zoom_to_what_is_shown(shelf, qtbot):
    uids = shelf.one_of_each()
    page = shelf.show_page()
    page.view.setFocus()
    page.view.setCurrentIndex(index_of(page, uids["in_project"]))
    with qtbot.waitSignal(page.zoom_requested) as asked:
        QTest.keyClick(page.view, Qt.Key.Key_Return)
    assert asked.args == [shelf.row(uids["in_project"]).layer_id]
    QTest.keyClick(page.view, Qt.Key.Key_Down)
    with qtbot.waitSignal(page.reopen_requested) as asked:
        QTest.keyClick(page.view, Qt.Key.Key_Enter)
    assert asked.args == [uids["on_disk"]]


def test_a_double_click_does_what_enter_does(shelf, qtbot):
    uids = shelf.one_of_each()
    page = shelf.show_page()
    spot = page.view.visualRect(index_of(page, uids["on_disk"])).center()
    viewport = page.view.viewport()
    QTest.mouseClick(viewport, LEFT, Qt.KeyboardModifier.NoModifier, spot)
    with qtbot.waitSignal(page.reopen_requested) as asked:
        QTest.mouseDClick(viewport, LEFT, Qt.KeyboardModifier.NoModifier, spot)
    assert asked.args == [uids["on_disk"]]


def test_the_details_show_request_answer_and_history(shelf):
    uid = shelf.buy(S.FAILED, charge="none", words="The ring is open.", request_json='{"Resolution":10}')
    page = shelf.show_page()
    press_button(page, uid)
    choose("Details…")
    shelf.settle()
    (dialog,) = page.findChildren(DetailsDialog)
    assert "failed: The ring is open." in dialog.history_edit.toPlainText()
    assert dialog.request_edit.toPlainText() == '{\n  "Resolution": 10\n}'
    dialog.close()


def test_an_orders_history_speaks_of_no_file(shelf):
    uid = shelf.order(S.VERIFIED)
    page = shelf.show_page()
    press_button(page, uid)
    choose("Details…")
    shelf.settle()
    (dialog,) = page.findChildren(DetailsDialog)
    assert dialog.history_edit.toPlainText().endswith("confirmed by the service")
    dialog.close()


@pytest.mark.parametrize(("guids", "name"), [(("a",), "Order"), (("a", "b"), "Orders")])
def test_the_details_name_one_order_or_several(shelf, guids, name):
    uid = shelf.order(S.VERIFIED, order_guids=guids)
    page = shelf.show_page()
    press_button(page, uid)
    choose("Details…")
    shelf.settle()
    (dialog,) = page.findChildren(DetailsDialog)
    lines = {line.accessibleName(): line.text() for line in dialog.findChildren(QLineEdit)}
    assert lines[name] == ", ".join(guids)
    dialog.close()


def test_a_moved_file_is_looked_for_in_the_folder_that_is_chosen(shelf, tmp_path):
    file = shelf.image("a")
    uid = shelf.buy(S.LOADED, file=file)
    (tmp_path / "archive").mkdir()
    moved = file.rename(tmp_path / "archive" / "b.tif")
    page = shelf.show_page()
    press_button(page, uid)
    choose("Find It…")
    finish_dialog(page, tmp_path / "archive", QDialogButtonBox.StandardButton.Open)
    shelf.settle()
    assert page.notice_label.text() == f"Found: {moved}. Nothing was charged."
    assert "on disk" in lines(page)[0]


def test_the_export_goes_to_the_file_that_is_chosen(shelf, tmp_path):
    shelf.one_of_each()
    page = shelf.show_page()
    QTest.mouseClick(page.export_button, LEFT)
    finish_dialog(page, tmp_path / "table.csv", QDialogButtonBox.StandardButton.Save)
    shelf.settle()
    assert (tmp_path / "table.csv").is_file()
    assert page.notice_label.text() == f"Written to {tmp_path / 'table.csv'}."


def finish_dialog(page, path, button):
    (dialog,) = page.findChildren(QFileDialog)
    dialog.setDirectory(str(path.parent))
    dialog.selectFile(str(path))
    QTest.mouseClick(dialog.findChild(QDialogButtonBox).button(button), LEFT)


# Search and filter


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("2024-05", {"receiving", "unknown"}),
        ("30 apr", {"in_project"}),
        ("april", {"in_project", "on_disk", "missing"}),
        ("STRATUS2 mar", {"failed", "stopped"}),
        ("gone.tif", {"missing"}),
        ("gone?tif", set()),
        ("(", set()),
    ],
)
def test_typing_leaves_the_lines_that_hold_every_word(shelf, typed, found):
    uids = shelf.one_of_each()
    page = shelf.show_page()
    QTest.keyClicks(page.search_edit, typed)
    left = {page.shown.index(at, 0).data(ROW_ROLE).uid for at in range(page.shown.rowCount())}
    assert left == {uids[name] for name in found}
    assert page.count_label.text() == f"{len(found)} of {len(uids)}"
    assert page.view.isVisible() == bool(found)


@pytest.mark.parametrize("wanted", StandingFilter)
def test_the_filter_leaves_the_lines_of_its_kind(shelf, wanted):
    shelf.one_of_each()
    page = shelf.show_page()
    page.filter_combo.setCurrentIndex(page.filter_combo.findData(wanted))
    left = {page.shown.index(at, 0).data(ROW_ROLE).standing for at in range(page.shown.rowCount())}
    assert left == wanted.value & {row.standing for row in shelf.rows}


def test_every_kind_of_line_has_a_filter():
    in_filters = [standing for kind in StandingFilter if kind.name != "ALL" for standing in kind.value]
    assert sorted(in_filters) == sorted(Standing)


def test_a_filter_holds_for_what_comes_later(shelf):
    page = shelf.show_page()
    QTest.keyClicks(page.search_edit, "april")
    shelf.buy(S.LOADED, image_date="2024-04-01")
    shelf.buy(S.LOADED, image_date="2024-05-01")
    shelf.refresh()
    assert [line[:10] for line in lines(page)] == ["1 Apr 2024"]


# For everybody


def test_everything_that_takes_the_focus_has_a_name(shelf):
    shelf.one_of_each()
    page = shelf.show_page()
    for widget in (page.search_edit, page.filter_combo, page.view, page.export_button):
        assert widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    for widget in (page.search_edit, page.filter_combo, page.view):
        assert widget.accessibleName()
    assert page.export_button.text()


def test_tab_goes_through_the_page_from_top_to_bottom(shelf):
    shelf.one_of_each()
    page = shelf.show_page()
    page.activateWindow()
    page.search_edit.setFocus()
    visited = [QApplication.focusWidget()]
    for _ in range(3):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        visited.append(QApplication.focusWidget())
    assert visited == [page.search_edit, page.filter_combo, page.view, page.export_button]


def test_a_line_is_mirrored_where_one_writes_from_the_right():
    option = QStyleOptionViewItem()
    option.rect = QRect(0, 0, NARROW_PX, 46)
    usual = boxes_of(option)
    option.direction = Qt.LayoutDirection.RightToLeft
    mirrored = boxes_of(option)
    assert usual.picture.left() == 0
    assert mirrored.picture.right() == NARROW_PX - 1
    assert mirrored.picture.width() == PICTURE_PX
    assert mirrored.button.left() == 0
    assert not mirrored.name.intersects(mirrored.picture)
