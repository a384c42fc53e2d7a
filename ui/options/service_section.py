# SPDX-License-Identifier: GPL-2.0-or-later
"""Which service is used: ClearSKY's, the sample service, or one at another address; and the proxy on the way there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QComboBox, QFormLayout, QLineEdit, QWidget

from ...core.connection.network import proxy_note
from ...core.connection.service import ServiceChoice
from ...core.settings import BASE_URL, DEFAULT_BASE_URL
from ...core.translation import tr
from ..section import Section, make_quiet, plain_label
from .words import proxy_words

if TYPE_CHECKING:
    from ...core.connection.service import Service


class ServiceSection(Section):
    """Let the service be chosen; what is chosen counts only after `keep`."""

    changed = pyqtSignal()

    def __init__(self, service: Service, parent: QWidget | None = None) -> None:
        super().__init__(tr("Connection"), parent)
        self._service = service
        self.choice_combo = QComboBox()
        self.choice_combo.setAccessibleName(tr("Service"))
        self.choice_combo.addItem(tr("ClearSKY"), ServiceChoice.CLEARSKY)
        self.choice_combo.addItem(tr("Sample Data with Play Money, Until QGIS Closes"), ServiceChoice.SAMPLE)
        self.choice_combo.addItem(tr("Another Address"), ServiceChoice.OTHER)
        self.choice_combo.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.address_edit = QLineEdit()
        self.address_edit.setAccessibleName(tr("Service address"))
        self.proxy_label = make_quiet(plain_label())
        self._lay_out()
        self._begin()
        self.choice_combo.currentIndexChanged.connect(self._on_changed)
        self.address_edit.textChanged.connect(self._on_changed)

    @property
    def choice(self) -> ServiceChoice:
        """What is chosen."""
        return ServiceChoice(self.choice_combo.currentData())

    @property
    def base_url(self) -> str:
        """Where the chosen service answers; empty for the sample service, which has no address before it runs."""
        if BASE_URL.is_overridden:
            return BASE_URL.get()
        return {
            ServiceChoice.CLEARSKY: DEFAULT_BASE_URL,
            ServiceChoice.SAMPLE: "",
            ServiceChoice.OTHER: self.address_edit.text().strip(),
        }[self.choice]

    def keep(self) -> None:
        """Use what is chosen from now on."""
        self._service.choose(self.choice, self.address_edit.text())

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        form.addRow(tr("Service"), self.choice_combo)
        form.addRow(tr("Address"), self.address_edit)
        self.body.addLayout(form)
        self.body.addWidget(self.proxy_label)

    def _begin(self) -> None:
        """Show what is in force."""
        if self._service.choice is ServiceChoice.OTHER:
            self.address_edit.setText(BASE_URL.get())
        self.choice_combo.setCurrentIndex(self.choice_combo.findData(self._service.choice))
        self.choice_combo.setEnabled(not BASE_URL.is_overridden)
        if BASE_URL.is_overridden:
            self.choice_combo.setToolTip(tr("The variable CLEARSKY_BASE_URL has the say."))
        self._render()

    def _on_changed(self) -> None:
        self._render()
        self.changed.emit()

    def _render(self) -> None:
        is_other = self.choice is ServiceChoice.OTHER
        self.address_edit.setEnabled(is_other and not BASE_URL.is_overridden)
        self.address_edit.setPlaceholderText("https://" if is_other else DEFAULT_BASE_URL)
        if self.choice is ServiceChoice.SAMPLE:
            self.proxy_label.setText(
                tr("It runs inside QGIS, without a network and a key; nothing costs anything.")
            )
        else:
            self.proxy_label.setText(proxy_words(proxy_note(self.base_url)))
