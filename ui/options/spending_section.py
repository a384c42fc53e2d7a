# SPDX-License-Identifier: GPL-2.0-or-later
"""The user's own limits: what a month may cost, and from which amount on to be asked again."""

from __future__ import annotations

from qgis.PyQt.QtWidgets import QDoubleSpinBox, QFormLayout, QWidget

from ...core.settings import ASK_ABOVE_UNITS, MONTHLY_EUROS, MONTHLY_UNITS, Setting, amount_of
from ...core.translation import tr
from ..section import Section, make_quiet, plain_label

MAX_AMOUNT = 10_000_000.0


class SpendingSection(Section):
    """Let the limits be changed; they count only after `keep`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Spending"), parent)
        self.units_spin = _amount_spin(MONTHLY_UNITS, tr("no limit"))
        self.euros_spin = _amount_spin(MONTHLY_EUROS, tr("no limit"))
        self.ask_above_spin = _amount_spin(ASK_ABOVE_UNITS, tr("never"))
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
        for setting, spin in (
            (MONTHLY_UNITS, self.units_spin),
            (MONTHLY_EUROS, self.euros_spin),
            (ASK_ABOVE_UNITS, self.ask_above_spin),
        ):
            setting.set(_amount_text(spin))


def _what_counts() -> str:
    return tr(
        "A month (UTC) counts what was bought from this profile, at the prices you agreed to. Recurring orders count "
        "again in each month until the list shows that they have ended, and are refused if a later month has no room."
    )


def _amount_spin(setting: Setting, none_text: str) -> QDoubleSpinBox:
    spin = QDoubleSpinBox()
    spin.setRange(0.0, MAX_AMOUNT)
    spin.setDecimals(2)
    spin.setSpecialValueText(none_text)
    spin.setValue(amount_of(setting) or 0.0)
    return spin


def _amount_text(spin: QDoubleSpinBox) -> str:
    """Write an amount as it is kept; zero stands for none."""
    return repr(spin.value()) if spin.value() > 0 else ""
