# SPDX-License-Identifier: GPL-2.0-or-later
"""The one place that holds what the batch window shows: replaced as a whole, told at once."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from qgis.PyQt.QtCore import QObject, pyqtSignal

from ..connection.tills import till_of
from .state import BatchActivity, BatchState
from .table import with_cells

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ..connection.service import Service
    from ..purchases.ledger import Ledger
    from ..purchases.till import Till
    from .state import BatchCell


class BatchStore(QObject):
    """Hold one `BatchState` and tell each new one. Main thread only."""

    state_changed = pyqtSignal(object)
    """The new `BatchState`."""

    def __init__(self, service: Service, ledger: Ledger, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._service = service
        self._ledger = ledger
        self._state = BatchState()

    @property
    def state(self) -> BatchState:
        """The state as last told."""
        return self._state

    @property
    def is_fetching(self) -> bool:
        """Whether a plan is under way."""
        return self._state.activity is BatchActivity.FETCHING

    @property
    def workers(self) -> int:
        """As many requests at once as the account allows connections."""
        return self._state.account.max_concurrent_connections if self._state.account else 1

    def till(self) -> Till:
        """Return the account's till, with the user's limits of this moment."""
        return till_of(self._state.account, self._service, self._ledger)

    def set_cells(self, cells: Iterable[BatchCell]) -> None:
        """Put cells in the place of those of the same key."""
        changed = tuple(cells)
        if changed:
            self.tell(with_cells(self._state, changed))

    def change(self, **fields: Any) -> None:  # noqa: ANN401 (fields of BatchState)
        """Replace some fields."""
        self.tell(replace(self._state, **fields))

    def tell(self, state: BatchState) -> None:
        """Take another state."""
        self._state = state
        self.state_changed.emit(state)
