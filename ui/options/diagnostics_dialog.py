# SPDX-License-Identifier: GPL-2.0-or-later
"""The report for whoever helps: looked at first, then copied. It holds no secret, and says so."""

from __future__ import annotations

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QFontDatabase
from qgis.PyQt.QtWidgets import (
    QApplication,
    QDialog,
    QDialogButtonBox,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ...core.translation import tr
from ..section import plain_label

SIZE_PX = (640, 560)


class DiagnosticsDialog(QDialog):
    """Show a report and let it be copied."""

    def __init__(self, report: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("ClearSKY Diagnostics"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.report_edit = QPlainTextEdit(report)
        self.report_edit.setReadOnly(True)
        self.report_edit.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.report_edit.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.report_edit.setAccessibleName(tr("Report"))
        self.report_edit.setTabChangesFocus(True)
        self.copy_button = QPushButton(tr("Copy Report"))
        self.copy_button.clicked.connect(self._on_copy)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.addButton(self.copy_button, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addWidget(
            plain_label(tr("For whoever helps you. It holds no key, no password and no upload address."))
        )
        column.addWidget(self.report_edit, 1)
        column.addWidget(buttons)
        self.resize(*SIZE_PX)

    def _on_copy(self) -> None:
        QApplication.clipboard().setText(self.report_edit.toPlainText())
        self.copy_button.setText(tr("Copied"))
