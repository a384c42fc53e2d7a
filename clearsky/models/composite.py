# SPDX-License-Identifier: GPL-2.0-or-later
"""Images cut to an area: availability, price, download (contract 3.12 to 3.14)."""

from __future__ import annotations

from enum import Enum, IntEnum
from typing import TYPE_CHECKING, Literal, Optional

from pydantic import Field

from ..bands import ALL, spelled_out
from ..errors import RequestError
from .answer_types import LooseNumber, Price
from .common import AreaFields, WireModel
from .request_types import Bandnames, Name, RequestDate, UniqueNames, UploadUrl

if TYPE_CHECKING:
    from .account import AccountInfo

AUTO_UTM_EPSG = 47000
"""The service picks the UTM zone; no EPSG code of the real world (contract 12)."""


class Resolution(IntEnum):
    """The pixel sizes on offer, in metres for UTM output."""

    M10 = 10
    M20 = 20
    M40 = 40
    M80 = 80
    M160 = 160
    M320 = 320
    M640 = 640
    M1280 = 1280


class PixelSelectionMode(str, Enum):
    """Which pixels at the edge of the area belong to it."""

    INTERSECT = "intersect"
    CONTAINED = "contained"


class DataType(str, Enum):
    """The sample type: INT16 with nodata -32768, or UINT8 with nodata 0."""

    INT16 = "INT16"
    UINT8 = "UINT8"


class UtmDataSelectionMode(str, Enum):
    """What happens where an area reaches into the next UTM zone (contract 12)."""

    SINGLE_UTM_FULLY_COVERED = "single_utm_fully_covered"
    SINGLE_UTM = "single_utm"
    COMBINED_UTM = "combined_utm"


class CompositeRequest(AreaFields):
    """One image of one area: the same object is checked, priced and bought.

    Two money rules are types: no order is ever created on the side, and the switch of an old pixel selection
    stays off.
    """

    date: RequestDate
    resolution: Resolution = Resolution.M10
    epsg_projection: int = Field(ge=1024, le=998_999)
    model: Name
    satellite_constellations: UniqueNames
    bandnames: Bandnames = ALL
    file_type: Literal["tif"] = "tif"
    pixel_selection_mode: PixelSelectionMode = PixelSelectionMode.INTERSECT
    data_type: DataType = DataType.INT16
    utm_data_selection_mode: Optional[UtmDataSelectionMode] = UtmDataSelectionMode.COMBINED_UTM
    utm_grid_force_pixel_resolution_size: bool = True
    old_pixel_selection_mode: Literal[False] = False
    allow_partial_image: bool = False
    automatic_order_creation: Literal[False] = False
    upload_url: Optional[UploadUrl] = Field(default=None, repr=False)
    level: Optional[Literal[1, 2]] = None
    harmonize: Optional[bool] = None
    clip_reflectance: Optional[bool] = None

    def to_wire(self) -> dict[str, object]:
        """Return the JSON body of the estimate and of the download: they are the same."""
        body: dict[str, object] = {
            **self.to_availability_wire(),
            "Resolution": int(self.resolution),
            "FileType": self.file_type,
            "PixelSelectionMode": self.pixel_selection_mode.value,
            "DataType": self.data_type.value,
            "UtmGridForcePixelResolutionSize": self.utm_grid_force_pixel_resolution_size,
            # Written out, not read from the object: no copy made behind the type's back can spend money.
            "OldPixelSelectionMode": False,
            "AllowPartialImage": self.allow_partial_image,
            "AutomaticOrderCreation": False,
            "UploadUrl": None if self.upload_url is None else self.upload_url.get_secret_value(),
        }
        options = {"Level": self.level, "Harmonize": self.harmonize, "ClipReflectance": self.clip_reflectance}
        return {**body, **{name: value for name, value in options.items() if value is not None}}

    def to_availability_wire(self) -> dict[str, object]:
        """Return the JSON body of the availability check, the documented subset (contract 3.12)."""
        mode = self.utm_data_selection_mode
        return {
            **self.area_to_wire(),
            "Date": self.date.isoformat(),
            "UtmDataSelectionMode": None if mode is None else mode.value,
            "SatelliteConstellations": list(self.satellite_constellations),
            "Model": self.model,
            "EpsgProjection": self.epsg_projection,
            "Bandnames": self.bandnames,
        }


class CompositeAvailability(WireModel):
    """Twelve answers about one image (contract 3.12); None means the service did not say."""

    fully_available: bool
    data_available_for_user: bool
    orders_cover_polygon: Optional[bool] = None
    intersected_active_zones: Optional[bool] = None
    intersected_active_zones_utm_epsg: Optional[bool] = None
    partially_available: Optional[bool] = None
    uncertainty_available: Optional[bool] = None
    partially_uncertainty_available: Optional[bool] = None
    polygon_in_data_area: Optional[bool] = None
    data_on_zone_data_frequency_date: Optional[bool] = None
    all_images_predicted: Optional[bool] = None
    any_image_within_storage_months: Optional[bool] = None

    @property
    def is_ready(self) -> bool:
        """Whether the whole image can be fetched now (contract 3.12)."""
        return self.fully_available and self.orders_cover_polygon is True and self.data_available_for_user

    @property
    def is_partly_ready(self) -> bool:
        """Whether some of the image can be fetched now, by a request that allows a partial image."""
        return self.data_available_for_user and (self.fully_available or self.partially_available is True)


class CompositeEstimate(WireModel):
    """What an image would cost, in processing units, and how large and slow it would be (contract 3.13)."""

    credit_estimate: Price
    """Processing units."""
    area_estimate_km2: LooseNumber = None
    file_size_estimate_mb: LooseNumber = Field(default=None, alias="FileSizeEstimateMB")
    fast_time_estimate_s: LooseNumber = Field(default=None, alias="FastTimeEstimateSeconds")
    slow_time_estimate_s: LooseNumber = Field(default=None, alias="SlowTimeEstimateSeconds")


def check_limits(request: CompositeRequest, account: AccountInfo) -> None:
    """Refuse a request that is larger than the account allows.

    Raises:
        RequestError: naming the area or the bands.
    """
    fields: dict[str, tuple[str, ...]] = {}
    if request.area_km2 > account.max_composite_area_km2:
        place = "wkt" if request.wkt is not None else "geo_json"
        limit = f"the account takes {account.max_composite_area_km2:g} km² at once"
        fields[place] = (f"the area measures {request.area_km2:.1f} km², {limit}",)
    if len(spelled_out(request.bandnames)) > account.max_total_bands:
        fields["bandnames"] = (f"the account takes {account.max_total_bands} bands at once",)
    if fields:
        raise RequestError(fields)
