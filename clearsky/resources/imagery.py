# SPDX-License-Identifier: GPL-2.0-or-later
"""What imagery exists (contract 3.11)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Optional

from .._envelope import Envelope
from .._exchange import Call
from ..models import AvailableDates, AvailableDatesRequest
from ._base import Resource

if TYPE_CHECKING:
    from .._retry import CancelToken


class Imagery(Resource):
    """Dates with imagery."""

    def available_dates(
        self, request: AvailableDatesRequest, *, cancel: Optional[CancelToken] = None
    ) -> AvailableDates:
        """Return the dates on which this account has imagery of an area, none outside the period asked for.

        Raises:
            ClearSkyError: see `errors`.
        """
        call = Call("POST", "/api/satelliteimages/search/available", body=request.to_wire())
        return self._ask(call, Envelope[AvailableDates], cancel).clipped_to(request)
