# SPDX-License-Identifier: GPL-2.0-or-later
"""One purchase in full: its facts, its history, and the request as it was sent."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QFontDatabase, QPalette
from qgis.PyQt.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from ...core.translation import tr
from ..formats import local_time_text
from ..section import plain_label
from .words import amount_text, charge_text, name_text, size_text, stage_text, state_text

if TYPE_CHECKING:
    from ...core.downloads.controller import DownloadDetails

SIZE_PX = (520, 560)


class DetailsDialog(QDialog):
    """Show the details of a purchase, to be read and copied."""

    def __init__(self, details: DownloadDetails, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(name_text(details.row))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.history_edit = _reading_text(tr("History"), history_text(details))
        self.request_edit = _reading_text(tr("Request"), request_text(details))
        self.request_edit.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addLayout(_facts_form(details))
        for edit, stretch in ((self.history_edit, 1), (self.request_edit, 2)):
            heading = QLabel(edit.accessibleName())
            heading.setBuddy(edit)
            column.addWidget(heading)
            column.addWidget(edit, stretch)
        column.addWidget(buttons)
        self.resize(*SIZE_PX)


def history_text(details: DownloadDetails) -> str:
    """Write the steps of a purchase, one a line."""
    lines = []
    for step in details.history:
        moment = local_time_text(step.at, with_seconds=True)
        line = f"{moment}   {stage_text(step.state, details.purchase.kind)}"
        lines.append(f"{line}: {step.words}" if step.words else line)
    return "\n".join(lines)


def request_text(details: DownloadDetails) -> str:
    """Write the body that was sent, for reading."""
    return json.dumps(json.loads(details.purchase.request_json), indent=2, ensure_ascii=False)


def _facts_form(details: DownloadDetails) -> QFormLayout:
    row, purchase = details.row, details.purchase
    facts = {
        tr("State"): state_text(row),
        tr("Price"): f"{amount_text(row)} · {charge_text(row)}",
        tr("Account"): purchase.account,
        tr("File"): row.path,
        tr("Size"): size_text(row.size_bytes) if row.size_bytes else "",
        tr("SHA-256"): purchase.sha256,
        tr("Order") if len(purchase.order_guids) == 1 else tr("Orders"): ", ".join(purchase.order_guids),
        tr("Number"): purchase.uid,
    }
    form = QFormLayout()
    for name, text in facts.items():
        if text:
            form.addRow(name, _reading_line(name, text))
    if purchase.words:
        form.addRow(tr("Answer"), plain_label(purchase.words))
    return form


def _reading_line(name: str, text: str) -> QLineEdit:
    """Make a line that a long path or number scrolls in, and that can be copied from."""
    line = QLineEdit(text)
    line.setReadOnly(True)
    line.setFrame(False)
    line.setCursorPosition(0)
    line.setAccessibleName(name)
    palette = line.palette()
    palette.setColor(QPalette.ColorRole.Base, palette.color(QPalette.ColorRole.Window))
    line.setPalette(palette)
    return line


def _reading_text(name: str, text: str) -> QPlainTextEdit:
    edit = QPlainTextEdit(text)
    edit.setReadOnly(True)
    edit.setTabChangesFocus(True)
    edit.setAccessibleName(name)
    return edit
