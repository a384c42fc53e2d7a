# SPDX-License-Identifier: GPL-2.0-or-later
"""Settings ▸ Options ▸ ClearSKY: the key, the service's address, the folder."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.gui import QgsFileWidget, QgsOptionsPageWidget, QgsOptionsWidgetFactory, QgsPasswordLineEdit
from qgis.PyQt.QtGui import QIcon
from qgis.PyQt.QtWidgets import QCheckBox, QDoubleSpinBox, QFormLayout, QLineEdit, QVBoxLayout, QWidget

from ..core.about import resource_path
from ..core.connection.credentials import KeySource
from ..core.errors import SetupError
from ..core.settings import (
    ASK_ABOVE_UNITS,
    BASE_URL,
    DOWNLOAD_FOLDER,
    MONTHLY_EUROS,
    MONTHLY_UNITS,
    Setting,
    amount_of,
)
from ..core.translation import tr
from .messages import explain
from .section import plain_label

if TYPE_CHECKING:
    from collections.abc import Callable

    from ..core.connection.credentials import Credentials


MAX_AMOUNT = 10_000_000.0


class OptionsPage(QgsOptionsPageWidget):
    """Let the key and the few settings be seen and changed; nothing is kept before OK."""

    def __init__(self, credentials: Credentials, on_applied: Callable[[], None], parent: QWidget) -> None:
        super().__init__(parent)
        self._credentials = credentials
        self._on_applied = on_applied
        self.key_edit = QgsPasswordLineEdit()
        self.key_edit.setPlaceholderText(_key_hint(credentials.source()))
        self.session_check = QCheckBox(tr("Keep the key only until QGIS closes"))
        self.forget_check = QCheckBox(tr("Forget the key that is kept"))
        self.base_url_edit = QLineEdit(BASE_URL.get())
        self.base_url_edit.setEnabled(not BASE_URL.is_overridden)
        self.folder_widget = QgsFileWidget()
        self.folder_widget.setStorageMode(QgsFileWidget.StorageMode.GetDirectory)
        self.folder_widget.setFilePath(DOWNLOAD_FOLDER.get())
        self.folder_widget.lineEdit().setPlaceholderText(tr("Beside the project"))
        self.monthly_units_spin = _amount_spin(MONTHLY_UNITS)
        self.monthly_euros_spin = _amount_spin(MONTHLY_EUROS)
        self.ask_above_spin = _amount_spin(ASK_ABOVE_UNITS)
        self.ask_above_spin.setSpecialValueText(tr("never ask"))
        self.message_label = plain_label()
        self._lay_out()

    def apply(self) -> None:
        """Keep what was entered; called by QGIS on OK."""
        BASE_URL.set(self.base_url_edit.text())
        DOWNLOAD_FOLDER.set(self.folder_widget.filePath())
        MONTHLY_UNITS.set(_amount_text(self.monthly_units_spin))
        MONTHLY_EUROS.set(_amount_text(self.monthly_euros_spin))
        ASK_ABOVE_UNITS.set(_amount_text(self.ask_above_spin))
        try:
            self._apply_key()
        except SetupError as error:
            self.message_label.setText(explain(error))
            return
        self._on_applied()

    def _apply_key(self) -> None:
        if self.forget_check.isChecked():
            self._credentials.forget()
        key = self.key_edit.text().strip()
        if key and self.session_check.isChecked():
            self._credentials.keep_until_close(key)
        elif key:
            self._credentials.store(key)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        intro = tr(
            "The key is made in the ClearSKY dashboard. It is kept encrypted in QGIS's authentication database, "
            "which has a master password of its own: that one is QGIS's, not ClearSKY's."
        )
        column.addWidget(plain_label(intro))
        form = QFormLayout()
        form.addRow(tr("API key"), self.key_edit)
        form.addRow("", self.session_check)
        form.addRow("", self.forget_check)
        form.addRow(tr("Service address"), self.base_url_edit)
        form.addRow(tr("Folder for images"), self.folder_widget)
        form.addRow(tr("At most, processing units a month"), self.monthly_units_spin)
        form.addRow(tr("At most, euros for orders a month"), self.monthly_euros_spin)
        form.addRow(tr("Ask again above, processing units"), self.ask_above_spin)
        column.addLayout(form)
        column.addWidget(self.message_label)
        column.addStretch(1)


class OptionsFactory(QgsOptionsWidgetFactory):
    """Make the page when QGIS's options are opened."""

    def __init__(self, credentials: Credentials, on_applied: Callable[[], None]) -> None:
        super().__init__(tr("ClearSKY"), QIcon(resource_path("icons", "clearsky.svg")))
        self._credentials = credentials
        self._on_applied = on_applied

    def createWidget(self, parent: QWidget) -> OptionsPage:  # noqa: N802 (QGIS's name)
        """Make the page."""
        return OptionsPage(self._credentials, self._on_applied, parent)


def _amount_spin(setting: Setting) -> QDoubleSpinBox:
    spin = QDoubleSpinBox()
    spin.setRange(0.0, MAX_AMOUNT)
    spin.setDecimals(2)
    spin.setSpecialValueText(tr("no limit"))
    spin.setValue(amount_of(setting) or 0.0)
    return spin


def _amount_text(spin: QDoubleSpinBox) -> str:
    """Write an amount as it is kept; zero stands for none."""
    return repr(spin.value()) if spin.value() > 0 else ""


def _key_hint(source: KeySource) -> str:
    return {
        KeySource.NONE: tr("Paste the key here"),
        KeySource.ENVIRONMENT: tr("Given by the variable CLEARSKY_API_KEY"),
        KeySource.SESSION: tr("Kept until QGIS closes; enter another to replace it"),
        KeySource.DATABASE: tr("Kept in QGIS's authentication database; enter another to replace it"),
    }[source]
