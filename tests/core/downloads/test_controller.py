# SPDX-License-Identifier: GPL-2.0-or-later
from __future__ import annotations

import csv
import datetime as dt
import itertools
from threading import Event

import pytest
from hypothesis import given
from hypothesis import strategies as st
from qgis.PyQt.QtCore import QObject, QUrl, pyqtSlot
from qgis.PyQt.QtGui import QDesktopServices

from clearsky_qgis.core.downloads.live_progress import ProgressBook
from clearsky_qgis.core.downloads.rows import (
    DownloadRow,
    RowAction,
    Standing,
    actions_of,
    file_key,
    main_action,
)
from clearsky_qgis.core.errors import LedgerError, StorageError
from clearsky_qgis.core.jobs.progress import Progress
from clearsky_qgis.core.purchases.ledger_rows import PurchaseKind
from clearsky_qgis.core.rasters.thumbnails import SIDE_PX, make_thumbnail
from clearsky_qgis.tests.support.geotiffs import write_geotiff
from clearsky_qgis.tests.support.purchases import PLAY
from clearsky_qgis.tests.support.shelf import S, Shelf

CHARGES = ("none", "unknown", "charged")


@pytest.fixture
def shelf(qtbot, tmp_path):
    shelf = Shelf(qtbot, tmp_path)
    yield shelf
    shelf.close()


def heard(signal):
    """Listen to a signal and return the list that what it says goes into."""
    said = []
    signal.connect(lambda *values: said.append(values[0] if len(values) == 1 else values))
    return said


rows = st.builds(
    DownloadRow,
    uid=st.uuids().map(lambda uid: uid.hex),
    kind=st.sampled_from(PurchaseKind),
    standing=st.sampled_from(Standing),
    charge=st.sampled_from(CHARGES),
    image_date=st.dates(),
    bought_on=st.dates(),
    model=st.just("Stratus2"),
    area_km2=st.floats(0, 400),
    amount=st.integers(0, 100).map(float),
    is_play_money=st.booleans(),
    size_bytes=st.none() | st.integers(0),
    path=st.just("/a.tif"),
    has_file=st.booleans(),
    layer_id=st.just(""),
    is_ours=st.booleans(),
    haystack=st.just(""),
)


# What has become of each


def test_ledger_disk_and_project_together_say_what_has_become_of_each(shelf):
    uids = shelf.one_of_each()
    shelf.refresh()
    assert {shelf.row(uid).standing.value: uid for uid in uids.values()} == uids


def test_the_unresolved_come_first_then_what_runs_then_the_newest(shelf):
    uids = shelf.one_of_each()
    shelf.refresh()
    expected = ("unknown", "receiving", "in_project", "on_disk", "missing", "ordered", "stopped", "failed")
    assert [row.uid for row in shelf.rows] == [uids[name] for name in expected]


def test_a_file_that_goes_away_is_missing_and_one_that_comes_back_is_there(shelf):
    file = shelf.image("a")
    uid = shelf.buy(S.LOADED, file=file)
    away = file.rename(file.with_name("away.tif"))
    shelf.refresh()
    assert shelf.row(uid).standing is Standing.MISSING
    away.rename(file)
    shelf.refresh()
    assert shelf.row(uid).standing is Standing.ON_DISK


def test_layers_that_come_and_go_change_the_list_by_themselves(shelf):
    file = shelf.image("a")
    uid = shelf.buy(S.VERIFIED, file=file)
    shelf.refresh()
    layer_id = shelf.put_into_project(file)
    shelf.settle()
    assert shelf.row(uid).layer_id == layer_id
    shelf.project.removeMapLayer(layer_id)
    shelf.settle()
    assert shelf.row(uid).standing is Standing.ON_DISK


def test_the_view_beside_an_image_counts_as_the_image():
    assert file_key("/images/clearsky_2024.05.04.tif") == file_key("/images/clearsky_2024.05.04.vrt")
    assert file_key("/images/clearsky_2024.05.04.tif") != file_key("/images/clearsky_2024.05.05.tif")


def test_what_was_kept_of_a_failed_download_can_be_shown_in_its_folder(shelf):
    target = shelf.folder / "a.tif"
    kept = shelf.image("a.unchecked")
    uid = shelf.buy(S.FAILED, charge="charged", file=target, staging_path=str(kept))
    shelf.refresh()
    assert shelf.row(uid).path == str(kept)
    assert RowAction.SHOW_IN_FOLDER in actions_of(shelf.row(uid))


# What may be done


@given(rows)
def test_trying_again_is_offered_only_for_an_image_that_failed_and_cost_nothing(row):
    free = row.charge == "none" and row.standing in (Standing.FAILED, Standing.STOPPED)
    assert (RowAction.RETRY in actions_of(row)) == (free and row.kind is PurchaseKind.IMAGE)


@given(rows)
def test_the_main_action_never_costs_stops_or_gives_up(row):
    assert main_action(row) in actions_of(row)
    assert main_action(row) not in (RowAction.RETRY, RowAction.CANCEL, RowAction.FORGET)


@given(rows)
def test_only_what_runs_in_this_very_qgis_can_be_stopped(row):
    if RowAction.CANCEL in actions_of(row):
        assert row.is_ours
        assert row.standing in (Standing.WAITING, Standing.RECEIVING)


# What the months have cost


@given(rows)
def test_only_what_is_not_there_can_be_given_up(row):
    if RowAction.FORGET in actions_of(row):
        assert row.standing in (Standing.UNKNOWN, Standing.MISSING)


def test_the_totals_are_the_ledgers_own(shelf):
    for state, charge in itertools.product(S, CHARGES):
        shelf.buy(state, charge=charge)
        shelf.order(state)
    shelf.refresh()
    totals = shelf.controller.state.totals
    assert [total for total, is_play_money in totals if not is_play_money] == list(
        shelf.ledger.month_totals()
    )
    assert len(totals) == len(PurchaseKind)


def test_play_money_is_counted_apart(shelf):
    shelf.buy(S.LOADED, amount_estimated=5.0)
    shelf.buy(S.LOADED, amount_estimated=7.0, account=PLAY)
    shelf.refresh()
    assert {play: total.amount for total, play in shelf.controller.state.totals} == {False: 5.0, True: 7.0}


# Reading


def test_a_reading_that_finds_nothing_new_says_nothing(shelf):
    shelf.one_of_each()
    shelf.refresh()
    told = heard(shelf.controller.state_changed)
    shelf.refresh()
    assert told == []


def test_a_line_that_stays_as_it_was_is_the_very_same_object(shelf):
    first = shelf.buy(S.LOADED)
    shelf.refresh()
    before = shelf.row(first)
    shelf.buy(S.LOADED)
    shelf.refresh()
    assert shelf.row(first) is before
    assert len(shelf.rows) == 2


def test_a_purchase_that_comes_while_the_ledger_is_being_read_is_not_missed(shelf):
    shelf.controller.refresh()
    uid = shelf.buy(S.LOADED)
    shelf.refresh()
    assert shelf.row(uid).uid == uid


def test_a_ledger_that_cannot_be_read_is_told_and_the_list_stays(shelf):
    shelf.buy(S.LOADED)
    shelf.refresh()
    shelf.ledger.close()
    shelf.refresh()
    assert isinstance(shelf.controller.state.problem, LedgerError)
    assert len(shelf.rows) == 1


def test_an_order_has_no_date_of_an_image(shelf):
    uid = shelf.order(S.VERIFIED)
    shelf.refresh()
    assert shelf.row(uid).image_date is None
    assert abs(shelf.row(uid).bought_on - dt.datetime.now(dt.timezone.utc).date()) <= dt.timedelta(days=1)


# Progress


def test_a_thousand_chunks_are_few_signals_of_which_one_tells_the_last(shelf):
    told = heard(shelf.controller.progress_changed)
    with shelf.ledger.under_way.receiving("a", Event()):
        for received in range(1000):
            shelf.ledger.under_way.note("a", received, 1000)
            shelf.controller.watch()
        shelf.qtbot.waitUntil(lambda: len(told) > 1)
    assert len(told) <= 3
    assert told[-1]["a"].received_bytes == 999


def test_one_of_several_downloads_is_stopped_by_its_id(shelf):
    board = shelf.ledger.under_way
    with board.receiving("a", Event()) as one, board.receiving("b", Event()) as other:
        shelf.controller.stop("a")
        assert (one.is_set(), other.is_set()) == (True, False)


def test_a_download_that_begins_or_ends_has_the_ledger_read_anew(shelf):
    shelf.refresh()
    uid = shelf.buy(S.RECEIVING)
    shelf.receive(uid, 1, 10)
    shelf.settle()
    assert shelf.row(uid).standing is Standing.RECEIVING
    shelf.ledger.move(uid, S.FAILED)
    shelf.end_receiving()
    shelf.settle()
    assert shelf.row(uid).standing is Standing.FAILED


def test_the_rate_is_that_of_the_last_seconds():
    book = ProgressBook()
    assert book.note({"a": Progress(0, 9000)}, 0.0)["a"].rate_bytes_s is None
    assert book.note({"a": Progress(1000, 9000)}, 1.0)["a"].rate_bytes_s == 1000
    for second in range(2, 20):
        live = book.note({"a": Progress(1000 + 50 * second, 9000)}, float(second))
    assert live["a"].rate_bytes_s == pytest.approx(50)


def test_a_download_that_has_ended_leaves_no_rate_behind():
    book = ProgressBook()
    book.note({"a": Progress(5000, 9000)}, 0.0)
    assert book.note({}, 1.0) == {}
    assert book.note({"a": Progress(0, 9000)}, 2.0)["a"].rate_bytes_s is None


# Pictures


def test_a_picture_is_true_colour_from_0_to_2000_and_clear_where_there_is_no_data(tmp_path):
    picture = make_thumbnail(str(write_geotiff(tmp_path / "a.tif")))
    assert (picture.width(), picture.height()) == (SIDE_PX, SIDE_PX)
    colour = picture.pixelColor(SIDE_PX - 5, 5)
    expected = [value / 2000 * 255 for value in (300, 200, 100)]
    assert [colour.red(), colour.green(), colour.blue()] == pytest.approx(expected, abs=1)
    assert (colour.alpha(), picture.pixelColor(5, 5).alpha()) == (255, 0)


def test_an_image_of_one_band_is_shown_in_grey(tmp_path):
    picture = make_thumbnail(str(write_geotiff(tmp_path / "a.tif", band_ids=("B8",), nodata=None)))
    colour = picture.pixelColor(5, 5)
    assert colour.red() == colour.green() == colour.blue() > 0


@pytest.mark.parametrize("content", [b"", b"no image", b"II*\0\x08\0\0\0"])
def test_a_file_that_is_no_image_has_no_picture(tmp_path, content):
    file = tmp_path / "a.tif"
    file.write_bytes(content)
    assert make_thumbnail(str(file)).isNull()
    assert make_thumbnail(str(tmp_path / "none.tif")).isNull()


def test_who_scrolls_far_gets_the_last_pictures_and_not_all(shelf):
    made = heard(shelf.controller.thumbnails_made)
    for number in range(500):
        shelf.controller.want_thumbnail(str(shelf.folder / f"{number}.tif"))
    shelf.settle()
    paths = [path for pictures in made for path in pictures]
    assert paths[0] == str(shelf.folder / "499.tif")
    assert len(paths) < 100


# What is asked for


def test_a_file_that_was_moved_and_renamed_is_found_by_its_content(shelf, tmp_path):
    file = shelf.image("a")
    uid = shelf.buy(S.LOADED, file=file)
    elsewhere = tmp_path / "archive" / "deep"
    elsewhere.mkdir(parents=True)
    moved = file.rename(elsewhere / "renamed.tif")
    ended = heard(shelf.controller.search_ended)
    shelf.refresh()
    shelf.controller.look_for_file(uid, str(tmp_path / "archive"))
    shelf.settle()
    assert ended == [(uid, str(moved))]
    assert shelf.row(uid).standing is Standing.ON_DISK
    assert shelf.row(uid).path == str(moved)


def test_a_file_that_is_nowhere_stays_missing(shelf, tmp_path):
    file = shelf.image("a")
    uid = shelf.buy(S.LOADED, file=file)
    file.unlink()
    shelf.image("another", seed=9)
    ended = heard(shelf.controller.search_ended)
    shelf.refresh()
    shelf.controller.look_for_file(uid, str(tmp_path))
    shelf.settle()
    assert ended == [(uid, "")]
    assert shelf.row(uid).standing is Standing.MISSING


def test_the_export_holds_every_purchase(shelf, tmp_path):
    uids = shelf.one_of_each()
    done = heard(shelf.controller.exported)
    target = tmp_path / "table.csv"
    shelf.controller.export_csv(str(target))
    shelf.settle()
    assert done == [str(target)]
    with target.open(encoding="utf-8-sig", newline="") as stream:
        assert len(list(csv.DictReader(stream))) == len(uids)


def test_an_export_to_where_nothing_can_be_written_is_told(shelf, tmp_path):
    failed = heard(shelf.controller.failed)
    shelf.controller.export_csv(str(tmp_path / "no folder" / "table.csv"))
    shelf.settle()
    assert [type(error) for error in failed] == [StorageError]


def test_the_details_hold_the_request_the_answer_and_the_history(shelf):
    uid = shelf.buy(S.UNKNOWN, charge="unknown", words="the line broke")
    read = heard(shelf.controller.details_read)
    shelf.refresh()
    shelf.controller.read_details(uid)
    shelf.settle()
    (details,) = read
    assert (details.purchase.uid, details.purchase.words) == (uid, "the line broke")
    assert [step.state for step in details.history] == [S.PLANNED, S.SENT, S.UNKNOWN]


class FileManager(QObject):
    """What the system opens folders with."""

    def __init__(self):
        super().__init__()
        self.opened = []

    @pyqtSlot(QUrl)
    def open(self, url):
        self.opened.append(url.toLocalFile())


def test_a_files_folder_is_opened_by_the_system(shelf):
    manager = FileManager()
    QDesktopServices.setUrlHandler("file", manager.open)
    shelf.controller.show_in_folder(str(shelf.folder / "a.tif"))
    QDesktopServices.unsetUrlHandler("file")
    assert manager.opened == [str(shelf.folder)]


UPLOAD = '{"UploadUrl":"https://bucket.example/…"}'


def test_an_image_that_went_elsewhere_is_neither_missing_nor_looked_for_here(shelf):
    uid = shelf.buy(S.VERIFIED, request_json=UPLOAD, file_path="")
    shelf.refresh()
    row = shelf.row(uid)
    assert (row.standing, row.uploaded_to) == (Standing.DELIVERED, "https://bucket.example/…")
    assert actions_of(row) == (RowAction.DETAILS,)


def test_of_an_upload_in_doubt_the_user_may_say_that_it_has_arrived(shelf):
    uid = shelf.buy(S.UNKNOWN, request_json=UPLOAD, file_path="")
    shelf.refresh()
    assert actions_of(shelf.row(uid)) == (RowAction.FORGET, RowAction.CONFIRM, RowAction.DETAILS)
