# SPDX-License-Identifier: GPL-2.0-or-later
"""The key: entered, tried, kept in QGIS's authentication database or until QGIS closes, and forgotten."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.gui import QgsPasswordLineEdit
from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QCheckBox, QFormLayout, QHBoxLayout, QPushButton, QWidget

from ...core.connection.credentials import KeySource, Vault
from ...core.errors import SetupError
from ...core.translation import tr
from ..messages import explain
from ..section import Section, make_quiet, plain_label
from .words import facts_text, key_hint, vault_text

if TYPE_CHECKING:
    from ...core.connection.account_check import AccountFacts
    from ...core.connection.credentials import Credentials


class KeySection(Section):
    """Let the key be entered and tried; it is kept only by `keep`, and never shown again."""

    test_requested = pyqtSignal(str)
    """The key that was entered; empty where the one that is kept is meant."""
    stop_requested = pyqtSignal()
    """The answer is not waited for any longer."""

    def __init__(self, credentials: Credentials, parent: QWidget | None = None) -> None:
        super().__init__(tr("Account"), parent)
        self._credentials = credentials
        self._is_testable = True
        self._is_asking = False
        self.key_edit = QgsPasswordLineEdit()
        self.key_edit.setAccessibleName(tr("API key"))
        self.key_edit.setToolTip(
            tr("Made in the ClearSKY dashboard; ClearSKY has no password for this plugin.")
        )
        self.test_button = QPushButton()
        self.result_label = plain_label()
        self.result_label.hide()
        self.session_check = QCheckBox(tr("Keep the key only until QGIS closes"))
        self.forget_check = QCheckBox(tr("Forget the key that is kept"))
        self.vault_label = make_quiet(plain_label())
        self._lay_out()
        self._render()
        self._set_asking(is_asking=False)
        self.test_button.clicked.connect(self._on_test_clicked)
        self.key_edit.textChanged.connect(self.forget_result)

    @property
    def entered_key(self) -> str:
        """The text of the field, without the blanks that come along when a key is pasted."""
        return str(self.key_edit.text()).strip()

    @property
    def is_asking(self) -> bool:
        """Whether the service is being asked about a key."""
        return self._is_asking

    def keep(self) -> str:
        """Do with the key what was chosen; return what the user must be told, or nothing.

        A database that stays locked costs nobody the key: it is then kept until QGIS closes.
        """
        if self.forget_check.isChecked():
            self._credentials.forget()
        key = self.entered_key
        if not key:
            return ""
        if self.session_check.isChecked():
            self._credentials.keep_until_close(key)
            return ""
        try:
            self._credentials.store(key)
        except SetupError:
            self._credentials.keep_until_close(key)
            return tr(
                "QGIS's authentication database could not be opened, so the ClearSKY key is kept only until "
                "QGIS closes."
            )
        return ""

    def set_testable(self, *, is_testable: bool) -> None:
        """Allow the key to be tried, or not: the sample service has a key of its own."""
        self._is_testable = is_testable
        self.forget_result()

    def forget_result(self) -> None:
        """Say nothing of a key or a service that is no longer the one that was asked about."""
        self._set_asking(is_asking=False)
        self.result_label.hide()

    def show_asking(self) -> None:
        """Say that the service is being asked, and let that be stopped."""
        self._set_asking(is_asking=True)
        self._say(tr("Asking the service…"))

    def show_facts(self, facts: AccountFacts) -> None:
        """Say what the key may do."""
        self._set_asking(is_asking=False)
        self._say(facts_text(facts))

    def show_failure(self, error: BaseException) -> None:
        """Say why the key could not be tried, or that it was not accepted."""
        self._set_asking(is_asking=False)
        self._say(explain(error))

    def _set_asking(self, *, is_asking: bool) -> None:
        self._is_asking = is_asking
        self.test_button.setText(tr("Stop") if is_asking else tr("Test Key"))
        self.test_button.setToolTip(
            tr("Wait for the answer no longer.")
            if is_asking
            else tr("Ask the service what the key may do; free, and nothing is kept yet.")
        )
        self.test_button.setEnabled(self._is_testable)

    def _on_test_clicked(self) -> None:
        if self._is_asking:
            self.stop_requested.emit()
            self.forget_result()
        else:
            self.test_requested.emit(self.entered_key)

    def _say(self, text: str) -> None:
        self.result_label.setText(text)
        self.result_label.show()

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.addWidget(self.key_edit, 1)
        row.addWidget(self.test_button)
        form = QFormLayout()
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        form.addRow(tr("API key"), row)
        self.body.addLayout(form)
        for widget in (self.result_label, self.vault_label, self.session_check, self.forget_check):
            self.body.addWidget(widget)

    def _render(self) -> None:
        source, vault = self._credentials.source(), self._credentials.vault()
        self.key_edit.setPlaceholderText(key_hint(source))
        can_enter = source is not KeySource.ENVIRONMENT
        self.key_edit.setEnabled(can_enter)
        self.vault_label.setText(vault_text(vault))
        self.session_check.setChecked(vault is Vault.DISABLED)
        self.session_check.setEnabled(vault is not Vault.DISABLED)
        for widget in (self.vault_label, self.session_check):
            widget.setVisible(can_enter)
        self.forget_check.setVisible(source in (KeySource.SESSION, KeySource.DATABASE))
