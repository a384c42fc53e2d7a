# SPDX-License-Identifier: GPL-2.0-or-later
"""The models that can be ordered (contract 3.3)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Optional

from .._envelope import Envelope
from .._exchange import Call
from ..models.account import TaskingModel, TaskingModels
from ._base import Resource

if TYPE_CHECKING:
    from .._retry import CancelToken


class Models(Resource):
    """Models and the constellations they read."""

    def list(self, *, cancel: Optional[CancelToken] = None) -> tuple[TaskingModel, ...]:
        """Return the models of this account.

        Raises:
            ClearSkyError: see `errors`.
        """
        return self._ask(Call("GET", "/api/tasking/models"), Envelope[TaskingModels], cancel).tasking_models
