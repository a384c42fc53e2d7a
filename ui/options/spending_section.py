# SPDX-License-Identifier: GPL-2.0-or-later
"""The user's own limits: what a month may cost, and from which amount on to be asked again."""

from __future__ import annotations

from qgis.PyQt.QtWidgets import QDoubleSpinBox, QFormLayout, QWidget

from ...core.settings import ASK_ABOVE_UNITS, MONTHLY_EUROS, MONTHLY_UNITS, Setting, limit_of
from ...core.translation import tr
from ..section import Section, make_quiet, plain_label

MAX_AMOUNT = 10_000_000.0
NONE = -1.0
"""One step below nothing."""


class SpendingSection(Section):
    """Let the limits be changed; they count only after `keep`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Spending"), parent)
        self.units_spin = LimitSpin(MONTHLY_UNITS, tr("no limit"))
        self.euros_spin = LimitSpin(MONTHLY_EUROS, tr("no limit"))
        self.ask_above_spin = LimitSpin(ASK_ABOVE_UNITS, tr("never"))
        form = QFormLayout()
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        form.addRow(tr("Images, at most (units a month)"), self.units_spin)
        form.addRow(tr("Orders, at most (€ a month)"), self.euros_spin)
        form.addRow(tr("Ask again above (units)"), self.ask_above_spin)
        self.body.addLayout(form)
        counted = make_quiet(
            plain_label(tr("A month counts purchases and renewals at the prices you agreed to."))
        )
        for widget in (counted, self.units_spin, self.euros_spin):
            widget.setToolTip(_what_counts())
        self.body.addWidget(counted)

    def keep(self) -> None:
        """Keep the limits."""
        for spin in (self.units_spin, self.euros_spin, self.ask_above_spin):
            spin.keep()


def _what_counts() -> str:
    return tr(
        "A month (UTC) counts what was bought from this profile, at the prices you agreed to. Recurring orders count "
        "again in each month until the list shows that they have ended, and are refused if a later month has no room."
    )


class LimitSpin(QDoubleSpinBox):
    """Show a limit, none below zero: nothing at all is a limit too. What is not touched is kept to its last digit."""

    def __init__(self, setting: Setting, none_text: str) -> None:
        super().__init__()
        self._setting = setting
        self.setRange(NONE, MAX_AMOUNT)
        self.setDecimals(2)
        self.setSpecialValueText(none_text)
        limit = limit_of(setting)
        self.setValue(NONE if limit is None else limit)
        self._shown = self.value()

    def keep(self) -> None:
        """Keep the limit where it was changed."""
        if self.value() != self._shown:
            self._shown = self.value()
            self._setting.set(repr(self._shown) if self._shown >= 0 else "")
