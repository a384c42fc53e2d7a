# SPDX-License-Identifier: GPL-2.0-or-later
"""The scenes imagery is made from, and those still to come (contract 3.17, 3.18)."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Optional

from .answer_types import NoneIsEmpty
from .common import WireModel


class InputProduct(WireModel):
    """A scene that imagery was made from."""

    satellite_constellation: str
    product_geog_wkt: Optional[str] = None
    image_date: Optional[dt.datetime] = None


class InputProducts(WireModel):
    """A list of scenes."""

    satellite_products_for_composite: Annotated[tuple[InputProduct, ...], NoneIsEmpty]


class AcquisitionPlan(WireModel):
    """A pass of one satellite."""

    satellite: str
    acquisition_status: Optional[str] = None
    publication_status: Optional[str] = None
    wkt: Optional[str] = None


class AcquisitionDay(WireModel):
    """The passes of one day."""

    date: dt.datetime
    acquisition_plans: Annotated[tuple[AcquisitionPlan, ...], NoneIsEmpty] = ()


class AcquisitionDays(WireModel):
    """A list of days."""

    plans: Annotated[tuple[AcquisitionDay, ...], NoneIsEmpty]
