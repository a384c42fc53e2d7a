# SPDX-License-Identifier: GPL-2.0-or-later
"""Where imagery comes from (contract 3.17, 3.18); optional extras the newer documentation does not list."""

from __future__ import annotations

from typing import TYPE_CHECKING, Optional

from .._envelope import Envelope
from .._exchange import Call
from ..models.products import AcquisitionDay, AcquisitionDays, InputProduct, InputProducts
from ._base import Resource

if TYPE_CHECKING:
    import datetime as dt

    from .._retry import CancelToken
    from ..models import AreaRequest

_PATH = "/api/satelliteproducts"


class Products(Resource):
    """Scenes used, and scenes to come."""

    def inputs(
        self, area: AreaRequest, *, date: Optional[dt.date] = None, cancel: Optional[CancelToken] = None
    ) -> tuple[InputProduct, ...]:
        """Return the scenes that touch an area, those behind the image of a date where one is given (contract 3.17).

        The request is not documented: the date is sent as for the image itself (inferred from the path).

        Raises:
            ClearSkyError: see `errors`.
        """
        body = area.to_wire() if date is None else {**area.to_wire(), "Date": date.isoformat()}
        call = Call("POST", f"{_PATH}/satellitezones/composite", body=body)
        return self._ask(call, Envelope[InputProducts], cancel).satellite_products_for_composite

    def acquisition_plans(
        self, area: AreaRequest, *, cancel: Optional[CancelToken] = None
    ) -> tuple[AcquisitionDay, ...]:
        """Return the passes planned over an area, day by day (contract 3.18).

        Raises:
            ClearSkyError: see `errors`.
        """
        call = Call("POST", f"{_PATH}/acquisitionplans", body=area.to_wire())
        return self._ask(call, Envelope[AcquisitionDays], cancel).plans
