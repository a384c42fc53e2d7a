# SPDX-License-Identifier: GPL-2.0-or-later
"""Beyond what is included: how long images are kept, how often each may be fetched, and what that adds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QGridLayout, QLabel, QWidget

from ...core.orders.state import month_end
from ...core.translation import tr
from ..formats import date_text, euro_text
from ..section import Section, make_quiet, plain_label
from .fields import count_field

if TYPE_CHECKING:
    import datetime as dt

    from ...core.orders.state import OrderDraft, OrderState

MOST_MONTHS = 120
MOST_REQUESTS = 1000


class ExtrasSection(Section):
    """Choose storage and retrievals (contract 6.3, 6.4); what each adds is the difference of two estimates."""

    changed = pyqtSignal(dict)
    """Fields of the `OrderDraft` that are another by now."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Beyond What Is Included"), parent)
        self.storage_spin = count_field(tr("Months that images are kept"), 1, MOST_MONTHS)
        self.requests_spin = count_field(tr("How often each image may be fetched"), 1, MOST_REQUESTS)
        self.storage_label, self.requests_label = make_quiet(QLabel()), make_quiet(QLabel())
        self.storage_why, self.requests_why = make_quiet(plain_label()), make_quiet(plain_label())
        self._lay_out()
        self.storage_spin.valueChanged.connect(lambda months: self.changed.emit({"storage_months": months}))
        self.requests_spin.valueChanged.connect(lambda count: self.changed.emit({"api_requests": count}))

    def render_draft(self, draft: OrderDraft) -> None:
        """Show what the draft says, and why one would want more."""
        self.storage_spin.setValue(draft.storage_months)
        self.requests_spin.setValue(draft.api_requests)
        self.storage_why.setText(_storage_words(draft))
        self.requests_why.setText(_requests_words(draft.api_requests))

    def render_state(self, state: OrderState) -> None:
        """Show what each adds to the first charge."""
        offer = state.offer
        storage_eur = offer.storage_eur if offer else None
        requests_eur = offer.requests_eur if offer else None
        self.storage_label.setText(_added_text(state.draft.storage_months, storage_eur))
        self.requests_label.setText(_added_text(state.draft.api_requests, requests_eur))

    def _lay_out(self) -> None:
        grid = QGridLayout()
        rows = (
            (tr("Months kept"), self.storage_spin, self.storage_label, self.storage_why),
            (tr("Retrievals each"), self.requests_spin, self.requests_label, self.requests_why),
        )
        for number, (text, spin, label, why) in enumerate(rows):
            name = plain_label(text)
            name.setBuddy(spin)
            label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            for column, widget in enumerate((name, spin, label)):
                grid.addWidget(widget, 2 * number, column)
            grid.addWidget(why, 2 * number + 1, 0, 1, 3)
        grid.setColumnStretch(0, 3)
        grid.setColumnStretch(2, 2)
        self.body.addLayout(grid)


def kept_until(image_day: dt.date, storage_months: int) -> dt.date:
    """Return the last day on which an image can be fetched: one month is the calendar month after (contract 6.4)."""
    return month_end(image_day, storage_months)


def _storage_words(draft: OrderDraft) -> str:
    last = date_text(kept_until(draft.from_, draft.storage_months))
    kept = tr("An image of {day} can be fetched until {last}.").format(day=date_text(draft.from_), last=last)
    more = tr("More can only be had when ordering; what has expired is gone.")
    return kept if draft.storage_months > 1 else f"{kept} {more}"


def _requests_words(count: int) -> str:
    if count == 1:
        return tr(
            "Each image can be fetched once: fetching it again, also in another CRS, resolution or with other bands, "
            "needs more retrievals."
        )
    return tr(
        "Each image can be fetched {count} times a month; every CRS, resolution or choice of bands counts."
    ).format(count=count)


def _added_text(count: int, added_eur: float | None) -> str:
    if count == 1:
        return tr("included")
    return tr("+ {amount}").format(amount=euro_text(added_eur)) if added_eur is not None else "…"
