# SPDX-License-Identifier: GPL-2.0-or-later
"""The one place that holds what the imagery page shows: replaced as a whole, told at once."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from qgis.PyQt.QtCore import QObject, pyqtSignal

from .presets import first_product
from .state import Activity, ImageryState
from .wanted import epsg_of, request_of

if TYPE_CHECKING:
    from qgis.core import QgsProject

    from ...clearsky.models import CompositeRequest
    from ..connection.service import Service


KEPT: tuple[str, ...] = (
    "account",
    "models",
    "source",
    "product",
    "is_several",
    "ticked",
    "is_play",
    "lacks_key",
    "budget",
    "upload",
)
"""What does not depend on the area."""
UNPRICED: dict[str, Any] = {
    "quote": None,
    "billed_beyond": None,
    "owned_share": None,
    "is_first_fetch": False,
    "missing_wkt": "",
    "sent_before": None,
    "sent": None,
    "loaded": None,
    "problem": None,
    "activity": Activity.IDLE,
}
"""What no longer holds as soon as anything above the price changes."""


class StateStore(QObject):
    """Hold one `ImageryState` and tell each new one. Main thread only."""

    state_changed = pyqtSignal(object)
    """The new `ImageryState`."""

    def __init__(self, project: QgsProject, service: Service, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._project = project
        self._state = ImageryState(
            is_play=service.is_local, lacks_key=service.lacks_key, product=first_product()
        )

    @property
    def state(self) -> ImageryState:
        """The state as last told."""
        return self._state

    @property
    def is_fetching(self) -> bool:
        """Whether an image is being received."""
        return self._state.activity is Activity.FETCHING

    def wanted(self) -> CompositeRequest | None:
        """Build the request of exactly what is shown, in the project's CRS of this moment.

        Raises:
            RequestError: what is shown makes no request.
        """
        return request_of(self._state, self._project.crs())

    def change(self, **fields: Any) -> None:  # noqa: ANN401 (fields of ImageryState)
        """Replace some fields."""
        self._tell(replace(self._state, **fields))

    def start_over(self, **fields: Any) -> None:  # noqa: ANN401 (fields of ImageryState)
        """Keep only what does not depend on the area."""
        kept = {name: getattr(self._state, name) for name in KEPT}
        self._tell(ImageryState(**{**kept, **fields}))

    def _tell(self, state: ImageryState) -> None:
        self._state = replace(state, epsg=epsg_of(state, self._project.crs()))
        self.state_changed.emit(self._state)
