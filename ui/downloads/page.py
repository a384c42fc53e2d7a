# SPDX-License-Identifier: GPL-2.0-or-later
"""The ledger as a list: search, filter, what each purchase has become, and what can be done with it."""

from __future__ import annotations

from functools import partial
from itertools import groupby
from pathlib import PurePath
from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtGui import QCursor
from qgis.PyQt.QtWidgets import (
    QComboBox,
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QMenu,
    QPushButton,
    QSizePolicy,
    QToolTip,
    QVBoxLayout,
    QWidget,
)

from ...core.downloads.rows import RowAction, Standing, actions_of, main_action
from ...core.translation import tr
from ..formats import count_text, unbroken
from ..messages import explain
from ..section import SPACING_PX, make_quiet, plain_label
from ..stop_question import StopQuestion
from .delegate import DownloadDelegate
from .details import DetailsDialog
from .model import ROW_ROLE, DownloadFilter, DownloadModel, StandingFilter
from .view import DownloadsView
from .words import action_text, action_tip, name_text, totals_text

if TYPE_CHECKING:
    from qgis.PyQt.QtCore import QPoint
    from qgis.PyQt.QtGui import QShowEvent

    from ...core.downloads.controller import DownloadDetails, DownloadsController, DownloadsState
    from ...core.downloads.rows import DownloadRow

MARGIN_PX = 8
MONTHS_IN_TIP = 12
CSV_NAME = "clearsky-purchases.csv"


class DownloadsPage(QWidget):
    """Draw what the controller tells of the ledger; what it cannot do by itself leaves as a signal."""

    reopen_requested = pyqtSignal(str)
    """The id of a purchase whose file is on disk and is wanted in the project; free."""
    zoom_requested = pyqtSignal(str)
    """The id of the layer to be looked at."""
    cancel_requested = pyqtSignal(str)
    """The id of a purchase that runs here and is to stop."""
    retry_requested = pyqtSignal(str)
    """The id of a purchase that came to nothing and is wanted again: its price is to be asked."""
    open_kept_requested = pyqtSignal(str)
    """The id of a purchase of which something has come that is to be seen."""
    forget_requested = pyqtSignal(str)
    """The id of a purchase of unknown end that the user gives up."""
    confirm_requested = pyqtSignal(str)
    """The id of an upload of unknown end that the user has found at its address."""

    def __init__(self, controller: DownloadsController, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Downloads"))
        self._controller = controller
        self._rows: dict[str, DownloadRow] = {}
        self._is_unreadable = False
        self._stop_question = StopQuestion()
        self.search_edit = QLineEdit()
        self.filter_combo = QComboBox()
        self.notice_label = plain_label()
        self.count_label = make_quiet(plain_label())
        self.view = DownloadsView()
        self.empty_label = make_quiet(plain_label())
        self.totals_label = make_quiet(plain_label())
        self.export_button = QPushButton(tr("Export CSV…"))
        self.model = DownloadModel(self)
        self.shown = DownloadFilter(self.model, self)
        self.delegate = DownloadDelegate(self)
        self._dress()
        self._lay_out()
        self._connect()
        self._render(controller.state)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 (Qt's name)
        """Read the ledger when the list comes into sight."""
        super().showEvent(event)
        self._controller.refresh()

    def do_main_thing(self, uid: str) -> None:
        """Do what Enter and a double click do with a purchase."""
        self._perform(main_action(self._rows[uid]), self._rows[uid])

    def open_menu(self, uid: str, where: QPoint) -> None:
        """Open the menu of a purchase at a place on the screen."""
        self.make_menu(self._rows[uid]).popup(where)

    def press_button(self, uid: str, where: QPoint) -> None:
        """Do what a line's own button does: stop what can be stopped, else open the menu."""
        row = self._rows[uid]
        if RowAction.CANCEL in actions_of(row):
            self._perform(RowAction.CANCEL, row)
        else:
            self.open_menu(uid, where)

    def make_menu(self, row: DownloadRow) -> QMenu:
        """Make the menu of a line; what Enter would do stands out."""
        menu = QMenu(self)
        menu.setToolTipsVisible(True)
        for action in actions_of(row):
            if action is RowAction.DETAILS and not menu.isEmpty():
                menu.addSeparator()
            entry = menu.addAction(action_text(action, row))
            entry.setToolTip(action_tip(action))
            entry.triggered.connect(partial(self._perform, action, row))
            if action is main_action(row):
                menu.setDefaultAction(entry)
        menu.aboutToHide.connect(menu.deleteLater)
        return menu

    def _dress(self) -> None:
        self.search_edit.setPlaceholderText(tr("Search"))
        self.search_edit.setAccessibleName(tr("Search by date, model or file name"))
        self.search_edit.setToolTip(self.search_edit.accessibleName())
        self.search_edit.setClearButtonEnabled(True)
        for standings, text in _filter_texts():
            self.filter_combo.addItem(text, standings)
        self.filter_combo.setAccessibleName(tr("Which downloads are shown"))
        self.filter_combo.setToolTip(self.filter_combo.accessibleName())
        self.filter_combo.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.view.setModel(self.shown)
        self.view.setItemDelegate(self.delegate)
        self.export_button.setToolTip(tr("Write every purchase to a table"))
        self.empty_label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.notice_label.hide()

    def _lay_out(self) -> None:
        filter_row = QHBoxLayout()
        filter_row.addWidget(self.search_edit, 3)
        filter_row.addWidget(self.filter_combo, 2)
        foot = QHBoxLayout()
        foot.addWidget(self.totals_label, 1)
        foot.addWidget(self.export_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN_PX, MARGIN_PX, MARGIN_PX, MARGIN_PX)
        column.setSpacing(2 * SPACING_PX)
        column.addLayout(filter_row)
        column.addWidget(self.count_label)
        column.addWidget(self.notice_label)
        column.addWidget(self.view, 1)
        column.addWidget(self.empty_label, 1)
        column.addLayout(foot)

    def _connect(self) -> None:
        controller = self._controller
        controller.state_changed.connect(self._render)
        controller.progress_changed.connect(self.model.set_live)
        controller.thumbnails_made.connect(self.model.add_pictures)
        controller.details_read.connect(self._on_details_read)
        controller.search_ended.connect(self._on_search_ended)
        controller.exported.connect(self._on_exported)
        controller.failed.connect(self._on_failed)
        self.model.picture_wanted.connect(controller.want_thumbnail)
        self.search_edit.textChanged.connect(self._on_filter_changed)
        self.filter_combo.currentIndexChanged.connect(self._on_filter_changed)
        self.view.row_entered.connect(lambda index: self.do_main_thing(index.data(ROW_ROLE).uid))
        self.view.menu_requested.connect(self.open_menu)
        self.delegate.button_pressed.connect(self._on_button_pressed)
        self.export_button.clicked.connect(self._on_export_clicked)

    def _render(self, state: DownloadsState) -> None:
        self._rows = {row.uid: row for row in state.rows}
        self.model.set_rows(state.rows)
        if state.problem is not None or self._is_unreadable:
            self._tell(explain(state.problem) if state.problem else "")
        self._is_unreadable = state.problem is not None
        self._render_totals(state)
        self.export_button.setEnabled(bool(state.rows))
        self._render_count(is_read=state.is_read)

    def _render_totals(self, state: DownloadsState) -> None:
        months = [
            totals_text(list(of_month)) for _, of_month in groupby(state.totals, lambda t: t.total.month)
        ]
        self.totals_label.setText(unbroken(months[0]) if months else "")
        told = [*months[:MONTHS_IN_TIP], tr("By the prices you agreed to, with what orders renewed.")]
        self.totals_label.setToolTip("\n".join(told) if months else "")
        self.totals_label.setAccessibleDescription(self.totals_label.toolTip())

    def _render_count(self, *, is_read: bool = True) -> None:
        shown, total = self.shown.rowCount(), len(self._rows)
        self.view.setVisible(shown > 0)
        self.empty_label.setVisible(shown == 0)
        nothing = tr("What you get is listed here.") if is_read else tr("Reading…")
        self.empty_label.setText(tr("Nothing matches.") if total else nothing)
        self.count_label.setVisible(shown < total)
        self.count_label.setText(
            tr("{shown} of {total}").format(shown=count_text(shown), total=count_text(total))
        )

    def _tell(self, text: str) -> None:
        self.notice_label.setText(text)
        self.notice_label.setVisible(bool(text))

    def _on_filter_changed(self) -> None:
        self.shown.set_wanted(self.filter_combo.currentData(), self.search_edit.text())
        self._render_count()

    # Actions

    def _on_button_pressed(self, uid: str) -> None:
        index = self.shown.mapFromSource(self.model.index(self.model.position_of(uid)))
        self.press_button(uid, self.view.button_corner(index))

    def _perform(self, action: RowAction, row: DownloadRow, *_checked: bool) -> None:
        if action is not RowAction.CANCEL:
            self._stop_question.drop()
        self._tell("")
        {
            RowAction.CANCEL: partial(self._stop, row),
            RowAction.ZOOM: partial(self.zoom_requested.emit, row.layer_id),
            RowAction.REOPEN: partial(self.reopen_requested.emit, row.uid),
            RowAction.RESTORE: partial(self._ask_where_to_look, row),
            RowAction.RETRY: partial(self.retry_requested.emit, row.uid),
            RowAction.OPEN_KEPT: partial(self.open_kept_requested.emit, row.uid),
            RowAction.FETCH_AGAIN: partial(self.retry_requested.emit, row.uid),
            RowAction.FORGET: partial(self.forget_requested.emit, row.uid),
            RowAction.CONFIRM: partial(self.confirm_requested.emit, row.uid),
            RowAction.SHOW_IN_FOLDER: partial(self._controller.show_in_folder, row.path),
            RowAction.DETAILS: partial(self._controller.read_details, row.uid),
        }[action]()

    def _stop(self, row: DownloadRow) -> None:
        """Stop at once what has not begun to come; what has is paid for, so that is said first."""
        if self._stop_question.is_answered(row.uid, is_paid=row.standing is Standing.RECEIVING):
            self.cancel_requested.emit(row.uid)
            return
        words = tr(
            "It counts as fetched already. If you stop it, what has come is kept, and the rest is lost. "
            "Press Stop once more to stop it."
        )
        self._tell(words)
        if not self.isVisible():  # asked from the short list on another page
            QToolTip.showText(QCursor.pos(), words)

    def _ask_where_to_look(self, row: DownloadRow) -> None:
        dialog = self._file_dialog(tr("Folder to Look for {name}").format(name=PurePath(row.path).name))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(partial(self._look_for_file, row.uid))
        dialog.open()

    def _look_for_file(self, uid: str, folder: str) -> None:
        self._tell(tr("Looking through the files…"))
        self._controller.look_for_file(uid, folder)

    def _on_export_clicked(self) -> None:
        dialog = self._file_dialog(tr("Export Purchases"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter(tr("Tables (*.csv)"))
        dialog.setDefaultSuffix("csv")
        dialog.selectFile(CSV_NAME)
        dialog.fileSelected.connect(self._controller.export_csv)
        dialog.open()

    def _file_dialog(self, title: str) -> QFileDialog:
        dialog = QFileDialog(self, title)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        return dialog

    def _on_details_read(self, details: DownloadDetails) -> None:
        DetailsDialog(details, self).show()

    def _on_exported(self, path: str) -> None:
        self._tell(tr("Written to {path}.").format(path=path))

    def _on_failed(self, error: BaseException) -> None:
        self._tell(explain(error))

    def _on_search_ended(self, uid: str, path: str) -> None:
        if path:
            self._tell(tr("Found: {path}. Nothing was charged.").format(path=path))
        elif uid in self._rows:
            self._tell(
                tr("{name} was not found there; nothing was charged; look in another folder.").format(
                    name=name_text(self._rows[uid])
                )
            )


def _filter_texts() -> tuple[tuple[StandingFilter, str], ...]:
    return (
        (StandingFilter.ALL, tr("All")),
        (StandingFilter.UNRESOLVED, tr("Outcome Unknown")),
        (StandingFilter.RUNNING, tr("Under Way")),
        (StandingFilter.IN_PROJECT, tr("In the Project")),
        (StandingFilter.ON_DISK, tr("On Disk")),
        (StandingFilter.DELIVERED, tr("Delivered Elsewhere")),
        (StandingFilter.MISSING, tr("Moved or Deleted")),
        (StandingFilter.ENDED_BADLY, tr("Failed or Stopped")),
        (StandingFilter.ORDERED, tr("Orders")),
    )
