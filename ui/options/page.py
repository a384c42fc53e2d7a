# SPDX-License-Identifier: GPL-2.0-or-later
"""Settings ▸ Options ▸ ClearSKY: the key, the service, the images and the limits; nothing is kept before OK."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.gui import QgsOptionsPageWidget
from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ...core.connection.service import ServiceChoice
from ...core.translation import tr
from ..section import SECTION_SPACING_PX
from .diagnostics_dialog import DiagnosticsDialog
from .images_section import ImagesSection
from .key_section import KeySection
from .service_section import ServiceSection
from .spending_section import SpendingSection

if TYPE_CHECKING:
    from collections.abc import Callable

    from ...core.connection.account_check import AccountCheck
    from ...core.connection.service import Service


class OptionsPage(QgsOptionsPageWidget):
    """Compose the sections; ask about the key in the background while the page is open."""

    applied = pyqtSignal(str)
    """The options are kept; with what the user must be told about it, or nothing."""

    def __init__(
        self, service: Service, check: AccountCheck, make_report: Callable[[], str], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._check = check
        self._make_report = make_report
        check.setParent(self)
        self.account = KeySection(service.credentials)
        self.service = ServiceSection(service)
        self.spending = SpendingSection()
        self.images = ImagesSection()
        self.diagnostics_button = QPushButton(tr("Diagnostics…"))
        self.diagnostics_button.setToolTip(tr("A report for whoever helps you, without any secret."))
        self._lay_out()
        self._connect()
        self._on_service_changed()

    def apply(self) -> None:
        """Keep what was entered; called by QGIS on OK."""
        self.service.keep()
        self.spending.keep()
        self.images.keep()
        self.applied.emit(self.account.keep())

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setSpacing(SECTION_SPACING_PX)
        for section in (self.account, self.service, self.images, self.spending):
            column.addWidget(section)
        foot = QHBoxLayout()
        foot.addWidget(self.diagnostics_button)
        foot.addStretch(1)
        column.addLayout(foot)
        column.addStretch(1)

    def _connect(self) -> None:
        self.account.test_requested.connect(self._on_test_requested)
        self.account.stop_requested.connect(self._check.drop)
        self.account.key_edit.textChanged.connect(self._check.drop)
        self.service.changed.connect(self._on_service_changed)
        self._check.answered.connect(self.account.show_facts)
        self._check.failed.connect(self.account.show_failure)
        self.diagnostics_button.clicked.connect(self._on_diagnostics)

    def _on_test_requested(self, api_key: str) -> None:
        self.account.show_asking()
        self._check.ask(api_key=api_key, base_url=self.service.base_url)

    def _on_service_changed(self) -> None:
        self._check.drop()
        self.account.set_testable(is_testable=self.service.choice is not ServiceChoice.SAMPLE)

    def _on_diagnostics(self) -> None:
        DiagnosticsDialog(self._make_report(), self).open()
